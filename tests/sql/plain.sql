-- No task group, no block, no hyperparameter, no duration.
SELECT 'one group', count(*) = 2 AND min(task_group) = '(one group)' FROM result_main_effect;
SELECT 'without blocks the blocked figure is the pooled one', max(abs(estimate_blocked - estimate)) < 1e-12 FROM result_main_effect;
SELECT 'and the reader is told: ' || subject, 1 FROM result_data_alert WHERE subject IN ('group', 'block', 'duration', 'cause');
SELECT 'all of it', count(*) = 4 FROM result_data_alert WHERE subject IN ('group', 'block', 'duration', 'cause');
SELECT 'nothing to test in steps 3 and 4', (SELECT count(*) FROM result_interaction) + (SELECT count(*) FROM result_mediation) = 0;
