-- 32_graph.sql: step 2, one causal graph for each task group and mode; and what they are fitted to.
--
-- Needs the extension. Creates the views
--   graph_observation   the data of the graphs, a row for each run and each variable that
--                       graph_variable uses: unit, task_group, mode, block, variable, value; complete
--                       (1: the run has all of them)
--   graph_option        the options of the fits of each task group, JSON text made from `setting`
--                       and `variable`: fit, "check", pooled, test; and method, exact (1: the exact
--                       posterior is feasible), free (variables that can have parents)
--   graph               a row for each task group and mode
--   graph_pooled        a row for each task group: all its runs, with the mode itself as a variable
--                       'mode', 1 in the mode that is not the reference: method 1 of the plan
--   graph_permutation   a row for each task group: graph_test(), whether the two modes' graphs
--                       differ by more than chance. It refits both modes setting permutations
--                       times, a minute or so for 200; 0 (as set up): not tested. Graphs in which
--                       a variable has more than six parents are left out there, the permuted ones
--                       alike, which takes an eighth of the time
-- These are the only views that fit graphs, and they take seconds. What is built on them (33_edge.sql,
-- 34_question.sql) reads result_graph and so on, where 90_materialise.sql stores them.
--
-- Columns of graph and graph_pooled
--   task_group, mode, n (complete runs), n_missing, variables
--   method, fit               'dibs' or 'exact' by setting graph_method, and its fit
--   check_method, check_fit   the other method's; see graph_check. NULL where the exact posterior is
--                             out of reach: more than 20 variables that can have parents
--   max_start_difference      of the DiBS fit: largest difference of an edge's probability between
--                             independent starts. Above 0.1: do not believe single edges
--   verdict, note             of sample_size. A 'too small' one is not fitted: fit is NULL and the
--                             note says so
-- Columns of graph_permutation
--   task_group, mode_a, mode_b (the reference), n_a, n_b, permutations, statistic (sum of the
--   differences), p_value (of the whole graph), fit, note
--
-- What is known beforehand goes in as options: hyperparameters have no causes (exogenous), neither has
-- the mode, and no edge leads from a later tier to an earlier one (variable.tier; an empty tier is
-- free). The fits centre the values within blocks, so that the models' levels make no edges.

CREATE VIEW graph_observation AS
WITH used AS MATERIALIZED (
  SELECT task_group, variable FROM graph_variable WHERE used
), cell AS MATERIALIZED (  -- text that is no number stays what it is; the fit will name it
  SELECT o.unit, o.task_group, o.mode, o.block, o.variable,
         CASE WHEN o.value = CAST(o.value AS NUMERIC) THEN CAST(o.value AS NUMERIC)
              ELSE nullif(o.value, '') END AS value
  FROM observation AS o JOIN used AS u ON u.task_group = o.task_group AND u.variable = o.variable
), run AS MATERIALIZED (
  SELECT unit, count(value) = count(*) AS complete FROM cell GROUP BY unit
)
SELECT c.*, r.complete FROM cell AS c JOIN run AS r ON r.unit = c.unit;

CREATE VIEW graph_option AS
WITH used AS MATERIALIZED (
  SELECT task_group, role, tier,
         '"' || replace(replace(replace(replace(replace(variable, '\', '\\'), '"', '\"'),
                char(10), '\n'), char(13), '\r'), char(9), '\t') || '"' AS name
  FROM graph_variable WHERE used ORDER BY variable
), tier AS (
  SELECT task_group, tier, '[' || group_concat(name) || ']' AS names
  FROM used WHERE tier IS NOT NULL GROUP BY task_group, tier
), tiers AS (  -- the last running list is the whole one
  SELECT task_group, max(tier) AS tier, names
  FROM (SELECT task_group, tier, group_concat(names) OVER (PARTITION BY task_group ORDER BY tier) AS names
        FROM tier)
  GROUP BY task_group
), known AS (
  SELECT task_group, sum(role <> 'hyperparameter') AS free,
         coalesce(group_concat(name) FILTER (WHERE role = 'hyperparameter'), '') AS exogenous
  FROM used GROUP BY task_group
), chosen AS (
  SELECT (SELECT value FROM setting WHERE name = 'graph_method') AS method,
         '"max_missing":1,"seed":' || (SELECT value FROM setting WHERE name = 'seed')
         || ',"transform":"' || (SELECT value FROM setting WHERE name = 'graph_transform') || '"' AS common,
         ',"bootstrap":' || (SELECT value FROM setting WHERE name = 'graph_bootstrap') AS bootstrap,
         ',"max_parents":6,"permutations":' || max(1, (SELECT value FROM setting WHERE name = 'permutations'))
         || ',"threshold":' || (SELECT value FROM setting WHERE name = 'edge_threshold')
         || ',"min_difference":' || (SELECT value FROM setting WHERE name = 'min_difference')
         || (SELECT reference FROM fit_option) AS test
), small AS (
  SELECT DISTINCT task_group FROM sample_size WHERE step = 'graph' AND verdict = 'small'
), composed AS (
  SELECT k.task_group, c.method, k.free, c.common, c.test,
         CASE WHEN s.task_group IS NULL THEN '' ELSE c.bootstrap END AS bootstrap,
         coalesce(',"tiers":[' || t.names || ']', '') AS tiers, k.exogenous
  FROM chosen AS c CROSS JOIN known AS k
  LEFT JOIN tiers AS t ON t.task_group = k.task_group
  LEFT JOIN small AS s ON s.task_group = k.task_group
)
SELECT task_group, method, free, free <= CASE method WHEN 'exact' THEN 22 ELSE 20 END AS exact,
       '{' || common || tiers || ',"exogenous":[' || exogenous || ']' || bootstrap || '}' AS fit,
       '{' || common || tiers || ',"exogenous":[' || exogenous || ']}' AS "check",
       '{' || common || tiers || ',"exogenous":["mode"' || CASE exogenous WHEN '' THEN '' ELSE ',' || exogenous END
       || ']}' AS pooled,
       '{' || common || tiers || ',"exogenous":[' || exogenous || ']' || test || '}' AS test
FROM composed;

CREATE VIEW graph AS
WITH data AS MATERIALIZED (
  SELECT unit, task_group, mode, block, variable, value FROM graph_observation
), sample AS MATERIALIZED (
  SELECT task_group, mode, n, variables, n_complete, verdict FROM sample_size WHERE step = 'graph'
), option AS MATERIALIZED (
  SELECT * FROM graph_option
), fitted AS MATERIALIZED (
  SELECT s.task_group, s.mode, o.method,
         dibs_graph(d.unit, d.variable, d.value, d.block, CASE o.method WHEN 'dibs' THEN o.fit ELSE o."check" END) AS dibs,
         exact_graph(d.unit, d.variable, d.value, d.block, CASE o.method WHEN 'exact' THEN o.fit ELSE o."check" END)
           FILTER (WHERE o.exact) AS exact,
         o.exact AS feasible
  FROM sample AS s CROSS JOIN option AS o ON o.task_group = s.task_group
  CROSS JOIN data AS d ON d.task_group = s.task_group AND d.mode = s.mode
  WHERE s.verdict <> 'too small'
  GROUP BY s.task_group, s.mode
), chosen AS MATERIALIZED (
  SELECT s.*, o.method, o.free,
         CASE o.method WHEN 'dibs' THEN f.dibs ELSE iif(f.feasible, f.exact, NULL) END AS fit,
         CASE o.method WHEN 'dibs' THEN 'exact' ELSE 'dibs' END AS check_method,
         CASE o.method WHEN 'exact' THEN f.dibs ELSE iif(f.feasible, f.exact, NULL) END AS check_fit,
         f.dibs
  FROM sample AS s LEFT JOIN option AS o ON o.task_group = s.task_group
  LEFT JOIN fitted AS f ON f.task_group = s.task_group AND f.mode = s.mode
)
SELECT task_group, mode, n_complete AS n, n - n_complete AS n_missing, variables,
       method, fit, check_method, check_fit,
       causalite_value(dibs, 'diagnostics.max_start_difference') AS max_start_difference,
       verdict,
       CASE WHEN verdict IS NULL THEN 'no variable varies in every mode'
            WHEN verdict = 'too small'
              THEN printf('no graph: %d complete runs, fewer than %d (setting too_small)', n_complete,
                          (SELECT value FROM setting WHERE name = 'too_small'))
            WHEN n_complete = 0 THEN 'no graph: no complete run'
            WHEN fit IS NULL
              THEN printf('no graph: %d variables can have parents, too many for the exact posterior; set graph_method to dibs', free)
            WHEN method = 'dibs' THEN (SELECT f.note FROM dibs_graph(fit) AS f LIMIT 1)
            ELSE (SELECT f.note FROM exact_graph(fit) AS f LIMIT 1) END AS note
FROM chosen ORDER BY task_group, mode;

CREATE VIEW graph_pooled AS
WITH pair AS MATERIALIZED (
  SELECT reference, other FROM mode_pair
), long AS MATERIALIZED (
  SELECT unit, task_group, mode, block, variable, value FROM graph_observation WHERE variable <> 'mode'
), data AS MATERIALIZED (
  SELECT unit, task_group, block, variable, value FROM long
  UNION ALL
  SELECT DISTINCT unit, task_group, block, 'mode', mode <> reference FROM long, pair
), sample AS MATERIALIZED (
  SELECT task_group, sum(n) AS n, max(variables) + 1 AS variables, sum(n_complete) AS n_complete,
         CASE WHEN count(verdict) = 0 OR count(*) < 2 THEN NULL
              WHEN min(n_complete) = 0 OR sum(n_complete) < (SELECT value FROM setting WHERE name = 'too_small') THEN 'too small'
              WHEN sum(n_complete) < (SELECT value FROM setting WHERE name = 'small') THEN 'small'
              ELSE 'enough' END AS verdict
  FROM sample_size WHERE step = 'graph' GROUP BY task_group
), option AS MATERIALIZED (
  SELECT * FROM graph_option
), fitted AS MATERIALIZED (
  SELECT s.task_group,
         dibs_graph(d.unit, d.variable, d.value, d.block, o.pooled) FILTER (WHERE o.method = 'dibs') AS dibs,
         exact_graph(d.unit, d.variable, d.value, d.block, o.pooled) FILTER (WHERE o.method = 'exact' AND o.exact) AS exact
  FROM sample AS s CROSS JOIN option AS o ON o.task_group = s.task_group
  CROSS JOIN data AS d ON d.task_group = s.task_group
  WHERE s.verdict <> 'too small'
  GROUP BY s.task_group
), chosen AS MATERIALIZED (
  SELECT s.*, o.method, CASE WHEN o.method = 'dibs' THEN f.dibs WHEN o.exact THEN f.exact END AS fit
  FROM sample AS s LEFT JOIN option AS o ON o.task_group = s.task_group
  LEFT JOIN fitted AS f ON f.task_group = s.task_group
)
SELECT task_group, n_complete AS n, n - n_complete AS n_missing, variables, method, fit,
       causalite_value(iif(method = 'dibs', fit, NULL), 'diagnostics.max_start_difference') AS max_start_difference,
       verdict,
       CASE WHEN verdict IS NULL THEN 'one mode only, or no variable varies'
            WHEN verdict = 'too small' THEN printf('no graph: %d complete runs', n_complete)
            WHEN fit IS NULL THEN 'no graph: too many variables for the exact posterior; set graph_method to dibs'
            WHEN method = 'dibs' THEN (SELECT f.note FROM dibs_graph(fit) AS f LIMIT 1)
            ELSE (SELECT f.note FROM exact_graph(fit) AS f LIMIT 1) END AS note
FROM chosen ORDER BY task_group;

CREATE VIEW graph_permutation AS
WITH data AS MATERIALIZED (
  SELECT unit, task_group, mode, block, variable, value FROM graph_observation
), sample AS MATERIALIZED (
  SELECT task_group, min(verdict <> 'too small' AND n_complete > 0) AND count(verdict) = 2 AS enough
  FROM sample_size WHERE step = 'graph' GROUP BY task_group
), option AS MATERIALIZED (
  SELECT * FROM graph_option
), fitted AS MATERIALIZED (
  SELECT s.task_group, s.enough AND o.exact AND w.wanted AS feasible, s.enough, w.wanted,
         graph_test(d.unit, d.variable, d.value, d.mode, d.block, o.test)
           FILTER (WHERE s.enough AND o.exact AND w.wanted) AS fit
  FROM (SELECT value > 0 AS wanted FROM setting WHERE name = 'permutations') AS w
  CROSS JOIN sample AS s CROSS JOIN option AS o ON o.task_group = s.task_group
  CROSS JOIN data AS d ON d.task_group = s.task_group
  GROUP BY s.task_group
)
SELECT task_group, p.other AS mode_a, p.reference AS mode_b,
       causalite_value(iif(feasible, f.fit, NULL), 'n_a') AS n_a,
       causalite_value(iif(feasible, f.fit, NULL), 'n_b') AS n_b,
       causalite_value(iif(feasible, f.fit, NULL), 'permutations') AS permutations,
       causalite_value(iif(feasible, f.fit, NULL), 'statistic') AS statistic,
       causalite_value(iif(feasible, f.fit, NULL), 'p_value') AS p_value,
       iif(feasible, f.fit, NULL) AS fit,
       CASE WHEN NOT wanted THEN 'not tested: setting permutations is 0'
            WHEN NOT enough THEN 'not tested: too few complete runs in a mode'
            WHEN NOT feasible THEN 'not tested: too many variables for the exact posterior'
            ELSE (SELECT t.note FROM graph_test(f.fit) AS t LIMIT 1) END AS note
FROM fitted AS f, mode_pair AS p ORDER BY task_group;

INSERT INTO analysis_step VALUES
('graph', 40, 'Step 2: causal graphs by mode (setting graph_method)',
'SELECT task_group AS "group", mode, n, n_missing AS missing, variables, method, verdict, note
FROM result_graph', 0),
('graph_pooled', 41, 'Step 2: both modes in one graph, with the mode as a variable (method 1 of the plan)',
'SELECT task_group AS "group", n, n_missing AS missing, variables, method, note
FROM result_graph_pooled', 0),
('graph_permutation', 42, 'Step 2: do the graphs of the modes differ by more than chance? (setting permutations)',
'SELECT task_group AS "group", n_a AS "n a", n_b AS "n b", permutations,
  iif(statistic IS NULL, NULL, printf(''%.2f'', statistic)) AS "sum of differences",
  iif(p_value IS NULL, NULL, printf(''%.4f'', p_value)) AS p, note
FROM result_graph_permutation', 0);
