-- import/mlflow.sql: the runs of an MLflow store (its SQLite back end), a row for each cell. Read
-- only, from the store attached as src: ATTACH 'file:mlflow.db?mode=ro' AS src; the analysis puts
-- the name that it is attached by in the place of src.
--
--   run, name, value   of a run the cell of a column
--   role               what MLflow knows the column as: cause, that it was set (a param);
--                      performance, that it was measured (a metric): which of the roles of what is
--                      set or measured it has, is guessed from its name and values; NULL: nothing;
--                      any other is its role. Where run is NULL: 'refused', the value is why there
--                      is nothing to analyse; 'said', what is told of the store
--   direction          which value is better; NULL: not known
--
-- The last values of metrics are in mlflow_latest.sql or mlflow_last.sql. A run is live that, like
-- its experiment, is not deleted.

WITH live AS (
  SELECT r.status FROM src.runs AS r JOIN src.experiments AS e ON e.experiment_id = r.experiment_id
  WHERE r.lifecycle_stage = 'active' AND e.lifecycle_stage = 'active'
), counted AS (
  SELECT count(*) AS n, (SELECT count(*) FROM src.runs) - count(*) AS deleted,
         sum(status = 'FINISHED') AS finished,
         (SELECT group_concat(n || ' ' || status, ', ')
          FROM (SELECT status, count(*) AS n FROM live GROUP BY status)) AS ended
  FROM live
)
SELECT NULL AS run, iif(finished > 0, 'said', 'refused') AS role, NULL AS name,
       printf('MLflow: %s', CASE WHEN finished > 0 THEN '' ELSE 'no run has finished: ' END)
       || coalesce(ended, 'there are none') || iif(deleted = 0, '',
          printf('; deleted and left out: %d', deleted)) AS value, NULL AS direction
FROM counted;

-- What a run is, and when it was. Newer versions of MLflow have some of it as tags alone.
WITH tag AS (
  SELECT run_uuid, max(value) FILTER (WHERE key = 'mlflow.runName') AS run_name,
         max(value) FILTER (WHERE key = 'mlflow.user') AS user,
         max(value) FILTER (WHERE key = 'mlflow.source.name') AS script,
         max(value) FILTER (WHERE key = 'mlflow.source.git.commit') AS git_commit
  FROM src.tags GROUP BY run_uuid
), run AS MATERIALIZED (
  SELECT r.run_uuid, e.name AS experiment, r.status,
         strftime('%Y-%m-%dT%H:%M:%fZ', r.start_time / 1000.0, 'unixepoch') AS start_time,
         strftime('%Y-%m-%dT%H:%M:%fZ', r.end_time / 1000.0, 'unixepoch') AS end_time,
         (r.end_time - r.start_time) / 1000.0 AS seconds, r.name, r.user_id, r.source_name,
         r.source_version, t.run_name, t.user, t.script, t.git_commit
  FROM src.runs AS r JOIN src.experiments AS e ON e.experiment_id = r.experiment_id
  LEFT JOIN tag AS t ON t.run_uuid = r.run_uuid
  WHERE r.lifecycle_stage = 'active' AND e.lifecycle_stage = 'active'
)
SELECT run_uuid, 'unit', 'run_id', run_uuid, NULL FROM run
UNION ALL
SELECT run_uuid, 'group', 'experiment', experiment, NULL FROM run
WHERE (SELECT count(DISTINCT experiment) FROM run) > 1
UNION ALL SELECT run_uuid, 'status', 'status', status, NULL FROM run
UNION ALL SELECT run_uuid, 'time', 'start_time', start_time, NULL FROM run
UNION ALL SELECT run_uuid, 'ignore', 'end_time', end_time, NULL FROM run
UNION ALL SELECT run_uuid, 'duration', 'duration_seconds', seconds, NULL FROM run
UNION ALL
SELECT * FROM (
  SELECT run_uuid, 'ignore', 'run_name', coalesce(nullif(name, ''), run_name) AS value, NULL
  FROM run
  UNION ALL
  SELECT run_uuid, NULL, 'user', coalesce(nullif(user_id, ''), user), NULL FROM run
  UNION ALL
  SELECT run_uuid, 'ignore', 'source_name', coalesce(nullif(source_name, ''), script), NULL FROM run
  UNION ALL
  SELECT run_uuid, 'ignore', 'git_commit', coalesce(nullif(source_version, ''), git_commit), NULL
  FROM run
) WHERE value IS NOT NULL;

-- Params. MLflow has them as Python writes them: where all of a param are True, False or None, they
-- are 1, 0 or empty.
WITH boolean AS MATERIALIZED (
  SELECT key FROM src.params GROUP BY key HAVING min(value IN ('True', 'False', 'None')) = 1
                                                      AND max(value <> 'None') = 1
)
SELECT run_uuid, 'cause', key,
       CASE WHEN key NOT IN (SELECT key FROM boolean) THEN value
            WHEN value = 'True' THEN 1 WHEN value = 'False' THEN 0 END, NULL
FROM src.params;

-- The user's own tags.
SELECT run_uuid, NULL, key, value, NULL FROM src.tags WHERE key NOT GLOB 'mlflow.*';

-- The energy of a power that was recorded over time: the trapezoids between its points.
WITH history AS (
  SELECT run_uuid, key, value, timestamp, CASE WHEN lower(key) GLOB '*watts' THEN 5
           WHEN lower(key) GLOB '*watt' THEN 4 ELSE 1 END AS unit,
         lag(value) OVER w AS before, lag(timestamp) OVER w AS since
  FROM src.metrics
  WHERE NOT is_nan AND abs(value) < 1e308 AND NOT lower(key) GLOB '*[oia]watt*'
    AND (lower(key) GLOB '*watts' OR lower(key) GLOB '*watt' OR lower(key) GLOB '*power*[_/ ]w')
  WINDOW w AS (PARTITION BY run_uuid, key ORDER BY timestamp, step)
)
SELECT run_uuid, 'performance',
       replace(replace(substr(key, 1, length(key) - unit), 'power_usage', 'energy'), 'power',
               'energy') || 'joules',
       sum((value + before) / 2 * (timestamp - since) / 1000.0), 'lower'
FROM history GROUP BY run_uuid, key;
