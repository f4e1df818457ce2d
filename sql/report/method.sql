-- report/method.sql: what the report stands on: methods, references, data, settings, versions.

INSERT INTO temp.report_text(place, html)
SELECT 5000000000, '<h2 id="method">' || text || '</h2>' FROM temp.report_said WHERE name = 'method'
UNION ALL
SELECT 5000000001, '<p class="paper">' || group_concat(text, ' ') || '</p>'
FROM (SELECT replace(replace(replace(replace(replace(replace(replace(replace(s.text,
               '{alpha}', k.alpha), '{margin}', m.text),
               '{level}', causalite_format(100 * (1 - k.alpha), 'plain')), '{n_boot}', k.n_boot),
               '{ci}', k.ci), '{too_small}', k.too_small), '{method}', k.graph_method),
               '{permutations}', k.permutations) AS text
      FROM temp.report_known AS k CROSS JOIN (
        SELECT replace(w.text, '{margin}', k.margin) AS text
        FROM temp.report_known AS k JOIN temp.report_said AS w
          ON w.name = iif(k.margin LIKE '%|%' ESCAPE '|', 'margin of mean', 'margin of sd')) AS m
      CROSS JOIN temp.report_said AS s
      WHERE s.name GLOB 'method [0-9]*' AND CASE s.name
              WHEN 'method 2 block' THEN EXISTS (SELECT 1 FROM variable WHERE role = 'block')
              WHEN 'method 2 aborted' THEN EXISTS (SELECT 1 FROM aborted_run WHERE left_out)
              WHEN 'method 4 test' THEN k.permutations > 0
              WHEN 'method 4' THEN EXISTS (SELECT 1 FROM result_fit WHERE step = 'graph')
              WHEN 'method 5' THEN EXISTS (SELECT 1 FROM result_mediation_difference)
              ELSE 1 END
      ORDER BY s.name)
UNION ALL
SELECT 5000000010, '<details><summary>' || s.text || '</summary><ul class="reference">'
       || group_concat('<li>' || causalite_html(r.text) || '</li>', char(10)) || '</ul>'
       || '<details><summary>BibTeX</summary><pre tabindex="0"><code>'
       || group_concat(causalite_html(r.bibtex), char(10)) || '</code></pre></details></details>'
FROM temp.report_said AS s CROSS JOIN (SELECT * FROM result_reference ORDER BY text) AS r
WHERE s.name = 'references' GROUP BY s.name;

-- The data: notes, and complete runs.
INSERT INTO temp.report_text(place, html)
SELECT 6000000000, '<h2 id="data">' || text || '</h2>' FROM temp.report_said WHERE name = 'data';
INSERT INTO temp.report_fold
SELECT 6000000004, 6000000008, 'notes' FROM temp.report_known AS k WHERE k.many;
INSERT INTO temp.report_fold VALUES
(6000000009, 6000000019, 'sizes'), (7000000009, 7000000019, 'settings');
INSERT INTO temp.report_column(tbl, col, word, kind) VALUES
('note', 0, 'subject', 'text'), ('note', 1, 'note', 'text'), ('note', 2, 'cure', 'text'),
('size', 0, 'task_group', 'word'), ('size', 1, 'step', 'word'), ('size', 2, 'mode', 'text'),
('size', 3, 'variables', 'integer'), ('size', 4, 'n', 'integer'),
('size', 5, 'complete', 'integer'), ('size', 6, 'enough', 'word'),
('setting', 0, 'setting', 'text'), ('setting', 1, 'value', 'text'),
('setting', 2, 'meaning', 'text'), ('run', 0, 'what', 'text'), ('run', 1, 'value', 'text');
INSERT INTO temp.report_row(tbl, place, line, c0, c1, c2)
SELECT 'note', 6000000005, row_number() OVER (ORDER BY alert, task_group, subject),
       coalesce(nullif(task_group, '') || ': ', '') || subject, note, cure
FROM result_data_alert WHERE severity > 2;
INSERT INTO temp.report_source VALUES ('note', 'SELECT * FROM result_data_alert;');
INSERT INTO temp.report_row(tbl, place, line, c0, c1, c2, c3, c4, c5, c6)
SELECT 'size', 6000000015, row_number() OVER (ORDER BY z.task_group, z.step, z.mode), z.task_group,
       z.step, z.mode, z.variables, z.n, z.n_complete, z.verdict
FROM result_sample_size AS z;
INSERT INTO temp.report_source VALUES ('size', 'SELECT * FROM result_sample_size;');

-- To reproduce: versions, seed, data, settings.
INSERT INTO temp.report_text(place, html)
SELECT 7000000000, '<h2 id="reproduce">' || text || '</h2>' FROM temp.report_said
WHERE name = 'reproduce'
UNION ALL
SELECT 7000000001, '<p>'
       || replace(replace(text, '{refresh}', '<code>SELECT causalite_refresh();</code>'),
                  '{report}', '<code>SELECT causalite_report();</code>') || '</p>'
FROM temp.report_said WHERE name = 'reproduce how'
UNION ALL
SELECT 9000000000, '</main></body></html>';
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
SELECT 'setting', 7000000012, row_number() OVER (ORDER BY name), name, value,
       coalesce((SELECT text FROM said WHERE said.name = 'setting ' || setting.name), meaning)
FROM setting;
