-- finding against the reference's figures (rule_figures.sql) in rule.csv.
.read tests/rule_found.sql
CREATE TEMP VIEW both AS
SELECT f.*, g.covariates AS g_covariates, g.left_out AS g_left_out, g.crossed AS g_crossed,
       g.scale AS g_scale, g.grade AS g_grade, g.p_value AS g_p_value, g.p_family AS g_p_family,
       g.p_raw AS g_p_raw, g.p_raw_plain AS g_p_raw_plain, g.p_log AS g_p_log,
       g.p_log_plain AS g_p_log_plain, g.estimate AS g_estimate, g.std_error AS g_std_error,
       g.estimate_log AS g_estimate_log, g.std_error_log AS g_std_error_log,
       g.strict_estimate AS g_strict_estimate, g.strict_std_error AS g_strict_std_error,
       g.strict_estimate_log AS g_strict_estimate_log,
       g.strict_std_error_log AS g_strict_std_error_log
FROM temp.figure AS g JOIN found AS f USING (task_group, target, source);

SELECT 'each finding is there, and no other', count(*) = (SELECT count(*) FROM found)
  AND count(*) = (SELECT count(*) FROM temp.figure) FROM both;
SELECT 'what is held fixed', count(*) = 0 FROM both
WHERE covariates IS NOT g_covariates OR left_out IS NOT g_left_out;
SELECT 'the products are those with causes whose ranges differ', max(crossed IS NOT g_crossed) = 0
  AND count(*) FILTER (WHERE crossed <> '') > 30 FROM both;
SELECT 'the fit with squares and products, on both scales',
  max(abs(strict_estimate - g_strict_estimate) / g_strict_std_error) < 1e-7
  AND max(abs(strict_estimate_log - g_strict_estimate_log) / g_strict_std_error_log) < 1e-7
  AND max(abs(strict_std_error / g_strict_std_error - 1)) < 1e-7
  AND max(abs(strict_std_error_log / g_strict_std_error_log - 1)) < 1e-7
  AND count(strict_estimate) = count(g_strict_estimate)
  AND count(strict_estimate_log) = count(g_strict_estimate_log) FROM both;
SELECT 'and the fit without', max(abs(estimate - g_estimate) / g_std_error) < 1e-7
  AND max(abs(estimate_log - g_estimate_log) / g_std_error_log) < 1e-7
  AND max(abs(std_error / g_std_error - 1)) < 1e-7
  AND max(abs(std_error_log / g_std_error_log - 1)) < 1e-7 FROM both;
SELECT 'p-values on each scale, of the first fit and of both', max(max(abs(p_raw - g_p_raw),
  abs(p_raw_plain - g_p_raw_plain))) < 1e-8 AND max(max(abs(p_log - g_p_log),
  abs(p_log_plain - g_p_log_plain))) < 1e-8 AND count(p_log) = count(g_p_log) FROM both;
SELECT 'on the scale chosen', max(abs(p_value - g_p_value)) < 1e-8 AND max(scale <> g_scale) = 0
  AND count(DISTINCT scale) = 3 FROM both;
SELECT 'over the family, and the grade', max(abs(p_family - g_p_family)) < 1e-8
  AND max(grade <> g_grade) = 0 AND count(DISTINCT grade) = 3 FROM both;
