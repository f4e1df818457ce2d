-- verdict_case.sql: what the verdict rests on, and which of the plan's four scenarios each task
-- group is in.
--
-- From the stored results of steps 1 to 3:
--   verdict_outcome   the outcomes that count, a row for each of a task group, in residual standard
--                     deviations within blocks; place 1: the one with the smallest p
--   verdict_fragile   (task_group, source): causes of which three runs make most of the spread in a
--                     mode
--   verdict_pair      the pairs of cause and outcome that count, a row for each of a task group
--   verdict_case      a row for each task group: scenario, strength, and the figures of `verdict`;
--                     word: the texts in words.sql
--
-- The rule. An energy variable counts where both modes have `too_small` runs with it, and so does a
-- pair of hyperparameter and energy variable; without any variable the scenario is empty. Then, the
-- first that holds:
--   4  a hyperparameter drives energy in one mode only: (a) its slopes there are significant
--      (Bonferroni over the energy variables) and in the other mode none is; (b) for some energy
--      variable the interaction has p_bh < alpha, and the interval of the other mode's slope lies
--      within half the driving slope; (c) the graphs say the same (question_1). 'shown' where
--      graph_test confirms that the graphs, or an edge of that hyperparameter, differ; 'suggestive'
--      where it was not run; where it was run and does not confirm, the scenario is 3
--   3  an interaction with p_bh < alpha (adjustment total); 'suggestive' where every such
--      hyperparameter has three runs that make more than 80 % of its spread in a mode (they do not
--      count for 4)
--   2  a main effect with p_blocked_holm < alpha; 'suggestive' where no interaction could be tested
--   1  otherwise; 'shown' only if every interval of d and of the standardised interactions lies
--      within +/- equivalence_margin, else 'not detected'
-- Everything is within blocks; nothing here rests on the pooled t-test.

CREATE VIEW verdict_outcome AS
SELECT m.task_group, m.variable, coalesce(nullif(m.label, ''), m.variable) AS label,
       coalesce(' ' || nullif(m.unit, ''), '') AS unit, m.caveat, m.n1, m.n2,
       m.estimate_blocked AS estimate, m.p_blocked_holm AS p,
       m.estimate_blocked / m.sigma_blocked AS d,
       m.conf_low_blocked / m.sigma_blocked AS low, m.conf_high_blocked / m.sigma_blocked AS high,
       m.std_error_blocked / m.sigma_blocked AS std_error,
       row_number() OVER (PARTITION BY m.task_group ORDER BY m.p_blocked_holm,
         abs(m.estimate_blocked / m.sigma_blocked) DESC, m.variable) AS place
FROM known AS k CROSS JOIN result_main_effect AS m
WHERE m.task_group <> '(all)' AND m.n1 >= k.too_small AND m.n2 >= k.too_small
  AND m.p_blocked IS NOT NULL;

CREATE VIEW verdict_fragile AS
WITH centre AS MATERIALIZED (
  SELECT o.task_group, o.mode, o.variable, avg(o.value) AS mean
  FROM tested_cause AS c CROSS JOIN observation AS o ON o.variable = c.name
  GROUP BY o.variable, o.task_group, o.mode
), spread AS (
  SELECT task_group, mode, variable, square,
         row_number() OVER (PARTITION BY task_group, mode, variable ORDER BY square DESC) AS place
  FROM (SELECT o.task_group, o.mode, o.variable, (o.value - c.mean) * (o.value - c.mean) AS square
        FROM centre AS c CROSS JOIN observation AS o
          ON o.variable = c.variable AND o.task_group = c.task_group AND o.mode = c.mode
        WHERE o.value IS NOT NULL)
)
SELECT DISTINCT task_group, variable AS source FROM spread
GROUP BY task_group, mode, variable
HAVING sum(square) FILTER (WHERE place <= 3) > 0.8 * sum(square);

CREATE VIEW verdict_pair AS
WITH RECURSIVE gap AS MATERIALIZED (
  SELECT unit, task_group, mode, variable FROM observation WHERE value IS NULL
), runs AS MATERIALIZED (  -- that have both, in the mode that has fewer
  SELECT task_group, source, target, min(n) AS n, count(*) AS modes
  FROM (SELECT e.task_group, e.source, e.target, r.n - (
                 SELECT count(DISTINCT g.unit) FROM gap AS g
                 WHERE g.task_group = e.task_group AND g.mode = r.mode
                   AND g.variable IN (e.source, e.target)) AS n
        FROM chosen_edge AS e CROSS JOIN run_count AS r ON r.task_group = e.task_group)
  WHERE n > 0 GROUP BY task_group, source, target
), root(task_group, source, target, square, root,
        step) AS (  -- Heron's, as not every SQLite has sqrt()
  SELECT task_group, source, target, (1 - r_squared_main) * (n - 1) / (df + 1), 1.0, 0
  FROM result_interaction WHERE adjustment = 'total' AND p_value IS NOT NULL
  UNION ALL
  SELECT task_group, source, target, square, (root + square / root) / 2, step + 1
  FROM root WHERE step < 60
), fitted AS (  -- of the model without interaction: sd(source) / residual sd of the target
  SELECT i.*, i.main_beta / i.main_estimate / CASE WHEN r.square > 0 THEN r.root END AS scale
  FROM root AS r CROSS JOIN result_interaction AS i
    ON i.task_group = r.task_group AND i.source = r.source AND i.target = r.target
      AND i.adjustment = 'total'
  WHERE r.step = 60
)
SELECT i.task_group, i.source, i.target, i.p_bh AS p, i.effect, i.slope_reference, i.slope_other,
       i.slope_reference_p, i.slope_other_p, (i.conf_high - i.conf_low) / 2 AS half,
       i.estimate * i.scale AS sd_change, i.conf_low * i.scale AS low,
       i.conf_high * i.scale AS high,
       i.std_error * i.scale AS std_error, f.source IS NOT NULL AS fragile
FROM known AS k CROSS JOIN fitted AS i
JOIN verdict_outcome AS o ON o.task_group = i.task_group AND o.variable = i.target
JOIN runs AS r ON r.task_group = i.task_group AND r.source = i.source AND r.target = i.target
LEFT JOIN verdict_fragile AS f ON f.task_group = i.task_group AND f.source = i.source
WHERE r.modes = 2 AND r.n >= k.too_small;

CREATE VIEW verdict_case AS
WITH main AS (
  SELECT task_group, max(n1) AS n_other, max(n2) AS n_reference, count(*) AS tested,
         sum(p < alpha) AS found,
         max(max(abs(low), abs(high))) AS largest,
         max((high - low) / 2 + 0.8416 * std_error) AS detectable
  FROM verdict_outcome, known GROUP BY task_group
), pair AS MATERIALIZED (
  SELECT p.*, row_number() OVER (PARTITION BY task_group
           ORDER BY p < alpha AND NOT fragile DESC, p, abs(sd_change) DESC, source, target) AS place
  FROM verdict_pair AS p, known
), interaction AS (
  SELECT task_group, count(*) AS tested, sum(p < alpha) AS found,
         sum(p < alpha AND NOT fragile) AS found_firm,
         max(max(abs(low), abs(high))) AS largest,
         max((high - low) / 2 + 0.8416 * std_error) AS detectable
  FROM pair, known GROUP BY task_group
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
         group_concat(v.label, ', ') FILTER (WHERE NOT o.in_other) AS in_reference,
         group_concat(v.label, ', ') FILTER (WHERE o.in_other) AS in_other
  FROM one_sided AS o LEFT JOIN variable_label AS v ON v.name = o.source
  LEFT JOIN result_graph_permutation AS t ON t.task_group = o.task_group
  GROUP BY o.task_group
), judged AS MATERIALIZED (
  SELECT r.task_group, m.task_group IS NOT NULL AS enough, r.n AS runs,
         m.n_reference, m.n_other, m.tested AS main_tested, m.found AS main_found,
         m.largest AS main_largest, m.detectable AS main_detectable,
         coalesce(i.tested, 0) AS interactions_tested, coalesce(i.found, 0) AS interactions,
         i.found_firm,
         i.largest AS interaction_largest, i.detectable AS interaction_detectable,
         s.in_reference AS drivers_reference, s.in_other AS drivers_other,
         (SELECT p_value FROM result_graph_permutation AS t
          WHERE t.task_group = r.task_group) AS graph_p,
         CASE WHEN m.task_group IS NULL THEN NULL
              WHEN s.graph_p < k.alpha OR s.edge_tested THEN 4
              WHEN s.task_group IS NOT NULL AND s.graph_p IS NULL THEN 4
              WHEN i.found > 0 THEN 3
              WHEN m.found > 0 THEN 2
              ELSE 1 END AS scenario,
         s.graph_p < k.alpha OR s.edge_tested AS structure_tested,
         m.largest <= k.margin AND i.largest <= k.margin AS equivalent
  FROM known AS k
  CROSS JOIN (SELECT task_group, sum(n) AS n FROM run_count GROUP BY task_group) AS r
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
)
SELECT g.task_group, g.scenario, g.strength,
       CASE WHEN g.scenario IS NULL THEN 'verdict 0'
            WHEN g.scenario = 1 AND g.interactions_tested = 0 THEN 'verdict 1 untested'
            ELSE 'verdict ' || g.scenario || ' ' || g.strength END AS word,
       g.n_reference, g.n_other, b.variable AS main_variable, b.label AS main_label,
       b.unit AS main_unit,
       b.estimate AS main_estimate, b.d AS main_d, b.low AS main_d_low, b.high AS main_d_high,
       b.p AS main_p,
       g.main_found, g.main_tested, i.source, i.target, i.effect, i.slope_reference, i.slope_other,
       i.sd_change, i.p AS interaction_p, g.interactions, g.interactions_tested,
       g.drivers_reference,
       g.drivers_other, g.graph_p, g.main_largest, g.interaction_largest, g.main_detectable,
       g.interaction_detectable
FROM graded AS g
LEFT JOIN verdict_outcome AS b ON b.task_group = g.task_group AND b.place = 1
LEFT JOIN pair AS i ON i.task_group = g.task_group AND i.place = 1;
