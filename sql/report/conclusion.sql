-- report/conclusion.sql: section 4 (verdict and advice), and what the report stands on: methods,
-- data, settings, versions.

INSERT INTO temp.report_text(place, html)
SELECT 4000000000, '<h2 id="conclusions">' || text || '</h2>' FROM temp.report_said
WHERE name = 'conclusions'
UNION ALL
SELECT 4000000001, '<p>' || text || '</p>' FROM temp.report_said WHERE name = 'conclusions intro'
UNION ALL
SELECT 4000000000 + 10000 * g.place, '<div class="card"><h3>' || g.html
       || '</h3><p><span class="badge s' || coalesce(v.scenario, 0) || '">'
       || (SELECT html FROM temp.report_html WHERE text = v.title) || '</span> '
       || coalesce((SELECT text FROM temp.report_said WHERE name = 'label ' || v.strength), '')
       || '</p><p>'
       || (SELECT html FROM temp.report_html WHERE text = v.conclusion) || '</p><p><b>' || a.text
       || ':</b> '
       || (SELECT html FROM temp.report_html WHERE text = v.advice) || '</p>'
       || coalesce('<p class="quiet"><b>' || c.text || ':</b> '
                   || (SELECT html FROM temp.report_html WHERE text = v.caveats) || '</p>', '')
                   || '</div>'
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
               '{n_boot}', k.n_boot),
               '{ci}', k.ci),
               '{too_small}', k.too_small),
               '{method}', k.graph_method) AS text
      FROM temp.report_said AS s, temp.report_known AS k WHERE s.name GLOB 'method [0-9]'
      ORDER BY s.name);

-- Data: notes, and complete runs.
INSERT INTO temp.report_text(place, html)
SELECT 6000000000, '<h2 id="data">' || text || '</h2>' FROM temp.report_said WHERE name = 'data'
UNION ALL
SELECT 6000000010, '<h3>' || text || '</h3>' FROM temp.report_said WHERE name = 'sizes';
INSERT INTO temp.report_column(tbl, col, head, kind)
SELECT v.column1, v.column2, s.text, v.column4
FROM (VALUES ('note', 0, 'column subject', 'text'), ('note', 1, 'column note', 'text'),
             ('size', 0, 'column task_group', 'text'), ('size', 1, 'column step', 'word'),
             ('size', 2, 'column mode', 'text'),
             ('size', 3, 'column variables', 'int'), ('size', 4, 'column n', 'int'),
             ('size', 5, 'column complete', 'int'),
             ('size', 6, 'column enough', 'word'),
             ('setting', 0, 'column setting', 'text'), ('setting', 1, 'column value', 'text'),
             ('setting', 2, 'column meaning', 'text'),
             ('run', 0, 'column what', 'text'), ('run', 1, 'column value', 'text')) AS v
JOIN temp.report_said AS s ON s.name = v.column3;
INSERT INTO temp.report_row(tbl, place, line, c0, c1)
SELECT 'note', 6000000005, rowid, subject, note FROM result_data_note;
INSERT INTO temp.report_row(tbl, place, line, c0, c1, c2, c3, c4, c5, c6)
SELECT 'size', 6000000015, rowid, task_group, step, mode, variables, n, n_complete, verdict
FROM result_sample_size;

-- To reproduce: versions, seed, data, settings.
INSERT INTO temp.report_text(place, html)
SELECT 7000000000, '<h2 id="reproduce">' || text || '</h2>' FROM temp.report_said
WHERE name = 'reproduce'
UNION ALL
SELECT 7000000001, '<p>' || text || '</p>' FROM temp.report_said WHERE name = 'reproduce intro'
UNION ALL
SELECT 7000000001, '<p>'
       || replace(replace(text, '{refresh}', '<code>SELECT causalite_refresh();</code>'),
                                    '{report}', '<code>SELECT causalite_report();</code>') || '</p>'
FROM temp.report_said WHERE name = 'reproduce how'
UNION ALL
SELECT 9000000000, '</body></html>';
INSERT INTO temp.report_row(tbl, place, line, c0, c1)
WITH last AS (SELECT * FROM result_run ORDER BY run DESC LIMIT 1)
SELECT 'run', 7000000002, v.column1, s.text, CASE v.column2
         WHEN 'run version' THEN version WHEN 'run sqlite' THEN sqlite_version
         WHEN 'run seed' THEN seed
         WHEN 'run started' THEN started WHEN 'run experiments' THEN experiments ELSE data_hash END
FROM last,
  (VALUES (1, 'run version'), (2, 'run sqlite'), (3, 'run started'), (4, 'run seed'),
          (5, 'run experiments'), (6, 'run hash')) AS v
JOIN said AS s ON s.name = v.column2;
INSERT INTO temp.report_row(tbl, place, line, c0, c1, c2)
SELECT 'setting', 7000000003, row_number() OVER (ORDER BY name), name, value,
       coalesce((SELECT text FROM said WHERE said.name = 'setting ' || setting.name), meaning)
FROM setting;
