-- alert/range.sql: causes whose values differ between the levels.
--
--   cause_range(task_group, mode, reference, variable, is_number, low, high, low_reference,
--        high_reference, n, inside, differs, apart)
--        the ranges of a cause in a contrast. inside: of its n runs those that have a value which
--        both levels reach: of a number one between the larger of the two lowest and the smaller of
--        the two highest values, of a text one that occurs in both. differs: these are fewer than
--        four fifths; with fewer than twenty runs ranges differ by chance. apart: so they do, or
--        twenty runs or more are not inside, which chance does to two levels of equal size less
--        than once in ten thousand times, whatever n: what the rule of 'shown' (rule_model.sql)
--        goes by. aside.sql puts a table in its place
--   alert_range(…)   'ranges': they differ
--   alert_own_group(task_group, condition)   what picks the rows of a task group out of the source,
--        where one column says so or there is one group

CREATE VIEW alert_own_group AS
SELECT g.task_group,
       iif(count(v.name) = 0, '', printf('trim("%w") = ''%q'' AND ', max(v.name),
                                         g.task_group)) AS condition
FROM (SELECT DISTINCT task_group FROM experiment_run) AS g
LEFT JOIN variable AS v ON v.role = 'group'
GROUP BY g.task_group
HAVING count(*) = 1 AND g.task_group NOT IN (SELECT merged_group FROM group_merge);

CREATE VIEW cause_range AS
WITH run AS MATERIALIZED (
  SELECT c.variable, r.task_group, r.mode, c.value, 1 AS is_number
  FROM variable AS v CROSS JOIN observation AS c ON c.variable = v.name
  CROSS JOIN alert_run AS r ON r.unit = c.unit
  WHERE v.role = 'cause' AND r.value IS NOT NULL AND c.value IS NOT NULL
  UNION ALL
  SELECT c.variable, r.task_group, r.mode, c.value, 0
  FROM variable AS v CROSS JOIN cause_label AS c ON c.variable = v.name
  CROSS JOIN alert_run AS r ON r.unit = c.unit
  WHERE v.role = 'cause' AND r.value IS NOT NULL AND c.value IS NOT NULL
), range AS MATERIALIZED (
  SELECT variable, task_group, mode, min(value) AS low, max(value) AS high
  FROM run GROUP BY variable, task_group, mode
), pair AS MATERIALIZED (
  SELECT p.mode, p.reference, a.variable, a.task_group, a.low, a.high,
         b.low AS low_reference, b.high AS high_reference
  FROM mode_pair AS p JOIN range AS a ON a.mode = p.mode
  JOIN range AS b ON b.mode = p.reference AND b.variable = a.variable
    AND b.task_group = a.task_group
), level AS MATERIALIZED (
  SELECT DISTINCT variable, task_group, mode, value FROM run WHERE NOT is_number
), counted AS (
  SELECT p.*, max(r.is_number) AS is_number, count(*) AS n, sum(CASE r.is_number
           WHEN 1 THEN r.value BETWEEN max(p.low, p.low_reference) AND min(p.high, p.high_reference)
           ELSE l.value IS NOT NULL END) AS inside
  FROM pair AS p JOIN run AS r ON r.variable = p.variable AND r.task_group = p.task_group
    AND r.mode IN (p.mode, p.reference)
  LEFT JOIN level AS l ON l.variable = r.variable AND l.task_group = r.task_group
    AND l.value = r.value AND l.mode = iif(r.mode = p.mode, p.reference, p.mode)
  GROUP BY p.variable, p.task_group, p.mode
)
SELECT task_group, mode, reference, variable, is_number, low, high, low_reference, high_reference,
       n, inside, inside < 0.8 * n AND n >= 20 AS differs,
       inside < 0.8 * n AND n >= 20 OR n - inside >= 20 AS apart
FROM counted;

CREATE VIEW alert_range AS
SELECT 'ranges' AS alert, iif(c.is_number, 'ranges', 'ranges of labels') AS word, 2 AS severity,
       c.task_group, c.mode, l.label || p.suffix AS subject, c.inside AS n,
       1.0 * c.inside / c.n AS share, c.n AS a,
       causalite_format(iif(c.is_number, c.low, NULL), 'estimate') AS b,
       causalite_format(iif(c.is_number, c.high, NULL), 'estimate') AS c,
       causalite_format(iif(c.is_number, c.low_reference, NULL), 'estimate') AS d,
       causalite_format(iif(c.is_number, c.high_reference, NULL), 'estimate') AS e, NULL AS f,
       NULL AS cure,
       CASE WHEN c.is_number AND c.inside > 0
            THEN g.condition || printf('causalite_cell("%w") NOT BETWEEN %s AND %s', c.variable,
                        causalite_format(max(c.low, c.low_reference), 'plain'),
                        causalite_format(min(c.high, c.high_reference), 'plain')) END AS cut,
       NULL AS emptied
FROM cause_range AS c JOIN alert_pair AS p ON p.mode = c.mode
JOIN variable_label AS l ON l.name = c.variable
LEFT JOIN alert_own_group AS g ON g.task_group = c.task_group
WHERE c.differs;
