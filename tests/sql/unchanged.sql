-- After a run that failed, the results are those of the run before.
SELECT 'a failed run leaves the results', NOT EXISTS (SELECT * FROM before.result_main_effect EXCEPT SELECT * FROM main.result_main_effect)
  AND NOT EXISTS (SELECT * FROM main.result_interaction EXCEPT SELECT * FROM before.result_interaction);
SELECT 'and no row in result_run', count(*) = 1 FROM main.result_run;
