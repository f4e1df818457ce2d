CREATE TABLE result.part(step TEXT, partial BLOB);
INSERT INTO result.part SELECT 'ttest', ttest_partial(:name, energy, mode) FROM run;
INSERT INTO result.part
SELECT 'ols_interaction', ols_interaction_partial(:name, energy, epochs, mode, util) FROM run;
