-- What is stored stands on the page of the demonstration, rounded as causalite_format() does. Every
-- number of a page against its statement: tests/oracle/report_numbers.py.
WITH page AS (SELECT CAST(readfile('demo_report/report.html') AS TEXT) AS html),
stored(change, low, high) AS (
  SELECT estimate_adjusted, conf_low_adjusted, conf_high_adjusted FROM result_main_effect WHERE n > 0
  UNION ALL
  SELECT f.estimate * s.step, f.conf_low * s.step, f.conf_high * s.step
  FROM result_finding AS f JOIN slope_step AS s USING (task_group, source)
  WHERE f.kind = 'interaction' AND f.is_primary AND f.grade <> 'not tested'
  UNION ALL
  SELECT estimate, conf_low, conf_high FROM result_main_effect WHERE n > 0
  UNION ALL
  SELECT estimate, conf_low, conf_high FROM result_mediation_condition WHERE effect = 'indirect'
)
SELECT 'what is stored stands on the page', count(*) > 100 AND min(instr(html, '<td class="n">' || iif(change > 0, '+', '')
    || causalite_format(change, 'estimate') || '</td><td class="n">[' || causalite_format(low, 'estimate') || ', '
    || causalite_format(high, 'estimate') || ']</td>') > 0) = 1
FROM page, stored WHERE change IS NOT NULL AND low IS NOT NULL;

-- Of a cause whose unit is over four of its standard deviations slopes are per standard deviation.
SELECT 'a slope is per a step that the cause takes', count(*) > 4 AND min(step = sd_source AND label LIKE '% per % (1 sd)') = 1
  AND min(instr(html, '<td class="n">' || causalite_format(slope_mode * sd_source, 'estimate') || '</td>') > 0) = 1
FROM (SELECT CAST(readfile('demo_report/report.html') AS TEXT) AS html), result_finding AS f JOIN slope_step USING (task_group, source)
WHERE is_primary AND kind = 'interaction' AND grade <> 'not tested' AND sd_source = (
  SELECT max(sd_source) FROM result_finding AS o WHERE o.task_group = f.task_group AND o.source = f.source) AND sd_source < 0.25;
SELECT 'else per unit', count(*) > 10 AND min(label = l.name_of) = 1 AND min(step) = 1
FROM result_finding AS f JOIN slope_step USING (task_group, source) JOIN (SELECT name AS source, label AS name_of FROM variable_label) AS l USING (source)
WHERE is_primary AND kind = 'interaction' AND sd_source >= 0.25;
