-- merge.sql: the fits of all shards together, from what partials.sql gives. To be adapted.
CREATE TABLE fit(step TEXT, task_group TEXT, fit TEXT, PRIMARY KEY (step, task_group));

INSERT INTO fit
SELECT step, task_group, ttest_merge(partial)
FROM part WHERE step = 'ttest' GROUP BY step, task_group;

INSERT INTO fit
SELECT step, task_group, ols_interaction_merge(partial)
FROM part WHERE step = 'ols_interaction' GROUP BY step, task_group;

INSERT INTO fit
SELECT step, task_group, sobel_merge(partial)
FROM part WHERE step = 'sobel' GROUP BY step, task_group;
