-- aside.sql: the views that the steps read, as tables with the indexes that the steps need.
--
-- Only for the private database in which the steps are computed, once the data are in. The tables
-- have the columns of the views, and are in order of variable and run.

PRAGMA legacy_alter_table = ON;  -- a table takes the name of a view that others read

CREATE TABLE stored AS SELECT * FROM text_column;
DROP VIEW text_column;
ALTER TABLE stored RENAME TO text_column;

CREATE TABLE stored AS SELECT * FROM run_label;
DROP VIEW run_label;
ALTER TABLE stored RENAME TO run_label;
CREATE INDEX run_label_run ON run_label(run);

CREATE TABLE stored AS SELECT * FROM observation;
DROP VIEW observation;
ALTER TABLE stored RENAME TO observation;
CREATE INDEX observation_variable ON observation(variable, task_group);
CREATE INDEX observation_unit ON observation(unit, variable);
CREATE INDEX observation_gap ON observation(variable, task_group, mode, unit) WHERE value IS NULL;

CREATE TABLE stored AS SELECT * FROM experiment_run;
DROP VIEW experiment_run;
ALTER TABLE stored RENAME TO experiment_run;

CREATE TABLE stored AS SELECT * FROM run_count;
DROP VIEW run_count;
ALTER TABLE stored RENAME TO run_count;

CREATE TABLE stored AS SELECT * FROM mode_pair;
DROP VIEW mode_pair;
ALTER TABLE stored RENAME TO mode_pair;

CREATE TABLE stored AS SELECT * FROM known;
DROP VIEW known;
ALTER TABLE stored RENAME TO known;

CREATE TABLE stored AS SELECT * FROM graph_variable;
DROP VIEW graph_variable;
ALTER TABLE stored RENAME TO graph_variable;

PRAGMA legacy_alter_table = OFF;
