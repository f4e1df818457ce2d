-- pictures.sql: the README's figures, from the demonstration database; `make docs` runs it.
-- Each is one SELECT: the plot functions return SVG, writefile() of the sqlite3 shell saves it.
.mode list
.headers off
SELECT 'demo_db/groups.svg: ' || writefile('demo_db/groups.svg',
  plot_groups(energy_gpu_avg_watts, mode, '{"y_label":"GPU average power (W)"}'))
FROM experiment WHERE task_group = 'group2_vulberta';

SELECT 'demo_db/interaction.svg: ' || writefile('demo_db/interaction.svg',
  plot_interaction(o.y, o.x, o.mode,
                   '{"x_label":"epochs","y_label":"GPU total energy (J)"}'))
FROM (SELECT coalesce(hyperparam_epochs, 60) AS x, energy_gpu_total_joules AS y, mode
      FROM experiment WHERE task_group = 'group3_person_reid') AS o;

-- The graphs of five of a group's variables, enough to see what differs.
WITH long AS (
  SELECT e.rowid AS unit, e.mode, v.column1 AS variable,
         CASE v.column1 WHEN 'folds' THEN coalesce(hyperparam_kfold, 10)
                        WHEN 'iterations' THEN coalesce(hyperparam_max_iter, 10000)
                        WHEN 'duration' THEN duration_seconds
                        WHEN 'utilisation' THEN energy_gpu_util_avg_percent
                        ELSE energy_gpu_total_joules END AS value
  FROM experiment AS e,
       (VALUES ('folds'), ('iterations'), ('duration'), ('utilisation'), ('energy')) AS v
  WHERE task_group = 'group4_bug_localization' AND model = 'dnn'
), fit AS (
  SELECT mode, exact_graph(unit, variable, value,
    '{"tiers":[["folds","iterations"],["duration","utilisation"],["energy"]],"exogenous":["folds","iterations"]}')
    AS graph
  FROM long GROUP BY mode
)
SELECT 'demo_db/graphs.svg: ' || writefile('demo_db/graphs.svg',
  plot_graph_diff(p.graph, d.graph, '{"label_a":"parallel","label_b":"default"}'))
FROM fit AS p, fit AS d WHERE p.mode = 'parallel' AND d.mode = 'default';
