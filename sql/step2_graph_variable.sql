-- step2_graph_variable.sql: which variables the causal graphs of a task group have. Step 2.1 of the
-- plan.
--
--   graph_variable   a row for each variable of `measured`, and each cause that is a text, and
--                    each task group
--
-- Columns
--   task_group, variable, role, tier
--   missing   largest share of runs, over the modes, in which it has no value
--   used      1 where it is in the graphs of all modes, else 0
--   reason    why it is not: 'no values' | 'missing too often' (setting max_missing) | 'constant'
--             (in some mode it does not vary within any block) | 'constant where nothing is
--             missing' | 'a text, not a number'
--
-- All modes have the same variables, or their graphs could not be compared. A mode with fewer runs
-- than setting too_small, which has no graph, has no say in it, unless none has more. A graph uses
-- the runs that have all its variables; nothing is imputed. A column that is missing often costs
-- the graph many runs: give it the role 'ignore' if you can do without.

CREATE VIEW graph_variable_definition AS
WITH level AS MATERIALIZED (
  SELECT task_group, mode
  FROM (SELECT *, max(n) OVER (PARTITION BY task_group) AS most FROM run_count), known
  WHERE n >= too_small OR most < too_small
), spread AS MATERIALIZED (  -- 1e-15: a spread at rounding level is none
  SELECT o.task_group, o.mode, o.block, o.variable, count(*) AS n, count(o.value) AS filled,
         max(o.value) - min(o.value) > 1e-15 * max(abs(max(o.value)), abs(min(o.value))) AS varies
  FROM sound_observation AS o JOIN level AS l ON l.task_group = o.task_group AND l.mode = o.mode
  GROUP BY o.variable, o.task_group, o.mode, o.block
), by_mode AS (
  SELECT task_group, mode, variable, sum(filled) AS filled,
         1 - 1.0 * sum(filled) / sum(n) AS missing, max(coalesce(varies, 0)) AS varies
  FROM spread GROUP BY task_group, mode, variable
), judged AS MATERIALIZED (
  SELECT b.task_group, b.variable, max(b.missing) AS missing,
         CASE WHEN min(b.filled) = 0 THEN 'no values'
              WHEN max(b.missing) > k.max_missing THEN 'missing too often'
              WHEN min(b.varies) = 0 THEN 'constant' END AS reason
  FROM known AS k CROSS JOIN by_mode AS b GROUP BY b.task_group, b.variable
), gap AS MATERIALIZED (  -- runs that lack a value
  SELECT DISTINCT o.unit, o.task_group
  FROM judged AS j CROSS JOIN sound_observation AS o ON o.variable = j.variable
    AND o.task_group = j.task_group
  WHERE j.reason IS NULL AND o.value IS NULL
), spread_whole AS (  -- what is left without them
  SELECT o.task_group, o.mode, o.variable, count(*) AS n,
         max(o.value) - min(o.value) > 1e-15 * max(abs(max(o.value)), abs(min(o.value))) AS varies
  FROM judged AS j CROSS JOIN level AS l ON l.task_group = j.task_group
  CROSS JOIN sound_observation AS o ON o.variable = j.variable
    AND o.task_group = j.task_group AND o.mode = l.mode
  WHERE j.reason IS NULL AND j.task_group IN (SELECT task_group FROM gap)
    AND o.unit NOT IN (SELECT unit FROM gap)
  GROUP BY o.variable, o.task_group, o.mode, o.block
), constant AS (
  SELECT DISTINCT task_group, variable FROM spread_whole
  GROUP BY task_group, mode, variable HAVING max(varies) = 0 AND sum(n) > 1
), label AS (
  SELECT task_group, variable, max(missing) AS missing
  FROM (SELECT task_group, mode, variable, 1 - 1.0 * count(value) / count(*) AS missing
        FROM cause_label GROUP BY task_group, mode, variable)
  GROUP BY task_group, variable
)
SELECT j.task_group, j.variable, v.role, v.tier, j.missing,
       j.reason IS NULL AND c.variable IS NULL AS used,
       coalesce(j.reason, CASE
                WHEN c.variable IS NOT NULL THEN 'constant where nothing is missing' END) AS reason
FROM judged AS j JOIN measured AS v ON v.name = j.variable
LEFT JOIN constant AS c ON c.task_group = j.task_group AND c.variable = j.variable
UNION ALL
SELECT l.task_group, l.variable, v.role, v.tier, l.missing, 0, 'a text, not a number'
FROM label AS l JOIN variable AS v ON v.name = l.variable
ORDER BY 1, 4, 3, 2;

CREATE VIEW graph_variable(task_group, variable, role, tier, missing, used, reason) AS
WITH made AS MATERIALIZED (
  SELECT c1, CAST(c2 AS TEXT), CAST(c3 AS TEXT), CAST(c4 AS INTEGER), c5, c6, c7
  FROM causalite_rows('graph_variable_definition')
)
SELECT * FROM made ORDER BY 1, 4, 3, 2;

INSERT INTO analysis_step VALUES ('graph_variable', 35, 'Step 2: variables left out of the graphs',
                                  0);
