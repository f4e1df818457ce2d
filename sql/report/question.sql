-- report/question.sql: section 3 of the report, the three research questions by mode.

INSERT INTO temp.report_text(place, html)
SELECT 3000000000, '<h2 id="questions">' || text || '</h2>' FROM temp.report_said
WHERE name = 'questions'
UNION ALL
SELECT v.column1, '<h3>' || s.text || '</h3>'
FROM (VALUES (3000000010, 'question 1'), (3300000000, 'question 2'),
             (3500000000, 'question 3')) AS v
JOIN temp.report_said AS s ON s.name = v.column2
UNION ALL
SELECT v.column1, '<p>' || s.text || '</p>'
FROM (VALUES (3000000011, 'question 1 intro'), (3300000001, 'question 2 intro'),
             (3500000001, 'question 3 intro')) AS v
JOIN temp.report_said AS s ON s.name = v.column2;

INSERT INTO temp.report_column(tbl, col, head, kind)
SELECT v.column1, v.column2, replace(s.text, '{mode}', coalesce(m.html, '?')), v.column4
FROM (VALUES
  ('slope', 0, 'column pair', 'text', NULL), ('slope', 1, 'column n all', 'short', NULL),
  ('slope', 2, 'column graph mode', 'word', 1), ('slope', 3, 'column graph mode', 'word', 2),
  ('slope', 4, 'column slope mode', 'num', 1), ('slope', 5, 'column slope mode', 'num', 2),
  ('slope', 6, 'column difference', 'num', NULL), ('slope', 7, 'column interval', 'interval', NULL),
  ('slope', 8, 'column p', 'p', NULL), ('slope', 9, 'column p_bh', 'p', NULL),
  ('slope', 10, 'column delta_r2', 'fix', NULL), ('slope', 11, 'column effect', 'word', NULL),
  ('common', 0, 'column task_group', 'text', NULL), ('common', 1, 'column mode', 'text', NULL),
  ('common', 2, 'column n', 'int', NULL),
  ('common', 3, 'column energy_causes', 'int', NULL),
  ('common', 4, 'column performance_causes', 'int', NULL),
  ('common', 5, 'column common', 'int', NULL),
  ('common', 6, 'column hyperparameters', 'text', NULL),
  ('common', 7, 'column tradeoffs', 'int', NULL), ('common', 8, 'column pairs', 'int', NULL),
  ('through', 0, 'column path', 'text', NULL), ('through', 1, 'column n all', 'short', NULL),
  ('through', 2, 'column indirect mode', 'num', 1),
  ('through', 3, 'column mediation mode', 'word', 1),
  ('through', 4, 'column indirect mode', 'num', 2),
  ('through', 5, 'column mediation mode', 'word', 2),
  ('through', 6, 'column difference', 'num', NULL),
  ('through', 7, 'column interval', 'interval', NULL),
  ('through', 8, 'column p', 'p', NULL), ('through', 9, 'column p_bh', 'p', NULL),
  ('through', 10, 'column exploratory', 'word', NULL),
  ('path', 0, 'column task_group', 'text', NULL), ('path', 1, 'column path', 'text', NULL),
  ('path', 2, 'column probability mode', 'fix', 1),
  ('path', 3, 'column probability mode', 'fix', 2)) AS v
JOIN temp.report_said AS s ON s.name = v.column3
LEFT JOIN temp.report_name AS m ON m.kind = 'mode' AND m.place = v.column5;

-- Question 1: slopes by mode.
CREATE TEMP TABLE report_slope AS
SELECT i.*, g.place, x.label AS source_label, y.label AS target_label, x.html AS source_html,
       y.html AS target_html,
       row_number() OVER (PARTITION BY i.task_group, i.source ORDER BY i.p_bh,
                            i.target <> g.variable, i.target) AS best,
       i.selected_by LIKE '%plan%' AS planned,
       ifnull(i.p_bh < k.alpha, 0) AS found, i.target = g.variable AS main
FROM temp.report_known AS k CROSS JOIN result_interaction AS i
JOIN temp.report_group AS g ON g.task_group = i.task_group
JOIN temp.report_name AS x ON x.kind = 'variable' AND x.key = i.source
JOIN temp.report_name AS y ON y.kind = 'variable' AND y.key = i.target
WHERE i.adjustment = 'total';
INSERT INTO temp.report_row(tbl, place, line, low, high, c0, c1, c2, c3, c4, c5, c6, c7, c8, c9,
                            c10, c11)
SELECT 'slope', 3010000000 + 10000 * s.place + 1,
       row_number() OVER (ORDER BY s.p_bh IS NULL, s.p_bh, s.source, s.target),
       s.conf_low, s.conf_high, s.source_label || ' → ' || s.target_label,
       printf('%d (%d)', s.n, s.n_missing), a.effect, b.effect, s.slope_other,
       s.slope_reference, s.estimate, NULL, s.p_value, s.p_bh, s.delta_r_squared, s.effect
FROM temp.report_slope AS s CROSS JOIN temp.report_known AS k
LEFT JOIN result_question_1 AS a ON a.task_group = s.task_group AND a.source = s.source
  AND a.target = s.target AND a.mode = k.other
LEFT JOIN result_question_1 AS b ON b.task_group = s.task_group AND b.source = s.source
  AND b.target = s.target AND b.mode = k.reference
WHERE s.main OR s.planned OR s.found;

-- A figure for each hyperparameter with a significant interaction (three at most), else for the
-- plan's pair, else for the smallest p. Blocks' levels, as the model of the table has them, are
-- taken out: with the slopes known, mode and block are additive, and the mode's part is the
-- weighted mean of the differences within blocks.
CREATE TEMP TABLE report_choice AS
SELECT * FROM (
  SELECT *,
         row_number() OVER (PARTITION BY task_group ORDER BY found DESC, planned DESC, p_bh,
                              source) AS turn
  FROM temp.report_slope WHERE p_value IS NOT NULL AND (best = 1 OR planned AND NOT found))
WHERE turn = 1 OR turn <= 3 AND found;
INSERT INTO temp.report_figure(place, svg, caption)
WITH run AS (
  SELECT c.place, c.turn, y.unit, y.mode, y.in_other, y.block, x.value AS x, y.value AS y,
         y.value - x.value * iif(y.in_other, c.slope_other, c.slope_reference) AS rest
  FROM temp.report_choice AS c
  JOIN temp.report_cell AS y ON y.task_group = c.task_group AND y.variable = c.target
    AND y.value IS NOT NULL
  JOIN temp.report_cell AS x ON x.task_group = c.task_group AND x.variable = c.source
    AND x.unit = y.unit AND x.value IS NOT NULL
), within AS (
  SELECT place, turn, block,
         avg(rest) FILTER (WHERE in_other) - avg(rest) FILTER (WHERE NOT in_other) AS difference,
         1.0 * sum(in_other) * sum(NOT in_other) / count(*) AS weight
  FROM run GROUP BY place, turn, block
), shift AS (
  SELECT place, turn, sum(difference * weight) / sum(weight) AS mode FROM within
  GROUP BY place, turn
), levelled AS (
  SELECT r.*, y - avg(rest - s.mode * in_other) OVER (PARTITION BY r.place, r.turn, block)
              + avg(rest - s.mode * in_other) OVER (PARTITION BY r.place, r.turn) AS level_y
  FROM run AS r JOIN shift AS s ON s.place = r.place AND s.turn = r.turn
), option AS (
  SELECT c.place, c.turn, c.source_html, c.target_html, c.p_bh,
         json_object('x_label', c.source_label || coalesce(' (' || u.unit || ')', ''),
                     'y_label', c.target_label || coalesce(' (' || v.unit || ')', ''),
                     'lang', k.lang, 'reference', k.reference, 'conf_level', 1 - k.alpha, 'width',
                     900) AS json
  FROM temp.report_choice AS c CROSS JOIN temp.report_known AS k
  LEFT JOIN variable AS u ON u.name = c.source LEFT JOIN variable AS v ON v.name = c.target
)
SELECT 3010000000 + 10000 * l.place + 1 + l.turn, plot_interaction(l.level_y, l.x, l.mode, o.json),
       replace(replace(replace(s.text, '{p}',
                               iif(o.p_bh < 0.0001, '&lt; 0.0001', printf('%.2g', o.p_bh))),
               '{source}', o.source_html), '{target}', o.target_html)
FROM levelled AS l JOIN option AS o ON o.place = l.place AND o.turn = l.turn
JOIN temp.report_said AS s ON s.name = 'question 1 figure'
GROUP BY l.place, l.turn;
INSERT INTO temp.report_text(place, html)
SELECT 3010000000 + 10000 * g.place, '<h4>' || g.html || '</h4>'
FROM temp.report_group AS g WHERE g.task_group IN (SELECT task_group FROM temp.report_slope)
UNION ALL
SELECT 3000000012, '<p class="quiet">' || text || '</p>' FROM temp.report_said
WHERE name = 'nothing' AND NOT EXISTS (SELECT 1 FROM temp.report_slope);

-- Question 2: what energy and performance have in common.
INSERT INTO temp.report_row(tbl, place, line, c0, c1, c2, c3, c4, c5, c6, c7, c8)
SELECT 'common', 3300000002, 10 * g.place + m.place,
       q.task_group, m.label, max(q.n), max(q.energy_causes), max(q.performance_causes),
       max(q.common),
       (SELECT group_concat(label, ', ') FROM (
          SELECT DISTINCT n.label
          FROM result_question_2 AS r JOIN temp.report_name AS n ON n.kind = 'variable'
            AND n.key = r.source
          WHERE r.task_group = q.task_group AND r.mode = q.mode ORDER BY n.label)),
       sum(q.tradeoff), count(q.tradeoff)
FROM result_question_2 AS q JOIN temp.report_group AS g ON g.task_group = q.task_group
JOIN temp.report_name AS m ON m.kind = 'mode' AND m.key = q.mode
GROUP BY q.task_group, q.mode;
INSERT INTO temp.report_text(place, html)
SELECT 3300000003, '<p class="quiet">' || text || '</p>' FROM temp.report_said
WHERE name = 'nothing' AND NOT EXISTS (SELECT 1 FROM result_question_2);

-- Question 3: indirect effects by mode.
CREATE TEMP TABLE report_through AS
SELECT d.*, g.place, x.label || ' → ' || m.label || ' → ' || y.label AS label,
       x.html || ' → ' || m.html || ' → ' || y.html AS html,
       x.label AS source_label, m.label AS mediator_label, y.label AS target_label,
       row_number() OVER (PARTITION BY d.task_group ORDER BY d.p_bh IS NULL,
                            NOT d.selected_by LIKE '%plan%', d.p_bh, d.source, d.mediator,
                            d.target) AS turn
FROM temp.report_known AS k CROSS JOIN result_mediation_difference AS d
JOIN temp.report_group AS g ON g.task_group = d.task_group
JOIN temp.report_name AS x ON x.kind = 'variable' AND x.key = d.source
JOIN temp.report_name AS m ON m.kind = 'variable' AND m.key = d.mediator
JOIN temp.report_name AS y ON y.kind = 'variable' AND y.key = d.target
WHERE d.adjustment = 'total' AND d.stratum = 'difference'
  AND (d.selected_by <> 'family' OR d.p_bh < k.alpha);
INSERT INTO temp.report_row(tbl, place, line, low, high, c0, c1, c2, c3, c4, c5, c6, c7, c8, c9,
                            c10)
SELECT 'through', 3500000000 + 10000 * d.place + 1, d.turn,
       d.conf_low, d.conf_high, d.label, printf('%d (%d)', d.n, d.n_missing), a.indirect,
       a.mediation, b.indirect, b.mediation, d.estimate, NULL, d.p_value, d.p_bh,
       iif(d.exploratory, 'yes', 'no')
FROM temp.report_through AS d CROSS JOIN temp.report_known AS k
LEFT JOIN result_mediation AS a ON a.task_group = d.task_group AND a.source = d.source
  AND a.mediator = d.mediator
  AND a.target = d.target AND a.adjustment = 'total' AND a.mode = k.other
LEFT JOIN result_mediation AS b ON b.task_group = d.task_group AND b.source = d.source
  AND b.mediator = d.mediator
  AND b.target = d.target AND b.adjustment = 'total' AND b.mode = k.reference;
INSERT INTO temp.report_figure(place, svg, caption)
SELECT 3500000000 + 10000 * f.place + 2 + m.place,
       plot_mediation(f.fit,
                      json_object('x_label', f.source_label, 'm_label', f.mediator_label,
                                  'y_label', f.target_label, 'lang', k.lang, 'width', 460)),
       replace(replace(s.text, '{path}', f.html), '{mode}', m.html)
FROM temp.report_known AS k CROSS JOIN (
  SELECT d.place, d.html, d.source_label, d.mediator_label, d.target_label, y.mode,
         sobel(x.value, m.value, y.value, y.block, json_object('conf_level', 1 - k.alpha)) AS fit
  FROM temp.report_known AS k CROSS JOIN temp.report_through AS d
  JOIN temp.report_cell AS y ON y.task_group = d.task_group AND y.variable = d.target
  JOIN temp.report_cell AS x ON x.task_group = d.task_group AND x.variable = d.source
    AND x.unit = y.unit
  JOIN temp.report_cell AS m ON m.task_group = d.task_group AND m.variable = d.mediator
    AND m.unit = y.unit
  WHERE d.turn = 1 GROUP BY d.place, y.mode) AS f
JOIN temp.report_name AS m ON m.kind = 'mode' AND m.key = f.mode
JOIN temp.report_said AS s ON s.name = 'question 3 figure';
INSERT INTO temp.report_text(place, html)
SELECT 3500000000 + 10000 * place, '<h4>' || html || '</h4>' FROM temp.report_group
WHERE task_group IN (SELECT task_group FROM temp.report_through)
UNION ALL
SELECT 3500000000 + 10000 * place + 2, '<div class="figures">' FROM temp.report_group
WHERE task_group IN (SELECT task_group FROM temp.report_through)
UNION ALL
SELECT 3500000000 + 10000 * place + 9, '</div>' FROM temp.report_group
WHERE task_group IN (SELECT task_group FROM temp.report_through)
UNION ALL
SELECT 3500000002, '<p class="quiet">' || text || '</p>' FROM temp.report_said
WHERE name = 'nothing' AND NOT EXISTS (SELECT 1 FROM temp.report_through);

-- Paths of the graphs, side by side.
INSERT INTO temp.report_row(tbl, place, line, c0, c1, c2, c3)
SELECT 'path', 3990000001, row_number() OVER (ORDER BY g.place, q.length, q.path),
       q.task_group, q.path, max(q.probability) FILTER (WHERE q.mode IS k.other),
       max(q.probability) FILTER (WHERE q.mode IS k.reference)
FROM temp.report_known AS k CROSS JOIN result_question_3 AS q
JOIN temp.report_group AS g ON g.task_group = q.task_group
GROUP BY q.task_group, q.path;
INSERT INTO temp.report_text(place, html)
SELECT 3990000000, '<h4>' || text || '</h4>' FROM temp.report_said
WHERE name = 'question 3 paths' AND EXISTS (SELECT 1 FROM result_question_3);
