-- step1_sample_size.sql: are there enough runs? The plan's decision 2.
--
--   run_count     (task_group, mode, n): the runs of each that conclusions rest on
--   sample_size   a row for each task group, mode and step
--
-- Columns of sample_size
--   task_group, mode, step ('main_effect' | 'graph' | 'interaction' | 'mediation')
--   n            runs, without those that are left out (aborted_run)
--   variables    variables the step uses in this task group: the outcomes; for interaction
--                and mediation those of the candidates; for the graph those that are used by
--                graph_variable
--   n_complete   runs that can be used: for the graph those that have all its variables; else those
--                of the outcome, candidate edge or candidate path that has fewest
--   verdict      'enough' | 'small' (< setting small) | 'too small' (< setting too_small); empty
--                where the step has nothing to test
--   advice       what the plan offers: merge small groups (group_merge), leave out (which the
--                graphs do where it is too small), bootstrap

CREATE VIEW run_count AS
SELECT task_group, mode, count(*) AS n FROM experiment_run
WHERE unit NOT IN (SELECT unit FROM aborted_run WHERE left_out)
GROUP BY task_group, mode;

-- Complete is every run but those that lack a value, which are few: only they are looked at.
CREATE VIEW sample_size_definition AS
-- a test uses the runs that have all its variables
WITH used(step, task_group, test, variable) AS MATERIALIZED (
  SELECT 'main_effect', g.task_group, v.name, v.name
  FROM measured AS v CROSS JOIN (SELECT DISTINCT task_group FROM run_count) AS g
  WHERE v.role = 'outcome' AND EXISTS (
    SELECT 1 FROM sound_observation AS o
    WHERE o.task_group = g.task_group AND o.variable = v.name AND o.value IS NOT NULL)
  UNION
  SELECT 'graph', task_group, 'graph', variable FROM graph_variable WHERE used
  UNION
  SELECT 'interaction', e.task_group, e.source || ' -> ' || e.target,
         iif(p.column1 = 1, e.source, e.target)
  FROM candidate_edge AS e, (VALUES (1), (2)) AS p
  UNION
  SELECT 'mediation', e.task_group, e.source || ' -> ' || e.mediator || ' -> ' || e.target,
         CASE p.column1 WHEN 1 THEN e.source WHEN 2 THEN e.mediator ELSE e.target END
  FROM candidate_path AS e, (VALUES (1), (2), (3)) AS p
), gap AS MATERIALIZED (
  SELECT unit, task_group, mode, variable FROM sound_observation WHERE value IS NULL
), incomplete AS (
  SELECT u.step, u.task_group, u.test, g.mode, count(DISTINCT g.unit) AS n
  FROM used AS u JOIN gap AS g ON g.task_group = u.task_group AND g.variable = u.variable
  GROUP BY u.step, u.task_group, u.test, g.mode
), complete AS (
  SELECT u.step, u.task_group, r.mode, min(r.n - coalesce(i.n, 0)) AS n_complete
  FROM (SELECT DISTINCT step, task_group, test FROM used) AS u
  JOIN run_count AS r ON r.task_group = u.task_group
  LEFT JOIN incomplete AS i ON i.step = u.step AND i.task_group = u.task_group AND i.test = u.test
    AND i.mode = r.mode
  GROUP BY u.step, u.task_group, r.mode
), extent AS (
  SELECT step, task_group, count(DISTINCT variable) AS variables FROM used GROUP BY step, task_group
), runs AS (
  SELECT g.task_group, m.mode, coalesce(r.n, 0) AS n
  FROM (SELECT DISTINCT task_group FROM run_count) AS g
  CROSS JOIN mode_level AS m
  LEFT JOIN run_count AS r ON r.task_group = g.task_group AND r.mode = m.mode
), judged AS (
  SELECT r.task_group, r.mode, s.column1 AS step, r.n, coalesce(x.variables, 0) AS variables,
         coalesce(c.n_complete, 0) AS n_complete,
         CASE WHEN x.variables IS NULL THEN NULL
              WHEN coalesce(c.n_complete, 0) < k.too_small THEN 'too small'
              WHEN c.n_complete < k.small THEN 'small'
              ELSE 'enough' END AS verdict
  FROM known AS k CROSS JOIN runs AS r
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
         ELSE 'nothing to test: ' || CASE step WHEN 'main_effect' THEN 'no outcome has values'
           WHEN 'graph' THEN 'no variable varies in every mode'
           WHEN 'interaction' THEN 'no cause varies'
           ELSE 'no candidate path' END
       END AS advice
FROM judged;

CREATE VIEW sample_size(task_group, mode, step, n, variables, n_complete, verdict, advice) AS
WITH made AS MATERIALIZED (
  SELECT c1, c2, c3, c4, c5, c6, c7, c8 FROM causalite_rows('sample_size_definition')
)
SELECT * FROM made ORDER BY 1, 3, 2;

INSERT INTO analysis_step VALUES
('sample_size', 31, 'Sample sizes: runs that can be used, where they are few', 0);
