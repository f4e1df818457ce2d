-- views.sql: the tables with their columns, in Markdown, from data_dictionary; sql/views.sh puts
-- views_head.md before it. To change what is said of a column, change setup/data_dictionary.sql.

CREATE TABLE runs(mode, energy_joules);
INSERT INTO runs VALUES ('default', 1), ('parallel', 2);
SELECT 'no set-up' WHERE causalite_setup('runs', '{"condition":"mode"}') IS NULL;

CREATE TEMP TABLE title(name TEXT PRIMARY KEY, position INTEGER, text TEXT);
INSERT INTO temp.title SELECT 'result_' || view, position, title FROM analysis_step;
INSERT INTO temp.title(name, position, text) VALUES
  ('result_run', 0, 'When results were computed, with what: a row each time'),
  ('result_reference', 101, 'Sources of the methods'),
  ('variable', 102, 'What each column of the table of experiments is'),
  ('setting', 103, 'What can be tuned');

WITH line AS (
  SELECT t.position, t.name, -1 AS place,
         printf('%s### `%s`%s%s%s%s| column | type | unit | |%s|---|---|---|---|', char(10), t.name,
                char(10), t.text || '.', char(10), char(10), char(10)) AS text
  FROM temp.title AS t WHERE t.name IN (SELECT table_name FROM data_dictionary)
  UNION ALL
  SELECT t.position, t.name, c.cid,
         printf('| `%s` | %s | %s | %s |', c.name, coalesce(d.type, ''), coalesce(d.unit, ''),
                replace(d.meaning, '|', '\|'))
  FROM temp.title AS t JOIN pragma_table_info(t.name) AS c
  JOIN data_dictionary AS d ON d.table_name = t.name AND d.column_name = c.name
)
SELECT text FROM line ORDER BY position, name, place;
