-- verdict/verdict_interaction.sql: what the verdict says of the interactions of the primary
-- outcome.
--
--   verdict_interaction   a row for each task group, contrast and cause that could be tested or
--                         not. Negative controls are none of them, nor are causes that have no
--                         value in the runs of the contrast
--
-- Columns: those of result_finding that are read here, and
--   effect   NULL also where the test that counts, on the logarithms, has the other sign
--   label, term_label   of the cause; of a text cause also the level that differs most
--   bound   1: seen on one scale only, and not on the one that fits the data: in the outcome's
--           unit, where the mode multiplies (multiplies = 1), or the mirror image. That is no
--           change of what the cause does: a factor does the same to all settings. A finding that
--           is at most suggestive is bound, too, if its p on the scale that was chosen is not even
--           below alpha by itself, nor shown but for Lee's trimmed fits
--   p_untrimmed   over the whole family, where it would be shown but for these
--   grade   as it counts for the verdict: of a bound one 'not detected'
--   p_rule, p_clearest   as in verdict_main
--   place   1, 2 … in a task group and contrast: the grade first, then p
--   sd_detectable, sd_margin   detectable and margin as the change of the effect of one standard
--           deviation of the cause, in the outcome's unit

CREATE VIEW verdict_interaction AS
WITH pair AS (
  SELECT f.*, r.p_value AS p_untrimmed,
         f.multiplies <> 0
         OR f.grade = 'suggestive' AND r.p_value IS NULL
            AND CASE f.scale
                  WHEN 'log' THEN min(coalesce(f.p_log, 1), coalesce(f.p_log_plain, 1))
                  WHEN 'raw' THEN min(coalesce(f.p_raw, 1), coalesce(f.p_raw_plain, 1))
                  ELSE 0 END >= k.alpha AS bound
  FROM known AS k CROSS JOIN result_finding AS f
  LEFT JOIN result_robustness AS r ON r.task_group = f.task_group AND r.mode = f.mode
    AND r.target = f.target AND r.source = f.source AND r.check_name = 'without trimming'
    AND r.p_value < k.alpha AND f.grade <> 'shown'
  WHERE f.kind = 'interaction' AND f.is_primary AND NOT f.is_control
    AND coalesce(f.n, 1) > 0
), counted AS (
  SELECT p.*, iif(p.bound AND p.grade <> 'not tested', 'not detected', p.grade) AS counts
  FROM pair AS p
)
SELECT c.task_group, c.mode, c.reference, c.source, c.target, v.label, c.term AS term_label,
       c.scale, c.estimate, c.conf_low AS low, c.conf_high AS high, c.std_error, c.ratio,
       c.slope_reference, c.slope_reference_p, c.slope_mode, c.slope_mode_p,
       c.slope_se_reference, c.slope_se_mode,
       iif(c.scale = 'log' AND c.estimate * c.estimate_log <= 0, NULL, c.effect) AS effect,
       c.p_value AS p_rule, c.p_family AS p, c.p_untrimmed,
       c.family_size,
       nullif(min(coalesce(c.p_raw_plain, 2), coalesce(c.p_raw, 2), coalesce(c.p_log_plain, 2),
                  coalesce(c.p_log, 2)), 2) AS p_clearest, c.counts AS grade, c.reason,
       c.multiplies,
       coalesce(c.bound, 0) AS bound,
       c.equivalence_p < k.alpha AS equivalent,
       c.detectable * c.sd_source AS sd_detectable, c.margin * c.sd_source AS sd_margin,
       c.robustness_value,
       row_number() OVER (PARTITION BY c.task_group, c.mode
         ORDER BY CASE c.counts WHEN 'shown' THEN 1 WHEN 'suggestive' THEN 2
                                WHEN 'not detected' THEN 3 ELSE 4 END,
           c.p_family, c.p_value, c.source) AS place
FROM known AS k CROSS JOIN counted AS c
LEFT JOIN variable_label AS v ON v.name = c.source;
