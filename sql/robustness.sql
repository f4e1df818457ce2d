-- robustness.sql: how a finding stands by other methods, in the private database, like
-- rule_model.sql. They inform; they have no vote.
--
--   robustness_check(check_name, place, kind, robust, cluster, cells, runs)
--        the checks that are fits. kind: of finding, NULL: both. cells: 'cell' or 'block'; runs:
--        'sound', or 'all': those left out, too. Besides 'raw scale' and 'log scale', which are the
--        rule's own fits of that scale, with its p-value, and 'without trimming', the rule without
--        Lee's fits where these have joined
--   robustness_asked(model, …, check_name, options)   the checks of a finding that are fits
--   robustness_scan(id, model, …, classic, …)   the same, a row a model: the options of each check,
--        NULL where it does not apply
--   robustness_read(model, scale, classic, …)   the fits
--   robustness_fit(model, check_name, scale, fit)
--        the same, a row each, on the scale of the finding, without squares
--   robustness_row(model, check_name, scale, figures of the effect)
--   robustness   in the place of the view that shows what is stored (finding.sql)

CREATE VIEW robustness_check(check_name, place, kind, robust, cluster, cells, runs) AS
VALUES ('classic', 1, NULL, 'none', NULL, 'cell', 'sound'),
       ('HC3', 2, NULL, 'HC3', NULL, 'cell', 'sound'),
       ('by mode', 3, NULL, 'by_group', NULL, 'cell', 'sound'),
       ('plain slopes', 4, 'interaction', 'CR2', 'configuration', 'cell', 'sound'),
       ('with aborted runs', 7, NULL, 'CR2', 'configuration', 'cell', 'all'),
       ('without the most influential run', 8, NULL, 'none', NULL, 'cell', 'sound'),
       ('day as cluster', 9, NULL, 'CR2', 'day', 'cell', 'sound'),
       ('block cells only', 10, NULL, 'CR2', 'configuration', 'block', 'sound');

CREATE VIEW robustness_asked AS
WITH applying AS (
  SELECT c.contrast, max(r.days) AS days, max(r.left_out) AS aborted
  FROM rule_contrast AS c JOIN rule_started AS r ON r.contrast = c.contrast GROUP BY c.contrast
), chosen AS (
  SELECT m.*, iif(f.scale = 'log', 'log', 'raw') AS scale
  FROM result_finding AS f
  JOIN rule_contrast AS c ON c.task_group = f.task_group AND c.mode = f.mode
  JOIN rule_model AS m ON m.contrast = c.contrast AND m.target = f.target AND m.source = f.source
  WHERE f.grade <> 'not tested' AND (f.is_primary OR f.grade <> 'not detected')
)
SELECT m.model, m.kind, m.scale, n.first, n.last, n.y, n.x, k.check_name,
       o.base || ',"factors":[' || o.factors
         || iif(k.cells = 'cell', o.cell, '') || ']'
         || iif(k.check_name = 'plain slopes', '', o.within)
         || iif(k.cluster IS NULL, ',"robust":"' || k.robust || '"', ',"cluster":"(cluster)"')
         || iif(k.robust = 'by_group' AND m.kind = 'main effect', ',"group":"(mode)"', '')
         || iif(k.check_name LIKE 'without %', ',"diagnose":true', '')
         || ',"rows":"tested"}' AS options
FROM chosen AS m CROSS JOIN robustness_check AS k
JOIN applying AS a ON a.contrast = m.contrast
JOIN rule_scan AS n ON n.model = m.model AND n.trim = 'all'
JOIN rule_option AS o ON o.model = m.model AND o.scale = m.scale
WHERE coalesce(k.kind = m.kind, 1) AND (k.runs = 'sound' OR a.aborted)
  AND (a.days OR k.cells = 'cell' AND k.cluster IS NOT 'day');

-- The checks of a model in one row, which reads its runs once.
CREATE TABLE robustness_scan(
  id INTEGER PRIMARY KEY, model, kind, scale, first, last, y, x, classic, hc3, by_mode, plain,
  aborted, single, day, block);
INSERT INTO robustness_scan
SELECT NULL, model, kind, scale, first, last, y, x,
       max(options) FILTER (WHERE check_name = 'classic'),
       max(options) FILTER (WHERE check_name = 'HC3'),
       max(options) FILTER (WHERE check_name = 'by mode'),
       max(options) FILTER (WHERE check_name = 'plain slopes'),
       max(options) FILTER (WHERE check_name = 'with aborted runs'),
       max(options) FILTER (WHERE check_name = 'without the most influential run'),
       max(options) FILTER (WHERE check_name = 'day as cluster'),
       max(options) FILTER (WHERE check_name = 'block cells only')
FROM robustness_asked GROUP BY model;

-- Without clusters the argument is the same in all rows, and drops out of the model.
CREATE TABLE robustness_read AS
SELECT a.model, a.scale,
       ols(y.value, w.is_mode, w.cell_number, w.causes, 0, a.classic)
         FILTER (WHERE NOT w.left_out) AS classic,
       ols(y.value, w.is_mode, w.cell_number, w.causes, 0, a.hc3)
         FILTER (WHERE NOT w.left_out) AS hc3,
       ols(y.value, w.is_mode, w.cell_number, w.causes, 0, a.by_mode)
         FILTER (WHERE NOT w.left_out) AS by_mode,
       NULL AS plain,
       ols(y.value, w.is_mode, w.cell_number, w.causes, w.cluster, a.aborted)
         FILTER (WHERE a.aborted IS NOT NULL) AS aborted,
       ols(y.value, w.is_mode, w.cell_number, w.causes, 0, a.single)
         FILTER (WHERE NOT w.left_out) AS single,
       ols(y.value, w.is_mode, w.cell_number, w.causes, w.day_number, a.day)
         FILTER (WHERE a.day IS NOT NULL AND NOT w.left_out) AS day,
       ols(y.value, w.is_mode, w.block_number, w.causes, w.cluster, a.block)
         FILTER (WHERE a.block IS NOT NULL AND NOT w.left_out) AS block
FROM robustness_scan AS a CROSS JOIN rule_wide AS w ON w.id BETWEEN a.first AND a.last
CROSS JOIN rule_value AS y ON y.id = a.y + w.run
WHERE a.kind = 'main effect' GROUP BY a.id;
INSERT INTO robustness_read
SELECT a.model, a.scale,
       ols_interaction(y.value, x.value, w.is_mode, w.block_number, w.wide, 0, a.classic)
         FILTER (WHERE NOT w.left_out),
       ols_interaction(y.value, x.value, w.is_mode, w.block_number, w.wide, 0, a.hc3)
         FILTER (WHERE NOT w.left_out),
       ols_interaction(y.value, x.value, w.is_mode, w.block_number, w.wide, 0, a.by_mode)
         FILTER (WHERE NOT w.left_out),
       ols_interaction(y.value, x.value, w.is_mode, w.block_number, w.wide, w.cluster, a.plain)
         FILTER (WHERE NOT w.left_out),
       ols_interaction(y.value, x.value, w.is_mode, w.block_number, w.wide, w.cluster, a.aborted)
         FILTER (WHERE a.aborted IS NOT NULL),
       ols_interaction(y.value, x.value, w.is_mode, w.block_number, w.wide, 0, a.single)
         FILTER (WHERE NOT w.left_out),
       ols_interaction(y.value, x.value, w.is_mode, w.block_number, w.wide, w.day_number, a.day)
         FILTER (WHERE a.day IS NOT NULL AND NOT w.left_out),
       ols_interaction(y.value, x.value, w.is_mode, w.block_number, w.causes, w.cluster, a.block)
         FILTER (WHERE a.block IS NOT NULL AND NOT w.left_out)
FROM robustness_scan AS a CROSS JOIN rule_wide AS w ON w.id BETWEEN a.first AND a.last
CROSS JOIN rule_value AS y ON y.id = a.y + w.run
CROSS JOIN rule_value AS x ON x.id = a.x + w.run
WHERE a.kind = 'interaction' GROUP BY a.id;

CREATE TABLE robustness_fit AS
SELECT a.model, a.check_name, a.scale,
       CASE a.check_name WHEN 'classic' THEN r.classic WHEN 'HC3' THEN r.hc3
         WHEN 'by mode' THEN r.by_mode WHEN 'plain slopes' THEN r.plain
         WHEN 'with aborted runs' THEN r.aborted WHEN 'day as cluster' THEN r.day
         WHEN 'block cells only' THEN r.block ELSE r.single END AS fit
FROM robustness_asked AS a JOIN robustness_read AS r ON r.model = a.model;
CREATE INDEX robustness_fit_model ON robustness_fit(model);

CREATE VIEW robustness_row AS
WITH effect AS (
  SELECT f.model, f.check_name, f.scale, f.fit, r.estimate, r.std_error, r.df,
         iif(r.estimable, r.p_value, NULL) AS p_value, r.conf_low, r.conf_high, r.ratio, r.n,
         r.note, '(mode).' AS key
  FROM rule_model AS m CROSS JOIN robustness_fit AS f ON f.model = m.model
  CROSS JOIN ols(f.fit) AS r WHERE m.kind = 'main effect' AND r.term = '(mode)'
  UNION ALL
  SELECT f.model, f.check_name, f.scale, f.fit, r.estimate, r.std_error, r.df,
         iif(r.estimable, r.p_value, NULL), r.conf_low, r.conf_high, r.ratio, r.n, r.note, ''
  FROM rule_model AS m CROSS JOIN robustness_fit AS f ON f.model = m.model
  CROSS JOIN ols_interaction(f.fit) AS r
  WHERE m.kind = 'interaction' AND r.model = 'interaction'
    AND substr(r.term, 1, 4) IN ('(x):', '(x)[') AND substr(r.term, -7) = ':(mode)'
), best AS (  -- min(): the other columns are of the row that has it
  SELECT *, count(*) AS terms, min(p_value) AS smallest FROM effect GROUP BY model, check_name
), single AS (
  SELECT *, check_name = 'without the most influential run' AS without,
         'influence.' || key AS place FROM best
)
SELECT model, check_name, scale, n - without AS n,
       iif(without, causalite_value(fit, place || 'estimate'), estimate) AS estimate,
       iif(without, causalite_value(fit, place || 'std_error'), std_error) AS std_error,
       df - without AS df, iif(without, NULL, conf_low) AS conf_low,
       iif(without, NULL, conf_high) AS conf_high, iif(without, NULL, ratio) AS ratio,
       iif(without, causalite_value(fit, place || 'p_value'), min(1, smallest * terms)) AS p_value,
       note
FROM single;

DROP VIEW robustness;
CREATE VIEW robustness AS
WITH listed AS (
  SELECT r.*, k.place FROM robustness_row AS r JOIN robustness_check AS k
    ON k.check_name = r.check_name
), found AS MATERIALIZED (
  SELECT f.*, m.model, f.scale = 'log' AS is_log,
         coalesce(iif(f.scale = 'log', f.estimate_log, f.estimate), 0) AS own
  FROM result_finding AS f
  JOIN rule_contrast AS c ON c.task_group = f.task_group AND c.mode = f.mode
  JOIN rule_model AS m ON m.contrast = c.contrast AND m.target = f.target AND m.source = f.source
  WHERE f.grade <> 'not tested' AND (f.is_primary OR f.grade <> 'not detected')
), checked AS (
  SELECT model, check_name, place, scale, n, estimate, std_error, df, conf_low, conf_high, ratio,
         p_value, note, NULL AS same FROM listed
  UNION ALL
  SELECT model, 'raw scale', 5, 'raw', n, estimate, std_error, df, conf_low, conf_high, NULL, p_raw,
         note, NULL FROM found
  UNION ALL
  SELECT model, 'log scale', 6, 'log', n, estimate_log, std_error_log, df_log, NULL, NULL, ratio,
         p_log, note, NULL FROM found WHERE p_log IS NOT NULL
  UNION ALL
  SELECT f.model, 'without trimming', 11, iif(f.is_log, 'log', 'raw'), f.n, f.own,
         iif(f.is_log, f.std_error_log, f.std_error), iif(f.is_log, f.df_log, f.df),
         iif(f.is_log, NULL, f.conf_low), iif(f.is_log, NULL, f.conf_high),
         iif(f.is_log, f.ratio, NULL), u.p_family, f.note,
         u.grade = f.grade
  FROM found AS f JOIN rule_grade AS u ON u.model = f.model AND NOT u.trimmed WHERE f.lee
)
SELECT f.task_group, f.mode, f.reference, f.target, f.source, f.kind, c.check_name,
       c.scale, c.n, c.estimate, c.std_error, c.df, c.conf_low, c.conf_high, c.ratio, c.p_value,
       coalesce(c.same, iif(f.grade = 'not detected', c.p_value >= k.alpha,
                            c.p_value < k.alpha AND c.estimate * f.own > 0)) AS agrees,
       iif(c.p_value IS NULL,
           replace(replace(replace(replace(c.note, 'dropped (cluster): it is constant; ', ''),
             '; dropped (cluster): it is constant', ''), '(x)', f.source), '(y)', f.target), NULL)
         AS note
FROM known AS k CROSS JOIN found AS f JOIN checked AS c ON c.model = f.model
ORDER BY f.task_group, f.mode, f.is_primary DESC, f.target, f.model, c.place;
