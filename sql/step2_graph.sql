-- step2_graph.sql: step 2, one causal graph for each task group and mode, and whether two of them
-- differ; from the fits that are stored in result_fit.
--
--   graph               a row for each task group and mode
--   graph_pooled        a row for each task group and pair of modes: the runs of both, with the
--                       mode itself as a variable 'mode', 1 where it is not the reference: method 1
--                       of the plan
--   graph_permutation   a row for each task group and pair of modes: graph_test(), whether the
--                       tested causes do something else to the primary outcome, over all paths, by
--                       more than chance; setting permutations, 0: not tested
-- Their tables, result_graph and so on, have all columns but fit and check_fit: result_fit has
-- those.
--
-- Columns of graph and graph_pooled
--   task_group, mode, reference (graph_pooled), n (complete runs), n_missing, variables
--   method, fit               'dibs' or 'exact' by setting graph_method, and its fit
--   check_method, check_fit   the other method's; see graph_check. check_fit is NULL where the
--                             exact posterior is out of reach: more than 20 variables that can have
--                             parents
--   max_start_difference      of the DiBS fit: largest difference of an edge's probability between
--                             independent starts. Above 0.1: do not believe single edges
--   verdict, note             of sample_size. A 'too small' one is not fitted: fit is NULL and the
--                             note says so
-- Columns of graph_permutation
--   task_group, mode, reference, n_a (runs of mode), n_b, permutations, statistic (the largest
--   difference of a total effect, in posterior standard deviations), p_value (of all of them:
--   each tested cause -> primary outcome), p_family_min (the smallest p_family of edge_difference;
--   NULL where permuting was stopped early), fit, note

CREATE VIEW graph AS
WITH stored AS MATERIALIZED (
  SELECT task_group, mode, method, fit FROM result_fit WHERE step = 'graph'
), option AS MATERIALIZED (
  SELECT * FROM graph_option
), chosen AS (
  SELECT s.*, o.method, o.free, f.fit,
         CASE o.method WHEN 'dibs' THEN 'exact' WHEN 'exact' THEN 'dibs' END AS check_method,
         c.fit AS check_fit
  FROM sample_size AS s LEFT JOIN option AS o ON o.task_group = s.task_group
  LEFT JOIN stored AS f
    ON f.task_group = s.task_group AND f.mode = s.mode AND f.method = o.method
  LEFT JOIN stored AS c
    ON c.task_group = s.task_group AND c.mode = s.mode AND c.method <> o.method
  WHERE s.step = 'graph'
)
SELECT c.task_group, c.mode, c.n_complete AS n, c.n - c.n_complete AS n_missing, c.variables,
       c.method, c.fit, c.check_method, c.check_fit,
       causalite_value(iif(c.method = 'dibs', c.fit, c.check_fit),
                       'diagnostics.max_start_difference') AS max_start_difference,
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
WITH stored AS MATERIALIZED (
  SELECT task_group, mode, fit FROM result_fit WHERE step = 'graph_pooled'
), chosen AS (
  SELECT s.*, k.graph_method AS method, f.fit
  FROM known AS k CROSS JOIN graph_pair AS s
  LEFT JOIN stored AS f ON f.task_group = s.task_group AND f.mode = s.mode
)
SELECT task_group, mode, reference, n_complete AS n, n - n_complete AS n_missing,
       variables + 1 AS variables, method, fit,
       causalite_value(iif(method = 'dibs', fit, NULL),
                       'diagnostics.max_start_difference') AS max_start_difference,
       verdict,
       CASE WHEN verdict IS NULL THEN 'one mode only, or no variable varies'
            WHEN verdict = 'too small' THEN printf('no graph: %d complete runs', n_complete)
            WHEN fit IS NULL
              THEN 'no graph: too many variables for the exact posterior; set graph_method to dibs'
            WHEN method = 'dibs' THEN (SELECT f.note FROM dibs_graph(fit) AS f LIMIT 1)
            ELSE (SELECT f.note FROM exact_graph(fit) AS f LIMIT 1) END AS note
FROM chosen ORDER BY task_group, place;

CREATE VIEW graph_permutation AS
WITH stored AS MATERIALIZED (
  SELECT task_group, mode, fit FROM result_fit WHERE step = 'graph_permutation'
), option AS MATERIALIZED (
  SELECT * FROM graph_option
), chosen AS (
  SELECT s.*, s.task_group IN (
           SELECT v.task_group FROM primary_outcome AS p CROSS JOIN graph_variable AS v
           WHERE v.variable = p.name AND v.used) AS has_outcome,
         o.task_group IS NULL AS is_empty, o.test, k.permutations > 0 AS wanted, f.fit
  FROM known AS k CROSS JOIN graph_pair AS s LEFT JOIN option AS o ON o.task_group = s.task_group
  LEFT JOIN stored AS f ON f.task_group = s.task_group AND f.mode = s.mode
)
SELECT task_group, mode, reference,
       causalite_value(fit, 'n_a') AS n_a,
       causalite_value(fit, 'n_b') AS n_b,
       causalite_value(fit, 'permutations') AS permutations,
       causalite_value(fit, 'statistic') AS statistic,
       causalite_value(fit, 'p_value') AS p_value,
       (SELECT min(t.p_family) FROM graph_test(fit) AS t) AS p_family_min,
       fit,
       CASE WHEN NOT wanted THEN 'not tested: setting permutations is 0'
            WHEN is_empty THEN 'not tested: no variable varies in every mode'
            WHEN lack IS NOT NULL THEN 'not tested: ' || lack
            WHEN test IS NULL
              THEN iif(has_outcome, 'not tested: no cause is in the graphs; graph_variable says why',
                       'not tested: the primary outcome is in no graph; graph_variable says why')
            ELSE (SELECT t.note FROM graph_test(fit) AS t LIMIT 1) END AS note
FROM chosen ORDER BY task_group, place;

INSERT INTO analysis_step VALUES
('graph', 40, 'Step 2: causal graphs by mode (setting graph_method)', 0),
('graph_pooled', 41,
 'Step 2: both modes in one graph, with the mode as a variable (method 1 of the plan)', 0),
('graph_permutation', 42,
 'Step 2: do the graphs of the modes differ by more than chance? (setting permutations)', 0);
