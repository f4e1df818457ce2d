-- After giving roles to columns whose names say nothing: one of text, one of numbers in two spellings.
SELECT 'text with a role is left out of every step', count(*) = 0 FROM observation WHERE variable = 'optimizer';
SELECT 'a caveat on being ignored ends with that', count(*) = 0 FROM result_data_alert WHERE note LIKE '%ignored%';
SELECT 'numbers in two spellings are numbers', count(DISTINCT value) = 6 AND max(typeof(value)) = 'integer' FROM observation WHERE variable = 'decay';
SELECT 'and are tested', count(*) = 2 AND min(p_value IS NOT NULL) = 1 FROM result_interaction WHERE source = 'decay';
SELECT 'as blocks, 7 and 007 are two', count(DISTINCT block) = 2 FROM experiment_run;
