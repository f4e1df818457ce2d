-- verdict/verdict.sql: which of the plan's four scenarios each task group and contrast is in, and
-- what follows from it, in words.
--
-- The step `verdict`: verdict_case.sql has the scenario, verdict_sentence.sql the sentences. It
-- reads the stored results of the steps before it. caveats: what there is to bear in mind, the
-- alerts that change conclusions first.
--
--   verdict_alert(task_group, mode, alert, text)   those, of a contrast; task_group '': of all

CREATE VIEW verdict_alert AS
SELECT a.task_group, p.mode, a.alert, a.note || coalesce(j.space || a.effect, '') AS text
FROM joiner AS j CROSS JOIN mode_pair AS p CROSS JOIN result_data_alert AS a
WHERE a.severity = 1 AND (a.alert <> 'too few' OR a.subject IN (p.mode, p.reference))
  AND NOT EXISTS (  -- one of another contrast, as its subject says
    SELECT 1 FROM alert_pair AS o WHERE o.mode <> p.mode AND o.suffix <> ''
      AND substr(a.subject, -length(o.suffix)) = o.suffix);

CREATE VIEW verdict AS
WITH sentence AS MATERIALIZED (
  SELECT task_group, mode, part, place, subject, text FROM verdict_sentence
  UNION ALL
  SELECT c.task_group, c.mode, 'caveat', 0, a.alert, a.text
  FROM verdict_case AS c JOIN verdict_alert AS a
    ON a.task_group IN ('', c.task_group) AND a.mode = c.mode
), part AS MATERIALIZED (
  SELECT task_group, mode, part,
         group_concat(text, space) AS text
  FROM (SELECT s.*, j.space FROM joiner AS j CROSS JOIN sentence AS s
        JOIN verdict_case AS c ON c.task_group = s.task_group AND c.mode = s.mode
        -- what the scenario rests on comes first: of 3 and 4 that is not the main effect
        ORDER BY s.task_group, s.mode, s.part,
          s.place + iif(s.part = 'conclusion' AND s.place < 20 AND c.scenario > 2, 40, 0),
          s.subject, s.text)
  GROUP BY task_group, mode, part
)
SELECT c.task_group, c.mode, c.reference, c.scenario,
       (SELECT text FROM said WHERE name = 'verdict ' || c.word || ' title') AS title, c.strength,
       c.main_grade, c.interaction_grade, c.structure_grade, m.n_reference, m.n_mode,
       m.variable AS main_variable, m.estimate AS main_estimate, m.low AS main_low,
       m.high AS main_high, m.percent AS main_percent, m.ratio AS main_ratio, m.p AS main_p,
       i.source AS interaction_source, i.target AS interaction_target, i.slope_reference,
       i.slope_mode, i.p AS interaction_p, c.interactions, c.interactions_tested,
       s.drivers_reference, s.drivers_mode, s.graph_p, m.margin, m.detectable,
       (SELECT sum(x) FROM verdict_main_number AS n
        WHERE n.task_group = c.task_group AND n.mode = c.mode AND n.name LIKE 'needed%')
         AS runs_needed, c.equivalent,
       (SELECT text FROM part AS p WHERE p.task_group = c.task_group AND p.mode = c.mode
          AND p.part = 'conclusion') AS conclusion,
       (SELECT text FROM part AS p WHERE p.task_group = c.task_group AND p.mode = c.mode
          AND p.part = 'advice') AS advice,
       (SELECT text FROM part AS p WHERE p.task_group = c.task_group AND p.mode = c.mode
          AND p.part = 'caveat') AS caveats
FROM verdict_case AS c
JOIN verdict_main AS m ON m.task_group = c.task_group AND m.mode = c.mode
LEFT JOIN verdict_interaction AS i ON i.task_group = c.task_group AND i.mode = c.mode
  AND i.place = 1 AND i.grade <> 'not tested'
LEFT JOIN verdict_structure AS s ON s.task_group = c.task_group AND s.mode = c.mode
ORDER BY c.task_group, c.mode;

INSERT INTO analysis_step
VALUES ('verdict', 70, 'Verdict: the scenario of each task group and contrast', 1);
