-- report/main.sql: title, summary and section 1 (main effect) of the report.

-- Title, contents, summary.
INSERT INTO temp.report_text(place, html)
SELECT 100, '<h1>' || text || '</h1>' FROM temp.report_said WHERE name = 'title'
UNION ALL
SELECT 110, '<nav>' || group_concat('<a href="#' || id || '">' || text || '</a>', ' ') || '</nav>'
FROM (SELECT column1 AS id, s.text
      FROM (VALUES ('summary'), ('main'), ('structure'), ('questions'), ('conclusions'),
                   ('method'), ('data'), ('reproduce')) AS v
      JOIN temp.report_said AS s ON s.name = v.column1)
UNION ALL
SELECT 120, '<h2 id="summary">' || text || '</h2>' FROM temp.report_said WHERE name = 'summary'
UNION ALL
SELECT 130, '<p>'
       || replace(replace(replace(s.text, '{n}',
                                  (SELECT sum(n) FROM result_sample_size
                                   WHERE step = 'main_effect')),
                        '{groups}', (SELECT count(*) FROM temp.report_group)), '{modes}', coalesce((
                 SELECT group_concat(n || ' ' || html, ', ')
                 FROM (SELECT sum(z.n) AS n, m.html, m.place FROM result_sample_size AS z
                       JOIN temp.report_name AS m ON m.kind = 'mode' AND m.key = z.mode
                       WHERE z.step = 'main_effect' GROUP BY m.place ORDER BY m.place)), '–'))
                         || '</p>'
FROM temp.report_said AS s WHERE s.name = 'summary runs'
  AND EXISTS (SELECT 1 FROM result_sample_size)
UNION ALL
SELECT 140, '<ul>' || group_concat('<li>' || line || '</li>', '') || '</ul>'
FROM (SELECT replace(replace(replace(s.text, '{title}', '<b class="s' || coalesce(v.scenario, 0)
                                     || '">'
                                     || (SELECT html FROM temp.report_html WHERE text = v.title)
                                     || '</b>'),
                     '{count}', count(*)), '{groups}',
                     (SELECT count(*) FROM result_verdict)) AS line
      FROM result_verdict AS v, temp.report_said AS s WHERE s.name = 'summary count'
      GROUP BY v.scenario, v.title ORDER BY v.scenario DESC)
HAVING count(*) > 0
UNION ALL
SELECT 160, '<p class="quiet">' || replace(text, '{margin}', margin) || '</p>'
FROM temp.report_said, temp.report_known WHERE name = 'summary how';

INSERT INTO temp.report_column(tbl, col, head, kind)
SELECT 'summary', v.column1, s.text, v.column3
FROM (VALUES (0, 'column task_group', 'text'), (1, 'column verdict', 'html'),
             (2, 'column n', 'short'),
             (3, 'column main', 'html'), (4, 'column main_p', 'p'),
             (5, 'column interactions', 'short'),
             (6, 'column p_bh', 'p'), (7, 'column advice', 'text')) AS v
JOIN temp.report_said AS s ON s.name = v.column2;
INSERT INTO temp.report_row(tbl, place, line, c0, c1, c2, c3, c4, c5, c6, c7)
SELECT 'summary', 150, g.place,
       v.task_group,
       '<span class="badge s' || coalesce(v.scenario, 0) || '">'
         || (SELECT html FROM temp.report_html WHERE text = v.title) || '</span>'
       || coalesce(' ' || (SELECT text FROM temp.report_said WHERE name = 'label ' || v.strength),
                   ''),
       coalesce(v.n_other || ' + ' || v.n_reference, '–'),
       replace(n.html || ' ' || printf('%+.2f', v.main_d), '-', '−'), v.main_p,
       v.interactions || ' / ' || v.interactions_tested, v.interaction_p, v.advice
FROM result_verdict AS v JOIN temp.report_group AS g ON g.task_group = v.task_group
LEFT JOIN temp.report_name AS n ON n.kind = 'variable' AND n.key = v.main_variable;

-- Section 1.
INSERT INTO temp.report_text(place, html)
SELECT 1000000000, '<h2 id="main">' || text || '</h2>' FROM temp.report_said WHERE name = 'main'
UNION ALL
SELECT 1000000001, '<p>' || text || '</p>' FROM temp.report_said WHERE name = 'main intro'
UNION ALL
SELECT 1000000000 + 10000 * place, '<h3>' || html || '</h3>' FROM temp.report_group
UNION ALL
SELECT 1000000000 + 10000 * place + 10, '<div class="figures">' FROM temp.report_group
WHERE variable IS NOT NULL
UNION ALL
SELECT 1000000000 + 10000 * place + 19, '</div>' FROM temp.report_group WHERE variable IS NOT NULL
UNION ALL
SELECT 1000000000 + 10000 * g.place + 5, '<p class="quiet">' || s.text || '</p>'
FROM temp.report_group AS g, temp.report_said AS s WHERE g.variable IS NULL AND s.name = 'nothing'
UNION ALL
SELECT 1990000000, '<h3>' || text || '</h3>' FROM temp.report_said
WHERE name = 'label (all)' AND EXISTS (SELECT 1 FROM result_main_effect WHERE task_group = '(all)');

INSERT INTO temp.report_column(tbl, col, head, kind)
SELECT 'main', v.column1, replace(s.text, '{mode}', coalesce(m.html, '?')), v.column3
FROM (VALUES (0, 'column variable', 'text', NULL), (1, 'column n missing', 'short', 1),
             (2, 'column n missing', 'short', 2),
             (3, 'column mean mode', 'num', 1), (4, 'column mean mode', 'num', 2),
             (5, 'column t', 'fix', NULL), (6, 'column p plan', 'p', NULL),
             (7, 'column d plan', 'fix', NULL),
             (8, 'column difference within', 'num', NULL), (9, 'column interval', 'interval', NULL),
             (10, 'column d within', 'fix', NULL), (11, 'column p', 'p', NULL),
             (12, 'column p_holm', 'p', NULL)) AS v
JOIN temp.report_said AS s ON s.name = v.column2
LEFT JOIN temp.report_name AS m ON m.kind = 'mode' AND m.place = v.column4;
INSERT INTO temp.report_row(tbl, place, line, low, high, c0, c1, c2, c3, c4, c5, c6, c7, c8, c9,
                            c10, c11, c12)
SELECT 'main', iif(g.place IS NULL, 1990000000, 1000000000 + 10000 * g.place) + 4,
       row_number() OVER (ORDER BY m.variable),
       m.conf_low_blocked, m.conf_high_blocked, n.label || coalesce(' (' || m.unit || ')', ''),
       printf('%d (%d)', m.n1, m.missing1), printf('%d (%d)', m.n2, m.missing2), m.mean1,
       m.mean2, m.statistic, m.p_value, m.cohens_d, m.estimate_blocked, NULL,
       m.estimate_blocked / m.sigma_blocked, m.p_blocked, m.p_blocked_holm
FROM result_main_effect AS m
LEFT JOIN temp.report_group AS g ON g.task_group = m.task_group
LEFT JOIN temp.report_name AS n ON n.kind = 'variable' AND n.key = m.variable
WHERE g.task_group IS NOT NULL OR m.task_group = '(all)';

-- Standardised differences of all energy variables of a group.
INSERT INTO temp.report_figure(place, svg, caption)
SELECT 1000000000 + 10000 * g.place + 5,
       plot_effects(n.label, m.estimate_blocked / m.sigma_blocked,
                    m.conf_low_blocked / m.sigma_blocked,
                    m.conf_high_blocked / m.sigma_blocked,
                    json_object('x_label', 'd', 'lang', k.lang, 'width', 460)), c.text
FROM temp.report_known AS k CROSS JOIN temp.report_group AS g
CROSS JOIN (SELECT * FROM result_main_effect ORDER BY variable) AS m ON m.task_group = g.task_group
CROSS JOIN temp.report_name AS n ON n.kind = 'variable' AND n.key = m.variable
CROSS JOIN temp.report_said AS c ON c.name = 'main forest caption'
WHERE m.n > 0 GROUP BY g.place;

-- The main energy variable as it is, and with the blocks' levels of the blocked model taken out.
INSERT INTO temp.report_figure(place, svg, caption)
WITH cell AS (
  SELECT g.place, g.task_group, c.mode, c.in_other, c.block, c.value,
         g.estimate_blocked AS estimate, n.label, n.html, v.unit
  FROM temp.report_group AS g
  JOIN temp.report_cell AS c ON c.task_group = g.task_group AND c.variable = g.variable
  JOIN temp.report_name AS n ON n.kind = 'variable' AND n.key = g.variable
  LEFT JOIN variable AS v ON v.name = g.variable
), levelled AS (
  SELECT *, avg(value - estimate * in_other) OVER (PARTITION BY task_group, block) AS level,
         avg(value - estimate * in_other) OVER (PARTITION BY task_group) AS middle
  FROM cell
), option AS (
  SELECT task_group,
         json_object('y_label', label || coalesce(' (' || unit || ')', ''), 'lang', lang,
                                 'reference', reference, 'conf_level', 1 - alpha, 'width',
                                 460) AS json
  FROM (SELECT DISTINCT task_group, label, unit FROM cell), temp.report_known
)
SELECT 1000000000 + 10000 * l.place + 12, plot_groups(l.value, l.mode, o.json),
       replace((SELECT text FROM temp.report_said WHERE name = 'main pooled figure'), '{variable}',
               min(l.html))
FROM levelled AS l JOIN option AS o ON o.task_group = l.task_group GROUP BY l.place
HAVING count(DISTINCT l.mode) = 2
UNION ALL
SELECT 1000000000 + 10000 * l.place + 13, plot_groups(l.value - l.level + l.middle, l.mode, o.json),
       (SELECT text FROM temp.report_said WHERE name = 'main blocked figure')
FROM levelled AS l JOIN option AS o ON o.task_group = l.task_group
WHERE l.estimate IS NOT NULL GROUP BY l.place HAVING count(DISTINCT l.mode) = 2;
