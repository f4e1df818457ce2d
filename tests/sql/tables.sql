-- The stored tables are those of the views, and each of their columns is explained.
SELECT 'a table for each view, with its columns in its order', count(*) = 0
FROM analysis_step AS s JOIN pragma_table_info(s.view) AS v
LEFT JOIN pragma_table_info('result_' || s.view) AS r ON r.cid = v.cid AND r.name = v.name
WHERE r.name IS NULL;
SELECT 'and no other', count(*) = 0
FROM analysis_step AS s JOIN pragma_table_info('result_' || s.view) AS r
LEFT JOIN pragma_table_info(s.view) AS v ON v.name = r.name
WHERE v.name IS NULL;
SELECT 'every column has a type', count(*) = 0
FROM analysis_step AS s JOIN pragma_table_info('result_' || s.view) AS r
WHERE r.type NOT IN ('TEXT', 'INTEGER', 'REAL');
SELECT 'every table has a primary key', count(*) = 0
FROM analysis_step AS s
WHERE NOT EXISTS (SELECT 1 FROM pragma_table_info('result_' || s.view) AS r WHERE r.pk);
SELECT 'data_dictionary has every column', count(*) = 0
FROM sqlite_schema AS t JOIN pragma_table_info(t.name) AS c
LEFT JOIN data_dictionary AS d ON d.table_name = t.name AND d.column_name = c.name
WHERE t.type = 'table' AND (t.name GLOB 'result_*' OR t.name IN ('variable', 'setting'))
  AND d.meaning IS NULL;
SELECT 'show_legend has a view to show', count(*) = 0
FROM show_legend AS l LEFT JOIN sqlite_schema AS v ON v.type = 'view' AND v.name = 'show_' || l.view
WHERE v.name IS NULL;
SELECT 'what is shown needs no extension', count(*) > 0
FROM sqlite_schema WHERE type = 'view' AND name GLOB 'show_*'
HAVING sum(sql LIKE '%causalite%' OR sql LIKE '%FROM known%' OR sql LIKE '%measured%') = 0;
SELECT 'nothing is refused', count(*) = 0 FROM refusal;
