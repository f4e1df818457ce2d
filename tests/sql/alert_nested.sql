-- Blocks of one level.
SELECT 'no block has both levels', severity = 1 AND n = 60 AND effect LIKE 'Without blocks, energy, b − a, is +0.2448 [-2.521, 3.011] J;%' FROM result_data_alert WHERE alert = 'confounded block' AND task_group = 'first';
SELECT 'some blocks have one', severity = 2 AND n = 6 AND abs(share - 0.3) < 1e-12 FROM result_data_alert WHERE alert = 'block in one mode' AND task_group = 'other';
SELECT 'a cure is for its group', cure LIKE '%trim("grp") = ''first'' AND causalite_cell("z") NOT BETWEEN %' FROM result_data_alert WHERE alert = 'ranges' AND task_group = 'first' AND subject = 'z';
SELECT 'few runs of both levels', count(*) = 2 FROM result_data_alert WHERE alert = 'too few' AND task_group = 'other';
DELETE FROM result_main_effect_block;
INSERT INTO result_main_effect_block(task_group, mode, variable, block, estimate, heterogeneity_p) VALUES ('other', 'b', 'energy_joules', 'other / 1', -37, 0.0001), ('other', 'b', 'energy_joules', 'other / 2', 677, 0.0001), ('other', 'b', 'energy_joules', 'other / 3', 5, 0.0001);
SELECT 'the effect is not that of all blocks', severity = 1 AND note = 'In other, energy, b − a, is not the same in all 3 blocks: from -37.00 to +677.0 J, with the opposite sign in 1 of them (test of their equality p < .001).' FROM data_alert WHERE alert = 'mode by block';
UPDATE setting SET value = 'zh' WHERE name = 'lang';
SELECT 'in Chinese', note LIKE 'other 的 3 个区组（model）中有 2 个%' FROM data_alert WHERE alert = 'block in one mode';
