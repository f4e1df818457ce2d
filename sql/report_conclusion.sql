-- report_conclusion.sql: section 4 (verdict and advice), and what the report stands on: methods, data,
-- settings, versions; read by 80_report.sql.

INSERT INTO temp.report_text(place, html)
SELECT 4000000000, '<h2 id="conclusions">' || text || '</h2>' FROM temp.report_said WHERE name = 'conclusions'
UNION ALL
SELECT 4000000001, '<p>' || text || '</p>' FROM temp.report_said WHERE name = 'conclusions intro'
UNION ALL
SELECT 4000000000 + 10000 * g.place, '<div class="card"><h3>' || g.html || '</h3><p><span class="badge s' || coalesce(v.scenario, 0) || '">'
       || replace(replace(replace(v.title, '&', '&amp;'), '<', '&lt;'), '>', '&gt;') || '</span> '
       || coalesce((SELECT text FROM temp.report_said WHERE name = 'label ' || v.strength), '') || '</p><p>'
       || replace(replace(replace(v.conclusion, '&', '&amp;'), '<', '&lt;'), '>', '&gt;') || '</p><p><b>' || a.text || ':</b> '
       || replace(replace(replace(v.advice, '&', '&amp;'), '<', '&lt;'), '>', '&gt;') || '</p>'
       || coalesce('<p class="quiet"><b>' || c.text || ':</b> '
                   || replace(replace(replace(v.caveats, '&', '&amp;'), '<', '&lt;'), '>', '&gt;') || '</p>', '') || '</div>'
FROM result_verdict AS v JOIN temp.report_group AS g ON g.task_group = v.task_group
JOIN temp.report_said AS a ON a.name = 'advice'
JOIN temp.report_said AS c ON c.name = 'caveats';

-- Methods.
INSERT INTO temp.report_text(place, html)
SELECT 5000000000, '<h2 id="method">' || text || '</h2>' FROM temp.report_said WHERE name = 'method'
UNION ALL
SELECT 5000000001, '<ul>' || group_concat('<li>' || text || '</li>', char(10)) || '</ul>'
FROM (SELECT replace(replace(replace(replace(replace(replace(replace(s.text,
               '{alpha}', k.alpha), '{margin}', k.margin), '{level}', 1 - k.alpha),
               '{n_boot}', (SELECT value FROM setting WHERE name = 'n_boot')),
               '{ci}', (SELECT value FROM setting WHERE name = 'ci')),
               '{too_small}', (SELECT value FROM setting WHERE name = 'too_small')),
               '{method}', (SELECT value FROM setting WHERE name = 'graph_method')) AS text
      FROM temp.report_said AS s, temp.report_known AS k WHERE s.name GLOB 'method [0-9]' ORDER BY s.name);

-- Data: notes, and complete runs.
INSERT INTO temp.report_text(place, html)
SELECT 6000000000, '<h2 id="data">' || text || '</h2>' FROM temp.report_said WHERE name = 'data'
UNION ALL
SELECT 6000000010, '<h3>' || text || '</h3>' FROM temp.report_said WHERE name = 'sizes';
INSERT INTO temp.report_column(tbl, col, head, kind)
SELECT v.column1, v.column2, s.text, v.column4
FROM (VALUES ('note', 0, 'column subject', 'text'), ('note', 1, 'column note', 'text'),
             ('size', 0, 'column task_group', 'text'), ('size', 1, 'column step', 'word'), ('size', 2, 'column mode', 'text'),
             ('size', 3, 'column variables', 'int'), ('size', 4, 'column n', 'int'), ('size', 5, 'column complete', 'int'),
             ('size', 6, 'column enough', 'word'),
             ('setting', 0, 'column setting', 'text'), ('setting', 1, 'column value', 'text'), ('setting', 2, 'column meaning', 'text'),
             ('run', 0, 'column what', 'text'), ('run', 1, 'column value', 'text')) AS v
JOIN temp.report_said AS s ON s.name = v.column3;
INSERT INTO temp.report_row(tbl, place, line, cells)
SELECT 'note', 6000000005, rowid, json_array(subject, note) FROM result_data_note
UNION ALL
SELECT 'size', 6000000015, z.rowid, json_array(z.task_group, z.step, CAST(z.mode AS TEXT), z.variables, z.n, z.n_complete, z.verdict)
FROM result_sample_size AS z;

-- To reproduce: versions, seed, data, settings.
INSERT INTO temp.report_text(place, html)
SELECT 7000000000, '<h2 id="reproduce">' || text || '</h2>' FROM temp.report_said WHERE name = 'reproduce'
UNION ALL
SELECT 7000000001, '<p>' || text || '</p>' FROM temp.report_said WHERE name = 'reproduce intro';
INSERT INTO temp.report_row(tbl, place, line, cells)
WITH last AS (SELECT * FROM result_run ORDER BY run DESC LIMIT 1)
SELECT 'run', 7000000002, v.column1, json_array(s.text, CASE v.column2
         WHEN 'run version' THEN version WHEN 'run sqlite' THEN sqlite_version WHEN 'run seed' THEN seed
         WHEN 'run started' THEN started WHEN 'run experiments' THEN experiments ELSE data_hash END)
FROM last, (VALUES (1, 'run version'), (2, 'run sqlite'), (3, 'run started'), (4, 'run seed'), (5, 'run experiments'), (6, 'run hash')) AS v
JOIN said AS s ON s.name = v.column2
UNION ALL
SELECT 'setting', 7000000003, row_number() OVER (ORDER BY name), json_array(name, value,
         coalesce((SELECT text FROM said WHERE said.name = 'setting ' || setting.name), meaning)) FROM setting;
