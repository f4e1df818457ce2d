-- report_csv.sql: every result table as a CSV file, and the list of them; read by 80_report.sql.
--
-- As RFC 4180: a header, commas, text in quotes, empty for NULL; numbers with 17 digits, which read
-- back to the same double. The fits (long JSON) are left out; they are in the result tables.

DROP TABLE IF EXISTS temp.report_file;
CREATE TEMP TABLE report_file(name TEXT, title TEXT, lines INTEGER);

.once '|exec sh sql/generated.sh save'
SELECT printf('INSERT INTO temp.report_file
SELECT ''%q'', ''%q'', (SELECT count(*) FROM main."result_%w")
WHERE writefile((SELECT folder FROM temp.report_known) || ''report_csv/%q.csv'', %Q || char(10) || coalesce((
  SELECT group_concat(%s, char(10)) || char(10) FROM main."result_%w"), '''')) > 0;',
  s.view, s.title, s.view, s.view,
  group_concat('"' || replace(c.name, '"', '""') || '"', ','),
  group_concat(printf('CASE typeof("%w") WHEN ''null'' THEN '''' WHEN ''integer'' THEN "%w" WHEN ''real'' THEN printf(''%%!.17g'', "%w") ELSE ''"'' || replace("%w", ''"'', ''""'') || ''"'' END',
                      c.name, c.name, c.name, c.name), ' || '','' || '), s.view)
FROM (SELECT * FROM analysis_step WHERE view NOT GLOB '*[^A-Za-z0-9_]*' ORDER BY position) AS s, pragma_table_info('result_' || s.view) AS c
WHERE c.name NOT IN ('fit', 'check_fit')
GROUP BY s.position, s.view;
.read '|exec sh sql/generated.sh read'

INSERT INTO temp.report_text(place, html)
SELECT 8000000000, '<h3>' || text || '</h3>' FROM temp.report_said WHERE name = 'tables'
UNION ALL
SELECT 9000000000, '</body></html>';
INSERT INTO temp.report_column(tbl, col, head, kind)
SELECT 'file', v.column1, s.text, v.column3
FROM (VALUES (0, 'column file', 'html'), (1, 'column rows', 'int'), (2, 'column note', 'text')) AS v
JOIN temp.report_said AS s ON s.name = v.column2;
INSERT INTO temp.report_row(tbl, place, line, cells)
SELECT 'file', 8000000001, rowid,
       json_array('<a href="report_csv/' || name || '.csv">' || name || '.csv</a>', lines,
         coalesce((SELECT text FROM said WHERE said.name = 'table ' || report_file.name), title))
FROM temp.report_file;
DROP TABLE temp.report_file;
