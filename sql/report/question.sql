-- report/question.sql: section 3 of the report, the three research questions.
--
-- Question 1 stands at 3000000000, 2 at 3300000000, 3 at 3500000000; items of a part: 1 its
-- heading; 2 the table and 3 to 5 figures of what was found, 6 to 9, folded, of what was not; 10 to
-- 19, folded, what else there is.

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

-- Question 1: what each cause does to the primary outcome, and what else was found.
CREATE TEMP TABLE report_slope AS
SELECT f.*, p.part, p.html AS part_html, h.step, h.label || coalesce(' (' || f.term || ')', '')
         AS source_label, y.label AS target_label, x.html AS source_html, y.html AS target_html,
       a.effect AS graph_mode, b.effect AS graph_reference,
       row_number() OVER (PARTITION BY p.part ORDER BY NOT f.is_primary, f.p_value IS NULL,
                            f.p_value, f.source, f.target) AS line,
       f.grade = 'shown' OR f.is_primary AND f.grade = 'suggestive' AS found,
       (SELECT r.text FROM reason_said AS r
        WHERE r.reason = f.reason AND r.family_size IS f.family_size) AS why
FROM temp.report_known AS k CROSS JOIN result_finding AS f
JOIN temp.report_part AS p ON p.task_group = f.task_group AND p.mode = f.mode
JOIN temp.report_name AS x ON x.kind = 'variable' AND x.key = f.source
JOIN temp.report_step AS h ON h.task_group = f.task_group AND h.source = f.source
JOIN temp.report_name AS y ON y.kind = 'variable' AND y.key = f.target
LEFT JOIN result_question_1 AS a ON a.task_group = f.task_group AND a.source = f.source
  AND a.target = f.target AND a.mode = f.mode
LEFT JOIN result_question_1 AS b ON b.task_group = f.task_group AND b.source = f.source
  AND b.target = f.target AND b.mode = f.reference
WHERE f.kind = 'interaction'
  AND (f.is_primary AND f.grade <> 'not tested' OR f.grade IN ('shown', 'suggestive'));
INSERT INTO temp.report_text(place, html)
SELECT 3000000000 + 10000 * part + 1, '<h4>' || part_html || '</h4>'
FROM temp.report_slope GROUP BY part
UNION ALL
SELECT 3000000012, '<p class="quiet">' || text || '</p>' FROM temp.report_said
WHERE name = 'question 1 nothing' AND NOT EXISTS (SELECT 1 FROM temp.report_slope);
-- The sentence for a paper of each that was found, on the scale that the test is on.
INSERT INTO temp.report_text(place, html)
WITH stated AS (
  SELECT f.*, iif(f.scale = 'log', f.ratio, f.estimate * f.step) AS middle,
         iif(f.scale = 'log', f.ratio_low, f.conf_low * f.step) AS low,
         iif(f.scale = 'log', f.ratio_high, f.conf_high * f.step) AS high,
         iif(f.scale = 'log', f.estimate_log / f.std_error_log, f.estimate / f.std_error) AS t,
         iif(f.scale = 'log', f.df_log, f.df) AS t_df
  FROM temp.report_slope AS f WHERE f.found AND f.p_value IS NOT NULL
)
SELECT 3000000000 + 10000 * f.part + 2, '<p class="paper">'
       || replace(replace(replace(replace(replace(replace(replace(replace(replace(s.text,
            '{t}', coalesce(causalite_format(round(f.t, 2), 'plain'), '–')),
            '{df}', coalesce(causalite_format(round(f.t_df, 1), 'plain'), '–')),
            '{estimate}', causalite_format(f.middle, 'estimate')),
            '{level}', causalite_format(100 * (1 - k.alpha), 'plain')),
            '{low}', causalite_format(f.low, 'estimate')),
            '{high}', causalite_format(f.high, 'estimate')),
            '{p}', causalite_html(iif(f.p_value < 0.001, '', '= ')
                                  || causalite_format(f.p_value, 'p', k.lang))),
            '{family}', causalite_html(iif(f.p_family < 0.001, '', '= ')
                                       || causalite_format(f.p_family, 'p', k.lang))),
            '{pair}', causalite_html(f.source_label || ' → ' || f.target_label)) || '</p>'
FROM temp.report_known AS k CROSS JOIN stated AS f
JOIN temp.report_phrase AS s
  ON s.part = f.part AND s.name = 'slope paper' || iif(f.scale = 'log', ' ratio', '')
WHERE f.middle IS NOT NULL AND f.p_family IS NOT NULL
ORDER BY f.part, f.line;
INSERT INTO temp.report_column(tbl, col, word, kind) VALUES
('slope', 0, 'pair', 'text'), ('slope', 1, 'n missing', 'short'),
('slope', 2, 'graph reference', 'word'), ('slope', 3, 'graph mode', 'word'),
('slope', 4, 'slope reference', 'estimate'), ('slope', 5, 'slope mode', 'estimate'),
('slope', 6, 'difference', 'change'), ('slope', 7, 'interval', 'interval'),
('slope', 8, 'ratio of slopes', 'estimate'), ('slope', 9, 'p', 'p'), ('slope', 10, 'p family', 'p'),
('slope', 11, 'grade', 'word'), ('slope', 12, 'reason', 'text');
INSERT INTO temp.report_row(tbl, part, place, line, low, high, c0, c1, c2, c3, c4, c5, c6, c8, c9,
                            c10, c11, c12)
SELECT 'slope', part,
       3000000000 + 10000 * part + iif(k.many AND grade = 'not detected', 7, 2), line,
       conf_low * step, conf_high * step, source_label || ' → ' || target_label,
       printf('%d (%d)', n, n_missing), graph_reference, graph_mode, slope_reference * step,
       slope_mode * step, estimate * step, iif(scale = 'log', ratio, NULL), p_value, p_family,
       grade, why
FROM temp.report_known AS k CROSS JOIN temp.report_slope;
INSERT INTO temp.report_source VALUES ('slope',
'SELECT s.label, f.target, f.n, f.n_missing, f.slope_reference * s.step AS slope_reference,
       f.slope_mode * s.step AS slope_mode, f.estimate * s.step AS difference,
       f.conf_low * s.step AS conf_low, f.conf_high * s.step AS conf_high, f.ratio, f.p_value,
       f.p_family, f.grade, f.reason
FROM result_finding AS f JOIN slope_step AS s USING (task_group, source)
WHERE f.kind = ''interaction'' AND f.task_group = {group} AND f.mode = {mode};');

-- Three figures at most, of what was found, else one, of the smallest p. The levels of the cells
-- are taken out, the other causes are not, and the caption says so.
INSERT INTO temp.report_figure(place, svg, caption)
WITH choice AS (
  SELECT s.*, f.svg, row_number() OVER (PARTITION BY part ORDER BY found DESC, line) AS turn
  FROM temp.report_slope AS s
  JOIN result_figure AS f ON f.name = 'interaction' AND f.task_group = s.task_group
    AND f.mode = s.mode AND f.source = s.source AND f.target = s.target
)
SELECT 3000000000 + 10000 * c.part + iif(c.grade = 'not detected', 8, 2 + c.turn), c.svg,
       replace(replace(replace(replace(s.text,
               '{grade}', coalesce(g.text, causalite_html(c.grade))),
               '{p}', causalite_html(iif(c.p_family < 0.001, '', '= ')
                      || causalite_format(c.p_family, 'p', k.lang))),
               '{source}', c.source_html), '{target}', c.target_html)
FROM temp.report_known AS k CROSS JOIN choice AS c
JOIN temp.report_said AS s ON s.name = 'question 1 figure'
LEFT JOIN temp.report_said AS g ON g.name = 'label ' || c.grade
WHERE c.turn = 1 OR c.turn <= 3 AND c.found;
INSERT INTO temp.report_fold
SELECT 3000000000 + 10000 * part + 6, 3000000000 + 10000 * part + 9, 'question 1 rest'
FROM temp.report_known AS k CROSS JOIN temp.report_part WHERE k.many;
INSERT INTO temp.report_text(place, html)
SELECT 3000000000 + 10000 * s.part + v.column1, v.column2
FROM (SELECT part FROM temp.report_slope GROUP BY part HAVING sum(found) > 1) AS s
CROSS JOIN (VALUES (3, '<div class="figures">'), (6, '</div>')) AS v;

-- The plan's regression, and why it is or is not followed.
INSERT INTO temp.report_fold
SELECT 3000000000 + 10000 * part + 10, 3000000000 + 10000 * part + 19, 'question 1 plan'
FROM temp.report_part;
INSERT INTO temp.report_column(tbl, col, word, kind) VALUES
('regression', 0, 'pair', 'text'), ('regression', 1, 'n missing', 'short'),
('regression', 2, 'slope reference', 'estimate'), ('regression', 3, 'slope mode', 'estimate'),
('regression', 4, 'difference', 'change'), ('regression', 5, 'interval', 'interval'),
('regression', 6, 'p', 'p'), ('regression', 7, 'p_bh', 'p'), ('regression', 8, 'delta_r2', 'fix'),
('regression', 9, 'followed', 'word'), ('regression', 10, 'reason', 'text');
INSERT INTO temp.report_row(tbl, part, place, line, low, high, c0, c1, c2, c3, c4, c6, c7, c8, c9,
                            c10)
SELECT 'regression', p.part, 3000000000 + 10000 * p.part + 11,
       row_number() OVER (PARTITION BY p.part ORDER BY i.p_value IS NULL, i.p_value, i.source,
                            i.target),
       i.conf_low * x.step, i.conf_high * x.step, x.label || ' → ' || y.label,
       printf('%d (%d)', i.n, i.n_missing), i.slope_reference * x.step, i.slope_mode * x.step,
       i.estimate * x.step, i.p_value, i.p_bh, i.delta_r_squared,
       iif(i.followed, 'yes', 'no'), i.reason
FROM temp.report_known AS k CROSS JOIN result_interaction AS i
JOIN temp.report_part AS p ON p.task_group = i.task_group AND p.mode = i.mode
JOIN temp.report_step AS x ON x.task_group = i.task_group AND x.source = i.source
JOIN temp.report_name AS y ON y.kind = 'variable' AND y.key = i.target
WHERE i.adjustment = 'plan' AND i.p_value IS NOT NULL
  AND (i.target = k.outcome OR i.selected_by LIKE '%plan%' OR i.p_bh < k.alpha);
INSERT INTO temp.report_source VALUES ('regression',
'SELECT s.label, i.target, i.n, i.n_missing, i.slope_reference * s.step AS slope_reference,
       i.slope_mode * s.step AS slope_mode, i.estimate * s.step AS difference,
       i.conf_low * s.step AS conf_low, i.conf_high * s.step AS conf_high, i.p_value, i.p_bh,
       i.delta_r_squared, i.followed, i.reason
FROM result_interaction AS i JOIN slope_step AS s USING (task_group, source)
WHERE i.adjustment = ''plan'' AND i.task_group = {group} AND i.mode = {mode};');

-- Question 2: what outcomes and performance have in common, and which pairs trade off.
INSERT INTO temp.report_column(tbl, col, word, kind) VALUES
('common', 0, 'task_group', 'word'), ('common', 1, 'mode', 'text'),
('common', 2, 'n', 'integer'), ('common', 3, 'outcome causes', 'integer'),
('common', 4, 'performance causes', 'integer'), ('common', 5, 'common', 'integer'),
('common', 6, 'causes', 'text'), ('common', 7, 'tradeoffs', 'short'),
('common', 8, 'tradeoff pairs', 'text');
INSERT INTO temp.report_row(tbl, place, line, c0, c1, c2, c3, c4, c5, c6, c7, c8)
WITH named AS MATERIALIZED (
  SELECT q.*, x.label AS source_label, e.label || ' / ' || p.label AS pair
  FROM result_question_2 AS q
  LEFT JOIN temp.report_name AS x ON x.kind = 'variable' AND x.key = q.source
  LEFT JOIN temp.report_name AS e ON e.kind = 'variable' AND e.key = q.energy
  LEFT JOIN temp.report_name AS p ON p.kind = 'variable' AND p.key = q.performance
), traded AS MATERIALIZED (
  SELECT task_group, mode, group_concat(pair, '; ') AS pairs
  FROM (SELECT DISTINCT task_group, mode, pair,
               dense_rank() OVER (PARTITION BY task_group, mode ORDER BY pair) AS turn
        FROM named WHERE tradeoff ORDER BY task_group, mode, pair)
  WHERE turn <= 3 GROUP BY task_group, mode
)
SELECT 'common', iif(k.many AND max(q.common) = 0, 3300000005, 3300000002),
       row_number() OVER (ORDER BY q.task_group, NOT l.is_reference, l.place),
       q.task_group, q.mode, max(q.n), max(q.energy_causes), max(q.performance_causes),
       max(q.common), (
         SELECT group_concat(source_label, ', ')
         FROM (SELECT DISTINCT source_label FROM named AS o
               WHERE o.task_group = q.task_group AND o.mode = q.mode ORDER BY 1)),
       coalesce(sum(q.tradeoff), 0) || ' / ' || count(q.tradeoff), t.pairs
FROM temp.report_known AS k CROSS JOIN named AS q JOIN mode_level AS l ON l.mode = q.mode
LEFT JOIN traded AS t ON t.task_group = q.task_group AND t.mode = q.mode
WHERE k.performing GROUP BY q.task_group, q.mode;
INSERT INTO temp.report_fold VALUES (3300000004, 3300000009, 'question 2 rest');
INSERT INTO temp.report_source VALUES ('common',
'SELECT task_group, mode, max(n) AS n, max(energy_causes) AS outcome_causes,
       max(performance_causes) AS performance_causes, max(common) AS common,
       sum(tradeoff) AS tradeoffs, count(tradeoff) AS pairs
FROM result_question_2 GROUP BY task_group, mode;');
INSERT INTO temp.report_text(place, html)
SELECT 3300000003, '<p class="quiet">' || text || '</p>' FROM temp.report_said
WHERE name = 'question 2 nothing' AND (NOT EXISTS (SELECT 1 FROM result_question_2)
                                        OR NOT (SELECT performing FROM temp.report_known));
