-- alert/level.sql: how the runs are spread over the levels.
--
--   alert_levels(…)   alert 'note': how many runs each level has, and how often the condition was
--        empty, which is a level, or no level; 'one level': there is nothing to compare, everywhere
--        or in a task group

CREATE VIEW alert_levels AS
WITH counted AS MATERIALIZED (
  SELECT task_group, mode, count(*) AS n, sum(mode_was_empty) AS empty
  FROM experiment_run GROUP BY task_group, mode
), level AS (
  SELECT sum(n) AS n, sum(empty) AS empty, count(*) AS levels,
         group_concat(mode || ' ' || n, (SELECT gap FROM joiner)) AS text, max(mode) AS mode
  FROM (SELECT mode, sum(n) AS n, sum(empty) AS empty FROM counted GROUP BY mode)
), alone AS (
  SELECT task_group, sum(n) AS n, max(mode) AS mode FROM counted
  WHERE (SELECT levels FROM level) > 1 GROUP BY task_group HAVING count(*) = 1
)
SELECT 'note' AS alert, iif(n > 0, 'runs', 'no runs') AS word, iif(n > 0, 3, 1) AS severity,
       '' AS task_group, NULL AS mode, 'runs' AS subject, coalesce(n, 0) AS n, NULL AS share,
       text AS a, NULL AS b, NULL AS c, NULL AS d, NULL AS e, NULL AS f, NULL AS cure, NULL AS cut,
       NULL AS emptied
FROM level
UNION ALL
SELECT 'empty level', 'empty level', 3, '', NULL, (SELECT name FROM variable
                                                   WHERE role = 'condition'),
       empty, 1.0 * empty / n, (SELECT max(mode) FROM experiment_run WHERE mode_was_empty), n,
       NULL, NULL, NULL, NULL, NULL, NULL, NULL
FROM level WHERE empty > 0
UNION ALL
SELECT 'empty level', 'no level', 2, '', NULL, (SELECT name FROM variable
                                                WHERE role = 'condition'),
       sum(mode IS NULL), avg(mode IS NULL), NULL, count(*), NULL, NULL, NULL, NULL,
       printf('UPDATE setting SET value = ''%q'' WHERE name = ''empty_mode''; '
              || 'SELECT causalite_refresh()', (SELECT reference FROM known)), NULL, NULL
FROM run_label HAVING sum(mode IS NULL) > 0
UNION ALL
SELECT 'one level', 'one level', 1, '', NULL, 'runs', n, NULL, mode, NULL, NULL, NULL, NULL, NULL,
       NULL, NULL, NULL
FROM level WHERE levels = 1
UNION ALL
SELECT 'one level', 'one level of a group', 1, task_group, NULL, 'runs', n, NULL, mode, NULL, NULL,
       NULL, NULL, NULL, NULL, NULL, NULL
FROM alone;
