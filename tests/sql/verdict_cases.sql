-- Results that a verdict rests on, put in by hand: in each task group nothing was found, but for
-- what its name says.
DELETE FROM result_finding;
DELETE FROM result_robustness;
DELETE FROM result_main_effect;
DELETE FROM result_main_effect_block;
DELETE FROM result_graph_permutation;
DELETE FROM result_edge_difference;
DELETE FROM result_question_1;
DELETE FROM result_data_alert;

CREATE TEMP TABLE place AS SELECT DISTINCT grp AS task_group FROM runs WHERE grp <> 'one level';
INSERT INTO result_finding(task_group, mode, reference, target, source, kind, is_primary,
  is_control, n, n1, n2, estimate, std_error, df, conf_low, conf_high, p_raw_plain, p_raw,
  estimate_log, ratio, ratio_low, ratio_high, p_log_plain, p_log, scale, p_value, family_size,
  p_family, p_group, grade, multiplies, margin, equivalence_p, sd_target, mean_reference,
  detectable, detectable_ratio, robustness_value)
SELECT task_group, 'on', 'off', 'energy_total_joules', 'arm', 'main effect', 1, 0, 80, 40, 40, 5, 8,
       70, -11, 21, .5, .5, .005, 1.005, .99, 1.02, .5, .5, 'raw', .5, 120, 1, 1, 'not detected', 0,
       20, .3, 80, 1000, 35, 1.035, .05
FROM place;
INSERT INTO result_finding(task_group, mode, reference, target, source, kind, is_primary,
  is_control, n, n1, n2, estimate, std_error, df, conf_low, conf_high, p_raw_plain, p_raw,
  estimate_log, p_log_plain, p_log, scale, p_value, family_size, p_family, p_group, grade,
  multiplies, margin, equivalence_p, sd_source, detectable, slope_reference,
  slope_reference_p, slope_mode, slope_mode_p, slope_se_reference, slope_se_mode)
SELECT task_group, 'on', 'off', 'energy_total_joules', v.name, 'interaction', 1, 0, 80, 40, 40, .5,
       1, 70, -1.5, 2.5, .6, .6, .01, .6, .6, 'raw', .6, 120, 1, 1, 'not detected', 0, 20, .3, 3,
       4, 6, .001, 6.5, .001, .7, .7
FROM place, variable AS v WHERE v.role = 'cause' AND v.name <> 'hyperparam_kind';
-- secondary outcome, and a negative control: neither decides
INSERT INTO result_finding(task_group, mode, reference, target, source, kind, is_primary,
  is_control, grade, p_family, p_value, scale, multiplies)
SELECT task_group, 'on', 'off', 'watts', 'arm', 'main effect', 0, 0,
       iif(task_group = 'main', 'shown', 'not detected'), .001, .001, 'raw', 0 FROM place;
INSERT INTO result_main_effect(scope, task_group, mode, reference, variable, percent, percent_low,
                               percent_high, ranks_disagree)
SELECT 'group', task_group, mode, reference, target, 100 * estimate / 1000, 100 * conf_low / 1000,
       100 * conf_high / 1000, 0
FROM result_finding WHERE kind = 'main effect' AND is_primary;
INSERT INTO result_question_1(task_group, mode, source, target, effect, effect_reference)
SELECT task_group, mode, source, target, 'direct', 'direct'
FROM result_finding WHERE kind = 'interaction';

-- the main effect
UPDATE result_finding SET estimate = 52, conf_low = 31, conf_high = 73, ratio = 1.05,
  p_value = 1e-6, p_family = 1.2e-4, grade = 'shown'
WHERE kind = 'main effect' AND is_primary
  AND task_group IN ('main', 'untested', 'effects same', 'multiplies', 'blocks', 'part tested',
                     'opposite', 'alert');
UPDATE result_finding SET estimate = -52, conf_low = -110, conf_high = 6, ratio = .93,
  ratio_low = .9, ratio_high = .96, scale = 'log', p_value = 1e-5, p_family = .0012, grade = 'shown'
WHERE kind = 'main effect' AND is_primary AND task_group = 'main log';
UPDATE result_finding SET estimate = 30, conf_low = 8, conf_high = 52, p_value = .008, p_family = .2,
  grade = 'suggestive', reason = 'not over the whole family of 120 tests'
WHERE kind = 'main effect' AND is_primary AND task_group = 'main suggestive';
UPDATE result_finding SET estimate = 31, conf_low = 9, conf_high = 53, p_family = .3,
  grade = 'suggestive', lee = 1,
  reason = 'not if the runs that one level lost were its lowest or highest (Lee 2009)'
WHERE kind = 'main effect' AND is_primary AND task_group = 'lost';
UPDATE result_main_effect AS m SET (percent, percent_low, percent_high) = (
  SELECT estimate / 10, conf_low / 10, conf_high / 10 FROM result_finding AS f
  WHERE f.task_group = m.task_group AND f.kind = 'main effect' AND f.is_primary);
UPDATE result_main_effect SET ranks_disagree = 1, mann_whitney_p = .2, hodges_lehmann = 3,
  estimate = 70, welch_p = .01
WHERE task_group = 'main';
UPDATE result_finding SET equivalence_p = .01
WHERE task_group IN ('same', 'same untested')
  OR task_group = 'effects same' AND kind = 'interaction';
UPDATE result_finding SET grade = 'not tested', p_family = NULL, p_value = NULL, estimate = NULL,
  conf_low = NULL, conf_high = NULL, detectable = NULL, equivalence_p = NULL,
  reason = 'the cause is the same in all runs'
WHERE kind = 'interaction' AND (task_group IN ('untested', 'same untested', 'nothing tested')
      OR task_group = 'part tested' AND source <> 'hyperparam_x');
UPDATE result_finding SET grade = 'not tested', estimate = NULL, conf_low = NULL, conf_high = NULL,
  p_family = NULL, detectable = NULL, equivalence_p = NULL, reason = 'too few runs: 4 for 6 terms'
WHERE kind = 'main effect' AND is_primary AND task_group = 'nothing tested';
UPDATE result_finding SET lee = 1,
  reason = 'not if the runs that one level lost were its lowest or highest (Lee 2009)'
WHERE task_group = 'lost' AND source = 'hyperparam_x';
INSERT INTO result_robustness(task_group, mode, reference, target, source, kind, check_name,
                              p_value, agrees)
SELECT task_group, mode, reference, target, source, kind, 'without trimming',
       iif(kind = 'main effect', .01, .04), 0
FROM result_finding WHERE lee AND is_primary;
INSERT INTO result_main_effect_block(task_group, mode, reference, variable, block, estimate, blocks,
                                     positive, negative, heterogeneity_p, opposite)
SELECT g.column1, 'on', 'off', 'energy_total_joules', b.column1, b.column2, 4, 3, g.column2, 1e-5,
       g.column2 > 0
FROM (VALUES ('opposite', 1), ('blocks', 0)) AS g,
     (VALUES ('p', 40), ('q', -37), ('r', 90), ('s', 677)) AS b;

-- interactions; their margin is per unit of the cause, of which a standard deviation is 3
UPDATE result_finding SET margin = 20 / 3.0 WHERE kind = 'interaction';
UPDATE result_finding SET slope_mode = 9, estimate = 3, conf_low = 1, conf_high = 5,
  p_family = .004, p_value = 1e-5, p_raw = 1e-5, p_raw_plain = 1e-5, grade = 'shown',
  effect = 'strengthens'
WHERE kind = 'interaction' AND (task_group IN ('interaction', 'several', 'weaker')
  AND source = 'hyperparam_x' OR task_group = 'several' AND source = 'hyperparam_y');
UPDATE result_finding SET slope_mode = 9, estimate = 3, conf_low = 1, conf_high = 5, p_family = .09,
  p_value = .6, p_raw = .6, p_raw_plain = 1e-4, p_log = .6, p_log_plain = 1e-4, scale = 'log',
  grade = 'suggestive', effect = 'strengthens', reason = 'only without the curve'
WHERE kind = 'interaction' AND task_group = 'signs' AND source = 'hyperparam_x';
INSERT INTO result_finding(task_group, mode, reference, target, source, kind, is_primary,
  is_control, term, p_value, p_family, family_size, grade, scale, multiplies,
  p_raw)
VALUES ('text', 'on', 'off', 'energy_total_joules', 'hyperparam_kind', 'interaction', 1, 0, 'b',
        1e-5, .003, 120, 'shown', 'raw', 0, 1e-5);
UPDATE result_finding SET scale = 'log', multiplies = 1, p_raw = 1e-6, p_log = .4,
  grade = iif(source = 'hyperparam_x', 'suggestive', grade)
WHERE kind = 'interaction' AND task_group = 'multiplies' AND source < 'hyperparam_z';
UPDATE result_finding SET multiplies = -1, p_log = 1e-6
WHERE kind = 'interaction' AND task_group = 'adds' AND source = 'hyperparam_x';
UPDATE result_finding SET scale = 'log', p_log = .3, p_log_plain = .2, p_raw_plain = 1e-5,
  grade = 'suggestive', reason = 'only on the raw scale'
WHERE kind = 'interaction' AND task_group = 'bound' AND source = 'hyperparam_x';

-- a cause that drives in one mode only; in 'weaker' the other slope is more than half of it
UPDATE result_finding SET slope_mode = 6, slope_reference = .2, slope_reference_p = .8,
  estimate = 5.8, conf_low = 3.8, conf_high = 7.8, p_family = .001, p_value = 1e-6, p_raw = 1e-6,
  grade = iif(task_group = 'driver signs', 'suggestive', 'shown'), effect = 'strengthens',
  reason = iif(task_group = 'driver signs',
    'only without the curve and the products with causes whose ranges differ', NULL), p_raw_plain = 1e-6
WHERE kind = 'interaction' AND source = 'hyperparam_y'
  AND task_group IN ('driver', 'driver signs', 'driver graph', 'driver reference');
UPDATE result_finding SET slope_mode = 6, slope_reference = 1.9, slope_reference_p = .06
WHERE kind = 'interaction' AND source = 'hyperparam_x' AND task_group = 'weaker';
UPDATE result_finding SET slope_reference = slope_mode, slope_mode = .2, slope_mode_p = .8,
  slope_reference_p = .001, effect = 'weakens'
WHERE kind = 'interaction' AND source = 'hyperparam_y' AND task_group = 'driver reference';
UPDATE result_question_1 SET effect = 'none'
WHERE source = 'hyperparam_y' AND task_group = 'driver reference';
UPDATE result_question_1 SET effect_reference = 'none'
WHERE source = iif(task_group = 'weaker', 'hyperparam_x', 'hyperparam_y')
  AND task_group IN ('driver', 'driver signs', 'driver graph', 'weaker');
INSERT INTO result_graph_permutation(task_group, mode, reference, permutations, p_family_min)
SELECT task_group, 'on', 'off', 200, CASE task_group WHEN 'graph' THEN .01 WHEN 'driver' THEN .02
                                               ELSE .6 END
FROM place WHERE task_group NOT IN ('driver signs', 'nothing tested');
INSERT INTO result_edge_difference(task_group, mode, reference, source, target, p_family)
VALUES ('driver', 'on', 'off', 'hyperparam_y', 'energy_total_joules', .02),
       ('driver reference', 'on', 'off', 'hyperparam_y', 'energy_total_joules', .02),
       ('driver graph', 'on', 'off', 'hyperparam_y', 'energy_total_joules', .3);

INSERT INTO result_robustness(task_group, mode, reference, target, source, kind, check_name, agrees)
VALUES ('alert', 'on', 'off', 'energy_total_joules', 'arm', 'main effect', 'day as cluster', 0),
       ('alert', 'on', 'off', 'energy_total_joules', 'arm', 'main effect', 'HC3', 1);
INSERT INTO result_data_alert(alert, severity, task_group, subject, n, share, note, effect)
VALUES ('aborted', 1, 'alert', '', 3, .04, '3 runs look aborted: they are left out.',
        'With them the difference is +80 J [+20, +140].'),
       ('note', 3, 'alert', 'x', NULL, NULL, 'Not to be seen.', NULL);
