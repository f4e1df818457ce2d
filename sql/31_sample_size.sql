-- 31_sample_size.sql: are there enough runs? The plan's decision 2.
--
-- Plain SQL. Creates the view
--   sample_size   a row for each task group, mode and step
--
-- Columns
--   task_group, mode, step ('main_effect' | 'graph' | 'interaction' | 'mediation')
--   n            runs
--   variables    variables the step uses in this task group: the energy variables; for interaction
--                and mediation those of the candidates; for the graph those that are used by
--                graph_variable
--   n_complete   runs that can be used: for the graph those that have all its variables; else those
--                of the energy variable, candidate edge or candidate path that has fewest
--   verdict      'enough' | 'small' (< setting small) | 'too small' (< setting too_small); empty
--                where the step has nothing to test
--   advice       what the plan offers: merge small groups (group_merge), leave out (which the graphs
--                do where it is too small), bootstrap

CREATE VIEW sample_size AS
WITH cell AS MATERIALIZED (
  SELECT o.*, v.role FROM observation AS o JOIN variable AS v ON v.name = o.variable
), spread AS (
  SELECT task_group, variable, role, count(value) AS filled FROM cell GROUP BY task_group, variable
), used(step, task_group, test, variable) AS (  -- a test uses the run that has all its variables
  SELECT 'main_effect', task_group, variable, variable FROM spread
  WHERE role = 'energy' AND filled > 0
  UNION
  SELECT 'graph', task_group, 'graph', variable FROM graph_variable WHERE used
  UNION
  SELECT 'interaction', task_group, source || ' -> ' || target, source FROM candidate_edge
  UNION
  SELECT 'interaction', task_group, source || ' -> ' || target, target FROM candidate_edge
  UNION
  SELECT 'mediation', task_group, source || ' -> ' || mediator || ' -> ' || target, source FROM candidate_path
  UNION
  SELECT 'mediation', task_group, source || ' -> ' || mediator || ' -> ' || target, mediator FROM candidate_path
  UNION
  SELECT 'mediation', task_group, source || ' -> ' || mediator || ' -> ' || target, target FROM candidate_path
), per_run AS (
  SELECT u.step, u.task_group, u.test, c.mode, count(c.value) = count(*) AS usable
  FROM used AS u JOIN cell AS c ON c.task_group = u.task_group AND c.variable = u.variable
  GROUP BY u.step, u.task_group, u.test, c.unit
), per_test AS (
  SELECT step, task_group, mode, sum(usable) AS n_complete FROM per_run
  GROUP BY step, task_group, test, mode
), complete AS (
  SELECT step, task_group, mode, min(n_complete) AS n_complete FROM per_test
  GROUP BY step, task_group, mode
), extent AS (
  SELECT step, task_group, count(DISTINCT variable) AS variables FROM used GROUP BY step, task_group
), runs AS (
  SELECT task_group, m.mode, sum(r.mode = m.mode) AS n
  FROM experiment_run AS r, (SELECT reference AS mode FROM mode_pair UNION ALL SELECT other FROM mode_pair) AS m
  WHERE m.mode IS NOT NULL GROUP BY task_group, m.mode
), judged AS (
  SELECT r.task_group, r.mode, s.column1 AS step, r.n, coalesce(x.variables, 0) AS variables,
         coalesce(c.n_complete, 0) AS n_complete,
         CASE WHEN x.variables IS NULL THEN NULL
              WHEN coalesce(c.n_complete, 0) < (SELECT value FROM setting WHERE name = 'too_small') THEN 'too small'
              WHEN c.n_complete < (SELECT value FROM setting WHERE name = 'small') THEN 'small'
              ELSE 'enough' END AS verdict
  FROM runs AS r
  CROSS JOIN (VALUES ('main_effect'), ('graph'), ('interaction'), ('mediation')) AS s
  LEFT JOIN extent AS x ON x.step = s.column1 AND x.task_group = r.task_group
  LEFT JOIN complete AS c ON c.step = s.column1 AND c.task_group = r.task_group AND c.mode = r.mode
)
SELECT task_group, mode, step, n, variables, n_complete, verdict,
       CASE verdict
         WHEN 'too small' THEN CASE step WHEN 'graph' THEN 'no graph; ' ELSE 'leave out, or ' END
                               || 'merge with a group of the same kind (group_merge)'
         WHEN 'small' THEN CASE step WHEN 'graph' THEN 'bootstrap (setting graph_bootstrap)'
                             ELSE 'read intervals, not p-values; bootstrap' END
                           || '; or merge (group_merge)'
         WHEN 'enough' THEN ''
         ELSE 'nothing to test: ' || CASE step WHEN 'main_effect' THEN 'no energy values'
           WHEN 'graph' THEN 'no variable varies in both modes'
           WHEN 'interaction' THEN 'no hyperparameter varies'
           ELSE 'no candidate path' END
       END AS advice
FROM judged ORDER BY task_group, step, mode;

INSERT INTO analysis_step VALUES ('sample_size', 31, 'Sample sizes: runs that can be used, where they are few',
'SELECT task_group AS "group", step, mode, n_complete || '' of '' || n AS runs,
  coalesce(verdict, ''none'') AS verdict, advice
FROM result_sample_size WHERE verdict IS NULL OR verdict <> ''enough''', 0);
