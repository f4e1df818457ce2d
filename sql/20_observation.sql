-- 20_observation.sql: the experiments as the steps read them, one row a run, and long.
--
-- For the sqlite3 shell, which writes the text of the two views, because it depends on the columns of
-- `experiment`. Run it again after a change of those columns or of the
-- settings unit_column, group_column, mode_column, block_column; changes of `variable`,
-- `variable_default`, `group_merge` and of every other setting are seen at once.
--
-- Creates
--   experiment_run(unit, task_group, mode, block, mode_was_empty)
--        one row an experiment. unit: setting unit_column, else the rowid. task_group: setting
--        group_column, else '(one group)'; by group_merge where it is listed there. mode: an empty
--        one is setting empty_mode. block: the task group of the run and, by setting block_column,
--        its model, 'group / model'; so the blocks of different groups, merged or all together, are
--        never mixed.
--   mode_pair(reference, other)
--        the two modes. Effects are (other) - (reference).
--   observation(unit, task_group, mode, block, variable, value)
--        one row for each run and each variable whose role is not 'ignore', its value a number or NULL.
--        Text that is wholly a number is that number; NA and the like are empty. An empty
--        hyperparameter has the value variable_default gives for its task group, if any.
-- Fills
--   text_column  the columns that hold other text: there is nothing to calculate with, so
--        observation leaves them out, and data_note says so where such a column has a role. (Labels
--        are compared as they are: 05_import.sql, Labels and numbers.)

.bail on
.mode list
.headers off

DROP VIEW IF EXISTS main.experiment_run;
DROP VIEW IF EXISTS main.mode_pair;
DROP VIEW IF EXISTS main.observation;

DROP TABLE IF EXISTS temp.requirement;
CREATE TEMP TABLE requirement(
  mode_column  CONSTRAINT "experiment needs a column that tells the two modes apart; name it: UPDATE setting SET value = '...' WHERE name = 'mode_column'" CHECK (mode_column),
  columns      CONSTRAINT "a column that setting unit_column, group_column, mode_column or block_column names is not in experiment" CHECK (columns),
  unit_column  CONSTRAINT "experiment has no rowid; name its key: UPDATE setting SET value = '...' WHERE name = 'unit_column'" CHECK (unit_column),
  unique_units CONSTRAINT "the column that setting unit_column names is not a key: it is empty or the same in several rows" CHECK (unique_units),
  two_modes    CONSTRAINT "there are more than two modes; delete the rows of the others, or make experiment a view that holds two" CHECK (two_modes),
  reference    CONSTRAINT "setting reference_mode names none of the modes" CHECK (reference)
);

-- What to do, printed above the refusal.
SELECT 'the columns of experiment: ' || group_concat(name, ', ') || char(10)
       || 'say which of them holds the mode, and go on:' || char(10)
       || '  UPDATE setting SET value = ''...'' WHERE name = ''mode_column'';' || char(10)
       || '  .read sql/refresh.sql'
FROM pragma_table_xinfo('experiment', 'main')
WHERE hidden <> 1 AND (SELECT value FROM setting WHERE name = 'mode_column') IS NULL HAVING count(*) > 0;
INSERT INTO temp.requirement(mode_column)
SELECT value IS NOT NULL FROM setting WHERE name = 'mode_column';

INSERT INTO temp.requirement(columns)
SELECT lower(value) IN (SELECT lower(name) FROM pragma_table_xinfo('experiment', 'main'))
FROM setting
WHERE name IN ('unit_column', 'group_column', 'mode_column', 'block_column') AND value IS NOT NULL;

-- A view has no rowid, nor has a table made WITHOUT ROWID.
DROP TABLE IF EXISTS temp.expression;
CREATE TEMP TABLE expression(name TEXT PRIMARY KEY, sql TEXT);
INSERT INTO temp.expression
SELECT 'unit', coalesce(
  (SELECT printf('e."%w"', value) FROM setting WHERE name = 'unit_column' AND value IS NOT NULL),
  (SELECT 'e.' || r.column1
   FROM (VALUES ('rowid'), ('_rowid_'), ('oid')) AS r, pragma_table_list('experiment') AS t
   WHERE t.schema = 'main' AND t.type = 'table' AND NOT t.wr
     AND r.column1 NOT IN (SELECT lower(name) FROM pragma_table_xinfo('experiment', 'main'))
   LIMIT 1));
INSERT INTO temp.requirement(unit_column) SELECT sql IS NOT NULL FROM temp.expression;

INSERT INTO temp.expression
SELECT 'group', coalesce((SELECT printf('coalesce(nullif(e."%w", ''''), ''(none)'')', value) FROM setting WHERE name = 'group_column' AND value IS NOT NULL), '''(one group)''')
UNION ALL
SELECT 'raw mode', (  -- 1.0 and 1 are one label
  SELECT replace('CASE typeof(@) WHEN ''real'' THEN CAST(CAST(@ AS TEXT) AS NUMERIC) ELSE nullif(@, '''') END',
                 '@', printf('e."%w"', value))
  FROM setting WHERE name = 'mode_column')
UNION ALL
SELECT 'block', coalesce((SELECT printf('coalesce(nullif(e."%w", ''''), ''(none)'')', value) FROM setting WHERE name = 'block_column' AND value IS NOT NULL), '''(none)''')
UNION ALL
SELECT 'number', 'CASE WHEN @ = CAST(@ AS NUMERIC) AND abs(CAST(@ AS REAL)) < 9e999 THEN CAST(@ AS NUMERIC) END';

-- The columns that both views begin with, and what they are taken from.
INSERT INTO temp.expression
SELECT 'columns', printf('%s AS unit,
  coalesce(m.merged_group, %s) AS task_group,
  coalesce(%s, (SELECT value FROM setting WHERE name = ''empty_mode'')) AS mode,
  %s || '' / '' || %s AS block',
  u.sql, g.sql, w.sql, g.sql, b.sql)
FROM temp.expression AS u, temp.expression AS g, temp.expression AS w, temp.expression AS b
WHERE u.name = 'unit' AND g.name = 'group' AND w.name = 'raw mode' AND b.name = 'block';
INSERT INTO temp.expression
SELECT 'merge', printf('LEFT JOIN group_merge AS m ON m.task_group = %s', sql)
FROM temp.expression WHERE name = 'group';

DELETE FROM text_column;
.once '|exec sh sql/generated.sh save'
SELECT printf('INSERT INTO text_column
SELECT %Q, count(*), (SELECT count(*) FROM main.experiment WHERE "%w" <> ''''), substr(min(v), 1, 20)
FROM (SELECT "%w" AS v FROM main.experiment)
WHERE typeof(v) = ''text'' AND v <> CAST(v AS NUMERIC)
  AND lower(trim(v)) NOT IN ('''', ''na'', ''n/a'', ''nan'', ''null'', ''none'', ''-'', ''inf'', ''+inf'', ''-inf'',
                             ''infinity'', ''+infinity'', ''-infinity'')
HAVING count(*) > 0;', name, name, name)
FROM pragma_table_xinfo('experiment', 'main') WHERE hidden <> 1;
.read '|exec sh sql/generated.sh read'

.once '|exec sh sql/generated.sh save'
SELECT printf('CREATE VIEW main.experiment_run AS
SELECT %s,
  %s IS NULL AS mode_was_empty
FROM experiment AS e %s;
', c.sql, w.sql, m.sql)
FROM temp.expression AS c, temp.expression AS w, temp.expression AS m
WHERE c.name = 'columns' AND w.name = 'raw mode' AND m.name = 'merge'
UNION ALL
SELECT printf('CREATE VIEW main.observation AS
SELECT %s,
  v.name AS variable,
  coalesce(CASE v.name
%s  END, %s) AS value
FROM variable AS v CROSS JOIN experiment AS e %s
LEFT JOIN variable_default AS d ON v.role = ''hyperparameter'' AND d.name = v.name AND d.task_group = %s
WHERE v.role <> ''ignore'' AND v.name NOT IN (SELECT name FROM text_column);
', c.sql,
  (SELECT group_concat(printf('    WHEN %Q THEN %s' || char(10), name, replace(n.sql, '@', printf('e."%w"', name))), '')
   FROM pragma_table_xinfo('experiment', 'main') WHERE hidden <> 1),
  replace(n.sql, '@', 'd.value'),
  m.sql, g.sql)
FROM temp.expression AS c, temp.expression AS m, temp.expression AS g, temp.expression AS n
WHERE c.name = 'columns' AND m.name = 'merge' AND g.name = 'group' AND n.name = 'number';
.read '|exec sh sql/generated.sh read'

CREATE VIEW mode_pair AS
WITH reference(mode) AS (
  SELECT coalesce((SELECT value FROM setting WHERE name = 'reference_mode'),
                  (SELECT min(mode) FROM experiment_run))
)
SELECT mode AS reference, (SELECT max(r.mode) FROM experiment_run AS r WHERE r.mode <> reference.mode) AS other
FROM reference;

INSERT INTO temp.requirement(unique_units)
SELECT count(unit) = count(*) AND count(DISTINCT unit) = count(*) FROM experiment_run;
SELECT 'the modes: ' || group_concat(printf('%s (%d)', mode, n), ', ') || char(10)
       || 'keep two of them, then .read sql/refresh.sql, such as by' || char(10)
       || printf('  DELETE FROM experiment WHERE "%w" = %s;', s.value, (
            SELECT quote(mode) FROM experiment_run GROUP BY mode ORDER BY count(*), mode LIMIT 1))
FROM (SELECT mode, count(*) AS n FROM experiment_run GROUP BY mode), setting AS s
WHERE s.name = 'mode_column' HAVING count(*) > 2;
INSERT INTO temp.requirement(two_modes) SELECT count(DISTINCT mode) <= 2 FROM experiment_run;
INSERT INTO temp.requirement(reference)
SELECT value IN (SELECT mode FROM experiment_run) FROM setting
WHERE name = 'reference_mode' AND value IS NOT NULL;

DROP TABLE temp.requirement;
DROP TABLE temp.expression;
