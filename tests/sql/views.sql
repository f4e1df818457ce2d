-- What is stored is what the views say; and what the views promise of themselves. The views open in
-- a connection that does not trust the schema.
PRAGMA trusted_schema = OFF;
SELECT 'result_' || view || ' is stored', EXISTS (SELECT 1 FROM sqlite_schema WHERE type = 'table' AND name = 'result_' || view) FROM analysis_step;
CREATE TEMP TABLE main_effect_now AS SELECT * FROM main_effect;
SELECT 'result_main_effect equals the view', NOT EXISTS (SELECT * FROM result_main_effect EXCEPT SELECT * FROM temp.main_effect_now)
  AND NOT EXISTS (SELECT * FROM temp.main_effect_now EXCEPT SELECT * FROM result_main_effect);
SELECT 'result_sample_size equals the view', NOT EXISTS (SELECT * FROM result_sample_size EXCEPT SELECT * FROM sample_size);
CREATE TEMP TABLE interaction_now AS SELECT * FROM interaction;
SELECT 'result_interaction equals the view', NOT EXISTS (SELECT * FROM result_interaction EXCEPT SELECT * FROM temp.interaction_now)
  AND (SELECT count(*) FROM result_interaction) = (SELECT count(*) FROM temp.interaction_now);
CREATE TEMP TABLE mediation_now AS SELECT * FROM mediation;
SELECT 'result_mediation equals the view', NOT EXISTS (SELECT * FROM result_mediation EXCEPT SELECT * FROM temp.mediation_now);
CREATE TEMP TABLE difference_now AS SELECT * FROM mediation_difference;
SELECT 'result_mediation_difference equals the view', NOT EXISTS (SELECT * FROM result_mediation_difference EXCEPT SELECT * FROM temp.difference_now);

SELECT 'main_effect: a row for each energy variable of each task group and of all',
       count(*) = 7 * 7 AND sum(scope = '(all)') = 7 FROM result_main_effect;
SELECT 'n and missing add up', min(n + n_missing = 836 AND n_missing = missing1 + missing2) = 1 FROM result_main_effect WHERE scope = '(all)';
SELECT 'effects are parallel - default', min(mode = 'parallel' AND reference = 'default') = 1 FROM result_main_effect;
SELECT 'Holm never lowers a p-value', min(p_blocked_holm >= p_blocked) = 1 FROM result_main_effect;
SELECT 'decision follows p_adjusted', min(decision = iif(p_adjusted < 0.05, 'continue', 'simplify')) = 1 FROM result_main_effect;
SELECT 'caveats are carried along', min(caveat <> '') = 1 FROM result_main_effect;
SELECT 'interaction: each candidate once in each adjustment',
       (SELECT count(*) FROM result_interaction) = 2 * (SELECT count(*) FROM (SELECT DISTINCT task_group, source, target FROM candidate_edge));
SELECT 'BH never lowers a p-value', min(p_bh >= p_value) = 1 FROM result_interaction;
SELECT 'p_bh is over the edges of task group and adjustment', max(abs(expected - p_bh) / p_bh) < 1e-12
FROM (SELECT p_bh, min(1, min(scaled) OVER (PARTITION BY task_group, adjustment ORDER BY p_value DESC)) AS expected
      FROM (SELECT *, p_value * count(*) OVER (PARTITION BY task_group, adjustment)
                      / rank() OVER (PARTITION BY task_group, adjustment ORDER BY p_value) AS scaled FROM result_interaction));
SELECT 'p_blocked_holm is over the variables of the task group', max(abs(expected - p_blocked_holm) / p_blocked_holm) < 1e-12
FROM (SELECT p_blocked_holm, min(1, max(scaled) OVER (PARTITION BY task_group ORDER BY p_blocked)) AS expected
      FROM (SELECT *, p_blocked * (count(*) OVER (PARTITION BY task_group) + 1
                      - rank() OVER (PARTITION BY task_group ORDER BY p_blocked)) AS scaled FROM result_main_effect));
SELECT 'the plan''s edges are marked', count(*) > 0 AND min(selected_by LIKE '%family%') = 1 FROM result_interaction WHERE selected_by LIKE '%plan%';
SELECT 'interaction is slope - slope', max(abs(estimate - (slope_mode - slope_reference)) / (abs(slope_mode) + abs(slope_reference))) < 1e-9 FROM result_interaction;
SELECT 'the difference is between the modes', max(abs(d.estimate - (o.estimate - r.estimate)) / (abs(o.estimate) + abs(r.estimate))) < 1e-9
FROM result_mediation_difference AS d JOIN result_mediation_difference AS o USING (task_group, source, mediator, target, adjustment)
JOIN result_mediation_difference AS r USING (task_group, source, mediator, target, adjustment)
WHERE d.stratum = 'difference' AND o.stratum = 'parallel' AND r.stratum = 'default';
SELECT 'sobel and the bootstrap estimate the same', max(abs(m.indirect - d.estimate) / abs(m.indirect)) < 1e-9
FROM result_mediation AS m JOIN result_mediation_difference AS d
  ON d.task_group = m.task_group AND d.source = m.source AND d.mediator = m.mediator
  AND d.target = m.target AND d.adjustment = m.adjustment AND d.stratum = m.mode;
SELECT 'a = mediator per source: indirect = a * b', max(abs(indirect - a * b) / abs(indirect)) < 1e-9 FROM result_mediation;
CREATE TEMP TABLE condition_now AS SELECT * FROM mediation_condition;
SELECT 'result_mediation_condition equals the view', NOT EXISTS (SELECT * FROM result_mediation_condition EXCEPT SELECT * FROM temp.condition_now)
  AND (SELECT count(*) FROM result_mediation_condition) = (SELECT count(*) FROM temp.condition_now);
SELECT 'the condition as the cause: six effects for each group and mediator',
       count(*) = 6 * 6 * (SELECT count(*) FROM variable WHERE role IN ('mediator', 'duration')) AND count(DISTINCT target) = 1
FROM result_mediation_condition;
SELECT 'total = direct + a * b', max(abs(total - direct - a * b) / abs(total)) < 1e-9 AND max(abs(indirect - a * b)) < 1e-6 AND count(*) = 30
FROM (SELECT max(iif(effect = 'a', estimate, NULL)) AS a, max(iif(effect = 'b', estimate, NULL)) AS b,
             max(iif(effect = 'total', estimate, NULL)) AS total, max(iif(effect = 'direct', estimate, NULL)) AS direct,
             max(iif(effect = 'indirect', estimate, NULL)) AS indirect
      FROM result_mediation_condition GROUP BY task_group, mode, mediator);
SELECT 'the total is the difference of the modes within block and day', max(abs(f.estimate - c.estimate) / f.std_error) < 1e-9 AND count(*) = 6
FROM result_mediation_condition AS c JOIN (
  SELECT r.contrast, t.estimate, t.std_error FROM (
    SELECT r.contrast, ols(y.value, r.is_mode, 'cell ' || r.cell_number) AS fit
    FROM rule_run AS r JOIN primary_outcome AS p JOIN observation AS y ON y.unit = r.unit AND y.variable = p.name
    JOIN observation AS d ON d.unit = r.unit AND d.variable = 'duration_seconds' AND d.value IS NOT NULL
    GROUP BY r.contrast) AS r, ols(r.fit) AS t WHERE t.term = 'x1') AS f
JOIN rule_contrast AS k ON k.contrast = f.contrast AND k.task_group = c.task_group
WHERE c.mediator = 'duration_seconds' AND c.effect = 'total';
SELECT 'the interval holds the estimate', min(conf_low <= estimate AND estimate <= conf_high) = 1 FROM result_mediation_condition WHERE effect = 'indirect';
SELECT 'sample_size: a row for each task group, mode and step', count(*) = 6 * 2 * 4 FROM result_sample_size;
SELECT 'sample_size: group6 is small', min(verdict) = 'small' AND max(verdict) IN ('small', 'too small') FROM result_sample_size WHERE task_group LIKE 'group6%';
SELECT 'a run is on record', count(*) = 1 AND min(length(data_hash)) = 16 AND min(experiments) = 836 AND min(version LIKE 'causalite %')
  AND min(settings ->> 'alpha') = 0.05 AND min(seed) = 1 AND min(finished >= started) FROM result_run;
SELECT 'observation supplies defaults', count(*) = 0 FROM observation WHERE variable = 'hyperparam_epochs' AND value IS NULL AND task_group NOT LIKE 'group4%';
SELECT 'blocks name task group and model', min(r.block = e.task_group || ' / ' || e.model) = 1 FROM experiment_run AS r JOIN experiment AS e ON e.rowid = r.unit;
