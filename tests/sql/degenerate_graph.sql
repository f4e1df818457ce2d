-- With nothing called too small, graphs are fitted wherever they can be; where not, the fit says why.
SELECT 'no task group is forgotten', count(DISTINCT task_group) = 9 AND count(*) = 18 FROM result_graph;
SELECT 'healthy: a graph in both modes', count(probability) = 24 FROM result_edge WHERE task_group = 'healthy';
SELECT 'too few runs for the variables', count(*) = 2 AND min(note LIKE 'too few units: 3 complete ones for 4 variables%') = 1 FROM result_graph WHERE task_group = 'mode is block';
SELECT 'and no probabilities', count(*) = 24 AND count(probability) = 0 FROM result_edge WHERE task_group = 'mode is block';
SELECT 'one variable is no graph', min(note LIKE '%fewer than two variables%') = 1 FROM result_graph WHERE task_group = 'no hyperparameter';
SELECT 'one mode: no run in the other', note = 'no graph: no complete run' FROM result_graph WHERE task_group = 'one mode' AND mode = 'default';
SELECT 'nothing varies', count(*) = 2 AND min(note = 'no variable varies in every mode') = 1 FROM result_graph WHERE task_group = 'one row';
SELECT 'one mode: nothing to compare', count(difference) + count(status) + count(p_value) = 0 FROM result_edge_difference WHERE task_group = 'one mode';
SELECT 'and not tested', p_value IS NULL AND note LIKE 'not tested%' FROM result_graph_permutation WHERE task_group = 'one mode';
SELECT 'healthy: tested', p_value BETWEEN 0.04 AND 1 AND n_a = 12 AND n_b = 12 FROM result_graph_permutation WHERE task_group = 'healthy';
SELECT 'no answer where there is no graph', count(*) = 16 AND count(common) = 0 FROM result_question_2 WHERE task_group <> 'healthy';
SELECT 'a mode that is the block drops out', note LIKE 'dropped mode: it does not vary within the blocks%' FROM result_graph_pooled WHERE task_group = 'mode is block';
SELECT 'without a cause or the primary outcome it is said which lacks', group_concat(note, '; ') =
  'not tested: the primary outcome is in no graph; graph_variable says why; not tested: no cause is in the graphs; graph_variable says why'
FROM (SELECT * FROM result_graph_permutation WHERE task_group IN ('constant energy', 'no hyperparameter') ORDER BY task_group);
