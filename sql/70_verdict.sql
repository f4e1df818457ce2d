-- 70_verdict.sql: which of the plan's four scenarios each task group is in, and what follows from it.
--
-- Needs no extension, but the results of steps 1 to 3 as 90_materialise.sql stores them, and the words
-- of 65_word.sql. Creates the view
--   verdict   a row for each task group
--
-- Columns
--   task_group, scenario (1 no influence, 2 main effect, 3 interaction, 4 changed causal structure;
--     empty: too little data), title
--   strength   'shown' | 'suggestive' | 'not detected'; empty where scenario is
--   n_reference, n_other   runs in each mode, of the energy variable that has most
--   main effect: main_variable (of the smallest p), main_estimate (in its unit), main_d, main_d_low,
--     main_d_high (in residual standard deviations within blocks), main_p (Holm), main_effects (how
--     many energy variables have p < alpha), main_tested
--   interaction: interaction_source, interaction_target (of the smallest p), slope_reference,
--     slope_other, interaction_sd (change of the effect of one standard deviation of the source, in
--     residual standard deviations of the model without interaction), interaction_p (Benjamini & Hochberg), interactions,
--     interactions_tested
--   structure: drivers_reference, drivers_other (hyperparameters that drive energy in that mode only),
--     graph_p (graph_test: of the whole graph; empty: not tested)
--   what the data leave open: largest_d, largest_interaction (the largest values inside any interval),
--     detectable_d, detectable_interaction (what would have been found with probability 0.8, for the
--     least exact energy variable or pair), margin
--   conclusion, advice, caveats   in words, in the language of setting lang
--
-- The rule. An energy variable counts where both modes have `too_small` runs with it, and so does a pair
-- of hyperparameter and energy variable; without any variable the scenario is empty. Then, the first
-- that holds:
--   4  a hyperparameter drives energy in one mode only: (a) its slopes there are significant (Bonferroni
--      over the energy variables) and in the other mode none is; (b) for some energy variable the
--      interaction has p_bh < alpha, and the interval of the other mode's slope lies within half the
--      driving slope; (c) the graphs say the same (question_1). 'shown' where graph_test confirms that
--      the graphs, or an edge of that hyperparameter, differ; 'suggestive' where it was not run; where
--      it was run and does not confirm, the scenario is 3
--   3  an interaction with p_bh < alpha (adjustment total); 'suggestive' where every such hyperparameter
--      has three runs that make more than 80 % of its spread in a mode (they do not count for 4)
--   2  a main effect with p_blocked_holm < alpha; 'suggestive' where no interaction could be tested
--   1  otherwise; 'shown' only if every interval of d and of the standardised interactions lies within
--      +/- equivalence_margin, else 'not detected'
-- Everything is within blocks; nothing here rests on the pooled t-test.

CREATE VIEW verdict AS
WITH known AS MATERIALIZED (
  SELECT p.reference, p.other,
         (SELECT value FROM setting WHERE name = 'alpha') AS alpha,
         (SELECT value FROM setting WHERE name = 'equivalence_margin') AS margin,
         (SELECT value FROM setting WHERE name = 'too_small') AS too_small,
         (SELECT value FROM setting WHERE name = 'small') AS small
  FROM mode_pair AS p
), energy AS MATERIALIZED (
  SELECT m.task_group, m.variable, coalesce(nullif(m.label, ''), m.variable) AS label,
         coalesce(' ' || nullif(m.unit, ''), '') AS unit, m.caveat, m.n1, m.n2,
         m.estimate_blocked AS estimate, m.p_blocked_holm AS p, m.sigma_blocked AS sigma,
         m.estimate_blocked / m.sigma_blocked AS d,
         m.conf_low_blocked / m.sigma_blocked AS low, m.conf_high_blocked / m.sigma_blocked AS high,
         m.std_error_blocked / m.sigma_blocked AS std_error
  FROM result_main_effect AS m, known AS k
  WHERE m.task_group <> '(all)' AND m.n1 >= k.too_small AND m.n2 >= k.too_small
    AND m.p_blocked IS NOT NULL
), main AS (
  SELECT task_group, max(n1) AS n_other, max(n2) AS n_reference, count(*) AS tested, sum(p < alpha) AS found,
         max(max(abs(low), abs(high))) AS largest, max((high - low) / 2 + 0.8416 * std_error) AS detectable
  FROM energy, known GROUP BY task_group
), main_best AS (
  SELECT * FROM (SELECT *, row_number() OVER (PARTITION BY task_group ORDER BY p, abs(d) DESC, variable) AS place
                 FROM energy) WHERE place = 1
), cell AS MATERIALIZED (
  SELECT o.unit, o.task_group, o.mode, o.variable, v.role, o.value
  FROM observation AS o JOIN variable AS v ON v.name = o.variable
  WHERE v.role IN ('hyperparameter', 'energy') AND o.value <> ''
), runs AS MATERIALIZED (  -- that have both, in the mode that has fewer
  SELECT task_group, source, target, min(n) AS n, count(*) AS modes
  FROM (SELECT x.task_group, x.variable AS source, y.variable AS target, x.mode, count(*) AS n
        FROM cell AS x JOIN cell AS y ON y.unit = x.unit
        WHERE x.role = 'hyperparameter' AND y.role = 'energy'
        GROUP BY x.task_group, x.variable, y.variable, x.mode)
  GROUP BY task_group, source, target
), spread AS (
  SELECT task_group, mode, variable, square,
         row_number() OVER (PARTITION BY task_group, mode, variable ORDER BY square DESC) AS place
  FROM (SELECT task_group, mode, variable,
               pow(value - avg(value) OVER (PARTITION BY task_group, mode, variable), 2) AS square
        FROM cell WHERE role = 'hyperparameter')
), fragile AS MATERIALIZED (  -- three runs are more than 80 % of the spread in a mode
  SELECT DISTINCT task_group, variable AS source FROM spread
  GROUP BY task_group, mode, variable HAVING sum(square) FILTER (WHERE place <= 3) > 0.8 * sum(square)
), fitted AS (  -- of the model without interaction: sd(source) / residual sd of the target
  SELECT *, main_beta / main_estimate / sqrt((1 - r_squared_main) * (n - 1) / (df + 1)) AS scale
  FROM result_interaction WHERE adjustment = 'total' AND p_value IS NOT NULL
), pair AS MATERIALIZED (
  SELECT i.task_group, i.source, i.target, i.p_bh AS p, i.effect, i.slope_reference, i.slope_other,
         i.slope_reference_p, i.slope_other_p, (i.conf_high - i.conf_low) / 2 AS half,
         i.estimate * i.scale AS sd_change, i.conf_low * i.scale AS low, i.conf_high * i.scale AS high,
         i.std_error * i.scale AS std_error,
         EXISTS (SELECT 1 FROM fragile AS f WHERE f.task_group = i.task_group AND f.source = i.source) AS fragile
  FROM fitted AS i
  JOIN energy AS e ON e.task_group = i.task_group AND e.variable = i.target
  JOIN runs AS r ON r.task_group = i.task_group AND r.source = i.source AND r.target = i.target
  WHERE r.modes = 2 AND r.n >= (SELECT too_small FROM known)
), interaction AS (
  SELECT task_group, count(*) AS tested, sum(p < alpha) AS found, sum(p < alpha AND NOT fragile) AS found_firm,
         max(max(abs(low), abs(high))) AS largest, max((high - low) / 2 + 0.8416 * std_error) AS detectable
  FROM pair, known GROUP BY task_group
), interaction_best AS (
  SELECT * FROM (SELECT *, row_number() OVER (PARTITION BY task_group ORDER BY p < alpha AND NOT fragile DESC, p, abs(sd_change) DESC, source, target) AS place
                 FROM pair, known) WHERE place = 1
), driver AS MATERIALIZED (
  SELECT task_group, source,
         min(slope_reference_p) * count(slope_reference_p) < alpha AS in_reference,
         min(slope_other_p) * count(slope_other_p) < alpha AS in_other,
         max(p < alpha AND abs(slope_other) + half <= abs(slope_reference) / 2) AS lost_in_other,
         max(p < alpha AND abs(slope_reference) + half <= abs(slope_other) / 2) AS lost_in_reference
  FROM pair, known WHERE NOT fragile GROUP BY task_group, source
), one_sided AS MATERIALIZED (
  SELECT d.task_group, d.source, d.in_other,
         EXISTS (SELECT 1 FROM result_edge_difference AS e
                 WHERE e.task_group = d.task_group AND e.source = d.source AND e.p_bh < k.alpha
                   AND e.status IN ('only_a', 'only_b', 'reversed')) AS edge_tested
  FROM driver AS d, known AS k
  WHERE (d.in_other AND NOT d.in_reference AND d.lost_in_reference
         OR d.in_reference AND NOT d.in_other AND d.lost_in_other)
    AND EXISTS (SELECT 1 FROM result_question_1 AS q
                WHERE q.task_group = d.task_group AND q.source = d.source
                  AND q.mode = CASE WHEN d.in_other THEN k.other ELSE k.reference END
                  AND q.effect <> 'none' AND q.effect_other = 'none')
), structure AS (
  SELECT o.task_group, max(o.edge_tested) AS edge_tested, t.p_value AS graph_p,
         group_concat(coalesce(nullif(v.label, ''), o.source), ', ') FILTER (WHERE NOT o.in_other) AS in_reference,
         group_concat(coalesce(nullif(v.label, ''), o.source), ', ') FILTER (WHERE o.in_other) AS in_other
  FROM one_sided AS o LEFT JOIN variable AS v ON v.name = o.source
  LEFT JOIN result_graph_permutation AS t ON t.task_group = o.task_group
  GROUP BY o.task_group
), judged AS MATERIALIZED (
  SELECT r.task_group, m.task_group IS NOT NULL AS enough, r.n AS runs,
         m.n_reference, m.n_other, m.tested AS main_tested, m.found AS main_found,
         m.largest AS main_largest, m.detectable AS main_detectable,
         coalesce(i.tested, 0) AS interactions_tested, coalesce(i.found, 0) AS interactions, i.found_firm,
         i.largest AS interaction_largest, i.detectable AS interaction_detectable,
         s.in_reference AS drivers_reference, s.in_other AS drivers_other,
         (SELECT p_value FROM result_graph_permutation AS t WHERE t.task_group = r.task_group) AS graph_p,
         CASE WHEN m.task_group IS NULL THEN NULL
              WHEN s.graph_p < k.alpha OR s.edge_tested THEN 4
              WHEN s.task_group IS NOT NULL AND s.graph_p IS NULL THEN 4
              WHEN i.found > 0 THEN 3
              WHEN m.found > 0 THEN 2
              ELSE 1 END AS scenario,
         s.graph_p < k.alpha OR s.edge_tested AS structure_tested,
         m.largest <= k.margin AND i.largest <= k.margin AS equivalent
  FROM (SELECT task_group, count(*) AS n FROM experiment_run GROUP BY task_group) AS r, known AS k
  LEFT JOIN main AS m ON m.task_group = r.task_group
  LEFT JOIN interaction AS i ON i.task_group = r.task_group
  LEFT JOIN structure AS s ON s.task_group = r.task_group
), graded AS MATERIALIZED (
  SELECT *,
         CASE scenario WHEN 4 THEN iif(structure_tested, 'shown', 'suggestive')
                       WHEN 3 THEN iif(found_firm, 'shown', 'suggestive')
                       WHEN 2 THEN iif(interactions_tested, 'shown', 'suggestive')
                       WHEN 1 THEN iif(equivalent, 'shown', 'not detected') END AS strength
  FROM judged
), case_of AS MATERIALIZED (
  SELECT *, CASE WHEN scenario IS NULL THEN 'verdict 0'
                 WHEN scenario = 1 AND interactions_tested = 0 THEN 'verdict 1 untested' ELSE 'verdict ' || scenario || ' ' || strength END AS word
  FROM graded
), figure AS (  -- numbers for the sentences
  SELECT g.task_group, 'd' AS name, b.d AS x, '%+.2f' AS format FROM case_of AS g JOIN main_best AS b USING (task_group)
  UNION ALL SELECT task_group, 'estimate', estimate, '%+.3g' FROM main_best
  UNION ALL SELECT task_group, 'main_p', p, '%.2g' FROM main_best
  UNION ALL SELECT task_group, 'interaction_p', p, '%.2g' FROM interaction_best
  UNION ALL SELECT task_group, 'slope_reference', slope_reference, '%.3g' FROM interaction_best
  UNION ALL SELECT task_group, 'slope_other', slope_other, '%.3g' FROM interaction_best
  UNION ALL SELECT task_group, 'graph_p', graph_p, '%.2g' FROM case_of
  UNION ALL SELECT task_group, 'largest_d', main_largest, '%.2f' FROM case_of
  UNION ALL SELECT task_group, 'largest_interaction', interaction_largest, '%.2f' FROM case_of
  UNION ALL SELECT task_group, 'detectable_d', main_detectable, '%.2f' FROM case_of
  UNION ALL SELECT task_group, 'main_found', main_found, '%d' FROM case_of
  UNION ALL SELECT task_group, 'main_tested', main_tested, '%d' FROM case_of
  UNION ALL SELECT task_group, 'found', interactions, '%d' FROM case_of
  UNION ALL SELECT task_group, 'tested', interactions_tested, '%d' FROM case_of
  UNION ALL SELECT g.task_group, k.column1, CASE k.column1 WHEN 'margin' THEN margin ELSE too_small END, '%.3g'
            FROM case_of AS g, known, (VALUES ('margin'), ('too_small')) AS k
), written AS (
  SELECT task_group, name,
         CASE WHEN x IS NULL THEN '?'
              WHEN name LIKE '%\_p' ESCAPE '\' AND x < 0.0001 THEN '< 0.0001'
              WHEN name LIKE '%\_p' ESCAPE '\' THEN '= ' || printf('%.2g', x)
              WHEN abs(x) >= 1000 AND abs(x) < 1e15 AND format LIKE '%g'
                THEN iif(format LIKE '%+%' AND x > 0, '+', '') || printf('%,d', CAST(round(x) AS INTEGER))
              ELSE printf(format, x) END AS text
  FROM figure
), text(task_group, name, text) AS (  -- what stands for {name}; names of the data last, so that they stay as they are
  SELECT task_group, name, text FROM written
  UNION ALL SELECT task_group, 'unit', unit FROM main_best
  UNION ALL SELECT task_group, 'variable', label FROM main_best
  UNION ALL SELECT b.task_group, 'source', coalesce(nullif(v.label, ''), b.source)
            FROM interaction_best AS b LEFT JOIN variable AS v ON v.name = b.source
  UNION ALL SELECT b.task_group, 'target', coalesce(nullif(v.label, ''), b.target)
            FROM interaction_best AS b LEFT JOIN variable AS v ON v.name = b.target
  UNION ALL SELECT b.task_group, 'effect', w.text
            FROM interaction_best AS b JOIN said AS w ON w.name = 'effect ' || b.effect
  UNION ALL SELECT g.task_group, 'drivers', (
              SELECT group_concat(replace(replace(w.text, '{mode}', d.mode), '{sources}', d.sources), '; ')
              FROM (SELECT drivers_reference AS sources, (SELECT reference FROM known) AS mode WHERE drivers_reference IS NOT NULL
                    UNION ALL SELECT drivers_other, (SELECT other FROM known) WHERE drivers_other IS NOT NULL) AS d,
                   said AS w WHERE w.name = 'drives only')
            FROM case_of AS g
  UNION ALL SELECT g.task_group, 'reference', k.reference FROM case_of AS g, known AS k
  UNION ALL SELECT g.task_group, 'other', k.other FROM case_of AS g, known AS k
), numbered AS (
  SELECT *, row_number() OVER (PARTITION BY task_group) AS place FROM text
), sentence(task_group, part, template) AS (
  SELECT g.task_group, 'conclusion', w.text FROM case_of AS g JOIN said AS w ON w.name = g.word || ' conclusion'
  UNION ALL
  SELECT g.task_group, 'advice', w.text FROM case_of AS g JOIN said AS w ON w.name = g.word || ' advice'
  UNION ALL  -- the graphs differ, though no hyperparameter drives energy in one mode only
  SELECT g.task_group, 'more', w.text FROM case_of AS g, known AS k JOIN said AS w ON w.name = 'verdict graph differs'
  WHERE g.scenario < 4 AND g.graph_p < k.alpha
  UNION ALL
  SELECT g.task_group, 'small', w.text FROM case_of AS g, known AS k JOIN said AS w ON w.name = 'verdict small'
  WHERE min(g.n_reference, g.n_other) < k.small
), filled(task_group, part, place, text) AS (
  SELECT task_group, part, 0, template FROM sentence
  UNION ALL
  SELECT f.task_group, f.part, f.place + 1, replace(f.text, '{' || n.name || '}', coalesce(n.text, '?'))
  FROM filled AS f JOIN numbered AS n ON n.task_group = f.task_group AND n.place = f.place + 1
), said_of AS MATERIALIZED (
  SELECT task_group, part, text FROM (
    SELECT *, row_number() OVER (PARTITION BY task_group, part ORDER BY place DESC) AS last FROM filled)
  WHERE last = 1
)
SELECT g.task_group, g.scenario,
       (SELECT text FROM said WHERE name = g.word || ' title') AS title, g.strength,
       g.n_reference, g.n_other,
       b.variable AS main_variable, b.estimate AS main_estimate, b.d AS main_d, b.low AS main_d_low,
       b.high AS main_d_high, b.p AS main_p, g.main_found AS main_effects, g.main_tested,
       i.source AS interaction_source, i.target AS interaction_target, i.slope_reference, i.slope_other,
       i.sd_change AS interaction_sd, i.p AS interaction_p, g.interactions, g.interactions_tested,
       g.drivers_reference, g.drivers_other, g.graph_p,
       g.main_largest AS largest_d, g.interaction_largest AS largest_interaction,
       g.main_detectable AS detectable_d, g.interaction_detectable AS detectable_interaction, k.margin,
       (SELECT group_concat(text, ' ') FROM said_of AS s
        WHERE s.task_group = g.task_group AND s.part IN ('conclusion', 'more')) AS conclusion,
       (SELECT text FROM said_of AS s WHERE s.task_group = g.task_group AND s.part = 'advice') AS advice,
       nullif((SELECT group_concat(caveat, '; ') FROM (
          SELECT text AS caveat FROM said_of AS s WHERE s.task_group = g.task_group AND s.part = 'small'
          UNION
          SELECT coalesce((SELECT t.text FROM word AS w JOIN said AS t ON t.name = w.name WHERE w.en = e.caveat), e.caveat)
                 || ': ' || group_concat(e.label, ', ')
          FROM energy AS e
          WHERE e.task_group = g.task_group AND e.caveat <> ''
            AND (g.scenario = 1 OR e.variable IN (b.variable, i.target))
          GROUP BY e.caveat)), '') AS caveats
FROM case_of AS g, known AS k
LEFT JOIN main_best AS b ON b.task_group = g.task_group
LEFT JOIN interaction_best AS i ON i.task_group = g.task_group
ORDER BY g.task_group;

INSERT INTO analysis_step VALUES
('verdict', 70, 'Verdict: the scenario of each task group',
'SELECT task_group, scenario, title, strength, conclusion, advice, caveats FROM result_verdict', 1);
