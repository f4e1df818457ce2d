-- 33_edge.sql: step 2, the edges of the graphs, where they differ between the modes, and how far the
-- two methods agree.
--
-- Needs the extension, and the results of 32_graph.sql as 90_materialise.sql stores them. Creates the
-- views
--   edge             a row for each task group, mode and ordered pair of variables:
--     task_group, mode, source, target, n, method, and the columns of the fit: probability,
--     reverse_probability, adjacency, weight, weight_raw, path_probability, total_effect,
--     total_effect_raw, start_agreement, bootstrap_share; found (1: probability >= setting
--     edge_threshold), source_role, target_role
--   edge_pooled      the same for graph_pooled; source 'mode' (its role is 'mode') says what the mode
--     changes, in the unit of the target: other mode - reference mode
--   edge_difference  a row for each task group and ordered pair: the columns of graph_diff(),
--     a = the mode that is not the reference, b = the reference; p_value and p_bh from
--     graph_permutation (NULL if setting permutations is 0, and where knowledge rules the edge out);
--     n_a, n_b, mode_a, mode_b, source_role, target_role
--   graph_check      a row for each task group, mode and ordered pair: dibs and exact (the edge's
--     probability by either method), difference (dibs - exact), path_dibs, path_exact,
--     total_effect_raw_dibs, total_effect_raw_exact
--
-- How to read them: sql/VIEWS.md. In short: a probability is that of a direct effect; what the source
-- does over other variables is in path_probability and total_effect. Compare modes by weight_raw and
-- total_effect_raw. A difference without p_value is a description, not a finding.

CREATE VIEW edge AS
WITH opened AS (
  SELECT g.task_group, g.mode, g.n, g.method, e.source, e.target, e.probability, e.reverse_probability, e.adjacency, e.weight,
         e.weight_raw, e.path_probability, e.total_effect, e.total_effect_raw, e.start_agreement,
         e.bootstrap_share
  FROM result_graph AS g CROSS JOIN dibs_graph(iif(g.method = 'dibs', g.fit, NULL)) AS e
  WHERE e.source IS NOT NULL
  UNION ALL
  SELECT g.task_group, g.mode, g.n, g.method, e.source, e.target, e.probability, e.reverse_probability, e.adjacency, e.weight,
         e.weight_raw, e.path_probability, e.total_effect, e.total_effect_raw, e.start_agreement,
         e.bootstrap_share
  FROM result_graph AS g CROSS JOIN exact_graph(iif(g.method = 'exact', g.fit, NULL)) AS e
  WHERE e.source IS NOT NULL
)
SELECT e.task_group, e.mode, e.source, e.target, e.n, e.method,
       e.probability, e.reverse_probability, e.adjacency, e.weight, e.weight_raw, e.path_probability,
       e.total_effect, e.total_effect_raw, e.start_agreement, e.bootstrap_share,
       e.probability >= (SELECT value FROM setting WHERE name = 'edge_threshold') AS found,
       s.role AS source_role, t.role AS target_role
FROM opened AS e
LEFT JOIN variable AS s ON s.name = e.source
LEFT JOIN variable AS t ON t.name = e.target;

CREATE VIEW edge_pooled AS
WITH opened AS (
  SELECT g.task_group, g.n, g.method, e.source, e.target, e.probability, e.reverse_probability, e.adjacency, e.weight,
         e.weight_raw, e.path_probability, e.total_effect, e.total_effect_raw, e.start_agreement,
         e.bootstrap_share
  FROM result_graph_pooled AS g CROSS JOIN dibs_graph(iif(g.method = 'dibs', g.fit, NULL)) AS e
  WHERE e.source IS NOT NULL
  UNION ALL
  SELECT g.task_group, g.n, g.method, e.source, e.target, e.probability, e.reverse_probability, e.adjacency, e.weight,
         e.weight_raw, e.path_probability, e.total_effect, e.total_effect_raw, e.start_agreement,
         e.bootstrap_share
  FROM result_graph_pooled AS g CROSS JOIN exact_graph(iif(g.method = 'exact', g.fit, NULL)) AS e
  WHERE e.source IS NOT NULL
)
SELECT e.task_group, e.source, e.target, e.n, e.method,
       e.probability, e.reverse_probability, e.adjacency, e.weight, e.weight_raw, e.path_probability,
       e.total_effect, e.total_effect_raw, e.start_agreement, e.bootstrap_share,
       e.probability >= (SELECT value FROM setting WHERE name = 'edge_threshold') AS found,
       coalesce(s.role, 'mode') AS source_role, coalesce(t.role, 'mode') AS target_role
FROM opened AS e
LEFT JOIN variable AS s ON s.name = e.source
LEFT JOIN variable AS t ON t.name = e.target;

CREATE VIEW edge_difference AS
WITH option AS MATERIALIZED (
  SELECT '{"threshold":' || (SELECT value FROM setting WHERE name = 'edge_threshold')
         || ',"min_difference":' || (SELECT value FROM setting WHERE name = 'min_difference') || '}' AS diff
), tested AS MATERIALIZED (
  SELECT p.task_group, t.source, t.target, t.p_value, t.p_bh
  FROM result_graph_permutation AS p CROSS JOIN graph_test(p.fit) AS t
)
SELECT a.task_group, d.source, d.target, a.mode AS mode_a, b.mode AS mode_b, a.n AS n_a, b.n AS n_b,
       d.probability_a, d.probability_b, d.difference, d.adjacency_a, d.adjacency_b,
       d.weight_raw_a, d.weight_raw_b, d.weight_raw_difference, d.status, d.changed,
       p.p_value, p.p_bh, s.role AS source_role, t.role AS target_role
FROM option CROSS JOIN mode_pair AS m
CROSS JOIN result_graph AS a ON a.mode = m.other
CROSS JOIN result_graph AS b ON b.task_group = a.task_group AND b.mode = m.reference
CROSS JOIN graph_diff(a.fit, b.fit, option.diff) AS d
LEFT JOIN tested AS p ON p.task_group = a.task_group AND p.source = d.source AND p.target = d.target
LEFT JOIN variable AS s ON s.name = d.source
LEFT JOIN variable AS t ON t.name = d.target
WHERE d.source IS NOT NULL;

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
JOIN exact AS e ON e.task_group = d.task_group AND e.mode = d.mode AND e.source = d.source AND e.target = d.target;

INSERT INTO analysis_step VALUES
('edge', 43, 'Step 2: edges', '', 1),
('edge_pooled', 44, 'Step 2: what the mode itself acts on, both modes in one graph (method 1 of the plan)',
'SELECT task_group AS "group", coalesce(nullif(v.label, ''''), v.name) AS target, printf(''%.2f'', probability) AS probability,
  printf(''%.2f'', path_probability) AS "of a path",
  CASE WHEN abs(total_effect_raw) BETWEEN 100 AND 1e15 THEN printf(''%,d'', round(total_effect_raw)) WHEN total_effect_raw IS NOT NULL THEN printf(''%#.3g'', total_effect_raw) END AS "total effect"
FROM result_edge_pooled AS e JOIN variable AS v ON v.name = e.target
WHERE source = ''mode'' AND target_role = ''energy'' AND (found OR target LIKE ''%total%'')', 1),
('edge_difference', 45, 'Step 2: effects of hyperparameters that differ between the modes',
'SELECT task_group AS "group", coalesce(nullif(s.label, ''''), s.name) || '' → '' || coalesce(nullif(t.label, ''''), t.name) AS effect, status,
  printf(''%.2f'', probability_a) AS "p(a)", printf(''%.2f'', probability_b) AS "p(b)",
  printf(''%+.2f'', round(difference, 2)) AS difference,
  CASE WHEN abs(weight_raw_a) BETWEEN 100 AND 1e15 THEN printf(''%,d'', round(weight_raw_a)) WHEN weight_raw_a IS NOT NULL THEN printf(''%#.3g'', weight_raw_a) END AS "weight a",
  CASE WHEN abs(weight_raw_b) BETWEEN 100 AND 1e15 THEN printf(''%,d'', round(weight_raw_b)) WHEN weight_raw_b IS NOT NULL THEN printf(''%#.3g'', weight_raw_b) END AS "weight b",
  iif(p_bh IS NULL, NULL, printf(''%.3f'', p_bh)) AS "p adj."
FROM result_edge_difference AS e JOIN variable AS s ON s.name = e.source JOIN variable AS t ON t.name = e.target
WHERE source_role = ''hyperparameter'' AND status IN (''only_a'', ''only_b'', ''reversed'')', 1),
('graph_check', 46, 'Step 2: the two methods side by side (probability of an edge, dibs - exact)',
'SELECT task_group AS "group", mode, n, count(*) AS pairs, printf(''%.3f'', avg(abs(difference))) AS "mean difference",
  printf(''%.2f'', max(abs(difference))) AS largest, sum((dibs >= 0.5) <> (exact >= 0.5)) AS "called differently"
FROM result_graph_check GROUP BY task_group, mode', 1);
