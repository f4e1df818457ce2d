-- 45_found.sql: edges and paths that the graphs found become candidates for steps 3 and 4.
--
-- For 90_materialise.sql, which reads it between the graphs and the steps that test. Needs the
-- extension. Refills
--   candidate_edge   selected_by 'dibs' or 'exact' (setting graph_method): hyperparameter -> energy
--                    edges with probability >= setting edge_threshold in some mode. Each is in the
--                    tested family already (40_candidate.sql), so this only says that a graph found it
--   candidate_path   hyperparameter -> mediator -> energy paths of which both edges are found in one
--                    mode. One that nobody had chosen beforehand is exploratory: found and tested on
--                    the same runs
-- Other edges, among mediators and among energies, are not tested.

DELETE FROM candidate_edge WHERE selected_by IN ('dibs', 'exact');
DELETE FROM candidate_path WHERE selected_by IN ('dibs', 'exact');

DROP TABLE IF EXISTS temp.found;
CREATE TEMP TABLE found AS
WITH opened AS (
  SELECT g.task_group, g.mode, g.method, e.*
  FROM temp.new_graph AS g CROSS JOIN dibs_graph(iif(g.method = 'dibs', g.fit, NULL)) AS e
  UNION ALL
  SELECT g.task_group, g.mode, g.method, e.*
  FROM temp.new_graph AS g CROSS JOIN exact_graph(iif(g.method = 'exact', g.fit, NULL)) AS e
)
SELECT e.task_group, e.mode, e.method, e.source, e.target, x.role AS source_role, y.role AS target_role
FROM opened AS e
JOIN variable AS x ON x.name = e.source
JOIN variable AS y ON y.name = e.target
WHERE e.probability >= (SELECT value FROM setting WHERE name = 'edge_threshold');

INSERT INTO candidate_edge(task_group, source, target, selected_by)
SELECT DISTINCT task_group, source, target, method FROM temp.found
WHERE source_role = 'hyperparameter' AND target_role = 'energy';

INSERT INTO candidate_path(task_group, source, mediator, target, selected_by)
SELECT DISTINCT a.task_group, a.source, a.target, b.target, a.method
FROM temp.found AS a
JOIN temp.found AS b ON b.task_group = a.task_group AND b.mode = a.mode AND b.source = a.target
WHERE a.source_role = 'hyperparameter' AND a.target_role = 'mediator' AND b.target_role = 'energy';

DROP TABLE temp.found;
