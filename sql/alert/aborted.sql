-- alert/aborted.sql: rows that are no whole runs.
--
--   alert_aborted(…)   'aborted': the runs of aborted_run, by whether conclusions leave them out
--   alert_status(…)    'not run': rows whose status says so; 'status unknown': a word that
--        status_word does not have and that means no end that is known, or a number or yes or no of
--        which that is not known; such runs count as finished
--   alert_level_out(…) 'other levels': runs of a level that compared_level does not have

CREATE VIEW alert_aborted AS
WITH outcome AS MATERIALIZED (
  SELECT o.unit, o.task_group, o.block, o.value, a.unit IS NOT NULL AS is_aborted, a.left_out
  FROM primary_outcome AS p CROSS JOIN observation AS o ON o.variable = p.name
  LEFT JOIN aborted_run AS a ON a.unit = o.unit
), median AS (  -- of the others in their blocks; a sum of two values may be beyond a double
  SELECT task_group, 0.5 * min(value) + 0.5 * max(value) AS value
  FROM (SELECT task_group, value, count(*) OVER (PARTITION BY task_group) AS n,
               row_number() OVER (PARTITION BY task_group ORDER BY value) AS place
        FROM outcome WHERE value IS NOT NULL AND NOT is_aborted
          AND block IN (SELECT block FROM aborted_run))
  WHERE place IN ((n + 1) / 2, n / 2 + 1) GROUP BY task_group
), listed AS (  -- '12 parallel (5 %), 4 default (status FAILED)'
  SELECT task_group, left_out, sum(n) AS n, max(reason = '5 %') AS by_level,
         group_concat(n || ' ' || mode || opening || reason || closing, gap) AS text
  FROM joiner CROSS JOIN (SELECT task_group, left_out, mode, reason, count(*) AS n FROM aborted_run
        GROUP BY task_group, left_out, mode, reason)
  GROUP BY task_group, left_out
), range AS (
  SELECT task_group, left_out, min(value) AS low, max(value) AS high
  FROM outcome WHERE is_aborted GROUP BY task_group, left_out
)
SELECT 'aborted' AS alert,
       CASE WHEN l.left_out THEN 'aborted' WHEN k.keep_aborted THEN 'aborted kept'
            ELSE 'aborted listed' END
       || iif(l.by_level AND g.low IS NOT NULL AND m.value IS NOT NULL, '', ' by status')
         AS word,
       iif(l.left_out OR k.keep_aborted, 1, 2) AS severity, l.task_group, p.mode,
       CASE WHEN l.left_out OR k.keep_aborted THEN 'runs' ELSE 'runs without performance' END
         || p.suffix AS subject,
       l.n, 1.0 * l.n / (SELECT count(*) FROM outcome AS o WHERE o.task_group = l.task_group)
         AS share,
       l.text AS a,
       iif(g.low = g.high, causalite_format(g.low, 'estimate'),
           causalite_format(g.low, 'estimate') || ' – ' || causalite_format(g.high, 'estimate'))
         AS b,
       causalite_format(m.value, 'estimate') AS c,
       (SELECT count(*) FROM outcome AS o WHERE o.task_group = l.task_group) AS d,
       NULL AS e, NULL AS f,
       CASE WHEN l.left_out OR k.keep_aborted
            THEN printf('UPDATE setting SET value = %d WHERE name = ''keep_aborted''; '
                        || 'SELECT causalite_refresh()', NOT k.keep_aborted)
            ELSE printf('SELECT * FROM aborted_run WHERE task_group = ''%q''', l.task_group) END
         AS cure, NULL AS cut, NULL AS emptied
FROM (SELECT value AS keep_aborted FROM setting WHERE name = 'keep_aborted') AS k
CROSS JOIN listed AS l
JOIN alert_pair AS p ON p.suffix = '' OR EXISTS (  -- of several contrasts those that are there
  SELECT 1 FROM experiment_run AS r WHERE r.task_group = l.task_group AND r.mode = p.mode)
LEFT JOIN range AS g ON g.task_group = l.task_group AND g.left_out = l.left_out
LEFT JOIN median AS m ON m.task_group = l.task_group;

CREATE VIEW alert_status AS
WITH status AS (
  SELECT s.status, s.meaning, lower(trim(s.status)) AS word
  FROM run_status AS s JOIN run_label AS l ON l.run = s.run WHERE l.compared
), sorted AS (
  SELECT status, CASE WHEN meaning = 'not run' THEN meaning
                      WHEN meaning = 'unknown' OR meaning IS NULL
                        AND word NOT IN ('done', 'finished', 'completed', 'complete', 'ok',
                                         'success', 'succeeded', 'successful', 'passed', 'ended',
                                         '成功', '完成')
                        THEN 'status unknown' END AS alert
  FROM status WHERE meaning IS NOT 'failed'
), listed AS (
  SELECT alert, sum(n) AS n, group_concat(status || ' ' || n, (SELECT gap FROM joiner)) AS text
  FROM (SELECT alert, status, count(*) AS n FROM sorted WHERE alert IS NOT NULL
        GROUP BY alert, status)
  GROUP BY alert
)
SELECT alert, alert AS word, iif(alert = 'not run', 3, 2) AS severity, '' AS task_group,
       NULL AS mode, (SELECT min(name) FROM variable WHERE role = 'status') AS subject, n,
       1.0 * n / (SELECT count(*) FROM status) AS share, text AS a,
       (SELECT count(*) FROM status) AS b, NULL AS c, NULL AS d,
       NULL AS e, NULL AS f, NULL AS cure, NULL AS cut, NULL AS emptied
FROM listed;

CREATE VIEW alert_level_out AS
WITH listed AS (
  SELECT sum(n) AS n, group_concat(mode || ' ' || n, (SELECT gap FROM joiner)) AS text
  FROM (SELECT mode, count(*) AS n FROM run_label WHERE NOT compared AND mode IS NOT NULL
        GROUP BY mode)
)
SELECT 'other levels' AS alert, 'other levels' AS word, 3 AS severity, '' AS task_group,
       NULL AS mode, (SELECT name FROM variable WHERE role = 'condition') AS subject, n,
       1.0 * n / (SELECT count(*) FROM run_label) AS share, text AS a, NULL AS b, NULL AS c,
       NULL AS d, NULL AS e, NULL AS f,
       'DELETE FROM compared_level; SELECT causalite_refresh()' AS cure, NULL AS cut,
       NULL AS emptied
FROM listed WHERE n > 0;
