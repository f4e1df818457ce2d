-- step2_edge.sql: step 2, the edges of the graphs, where they differ between the modes, and how far
-- the two methods agree.
--
-- From the graphs that are stored in result_graph and so on:
--
--   opened_edge      the rows of all fits, those of graph_pooled with mode NULL
--   edge             a row for each task group, mode and ordered pair of variables:
--     task_group, mode, source, target, n, method, and the columns of the fit: probability,
--     reverse_probability, adjacency, weight, weight_raw, path_probability, total_effect,
--     total_effect_raw, start_agreement, bootstrap_share; found (1: probability >= setting
--     edge_threshold), source_role, target_role
--   edge_pooled      the same for graph_pooled; source 'mode' (its role is 'condition') says what
--     the mode changes, in the unit of the target: other mode - reference mode
--   edge_difference  a row for each task group and ordered pair: the columns of graph_test() where
--     graph_permutation has it, so that differences and their p-values come from the same
--     posterior; else those of graph_diff(), with p_value and p_bh NULL. a = the mode that is not
--     the reference, b = the reference; n_a, n_b, mode_a, mode_b, source_role, target_role. p_value
--     is NULL, too, where knowledge rules the edge out and where permuting was stopped early
--   graph_check      a row for each task group, mode and ordered pair: dibs and exact (the edge's
--     probability by either method), difference (dibs - exact), path_dibs, path_exact,
--     total_effect_raw_dibs, total_effect_raw_exact
--
-- How to read them: sql/VIEWS.md. In short: a probability is that of a direct effect; what the
-- source does over other variables is in path_probability and total_effect. Compare modes by
-- total_effect_raw: weights are given other parents in each mode. A difference without p_value is a
-- description, not a finding.

CREATE VIEW opened_edge AS
WITH stored AS (
  SELECT task_group, mode, n, method, fit FROM result_graph
  UNION ALL
  SELECT task_group, NULL, n, method, fit FROM result_graph_pooled
)
SELECT g.task_group, g.mode, g.n, g.method, e.source, e.target, e.probability,
       e.reverse_probability, e.adjacency, e.weight, e.weight_raw, e.path_probability,
       e.total_effect, e.total_effect_raw, e.start_agreement, e.bootstrap_share,
       e.probability >= k.edge_threshold AS found
FROM known AS k CROSS JOIN stored AS g
CROSS JOIN dibs_graph(iif(g.method = 'dibs', g.fit, NULL)) AS e
WHERE e.source IS NOT NULL
UNION ALL
SELECT g.task_group, g.mode, g.n, g.method, e.source, e.target, e.probability,
       e.reverse_probability, e.adjacency, e.weight, e.weight_raw, e.path_probability,
       e.total_effect, e.total_effect_raw, e.start_agreement, e.bootstrap_share,
       e.probability >= k.edge_threshold
FROM known AS k CROSS JOIN stored AS g
CROSS JOIN exact_graph(iif(g.method = 'exact', g.fit, NULL)) AS e
WHERE e.source IS NOT NULL;

CREATE VIEW edge AS
SELECT e.task_group, e.mode, e.source, e.target, e.n, e.method,
       e.probability, e.reverse_probability, e.adjacency, e.weight, e.weight_raw,
       e.path_probability,
       e.total_effect, e.total_effect_raw, e.start_agreement, e.bootstrap_share, e.found,
       s.role AS source_role, t.role AS target_role
FROM opened_edge AS e
LEFT JOIN variable AS s ON s.name = e.source
LEFT JOIN variable AS t ON t.name = e.target
WHERE e.mode IS NOT NULL;

-- 'mode' is the condition there, whatever column has that name.
CREATE VIEW edge_pooled AS
SELECT e.task_group, e.source, e.target, e.n, e.method,
       e.probability, e.reverse_probability, e.adjacency, e.weight, e.weight_raw,
       e.path_probability,
       e.total_effect, e.total_effect_raw, e.start_agreement, e.bootstrap_share, e.found,
       CASE e.source WHEN 'mode' THEN 'condition' ELSE s.role END AS source_role,
       CASE e.target WHEN 'mode' THEN 'condition' ELSE t.role END AS target_role
FROM opened_edge AS e
LEFT JOIN variable AS s ON s.name = e.source
LEFT JOIN variable AS t ON t.name = e.target
WHERE e.mode IS NULL;

CREATE VIEW edge_difference AS
WITH option AS MATERIALIZED (
  SELECT reference, other, '{"threshold":' || edge_threshold || ',"min_difference":'
         || min_difference || '}' AS diff
  FROM known
), pair AS MATERIALIZED (
  SELECT a.task_group, a.mode AS mode_a, b.mode AS mode_b, a.n AS n_a, b.n AS n_b, a.fit AS fit_a,
         b.fit AS fit_b,
         p.fit AS test, o.diff
  FROM option AS o
  CROSS JOIN result_graph AS a ON a.mode = o.other
  CROSS JOIN result_graph AS b ON b.task_group = a.task_group AND b.mode = o.reference
  LEFT JOIN result_graph_permutation AS p ON p.task_group = a.task_group
), opened AS (
  SELECT p.task_group, p.mode_a, p.mode_b, p.n_a, p.n_b, d.source, d.target, d.probability_a,
         d.probability_b,
         d.difference, d.adjacency_a, d.adjacency_b, d.weight_raw_a, d.weight_raw_b,
         d.weight_raw_difference, d.total_effect_raw_a, d.total_effect_raw_b,
         d.total_effect_raw_difference,
         d.status, d.changed, NULL AS p_value, NULL AS p_family, NULL AS p_bh
  FROM pair AS p CROSS JOIN graph_diff(p.fit_a, p.fit_b, p.diff) AS d
  WHERE p.test IS NULL AND d.source IS NOT NULL
  UNION ALL
  SELECT p.task_group, p.mode_a, p.mode_b, p.n_a, p.n_b, d.source, d.target, d.probability_a,
         d.probability_b,
         d.difference, d.adjacency_a, d.adjacency_b, d.weight_raw_a, d.weight_raw_b,
         d.weight_raw_difference, d.total_effect_raw_a, d.total_effect_raw_b,
         d.total_effect_raw_difference,
         d.status, d.changed, d.p_value, d.p_family, d.p_bh
  FROM pair AS p CROSS JOIN graph_test(p.test) AS d
  WHERE p.test IS NOT NULL AND d.source IS NOT NULL
)
SELECT o.task_group, o.source, o.target, o.mode_a, o.mode_b, o.n_a, o.n_b,
       o.probability_a, o.probability_b, o.difference, o.adjacency_a, o.adjacency_b,
       o.weight_raw_a, o.weight_raw_b, o.weight_raw_difference,
       o.total_effect_raw_a, o.total_effect_raw_b, o.total_effect_raw_difference,
       o.status, o.changed, o.p_value, o.p_family, o.p_bh,
       s.role AS source_role, t.role AS target_role
FROM opened AS o
LEFT JOIN variable AS s ON s.name = o.source
LEFT JOIN variable AS t ON t.name = o.target;

CREATE VIEW graph_check AS
WITH dibs AS MATERIALIZED (
  SELECT g.task_group, g.mode, g.n, e.source, e.target, e.probability, e.path_probability,
         e.total_effect_raw
  FROM result_graph AS g CROSS JOIN dibs_graph(iif(g.method = 'dibs', g.fit, g.check_fit)) AS e
), exact AS MATERIALIZED (
  SELECT g.task_group, g.mode, e.source, e.target, e.probability, e.path_probability,
         e.total_effect_raw
  FROM result_graph AS g CROSS JOIN exact_graph(iif(g.method = 'exact', g.fit, g.check_fit)) AS e
)
SELECT d.task_group, d.mode, d.source, d.target, d.n, d.probability AS dibs, e.probability AS exact,
       d.probability - e.probability AS difference,
       d.path_probability AS path_dibs, e.path_probability AS path_exact,
       d.total_effect_raw AS total_effect_raw_dibs, e.total_effect_raw AS total_effect_raw_exact
FROM dibs AS d
JOIN exact AS e ON e.task_group = d.task_group AND e.mode = d.mode AND e.source = d.source
  AND e.target = d.target;

INSERT INTO analysis_step VALUES
('edge', 43, 'Step 2: edges', 1),
('edge_pooled', 44,
 'Step 2: what the mode itself acts on, both modes in one graph (method 1 of the plan)', 1),
('edge_difference', 45, 'Step 2: effects of hyperparameters that differ between the modes', 1),
('graph_check', 46, 'Step 2: the two methods side by side (probability of an edge, dibs - exact)',
 1);
