-- 90_materialise.sql: stores each view of a step as a table, result_main_effect and so on.
--
-- For the sqlite3 shell with the extension. This is what a reader without the extension (a BI tool, a
-- notebook) opens. The views are computed into temporary tables first; then all result tables are
-- replaced in one short transaction, in which views marked derived (they read the result tables, so
-- that nothing is fitted twice) are computed last, and result_run gets its row. A reader sees the old
-- results or the new ones, never a mixture. The graphs come first, because what they find joins the
-- candidates that later steps test (45_found.sql).

.bail on
.mode list
.headers off
.timeout 10000

DROP TABLE IF EXISTS temp.this_run;
CREATE TEMP TABLE this_run AS SELECT strftime('%Y-%m-%dT%H:%M:%fZ', 'now') AS started;

.once '|exec sh sql/generated.sh save'
WITH line(phase, position, sql) AS (
  SELECT 1, iif(view = 'graph', -2, position), printf('DROP TABLE IF EXISTS temp."new_%w";
CREATE TEMP TABLE "new_%w" AS SELECT * FROM main."%w";', view, view, view)
  FROM analysis_step WHERE NOT derived
  UNION ALL SELECT 1, -1, '.read sql/45_found.sql' FROM analysis_step WHERE view = 'graph'
  UNION ALL SELECT 2, 0, 'BEGIN IMMEDIATE;'
  UNION ALL
  SELECT 3, position, printf('DROP TABLE IF EXISTS main."result_%w";
CREATE TABLE main."result_%w" AS SELECT * FROM %s%w";',
                             view, view, CASE WHEN derived THEN 'main."' ELSE 'temp."new_' END, view)
  FROM analysis_step
  UNION ALL
  SELECT 4, 0, 'INSERT INTO result_run(started, finished, version, sqlite_version, seed, settings, experiments, data_hash)
SELECT started, strftime(''%Y-%m-%dT%H:%M:%fZ'', ''now''), causalite_version(), sqlite_version(),
  (SELECT value FROM setting WHERE name = ''seed''),
  (SELECT json_group_object(name, value) FROM setting),
  (SELECT count(*) FROM experiment),
  lower(hex(sha3_query(''SELECT * FROM experiment; SELECT * FROM variable;
    SELECT * FROM variable_default; SELECT * FROM group_merge'', 256)))
FROM temp.this_run;'
  UNION ALL SELECT 5, 0, 'COMMIT;'
  UNION ALL SELECT 6, position, printf('DROP TABLE temp."new_%w";', view) FROM analysis_step WHERE NOT derived
)
SELECT sql FROM line ORDER BY phase, position;
.read '|exec sh sql/generated.sh read'

DROP TABLE temp.this_run;
