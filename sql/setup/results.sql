-- setup/results.sql: the tables that hold the results, for whoever reads them: no extension is
-- needed.
--
--   result_<view>   what a view of a step (analysis_step) said when it was computed: its columns,
--                   in its order. The view's own file says what they mean; so does data_dictionary
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

CREATE TABLE result_data_note(
  subject TEXT NOT NULL, note TEXT NOT NULL, PRIMARY KEY (subject, note)
);

CREATE TABLE result_main_effect(
  task_group TEXT NOT NULL, variable TEXT NOT NULL, n INTEGER, group1 TEXT, group2 TEXT,
  n1 INTEGER, n2 INTEGER, mean1 REAL, mean2 REAL, sd1 REAL, sd2 REAL, estimate REAL,
  std_error REAL, statistic REAL, df REAL, p_value REAL, conf_low REAL, conf_high REAL,
  cohens_d REAL, cohens_d_low REAL, cohens_d_high REAL, hedges_g REAL, method TEXT,
  n_missing INTEGER, note TEXT, welch_p REAL, mann_whitney_p REAL, estimate_blocked REAL,
  std_error_blocked REAL, statistic_blocked REAL, df_blocked REAL, p_blocked REAL,
  conf_low_blocked REAL, conf_high_blocked REAL, sigma_blocked REAL, p_blocked_holm REAL,
  missing1 INTEGER, missing2 INTEGER, decision TEXT, label TEXT, unit TEXT, caveat TEXT,
  PRIMARY KEY (task_group, variable)
);

CREATE TABLE result_sample_size(
  task_group TEXT NOT NULL, mode TEXT NOT NULL, step TEXT NOT NULL, n INTEGER, variables INTEGER,
  n_complete INTEGER, verdict TEXT, advice TEXT, PRIMARY KEY (task_group, mode, step)
);

CREATE TABLE result_graph_variable(
  task_group TEXT NOT NULL, variable TEXT NOT NULL, role TEXT, tier INTEGER, missing REAL,
  used INTEGER, reason TEXT, PRIMARY KEY (task_group, variable)
);

CREATE TABLE result_graph(
  task_group TEXT NOT NULL, mode TEXT NOT NULL, n INTEGER, n_missing INTEGER, variables INTEGER,
  method TEXT, fit TEXT, check_method TEXT, check_fit TEXT, max_start_difference REAL,
  verdict TEXT, note TEXT, PRIMARY KEY (task_group, mode)
);

CREATE TABLE result_graph_pooled(
  task_group TEXT NOT NULL, n INTEGER, n_missing INTEGER, variables INTEGER, method TEXT, fit TEXT,
  max_start_difference REAL, verdict TEXT, note TEXT, PRIMARY KEY (task_group)
);

CREATE TABLE result_graph_permutation(
  task_group TEXT NOT NULL, mode_a TEXT, mode_b TEXT, n_a INTEGER, n_b INTEGER,
  permutations INTEGER, statistic REAL, p_value REAL, fit TEXT, note TEXT, PRIMARY KEY (task_group)
);

CREATE TABLE result_edge(
  task_group TEXT NOT NULL, mode TEXT NOT NULL, source TEXT NOT NULL, target TEXT NOT NULL,
  n INTEGER, method TEXT, probability REAL, reverse_probability REAL, adjacency REAL, weight REAL,
  weight_raw REAL, path_probability REAL, total_effect REAL, total_effect_raw REAL,
  start_agreement REAL, bootstrap_share REAL, found INTEGER, source_role TEXT, target_role TEXT,
  PRIMARY KEY (task_group, mode, source, target)
);

CREATE TABLE result_edge_pooled(
  task_group TEXT NOT NULL, source TEXT NOT NULL, target TEXT NOT NULL, n INTEGER, method TEXT,
  probability REAL, reverse_probability REAL, adjacency REAL, weight REAL, weight_raw REAL,
  path_probability REAL, total_effect REAL, total_effect_raw REAL, start_agreement REAL,
  bootstrap_share REAL, found INTEGER, source_role TEXT, target_role TEXT,
  PRIMARY KEY (task_group, source, target)
);

CREATE TABLE result_edge_difference(
  task_group TEXT NOT NULL, source TEXT NOT NULL, target TEXT NOT NULL, mode_a TEXT, mode_b TEXT,
  n_a INTEGER, n_b INTEGER, probability_a REAL, probability_b REAL, difference REAL,
  adjacency_a REAL, adjacency_b REAL, weight_raw_a REAL, weight_raw_b REAL,
  weight_raw_difference REAL, total_effect_raw_a REAL, total_effect_raw_b REAL,
  total_effect_raw_difference REAL, status TEXT, changed INTEGER, p_value REAL, p_family REAL,
  p_bh REAL,
  source_role TEXT, target_role TEXT, PRIMARY KEY (task_group, source, target)
);

CREATE TABLE result_graph_check(
  task_group TEXT NOT NULL, mode TEXT NOT NULL, source TEXT NOT NULL, target TEXT NOT NULL,
  n INTEGER, dibs REAL, exact REAL, difference REAL, path_dibs REAL, path_exact REAL,
  total_effect_raw_dibs REAL, total_effect_raw_exact REAL,
  PRIMARY KEY (task_group, mode, source, target)
);

CREATE TABLE result_question_1(
  task_group TEXT NOT NULL, mode TEXT NOT NULL, source TEXT NOT NULL, target TEXT NOT NULL,
  n INTEGER, effect TEXT, effect_other TEXT, probability REAL, path_probability REAL,
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
  min_probability REAL, probability REAL, mc_error REAL, weight REAL, in_other_mode INTEGER,
  PRIMARY KEY (task_group, mode, source, target, path)
);

CREATE TABLE result_interaction(
  task_group TEXT NOT NULL, source TEXT NOT NULL, target TEXT NOT NULL, adjustment TEXT NOT NULL,
  n INTEGER, selected_by TEXT, estimate REAL, std_error REAL, statistic REAL, df REAL,
  p_value REAL, conf_low REAL, conf_high REAL, p_bh REAL, beta REAL, main_estimate REAL,
  main_beta REAL, main_p REAL, r_squared_main REAL, r_squared REAL, delta_r_squared REAL,
  f_change REAL, f_change_p REAL, slope_reference REAL, slope_reference_p REAL, slope_other REAL,
  slope_other_p REAL, effect TEXT, n_missing INTEGER, note TEXT, caveat TEXT,
  PRIMARY KEY (task_group, source, target, adjustment)
);

CREATE TABLE result_mediation(
  task_group TEXT NOT NULL, mode TEXT NOT NULL, source TEXT NOT NULL, mediator TEXT NOT NULL,
  target TEXT NOT NULL, adjustment TEXT NOT NULL, n INTEGER, selected_by TEXT, exploratory INTEGER,
  a REAL, b REAL, total REAL, direct REAL, indirect REAL, a_p REAL, b_p REAL, total_p REAL,
  direct_p REAL, std_error REAL, conf_low REAL, conf_high REAL, z REAL, p_value REAL, p_bh REAL,
  proportion_mediated REAL, mediation TEXT, n_missing INTEGER, note TEXT, caveat TEXT,
  PRIMARY KEY (task_group, mode, source, mediator, target, adjustment)
);

CREATE TABLE result_mediation_difference(
  task_group TEXT NOT NULL, source TEXT NOT NULL, mediator TEXT NOT NULL, target TEXT NOT NULL,
  adjustment TEXT NOT NULL, stratum TEXT NOT NULL, n INTEGER, selected_by TEXT,
  exploratory INTEGER, effect TEXT, estimate REAL, std_error REAL, conf_low REAL, conf_high REAL,
  p_value REAL, significant INTEGER, mc_error REAL, p_bh REAL, n_missing INTEGER, note TEXT,
  caveat TEXT, PRIMARY KEY (task_group, source, mediator, target, adjustment, stratum)
);

CREATE TABLE result_verdict(
  task_group TEXT NOT NULL, scenario INTEGER, title TEXT, strength TEXT, n_reference INTEGER,
  n_other INTEGER, main_variable TEXT, main_estimate REAL, main_d REAL, main_d_low REAL,
  main_d_high REAL, main_p REAL, main_effects INTEGER, main_tested INTEGER,
  interaction_source TEXT, interaction_target TEXT, slope_reference REAL, slope_other REAL,
  interaction_sd REAL, interaction_p REAL, interactions INTEGER, interactions_tested INTEGER,
  drivers_reference TEXT, drivers_other TEXT, graph_p REAL, largest_d REAL,
  largest_interaction REAL, detectable_d REAL, detectable_interaction REAL, margin REAL,
  conclusion TEXT, advice TEXT, caveats TEXT, PRIMARY KEY (task_group)
);
