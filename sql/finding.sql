-- finding.sql: steps 1 and 3, what is found, by the rule of 'shown'; and by other methods.
--
-- Both views show what is stored. causalite_refresh() computes them where their many fits can have
-- tables of their own: rule_model.sql, rule_fit.sql, rule.sql, robustness.sql.
--
--   finding   a row for each task group, contrast, outcome, and mode (main effect) or cause
--
-- Columns of finding
--   task_group, mode, reference, target, source       source: of a main effect the condition
--   kind                  'main effect' | 'interaction'
--   is_primary, is_control   1: the primary outcome; a negative control
--   term                  of a text cause: the level with the smallest p
--   n, n1, n2, n_missing  runs used, of mode and reference; without a value
--   covariates, left_out  what the model holds fixed; what it does not, and why
--   estimate, std_error, df, conf_low, conf_high     in units of the outcome; of an interaction the
--                         difference of the slopes, per unit of the cause
--   p_raw_plain, p_raw    its p-value; and the larger one of that and of the model with squares
--   estimate_log … p_log  the same of logarithms; ratio: of geometric means, exp(estimate_log)
--   slope_reference …     interaction: slopes in each level, their p and standard errors
--   effect                of a finding: 'strengthens' | 'weakens' | 'reverses'; else 'not detected'
--   scale, delta, delta_trimmed   'raw' | 'log' | 'undecided', and by which log-likelihoods
--   p_value, family_size, p_family, p_group
--   grade                 'shown' | 'suggestive' | 'not detected' | 'not tested'
--   reason                of a sign, or of what was not tested: what fails; also of what was not
--                         detected though some of the fits that have to agree would show it
--   multiplies            1: an interaction in raw units only: the mode multiplies; -1: on the log
--                         scale only: the mode adds
--   lee, share_observed, share_observed_reference    1: fits without the extremes have joined
--   margin                the smallest effect that matters, in the unit of estimate
--   equivalence_p         that the effect is as large as that or larger (TOST)
--   sd_target, sd_source  within block and mode; mean_reference: of the outcome
--   detectable            found with probability .8 at level alpha / family_size by the test of
--                         estimate alone; detectable_ratio: by that of ratio
--   robustness_value      on the scale that was chosen
--   note
--
--   robustness   a row for each finding and check that applies to it
--
-- Columns of robustness
--   task_group, mode, reference, target, source, kind   the finding: those of the primary outcome,
--                  and every one that is shown or suggestive
--   check_name     'classic' (equal variances), 'HC3', 'by mode' (a variance for each level),
--                  'plain slopes' (the same in all blocks), 'raw scale', 'log scale', 'with aborted
--                  runs', 'without the most influential run', 'day as cluster', 'block cells only'
--                  (days not held fixed), 'without trimming' (where lee is 1: no fits without the
--                  extremes)
--   scale          'log': n, estimate, std_error, df, conf_low, conf_high are of logarithms, and
--                  ratio is exp(estimate); else 'raw'
--   p_value        of 'raw scale' and 'log scale' the rule's, squares included; of 'without
--                  trimming' p_family by the rule without these fits
--   agrees         1: of a finding that is shown or suggestive, p < alpha and the same sign; of
--                  another, p >= alpha; of 'without trimming', the grade is the same
--   note           why there is no p-value

CREATE VIEW finding AS SELECT * FROM result_finding;

CREATE VIEW robustness AS SELECT * FROM result_robustness;

INSERT INTO analysis_step VALUES
('finding', 29, 'Steps 1 and 3: what is shown by the rule', 0),
('robustness', 55, 'The findings by other methods', 0);
