-- candidate_found.sql: edges and paths that the graphs found become candidates for steps 3 and 4.
--
-- Runs between the graphs and the steps that test. Refills
--   candidate_edge   selected_by 'dibs' or 'exact' (setting graph_method): cause -> outcome
--                    edges with probability >= setting edge_threshold in some mode. Each is in the
--                    tested family already (candidate.sql), so this only says that a graph found it
--   candidate_path   cause (no negative control) -> mediator -> outcome paths of which both edges are found in one
--                    mode. One that nobody had chosen beforehand is exploratory: found and tested
--                    on the same runs
-- Other edges, among mediators and among energies, are not tested.

DELETE FROM candidate_edge WHERE selected_by IN ('dibs', 'exact');
DELETE FROM candidate_path WHERE selected_by IN ('dibs', 'exact');

DROP TABLE IF EXISTS temp.found;
CREATE TEMP TABLE found AS
SELECT task_group, mode, method, source, target,
       source IN (SELECT name FROM tested_cause) AS from_cause,
       source_role, target_role
FROM edge WHERE found;

INSERT INTO candidate_edge(task_group, source, target, selected_by)
SELECT DISTINCT task_group, source, target, method FROM temp.found
WHERE from_cause AND target_role = 'outcome';

INSERT INTO candidate_path(task_group, source, mediator, target, selected_by)
SELECT DISTINCT a.task_group, a.source, a.target, b.target, a.method
FROM temp.found AS a
JOIN temp.found AS b ON b.task_group = a.task_group AND b.mode = a.mode AND b.source = a.target
WHERE a.source_role = 'cause' AND a.target_role = 'mediator' AND b.target_role = 'outcome';

DROP TABLE temp.found;
