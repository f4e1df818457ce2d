-- report/main.sql: section 1 of the report, the main effect of the condition.
--
-- Items of a part: 1 its heading; 2 the outcomes, 3 to 5, folded, those without a finding; 6 the
-- sentence for a paper, 7 an energy; 9 to 19 figures, folded where the primary outcome's difference
-- is not shown; 20 to 29, folded, the effect by block; 30 to 39, folded, the plan's own test.

INSERT INTO temp.report_text(place, html)
SELECT 1000000000, '<h2 id="main">' || text || '</h2>' FROM temp.report_said WHERE name = 'main'
UNION ALL
SELECT 1000000001, '<p>' || text || '</p>' FROM temp.report_said AS s JOIN temp.report_known AS k
  ON s.name = iif(k.caused, 'main intro', 'main intro alone')
UNION ALL
SELECT 1000000000 + 10000 * part + 1, '<h3 id="' || id || '">' || html || '</h3>'
FROM temp.report_part
UNION ALL
SELECT 1990000001 + 100 * p.place, '<h3>' || s.text
       || iif(k.contrasts > 1, causalite_html(': ' || p.mode || ' − ' || p.reference), '')
       || '</h3>'
FROM temp.report_known AS k CROSS JOIN mode_pair AS p
JOIN temp.report_said AS s ON s.name = 'label (all)'
WHERE p.mode IN (SELECT mode FROM result_main_effect WHERE scope = '(all)');

-- Where each row of result_main_effect stands, in its part or in that of all groups together.
CREATE TEMP TABLE report_effect AS
SELECT m.*, p.part, n.label AS name, n.html, coalesce(f.n1, a.n1) AS used1,
       coalesce(f.n2, a.n2) AS used2, a.mean1 AS sound_mean1, a.mean2 AS sound_mean2,
       m.grade AS word,
       coalesce((SELECT r.text FROM reason_said AS r
                 WHERE r.reason = m.reason AND r.family_size IS f.family_size),
                (SELECT text FROM said WHERE name = 'apart ' || f.apart)) AS why,
       causalite_format(m.ratio, 'estimate')
         || coalesce(' [' || causalite_format(m.ratio_low, 'estimate') || ', '
         || causalite_format(m.ratio_high, 'estimate') || ']', '')
         || iif(m.scale = 'log', ' *', '') AS ratio_text,
       iif(m.scope = 'group', 1000000000 + 10000 * p.part, 1990000000 + 100 * c.place) AS place,
       row_number() OVER (PARTITION BY m.scope, m.task_group
                          ORDER BY m.mode, m.is_primary DESC, m.variable) AS line
FROM result_main_effect AS m
JOIN mode_pair AS c ON c.mode = m.mode
JOIN temp.report_name AS n ON n.kind = 'variable' AND n.key = m.variable
JOIN temp.report_part AS p ON p.mode = m.mode
  AND iif(m.scope = 'group', p.task_group = m.task_group, p.part = (
    SELECT min(o.part) FROM temp.report_part AS o WHERE o.mode = m.mode))
LEFT JOIN verdict_weighed AS f ON m.scope = 'group' AND f.task_group = m.task_group
  AND f.mode = m.mode AND f.target = m.variable
LEFT JOIN temp.report_mean AS a ON a.part IS iif(m.scope = 'group', p.part, NULL)
  AND a.mode = m.mode AND a.variable = m.variable;

INSERT INTO temp.report_column(tbl, col, word, kind) VALUES
('main', 0, 'variable', 'text'), ('main', 1, 'n reference', 'short'),
('main', 2, 'n mode', 'short'),
('main', 3, 'mean reference', 'estimate'), ('main', 4, 'mean mode', 'estimate'),
('main', 5, 'difference within', 'change'), ('main', 6, 'interval', 'interval'),
('main', 7, 'percent', 'percent'), ('main', 8, 'ratio', 'short'), ('main', 9, 'p', 'p'),
('main', 10, 'p family', 'p'), ('main', 11, 'grade', 'word'), ('main', 12, 'reason', 'text');
INSERT INTO temp.report_column(tbl, col, word, kind)
SELECT 'main_all', col, word, kind FROM temp.report_column WHERE tbl = 'main';
INSERT INTO temp.report_row(tbl, part, place, line, low, high, c0, c1, c2, c3, c4, c5, c7, c8, c9,
                            c10, c11, c12)
SELECT iif(scope = 'group', 'main', 'main_all'), part,
       place + iif(many AND NOT is_primary AND grade NOT IN ('shown', 'suggestive'), 4, 2), line,
       conf_low_adjusted,
       conf_high_adjusted,
       name || coalesce(' (' || unit || ')', ''), printf('%d (%d)', used2, n2 + missing2 - used2),
       printf('%d (%d)', used1, n1 + missing1 - used1), sound_mean2, sound_mean1,
       estimate_adjusted, percent, ratio_text, p_adjusted, p_family, word, why
FROM temp.report_known CROSS JOIN temp.report_effect WHERE n > 0;
INSERT INTO temp.report_fold SELECT DISTINCT place + 3, place + 5, 'main rest'
FROM temp.report_effect;
INSERT INTO temp.report_source VALUES ('main',
'SELECT m.variable, f.n2, m.n2 + m.missing2 - f.n2 AS left_out_reference, f.n1,
       m.n1 + m.missing1 - f.n1 AS left_out_mode, f.mean_reference, (
         SELECT avg(value) FROM sound_observation AS o WHERE o.task_group = m.task_group
         AND o.mode = m.mode AND o.variable = m.variable) AS mean_mode,
       m.estimate_adjusted, m.conf_low_adjusted, m.conf_high_adjusted, m.percent, m.ratio,
       m.ratio_low, m.ratio_high, m.scale, m.p_adjusted, m.p_family, m.grade, m.reason
FROM result_main_effect AS m JOIN result_finding AS f ON f.task_group = m.task_group
  AND f.mode = m.mode AND f.target = m.variable AND f.kind = ''main effect''
WHERE m.task_group = {group} AND m.mode = {mode};'), ('main_all',
'SELECT m.variable, r.n AS n2, m.n2 + m.missing2 - r.n AS left_out_reference, a.n AS n1,
       m.n1 + m.missing1 - a.n AS left_out_mode, r.mean AS mean_reference, a.mean AS mean_mode,
       m.estimate_adjusted, m.conf_low_adjusted, m.conf_high_adjusted, m.percent, m.ratio,
       m.ratio_low, m.ratio_high, m.scale, m.p_adjusted
FROM result_main_effect AS m
JOIN (SELECT mode, variable, count(value) AS n, avg(value) AS mean FROM sound_observation
      GROUP BY mode, variable) AS a ON a.mode = m.mode AND a.variable = m.variable
JOIN (SELECT mode, variable, count(value) AS n, avg(value) AS mean FROM sound_observation
      GROUP BY mode, variable) AS r ON r.mode = m.reference AND r.variable = m.variable
WHERE m.scope = ''(all)'' AND m.mode = {mode};');

-- The sentence for a paper, on the scale that the test is on.
INSERT INTO temp.report_text(place, html)
WITH stated AS (
  SELECT e.*, k.lang, k.alpha, coalesce(' ' || causalite_html(e.unit), '') AS unit_text,
         iif(e.scale = 'log', e.ratio_low, e.conf_low_adjusted) AS low,
         iif(e.scale = 'log', e.ratio_high, e.conf_high_adjusted) AS high,
         iif(e.scale = 'log', causalite_format(e.ratio, 'estimate'),
             iif(e.estimate_adjusted > 0, '+', '')
             || causalite_format(e.estimate_adjusted, 'estimate')) AS middle
  FROM temp.report_known AS k CROSS JOIN temp.report_effect AS e
  WHERE e.is_primary AND e.p_adjusted IS NOT NULL
)
SELECT e.place + 6, '<p class="paper">'
       || replace(replace(replace(replace(replace(replace(replace(s.text,
            '{t}', coalesce(causalite_format(round(e.estimate_adjusted / e.std_error_adjusted, 2),
                                             'plain'), '–')),
            '{variable}', e.html),
            '{estimate}', e.middle || iif(e.scale = 'log', '', e.unit_text)),
            '{level}', causalite_format(100 * (1 - e.alpha), 'plain')),
            '{low}', causalite_format(e.low, 'estimate')),
            '{high}', causalite_format(e.high, 'estimate')),
            '{df}', causalite_format(round(e.df_adjusted, 1), 'plain'))
       || replace(f.text, '{p}', causalite_html(coalesce(p.text, 'p '
            || iif(e.p_adjusted < 0.001, '', '= ') || causalite_format(e.p_adjusted, 'p', e.lang))))
       || '</p>'
FROM stated AS e
JOIN temp.report_phrase AS s
  ON s.part = e.part AND s.name = 'main paper' || iif(e.scale = 'log', ' ratio', '')
JOIN temp.report_said AS f
  ON f.name = iif(e.scope = 'group', 'main paper rule', 'main paper p')
LEFT JOIN verdict_p AS p ON e.scope = 'group' AND p.task_group = e.task_group AND p.mode = e.mode
  AND p.name = 'p';

-- An energy in the unit that it is paid in: what a run differs by, and all runs of the mode.
INSERT INTO temp.report_text(place, html)
WITH factor(unit, kwh) AS (
  VALUES ('mJ', 1 / 3.6e9), ('J', 1 / 3.6e6), ('kJ', 1 / 3600.0), ('MJ', 1 / 3.6),
         ('GJ', 1e3 / 3.6), ('mWh', 1e-6), ('Wh', 1e-3), ('kWh', 1.0), ('MWh', 1e3)
), used AS (
  SELECT e.part, e.place, e.used1 AS n, e.estimate_adjusted * f.kwh AS kwh,
         (SELECT value FROM setting WHERE name = 'price_per_kwh') AS price,
         (SELECT value FROM setting WHERE name = 'co2_per_kwh') AS co2
  FROM temp.report_known AS k CROSS JOIN temp.report_effect AS e JOIN factor AS f ON f.unit = e.unit
  WHERE e.is_primary AND (e.grade IN ('shown', 'suggestive')
                          OR e.scope <> 'group' AND e.p_adjusted < k.alpha)
), amount AS (  -- signed, as a difference is
  SELECT *, causalite_format(kwh, 'estimate') AS a_run,
         causalite_format(kwh * n, 'estimate') AS total,
         causalite_format(kwh * n * price, 'estimate') AS cost,
         causalite_format(kwh * n * co2, 'estimate') AS mass, iif(kwh > 0, '+', '') AS sign
  FROM used
)
SELECT a.place + 7, '<p>' || replace(replace(replace(replace(s.text,
         '{kwh}', sign || a_run), '{n}', n), '{total}', sign || total),
         '{more}', coalesce(replace(replace(m.text, '{cost}', sign || cost), '{price}', price), '')
                   || coalesce(replace(replace(c.text, '{mass}', sign || mass), '{co2}', co2), ''))
       || '</p>'
FROM amount AS a JOIN temp.report_phrase AS s ON s.part = a.part AND s.name = 'main energy'
JOIN temp.report_said AS m ON m.name = 'energy price'
JOIN temp.report_said AS c ON c.name = 'energy co2';

-- The effect by block.
INSERT INTO temp.report_fold
SELECT 1000000000 + 10000 * part + 20, 1000000000 + 10000 * part + 29, 'main by block'
FROM temp.report_part;
INSERT INTO temp.report_column(tbl, col, word, kind) VALUES
('block', 0, 'block', 'text'), ('block', 1, 'n of reference', 'integer'),
('block', 2, 'n of mode', 'integer'),
('block', 3, 'difference', 'change'), ('block', 4, 'interval', 'interval'),
('block', 5, 'percent', 'percent'), ('block', 6, 'p', 'p');
INSERT INTO temp.report_row(tbl, part, place, line, low, high, c0, c1, c2, c3, c5, c6)
SELECT 'block', p.part, 1000000000 + 10000 * p.part + 22,
       row_number() OVER (PARTITION BY p.part ORDER BY b.block), b.conf_low, b.conf_high, b.block,
       b.n2, b.n1, b.estimate, b.percent, b.p_value
FROM temp.report_known AS k CROSS JOIN result_main_effect_block AS b
JOIN temp.report_part AS p ON p.task_group = b.task_group AND p.mode = b.mode
WHERE b.variable = k.outcome AND b.blocks > 1;
INSERT INTO temp.report_source VALUES ('block',
'SELECT block, n2, n1, estimate, conf_low, conf_high, percent, p_value, heterogeneity_p
FROM result_main_effect_block WHERE task_group = {group} AND mode = {mode};');
INSERT INTO temp.report_text(place, html)
SELECT 1000000000 + 10000 * p.part + 21, '<p>'
       || replace(replace(replace(s.text, '{blocks}', b.blocks), '{p}', causalite_html(
            iif(b.heterogeneity_p < 0.001, '', '= ')
            || causalite_format(b.heterogeneity_p, 'p', k.lang))), '{variable}', n.html) || '</p>'
FROM temp.report_known AS k CROSS JOIN (
  SELECT DISTINCT task_group, mode, variable, blocks, heterogeneity_p
  FROM result_main_effect_block) AS b
JOIN temp.report_part AS p ON p.task_group = b.task_group AND p.mode = b.mode
JOIN temp.report_name AS n ON n.kind = 'variable' AND n.key = b.variable
JOIN temp.report_phrase AS s ON s.part = p.part AND s.name = 'main heterogeneity'
WHERE b.variable = k.outcome AND b.blocks > 1 AND b.heterogeneity_p IS NOT NULL;

-- The plan's own test: all runs of both levels pooled.
INSERT INTO temp.report_fold
SELECT DISTINCT place + 30, place + 39, 'main plan' FROM temp.report_effect;
INSERT INTO temp.report_text(place, html)
SELECT DISTINCT e.place + 31, '<p class="quiet">' || s.text || '</p>'
FROM temp.report_effect AS e JOIN temp.report_said AS s ON s.name = 'main plan intro';
INSERT INTO temp.report_column(tbl, col, word, kind) VALUES
('plan', 0, 'variable', 'text'), ('plan', 1, 'mean reference', 'estimate'),
('plan', 2, 'mean mode', 'estimate'), ('plan', 3, 'difference', 'change'),
('plan', 4, 'interval', 'interval'), ('plan', 5, 't', 'fix'), ('plan', 6, 'df', 'integer'),
('plan', 7, 'p', 'p'), ('plan', 8, 'd', 'fix'), ('plan', 9, 'p welch', 'p'),
('plan', 10, 'p mann_whitney', 'p'), ('plan', 11, 'hodges_lehmann', 'change'),
('plan', 12, 'decision', 'word');
INSERT INTO temp.report_column(tbl, col, word, kind)
SELECT 'plan_all', col, word, kind FROM temp.report_column WHERE tbl = 'plan';
INSERT INTO temp.report_row(tbl, part, place, line, low, high, c0, c1, c2, c3, c5, c6, c7, c8, c9,
                            c10, c11, c12)
SELECT iif(scope = 'group', 'plan', 'plan_all'), part, place + 32, line, conf_low, conf_high,
       name || coalesce(' (' || unit || ')', ''), mean2, mean1, estimate, statistic, df, p_value,
       cohens_d, welch_p, mann_whitney_p, hodges_lehmann, decision
FROM temp.report_effect WHERE n > 0;
INSERT INTO temp.report_source
SELECT column1, 'SELECT variable, mean2, mean1, estimate, conf_low, conf_high, statistic, df,
       p_value, cohens_d, welch_p, mann_whitney_p, hodges_lehmann, decision
FROM result_main_effect WHERE ' || column2 || ' AND mode = {mode};'
FROM (VALUES ('plan', 'task_group = {group}'), ('plan_all', 'scope = ''(all)'''));

-- The primary outcome, with the levels of the cells taken out where there are several.
INSERT INTO temp.report_text(place, html)
SELECT 1000000000 + 10000 * part + 10, '<div class="figures">' FROM temp.report_part
UNION ALL
SELECT 1000000000 + 10000 * part + 18, '</div>' FROM temp.report_part;
INSERT INTO temp.report_fold
SELECT 1000000000 + 10000 * p.part + 9, 1000000000 + 10000 * p.part + 19, 'figures'
FROM temp.report_known AS k CROSS JOIN temp.report_part AS p
WHERE k.many AND NOT EXISTS (SELECT 1 FROM temp.report_effect AS e
                             WHERE e.part = p.part AND e.scope = 'group' AND e.is_primary
                               AND e.grade = 'shown');
INSERT INTO temp.report_figure(place, svg, caption)
SELECT 1000000000 + 10000 * p.part + 11, f.svg, c.text
FROM temp.report_part AS p
JOIN result_figure AS f ON f.name = 'effects' AND f.task_group = p.task_group AND f.mode = p.mode
JOIN temp.report_phrase AS c ON c.part = p.part AND c.name = 'main forest caption'
WHERE (SELECT count(*) FROM temp.report_effect AS e
       WHERE e.part = p.part AND e.scope = 'group' AND e.sigma_blocked > 0) > 1
UNION ALL
SELECT 1000000000 + 10000 * p.part + 12, f.svg, replace(c.text, '{variable}', n.html)
FROM temp.report_part AS p
JOIN result_figure AS f ON f.name = 'within blocks' AND f.task_group = p.task_group
  AND f.mode = p.mode
JOIN temp.report_name AS n ON n.kind = 'variable' AND n.key = f.target
JOIN temp.report_said AS c ON c.name = 'main blocked figure';

-- All runs of a task group, once: where nothing is taken out this is the figure, else it goes with
-- the plan's test, which is of these runs.
INSERT INTO temp.report_figure(place, svg, caption)
SELECT 1000000000 + 10000 * min(p.part) + iif(w.name IS NULL, 12, 33), f.svg,
       replace(c.text, '{variable}', n.html)
FROM temp.report_part AS p
JOIN result_figure AS f ON f.name = 'groups' AND f.task_group = p.task_group
LEFT JOIN result_figure AS w ON w.name = 'within blocks' AND w.task_group = p.task_group
  AND w.mode = p.mode
JOIN temp.report_name AS n ON n.kind = 'variable' AND n.key = f.target
JOIN temp.report_said AS c ON c.name = 'main pooled figure'
GROUP BY p.task_group;
