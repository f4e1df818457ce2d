-- Models 1.1 and 1.10 are two, energies 5 and 5.0 are one; headers of two lines; NA in many spellings.
SELECT 'models 1.1 and 1.10 are two blocks', group_concat(block || ' ' || n, '; ') = 'g1 / 1.1 40; g1 / 1.10 40' FROM (SELECT block, count(*) AS n FROM experiment_run GROUP BY block);
SELECT 'labels are trimmed', count(*) = 2 AND min(mode) = 'a' AND max(mode) = 'b' FROM (SELECT DISTINCT mode FROM experiment_run);
SELECT 'measures are numbers, however they are spelled', sum(typeof(energy_gpu_total_joules) = 'text') = 0 AND sum(typeof("hyperparam_x (s)") = 'text') = 0 AND (SELECT group_concat(type) FROM pragma_table_info('experiment') WHERE name IN ('hyperparam_x (s)', 'energy_gpu_total_joules')) = 'REAL,REAL' FROM experiment;
SELECT 'line breaks and tabs in headers are blanks', count(*) = 3 FROM variable WHERE name IN ('hyperparam_x (s)', 'hyperparam_a"b c', 'energy_gpu_util_avg percent');
SELECT 'None in a column of numbers is empty, and the reader is told', (SELECT count(*) FROM result_data_alert WHERE note = 'Taken as empty in column energy_gpu_util_avg percent: None (1).') = 1 AND count("energy_gpu_util_avg percent") = 79 FROM experiment;
SELECT 'main effects', count(*) = 1 AND min(n1 + n2) = 80 AND min(df_blocked) = 77 FROM result_main_effect;
.read tests/fitted.sql
SELECT 'graphs', count(*) = 2 AND count(fit) = 2 AND min(variables) = 8 FROM temp.fitted;
SELECT 'interactions', count(*) = 8 AND min(p_value IS NOT NULL) = 1 FROM result_interaction;
SELECT 'paths', count(DISTINCT source) = 4 AND min(a IS NOT NULL) = 1 FROM result_mediation;
