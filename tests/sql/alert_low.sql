-- Runs of little energy where no performance was measured.
SELECT 'what may be aborted is told', n = 2 AND severity = 2 AND effect IS NULL AND note LIKE 'energy of 2 of 80 runs is below 5 % of the median of their block (1 a (5 %), 1 b (5 %)): 0.7000 – 0.7300 J, %so they are not left out.' FROM result_data_alert WHERE alert = 'aborted';
SELECT 'and stays in', count(*) = 80 FROM alert_run;
