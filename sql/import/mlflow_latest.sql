-- import/mlflow_latest.sql: the last value of each metric, as import/mlflow.sql has its rows, where
-- MLflow keeps them. A value that is not finite is missing: MLflow stores 1.8e308 for infinity.

SELECT run_uuid, 'performance', key, iif(is_nan OR abs(value) >= 1e308, NULL, value), NULL
FROM src.latest_metrics ORDER BY key;
