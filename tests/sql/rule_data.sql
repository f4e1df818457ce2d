-- Runs of many kinds for the rule of 'shown': a task group each. Noise is by a congruence, so that
-- the rows are the same everywhere.
CREATE TABLE runs(grp TEXT, model TEXT, mode TEXT, "a ""b"" \" REAL, b REAL, zone TEXT, seed INTEGER, y REAL, z REAL);
INSERT INTO runs
WITH RECURSIVE kind(grp, n) AS (
  VALUES ('text', 96), ('three', 90), ('gaps', 80), ('few', 14), ('negative', 60), ('lost', 80),
         ('one level', 20), ('flat', 30), ('times', 160), ('plain', 60),
         ('five', 40), ('crossed', 120), ('crossed two', 120), ('crossed less', 160), ('crossing', 120),
         ('scarce', 20)
), power(k, y) AS (  -- y = 1.05 ^ k
  SELECT 0, 1.0 UNION ALL SELECT k + 1, y * 1.05 FROM power WHERE k < 120
), number(i) AS (SELECT 0 UNION ALL SELECT i + 1 FROM number WHERE i < 159),
drawn AS (
  SELECT grp, i, i * 7 + length(grp) * 100 + unicode(grp) AS k FROM kind JOIN number ON i < n
), noisy AS (
  SELECT grp, i, k, (k * 7919 * 31 + k * k * 17) % 10007 / 10007.0
         + (k * 104729 + k * k * 29) % 9973 / 9973.0 + (k * 1299709 + k * k * 13) % 9967 / 9967.0
         - 1.5 AS e, 1 + (k * 37 + k * k) % 23 / 8.0 AS a, 1 + (k * 53 + 3 * k * k) % 19 / 8.0 AS b,
         'm' || (i / 2 % 2) AS model,
         CASE WHEN grp = 'one level' THEN 'default'
              WHEN grp = 'three' THEN CASE i % 3 WHEN 0 THEN 'default' WHEN 1 THEN 'fast' ELSE 'slow' END
              ELSE iif(i % 2, 'fast', 'default') END AS mode,
         substr('coldwarmhot ', 1 + 4 * ((k / 5 + k * k) % 3), 4) AS zone
  FROM drawn
)
SELECT grp, iif(grp = 'few', 'm0', model), mode, CASE grp WHEN 'gaps' THEN iif(i % 10 < 3, NULL, a) WHEN 'crossed two' THEN 1 + (a > 2.4) ELSE a END,
       CASE WHEN grp = 'gaps' THEN iif(i % 10 = 7, NULL, b)
            WHEN mode <> 'fast' THEN b
            WHEN grp IN ('crossed', 'crossed two', 'scarce') THEN b + 1.5
            WHEN grp = 'crossed less' THEN max(b, 1.7) ELSE b END,
       trim(zone), k * 31 % 11,
       CASE grp WHEN 'flat' THEN 5
         WHEN 'negative' THEN e * 3
         WHEN 'text' THEN 10 + iif(zone = 'hot ' AND mode = 'fast', 4, 0) + e
         WHEN 'three' THEN 10 + iif(mode = 'slow', 2, 0) + .5 * a + e
         WHEN 'times' THEN (SELECT p.y FROM power AS p
           WHERE p.k = CAST(25 + 12 * a + iif(mode = 'fast', 14, 0) + 6 * e AS INTEGER))
         WHEN 'lost' THEN iif(mode = 'fast' AND (k * 11) % 10 < 4, NULL, 10 + a + iif(mode = 'fast', .8, 0) + e)
         WHEN 'five' THEN iif(i = 1, NULL, 10 + a + e)
         -- causes that act on each other, in both modes alike; but in the last the ranges of b differ
         WHEN 'crossed' THEN 10 + a + (1 + a) * (b + iif(mode = 'fast', 1.5, 0)) + e
         WHEN 'crossed two' THEN 10 + (2 + (a > 2.4)) * (b + iif(mode = 'fast', 1.5, 0)) + e
         WHEN 'crossed less' THEN 10 + a + (1 + a) * iif(mode = 'fast', max(b, 1.7), b) + e
         WHEN 'crossing' THEN 10 + a + (1 + a) * b + e
         ELSE 10 + a + iif(mode = 'fast', .8 * a, 0) + e END,
       100 + b * 3 + e
FROM noisy;
