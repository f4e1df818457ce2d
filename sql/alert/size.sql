-- alert/size.sql: levels and groups with few runs, and causes that can have no effect.
--
--   alert_size(…)     'too few': fewer measured runs of a level than setting small; severity 1
--        below too_small, but where there are none: that is told by what was not tested. The cure puts the group together with the smallest of the others
--   alert_control(…)  'negative control': how much is found from a cause that can have no effect,
--        and from the others: findings with p < alpha, and edges of the graphs of the levels. As
--        much of the rest may be noise

CREATE VIEW alert_size AS
WITH counted AS MATERIALIZED (
  SELECT g.task_group, l.mode, count(r.value) AS n
  FROM (SELECT DISTINCT task_group FROM experiment_run) AS g CROSS JOIN mode_level AS l
  LEFT JOIN alert_run AS r ON r.task_group = g.task_group AND r.mode = l.mode
  GROUP BY g.task_group, l.mode
), total AS MATERIALIZED (
  SELECT task_group, sum(n) AS n FROM counted GROUP BY task_group
), bound AS (
  SELECT max(value) FILTER (WHERE name = 'small') AS small,
         max(value) FILTER (WHERE name = 'too_small') AS too_small FROM setting
), kin AS (  -- the smallest other group
  SELECT t.task_group, (SELECT o.task_group FROM total AS o WHERE o.task_group <> t.task_group
                        ORDER BY o.n, o.task_group LIMIT 1) AS other
  FROM total AS t
)
SELECT 'too few' AS alert,
       CASE WHEN c.n = 0 THEN 'none' WHEN c.n < k.too_small THEN 'too few' ELSE 'few' END AS word,
       iif(c.n BETWEEN 1 AND k.too_small - 1, 1, 2) AS severity, c.task_group, NULL AS mode, c.mode AS subject, c.n,
       NULL AS share, iif(c.n < k.too_small, k.too_small, k.small) AS a, NULL AS b, NULL AS c,
       NULL AS d, NULL AS e, NULL AS f,
       CASE WHEN m.other IS NOT NULL THEN
       printf('INSERT OR REPLACE INTO group_merge SELECT DISTINCT r.own_group, ''%q'' '
              || 'FROM run_label AS r LEFT JOIN group_merge AS m ON m.task_group = r.own_group '
              || 'WHERE coalesce(m.merged_group, r.own_group) IN (''%q'', ''%q''); '
              || 'SELECT causalite_refresh()', c.task_group || ' and ' || m.other, c.task_group,
              m.other) END AS cure, NULL AS cut, NULL AS emptied
FROM bound AS k CROSS JOIN counted AS c JOIN kin AS m ON m.task_group = c.task_group
WHERE c.n < k.small AND EXISTS (SELECT 1 FROM primary_outcome);

CREATE VIEW alert_control AS
WITH role AS (
  SELECT name, role = 'negative_control' AS is_control FROM variable
  WHERE role IN ('cause', 'negative_control')
), test AS (
  SELECT r.is_control, count(*) AS n, sum(f.p_value < a.value) AS found
  FROM setting AS a CROSS JOIN result_finding AS f JOIN role AS r ON r.name = f.source
  WHERE a.name = 'alpha' AND f.p_value IS NOT NULL GROUP BY r.is_control
), edge AS (
  SELECT r.is_control, count(*) AS n, sum(e.found) AS found
  FROM result_edge AS e JOIN role AS r ON r.name = e.source
  WHERE e.target_role NOT IN ('cause', 'negative_control') GROUP BY r.is_control
), both AS (
  SELECT 'negative control' AS word, c.n, c.found, o.n AS n_other, o.found AS found_other
  FROM test AS c JOIN test AS o ON c.is_control AND NOT o.is_control
  UNION ALL
  SELECT 'negative control edges', c.n, c.found, o.n, o.found
  FROM edge AS c JOIN edge AS o ON c.is_control AND NOT o.is_control
)
SELECT 'negative control' AS alert, word,
       iif(2 * found * n_other > found_other * n, 2, 3) AS severity,
       '' AS task_group, NULL AS mode,
       (SELECT group_concat(l.label, (SELECT gap FROM joiner))
        FROM role AS r JOIN variable_label AS l
          ON l.name = r.name WHERE r.is_control)
         || iif(word = 'negative control', ': tests', ': edges') AS subject,
       found AS n, 1.0 * found / n AS share, n AS a, found_other AS b, n_other AS c,
       (SELECT group_concat(l.label, (SELECT gap FROM joiner))
        FROM role AS r JOIN variable_label AS l
          ON l.name = r.name WHERE r.is_control) AS d,
       causalite_format((SELECT value FROM setting WHERE name = 'alpha'), 'plain') AS e,
       NULL AS f, NULL AS cure, NULL AS cut, NULL AS emptied
FROM both;
