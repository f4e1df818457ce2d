-- report/graph.sql: section 2 of the report, the two graphs and their differences.

INSERT INTO temp.report_text(place, html)
SELECT 2000000000, '<h2 id="structure">' || text || '</h2>' FROM temp.report_said
WHERE name = 'structure'
UNION ALL
SELECT 2000000001, '<p>' || text || '</p>' FROM temp.report_said WHERE name = 'structure intro'
UNION ALL
SELECT 2000000000 + 10000 * place, '<h3>' || html || '</h3>' FROM temp.report_group
UNION ALL  -- what each graph stands on, or why there is none
SELECT 2000000000 + 10000 * g.place + m.place, '<p class="quiet">' || CASE
         WHEN r.fit IS NULL THEN m.html || ': '
           || coalesce((SELECT html FROM temp.report_html WHERE text = r.note), '–')
         ELSE replace(replace(replace(replace(replace(replace(replace(s.text, '{mode}', m.html),
             '{n}', r.n), '{all}', r.n + r.n_missing),
                '{missing}', r.n_missing), '{variables}', r.variables), '{method}', r.method),
                '{start}', coalesce(printf('%.2f', r.max_start_difference), '–')) END || '</p>'
FROM temp.report_group AS g
JOIN result_graph AS r ON r.task_group = g.task_group
JOIN temp.report_name AS m ON m.kind = 'mode' AND m.key = r.mode
JOIN temp.report_said AS s ON s.name = 'structure fit'
UNION ALL  -- is the difference more than chance?
SELECT 2000000000 + 10000 * g.place + 5, '<p>'
       || replace(replace(s.text, '{p}', printf('%.3f', t.p_value)), '{permutations}',
                  coalesce(t.permutations, '')) || '</p>'
FROM temp.report_group AS g
LEFT JOIN result_graph_permutation AS t ON t.task_group = g.task_group
JOIN temp.report_said AS s ON s.name = iif(t.p_value IS NULL, 'structure not tested',
                                           'structure tested')
WHERE 2 = (SELECT count(fit) FROM result_graph AS r WHERE r.task_group = g.task_group);

INSERT INTO temp.report_figure(place, svg, caption)
SELECT 2000000000 + 10000 * g.place + 6,
       plot_graph_diff(a.fit, b.fit,
                       json_object('label_a', k.other, 'label_b', k.reference, 'threshold',
                                   k.edge_threshold,
                                                 'lang', k.lang, 'width', 900)),
       replace(s.text, '{threshold}', k.edge_threshold)
FROM temp.report_known AS k CROSS JOIN temp.report_group AS g
JOIN result_graph AS a ON a.task_group = g.task_group AND a.mode = k.other
JOIN result_graph AS b ON b.task_group = g.task_group AND b.mode = k.reference
JOIN temp.report_said AS s ON s.name = 'structure figure'
WHERE a.fit IS NOT NULL AND b.fit IS NOT NULL;

-- The largest differences of edges.
INSERT INTO temp.report_column(tbl, col, head, kind)
SELECT 'edge', v.column1, replace(s.text, '{mode}', coalesce(m.html, '?')), v.column3
FROM (VALUES (0, 'column edge', 'text', NULL), (1, 'column status', 'html', NULL),
             (2, 'column probability mode', 'fix', 1), (3, 'column probability mode', 'fix', 2),
             (4, 'column difference', 'fix', NULL), (5, 'column coefficient mode', 'num', 1),
             (6, 'column coefficient mode', 'num', 2), (7, 'column p', 'p', NULL),
             (8, 'column p_bh', 'p', NULL)) AS v
JOIN temp.report_said AS s ON s.name = v.column2
LEFT JOIN temp.report_name AS m ON m.kind = 'mode' AND m.place = v.column4;
CREATE TEMP TABLE report_edge AS
SELECT e.*, g.place,
       row_number() OVER (PARTITION BY e.task_group ORDER BY abs(e.difference) DESC, e.source,
                            e.target) AS line
FROM result_edge_difference AS e JOIN temp.report_group AS g ON g.task_group = e.task_group
WHERE e.status IN ('only_a', 'only_b')
   OR e.status = 'reversed' AND e.probability_a >= e.probability_b;  -- one row of the two
INSERT INTO temp.report_row(tbl, place, line, c0, c1, c2, c3, c4, c5, c6, c7, c8)
SELECT 'edge', 2000000000 + 10000 * e.place + 8, e.line,
       s.label || ' → ' || t.label,
       CASE e.status WHEN 'reversed' THEN w.text ELSE replace(w.text, '{mode}', m.html) END,
       e.probability_a, e.probability_b, e.difference, e.weight_raw_a, e.weight_raw_b,
       e.p_value, e.p_bh
FROM temp.report_edge AS e
JOIN temp.report_name AS s ON s.kind = 'variable' AND s.key = e.source
JOIN temp.report_name AS t ON t.kind = 'variable' AND t.key = e.target
JOIN temp.report_said AS w ON w.name = iif(e.status = 'reversed', 'label reversed', 'label only')
JOIN temp.report_name AS m ON m.kind = 'mode' AND m.place = iif(e.status = 'only_b', 2, 1)
WHERE e.line <= 12;
INSERT INTO temp.report_text(place, html)
SELECT 2000000000 + 10000 * g.place + 7, '<p>'
       || replace(replace(replace(s.text, '{count}', count(e.line)),
         '{pairs}',
         (SELECT count(*) FROM result_edge_difference AS d WHERE d.task_group = g.task_group)),
         '{shown}', min(12, count(e.line))) || '</p>'
FROM temp.report_group AS g
JOIN temp.report_said AS s ON s.name = 'structure edges'
LEFT JOIN temp.report_edge AS e ON e.task_group = g.task_group
WHERE EXISTS (SELECT 1 FROM result_edge_difference AS d WHERE d.task_group = g.task_group)
GROUP BY g.place;
