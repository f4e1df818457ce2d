-- answer.sql: the answer in some twenty lines, from the stored results; column 0 of the rows is what
-- causalite_refresh() returns.

CREATE TEMP VIEW answer_known AS
SELECT k.reference, k.other, k.alpha, k.permutations, k.title,
       (SELECT count(*) FROM experiment_run) AS runs,
       (SELECT count(*) FROM result_verdict) AS groups,
       p.variable, p.label, p.unit
FROM known AS k
LEFT JOIN (SELECT name AS variable, coalesce(nullif(label, ''), name) AS label, unit
           FROM variable WHERE role = 'outcome' ORDER BY is_primary DESC, name LIMIT 1) AS p;

-- A difference within blocks as it is read: '+38792 J [28719, 48865], +7 % of the mean in default'.
CREATE TEMP VIEW answer_effect AS
SELECT m.task_group, m.variable, m.p_blocked, m.p_blocked_holm, m.p_value, m.estimate,
       iif(m.estimate_blocked > 0, '+', '') || causalite_format(m.estimate_blocked, 'estimate') || coalesce(' ' || m.unit, '')
       || ' [' || causalite_format(m.conf_low_blocked, 'estimate') || ', ' || causalite_format(m.conf_high_blocked, 'estimate') || ']'
         AS difference,
       CASE WHEN m.mean2 > 0 THEN printf('%+.0f %%', 100 * m.estimate_blocked / m.mean2) END AS share,
       CASE WHEN m.p_blocked < 0.001 THEN 'p < .001' ELSE 'p = ' || causalite_format(m.p_blocked, 'p') END AS p
FROM result_main_effect AS m;

SELECT printf('%d runs: %s. Effects are %s − %s.', runs, (
         SELECT group_concat(n || ' ' || mode, ', ') FROM (
           SELECT count(*) AS n, r.mode FROM experiment_run AS r JOIN temp.answer_known AS a
           GROUP BY r.mode ORDER BY r.mode = a.reference, r.mode)),
       other, reference)
FROM temp.answer_known;
SELECT '! ' || note FROM result_data_note WHERE subject IN ('energy', 'outcome', 'mode', 'text');
SELECT '';
SELECT printf('%s over all groups, within blocks: %s%s, %s.', k.label, e.difference,
              coalesce(' (' || e.share || ' of the mean in ' || k.reference || ')', ''), e.p)
FROM temp.answer_known AS k JOIN temp.answer_effect AS e ON e.task_group = '(all)' AND e.variable = k.variable
WHERE e.difference IS NOT NULL;
SELECT printf('%s: %s', v.task_group, v.title
              || CASE WHEN instr(v.title, v.strength) = 0 THEN ' (' || v.strength || ')'
                      ELSE '' END)
       || CASE WHEN e.difference IS NOT NULL
               THEN printf('; %s within blocks %s%s, adjusted %s', k.label, e.difference,
                           coalesce(' (' || e.share || ')', ''),
                           CASE WHEN e.p_blocked_holm < 0.001 THEN 'p < .001'
                                ELSE 'p = ' || causalite_format(e.p_blocked_holm, 'p') END)
               ELSE '' END
       || coalesce(printf('; %d of %d interactions', v.interactions, v.interactions_tested), '')
FROM temp.answer_known AS k CROSS JOIN result_verdict AS v
LEFT JOIN temp.answer_effect AS e ON e.task_group = v.task_group AND e.variable = k.variable
ORDER BY v.task_group;
SELECT '';
SELECT 'Not tested: whether the causal graphs differ (setting permutations is 0).'
FROM temp.answer_known WHERE permutations = 0 AND groups > 0;
SELECT 'Look further: SELECT * FROM show_main_effect, show_interaction, show_mediation_difference …; the report: SELECT causalite_report().';
