-- rule_fit.sql: the rule of 'shown', steps 3 to 6: the fits, and the p-values made from them, in
-- the private database, like rule_model.sql.
--
--   rule_scale(contrast, target, scale, delta, delta_trimmed)   step 6: 'raw', 'log', 'undecided'
--   rule_option(model, scale, base, factors, cell, within, strict)   parts of the options of a fit.
--        strict: the squares, and the products with causes whose ranges differ; '' without either
--   rule_variant(model, scale, strict, trim, options)   the fits of a model: scale 'raw' or 'log'
--        of y and of the causes above 0; strict: 1 with the part of that name; trim: 'all' runs, or
--        without the lowest ('low') or highest ('high') outcomes of the fuller level
--   rule_scan(id, model, kind, trim, first, last, y, x, raw, log, raw_strict, log_strict)
--        a model's fits by the runs they read, so that these are read once for all of them. first,
--        last: the runs, as ids of rule_wide; y, x: where their values are in rule_value; raw, …:
--        options of the fits, NULL for those that are not asked for
--   rule_read(model, trim, raw, log, raw_strict, log_strict)   the fits
--   rule_fit(model, scale, strict, trim, fit)   the same, a row each
--   rule_row(model, scale, strict, trim, terms, …)   of each fit the row of the effect, of
--        several terms that of the smallest p; p: its p-value times their number, NULL where not
--        estimable
--   rule_p(model, trimmed, tested, p_raw, p_raw_plain, sign_raw, p_log, p_log_plain, sign_log)
--        step 5: the largest p of the fits of a scale, 1 where signs differ or one has none; plain:
--        of the fits that are not strict. tested: 0 where no fit has one, or one is exact: with a
--        standard error of 0 the outcome follows from the model. trimmed: 1 the rule's own; 0 those
--        of the fits of all runs alone

CREATE TABLE rule_scale AS
WITH fit AS MATERIALIZED (
  SELECT m.contrast, m.target, (
           SELECT scale_choice(y.value, w.is_mode, w.block_number, w.wide,
                    '{"names":["(y)","(mode)","(block)","(wide)"],"wide":"(wide)",'
                    || '"within":"(block)","factors":["(block)"' || s.labels || ']'
                    || iif(s.with_cell, ',"alone":["(cell)"]}', '}'))
           FROM rule_wide AS w CROSS JOIN rule_value AS y ON y.id = (v.number << 32) + w.run
           WHERE w.id BETWEEN s."set" << 32 AND (s."set" + 1 << 32) - 1 AND NOT w.left_out) AS fit
  FROM rule_model AS m JOIN rule_set AS s ON s.model = m.model
  JOIN rule_number AS v ON v.name = m.target
  JOIN rule_outcome AS t ON t.contrast = m.contrast AND t.target = m.target
  WHERE m.kind = 'scale' AND t.positive
)
SELECT t.contrast, t.target,
       iif(t.positive, coalesce(causalite_value(f.fit, 'scale'), 'undecided'), 'raw') AS scale,
       causalite_value(f.fit, 'delta') AS delta,
       causalite_value(f.fit, 'delta_trimmed') AS delta_trimmed
FROM rule_outcome AS t
LEFT JOIN fit AS f ON f.contrast = t.contrast AND f.target = t.target;

CREATE TABLE rule_option AS
WITH part AS (
  SELECT m.model, t.positive, rtrim(o.model, '}')
           || ',"names":["(y)"' || iif(m.kind = 'main effect', ',"(mode)","(cell)"',
                                        ',"(x)","(mode)","(block)"')
           || ',"(wide)","(cluster)"],"wide":"(wide)"' AS base,
         ',"scale":"log"' || coalesce(',"log":[' || substr(nullif(
           iif(m.kind = 'interaction' AND l.positive, ',"(x)"', '') || s.positive, ''), 2)
           || ']', '') AS log,
         iif(g.margin IS NULL, '', ',"margin":' || causalite_format(g.margin, 'plain')) AS margin,
         ',"tests":' || coalesce(g.tests, 1) AS tests,
         iif(m.kind = 'main effect', '"(cell)"', '"(mode)","(block)"')
           || iif(m.is_text, ',"(x)"', '') || s.labels AS factors,
         iif(s.with_cell, ',"(cell)"', '') AS cell,
         iif(m.kind = 'main effect', '', ',"within":"(block)"') AS within,
         iif(m.curve, ',"curve":true', '')
           || coalesce(',"crossed":[' || substr(nullif(s.crossed, ''), 2) || ']', '') AS strict
  FROM fit_option AS o CROSS JOIN rule_model AS m JOIN rule_set AS s ON s.model = m.model
  JOIN rule_outcome AS t ON t.contrast = m.contrast AND t.target = m.target
  LEFT JOIN rule_level AS l ON l.contrast = m.contrast AND l.cause = m.source
  JOIN rule_goal AS g ON g.model = m.model
  WHERE m.kind <> 'scale'
)
SELECT p.model, s.column1 AS scale,
       p.base || p.tests || iif(s.column1 = 'log', p.log, p.margin) AS base,
       p.factors, p.cell, p.within, p.strict
FROM part AS p CROSS JOIN (VALUES ('raw'), ('log')) AS s WHERE s.column1 = 'raw' OR p.positive;
CREATE INDEX rule_option_model ON rule_option(model);

CREATE VIEW rule_variant AS
SELECT o.model, o.scale, c.column1 AS strict, t.column1 AS trim,
       o.base || ',"factors":[' || o.factors || o.cell || ']' || o.within
         || ',"cluster":"(cluster)"' || iif(c.column1, o.strict, '')
         || iif(NOT c.column1 AND t.column1 = 'all', ',"rows":"effect"}',
                ',"rows":"tested"}') AS options
FROM rule_option AS o JOIN rule_model AS m ON m.model = o.model
JOIN rule_outcome AS y ON y.contrast = m.contrast AND y.target = m.target
CROSS JOIN (VALUES (0), (1)) AS c CROSS JOIN (VALUES ('all'), ('low'), ('high')) AS t
WHERE (o.strict <> '' OR NOT c.column1) AND (y.lee OR t.column1 = 'all');

CREATE TABLE rule_scan(
  id INTEGER PRIMARY KEY, model, contrast, target, kind, trim, first, last, y, x, raw, log,
  raw_strict, log_strict);
INSERT INTO rule_scan
SELECT NULL, m.model, m.contrast, m.target, m.kind, v.trim, s."set" << 32,
       (s."set" + 1 << 32) - 1, t.number << 32, c.number << 32,
       max(v.options) FILTER (WHERE v.scale = 'raw' AND NOT v.strict),
       max(v.options) FILTER (WHERE v.scale = 'log' AND NOT v.strict),
       max(v.options) FILTER (WHERE v.scale = 'raw' AND v.strict),
       max(v.options) FILTER (WHERE v.scale = 'log' AND v.strict)
FROM rule_variant AS v JOIN rule_model AS m ON m.model = v.model
JOIN rule_set AS s ON s.model = v.model JOIN rule_number AS t ON t.name = m.target
LEFT JOIN rule_number AS c ON c.name = m.source
GROUP BY m.model, v.trim;

CREATE TABLE rule_read AS
SELECT a.model, a.trim,
       ols(y.value, w.is_mode, w.cell_number, w.wide, w.cluster, a.raw) AS raw,
       ols(y.value, w.is_mode, w.cell_number, w.wide, w.cluster, a.log)
         FILTER (WHERE a.log IS NOT NULL) AS log,
       NULL AS raw_strict, NULL AS log_strict
FROM rule_scan AS a CROSS JOIN rule_wide AS w ON w.id BETWEEN a.first AND a.last
CROSS JOIN rule_value AS y ON y.id = a.y + w.run
WHERE a.kind = 'main effect' AND NOT w.left_out AND (a.trim = 'all' OR NOT EXISTS (
  SELECT 1 FROM rule_trimmed AS t WHERE t.contrast = a.contrast AND t.target = a.target
    AND t.trim = a.trim AND t.run = w.run))
GROUP BY a.id;
INSERT INTO rule_read
SELECT a.model, a.trim,
       ols_interaction(y.value, x.value, w.is_mode, w.block_number, w.wide, w.cluster, a.raw),
       ols_interaction(y.value, x.value, w.is_mode, w.block_number, w.wide, w.cluster, a.log)
         FILTER (WHERE a.log IS NOT NULL),
       ols_interaction(y.value, x.value, w.is_mode, w.block_number, w.wide, w.cluster, a.raw_strict)
         FILTER (WHERE a.raw_strict IS NOT NULL),
       ols_interaction(y.value, x.value, w.is_mode, w.block_number, w.wide, w.cluster, a.log_strict)
         FILTER (WHERE a.log_strict IS NOT NULL)
FROM rule_scan AS a CROSS JOIN rule_wide AS w ON w.id BETWEEN a.first AND a.last
CROSS JOIN rule_value AS y ON y.id = a.y + w.run
CROSS JOIN rule_value AS x ON x.id = a.x + w.run
WHERE a.kind = 'interaction' AND NOT w.left_out AND (a.trim = 'all' OR NOT EXISTS (
  SELECT 1 FROM rule_trimmed AS t WHERE t.contrast = a.contrast AND t.target = a.target
    AND t.trim = a.trim AND t.run = w.run))
GROUP BY a.id;

CREATE TABLE rule_fit AS
SELECT v.model, v.scale, v.strict, v.trim,
       CASE v.scale WHEN 'raw' THEN iif(v.strict, r.raw_strict, r.raw)
                    ELSE iif(v.strict, r.log_strict, r.log) END AS fit
FROM rule_variant AS v JOIN rule_read AS r ON r.model = v.model AND r.trim = v.trim;
CREATE INDEX rule_fit_model ON rule_fit(model);

CREATE TABLE rule_row AS
WITH effect AS (
  SELECT f.model, f.scale, f.strict, f.trim, r.*
  FROM rule_fit AS f CROSS JOIN rule_model AS m ON m.model = f.model
  CROSS JOIN ols(f.fit) AS r
  WHERE m.kind = 'main effect' AND r.term = '(mode)'
  UNION ALL
  SELECT f.model, f.scale, f.strict, f.trim, r.term, r.estimate, r.std_error, r.statistic, r.df,
         r.p_value, r.conf_low, r.conf_high, r.beta, NULL, r.ratio, r.ratio_low, r.ratio_high,
         r.estimable, r.equivalence_p, r.detectable, r.robustness_value, r.n, r.n_missing, r.note
  FROM rule_fit AS f CROSS JOIN rule_model AS m ON m.model = f.model
  CROSS JOIN ols_interaction(f.fit) AS r
  WHERE m.kind = 'interaction' AND r.model = 'interaction'
    AND substr(r.term, 1, 4) IN ('(x):', '(x)[') AND substr(r.term, -7) = ':(mode)'
)
-- min(): the other columns are of the row that has it
SELECT model, scale, strict, trim, count(*) AS terms, term, estimate, std_error, df,
       min(iif(estimable, p_value, NULL)) AS p_value, conf_low, conf_high, ratio, ratio_low,
       ratio_high, estimable, equivalence_p, detectable, robustness_value, n, n_missing, note
FROM effect GROUP BY model, scale, strict, trim;
CREATE INDEX rule_row_model ON rule_row(model);

CREATE VIEW rule_p AS
WITH effect AS (
  SELECT v.model, w.column1 AS trimmed, v.scale, v.strict, min(1, r.p_value * r.terms) AS p,
         (r.estimate > 0) - (r.estimate < 0) AS sign, r.std_error = 0 AS exact
  FROM rule_variant AS v JOIN (VALUES (0), (1)) AS w ON w.column1 OR v.trim = 'all'
  LEFT JOIN rule_row AS r
    ON r.model = v.model AND r.scale = v.scale AND r.strict = v.strict AND r.trim = v.trim
), worst AS (
  SELECT model, trimmed, scale, count(p) > 0 AS tested, max(exact) AS exact,
         coalesce(min(sign), 0) AS sign,
         iif(count(p) = count(*) AND min(sign) = max(sign), max(p), 1) AS p,
         iif(count(p) FILTER (WHERE NOT strict) = count(*) FILTER (WHERE NOT strict)
             AND min(sign) FILTER (WHERE NOT strict) = max(sign) FILTER (WHERE NOT strict),
             max(p) FILTER (WHERE NOT strict), 1) AS plain
  FROM effect GROUP BY model, trimmed, scale
)
SELECT model, trimmed, max(tested) AND NOT coalesce(max(exact), 0) AS tested,
       max(p) FILTER (WHERE scale = 'raw') AS p_raw,
       max(plain) FILTER (WHERE scale = 'raw') AS p_raw_plain,
       max(sign) FILTER (WHERE scale = 'raw') AS sign_raw,
       max(p) FILTER (WHERE scale = 'log') AS p_log,
       max(plain) FILTER (WHERE scale = 'log') AS p_log_plain,
       max(sign) FILTER (WHERE scale = 'log') AS sign_log
FROM worst GROUP BY model, trimmed;
