-- After a second run with another alpha.
SELECT 'a second run is on record', count(*) = 2 AND max(settings ->> 'alpha') = 0.05 AND min(settings ->> 'alpha') = 0.01 FROM result_run;
SELECT 'the data are the same', count(DISTINCT data_hash) = 1 FROM result_run;
SELECT 'intervals follow alpha', min(now.conf_high_blocked - now.conf_low_blocked > old.conf_high_blocked - old.conf_low_blocked) = 1
FROM main.result_main_effect AS now JOIN before.result_main_effect AS old USING (task_group, variable);
SELECT 'candidates are not doubled', (SELECT count(*) FROM main.candidate_edge) = (SELECT count(*) FROM before.candidate_edge)
  AND (SELECT count(*) FROM main.candidate_path) = (SELECT count(*) FROM before.candidate_path);
