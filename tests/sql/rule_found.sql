-- What the rule decides and fits, for the comparison with the reference of oracle/rule_sql.py: the
-- findings that are tested, and the fit with squares and products beside them (strict_…).
CREATE TEMP VIEW found AS
SELECT f.task_group, f.target, f.source, f.covariates, f.left_out, s.crossed, f.scale, f.delta,
       f.delta_trimmed, f.grade, f.p_raw, f.p_raw_plain, f.p_log, f.p_log_plain, f.p_value,
       f.p_family, f.estimate, f.std_error, f.df, f.estimate_log, f.std_error_log, f.df_log,
       r.estimate AS strict_estimate, r.std_error AS strict_std_error, r.df AS strict_df,
       l.estimate AS strict_estimate_log, l.std_error AS strict_std_error_log,
       l.df AS strict_df_log
FROM finding AS f
JOIN rule_contrast AS c ON c.task_group = f.task_group AND c.mode = f.mode
JOIN rule_model AS m ON m.contrast = c.contrast AND m.target = f.target AND m.source = f.source
JOIN rule_set AS s ON s.model = m.model
LEFT JOIN rule_row AS r
  ON r.model = m.model AND r.strict AND r.trim = 'all' AND r.scale = 'raw' AND r.estimable
LEFT JOIN rule_row AS l
  ON l.model = m.model AND l.strict AND l.trim = 'all' AND l.scale = 'log' AND l.estimable
WHERE f.grade <> 'not tested';
