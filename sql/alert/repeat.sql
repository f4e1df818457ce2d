-- alert/repeat.sql: runs that say the same twice.
--
--   alert_repeat(…)      'repeats': runs of one configuration (the same block, level and causes),
--        and their intraclass correlation, estimated as in alert/day.sql: MSW is the variance
--        within configurations, MSB what the causes leave between them. It changes what may be
--        concluded where taking each run by itself does ('HC3' of robustness)
--   alert_duplicate(…)   'duplicates': runs that equal an earlier one in two measured values or
--        more, in all that were measured, and in what they were set to

CREATE VIEW alert_repeat AS
WITH twin AS MATERIALIZED (
  SELECT task_group, cell, configuration, count(*) AS n,
         causalite_value(ttest(value, 0), 'sd2') AS sd  -- of more than one run
  FROM alert_run WHERE value IS NOT NULL AND complete AND configuration <> ''
  GROUP BY task_group, cell, configuration
), counted AS (
  SELECT task_group, sum(n) AS n, sum(n > 1) AS configurations, count(*) AS all_of_them,
         sum(n) FILTER (WHERE n > 1) AS runs,
         count(*) * causalite_value(ttest(coalesce(sd * sd * (n - 1), 0), 0), 'mean2') AS sum_within,
         (sum(n) - 1.0 * sum(n * n) / sum(n)) / nullif(count(*) - 1, 0) AS k0
  FROM twin GROUP BY task_group HAVING sum(n > 1) > 0
), fit AS MATERIALIZED (
  SELECT task_group, causalite_value(fit, 'df_residual') AS df, causalite_value(fit, 'sigma') AS s
  FROM (SELECT task_group, ols(value, cell, wide, '{"names":["y","cell","x"],"wide":"x"}') AS fit
        FROM alert_run WHERE value IS NOT NULL AND complete AND configuration <> ''
        GROUP BY task_group)
), icc AS (
  SELECT c.*, (b - within) / nullif(b + (c.k0 - 1) * within, 0) AS icc
  FROM (SELECT c.*, c.sum_within / nullif(c.n - c.all_of_them, 0) AS within,
               (f.s * f.s * f.df - c.sum_within) / nullif(f.df - (c.n - c.all_of_them), 0) AS b
        FROM counted AS c JOIN fit AS f ON f.task_group = c.task_group) AS c
), alone AS (  -- where a run counted by itself gives another answer
  SELECT f.task_group
  FROM (SELECT CAST(value AS REAL) AS alpha FROM setting WHERE name = 'alpha') AS s
  CROSS JOIN primary_outcome AS o JOIN result_finding AS f ON f.target = o.name
  JOIN result_robustness AS r ON r.task_group = f.task_group AND r.mode = f.mode
    AND r.target = f.target AND r.kind = f.kind AND r.check_name = 'HC3'
  WHERE f.kind = 'main effect' AND (r.p_value < s.alpha)
    <> (iif(r.ratio IS NULL, f.p_raw_plain, f.p_log_plain) < s.alpha)
)
SELECT 'repeats' AS alert, iif(icc > 0, 'repeats alike', 'repeats') AS word,
       CASE WHEN task_group IN (SELECT task_group FROM alone) THEN 1
            WHEN icc >= 0.1 THEN 2 ELSE 3 END AS severity, task_group, NULL AS mode,
       'configuration' AS subject,
       runs AS n, 1.0 * runs / n AS share, n AS a, configurations AS b, printf('%.2f', icc) AS c,
       NULL AS d, NULL AS e, NULL AS f, NULL AS cure, NULL AS cut, NULL AS emptied
FROM icc;

CREATE VIEW alert_duplicate AS
WITH written AS MATERIALIZED (  -- all that was measured, as a text
  SELECT o.unit, count(o.value) AS filled,
         group_concat(coalesce(causalite_format(o.value, 'plain'), '-'), ' ') AS text
  FROM observation AS o JOIN measured AS m ON m.name = o.variable
  WHERE m.role NOT IN ('cause', 'negative_control') GROUP BY o.unit
), same AS (
  SELECT r.task_group, r.unit,
         row_number() OVER (PARTITION BY r.task_group, r.cell, r.configuration, w.text
                            ORDER BY r.unit) AS copy
  FROM alert_run AS r JOIN written AS w ON w.unit = r.unit WHERE w.filled > 1
), listed AS (  -- the columns that are equal
  SELECT group_concat(printf('"%w"', name), ', ') AS columns
  FROM (SELECT name FROM variable WHERE role NOT IN ('unit', 'ignore', 'negative_control', 'time')
        ORDER BY name)
), counted AS (
  SELECT task_group, count(*) AS runs, sum(copy > 1) AS copies FROM same GROUP BY task_group
)
SELECT 'duplicates' AS alert, 'duplicates' AS word, 2 AS severity, c.task_group, NULL AS mode,
       'runs' AS subject, c.copies AS n, 1.0 * c.copies / c.runs AS share, c.runs AS a, NULL AS b,
       NULL AS c, NULL AS d, NULL AS e, NULL AS f,
       CASE s.is_own
         WHEN 1 THEN 'DELETE FROM experiment WHERE rowid NOT IN (SELECT min(rowid) FROM experiment '
                     || 'GROUP BY ' || l.columns || '); SELECT causalite_refresh()'
         ELSE printf('CREATE %sVIEW "%w without duplicates" AS SELECT * FROM %s GROUP BY %s; '
                     || 'UPDATE setting SET value = ''%q without duplicates'' '
                     || 'WHERE name = ''source''; SELECT causalite_refresh()',
                     s.temp, s.name, s.sql, l.columns, s.name) END AS cure,
       NULL AS cut, NULL AS emptied
FROM counted AS c CROSS JOIN alert_source AS s CROSS JOIN listed AS l WHERE c.copies > 0;
