-- report/page.sql: closes the report: tables, figures and folds become pieces of the page, and the
-- page is read.

-- A sum of what is near the end of a double's range may be beyond it: such a cell is empty.
CREATE TEMP TABLE report_value AS
SELECT r.tbl, r.part, r.place, r.line, k.col, k.kind, k.word, r.low, r.high,
       nullif(nullif(CASE k.col
         WHEN 0 THEN c0 WHEN 1 THEN c1 WHEN 2 THEN c2 WHEN 3 THEN c3 WHEN 4 THEN c4
         WHEN 5 THEN c5 WHEN 6 THEN c6 WHEN 7 THEN c7 WHEN 8 THEN c8 WHEN 9 THEN c9
         WHEN 10 THEN c10 WHEN 11 THEN c11 WHEN 12 THEN c12 END, 9e999), -9e999) AS x
FROM temp.report_row AS r JOIN temp.report_column AS k ON k.tbl = r.tbl;

-- Columns that have something in this table, and what stands over them.
CREATE TEMP TABLE report_head AS
SELECT v.place, v.col, CASE WHEN v.kind IN ('text', 'html') THEN ''
         WHEN v.kind = 'word' THEN ' class="w"'
         ELSE ' class="n"' END AS class,
       coalesce(p.text, s.text, v.word) AS text
FROM (SELECT DISTINCT tbl, part, place, col, kind, word FROM temp.report_value
      WHERE iif(kind = 'interval', low, x) IS NOT NULL) AS v
LEFT JOIN temp.report_said AS s ON s.name = 'column ' || v.word
LEFT JOIN temp.report_phrase AS p ON p.part = v.part AND p.name = 'column ' || v.word;
CREATE INDEX temp.report_head_key ON report_head(place, col);

CREATE TEMP TABLE report_line AS
WITH shown AS (
  SELECT v.place, v.line, v.col, v.tbl, CASE
           WHEN kind = 'interval' AND low IS NOT NULL
             THEN '[' || causalite_format(low, 'estimate') || ', '
                  || causalite_format(high, 'estimate') || ']'
           WHEN x IS NULL THEN '–'
           WHEN kind = 'html' THEN x
           WHEN kind = 'p' THEN replace(printf(iif(x < alpha, '<b>%s</b>', '%s'),
                                causalite_html(causalite_format(x, 'p', lang))), ' ', '&#160;')
           WHEN kind = 'fix' THEN printf('%.2f', x)
           WHEN kind = 'change' THEN iif(x > 0, '+', '') || causalite_format(x, 'estimate')
           WHEN kind = 'percent' THEN iif(x > 0, '+', '') || causalite_format(x / 100, 'percent')
           WHEN kind IN ('integer', 'estimate') THEN causalite_format(x, kind)
           WHEN kind = 'word' THEN coalesce((SELECT text FROM temp.report_said
                                             WHERE name = 'label ' || x), causalite_html(x))
           ELSE causalite_html(x) END AS text
  FROM temp.report_value AS v CROSS JOIN temp.report_known
), cell AS (
  SELECT s.place, s.line, '<td' || h.class
         || iif(s.tbl = 'answer', ' data-head="' || replace(h.text, '"', '&quot;') || '">', '>')
         || s.text || '</td>' AS html
  FROM shown AS s JOIN temp.report_head AS h ON h.place = s.place AND h.col = s.col
  ORDER BY s.place, s.line, s.col
)
SELECT place, line, '<tr>' || group_concat(html, '') || '</tr>' AS html
FROM cell GROUP BY place, line;

-- What stands over a fold; {n} is how many rows its tables have.
CREATE TEMP TABLE report_summary AS
SELECT f.first, f.last, replace(coalesce(p.text, s.text, f.word), '{n}', (
         SELECT count(*) FROM temp.report_row AS r
         WHERE r.place > f.first AND r.place < f.last)) AS summary
FROM temp.report_fold AS f LEFT JOIN temp.report_said AS s ON s.name = f.word
LEFT JOIN temp.report_phrase AS p ON p.name = f.word AND p.part = f.first / 10000 % 10000;

INSERT INTO temp.report_text(place, html)
WITH tbl AS (  -- the rest of a table, folded, is called by its fold
  SELECT r.place, r.tbl, r.part, s.text || coalesce(', ' || (
           SELECT f.summary FROM temp.report_summary AS f
           WHERE f.first < r.place AND f.last > r.place), '') AS caption
  FROM (SELECT DISTINCT place, tbl, part FROM temp.report_row) AS r
  LEFT JOIN temp.report_said AS s ON s.name = 'table ' || r.tbl
)
SELECT t.place, '<div class="table" role="region" tabindex="0" aria-label="'
       || replace(coalesce(t.caption || coalesce(
                             ': ' || iif(t.tbl LIKE '%\_all' ESCAPE '\', NULL, p.html), ''), t.tbl),
                  '"', '&quot;')
       || '"><table class="' || t.tbl || '"><thead><tr>'
       || (SELECT group_concat('<th scope="col"' || class || '>' || text || '</th>', '')
           FROM (SELECT * FROM temp.report_head AS h WHERE h.place = t.place ORDER BY col))
       || '</tr></thead>' || char(10) || '<tbody>'
       || (SELECT group_concat(html, char(10))
           FROM (SELECT html FROM temp.report_line AS l WHERE l.place = t.place ORDER BY line))
       || '</tbody></table></div>'
FROM tbl AS t LEFT JOIN temp.report_part AS p ON p.part = t.part
UNION ALL
SELECT t.place, '<details class="sql"><summary>SQL</summary><pre tabindex="0"><code>'
       || causalite_html(replace(replace(s.sql,
                                 '{group}', coalesce(printf('%Q', p.task_group), '')),
                                 '{mode}', coalesce(printf('%Q', p.mode), '')))
       || '</code></pre></details>'
FROM tbl AS t JOIN temp.report_source AS s ON s.tbl = t.tbl
LEFT JOIN temp.report_part AS p ON p.part = t.part;

-- Figures share one style sheet.
CREATE TEMP TABLE report_sheet AS
SELECT DISTINCT substr(svg, instr(svg, '<style>'),
                       instr(svg, '</style>') + 8 - instr(svg, '<style>')) AS style
FROM temp.report_figure WHERE instr(svg, '<style>') > 0;
INSERT INTO temp.report_text(place, html)
SELECT f.place, iif(f.svg LIKE '%width="460"%', '<figure class="small">', '<figure>')
       || '<div class="scroll" role="region" tabindex="0" aria-label="'
       || replace(coalesce(p.html || ': ', '') || coalesce(f.caption, 'figure'), '"', '&quot;')
       || '">'
       || coalesce(replace(f.svg, s.style, ''), f.svg) || '</div>'
       || coalesce('<figcaption>' || f.caption || '</figcaption>', '') || '</figure>'
FROM temp.report_figure AS f
LEFT JOIN temp.report_sheet AS s ON instr(f.svg, s.style) > 0
LEFT JOIN temp.report_part AS p ON p.part = f.place / 10000 % 10000
WHERE f.svg IS NOT NULL;
INSERT INTO temp.report_text(place, html)
SELECT 11, group_concat(style, '') FROM temp.report_sheet;

-- Folds that have something in them.
INSERT INTO temp.report_text(place, html)
SELECT f.first, '<details><summary>' || f.summary || '</summary>'
FROM temp.report_summary AS f
WHERE EXISTS (SELECT 1 FROM temp.report_text AS t WHERE t.place > f.first AND t.place < f.last)
UNION ALL
SELECT f.last, '</details>' FROM temp.report_summary AS f
WHERE EXISTS (SELECT 1 FROM temp.report_text AS t WHERE t.place > f.first AND t.place < f.last);

SELECT html FROM temp.report_text WHERE html IS NOT NULL ORDER BY place, rowid;
