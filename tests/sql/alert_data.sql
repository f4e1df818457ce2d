-- Small tables for the alerts: one in which all is well, and others in which something is not.

-- Noise between 0 and 1 from the number of a run: a linear congruential generator.
CREATE TABLE seeded AS
WITH RECURSIVE draw(run, state) AS (
  SELECT 0, 20240601
  UNION ALL
  SELECT run + 1, (state * 1103515245 + 12345) % 2147483648 FROM draw WHERE run < 1600
)
SELECT run / 10 AS run, max(state / 2147483648.0) FILTER (WHERE run % 10 = 3) AS u,
       max(state / 2147483648.0) FILTER (WHERE run % 10 = 5) AS v,
       max(state / 2147483648.0) FILTER (WHERE run % 10 = 7) AS w
FROM draw WHERE run > 9 GROUP BY run / 10;

-- 80 runs, the levels in turn, each day has both.
CREATE TABLE sound AS
SELECT run AS id, iif(run % 2, 'a', 'b') AS mode, iif(run / 2 % 2, 'small', 'large') AS model,
       date('2024-06-01', '+' || (run / 10) || ' days') AS started, round(1 + 9 * v, 3) AS x,
       100 + 10 * (run / 2 % 2) + 5 * v + 4 * u AS energy_joules, round(0.5 + u / 3, 5) AS accuracy
FROM seeded WHERE run BETWEEN 1 AND 80;

-- Level a on days of its own, and days that differ.
CREATE TABLE days AS
SELECT id, mode, model, date('2024-06-01', '+' || (iif(mode = 'a', 0, 10) + id / 20) || ' days')
         AS started, x,
       energy_joules + 7 * ((id / 20 * 5 + iif(mode = 'a', 2, 0)) % 4) AS energy_joules, accuracy
FROM sound;

-- Values that cannot be, rows twice, rows that are no runs, a level too many.
CREATE TABLE "odd, runs" AS
SELECT id, CASE WHEN id > 77 THEN 'c' ELSE mode END AS mode, model, x,
       CASE WHEN id IN (5, 9) THEN -999 WHEN id = 12 THEN -3 WHEN id IN (20, 23) THEN 0.5
            WHEN id BETWEEN 30 AND 50 AND mode = 'b' THEN NULL ELSE energy_joules END
         AS energy_joules,
       CASE WHEN id NOT IN (20, 23) THEN accuracy END AS accuracy,
       CASE WHEN id IN (60, 61) THEN 'FAILED' WHEN id = 62 THEN 'TODO' WHEN id = 63 THEN 'half'
            ELSE 'DONE' END AS status
FROM sound;
INSERT INTO "odd, runs" SELECT id + 100, mode, model, x, energy_joules, accuracy, status
FROM "odd, runs" WHERE id IN (1, 2);

-- Each model in one level; in the other group one model.
CREATE TABLE nested AS
SELECT id, CASE WHEN id > 60 THEN 'other' ELSE 'first' END AS grp, mode,
       CASE WHEN id > 60 THEN iif(id > 74, mode || '!', 'same') ELSE mode || model END AS model,
       x, iif(id <= 60 AND mode = 'b', x + 5, x) AS z, energy_joules FROM sound;

-- No performance tells whether the two runs of little energy came to their end.
CREATE TABLE low AS
SELECT id, mode, model, iif(id IN (20, 23), 0.5 + id / 100.0, energy_joules) AS energy_joules
FROM sound;

-- A drift in the order of the rows; causes whose values differ between the levels.
CREATE TABLE drifting AS
SELECT id, mode, model, iif(mode = 'a', x, x + 6) AS x,
       CASE WHEN id % 7 = 0 THEN 'q' WHEN mode = 'a' THEN 'r' ELSE 's' END AS kind,
       id % 13 AS seed, energy_joules + id / 4.0 AS energy_joules
FROM sound;

-- Rows sorted by model and cause, which is no drift, and two outcomes lost together.
CREATE TABLE sorted AS
SELECT run AS id, 'm' || ((run - 1) / 8) AS model, iif(run % 2, 'a', 'b') AS mode,
       ((run - 1) % 8) * ((run - 1) % 8) AS x,
       iif(run % 8, round(50 + 10 * ((run - 1) % 8) + u, 3), NULL) AS energy_joules,
       iif(run % 8, round(5 + v, 3), NULL) AS power_watts
FROM seeded WHERE run BETWEEN 1 AND 80;

-- A level lost runs, and the lowest runs have no value of the cause; outcomes that are alike.
CREATE TABLE lost AS
SELECT run AS id, iif(run % 2, 'a', 'b') AS mode,
       iif(run * 29 % 31 < 2, NULL, 1 + run * 7 % 5) AS epochs,
       iif(run % 2 AND run % 5 = 1, NULL, 100 + run * 29 % 31 + 5 * (run % 2)) AS energy_joules
FROM seeded WHERE run <= 60;
