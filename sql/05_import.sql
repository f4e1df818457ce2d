-- 05_import.sql: from a CSV as the sqlite3 shell imported it to the table `experiment`.
--
-- For the sqlite3 shell. Does nothing where there is no table experiment_raw, so an `experiment` of
-- your own (a table, or a view that names its columns our way) passes by untouched.
--
--   .import --csv runs.csv experiment_raw        (or: --csv --schema temp)
--   .read sql/05_import.sql
--
-- Creates
--   experiment   every column and row of experiment_raw. Cells are trimmed, an empty one is NULL; a
--                column whose every value is a number is INTEGER or REAL, any other is TEXT. In a
--                column of numbers NA, N/A, NaN, null, None, inf and - are empty too; import_note
--                says how many there were. In names control characters (a header of two lines)
--                become blanks
-- and drops experiment_raw. A number is what SQLite reads as one ('1e3', '-.5'), finite, and with
-- no more than 18 digits where it has digits only (a longer one is an identifier).
--
-- Labels and numbers. Where two spellings of a column are one number (models 1.1 and 1.10, modes 1
-- and 1.0, codes 01 and 1), whether they are one or two depends on what the column is used for,
-- which is not known here. So such a column keeps its texts: whatever compares labels (mode, task
-- group, block, key) tells them apart, and whatever measures reads them as numbers
-- (observation.value). Where 10_describe.sql finds it to be a measure by its name, `experiment`
-- itself holds the numbers, because 5 and 5.0 joules are one.

.bail on
.mode list
.headers off

DROP TABLE IF EXISTS temp.raw_column;
CREATE TEMP TABLE raw_column(
  cid INTEGER, name TEXT, clean TEXT, filled INTEGER, numbers INTEGER, integers INTEGER, cells INTEGER, texts TEXT,
  spellings INTEGER, type TEXT);
DROP TABLE IF EXISTS temp.spelled_column;  -- measures among them become numbers in 10_describe.sql
CREATE TEMP TABLE spelled_column(name TEXT, type TEXT);

-- A byte order mark, or a line break, is no part of a name; and no name may stand twice.
WITH RECURSIVE cleaned(cid, name, clean, code) AS (
  SELECT cid, name, ltrim(name, char(65279)), 1 FROM pragma_table_info('experiment_raw')
  UNION ALL SELECT cid, name, replace(clean, char(code), ' '), code + 1 FROM cleaned WHERE code < 32
), named AS (
  SELECT cid, name, coalesce(nullif(trim(clean), ''), 'column_' || (cid + 1)) AS clean FROM cleaned WHERE code = 32
)
INSERT INTO temp.raw_column(cid, name, clean)
SELECT cid, name, clean || iif(row_number() OVER (PARTITION BY lower(clean) ORDER BY cid) > 1, '_' || (cid + 1), '')
FROM named;

.once '|exec sh sql/generated.sh save'
SELECT printf('UPDATE temp.raw_column SET (filled, numbers, integers, cells, texts, spellings) = (
SELECT count(v) - total(gap),
  sum(v = CAST(v AS NUMERIC) AND abs(CAST(v AS REAL)) < 9e999
      AND NOT (length(v) > 18 AND v NOT GLOB ''*[^0-9]*'')),
  sum(NOT gap AND typeof(CAST(v AS NUMERIC)) = ''integer''),
  sum(gap), group_concat(DISTINCT CASE WHEN gap THEN v END),
  count(DISTINCT CASE WHEN NOT gap THEN v END) - count(DISTINCT CASE WHEN NOT gap THEN CAST(v AS NUMERIC) END)
FROM (SELECT v, lower(v) IN (''na'', ''n/a'', ''nan'', ''null'', ''none'', ''-'', ''inf'', ''+inf'', ''-inf'',
                             ''infinity'', ''+infinity'', ''-infinity'') AS gap
      FROM (SELECT nullif(trim("%w", char(9, 10, 13, 32, 160)), '''') AS v FROM experiment_raw))) WHERE cid = %d;', name, cid)
FROM temp.raw_column;
.read '|exec sh sql/generated.sh read'

UPDATE temp.raw_column SET type = CASE WHEN filled = 0 OR numbers < filled THEN 'TEXT'
                                       WHEN integers = filled THEN 'INTEGER'
                                       ELSE 'REAL' END;
INSERT INTO temp.spelled_column SELECT clean, type FROM temp.raw_column WHERE type <> 'TEXT' AND spellings > 0;

.once '|exec sh sql/generated.sh save'
WITH typed AS (  -- a column without a type takes texts and numbers as they are
  SELECT clean, type, iif(spellings > 0 AND type <> 'TEXT', '', type) AS declared,
         printf('nullif(trim("%w", char(9, 10, 13, 32, 160)), '''')', name) AS cell
  FROM temp.raw_column ORDER BY cid
)
SELECT 'BEGIN;' || char(10)
    || 'CREATE TABLE main.experiment(' || group_concat(printf('"%w" %s', clean, declared), ', ')
    || ');' || char(10)
    || 'INSERT INTO main.experiment SELECT '
    || group_concat(CASE WHEN type = 'TEXT' THEN cell
                         ELSE printf('CASE WHEN %s = CAST(%s AS NUMERIC) THEN %s END', cell, cell,
                                     iif(declared = '', cell, printf('CAST(%s AS %s)', cell, type))) END, ', ')
    || ' FROM experiment_raw;' || char(10)
    || 'INSERT OR REPLACE INTO import_note SELECT clean, cells, texts FROM temp.raw_column
WHERE cells > 0 AND numbers = filled AND filled > 0;' || char(10)
    || 'DROP TABLE experiment_raw;' || char(10) || 'COMMIT;'
FROM typed HAVING count(*) > 0;
.read '|exec sh sql/generated.sh read'

DROP TABLE temp.raw_column;
