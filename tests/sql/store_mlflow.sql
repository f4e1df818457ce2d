-- A small store as MLflow makes it: two experiments of 12 runs each, of which two did not finish;
-- one run and one experiment are deleted. Of param `mode`, eco draws less.
CREATE TABLE alembic_version(version_num VARCHAR(32) NOT NULL PRIMARY KEY);
CREATE TABLE experiments(experiment_id INTEGER PRIMARY KEY, name VARCHAR(256) UNIQUE NOT NULL,
  artifact_location VARCHAR(256), lifecycle_stage VARCHAR(32), creation_time BIGINT,
  last_update_time BIGINT);
CREATE TABLE runs(run_uuid VARCHAR(32) NOT NULL PRIMARY KEY, name VARCHAR(250),
  source_type VARCHAR(20), source_name VARCHAR(500), entry_point_name VARCHAR(50),
  user_id VARCHAR(256), status VARCHAR(9), start_time BIGINT, end_time BIGINT,
  source_version VARCHAR(50), lifecycle_stage VARCHAR(20), artifact_uri VARCHAR(200),
  experiment_id INTEGER, deleted_time BIGINT);
CREATE TABLE params("key" VARCHAR(250) NOT NULL, value VARCHAR(8000) NOT NULL,
  run_uuid VARCHAR(32) NOT NULL, PRIMARY KEY("key", run_uuid));
CREATE TABLE tags("key" VARCHAR(250) NOT NULL, value VARCHAR(8000),
  run_uuid VARCHAR(32) NOT NULL, PRIMARY KEY("key", run_uuid));
CREATE TABLE metrics("key" VARCHAR(250) NOT NULL, value FLOAT NOT NULL, timestamp BIGINT NOT NULL,
  run_uuid VARCHAR(32) NOT NULL, step BIGINT DEFAULT '0' NOT NULL,
  is_nan BOOLEAN DEFAULT '0' NOT NULL,
  PRIMARY KEY("key", timestamp, step, run_uuid, value, is_nan));
CREATE TABLE latest_metrics("key" VARCHAR(250) NOT NULL, value FLOAT NOT NULL, timestamp BIGINT,
  step BIGINT NOT NULL, is_nan BOOLEAN NOT NULL, run_uuid VARCHAR(32) NOT NULL,
  PRIMARY KEY("key", run_uuid));

INSERT INTO experiments(experiment_id, name, lifecycle_stage)
VALUES (0, 'vision', 'active'), (1, 'speech', 'active'), (2, 'old', 'deleted');
-- Run 25 is deleted, run 26 is of the deleted experiment.
WITH RECURSIVE s(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM s WHERE i < 26)
INSERT INTO runs
SELECT printf('%032x', (27 - i) * 997), 'name-' || i, 'LOCAL', '', '', 'ada',
       CASE i WHEN 7 THEN 'FAILED' WHEN 9 THEN 'RUNNING' ELSE 'FINISHED' END,
       1700000000000 + i * 60000, CASE WHEN i <> 9 THEN 1700000001250 + i * 60500 END, '',
       CASE i WHEN 25 THEN 'deleted' ELSE 'active' END, '', CASE i WHEN 26 THEN 2 ELSE i % 2 END,
       NULL
FROM s;
CREATE TEMP TABLE run AS
SELECT (start_time - 1700000000000) / 60000 AS i, run_uuid, start_time FROM runs;

INSERT INTO params
SELECT 'mode', CASE WHEN i / 2 % 2 THEN 'eco' ELSE 'default' END, run_uuid FROM temp.run
UNION ALL SELECT 'lr', 0.001 * (1 + i * 7 % 13), run_uuid FROM temp.run
UNION ALL SELECT 'loss_weight', 0.25 * (1 + i * 5 % 11), run_uuid FROM temp.run
UNION ALL
SELECT 'amp', CASE i % 3 WHEN 0 THEN 'True' WHEN 1 THEN 'False' ELSE 'None' END, run_uuid
FROM temp.run
UNION ALL SELECT 'Loss', 'mse', run_uuid FROM temp.run;
INSERT INTO tags
SELECT 'mlflow.runName', 'tag-' || i, run_uuid FROM temp.run
UNION ALL SELECT 'mlflow.source.name', 'train.py', run_uuid FROM temp.run
UNION ALL SELECT 'mlflow.source.git.commit', 'c0ffee', run_uuid FROM temp.run
UNION ALL SELECT 'mlflow.log-model.history', '[]', run_uuid FROM temp.run
UNION ALL SELECT 'team', 'team ' || (i / 4 % 4), run_uuid FROM temp.run;
-- A power of a constant 100 + i (eco: less by 40) that doubles in the last of three seconds.
WITH RECURSIVE second(t) AS (SELECT 0 UNION ALL SELECT t + 1 FROM second WHERE t < 3)
INSERT INTO metrics
SELECT 'gpu_power_watts', (100 + i - 40 * (i / 2 % 2)) * (1 + (t = 3)), start_time + 1000 * t,
       run_uuid, t, 0
FROM temp.run, second;
INSERT INTO metrics
SELECT 'loss', 1.0 / (i + t), start_time + t, run_uuid, t, 0
FROM temp.run, (SELECT 1 AS t UNION ALL SELECT 2)
UNION ALL
SELECT 'accuracy', CASE WHEN i = 3 THEN 0 WHEN i = 5 THEN 1.7976931348623157e308
                   ELSE 0.5 + 0.01 * (i * 11 % 17) END, start_time, run_uuid, 0, i = 3
FROM temp.run;
INSERT INTO latest_metrics
SELECT "key", value, timestamp, step, is_nan, run_uuid FROM metrics AS m
WHERE step = (SELECT max(step) FROM metrics WHERE run_uuid = m.run_uuid AND "key" = m."key");
DROP TABLE temp.run;
