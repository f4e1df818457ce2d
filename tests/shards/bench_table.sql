-- The table of bench.sh: :rows runs.
CREATE TABLE run(mode TEXT, epochs INTEGER, util REAL, energy REAL);
WITH RECURSIVE number(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM number WHERE i < :rows)
INSERT INTO run
SELECT iif(i * 104723 % 15485863 % 3, 'default', 'parallel'), 5 + i * 7919 % 104729 % 11,
       40 + i * 15485857 % 32452843 % 1000 / 97.0,
       900 + i * 7919 % 104729 % 11 * 30.5 + i * 15485857 % 32452843 % 1000 / 9.7
         + i * 49979687 % 86028121 % 10007 / 90.1
FROM number;
