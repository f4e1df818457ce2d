-- The rule of 'shown' on runs of many kinds (rule_data.sql), as finding has it.
SELECT 'a row for each contrast, outcome and cause, and the main effect', count(*) = 16 * 2 * 2 * 5 FROM finding;
SELECT 'a text cause that the mode acts through', grade = 'shown' AND term = 'hot' AND estimate BETWEEN 3 AND 5
  AND slope_mode IS NULL AND covariates = 'a "b" \, b' FROM finding
WHERE task_group = 'text' AND mode = 'fast' AND source = 'zone' AND target = 'y';
SELECT 'its p is the smallest of its terms, times their number', abs(f.p_raw / (2 * min(r.p_value)) - 1) < 1e-9
FROM (SELECT * FROM finding WHERE task_group = 'text' AND mode = 'fast' AND source = 'zone' AND target = 'y') AS f,
     (SELECT ols_interaction(y, zone, mode, model, "a ""b"" \", b, rowid,
        '{"names":["y","zone","mode","model","a","b","run"],"within":"model","cluster":"run"}') AS fit FROM runs WHERE grp = 'text') AS o,
     ols_interaction(o.fit) AS r WHERE r.model = 'interaction' AND r.term LIKE 'zone[%:mode';
SELECT 'nothing else is found there', max(grade) = 'not detected' FROM finding
WHERE task_group = 'text' AND mode = 'fast' AND kind = 'interaction' AND source <> 'zone' AND NOT is_control AND is_primary;
SELECT 'of three levels each is compared on its own runs', group_concat(mode || ' ' || n1 || '/' || n2 || ' ' || grade, ', ')
  = 'fast 30/30 not detected, slow 30/30 shown' FROM finding WHERE task_group = 'three' AND kind = 'main effect' AND target = 'y';
SELECT 'a cause that is often empty is no covariate', covariates = 'b, zone' AND n = 72 AND n_missing = 8
  AND left_out = 'a "b" \: empty in 24 of 80 runs' FROM finding
WHERE task_group = 'gaps' AND mode = 'fast' AND kind = 'main effect' AND target = 'y';
SELECT 'but tested where it is', n = 48 AND n1 = 24 AND n2 = 24 AND n_missing = 32 AND p_value IS NOT NULL FROM finding
WHERE task_group = 'gaps' AND mode = 'fast' AND source = 'a "b" \' AND target = 'y';
SELECT 'covariates go that leave too few degrees of freedom, most columns first',
  group_concat(coalesce(covariates, '-') || ': ' || coalesce(left_out, '-'), ' | ')
  = 'a "b" \, b: zone: fewer than 10 residual degrees of freedom | -: b: fewer than 10 residual degrees of freedom; zone: fewer than 10 residual degrees of freedom'
FROM finding WHERE task_group = 'few' AND mode = 'fast' AND target = 'y' AND source IN ('mode', 'a "b" \');
SELECT 'outcomes below 0 have the raw scale alone', count(*) = 5 AND min(scale) = 'raw' AND count(p_log) = 0 AND count(ratio) = 0
  AND min(p_value = p_raw) = 1 FROM finding WHERE task_group = 'negative' AND mode = 'fast' AND target = 'y';
SELECT 'outcomes lost in one level', min(lee) = 1 AND min(abs(share_observed - 0.6)) < 1e-9 AND max(share_observed_reference) = 1
FROM finding WHERE task_group = 'lost' AND mode = 'fast' AND target = 'y';
SELECT 'fits without the extremes join: p is their largest', p_raw = (
  SELECT iif(min(estimate) * max(estimate) > 0, max(p_value), 1) FROM rule_row AS r JOIN rule_model AS m ON m.model = r.model
  JOIN rule_contrast AS c ON c.contrast = m.contrast
  WHERE c.task_group = 'lost' AND c.mode = 'fast' AND m.target = 'y' AND m.kind = 'main effect' AND r.scale = 'raw')
  AND (SELECT count(*) FROM rule_trimmed WHERE target = 'y') = 2 * 16
FROM finding WHERE task_group = 'lost' AND mode = 'fast' AND kind = 'main effect' AND target = 'y';
SELECT 'five points are not over five', max(lee) = 0 AND min(share_observed) = .95 FROM finding WHERE task_group = 'five' AND mode = 'fast' AND target = 'y';
SELECT 'the rule without them stands beside it', count(*) = 4 AND min(r.estimate = f.estimate AND r.p_value <= f.p_family) = 1
  AND max(r.check_name) FILTER (WHERE NOT f.lee) IS NULL
FROM finding AS f JOIN result_robustness AS r USING (task_group, mode, target, source) WHERE r.check_name = 'without trimming';
SELECT 'over the family of the p of all runs, by Holm', abs(r.p_value / (
  SELECT max(h.p * (h.n - h.place + 1)) FROM (
    SELECT t.p_value AS p, count(*) OVER () AS n, row_number() OVER (ORDER BY t.p_value) AS place
    FROM rule_test AS t WHERE NOT t.trimmed AND t.is_primary AND NOT t.is_control) AS h WHERE h.p <= own.p_value) - 1) < 1e-9
FROM result_robustness AS r, (SELECT t.p_value FROM rule_test AS t JOIN rule_model AS m ON m.model = t.model JOIN rule_contrast AS c ON c.contrast = m.contrast
  WHERE NOT t.trimmed AND c.task_group = 'lost' AND c.mode = 'fast' AND m.target = 'y' AND m.kind = 'main effect') AS own
WHERE r.task_group = 'lost' AND r.target = 'y' AND r.kind = 'main effect' AND r.check_name = 'without trimming';
SELECT 'what is shown but for them says so', grade <> 'shown' AND reason LIKE 'not if the runs that one level lost were%(Lee 2009)' AND p_family > .05
  AND (SELECT p_value < .05 AND NOT agrees FROM result_robustness AS r WHERE r.task_group = 'lost' AND r.target = 'y' AND r.kind = 'main effect'
       AND r.check_name = 'without trimming') FROM finding WHERE task_group = 'lost' AND mode = 'fast' AND kind = 'main effect' AND target = 'y';
SELECT 'what cannot be tested says why', group_concat(reason, '; ') = 'the outcome is the same in all runs; no run of the level with all values'
FROM (SELECT DISTINCT reason FROM finding WHERE grade = 'not tested' AND NOT is_control ORDER BY 1 DESC);
SELECT 'and is in no family', count(family_size) + count(p_family) + count(p_value) = 0 FROM finding WHERE grade = 'not tested' AND NOT is_control;
SELECT 'nor is a negative control', count(family_size) + count(p_family) = 0 AND count(p_value) = 15 + 16 FROM finding WHERE is_control AND reason LIKE 'a negative%';
SELECT 'the family of the primary outcome are all its tests', min(family_size) = count(*) AND max(family_size) = count(*)
FROM finding WHERE is_primary AND grade <> 'not tested';
SELECT 'that of the others is the task group', count(*) = 0 FROM (SELECT task_group FROM finding WHERE NOT is_primary AND grade <> 'not tested'
  GROUP BY task_group HAVING min(family_size) <> count(*) OR max(family_size) <> count(*));
SELECT 'Holm''s p-values: the smallest times the family', abs(min(p_family) / min(p_value) / max(family_size) - 1) < 1e-9 FROM finding WHERE is_primary AND p_family IS NOT NULL;
SELECT 'grades follow', min(grade = CASE WHEN p_family < 0.05 THEN 'shown' WHEN p_group < 0.05 THEN 'suggestive' ELSE 'not detected' END) = 1
FROM finding WHERE p_family IS NOT NULL;
SELECT 'what is suggestive says what fails', min(reason LIKE 'not over the whole family of %' OR reason LIKE 'not if the runs %' OR reason LIKE 'only %') = 1 AND count(*) > 0 FROM finding WHERE grade = 'suggestive';
SELECT 'what another cause does to a slope is not the mode''s doing', group_concat(task_group || ': ' || grade || ', ' || coalesce(reason, ''), '; ')
  = 'crossed: suggestive, only without the curve and the products with causes whose ranges differ; '
    || 'crossed two: suggestive, only without the products with causes whose ranges differ'
  AND max(p_raw_plain) < 1e-3 AND min(p_value) > 0.05 FROM (SELECT * FROM finding WHERE task_group IN ('crossed', 'crossed two') AND mode = 'fast' AND source = 'a "b" \' AND target = 'y' ORDER BY 1);
SELECT 'the fit that tells them apart holds their product', abs(f.p_value / r.p_value - 1) < 1e-9
FROM (SELECT r.p_value FROM rule_row AS r JOIN rule_model AS m ON m.model = r.model JOIN rule_contrast AS c ON c.contrast = m.contrast
      WHERE c.task_group = 'crossed two' AND c.mode = 'fast' AND m.source = 'a "b" \' AND m.target = 'y' AND r.scale = 'raw' AND r.strict) AS f,
     (SELECT ols_interaction(y, "a ""b"" \", mode, model, b, zone, model || mode || "a ""b"" \" || b || zone,
        '{"names":["y","a","mode","model","b","zone","run"],"within":"model","cluster":"run","crossed":["b"]}') AS fit FROM runs WHERE grp = 'crossed two') AS o,
     ols_interaction(o.fit) AS r WHERE r.model = 'interaction' AND r.term = 'a:mode';
SELECT 'of numbers whose ranges differ, where they are not the cause itself', group_concat(task_group || ' ' || source || ' *' || crossed, '; ')
  = 'crossed a "b" \ *,"b"; crossed seed *,"b"; crossed less a "b" \ *,"b"; crossed less seed *,"b"; crossed two a "b" \ *,"b"; crossed two seed *,"b"; flat b *,"a \"b\" \\"; flat seed *,"a \"b\" \\"'
FROM (SELECT DISTINCT c.task_group, m.source, s.crossed FROM rule_set AS s JOIN rule_model AS m ON m.model = s.model
      JOIN rule_contrast AS c ON c.contrast = m.contrast WHERE s.crossed <> '' ORDER BY 1, 2);
SELECT 'ranges differ where twenty runs say so, if not to the reader', inside BETWEEN .8 * n AND n - 20 AND apart AND NOT differs
FROM cause_range WHERE task_group = 'crossed less' AND variable = 'b' AND target = 'y';
SELECT 'where all ranges are alike, the fits are as they were', count(*) > 100 AND max(o.strict) = ',"curve":true'
FROM rule_option AS o JOIN rule_model AS m ON m.model = o.model JOIN rule_contrast AS c ON c.contrast = m.contrast
WHERE c.task_group NOT IN ('crossed', 'crossed two', 'crossed less', 'flat');
SELECT 'without the degrees of freedom there is no product, which is said', covariates = 'b'
  AND left_out = 'a "b" \ * b: fewer than 10 residual degrees of freedom; zone: fewer than 10 residual degrees of freedom'
FROM finding WHERE task_group = 'scarce' AND mode = 'fast' AND source = 'a "b" \' AND target = 'y';
SELECT 'the mode multiplies: the same settings stay best', multiplies = 1 AND reason = 'only on the raw scale' AND scale = 'log'
FROM finding WHERE task_group = 'times' AND mode = 'fast' AND source = 'a "b" \' AND target = 'y';
SELECT 'its ratio', ratio_low < 1.98 AND ratio_high > 1.98 AND grade = 'shown' FROM finding WHERE task_group = 'times' AND mode = 'fast' AND kind = 'main effect' AND target = 'y';
SELECT 'an interaction is the difference of the slopes', max(abs(estimate - (slope_mode - slope_reference)) / sd_target) < 1e-9 AND count(*) > 20
FROM finding WHERE kind = 'interaction' AND slope_mode IS NOT NULL;
SELECT 'the margin, per sd of the cause', max(abs(margin * coalesce(sd_source, 1) / sd_target - 0.25)) < 1e-12 FROM finding WHERE margin IS NOT NULL;
SELECT 'what could have been found, at the level of the whole family', min(detectable / std_error) > 3.8 FROM finding WHERE is_primary AND NOT is_control;

-- The steps that read it, and the other methods beside it.
SELECT 'main effects have the figures of finding', count(*) = 15 + 16 AND min(m.estimate_adjusted = f.estimate AND m.p_adjusted = f.p_value
  AND m.grade = f.grade AND abs(m.percent - 100 * f.estimate / abs(f.mean_reference)) < 1e-9) = 1
FROM result_main_effect AS m JOIN finding AS f ON f.task_group = m.task_group AND f.mode = m.mode AND f.target = m.variable
WHERE m.scope = 'group' AND f.kind = 'main effect' AND f.p_value IS NOT NULL;
SELECT 'decision follows', min(decision = iif(p_adjusted < 0.05, 'continue', 'simplify')) = 1 FROM result_main_effect WHERE p_adjusted IS NOT NULL;
SELECT 'all groups together, by contrast', group_concat(mode || ' ' || variable || ' ' || (estimate_adjusted IS NOT NULL), ', ')
  = 'fast y 1, fast z 1, slow y 1, slow z 1' FROM (SELECT * FROM result_main_effect WHERE scope = '(all)' ORDER BY mode, variable);
SELECT 'all runs of the two levels are in the plan''s test', n1 = 30 AND n2 = 30 AND abs(estimate - 2) < 0.7 FROM result_main_effect
WHERE task_group = 'three' AND mode = 'slow' AND variable = 'y';
SELECT 'ranks beside it', hodges_lehmann BETWEEN 1 AND 3 AND ranks_disagree = 0 FROM result_main_effect WHERE task_group = 'three' AND mode = 'slow' AND variable = 'y';
SELECT 'each block has its effect', count(*) = 2 AND min(blocks) = 2 AND sum(n1 + n2) = 60 AND max(opposite) = 0 AND count(heterogeneity_p) = 2
FROM result_main_effect_block WHERE task_group = 'three' AND mode = 'slow' AND variable = 'y';
SELECT 'of one block there is no heterogeneity', count(*) = 1 AND max(blocks) = 1 AND count(heterogeneity_p) = 0 FROM result_main_effect_block
WHERE task_group = 'few' AND variable = 'y';
SELECT 'interactions have the figures of finding', count(*) > 20 AND min(i.estimate = f.estimate AND i.p_value = f.p_value AND i.grade = f.grade) = 1
FROM result_interaction AS i JOIN finding AS f USING (task_group, mode, source, target) WHERE i.adjustment = 'total' AND f.p_value IS NOT NULL AND f.kind = 'interaction';
SELECT 'the plan is followed where it concludes the same', min(followed = (reason = 'agrees')) = 1 AND count(*) > 20
FROM result_interaction WHERE adjustment = 'plan' AND followed IS NOT NULL;
SELECT 'a mode that multiplies is an interaction by the plan: not followed', followed = 0 AND p_value < 0.05 FROM result_interaction
WHERE task_group = 'times' AND mode = 'fast' AND source = 'a "b" \' AND target = 'y' AND adjustment = 'plan';
SELECT 'other methods for the primary outcome, and for what is found', count(DISTINCT task_group || mode || target || source)
  = (SELECT count(*) FROM finding WHERE grade <> 'not tested' AND (is_primary OR grade <> 'not detected')) FROM result_robustness;
SELECT 'the rule''s own scales among them', count(*) > 0 AND min(r.p_value = iif(r.check_name = 'raw scale', f.p_raw, f.p_log)) = 1
FROM result_robustness AS r JOIN finding AS f USING (task_group, mode, target, source) WHERE r.check_name LIKE '% scale';
SELECT 'no days, no aborted runs: no check of them', group_concat(DISTINCT check_name) = 'by mode,classic,HC3,log scale,plain slopes,raw scale,without the most influential run,without trimming'
FROM (SELECT check_name FROM result_robustness ORDER BY lower(check_name));
SELECT 'what is shown beyond doubt stands in all; which run a factor rests on is not known', count(*) = 7 AND sum(agrees) = 6
  AND max(note) LIKE 'the interaction has several terms%' FROM result_robustness WHERE task_group = 'text' AND source = 'zone' AND target = 'y' AND mode = 'fast';
SELECT 'classic is least squares as it is', abs(r.p_value - o.p_value) < 1e-12
FROM result_robustness AS r, (SELECT ols(y, mode = 'slow', model, "a ""b"" \", b, zone) AS fit FROM runs WHERE grp = 'three' AND mode <> 'fast') AS f, ols(f.fit) AS o
WHERE o.term = 'x1' AND r.task_group = 'three' AND r.mode = 'slow' AND r.target = 'y' AND r.kind = 'main effect' AND r.check_name = 'classic';
