-- aside_alert.sql: the alerts before they are put into words, as a table.
--
-- Like aside.sql, but once the results are in that they are made from. Those that keep a row of each
-- run are made before, one by one: a statement gives back what it kept when it ends.

SELECT sql || ';' FROM as_table
WHERE name IN ('alert_filled', 'alert_day_level', 'alert_day_alike', 'alert_repeat',
               'alert_duplicate', 'alert_aborted', 'alert_status', 'alert_block_level',
               'alert_drift', 'alert_range', 'alert_missing', 'alert_sentinel', 'alert_negative',
               'alert_raw')
ORDER BY name = 'alert_raw';
