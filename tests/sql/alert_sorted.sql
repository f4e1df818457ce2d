-- Rows in the order of what is held fixed.
SELECT 'rows that are sorted do not drift', count(*) = 0 FROM result_data_alert WHERE alert = 'drift';
SELECT 'what else was lost is counted', group_concat(subject) = 'energy and 1 more' AND group_concat(note) = '10 of 40 runs of b and 0 of 40 of a are lost (not measured, or left out as aborted): energy and 1 more.' FROM result_data_alert WHERE alert = 'missing in one mode';
SELECT 'and among empty cells', group_concat(subject) = 'energy and 1 more' FROM result_data_alert WHERE alert = 'missing';
