-- What cannot be tested (untested_data.sql) is not tested, in findings, verdicts and all that is shown.
SELECT 'what is not tested: ' || w.column1, (
         SELECT group_concat(f.kind || ': ' || f.reason, '; ') FROM (
           SELECT * FROM result_finding WHERE task_group = w.column1 AND grade = 'not tested'
           ORDER BY kind DESC) AS f) = w.column2
FROM (VALUES ('nested', 'main effect: it cannot be told from the blocks, days and causes held fixed; '
        || 'interaction: it cannot be told from the blocks, days and causes held fixed'),
      ('few', 'interaction: too few independent runs: those of one configuration or cluster count as one'),
      ('exact', 'main effect: the model fits the outcome exactly; interaction: the model fits the outcome exactly'),
      ('once', 'main effect: too few independent runs: those of one configuration or cluster count as one; '
        || 'interaction: too few independent runs: those of one configuration or cluster count as one')) AS w;
SELECT 'it has no p and no family', count(p_value) + count(p_family) + count(family_size) = 0 AND count(*) = 7
FROM result_finding WHERE grade = 'not tested';
SELECT 'what is tested has both', count(p_value) = 1 AND count(p_family) = 1 AND count(family_size) = 1
FROM result_finding WHERE grade <> 'not tested';
SELECT 'verdicts say the same', group_concat(task_group || ' ' || main_grade || ', ' || interaction_grade, '; ')
  = 'exact not tested, not tested; few not detected, not tested; nested not tested, not tested; '
    || 'once not tested, not tested'
FROM (SELECT * FROM result_verdict ORDER BY task_group);
SELECT 'in words', count(*) = 1 FROM result_verdict WHERE task_group = 'exact' AND conclusion LIKE
  'Whether y differs between mode b and a was not tested: the model fits the outcome exactly.%';
SELECT 'and what follows', group_concat(task_group || ': ' || substr(advice, 1, 30), '; ')
  = 'exact: y follows from mode and the ca; nested: Run a and b in the same blocks; once: Run more settings of the cause'
FROM (SELECT * FROM result_verdict WHERE main_grade = 'not tested' ORDER BY task_group);
SELECT 'main effects are shown so', count(*) = 3 FROM show_main_effect WHERE finding LIKE 'not tested: %';
SELECT 'the share that a hidden cause must explain is that of the residual variance', abs(robustness_value - (
  SELECT (sqrt(f2 * f2 + 4 * f2) - f2) / 2 FROM (
    SELECT o.statistic * o.statistic / causalite_value(t.fit, 'df_residual') AS f2
    FROM (SELECT ols(y, mode, x, '{"names":["y","mode","x"]}') AS fit FROM runs WHERE grp = 'few') AS t,
         ols(t.fit) AS o WHERE o.term = 'mode[b]'))) < 1e-9
FROM result_finding WHERE task_group = 'few' AND kind = 'main effect' AND scale <> 'log';
