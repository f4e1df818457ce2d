-- aside.sql: the views that the steps read, as tables with the indexes that the steps need.
--
-- Only for the private database in which the steps are computed, once the data are in. It yields
-- the statements, to be run in their order when it has ended: the text of a view, or of its
-- definition, makes the table of its name, since no view reads itself. The tables are in order of
-- variable and run.
--
-- The index of every observation holds its value, so that fits read it alone: a variable of a mode
-- in one sweep. measured_value has a whole number as its key: a variable of a run by a search that
-- compares numbers, or none where the runs come in their order. 32 MiB hold the pages in use of
-- 100 000 runs, which else are read again.

CREATE TEMP VIEW as_table AS
SELECT v.name,
       printf('DROP VIEW %s; CREATE TABLE %s%s', v.name, v.name, iif(v.name = 'measured_value',
         printf('(place INTEGER PRIMARY KEY, value); INSERT INTO %s', v.name), ' AS'))
       || substr(coalesce(d.sql, v.sql), instr(coalesce(d.sql, v.sql), ' AS' || char(10)) + 3)
         AS sql
FROM main.sqlite_schema AS v
LEFT JOIN main.sqlite_schema AS d ON d.name = v.name || '_definition' WHERE v.type = 'view';

WITH step(step) AS (
  VALUES ('PRAGMA cache_size = -32768'),
         ('text_column'), ('run_label'),
         ('CREATE INDEX run_label_run ON run_label(run)'),
         ('observation'),
         ('CREATE INDEX observation_variable
           ON observation(variable, task_group, mode, block, unit, value, run_number)'),
         ('variable_number'), ('measured_value'),
         ('CREATE INDEX observation_gap
           ON observation(variable, task_group, mode, unit) WHERE value IS NULL'),
         ('experiment_run'),
         ('CREATE INDEX experiment_run_unit ON experiment_run(unit, cell)'),
         ('aborted_run'),
         ('CREATE INDEX aborted_run_unit ON aborted_run(unit, left_out)'),
         ('cause_label'), ('run_cluster'),
         ('CREATE INDEX run_cluster_unit ON run_cluster(unit)'),
         ('CREATE INDEX run_cluster_group ON run_cluster(task_group)'),
         ('run_count'), ('mode_level'), ('mode_pair'), ('known'), ('graph_variable'),
         ('rule_contrast'), ('rule_cause'), ('rule_part'),
         ('CREATE INDEX rule_part_unit ON rule_part(unit, cause, value)'),
         ('rule_started'),
         ('CREATE INDEX rule_started_contrast ON rule_started(contrast)'),
         ('alert_run'),
         ('CREATE INDEX alert_run_unit ON alert_run(unit)'),
         ('cause_range'),
         ('graph_observation'),
         ('CREATE INDEX graph_observation_group ON graph_observation(task_group, mode)'),
         ('graph_option'), ('graph_pair')
)
SELECT coalesce(t.sql, s.step) || ';' FROM step AS s LEFT JOIN as_table AS t ON t.name = s.step;
