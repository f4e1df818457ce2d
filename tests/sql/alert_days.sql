-- Each level on days of its own.
SELECT 'days of one level', severity = 1 AND n = 80 AND share = 1 AND note LIKE '80 of 80 runs (100%) are on days that have, within blocks, only one of b and a: 17 of 17%' FROM result_data_alert WHERE alert = 'confounded day';
-- Expected: tests/oracle/alert.py
SELECT 'days are alike', abs(share / 0.9818907790265359 - 1) < 1e-9 AND n = 80 FROM result_data_alert WHERE alert = 'days alike';
INSERT OR REPLACE INTO result_finding(task_group, mode, reference, target, source, kind, is_primary, is_control, estimate, conf_low, conf_high, p_raw_plain) VALUES ('(one group)', 'b', 'a', 'energy_joules', 'mode', 'main effect', 1, 0, 1.5, -2, 5, 0.25);
INSERT OR REPLACE INTO result_robustness(task_group, mode, target, source, kind, check_name, estimate, conf_low, conf_high, p_value) VALUES ('(one group)', 'b', 'energy_joules', 'mode', 'main effect', 'block cells only', 12, 8, 16, 0.00001);
SELECT 'both answers are said', effect = 'energy, b − a: +12.00 J [8.000, 16.00] (p < .001) within blocks, +1.500 J [-2.000, 5.000] (p = .250) within blocks and days.' FROM data_alert WHERE alert = 'confounded day';
