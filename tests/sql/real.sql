-- Figures of the real runs that were computed elsewhere (statsmodels, scipy).
SELECT '836 rows in 7 main effects', count(*) = 7 AND min(n) = 802 FROM result_main_effect WHERE task_group = '(all)';
SELECT 'GPU average power: t(800), p, d', df = 800 AND abs(p_value - 0.0146) < 5e-5 AND abs(cohens_d - 0.17) < 0.005 FROM result_main_effect WHERE task_group = '(all)' AND variable = 'energy_gpu_avg_watts';
SELECT 'GPU minimum power: d', abs(cohens_d - 0.78) < 0.005 FROM result_main_effect WHERE task_group = '(all)' AND variable = 'energy_gpu_min_watts';
SELECT 'CPU total energy: p', abs(p_value - 0.0495) < 5e-5 FROM result_main_effect WHERE task_group = '(all)' AND variable = 'energy_cpu_total_joules';
SELECT 'GPU total energy: p', abs(p_value - 0.97) < 5e-3 FROM result_main_effect WHERE task_group = '(all)' AND variable = 'energy_gpu_total_joules';
SELECT 'GPU total energy, blocked: t(790)', df_blocked = 790 AND abs(statistic_blocked - 5.715) < 5e-4 FROM result_main_effect WHERE task_group = '(all)' AND variable = 'energy_gpu_total_joules';
SELECT 'GPU average power, blocked: t(790)', df_blocked = 790 AND abs(statistic_blocked - 7.758) < 5e-4 FROM result_main_effect WHERE task_group = '(all)' AND variable = 'energy_gpu_avg_watts';
SELECT 'mixed scales are noticed', caveat LIKE '%mixed scales%' FROM variable WHERE name = 'perf_accuracy';
SELECT 'types', group_concat(type) = 'TEXT,REAL,REAL,INTEGER' FROM pragma_table_info('experiment') WHERE name IN ('experiment_id', 'hyperparam_alpha', 'energy_gpu_total_joules', 'retries');
SELECT 'group6 is too small without the defaults', max(verdict) = 'too small' FROM result_sample_size WHERE task_group = 'group6_resnet';
SELECT 'graphs where there are runs enough, and else a word', count(*) = 12 AND min(fit IS NOT NULL OR note LIKE 'no graph: %') = 1 AND count(fit) >= 8 FROM result_graph;
SELECT 'a total is left out beside its parts', min(note LIKE '%dropped energy_cpu_total_joules: it is an exact linear combination of energy_cpu_pkg_joules, energy_cpu_ram_joules%') = 1 FROM result_graph WHERE fit IS NOT NULL;
SELECT 'no hyperparameter has a parent', max(probability) = 0 FROM result_edge WHERE target_role = 'cause';
SELECT 'dibs and exact agree', max(abs(difference)) < 0.15 AND avg(abs(difference)) < 0.01 FROM result_graph_check;
