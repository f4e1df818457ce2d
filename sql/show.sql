-- show.sql: what to look at first of each step, from the stored results; no extension is needed.
--
--   show_<view>   the rows worth printing of result_<view>, numbers as text
--   show_legend(view, position, title, text, empty)   what stands above them: the title, what the
--                 columns are (text; NULL: nothing to say), and what to say where there are no rows
--   show_known    alpha, level (of intervals, per cent), reference, other, difference (' (a − b)')

CREATE VIEW show_known AS
SELECT alpha, printf('%.4g', 100 * (1 - alpha)) AS level, coalesce(other, '?') AS other,
       coalesce(reference, '?') AS reference,
       iif(other IS NULL, '', printf(' (%s − %s)', other, reference)) AS difference
FROM (SELECT (SELECT value FROM setting WHERE name = 'alpha') AS alpha)
LEFT JOIN (SELECT mode_a AS other, mode_b AS reference FROM result_graph_permutation LIMIT 1);

CREATE VIEW show_legend AS
WITH legend(view, difference, text, empty) AS (VALUES
  ('main_effect', 1, 'pooled: over all runs; within blocks: between runs of the same block (model), with its {level} % interval;
p adj.: by Holm, over the measures of a group. Findings follow it.', '(none)'),
  ('sample_size', 0, NULL, '(every step has enough rows)'),
  ('interaction', 1, 'difference of slopes: in the measure''s unit, per unit of the hyperparameter.
model total: within blocks; plan: with duration held fixed, so what is left is per unit of time.
p adj.: by Benjamini and Hochberg, over the family (every hyperparameter and energy of a group).
effect, by that p: strengthens: the slope is further from 0 in mode {other} than in {reference}.', '(none)'),
  ('graph_permutation', 0, 'a: mode {other}; b: mode {reference}', '(none)'),
  ('edge_difference', 0, 'a: mode {other}; b: mode {reference}; p(a), p(b): probability of the effect; weights in the measure''s unit, per unit.
p adj.: of the permutation test, if there is one (setting permutations).', '(none)'),
  ('mediation', 0,
   'p adj.: by Benjamini and Hochberg, over the paths of a group. The word follows it.', '(none)'),
  ('mediation_difference', 1, 'p adj.: as above. Intervals are for one path each.', '(none)')
)
SELECT s.view, s.position, s.title || iif(l.difference, k.difference, '') AS title,
       replace(replace(replace(l.text, '{level}', k.level), '{other}', k.other), '{reference}',
               k.reference) AS text,
       iif(EXISTS (SELECT 1 FROM result_sample_size), coalesce(l.empty, '(none)'),
           '(none)') AS empty
FROM show_known AS k CROSS JOIN analysis_step AS s LEFT JOIN legend AS l ON l.view = s.view
WHERE s.view <> 'edge'
ORDER BY s.position;

CREATE VIEW show_data_note AS
SELECT subject, note FROM result_data_note ORDER BY rowid;

CREATE VIEW show_main_effect AS
SELECT task_group AS "group", coalesce(nullif(label, ''), variable)
       || coalesce(', ' || unit, '') AS measure,
  n1 || ' + ' || n2 AS n,
  CASE WHEN p_value < 0.0001 THEN '<0.0001' WHEN p_value IS NOT NULL THEN printf('%.4f', p_value)
       END AS "p pooled",
  CASE WHEN max(abs(estimate_blocked), abs(conf_low_blocked), abs(conf_high_blocked))
            BETWEEN 100 AND 1e15
       THEN printf('%,d [%,d, %,d]', round(estimate_blocked), round(conf_low_blocked),
                   round(conf_high_blocked))
       WHEN conf_low_blocked IS NOT NULL
       THEN printf('%#.3g [%#.3g, %#.3g]', estimate_blocked, conf_low_blocked, conf_high_blocked)
       WHEN estimate_blocked IS NOT NULL THEN printf('%.6g', estimate_blocked)
       END AS "difference within blocks",
  CASE WHEN p_blocked_holm < 0.0001 THEN '<0.0001'
       WHEN p_blocked_holm IS NOT NULL THEN printf('%.4f', p_blocked_holm)
       END AS "p adj.",
  CASE WHEN p_blocked_holm < (SELECT alpha FROM show_known)
         THEN iif(estimate_blocked > 0, 'higher', 'lower')
       WHEN p_blocked_holm IS NOT NULL THEN 'not detected' END AS finding
FROM result_main_effect;

CREATE VIEW show_sample_size AS
SELECT task_group AS "group", step, mode, n_complete || ' of ' || n AS runs,
  coalesce(verdict, 'none') AS verdict, advice
FROM result_sample_size WHERE verdict IS NULL OR verdict <> 'enough';

CREATE VIEW show_graph_variable AS
SELECT task_group AS "group", reason, group_concat(label, ', ') AS variables
FROM (SELECT g.task_group, g.reason, v.label
      FROM result_graph_variable AS g JOIN variable_label AS v ON v.name = g.variable
      WHERE NOT g.used AND g.reason <> 'no values' ORDER BY g.rowid)
GROUP BY task_group, reason;

CREATE VIEW show_graph AS
SELECT task_group AS "group", mode, n, n_missing AS missing, variables, method, verdict, note
FROM result_graph;

CREATE VIEW show_graph_pooled AS
SELECT task_group AS "group", n, n_missing AS missing, variables, method, note
FROM result_graph_pooled;

CREATE VIEW show_graph_permutation AS
SELECT task_group AS "group", n_a AS "n a", n_b AS "n b", permutations,
  iif(statistic IS NULL, NULL, printf('%.2f', statistic)) AS "sum of differences",
  iif(p_value IS NULL, NULL, printf('%.4f', p_value)) AS p, note
FROM result_graph_permutation;

CREATE VIEW show_edge_pooled AS
SELECT task_group AS "group", v.label AS target,
  printf('%.2f', probability) AS probability,
  printf('%.2f', path_probability) AS "of a path",
  CASE WHEN abs(total_effect_raw) BETWEEN 100 AND 1e15 THEN printf('%,d', round(total_effect_raw))
       WHEN total_effect_raw IS NOT NULL THEN printf('%#.3g', total_effect_raw)
       END AS "total effect"
FROM result_edge_pooled AS e JOIN variable_label AS v ON v.name = e.target
WHERE source = 'mode' AND target_role = 'outcome'
  AND (found OR target LIKE '%total%' OR target IN (SELECT name FROM variable WHERE is_primary));

CREATE VIEW show_edge_difference AS
SELECT task_group AS "group",
  s.label || ' → ' || t.label AS effect, status,
  printf('%.2f', probability_a) AS "p(a)", printf('%.2f', probability_b) AS "p(b)",
  printf('%+.2f', round(difference, 2)) AS difference,
  CASE WHEN abs(weight_raw_a) BETWEEN 100 AND 1e15 THEN printf('%,d', round(weight_raw_a))
       WHEN weight_raw_a IS NOT NULL THEN printf('%#.3g', weight_raw_a) END AS "weight a",
  CASE WHEN abs(weight_raw_b) BETWEEN 100 AND 1e15 THEN printf('%,d', round(weight_raw_b))
       WHEN weight_raw_b IS NOT NULL THEN printf('%#.3g', weight_raw_b) END AS "weight b",
  iif(p_bh IS NULL, NULL, printf('%.3f', p_bh)) AS "p adj."
FROM result_edge_difference AS e JOIN variable_label AS s ON s.name = e.source
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
  effect AS kind, effect_other AS "other mode",
  printf('%.2f', probability) AS "p(edge)", printf('%.2f', path_probability) AS "p(path)",
  CASE WHEN abs(total_effect_raw) BETWEEN 100 AND 1e15 THEN printf('%,d', round(total_effect_raw))
       WHEN total_effect_raw IS NOT NULL THEN printf('%#.3g', total_effect_raw)
       END AS "total effect"
FROM result_question_1 AS q JOIN variable_label AS s ON s.name = q.source
JOIN variable_label AS t ON t.name = q.target
WHERE (effect <> 'none' OR effect_other <> 'none')
  AND (target LIKE '%total%' OR target IN (SELECT name FROM variable WHERE is_primary));

CREATE VIEW show_question_2 AS
SELECT task_group AS "group", mode, energy_causes AS "act on energy",
       performance_causes AS "on performance",
  common AS "on both", group_concat(DISTINCT s.label) AS hyperparameters,
  sum(tradeoff) || ' of ' || nullif(count(tradeoff), 0) AS "trade-offs"
FROM result_question_2 AS q LEFT JOIN variable_label AS s ON s.name = q.source
GROUP BY task_group, mode;

CREATE VIEW show_question_3 AS
SELECT task_group AS "group", mode,
  s.label || ' → ' || m.label || ' → ' || t.label AS path,
  printf('%.2f', probability) AS probability, printf('%+.2f', round(weight, 2)) AS weight,
  iif(in_other_mode, 'yes', 'no') AS "in the other mode"
FROM result_question_3 AS q JOIN variable_label AS s ON s.name = q.source
JOIN variable_label AS m ON m.name = q.mediator
JOIN variable_label AS t ON t.name = q.target WHERE length = 2;

CREATE VIEW show_interaction AS
SELECT task_group AS "group",
  s.label || ' → ' || t.label AS edge,
  adjustment AS model, n,
  CASE WHEN max(abs(estimate), abs(conf_low), abs(conf_high)) BETWEEN 100 AND 1e15
       THEN printf('%,d [%,d, %,d]', round(estimate), round(conf_low), round(conf_high))
       WHEN conf_low IS NOT NULL THEN printf('%#.3g [%#.3g, %#.3g]', estimate, conf_low, conf_high)
       WHEN estimate IS NOT NULL THEN printf('%.6g', estimate) END AS "difference of slopes",
  CASE WHEN p_bh < 0.0001 THEN '<0.0001' WHEN p_bh IS NOT NULL THEN printf('%.4f', p_bh)
       END AS "p adj.",
  CASE WHEN p_bh < (SELECT alpha FROM show_known) THEN effect
       WHEN p_bh IS NOT NULL THEN 'not detected' END AS effect
FROM result_interaction AS i JOIN variable_label AS s ON s.name = i.source
JOIN variable_label AS t ON t.name = i.target
WHERE p_bh < (SELECT alpha FROM show_known) OR selected_by <> 'family';

CREATE VIEW show_mediation AS
SELECT task_group AS "group", mode,
  s.label || ' → ' || m.label || ' → ' || t.label AS path,
  CASE WHEN max(abs(indirect), abs(conf_low), abs(conf_high)) BETWEEN 100 AND 1e15
       THEN printf('%,d [%,d, %,d]', round(indirect), round(conf_low), round(conf_high))
       WHEN conf_low IS NOT NULL THEN printf('%#.3g [%#.3g, %#.3g]', indirect, conf_low, conf_high)
       WHEN indirect IS NOT NULL THEN printf('%.6g', indirect) END AS "indirect effect",
  CASE WHEN p_bh < 0.0001 THEN '<0.0001' WHEN p_bh IS NOT NULL THEN printf('%.4f', p_bh)
       END AS "p adj.",
  CASE WHEN p_bh < (SELECT alpha FROM show_known) THEN mediation
       WHEN p_bh IS NOT NULL THEN 'not detected' END AS mediation
FROM result_mediation AS r JOIN variable_label AS s ON s.name = r.source
JOIN variable_label AS m ON m.name = r.mediator
JOIN variable_label AS t ON t.name = r.target
WHERE adjustment = 'total'
  AND (selected_by <> 'family' OR p_bh < (SELECT alpha FROM show_known));

CREATE VIEW show_mediation_difference AS
SELECT task_group AS "group",
  s.label || ' → ' || m.label || ' → ' || t.label AS path,
  CASE WHEN max(abs(estimate), abs(conf_low), abs(conf_high)) BETWEEN 100 AND 1e15
       THEN printf('%,d [%,d, %,d]', round(estimate), round(conf_low), round(conf_high))
       WHEN conf_low IS NOT NULL THEN printf('%#.3g [%#.3g, %#.3g]', estimate, conf_low, conf_high)
       WHEN estimate IS NOT NULL THEN printf('%.6g', estimate)
       END AS "difference of indirect effects",
  CASE WHEN p_bh < 0.0001 THEN '<0.0001' WHEN p_bh IS NOT NULL THEN printf('%.4f', p_bh)
       END AS "p adj.",
  CASE WHEN p_bh < (SELECT alpha FROM show_known) THEN 'differs'
       WHEN p_bh IS NOT NULL THEN 'not detected' END AS finding
FROM result_mediation_difference AS r JOIN variable_label AS s ON s.name = r.source
JOIN variable_label AS m ON m.name = r.mediator
JOIN variable_label AS t ON t.name = r.target
WHERE stratum = 'difference' AND adjustment = 'total'
  AND (selected_by <> 'family' OR p_bh < (SELECT alpha FROM show_known));

CREATE VIEW show_verdict AS
SELECT task_group, scenario, title, strength, conclusion, advice, caveats FROM result_verdict;
