-- traps.sql: five more task groups for the demonstration database, each with a trap that misleads
-- an analysis which does not look for it. Read it after demo.sql; table truth says what is so.
--
--   group7_multiplied   parallel multiplies energy by 1.8 at every setting: in joules the slopes
--                       differ, but no setting becomes better or worse than another
--   group8_campaigns    runs of one day are alike, and most days have one mode only; the mode does
--                       nothing
--   group9_aborted      some parallel runs stopped early; left in, they hide the interaction
--   group10_by_model    what epochs do depends on the model, and the models are spread unevenly
--                       over the modes; the mode does nothing
--   group11_three       a third mode, shared; it costs a fifth more, parallel nothing

CREATE TEMP TABLE trap_group AS
SELECT column1 AS task_group, column2 AS scenario, column3 AS mode_effect, column4 AS slope_default,
       column5 AS slope_parallel, column6 AS note
FROM (VALUES
  ('group7_multiplied', 2, NULL, NULL, NULL, 'parallel multiplies by 1.8'),
  ('group8_campaigns', 1, 0, 2500, 2500, 'days alike, most of one mode'),
  ('group9_aborted', 3, 0, 1500, 3000, 'seven parallel runs aborted'),
  ('group10_by_model', 1, 0, NULL, NULL, 'epochs: 4000 J in large, 1000 J in small'),
  ('group11_three', 1, 0, 2500, 2500, 'shared costs 20000 J more'));

INSERT INTO truth(task_group, scenario, title, target, mode_effect, source, slope_default,
                  slope_parallel, note)
SELECT task_group, scenario, CASE scenario WHEN 1 THEN 'no influence' WHEN 2 THEN 'main effect only'
                                           ELSE 'interaction' END,
       'energy_gpu_total_joules', mode_effect, 'hyperparam_epochs', slope_default, slope_parallel,
       note
FROM trap_group;

-- The n-th run of each mode; the generator of demo.sql, eight numbers for each run.
CREATE TEMP TABLE trap_run AS
WITH RECURSIVE counter(i) AS (SELECT 0 UNION ALL SELECT i + 1 FROM counter WHERE i < 71)
SELECT row_number() OVER (ORDER BY g.rowid, m.column1, c.i) AS unit, g.task_group,
       m.column1 AS mode,
       m.column1 = 'parallel' AS parallel, m.column1 = 'shared' AS shared, c.i,
       iif(c.i % 4 < iif(m.column1 = 'parallel', 1, 3), 'small', 'large') AS model
FROM trap_group AS g, (VALUES ('default'), ('parallel'), ('shared')) AS m, counter AS c
WHERE m.column1 <> 'shared' OR g.task_group = 'group11_three';

CREATE TEMP TABLE trap_draw AS
WITH RECURSIVE state(step, a, b) AS (
  SELECT 0, 1 + abs(coalesce(:seed, 20260107)) % 2147483000,
         1 + abs(coalesce(:seed, 20260107)) * 48271 % 2147483000
  UNION ALL
  SELECT step + 1, a * 40014 % 2147483563, b * 40692 % 2147483399 FROM state
  WHERE step < 50 + 8 * (SELECT count(*) FROM trap_run)
)
SELECT 1 + (step - 51) / 8 AS unit, (step - 51) % 8 AS stream,
       ((a - b) % 2147483562 + 2147483562) % 2147483562 / 2147483563.0 + 1e-10 AS u
FROM state WHERE step > 50;
CREATE INDEX temp.trap_draw_key ON trap_draw(unit, stream);

-- A day has six runs of each mode; in the campaigns nine days of twelve have one mode only.
CREATE TEMP TABLE trap_level AS
SELECT r.*, 5 + CAST(46 * e.u AS INTEGER) AS epochs, round(0.001 + 0.099 * l.u, 4) AS rate,
       sqrt(-2 * ln(p.u)) * cos(2 * pi() * q.u) AS z,
       date('2026-01-01',
            (i / 6 + iif(task_group = 'group8_campaigns' AND i / 6 < 9, 20 + 12 * parallel, 0))
            || ' days') AS day
FROM trap_run AS r
JOIN trap_draw AS e ON e.unit = r.unit AND e.stream = 0
JOIN trap_draw AS l ON l.unit = r.unit AND l.stream = 1
JOIN trap_draw AS p ON p.unit = r.unit AND p.stream = 2
JOIN trap_draw AS q ON q.unit = r.unit AND q.stream = 3;

-- What the days of the campaigns do, by their number: up to +-20000 J.
CREATE TEMP TABLE trap_day AS
SELECT day, 40000 * (d.u - 0.5) AS effect
FROM (SELECT day, row_number() OVER (ORDER BY day) AS unit
      FROM (SELECT DISTINCT day FROM trap_level)) AS n
JOIN trap_draw AS d ON d.unit = n.unit AND d.stream = 4;

INSERT INTO experiment(experiment_id, timestamp, repository, model, task_group, mode,
                       hyperparam_epochs, hyperparam_learning_rate, energy_gpu_total_joules,
                       perf_test_accuracy, duration_seconds, experiment_source)
WITH energy AS (
  SELECT l.*, task_group = 'group9_aborted' AND parallel AND i % 10 = 3 AS aborted,
         iif(model = 'large', 1.5, 1.0) AS size,
         CASE task_group
           WHEN 'group7_multiplied' THEN 0
           WHEN 'group8_campaigns' THEN 2500 * epochs + 3000 * z + d.effect
           WHEN 'group9_aborted' THEN (1500 + 1500 * parallel) * (epochs - 28) + 6000 * z
           WHEN 'group10_by_model' THEN iif(model = 'large', 4000, 1000) * epochs + 4000 * z
           ELSE 2500 * epochs + 20000 * shared + 6000 * z END AS added
  FROM trap_level AS l JOIN trap_day AS d ON d.day = l.day
), joules AS (
  SELECT e.*, CASE WHEN aborted THEN 1500 + 10 * i
                   WHEN task_group = 'group7_multiplied'
                     THEN 100000 * size * pow(epochs / 28.0, 0.8) * pow(1.8, parallel)
                          * exp(0.2 * z)
                   ELSE 100000 * size + added END AS total
  FROM energy AS e
)
SELECT printf('%s_%03d', substr(task_group, 1, instr(task_group, '_') - 1), unit),
       day || 'T' || printf('%02d:00:00', 8 + i % 6), task_group, model, task_group, mode, epochs,
       rate, round(total, 1), iif(aborted, NULL, round(0.9 + 0.0005 * (unit * 7919 % 100), 4)),
       round(total / 180, 1), 'simulated'
FROM joules;
