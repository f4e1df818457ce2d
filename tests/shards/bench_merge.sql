CREATE TABLE fit(fit TEXT);
INSERT INTO fit SELECT ttest_merge(partial) FROM part WHERE step = 'ttest';
INSERT INTO fit SELECT ols_interaction_merge(partial) FROM part WHERE step = 'ols_interaction';
