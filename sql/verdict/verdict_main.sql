-- verdict/verdict_main.sql: what the verdict says of the main effect.
--
--   verdict_main   a row for each task group and contrast, whether or not there are runs for it
--
--   verdict_weighed   the main effects of result_finding, of all outcomes, and of what the p is:
--        counts_on ('log': of the ratio), untestable, apart
--
-- Columns
--   task_group, mode, reference, n_mode, n_reference
--   variable, label, unit (' J', or empty)   the primary outcome
--   caveat   what a reader has to know of it, in the language of setting lang
--   estimate, low, high, percent, share, share_low, share_high (of the reference's mean, 1 being
--     all of it), ratio, ratio_low, ratio_high
--   scale    'log': the test that counts is of the ratio
--   p_untrimmed   over the whole family, where it would be shown but for Lee's trimmed fits
--   p_rule (before the adjustment), p (over the whole family), family_size, grade, reason, margin,
--     equivalent, detectable, robustness_value   of result_finding; grade 'not tested' where it has
--     no row, or where nothing is left to test it by
--   p_clearest   the smallest of the p-values that the rule weighs
--   apart    the interval leaves out no difference, and yet p_rule is not below alpha. 'lost': the
--            fits without the extremes, in 'scale': the other scale, which counts as well
--   ranks_disagree, mann_whitney_p, hodges_lehmann, pooled, welch_p   of result_main_effect: all
--            runs as they are
--   blocks, positive, negative, smallest, largest, heterogeneity_p   the effect by block
--   heterogeneous   1: the blocks differ in it beyond chance
--   opposite        1: and in some it is beyond chance above zero, in others below. An average over
--                   these is never called the effect

CREATE VIEW verdict_weighed AS
WITH finding AS (
  SELECT f.*, iif(f.ratio IS NULL, 'raw', f.scale) AS counts_on,
         coalesce(f.std_error, f.std_error_log) IS NULL AND f.p_value = 1 AS untestable
  FROM result_finding AS f WHERE f.kind = 'main effect'
)
SELECT f.*, CASE WHEN f.p_value < k.alpha
                      OR iif(f.counts_on = 'log', (f.ratio_low > 1) = (f.ratio_high > 1),
                             f.conf_low * f.conf_high > 0) IS NOT 1 THEN NULL
                 WHEN iif(f.counts_on = 'log', f.p_log_plain, f.p_raw_plain) >= k.alpha
                   THEN iif(f.lee, 'lost', NULL)
                 ELSE 'scale' END AS apart
FROM known AS k CROSS JOIN finding AS f;

CREATE VIEW verdict_main AS
WITH compared AS (
  SELECT g.task_group, p.mode, p.reference
  FROM (SELECT DISTINCT task_group FROM run_count) AS g CROSS JOIN mode_pair AS p
), by_block AS (
  SELECT b.task_group, b.mode, max(b.blocks) AS blocks, max(b.positive) AS positive,
         max(b.negative) AS negative, max(b.heterogeneity_p) AS heterogeneity_p,
         max(b.opposite) AS opposite, min(b.estimate) AS smallest, max(b.estimate) AS largest
  FROM primary_outcome AS p CROSS JOIN result_main_effect_block AS b ON b.variable = p.name
  GROUP BY b.task_group, b.mode
)
SELECT c.task_group, c.mode, c.reference,
       coalesce(f.n1, (SELECT n FROM run_count AS r
                       WHERE r.task_group = c.task_group AND r.mode = c.mode), 0) AS n_mode,
       coalesce(f.n2, (SELECT n FROM run_count AS r
                       WHERE r.task_group = c.task_group AND r.mode = c.reference),
                0) AS n_reference,
       v.name AS variable, coalesce(nullif(v.label, ''), v.name) AS label,
       coalesce(' ' || nullif(v.unit, ''), '') AS unit,
       coalesce((SELECT t.text FROM word AS w JOIN said AS t ON t.name = w.name
                 WHERE w.en = v.caveat), nullif(v.caveat, '')) AS caveat,
       f.estimate, f.conf_low AS low, f.conf_high AS high, m.percent, m.percent / 100 AS share,
       m.percent_low / 100 AS share_low, m.percent_high / 100 AS share_high,
       f.ratio, f.ratio_low, f.ratio_high,
       coalesce(f.counts_on, 'raw') AS scale, f.p_value AS p_rule, f.p_family AS p,
       r.p_value AS p_untrimmed,
       nullif(min(coalesce(f.p_raw_plain, 2), coalesce(f.p_raw, 2), coalesce(f.p_log_plain, 2),
                  coalesce(f.p_log, 2)), 2) AS p_clearest, f.apart, f.family_size,
       iif(f.untestable, 'not tested', coalesce(f.grade, 'not tested')) AS grade,
       coalesce(f.reason, iif(f.untestable, 'nothing is left to test it by', NULL)) AS reason,
       f.margin,
       f.equivalence_p < k.alpha AS equivalent, f.detectable, f.robustness_value,
       m.ranks_disagree, m.mann_whitney_p, m.hodges_lehmann, m.estimate AS pooled,
       m.welch_p,
       b.blocks, b.positive, b.negative, b.smallest, b.largest, b.heterogeneity_p,
       coalesce(b.heterogeneity_p < k.alpha, 0) AS heterogeneous,
       coalesce(b.opposite AND b.positive > 0 AND b.negative > 0, 0) AS opposite
FROM known AS k CROSS JOIN compared AS c
LEFT JOIN variable AS v ON v.name = (SELECT name FROM primary_outcome)
LEFT JOIN verdict_weighed AS f ON f.task_group = c.task_group AND f.mode = c.mode
  AND f.target = v.name
LEFT JOIN result_robustness AS r ON r.task_group = f.task_group AND r.mode = f.mode
  AND r.target = f.target AND r.source = f.source AND r.check_name = 'without trimming'
  AND r.p_value < k.alpha AND f.grade <> 'shown'
LEFT JOIN result_main_effect AS m ON m.scope = 'group' AND m.task_group = c.task_group
  AND m.mode = c.mode AND m.variable = v.name
LEFT JOIN by_block AS b ON b.task_group = c.task_group AND b.mode = c.mode;
