-- candidate.sql: what steps 3 and 4 test, laid down before looking.
--
-- Fills, and refills when run again, the rows it selects (others are left alone):
--   candidate_edge   selected_by 'family': every cause -> outcome pair in each task group in
--                    which the cause varies. This is the tested family: edges picked by
--                    their data and tested on the same data would not be a fair test.
--                    selected_by 'plan': besides, the plan's own list (epochs -> GPU total energy,
--                    epochs -> GPU average power, batch size -> GPU maximum power).
--   candidate_path   selected_by 'plan': epochs -> GPU average utilisation -> GPU total energy;
--                    'study': the six other paths of the plan's mediation study (its step 4), over
--                    maximum temperature and maximum utilisation, and with GPU average and maximum
--                    power as targets; each in every task group in which its source varies.
--                    'family': in a task group that has none of these seven, every cause that is
--                    no negative control -> mediator -> outcome path whose target is a total in joules by its name
--                    (every outcome, if none is); GPU mediators not with CPU energy, nor the
--                    other way round.
-- An edge or path may have several rows, one for each reason; it is tested once.

DELETE FROM candidate_edge WHERE selected_by IN ('family', 'plan');
DELETE FROM candidate_path WHERE selected_by IN ('family', 'plan', 'study');

DROP TABLE IF EXISTS temp.varying;
CREATE TEMP TABLE varying AS
SELECT o.task_group, o.variable, v.role, v.unit,
       o.variable IN (SELECT name FROM tested_cause) AS cause
FROM measured AS v CROSS JOIN sound_observation AS o ON o.variable = v.name
WHERE v.role IN ('mediator', 'outcome') OR v.name IN (SELECT name FROM tested_cause)
GROUP BY o.variable, o.task_group HAVING min(o.value) < max(o.value);

DROP TABLE IF EXISTS temp.planned;
CREATE TEMP TABLE planned(source TEXT, mediator TEXT, target TEXT, selected_by TEXT);
INSERT INTO temp.planned VALUES
  ('hyperparam_epochs',     NULL, 'energy_gpu_total_joules', 'plan'),
  ('hyperparam_epochs',     NULL, 'energy_gpu_avg_watts',    'plan'),
  ('hyperparam_batch_size', NULL, 'energy_gpu_max_watts',    'plan'),
  ('hyperparam_epochs',     'energy_gpu_util_avg_percent', 'energy_gpu_total_joules', 'plan'),
  ('hyperparam_epochs',     'energy_gpu_temp_max_celsius', 'energy_gpu_total_joules', 'study'),
  ('hyperparam_epochs',     'energy_gpu_util_max_percent', 'energy_gpu_total_joules', 'study'),
  ('hyperparam_epochs',     'energy_gpu_util_avg_percent', 'energy_gpu_avg_watts',    'study'),
  ('hyperparam_epochs',     'energy_gpu_temp_max_celsius', 'energy_gpu_avg_watts',    'study'),
  ('hyperparam_batch_size', 'energy_gpu_temp_max_celsius', 'energy_gpu_max_watts',    'study'),
  ('hyperparam_batch_size', 'energy_gpu_util_avg_percent', 'energy_gpu_max_watts',    'study');

INSERT INTO candidate_edge(task_group, source, target, selected_by)
SELECT x.task_group, x.variable, y.variable, 'family'
FROM temp.varying AS x JOIN temp.varying AS y ON y.task_group = x.task_group
WHERE x.cause AND y.role = 'outcome'
ON CONFLICT DO NOTHING;

INSERT INTO candidate_edge(task_group, source, target, selected_by)
SELECT x.task_group, p.source, p.target, p.selected_by
FROM temp.planned AS p
JOIN temp.varying AS x ON x.variable = p.source
JOIN temp.varying AS y ON y.variable = p.target AND y.task_group = x.task_group
WHERE p.mediator IS NULL
ON CONFLICT DO NOTHING;

INSERT INTO candidate_path(task_group, source, mediator, target, selected_by)
SELECT x.task_group, p.source, p.mediator, p.target, p.selected_by
FROM temp.planned AS p
JOIN temp.varying AS x ON x.variable = p.source
JOIN temp.varying AS m ON m.variable = p.mediator AND m.task_group = x.task_group
JOIN temp.varying AS y ON y.variable = p.target AND y.task_group = x.task_group
ON CONFLICT DO NOTHING;

INSERT INTO candidate_path(task_group, source, mediator, target, selected_by)
SELECT x.task_group, x.variable, m.variable, y.variable, 'family'
FROM temp.varying AS x
JOIN temp.varying AS m ON m.task_group = x.task_group AND m.role = 'mediator'
JOIN temp.varying AS y ON y.task_group = x.task_group AND y.role = 'outcome'
WHERE x.role = 'cause'
  AND NOT (m.variable LIKE '%gpu%' AND y.variable LIKE '%cpu%')
  AND NOT (m.variable LIKE '%cpu%' AND y.variable LIKE '%gpu%')
  AND x.task_group NOT IN (SELECT task_group FROM candidate_path
                           WHERE selected_by IN ('plan', 'study'))
  AND (y.unit = 'J' AND y.variable LIKE '%total%'
       OR NOT EXISTS (SELECT 1 FROM variable WHERE role = 'outcome' AND unit = 'J'
                             AND name LIKE '%total%'))
ON CONFLICT DO NOTHING;

DROP TABLE temp.varying;
DROP TABLE temp.planned;
