-- report/path.sql: question 3 of the report, the mediating paths.

CREATE TEMP TABLE report_through AS
SELECT d.*, p.part, p.html AS part_html, x.step,
       x.label || ' → ' || m.label || ' → ' || y.label AS label,
       x.label AS source_label, m.label AS mediator_label, y.label AS target_label,
       a.indirect AS indirect_mode, b.indirect AS indirect_reference,
       a.p_bh AS p_mode, b.p_bh AS p_reference,
       row_number() OVER (PARTITION BY p.part ORDER BY d.p_bh IS NULL,
                            NOT d.selected_by LIKE '%plan%', d.p_bh, d.source, d.mediator,
                            d.target) AS turn
FROM temp.report_known AS k CROSS JOIN result_mediation_difference AS d
JOIN temp.report_part AS p ON p.task_group = d.task_group AND p.mode = d.mode
JOIN temp.report_step AS x ON x.task_group = d.task_group AND x.source = d.source
JOIN temp.report_name AS m ON m.kind = 'variable' AND m.key = d.mediator
JOIN temp.report_name AS y ON y.kind = 'variable' AND y.key = d.target
LEFT JOIN result_mediation AS a ON a.task_group = d.task_group AND a.source = d.source
  AND a.mediator = d.mediator AND a.target = d.target AND a.adjustment = 'total'
  AND a.mode = d.mode
LEFT JOIN result_mediation AS b ON b.task_group = d.task_group AND b.source = d.source
  AND b.mediator = d.mediator AND b.target = d.target AND b.adjustment = 'total'
  AND b.mode = d.reference
WHERE d.adjustment = 'total' AND d.stratum = 'difference' AND d.estimate IS NOT NULL
  AND (d.selected_by <> 'family' OR d.p_bh < k.alpha);

-- Items of a part: 1 its heading; 2 the paths and 3 to 5 the figures of what was found; 6 to 11,
-- folded, of what was not; 12 to 15, folded, the condition as the cause. The path that is drawn is
-- the first.
CREATE TEMP TABLE report_drawn AS
SELECT t.part, t.task_group, 3500000000 + 10000 * t.part
         + iif(k.many AND coalesce(t.p_bh >= k.alpha, 1), 8, 3) AS place
FROM temp.report_known AS k CROSS JOIN temp.report_through AS t WHERE t.turn = 1;
INSERT INTO temp.report_text(place, html)
SELECT 3500000000 + 10000 * p.part + 1, '<h4>' || p.html || '</h4>'
       || iif(t.part IS NULL, '<p class="quiet">' || s.text || '</p>', '')
FROM temp.report_part AS p JOIN temp.report_said AS s ON s.name = 'question 3 nothing'
LEFT JOIN temp.report_drawn AS t ON t.part = p.part
UNION ALL
SELECT place, '<div class="figures">' FROM temp.report_drawn
UNION ALL
SELECT place + 2, '</div>' FROM temp.report_drawn;
INSERT INTO temp.report_fold
SELECT 3500000000 + 10000 * part + 6, 3500000000 + 10000 * part + 11, 'question 3 rest'
FROM temp.report_drawn;

INSERT INTO temp.report_column(tbl, col, word, kind) VALUES
('through', 0, 'path', 'text'), ('through', 1, 'n missing', 'short'),
('through', 2, 'indirect reference', 'estimate'), ('through', 3, 'p reference', 'p'),
('through', 4, 'indirect mode', 'estimate'), ('through', 5, 'p mode', 'p'),
('through', 6, 'difference', 'change'), ('through', 7, 'interval', 'interval'),
('through', 8, 'p', 'p'), ('through', 9, 'p_bh', 'p'), ('through', 10, 'exploratory', 'word');
INSERT INTO temp.report_row(tbl, part, place, line, low, high, c0, c1, c2, c3, c4, c5, c6, c8, c9,
                            c10)
SELECT 'through', part,
       3500000000 + 10000 * part
         + iif((k.many OR turn > 10) AND coalesce(p_bh >= k.alpha, 1), 7, 2), turn,
       conf_low * step, conf_high * step,
       label, printf('%d (%d)', n, n_missing), indirect_reference * step, p_reference,
       indirect_mode * step, p_mode, estimate * step, p_value, p_bh,
       iif(exploratory, 'yes', 'no')
FROM temp.report_known AS k CROSS JOIN temp.report_through;
INSERT INTO temp.report_source VALUES ('through',
'SELECT s.label, d.mediator, d.target, d.n, d.n_missing,
       r.indirect * s.step AS indirect_reference, r.p_bh AS p_reference,
       m.indirect * s.step AS indirect_mode, m.p_bh AS p_mode,
       d.estimate * s.step AS difference, d.conf_low * s.step AS conf_low,
       d.conf_high * s.step AS conf_high, d.p_value, d.p_bh, d.exploratory
FROM result_mediation_difference AS d JOIN slope_step AS s USING (task_group, source)
LEFT JOIN result_mediation AS m ON (m.task_group, m.source, m.mediator, m.target, m.adjustment,
  m.mode) = (d.task_group, d.source, d.mediator, d.target, d.adjustment, d.mode)
LEFT JOIN result_mediation AS r ON (r.task_group, r.source, r.mediator, r.target, r.adjustment,
  r.mode) = (d.task_group, d.source, d.mediator, d.target, d.adjustment, d.reference)
WHERE d.adjustment = ''total'' AND d.stratum = ''difference'' AND d.task_group = {group}
  AND d.mode = {mode};');

-- One path of each task group, in each level, once.
INSERT INTO temp.report_figure(place, svg, caption)
SELECT p.place + 1, f.svg, causalite_html(f.title)
FROM (SELECT task_group, min(place) AS place, min(part) AS part FROM temp.report_drawn
      GROUP BY task_group) AS p
JOIN result_figure AS f ON f.name = 'mediation' AND f.task_group = p.task_group
LEFT JOIN mode_level AS l ON l.mode = f.mode
ORDER BY p.part, NOT l.is_reference, l.place;

-- The condition itself as the cause: by which mediator it reaches the primary outcome.
INSERT INTO temp.report_fold
SELECT 3500000000 + 10000 * part + 12, 3500000000 + 10000 * part + 15, 'question 3 condition'
FROM temp.report_part;
INSERT INTO temp.report_column(tbl, col, word, kind) VALUES
('condition', 0, 'mediator', 'text'), ('condition', 1, 'n missing', 'short'),
('condition', 2, 'to mediator', 'change'), ('condition', 3, 'from mediator', 'change'),
('condition', 4, 'indirect', 'change'), ('condition', 5, 'interval', 'interval'),
('condition', 6, 'p', 'p'), ('condition', 7, 'p_bh', 'p'), ('condition', 8, 'direct', 'change'),
('condition', 9, 'total', 'change');
INSERT INTO temp.report_row(tbl, part, place, line, low, high, c0, c1, c2, c3, c4, c6, c7, c8, c9)
WITH effect AS (
  SELECT p.part, c.mediator, max(c.n) AS n, max(c.n_missing) AS n_missing, max(c.p_bh) AS p_bh,
         max(c.estimate) FILTER (WHERE c.effect = 'a') AS a,
         max(c.estimate) FILTER (WHERE c.effect = 'b') AS b,
         max(c.estimate) FILTER (WHERE c.effect = 'indirect') AS indirect,
         max(c.conf_low) FILTER (WHERE c.effect = 'indirect') AS low,
         max(c.conf_high) FILTER (WHERE c.effect = 'indirect') AS high,
         max(c.p_value) FILTER (WHERE c.effect = 'indirect') AS p,
         max(c.estimate) FILTER (WHERE c.effect = 'direct') AS direct,
         max(c.estimate) FILTER (WHERE c.effect = 'total') AS total
  FROM result_mediation_condition AS c
  JOIN temp.report_part AS p ON p.task_group = c.task_group AND p.mode = c.mode
  GROUP BY p.part, c.mediator HAVING count(c.estimate) > 0
)
SELECT 'condition', e.part, 3500000000 + 10000 * e.part + 14,
       row_number() OVER (PARTITION BY e.part ORDER BY e.p IS NULL, e.p, e.mediator), e.low, e.high,
       m.label, printf('%d (%d)', e.n, e.n_missing), e.a, e.b, e.indirect, e.p, e.p_bh, e.direct,
       e.total
FROM effect AS e JOIN temp.report_name AS m ON m.kind = 'variable' AND m.key = e.mediator;
INSERT INTO temp.report_text(place, html)
SELECT 3500000000 + 10000 * p.part + 13, '<p class="quiet">' || s.text || '</p>'
FROM temp.report_part AS p JOIN temp.report_phrase AS s
  ON s.part = p.part AND s.name = 'question 3 condition intro'
WHERE p.part IN (SELECT part FROM temp.report_row WHERE tbl = 'condition');
INSERT INTO temp.report_source VALUES ('condition',
'SELECT mediator, max(n) AS n, max(n_missing) AS n_missing,
       max(estimate) FILTER (WHERE effect = ''a'') AS on_mediator,
       max(estimate) FILTER (WHERE effect = ''b'') AS from_mediator,
       max(estimate) FILTER (WHERE effect = ''indirect'') AS indirect,
       max(conf_low) FILTER (WHERE effect = ''indirect'') AS conf_low,
       max(conf_high) FILTER (WHERE effect = ''indirect'') AS conf_high,
       max(p_value) FILTER (WHERE effect = ''indirect'') AS p_value, max(p_bh) AS p_bh,
       max(estimate) FILTER (WHERE effect = ''direct'') AS direct,
       max(estimate) FILTER (WHERE effect = ''total'') AS total
FROM result_mediation_condition WHERE task_group = {group} AND mode = {mode} GROUP BY mediator;');

-- Paths of the graphs, side by side, folded, on a line of their own.
INSERT INTO temp.report_text(place, html) VALUES (3980000000, '<div>'), (3990000010, '</div>');
INSERT INTO temp.report_fold VALUES (3990000000, 3990000009, 'question 3 paths');
INSERT INTO temp.report_column(tbl, col, word, kind) VALUES
('path', 0, 'task_group', 'word'), ('path', 1, 'path', 'text'),
('path', 2, 'probability reference', 'fix'), ('path', 3, 'probability mode', 'fix');
INSERT INTO temp.report_row(tbl, part, place, line, c0, c1, c2, c3)
WITH here AS (
  SELECT p.part, p.label, q.path, q.length,
         max(q.probability) FILTER (WHERE q.mode = p.reference) AS in_reference,
         max(q.probability) FILTER (WHERE q.mode = p.mode) AS in_mode
  FROM temp.report_part AS p
  JOIN result_question_3 AS q ON q.task_group = p.task_group AND q.mode IN (p.mode, p.reference)
  GROUP BY p.part, q.path
)
SELECT 'path', iif(k.contrasts = 1, 1, NULL), 3990000001,
       row_number() OVER (ORDER BY h.part, h.length, h.path), h.label, h.path, h.in_reference,
       h.in_mode
FROM temp.report_known AS k CROSS JOIN here AS h;
INSERT INTO temp.report_source VALUES ('path',
'SELECT q.task_group, p.mode, q.path,
       max(q.probability) FILTER (WHERE q.mode = p.reference) AS probability_reference,
       max(q.probability) FILTER (WHERE q.mode = p.mode) AS probability_mode
FROM mode_pair AS p JOIN result_question_3 AS q ON q.mode IN (p.mode, p.reference)
GROUP BY q.task_group, p.mode, q.path;');
