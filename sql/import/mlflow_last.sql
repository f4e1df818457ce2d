-- import/mlflow_last.sql: the last value of each metric, as import/mlflow.sql has its rows, found
-- in the histories of stores that have no latest_metrics: by step, then time, then value, as
-- MLflow does.

SELECT run_uuid, 'performance', key, iif(is_nan OR abs(value) >= 1e308, NULL, value), NULL
FROM (SELECT run_uuid, key, value, is_nan, row_number() OVER (
               PARTITION BY run_uuid, key ORDER BY step DESC, timestamp DESC, value DESC) AS place
      FROM src.metrics)
WHERE place = 1 ORDER BY key;
