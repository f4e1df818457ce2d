-- step2_graph_variable.sql: which variables the causal graphs of a task group have. Step 2.1 of the
-- plan.
--
--   graph_variable   a row for each variable of `measured` and each task group
--
-- Columns
--   task_group, variable, role, tier
--   missing   largest share of runs, over the modes, in which it has no value
--   used      1 where it is in the graphs of both modes, else 0
--   reason    why it is not: 'no values' | 'missing too often' (setting max_missing) | 'constant'
--             (in some mode it does not vary within any block) | 'constant where nothing is
--             missing'
--
-- Both modes have the same variables, or their graphs could not be compared. A graph uses the runs
-- that have all its variables; nothing is imputed. A column that is missing often costs the graph
-- many runs: give it the role 'ignore' if you can do without.

CREATE VIEW graph_variable AS
WITH spread AS MATERIALIZED (  -- 1e-15: a spread at rounding level is none
  SELECT task_group, mode, block, variable, count(*) AS n, count(value) AS filled,
         max(value) - min(value) > 1e-15 * max(abs(max(value)), abs(min(value))) AS varies
  FROM observation GROUP BY variable, task_group, mode, block
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
  FROM judged AS j CROSS JOIN observation AS o ON o.variable = j.variable
    AND o.task_group = j.task_group
  WHERE j.reason IS NULL AND o.value IS NULL
), spread_whole AS (  -- what is left without them
  SELECT o.task_group, o.mode, o.variable, count(*) AS n,
         max(o.value) - min(o.value) > 1e-15 * max(abs(max(o.value)), abs(min(o.value))) AS varies
  FROM judged AS j CROSS JOIN observation AS o ON o.variable = j.variable
    AND o.task_group = j.task_group
  WHERE j.reason IS NULL AND j.task_group IN (SELECT task_group FROM gap)
    AND o.unit NOT IN (SELECT unit FROM gap)
  GROUP BY o.variable, o.task_group, o.mode, o.block
), constant AS (
  SELECT DISTINCT task_group, variable FROM spread_whole
  GROUP BY task_group, mode, variable HAVING max(varies) = 0 AND sum(n) > 1
)
SELECT j.task_group, j.variable, v.role, v.tier, j.missing,
       j.reason IS NULL AND c.variable IS NULL AS used,
       coalesce(j.reason, CASE
                WHEN c.variable IS NOT NULL THEN 'constant where nothing is missing' END) AS reason
FROM judged AS j JOIN measured AS v ON v.name = j.variable
LEFT JOIN constant AS c ON c.task_group = j.task_group AND c.variable = j.variable
ORDER BY j.task_group, v.tier, v.role, j.variable;

INSERT INTO analysis_step VALUES ('graph_variable', 35, 'Step 2: variables left out of the graphs',
                                  0);
