-- setup/observation.sql: the measurements as the steps read them, long.
--
-- Views over causalite_cells() and `variable`, whatever columns `experiment` has. Where the steps
-- are computed, aside.sql puts tables in the place of these views.
--
--   text_column(name, cells, filled, example)
--        the columns with a role to calculate with that hold text which is no number: how many
--        cells, of how many that are not empty. observation leaves them out: a cause among them is
--        read by its labels (cause_label), of the others there is nothing to calculate with
--   measured             the rows of `variable` that observation has
--   primary_outcome(name)   the outcome that decides
--   tested_cause(name)   those whose effect on the outcomes is tested. Negative controls are
--        treated as causes, and this is the one place that says so.
--   observation(unit, run_number, task_group, mode, block, variable, value)
--        one row for each run and each variable of `measured`, its value a number or NULL. Text
--        that is wholly a number is that number; NA and the like are empty. An empty cause has the
--        value variable_default gives for its task group, if any.
--   variable_number(name, number)   of `measured`
--   measured_value(place, value)
--        the values of observation. place: number * 2^32 + run_number, so that those of a run are
--        found by whole numbers, and those of a variable in the order of the runs without a search
--   cause_label(unit, task_group, mode, block, variable, value)
--        the same of causes that are texts: value is the label, or NULL
--   aborted_run(unit, task_group, mode, block, reason, left_out)
--        runs that did not come to their end: their status says so ('status FAILED'), or the
--        primary outcome is below 5 % of the median of its block, both modes together, and no
--        performance was measured ('5 %'). left_out: 1 if conclusions leave it out: setting
--        keep_aborted is 0, and it is not by the 5 % alone, no performance being measured in its block
--   sound_run            experiment_run without the runs that are left out
--   sound_observation    observation without them: what conclusions rest on
--   outcome_loss(variable, task_group, mode, reference, n, lost, n_reference, lost_reference, uneven,
--        fuller, more, most)
--        of how many runs an outcome is lost, not measured or left out as aborted. uneven: 1 if one
--        level lost over 5 points more. fuller: the other level, which Lee (2009) rids of its lowest
--        or highest runs, more / most of them: 1 - (smaller share observed) / (larger). Whole
--        numbers, so that 5 points are not over 5 points, and a half run is a run

CREATE VIEW text_column AS
WITH word AS (  -- of a column without texts only the types of its cells are looked at
  SELECT v.name, count(*) AS cells, substr(min(c.value), 1, 20) AS example
  FROM variable AS v CROSS JOIN causalite_cells AS c ON c.name = v.name
  WHERE v.role IN ('outcome', 'cause', 'negative_control', 'mediator', 'performance', 'duration',
                   'control')
    AND typeof(c.value) = 'text' AND c.value <> CAST(c.value AS NUMERIC)
    AND lower(trim(c.value)) NOT IN ('', 'na', 'n/a', 'nan', 'null', 'none', '-', 'inf', '+inf',
                                     '-inf',
                                     'infinity', '+infinity', '-infinity')
  GROUP BY v.name
)
SELECT name, cells,
       (SELECT count(*) FROM causalite_cells AS c
        WHERE c.name = word.name AND c.value <> '') AS filled, example
FROM word;

CREATE VIEW measured AS
SELECT * FROM variable
WHERE role IN ('outcome', 'cause', 'negative_control', 'mediator', 'performance', 'duration',
               'control')
  AND name NOT IN (SELECT name FROM text_column);

CREATE VIEW primary_outcome AS
SELECT name FROM measured WHERE role = 'outcome' ORDER BY is_primary DESC, name LIMIT 1;

CREATE VIEW tested_cause AS
SELECT name FROM variable WHERE role IN ('cause', 'negative_control');

-- MATERIALIZED: the steps look rows up by unit, which must not turn over `experiment` each time.
CREATE VIEW observation_definition AS
WITH cell AS MATERIALIZED (
  SELECT r.unit, r.run_number, r.own_group, r.mode, r.block, v.name AS variable,
         CASE WHEN c.value = CAST(c.value AS NUMERIC) AND abs(CAST(c.value AS REAL)) < 9e999
              THEN CAST(c.value AS NUMERIC)
              WHEN v.name IN (SELECT name FROM tested_cause) THEN (
                SELECT CASE WHEN d.value = CAST(d.value AS NUMERIC)
                            THEN CAST(d.value AS NUMERIC) END
                FROM variable_default AS d
                WHERE d.task_group = r.own_group AND d.name = v.name) END AS value
  FROM measured AS v CROSS JOIN causalite_cells AS c ON c.name = v.name
  CROSS JOIN run_label AS r ON r.run = c.run
  WHERE r.compared AND r.meaning IS NOT 'not run'
)
SELECT c.unit, c.run_number, coalesce(m.merged_group, c.own_group) AS task_group, c.mode, c.block,
       c.variable, c.value
FROM cell AS c LEFT JOIN group_merge AS m ON m.task_group = c.own_group;

CREATE VIEW observation(unit, run_number, task_group, mode, block, variable, value) AS
WITH made AS MATERIALIZED (
  SELECT c1, c2, c3, c4, c5, CAST(c6 AS TEXT), c7 FROM causalite_rows('observation_definition')
)
SELECT * FROM made;

CREATE VIEW variable_number AS
SELECT name, row_number() OVER (ORDER BY name) AS number FROM measured;

-- MATERIALIZED: as a part of what reads it, place would be an expression that no index has.
CREATE VIEW measured_value AS
WITH placed AS MATERIALIZED (
  SELECT (v.number << 32) + o.run_number AS place, o.value
  FROM observation AS o CROSS JOIN variable_number AS v ON v.name = o.variable
)
SELECT place, value FROM placed;

CREATE VIEW cause_label AS
WITH cell AS MATERIALIZED (
  SELECT r.unit, r.own_group, r.mode, r.block, v.name AS variable,
         coalesce(nullif(trim(CAST(c.value AS TEXT)), ''), (
           SELECT CAST(d.value AS TEXT) FROM variable_default AS d
           WHERE d.task_group = r.own_group AND d.name = v.name)) AS value
  FROM (SELECT name FROM tested_cause WHERE name IN (SELECT name FROM text_column)) AS v
  CROSS JOIN causalite_cells AS c ON c.name = v.name
  CROSS JOIN run_label AS r ON r.run = c.run
  WHERE r.compared AND r.meaning IS NOT 'not run'
)
SELECT c.unit, coalesce(m.merged_group, c.own_group) AS task_group, c.mode, c.block, c.variable,
       c.value
FROM cell AS c LEFT JOIN group_merge AS m ON m.task_group = c.own_group;

CREATE VIEW aborted_run_definition AS
WITH ranked AS (
  SELECT o.unit, o.task_group, o.mode, o.block, o.value,
         row_number() OVER (PARTITION BY o.block ORDER BY o.value) AS place,
         count(*) OVER (PARTITION BY o.block) AS n
  FROM primary_outcome AS p CROSS JOIN observation AS o ON o.variable = p.name
  WHERE o.value IS NOT NULL
), median AS MATERIALIZED (  -- a sum of two values may be beyond a double
  SELECT block, 0.5 * min(value) + 0.5 * max(value) AS value FROM ranked
  WHERE place IN ((n + 1) / 2, n / 2 + 1) GROUP BY block
), performing AS MATERIALIZED (  -- runs of which a performance was measured
  SELECT DISTINCT o.unit, o.block
  FROM measured AS v CROSS JOIN observation AS o ON o.variable = v.name
  WHERE v.role = 'performance' AND o.value IS NOT NULL
), low AS (
  SELECT r.unit, r.task_group, r.mode, r.block, '5 %' AS reason,
         r.block IN (SELECT block FROM performing) AS left_out
  FROM ranked AS r JOIN median AS m ON m.block = r.block
  WHERE m.value > 0 AND r.value < 0.05 * m.value
    AND r.unit NOT IN (SELECT unit FROM performing)
), failed AS (
  SELECT unit, task_group, mode, block, 'status ' || status AS reason, 1 AS left_out
  FROM experiment_run WHERE status IS NOT NULL
)
SELECT unit, task_group, mode, block, reason,
       left_out AND (SELECT value FROM setting WHERE name = 'keep_aborted') = 0 AS left_out
FROM (SELECT * FROM failed
      UNION ALL
      SELECT * FROM low WHERE unit NOT IN (SELECT unit FROM failed));

CREATE VIEW aborted_run(unit, task_group, mode, block, reason, left_out) AS
WITH made AS MATERIALIZED (
  SELECT c1, c2, c3, c4, c5, c6 FROM causalite_rows('aborted_run_definition')
)
SELECT * FROM made;

CREATE VIEW sound_run AS
SELECT * FROM experiment_run WHERE unit NOT IN (SELECT unit FROM aborted_run WHERE left_out);

CREATE VIEW sound_observation AS
SELECT * FROM observation WHERE unit NOT IN (SELECT unit FROM aborted_run WHERE left_out);

CREATE VIEW outcome_loss AS
WITH seen AS MATERIALIZED (
  SELECT o.variable, o.task_group, o.mode, count(*) AS n,
         sum(o.value IS NULL OR a.unit IS NOT NULL) AS lost
  FROM (SELECT name FROM measured WHERE role = 'outcome') AS m
  CROSS JOIN observation AS o ON o.variable = m.name
  LEFT JOIN aborted_run AS a ON a.unit = o.unit AND a.left_out
  GROUP BY o.variable, o.task_group, o.mode
), paired AS (
  SELECT g.variable, g.task_group, p.mode, p.reference, s.n, s.lost, r.n AS n_reference,
         r.lost AS lost_reference, (s.n - s.lost) * r.n AS kept, (r.n - r.lost) * s.n AS kept_reference
  FROM (SELECT DISTINCT variable, task_group FROM seen) AS g CROSS JOIN mode_pair AS p
  LEFT JOIN seen AS s
    ON s.variable = g.variable AND s.task_group = g.task_group AND s.mode = p.mode
  LEFT JOIN seen AS r
    ON r.variable = g.variable AND r.task_group = g.task_group AND r.mode = p.reference
)
SELECT variable, task_group, mode, reference, n, lost, n_reference, lost_reference,
       coalesce(20 * abs(kept - kept_reference) > n * n_reference, 0) AS uneven,
       iif(kept > kept_reference, mode, reference) AS fuller,
       abs(kept - kept_reference) AS more, max(kept, kept_reference) AS most
FROM paired;
