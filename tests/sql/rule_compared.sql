-- finding against the reference's p-values (rule_figures.sql) in rule.csv.
SELECT 'each finding is there', count(*) = 24 AND (SELECT count(*) FROM finding) = 24
FROM temp.figure JOIN finding USING (task_group, source);
SELECT 'p-values on each scale, with and without squares', max(max(abs(f.p_raw - g.p_raw), abs(f.p_raw_plain - g.p_raw_plain),
  abs(f.p_log - g.p_log), abs(f.p_log_plain - g.p_log_plain))) < 1e-8 FROM temp.figure AS g JOIN finding AS f USING (task_group, source);
SELECT 'on the scale chosen', max(abs(f.p_value - g.p_value)) < 1e-8 AND count(DISTINCT scale) = 3 FROM temp.figure AS g JOIN finding AS f USING (task_group, source);
SELECT 'and over the family', max(abs(f.p_family - g.p_family)) < 1e-8 FROM temp.figure AS g JOIN finding AS f USING (task_group, source);
