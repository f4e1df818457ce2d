-- step2_fit.sql: step 2, what the causal graphs are fitted to, with which options, and the fits.
--
--   graph_observation   the data of the graphs, a row for each run and each variable that
--                       graph_variable uses: unit, task_group, mode, block, variable, value;
--                       complete (1: the run has all of them)
--   graph_option        the options of the fits of each task group, JSON text made from `setting`
--                       and `variable`: fit, "check", pooled, test (NULL: no cause, or not the
--                       primary outcome, is in the graphs); and method, exact (1: the exact
--                       posterior is feasible), free (variables that can have parents)
--   graph_pair          a row for each task group and pair of modes: task_group, mode, reference,
--                       place, n, n_complete, variables and verdict of the runs of both, as in
--                       sample_size; lack: why there is no graph of one of them (NULL: there is)
--   fit                 (step, task_group, mode, reference, method, fit): the fits, JSON
--     step 'graph'               one of the runs of each mode, by either method where it is
--                                feasible; the one by setting graph_method is the graph
--     step 'graph_pooled'        one of the runs of a pair, with the mode as a variable 'mode'
--     step 'graph_permutation'   graph_test() of a pair: of the causes and the primary outcome
-- `fit` is the only view that fits graphs, and that takes seconds; causalite_refresh() stores it as
-- result_fit, which the other views of step 2 open.
--
-- What is known beforehand goes in as options: causes have none themselves (exogenous), neither has
-- the mode, and no edge leads from a later tier to an earlier one (variable.tier; an empty tier is
-- free). The fits centre the values within blocks, so that the models' levels make no edges.
--
-- What graph_test() permutes are whole clusters (run_cluster): where configurations are repeated, a
-- line that is a little bent gives all repeats the same residual, and a test of single runs would
-- take that for a difference. It compares total effects, over all paths: a cause that acts over a
-- mediator has no edge of its own to compare. That of a cause without causes is the slope in the
-- regression on all of them, whatever else is in the graph, so that nothing else needs to be in it.

CREATE VIEW graph_observation AS
WITH used AS MATERIALIZED (
  SELECT task_group, variable FROM graph_variable WHERE used
), gap AS MATERIALIZED (  -- runs that lack a value
  SELECT DISTINCT o.unit
  FROM used AS u CROSS JOIN sound_observation AS o ON o.variable = u.variable
    AND o.task_group = u.task_group
  WHERE o.value IS NULL
)
SELECT o.unit, o.task_group, o.mode, o.block, o.variable, o.value,
       o.unit NOT IN (SELECT unit FROM gap) AS complete
FROM used AS u CROSS JOIN sound_observation AS o ON o.variable = u.variable
  AND o.task_group = u.task_group;

CREATE VIEW graph_option AS
WITH used AS MATERIALIZED (
  SELECT task_group, variable IN (SELECT name FROM tested_cause) AS cause, tier,
         role = 'cause' AS tested, variable IN (SELECT name FROM primary_outcome) AS decides,
         causalite_quote(variable) AS name
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
         coalesce(group_concat(name) FILTER (WHERE cause), '') AS exogenous,
         group_concat(name) FILTER (WHERE tested) AS sources,
         group_concat(name) FILTER (WHERE decides) AS targets
  FROM used GROUP BY task_group
), chosen AS (
  SELECT graph_method AS method,
         '"max_missing":1,"seed":' || seed || ',"transform":"' || graph_transform || '"' AS common,
         ',"bootstrap":' || graph_bootstrap AS bootstrap,
         ',"on":"total_effect","max_parents":1,"permutations":' || max(1, permutations)
         || ',' || (SELECT diff || reference FROM fit_option) AS test
  FROM known
), small AS (
  SELECT DISTINCT task_group FROM sample_size WHERE step = 'graph' AND verdict = 'small'
), composed AS (
  SELECT g.task_group, c.method, g.free, c.common, c.test,
         CASE WHEN s.task_group IS NULL THEN '' ELSE c.bootstrap END AS bootstrap,
         coalesce(',"tiers":[' || t.names || ']', '') AS tiers, g.exogenous,
         ',"family":{"sources":[' || g.sources || '],"targets":[' || g.targets || ']}' AS family
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
       '{' || common || ',"exogenous":[' || exogenous || ']' || test || family || '}' AS test
FROM composed;

CREATE VIEW graph_pair AS
SELECT z.task_group, p.mode, p.reference, p.place, sum(z.n) AS n, max(z.variables) AS variables,
       sum(z.n_complete) AS n_complete,
       CASE WHEN count(z.verdict) = 0 OR count(*) < 2 THEN NULL
            WHEN min(z.n_complete) = 0 OR sum(z.n_complete) < k.too_small THEN 'too small'
            WHEN sum(z.n_complete) < k.small THEN 'small'
            ELSE 'enough' END AS verdict,
       min(CASE WHEN z.n_complete = 0 THEN 'no complete run in ' || z.mode
                WHEN z.verdict = 'too small'
                  THEN printf('%d complete runs in %s, fewer than %d (setting too_small)',
                              z.n_complete, z.mode, k.too_small) END) AS lack
FROM known AS k CROSS JOIN mode_pair AS p CROSS JOIN sample_size AS z
WHERE z.step = 'graph' AND z.mode IN (p.mode, p.reference) GROUP BY z.task_group, p.mode;

-- Each fit is a subquery for its rows: nothing is sorted or kept but what the fit itself keeps.
CREATE VIEW graph_fit AS
SELECT 'graph' AS step, s.task_group, s.mode, NULL AS reference, m.column1 AS method,
       CASE WHEN m.column1 = 'dibs' THEN (
         SELECT dibs_graph(d.unit, d.variable, d.value, d.block,
                           iif(o.method = 'dibs', o.fit, o."check"))
         FROM graph_observation AS d WHERE d.task_group = s.task_group AND d.mode = s.mode)
       WHEN o.exact THEN (
         SELECT exact_graph(d.unit, d.variable, d.value, d.block,
                            iif(o.method = 'exact', o.fit, o."check"))
         FROM graph_observation AS d WHERE d.task_group = s.task_group AND d.mode = s.mode)
       END AS fit
FROM sample_size AS s CROSS JOIN graph_option AS o ON o.task_group = s.task_group
CROSS JOIN (VALUES ('dibs'), ('exact')) AS m
WHERE s.step = 'graph' AND s.verdict <> 'too small';

-- The condition is a variable there, 1 where it is not the reference.
CREATE VIEW graph_pooled_fit AS
SELECT 'graph_pooled' AS step, s.task_group, s.mode, s.reference, o.method, (
         SELECT CASE
           WHEN o.method = 'dibs' THEN
             dibs_graph(d.unit, d.variable, d.value, d.block, o.pooled)
               FILTER (WHERE o.method = 'dibs')
           WHEN o.exact THEN
             exact_graph(d.unit, d.variable, d.value, d.block, o.pooled)
               FILTER (WHERE o.method = 'exact' AND o.exact) END
         FROM (SELECT unit, variable, value, block FROM graph_observation AS g
               WHERE g.task_group = s.task_group AND g.mode IN (s.mode, s.reference)
                 AND g.variable <> 'mode'
               UNION ALL
               SELECT r.unit, 'mode', r.mode <> k.reference, r.block FROM run_cluster AS r
               WHERE r.task_group = s.task_group AND r.mode IN (s.mode, s.reference)) AS d) AS fit
FROM known AS k CROSS JOIN graph_pair AS s CROSS JOIN graph_option AS o
  ON o.task_group = s.task_group
WHERE s.verdict <> 'too small';

CREATE VIEW graph_permutation_fit AS
SELECT 'graph_permutation' AS step, s.task_group, s.mode, s.reference, 'exact' AS method, (
         SELECT graph_test(d.unit, d.variable, d.value, d.mode, d.block, c.cluster, o.test)
         FROM graph_observation AS d CROSS JOIN run_cluster AS c ON c.unit = d.unit
         WHERE d.task_group = s.task_group AND d.mode IN (s.mode, s.reference)
           AND (d.variable IN (SELECT name FROM tested_cause)
                OR d.variable IN (SELECT name FROM primary_outcome))) AS fit
FROM known AS k CROSS JOIN graph_pair AS s
CROSS JOIN graph_option AS o ON o.task_group = s.task_group
WHERE s.verdict IS NOT NULL AND s.lack IS NULL AND o.test IS NOT NULL AND k.permutations > 0;

CREATE VIEW fit AS
WITH made AS MATERIALIZED (
  SELECT * FROM graph_fit
  UNION ALL SELECT * FROM graph_pooled_fit
  UNION ALL SELECT * FROM graph_permutation_fit
)
SELECT * FROM made WHERE fit IS NOT NULL;

INSERT INTO analysis_step VALUES ('fit', 39, 'Step 2: the fits of the causal graphs', 0);
