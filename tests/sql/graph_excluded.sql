-- The same with ranks and another mark of what is too small.
.read tests/fitted.sql
SELECT 'ranks have no units', count(weight) > 0 AND count(weight_raw) = 0 AND min(g.fit ->> '$.options.transform') = 'rank' FROM result_edge AS e JOIN temp.fitted AS g USING (task_group, mode);
SELECT 'too small ones have no graph', count(*) = 2 AND count(fit) = 0 AND count(check_fit) = 0 AND min(note LIKE 'no graph: 2_ complete runs, fewer than 30%') = 1 FROM temp.fitted WHERE task_group LIKE 'group6%';
SELECT 'sample_size says what to do', min(verdict) = 'too small' AND min(advice LIKE '%group_merge%') = 1 FROM result_sample_size WHERE task_group LIKE 'group6%' AND step = 'graph';
SELECT 'no edge, no difference, no answer comes from them', (SELECT count(*) FROM result_edge WHERE task_group LIKE 'group6%') + (SELECT count(*) FROM result_edge_difference WHERE task_group LIKE 'group6%')
  + (SELECT count(*) FROM result_question_1 WHERE task_group LIKE 'group6%') = 0;
SELECT 'question 2 has no counts for them', count(*) = 2 AND count(common) = 0 FROM result_question_2 WHERE task_group LIKE 'group6%';
SELECT 'but both modes together have one', count(*) = 1 AND n = 49 FROM result_graph_pooled JOIN result_fit USING (task_group, mode) WHERE step = 'graph_pooled' AND task_group LIKE 'group6%';
SELECT 'the tests of step 3 go on', count(*) > 0 FROM result_interaction WHERE task_group LIKE 'group6%' AND p_value IS NOT NULL;
SELECT 'without permutations nothing is tested, and that is said', count(*) = 3 AND count(p_value) = 0 AND min(note LIKE '%permutations is 0%') = 1 FROM result_graph_permutation;
SELECT 'so no difference has a p-value', count(*) > 0 AND count(p_value) = 0 FROM result_edge_difference;
