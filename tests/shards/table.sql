-- The table of the tests of shards: runs whose shards differ in size and modes; one has a single
-- row (6), one is empty (8). Plain arithmetic, the same everywhere.
CREATE TABLE run(shard INTEGER, task_group TEXT, mode TEXT, epochs INTEGER, util REAL, energy REAL);

WITH RECURSIVE
  number(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM number WHERE i < 20000),
  drawn AS (
    SELECT i, i * 7919 % 104729 AS a, i * 104723 % 15485863 AS b, i * 15485857 % 32452843 AS c
    FROM number)
INSERT INTO run
SELECT CASE WHEN i = 777 THEN 6 ELSE a % 17 % 6 + (a % 101 = 0) * (7 - a % 17 % 6) END,
       iif(i % 1000 < 700, 'large', 'small'),
       iif(a % 17 % 6 = 2 OR b % 3 = 0, 'parallel', 'default'),
       iif(c % 50 = 0, NULL, 5 + b % 11),
       40 + b % 11 * 2 + a % 1000 / 97.0,
       900 + (b % 11) * (30 + (b % 3 = 0) * 4.5) + a % 1000 / 3.7 + c % 10007 / 90.1
FROM drawn;
