-- Values that cannot be, rows twice, rows that are no runs, a level too many, a level with few values.
SELECT 'aborted runs', n = 4 AND note LIKE 'Runs that look aborted, left out: 4 of 78: 1 a (5 %), 1 a (status FAILED), 1 b (5 %), 1 b (status FAILED);%' FROM result_data_alert WHERE alert = 'aborted';
SELECT 'rows not run yet', n = 1 AND note = 'Left out as not run yet: 1 (TODO 1).' FROM result_data_alert WHERE alert = 'not run';
SELECT 'words of a status that are not known', n = 1 AND note LIKE '%(half 1).' FROM result_data_alert WHERE alert = 'status unknown';
SELECT 'a level that is not compared', n = 3 AND note LIKE '%(c 3).' FROM result_data_alert WHERE alert = 'other levels';
SELECT 'codes of missing values', n = 2 AND note LIKE 'energy is -999 in 2 of 67 runs%' FROM result_data_alert WHERE alert = 'sentinel';
SELECT 'energy below 0, codes apart', n = 1 AND note = 'energy is below 0 in 1 of 67 runs, down to -3.000 J.' FROM result_data_alert WHERE alert = 'negative values';
SELECT 'runs that stand twice', n = 2 FROM result_data_alert WHERE alert = 'duplicates';
SELECT 'repeats, and how alike they are', n = 4 AND note LIKE '%; such configurations: 2); the intraclass correlation of energy is 1.00.' FROM result_data_alert WHERE alert = 'repeats';
SELECT 'missing in one level', n = 15 AND note LIKE '13 of 38 runs of b and 2 of 40 of a are lost%' FROM result_data_alert WHERE alert = 'missing in one mode';
SELECT 'both answers where values are missing', effect LIKE 'energy, b − a: +52.33 J [-28.64, 133.3] (p = .400) over the whole family if the lost runs were like the others; p = 1.000 at worst if%: -5.670 to +71.96 J; Lee 2009).' FROM result_data_alert WHERE alert = 'missing in one mode';
SELECT 'few runs of a level', n = 25 AND subject = 'b' AND severity = 1 AND cure IS NULL FROM result_data_alert WHERE alert = 'too few';
SELECT 'no time', count(*) = 1 FROM result_data_alert WHERE alert = 'time unknown';
-- Expected: tests/oracle/alert.py
SELECT 'bounds where values are missing', count(*) = 1 AND abs(max(low) + 5.66997355312682) < 1e-9 AND abs(max(high) - 71.9578138064756) < 1e-9 FROM alert_bound;
