-- Which runs are repeats of one configuration, and what is resampled together; nothing is computed.
CREATE TABLE experiment(kind TEXT, mode TEXT, model TEXT, x, optimizer TEXT, seed, machine TEXT, status TEXT, joules);
INSERT INTO experiment VALUES
  ('g', 'a', 'm', 1, 'adam', 1, 'p', NULL, 5), ('g', 'a', 'm', 1.0, 'adam', 2, 'p', NULL, 6), ('g', 'a', 'm', 1, 'sgd', 1, 'q', NULL, 7),
  ('g', 'a', 'n', 1, 'adam', 1, 'q', NULL, 5), ('g', 'b', 'm', 1, 'adam', 1, 'q', NULL, 9), ('g', 'a', 'm', NULL, 'adam', 1, 'p', NULL, 5),
  ('g', 'a', 'm', NULL, 'adam', 3, 'p', NULL, 4), ('g', 'a', 'm', 1, 'adam', 9, 'p', 'FAILED', 900),
  ('h', 'a', 'm', 1, 'adam', 1, 'p', NULL, 5), ('h', 'b', 'm', 1, 'adam', 1, 'p', NULL, 6), ('h', 'b', 'm', 1, 'adam', 1, 'p', 'FAILED', 6);
SELECT 'no set-up' WHERE causalite_setup('experiment', '{"condition":"mode","group":"kind","block":"model","cause":["x","optimizer"],"negative_control":"seed","status":"status","outcome":"joules","ignore":"machine"}') IS NULL;
SELECT 'a configuration: block, mode and causes, an empty one being a value, without controls',
       group_concat(first) = '1,1,3,4,5,6,6,1,9,10,10'
FROM (SELECT min(unit) OVER (PARTITION BY configuration) AS first FROM configuration ORDER BY unit);
SELECT 'repeats are kept together where there are any', group_concat(first) = '1,1,3,4,5,6,6' AND min(clustered) = 1
FROM (SELECT min(unit) OVER (PARTITION BY cluster) AS first, clustered FROM run_cluster WHERE task_group = 'g' ORDER BY unit);
SELECT 'without any, each run is its own; what failed is no repeat', group_concat(cluster) = '9,10' AND max(clustered) = 0
FROM (SELECT * FROM run_cluster WHERE task_group = 'h' ORDER BY unit);
UPDATE variable SET role = 'cluster' WHERE name = 'machine';
SELECT 'the user''s clusters take their place', group_concat(cluster) = 'p,p,q,q,q,p,p,p,p' AND min(clustered) = 1
FROM (SELECT * FROM run_cluster ORDER BY unit);
