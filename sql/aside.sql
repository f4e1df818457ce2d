-- aside.sql: the views that the steps read, as tables with the indexes that the steps need.
--
-- Only for the private database in which the steps are computed, once the data are in. The tables
-- have the columns of the views, and are in order of variable and run. The two indexes of every
-- observation hold its value, so that fits and joins read them alone: a variable of a mode in one
-- sweep, a variable of a run in one search.

PRAGMA cache_size = -65536;  -- 64 MiB: of 100 000 runs the pages in use, which else are read again
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
CREATE INDEX observation_variable ON observation(variable, task_group, mode, block, unit, value);
CREATE INDEX observation_unit ON observation(unit, variable, value);
CREATE INDEX observation_gap ON observation(variable, task_group, mode, unit) WHERE value IS NULL;

CREATE TABLE stored AS SELECT * FROM experiment_run;
DROP VIEW experiment_run;
ALTER TABLE stored RENAME TO experiment_run;

CREATE TABLE stored AS SELECT * FROM aborted_run;
DROP VIEW aborted_run;
ALTER TABLE stored RENAME TO aborted_run;

CREATE TABLE stored AS SELECT * FROM cause_label;
DROP VIEW cause_label;
ALTER TABLE stored RENAME TO cause_label;

CREATE TABLE stored AS SELECT * FROM run_cluster;
DROP VIEW run_cluster;
ALTER TABLE stored RENAME TO run_cluster;
CREATE INDEX run_cluster_unit ON run_cluster(unit);
CREATE INDEX run_cluster_group ON run_cluster(task_group);

CREATE TABLE stored AS SELECT * FROM run_count;
DROP VIEW run_count;
ALTER TABLE stored RENAME TO run_count;

CREATE TABLE stored AS SELECT * FROM mode_level;
DROP VIEW mode_level;
ALTER TABLE stored RENAME TO mode_level;

CREATE TABLE stored AS SELECT * FROM mode_pair;
DROP VIEW mode_pair;
ALTER TABLE stored RENAME TO mode_pair;

CREATE TABLE stored AS SELECT * FROM known;
DROP VIEW known;
ALTER TABLE stored RENAME TO known;

CREATE TABLE stored AS SELECT * FROM graph_variable;
DROP VIEW graph_variable;
ALTER TABLE stored RENAME TO graph_variable;

CREATE TABLE stored AS SELECT * FROM rule_contrast;
DROP VIEW rule_contrast;
ALTER TABLE stored RENAME TO rule_contrast;

CREATE TABLE stored AS SELECT * FROM rule_cause;
DROP VIEW rule_cause;
ALTER TABLE stored RENAME TO rule_cause;

CREATE TABLE stored AS SELECT * FROM rule_part;
DROP VIEW rule_part;
ALTER TABLE stored RENAME TO rule_part;
CREATE INDEX rule_part_unit ON rule_part(unit, cause);

CREATE TABLE stored AS SELECT * FROM rule_started;
DROP VIEW rule_started;
ALTER TABLE stored RENAME TO rule_started;
CREATE INDEX rule_started_contrast ON rule_started(contrast);

CREATE TABLE stored AS SELECT * FROM alert_run;
DROP VIEW alert_run;
ALTER TABLE stored RENAME TO alert_run;

CREATE TABLE stored AS SELECT * FROM graph_observation;
DROP VIEW graph_observation;
ALTER TABLE stored RENAME TO graph_observation;
CREATE INDEX graph_observation_group ON graph_observation(task_group, mode);

CREATE TABLE stored AS SELECT * FROM graph_option;
DROP VIEW graph_option;
ALTER TABLE stored RENAME TO graph_option;

CREATE TABLE stored AS SELECT * FROM graph_pair;
DROP VIEW graph_pair;
ALTER TABLE stored RENAME TO graph_pair;

PRAGMA legacy_alter_table = OFF;
