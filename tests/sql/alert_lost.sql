-- Runs that one level lost, and a cause that is not known of all.
SELECT 'runs that one level lost', n = 6 AND note LIKE '0 of 30 runs of b and 6 of 30 of a are lost%' FROM result_data_alert WHERE alert = 'missing in one mode';
-- Expected: tests/oracle/alert.py
SELECT 'bounds where a cause is missing, too, and outcomes are alike', count(*) = 1 AND abs(max(low) + 8.03522426963039) < 1e-9 AND abs(max(high) + 2.646547687184528) < 1e-9 FROM alert_bound;
