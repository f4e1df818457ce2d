-- alert/drift.sql: whether the primary outcome drifts with the order of the runs.
--
--   alert_drift(…)   'drift': the trend from the first run of the task group (0) to the last (1),
--        by time where it is known, else in the order of the rows, within blocks by levels and
--        after the causes. Told if p < .01 and it takes up a twentieth of what is left without it.
--        Where days are known the p is CR2 with the day as cluster: runs of one day are alike, and
--        a handful of unlike days is no drift. Rows sorted by what is held fixed say nothing of a
--        drift: where cells and causes nearly tell the place (variance inflation above 10), the
--        trend over all runs is an extrapolation, and is not told

CREATE VIEW alert_drift AS
WITH ordered AS MATERIALIZED (
  SELECT r.*, 1.0 * (row_number() OVER by_time - 1) / nullif(count(*) OVER (
           PARTITION BY r.task_group) - 1, 0) AS place
  FROM alert_run AS r JOIN run_label AS l ON l.unit = r.unit
  LEFT JOIN run_time AS t ON t.run = l.run
  WHERE r.value IS NOT NULL AND r.complete
  WINDOW by_time AS (PARTITION BY r.task_group ORDER BY t.label, l.run)
), fit AS MATERIALIZED (
  SELECT task_group, count(*) AS n, count(DISTINCT day) AS days,
         ols(value, cell, wide, '{"names":["y","cell","x"],"wide":"x"}') AS without,
         ols(value, place, cell, wide, '{"names":["y","place","cell","x"],"wide":"x"}') AS plain,
         ols(value, place, cell, wide, day,
             '{"names":["y","place","cell","x","day"],"wide":"x","cluster":"day"}') AS by_day
  FROM ordered GROUP BY task_group
), taken AS (
  SELECT task_group, n, plain, iif(days > 1, by_day, plain) AS fit,
         causalite_value(without, 'sigma') * causalite_value(without, 'sigma')
           * causalite_value(without, 'df_residual') AS rest,
         causalite_value(plain, 'sigma') * causalite_value(plain, 'sigma')
           * causalite_value(plain, 'df_residual') AS rest_with
  FROM fit
)
SELECT 'drift' AS alert, 'drift' AS word, 2 AS severity, f.task_group, NULL AS mode,
       (SELECT label FROM alert_outcome) AS subject, f.n, 1 - f.rest_with / f.rest AS share,
       iif(o.estimate > 0, '+', '') || causalite_format(o.estimate, 'estimate') AS a,
       iif(o.p_value < 0.001, '', '= ')
         || causalite_format(o.p_value, 'p', (SELECT value FROM setting WHERE name = 'lang')) AS b,
       NULL AS c, NULL AS d, NULL AS e, NULL AS f,
       NULL AS cure, NULL AS cut, NULL AS emptied
FROM taken AS f JOIN ols(f.fit) AS o
JOIN ols(f.plain) AS u ON u.term = 'place'
WHERE o.term = 'place' AND u.vif <= 10 AND o.p_value < 0.01 AND f.rest > 0
  AND f.rest_with < 0.95 * f.rest;
