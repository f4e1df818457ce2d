-- 05_import.sql: from a CSV as the sqlite3 shell imported it to the table `experiment`.
--
-- For the sqlite3 shell. Does nothing where there is no table experiment_raw, so an `experiment` of
-- your own (a table, or a view that names its columns our way) passes by untouched.
--
--   .import --csv runs.csv experiment_raw        (or: --csv --schema temp)
--   .read sql/05_import.sql
--
-- Creates
--   experiment   every column and row of experiment_raw: empty text is NULL, a column whose every
--                value is a number is INTEGER or REAL, any other is TEXT. In a column of numbers NA,
--                N/A, NaN, null and - are empty too; import_note says how many there were
-- and drops experiment_raw. A number is what SQLite reads as one ('1e3', '-.5'), finite, and with no
-- more than 18 digits where it has digits only (a longer one is an identifier).

.bail on
.mode list
.headers off

DROP TABLE IF EXISTS temp.raw_column;
CREATE TEMP TABLE raw_column(name TEXT, filled INTEGER, numbers INTEGER, integers INTEGER, cells INTEGER, texts TEXT);

.once '|exec sh sql/generated.sh save'
SELECT printf('INSERT INTO temp.raw_column
SELECT %Q, count(v) - total(gap),
  sum(v = CAST(v AS NUMERIC) AND abs(CAST(v AS REAL)) < 9e999
      AND NOT (length(v) > 18 AND v NOT GLOB ''*[^0-9]*'')),
  sum(NOT gap AND typeof(CAST(v AS NUMERIC)) = ''integer''),
  sum(gap), group_concat(DISTINCT CASE WHEN gap THEN trim(v) END)
FROM (SELECT v, lower(trim(v)) IN (''na'', ''n/a'', ''nan'', ''null'', ''-'') AS gap
      FROM (SELECT nullif("%w", '''') AS v FROM experiment_raw));', name, name)
FROM pragma_table_info('experiment_raw');
.read '|exec sh sql/generated.sh read'

.once '|exec sh sql/generated.sh save'
WITH typed AS (
  SELECT c.cid, c.name, ltrim(c.name, char(65279)) AS clean,  -- a byte order mark is not a name
         CASE WHEN r.filled = 0 OR r.numbers < r.filled THEN 'TEXT'
              WHEN r.integers = r.filled THEN 'INTEGER'
              ELSE 'REAL' END AS type
  FROM pragma_table_info('experiment_raw') AS c
  JOIN temp.raw_column AS r ON r.name = c.name
  ORDER BY c.cid
)
SELECT 'BEGIN;' || char(10)
    || 'CREATE TABLE main.experiment(' || group_concat(printf('"%w" %s', clean, type), ', ')
    || ');' || char(10)
    || 'INSERT INTO main.experiment SELECT '
    || group_concat(CASE type WHEN 'TEXT' THEN printf('nullif("%w", '''')', name)
                              ELSE printf('CASE WHEN lower(trim("%w")) NOT IN ('''', ''na'', ''n/a'', ''nan'', ''null'', ''-'')
                                           THEN CAST("%w" AS %s) END', name, name, type) END, ', ')
    || ' FROM experiment_raw;' || char(10)
    || 'INSERT OR REPLACE INTO import_note SELECT ltrim(name, char(65279)), cells, texts FROM temp.raw_column
WHERE cells > 0 AND numbers = filled AND filled > 0;' || char(10)
    || 'DROP TABLE experiment_raw;' || char(10) || 'COMMIT;'
FROM typed HAVING count(*) > 0;
.read '|exec sh sql/generated.sh read'

DROP TABLE temp.raw_column;
