-- Several columns of a role, labels that are numbers, text causes, negative controls; plain SQL over
-- a set-up of its own, nothing is computed.
CREATE TABLE experiment(run TEXT, level, site TEXT, day, size, kind TEXT, seed, joules);
INSERT INTO experiment VALUES
  ('a', 10, 'north', 1, 1, 'x', 7, 5), ('b', 9.0, 'north', 1.0, 2, 'y', 8, 6),
  ('c', '10', '', 2, '3', 'x', NULL, 'NA'), ('d', NULL, 'south', NULL, 1e999, 'z', 9, 8);
SELECT 'no set-up' WHERE causalite_setup('experiment', '{"condition":"level"}') IS NULL;
DELETE FROM variable;
INSERT INTO variable(name, role) VALUES
  ('run', 'unit'), ('level', 'condition'), ('site', 'block'), ('day', 'block'), ('size', 'cause'),
  ('kind', 'cause'), ('seed', 'negative_control'), ('joules', 'outcome');
UPDATE setting SET value = 9 WHERE name = 'empty_mode';
INSERT INTO variable_default VALUES ('(one group)', 'seed', 42);
SELECT '10, ''10'' are one level, 9.0 and 9 another', group_concat(mode) = '10,9,10,9' FROM experiment_run;
SELECT 'levels that are numbers sort as numbers', reference = '9' AND other = '10' FROM mode_pair;
SELECT 'the key is the unit', group_concat(unit, '') = 'abcd' FROM experiment_run;
SELECT 'blocks are joined in the order of the columns', group_concat(block, '; ') =
  '(one group) / north / 1; (one group) / north / 1; (one group) / (none) / 2; (one group) / south / (none)'
FROM experiment_run;
SELECT 'a text cause has no numbers', count(*) = 1 AND min(name) = 'kind' AND min(filled) = 4 FROM text_column;
SELECT 'and is not observed', group_concat(DISTINCT variable) = 'joules,seed,size' FROM observation;
SELECT 'text that is a number counts, NA and infinity do not', group_concat(value) = '5,6,8,1,2,3'
FROM observation WHERE variable <> 'seed';
SELECT 'defaults are those of negative controls, too', sum(value) = 7 + 8 + 42 + 9
FROM observation WHERE variable = 'seed';
SELECT 'which are tested as causes are', group_concat(name) = 'kind,seed,size' FROM tested_cause;
SELECT 'nothing is refused', count(*) = 0 FROM refusal;
