-- Column names with commas, quotes, percent signs, a byte order mark, Chinese; labels with quotes.
SELECT 'the byte order mark is no part of a name', EXISTS (SELECT 1 FROM variable WHERE name = 'run,id');
SELECT 'roles by prefix', group_concat(role) = 'energy,energy,mediator,hyperparameter,hyperparameter'
FROM (SELECT role FROM variable WHERE name LIKE 'energy%' OR name LIKE 'hyperparam%' ORDER BY name);
SELECT 'text with a stray non-number is left out and says why', role = 'ignore' AND caveat LIKE '%1 of 40 values are not numbers, such as ''NA''%' FROM variable WHERE name = 'note';
SELECT 'types', type = 'REAL' FROM pragma_table_info('experiment') WHERE name = 'energy_it''s total_joules';
SELECT 'types of whole numbers', type = 'INTEGER' FROM pragma_table_info('experiment') WHERE name = 'run,id';
SELECT 'empty is NULL', sum("energy_it's total_joules" IS NULL) = 1 FROM experiment;
SELECT 'main effects', count(*) = 6 AND min(group1 = 'b"c') = 1 AND min(p_blocked IS NOT NULL) = 1 FROM result_main_effect;
SELECT 'interactions', count(*) = 16 AND min(p_value IS NOT NULL) = 1 FROM result_interaction;
SELECT 'paths, in the absence of the plan''s names', count(*) > 0 AND min(selected_by LIKE '%family%') = 1 AND min(target) = 'energy_it''s total_joules' FROM result_mediation WHERE NOT exploratory;
SELECT 'graphs have the names as they are', count(*) = 4 AND count(fit) = 4 AND min(variables) = 4 FROM result_graph;
SELECT 'knowledge holds for them', count(*) = 12 AND max(probability) = 0 FROM result_edge WHERE target = 'hyperparam_lr "x"';
