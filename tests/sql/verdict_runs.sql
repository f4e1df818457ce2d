-- Runs for the cases of verdict.sql: 40 of each level in each task group. Their values do not
-- matter, as the results that a verdict rests on are put in by hand.
CREATE TABLE runs(grp TEXT, arm TEXT, energy_total_joules REAL, watts REAL, hyperparam_x REAL,
                  hyperparam_y REAL, hyperparam_z REAL, hyperparam_kind TEXT);
WITH RECURSIVE i(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM i WHERE i < 80)
INSERT INTO runs
SELECT g.column1, iif(i % 2, 'off', 'on'), 1000 + i * 7919 % 101, 100 + i * 6007 % 17, i * 37 % 11,
       i * 53 % 13, i * 71 % 7, substr('abc', 1 + i % 3, 1)
FROM i, (VALUES ('main'), ('main log'), ('main suggestive'), ('nothing'), ('same'), ('untested'),
  ('same untested'), ('opposite'), ('blocks'), ('interaction'), ('signs'), ('several'), ('text'),
  ('multiplies'), ('adds'), ('bound'), ('driver'), ('driver signs'), ('driver graph'),
  ('driver reference'),
  ('weaker'), ('graph'), ('nothing tested'), ('effects same'), ('part tested'), ('alert'),
  ('lost')) AS g
WHERE i <= 80;
INSERT INTO runs(grp, arm, energy_total_joules)
SELECT 'one level', 'on', 1000 + rowid FROM runs LIMIT 40;
