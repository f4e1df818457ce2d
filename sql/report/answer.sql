-- report/answer.sql: the first screen: what the condition does, in a few sentences, a row for each
-- task group, one picture, and the alerts.

INSERT INTO temp.report_text(place, html)
SELECT 100, '<main><h1>' || coalesce(max(text) FILTER (WHERE name = 'given title'),
                                     max(text) FILTER (WHERE name = 'title')) || '</h1>'
FROM temp.report_said WHERE name IN ('given title', 'title')
UNION ALL
SELECT 110, '<nav>' || group_concat('<a href="#' || id || '">' || text || '</a>', ' ') || '</nav>'
FROM (SELECT column1 AS id, s.text
      FROM (VALUES ('main'), ('structure'), ('questions'), ('conclusions'), ('method'), ('data'),
                   ('reproduce')) AS v
      JOIN temp.report_said AS s ON s.name = v.column1)
UNION ALL
SELECT 120, '<section id="answer">'
UNION ALL
SELECT 180, '</section>'
UNION ALL
SELECT 121, '<p class="quiet">' || replace(replace(replace(s.text, '{n}', (
           SELECT count(*) FROM experiment_run)), '{groups}', (
           SELECT count(DISTINCT task_group) FROM temp.report_part)), '{modes}', (
           SELECT group_concat(n || ' ' || html, ', ')
           FROM (SELECT count(*) AS n, m.html FROM experiment_run AS r
                 JOIN temp.report_name AS m ON m.kind = 'mode' AND m.key = r.mode
                 JOIN mode_level AS l ON l.mode = r.mode
                 GROUP BY l.place ORDER BY l.is_reference DESC, l.place))) || '</p>'
FROM temp.report_said AS s
WHERE s.name = iif((SELECT count(DISTINCT task_group) > 1 FROM temp.report_part), 'report runs',
                   'report runs one') AND EXISTS (SELECT 1 FROM experiment_run)
UNION ALL
SELECT 122, '<p class="lead">' || causalite_html(text) || '</p>'
FROM overall_sentence;

-- The alerts that change what may be concluded, a heading for each kind; notes stand with the data.
INSERT INTO temp.report_text(place, html)
WITH said_once AS MATERIALIZED (
  SELECT alert, min(severity) AS severity, '<li>' || causalite_html(note)
         || coalesce(' ' || causalite_html(effect), '') || coalesce(
              ' <details><summary>' || c.text || '</summary><pre tabindex="0"><code>'
              || causalite_html(cure) || '</code></pre></details>', '') || '</li>' AS html,
         min(a.rowid) AS place
  FROM result_data_alert AS a JOIN temp.report_said AS c ON c.name = 'cure'
  WHERE severity <= 2 GROUP BY alert, task_group, note
), kind AS (
  SELECT alert, severity, '<h3>' || coalesce(t.text, causalite_html(alert)) || '</h3><ul>'
         || group_concat(html, char(10)) || '</ul>' AS html, count(*) AS n
  FROM (SELECT * FROM said_once ORDER BY place)
  LEFT JOIN temp.report_said AS t ON t.name = 'alert name ' || alert
  GROUP BY alert
)
SELECT 150, '<section class="alerts"><h2 id="alerts">' || s.text || '</h2>'
       || group_concat(k.html, char(10)) || '</section>'
FROM temp.report_said AS s CROSS JOIN (
  SELECT * FROM kind WHERE severity = 1 ORDER BY n DESC, alert) AS k
WHERE s.name = 'alerts' GROUP BY s.name
UNION ALL
SELECT 152, '<div class="alerts">' || group_concat(k.html, char(10)) || '</div>'
FROM (SELECT * FROM kind WHERE severity = 2 ORDER BY n DESC, alert) AS k HAVING count(*) > 0;
INSERT INTO temp.report_fold VALUES (151, 153, 'alerts look');

INSERT INTO temp.report_figure(place, svg, caption)
SELECT 140, f.svg, s.text
FROM result_figure AS f JOIN temp.report_said AS s ON s.name = 'overview caption'
WHERE f.name = 'overview';

INSERT INTO temp.report_column(tbl, col, word, kind) VALUES
('answer', 0, 'task_group', 'html'), ('answer', 1, 'verdict', 'html'), ('answer', 2, 'n', 'short'),
('answer', 3, 'difference of', 'short'), ('answer', 4, 'interval', 'interval'),
('answer', 5, 'percent', 'percent'), ('answer', 6, 'p', 'p'), ('answer', 7, 'p family', 'p'),
('answer', 8, 'interactions', 'short'), ('answer', 9, 'structure grade', 'word');
INSERT INTO temp.report_row(tbl, place, line, low, high, c0, c1, c2, c3, c5, c6, c7, c8, c9)
SELECT 'answer', 130, p.part, iif(f.counts_on = 'log', f.ratio_low, v.main_low),
       iif(f.counts_on = 'log', f.ratio_high, v.main_high),
       '<a href="#' || p.id || '">' || p.html || '</a>',
       '<span class="badge s' || coalesce(v.scenario, 0) || '">' || causalite_html(v.title)
         || '</span> ' || coalesce((SELECT text FROM temp.report_said
                                    WHERE name = 'label ' || v.strength
                                      AND v.strength <> 'not detected'), ''),
       v.n_reference || ' + ' || v.n_mode,
       iif(f.counts_on = 'log', '×' || causalite_format(f.ratio, 'estimate'),
           iif(v.main_estimate > 0, '+', '') || causalite_format(v.main_estimate, 'estimate')),
       iif(f.counts_on = 'log', NULL, v.main_percent), f.p_value, v.main_p,
       v.interactions || ' / ' || v.interactions_tested, v.structure_grade
FROM result_verdict AS v
JOIN temp.report_part AS p ON p.task_group = v.task_group AND p.mode = v.mode
LEFT JOIN verdict_weighed AS f ON f.task_group = v.task_group AND f.mode = v.mode
  AND f.target = v.main_variable;
INSERT INTO temp.report_source VALUES ('answer',
'SELECT v.task_group, v.mode, title, strength, n_reference, n_mode, main_estimate, main_low,
       main_high, main_percent, f.scale, f.ratio, f.ratio_low, f.ratio_high, f.p_value, main_p,
       interactions, interactions_tested, structure_grade
FROM result_verdict AS v LEFT JOIN result_finding AS f ON f.task_group = v.task_group
  AND f.mode = v.mode AND f.target = v.main_variable AND f.kind = ''main effect'';');
INSERT INTO temp.report_text(place, html)
SELECT 131, '<p class="quiet">' || replace(replace(text, '{margin}', margin), '{alpha}', alpha)
       || '</p>'
FROM temp.report_said, temp.report_known WHERE name = 'answer how'
UNION ALL  -- an interval that the p contradicts
SELECT 132, '<p class="quiet">' || p.html || ': ' || replace(replace(s.text, '{p_rule}',
         causalite_html('p = ' || causalite_format(f.p_value, 'p', k.lang))), '{apart}', w.text)
       || '</p>'
FROM temp.report_known AS k CROSS JOIN temp.report_part AS p
JOIN verdict_weighed AS f ON f.task_group = p.task_group AND f.mode = p.mode
  AND f.target = k.outcome
JOIN temp.report_said AS w ON w.name = 'apart ' || f.apart
JOIN temp.report_said AS s ON s.name = 'main apart';
