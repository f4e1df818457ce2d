-- result_graph with its fits, for other scripts to read.
CREATE TEMP TABLE fitted AS
SELECT g.*, f.fit, c.fit AS check_fit
FROM result_graph AS g
LEFT JOIN result_fit AS f ON f.step = 'graph' AND f.task_group = g.task_group AND f.mode = g.mode AND f.method = g.method
LEFT JOIN result_fit AS c ON c.step = 'graph' AND c.task_group = g.task_group AND c.mode = g.mode AND c.method = g.check_method;
