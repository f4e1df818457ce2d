-- Three task groups with nine variables, by the exact posterior, bootstrapped where small, tested.
SELECT 'graph_method exact', count(*) = 6 AND min(method) = 'exact' AND min(check_method) = 'dibs' AND min(fit ->> 'method') = 'exact' AND min(check_fit ->> 'method') = 'dibs' FROM result_graph;
SELECT 'the other method is checked all the same', max(abs(difference)) < 0.15 AND min(exact) = 0 FROM result_graph_check;
SELECT 'graph_check is dibs - exact, and exact the graph', max(abs(c.exact - e.probability)) = 0 AND max(abs(c.dibs - c.exact - c.difference)) < 1e-12
FROM result_graph_check AS c JOIN result_edge AS e USING (task_group, mode, source, target);
SELECT 'candidates are refilled', group_concat(DISTINCT selected_by) NOT LIKE '%dibs%' AND group_concat(DISTINCT selected_by) LIKE '%exact%' FROM candidate_edge;
SELECT 'small groups are bootstrapped, others not', min((bootstrap_share IS NOT NULL) = (task_group = 'group6_resnet')) = 1 FROM result_edge;
SELECT 'the test of the whole graphs', count(*) = 3 AND min(permutations) >= 10 AND max(permutations) = 199 AND min(mode_a) = 'parallel' AND min(mode_b) = 'default' FROM result_graph_permutation;
SELECT 'group4 differs', p_value < 0.02 AND n_a = 87 AND n_b = 50 FROM result_graph_permutation WHERE task_group LIKE 'group4%';
SELECT 'group1 does not', NOT p_value < 0.05 FROM result_graph_permutation WHERE task_group LIKE 'group1%';
SELECT 'its edges have p-values where knowledge leaves them open', count(p_value) > 50 AND sum(target_role = 'cause' AND p_value IS NOT NULL) = 0 AND min(p_bh >= p_value) = 1 FROM result_edge_difference;
SELECT 'the planted differences of group4 are shown', count(*) = 2 AND max(p_bh) < 0.05 FROM result_edge_difference
WHERE task_group LIKE 'group4%' AND target = 'energy_gpu_util_avg_percent' AND source IN ('hyperparam_max_iter', 'hyperparam_kfold') AND changed;
SELECT 'and none in group1', count(*) = 0 FROM result_edge_difference WHERE task_group LIKE 'group1%' AND p_bh < 0.05;
