-- alert/missing.sql: outcomes that are missing in one level more than in the other.
--
--   alert_bound(task_group, mode, low, high)   bounds of the difference of the primary outcome
--        within blocks, with the causes held fixed, had the runs that only one level lost been the
--        lowest, or the highest, of theirs (Lee 2009): of the level that lost less the lowest, or
--        the highest, round(q n) runs of each block go, q = more / most of outcome_loss
--   alert_missing(…)   'missing in one mode': more than 5 points more are missing in one level.
--        Outcomes with the same gaps stand in one row. Aborted runs that are left out count as lost

CREATE VIEW alert_bound AS
WITH placed AS MATERIALIZED (
  SELECT r.task_group, g.mode, r.mode = g.mode AS is_mode, r.block, r.wide, r.value,
         round(1.0 * g.more * (r.mode = g.fuller) * count(*) OVER by_block / g.most) AS cut,
         count(*) OVER by_block AS n, row_number() OVER (by_block ORDER BY r.value, r.wide) AS place
  FROM outcome_loss AS g JOIN primary_outcome AS o ON o.name = g.variable
  JOIN alert_run AS r ON r.task_group = g.task_group AND r.mode IN (g.mode, g.reference)
  WHERE r.value IS NOT NULL AND g.uneven AND g.more < g.most
  WINDOW by_block AS (PARTITION BY g.mode, r.task_group, r.block, r.mode)
), fit AS MATERIALIZED (
  SELECT task_group, mode,
         ols(value, is_mode, block, wide, '{"names":["y","mode","block","x"],"wide":"x"}')
           FILTER (WHERE place > cut) AS without_low,
         ols(value, is_mode, block, wide, '{"names":["y","mode","block","x"],"wide":"x"}')
           FILTER (WHERE place <= n - cut) AS without_high
  FROM placed GROUP BY task_group, mode
)
SELECT f.task_group, f.mode, min(a.estimate, b.estimate) AS low, max(a.estimate, b.estimate) AS high
FROM fit AS f JOIN ols(f.without_low) AS a JOIN ols(f.without_high) AS b
WHERE a.term = 'mode' AND b.term = 'mode';

CREATE VIEW alert_missing AS
WITH counted AS (
  SELECT g.*, p.suffix, max(g.variable = o.name) AS with_primary,
         coalesce(max(l.label) FILTER (WHERE g.variable = o.name), min(l.label)) AS label,
         count(*) - 1 AS others
  FROM outcome_loss AS g JOIN alert_pair AS p ON p.mode = g.mode
  JOIN variable_label AS l ON l.name = g.variable CROSS JOIN primary_outcome AS o
  WHERE g.uneven
  GROUP BY g.task_group, g.mode, g.lost, g.lost_reference
)
SELECT 'missing in one mode' AS alert, 'missing in one mode' AS word,
       iif(with_primary, 1, 2) AS severity, c.task_group, c.mode,
       c.label || coalesce(replace(w.text, '{n}', c.others), '') || c.suffix AS subject,
       c.lost + c.lost_reference AS n,
       1.0 * (c.lost + c.lost_reference) / (c.n + c.n_reference) AS share, c.lost AS a, c.n AS b,
       c.lost_reference AS c, c.n_reference AS d,
       iif(b.low > 0, '+', '') || causalite_format(b.low, 'estimate') AS e,
       iif(b.high > 0, '+', '') || causalite_format(b.high, 'estimate') AS f, NULL AS cure,
       NULL AS cut, NULL AS emptied
FROM counted AS c LEFT JOIN said AS w ON w.name = 'and more' AND c.others > 0
LEFT JOIN alert_bound AS b
  ON b.task_group = c.task_group AND b.mode = c.mode AND c.with_primary;
