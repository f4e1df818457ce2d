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
UPDATE experiment SET mode = 'it''s "' || rowid WHERE rowid < 20;
SELECT 'many levels: is it a cause?', message LIKE 'mode has 21 levels, and each but the first %'
  AND message LIKE '%SELECT causalite_setup(''experiment'', ''{"levels":["parallel","default"]}'')%'
FROM refusal LIMIT 1;
INSERT INTO compared_level VALUES ('default', 0), ('it''s gone', 1);
DELETE FROM experiment WHERE rowid < 20;
SELECT 'a level that no run has', message LIKE
  'compared_level names ''it''s gone'', which no run has%DELETE FROM compared_level WHERE mode = ''it''''s gone''%'
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
