-- 80_report.sql: writes report.html beside the database, and its tables as CSV in report_csv/ there.
--
-- For the sqlite3 shell with the extension, after 90_materialise.sql; refresh.sql reads it. Writes only
-- those files; in the database it makes temporary tables alone. The report follows the plan's outline:
-- summary; 1 main effect; 2 causal structure; 3 the three questions; 4 conclusions; then how it was
-- computed and how to reproduce it. Language: setting lang. Fixed texts: 65_word.sql.
--
-- How it is put together
--   report_name(kind, key, label, html, place)   what task groups, modes, variables, blocks are called;
--                                   every name from the data goes through `html` into the report
--   report_text(place, html)        pieces of the page; `place` orders them:
--                                   section * 1000000000 + task group * 10000 + item
--   report_figure(place, svg, caption)
--   report_column(tbl, col, head, kind), report_row(tbl, place, line, cells)
--                                   tables: cells is a JSON array of values, kind says how column col
--                                   is shown: text | short (on one line) | word | int | num | fix | p | html
-- report_style.sql has the looks; report_main.sql, report_graph.sql, report_question.sql,
-- report_conclusion.sql fill the sections, report_csv.sql writes the CSV files.

.bail on
.mode list
.headers off
.nullvalue ''

DROP TABLE IF EXISTS temp.report_known;
CREATE TEMP TABLE report_known AS
SELECT reference, other,
       (SELECT value FROM setting WHERE name = 'lang') AS lang,
       (SELECT value FROM setting WHERE name = 'alpha') AS alpha,
       (SELECT value FROM setting WHERE name = 'equivalence_margin') AS margin,
       (SELECT value FROM setting WHERE name = 'edge_threshold') AS threshold,
       '"lang":"' || (SELECT value FROM setting WHERE name = 'lang') || '"' AS options,
       (SELECT replace(file, '\', '/') FROM pragma_database_list WHERE name = 'main') AS file
FROM mode_pair;
ALTER TABLE temp.report_known ADD COLUMN folder;
UPDATE temp.report_known SET folder = rtrim(file, replace(file, '/', ''));

DROP TABLE IF EXISTS temp.report_name;
CREATE TEMP TABLE report_name(kind TEXT, key, label TEXT, html TEXT, place INTEGER);
INSERT INTO temp.report_name(kind, key, label, place)
SELECT 'group', task_group, CAST(task_group AS TEXT), row_number() OVER (ORDER BY task_group)
FROM (SELECT DISTINCT task_group FROM result_sample_size)
UNION ALL SELECT 'mode', other, CAST(other AS TEXT), 1 FROM mode_pair
UNION ALL SELECT 'mode', reference, CAST(reference AS TEXT), 2 FROM mode_pair
UNION ALL SELECT 'block', NULL, value, 0 FROM setting WHERE name = 'block_column' AND value IS NOT NULL
UNION ALL SELECT 'variable', name, coalesce(nullif(label, ''), name), 0 FROM variable;
UPDATE temp.report_name SET label = '?' WHERE label IS NULL;
UPDATE temp.report_name SET html =
  replace(replace(replace(replace(label, '&', '&amp;'), '<', '&lt;'), '>', '&gt;'), '"', '&quot;');
CREATE INDEX temp.report_name_key ON report_name(kind, key);

DROP TABLE IF EXISTS temp.report_text;
CREATE TEMP TABLE report_text(place INTEGER, html TEXT);
DROP TABLE IF EXISTS temp.report_figure;
CREATE TEMP TABLE report_figure(place INTEGER, svg TEXT, caption TEXT);
DROP TABLE IF EXISTS temp.report_column;
CREATE TEMP TABLE report_column(tbl TEXT, col INTEGER, head TEXT, kind TEXT);
DROP TABLE IF EXISTS temp.report_row;
CREATE TEMP TABLE report_row(tbl TEXT, place INTEGER, line INTEGER, cells TEXT);

-- The fixed words with the names of the two modes and of the blocks in them, escaped.
DROP TABLE IF EXISTS temp.report_said;
CREATE TEMP TABLE report_said AS
SELECT s.name, replace(replace(replace(replace(replace(replace(s.text, '&', '&amp;'), '<', '&lt;'), '>', '&gt;'),
         '{other}', coalesce((SELECT html FROM report_name WHERE kind = 'mode' AND place = 1), '?')),
         '{reference}', coalesce((SELECT html FROM report_name WHERE kind = 'mode' AND place = 2), '?')),
         '{block}', coalesce((SELECT html FROM report_name WHERE kind = 'block'), '–')) AS text
FROM said AS s;
CREATE UNIQUE INDEX temp.report_said_name ON report_said(name);

-- One row for each task group: the energy variable the figures show.
DROP TABLE IF EXISTS temp.report_group;
CREATE TEMP TABLE report_group AS
SELECT g.key AS task_group, g.html, g.place, e.variable, e.estimate_blocked
FROM temp.report_name AS g
LEFT JOIN (SELECT *, row_number() OVER (PARTITION BY task_group
             ORDER BY p_blocked IS NULL, variable NOT LIKE '%gpu%total%', variable NOT LIKE '%total%',
                      coalesce(unit, '') <> 'J', variable) AS place
           FROM result_main_effect WHERE n > 0) AS e ON e.task_group = g.key AND e.place = 1
WHERE g.kind = 'group';

-- What is measured, of all complete pairs; the figures read it.
DROP TABLE IF EXISTS temp.report_cell;
CREATE TEMP TABLE report_cell AS
SELECT unit, task_group, mode, mode IS NOT (SELECT reference FROM mode_pair) AS in_other, block, variable,
       nullif(value, '') AS value
FROM observation;
CREATE INDEX temp.report_cell_key ON report_cell(task_group, variable, unit);

.read sql/report_style.sql
.read sql/report_main.sql
.read sql/report_graph.sql
.read sql/report_question.sql
.read sql/report_conclusion.sql
.read sql/report_csv.sql

-- Tables become pieces of the page.
INSERT INTO temp.report_text(place, html)
WITH value AS (
  SELECT r.tbl, r.place, r.line, c.key AS col, c.value AS x, k.kind, k.head
  FROM report_row AS r, json_each(r.cells) AS c
  JOIN report_column AS k ON k.tbl = r.tbl AND k.col = c.key
), shown AS (
  SELECT tbl, place, line, col, kind, head,
         CASE
           WHEN x IS NULL THEN '–'
           WHEN kind = 'html' THEN x
           WHEN kind = 'word' THEN coalesce((SELECT text FROM report_said WHERE name = 'label ' || x),
             replace(replace(replace(x, '&', '&amp;'), '<', '&lt;'), '>', '&gt;'))
           WHEN kind = 'p' AND x < 0.0001 THEN '<b>&lt; 0.0001</b>'
           WHEN kind = 'p' AND x < alpha THEN '<b>' || printf('%.2g', x) || '</b>'
           WHEN kind = 'p' THEN printf('%.2g', x)
           WHEN kind = 'fix' THEN printf('%.2f', x)
           WHEN kind = 'int' THEN printf('%d', x)
           WHEN kind = 'num' AND abs(x) >= 1000 AND abs(x) < 1e7 THEN printf('%,d', CAST(round(x) AS INTEGER))
           WHEN kind = 'num' THEN printf('%.4g', x)
           ELSE replace(replace(replace(x, '&', '&amp;'), '<', '&lt;'), '>', '&gt;')
         END AS text
  FROM value, report_known
), line AS (
  SELECT tbl, place, line,
         group_concat('<td' || iif(kind IN ('text', 'word', 'html'), '', ' class="n"') || iif(tbl = 'summary', ' data-head="' || head || '">', '>') || replace(text, '-', iif(kind IN ('num', 'fix', 'int', 'short'), '−', '-')) || '</td>', '') AS html
  FROM (SELECT * FROM shown ORDER BY tbl, place, line, col) GROUP BY tbl, place, line
), body AS (
  SELECT tbl, place, group_concat('<tr>' || html || '</tr>', char(10)) AS html
  FROM (SELECT * FROM line ORDER BY tbl, place, line) GROUP BY tbl, place
), head AS (
  SELECT tbl, group_concat(iif(kind IN ('text', 'word', 'html'), '<th>', '<th class="n">') || head || '</th>', '') AS html
  FROM (SELECT * FROM report_column ORDER BY tbl, col) GROUP BY tbl
)
SELECT b.place, '<div class="table ' || b.tbl || '"><table class="' || b.tbl || '"><thead><tr>' || h.html || '</tr></thead>' || char(10)
       || '<tbody>' || b.html || '</tbody></table></div>'
FROM body AS b JOIN head AS h ON h.tbl = b.tbl;

-- Figures share one style sheet.
DROP TABLE IF EXISTS temp.report_sheet;
CREATE TEMP TABLE report_sheet AS
SELECT DISTINCT substr(svg, instr(svg, '<style>'), instr(svg, '</style>') + 8 - instr(svg, '<style>')) AS style
FROM temp.report_figure WHERE instr(svg, '<style>') > 0;
INSERT INTO temp.report_text(place, html)
SELECT f.place, iif(f.svg LIKE '%width="460"%', '<figure class="small">', '<figure>') || '<div class="scroll">' || coalesce(replace(f.svg, s.style, ''), f.svg) || '</div>'
       || coalesce('<figcaption>' || f.caption || '</figcaption>', '') || '</figure>'
FROM temp.report_figure AS f
LEFT JOIN temp.report_sheet AS s ON instr(f.svg, s.style) > 0
WHERE f.svg IS NOT NULL;
INSERT INTO temp.report_text(place, html)
SELECT 11, group_concat(style, '') FROM temp.report_sheet;

SELECT 'report: ' || folder || 'report.html, its tables in ' || folder || 'report_csv/'
FROM temp.report_known
WHERE writefile(folder || 'report.html', (
        SELECT group_concat(html, char(10)) FROM (SELECT html FROM temp.report_text WHERE html IS NOT NULL ORDER BY place, rowid)
      ) || char(10)) > 0;

DROP TABLE temp.report_known;
DROP TABLE temp.report_name;
DROP TABLE temp.report_text;
DROP TABLE temp.report_figure;
DROP TABLE temp.report_column;
DROP TABLE temp.report_row;
DROP TABLE temp.report_said;
DROP TABLE temp.report_group;
DROP TABLE temp.report_cell;
DROP TABLE temp.report_sheet;
