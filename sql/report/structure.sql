-- report/structure.sql: section 2 of the report, the two graphs and their differences.
--
-- Items of a part: 1 its heading; 2 what the graphs stand on; 3 the test; 4 a figure; 5 and 6 the
-- changed edges; 10 to 19, folded, the graphs, and the edges where a test says that they are alike.

INSERT INTO temp.report_text(place, html)
SELECT 2000000000, '<h2 id="structure">' || text || '</h2>' FROM temp.report_said
WHERE name = 'structure'
UNION ALL
SELECT 2000000001, '<p>' || text || '</p>' FROM temp.report_said WHERE name = 'structure intro'
UNION ALL
SELECT 2000000000 + 10000 * part + 1, '<h3 id="graph-' || id || '">' || html || '</h3>'
FROM temp.report_part;

CREATE TEMP VIEW report_fitted AS
SELECT g.*, f.fit
FROM result_graph AS g LEFT JOIN result_fit AS f ON f.step = 'graph'
  AND f.task_group = g.task_group AND f.mode = g.mode AND f.method = g.method;
CREATE TEMP TABLE report_graph AS
SELECT p.*, t.p_value, k.many AND coalesce(t.p_value >= k.alpha, 0) AS alike
FROM temp.report_known AS k CROSS JOIN temp.report_part AS p
JOIN temp.report_fitted AS a ON a.task_group = p.task_group AND a.mode = p.mode
JOIN temp.report_fitted AS b ON b.task_group = p.task_group AND b.mode = p.reference
LEFT JOIN result_graph_permutation AS t ON t.task_group = p.task_group AND t.mode = p.mode
WHERE a.fit IS NOT NULL AND b.fit IS NOT NULL;

-- What each graph stands on, or why there is none; and whether the difference is more than chance.
INSERT INTO temp.report_text(place, html)
SELECT 2000000000 + 10000 * p.part + 2, '<p class="quiet">' || group_concat(CASE
         WHEN r.fit IS NULL THEN m.html || ': ' || causalite_html(coalesce(r.note, '–'))
         ELSE replace(replace(replace(replace(s.text, '{level}', m.html), '{n}', r.n),
                '{all}', r.n + r.n_missing), '{variables}', r.variables)
              || coalesce(replace(w.text, '{share}', causalite_format(causalite_value(
                   r.fit, 'diagnostics.expected_false_share'), 'percent')), '')
         END, '<br/>') || '</p>'
FROM temp.report_part AS p
JOIN temp.report_fitted AS r ON r.task_group = p.task_group AND r.mode IN (p.mode, p.reference)
JOIN temp.report_name AS m ON m.kind = 'mode' AND m.key = r.mode
JOIN temp.report_said AS s ON s.name = 'structure fit'
JOIN temp.report_said AS w ON w.name = 'structure false'
GROUP BY p.part
UNION ALL
SELECT 2000000000 + 10000 * g.part + 3, '<p>'
       || replace(replace(replace(s.text, '{p}', causalite_html(
            iif(t.p_value < 0.001, '', '= ') || causalite_format(t.p_value, 'p', k.lang))),
            '{permutations}', coalesce(t.permutations, '')),
            '{note}', causalite_html(coalesce(t.note, ''))) || '</p>'
FROM temp.report_known AS k CROSS JOIN temp.report_graph AS g
LEFT JOIN result_graph_permutation AS t ON t.task_group = g.task_group AND t.mode = g.mode
JOIN temp.report_said AS s
  ON s.name = iif(t.p_value IS NULL, 'structure not tested', 'structure tested');

-- Of few variables the graphs, folded where a test says that they are alike; of many, folded, a
-- matrix of the edges, and where no test says so the graphs of the edges that differ, and of all.
INSERT INTO temp.report_figure(place, svg, caption)
SELECT 2000000000 + 10000 * g.part + CASE WHEN f.name = 'graph matrix' THEN iif(k.many, 13, 4)
                                          WHEN m.name IS NULL THEN iif(g.alike, 13, 4)
                                          WHEN f.name = 'graph changes' THEN 14 ELSE 15 END, f.svg,
       replace(s.text, '{threshold}', k.edge_threshold)
FROM temp.report_known AS k CROSS JOIN temp.report_graph AS g
JOIN result_figure AS f ON f.name GLOB 'graph *' AND f.task_group = g.task_group
  AND f.mode = g.mode
LEFT JOIN result_figure AS m ON m.name = 'graph matrix' AND m.task_group = g.task_group
  AND m.mode = g.mode
LEFT JOIN result_figure AS c ON c.name = 'graph changes' AND c.task_group = g.task_group
  AND c.mode = g.mode
JOIN temp.report_phrase AS s ON s.part = g.part AND s.name = f.name
WHERE f.name <> 'graph difference' OR m.name IS NULL OR c.name IS NOT NULL;
INSERT INTO temp.report_fold
SELECT 2000000000 + 10000 * part + 10, 2000000000 + 10000 * part + 19,
       iif(alike, 'structure rest', 'structure graphs fold')
FROM temp.report_graph;

-- The largest differences of edges. An edge is one pair of variables, whatever its direction: the
-- direction that differs more stands for both.
CREATE TEMP TABLE report_edge AS
WITH pair AS (
  SELECT e.*, p.part, row_number() OVER (
           PARTITION BY p.part, min(e.source, e.target), max(e.source, e.target)
           ORDER BY abs(e.difference) DESC, e.source) AS direction
  FROM result_edge_difference AS e
  JOIN temp.report_part AS p ON p.task_group = e.task_group AND p.mode = e.mode
)
SELECT *, row_number() OVER (PARTITION BY part ORDER BY status = 'both', abs(difference) DESC,
                               source, target) AS line
FROM pair
WHERE direction = 1 AND (status IN ('only_a', 'only_b', 'reversed') OR status = 'both' AND changed);
INSERT INTO temp.report_column(tbl, col, word, kind) VALUES
('edge', 0, 'edge', 'text'), ('edge', 1, 'status', 'html'),
('edge', 2, 'probability reference', 'fix'), ('edge', 3, 'probability mode', 'fix'),
('edge', 4, 'difference', 'fix'), ('edge', 5, 'coefficient reference', 'estimate'),
('edge', 6, 'coefficient mode', 'estimate'), ('edge', 7, 'p', 'p'), ('edge', 8, 'p family', 'p');
INSERT INTO temp.report_row(tbl, part, place, line, c0, c1, c2, c3, c4, c5, c6, c7, c8)
SELECT 'edge', e.part, 2000000000 + 10000 * e.part + iif(g.alike, 12, 6), e.line,
       s.label || ' → ' || t.label,
       w.text, e.probability_b, e.probability_a, e.difference, e.weight_raw_b * s.step,
       e.weight_raw_a * s.step,
       e.p_value, e.p_family
FROM temp.report_edge AS e
LEFT JOIN temp.report_graph AS g ON g.part = e.part
JOIN temp.report_step AS s ON s.task_group = e.task_group AND s.source = e.source
JOIN temp.report_name AS t ON t.kind = 'variable' AND t.key = e.target
JOIN temp.report_phrase AS w ON w.part = e.part AND w.name = 'edge ' || e.status
WHERE e.line <= 8;
INSERT INTO temp.report_source VALUES ('edge',
'SELECT s.label, e.target, e.status, e.probability_b, e.probability_a, e.difference,
       e.weight_raw_b * s.step AS coefficient_b, e.weight_raw_a * s.step AS coefficient_a,
       e.p_value, e.p_family
FROM result_edge_difference AS e JOIN slope_step AS s USING (task_group, source)
WHERE e.task_group = {group} AND e.mode = {mode} ORDER BY abs(e.difference) DESC;');
INSERT INTO temp.report_text(place, html)
SELECT 2000000000 + 10000 * g.part + iif(g.alike, 11, 5), '<p>'
       || replace(replace(replace(s.text, '{count}', count(e.line)),
            '{common}', coalesce(sum(e.status = 'both'), 0)), '{pairs}', (
            SELECT count(*) / 2 FROM result_edge_difference AS d
            WHERE d.task_group = g.task_group AND d.mode = g.mode)) || '</p>'
FROM temp.report_graph AS g
LEFT JOIN temp.report_edge AS e ON e.part = g.part
JOIN temp.report_said AS s
  ON s.name = iif(g.part IN (SELECT part FROM temp.report_edge), 'structure edges',
                  'structure unchanged')
GROUP BY g.part;
