-- Three levels with quotes in their names. As in the reference, x takes to the outcome over the
-- mediator in "a"; in b it does nothing, and z acts instead.
CREATE TABLE experiment(mode TEXT, model TEXT, x REAL, z REAL, optimizer TEXT, seed INTEGER, util_percent REAL, energy_joules REAL, status TEXT);
WITH RECURSIVE i(k) AS (SELECT 0 UNION ALL SELECT k + 1 FROM i WHERE k < 179),
noise AS (  -- three uniform numbers and two sums of four, of variance 1/3
  SELECT k, (k * 7919 + 13) % 10007 / 10007.0 AS x, (k * 5479 + 101) % 10009 / 10009.0 AS z,
         ((k * k * 31 + k * 1723 + 7) % 1009 + (k * k * 17 + k * 977 + 3) % 1013
          + (k * k * 13 + k * 3571 + 5) % 1019 + (k * k * 29 + k * 7121 + 11) % 1021) / 1015.0 - 2 AS e,
         ((k * k * 19 + k * 2339 + 9) % 1031 + (k * k * 37 + k * 641 + 1) % 1033
          + (k * k * 23 + k * 4481 + 2) % 1039 + (k * k * 41 + k * 5801 + 4) % 1049) / 1038.0 - 2 AS f
  FROM i
), run AS (
  SELECT *, CASE k % 3 WHEN 0 THEN 'control' WHEN 1 THEN 'it''s "a"' ELSE 'b\,{"c"}' END AS mode,
         'm' || (k / 3 % 2) AS model, iif(k % 3 = 2, 0, 10 * x) + e AS util
  FROM noise
)
INSERT INTO experiment
SELECT mode, model, 10 * x, 10 * z, iif(k % 5, 'adam', 'sgd'), k % 7, 50 + util,
       500 + 40 * (model = 'm1') + 20 * util + iif(k % 3 = 2, 200 * z, 0) + 20 * f, 'FINISHED'
FROM run;
-- One run that failed, and would turn everything over.
INSERT INTO experiment VALUES ('control', 'm0', 0.1, 5, 'adam', 1, 99, 90000, 'FAILED');
