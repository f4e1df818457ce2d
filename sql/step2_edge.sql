-- step2_edge.sql: step 2, the edges of the graphs, where they differ between the modes, and how far
-- the two methods agree.
--
-- From the graphs that are stored in result_fit and result_graph:
--
--   opened_edge      the rows of all fits; those of graph_pooled have a reference
--   edge             a row for each task group, mode and ordered pair of variables:
--     task_group, mode, source, target, n, method, and the columns of the fit: probability,
--     reverse_probability, adjacency, weight, weight_raw, path_probability, total_effect,
--     total_effect_raw, start_agreement, bootstrap_share; found (1: probability >= setting
--     edge_threshold), source_role, target_role
--   edge_pooled      the same for graph_pooled, of mode and reference; source 'mode' (its role is
--     'condition') says what the mode changes, in the unit of the target: mode - reference
--   edge_difference  a row for each task group, pair of modes and ordered pair of variables: the
--     columns of graph_diff(), a = mode, b = reference; n_a, n_b, source_role, target_role. What a
--     cause does to the primary outcome is from graph_permutation where that ran, total effects and
--     p_value alike; p_family and p_bh are over the tested causes. All three are NULL elsewhere,
--     and where permuting was stopped early
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
  SELECT f.task_group, f.mode, f.reference, g.n, f.method, f.fit
  FROM result_fit AS f JOIN result_graph AS g
    ON g.task_group = f.task_group AND g.mode = f.mode AND g.method = f.method
  WHERE f.step = 'graph'
  UNION ALL
  SELECT f.task_group, f.mode, f.reference, g.n, f.method, f.fit
  FROM result_fit AS f JOIN result_graph_pooled AS g
    ON g.task_group = f.task_group AND g.mode = f.mode
  WHERE f.step = 'graph_pooled'
)
SELECT g.task_group, g.mode, g.reference, g.n, g.method, e.source, e.target, e.probability,
       e.reverse_probability, e.adjacency, e.weight, e.weight_raw, e.path_probability,
       e.total_effect, e.total_effect_raw, e.start_agreement, e.bootstrap_share,
       e.probability >= k.edge_threshold AS found
FROM known AS k CROSS JOIN stored AS g
CROSS JOIN dibs_graph(iif(g.method = 'dibs', g.fit, NULL)) AS e
WHERE e.source IS NOT NULL
UNION ALL
SELECT g.task_group, g.mode, g.reference, g.n, g.method, e.source, e.target, e.probability,
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
WHERE e.reference IS NULL;

-- 'mode' is the condition there, whatever column has that name.
CREATE VIEW edge_pooled AS
SELECT e.task_group, e.mode, e.reference, e.source, e.target, e.n, e.method,
       e.probability, e.reverse_probability, e.adjacency, e.weight, e.weight_raw,
       e.path_probability,
       e.total_effect, e.total_effect_raw, e.start_agreement, e.bootstrap_share, e.found,
       CASE e.source WHEN 'mode' THEN 'condition' ELSE s.role END AS source_role,
       CASE e.target WHEN 'mode' THEN 'condition' ELSE t.role END AS target_role
FROM opened_edge AS e
LEFT JOIN variable AS s ON s.name = e.source
LEFT JOIN variable AS t ON t.name = e.target
WHERE e.reference IS NOT NULL;

CREATE VIEW edge_difference AS
WITH option AS MATERIALIZED (
  SELECT '{' || diff || '}' AS diff FROM fit_option
), fitted AS MATERIALIZED (
  SELECT g.task_group, g.mode, g.n, f.fit
  FROM result_graph AS g LEFT JOIN result_fit AS f ON f.step = 'graph'
    AND f.task_group = g.task_group AND f.mode = g.mode AND f.method = g.method
), tested AS MATERIALIZED (
  SELECT f.task_group, f.mode, t.source, t.target, t.total_effect_raw_a, t.total_effect_raw_b,
         t.total_effect_raw_difference, t.p_value, t.p_family, t.p_bh
  FROM result_fit AS f CROSS JOIN graph_test(f.fit) AS t
  WHERE f.step = 'graph_permutation' AND t.target IN (SELECT name FROM primary_outcome)
), opened AS (
  SELECT a.task_group, m.mode, m.reference, a.n AS n_a, b.n AS n_b, d.*
  FROM option AS o CROSS JOIN mode_pair AS m
  CROSS JOIN fitted AS a ON a.mode = m.mode
  CROSS JOIN fitted AS b ON b.task_group = a.task_group AND b.mode = m.reference
  CROSS JOIN graph_diff(a.fit, b.fit, o.diff) AS d
  WHERE d.source IS NOT NULL
)
SELECT o.task_group, o.mode, o.reference, o.source, o.target, o.n_a, o.n_b,
       o.probability_a, o.probability_b, o.difference, o.adjacency_a, o.adjacency_b,
       o.weight_raw_a, o.weight_raw_b, o.weight_raw_difference,
       iif(p.source IS NULL, o.total_effect_raw_a, p.total_effect_raw_a) AS total_effect_raw_a,
       iif(p.source IS NULL, o.total_effect_raw_b, p.total_effect_raw_b) AS total_effect_raw_b,
       iif(p.source IS NULL, o.total_effect_raw_difference, p.total_effect_raw_difference)
         AS total_effect_raw_difference,
       o.status, o.changed, p.p_value, p.p_family, p.p_bh, s.role AS source_role,
       t.role AS target_role
FROM opened AS o
LEFT JOIN tested AS p ON p.task_group = o.task_group AND p.mode = o.mode
  AND p.source = o.source AND p.target = o.target
LEFT JOIN variable AS s ON s.name = o.source
LEFT JOIN variable AS t ON t.name = o.target;

CREATE VIEW graph_check AS
WITH dibs AS MATERIALIZED (
  SELECT f.task_group, f.mode, e.source, e.target, e.probability, e.path_probability,
         e.total_effect_raw
  FROM result_fit AS f CROSS JOIN dibs_graph(f.fit) AS e
  WHERE f.step = 'graph' AND f.method = 'dibs'
), exact AS MATERIALIZED (
  SELECT f.task_group, f.mode, e.source, e.target, e.probability, e.path_probability,
         e.total_effect_raw
  FROM result_fit AS f CROSS JOIN exact_graph(f.fit) AS e
  WHERE f.step = 'graph' AND f.method = 'exact'
)
SELECT d.task_group, d.mode, d.source, d.target, g.n, d.probability AS dibs, e.probability AS exact,
       d.probability - e.probability AS difference,
       d.path_probability AS path_dibs, e.path_probability AS path_exact,
       d.total_effect_raw AS total_effect_raw_dibs, e.total_effect_raw AS total_effect_raw_exact
FROM dibs AS d
JOIN exact AS e ON e.task_group = d.task_group AND e.mode = d.mode AND e.source = d.source
  AND e.target = d.target
JOIN result_graph AS g ON g.task_group = d.task_group AND g.mode = d.mode;

INSERT INTO analysis_step VALUES
('edge', 43, 'Step 2: edges', 1),
('edge_pooled', 44,
 'Step 2: what the mode itself acts on, both modes in one graph (method 1 of the plan)', 1),
('edge_difference', 45, 'Step 2: effects of causes that differ between the modes', 1),
('graph_check', 46, 'Step 2: the two methods side by side (probability of an edge, dibs - exact)',
 1);
