-- rule.sql: the rule of 'shown', steps 6 to 9: what is found, and how sure that is, in the private
-- database, like rule_model.sql.
--
--   All but the last have two rows a model: trimmed 1 is the rule's; 0 is the rule without Lee's
--   trimmed fits, the same where none have joined.
--
--   rule_test(model, trimmed, task_group, family, target, scale, delta, delta_trimmed, p_value, sign)
--        step 6: the p-value on the scale that the data choose; undecided, the larger of the two,
--        1 if their signs differ. family: '' for the primary outcome, whose tests are one family,
--        else the task group. Negative controls have no family
--   rule_adjusted(model, trimmed, p_family, p_raw, p_log, p_group, group_final, group_raw,
--        group_log)
--        Holm's p-values: over the family of p_value, of p_raw, of p_log; within the task group of
--        p_value and of the plain ones of each scale, and the smallest of the three
--   rule_passed(model, trimmed, hinted, shown, …)   which of them are below alpha
--   rule_grade(model, trimmed, grade, reason)
--   finding   in the place of the view that shows what is stored (finding.sql)

CREATE TABLE rule_test AS
SELECT m.model, c.task_group, iif(m.is_primary, '', c.task_group) AS family, m.is_primary,
       m.is_control, m.contrast, m.target, s.scale, s.delta, s.delta_trimmed, p.*,
       CASE s.scale WHEN 'raw' THEN p.p_raw WHEN 'log' THEN p.p_log
         ELSE coalesce(iif(p.sign_raw = p.sign_log, max(p.p_raw, p.p_log), 1), 1) END AS p_value,
       CASE s.scale WHEN 'log' THEN p.sign_log ELSE p.sign_raw END AS sign
FROM rule_p AS p JOIN rule_model AS m ON m.model = p.model
JOIN rule_contrast AS c ON c.contrast = m.contrast
JOIN rule_scale AS s ON s.contrast = m.contrast AND s.target = m.target;

CREATE TABLE rule_adjusted AS
WITH tested AS MATERIALIZED (
  SELECT * FROM rule_test WHERE NOT is_control
), listed AS (
  SELECT 'final' AS list, family AS among, p_value AS p, * FROM tested
  UNION ALL SELECT 'raw', family, p_raw, * FROM tested
  UNION ALL SELECT 'log', family, coalesce(p_log, 1), * FROM tested
  UNION ALL SELECT 'group final', task_group, p_value, * FROM tested
  UNION ALL SELECT 'group raw', task_group, p_raw_plain, * FROM tested
  UNION ALL SELECT 'group log', task_group, coalesce(p_log_plain, 1), * FROM tested
), fit AS MATERIALIZED (
  SELECT list, trimmed, p_adjust(model, p, '{"method":"holm"}') AS fit
  FROM listed GROUP BY list, trimmed, is_primary, among
)
SELECT CAST(a.key AS INTEGER) AS model, f.trimmed,
       max(a.p_adjusted) FILTER (WHERE f.list = 'final') AS p_family,
       max(a.p_adjusted) FILTER (WHERE f.list = 'raw') AS p_raw,
       max(a.p_adjusted) FILTER (WHERE f.list = 'log') AS p_log,
       min(a.p_adjusted) FILTER (WHERE f.list LIKE 'group %') AS p_group,
       max(a.p_adjusted) FILTER (WHERE f.list = 'group final') AS group_final,
       max(a.p_adjusted) FILTER (WHERE f.list = 'group raw') AS group_raw,
       max(a.p_adjusted) FILTER (WHERE f.list = 'group log') AS group_log
FROM fit AS f CROSS JOIN p_adjust(f.fit) AS a GROUP BY a.key, f.trimmed;

-- What the p-values of each scale say: of what is a sign after the adjustment within the task
-- group, else by themselves.
CREATE TABLE rule_passed AS
SELECT t.*, a.p_family, a.p_group, a.p_group < k.alpha AS hinted, a.p_family < k.alpha AS shown,
       iif(a.p_group < k.alpha, a.group_final, t.p_value) < k.alpha AS final,
       iif(a.p_group < k.alpha, a.group_raw, t.p_raw_plain) < k.alpha AS raw,
       coalesce(iif(a.p_group < k.alpha, a.group_log, t.p_log_plain) < k.alpha, 0) AS log,
       a.p_raw < k.alpha AS raw_family, a.p_log < k.alpha AS log_family
FROM known AS k CROSS JOIN rule_test AS t
JOIN rule_adjusted AS a ON a.model = t.model AND a.trimmed = t.trimmed
WHERE t.tested;

CREATE VIEW rule_grade AS
SELECT m.model, w.column1 AS trimmed, p.p_family, p.p_group, p.raw_family, p.log_family,
       CASE WHEN p.model IS NULL THEN 'not tested'
            WHEN p.shown THEN 'shown' WHEN p.hinted THEN 'suggestive' ELSE 'not detected' END
         AS grade,
       CASE WHEN m.reason IS NOT NULL THEN m.reason
            WHEN m.is_control THEN 'a negative control: its p-value measures noise'
            WHEN p.model IS NULL
              THEN CASE WHEN e.least = 0 THEN 'the model fits the outcome exactly'
                        WHEN e.estimable THEN 'too few independent runs: those of one '
                                              || 'configuration or cluster count as one'
                        ELSE 'it cannot be told from the blocks, days and causes held fixed' END
            WHEN p.shown OR NOT p.hinted AND p.final THEN NULL
            WHEN u.shown OR NOT p.hinted AND u.final
              THEN 'not if the runs that one level lost were its lowest or highest (Lee 2009)'
            WHEN p.final THEN 'not over the whole family of ' || g.tests || ' tests'
            WHEN (m.curve OR s.crossed <> '')
                 AND CASE p.scale WHEN 'raw' THEN p.raw WHEN 'log' THEN p.log
                   ELSE p.raw AND p.log AND p.sign_raw = p.sign_log END
              THEN 'only without ' || iif(m.curve, 'the curve', '')
                   || iif(s.crossed = '', '', iif(m.curve, ' and ', '')
                          || 'the products with causes whose ranges differ')
            WHEN p.raw AND p.log THEN 'only on one scale at a time'
            WHEN p.raw THEN 'only on the raw scale' WHEN p.log THEN 'only on the log scale' END
         AS reason
FROM rule_model AS m JOIN rule_goal AS g ON g.model = m.model CROSS JOIN (VALUES (0), (1)) AS w
LEFT JOIN rule_set AS s ON s.model = m.model
LEFT JOIN rule_passed AS p ON p.model = m.model AND p.trimmed = w.column1
LEFT JOIN rule_passed AS u ON u.model = m.model AND NOT u.trimmed
LEFT JOIN (SELECT model, min(estimable) AS estimable, min(std_error) AS least
           FROM rule_row WHERE trim = 'all' GROUP BY model) AS e ON e.model = m.model;

CREATE VIEW rule_slope AS
SELECT f.model, max(r.estimate) FILTER (WHERE r.term = '(x)[0]') AS slope_reference,
       max(r.p_value) FILTER (WHERE r.term = '(x)[0]') AS slope_reference_p,
       max(r.estimate) FILTER (WHERE r.term = '(x)[1]') AS slope_mode,
       max(r.p_value) FILTER (WHERE r.term = '(x)[1]') AS slope_mode_p,
       max(r.std_error) FILTER (WHERE r.term = '(x)[0]') AS slope_se_reference,
       max(r.std_error) FILTER (WHERE r.term = '(x)[1]') AS slope_se_mode
FROM rule_model AS m CROSS JOIN rule_fit AS f ON f.model = m.model
CROSS JOIN ols_interaction(f.fit) AS r
WHERE m.kind = 'interaction' AND NOT m.is_text AND f.scale = 'raw' AND NOT f.strict
  AND f.trim = 'all' AND r.model = 'slope'
GROUP BY f.model;

DROP VIEW finding;
CREATE VIEW finding AS
WITH judged AS MATERIALIZED (
  SELECT m.*, c.task_group, c.mode, c.reference, g.margin, g.sd_target, g.sd_source, g.tests,
         r.grade, r.reason AS why, r.p_family, r.p_group, r.raw_family, r.log_family,
         t.scale, t.delta, t.delta_trimmed, t.p_raw, t.p_raw_plain, t.p_log, t.p_log_plain,
         t.p_value,
         max(m.kind = 'main effect' AND r.grade = 'shown')
           OVER (PARTITION BY m.contrast, m.target) AS main_shown
  FROM rule_model AS m JOIN rule_contrast AS c ON c.contrast = m.contrast
  JOIN rule_goal AS g ON g.model = m.model
  JOIN rule_grade AS r ON r.model = m.model AND r.trimmed
  LEFT JOIN rule_test AS t ON t.model = m.model AND t.trimmed AND t.tested
)
SELECT j.task_group, j.mode, j.reference, j.target, j.source, j.kind, j.is_primary, j.is_control,
       iif(j.is_text, substr(a.term, 5, length(a.term) - 12), NULL) AS term,
       coalesce(a.n, j.n) AS n, j.n1, coalesce(a.n, j.n) - j.n1 AS n2, a.n_missing, s.covariates,
       s.left_out,
       a.estimate, a.std_error, a.df, a.conf_low, a.conf_high, j.p_raw_plain, j.p_raw,
       l.estimate AS estimate_log, l.std_error AS std_error_log, l.df AS df_log, l.ratio,
       l.ratio_low, l.ratio_high, j.p_log_plain, j.p_log,
       b.slope_reference, b.slope_reference_p, b.slope_mode, b.slope_mode_p,
       b.slope_se_reference, b.slope_se_mode,
       CASE WHEN j.kind = 'main effect' OR j.grade = 'not tested' THEN NULL
            WHEN j.grade = 'not detected' THEN 'not detected'
            WHEN b.slope_reference * b.slope_mode < 0 THEN 'reverses'
            WHEN abs(b.slope_mode) > abs(b.slope_reference) THEN 'strengthens'
            WHEN abs(b.slope_mode) < abs(b.slope_reference) THEN 'weakens' END AS effect,
       j.scale, j.delta, j.delta_trimmed, j.p_value,
       iif(j.grade = 'not tested', NULL, j.tests) AS family_size, j.p_family, j.p_group, j.grade,
       j.why AS reason,
       CASE WHEN j.kind = 'main effect' OR NOT j.main_shown THEN 0
            WHEN j.scale = 'log' AND j.raw_family AND j.p_log > 0.05 THEN 1
            WHEN j.scale = 'raw' AND j.log_family AND j.p_raw > 0.05 THEN -1 ELSE 0 END
         AS multiplies,
       t.lee, t.share_mode AS share_observed, t.share_reference AS share_observed_reference,
       j.margin, a.equivalence_p, j.sd_target, j.sd_source, t.mean_reference, a.detectable,
       l.detectable AS detectable_ratio,
       iif(j.scale = 'log', l.robustness_value, a.robustness_value) AS robustness_value,
       iif(a.p_value IS NULL OR a.df < 4,
           replace(replace(a.note, '(x)', j.source), '(y)', j.target), NULL) AS note
FROM judged AS j JOIN rule_outcome AS t ON t.contrast = j.contrast AND t.target = j.target
LEFT JOIN rule_set AS s ON s.model = j.model
LEFT JOIN rule_row AS a ON a.model = j.model AND a.scale = 'raw' AND NOT a.strict AND a.trim = 'all'
LEFT JOIN rule_row AS l ON l.model = j.model AND l.scale = 'log' AND NOT l.strict AND l.trim = 'all'
LEFT JOIN rule_slope AS b ON b.model = j.model
ORDER BY j.task_group, j.mode, j.is_primary DESC, j.target, j.model;
