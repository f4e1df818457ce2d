-- Figures of the real runs that were computed elsewhere (statsmodels, scipy).
SELECT '836 rows in 7 main effects', count(*) = 7 AND min(n) = 802 FROM result_main_effect WHERE scope = '(all)';
SELECT 'GPU average power: t(800), p, d', df = 800 AND abs(p_value - 0.0146) < 5e-5 AND abs(cohens_d - 0.17) < 0.005 FROM result_main_effect WHERE scope = '(all)' AND variable = 'energy_gpu_avg_watts';
SELECT 'GPU minimum power: d', abs(cohens_d - 0.78) < 0.005 FROM result_main_effect WHERE scope = '(all)' AND variable = 'energy_gpu_min_watts';
SELECT 'CPU total energy: p', abs(p_value - 0.0495) < 5e-5 FROM result_main_effect WHERE scope = '(all)' AND variable = 'energy_cpu_total_joules';
SELECT 'GPU total energy: p', abs(p_value - 0.97) < 5e-3 FROM result_main_effect WHERE scope = '(all)' AND variable = 'energy_gpu_total_joules';
SELECT 'GPU total energy, blocked: t(790)', df_blocked = 790 AND abs(statistic_blocked - 5.715) < 5e-4 FROM result_main_effect WHERE scope = '(all)' AND variable = 'energy_gpu_total_joules';
SELECT 'GPU average power, blocked: t(790)', df_blocked = 790 AND abs(statistic_blocked - 7.758) < 5e-4 FROM result_main_effect WHERE scope = '(all)' AND variable = 'energy_gpu_avg_watts';
SELECT 'mixed scales are noticed', caveat LIKE '%mixed scales%' FROM variable WHERE name = 'perf_accuracy';
SELECT 'types', group_concat(type) = 'TEXT,REAL,REAL,INTEGER' FROM pragma_table_info('experiment') WHERE name IN ('experiment_id', 'hyperparam_alpha', 'energy_gpu_total_joules', 'retries');
SELECT 'group6 is too small without the defaults', max(verdict) = 'too small' FROM result_sample_size WHERE task_group = 'group6_resnet';
.read tests/fitted.sql
SELECT 'graphs where there are runs enough, and else a word', count(*) = 12 AND min(fit IS NOT NULL OR note LIKE 'no graph: %') = 1 AND count(fit) >= 8 FROM temp.fitted;
SELECT 'a total is left out beside its parts', min(note LIKE '%dropped energy_cpu_total_joules: it is an exact linear combination of energy_cpu_pkg_joules, energy_cpu_ram_joules%') = 1 FROM temp.fitted WHERE fit IS NOT NULL;
SELECT 'no hyperparameter has a parent', max(probability) = 0 FROM result_edge WHERE target_role = 'cause';
SELECT 'dibs and exact agree', max(abs(difference)) < 0.15 AND avg(abs(difference)) < 0.01 FROM result_graph_check;
SELECT 'each group has days of one mode', count(*) = 6 AND min(n) = 19 AND max(n) = 126 AND min(effect LIKE 'GPU total energy, parallel%within blocks, %within blocks and days.') FROM result_data_alert WHERE alert = 'confounded day';
SELECT 'the runs that look aborted', sum(n) = 36 AND count(*) = 2 AND min(effect LIKE '%without them, %with them.') FROM result_data_alert WHERE alert = 'aborted';
SELECT 'energy is missing in one mode', note LIKE 'In group2_vulberta, 8 of 67 runs of parallel and 32 of 85 of default are lost%' FROM result_data_alert WHERE alert = 'missing in one mode' AND task_group = 'group2_vulberta';
SELECT 'one level lost over five points more: 26, 9 and 7', group_concat(task_group || ' ' || round(100 * abs(share_observed - share_observed_reference), 1), ', ')
  = 'group2_vulberta 25.7, group4_bug_localization 9.1, group5_mrt_oast 6.6' FROM (SELECT * FROM result_finding WHERE lee AND kind = 'main effect' AND is_primary ORDER BY task_group);
