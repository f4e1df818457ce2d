-- Each reason why nothing can be computed, on the demonstration database; nothing is left changed.
BEGIN;
UPDATE variable SET role = 'ignore' WHERE name = 'mode';
SELECT 'no condition: the candidates are listed, and the likeliest proposed', message LIKE
  'no column is the condition%mode (default 403, parallel 433)%SET role = ''condition'' WHERE name = ''mode''; SELECT causalite_refresh()'
FROM refusal LIMIT 1;
ROLLBACK;
BEGIN;
UPDATE variable SET role = 'condition' WHERE name = 'retries';
SELECT 'two conditions', message LIKE 'retries has the role condition, which another column has: UPDATE %'
FROM refusal LIMIT 1;
ROLLBACK;
BEGIN;
INSERT INTO variable(name, role) VALUES ('it''s gone', 'outcome');
SELECT 'a column that is not there', message LIKE 'it''s gone has the role outcome, but is no column%''it''''s gone''%'
FROM refusal LIMIT 1;
ROLLBACK;
BEGIN;
UPDATE variable SET role = 'unit' WHERE name = 'model';
SELECT 'a key that is none', message LIKE 'model is not a key: it is empty in 0 of 836 rows, and has 15 values%'
FROM refusal LIMIT 1;
ROLLBACK;
BEGIN;
UPDATE experiment SET mode = 'it''s third' WHERE rowid < 4;
SELECT 'three levels, with their counts', message LIKE 'mode has more than two levels: %, it''s third (3), %'
  AND message LIKE '%"mode" IN (''it''''s third''); SELECT causalite_refresh()'
FROM refusal LIMIT 1;
UPDATE setting SET value = 'src.runs' WHERE name = 'source';
SELECT 'and of a table elsewhere', message LIKE
  '%: CREATE TEMP VIEW runs_of_two_levels AS SELECT * FROM "src"."runs" WHERE "mode" IS NULL OR %'
FROM refusal LIMIT 1;
ROLLBACK;
BEGIN;
UPDATE setting SET value = 'none of them' WHERE name = 'reference';
SELECT 'a reference that is no level', message LIKE 'setting reference is ''none of them''%parallel (433)%'
FROM refusal LIMIT 1;
ROLLBACK;
BEGIN;
DELETE FROM experiment;
SELECT 'no rows', message LIKE 'experiment has no rows: %' FROM refusal LIMIT 1;
ROLLBACK;
