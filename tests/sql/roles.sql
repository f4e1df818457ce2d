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
SELECT 'levels that are numbers sort as numbers', reference = '9' AND mode = '10' FROM mode_pair;
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
DELETE FROM variable WHERE name IN ('size', 'run');
INSERT INTO variable(name, role) VALUES ('size', 'time'), ('run', 'status');
UPDATE experiment SET size = v.column2, run = v.column3
FROM (VALUES (1, '2025-01-02T03:04:05+08:00', 'FAILED'), (2, 1700000000, 'TODO'), (3, 1.7e12, 'ok'),
             (4, '2025/03/04', ' Killed ')) AS v WHERE v.column1 = experiment.rowid;
SELECT 'the day is as it is written, or of seconds and milliseconds', group_concat(day) =
  '2025-01-02,2023-11-14,2023-11-14,2025-03-04' FROM run_day;
SELECT 'a run that is not yet run is none', group_concat(unit) = '1,3,4' FROM experiment_run;
SELECT 'days of a run each are no cells', count(*) = 3 AND count(day) = 0 AND min(cell = block) = 1 FROM experiment_run;
SELECT 'what has failed is told', group_concat(unit || reason || left_out, ';') = '1status FAILED1;4status Killed1'
FROM (SELECT unit, reason, left_out FROM aborted_run ORDER BY unit);
SELECT 'and left out', group_concat(DISTINCT unit) = '3' FROM sound_observation;
UPDATE setting SET value = 1 WHERE name = 'keep_aborted';
SELECT 'unless it is to stay', count(DISTINCT unit) = 3 FROM sound_observation;
INSERT INTO compared_level VALUES ('9', 0);
SELECT 'levels not compared are no runs', group_concat(unit) = '4' FROM experiment_run;
DELETE FROM compared_level;
DELETE FROM variable WHERE name IN ('size', 'run');
ALTER TABLE experiment ADD COLUMN exit_code;
ALTER TABLE experiment ADD COLUMN has_failed;
INSERT INTO variable(name, role) VALUES ('exit_code', 'status');
UPDATE experiment SET exit_code = rowid - 1, has_failed = CASE rowid WHEN 2 THEN 'True' ELSE 'no' END;
SELECT 'an exit code', group_concat(run) FILTER (WHERE meaning = 'failed') = '2,3,4' FROM run_status;
UPDATE variable SET name = 'has_failed' WHERE role = 'status';
SELECT 'a yes that is no good', group_concat(run) FILTER (WHERE meaning = 'failed') = '2' FROM run_status;
ALTER TABLE experiment ADD COLUMN status;
ALTER TABLE experiment ADD COLUMN status_code;
ALTER TABLE experiment ADD COLUMN __done;
UPDATE experiment SET status = rowid % 2, __done = rowid % 2, status_code = 100 * rowid + 99;
UPDATE variable SET name = '__done' WHERE role = 'status';
SELECT 'a no of what asks for success', group_concat(run) FILTER (WHERE meaning = 'failed') = '2,4' FROM run_status;
UPDATE variable SET name = 'status' WHERE role = 'status';
SELECT '0 and 1 say nothing of their own', group_concat(DISTINCT meaning) = 'unknown' AND count(*) = 4 FROM run_status;
SELECT 'and that is said', group_concat(alert || n) = 'status unknown4' FROM alert_status;
UPDATE variable SET name = 'status_code' WHERE role = 'status';
SELECT 'HTTP', group_concat(meaning, '') = 'finishedfinishedfinishedfailed' FROM run_status;
SELECT 'of which nothing is unknown', count(*) = 0 FROM alert_status;
