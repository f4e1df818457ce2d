-- 21_data_note.sql: what to know about the data before reading a result.
--
-- Plain SQL. Creates the view
--   data_note(subject, note)   how often the mode was empty; what is missing (task groups, blocks,
--                              a second mode, hyperparameters, defaults); which columns are left out;
--                              the caveats of the others

CREATE VIEW data_note AS
WITH pair AS MATERIALIZED (
  SELECT reference, other FROM mode_pair
), counted AS (
  SELECT task_group, count(*) AS n, sum(mode_was_empty) AS empty_modes,
         sum(mode = reference) AS n_reference, sum(mode = other) AS n_other, reference, other
  FROM experiment_run, pair GROUP BY task_group
)
SELECT 'experiments' AS subject,
       printf('%d rows: %s', count(*), (
         SELECT group_concat(printf('%d %s', n, mode), ', ')
         FROM (SELECT mode, count(*) AS n FROM experiment_run GROUP BY mode))) AS note
FROM experiment_run
UNION ALL
SELECT 'mode', printf('%d rows with an empty mode count as ''%s''', sum(empty_modes),
                      (SELECT value FROM setting WHERE name = 'empty_mode'))
FROM counted HAVING sum(empty_modes) > 0
UNION ALL
SELECT 'mode', printf('one mode only (''%s''): there is nothing to compare', reference)
FROM mode_pair WHERE reference IS NOT NULL AND other IS NULL
UNION ALL
SELECT 'task group', 'no column names the task group (setting group_column): all rows are one group'
FROM setting WHERE name = 'group_column' AND value IS NULL
UNION ALL
SELECT 'block', 'no column to block by (setting block_column): blocked figures control for nothing within a task group'
FROM setting WHERE name = 'block_column' AND value IS NULL
UNION ALL
SELECT 'duration', 'no duration (setting duration_variable): adjustment plan has no covariate'
FROM setting WHERE name = 'duration_variable' AND value IS NULL
UNION ALL
SELECT task_group, printf('all %d rows are in mode ''%s''', n, CASE WHEN n_other = 0 THEN reference ELSE other END)
FROM counted WHERE n_other = 0 OR n_reference = 0
UNION ALL
SELECT 'task group ' || task_group, 'merged into ' || merged_group FROM group_merge
UNION ALL
SELECT 'hyperparameters', 'no column begins with hyperparam_ (or has that role): steps 3 and 4 have nothing to test'
WHERE NOT EXISTS (SELECT 1 FROM variable WHERE role = 'hyperparameter')
UNION ALL
SELECT 'energy', 'no column has the role energy: nothing can be tested'
WHERE NOT EXISTS (SELECT 1 FROM variable WHERE role = 'energy')
UNION ALL
SELECT task_group, 'empty, and variable_default has no value for them: '
       || group_concat(printf('%s in %d of %d rows', variable, empty, n), ', ')
FROM (SELECT o.task_group, o.variable, count(*) AS n, sum(o.value IS NULL) AS empty
      FROM observation AS o JOIN variable AS v ON v.name = o.variable
      WHERE v.role = 'hyperparameter' GROUP BY o.task_group, o.variable)
WHERE empty BETWEEN 1 AND n - 1 GROUP BY task_group
UNION ALL
SELECT 'columns left out', group_concat(name || CASE WHEN caveat LIKE '%not numbers%' THEN ' (text)'
                                                     WHEN caveat LIKE '%constant%' THEN ' (constant)'
                                                     WHEN caveat LIKE '%no values%' THEN ' (empty)'
                                                     WHEN caveat LIKE '%does not tell%' THEN ' (unknown)'
                                                     ELSE '' END, ', ')
FROM variable WHERE role = 'ignore' HAVING count(*) > 0
UNION ALL
SELECT 'caveat', caveat || ': ' || group_concat(name, ', ') FROM variable
WHERE role <> 'ignore' AND caveat <> '' GROUP BY caveat;

INSERT INTO analysis_step VALUES ('data_note', 10, 'The data', 'SELECT subject, note FROM result_data_note', 0);
