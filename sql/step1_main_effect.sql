-- step1_main_effect.sql: step 1, does the mode as such change the outcomes?
--
--   main_effect_plan(scope, task_group, mode, reference, variable, plan, welch, ranks, blocked,
--                    missing1, missing2)      fits on all runs; scope '(all)': of all task groups
--   main_effect_pooled(mode, variable, mean_reference, fit, log_fit)
--                    y ~ mode + cell over all task groups, aborted runs left out, CR2
--   main_effect_judged(scope, task_group, mode, variable, …)   the adjusted figures
--   main_effect      a row for each task group, contrast and outcome, and for all groups together
--
-- Columns of main_effect
--   scope                     'group', or '(all)', whose task_group is ''
--   task_group, mode, reference, variable, is_primary, n
--   the plan's t-test on all runs: every column of ttest (mode - reference): n1, n2, mean1, mean2,
--     sd1, sd2, estimate, std_error, statistic, df, p_value, conf_low, conf_high, cohens_d with its
--     interval, hedges_g, method, n_missing, note
--   welch_p, mann_whitney_p, hodges_lehmann   without equal variances; by ranks
--   ranks_disagree            1: of ranks and means one alone is significant, or their signs differ
--   estimate_blocked … sigma_blocked   the plan's difference within blocks: least squares of value
--     on mode and block; p_blocked_holm: by Holm over the outcomes and contrasts of the task group
--   estimate_adjusted … conf_high_adjusted, ratio …, scale, p_adjusted, p_family, grade, reason
--                             from finding; of '(all)' from main_effect_pooled, in no family
--   percent, percent_low, percent_high   estimate_adjusted of the reference's mean
--   missing1, missing2        runs without a value, by mode
--   decision                  'continue' | 'simplify': the plan's decision 1, by p_adjusted; advice
--   label, unit, caveat       of the variable
--
-- How to read it: believe the adjusted figures. Where the modes ran different models, the plan's
-- t-test compares the models. p above alpha is not 'no effect': look at the interval.

CREATE VIEW main_effect_plan AS
WITH option AS MATERIALIZED (
  SELECT test, rtrim(test, '}') || ',"method":"welch"}' AS welch,
         rtrim(model, '}') || ',"names":["y","mode","block"],"rows":"effect"}' AS blocked
  FROM fit_option
), outcome AS MATERIALIZED (
  SELECT o.task_group, p.mode, p.reference, o.variable, o.mode AS own_mode, o.block, o.value
  FROM measured AS v CROSS JOIN observation AS o ON o.variable = v.name
  CROSS JOIN mode_pair AS p ON o.mode IN (p.mode, p.reference)
  WHERE v.role = 'outcome'
), sample AS (
  SELECT 'group' AS scope, * FROM outcome
  UNION ALL
  SELECT '(all)', '', mode, reference, variable, own_mode, block, value FROM outcome
  WHERE (SELECT count(DISTINCT task_group) FROM outcome) > 1
)
SELECT scope, task_group, mode, reference, variable,
       ttest(value, own_mode, option.test) AS plan, ttest(value, own_mode, option.welch) AS welch,
       mann_whitney(value, own_mode, option.test) AS ranks,
       ols(value, own_mode <> reference, block, option.blocked) AS blocked,
       sum(value IS NULL AND own_mode <> reference) AS missing1,
       sum(value IS NULL AND own_mode = reference) AS missing2
FROM option, sample GROUP BY scope, task_group, mode, variable;

CREATE VIEW main_effect_pooled AS
WITH option AS (
  SELECT rtrim(model, '}') || ',"names":["y","mode","cell","cluster"],"factors":["cell"],'
         || '"cluster":"cluster","rows":"effect"' AS common
  FROM fit_option
)
SELECT c.mode, v.name AS variable,
       causalite_value(ttest(o.value, r.is_mode, '{"reference":0}'), 'mean2') AS mean_reference,
       ols(o.value, r.is_mode, r.cell_number, r.cluster, p.common || '}') AS fit,
       ols(o.value, r.is_mode, r.cell_number, r.cluster, p.common || ',"scale":"log"}') AS log_fit
FROM option AS p CROSS JOIN measured AS v JOIN variable_number AS n ON n.name = v.name
CROSS JOIN rule_contrast AS c CROSS JOIN rule_run AS r ON r.contrast = c.contrast
CROSS JOIN measured_value AS o ON o.place = (n.number << 32) + r.run_number
WHERE v.role = 'outcome' AND c.contrast IN (  -- a group of one level says nothing of the other
  SELECT contrast FROM rule_run GROUP BY contrast HAVING min(is_mode) < max(is_mode))
GROUP BY c.mode, v.name;

CREATE VIEW main_effect_judged AS
SELECT 'group' AS scope, f.task_group, f.mode, f.target AS variable, f.estimate, f.std_error, f.df,
       f.conf_low, f.conf_high, f.ratio, f.ratio_low, f.ratio_high, f.scale, f.p_value, f.p_family,
       f.grade, f.reason, f.mean_reference
FROM result_finding AS f WHERE f.kind = 'main effect'
UNION ALL
SELECT '(all)', '', a.mode, a.variable, r.estimate, r.std_error, r.df, r.conf_low, r.conf_high,
       l.ratio, l.ratio_low, l.ratio_high, 'raw', r.p_value, NULL, NULL, NULL, a.mean_reference
FROM main_effect_pooled AS a
LEFT JOIN ols(a.fit) AS r ON r.term = 'mode' LEFT JOIN ols(a.log_fit) AS l ON l.term = 'mode';

CREATE VIEW main_effect AS
WITH tested AS MATERIALIZED (
  SELECT f.*, b.estimate, b.std_error, b.statistic, b.p_value, b.conf_low, b.conf_high,
         causalite_value(f.blocked, 'df_residual') AS df,
         causalite_value(f.blocked, 'sigma') AS sigma, row_number() OVER () AS place
  FROM main_effect_plan AS f LEFT JOIN ols(f.blocked) AS b ON b.term = 'mode'
), family AS MATERIALIZED (
  SELECT CAST(h.key AS INTEGER) AS place, h.p_adjusted
  FROM (SELECT p_adjust(place, p_value, '{"method":"holm"}') AS fit
        FROM tested GROUP BY scope, task_group) AS a, p_adjust(a.fit) AS h
)
SELECT f.scope, f.task_group, f.mode, f.reference, f.variable,
       f.variable IN (SELECT name FROM primary_outcome) AS is_primary, t.n,
       t.n1, t.n2, t.mean1, t.mean2, t.sd1, t.sd2,
       t.estimate, t.std_error, t.statistic, t.df, t.p_value, t.conf_low, t.conf_high,
       t.cohens_d, t.cohens_d_low, t.cohens_d_high, t.hedges_g, t.method, t.n_missing, t.note,
       w.p_value AS welch_p, r.p_value AS mann_whitney_p, r.hodges_lehmann,
       (w.p_value < k.alpha) <> (r.p_value < k.alpha)
         OR w.p_value < k.alpha AND r.hodges_lehmann * t.estimate < 0 AS ranks_disagree,
       f.estimate AS estimate_blocked, f.std_error AS std_error_blocked,
       f.statistic AS statistic_blocked, f.df AS df_blocked, f.p_value AS p_blocked,
       f.conf_low AS conf_low_blocked, f.conf_high AS conf_high_blocked, f.sigma AS sigma_blocked,
       h.p_adjusted AS p_blocked_holm,
       j.estimate AS estimate_adjusted, j.std_error AS std_error_adjusted, j.df AS df_adjusted,
       j.conf_low AS conf_low_adjusted, j.conf_high AS conf_high_adjusted,
       100 * j.estimate / nullif(abs(j.mean_reference), 0) AS percent,
       100 * j.conf_low / nullif(abs(j.mean_reference), 0) AS percent_low,
       100 * j.conf_high / nullif(abs(j.mean_reference), 0) AS percent_high,
       j.ratio, j.ratio_low, j.ratio_high, j.scale, j.p_value AS p_adjusted, j.p_family, j.grade,
       j.reason, f.missing1, f.missing2,
       CASE WHEN j.p_value < k.alpha THEN 'continue' WHEN j.p_value IS NOT NULL THEN 'simplify' END
         AS decision,
       v.label, v.unit, v.caveat
FROM known AS k CROSS JOIN tested AS f, ttest(f.plan) AS t, ttest(f.welch) AS w,
     mann_whitney(f.ranks) AS r
JOIN variable AS v ON v.name = f.variable
LEFT JOIN family AS h ON h.place = f.place
LEFT JOIN main_effect_judged AS j ON j.scope = f.scope AND j.task_group = f.task_group
  AND j.mode = f.mode AND j.variable = f.variable
ORDER BY f.scope DESC, f.task_group, f.mode, f.variable;

INSERT INTO analysis_step VALUES ('main_effect', 30, 'Step 1: main effect of the mode', 0);
