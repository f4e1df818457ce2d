-- Three task groups with nine variables, by the exact posterior, bootstrapped where small, tested.
.read tests/fitted.sql
SELECT 'graph_method exact', count(*) = 6 AND min(method) = 'exact' AND min(check_method) = 'dibs' AND min(fit ->> 'method') = 'exact' AND min(check_fit ->> 'method') = 'dibs' FROM temp.fitted;
SELECT 'the other method is checked all the same', max(abs(difference)) < 0.15 AND min(exact) = 0 FROM result_graph_check;
SELECT 'graph_check is dibs - exact, and exact the graph', max(abs(c.exact - e.probability)) = 0 AND max(abs(c.dibs - c.exact - c.difference)) < 1e-12
FROM result_graph_check AS c JOIN result_edge AS e USING (task_group, mode, source, target);
SELECT 'candidates are refilled', group_concat(DISTINCT selected_by) NOT LIKE '%dibs%' AND group_concat(DISTINCT selected_by) LIKE '%exact%' FROM candidate_edge;
SELECT 'small groups are bootstrapped, others not', min((bootstrap_share IS NOT NULL) = (task_group = 'group6_resnet')) = 1 FROM result_edge;
SELECT 'the test of the whole graphs', count(*) = 3 AND min(permutations) >= 10 AND max(permutations) = 199 AND min(mode) = 'parallel' AND min(reference) = 'default' FROM result_graph_permutation;
SELECT 'group4 differs', p_value < 0.02 AND n_a = 87 AND n_b = 50 FROM result_graph_permutation WHERE task_group LIKE 'group4%';
SELECT 'group1 does not', NOT p_value < 0.05 FROM result_graph_permutation WHERE task_group LIKE 'group1%';
SELECT 'what causes do to the primary outcome has p-values, and no other pair', count(p_value) > 5 AND min(source_role IN ('cause', 'negative_control') AND target = 'energy_gpu_total_joules') = 1 AND min(p_bh >= p_value) = 1 AND min(p_family >= p_value) = 1
FROM result_edge_difference WHERE p_value IS NOT NULL;
SELECT 'the family is what causes do to the primary outcome', count(*) > 0 AND min(source_role = 'cause' AND target = 'energy_gpu_total_joules') = 1 FROM result_edge_difference WHERE p_family IS NOT NULL;
SELECT 'the smallest p of the family is that of the graphs', count(*) > 0 AND min(t.p_family_min = t.p_value AND t.p_value = (SELECT min(p_family) FROM result_edge_difference AS e WHERE e.task_group = t.task_group)) = 1
FROM result_graph_permutation AS t WHERE p_family_min IS NOT NULL;
SELECT 'the planted differences of group4 are shown', count(*) = 2 AND max(p_family) < 0.05 FROM result_edge_difference
WHERE task_group LIKE 'group4%' AND target = 'energy_gpu_total_joules' AND source IN ('hyperparam_max_iter', 'hyperparam_kfold');
SELECT 'and none in group1', count(*) = 0 FROM result_edge_difference WHERE task_group LIKE 'group1%' AND p_family < 0.05;
SELECT 'figures of each task group', count(*) = 36 AND count(DISTINCT name) = 9 AND min(svg LIKE '<svg%</svg>%') = 1 FROM result_figure;
SELECT 'the levels of cells are out of an interaction, by the slopes of the table', count(*) = 2 FROM result_figure AS f, (
  WITH run AS (
    SELECT y.mode, y.mode = f.mode AS m, r.cell, x.value AS x, y.value AS y, y.value - x.value * iif(y.mode = f.mode, f.slope_mode, f.slope_reference) AS rest
    FROM result_finding AS f JOIN observation AS y ON y.task_group = f.task_group AND y.variable = f.target JOIN observation AS x ON x.unit = y.unit AND x.variable = f.source JOIN experiment_run AS r ON r.unit = y.unit
    WHERE f.task_group LIKE 'group1%' AND f.source = 'hyperparam_epochs' AND f.is_primary AND y.value IS NOT NULL AND x.value IS NOT NULL),
  cell AS (SELECT avg(rest) FILTER (WHERE m) - avg(rest) FILTER (WHERE NOT m) AS d, 1.0 * sum(m) * sum(NOT m) / count(*) AS w FROM run GROUP BY cell),
  shift AS (SELECT sum(d * w) / sum(w) AS d FROM cell),
  drawn AS (SELECT mode, x, y - avg(rest - d * m) OVER (PARTITION BY cell) AS y FROM run, shift),
  middle AS (SELECT mode, avg(x) AS x, avg(y) AS y FROM drawn GROUP BY mode)
  SELECT causalite_format(sum((r.x - c.x) * (r.y - c.y)) / sum((r.x - c.x) * (r.x - c.x)), 'estimate') AS slope
  FROM drawn AS r JOIN middle AS c ON c.mode = r.mode GROUP BY r.mode) AS s
WHERE f.name = 'interaction' AND f.task_group LIKE 'group1%' AND f.source = 'hyperparam_epochs' AND f.svg LIKE '%slope ' || s.slope || '.%';
SELECT 'repeats are permuted and resampled together', (SELECT note LIKE '6 clusters keep together%' FROM result_graph_permutation WHERE task_group LIKE 'group1%')
  AND count(*) > 0 AND min(note LIKE 'every cluster lies in one group%') = 1 FROM result_mediation_difference WHERE task_group LIKE 'group1%';
