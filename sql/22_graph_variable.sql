-- 22_graph_variable.sql: which variables the causal graphs of a task group have. Step 2.1 of the plan.
--
-- Plain SQL. Creates the view
--   graph_variable   a row for each variable of `observation` and each task group: those of role other
--                    than 'ignore' that do not hold text
--
-- Columns
--   task_group, variable, role, tier
--   missing   largest share of runs, over the modes, in which it has no value
--   used      1 where it is in the graphs of both modes, else 0
--   reason    why it is not: 'no values' | 'missing too often' (setting max_missing) | 'constant' (in
--             some mode it does not vary within any block) | 'constant where nothing is missing'
--
-- Both modes have the same variables, or their graphs could not be compared. A graph uses the runs
-- that have all its variables; nothing is imputed. A column that is missing often costs the graph many
-- runs: give it the role 'ignore' if you can do without.

CREATE VIEW graph_variable AS
WITH cell AS MATERIALIZED (
  SELECT o.unit, o.task_group, o.mode, o.block, o.variable, v.role, v.tier, nullif(o.value, '') AS value
  FROM observation AS o JOIN variable AS v ON v.name = o.variable
), spread AS (  -- 1e-15: a spread at rounding level is none
  SELECT task_group, mode, block, variable, role, tier, count(*) AS n, count(value) AS filled,
         max(value) - min(value) > 1e-15 * max(abs(max(value)), abs(min(value))) AS varies
  FROM cell GROUP BY task_group, mode, block, variable
), by_mode AS (
  SELECT task_group, mode, variable, role, tier, sum(filled) AS filled,
         1 - 1.0 * sum(filled) / sum(n) AS missing, max(coalesce(varies, 0)) AS varies
  FROM spread GROUP BY task_group, mode, variable
), judged AS MATERIALIZED (
  SELECT task_group, variable, role, tier, max(missing) AS missing,
         CASE WHEN min(filled) = 0 THEN 'no values'
              WHEN max(missing) > (SELECT value FROM setting WHERE name = 'max_missing') THEN 'missing too often'
              WHEN min(varies) = 0 THEN 'constant' END AS reason
  FROM by_mode GROUP BY task_group, variable
), whole AS MATERIALIZED (  -- runs without a gap
  SELECT c.unit FROM cell AS c
  JOIN judged AS j ON j.task_group = c.task_group AND j.variable = c.variable AND j.reason IS NULL
  GROUP BY c.unit HAVING count(c.value) = count(*)
), spread_whole AS (
  SELECT c.task_group, c.mode, c.variable, count(*) AS n,
         max(c.value) - min(c.value) > 1e-15 * max(abs(max(c.value)), abs(min(c.value))) AS varies
  FROM cell AS c JOIN whole AS w ON w.unit = c.unit
  GROUP BY c.task_group, c.mode, c.block, c.variable
), constant AS (
  SELECT DISTINCT task_group, variable FROM spread_whole
  GROUP BY task_group, mode, variable HAVING max(varies) = 0 AND sum(n) > 1
)
SELECT j.task_group, j.variable, j.role, j.tier, j.missing,
       j.reason IS NULL AND c.variable IS NULL AS used,
       coalesce(j.reason, CASE WHEN c.variable IS NOT NULL THEN 'constant where nothing is missing' END) AS reason
FROM judged AS j LEFT JOIN constant AS c ON c.task_group = j.task_group AND c.variable = j.variable
ORDER BY j.task_group, j.tier, j.role, j.variable;

INSERT INTO analysis_step VALUES ('graph_variable', 35, 'Step 2: variables left out of the graphs',
'SELECT task_group AS "group", reason, group_concat(coalesce(nullif(v.label, ''''), v.name), '', '') AS variables
FROM result_graph_variable AS g JOIN variable AS v ON v.name = g.variable
WHERE NOT used AND reason <> ''no values'' GROUP BY task_group, reason', 0);
