-- groups.sql: what resamples, of one task group: graphs, their permutations, the bootstrap of a
-- mediation; for task.sh. To be adapted: variables, options. `observation` is what
-- causalite_setup() has made of the table.
-- Streams of random numbers begin anew in each fit, so where a task group is computed, and beside
-- which others, does not matter. One thread each: the engine spreads the tasks.
CREATE TABLE result.fit(step TEXT, task_group TEXT, fit TEXT, PRIMARY KEY (step, task_group));
CREATE TEMP TABLE value(unit, mode, variable, value);
INSERT INTO value
SELECT unit, mode, variable, value FROM observation
WHERE task_group = :name AND value IS NOT NULL
  AND (variable LIKE 'hyperparam\_%' ESCAPE '\'
       OR variable IN ('energy_gpu_util_avg_percent', 'energy_gpu_total_joules'));

INSERT INTO result.fit
SELECT 'dibs_graph ' || mode, :name, dibs_graph(unit, variable, value, '{"threads":1}')
FROM value GROUP BY mode;

INSERT INTO result.fit
SELECT 'bootstrap ' || mode, :name,
       exact_graph(unit, variable, value, '{"bootstrap":100,"threads":1}')
FROM value GROUP BY mode;

INSERT INTO result.fit
SELECT 'graph_test', :name,
       graph_test(unit, variable, value, mode, '{"permutations":100,"threads":1}')
FROM value;

INSERT INTO result.fit
SELECT 'mediation_boot ' || x.variable, :name,
       mediation_boot(x.value, m.value, y.value, x.mode, '{"n_boot":1000,"threads":1}')
FROM value AS x
JOIN value AS m ON m.unit = x.unit AND m.variable = 'energy_gpu_util_avg_percent'
JOIN value AS y ON y.unit = x.unit AND y.variable = 'energy_gpu_total_joules'
WHERE x.variable LIKE 'hyperparam\_%' ESCAPE '\'
GROUP BY x.variable;
