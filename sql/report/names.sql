-- report/names.sql: opens the report: the names and words it is made of, and the tables that the
-- other scripts of this folder fill.
--
-- The scripts run in this order, in a private database that holds a copy of the configuration, the
-- results and `experiment`: names, style, main, graph, question, conclusion, page. The rows of the
-- SELECT that ends page.sql are the lines of the page. It follows the plan's outline: summary; 1
-- main effect; 2 causal structure; 3 the three questions; 4 conclusions; then how it was computed
-- and how to reproduce it. Language: setting lang. Fixed texts: words.sql.
--
--   report_known                    known, read once
--   report_html(text, html)         every text from outside, escaped; to be inserted before it is
--                                   asked for
--   report_name(kind, key, label, html, place)   what groups, modes, variables, blocks are called
--   report_text(place, html)        pieces of the page; `place` orders them:
--                                   section * 1000000000 + task group * 10000 + item
--   report_figure(place, svg, caption)
--   report_column(tbl, col, head, kind), report_row(tbl, place, line, low, high, c0, c1 ...)
--                                   tables: kind says how column col is shown: text | short (on one
--                                   line) | word | int | num | fix | p | html | interval (low and
--                                   high instead)

CREATE TEMP TABLE report_known AS SELECT * FROM known;

CREATE TEMP TABLE report_html(
  text TEXT PRIMARY KEY,
  html TEXT AS (replace(replace(replace(text, '&', '&amp;'), '<', '&lt;'), '>', '&gt;')) STORED
);
INSERT OR IGNORE INTO temp.report_html(text)
SELECT text FROM said
UNION ALL SELECT title FROM report_known
UNION ALL SELECT title FROM result_verdict
UNION ALL SELECT conclusion FROM result_verdict
UNION ALL SELECT advice FROM result_verdict
UNION ALL SELECT caveats FROM result_verdict
UNION ALL SELECT note FROM result_graph;

CREATE TEMP TABLE report_name(kind TEXT, key, label TEXT, html TEXT, place INTEGER);
INSERT INTO temp.report_name(kind, key, label, place)
SELECT 'group', task_group, task_group, row_number() OVER (ORDER BY task_group)
FROM (SELECT DISTINCT task_group FROM result_sample_size)
UNION ALL SELECT 'mode', other, other, 1 FROM report_known
UNION ALL SELECT 'mode', reference, reference, 2 FROM report_known
UNION ALL SELECT 'block', NULL, group_concat(name, ' / '), 0 FROM variable WHERE role = 'block'
HAVING count(*) > 0
UNION ALL SELECT 'variable', name, label, 0 FROM variable_label;
UPDATE temp.report_name SET label = '?' WHERE label IS NULL;
INSERT OR IGNORE INTO temp.report_html(text) SELECT label FROM temp.report_name;
UPDATE temp.report_name SET html = (SELECT h.html FROM temp.report_html AS h WHERE h.text = label);
CREATE INDEX temp.report_name_key ON report_name(kind, key);

CREATE TEMP TABLE report_text(place INTEGER, html TEXT);
CREATE TEMP TABLE report_figure(place INTEGER, svg TEXT, caption TEXT);
CREATE TEMP TABLE report_column(tbl TEXT, col INTEGER, head TEXT, kind TEXT);
CREATE TEMP TABLE report_row(
  tbl TEXT, place INTEGER, line INTEGER, low, high, c0, c1, c2, c3, c4, c5, c6, c7, c8, c9, c10,
  c11, c12
);

-- The fixed words with the names of the two modes and of the blocks in them, escaped.
CREATE TEMP TABLE report_said AS
SELECT s.name, replace(replace(replace(h.html,
         '{other}',
         coalesce((SELECT html FROM report_name WHERE kind = 'mode' AND place = 1), '?')),
         '{reference}',
         coalesce((SELECT html FROM report_name WHERE kind = 'mode' AND place = 2), '?')),
         '{block}', coalesce((SELECT html FROM report_name WHERE kind = 'block'), '–')) AS text
FROM temp.report_known AS k CROSS JOIN said AS s
JOIN temp.report_html AS h ON h.text = iif(s.name = 'title', coalesce(k.title, s.text), s.text);
CREATE UNIQUE INDEX temp.report_said_name ON report_said(name);

-- One row for each task group: the energy variable the figures show.
CREATE TEMP TABLE report_group AS
SELECT g.key AS task_group, g.html, g.place, e.variable, e.estimate_blocked
FROM temp.report_name AS g
LEFT JOIN (SELECT m.*, row_number() OVER (PARTITION BY m.task_group
                    ORDER BY m.p_blocked IS NULL, v.is_primary DESC,
                      m.variable NOT LIKE '%gpu%total%', m.variable NOT LIKE '%total%',
                      coalesce(m.unit, '') <> 'J', m.variable) AS place
           FROM result_main_effect AS m LEFT JOIN variable AS v ON v.name = m.variable
           WHERE m.n > 0) AS e ON e.task_group = g.key AND e.place = 1
WHERE g.kind = 'group';

-- What is measured, of all complete pairs; the figures read it.
CREATE TEMP TABLE report_cell AS
SELECT o.unit, o.task_group, o.mode, o.mode IS NOT k.reference AS in_other, o.block, o.variable,
       o.value
FROM temp.report_known AS k CROSS JOIN observation AS o;
CREATE INDEX temp.report_cell_key ON report_cell(task_group, variable, unit);
