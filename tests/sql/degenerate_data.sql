-- Task groups with too little of everything.
CREATE TABLE experiment(
  task_group TEXT, mode TEXT, model TEXT, hyperparam_epochs, energy_gpu_util_avg_percent,
  energy_gpu_total_joules, duration_seconds
);
WITH RECURSIVE i(k) AS (SELECT 1 UNION ALL SELECT k + 1 FROM i WHERE k < 24)
INSERT INTO experiment
SELECT 'healthy', iif(k % 2, 'parallel', 'default'), 'm' || (k % 3), k, 50 + k * 7 % 11, 1000 + k * 37 % 101, 10 + k * 13 % 17 FROM i;
INSERT INTO experiment VALUES
  ('one row', 'default', 'm', 1, 50, 10, 1),
  ('one mode', 'parallel', 'm', 1, 50, 10, 1), ('one mode', 'parallel', 'm', 2, 51, 12, 2),
  ('one mode', 'parallel', 'm', 3, 55, 11, 3), ('one mode', 'parallel', 'm', 4, 53, 17, 2),
  ('constant energy', 'default', 'm', 1, 50, 10, 1), ('constant energy', 'parallel', 'm', 2, 51, 10, 2),
  ('constant energy', 'default', 'm', 3, 55, 10, 3), ('constant energy', 'parallel', 'm', 4, 53, 10, 2),
  ('no energy', 'default', 'm', 1, 50, NULL, 1), ('no energy', 'parallel', 'm', 2, 51, NULL, 2),
  ('two rows', 'default', 'a', 1, 50, 10, 1), ('two rows', 'parallel', 'b', 2, 51, 12, 2),
  ('mode is block', 'default', 'a', 1, 50, 10, 1), ('mode is block', 'parallel', 'b', 2, 51, 12, 2),
  ('mode is block', 'default', 'a', 3, 52, 11, 5), ('mode is block', 'parallel', 'b', 5, 58, 19, 2),
  ('mode is block', 'default', 'a', 4, 59, 15, 4), ('mode is block', 'parallel', 'b', 2, 51, 14, 3),
  ('no hyperparameter', '', NULL, NULL, 50, 10, 1), ('no hyperparameter', 'parallel', NULL, NULL, 52, 14, 1),
  ('no hyperparameter', NULL, NULL, NULL, 50, 11, 1), ('no hyperparameter', 'parallel', NULL, NULL, 52, 15, NULL),
  (NULL, 'default', 'm', 1, 50, 10, 1), ('', 'parallel', 'm', 1, 50, 12, 1);
