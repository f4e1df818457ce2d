-- setup.sql: the analysis of the demonstration database is set up; nothing is computed. What an
-- empty cause stands for is in experiment_default; everything else is guessed.
SELECT 'the set-up failed' WHERE causalite_setup('experiment', json_object('defaults', json((
  SELECT json_group_object(task_group, json(value)) FROM (
    SELECT task_group, json_group_object(name, value) AS value
    FROM experiment_default GROUP BY task_group))))) IS NULL;
