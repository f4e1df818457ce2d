-- A table in which all is well: notes only.
SELECT 'no alert where all is well', count(*) = 0 FROM result_data_alert WHERE severity < 3;
SELECT 'and what is noted', group_concat(subject, ' ') = 'duration group runs used as' FROM (SELECT subject FROM result_data_alert ORDER BY subject);
