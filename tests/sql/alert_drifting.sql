-- A drift, causes with ranges of their own, and a cause that can have no effect.
SELECT 'a drift in the order of the rows', note LIKE 'energy drifts: +19.75 J from the first run to the last (p < .001), 96.0% %' FROM result_data_alert WHERE alert = 'drift';
SELECT 'ranges that differ', n = 21 AND note LIKE '%: 7.589 to 15.97 in b, 1.234 to 9.837 in a.' FROM result_data_alert WHERE alert = 'ranges' AND subject = 'x';
SELECT 'labels of one level', n = 11 AND cure IS NULL FROM result_data_alert WHERE alert = 'ranges' AND subject = 'kind';
INSERT OR REPLACE INTO result_finding(task_group, mode, target, source, kind, is_primary, is_control, p_value) VALUES ('(one group)', 'b', 'energy_joules', 'seed', 'interaction', 1, 1, 0.03), ('(one group)', 'b', 'energy_joules', 'x', 'interaction', 1, 0, 0.01), ('(one group)', 'b', 'energy_joules', 'kind', 'interaction', 1, 0, 0.5);
SELECT 'what is found from a seed', severity = 2 AND note = 'From seed, which can have no effect, 1 of 1 tests have p < 0.05; from the causes 1 of 2.' FROM data_alert WHERE alert = 'negative control' AND subject = 'seed: tests';
SELECT 'and by the graphs', note LIKE 'From seed, which can have no effect, the graphs found %' FROM data_alert WHERE alert = 'negative control' AND subject = 'seed: edges';
