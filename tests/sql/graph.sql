-- The graphs of the demonstration data: what is promised of every graph, and that they find what
-- table truth says. The views open in a connection that does not trust the schema.
PRAGMA trusted_schema = OFF;
.read tests/fitted.sql
SELECT 'a graph for each task group and mode', count(*) = 12 AND count(fit) = 12 AND count(check_fit) = 12 AND min(method) = 'dibs' AND min(check_method) = 'exact' FROM temp.fitted;
SELECT 'both modes have the same variables', count(*) = 6 AND min(lists) = 1 AND min(modes) = 2
FROM (SELECT task_group, count(DISTINCT names) AS lists, count(*) AS modes
      FROM (SELECT g.task_group, g.mode, group_concat(v.value ->> 'name') AS names
            FROM temp.fitted AS g, json_each(g.fit, '$.variables') AS v GROUP BY g.task_group, g.mode)
      GROUP BY task_group);
SELECT 'they are those graph_variable uses', NOT EXISTS (
  SELECT g.task_group, v.value ->> 'name' FROM temp.fitted AS g, json_each(g.fit, '$.variables') AS v
  EXCEPT SELECT task_group, variable FROM result_graph_variable WHERE used)
  AND (SELECT sum(variables) FROM temp.fitted) = 2 * (SELECT sum(used) FROM result_graph_variable);
SELECT 'what is missing too often is left out', reason = 'missing too often' AND missing > 0.4 FROM result_graph_variable WHERE task_group LIKE 'group1%' AND variable = 'perf_test_loss';
SELECT 'n is that of the complete runs', count(*) = 12 AND min(g.n = s.n_complete AND g.n + g.n_missing = s.n) = 1
FROM result_graph AS g JOIN result_sample_size AS s ON s.task_group = g.task_group AND s.mode = g.mode AND s.step = 'graph';
SELECT 'and the fit''s', min(g.n = g.fit ->> 'n' AND g.n_missing = g.fit ->> 'n_missing') = 1 FROM temp.fitted AS g;
SELECT 'small groups are called small', group_concat(DISTINCT substr(task_group, 1, 6)) = 'group5,group6' FROM result_graph WHERE verdict = 'small';
SELECT 'a total is left out beside its parts', min(note LIKE '%dropped energy_cpu_total_joules: it is an exact linear combination of energy_cpu_pkg_joules, energy_cpu_ram_joules%') = 1 FROM result_graph;

-- Background knowledge.
SELECT 'no hyperparameter has a parent', count(*) > 500 AND max(probability) = 0 AND max(path_probability) = 0 FROM result_edge WHERE target_role = 'cause';
SELECT 'no edge from a later tier to an earlier one', count(*) > 500 AND max(e.probability) = 0
FROM result_edge AS e JOIN variable AS s ON s.name = e.source JOIN variable AS t ON t.name = e.target WHERE s.tier > t.tier;
SELECT 'nor by the exact posterior', max(c.exact) = 0
FROM result_graph_check AS c JOIN variable AS s ON s.name = c.source JOIN variable AS t ON t.name = c.target WHERE s.tier > t.tier OR t.role = 'cause';
SELECT 'nothing acts on the mode', count(*) > 80 AND max(probability) = 0 FROM result_edge_pooled WHERE target = 'mode';

-- Fitted once.
SELECT 'edge: a row for each pair', (SELECT count(*) FROM result_edge) = (SELECT sum(d * (d - 1)) FROM (SELECT json_array_length(fit, '$.variables') AS d FROM temp.fitted));
CREATE TEMP TABLE edge_now AS SELECT * FROM edge;
SELECT 'result_edge equals the view', NOT EXISTS (SELECT * FROM result_edge EXCEPT SELECT * FROM temp.edge_now);
CREATE TEMP TABLE difference_now AS SELECT * FROM edge_difference;
SELECT 'result_edge_difference equals the view', NOT EXISTS (SELECT * FROM result_edge_difference EXCEPT SELECT * FROM temp.difference_now);
CREATE TEMP TABLE question_now AS SELECT * FROM question_2;
SELECT 'result_question_2 equals the view', NOT EXISTS (SELECT * FROM result_question_2 EXCEPT SELECT * FROM temp.question_now);
SELECT 'found is at the threshold', min(found = (probability >= 0.5)) = 1 FROM result_edge;
SELECT 'the difference is parallel - default', count(*) > 1500 AND min(d.mode) = 'parallel' AND max(d.reference) = 'default'
  AND max(abs(d.difference - (a.probability - b.probability))) < 1e-12 AND min(d.n_a = a.n AND d.n_b = b.n) = 1
FROM result_edge_difference AS d
JOIN result_edge AS a ON a.task_group = d.task_group AND a.source = d.source AND a.target = d.target AND a.mode = 'parallel'
JOIN result_edge AS b ON b.task_group = d.task_group AND b.source = d.source AND b.target = d.target AND b.mode = 'default';
SELECT 'the two methods agree', max(abs(difference)) < 0.15 AND avg(abs(difference)) < 0.01 FROM result_graph_check;
SELECT 'independent starts agree', max(max_start_difference) < 0.2 AND min(max_start_difference) > 0 FROM result_graph;
SELECT 'the graphs of a task group are tested', count(*) = 6 AND count(p_value) = 6 AND max(permutations) = 200 FROM result_graph_permutation;
SELECT 'those of group4 differ, where nothing does they do not', count(*) = 3 AND min((p_value < 0.01) = (task_group LIKE 'group4%')) = 1
FROM result_graph_permutation WHERE substr(task_group, 1, 6) IN ('group2', 'group4', 'group5');
SELECT 'group4 by what its drivers do to the primary outcome', group_concat(source) = 'hyperparam_kfold,hyperparam_max_iter' AND min(target) = 'energy_gpu_total_joules' AND max(target) = min(target)
FROM (SELECT * FROM result_edge_difference WHERE p_family < 0.05 AND task_group LIKE 'group4%' ORDER BY source);
SELECT 'the total effects are those that were tested', count(*) > 20 AND max(abs(d.total_effect_raw_difference - t.total_effect_raw_difference)) = 0
FROM result_edge_difference AS d JOIN result_fit AS f ON f.step = 'graph_permutation' AND f.task_group = d.task_group AND f.mode = d.mode,
     graph_test(f.fit) AS t ON t.source = d.source AND t.target = d.target
WHERE d.target = 'energy_gpu_total_joules' AND d.source_role = 'cause';

-- What was planted.
CREATE TEMP TABLE planted AS
SELECT t.task_group, t.scenario, t.source, t.target, t.mediator, m.column1 AS mode,
       iif(m.column1 = 'default', slope_default, slope_parallel) AS slope,
       iif(m.column1 = 'default', indirect_default, indirect_parallel) AS indirect
FROM truth AS t, (VALUES ('default'), ('parallel')) AS m;
SELECT 'hyperparameters that act on energy are found', count(*) = 14 AND min(q.effect <> 'none' AND q.path_probability > 0.95) = 1
FROM planted AS p JOIN result_question_1 AS q USING (task_group, mode, source, target) WHERE p.slope <> 0;
SELECT 'their total effects are right within a fifth', max(abs(q.total_effect_raw / p.slope - 1)) < 0.2
FROM planted AS p JOIN result_question_1 AS q USING (task_group, mode, source, target) WHERE p.slope <> 0;
SELECT 'those that do not, mostly are not (3 of 36 may be)', count(*) = 36 AND sum(q.effect <> 'none') <= 3 AND max(abs(q.total_effect)) < 0.1
FROM planted AS p JOIN result_question_1 AS q USING (task_group, mode, source, target) WHERE p.slope = 0;
SELECT 'group4: another hyperparameter in each mode', group_concat(mode || ' ' || source, ', ') = 'default hyperparam_max_iter, parallel hyperparam_kfold'
FROM (SELECT * FROM result_question_1 WHERE task_group LIKE 'group4%' AND target = 'energy_gpu_total_joules' AND effect <> 'none' ORDER BY mode);
SELECT 'group4: its edges differ by mode', count(*) = 2 FROM result_edge_difference
WHERE task_group LIKE 'group4%' AND target = 'energy_gpu_util_avg_percent' AND changed
  AND (source = 'hyperparam_max_iter' AND status = 'only_b' OR source = 'hyperparam_kfold' AND status = 'only_a');
SELECT 'group4: its paths are in one mode each', group_concat(mode || ' ' || source || ' ' || coalesce(in_reference, '-'), ', ') = 'default hyperparam_max_iter -, parallel hyperparam_kfold 0'
FROM (SELECT * FROM result_question_3 WHERE task_group LIKE 'group4%' AND mediator = 'energy_gpu_util_avg_percent' AND target = 'energy_gpu_total_joules' ORDER BY mode);
SELECT 'group1: the path through utilisation is in both modes', count(*) = 2 AND count(in_reference) = 1 AND min(in_reference) = 1 AND min(min_probability) >= 0.5 FROM result_question_3
WHERE task_group LIKE 'group1%' AND source = 'hyperparam_batch_size' AND mediator = 'energy_gpu_util_avg_percent' AND target = 'energy_gpu_total_joules';
SELECT 'a path has mediators, controls or the duration between', count(*) = 0 FROM result_question_3 AS q, json_each(q.mediators) AS m
JOIN variable AS v ON v.name = m.value WHERE v.role NOT IN ('mediator', 'control', 'duration');
SELECT 'no path through utilisation where there is none', count(*) = 0
FROM planted AS p JOIN result_question_3 AS q USING (task_group, mode, source, target)
WHERE p.indirect = 0 AND q.mediator = 'energy_gpu_util_avg_percent';
SELECT 'one graph for both modes finds the main effects', count(*) = 5 AND min(e.path_probability > 0.85 AND sign(e.total_effect_raw) = sign(t.mode_effect)) = 1
FROM (SELECT DISTINCT task_group, mode_effect, target FROM truth) AS t
JOIN result_edge_pooled AS e ON e.task_group = t.task_group AND e.source = 'mode' AND e.target = t.target WHERE t.mode_effect <> 0;
SELECT 'and none in group1', path_probability < 0.3 FROM result_edge_pooled WHERE task_group LIKE 'group1%' AND source = 'mode' AND target = 'energy_gpu_total_joules';

-- Question 2: energy and accuracy both grow with the time trained, by the model of the data.
SELECT 'group3: epochs act on energy and performance, which is a trade-off', count(*) > 0 AND min(tradeoff) = 1 AND min(energy_effect) > 0 AND min(performance_effect) > 0
FROM result_question_2 WHERE task_group LIKE 'group3%' AND source = 'hyperparam_epochs' AND energy = 'energy_gpu_total_joules';
SELECT 'the counts are those of the rows', count(*) = 12 AND min(common = sources) = 1 AND min(common <= min(energy_causes, performance_causes)) = 1
FROM (SELECT task_group, mode, max(common) AS common, max(energy_causes) AS energy_causes,
             max(performance_causes) AS performance_causes, count(DISTINCT source) AS sources
      FROM result_question_2 GROUP BY task_group, mode);
SELECT 'a cause is one over found edges', NOT EXISTS (SELECT task_group, mode, source, target FROM result_edge WHERE found AND source_role = 'cause' EXCEPT SELECT * FROM cause)
  AND NOT EXISTS (SELECT * FROM cause AS c WHERE NOT EXISTS (SELECT 1 FROM result_edge AS e WHERE e.task_group = c.task_group AND e.mode = c.mode AND e.target = c.target AND e.found));
SELECT 'tradeoff follows the directions', min(tradeoff = (iif(e.direction = 'lower', -1, 1) * sign(q.energy_effect) * iif(p.direction = 'lower', -1, 1) * sign(q.performance_effect) < 0)) = 1
FROM result_question_2 AS q JOIN variable AS e ON e.name = q.energy JOIN variable AS p ON p.name = q.performance;

-- What graphs found becomes a candidate.
SELECT 'found edges are marked', count(*) > 5 AND min(i.selected_by LIKE '%family%') = 1 FROM result_interaction AS i WHERE i.selected_by LIKE '%dibs%';
SELECT 'they are the found ones', NOT EXISTS (
  SELECT task_group, source, target FROM candidate_edge WHERE selected_by = 'dibs'
  EXCEPT SELECT task_group, source, target FROM result_edge WHERE found AND source_role = 'cause' AND target_role = 'outcome')
  AND (SELECT count(*) FROM candidate_edge WHERE selected_by = 'dibs')
    = (SELECT count(*) FROM (SELECT DISTINCT task_group, source, target FROM result_edge WHERE found AND source_role = 'cause' AND target_role = 'outcome'));
SELECT 'found paths are tested', count(*) > 0 AND min(m.task_group IS NOT NULL) = 1
FROM candidate_path AS c LEFT JOIN result_mediation AS m
  ON m.task_group = c.task_group AND m.source = c.source AND m.mediator = c.mediator AND m.target = c.target WHERE c.selected_by = 'dibs';
SELECT 'those found only are exploratory', count(*) > 0 AND min(exploratory = (selected_by = 'dibs')) = 1 FROM result_mediation;
SELECT 'and do not touch the p-values of the others', max(abs(expected - p_bh) / p_bh) < 1e-12
FROM (SELECT p_bh, min(1, min(scaled) OVER (PARTITION BY task_group, adjustment, exploratory ORDER BY p_value DESC)) AS expected
      FROM (SELECT *, p_value * count(*) OVER (PARTITION BY task_group, adjustment, exploratory)
                      / rank() OVER (PARTITION BY task_group, adjustment, exploratory ORDER BY p_value) AS scaled
            FROM result_mediation WHERE p_value IS NOT NULL));
