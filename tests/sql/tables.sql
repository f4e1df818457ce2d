-- The stored tables are those of the views, and each of their columns is explained.
SELECT 'a table for each view, with its columns in its order', count(*) > 10 AND min(columns = stored) = 1
FROM (SELECT s.view, (SELECT group_concat(name) FROM pragma_table_info(s.view)
                      WHERE s.view = 'fit' OR name NOT IN ('fit', 'check_fit')) AS columns,
             (SELECT group_concat(name) FROM pragma_table_info('result_' || s.view)) AS stored
      FROM analysis_step AS s);
SELECT 'but for the fits, which stand in one', count(*) = 1 AND min(m.name) = 'result_fit'
FROM sqlite_schema AS m JOIN pragma_table_info(m.name) AS c WHERE m.type = 'table' AND m.name GLOB 'result_*' AND c.name GLOB '*fit';
SELECT 'they are JSON', count(*) > 0 AND min(json_valid(fit)) = 1 FROM result_fit;
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
SELECT 'one formatter writes all numbers that are shown', count(*) > 0 AND sum(sql LIKE '%printf(''\%.4f%' ESCAPE '\' OR sql LIKE '%,d%') = 0
FROM sqlite_schema WHERE type = 'view' AND name GLOB 'show_*';
SELECT 'nothing is refused', count(*) = 0 FROM refusal;
SELECT 'sources of the methods, as text and for BibTeX', count(*) > 30 AND min(text LIKE '% (____). %.') = 1
  AND min(bibtex GLOB '@[abi]*{' || key || ',' || char(10) || '*' || char(10) || '}') = 1 AND sum(text LIKE '%..%') = 0
  AND min(length(replace(bibtex, '{', '')) = length(replace(bibtex, '}', ''))) = 1 AND sum(bibtex LIKE '%.,%' OR bibtex LIKE '%&%' AND bibtex NOT LIKE '%\&%') = 0 FROM result_reference;
SELECT 'data_dictionary has no column that is not there', count(*) = 0
FROM data_dictionary AS d
WHERE NOT EXISTS (SELECT 1 FROM pragma_table_info(d.table_name) AS c WHERE c.name = d.column_name);
