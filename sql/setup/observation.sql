-- setup/observation.sql: the experiments as the steps read them, one row a run, and long.
--
-- Views over causalite_cells() and `variable`, whatever columns `experiment` has. Where the steps
-- are computed, aside.sql puts tables in the place of these views.
--
--   text_column(name, cells, filled, example)
--        the columns with a role to calculate with that hold text which is no number: how many
--        cells, of how many that are not empty. There is nothing to calculate with, so observation
--        leaves them out, and data_note says so.
--   measured             the rows of `variable` that observation has
--   tested_cause(name)   those whose effect on the outcomes is tested. Negative controls are
--        treated as causes, and this is the one place that says so.
--   run_label(run, unit, own_group, mode, block, mode_was_empty)
--        what each run is called. unit: the column of role unit, else the rowid. own_group: that of
--        role group, else '(one group)'. mode: that of role condition; an empty one is setting
--        empty_mode. block: the group and the columns of role block, 'group / model'; so the blocks
--        of different groups, merged or all together, are never mixed. Several columns of a role
--        are joined by ' / ', in their order. A label is a text: 1, '1' and 1.0 are one, the texts
--        1.1 and 1.10 are two.
--   experiment_run(unit, task_group, mode, block, mode_was_empty)
--        one row an experiment. task_group: by group_merge where it is listed there.
--   mode_pair(reference, other)
--        the two modes. Effects are (other) - (reference).
--   observation(unit, task_group, mode, block, variable, value)
--        one row for each run and each variable of `measured`, its value a number or NULL. Text
--        that is wholly a number is that number; NA and the like are empty. An empty cause has the
--        value variable_default gives for its task group, if any.

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

CREATE VIEW tested_cause AS
SELECT name FROM variable WHERE role IN ('cause', 'negative_control');

-- The cells come by run and in the order of the columns, so group_concat() keeps that.
CREATE VIEW run_label AS
WITH labelled AS (
  SELECT run, own_group, mode, blocks, CASE WHEN has_key THEN key ELSE run END AS unit
  FROM (
    SELECT run, max(role IS 'unit') AS has_key,
           max(value) FILTER (WHERE role = 'unit' AND value <> '') AS key,
           max(label) FILTER (WHERE role = 'condition') AS mode,
           coalesce(group_concat(coalesce(label, '(none)'), ' / ') FILTER (WHERE role = 'group'),
                    '(one group)')
             AS own_group,
           coalesce(group_concat(coalesce(label, '(none)'), ' / ') FILTER (WHERE role = 'block'),
                    '(none)')
             AS blocks
    FROM (
      SELECT c.run, c.value, v.role, nullif(CAST(
               CASE typeof(c.value)
                 WHEN 'real' THEN CAST(CAST(c.value AS TEXT) AS NUMERIC) ELSE c.value END
               AS TEXT), '') AS label
      FROM causalite_cells AS c
      LEFT JOIN variable AS v ON v.name = c.name
        AND v.role IN ('unit', 'group', 'condition', 'block'))
    GROUP BY run)
)
SELECT run, unit, own_group,
       coalesce(mode, CAST((SELECT value FROM setting WHERE name = 'empty_mode') AS TEXT)) AS mode,
       own_group || ' / ' || blocks AS block, mode IS NULL AS mode_was_empty
FROM labelled;

CREATE VIEW experiment_run AS
SELECT r.unit, coalesce(m.merged_group, r.own_group) AS task_group, r.mode, r.block,
       r.mode_was_empty
FROM run_label AS r LEFT JOIN group_merge AS m ON m.task_group = r.own_group;

-- Labels that are numbers sort as such, 2 before 10, and before words.
CREATE VIEW mode_pair AS
WITH level AS MATERIALIZED (
  SELECT mode,
         CASE WHEN mode = CAST(mode AS NUMERIC) THEN CAST(mode AS NUMERIC) ELSE mode END AS place
  FROM (SELECT DISTINCT mode FROM experiment_run)
), reference(mode) AS (
  SELECT coalesce(CAST((SELECT value FROM setting WHERE name = 'reference') AS TEXT),
                  (SELECT mode FROM level ORDER BY place LIMIT 1))
)
SELECT mode AS reference,
       (SELECT l.mode FROM level AS l WHERE l.mode <> reference.mode
        ORDER BY l.place DESC LIMIT 1) AS other
FROM reference;

-- MATERIALIZED: the steps look rows up by unit, which must not turn over `experiment` each time.
CREATE VIEW observation AS
WITH cell AS MATERIALIZED (
  SELECT r.unit, r.own_group, r.mode, r.block, v.name AS variable,
         CASE WHEN c.value = CAST(c.value AS NUMERIC) AND abs(CAST(c.value AS REAL)) < 9e999
              THEN CAST(c.value AS NUMERIC)
              WHEN v.name IN (SELECT name FROM tested_cause) THEN (
                SELECT CASE WHEN d.value = CAST(d.value AS NUMERIC)
                            THEN CAST(d.value AS NUMERIC) END
                FROM variable_default AS d
                WHERE d.task_group = r.own_group AND d.name = v.name) END AS value
  FROM measured AS v CROSS JOIN causalite_cells AS c ON c.name = v.name
  CROSS JOIN run_label AS r ON r.run = c.run
)
SELECT c.unit, coalesce(m.merged_group, c.own_group) AS task_group, c.mode, c.block, c.variable,
       c.value
FROM cell AS c LEFT JOIN group_merge AS m ON m.task_group = c.own_group;
