-- The traps of demo_db/traps.sql are seen, and none of them makes a finding that table truth has
-- not.

SELECT 'the scenario is that of truth: ' || t.task_group, v.scenario = t.scenario
FROM truth AS t JOIN result_verdict AS v ON v.task_group = t.task_group AND v.mode = 'parallel';
SELECT 'what is there is shown: ' || task_group, strength = 'shown'
FROM result_verdict WHERE scenario > 1;
SELECT 'a mode that multiplies is no interaction, and said', main_grade = 'shown'
       AND interaction_grade = 'not detected' AND main_ratio BETWEEN 1.65 AND 1.95
       AND conclusion LIKE '%A factor leaves the order of the settings as it is.%'
       AND (SELECT multiplies FROM result_finding AS f WHERE f.task_group = v.task_group
              AND f.source = 'hyperparam_epochs' AND f.mode = 'parallel' AND f.is_primary) = 1
FROM result_verdict AS v WHERE task_group = 'group7_multiplied' AND mode = 'parallel';
SELECT 'campaigns are told, of their group only',
       group_concat(task_group) = 'group8_campaigns' AND max(severity) = 1
FROM result_data_alert WHERE alert = 'confounded day';
SELECT 'with both answers', caveats LIKE '%within blocks and days%'
FROM result_verdict WHERE task_group = 'group8_campaigns' AND mode = 'parallel';
SELECT 'aborted runs are told', n = 7 AND caveats LIKE '%runs that look aborted, left out: 7 of 144:%'
FROM result_data_alert AS a JOIN result_verdict AS v ON v.task_group = a.task_group
WHERE alert = 'aborted' AND a.task_group = 'group9_aborted' AND v.mode = 'parallel'
  AND a.effect IS NOT NULL;
SELECT 'without them the slopes are those of truth',
       abs(v.slope_reference - t.slope_default) < 200 AND abs(v.slope_mode - t.slope_parallel) < 200
FROM result_verdict AS v JOIN truth AS t ON t.task_group = v.task_group
WHERE v.task_group = 'group9_aborted' AND v.mode = 'parallel';
SELECT 'slopes of models are no interaction', scenario = 1 AND interactions = 0
FROM result_verdict WHERE task_group = 'group10_by_model' AND mode = 'parallel';
SELECT 'of three modes one costs more', strength = 'shown' AND scenario = 2
       AND 20000 BETWEEN main_low AND main_high AND main_estimate > 0
FROM result_verdict WHERE task_group = 'group11_three' AND mode = 'shared';
SELECT 'a mode that a group has not is not compared there', count(*) = 4
FROM result_verdict WHERE mode = 'shared' AND scenario IS NULL AND main_grade = 'not tested'
  AND conclusion LIKE 'There is nothing to compare: 0 runs with mode shared, 72 with default.';
SELECT 'an average over task groups says how they differ', count(*) = 1 FROM overall_sentence WHERE place = 1 AND text LIKE
  'Over all task groups, GPU total energy (parallel): %; by task group from -% J (group9_aborted) to +% J (group7_multiplied).';
SELECT 'and one task group is not all of them', count(*) = 0 FROM overall_sentence WHERE place = 1 AND text LIKE '%(shared)%';
SELECT 'aborted runs are told of the contrasts that are there', count(*) = 1 FROM result_data_alert WHERE alert = 'aborted';
