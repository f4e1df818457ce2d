-- The verdict on the demonstration database, against `truth` and against the results it rests on.

SELECT 'the scenario is that of truth: ' || v.task_group, v.scenario = t.scenario
FROM result_verdict AS v JOIN (SELECT DISTINCT task_group, scenario FROM truth) AS t USING (task_group);

SELECT 'one row a task group', count(*) = (SELECT count(DISTINCT task_group) FROM experiment) FROM result_verdict;
SELECT 'a changed structure is suggestive without the test of the graphs', strength = 'suggestive' AND graph_p IS NULL
FROM result_verdict WHERE scenario = 4;
SELECT 'its drivers are those of truth', drivers_reference = 'max iter' AND drivers_other = 'kfold'
FROM result_verdict WHERE scenario = 4;
SELECT 'no influence is not claimed beyond the margin', strength = 'not detected' AND largest_d > margin
FROM result_verdict WHERE scenario = 1;
SELECT 'interactions and main effects are shown', count(*) = 4 AND min(strength = 'shown')
FROM result_verdict WHERE scenario IN (2, 3);

SELECT 'the main effect is that of main_effect', count(*) = 6
FROM result_verdict AS v JOIN result_main_effect AS m ON m.task_group = v.task_group AND m.variable = v.main_variable
WHERE v.main_estimate = m.estimate_blocked AND v.main_p = m.p_blocked_holm AND v.main_d = m.estimate_blocked / m.sigma_blocked
  AND v.main_p = (SELECT min(p_blocked_holm) FROM result_main_effect AS o WHERE o.task_group = v.task_group);
SELECT 'the interaction is that of interaction', count(*) = 6
FROM result_verdict AS v JOIN result_interaction AS i
  ON i.task_group = v.task_group AND i.source = v.interaction_source AND i.target = v.interaction_target
WHERE i.adjustment = 'total' AND v.interaction_p = i.p_bh AND v.slope_other = i.slope_other;
SELECT 'significant interactions are counted', count(*) = 6
FROM result_verdict AS v
WHERE v.interactions = (SELECT count(*) FROM result_interaction AS i
                        WHERE i.task_group = v.task_group AND i.adjustment = 'total' AND i.p_bh < 0.05);
SELECT 'a standardised interaction is slope difference * sd(source) / residual sd', count(*) = 1
FROM result_verdict AS v,
     (SELECT ols(y.value, x.value, y.mode, y.block) AS fit, avg(x.value * x.value) - avg(x.value) * avg(x.value) AS variance, count(*) AS n
      FROM observation AS y JOIN observation AS x ON x.unit = y.unit
      WHERE y.task_group = 'group3_person_reid' AND y.variable = 'energy_gpu_total_joules' AND x.variable = 'hyperparam_epochs') AS f
WHERE v.task_group = 'group3_person_reid' AND v.interaction_target = 'energy_gpu_total_joules'
  AND abs(v.interaction_sd - (v.slope_other - v.slope_reference) * sqrt(f.variance * f.n / (f.n - 1)) / (f.fit ->> 'sigma')) < 1e-9;
SELECT 'sentences are complete', count(*) = 6
FROM result_verdict WHERE conclusion NOT LIKE '%{%' AND conclusion NOT LIKE '%?%' AND advice NOT LIKE '%{%' AND length(conclusion) > 60 AND length(advice) > 40;
SELECT 'caveats are printed', count(*) = 6 FROM result_verdict WHERE caveats LIKE '%covers the whole%';

-- Every word has both languages, with the same places to fill.
WITH RECURSIVE place(name, lang, rest, hole) AS (
  SELECT name, 'en', en, NULL FROM word UNION ALL SELECT name, 'zh', zh, NULL FROM word
  UNION ALL
  SELECT name, lang, substr(rest, instr(rest, '{') + 1), substr(rest, instr(rest, '{') + 1, instr(substr(rest, instr(rest, '{') + 1), '}') - 1)
  FROM place WHERE instr(rest, '{') > 0
), hole AS (SELECT DISTINCT name, lang, hole FROM place WHERE hole IS NOT NULL)
SELECT 'both languages have the same places to fill', count(*) = 0
FROM (SELECT name, hole FROM hole GROUP BY name, hole HAVING count(*) <> 2);
SELECT 'no word is empty', count(*) > 150 AND min(length(en)) > 0 AND min(length(zh)) > 0 FROM word;

-- The rule at its edges, on these results.
BEGIN;
UPDATE result_graph_permutation SET p_value = 0.01;
SELECT 'with the test of the graphs a changed structure is shown', scenario = 4 AND strength = 'shown'
FROM verdict WHERE task_group = 'group4_bug_localization';
SELECT 'graphs that differ without a changed driver are mentioned', scenario = 2 AND conclusion LIKE '%graphs of the modes differ by more than chance%'
FROM verdict WHERE task_group = 'group2_vulberta';
UPDATE result_graph_permutation SET p_value = 0.5;
SELECT 'a test of the graphs that does not confirm leaves the interaction', scenario = 3 AND strength = 'shown'
FROM verdict WHERE task_group = 'group4_bug_localization';
ROLLBACK;
BEGIN;
UPDATE setting SET value = 0.5 WHERE name = 'equivalence_margin';
SELECT 'within the margin, no influence is shown', scenario = 1 AND strength = 'shown' FROM verdict WHERE task_group = 'group1_examples';
UPDATE setting SET value = 0.48 WHERE name = 'equivalence_margin';
SELECT 'interactions have to be within it as well', largest_d < 0.48 AND largest_interaction > 0.48 AND strength = 'not detected'
FROM verdict WHERE task_group = 'group1_examples';
ROLLBACK;
BEGIN;
UPDATE experiment SET hyperparam_epochs = 100000 WHERE rowid = (SELECT min(rowid) FROM experiment WHERE task_group = 'group3_person_reid' AND mode = 'parallel');
SELECT 'an interaction that rests on one extreme run is suggestive', scenario = 3 AND strength = 'suggestive' AND interactions = 6
FROM verdict WHERE task_group = 'group3_person_reid';
ROLLBACK;
BEGIN;
UPDATE setting SET value = 60 WHERE name = 'too_small';
SELECT 'too few runs: no verdict', count(*) = 3 AND sum(strength IS NOT NULL) = 0 AND min(title) = 'Too little data'
FROM verdict WHERE scenario IS NULL;
ROLLBACK;
BEGIN;
DELETE FROM result_interaction;
SELECT 'without interactions a main effect is suggestive', scenario = 2 AND strength = 'suggestive' FROM verdict WHERE task_group = 'group2_vulberta';
SELECT 'and no influence is not detected', scenario = 1 AND strength = 'not detected' AND conclusion NOT LIKE '%?%' FROM verdict WHERE task_group = 'group1_examples';
UPDATE setting SET value = 'zh' WHERE name = 'lang';
SELECT 'in Chinese', title = '未检出主效应；交互效应无法检验' FROM verdict WHERE task_group = 'group1_examples';
ROLLBACK;
