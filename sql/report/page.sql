-- report/page.sql: closes the report: tables and figures become pieces of the page, and the page is
-- read.

CREATE TEMP TABLE report_value AS
SELECT r.tbl, r.place, r.line, k.col, k.kind, k.head, r.low, r.high,
       CASE k.col WHEN 0 THEN c0 WHEN 1 THEN c1 WHEN 2 THEN c2 WHEN 3 THEN c3 WHEN 4 THEN c4
         WHEN 5 THEN c5
                  WHEN 6 THEN c6 WHEN 7 THEN c7 WHEN 8 THEN c8 WHEN 9 THEN c9 WHEN 10 THEN c10
                  WHEN 11 THEN c11
                  WHEN 12 THEN c12 END AS x
FROM temp.report_row AS r JOIN temp.report_column AS k ON k.tbl = r.tbl;
INSERT OR IGNORE INTO temp.report_html(text)
SELECT CAST(x AS TEXT) FROM temp.report_value WHERE kind IN ('text', 'short', 'word');

INSERT INTO temp.report_text(place, html)
WITH shown AS (
  SELECT tbl, place, line, col, kind, head,
         CASE
           WHEN kind = 'interval' AND low IS NOT NULL
             THEN printf(iif(max(abs(low), abs(high)) BETWEEN 1e3 AND 1e7, '%,d … %,d',
                             '%.3g … %.3g'), low, high)
           WHEN x IS NULL THEN '–'
           WHEN kind = 'html' THEN x
           WHEN kind = 'p' AND x < 0.0001 THEN '<b>&lt; 0.0001</b>'
           WHEN kind = 'p' AND x < alpha THEN '<b>' || printf('%.2g', x) || '</b>'
           WHEN kind = 'p' THEN printf('%.2g', x)
           WHEN kind = 'fix' THEN printf('%.2f', x)
           WHEN kind = 'int' THEN printf('%d', x)
           WHEN kind = 'num' AND abs(x) >= 1000 AND abs(x) < 1e7
             THEN printf('%,d', CAST(round(x) AS INTEGER))
           WHEN kind = 'num' THEN printf('%.4g', x)
           ELSE coalesce((SELECT text FROM report_said WHERE kind = 'word' AND name = 'label '
                                 || x),
                         (SELECT html FROM report_html WHERE text = CAST(x AS TEXT)))
         END AS text
  FROM report_value, report_known
), line AS (
  SELECT tbl, place, line,
         group_concat('<td' || iif(kind IN ('text', 'word', 'html'), '', ' class="n"')
                      || iif(tbl = 'summary', ' data-head="' || replace(head, '"', '&quot;')
                             || '">', '>')
                      || replace(text, '-',
                                 iif(kind IN ('num', 'fix', 'int', 'short', 'interval'), '−', '-'))
                                   || '</td>', '') AS html
  FROM (SELECT * FROM shown ORDER BY tbl, place, line, col) GROUP BY tbl, place, line
), body AS (
  SELECT tbl, place, group_concat('<tr>' || html || '</tr>', char(10)) AS html
  FROM (SELECT * FROM line ORDER BY tbl, place, line) GROUP BY tbl, place
), head AS (
  SELECT tbl,
         group_concat(iif(kind IN ('text', 'word', 'html'), '<th>', '<th class="n">') || head
                      || '</th>', '') AS html
  FROM (SELECT * FROM report_column ORDER BY tbl, col) GROUP BY tbl
)
SELECT b.place, '<div class="table ' || b.tbl || '"><table class="' || b.tbl || '"><thead><tr>'
       || h.html || '</tr></thead>' || char(10)
       || '<tbody>' || b.html || '</tbody></table></div>'
FROM body AS b JOIN head AS h ON h.tbl = b.tbl;

-- Figures share one style sheet.
CREATE TEMP TABLE report_sheet AS
SELECT DISTINCT substr(svg, instr(svg, '<style>'),
                       instr(svg, '</style>') + 8 - instr(svg, '<style>')) AS style
FROM temp.report_figure WHERE instr(svg, '<style>') > 0;
INSERT INTO temp.report_text(place, html)
SELECT f.place, iif(f.svg LIKE '%width="460"%', '<figure class="small">', '<figure>')
       || '<div class="scroll">' || coalesce(replace(f.svg, s.style, ''), f.svg) || '</div>'
       || coalesce('<figcaption>' || f.caption || '</figcaption>', '') || '</figure>'
FROM temp.report_figure AS f
LEFT JOIN temp.report_sheet AS s ON instr(f.svg, s.style) > 0
WHERE f.svg IS NOT NULL;
INSERT INTO temp.report_text(place, html)
SELECT 11, group_concat(style, '') FROM temp.report_sheet;

SELECT html FROM temp.report_text WHERE html IS NOT NULL ORDER BY place, rowid;
