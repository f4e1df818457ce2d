-- figure.sql: the figures, SVG, for whoever reads the results: they are stored as result_figure.
--
--   figure_option(options, lang)   what all figures are told, the begin of a JSON object
--   figure_name(name, label, json)   what a variable is called, with its unit; json: as JSON text
--   figure(name, task_group, mode, source, title, svg)
--     name 'groups'           the primary outcome in each mode, all sound runs
--     name 'within blocks'    the same, counted from the mean of the reference in the run's block
--     name 'interaction'      the primary outcome by a cause (source), in the mode and the reference,
--                             counted from the means of block and mode, so that the slopes are
--                             those within blocks; the other causes are not held fixed
--     name 'effects'          differences of all outcomes by the rule, in standard deviations within
--                             blocks, in the mode
--     name 'graph difference' the graphs of the mode and of the reference
--     name 'mediation'        in the mode, the path whose indirect effect differs most surely; one to
--                             the primary outcome, if there is any
--   mode, source: NULL where a figure is of all
-- A figure of values from which something is taken out has no caption: the test in it would be
-- another than the one that the tables are about.

CREATE VIEW figure_option AS
SELECT '{"lang":"' || k.lang || '"' AS options, k.lang,
       ',"conf_level":' || (1 - k.alpha) || o.reference AS compared
FROM known AS k, fit_option AS o;

CREATE VIEW figure_name AS
SELECT name, label, '"' || replace(replace(replace(replace(replace(label, '\', '\\'), '"', '\"'),
         char(9), '\t'), char(10), '\n'), char(13), '\r') || '"' AS json
FROM (SELECT name, coalesce(nullif(label, ''), name) || coalesce(' (' || nullif(unit, '') || ')', '')
               AS label
      FROM variable);

CREATE VIEW figure_groups AS
WITH cell AS (
  SELECT o.task_group, o.mode, o.block, o.variable, o.value, k.reference
  FROM known AS k CROSS JOIN primary_outcome AS p
  CROSS JOIN sound_observation AS o ON o.variable = p.name WHERE o.value IS NOT NULL
), levelled AS (
  SELECT *, avg(value) FILTER (WHERE mode = reference) OVER (PARTITION BY task_group) + value
            - avg(value) FILTER (WHERE mode = reference) OVER (PARTITION BY task_group, block)
              AS level
  FROM cell
), drawn AS (
  SELECT c.task_group, o.lang, n.label,
         plot_groups(c.value, c.mode, o.options || o.compared || ',"y_label":' || n.json || '}')
           AS pooled,
         plot_groups(c.level, c.mode, o.options || o.compared || ',"caption":false,"y_label":'
                     || n.json || '}')
           FILTER (WHERE c.level IS NOT NULL) AS within,
         count(c.level) AS levels
  FROM figure_option AS o CROSS JOIN levelled AS c JOIN figure_name AS n ON n.name = c.variable
  GROUP BY c.task_group HAVING count(DISTINCT c.mode) BETWEEN 2 AND 20
)
SELECT 'groups' AS name, task_group, NULL AS mode, NULL AS source,
       label || iif(lang = 'zh', '：全部运行', ': all runs') AS title, pooled AS svg
FROM drawn
UNION ALL
SELECT 'within blocks', task_group, NULL, NULL,
       label || iif(lang = 'zh', '：相对于同一区组内参照的均值（视为已知）',
                    ': from the mean of the reference in the same block, taken as known'),
       within
FROM drawn WHERE levels > 0;

CREATE VIEW figure_interaction AS
WITH run AS MATERIALIZED (
  SELECT y.task_group, y.mode, y.block, y.variable AS target, x.variable AS source,
         y.value AS y, x.value AS x
  FROM variable AS v CROSS JOIN primary_outcome AS p
  CROSS JOIN sound_observation AS y ON y.variable = p.name
  CROSS JOIN observation AS x ON x.unit = y.unit AND x.variable = v.name
  WHERE v.role = 'cause' AND y.value IS NOT NULL AND x.value IS NOT NULL
), levelled AS MATERIALIZED (
  SELECT task_group, mode, target, source,
         y + avg(y) OVER own_mode - avg(y) OVER own_block AS y,
         x + avg(x) OVER own_mode - avg(x) OVER own_block AS x
  FROM run WINDOW own_mode AS (PARTITION BY source, task_group, mode),
                  own_block AS (PARTITION BY source, task_group, mode, block)
)
SELECT 'interaction' AS name, l.task_group, p.mode, l.source,
       s.label || ' → ' || t.label || ': ' || p.mode || ', ' || p.reference
         || iif(o.lang = 'zh', '（未固定其他原因）', ' (other causes not held fixed)') AS title,
       plot_interaction(l.y, l.x, l.mode, o.options || o.compared || ',"x_label":' || s.json
                        || ',"y_label":' || t.json || ',"width":900,"caption":false}') AS svg
FROM figure_option AS o CROSS JOIN mode_pair AS p
CROSS JOIN levelled AS l ON l.mode IN (p.mode, p.reference)
JOIN figure_name AS s ON s.name = l.source JOIN figure_name AS t ON t.name = l.target
GROUP BY l.task_group, p.mode, l.source
HAVING count(DISTINCT l.mode) = 2 AND min(l.x) < max(l.x);

CREATE VIEW figure_effects AS
SELECT 'effects' AS name, m.task_group, m.mode, NULL AS source,
       iif(m.lang = 'zh', '标准化差异：', 'Standardised differences: ')
         || m.mode || ' − ' || m.reference AS title,
       plot_effects(m.label, m.estimate_adjusted / m.sigma_blocked,
                    m.conf_low_adjusted / m.sigma_blocked,
                    m.conf_high_adjusted / m.sigma_blocked,
                    m.options || ',"x_label":"d","caption":false}') AS svg
FROM (SELECT e.*, n.label, o.options, o.lang
      FROM figure_option AS o CROSS JOIN result_main_effect AS e
      JOIN variable_label AS n ON n.name = e.variable
      WHERE e.n > 0 AND e.task_group IN (SELECT task_group FROM run_count)
      ORDER BY e.task_group, e.mode, e.variable) AS m
GROUP BY m.task_group, m.mode;

CREATE VIEW figure_graph AS
WITH fitted AS MATERIALIZED (
  SELECT f.task_group, f.mode, f.fit
  FROM result_fit AS f JOIN result_graph AS g
    ON g.task_group = f.task_group AND g.mode = f.mode AND g.method = f.method
  WHERE f.step = 'graph'
), quoted AS (
  SELECT p.*, '"' || replace(replace(replace(replace(replace(p.mode, '\', '\\'), '"', '\"'),
           char(9), '\t'), char(10), '\n'), char(13), '\r') || '"' AS json
  FROM mode_pair AS p
)
SELECT 'graph difference' AS name, a.task_group, p.mode, NULL AS source,
       p.mode || ', ' || p.reference AS title,
       plot_graph_diff(a.fit, b.fit, o.options || ',"label_a":' || p.json
                       || replace(c.reference, ',"reference":', ',"label_b":')
                       || ',"threshold":' || k.edge_threshold || ',"width":900}') AS svg
FROM known AS k CROSS JOIN figure_option AS o CROSS JOIN fit_option AS c CROSS JOIN quoted AS p
CROSS JOIN fitted AS a ON a.mode = p.mode
CROSS JOIN fitted AS b ON b.task_group = a.task_group AND b.mode = p.reference;

CREATE VIEW figure_mediation AS
WITH chosen AS MATERIALIZED (
  SELECT * FROM (
    SELECT *, row_number() OVER (PARTITION BY task_group
                ORDER BY target NOT IN (SELECT name FROM primary_outcome), p_bh IS NULL, p_bh,
                         p_value, source, mediator, target) AS turn
    FROM result_mediation_difference WHERE stratum = 'difference' AND adjustment = 'total')
  WHERE turn = 1
), fitted AS (
  SELECT c.task_group, y.mode, c.source, c.mediator, c.target,
         sobel(x.value, m.value, y.value, y.block, f.model) AS fit
  FROM fit_option AS f CROSS JOIN chosen AS c
  CROSS JOIN sound_observation AS y ON y.task_group = c.task_group AND y.variable = c.target
  CROSS JOIN observation AS x ON x.unit = y.unit AND x.variable = c.source
  CROSS JOIN observation AS m ON m.unit = y.unit AND m.variable = c.mediator
  GROUP BY c.task_group, y.mode
)
SELECT 'mediation' AS name, f.task_group, f.mode, f.source,
       f.mode || ': ' || s.label || ' → ' || m.label || ' → ' || t.label AS title,
       plot_mediation(f.fit, o.options || ',"x_label":' || s.json || ',"m_label":' || m.json
                      || ',"y_label":' || t.json || '}') AS svg
FROM figure_option AS o CROSS JOIN fitted AS f
JOIN figure_name AS s ON s.name = f.source JOIN figure_name AS m ON m.name = f.mediator
JOIN figure_name AS t ON t.name = f.target;

CREATE VIEW figure AS
SELECT * FROM figure_groups UNION ALL SELECT * FROM figure_interaction
UNION ALL SELECT * FROM figure_effects UNION ALL SELECT * FROM figure_graph
UNION ALL SELECT * FROM figure_mediation;

INSERT INTO analysis_step VALUES ('figure', 80, 'Figures, SVG', 1);
