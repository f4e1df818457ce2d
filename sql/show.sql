-- show.sql: what to look at first of each step, from the stored results; numbers by
-- causalite_format(), as in the report.
--
--   show_<view>   the rows worth printing of result_<view>, numbers as text
--   show_legend(view, position, title, text, empty)   what stands above each of them: the title,
--                 what the columns are (text; NULL: nothing to say), and what to say where there
--                 are no rows
--   show_known    alpha, level (of intervals, per cent), reference, other, difference (' (a − b)')

CREATE VIEW show_known AS
SELECT alpha, printf('%.4g', 100 * (1 - alpha)) AS level, coalesce(other, '?') AS other,
       coalesce(reference, '?') AS reference,
       iif(other IS NULL, '', printf(' (%s − %s)', other, reference)) AS difference
FROM (SELECT (SELECT value FROM setting WHERE name = 'alpha') AS alpha)
LEFT JOIN (SELECT group_concat(mode, ', ') AS other, min(reference) AS reference
           FROM (SELECT DISTINCT mode, reference FROM result_graph_permutation));

CREATE VIEW show_legend AS
WITH legend(view, difference, text, empty) AS (VALUES
  ('main_effect', 1, 'p pooled: the plan''s t-test, over all runs; the rest: within blocks,
the causes held fixed, with the {level} % interval; of the mean: in {reference};
ratio: of geometric means.
p adj.: over all tests of the outcome that decides, else over those of its group.', '(none)'),
  ('sample_size', 0, NULL, '(every step has enough rows)'),
  ('interaction', 1, 'difference of slopes: in the measure''s unit, per unit of the cause or
as it says.
model total: within blocks, slopes by block; plan: the plan''s regression, all runs.
p adj.: of total over all tests of the outcome that decides, else of its group;
of plan by Benjamini and Hochberg.', '(none)'),
  ('robustness', 1, 'scale log: of logarithms; ratio: of geometric means.
agrees: the same is concluded.',
   '(none)'),
  ('graph_permutation', 0, 'a: the mode; b: {reference}', '(none)'),
  ('edge_difference', 0, 'a: the mode; b: {reference}; p(a), p(b): probability of the effect;
weights in the measure''s unit, per unit or as it says.
p adj.: of the permutation test, if there is one (setting permutations).', '(none)'),
  ('mediation', 0,
   'p adj.: by Benjamini and Hochberg, over the paths of a group.', '(none)'),
  ('mediation_difference', 1, 'p adj.: as above. Intervals are for one path each.', '(none)'),
  ('mediation_condition', 1, 'indirect: through the mediator; direct: beside it; both only if nothing
else changes mediator and outcome together. p adj.: as above.', '(none)')
)
SELECT s.view, s.position, s.title || iif(l.difference, k.difference, '') AS title,
       replace(replace(replace(l.text, '{level}', k.level), '{other}', k.other), '{reference}',
               k.reference) AS text,
       iif(EXISTS (SELECT 1 FROM result_sample_size), coalesce(l.empty, '(none)'),
           '(none)') AS empty
FROM show_known AS k CROSS JOIN analysis_step AS s LEFT JOIN legend AS l ON l.view = s.view
WHERE EXISTS (SELECT 1 FROM sqlite_schema WHERE name = 'show_' || s.view)
ORDER BY s.position;

CREATE VIEW show_data_alert AS
SELECT CASE severity WHEN 1 THEN '!!' WHEN 2 THEN '!' ELSE '' END AS " ", task_group AS "group",
       alert, subject,
       note || coalesce(space || effect, '') AS note, cure
FROM joiner CROSS JOIN result_data_alert AS a ORDER BY severity, a.rowid;

CREATE VIEW show_main_effect AS
SELECT iif(scope = '(all)', scope, task_group) AS "group", mode,
       coalesce(nullif(label, ''), variable) || coalesce(', ' || unit, '') AS measure,
       n1 || ' + ' || n2 AS n, causalite_format(p_value, 'p') AS "p pooled",
       causalite_format(estimate_adjusted, 'estimate')
       || coalesce(' [' || causalite_format(conf_low_adjusted, 'estimate') || ', '
                   || causalite_format(conf_high_adjusted, 'estimate') || ']', '')
         AS "difference within blocks",
       causalite_format(percent / 100, 'percent') AS "of the mean",
       causalite_format(ratio, 'estimate') AS ratio,
       causalite_format(coalesce(p_family, p_adjusted), 'p') AS "p adj.",
       coalesce(g.text || coalesce(colon || (
         SELECT r.text FROM result_finding AS f
         JOIN reason_said AS r ON r.reason = f.reason AND r.family_size IS f.family_size
         WHERE f.kind = 'main effect' AND m.scope = 'group' AND f.task_group = m.task_group
           AND f.mode = m.mode AND f.target = m.variable), ''), '') AS finding
FROM joiner CROSS JOIN result_main_effect AS m
LEFT JOIN said AS g ON g.name = 'label ' || m.grade;

CREATE VIEW show_main_effect_block AS
SELECT b.task_group AS "group", mode, v.label AS measure, block, n1 || ' + ' || n2 AS n,
       causalite_format(estimate, 'estimate')
       || coalesce(' [' || causalite_format(conf_low, 'estimate') || ', '
                   || causalite_format(conf_high, 'estimate') || ']', '') AS difference,
       causalite_format(percent / 100, 'percent') AS "of the mean",
       causalite_format(p_value, 'p') AS p,
       causalite_format(heterogeneity_p, 'p') AS "p of the blocks"
FROM result_main_effect_block AS b JOIN variable_label AS v ON v.name = b.variable
WHERE blocks > 1 AND variable = (SELECT variable FROM result_main_effect WHERE is_primary);

CREATE VIEW show_sample_size AS
SELECT task_group AS "group", step, mode, n_complete || ' of ' || n AS runs,
  coalesce(verdict, 'none') AS verdict, advice
FROM result_sample_size WHERE verdict IS NULL OR verdict <> 'enough';

CREATE VIEW show_graph_variable AS
SELECT task_group AS "group", reason, group_concat(label, gap) AS variables
FROM (SELECT g.task_group, g.reason, v.label, j.gap
      FROM joiner AS j CROSS JOIN result_graph_variable AS g
      JOIN variable_label AS v ON v.name = g.variable
      WHERE NOT g.used AND g.reason <> 'no values' ORDER BY g.rowid)
GROUP BY task_group, reason;

CREATE VIEW show_graph AS
SELECT task_group AS "group", mode, n, n_missing AS missing, variables, method, verdict, note
FROM result_graph;

CREATE VIEW show_graph_pooled AS
SELECT task_group AS "group", mode, n, n_missing AS missing, variables, method, note
FROM result_graph_pooled;

CREATE VIEW show_graph_permutation AS
SELECT task_group AS "group", mode, n_a AS "n a", n_b AS "n b", permutations,
  causalite_format(statistic, 'estimate') AS "largest difference",
  causalite_format(p_value, 'p') AS p, note
FROM result_graph_permutation;

CREATE VIEW show_edge_pooled AS
SELECT task_group AS "group", mode, v.label AS target,
  printf('%.2f', probability) AS probability,
  printf('%.2f', path_probability) AS "of a path",
  causalite_format(total_effect_raw, 'estimate') AS "total effect"
FROM result_edge_pooled AS e JOIN variable_label AS v ON v.name = e.target
WHERE source = 'mode' AND target_role = 'outcome'
  AND (found OR target = (SELECT variable FROM result_main_effect WHERE is_primary));

CREATE VIEW show_edge_difference AS
SELECT task_group AS "group", mode,
  s.label || ' → ' || t.label AS effect, status,
  printf('%.2f', probability_a) AS "p(a)", printf('%.2f', probability_b) AS "p(b)",
  printf('%+.2f', round(difference, 2)) AS difference,
  causalite_format(weight_raw_a * step, 'estimate') AS "weight a",
  causalite_format(weight_raw_b * step, 'estimate') AS "weight b",
  causalite_format(p_family, 'p') AS "p adj."
FROM result_edge_difference AS e JOIN slope_step AS s USING (task_group, source)
JOIN variable_label AS t ON t.name = e.target
WHERE source IN (SELECT name FROM tested_cause) AND status IN ('only_a', 'only_b', 'reversed');

CREATE VIEW show_graph_check AS
SELECT task_group AS "group", mode, n, count(*) AS pairs,
       printf('%.3f', avg(abs(difference))) AS "mean difference",
  printf('%.2f', max(abs(difference))) AS largest,
  sum((dibs >= 0.5) <> (exact >= 0.5)) AS "called differently"
FROM result_graph_check GROUP BY task_group, mode;

CREATE VIEW show_question_1 AS
SELECT task_group AS "group",
  s.label || ' → ' || t.label AS effect, mode,
  effect AS kind, effect_reference AS "in the reference",
  printf('%.2f', probability) AS "p(edge)", printf('%.2f', path_probability) AS "p(path)",
  causalite_format(total_effect_raw * step, 'estimate') AS "total effect"
FROM result_question_1 AS q JOIN slope_step AS s USING (task_group, source)
JOIN variable_label AS t ON t.name = q.target
WHERE (effect <> 'none' OR effect_reference <> 'none')
  AND target = (SELECT variable FROM result_main_effect WHERE is_primary);

CREATE VIEW show_question_2 AS
SELECT task_group AS "group", mode, energy_causes AS "act on outcomes",
       performance_causes AS "on performance",
  common AS "on both", group_concat(DISTINCT s.label) AS causes,
  sum(tradeoff) || ' of ' || nullif(count(tradeoff), 0) AS "trade-offs"
FROM result_question_2 AS q LEFT JOIN variable_label AS s ON s.name = q.source
GROUP BY task_group, mode;

CREATE VIEW show_question_3 AS
SELECT task_group AS "group", mode,
  s.label || ' → ' || m.label || ' → ' || t.label AS path,
  printf('%.2f', probability) AS probability, printf('%+.2f', round(weight, 2)) AS weight,
  (SELECT text FROM said AS a WHERE a.name = 'label ' || iif(in_reference, 'yes', 'no')
     AND in_reference IS NOT NULL) AS "in the reference"
FROM result_question_3 AS q JOIN variable_label AS s ON s.name = q.source
JOIN variable_label AS m ON m.name = q.mediator
JOIN variable_label AS t ON t.name = q.target WHERE length = 2;

CREATE VIEW show_interaction AS
SELECT task_group AS "group", mode, s.label || ' → ' || t.label AS edge, adjustment AS model, n,
       causalite_format(estimate * step, 'estimate')
       || coalesce(' [' || causalite_format(conf_low * step, 'estimate') || ', '
                   || causalite_format(conf_high * step, 'estimate') || ']', '')
         AS "difference of slopes",
       causalite_format(coalesce(p_family, p_bh), 'p') AS "p adj.",
       coalesce(g.text || coalesce(iif(k.lang = 'zh', '，', ', ') || e.text, ''), '') AS finding,
       reason
FROM known AS k CROSS JOIN result_interaction AS i JOIN slope_step AS s USING (task_group, source)
JOIN variable_label AS t ON t.name = i.target
LEFT JOIN said AS g ON g.name = 'label ' || i.grade
LEFT JOIN said AS e ON i.grade IN ('shown', 'suggestive') AND e.name = 'shown ' || i.effect
WHERE grade IN ('shown', 'suggestive') OR selected_by <> 'family';

CREATE VIEW show_robustness AS
SELECT task_group AS "group", mode, iif(kind = 'interaction', r.label || ' → ', '') || t.label
         AS finding, coalesce(w.text, check_name) AS "check", scale, n,
       causalite_format(estimate * step, 'estimate')
       || coalesce(' [' || causalite_format(conf_low * step, 'estimate') || ', '
                   || causalite_format(conf_high * step, 'estimate') || ']', '') AS difference,
       causalite_format(ratio, 'estimate') AS ratio, causalite_format(p_value, 'p') AS p,
       (SELECT text FROM said AS a WHERE a.name = 'label ' || iif(agrees, 'yes', 'no')
          AND agrees IS NOT NULL) AS agrees
FROM robustness_step AS r JOIN variable_label AS t ON t.name = r.target
LEFT JOIN said AS w ON w.name = 'check ' || r.check_name;

CREATE VIEW show_mediation AS
SELECT task_group AS "group", mode,
  s.label || ' → ' || m.label || ' → ' || t.label AS path,
  causalite_format(indirect * step, 'estimate')
  || coalesce(' [' || causalite_format(conf_low * step, 'estimate') || ', '
              || causalite_format(conf_high * step, 'estimate') || ']', '') AS "indirect effect",
  causalite_format(p_bh, 'p') AS "p adj."
FROM result_mediation AS r JOIN slope_step AS s USING (task_group, source)
JOIN variable_label AS m ON m.name = r.mediator
JOIN variable_label AS t ON t.name = r.target
WHERE adjustment = 'total'
  AND (selected_by <> 'family' OR p_bh < (SELECT alpha FROM show_known));

CREATE VIEW show_mediation_difference AS
SELECT task_group AS "group", mode,
  s.label || ' → ' || m.label || ' → ' || t.label AS path,
  causalite_format(estimate * step, 'estimate')
  || coalesce(' [' || causalite_format(conf_low * step, 'estimate') || ', '
              || causalite_format(conf_high * step, 'estimate') || ']', '')
    AS "difference of indirect effects",
  causalite_format(p_bh, 'p') AS "p adj.",
  CASE WHEN p_bh < (SELECT alpha FROM show_known) THEN 'differs'
       WHEN p_bh IS NOT NULL THEN 'not detected' END AS finding
FROM result_mediation_difference AS r JOIN slope_step AS s USING (task_group, source)
JOIN variable_label AS m ON m.name = r.mediator
JOIN variable_label AS t ON t.name = r.target
WHERE stratum = 'difference' AND adjustment = 'total'
  AND (selected_by <> 'family' OR p_bh < (SELECT alpha FROM show_known));

CREATE VIEW show_mediation_condition AS
SELECT task_group AS "group", mode, m.label AS through, r.effect,
  causalite_format(estimate, 'estimate')
  || coalesce(' [' || causalite_format(conf_low, 'estimate') || ', '
              || causalite_format(conf_high, 'estimate') || ']', '') AS estimate,
  causalite_format(p_bh, 'p') AS "p adj."
FROM result_mediation_condition AS r JOIN variable_label AS m ON m.name = r.mediator
WHERE r.effect IN ('total', 'indirect', 'direct');

CREATE VIEW show_verdict AS
SELECT task_group, mode, scenario, title, strength, main_grade AS "main effect",
       interaction_grade AS interaction, structure_grade AS structure, conclusion, advice, caveats
FROM result_verdict;
