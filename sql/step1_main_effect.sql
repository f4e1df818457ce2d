-- step1_main_effect.sql: step 1, does the mode as such change energy?
--
--   main_effect   a row for each task group and outcome; task group '(all)' is all together
--
-- Columns
--   task_group, variable, n
--   the plan's t-test: every column of ttest (group1 - group2, group2 being the reference mode):
--     n1, n2, mean1, mean2, sd1, sd2, estimate, std_error, statistic, df, p_value, conf_low,
--     conf_high, cohens_d with its interval, hedges_g, method, n_missing, note
--   welch_p, mann_whitney_p   the same question without equal variances, and by ranks
--   estimate_blocked, std_error_blocked, statistic_blocked, df_blocked, p_blocked,
--     conf_low_blocked, conf_high_blocked   the difference within blocks (models; for '(all)'
--                                           models
--     within task groups): least squares of value on mode and block
--   sigma_blocked             residual standard deviation of that model
--   p_blocked_holm            Holm's adjustment over the outcomes of the task group
--   missing1, missing2        rows without a value, by mode
--   decision                  'continue' | 'simplify': the plan's decision 1, from p_blocked;
--                             advice
--   label, unit, caveat       of the variable
--
-- How to read it: believe the blocked figures. Where the modes ran different models, the plan's
-- t-test compares the models. p above alpha is not 'no effect': look at the interval.

CREATE VIEW main_effect AS
WITH option AS MATERIALIZED (
  SELECT test, rtrim(test, '}') || ',"method":"welch"}' AS welch,
         rtrim(model, '}') || ',"names":["y","mode","block"]}' AS blocked
  FROM fit_option
), outcome AS MATERIALIZED (
  SELECT o.task_group, o.variable, o.mode, o.block, o.value, k.reference
  FROM known AS k CROSS JOIN measured AS v CROSS JOIN observation AS o ON o.variable = v.name
  WHERE v.role = 'outcome'
), sample AS (
  SELECT * FROM outcome
  UNION ALL
  SELECT '(all)', variable, mode, block, value, reference FROM outcome
  WHERE (SELECT count(DISTINCT task_group) FROM outcome) > 1
), fit AS MATERIALIZED (
  SELECT task_group, variable,
         ttest(value, mode, option.test) AS plan,
         ttest(value, mode, option.welch) AS welch,
         mann_whitney(value, mode, option.test) AS ranks,
         ols(value, mode <> reference, block, option.blocked) AS blocked,
         sum(value IS NULL AND mode <> reference) AS missing1,
         sum(value IS NULL AND mode = reference) AS missing2
  FROM option, sample GROUP BY task_group, variable
), tested AS MATERIALIZED (
  SELECT f.*, b.estimate, b.std_error, b.statistic, b.p_value, b.conf_low, b.conf_high,
         causalite_value(f.blocked, 'df_residual') AS df,
         causalite_value(f.blocked, 'sigma') AS sigma
  FROM fit AS f LEFT JOIN ols(f.blocked) AS b ON b.term = 'mode'
), family AS MATERIALIZED (
  SELECT a.task_group, h.key AS variable, h.p_adjusted
  FROM (SELECT task_group, p_adjust(variable, p_value, '{"method":"holm"}') AS fit
        FROM tested GROUP BY task_group) AS a, p_adjust(a.fit) AS h
)
SELECT f.task_group, f.variable, t.n,
       t.group1, t.group2, t.n1, t.n2, t.mean1, t.mean2, t.sd1, t.sd2,
       t.estimate, t.std_error, t.statistic, t.df, t.p_value, t.conf_low, t.conf_high,
       t.cohens_d, t.cohens_d_low, t.cohens_d_high, t.hedges_g, t.method, t.n_missing, t.note,
       w.p_value AS welch_p, r.p_value AS mann_whitney_p,
       f.estimate AS estimate_blocked, f.std_error AS std_error_blocked,
       f.statistic AS statistic_blocked, f.df AS df_blocked, f.p_value AS p_blocked,
       f.conf_low AS conf_low_blocked, f.conf_high AS conf_high_blocked, f.sigma AS sigma_blocked,
       h.p_adjusted AS p_blocked_holm, f.missing1, f.missing2,
       CASE WHEN f.p_value < (SELECT alpha FROM known) THEN 'continue'
            WHEN f.p_value IS NOT NULL THEN 'simplify' END AS decision,
       v.label, v.unit, v.caveat
FROM tested AS f, ttest(f.plan) AS t, ttest(f.welch) AS w, mann_whitney(f.ranks) AS r
JOIN variable AS v ON v.name = f.variable
LEFT JOIN family AS h ON h.task_group = f.task_group AND h.variable = f.variable
ORDER BY f.task_group, f.variable;

INSERT INTO analysis_step VALUES ('main_effect', 30, 'Step 1: main effect of the mode', 0);
