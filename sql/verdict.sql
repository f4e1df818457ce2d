-- verdict.sql: which of the plan's four scenarios each task group is in, and what follows from it.
--
-- From the stored results of steps 1 to 3, and the words of words.sql:
--
--   verdict   a row for each task group
--
-- Columns
--   task_group, scenario (1 no influence, 2 main effect, 3 interaction, 4 changed causal structure;
--     empty: too little data), title
--   strength   'shown' | 'suggestive' | 'not detected'; empty where scenario is
--   n_reference, n_other   runs in each mode, of the energy variable that has most
--   main effect: main_variable (of the smallest p), main_estimate (in its unit), main_d,
--     main_d_low, main_d_high (in residual standard deviations within blocks), main_p (Holm),
--     main_effects (how many energy variables have p < alpha), main_tested
--   interaction: interaction_source, interaction_target (of the smallest p), slope_reference,
--     slope_other, interaction_sd (change of the effect of one standard deviation of the source, in
--     residual standard deviations of the model without interaction), interaction_p (Benjamini &
--     Hochberg), interactions, interactions_tested
--   structure: drivers_reference, drivers_other (hyperparameters that drive energy in that mode
--     only), graph_p (graph_test: of the whole graph; empty: not tested)
--   what the data leave open: largest_d, largest_interaction (the largest values inside any
--     interval), detectable_d, detectable_interaction (what would have been found with probability
--     0.8, for the least exact energy variable or pair), margin
--   conclusion, advice, caveats   in words, in the language of setting lang

CREATE VIEW verdict AS
WITH RECURSIVE case_of AS MATERIALIZED (
  SELECT * FROM verdict_case
), figure AS (  -- numbers for the sentences
  SELECT g.task_group, f.column1 AS name, f.column2 AS format,
         CASE f.column1
           WHEN 'd' THEN main_d WHEN 'estimate' THEN main_estimate WHEN 'main_p' THEN main_p
           WHEN 'interaction_p' THEN interaction_p WHEN 'slope_reference' THEN slope_reference
           WHEN 'slope_other' THEN slope_other WHEN 'graph_p' THEN graph_p
           WHEN 'largest_d' THEN main_largest
           WHEN 'largest_interaction' THEN interaction_largest
           WHEN 'detectable_d' THEN main_detectable
           WHEN 'main_found' THEN main_found WHEN 'main_tested' THEN main_tested
           WHEN 'found' THEN interactions
           WHEN 'tested' THEN interactions_tested
           WHEN 'margin' THEN k.margin ELSE k.too_small END AS x
  FROM known AS k CROSS JOIN case_of AS g
  CROSS JOIN (VALUES ('d', '%+.2f'), ('estimate', '%+.3g'), ('main_p', '%.2g'),
                     ('interaction_p', '%.2g'),
                     ('slope_reference', '%.3g'), ('slope_other', '%.3g'), ('graph_p', '%.2g'),
                     ('largest_d', '%.2f'), ('largest_interaction', '%.2f'),
                     ('detectable_d', '%.2f'),
                     ('main_found', '%d'), ('main_tested', '%d'), ('found', '%d'), ('tested', '%d'),
                     ('margin', '%.3g'), ('too_small', '%.3g')) AS f
), written AS (
  SELECT task_group, name,
         CASE WHEN x IS NULL THEN '?'
              WHEN name LIKE '%\_p' ESCAPE '\' AND x < 0.0001 THEN '< 0.0001'
              WHEN name LIKE '%\_p' ESCAPE '\' THEN '= ' || printf('%.2g', x)
              WHEN abs(x) >= 1000 AND abs(x) < 1e15 AND format LIKE '%g'
                THEN iif(format LIKE '%+%' AND x > 0, '+', '')
                  || printf('%,d', CAST(round(x) AS INTEGER))
              ELSE printf(format, x) END AS text
  FROM figure
-- what stands for {name}; names of the data last, so that they stay as they are
), text(task_group, name, text) AS (
  SELECT task_group, name, text FROM written
  UNION ALL SELECT task_group, 'unit', main_unit FROM case_of
  UNION ALL SELECT task_group, 'variable', main_label FROM case_of
  UNION ALL SELECT g.task_group, 'source', v.label FROM case_of AS g LEFT
  JOIN variable_label AS v ON v.name = g.source
  UNION ALL SELECT g.task_group, 'target', v.label FROM case_of AS g LEFT
  JOIN variable_label AS v ON v.name = g.target
  UNION ALL SELECT g.task_group, 'effect', w.text
            FROM case_of AS g JOIN said AS w ON w.name = 'effect ' || g.effect
  UNION ALL SELECT g.task_group, 'drivers', (
              SELECT group_concat(replace(replace(w.text, '{mode}', d.mode), '{sources}',
                                          d.sources), '; ')
              FROM (SELECT g.drivers_reference AS sources, k.reference AS mode
                    WHERE g.drivers_reference IS NOT NULL
                    UNION ALL SELECT g.drivers_other, k.other
                    WHERE g.drivers_other IS NOT NULL) AS d,
                   said AS w WHERE w.name = 'drives only')
            FROM known AS k CROSS JOIN case_of AS g
  UNION ALL SELECT g.task_group, 'reference', k.reference FROM case_of AS g, known AS k
  UNION ALL SELECT g.task_group, 'other', k.other FROM case_of AS g, known AS k
), numbered AS (
  SELECT *, row_number() OVER (PARTITION BY task_group) AS place FROM text
), sentence(task_group, part, template) AS (
  SELECT g.task_group, 'conclusion', w.text FROM case_of AS g JOIN said AS w ON w.name = g.word
         || ' conclusion'
  UNION ALL
  SELECT g.task_group, 'advice', w.text FROM case_of AS g JOIN said AS w ON w.name = g.word
         || ' advice'
  UNION ALL  -- the graphs differ, though no hyperparameter drives energy in one mode only
  SELECT g.task_group, 'more', w.text FROM case_of AS g, known AS k
  JOIN said AS w ON w.name = 'verdict graph differs'
  WHERE g.scenario < 4 AND g.graph_p < k.alpha
  UNION ALL
  SELECT g.task_group, 'small', w.text FROM case_of AS g, known AS k
  JOIN said AS w ON w.name = 'verdict small'
  WHERE min(g.n_reference, g.n_other) < k.small
), filled(task_group, part, place, text) AS (
  SELECT task_group, part, 0, template FROM sentence
  UNION ALL
  SELECT f.task_group, f.part, f.place + 1,
         replace(f.text, '{' || n.name || '}', coalesce(n.text, '?'))
  FROM filled AS f JOIN numbered AS n ON n.task_group = f.task_group AND n.place = f.place + 1
), said_of AS MATERIALIZED (
  SELECT task_group, part, text FROM (
    SELECT *, row_number() OVER (PARTITION BY task_group, part ORDER BY place DESC) AS last
    FROM filled)
  WHERE last = 1
)
SELECT g.task_group, g.scenario,
       (SELECT text FROM said WHERE name = g.word || ' title') AS title, g.strength,
       g.n_reference, g.n_other, g.main_variable, g.main_estimate, g.main_d, g.main_d_low,
       g.main_d_high, g.main_p,
       g.main_found AS main_effects, g.main_tested,
       g.source AS interaction_source, g.target AS interaction_target, g.slope_reference,
       g.slope_other,
       g.sd_change AS interaction_sd, g.interaction_p, g.interactions, g.interactions_tested,
       g.drivers_reference, g.drivers_other, g.graph_p,
       g.main_largest AS largest_d, g.interaction_largest AS largest_interaction,
       g.main_detectable AS detectable_d, g.interaction_detectable AS detectable_interaction,
       k.margin,
       (SELECT group_concat(text, ' ') FROM said_of AS s
        WHERE s.task_group = g.task_group AND s.part IN ('conclusion', 'more')) AS conclusion,
       (SELECT text FROM said_of AS s WHERE s.task_group = g.task_group
               AND s.part = 'advice') AS advice,
       nullif((SELECT group_concat(caveat, '; ') FROM (
          SELECT text AS caveat FROM said_of AS s WHERE s.task_group = g.task_group
                 AND s.part = 'small'
          UNION
          SELECT coalesce((SELECT t.text FROM word AS w JOIN said AS t ON t.name = w.name
                           WHERE w.en = e.caveat), e.caveat)
                 || ': ' || group_concat(e.label, ', ')
          FROM verdict_outcome AS e
          WHERE e.task_group = g.task_group AND e.caveat <> ''
            AND (g.scenario = 1 OR e.variable IN (g.main_variable, g.target))
          GROUP BY e.caveat)), '') AS caveats
FROM known AS k CROSS JOIN case_of AS g
ORDER BY g.task_group;

INSERT INTO analysis_step VALUES ('verdict', 70, 'Verdict: the scenario of each task group', 1);
