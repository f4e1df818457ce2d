-- What merge.sql gives, of one pass over the whole table.
CREATE TABLE result.fit(step TEXT, task_group TEXT, fit TEXT, PRIMARY KEY (step, task_group));
INSERT INTO result.fit SELECT 'ttest', task_group, ttest(energy, mode) FROM run GROUP BY task_group;
INSERT INTO result.fit
SELECT 'ols_interaction', task_group, ols_interaction(energy, epochs, mode, '{"robust":"by_group"}')
FROM run GROUP BY task_group;
INSERT INTO result.fit SELECT 'sobel', task_group, sobel(epochs, util, energy)
FROM run GROUP BY task_group;
