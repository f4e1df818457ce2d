-- verdict/verdict_main.sql: what the verdict says of the main effect.
--
--   verdict_main   a row for each task group and contrast, whether or not there are runs for it
--
--   verdict_weighed   the main effects of result_finding, of all outcomes, and of what the p is:
--        counts_on ('log': of the ratio), beyond, apart, joined
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
--     equivalent, detectable_ratio, robustness_value   of result_finding; grade 'not tested' where
--     it has no row
--   detectable   in the unit of the outcome; of a ratio, of the reference's mean
--   p_clearest   the smallest of the p-values that the rule weighs
--   beyond   1: the interval leaves out no difference
--   apart    why p_rule is above what the estimate and its interval would give. 'sign': on the
--            other scale, which counts as well, the estimate has the other sign, and 'lost sign':
--            without the extremes; so that it is 1. Where p_rule is not below alpha although beyond
--            is 1: 'lost': by the fits without the extremes; 'scale': by the other scale
--   joined   what has to agree beside the test of the estimate: 'lost', 'scale', or both
--   p_largest  1: of these p_rule is the largest, and not, or not surely, that of the estimate
--   ranks_disagree, mann_whitney_p, hodges_lehmann, pooled, welch_p   of result_main_effect: all
--            runs as they are
--   blocks, positive, negative, smallest, largest, heterogeneity_p   the effect by block
--   heterogeneous   1: the blocks differ in it beyond chance
--   opposite        1: and in some it is beyond chance above zero, in others below. An average over
--                   these is never called the effect

CREATE VIEW verdict_weighed AS
WITH finding AS (
  SELECT f.*, iif(f.ratio IS NULL, 'raw', f.scale) AS counts_on
  FROM result_finding AS f WHERE f.kind = 'main effect'
), placed AS (
  SELECT f.*, iif(f.counts_on = 'log', f.p_log_plain, f.p_raw_plain) AS p_plain,
         coalesce(iif(f.counts_on = 'log', (f.ratio_low > 1) = (f.ratio_high > 1),
                      f.conf_low * f.conf_high > 0), 0) AS beyond
  FROM finding AS f
)
SELECT f.*, CASE WHEN f.p_value < k.alpha THEN NULL
                 WHEN f.p_value = 1 AND f.scale = 'undecided' AND f.estimate * f.estimate_log < 0
                   THEN 'sign'
                 WHEN f.p_value = 1 AND f.lee AND f.p_plain = 1 THEN 'lost sign'
                 WHEN NOT f.beyond OR f.p_plain >= k.alpha AND NOT f.lee THEN NULL
                 WHEN f.p_plain >= k.alpha THEN 'lost'
                 WHEN f.p_value >= k.alpha THEN 'scale' END AS apart,
       nullif(iif(f.lee, 'lost', '') || iif(f.scale = 'undecided' AND f.ratio IS NOT NULL,
                                            iif(f.lee, ' ', '') || 'scale', ''), '') AS joined,
       f.lee OR f.p_value > f.p_plain AS p_largest
FROM known AS k CROSS JOIN placed AS f;

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
                  coalesce(f.p_log, 2)), 2) AS p_clearest, f.beyond, f.apart, f.joined,
       f.joined IS NOT NULL AND f.apart IS NULL AND f.p_value < 1 AND f.p_largest AS p_largest,
       f.family_size, coalesce(f.grade, 'not tested') AS grade, f.reason, f.margin,
       f.equivalence_p < k.alpha AS equivalent, f.detectable_ratio,
       iif(f.counts_on = 'log', (f.detectable_ratio - 1) * abs(f.mean_reference), f.detectable)
         AS detectable, f.robustness_value,
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
