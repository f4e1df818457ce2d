-- A small storage as Optuna makes it: a study of 30 trials, of which one failed and one was pruned.
CREATE TABLE studies(study_id INTEGER PRIMARY KEY, study_name VARCHAR(512) NOT NULL);
CREATE TABLE version_info(version_info_id INTEGER PRIMARY KEY, schema_version INTEGER,
  library_version VARCHAR(256));
CREATE TABLE study_directions(study_direction_id INTEGER PRIMARY KEY, direction VARCHAR(8) NOT NULL,
  study_id INTEGER NOT NULL, objective INTEGER NOT NULL);
CREATE TABLE study_system_attributes(study_system_attribute_id INTEGER PRIMARY KEY,
  study_id INTEGER, "key" VARCHAR(512), value_json TEXT);
CREATE TABLE trials(trial_id INTEGER PRIMARY KEY, number INTEGER, study_id INTEGER,
  state VARCHAR(8) NOT NULL, datetime_start DATETIME, datetime_complete DATETIME);
CREATE TABLE trial_user_attributes(trial_user_attribute_id INTEGER PRIMARY KEY, trial_id INTEGER,
  "key" VARCHAR(512), value_json TEXT);
CREATE TABLE trial_params(param_id INTEGER PRIMARY KEY, trial_id INTEGER, param_name VARCHAR(512),
  param_value FLOAT, distribution_json TEXT);
CREATE TABLE trial_values(trial_value_id INTEGER PRIMARY KEY, trial_id INTEGER NOT NULL,
  objective INTEGER NOT NULL, value FLOAT, value_type VARCHAR(7) NOT NULL);
CREATE TABLE trial_intermediate_values(trial_intermediate_value_id INTEGER PRIMARY KEY,
  trial_id INTEGER NOT NULL, step INTEGER NOT NULL, intermediate_value FLOAT,
  intermediate_value_type VARCHAR(7) NOT NULL);

INSERT INTO studies VALUES (1, 'search');
INSERT INTO study_directions VALUES (1, 'MINIMIZE', 1, 0), (2, 'MAXIMIZE', 1, 1);
INSERT INTO study_system_attributes VALUES (1, 1, 'study:metric_names', '["energy_j", "score"]');
WITH RECURSIVE s(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM s WHERE i < 30)
INSERT INTO trials
SELECT i, i - 1, 1, CASE i WHEN 4 THEN 'FAIL' WHEN 6 THEN 'PRUNED' ELSE 'COMPLETE' END,
       printf('2026-01-01 23:59:%02d.900000', i), printf('2026-01-02 00:00:%02d.150001', i)
FROM s;
INSERT INTO trial_params(trial_id, param_name, param_value, distribution_json)
SELECT trial_id, 'backend', trial_id % 2, '{"name": "CategoricalDistribution", "attributes": '
       || '{"choices": ["cuda, Infinity", "cpu"]}}' FROM trials
UNION ALL
SELECT trial_id, 'clip', trial_id % 3, '{"name": "CategoricalDistribution", "attributes": '
       || '{"choices": [true, NaN, false]}}' FROM trials
UNION ALL
SELECT trial_id, 'lr', 0.0001 * (1 + trial_id * 7 % 31), '{"name": "FloatDistribution", '
       || '"attributes": {"step": null, "low": 1e-05, "high": 0.1, "log": true}}' FROM trials
UNION ALL
SELECT trial_id, 'width', 1 + trial_id * 5 % 31, '{"name": "IntDistribution", '
       || '"attributes": {"log": false, "step": 1, "low": 1, "high": 64}}' FROM trials;
INSERT INTO trial_values(trial_id, objective, value, value_type)
SELECT trial_id, 0, 50 + trial_id * 11 % 23 + 20 * (trial_id % 2), 'FINITE' FROM trials
WHERE state = 'COMPLETE'
UNION ALL
SELECT trial_id, 1, CASE WHEN trial_id <> 8 THEN 0.1 * (trial_id * 3 % 7) END,
       CASE WHEN trial_id <> 8 THEN 'FINITE' ELSE 'INF_POS' END FROM trials
WHERE state = 'COMPLETE';
INSERT INTO trial_intermediate_values(trial_id, step, intermediate_value, intermediate_value_type)
SELECT trial_id, step, trial_id + 0.5 * step, 'FINITE'
FROM trials, (SELECT 0 AS step UNION ALL SELECT 1 UNION ALL SELECT 2);
INSERT INTO trial_user_attributes(trial_id, "key", value_json)
SELECT trial_id, 'host', iif(trial_id % 3 = 0, '"node a"', '"node b"') FROM trials
UNION ALL SELECT trial_id, 'peak_mb', iif(trial_id = 2, 'NaN', 100 + trial_id) FROM trials
UNION ALL SELECT trial_id, 'sizes', '[1, 2]' FROM trials;
