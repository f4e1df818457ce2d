-- Runs of one configuration that are alike.
SELECT 'runs that share a configuration', n = 70 AND severity = 1 AND effect LIKE '%; were each run independent, +3.719 J [1.247, 6.191] (p = .004).' AND note LIKE '70 of 70 runs share their configuration with another run (the same block, mode and causes; such configurations: %' FROM result_data_alert WHERE alert = 'repeats';
INSERT INTO variable(name, role) VALUES ('day', 'cluster');
SELECT 'what is a cluster is named', min(instr(effect, 'Conclusions count the runs of one day as a cluster.') = 1) = 1 FROM data_alert WHERE alert = 'repeats';
