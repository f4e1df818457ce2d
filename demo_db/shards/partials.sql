-- partials.sql: what a shard gives, a row a fit; for task.sh. To be adapted: table, columns,
-- options.
CREATE TABLE result.part(step TEXT, task_group TEXT, partial BLOB);

INSERT INTO result.part
SELECT 'ttest', task_group, ttest_partial(:name, energy, mode)
FROM run GROUP BY task_group;

INSERT INTO result.part
SELECT 'ols_interaction', task_group,
       ols_interaction_partial(:name, energy, epochs, mode, '{"robust":"by_group"}')
FROM run GROUP BY task_group;

INSERT INTO result.part
SELECT 'sobel', task_group, sobel_partial(:name, epochs, util, energy)
FROM run GROUP BY task_group;
