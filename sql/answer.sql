-- answer.sql: the answer in some twenty lines, from the stored results; column 0 of the rows is
-- what causalite_refresh() returns: the runs, the answer over all task groups, what is not to be
-- believed as it stands, a line for each task group and contrast, what to type next.

SELECT replace(replace(w.text, '{runs}', (SELECT count(*) FROM experiment_run)),
               '{levels}', (SELECT group_concat(n || ' ' || mode, k.gap) FROM (
                  SELECT count(*) AS n,  -- a level that is a number needs a name before it
                         iif(CAST(r.mode AS NUMERIC) || '' = r.mode,
                             coalesce(c.label, c.name) || ' ', '') || r.mode AS mode
                  FROM experiment_run AS r CROSS JOIN answer_known AS a
                  CROSS JOIN variable AS c ON c.role = 'condition'
                  GROUP BY r.mode ORDER BY r.mode = a.reference, r.mode)))
       || coalesce((SELECT replace((SELECT text FROM said WHERE name = 'answer pairs'), '{pairs}',
                                   group_concat(mode || ' − ' || reference, k.gap))
                    FROM mode_pair), '')  -- of one level there is none
FROM answer_known AS k JOIN said AS w ON w.name = 'answer runs';
SELECT text FROM overall_sentence ORDER BY place, text;
SELECT '';
SELECT '! ' || a.note || coalesce(k.space || a.effect, '')
FROM answer_known AS k CROSS JOIN result_data_alert AS a
WHERE a.severity = 1 ORDER BY a.rowid LIMIT 6;
SELECT '! ' || replace(w.text, '{n}', count(*) - 6) || k.space || 'SELECT * FROM show_data_alert;'
FROM answer_known AS k CROSS JOIN said AS w CROSS JOIN result_data_alert AS a
WHERE w.name = 'answer more alerts' AND a.severity = 1 GROUP BY w.name HAVING count(*) > 6;
SELECT '';
SELECT v.task_group || iif(k.several, k.comma || v.mode, '') || k.colon || v.title
       || coalesce(k.opening || (SELECT text FROM said WHERE name = 'label ' || v.strength
                                   AND v.strength <> 'not detected') || k.closing, '')
       || coalesce(k.semicolon || k.label || ' ' || e.text, '')
       || coalesce(k.semicolon || w.text || (
            SELECT group_concat(l.label, k.gap) FROM verdict_interaction AS i
            JOIN variable_label AS l ON l.name = i.source
            WHERE i.task_group = v.task_group AND i.mode = v.mode
              AND i.grade IN ('shown', 'suggestive')), '')
FROM answer_known AS k CROSS JOIN result_verdict AS v
JOIN said AS w ON w.name = 'answer interactions'
LEFT JOIN answer_effect AS e ON e.scope = 'group' AND e.task_group = v.task_group
  AND e.mode = v.mode
WHERE NOT k.several OR EXISTS (  -- of several contrasts those that are there
  SELECT 1 FROM experiment_run AS r WHERE r.task_group = v.task_group AND r.mode = v.mode)
ORDER BY v.task_group, v.mode;
SELECT '';
SELECT text || space || 'SELECT task_group, conclusion, advice, caveats FROM result_verdict;'
       || ' SELECT * FROM show_main_effect; SELECT * FROM show_interaction;'
       || ' SELECT causalite_report();'
FROM joiner CROSS JOIN said WHERE name = 'answer next';
