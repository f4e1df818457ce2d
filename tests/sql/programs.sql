-- Tables as programs write them that record experiments: texts, with the names that they use.
CREATE TABLE emissions(timestamp, project_name, run_id, experiment_id, duration, emissions,
  emissions_rate, cpu_power, cpu_energy, energy_consumed, country_name, region, os, cpu_count,
  cpu_model, longitude, codecarbon_version, tracking_mode, on_cloud, pue);
CREATE TABLE run_table(__run_id, __done, compiler, size, energy);
CREATE TABLE wandb(Name, State, Notes, "User", Tags, Created, Runtime, Sweep, optimizer, lr,
  "val/loss", gpu_power_w);
WITH RECURSIVE s(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM s WHERE i < 40)
INSERT INTO emissions
SELECT printf('2026-01-01T10:%02d:00', i), iif(i % 2, 'baseline', 'pruned'),
       printf('%08x-1234', i * 7919), '5b0fa12a', 60.5 + i * 7 % 11, 1e-4 * (i * 5 % 13 + 1),
       1e-6 * (i * 5 % 17 + 1), 42.5, 1e-3 * (i * 3 % 7 + 1), 1e-3 * (i * 11 % 19 + 1 + i % 2),
       'Germany', 'hesse', 'Linux', 16, 'Intel', 8.7, '3.0.1', 'machine', 'N', 1.0
FROM s;
WITH RECURSIVE s(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM s WHERE i < 40)
INSERT INTO run_table
SELECT printf('run_%d_repetition_%d', i % 4, i / 4), iif(i % 8 = 3, 'TODO', 'DONE'),
       iif(i % 2, 'gcc', 'clang'), 100 * (1 + i % 3), iif(i % 8 = 3, ' ', 10 + i * 7 % 13)
FROM s;
WITH RECURSIVE s(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM s WHERE i < 40)
INSERT INTO wandb
SELECT 'lucky-sun-' || i, CASE i WHEN 3 THEN 'crashed' WHEN 5 THEN 'killed' ELSE 'finished' END,
       '-', 'ada', '', printf('2026-01-01T10:%02d:00.000Z', i), 300 + i * 7 % 31,
       iif(i % 3, 'sweep1', 'sweep2'), iif(i % 2, 'adam', 'sgd'), 0.001 * (1 + i * 5 % 11),
       0.1 * (i * 7 % 17), 200 + i * 3 % 19
FROM s;
