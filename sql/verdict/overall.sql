-- verdict/overall.sql: the answer over all task groups, in a few sentences; the first of the report,
-- and of what causalite_refresh() returns.
--
--   answer_known     what the sentences are about
--   answer_effect(scope, task_group, mode, text)   the effect on the primary outcome as it is read
--   answer_range(mode, text)   from which to which task group it goes, where it is in several
--   overall_sentence(place, text)
--        1 the effect over all task groups; of a single one, its conclusion; 2 what is shown, only
--        suggested, not detected, and where; 3 what depends on a cause; 4 what was not tested, and
--        how many alerts change what may be concluded

CREATE VIEW answer_known AS
SELECT k.lang, k.reference, j.colon,
       iif(k.lang = 'zh', '；', '; ') AS semicolon, iif(k.lang = 'zh', '，', ', ') AS comma,
       iif(k.lang = 'zh', '。', '.') AS stop,
       j.gap, j.opening, j.closing, j.space, (SELECT count(*) FROM mode_pair) > 1 AS several,
       (SELECT count(DISTINCT task_group) FROM result_verdict) AS groups,
       coalesce(nullif(v.label, ''), v.name) AS label, v.name AS variable,
       (SELECT l.label FROM variable AS c JOIN variable_label AS l ON l.name = c.name
        WHERE c.role = 'condition' ORDER BY c.name LIMIT 1) AS condition
FROM known AS k CROSS JOIN joiner AS j
LEFT JOIN variable AS v ON v.name = (SELECT name FROM primary_outcome);

-- As it is read, on the scale that the test is on: '+387 J [287, 488], +7.20% of the mean with
-- default, p < .001', or '×1.04 [1.01, 1.07], +387 J, p < .001'. Of a task group with the p before and
-- after the adjustment (verdict_p), as the interval is that of one test.
CREATE VIEW answer_effect AS
WITH stated AS (
  SELECT m.*, k.lang, k.comma, m.scale = 'log' AND m.ratio IS NOT NULL AS log,
         coalesce(' ' || nullif(m.unit, ''), '') AS unit_text,
         replace(w.text, '{reference}', m.reference) AS of_mean,
         iif(m.scope = 'group', p.text, replace(replace(
           'p = ' || causalite_format(m.p_adjusted, 'p', k.lang), '= <', '<'), '= >', '>'))
         || coalesce(replace(a.text, '{apart}', (
              SELECT text FROM said WHERE name = 'apart ' || f.apart)), '') AS p
  FROM answer_known AS k JOIN result_main_effect AS m ON m.variable = k.variable
  JOIN said AS w ON w.name = 'answer of mean'
  LEFT JOIN verdict_p AS p ON m.scope = 'group' AND p.task_group = m.task_group
    AND p.mode = m.mode AND p.name = 'p'
  LEFT JOIN verdict_weighed AS f ON m.scope = 'group' AND f.task_group = m.task_group
    AND f.mode = m.mode AND f.target = m.variable
  LEFT JOIN said AS a ON a.name = 'answer apart' AND f.apart IS NOT NULL
), stressed AS (
  SELECT *, iif(log, '×' || causalite_format(ratio, 'estimate'), iif(estimate_adjusted > 0, '+', '')
                    || causalite_format(estimate_adjusted, 'estimate') || unit_text) AS middle,
         causalite_format(iif(log, ratio_low, conf_low_adjusted), 'estimate') AS low,
         causalite_format(iif(log, ratio_high, conf_high_adjusted), 'estimate') AS high
  FROM stated
)
SELECT scope, task_group, mode, middle || coalesce(' [' || low || ', ' || high || ']', '')
       || iif(log, coalesce(comma || iif(estimate_adjusted > 0, '+', '')
                            || causalite_format(estimate_adjusted, 'estimate') || unit_text, ''),
              coalesce(comma || iif(percent > 0, '+', '')
                       || causalite_format(percent / 100, 'percent') || of_mean, ''))
       || coalesce(comma || p, '') AS text
FROM stressed;

CREATE VIEW answer_range AS
WITH bound AS (  -- min(), max(): the other columns are of the row that has it
  SELECT *, min(estimate_adjusted) AS x FROM (
    SELECT m.* FROM answer_known AS k JOIN result_main_effect AS m ON m.variable = k.variable
    WHERE m.scope = 'group' AND m.estimate_adjusted IS NOT NULL)
  GROUP BY mode
  UNION ALL
  SELECT *, max(estimate_adjusted) FROM (
    SELECT m.* FROM answer_known AS k JOIN result_main_effect AS m ON m.variable = k.variable
    WHERE m.scope = 'group' AND m.estimate_adjusted IS NOT NULL)
  GROUP BY mode
), written AS (
  SELECT b.mode, b.x, iif(b.x > 0, '+', '') || causalite_format(b.x, 'estimate')
         || coalesce(' ' || nullif(b.unit, ''), '') || opening || b.task_group || closing AS text
  FROM joiner CROSS JOIN bound AS b
)
SELECT a.mode, replace(replace(w.text, '{low}', a.text), '{high}', b.text) AS text
FROM said AS w CROSS JOIN written AS a JOIN written AS b ON b.mode = a.mode AND a.x < b.x
WHERE w.name = 'answer range';

CREATE VIEW answer_grade AS
SELECT v.main_grade AS grade, w.text, CASE v.main_grade WHEN 'shown' THEN 1 WHEN 'suggestive' THEN 2
         WHEN 'not detected' THEN 3 ELSE 4 END AS place,
       group_concat(v.task_group || iif(k.several, k.opening || v.mode || k.closing, ''), k.gap)
         AS groups
FROM answer_known AS k CROSS JOIN (SELECT * FROM result_verdict ORDER BY task_group, mode) AS v
JOIN said AS w ON w.name = 'label ' || v.main_grade
WHERE v.n_mode > 0 AND v.n_reference > 0 GROUP BY v.main_grade;

CREATE VIEW answer_interaction AS
SELECT w.text, CASE i.grade WHEN 'shown' THEN 1 ELSE 2 END AS place,
       group_concat(l.label || k.opening || i.task_group || iif(k.several, k.comma || i.mode, '')
                    || k.closing, k.gap) AS causes
FROM answer_known AS k CROSS JOIN (
  SELECT * FROM verdict_interaction WHERE grade IN ('shown', 'suggestive')
  ORDER BY task_group, mode, place) AS i
JOIN variable_label AS l ON l.name = i.source
JOIN said AS w ON w.name = 'label ' || i.grade
GROUP BY i.grade;

CREATE VIEW overall_sentence AS
SELECT 1 AS place, w.text || k.label || iif(k.several, k.opening || e.mode || k.closing, '')
         || k.colon || e.text || k.semicolon || r.text || k.stop AS text
FROM answer_known AS k JOIN said AS w ON w.name = 'answer all'
JOIN answer_effect AS e ON e.scope = '(all)' JOIN answer_range AS r ON r.mode = e.mode
WHERE k.groups > 1 AND e.text IS NOT NULL
UNION ALL
SELECT 1, v.conclusion FROM answer_known AS k CROSS JOIN result_verdict AS v WHERE k.groups = 1
UNION ALL
SELECT 2, replace(w.text, '{outcome}', k.label) || (
         SELECT group_concat(text || k.colon || groups, k.semicolon)
         FROM (SELECT * FROM answer_grade ORDER BY place)) || k.stop
FROM answer_known AS k JOIN said AS w ON w.name = 'answer main'
WHERE k.groups > 1 AND EXISTS (SELECT 1 FROM answer_grade)
UNION ALL
SELECT 3, replace(replace(w.text, '{outcome}', k.label), '{condition}', k.condition) || (
         SELECT group_concat(text || k.colon || causes, k.semicolon)
         FROM (SELECT * FROM answer_interaction ORDER BY place)) || k.stop
FROM answer_known AS k JOIN said AS w ON w.name = 'answer interactions of'
WHERE k.groups > 1 AND EXISTS (SELECT 1 FROM answer_interaction)
UNION ALL
SELECT 4, replace(w.text, '{groups}', group_concat(v.task_group, k.gap))
FROM answer_known AS k JOIN said AS w
  ON w.name = iif(k.groups = 1, 'answer graph', 'answer graphs')
JOIN (SELECT DISTINCT task_group FROM result_verdict
      WHERE structure_grade = 'not tested' AND main_grade <> 'not tested') AS v
GROUP BY w.name
UNION ALL
SELECT 5, replace(w.text, '{n}', a.n)
FROM (SELECT count(*) AS n FROM result_data_alert WHERE severity = 1) AS a
JOIN said AS w ON w.name = iif(a.n = 1, 'answer alert', 'answer alerts') WHERE a.n > 0;
