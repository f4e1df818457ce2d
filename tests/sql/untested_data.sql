-- Tables in which something cannot be tested, one a task group, and why:
--   nested      each block lies in one level
--   few         four configurations of many runs: they are the clusters
--   exact       the outcome follows from mode and x
--   once        one run of one level
CREATE TABLE runs(grp, mode, block, x, y REAL);
WITH RECURSIVE i(i) AS (SELECT 0 UNION ALL SELECT i + 1 FROM i WHERE i < 53)
INSERT INTO runs
SELECT 'nested', iif(i % 2, 'b', 'a'), 'k' || (i % 4), i % 7, 50 + i * 7919 % 101 FROM i
UNION ALL SELECT 'few', iif(i % 2, 'b', 'a'), 'k', i / 2 % 2, 50 + i * 7919 % 101 FROM i
UNION ALL SELECT 'exact', iif(i % 2, 'b', 'a'), 'k', i % 7, 5 + 3 * (i % 2) + 2 * (i % 7) FROM i
UNION ALL SELECT 'once', iif(i = 7, 'b', 'a'), 'k', i % 7, 50 + i * 7919 % 101 FROM i;
