-- After a second run with another alpha.
SELECT 'a second run is on record', count(*) = 2 AND max(settings ->> 'alpha') = 0.05 AND min(settings ->> 'alpha') = 0.01 FROM result_run;
SELECT 'the hash notices a merge', count(DISTINCT data_hash) = 2 FROM result_run;
SELECT 'intervals follow alpha', min(now.conf_high_blocked - now.conf_low_blocked > old.conf_high_blocked - old.conf_low_blocked) = 1
FROM main.result_main_effect AS now JOIN before.result_main_effect AS old USING (scope, task_group, variable);
SELECT 'merged groups are one', n1 = 42 + 22 AND n2 = 42 + 27 AND df_blocked = 133 - 2 - 3
FROM main.result_main_effect WHERE task_group = 'five and six' AND variable = 'energy_gpu_total_joules';
SELECT 'all together is what it was', max(abs(now.estimate_blocked / old.estimate_blocked - 1)) < 1e-9
FROM main.result_main_effect AS now JOIN before.result_main_effect AS old USING (scope, task_group, variable) WHERE scope = '(all)';
SELECT 'a view of the user''s own reads the new results', width = (SELECT max(conf_high - conf_low) FROM main.result_main_effect) FROM widest;
SELECT 'candidates are not doubled', (SELECT count(*) FROM main.candidate_edge WHERE task_group LIKE 'group3%') = (SELECT count(*) FROM before.candidate_edge WHERE task_group LIKE 'group3%' AND selected_by <> 'dibs')
  AND (SELECT count(*) FROM main.candidate_path WHERE task_group LIKE 'group3%') = (SELECT count(*) FROM before.candidate_path WHERE task_group LIKE 'group3%' AND selected_by <> 'dibs');
SELECT 'what earlier graphs found is forgotten with them', (SELECT count(*) FROM main.candidate_edge WHERE selected_by = 'dibs') = 0 AND (SELECT count(*) FROM main.result_edge) = 0 AND (SELECT count(*) FROM before.result_edge) > 0;
