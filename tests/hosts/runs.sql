-- The table `runs` that README.md, sql/HOSTS.md and queries.sql ask about. No number has more than 15
-- digits: json_object() of SQLite 3.40 hands on no more.
CREATE TABLE runs AS
WITH RECURSIVE draw(k, s) AS (
  SELECT 0, 20240229
  UNION ALL
  SELECT k + 1, (s * 1103515245 + 12345) % 2147483648 FROM draw WHERE k < 120 * 4 - 1
), run AS (
  SELECT k / 4 AS run, max(iif(k % 4 = 0, s / 65536 % 5, 0)) AS a,
         sum(iif(k % 4 = 1, s / 65536 % 1000, 0)) AS b, sum(iif(k % 4 > 1, s / 65536 % 1000, 0)) AS c
  FROM draw GROUP BY k / 4
)
SELECT iif(run % 2, 'parallel', 'default') AS mode, 'net ' || char(65 + run / 2 % 3) AS model,
       'day ' || (run / 60) AS day, 10 + 10 * a AS epochs, (5000 + 30 * a + 300 * (run % 2) + b) / 100.0 AS util,
       1000 + 400 * (run / 2 % 3) + (15 + 15 * (run % 2)) * a * 10 + 2.5 * b + c / 16.0 AS energy
FROM run;
