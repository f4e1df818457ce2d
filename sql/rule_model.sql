-- rule_model.sql: the rule of 'shown', step 2: the models of a contrast, and their covariates.
--
-- Tables for the private database in which the steps are computed: each is read by many others.
--
--   rule_number(name, number)   causes and outcomes, numbered
--   rule_value(id, value, part)   their values, and parts as in rule_part, in the runs of each
--        contrast. id: number * 2^32 + run, so that the runs of a contrast in their order are read
--        by steps, without a search
--   rule_level(contrast, cause, is_text, is_control, runs, n, levels, positive, sd, columns,
--              is_covariate)
--        the causes in the runs of a contrast. sd: within block and mode. is_covariate: it has two
--        values left, and is missing in 20 % of the runs at most
--   rule_outcome(contrast, target, is_primary, n, positive, sd, mean_reference, share_mode,
--                share_reference, lee)
--        the outcomes. share_…: of the runs, aborted ones too, that have the outcome. lee: 1 if the
--        shares differ by over 5 points, and neither is 0
--   rule_trimmed(contrast, target, run, trim)
--        Lee (2009): the runs of the fuller mode to be left out, in each block its lowest (trim
--        'low') or highest ('high') outcomes, by the share that the other mode lacks
--   rule_model(model, contrast, target, source, kind, is_primary, is_control, is_text, curve, n,
--              n1, residual, spread, reason)
--        model: its number. kind: 'main effect', 'interaction', or 'scale' (source NULL), the model
--        that the scale is chosen by. curve: 1 if the squares join. n, n1: runs with outcome, cause
--        and all covariates; of them in the level. residual: n less the terms of the model without
--        covariates. spread: terms that a column of a covariate is. reason: why nothing can be
--        tested; NULL: it can
--   rule_member(model, cause, number, place, kept, crossed)   the covariates of a model. kept: 0
--        for those that go because fewer than 10 residual degrees of freedom were left, most columns
--        first. crossed: 1 if their product with the cause of an interaction joins, both being
--        numbers and the ranges of the covariate apart in the levels (cause_range); 0 if it goes as
--        fewer than 10 residual degrees of freedom were left with it and those before it. Of a text
--        there is no product
--   rule_set(model, "set", contrast, with_cell, covariates, left_out, positive, labels, crossed)
--        "set": a number that models with the same covariates of the same contrast share.
--        with_cell: 1 where the cell joins the covariates, the block itself being in the model.
--        positive, labels, crossed: of the covariates kept, as JSON texts with a comma before each:
--        those above 0, those that are texts, and those whose product joins
--   rule_wide(id, "set", run, is_mode, left_out, days, cluster, day_number, block_number, cell_number,
--             causes, wide)
--        the runs of a contrast, those left out too. causes: the covariates as a JSON object; wide:
--        and the cell, where it joins them. id: "set" * 2^32 + run

CREATE TABLE rule_number AS
SELECT name, row_number() OVER () AS number
FROM (SELECT cause AS name FROM rule_cause UNION ALL
      SELECT name FROM measured WHERE role = 'outcome');

CREATE TABLE rule_value(id INTEGER PRIMARY KEY, value, part);
INSERT INTO rule_value
SELECT (v.number << 32) + r.run, p.value, p.part
FROM rule_number AS v CROSS JOIN rule_cause AS c ON c.cause = v.name
CROSS JOIN rule_started AS r CROSS JOIN rule_part AS p ON p.unit = r.unit AND p.cause = c.cause;
INSERT INTO rule_value
SELECT (v.number << 32) + r.run, o.value, NULL
FROM rule_number AS v JOIN measured AS m ON m.name = v.name AND m.role = 'outcome'
JOIN variable_number AS n ON n.name = v.name CROSS JOIN rule_started AS r
CROSS JOIN measured_value AS o ON o.place = (n.number << 32) + r.run_number;

CREATE TABLE rule_level AS
WITH counted AS (
  SELECT c.cause, c.is_text, c.is_control, r.contrast, count(*) AS runs, count(p.value) AS n,
         count(DISTINCT p.value) AS levels, NOT c.is_text AND min(p.value) > 0 AS positive,
         ols(iif(c.is_text, NULL, p.value), 2 * r.block_number + r.is_mode,
             '{"names":["y","cell"],"factors":["cell"]}') AS spread
  FROM rule_cause AS c JOIN rule_number AS v ON v.name = c.cause CROSS JOIN rule_run AS r
  CROSS JOIN rule_value AS p ON p.id = (v.number << 32) + r.run
  GROUP BY r.contrast, c.cause
)
SELECT contrast, cause, is_text, is_control, runs, n, levels, positive,
       nullif(causalite_value(spread, 'sigma'), 0) AS sd, iif(is_text, levels - 1, 1) AS columns,
       NOT is_control AND levels > 1 AND n >= 0.8 * runs AS is_covariate
FROM counted;

CREATE TABLE rule_outcome AS
WITH counted AS (
  SELECT c.contrast, v.name AS target, count(o.value) AS n, min(o.value) > 0 AS positive,
         ols(o.value, 2 * r.block_number + r.is_mode,
             '{"names":["y","cell"],"factors":["cell"]}') AS spread,
         -- not avg(): its rounding depends on the order of the runs and on SQLite's version
         causalite_value(ttest(o.value, r.is_mode, '{"reference":0}'), 'mean2') AS mean_reference
  FROM measured AS v JOIN rule_number AS i ON i.name = v.name CROSS JOIN rule_contrast AS c
  LEFT JOIN rule_run AS r ON r.contrast = c.contrast
  LEFT JOIN rule_value AS o ON o.id = (i.number << 32) + r.run AND o.value IS NOT NULL
  WHERE v.role = 'outcome' GROUP BY c.contrast, v.name
)
SELECT o.contrast, o.target, o.target IN (SELECT name FROM primary_outcome) AS is_primary, o.n,
       o.positive, nullif(causalite_value(o.spread, 'sigma'), 0) AS sd, o.mean_reference,
       1.0 * (l.n - l.lost) / l.n AS share_mode,
       1.0 * (l.n_reference - l.lost_reference) / l.n_reference AS share_reference,
       coalesce(l.uneven AND l.more < l.most, 0) AS lee
FROM counted AS o JOIN rule_contrast AS c ON c.contrast = o.contrast
LEFT JOIN outcome_loss AS l
  ON l.variable = o.target AND l.task_group = c.task_group AND l.mode = c.mode;

CREATE TABLE rule_trimmed AS
WITH fuller AS MATERIALIZED (
  SELECT o.contrast, o.target, l.fuller = l.mode AS is_mode, l.more, l.most
  FROM rule_outcome AS o JOIN rule_contrast AS c ON c.contrast = o.contrast
  JOIN outcome_loss AS l
    ON l.variable = o.target AND l.task_group = c.task_group AND l.mode = c.mode
  WHERE o.lee
), outcome AS MATERIALIZED (  -- alike: others of the block have the same value
  SELECT f.contrast, f.target, f.more, f.most, r.run, r.block, r.day_number, r.cell_number,
         r.cluster, o.value,
         count(*) OVER (PARTITION BY f.contrast, f.target, r.block, o.value) > 1 AS alike
  FROM fuller AS f CROSS JOIN rule_run AS r ON r.contrast = f.contrast AND r.is_mode = f.is_mode
  JOIN rule_number AS v ON v.name = f.target
  CROSS JOIN rule_value AS o ON o.id = (v.number << 32) + r.run
  WHERE o.value IS NOT NULL
), placed AS MATERIALIZED (  -- of those, by all that a fit reads: the order of the rows is nothing
  SELECT *, iif(alike, printf('%012d %012d %012d ', day_number, cell_number, cluster) || coalesce((
           SELECT group_concat(p.part)
           FROM rule_cause AS c JOIN rule_number AS v ON v.name = c.cause
           CROSS JOIN rule_value AS p ON p.id = (v.number << 32) + run), ''), NULL) AS place
  FROM outcome
), ranked AS (
  SELECT contrast, target, run, 1.0 * more * count(*) OVER block / most AS n,
         row_number() OVER (block ORDER BY value, place) AS low,
         row_number() OVER (block ORDER BY value DESC, place DESC) AS high
  FROM placed
  WINDOW block AS (PARTITION BY contrast, target, block)
)
SELECT contrast, target, run, 'low' AS trim FROM ranked WHERE low <= round(n)
UNION ALL
SELECT contrast, target, run, 'high' FROM ranked WHERE high <= round(n);
CREATE INDEX rule_trimmed_run ON rule_trimmed(contrast, target, trim, run);

CREATE TABLE rule_model AS
WITH source AS (
  SELECT 0 AS place, NULL AS cause, 'scale' AS kind, 0 AS is_control, 0 AS is_text
  UNION ALL
  SELECT 1, min(name), 'main effect', 0, 0 FROM variable WHERE role = 'condition'
  UNION ALL
  SELECT place + 1, cause, 'interaction', is_control, is_text FROM rule_cause
), gap AS MATERIALIZED (
  SELECT DISTINCT r.run
  FROM rule_level AS l JOIN rule_number AS v ON v.name = l.cause
  CROSS JOIN rule_run AS r ON r.contrast = l.contrast
  CROSS JOIN rule_value AS p ON p.id = (v.number << 32) + r.run AND p.value IS NULL
  WHERE l.is_covariate AND l.n < l.runs
), celled AS (
  SELECT t.contrast, t.target, s.place, r.cell_number, r.block_number, r.is_mode, count(*) AS n,
         min(y.value) AS y_low, max(y.value) AS y_high, min(x.value) AS x_low,
         max(x.value) AS x_high, min(r.cluster) AS first, max(r.cluster) AS last
  FROM rule_outcome AS t JOIN rule_number AS v ON v.name = t.target CROSS JOIN source AS s
  LEFT JOIN rule_number AS u ON u.name = s.cause AND s.kind = 'interaction'
  CROSS JOIN rule_run AS r ON r.contrast = t.contrast
  CROSS JOIN rule_value AS y ON y.id = (v.number << 32) + r.run
  LEFT JOIN rule_value AS x ON x.id = (u.number << 32) + r.run
  WHERE y.value IS NOT NULL AND (s.kind <> 'interaction' OR x.value IS NOT NULL)
    AND r.run NOT IN (SELECT run FROM gap)
  GROUP BY t.contrast, t.target, s.place, r.cell_number, r.is_mode
), counted AS MATERIALIZED (
  SELECT contrast, target, place, sum(n) AS n, sum(n * is_mode) AS n1,
         min(y_low) < max(y_high) AS varies, min(x_low) < max(x_high) AS acts,
         min(first) FILTER (WHERE is_mode) = max(last) FILTER (WHERE is_mode)
         OR min(first) FILTER (WHERE NOT is_mode) = max(last) FILTER (WHERE NOT is_mode) AS single,
         count(DISTINCT cell_number) AS cells, count(DISTINCT block_number) AS blocks,
         count(DISTINCT 2 * block_number + is_mode) - count(DISTINCT block_number) AS pairs
  FROM celled GROUP BY contrast, target, place
), sized AS (
  SELECT t.contrast, t.target, s.cause AS source, s.kind, s.place, t.is_primary, s.is_control,
         s.is_text, NOT s.is_text AND l.levels > 2 AS curve, coalesce(c.n, 0) AS n,
         coalesce(c.n1, 0) AS n1, c.varies, c.acts, c.single, c.cells + CASE s.kind
           WHEN 'main effect' THEN 1 WHEN 'scale' THEN c.pairs
           ELSE c.pairs + l.columns * (c.blocks + 1) END AS terms,
         iif(s.kind = 'scale', c.blocks + 1, 1) AS spread
  FROM rule_outcome AS t CROSS JOIN source AS s
  LEFT JOIN rule_level AS l ON l.contrast = t.contrast AND l.cause = s.cause
  LEFT JOIN counted AS c ON c.contrast = t.contrast AND c.target = t.target AND c.place = s.place
)
SELECT row_number() OVER (ORDER BY contrast, target, place) AS model, contrast, target, source,
       kind, is_primary, is_control, is_text, coalesce(curve AND kind = 'interaction', 0) AS curve,
       n, n1, n - terms - 2 * coalesce(curve AND kind = 'interaction', 0) AS residual, spread,
       CASE WHEN n = 0 THEN 'no run with all values'
            WHEN n1 = 0 THEN 'no run of the level with all values'
            WHEN n1 = n THEN 'no run of the reference with all values'
            WHEN NOT varies THEN 'the outcome is the same in all runs'
            WHEN NOT acts THEN 'the cause is the same in all runs'
            WHEN n - terms < 3 THEN 'too few runs: ' || n || ' for ' || terms || ' terms'
            WHEN single  -- whose variance nothing tells: the model reproduces its one cluster
              THEN 'too few independent runs: those of one configuration or cluster count as one'
       END AS reason
FROM sized;
CREATE INDEX rule_model_model ON rule_model(model);

CREATE TABLE rule_member AS
WITH listed AS (
  SELECT m.model, l.cause, v.number, c.place, m.residual, m.spread * l.columns AS columns,
         m.residual - sum(m.spread * l.columns) OVER (
           PARTITION BY m.model ORDER BY l.columns, c.place DESC ROWS UNBOUNDED PRECEDING) >= 10
           AS kept,
         m.kind = 'interaction' AND NOT m.is_text AND NOT l.is_text AND coalesce(r.apart, 0)
           AS apart
  FROM rule_model AS m JOIN rule_level AS l ON l.contrast = m.contrast
  JOIN rule_cause AS c ON c.cause = l.cause JOIN rule_number AS v ON v.name = l.cause
  JOIN rule_contrast AS n ON n.contrast = m.contrast
  LEFT JOIN cause_range AS r ON r.task_group = n.task_group AND r.mode = n.mode
    AND r.target = m.target AND r.variable = l.cause
  WHERE l.is_covariate AND l.cause IS NOT iif(m.kind = 'interaction', m.source, NULL)
)
SELECT model, cause, number, place, kept, iif(kept AND apart,
         residual - sum(iif(kept, columns, 0)) OVER (PARTITION BY model)
         - sum(kept AND apart) OVER (PARTITION BY model ORDER BY place) >= 10, NULL) AS crossed
FROM listed ORDER BY model, columns, place DESC;  -- the order of a fit's terms
CREATE INDEX rule_member_model ON rule_member(model);

CREATE TABLE rule_set AS
WITH listed AS (
  SELECT m.model, group_concat(e.cause, ', ') FILTER (WHERE e.kept) AS covariates,
         group_concat(',' || e.key, '') FILTER (WHERE e.kept AND e.positive) AS positive,
         group_concat(',' || e.key, '') FILTER (WHERE e.kept AND e.is_text) AS labels,
         group_concat(',' || e.key, '') FILTER (WHERE e.crossed) AS crossed,
         group_concat(iif(e.kept, m.source || ' * ', '') || e.cause
                      || ': fewer than 10 residual degrees of freedom', '; ')
           FILTER (WHERE NOT e.kept OR NOT e.crossed) AS gone
  FROM rule_model AS m JOIN (
    SELECT e.*, c.key, c.is_text, l.positive
    FROM rule_member AS e JOIN rule_model AS m ON m.model = e.model
    JOIN rule_cause AS c ON c.cause = e.cause
    JOIN rule_level AS l ON l.contrast = m.contrast AND l.cause = e.cause
    ORDER BY e.model, e.place) AS e ON e.model = m.model
  GROUP BY m.model
), missing AS (
  SELECT m.model, group_concat(l.cause || ': empty in ' || (l.runs - l.n) || ' of ' || l.runs
                               || ' runs', '; ') AS gone
  FROM rule_model AS m JOIN rule_level AS l
    ON l.contrast = m.contrast AND l.cause IS NOT m.source
  WHERE NOT l.is_covariate AND NOT l.is_control AND l.levels > 1 GROUP BY m.model
), placed AS (
  SELECT m.model, m.contrast, m.kind <> 'main effect' AND (
           SELECT max(days) FROM rule_run AS r WHERE r.contrast = m.contrast) AS with_cell,
         l.covariates, coalesce(l.positive, '') AS positive, coalesce(l.labels, '') AS labels,
         coalesce(l.crossed, '') AS crossed,
         nullif(coalesce(l.gone, '') || coalesce(iif(l.gone IS NULL, '', '; ') || g.gone, ''), '')
           AS left_out
  FROM rule_model AS m LEFT JOIN listed AS l ON l.model = m.model
  LEFT JOIN missing AS g ON g.model = m.model
  WHERE m.reason IS NULL
)
SELECT model, dense_rank() OVER (ORDER BY contrast, with_cell, covariates) AS "set", contrast,
       with_cell, covariates, left_out, positive, labels, crossed
FROM placed;
CREATE INDEX rule_set_model ON rule_set(model);

CREATE TABLE rule_wide(
  id INTEGER PRIMARY KEY, "set", run, is_mode, left_out, days, cluster, day_number, block_number,
  cell_number, causes, with_cell, wide AS (coalesce(with_cell, causes)));
INSERT INTO rule_wide
WITH first AS MATERIALIZED (
  SELECT "set", min(model) AS model, contrast, with_cell FROM rule_set GROUP BY "set"
), listed AS (
  SELECT s."set", s.with_cell, r.*, (
           SELECT group_concat(p.part) FROM rule_member AS e
           CROSS JOIN rule_value AS p ON p.id = (e.number << 32) + r.run
           WHERE e.model = s.model AND e.kept) AS parts
  FROM first AS s CROSS JOIN rule_started AS r ON r.contrast = s.contrast
)
SELECT ("set" << 32) + run, "set", run, is_mode, left_out, days, cluster, day_number,
       block_number, cell_number,
       '{' || coalesce(parts, '') || '}' AS causes,
       iif(with_cell, '{' || coalesce(parts || ',', '') || '"(cell)":' || cell_number || '}', NULL)
         AS with_cell
FROM listed;

CREATE TABLE rule_goal AS
WITH family AS MATERIALIZED (
  SELECT m.is_primary, iif(m.is_primary, '', c.task_group) AS task_group, count(*) AS tests
  FROM rule_model AS m JOIN rule_contrast AS c ON c.contrast = m.contrast
  WHERE m.kind <> 'scale' AND NOT m.is_control AND m.reason IS NULL
  GROUP BY 1, 2
), told AS (
  SELECT typeof(value) = 'text' AS percent, CAST(value AS REAL) AS value
  FROM setting WHERE name = 'margin'
)
SELECT m.model, nullif(iif(o.percent, o.value / 100 * abs(t.mean_reference), o.value * t.sd)
                       / iif(m.kind = 'interaction', l.sd, 1), 0) AS margin,
       t.sd AS sd_target, l.sd AS sd_source,
       iif(m.is_control OR m.reason IS NOT NULL, NULL, f.tests) AS tests
FROM told AS o CROSS JOIN rule_model AS m JOIN rule_contrast AS c ON c.contrast = m.contrast
JOIN rule_outcome AS t ON t.contrast = m.contrast AND t.target = m.target
LEFT JOIN rule_level AS l ON l.contrast = m.contrast AND l.cause = m.source
LEFT JOIN family AS f ON f.is_primary = m.is_primary
  AND f.task_group = iif(m.is_primary, '', c.task_group)
WHERE m.kind <> 'scale';
CREATE INDEX rule_goal_model ON rule_goal(model);
