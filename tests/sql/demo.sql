-- The demonstration data: the same rows each time, others with another seed, in the shape promised.
SELECT 'the demo is deterministic', NOT EXISTS (SELECT * FROM main.experiment EXCEPT SELECT * FROM again.experiment);
SELECT 'another seed gives other rows', count(*) > 800 FROM (SELECT energy_gpu_total_joules FROM main.experiment EXCEPT SELECT energy_gpu_total_joules FROM other.experiment);
SELECT 'another seed has the same truth', NOT EXISTS (SELECT * FROM main.truth EXCEPT SELECT * FROM other.truth);
SELECT '836 runs', count(*) = 836 FROM experiment;
SELECT 'the sizes of the task groups by mode', group_concat(n) = '110,149,85,67,80,66,55,87,46,42,27,22'
FROM (SELECT count(*) AS n FROM experiment GROUP BY task_group, mode ORDER BY task_group, mode);
SELECT '34 default runs without energy', sum(energy_gpu_total_joules IS NULL) = 34
  AND sum(energy_gpu_total_joules IS NULL AND mode = 'parallel') = 0 FROM experiment;
SELECT 'ids are unique', count(DISTINCT experiment_id) = 836 FROM experiment;
SELECT 'all four scenarios', group_concat(scenario) = '1,2,3,4' FROM (SELECT DISTINCT scenario FROM truth ORDER BY 1);
SELECT 'hyperparameters are left at their default in half of the runs',
       avg(hyperparam_epochs IS NULL) BETWEEN 0.4 AND 0.6 FROM experiment WHERE task_group NOT LIKE 'group4%';
SELECT 'figures are physical', min(energy_gpu_util_avg_percent) > 0 AND max(energy_gpu_util_max_percent) <= 100
  AND min(duration_seconds) > 60 AND min(energy_gpu_min_watts) > 10 AND max(energy_gpu_max_watts) < 450
  AND max(energy_gpu_temp_max_celsius) < 95 AND max(perf_rank5) <= 1 AND max(perf_test_accuracy) <= 100 FROM experiment;
SELECT 'power times time is energy', min(r) > 0.65 AND max(r) < 1.3
FROM (SELECT energy_gpu_total_joules / energy_gpu_avg_watts / duration_seconds AS r FROM experiment);
