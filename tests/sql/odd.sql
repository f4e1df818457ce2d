-- Column names with commas, quotes, percent signs, a byte order mark, Chinese; labels with quotes.
SELECT 'the byte order mark is no part of a name', EXISTS (SELECT 1 FROM variable WHERE name = 'run,id');
SELECT 'roles by prefix', group_concat(role) = 'outcome,outcome,mediator,cause,cause'
FROM (SELECT role FROM variable WHERE name LIKE 'energy%' AND name <> 'energy_stray_joules' OR name LIKE 'hyperparam%' ORDER BY name);
SELECT 'numbers with a stray text are left out, and the reader is told why', count(*) = 0 AND (SELECT count(*) FROM result_data_alert WHERE alert = 'text' AND note LIKE '%energy_stray_joules is left out: 1 of 40 values are not numbers, such as ''12 or so''%') = 1 FROM observation WHERE variable = 'energy_stray_joules';
SELECT 'NA among numbers is empty, and the reader is told', (SELECT count(*) FROM result_data_alert WHERE note = 'Taken as empty in column note: NA (1).') = 1 AND count(note) = 39 AND min(typeof(note)) = 'integer' FROM experiment;
SELECT 'what the columns are used as', count(*) = 1 FROM result_data_alert WHERE note = 'Columns are used as: condition = 模式, group = task_group, block = order.';
SELECT 'energy missing in one mode only', count(*) = 1 FROM result_data_alert WHERE alert = 'missing' AND n = 1 AND note LIKE '%: not measured in 1 of 40 runs (a 1/20, b"c 0/20).';
SELECT 'types', type = 'REAL' FROM pragma_table_info('experiment') WHERE name = 'energy_it''s total_joules';
SELECT 'types of whole numbers', type = 'INTEGER' FROM pragma_table_info('experiment') WHERE name = 'run,id';
SELECT 'empty is NULL', sum("energy_it's total_joules" IS NULL) = 1 FROM experiment;
SELECT 'main effects', count(*) = 6 AND min(mode = 'b"c') = 1 AND min(p_blocked IS NOT NULL) = 1 FROM result_main_effect;
SELECT 'interactions', count(*) = 16 AND min(p_value IS NOT NULL) = 1 FROM result_interaction;
SELECT 'paths, in the absence of the plan''s names', count(*) > 0 AND min(selected_by LIKE '%family%') = 1 AND min(target) = 'energy_it''s total_joules' FROM result_mediation WHERE NOT exploratory;
.read tests/fitted.sql
SELECT 'graphs have the names as they are', count(*) = 4 AND count(fit) = 4 AND min(variables) = 4 FROM temp.fitted;
SELECT 'knowledge holds for them', count(*) = 12 AND max(probability) = 0 FROM result_edge WHERE target = 'hyperparam_lr "x"';
