-- aside_alert.sql: the alerts before they are put into words, as a table.
--
-- Like aside.sql, but once the results are in that they are made from. data_alert reads them many
-- times, and SQLite would prepare all their views each time.

SELECT sql || ';' FROM as_table WHERE name = 'alert_raw';
