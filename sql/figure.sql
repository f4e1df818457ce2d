-- figure.sql: the figures, SVG, for whoever reads the results: they are stored as result_figure,
-- and the report shows these.
--
--   figure_option(options, lang)   what all figures are told, the begin of a JSON object
--   figure_name(name, label, axis, adjusted)   what a variable is called; with its unit, as an axis
--                           says it; and saying that something is taken out
--   figure_quoted(text, json)      all these, and the levels, as JSON texts
--   figure(name, task_group, mode, source, target, title, svg)
--     name 'overview'         differences of all outcomes by the rule, in standard deviations
--                             within blocks, of all task groups and contrasts
--     name 'groups'           the primary outcome in each mode, all runs, those left out hollow;
--                             the test in its caption is the plan's
--     name 'within blocks'    the primary outcome in the mode and the reference, with the levels of
--                             the cells taken out, where there are several
--     name 'interaction'      an outcome (target) by a cause (source), in the mode and the
--                             reference: the primary one by each cause, and what was found
--     name 'effects'          differences of all outcomes as in the overview, with their intervals
--     name 'graph difference' the graphs of the mode and of the reference; with more than 8
--     name 'graph matrix'     variables also as a matrix of their edges
--     name 'graph changes'    and the edges that differ alone, if no test says that it is by chance
--     name 'mediation'        in the mode, the path whose indirect effect differs most surely
--   task_group '', mode, source, target NULL: where a figure is of all
--   report_file(file, content)   what belongs beside a report: the figures, and references.bib, for
--                 writefile(). The last line of each says whose it is: `causalite` and its name
-- A figure of values from which something is taken out has no caption: the test in it would be
-- another than the one that the tables are about.

CREATE VIEW figure_option AS
SELECT '{"lang":"' || k.lang || '"' AS options, k.lang,
       ',"conf_level":' || (1 - k.alpha) || o.reference AS compared
FROM known AS k, fit_option AS o;

CREATE VIEW figure_name AS
SELECT n.name, n.label, n.axis, n.axis || ' ' || w.text AS adjusted
FROM (SELECT l.name, l.label, l.label || coalesce(' (' || nullif(v.unit, '') || ')', '') AS axis
      FROM variable_label AS l JOIN variable AS v ON v.name = l.name) AS n
JOIN said AS w ON w.name = 'figure adjusted';

CREATE VIEW figure_quoted AS
SELECT text, causalite_quote(text) AS json
FROM (SELECT name AS text FROM figure_name UNION SELECT label FROM figure_name
      UNION SELECT axis FROM figure_name UNION SELECT adjusted FROM figure_name
      UNION SELECT label FROM slope_step UNION SELECT mode FROM mode_level
      UNION SELECT text FROM said WHERE name GLOB 'figure *');

CREATE VIEW figure_overview AS
WITH cell AS (
  SELECT coalesce(w.text, m.task_group)
         || iif(c.contrasts > 1, ': ' || m.mode || ' − ' || m.reference, '') AS part,
         n.label AS measure, m.estimate_adjusted / m.sigma_blocked AS d, m.grade = 'shown' AS shown,
         o.options || ',"width":900,"mark_label":' || q.json || '}' AS options
  FROM (SELECT count(*) AS contrasts FROM mode_pair) AS c CROSS JOIN figure_option AS o
  CROSS JOIN result_main_effect AS m JOIN mode_pair AS p ON p.mode = m.mode
  LEFT JOIN said AS w ON w.name = 'label ' || iif(m.scope = 'group', m.task_group, '(all)')
  JOIN said AS s ON s.name = 'figure shown' JOIN figure_quoted AS q ON q.text = s.text
  JOIN figure_name AS n ON n.name = m.variable
  WHERE m.sigma_blocked > 0
  ORDER BY m.scope = 'group', m.task_group, p.place, m.is_primary DESC, m.variable
)
SELECT 'overview' AS name, '' AS task_group, NULL AS mode, NULL AS source, NULL AS target,
       (SELECT text FROM said WHERE name = 'title overview') AS title,
       plot_matrix(part, measure, d, shown, options) AS svg
FROM cell HAVING count(*) > 1;

CREATE VIEW figure_effects AS
SELECT 'effects' AS name, m.task_group, m.mode, NULL AS source, NULL AS target,
       m.title || ': ' || m.mode || ' − ' || m.reference AS title,
       plot_effects(m.label, m.estimate_adjusted / m.sigma_blocked,
                    m.conf_low_adjusted / m.sigma_blocked, m.conf_high_adjusted / m.sigma_blocked,
                    m.options) AS svg
FROM (SELECT e.*, n.label, w.text AS title,
             o.options || ',"conf_level":' || (1 - k.alpha)
             || ',"x_label":"d","width":460,"caption":false}' AS options
      FROM known AS k CROSS JOIN figure_option AS o CROSS JOIN result_main_effect AS e
      JOIN figure_name AS n ON n.name = e.variable JOIN said AS w ON w.name = 'title effects'
      WHERE e.scope = 'group' AND e.sigma_blocked > 0
      ORDER BY e.task_group, e.mode, e.is_primary DESC, e.variable) AS m
GROUP BY m.task_group, m.mode;

CREATE VIEW figure_groups AS
WITH run AS MATERIALIZED (
  SELECT o.task_group, o.mode, o.variable, o.value, a.unit IS NOT NULL AS left_out
  FROM primary_outcome AS p CROSS JOIN observation AS o ON o.variable = p.name
  LEFT JOIN aborted_run AS a ON a.unit = o.unit AND a.left_out
  WHERE o.value IS NOT NULL
), compared AS MATERIALIZED (  -- with the reference, which the test counts from
  SELECT r.task_group FROM known AS k CROSS JOIN run AS r GROUP BY r.task_group
  HAVING count(DISTINCT r.mode) BETWEEN 2 AND 20 AND max(r.mode = k.reference)
)
SELECT 'groups' AS name, r.task_group, NULL AS mode, NULL AS source, r.variable AS target,
       replace(w.text, '{variable}', n.label) AS title,
       plot_groups(r.value, r.mode, r.left_out, o.options || o.compared
                   || ',"width":460,"mark_label":' || m.json || ',"y_label":' || y.json || '}')
         AS svg
FROM figure_option AS o CROSS JOIN compared AS c CROSS JOIN run AS r ON r.task_group = c.task_group
JOIN said AS w ON w.name = 'title groups' JOIN said AS s ON s.name = 'figure left out'
JOIN figure_quoted AS m ON m.text = s.text
JOIN figure_name AS n ON n.name = r.variable JOIN figure_quoted AS y ON y.text = n.axis
GROUP BY r.task_group;

CREATE VIEW figure_within AS
WITH cell AS (
  SELECT m.task_group, m.mode AS contrast, m.reference, o.mode, r.cell, o.variable, o.value,
         o.value - m.estimate_adjusted * (o.mode = m.mode) AS rest
  FROM result_main_effect AS m
  CROSS JOIN sound_observation AS o ON o.variable = m.variable AND o.task_group = m.task_group
    AND o.mode IN (m.mode, m.reference)
  JOIN experiment_run AS r ON r.unit = o.unit
  WHERE m.is_primary AND m.scope = 'group' AND m.estimate_adjusted IS NOT NULL
    AND o.value IS NOT NULL
), levelled AS (
  SELECT *, value - avg(rest) OVER own + avg(rest) OVER whole AS level,
         min(cell) OVER whole < max(cell) OVER whole AS several
  FROM cell WINDOW own AS (PARTITION BY task_group, contrast, cell),
                   whole AS (PARTITION BY task_group, contrast)
)
SELECT 'within blocks' AS name, l.task_group, l.contrast AS mode, NULL AS source,
       l.variable AS target, replace(w.text, '{variable}', n.label) || ': ' || l.contrast || ', '
         || l.reference AS title,
       plot_groups(l.level, l.mode, o.options || o.compared
                   || ',"width":460,"caption":false,"y_label":' || y.json || '}') AS svg
FROM figure_option AS o CROSS JOIN levelled AS l JOIN said AS w ON w.name = 'title within'
JOIN figure_name AS n ON n.name = l.variable JOIN figure_quoted AS y ON y.text = n.adjusted
WHERE l.several GROUP BY l.task_group, l.contrast HAVING count(DISTINCT l.mode) = 2;

-- With the slopes known, mode and cell are additive; the other causes are not held fixed. Runs are
-- read twice and kept nowhere: what is taken out of those of a cell follows from its means.
CREATE VIEW figure_cell AS
WITH chosen AS MATERIALIZED (
  SELECT f.task_group, f.mode, f.reference, f.source, f.target, f.slope_mode, f.slope_reference,
         x.number << 32 AS x
  FROM result_finding AS f JOIN variable_number AS x ON x.name = f.source
  WHERE f.kind = 'interaction' AND f.slope_mode IS NOT NULL AND f.slope_reference IS NOT NULL
    AND (f.is_primary AND NOT f.is_control OR f.grade = 'shown')
), numbered AS (
  SELECT row_number() OVER (ORDER BY task_group, mode, source, target) AS place, * FROM chosen
), run AS (
  SELECT c.place, y.mode = c.mode AS in_mode, r.cell, x.value AS x,
         y.value - x.value * iif(y.mode = c.mode, c.slope_mode, c.slope_reference) AS rest
  FROM numbered AS c
  CROSS JOIN sound_observation AS y ON y.variable = c.target AND y.task_group = c.task_group
    AND y.mode IN (c.mode, c.reference) AND y.value IS NOT NULL
  CROSS JOIN measured_value AS x ON x.place = c.x + y.run_number AND x.value IS NOT NULL
  CROSS JOIN experiment_run AS r ON r.unit = y.unit
), within AS MATERIALIZED (
  SELECT place, cell, count(*) AS n, avg(in_mode) AS share, avg(rest) AS rest,
         avg(rest) FILTER (WHERE in_mode) - avg(rest) FILTER (WHERE NOT in_mode) AS difference,
         1.0 * sum(in_mode) * sum(NOT in_mode) / count(*) AS weight, min(x) AS low, max(x) AS high
  FROM run GROUP BY place, cell
), shift AS (
  SELECT place, coalesce(sum(difference * weight) / sum(weight), 0) AS of_mode,
         sum(share) > 0 AND sum(1 - share) > 0 AND min(low) < max(high) AS drawn
  FROM within GROUP BY place
), levelled AS (
  SELECT w.place, w.cell, w.n, w.rest - s.of_mode * w.share AS level
  FROM within AS w JOIN shift AS s ON s.place = w.place WHERE s.drawn
)
SELECT c.*, l.cell, sum(l.n * l.level) OVER whole / sum(l.n) OVER whole - l.level AS moved
FROM levelled AS l JOIN numbered AS c ON c.place = l.place
WINDOW whole AS (PARTITION BY l.place);

CREATE VIEW figure_interaction AS
WITH cell AS MATERIALIZED (
  SELECT * FROM figure_cell
), chosen AS (
  SELECT DISTINCT place, task_group, mode, reference, source, target, x FROM cell
)
SELECT 'interaction' AS name, c.task_group, c.mode, c.source, c.target,
       s.label || ' → ' || t.label || ': ' || c.mode || ', ' || c.reference || ' '
         || w.text AS title, (
         SELECT plot_interaction(y.value + l.moved, v.value, y.mode,
                  o.options || o.compared || ',"x_label":' || x.json || ',"y_label":' || a.json
                  || ',"x_scale":"auto","width":900,"caption":false}')
         FROM sound_observation AS y
         CROSS JOIN measured_value AS v ON v.place = c.x + y.run_number AND v.value IS NOT NULL
         CROSS JOIN experiment_run AS r ON r.unit = y.unit
         CROSS JOIN cell AS l ON l.place = c.place AND l.cell = r.cell
         WHERE y.variable = c.target AND y.task_group = c.task_group
           AND y.mode IN (c.mode, c.reference) AND y.value IS NOT NULL) AS svg
FROM figure_option AS o CROSS JOIN chosen AS c JOIN said AS w ON w.name = 'title interaction'
JOIN figure_name AS s ON s.name = c.source JOIN figure_quoted AS x ON x.text = s.axis
JOIN figure_name AS t ON t.name = c.target JOIN figure_quoted AS a ON a.text = t.adjusted
ORDER BY c.place;

CREATE VIEW figure_fitted AS
SELECT g.task_group, g.mode, g.variables, f.fit
FROM result_fit AS f JOIN result_graph AS g
  ON g.task_group = f.task_group AND g.mode = f.mode AND g.method = f.method
WHERE f.step = 'graph';

CREATE VIEW figure_graph AS
WITH called AS MATERIALIZED (
  SELECT group_concat(q.json || ':' || l.json, ',') AS labels
  FROM figure_name AS n JOIN figure_quoted AS q ON q.text = n.name
  JOIN figure_quoted AS l ON l.text = n.label
), pair AS MATERIALIZED (
  SELECT a.task_group, p.mode, p.reference, a.variables, b.fit AS fit_a, a.fit AS fit_b,
         coalesce(t.p_value < k.alpha, 1) AS differ,
         o.options || ',"label_a":' || r.json || ',"label_b":' || q.json || ',' || f.threshold
           || ',"labels":{' || c.labels || '},"width":900,"caption":false'
           AS options
  FROM known AS k CROSS JOIN fit_option AS f CROSS JOIN figure_option AS o CROSS JOIN called AS c
  CROSS JOIN mode_pair AS p CROSS JOIN figure_fitted AS a ON a.mode = p.mode
  CROSS JOIN figure_fitted AS b ON b.task_group = a.task_group AND b.mode = p.reference
  JOIN figure_quoted AS q ON q.text = p.mode JOIN figure_quoted AS r ON r.text = p.reference
  LEFT JOIN result_graph_permutation AS t ON t.task_group = a.task_group AND t.mode = p.mode
), drawn AS (
  SELECT 'graph difference' AS name, task_group, mode, reference,
         plot_graph_diff(fit_a, fit_b, options || '}') AS svg FROM pair
  UNION ALL
  SELECT 'graph matrix', task_group, mode, reference,
         plot_edge_matrix(fit_a, fit_b, options || '}') FROM pair WHERE variables > 8
  UNION ALL
  SELECT 'graph changes', task_group, mode, reference,
         plot_graph_diff(fit_a, fit_b, options || ',"edges":"changed"}')
  FROM pair WHERE variables > 8 AND differ
)
SELECT d.name, d.task_group, d.mode, NULL AS source, NULL AS target,
       w.text || ': ' || d.reference || ', ' || d.mode AS title, d.svg
FROM drawn AS d JOIN said AS w ON w.name = 'title ' || d.name;

CREATE VIEW figure_mediation AS
WITH chosen AS MATERIALIZED (
  SELECT * FROM (
    SELECT d.*, row_number() OVER (PARTITION BY task_group
                  ORDER BY p_bh IS NULL, NOT selected_by LIKE '%plan%', p_bh, source, mediator,
                           target) AS turn
    FROM known AS k CROSS JOIN result_mediation_difference AS d
    WHERE stratum = 'difference' AND adjustment = 'total' AND estimate IS NOT NULL
      AND (selected_by <> 'family' OR p_bh < k.alpha))
  WHERE turn = 1
), fitted AS (
  SELECT c.task_group, y.mode, c.source, c.mediator, c.target, min(s.label) AS label,
         sobel(x.value / s.step, m.value, y.value, y.block, f.model) AS fit
  FROM fit_option AS f CROSS JOIN chosen AS c
  JOIN path_asked AS p ON p.task_group = c.task_group AND p.source = c.source
    AND p.mediator = c.mediator AND p.target = c.target AND p.by_block
  JOIN slope_step AS s ON s.task_group = c.task_group AND s.source = c.source
  CROSS JOIN sound_observation AS y ON y.task_group = c.task_group AND y.variable = c.target
  CROSS JOIN measured_value AS x ON x.place = p.x + y.run_number
  CROSS JOIN measured_value AS m ON m.place = p.m + y.run_number
  GROUP BY c.task_group, y.mode
)
SELECT 'mediation' AS name, f.task_group, f.mode, f.source, f.target,
       f.mode || ': ' || f.label || ' → ' || m.label || ' → ' || t.label AS title,
       plot_mediation(f.fit, o.options || ',"width":460,"x_label":' || x.json || ',"m_label":'
                      || c.json || ',"y_label":' || y.json || '}') AS svg
FROM figure_option AS o CROSS JOIN fitted AS f
JOIN figure_quoted AS x ON x.text = f.label
JOIN figure_name AS m ON m.name = f.mediator JOIN figure_quoted AS c ON c.text = m.label
JOIN figure_name AS t ON t.name = f.target JOIN figure_quoted AS y ON y.text = t.label;

CREATE VIEW figure AS
SELECT * FROM figure_overview UNION ALL SELECT * FROM figure_groups
UNION ALL SELECT * FROM figure_within UNION ALL SELECT * FROM figure_interaction
UNION ALL SELECT * FROM figure_effects UNION ALL SELECT * FROM figure_graph
UNION ALL SELECT * FROM figure_mediation;

-- Names of files: of what a name has, letters, digits and all that is not ASCII; the rest is '-'.
CREATE VIEW report_file AS
WITH RECURSIVE named AS MATERIALIZED (
  SELECT printf('%02d-', row_number() OVER (ORDER BY task_group, rowid)) AS number, svg,
         substr(name || coalesce('-' || nullif(task_group, ''), '') || coalesce('-' || mode, '')
                || coalesce('-' || source, '') || coalesce('-' || target, ''), 1, 50) AS text
  FROM result_figure
), cleaned(number, at, text) AS (
  SELECT number, 1, text FROM named
  UNION ALL
  SELECT number, at + 1,
         iif(substr(text, at, 1) GLOB '[0-9A-Za-z_]' OR unicode(substr(text, at)) > 160, text,
             substr(text, 1, at - 1) || '-' || substr(text, at + 1))
  FROM cleaned WHERE at <= length(text)
), filed AS (
  SELECT n.svg, n.number || c.text || '.svg' AS file
  FROM cleaned AS c JOIN named AS n ON n.number = c.number WHERE c.at = length(c.text) + 1
)
SELECT file, svg || '<?causalite ' || file || '?>' || char(10) AS content FROM filed
UNION ALL
SELECT 'references.bib', group_concat(bibtex, char(10)) || char(10) || '% causalite references.bib'
       || char(10)
FROM (SELECT bibtex FROM result_reference ORDER BY key);

INSERT INTO analysis_step VALUES ('figure', 80, 'Figures, SVG', 1);
