-- report/conclusion.sql: section 4 of the report, the verdict and what follows from it.

-- Caveats: the alerts, which come first in them, stand before the results already.
CREATE TEMP TABLE report_caveat AS
WITH alert AS (
  SELECT v.task_group, v.mode, v.caveats, j.space, count(a.alert) AS n,
         coalesce(sum(length(a.text) + length(j.space)), 0) AS said
  FROM joiner AS j CROSS JOIN result_verdict AS v
  LEFT JOIN verdict_alert AS a ON a.task_group IN ('', v.task_group) AND a.mode = v.mode
  WHERE v.caveats <> '' GROUP BY v.task_group, v.mode
)
SELECT a.task_group, a.mode,
       iif(a.n, '<a href="#alerts">' || replace(s.text, '{n}', a.n) || '</a>' || a.space, '')
       || causalite_html(substr(a.caveats, a.said + 1)) AS html
FROM alert AS a JOIN temp.report_said AS s ON s.name = 'caveats alerts';

INSERT INTO temp.report_text(place, html)
SELECT 4000000000, '<h2 id="conclusions">' || text || '</h2>' FROM temp.report_said
WHERE name = 'conclusions'
UNION ALL
SELECT 4000000001, '<p>' || text || '</p>' FROM temp.report_said WHERE name = 'conclusions intro'
UNION ALL
SELECT 4000000002, '<p><b>' || s.text || '</b> ' || group_concat(v.line, '; ') || '</p>'
FROM temp.report_said AS s CROSS JOIN (
  SELECT causalite_html(v.title) || coalesce(' (' || w.text || ')', '') || ': '
         || group_concat('<a href="#' || p.id || '">' || p.html || '</a>', ', ') AS line
  FROM result_verdict AS v
  JOIN temp.report_part AS p ON p.task_group = v.task_group AND p.mode = v.mode
  LEFT JOIN temp.report_said AS w ON w.name = 'label ' || v.strength
    AND v.strength <> 'not detected'
  GROUP BY v.title, v.strength ORDER BY v.scenario DESC, v.title) AS v
WHERE s.name = 'conclusions over all' GROUP BY s.name
UNION ALL
SELECT 4000000003, '<div class="cards">'
UNION ALL
SELECT 4890000000, '</div>'
UNION ALL
SELECT 4000000000 + 10000 * p.part, '<div class="card"><h3>' || p.html
       || '</h3><p><span class="badge s' || coalesce(v.scenario, 0) || '">'
       || causalite_html(v.title) || '</span> '
       || coalesce((SELECT text FROM temp.report_said WHERE name = 'label ' || v.strength
                    AND v.strength <> 'not detected'), '')
       || '</p><p>' || causalite_html(v.conclusion) || '</p>'
       || coalesce('<p><b>' || a.text || ':</b> ' || causalite_html(v.advice) || '</p>', '')
       || coalesce('<p class="quiet"><b>' || c.text || ':</b> ' || b.html || '</p>', '') || '</div>'
FROM result_verdict AS v
LEFT JOIN temp.report_caveat AS b ON b.task_group = v.task_group AND b.mode = v.mode
JOIN temp.report_part AS p ON p.task_group = v.task_group AND p.mode = v.mode
JOIN temp.report_said AS a ON a.name = 'advice'
JOIN temp.report_said AS c ON c.name = 'caveats';

-- How far each finding stands: the other analyses that were done.
INSERT INTO temp.report_fold VALUES (4900000000, 4900000009, 'robustness');
INSERT INTO temp.report_column(tbl, col, word, kind) VALUES
('robust', 0, 'task_group', 'text'), ('robust', 1, 'finding', 'text'),
('robust', 2, 'check', 'word'), ('robust', 3, 'n', 'integer'),
('robust', 4, 'difference or log', 'change'), ('robust', 5, 'interval', 'interval'),
('robust', 6, 'ratio of slopes', 'estimate'), ('robust', 7, 'p', 'p'),
('robust', 8, 'agrees', 'word'), ('robust', 9, 'note', 'text');
INSERT INTO temp.report_row(tbl, place, line, low, high, c0, c1, c2, c3, c4, c6, c7, c8, c9)
SELECT 'robust', 4900000002,
       row_number() OVER (ORDER BY p.part, r.kind DESC, r.target, r.source, r.check_name),
       r.conf_low * r.step, r.conf_high * r.step, p.label,
       iif(r.kind = 'interaction', r.label || ' → ', x.label || ': ') || y.label, r.check_name,
       r.n, r.estimate * r.step, r.ratio, r.p_value,
       CASE r.agrees WHEN 1 THEN 'yes' WHEN 0 THEN 'no' END, r.note
FROM robustness_step AS r
JOIN temp.report_part AS p ON p.task_group = r.task_group AND p.mode = r.mode
JOIN temp.report_name AS y ON y.kind = 'variable' AND y.key = r.target
JOIN temp.report_name AS x ON x.kind = 'variable' AND x.key = r.source
WHERE EXISTS (
  SELECT 1 FROM result_finding AS f
  WHERE f.task_group = r.task_group AND f.mode = r.mode AND f.target = r.target
    AND f.source = r.source AND f.is_primary
    AND (f.kind = 'main effect' OR f.grade IN ('shown', 'suggestive')));
INSERT INTO temp.report_source VALUES ('robust',
'SELECT task_group, mode, label, target, check_name, n, estimate * step AS estimate,
       conf_low * step AS conf_low, conf_high * step AS conf_high, ratio, p_value, agrees, note
FROM robustness_step;');
