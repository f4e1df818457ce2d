-- alert/value.sql: measured values that cannot be.
--
--   alert_code_value(name, value, n, low, high)   a code for a missing value, -1, 999 and the like,
--        that a column has twice or more at the edge of its range, far from the rest (low to high):
--        farther than the rest is wide, or the only one below 0
--   alert_sentinel(…)   'sentinel': such codes
--   alert_negative(…)   'negative values': energy, power, time or a share below 0

CREATE VIEW alert_code_value AS
WITH counted AS MATERIALIZED (
  SELECT o.variable AS name, o.value, count(*) AS n
  FROM measured AS m CROSS JOIN observation AS o ON o.variable = m.name
  WHERE m.role NOT IN ('cause', 'negative_control') AND o.value IS NOT NULL
  GROUP BY o.variable, o.value
), rest AS (
  SELECT c.name, c.value, c.n, min(r.value) AS low, max(r.value) AS high
  FROM counted AS c JOIN counted AS r ON r.name = c.name AND r.value <> c.value
  WHERE c.n > 1 AND abs(c.value) IN (1, 9, 99, 999, 9999, 99999, 999999)
    AND (c.value < 0 OR c.value > 9)
  GROUP BY c.name, c.value
)
SELECT name, value, n, low, high FROM rest
WHERE (value < 0 AND low >= 0) OR low - value > high - low OR value - high > high - low;

CREATE VIEW alert_sentinel AS
SELECT 'sentinel' AS alert, 'sentinel' AS word, 1 AS severity, '' AS task_group, NULL AS mode,
       l.label AS subject, sum(c.n) AS n,
       1.0 * sum(c.n) / (SELECT count(value) FROM observation AS o WHERE o.variable = c.name)
         AS share,
       group_concat(causalite_format(c.value, 'plain'), (SELECT gap FROM joiner)) AS a,
       causalite_format(min(c.low), 'estimate') AS b,
       causalite_format(max(c.high), 'estimate') AS c,
       (SELECT count(value) FROM observation AS o WHERE o.variable = c.name) AS d, NULL AS e,
       NULL AS f, NULL AS cure,
       printf('causalite_cell("%w") IN (%s)', c.name,
              group_concat(causalite_format(c.value, 'plain'), ', ')) AS cut,
       c.name AS emptied
FROM alert_code_value AS c JOIN variable_label AS l ON l.name = c.name GROUP BY c.name;

CREATE VIEW alert_negative AS
WITH below AS (
  SELECT o.variable AS name, m.unit, count(*) AS n, min(o.value) AS low,
         (SELECT count(value) FROM observation AS a WHERE a.variable = o.variable) AS filled
  FROM measured AS m CROSS JOIN observation AS o ON o.variable = m.name
  WHERE o.value < 0 AND m.role IN ('outcome', 'duration', 'mediator', 'control', 'performance')
    AND (m.unit IN ('J', 'mJ', 'kJ', 'MJ', 'Wh', 'kWh', 'MWh', 'W', 'mW', 'kW', 's', 'ms', 'min',
                    'h', '%')
         OR lower(m.name) LIKE '%energy%' OR lower(m.name) LIKE '%power%'
         OR lower(m.name) LIKE '%duration%' OR lower(m.name) LIKE '%joule%'
         OR lower(m.name) LIKE '%watt%')
    AND NOT EXISTS (SELECT 1 FROM alert_code_value AS c
                    WHERE c.name = o.variable AND c.value = o.value)
  GROUP BY o.variable
)
SELECT 'negative values' AS alert, 'negative values' AS word, 1 AS severity, '' AS task_group,
       NULL AS mode, l.label AS subject, b.n, 1.0 * b.n / b.filled AS share, b.filled AS a,
       causalite_format(b.low, 'estimate') || coalesce(' ' || nullif(b.unit, ''), '') AS b,
       NULL AS c, NULL AS d, NULL AS e, NULL AS f, NULL AS cure,
       printf('causalite_cell("%w") < 0', b.name) AS cut, b.name AS emptied
FROM below AS b JOIN variable_label AS l ON l.name = b.name;
