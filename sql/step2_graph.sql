-- step2_graph.sql: step 2, one causal graph for each task group and mode; and what they are fitted
-- to.
--
--   graph_observation   the data of the graphs, a row for each run and each variable that
--                       graph_variable uses: unit, task_group, mode, block, variable, value;
--                       complete (1: the run has all of them)
--   graph_option        the options of the fits of each task group, JSON text made from `setting`
--                       and `variable`: fit, "check", pooled, test; and method, exact (1: the exact
--                       posterior is feasible), free (variables that can have parents)
--   graph               a row for each task group and mode
--   graph_pooled        a row for each task group: all its runs, with the mode itself as a variable
--                       'mode', 1 in the mode that is not the reference: method 1 of the plan
--   graph_permutation   a row for each task group: graph_test(), whether the two modes' graphs
--                       differ by more than chance. It refits both modes setting permutations
--                       times; 0 (as set up): not tested
-- These are the only views that fit graphs, and they take seconds. What is built on them reads
-- result_graph and so on, where causalite_refresh() stores them.
--
-- Columns of graph and graph_pooled
--   task_group, mode, n (complete runs), n_missing, variables
--   method, fit               'dibs' or 'exact' by setting graph_method, and its fit
--   check_method, check_fit   the other method's; see graph_check. NULL where the exact posterior
--                             is out of reach: more than 20 variables that can have parents
--   max_start_difference      of the DiBS fit: largest difference of an edge's probability between
--                             independent starts. Above 0.1: do not believe single edges
--   verdict, note             of sample_size. A 'too small' one is not fitted: fit is NULL and the
--                             note says so
-- Columns of graph_permutation
--   task_group, mode_a, mode_b (the reference), n_a, n_b, permutations, statistic (the largest
--   difference), p_value (of the whole graph), fit, note
--
-- What is known beforehand goes in as options: causes have none themselves (exogenous), neither has
-- the mode, and no edge leads from a later tier to an earlier one (variable.tier; an empty tier is
-- free). The fits centre the values within blocks, so that the models' levels make no edges.

CREATE VIEW graph_observation AS
WITH used AS MATERIALIZED (
  SELECT task_group, variable FROM graph_variable WHERE used
), gap AS MATERIALIZED (  -- runs that lack a value
  SELECT DISTINCT o.unit
  FROM used AS u CROSS JOIN observation AS o ON o.variable = u.variable
    AND o.task_group = u.task_group
  WHERE o.value IS NULL
)
SELECT o.unit, o.task_group, o.mode, o.block, o.variable, o.value,
       o.unit NOT IN (SELECT unit FROM gap) AS complete
FROM used AS u CROSS JOIN observation AS o ON o.variable = u.variable
  AND o.task_group = u.task_group;

CREATE VIEW graph_option AS
WITH used AS MATERIALIZED (
  SELECT task_group, variable IN (SELECT name FROM tested_cause) AS cause, tier,
         '"' || replace(replace(replace(replace(replace(variable, '\', '\\'), '"', '\"'),
                char(10), '\n'), char(13), '\r'), char(9), '\t') || '"' AS name
  FROM graph_variable WHERE used ORDER BY variable
), tier AS (
  SELECT task_group, tier, '[' || group_concat(name) || ']' AS names
  FROM used WHERE tier IS NOT NULL GROUP BY task_group, tier
), tiers AS (  -- the last running list is the whole one
  SELECT task_group, max(tier) AS tier, names
  FROM (SELECT task_group, tier,
               group_concat(names) OVER (PARTITION BY task_group ORDER BY tier) AS names
        FROM tier)
  GROUP BY task_group
), by_group AS (
  SELECT task_group, sum(NOT cause) AS free,
         coalesce(group_concat(name) FILTER (WHERE cause), '') AS exogenous
  FROM used GROUP BY task_group
), chosen AS (
  SELECT graph_method AS method,
         '"max_missing":1,"seed":' || seed || ',"transform":"' || graph_transform || '"' AS common,
         ',"bootstrap":' || graph_bootstrap AS bootstrap,
         ',"permutations":' || max(1, permutations) || ',"threshold":' || edge_threshold
         || ',"min_difference":' || min_difference || (SELECT reference FROM fit_option) AS test
  FROM known
), small AS (
  SELECT DISTINCT task_group FROM sample_size WHERE step = 'graph' AND verdict = 'small'
), composed AS (
  SELECT g.task_group, c.method, g.free, c.common, c.test,
         CASE WHEN s.task_group IS NULL THEN '' ELSE c.bootstrap END AS bootstrap,
         coalesce(',"tiers":[' || t.names || ']', '') AS tiers, g.exogenous
  FROM chosen AS c CROSS JOIN by_group AS g
  LEFT JOIN tiers AS t ON t.task_group = g.task_group
  LEFT JOIN small AS s ON s.task_group = g.task_group
)
SELECT task_group, method, free, free <= CASE method WHEN 'exact' THEN 22 ELSE 20 END AS exact,
       '{' || common || tiers || ',"exogenous":[' || exogenous || ']' || bootstrap || '}' AS fit,
       '{' || common || tiers || ',"exogenous":[' || exogenous || ']}' AS "check",
       '{' || common || tiers || ',"exogenous":["mode"' || CASE exogenous WHEN '' THEN '' ELSE ','
         || exogenous END
       || ']}' AS pooled,
       '{' || common || tiers || ',"exogenous":[' || exogenous || ']' || test || '}' AS test
FROM composed;

-- Each fit is a subquery for its rows: nothing is sorted or kept but what the fit itself keeps.
CREATE VIEW graph AS
WITH sample AS MATERIALIZED (
  SELECT task_group, mode, n, variables, n_complete, verdict FROM sample_size WHERE step = 'graph'
), option AS MATERIALIZED (
  SELECT * FROM graph_option
), data AS MATERIALIZED (
  SELECT unit, task_group, mode, block, variable, value FROM graph_observation
), fitted AS MATERIALIZED (
  SELECT s.task_group, s.mode,
         (SELECT dibs_graph(d.unit, d.variable, d.value, d.block, CASE o.method
                            WHEN 'dibs' THEN o.fit ELSE o."check" END)
          FROM data AS d WHERE d.task_group = s.task_group AND d.mode = s.mode) AS dibs,
         CASE WHEN o.exact THEN (
           SELECT exact_graph(d.unit, d.variable, d.value, d.block, CASE o.method
                              WHEN 'exact' THEN o.fit ELSE o."check" END)
           FROM data AS d WHERE d.task_group = s.task_group AND d.mode = s.mode) END AS exact
  FROM sample AS s CROSS JOIN option AS o ON o.task_group = s.task_group
  WHERE s.verdict <> 'too small'
), chosen AS MATERIALIZED (
  SELECT s.*, o.method, o.free,
         CASE o.method WHEN 'dibs' THEN f.dibs ELSE f.exact END AS fit,
         CASE o.method WHEN 'dibs' THEN 'exact' ELSE 'dibs' END AS check_method,
         CASE o.method WHEN 'exact' THEN f.dibs ELSE f.exact END AS check_fit,
         f.dibs
  FROM sample AS s LEFT JOIN option AS o ON o.task_group = s.task_group
  LEFT JOIN fitted AS f ON f.task_group = s.task_group AND f.mode = s.mode
)
SELECT c.task_group, c.mode, c.n_complete AS n, c.n - c.n_complete AS n_missing, c.variables,
       c.method, c.fit, c.check_method, c.check_fit,
       causalite_value(c.dibs, 'diagnostics.max_start_difference') AS max_start_difference,
       c.verdict,
       CASE WHEN c.verdict IS NULL THEN 'no variable varies in every mode'
            WHEN c.verdict = 'too small'
              THEN printf('no graph: %d complete runs, fewer than %d (setting too_small)',
                          c.n_complete, k.too_small)
            WHEN c.n_complete = 0 THEN 'no graph: no complete run'
            WHEN c.fit IS NULL
              THEN printf('no graph: %d variables can have parents, too many for the exact ' ||
                          'posterior; set graph_method to dibs', c.free)
            WHEN c.method = 'dibs' THEN (SELECT f.note FROM dibs_graph(c.fit) AS f LIMIT 1)
            ELSE (SELECT f.note FROM exact_graph(c.fit) AS f LIMIT 1) END AS note
FROM known AS k CROSS JOIN chosen AS c ORDER BY c.task_group, c.mode;

CREATE VIEW graph_pooled AS
WITH long AS MATERIALIZED (
  SELECT unit, task_group, mode, block, variable, value FROM graph_observation
  WHERE variable <> 'mode'
), data AS MATERIALIZED (
  SELECT unit, task_group, block, variable, value FROM long
  UNION ALL
  SELECT DISTINCT unit, task_group, block, 'mode', mode <> reference FROM long, known
), sample AS MATERIALIZED (
  SELECT z.task_group, sum(z.n) AS n, max(z.variables) + 1 AS variables,
         sum(z.n_complete) AS n_complete,
         CASE WHEN count(z.verdict) = 0 OR count(*) < 2 THEN NULL
              WHEN min(z.n_complete) = 0 OR sum(z.n_complete) < k.too_small THEN 'too small'
              WHEN sum(z.n_complete) < k.small THEN 'small'
              ELSE 'enough' END AS verdict
  FROM known AS k CROSS JOIN sample_size AS z WHERE z.step = 'graph' GROUP BY z.task_group
), option AS MATERIALIZED (
  SELECT * FROM graph_option
), fitted AS MATERIALIZED (
  SELECT s.task_group,
         CASE WHEN o.method = 'dibs' THEN (
           SELECT dibs_graph(d.unit, d.variable, d.value, d.block, o.pooled)
           FROM data AS d WHERE d.task_group = s.task_group)
         WHEN o.exact THEN (
           SELECT exact_graph(d.unit, d.variable, d.value, d.block, o.pooled)
           FROM data AS d WHERE d.task_group = s.task_group) END AS fit
  FROM sample AS s CROSS JOIN option AS o ON o.task_group = s.task_group
  WHERE s.verdict <> 'too small'
), chosen AS MATERIALIZED (
  SELECT s.*, o.method, f.fit
  FROM sample AS s LEFT JOIN option AS o ON o.task_group = s.task_group
  LEFT JOIN fitted AS f ON f.task_group = s.task_group
)
SELECT task_group, n_complete AS n, n - n_complete AS n_missing, variables, method, fit,
       causalite_value(iif(method = 'dibs', fit, NULL),
                       'diagnostics.max_start_difference') AS max_start_difference,
       verdict,
       CASE WHEN verdict IS NULL THEN 'one mode only, or no variable varies'
            WHEN verdict = 'too small' THEN printf('no graph: %d complete runs', n_complete)
            WHEN fit IS NULL
              THEN 'no graph: too many variables for the exact posterior; set graph_method to dibs'
            WHEN method = 'dibs' THEN (SELECT f.note FROM dibs_graph(fit) AS f LIMIT 1)
            ELSE (SELECT f.note FROM exact_graph(fit) AS f LIMIT 1) END AS note
FROM chosen ORDER BY task_group;

CREATE VIEW graph_permutation AS
WITH sample AS MATERIALIZED (
  SELECT task_group, min(verdict <> 'too small' AND n_complete > 0) AND count(verdict) = 2 AS enough
  FROM sample_size WHERE step = 'graph' GROUP BY task_group
), option AS MATERIALIZED (
  SELECT * FROM graph_option
), data AS MATERIALIZED (
  SELECT unit, task_group, mode, block, variable, value FROM graph_observation
), fitted AS MATERIALIZED (
  SELECT s.task_group, s.enough, o.exact, k.permutations > 0 AS wanted, k.other, k.reference,
         CASE WHEN s.enough AND o.exact AND k.permutations > 0 THEN (
           SELECT graph_test(d.unit, d.variable, d.value, d.mode, d.block, o.test)
           FROM data AS d WHERE d.task_group = s.task_group) END AS fit
  FROM known AS k CROSS JOIN sample AS s CROSS JOIN option AS o ON o.task_group = s.task_group
)
SELECT task_group, other AS mode_a, reference AS mode_b,
       causalite_value(fit, 'n_a') AS n_a,
       causalite_value(fit, 'n_b') AS n_b,
       causalite_value(fit, 'permutations') AS permutations,
       causalite_value(fit, 'statistic') AS statistic,
       causalite_value(fit, 'p_value') AS p_value,
       fit,
       CASE WHEN NOT wanted THEN 'not tested: setting permutations is 0'
            WHEN NOT enough THEN 'not tested: too few complete runs in a mode'
            WHEN NOT exact THEN 'not tested: too many variables for the exact posterior'
            ELSE (SELECT t.note FROM graph_test(fit) AS t LIMIT 1) END AS note
FROM fitted ORDER BY task_group;

INSERT INTO analysis_step VALUES
('graph', 40, 'Step 2: causal graphs by mode (setting graph_method)', 0),
('graph_pooled', 41,
 'Step 2: both modes in one graph, with the mode as a variable (method 1 of the plan)', 0),
('graph_permutation', 42,
 'Step 2: do the graphs of the modes differ by more than chance? (setting permutations)', 0);
