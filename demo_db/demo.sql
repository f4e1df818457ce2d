-- demo.sql: 836 simulated training runs whose true effects are known.
--
-- Plain SQL (SQLite with its mathematical functions, which the sqlite3 shell has). The same rows on
-- every machine; other rows of the same truth with another seed:
--   sqlite3 demo.db ".parameter set :seed 7" ".read demo_db/demo.sql"
-- traps.sql has five more task groups, each with a trap.
--
-- Creates
--   experiment           one row a run: columns, task groups and their sizes by mode as in a study of
--                        parallel and default training; an empty hyperparameter was left at its
--                        default; 34 default runs have no energy. Every figure is simulated.
--   experiment_default   what an empty hyperparameter stands for: the roles' `defaults`
--   truth                one row for each task group and hyperparameter:
--     task_group
--     scenario           the plan's: 1 no influence, 2 main effect only, 3 interaction, 4 changed
--                        causal structure
--     title              of the scenario
--     target             energy_gpu_total_joules; what the figures below are about
--     mode_effect        parallel - default at the hyperparameters' defaults, in the target's unit
--     source             the hyperparameter
--     slope_default, slope_parallel         its total effect in each mode, target per unit of source
--     mediator           energy_gpu_util_avg_percent, where part of the effect goes through it
--     indirect_default, indirect_parallel   that part
--     note
--
-- The models of a task group differ in level and are not equally frequent in both modes, so a pooled
-- comparison of the modes is confounded (group1: an effect that is none; group5: none, though there
-- is one). Within a task group everything is linear: with dev = hyperparameter - default,
--   utilisation = level + util_shift * parallel + sum(indirect / joules_per_util * dev) + noise
--   target      = level + mode_effect * parallel + sum(slope * dev)
--                 + joules_per_util * noise of utilisation + noise
--   duration    = level + shift * parallel + sum((slope - indirect) / watts * dev) + noise
-- and power, temperature, CPU energy and performance follow from these.

BEGIN;

-- Task groups: what a model is scaled by, and what the mode does.
CREATE TEMP TABLE simulated_group(
  task_group TEXT PRIMARY KEY, repository TEXT, scenario INTEGER,
  watts REAL,            -- typical GPU power
  seconds REAL,          -- typical duration
  util REAL,             -- typical GPU utilisation, percent
  mode_effect REAL,      -- J, on GPU total energy
  util_shift REAL,       -- percent
  joules_per_util REAL,  -- J for one percent of utilisation
  noise REAL,            -- standard deviation of GPU total energy, share of watts * seconds
  without_energy INTEGER -- default runs whose energy was not recorded
);
INSERT INTO simulated_group VALUES
  ('group1_examples',         'examples',          1, 120,  300, 55,      0, 0,   250, 0.05,  1),
  ('group2_vulberta',         'vulberta',          2, 210, 3100, 70,  90000, 3,  8000, 0.06, 24),
  ('group3_person_reid',      'person_reid',       3, 225, 3400, 70,  60000, 2, 12000, 0.05,  0),
  ('group4_bug_localization', 'bug_localization',  4,  75,  900, 35,   4000, 1,  1500, 0.05,  5),
  ('group5_mrt_oast',         'mrt_oast',          2, 240, 1400, 75,  45000, 2,  4000, 0.05,  4),
  ('group6_resnet',           'resnet_cifar10',    3, 215, 1150, 62,  25000, 2,  1800, 0.05,  0);

-- Models: level as a multiple of the group's typical duration and power, and runs by mode.
CREATE TEMP TABLE simulated_model(
  task_group TEXT, model TEXT, n_default INTEGER, n_parallel INTEGER, time_level REAL, power_level REAL
);
INSERT INTO simulated_model VALUES
  ('group1_examples',         'mnist_cnn',     40, 22, 0.90, 0.95),
  ('group1_examples',         'mnist_mlp',     35, 20, 0.80, 0.85),
  ('group1_examples',         'mnist_rnn',     20, 45, 1.10, 1.05),
  ('group1_examples',         'siamese',       15, 62, 1.20, 1.15),
  ('group2_vulberta',         'cnn',           30, 40, 0.85, 0.95),
  ('group2_vulberta',         'mlp',           55, 27, 1.10, 1.05),
  ('group3_person_reid',      'densenet',      26, 26, 0.95, 1.00),
  ('group3_person_reid',      'hrnet',         24, 24, 1.20, 1.05),
  ('group3_person_reid',      'pcb',           30, 16, 0.85, 0.95),
  ('group4_bug_localization', 'dnn',           30, 40, 0.90, 0.95),
  ('group4_bug_localization', 'rvsm',          25, 47, 1.10, 1.05),
  ('group5_mrt_oast',         'oast_base',     14, 27, 0.85, 0.90),
  ('group5_mrt_oast',         'oast_large',    32, 15, 1.15, 1.10),
  ('group6_resnet',           'resnet20',      13, 11, 0.90, 0.97),
  ('group6_resnet',           'resnet32',      14, 11, 1.10, 1.03);

-- Hyperparameters: default, range they are drawn from, and what they do, for the whole range of one
-- default (dev = default), as a share of the group's watts * seconds.
CREATE TEMP TABLE simulated_effect(
  task_group TEXT, source TEXT, initial REAL, low REAL, high REAL, digits INTEGER,
  slope_default REAL, slope_parallel REAL, indirect_default REAL, indirect_parallel REAL, note TEXT
);
INSERT INTO simulated_effect VALUES
  ('group1_examples', 'epochs',        10,    5,     15,    0, 0.60, 0.60, 0.00, 0.00, NULL),
  ('group1_examples', 'batch_size',    32,    16,    48,    0, 0.20, 0.20, 0.20, 0.20, 'through utilisation alone'),
  ('group1_examples', 'learning_rate', 0.01,  0.005, 0.015, 5, 0,    0,    0,    0,    NULL),
  ('group1_examples', 'seed',          1,     1,     9999,  0, 0,    0,    0,    0,    NULL),
  ('group2_vulberta', 'epochs',        10,    5,     15,    0, 0.70, 0.70, 0.25, 0.25, NULL),
  ('group2_vulberta', 'learning_rate', 3e-5,  1.5e-5, 4.5e-5, 8, 0,  0,    0,    0,    NULL),
  ('group2_vulberta', 'weight_decay',  0.01,  0.005, 0.015, 5, 0,    0,    0,    0,    NULL),
  ('group2_vulberta', 'seed',          42,    1,     9999,  0, 0,    0,    0,    0,    NULL),
  ('group3_person_reid', 'epochs',     60,    30,    90,    0, 0.50, 1.00, 0.10, 0.45, 'more strongly in parallel, most of that through utilisation'),
  ('group3_person_reid', 'learning_rate', 0.05, 0.025, 0.075, 4, 0,  0,    0,    0,    NULL),
  ('group3_person_reid', 'dropout',    0.5,   0.25,  0.75,  3, 0,    0,    0,    0,    NULL),
  ('group3_person_reid', 'seed',       1334,  1,     9999,  0, 0,    0,    0,    0,    NULL),
  ('group4_bug_localization', 'max_iter', 10000, 5000, 15000, 0, 0.80, 0,  0.50, 0,    'drives energy in default runs only'),
  ('group4_bug_localization', 'kfold', 10,    5,     15,    0, 0,    0.80, 0,    0.30, 'drives energy in parallel runs only'),
  ('group4_bug_localization', 'alpha', 1e-5,  5e-6,  1.5e-5, 8, 0,   0,    0,    0,    NULL),
  ('group4_bug_localization', 'seed',  42,    1,     9999,  0, 0,    0,    0,    0,    NULL),
  ('group5_mrt_oast', 'epochs',        10,    5,     15,    0, 0.70, 0.70, 0.20, 0.20, NULL),
  ('group5_mrt_oast', 'learning_rate', 1e-4,  5e-5,  1.5e-4, 7, 0,   0,    0,    0,    NULL),
  ('group5_mrt_oast', 'dropout',       0.2,   0.1,   0.3,   3, 0,    0,    0,    0,    NULL),
  ('group5_mrt_oast', 'weight_decay',  1e-4,  5e-5,  1.5e-4, 7, 0,   0,    0,    0,    NULL),
  ('group5_mrt_oast', 'seed',          1334,  1,     9999,  0, 0,    0,    0,    0,    NULL),
  ('group6_resnet', 'epochs',          200,   100,   300,   0, 0.90, 0.45, 0.30, 0.10, 'more weakly in parallel; few runs'),
  ('group6_resnet', 'learning_rate',   0.1,   0.05,  0.15,  4, 0,    0,    0,    0,    NULL),
  ('group6_resnet', 'weight_decay',    1e-4,  5e-5,  1.5e-4, 7, 0,   0,    0,    0,    NULL),
  ('group6_resnet', 'seed',            1334,  1,     9999,  0, 0,    0,    0,    0,    NULL);

CREATE TABLE experiment_default(task_group TEXT, name TEXT, value);
INSERT INTO experiment_default
SELECT task_group, 'hyperparam_' || source, initial FROM simulated_effect;

CREATE TABLE truth(
  task_group TEXT, scenario INTEGER, title TEXT, target TEXT, mode_effect REAL,
  source TEXT, slope_default REAL, slope_parallel REAL,
  mediator TEXT, indirect_default REAL, indirect_parallel REAL, note TEXT,
  PRIMARY KEY (task_group, source)
);
INSERT INTO truth
SELECT e.task_group, g.scenario,
       CASE g.scenario WHEN 1 THEN 'no influence' WHEN 2 THEN 'main effect only'
                       WHEN 3 THEN 'interaction' ELSE 'changed causal structure' END,
       'energy_gpu_total_joules', g.mode_effect, 'hyperparam_' || e.source,
       e.slope_default * unit, e.slope_parallel * unit,
       CASE WHEN e.indirect_default <> 0 OR e.indirect_parallel <> 0 THEN 'energy_gpu_util_avg_percent' END,
       e.indirect_default * unit, e.indirect_parallel * unit, e.note
FROM (SELECT *, (SELECT watts * seconds FROM simulated_group AS s
                 WHERE s.task_group = simulated_effect.task_group) / initial AS unit
      FROM simulated_effect) AS e
JOIN simulated_group AS g ON g.task_group = e.task_group;

-- Runs: the n-th run of each model and mode.
CREATE TEMP TABLE simulated_run AS
WITH RECURSIVE counter(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM counter WHERE i < 200)
SELECT row_number() OVER (ORDER BY m.task_group, m.model, p.column1, i) AS unit,
       m.task_group, m.model, p.column1 AS mode, p.column1 = 'parallel' AS parallel, i
FROM simulated_model AS m, (VALUES ('default'), ('parallel')) AS p, counter
WHERE i <= CASE p.column1 WHEN 'default' THEN m.n_default ELSE m.n_parallel END;

-- Random numbers: P. L'Ecuyer's combined generator (Comm. ACM 31 (1988) 742), 48 for each run.
CREATE TEMP TABLE draw AS
WITH RECURSIVE state(step, a, b) AS (
  SELECT 0, 1 + abs(coalesce(:seed, 20260106)) % 2147483000, 1 + abs(coalesce(:seed, 20260106)) * 48271 % 2147483000
  UNION ALL
  SELECT step + 1, a * 40014 % 2147483563, b * 40692 % 2147483399 FROM state WHERE step < 50 + 48 * 836
)
SELECT 1 + (step - 51) / 48 AS unit, (step - 51) % 48 AS stream,
       ((a - b) % 2147483562 + 2147483562) % 2147483562 / 2147483563.0 + 1e-10 AS u
FROM state WHERE step > 50;
CREATE INDEX temp.draw_key ON draw(unit, stream);

-- Streams 0 to 23 and 34 to 39 in pairs are normal variates (Box & Muller).
CREATE TEMP TABLE noise AS
SELECT p.unit, p.stream / 2 AS stream, sqrt(-2 * ln(p.u)) * cos(2 * pi() * q.u) AS z
FROM draw AS p JOIN draw AS q ON q.unit = p.unit AND q.stream = p.stream + 1
WHERE (p.stream < 24 OR p.stream BETWEEN 34 AND 39) AND p.stream % 2 = 0;
CREATE INDEX temp.noise_key ON noise(unit, stream);

-- Hyperparameters, each left at its default in half of the runs. Streams 24 to 33.
CREATE TEMP TABLE hyperparameter AS
SELECT r.unit, e.source, e.initial,
       CASE WHEN keep.u < 0.5 THEN round(e.low + (e.high - e.low) * at.u, e.digits) END AS value,
       e.indirect, e.direct
FROM simulated_run AS r
JOIN (SELECT t.task_group, replace(t.source, 'hyperparam_', '') AS source, s.initial, s.low, s.high,
             s.digits, p.column1 AS mode,
             row_number() OVER (PARTITION BY t.task_group, p.column1 ORDER BY t.source) AS place,
             CASE p.column1 WHEN 'default' THEN t.indirect_default ELSE t.indirect_parallel END AS indirect,
             CASE p.column1 WHEN 'default' THEN t.slope_default - t.indirect_default
                            ELSE t.slope_parallel - t.indirect_parallel END AS direct
      FROM truth AS t
      JOIN simulated_effect AS s ON s.task_group = t.task_group AND 'hyperparam_' || s.source = t.source,
           (VALUES ('default'), ('parallel')) AS p) AS e
  ON e.task_group = r.task_group AND e.mode = r.mode
JOIN draw AS keep ON keep.unit = r.unit AND keep.stream = 22 + 2 * e.place
JOIN draw AS at ON at.unit = r.unit AND at.stream = 23 + 2 * e.place;

-- What the hyperparameters come to, in joules, and the levels of the run's model.
CREATE TEMP TABLE level AS
SELECT r.unit, r.task_group, r.model, r.mode, r.parallel, r.i, g.repository, g.watts, g.seconds,
       g.joules_per_util, g.mode_effect, g.util_shift, g.noise, g.without_energy, g.util,
       g.seconds * m.time_level AS model_seconds, g.watts * m.power_level AS model_watts,
       (SELECT coalesce(sum(indirect * (coalesce(value, initial) - initial)), 0)
        FROM hyperparameter AS h WHERE h.unit = r.unit) AS indirect,
       (SELECT coalesce(sum(direct * (coalesce(value, initial) - initial)), 0)
        FROM hyperparameter AS h WHERE h.unit = r.unit) AS direct,
       (SELECT count(value) FROM hyperparameter AS h WHERE h.unit = r.unit) AS mutated,
       (SELECT min(source) FROM hyperparameter AS h WHERE h.unit = r.unit AND value IS NOT NULL) AS first_mutated
FROM simulated_run AS r
JOIN simulated_group AS g ON g.task_group = r.task_group
JOIN simulated_model AS m ON m.task_group = r.task_group AND m.model = r.model;

-- The structural equations.
CREATE TEMP TABLE outcome AS
WITH z AS (
  SELECT unit,
         max(z) FILTER (WHERE stream = 0) AS z_util, max(z) FILTER (WHERE stream = 1) AS z_total,
         max(z) FILTER (WHERE stream = 2) AS z_time, max(z) FILTER (WHERE stream = 3) AS z_watts,
         max(z) FILTER (WHERE stream = 4) AS z_peak, max(z) FILTER (WHERE stream = 5) AS z_idle,
         max(z) FILTER (WHERE stream = 6) AS z_temp, max(z) FILTER (WHERE stream = 7) AS z_hot,
         max(z) FILTER (WHERE stream = 8) AS z_pkg, max(z) FILTER (WHERE stream = 9) AS z_ram,
         max(z) FILTER (WHERE stream = 10) AS z_perf, max(z) FILTER (WHERE stream = 11) AS z_1,
         max(z) FILTER (WHERE stream = 17) AS z_2, max(z) FILTER (WHERE stream = 18) AS z_3
  FROM noise GROUP BY unit
), used AS (
  SELECT l.*, z.*,
         util + util_shift * parallel + indirect / joules_per_util + 0.03 * util * z_util AS utilisation,
         model_seconds + 0.01 * seconds * z_time + direct / watts AS duration
  FROM level AS l JOIN z ON z.unit = l.unit
)
SELECT unit, utilisation, duration, z_perf, z_1, z_2, z_3,
       0.97 * model_watts * model_seconds + mode_effect * parallel + direct + indirect
         + joules_per_util * 0.03 * util * z_util + noise * watts * seconds * z_total AS total,
       model_watts + (mode_effect * parallel + indirect + joules_per_util * 0.03 * util * z_util) / seconds
         + 0.03 * watts * z_watts AS power,
       z_peak, z_idle, z_temp, z_hot,
       (20 + 0.2 * watts) * duration * (1 + 0.03 * z_pkg) + 0.08 * mode_effect * parallel AS pkg,
       (2 + 0.01 * watts) * duration * (1 + 0.03 * z_ram) + 0.01 * mode_effect * parallel AS ram
FROM used;

CREATE TABLE experiment(
  experiment_id TEXT, timestamp TEXT, repository TEXT, model TEXT, task_group TEXT, mode TEXT,
  hyperparam_alpha REAL, hyperparam_batch_size INTEGER, hyperparam_dropout REAL,
  hyperparam_epochs INTEGER, hyperparam_kfold INTEGER, hyperparam_learning_rate REAL,
  hyperparam_max_iter INTEGER, hyperparam_seed INTEGER, hyperparam_weight_decay REAL,
  energy_cpu_pkg_joules REAL, energy_cpu_ram_joules REAL, energy_cpu_total_joules REAL,
  energy_gpu_avg_watts REAL, energy_gpu_max_watts REAL, energy_gpu_min_watts REAL,
  energy_gpu_total_joules REAL, energy_gpu_temp_avg_celsius REAL, energy_gpu_temp_max_celsius REAL,
  energy_gpu_util_avg_percent REAL, energy_gpu_util_max_percent REAL, perf_accuracy REAL,
  perf_best_val_accuracy REAL, perf_map REAL, perf_precision REAL, perf_rank1 REAL, perf_rank5 REAL,
  perf_recall REAL, perf_test_accuracy REAL, perf_test_loss REAL, perf_eval_loss REAL,
  perf_final_training_loss REAL, perf_eval_samples_per_second REAL, perf_top1_accuracy REAL,
  perf_top5_accuracy REAL, perf_top10_accuracy REAL, perf_top20_accuracy REAL,
  duration_seconds REAL, retries INTEGER, num_mutated_params INTEGER, mutated_param TEXT,
  experiment_source TEXT, bg_repository TEXT, bg_model TEXT
);

INSERT INTO experiment
WITH hyper AS (
  SELECT unit,
         max(value) FILTER (WHERE source = 'alpha') AS hyperparam_alpha,
         max(value) FILTER (WHERE source = 'batch_size') AS hyperparam_batch_size,
         max(value) FILTER (WHERE source = 'dropout') AS hyperparam_dropout,
         max(value) FILTER (WHERE source = 'epochs') AS hyperparam_epochs,
         max(value) FILTER (WHERE source = 'kfold') AS hyperparam_kfold,
         max(value) FILTER (WHERE source = 'learning_rate') AS hyperparam_learning_rate,
         max(value) FILTER (WHERE source = 'max_iter') AS hyperparam_max_iter,
         max(value) FILTER (WHERE source = 'seed') AS hyperparam_seed,
         max(value) FILTER (WHERE source = 'weight_decay') AS hyperparam_weight_decay,
         max((value - initial) / initial) FILTER (WHERE source IN ('epochs', 'max_iter')) AS trained,
         max((value - initial) / initial) FILTER (WHERE source IN ('learning_rate', 'alpha')) AS paced
  FROM hyperparameter GROUP BY unit
), metric AS (
  SELECT unit,
         0.04 * coalesce(trained, 0) - 0.03 * coalesce(paced, 0) + 0.01 * z_perf AS gain,
         0.005 * z_1 AS noise_1, 0.005 * z_2 AS noise_2, 0.005 * z_3 AS noise_3
  FROM outcome JOIN hyper USING (unit)
), recorded AS (
  SELECT l.unit, row_number() OVER (PARTITION BY l.task_group, l.mode ORDER BY d.u) <= l.without_energy
                 AND l.mode = 'default' AS lost,
         p.u < 0.6 AS measured
  FROM level AS l JOIN draw AS d ON d.unit = l.unit AND d.stream = 46
  JOIN draw AS p ON p.unit = l.unit AND p.stream = 47
)
SELECT printf('demo__%s_%s_%s_%03d', l.repository, l.model, l.mode, l.i) AS experiment_id,
       strftime('%Y-%m-%dT%H:%M:%S', '2026-01-06 08:00:00', printf('+%d seconds', 1200 * row_number() OVER (ORDER BY order_by.u))) AS timestamp,
       l.repository, l.model, l.task_group, l.mode,
       hyperparam_alpha, hyperparam_batch_size, hyperparam_dropout, hyperparam_epochs, hyperparam_kfold,
       hyperparam_learning_rate, hyperparam_max_iter, hyperparam_seed, hyperparam_weight_decay,
       CASE WHEN NOT lost THEN round(pkg, 2) END AS energy_cpu_pkg_joules,
       CASE WHEN NOT lost THEN round(ram, 2) END AS energy_cpu_ram_joules,
       CASE WHEN NOT lost THEN round(round(pkg, 2) + round(ram, 2), 2) END AS energy_cpu_total_joules,
       CASE WHEN NOT lost THEN round(power, 2) END AS energy_gpu_avg_watts,
       CASE WHEN NOT lost THEN round(1.15 * power + 0.02 * watts * z_peak + 12, 2) END AS energy_gpu_max_watts,
       CASE WHEN NOT lost THEN round(25 + 0.2 * watts + 0.25 * mode_effect * parallel / seconds + 0.02 * watts * z_idle, 2) END AS energy_gpu_min_watts,
       CASE WHEN NOT lost THEN round(total, 2) END AS energy_gpu_total_joules,
       CASE WHEN NOT lost THEN round(34 + 0.15 * power + 0.8 * z_temp, 2) END AS energy_gpu_temp_avg_celsius,
       CASE WHEN NOT lost THEN round(38 + 0.15 * power + 0.8 * z_temp + 0.6 * z_hot) END AS energy_gpu_temp_max_celsius,
       CASE WHEN NOT lost THEN round(utilisation, 3) END AS energy_gpu_util_avg_percent,
       CASE WHEN NOT lost THEN min(100, round(1.05 * utilisation + 2 + z_hot)) END AS energy_gpu_util_max_percent,
       CASE WHEN l.task_group LIKE 'group5%' AND measured THEN round(0.85 + gain, 4) END AS perf_accuracy,
       CASE WHEN l.task_group LIKE 'group6%' THEN round(91 + 10 * gain, 2) END AS perf_best_val_accuracy,
       CASE WHEN l.task_group LIKE 'group3%' THEN round(0.72 + gain, 4) END AS perf_map,
       CASE WHEN l.task_group LIKE 'group5%' AND measured THEN round(0.9 + gain + noise_1, 4) END AS perf_precision,
       CASE WHEN l.task_group LIKE 'group3%' THEN round(0.88 + gain + noise_1, 4) END AS perf_rank1,
       CASE WHEN l.task_group LIKE 'group3%' THEN round(0.94 + 0.5 * gain + noise_2, 4) END AS perf_rank5,
       CASE WHEN l.task_group LIKE 'group5%' AND measured THEN round(0.8 + gain + noise_2, 4) END AS perf_recall,
       CASE WHEN l.task_group LIKE 'group1%' THEN round(95 + 20 * gain, 2)
            WHEN l.task_group LIKE 'group6%' THEN round(90.5 + 10 * gain + 20 * noise_1, 2) END AS perf_test_accuracy,
       CASE WHEN l.task_group LIKE 'group1%' AND l.model LIKE 'mnist%' THEN round(0.15 - gain + noise_1, 4) END AS perf_test_loss,
       CASE WHEN l.task_group LIKE 'group2%' AND measured THEN round(0.6 - gain + 2 * noise_1, 4) END AS perf_eval_loss,
       CASE WHEN l.task_group LIKE 'group2%' AND measured THEN round(0.5 - 2 * gain + noise_2, 4) END AS perf_final_training_loss,
       CASE WHEN l.task_group LIKE 'group2%' AND measured THEN round(130 + 1000 * noise_3, 2) END AS perf_eval_samples_per_second,
       CASE WHEN l.task_group LIKE 'group4%' AND measured THEN round(0.35 + gain, 3) END AS perf_top1_accuracy,
       CASE WHEN l.task_group LIKE 'group4%' AND measured THEN round(0.58 + gain + noise_1, 3) END AS perf_top5_accuracy,
       CASE WHEN l.task_group LIKE 'group4%' AND measured THEN round(0.68 + gain + noise_2, 3) END AS perf_top10_accuracy,
       CASE WHEN l.task_group LIKE 'group4%' AND measured THEN round(0.78 + gain + noise_3, 3) END AS perf_top20_accuracy,
       round(duration, 3) AS duration_seconds,
       0 AS retries,
       l.mutated AS num_mutated_params,
       CASE WHEN l.mutated = 1 THEN l.first_mutated END AS mutated_param,
       'demo' AS experiment_source,
       CASE WHEN l.parallel THEN 'examples' END AS bg_repository,
       CASE WHEN l.parallel THEN 'mnist_cnn' END AS bg_model
FROM level AS l
JOIN outcome AS o ON o.unit = l.unit
JOIN hyper ON hyper.unit = l.unit
JOIN metric ON metric.unit = l.unit
JOIN recorded ON recorded.unit = l.unit
JOIN draw AS order_by ON order_by.unit = l.unit AND order_by.stream = 45
ORDER BY timestamp;

DROP TABLE temp.simulated_group;
DROP TABLE temp.simulated_model;
DROP TABLE temp.simulated_effect;
DROP TABLE temp.simulated_run;
DROP TABLE temp.draw;
DROP TABLE temp.noise;
DROP TABLE temp.hyperparameter;
DROP TABLE temp.level;
DROP TABLE temp.outcome;

COMMIT;
