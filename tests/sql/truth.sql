-- The analysis of the demonstration data finds what table truth says.
WITH effect AS (
  SELECT DISTINCT t.task_group, t.mode_effect, m.grade, m.estimate_adjusted, m.conf_low_adjusted, m.conf_high_adjusted
  FROM truth AS t JOIN result_main_effect AS m ON m.task_group = t.task_group AND m.variable = t.target
)
SELECT 'main effect of ' || task_group || ' is in its interval', mode_effect BETWEEN conf_low_adjusted AND conf_high_adjusted FROM effect
UNION ALL
SELECT 'six main effects', count(*) = 6 FROM effect
UNION ALL
SELECT 'main effect of ' || task_group || ' has the right sign', sign(estimate_adjusted) = sign(mode_effect) FROM effect WHERE mode_effect <> 0;

SELECT 'group1: pooled, an effect that is none', p_value < 0.001 AND p_blocked > 0.05 FROM result_main_effect
WHERE task_group = 'group1_examples' AND variable = 'energy_gpu_total_joules';
SELECT 'group5: pooled, no effect though there is one', p_value > 0.05 AND p_blocked < 0.001 FROM result_main_effect
WHERE task_group = 'group5_mrt_oast' AND variable = 'energy_gpu_total_joules';

WITH slope AS (
  SELECT t.*, i.estimate, i.conf_low, i.conf_high, i.p_family, i.grade, i.slope_reference, i.slope_mode,
         i.slope_reference_p, i.slope_mode_p, i.effect
  FROM truth AS t JOIN result_interaction AS i
    ON i.task_group = t.task_group AND i.source = t.source AND i.target = t.target AND i.adjustment = 'total'
)
SELECT 'a row for each hyperparameter', count(*) = (SELECT count(*) FROM truth) FROM slope
UNION ALL
SELECT 'interactions are in their intervals (more than three of 25 miss in 3 % of all data)',
       sum(slope_parallel - slope_default NOT BETWEEN conf_low AND conf_high) <= 3 FROM slope
UNION ALL
SELECT 'slopes that are there have their sign', min(sign(slope_reference) = sign(slope_default) AND slope_reference_p < 0.05) = 1 FROM slope WHERE slope_default <> 0
UNION ALL
SELECT 'and in parallel mode', min(sign(slope_mode) = sign(slope_parallel) AND slope_mode_p < 0.05) = 1 FROM slope WHERE slope_parallel <> 0
UNION ALL
SELECT 'slopes that differ are found: ' || task_group || ' ' || source, grade IN ('shown', 'suggestive') FROM slope WHERE slope_default <> slope_parallel
UNION ALL
SELECT 'and those only', sum(grade IN ('shown', 'suggestive')) = 0 FROM slope WHERE slope_default = slope_parallel
UNION ALL
SELECT 'group3: strengthens', effect = 'strengthens' FROM slope WHERE task_group LIKE 'group3%' AND source LIKE '%epochs'
UNION ALL
SELECT 'group6: weakens, which so few runs only suggest', effect = 'weakens' AND grade = 'suggestive' FROM slope
WHERE task_group LIKE 'group6%' AND source LIKE '%epochs';

-- The scenario; 4 shows as an interaction where there are no graphs.
SELECT 'scenario of ' || t.task_group, v.scenario = t.scenario
FROM (SELECT DISTINCT task_group, scenario FROM truth) AS t
JOIN result_verdict AS v ON v.task_group = t.task_group;
SELECT 'group4: each hyperparameter drives energy in one mode only', count(*) = 2
FROM result_interaction WHERE task_group LIKE 'group4%' AND target = 'energy_gpu_total_joules' AND adjustment = 'total'
  AND (source LIKE '%max_iter' AND slope_reference_p < 0.001 AND slope_mode_p > 0.01
       OR source LIKE '%kfold' AND slope_mode_p < 0.001 AND slope_reference_p > 0.01);

WITH path AS (
  SELECT t.*, d.stratum, d.estimate, d.conf_low, d.conf_high, d.p_bh, d.significant,
         CASE d.stratum WHEN 'default' THEN indirect_default WHEN 'parallel' THEN indirect_parallel
                        ELSE indirect_parallel - indirect_default END AS true_value
  FROM truth AS t JOIN result_mediation_difference AS d
    ON d.task_group = t.task_group AND d.source = t.source AND d.mediator = t.mediator AND d.target = t.target
  WHERE d.adjustment = 'total'
)
SELECT 'indirect effects: a row for each path and stratum', count(*) = 21 FROM path
UNION ALL
SELECT 'they are in their intervals (one of 21 may miss at 95 %)', sum(true_value NOT BETWEEN conf_low AND conf_high) <= 1 FROM path
UNION ALL
SELECT 'difference of the indirect effects in ' || task_group || ', ' || source, significant = (true_value <> 0)
FROM path WHERE stratum = 'difference' AND task_group NOT LIKE 'group6%';
SELECT 'group3: the mediated path is found in parallel mode', m.p_bh < 0.001 AND m.mediation = 'partial'
FROM result_mediation AS m WHERE task_group LIKE 'group3%' AND mode = 'parallel' AND adjustment = 'total'
  AND mediator = 'energy_gpu_util_avg_percent' AND target = 'energy_gpu_total_joules';
