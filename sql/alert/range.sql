-- alert/range.sql: causes whose values differ between the levels.
--
--   cause_range(task_group, mode, reference, target, variable, is_number, low, high, low_reference,
--        high_reference, n, inside, differs, apart)
--        the ranges of a cause in a contrast, in the runs that have it and the outcome (target).
--        inside: of these n runs those that have a value which both levels reach: of a number one
--        between the larger of the two lowest and the smaller of the two highest values, of a text
--        one that occurs in both. differs: these are fewer than four fifths; with fewer than twenty
--        runs ranges differ by chance. apart: so they do, or twenty runs or more are not inside,
--        which chance does to two levels of equal size less than once in ten thousand times,
--        whatever n: what the rule of 'shown' (rule_model.sql) goes by. aside.sql puts a table in
--        its place
--   alert_range(…)   'ranges': they differ in the runs that have the primary outcome
--   alert_own_group(task_group, condition)   what picks the rows of a task group out of the source,
--        where one column says so or there is one group

CREATE VIEW alert_own_group AS
SELECT g.task_group,
       CASE WHEN count(v.name) = 0 THEN ''
            WHEN g.task_group = CAST(g.task_group AS NUMERIC)  -- 2 is 2.0, the texts 1.1 and 1.10 not
              THEN printf('(trim("%w") = ''%q'' OR typeof("%w") <> ''text'' AND "%w" = %s) AND ',
                          max(v.name), g.task_group, max(v.name), max(v.name), g.task_group)
            ELSE printf('trim("%w") = ''%q'' AND ', max(v.name), g.task_group) END AS condition
FROM (SELECT DISTINCT task_group FROM experiment_run) AS g
LEFT JOIN variable AS v ON v.role = 'group'
GROUP BY g.task_group
HAVING count(*) = 1 AND g.task_group NOT IN (SELECT merged_group FROM group_merge);

CREATE VIEW cause_range AS
WITH gap AS (
  SELECT m.name AS target, (
           SELECT group_concat(o.run_number) FROM observation AS o
           WHERE o.variable = m.name AND o.value IS NULL) AS runs
  FROM measured AS m WHERE m.role = 'outcome'
), alike AS MATERIALIZED (  -- outcomes with the same gaps have the same ranges
  SELECT target, min(target) OVER (PARTITION BY runs) AS first FROM gap
), cell AS (
  SELECT c.variable, c.unit, c.value, 1 AS is_number
  FROM variable AS v CROSS JOIN observation AS c ON c.variable = v.name
  WHERE v.role = 'cause' AND c.value IS NOT NULL
  UNION ALL
  SELECT c.variable, c.unit, c.value, 0
  FROM variable AS v CROSS JOIN cause_label AS c ON c.variable = v.name
  WHERE v.role = 'cause' AND c.value IS NOT NULL
), run AS MATERIALIZED (
  SELECT n.name AS target, c.variable, r.task_group, r.mode, c.value, c.is_number
  FROM cell AS c CROSS JOIN alert_run AS r ON r.unit = c.unit
  CROSS JOIN variable_number AS n ON n.name IN (SELECT first FROM alike)
  CROSS JOIN measured_value AS o ON o.place = (n.number << 32) + r.run_number
  WHERE o.value IS NOT NULL
), range AS MATERIALIZED (
  SELECT target, variable, task_group, mode, min(value) AS low, max(value) AS high
  FROM run GROUP BY target, variable, task_group, mode
), pair AS MATERIALIZED (
  SELECT p.mode, p.reference, a.target, a.variable, a.task_group, a.low, a.high,
         b.low AS low_reference, b.high AS high_reference
  FROM mode_pair AS p JOIN range AS a ON a.mode = p.mode
  JOIN range AS b ON b.mode = p.reference AND b.target = a.target AND b.variable = a.variable
    AND b.task_group = a.task_group
), level AS MATERIALIZED (
  SELECT DISTINCT target, variable, task_group, mode, value FROM run WHERE NOT is_number
), counted AS (
  SELECT p.*, max(r.is_number) AS is_number, count(*) AS n, sum(CASE r.is_number
           WHEN 1 THEN r.value BETWEEN max(p.low, p.low_reference) AND min(p.high, p.high_reference)
           ELSE l.value IS NOT NULL END) AS inside
  FROM pair AS p JOIN run AS r ON r.target = p.target AND r.variable = p.variable
    AND r.task_group = p.task_group AND r.mode IN (p.mode, p.reference)
  LEFT JOIN level AS l ON l.target = r.target AND l.variable = r.variable
    AND l.task_group = r.task_group AND l.value = r.value
    AND l.mode = iif(r.mode = p.mode, p.reference, p.mode)
  GROUP BY p.target, p.variable, p.task_group, p.mode
)
SELECT c.task_group, c.mode, c.reference, a.target, c.variable, c.is_number, c.low, c.high,
       c.low_reference, c.high_reference, c.n, c.inside,
       c.inside < 0.8 * c.n AND c.n >= 20 AS differs,
       c.inside < 0.8 * c.n AND c.n >= 20 OR c.n - c.inside >= 20 AS apart
FROM counted AS c JOIN alike AS a ON a.first = c.target;

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
WHERE c.differs AND c.target = (SELECT name FROM primary_outcome);
