-- setup/configuration.sql: which runs are not independent of each other.
--
--   configuration(unit, task_group, configuration)
--        a number for runs of the same block, mode and causes, an empty cause being a value;
--        negative controls, which make the runs of a configuration its repeats, are no part of it
--   run_cluster(unit, run_number, task_group, mode, block, cluster, clustered)
--        of the runs that conclusions rest on. cluster: the user's (role cluster); else the
--        configuration where the task group repeats one; else each run is one of its own, and
--        clustered is 0

CREATE VIEW configuration AS
WITH part AS (
  SELECT o.unit, v.name, coalesce(causalite_format(o.value + 0.0, 'plain'), 'NULL') AS value
  FROM measured AS v CROSS JOIN observation AS o ON o.variable = v.name WHERE v.role = 'cause'
  UNION ALL
  SELECT l.unit, v.name, quote(l.value)
  FROM variable AS v CROSS JOIN cause_label AS l ON l.variable = v.name WHERE v.role = 'cause'
), setup AS MATERIALIZED (
  SELECT unit, group_concat(value) AS causes
  FROM (SELECT unit, value FROM part ORDER BY unit, name) GROUP BY unit
)
SELECT r.unit, r.task_group,
       dense_rank() OVER (ORDER BY r.task_group, r.block, r.mode, s.causes) AS configuration
FROM experiment_run AS r LEFT JOIN setup AS s ON s.unit = r.unit;

CREATE VIEW run_cluster AS
WITH sound AS MATERIALIZED (
  SELECT r.unit, r.run_number, r.task_group, r.mode, r.block, r.cluster, c.configuration
  FROM experiment_run AS r JOIN configuration AS c ON c.unit = r.unit
  WHERE r.unit NOT IN (SELECT unit FROM aborted_run WHERE left_out)
), by_group AS MATERIALIZED (
  SELECT task_group, count(*) > count(DISTINCT configuration) AS repeats
  FROM sound GROUP BY task_group
)
SELECT s.unit, s.run_number, s.task_group, s.mode, s.block,
       coalesce(s.cluster, iif(g.repeats, s.configuration, s.unit)) AS cluster,
       s.cluster IS NOT NULL OR g.repeats AS clustered
FROM sound AS s JOIN by_group AS g ON g.task_group = s.task_group;
