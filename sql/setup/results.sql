-- setup/results.sql: the tables that hold the results, for whoever reads them: no extension is
-- needed.
--
--   result_<view>   what a view of a step (analysis_step) said when it was computed: its columns,
--                   in its order, but for fits, which are long. The view's own file says what they
--                   mean; so does data_dictionary
--   result_fit      the fits, JSON: what the view `fit` said
--   result_figure   the figures, SVG
--   result_reference   the sources of the methods
--   result_run      one row for each time the results were computed
--
-- Made once and filled by causalite_refresh(), never dropped: a reader keeps them open.

CREATE TABLE result_run(
  run            INTEGER PRIMARY KEY,
  started        TEXT,    -- UTC, ISO 8601
  finished       TEXT,    -- UTC, ISO 8601
  version        TEXT,    -- causalite_version()
  sqlite_version TEXT,
  seed           INTEGER,
  settings       TEXT,    -- all of `setting` as a JSON object
  experiments    INTEGER, -- rows of experiment
  data_hash      TEXT     -- of experiment, variable, variable_default and group_merge
);

CREATE TABLE result_figure(
  name TEXT NOT NULL, task_group TEXT NOT NULL, mode TEXT, source TEXT, target TEXT, title TEXT,
  svg TEXT, PRIMARY KEY (name, task_group, mode, source, target)
);

CREATE TABLE result_reference(
  key TEXT PRIMARY KEY NOT NULL, text TEXT NOT NULL, bibtex TEXT NOT NULL
);

CREATE TABLE result_data_alert(
  alert TEXT NOT NULL, severity INTEGER NOT NULL, task_group TEXT NOT NULL, subject TEXT NOT NULL,
  n INTEGER, share REAL, note TEXT NOT NULL, effect TEXT, cure TEXT,
  PRIMARY KEY (alert, task_group, subject)
);

CREATE TABLE result_finding(
  task_group TEXT NOT NULL, mode TEXT NOT NULL, reference TEXT, target TEXT NOT NULL,
  source TEXT NOT NULL, kind TEXT, is_primary INTEGER, is_control INTEGER, term TEXT, n INTEGER,
  n1 INTEGER, n2 INTEGER, n_missing INTEGER, covariates TEXT, left_out TEXT, estimate REAL,
  std_error REAL, df REAL, conf_low REAL, conf_high REAL, p_raw_plain REAL, p_raw REAL,
  estimate_log REAL, std_error_log REAL, df_log REAL, ratio REAL, ratio_low REAL, ratio_high REAL,
  p_log_plain REAL, p_log REAL, slope_reference REAL, slope_reference_p REAL, slope_mode REAL,
  slope_mode_p REAL, slope_se_reference REAL, slope_se_mode REAL, effect TEXT, scale TEXT,
  delta REAL, delta_trimmed REAL, p_value REAL, family_size INTEGER, p_family REAL, p_group REAL,
  grade TEXT, reason TEXT, multiplies INTEGER, lee INTEGER, share_observed REAL,
  share_observed_reference REAL, margin REAL, equivalence_p REAL, sd_target REAL, sd_source REAL,
  mean_reference REAL, detectable REAL, detectable_ratio REAL, robustness_value REAL, note TEXT,
  PRIMARY KEY (task_group, mode, target, source)
);

CREATE TABLE result_main_effect(
  scope TEXT NOT NULL, task_group TEXT NOT NULL, mode TEXT NOT NULL, reference TEXT,
  variable TEXT NOT NULL, is_primary INTEGER, n INTEGER, n1 INTEGER, n2 INTEGER, mean1 REAL,
  mean2 REAL, sd1 REAL, sd2 REAL, estimate REAL, std_error REAL, statistic REAL, df REAL,
  p_value REAL, conf_low REAL, conf_high REAL, cohens_d REAL, cohens_d_low REAL,
  cohens_d_high REAL, hedges_g REAL, method TEXT, n_missing INTEGER, note TEXT, welch_p REAL,
  mann_whitney_p REAL, hodges_lehmann REAL, ranks_disagree INTEGER, estimate_blocked REAL,
  std_error_blocked REAL, statistic_blocked REAL, df_blocked REAL, p_blocked REAL,
  conf_low_blocked REAL, conf_high_blocked REAL, sigma_blocked REAL, p_blocked_holm REAL,
  estimate_adjusted REAL, std_error_adjusted REAL, df_adjusted REAL, conf_low_adjusted REAL,
  conf_high_adjusted REAL, percent REAL, percent_low REAL, percent_high REAL, ratio REAL,
  ratio_low REAL, ratio_high REAL, scale TEXT, p_adjusted REAL, p_family REAL, grade TEXT,
  reason TEXT, missing1 INTEGER, missing2 INTEGER, decision TEXT, label TEXT, unit TEXT,
  caveat TEXT, PRIMARY KEY (scope, task_group, mode, variable)
);

CREATE TABLE result_main_effect_block(
  task_group TEXT NOT NULL, mode TEXT NOT NULL, reference TEXT, variable TEXT NOT NULL,
  block TEXT NOT NULL, n1 INTEGER, n2 INTEGER, estimate REAL, std_error REAL, df REAL,
  p_value REAL, conf_low REAL, conf_high REAL, percent REAL, blocks INTEGER, positive INTEGER,
  negative INTEGER, heterogeneity_p REAL, opposite INTEGER,
  PRIMARY KEY (task_group, mode, variable, block)
);

CREATE TABLE result_sample_size(
  task_group TEXT NOT NULL, mode TEXT NOT NULL, step TEXT NOT NULL, n INTEGER, variables INTEGER,
  n_complete INTEGER, verdict TEXT, advice TEXT, PRIMARY KEY (task_group, mode, step)
);

CREATE TABLE result_graph_variable(
  task_group TEXT NOT NULL, variable TEXT NOT NULL, role TEXT, tier INTEGER, missing REAL,
  used INTEGER, reason TEXT, PRIMARY KEY (task_group, variable)
);

CREATE TABLE result_fit(
  step TEXT NOT NULL, task_group TEXT NOT NULL, mode TEXT NOT NULL, reference TEXT,
  method TEXT NOT NULL, fit TEXT NOT NULL, PRIMARY KEY (step, task_group, mode, method)
);

CREATE TABLE result_graph(
  task_group TEXT NOT NULL, mode TEXT NOT NULL, n INTEGER, n_missing INTEGER, variables INTEGER,
  method TEXT, check_method TEXT, max_start_difference REAL, verdict TEXT, note TEXT,
  PRIMARY KEY (task_group, mode)
);

CREATE TABLE result_graph_pooled(
  task_group TEXT NOT NULL, mode TEXT NOT NULL, reference TEXT, n INTEGER, n_missing INTEGER,
  variables INTEGER, method TEXT, max_start_difference REAL, verdict TEXT, note TEXT,
  PRIMARY KEY (task_group, mode)
);

CREATE TABLE result_graph_permutation(
  task_group TEXT NOT NULL, mode TEXT NOT NULL, reference TEXT, n_a INTEGER, n_b INTEGER,
  permutations INTEGER, statistic REAL, p_value REAL, p_family_min REAL, note TEXT,
  PRIMARY KEY (task_group, mode)
);

CREATE TABLE result_edge(
  task_group TEXT NOT NULL, mode TEXT NOT NULL, source TEXT NOT NULL, target TEXT NOT NULL,
  n INTEGER, method TEXT, probability REAL, reverse_probability REAL, adjacency REAL, weight REAL,
  weight_raw REAL, path_probability REAL, total_effect REAL, total_effect_raw REAL,
  start_agreement REAL, bootstrap_share REAL, found INTEGER, source_role TEXT, target_role TEXT,
  PRIMARY KEY (task_group, mode, source, target)
);

CREATE TABLE result_edge_pooled(
  task_group TEXT NOT NULL, mode TEXT NOT NULL, reference TEXT, source TEXT NOT NULL,
  target TEXT NOT NULL, n INTEGER, method TEXT, probability REAL, reverse_probability REAL,
  adjacency REAL, weight REAL, weight_raw REAL, path_probability REAL, total_effect REAL,
  total_effect_raw REAL, start_agreement REAL, bootstrap_share REAL, found INTEGER,
  source_role TEXT, target_role TEXT, PRIMARY KEY (task_group, mode, source, target)
);

CREATE TABLE result_edge_difference(
  task_group TEXT NOT NULL, mode TEXT NOT NULL, reference TEXT, source TEXT NOT NULL,
  target TEXT NOT NULL, n_a INTEGER, n_b INTEGER, probability_a REAL, probability_b REAL,
  difference REAL, adjacency_a REAL, adjacency_b REAL, weight_raw_a REAL, weight_raw_b REAL,
  weight_raw_difference REAL, total_effect_raw_a REAL, total_effect_raw_b REAL,
  total_effect_raw_difference REAL, status TEXT, changed INTEGER, p_value REAL, p_family REAL,
  p_bh REAL, source_role TEXT, target_role TEXT, PRIMARY KEY (task_group, mode, source, target)
);

CREATE TABLE result_graph_check(
  task_group TEXT NOT NULL, mode TEXT NOT NULL, source TEXT NOT NULL, target TEXT NOT NULL,
  n INTEGER, dibs REAL, exact REAL, difference REAL, path_dibs REAL, path_exact REAL,
  total_effect_raw_dibs REAL, total_effect_raw_exact REAL,
  PRIMARY KEY (task_group, mode, source, target)
);

CREATE TABLE result_question_1(
  task_group TEXT NOT NULL, mode TEXT NOT NULL, source TEXT NOT NULL, target TEXT NOT NULL,
  n INTEGER, effect TEXT, effect_reference TEXT, probability REAL, path_probability REAL,
  weight_raw REAL, total_effect REAL, total_effect_raw REAL,
  PRIMARY KEY (task_group, mode, source, target)
);

CREATE TABLE result_question_2(
  task_group TEXT NOT NULL, mode TEXT NOT NULL, source TEXT, energy TEXT, performance TEXT,
  n INTEGER, energy_probability REAL, performance_probability REAL, energy_effect REAL,
  performance_effect REAL, energy_beta REAL, performance_beta REAL, tradeoff INTEGER,
  common INTEGER, energy_causes INTEGER, performance_causes INTEGER,
  PRIMARY KEY (task_group, mode, source, energy, performance)
);

CREATE TABLE result_question_3(
  task_group TEXT NOT NULL, mode TEXT NOT NULL, source TEXT NOT NULL, mediator TEXT,
  target TEXT NOT NULL, n INTEGER, path TEXT NOT NULL, length INTEGER, mediators TEXT,
  min_probability REAL, probability REAL, mc_error REAL, weight REAL, in_reference INTEGER,
  PRIMARY KEY (task_group, mode, source, target, path)
);

CREATE TABLE result_robustness(
  task_group TEXT NOT NULL, mode TEXT NOT NULL, reference TEXT, target TEXT NOT NULL,
  source TEXT NOT NULL, kind TEXT, check_name TEXT NOT NULL, scale TEXT, n INTEGER,
  estimate REAL, std_error REAL, df REAL, conf_low REAL, conf_high REAL, ratio REAL, p_value REAL,
  agrees INTEGER, note TEXT, PRIMARY KEY (task_group, mode, target, source, check_name)
);

CREATE TABLE result_interaction(
  task_group TEXT NOT NULL, mode TEXT NOT NULL, reference TEXT, source TEXT NOT NULL,
  target TEXT NOT NULL, adjustment TEXT NOT NULL, n INTEGER, selected_by TEXT, estimate REAL,
  std_error REAL, statistic REAL, df REAL, p_value REAL, conf_low REAL, conf_high REAL, p_bh REAL,
  beta REAL, p_family REAL, grade TEXT, scale TEXT, ratio REAL, ratio_low REAL, ratio_high REAL,
  followed INTEGER, reason TEXT, main_estimate REAL, main_beta REAL, main_p REAL,
  r_squared_main REAL, r_squared REAL, delta_r_squared REAL, f_change REAL, f_change_p REAL,
  slope_reference REAL, slope_reference_p REAL, slope_mode REAL, slope_mode_p REAL, effect TEXT,
  n_missing INTEGER, note TEXT, caveat TEXT,
  PRIMARY KEY (task_group, mode, source, target, adjustment)
);

CREATE TABLE result_mediation(
  task_group TEXT NOT NULL, mode TEXT NOT NULL, source TEXT NOT NULL, mediator TEXT NOT NULL,
  target TEXT NOT NULL, adjustment TEXT NOT NULL, n INTEGER, selected_by TEXT, exploratory INTEGER,
  a REAL, b REAL, total REAL, direct REAL, indirect REAL, a_p REAL, b_p REAL, total_p REAL,
  direct_p REAL, std_error REAL, conf_low REAL, conf_high REAL, z REAL, p_value REAL, p_bh REAL,
  proportion_mediated REAL, rho_at_zero REAL, mediation TEXT, n_missing INTEGER, note TEXT,
  caveat TEXT, PRIMARY KEY (task_group, mode, source, mediator, target, adjustment)
);

CREATE TABLE result_mediation_difference(
  task_group TEXT NOT NULL, mode TEXT NOT NULL, reference TEXT, source TEXT NOT NULL,
  mediator TEXT NOT NULL, target TEXT NOT NULL, adjustment TEXT NOT NULL, stratum TEXT NOT NULL,
  n INTEGER, selected_by TEXT, exploratory INTEGER, effect TEXT, estimate REAL, std_error REAL,
  conf_low REAL, conf_high REAL, p_value REAL, significant INTEGER, mc_error REAL, p_bh REAL,
  n_missing INTEGER, note TEXT, caveat TEXT,
  PRIMARY KEY (task_group, mode, source, mediator, target, adjustment, stratum)
);

CREATE TABLE result_mediation_condition(
  task_group TEXT NOT NULL, mode TEXT NOT NULL, reference TEXT, mediator TEXT NOT NULL, target TEXT,
  effect TEXT NOT NULL, n INTEGER, estimate REAL, std_error REAL, conf_low REAL, conf_high REAL,
  p_value REAL, p_bh REAL, n_missing INTEGER, note TEXT,
  PRIMARY KEY (task_group, mode, mediator, effect)
);

CREATE TABLE result_verdict(
  task_group TEXT NOT NULL, mode TEXT NOT NULL, reference TEXT, scenario INTEGER, title TEXT,
  strength TEXT, main_grade TEXT, interaction_grade TEXT, structure_grade TEXT,
  n_reference INTEGER, n_mode INTEGER, main_variable TEXT, main_estimate REAL, main_low REAL,
  main_high REAL, main_percent REAL, main_ratio REAL, main_p REAL, interaction_source TEXT,
  interaction_target TEXT, slope_reference REAL, slope_mode REAL, interaction_p REAL,
  interactions INTEGER, interactions_tested INTEGER, drivers_reference TEXT, drivers_mode TEXT,
  graph_p REAL, margin REAL, detectable REAL, runs_needed INTEGER, equivalent INTEGER,
  conclusion TEXT, advice TEXT, caveats TEXT, PRIMARY KEY (task_group, mode)
);
