-- What groups.sql gives of all task groups, of one process and with all its threads.
CREATE TABLE result.fit(step TEXT, task_group TEXT, fit TEXT, PRIMARY KEY (step, task_group));
CREATE TEMP TABLE value(task_group, unit, mode, variable, value);
INSERT INTO value
SELECT task_group, unit, mode, variable, value FROM observation
WHERE value IS NOT NULL
  AND (variable LIKE 'hyperparam\_%' ESCAPE '\'
       OR variable IN ('energy_gpu_util_avg_percent', 'energy_gpu_total_joules'));

INSERT INTO result.fit
SELECT 'dibs_graph ' || mode, task_group, dibs_graph(unit, variable, value)
FROM value GROUP BY task_group, mode;

INSERT INTO result.fit
SELECT 'bootstrap ' || mode, task_group, exact_graph(unit, variable, value, '{"bootstrap":100}')
FROM value GROUP BY task_group, mode;

INSERT INTO result.fit
SELECT 'graph_test', task_group, graph_test(unit, variable, value, mode, '{"permutations":100}')
FROM value GROUP BY task_group;

INSERT INTO result.fit
SELECT 'mediation_boot ' || x.variable, x.task_group,
       mediation_boot(x.value, m.value, y.value, x.mode, '{"n_boot":1000}')
FROM value AS x
JOIN value AS m ON m.unit = x.unit AND m.variable = 'energy_gpu_util_avg_percent'
JOIN value AS y ON y.unit = x.unit AND y.variable = 'energy_gpu_total_joules'
WHERE x.variable LIKE 'hyperparam\_%' ESCAPE '\'
GROUP BY x.task_group, x.variable;
