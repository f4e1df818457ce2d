-- alert/day.sql: whether days tell the levels apart, and whether runs of one day are alike.
--
--   alert_day_level(…)   'confounded day': runs on days that have, within their block, one level of
--        the contrast only, from a fifth of the runs on. With an intraclass correlation of .6 the
--        days differ by 1.2 residual standard deviations; below a fifth even one such day moves a
--        difference by less than the margin of a quarter of one. Blocks of one level are told by
--        alert_block_level
--   alert_day_alike(…)   'days alike': intraclass correlation of the primary outcome by day, after
--        blocks by levels and the causes, by the estimator of one-way analysis of variance
--          ICC = (MSB - MSW) / (MSB + (k0 - 1) MSW)
--        (ICC(1) of Shrout & Fleiss 1979; k0, the size of unequal groups, Snedecor & Cochran 1989,
--        section 13.3), MSB and MSW being from the fits without and with the days as levels. Told
--        from .1 on, where the Bayesian information criterion prefers the days
--   alert_day_unknown(…)   'time unknown'

CREATE VIEW alert_day_level AS
WITH level AS (  -- the days of blocks that have both levels
  SELECT r.task_group, p.mode, p.reference, p.suffix, r.block, r.day, count(*) AS n,
         count(DISTINCT r.mode) AS levels
  FROM alert_pair AS p JOIN alert_run AS r ON r.mode IN (p.mode, p.reference)
  JOIN alert_level AS l ON l.task_group = r.task_group AND l.mode = p.mode AND l.block = r.block
  WHERE r.day IS NOT NULL AND r.value IS NOT NULL AND l.n > 0 AND l.n_reference > 0
  GROUP BY r.task_group, p.mode, r.block, r.day
), counted AS (
  SELECT task_group, mode, reference, suffix, sum(n) AS n, count(DISTINCT day) AS days,
         count(*) AS cells, sum(levels = 1) AS cells_alone,
         coalesce(sum(n) FILTER (WHERE levels = 1), 0) AS alone
  FROM level GROUP BY task_group, mode
)
SELECT 'confounded day' AS alert, 'confounded day' AS word, 1 AS severity, task_group, mode,
       'day' || suffix AS subject, alone AS n, 1.0 * alone / n AS share, n AS a, cells_alone AS b,
       cells AS c, days AS d, NULL AS e, NULL AS f,
       printf('SELECT block, day, min(mode) AS only_level, count(*) AS runs FROM experiment_run '
              || 'WHERE task_group = ''%q'' AND mode IN (''%q'', ''%q'') GROUP BY block, day '
              || 'HAVING count(DISTINCT mode) = 1', task_group, mode, reference) AS cure,
       NULL AS cut, NULL AS emptied
FROM counted WHERE days > 1 AND alone >= 0.2 * n;

CREATE VIEW alert_day_alike AS
WITH sample AS MATERIALIZED (
  SELECT * FROM alert_run WHERE day IS NOT NULL AND value IS NOT NULL AND complete
), day AS (
  SELECT task_group, sum(c) AS n, count(*) AS days,
         (sum(c) - 1.0 * sum(c * c) / sum(c)) / nullif(count(*) - 1, 0) AS k0
  FROM (SELECT task_group, day, count(*) AS c FROM sample GROUP BY task_group, day)
  GROUP BY task_group
), fit AS MATERIALIZED (
  SELECT task_group, ols(value, cell, wide, '{"names":["y","cell","x"],"wide":"x"}') AS without,
         ols(value, cell, wide, day,
             '{"names":["y","cell","x","day"],"wide":"x","factors":["day"]}') AS with_day
  FROM sample GROUP BY task_group
), key AS (
  SELECT task_group, causalite_value(without, 'sigma') AS s, causalite_value(with_day, 'sigma')
           AS s_day,
         causalite_value(without, 'df_residual') AS df,
         causalite_value(with_day, 'df_residual') AS df_day,
         causalite_value(with_day, 'bic') < causalite_value(without, 'bic') AS preferred
  FROM fit
), mean_square AS (
  SELECT task_group, (s * s * df - s_day * s_day * df_day) / nullif(df - df_day, 0) AS between_days,
         s_day * s_day AS within_days
  FROM key WHERE preferred
), icc AS (
  SELECT d.*, (m.between_days - m.within_days)
              / nullif(m.between_days + (d.k0 - 1) * m.within_days, 0) AS icc
  FROM mean_square AS m JOIN day AS d ON d.task_group = m.task_group
)
SELECT 'days alike' AS alert, 'days alike' AS word, 2 AS severity, task_group, NULL AS mode,
       'day' AS subject, n, icc AS share, printf('%.2f', icc) AS a, days AS b, NULL AS c, NULL AS d,
       NULL AS e, NULL AS f, NULL AS cure, NULL AS cut, NULL AS emptied
FROM icc WHERE icc >= 0.1;

CREATE VIEW alert_day_unknown AS
WITH read AS (
  SELECT count(*) AS n, count(day) AS with_day,
         (SELECT name FROM variable WHERE role = 'time' ORDER BY name LIMIT 1) AS name,
         (SELECT name FROM variable WHERE role = 'ignore'
            AND (name LIKE '%date%' OR name LIKE '%timestamp%' OR name LIKE '%started%')
          ORDER BY name LIMIT 1) AS candidate
  FROM run_label WHERE compared AND meaning IS NOT 'not run'
)
SELECT 'time unknown' AS alert,
       CASE WHEN name IS NULL THEN 'time unknown' ELSE 'time unread' END AS word,
       iif(name IS NULL, 3, 2) AS severity, '' AS task_group, NULL AS mode,
       coalesce(name, 'time') AS subject, n - with_day AS n, 1.0 * (n - with_day) / n AS share,
       n AS a, NULL AS b, NULL AS c, NULL AS d, NULL AS e, NULL AS f,
       CASE WHEN name IS NULL AND candidate IS NOT NULL
            THEN printf('UPDATE variable SET role = ''time'' WHERE name = ''%q''; '
                        || 'SELECT causalite_refresh()', candidate) END AS cure,
       NULL AS cut, NULL AS emptied
FROM read WHERE with_day < n;
