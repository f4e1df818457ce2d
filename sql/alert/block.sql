-- alert/block.sql: whether blocks tell the levels apart, and whether the effect is that of all.
--
--   alert_block_level(…)   'confounded block': no block has both levels of the contrast, so nothing
--        can be told within blocks; 'block in one mode': some have one only
--   alert_block_effect(…)  'mode by block': the difference of the primary outcome is not the same
--        in all blocks (main_effect_block)

CREATE VIEW alert_block_level AS
WITH counted AS (
  SELECT task_group, mode, reference, suffix, count(*) AS blocks, sum(n > 0 AND n_reference > 0)
           AS whole,
         sum(n + n_reference) AS n,
         coalesce(sum(n + n_reference) FILTER (WHERE n = 0 OR n_reference = 0), 0) AS alone
  FROM alert_level GROUP BY task_group, mode HAVING sum(n) > 0 AND sum(n_reference) > 0
), fit AS MATERIALIZED (  -- what can be asked where no block has both levels
  SELECT r.task_group, c.mode,
         ols(r.value, r.mode = c.mode,
             rtrim(o.model, '}') || ',"names":["y","mode"]}') AS fit
  FROM fit_option AS o CROSS JOIN counted AS c JOIN alert_run AS r ON r.task_group = c.task_group
    AND r.mode IN (c.mode, c.reference)
  WHERE c.whole = 0 GROUP BY r.task_group, c.mode
), pooled AS (
  SELECT f.task_group, f.mode,
         printf('%s%s [%s, %s]', iif(o.estimate > 0, '+', ''),
                causalite_format(o.estimate, 'estimate'), causalite_format(o.conf_low, 'estimate'),
                causalite_format(o.conf_high, 'estimate')) AS text
  FROM fit AS f JOIN ols(f.fit) AS o WHERE o.term = 'mode' AND o.std_error IS NOT NULL
)
SELECT iif(c.whole = 0, 'confounded block', 'block in one mode') AS alert,
       iif(c.whole = 0, 'confounded block', 'block in one mode') AS word,
       CASE WHEN c.whole = 0 THEN 1 WHEN c.alone >= 0.2 * c.n THEN 2 ELSE 3 END AS severity,
       c.task_group, c.mode, 'block' || c.suffix AS subject, c.alone AS n,
       1.0 * c.alone / c.n AS share, c.blocks AS a, c.blocks - c.whole AS b, c.n AS c, p.text AS d,
       NULL AS e, NULL AS f,
       CASE c.whole WHEN 0 THEN 'UPDATE variable SET role = ''ignore'' WHERE role = ''block''; '
                                || 'SELECT causalite_refresh()' END AS cure,
       NULL AS cut, NULL AS emptied
FROM counted AS c LEFT JOIN pooled AS p ON p.task_group = c.task_group AND p.mode = c.mode
WHERE c.alone > 0 AND c.blocks > 1;

CREATE VIEW alert_block_effect AS
WITH effect AS (
  SELECT b.task_group, b.mode, p.suffix, count(b.estimate) AS blocks, min(b.estimate) AS low,
         max(b.estimate) AS high, max(b.heterogeneity_p) AS p, sum(b.estimate > 0) AS above,
         sum(b.estimate < 0) AS below
  FROM result_main_effect_block AS b JOIN alert_pair AS p ON p.mode = b.mode
  JOIN primary_outcome AS o ON o.name = b.variable GROUP BY b.task_group, b.mode
)
SELECT 'mode by block' AS alert,
       iif(above > 0 AND below > 0, 'mode by block opposite', 'mode by block') AS word,
       iif(above > 0 AND below > 0, 1, 2) AS severity, task_group, mode,
       (SELECT label FROM alert_outcome) || suffix AS subject, blocks AS n, NULL AS share,
       iif(low > 0, '+', '') || causalite_format(low, 'estimate') AS a,
       iif(high > 0, '+', '') || causalite_format(high, 'estimate') AS b,
       iif(p < 0.001, '', '= ')
         || causalite_format(p, 'p', (SELECT value FROM setting WHERE name = 'lang')) AS c,
       min(above, below) AS d, NULL AS e, NULL AS f,
       printf('SELECT block, estimate, conf_low, conf_high, p_value FROM result_main_effect_block '
              || 'WHERE task_group = ''%q'' AND mode = ''%q'' AND variable = ''%q''', task_group,
              mode, (SELECT name FROM primary_outcome)) AS cure, NULL AS cut, NULL AS emptied
FROM effect WHERE p < (SELECT value FROM setting WHERE name = 'alpha') AND blocks > 1;
