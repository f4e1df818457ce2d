-- Views survive task groups with too little of everything, and say so in note.
SELECT 'every task group has its row', count(*) = 10 FROM result_main_effect WHERE variable = 'energy_gpu_total_joules';
SELECT 'one row: no test', p_value IS NULL AND p_blocked IS NULL AND decision IS NULL AND note <> '' FROM result_main_effect WHERE task_group = 'one row';
SELECT 'one mode: it is on its side', mode = 'parallel' AND mean1 = 12.5 AND p_value IS NULL AND p_blocked IS NULL FROM result_main_effect WHERE task_group = 'one mode';
SELECT 'constant energy: no test', p_blocked IS NULL AND p_value IS NULL FROM result_main_effect WHERE task_group = 'constant energy';
SELECT 'no energy: nothing', n = 0 AND missing1 = 1 AND missing2 = 1 FROM result_main_effect WHERE task_group = 'no energy';
SELECT 'mode is block: pooled figures only', p_value IS NOT NULL AND estimate_blocked IS NULL FROM result_main_effect WHERE task_group = 'mode is block';
SELECT 'empty modes are the default', n2 = 2 AND reference = 'default' FROM result_main_effect WHERE task_group = 'no hyperparameter';
SELECT 'empty modes are counted', n = 2 AND note LIKE 'In 2 of % runs mode is empty; they count as ''default''.' FROM result_data_alert WHERE alert = 'empty level';
SELECT 'empty task groups are one', n = 2 FROM result_main_effect WHERE task_group = '(none)';
SELECT 'what does not vary is no candidate', count(*) = 0 FROM candidate_edge WHERE task_group IN ('no hyperparameter', 'one row', 'no energy', 'constant energy');
SELECT 'healthy interaction', p_value IS NOT NULL FROM result_interaction WHERE task_group = 'healthy' AND adjustment = 'total';
SELECT 'an interaction in one mode is none', estimate IS NULL AND p_bh IS NULL AND effect IS NULL FROM result_interaction WHERE task_group = 'one mode' AND adjustment = 'total';
SELECT 'mediation in one mode', count(*) > 0 FROM result_mediation WHERE task_group = 'one mode';
SELECT 'no difference with one mode', count(*) = 0 FROM result_mediation_difference WHERE task_group = 'one mode' AND stratum = 'difference' AND estimate IS NOT NULL;
SELECT 'sample_size judges', min(verdict) = 'too small' AND max(verdict) = 'too small' FROM result_sample_size WHERE task_group = 'one mode' AND step = 'main_effect';
SELECT 'sample_size: nothing to test', min(verdict IS NULL) = 1 FROM result_sample_size WHERE task_group = 'no hyperparameter' AND step = 'interaction';
.read tests/fitted.sql
SELECT 'a task group with few runs has no graph and says so', count(*) = 2 AND count(fit) = 0 AND min(note LIKE 'no graph: 12 complete runs, fewer than 20%') = 1 FROM temp.fitted WHERE task_group = 'healthy';
SELECT 'graphs that are not there: no edges', (SELECT count(*) FROM result_edge) + (SELECT count(*) FROM result_edge_difference) + (SELECT count(*) FROM result_question_3) = 0;
SELECT 'every task group is named in graph_pooled', count(*) = 9 AND min(note <> '' OR (g.task_group, g.mode) IN (SELECT task_group, mode FROM result_fit WHERE step = 'graph_pooled')) = 1 FROM result_graph_pooled AS g;
