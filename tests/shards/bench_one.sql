SELECT ttest(energy, mode) FROM run;
SELECT ols_interaction(energy, epochs, mode, util) FROM run;
