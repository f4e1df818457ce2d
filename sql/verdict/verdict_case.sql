-- verdict/verdict_case.sql: which of the plan's four scenarios each task group and contrast is in.
--
--   verdict_case   a row for each task group and contrast
--
-- The rule: the first that holds.
--   4  a cause drives the primary outcome in one mode only (verdict_structure)
--   3  an interaction of the primary outcome is shown, else suggestive. What a multiplying mode
--      does in the outcome's unit is none (verdict_interaction)
--   2  the main effect of the primary outcome is shown, else suggestive. Effects of opposite sign
--      in different blocks are suggestive even where their average is nothing
--   1  the main effect was tested. 'shown' by equivalence only: the main effect and every
--      interaction that was tested lie within the margin; else 'not detected'
--   empty: the main effect could not be tested, and no interaction was found
-- The strength is the grade of what the scenario rests on, and of nothing else: a main effect is
-- shown whether or not there is a cause whose interaction could be tested.
--
-- Columns
--   task_group, mode, reference, scenario, strength
--   main_grade, interaction_grade, structure_grade   'shown' | 'suggestive' | 'not detected' |
--                                                    'not tested'
--   equivalent              1: by the rule of scenario 1
--   interactions_equivalent 1: every interaction that was tested lies within the margin
--   opposite                of verdict_main
--   interactions_tested, interactions (shown or suggestive), bound (1: one of verdict_interaction
--     is)
--   word   the kind of title and advice (words/verdict.sql), such as '2 untested'

CREATE VIEW verdict_case_definition AS
WITH interaction AS (
  SELECT task_group, mode, sum(grade <> 'not tested') AS tested,
         sum(grade IN ('shown', 'suggestive')) AS found,
         max(CASE WHEN place = 1 THEN grade END) AS grade, max(bound) AS bound,
         min(coalesce(equivalent, 0)) FILTER (WHERE grade <> 'not tested') AS equivalent
  FROM verdict_interaction GROUP BY task_group, mode
), graded AS (
  SELECT m.task_group, m.mode, m.reference, m.grade AS main_grade, m.equivalent, m.opposite,
         CASE WHEN m.reason LIKE 'it cannot be told %' THEN ' apart'
              WHEN m.reason LIKE 'too few independent %' THEN ' few'
              WHEN m.reason LIKE 'the model fits %' THEN ' exact' ELSE '' END AS untested,
         coalesce(i.grade, 'not tested') AS interaction_grade, coalesce(i.tested, 0) AS tested,
         coalesce(i.found, 0) AS found, coalesce(i.bound, 0) AS bound,
         i.equivalent AS interactions_equivalent,
         coalesce(s.grade, 'not tested') AS structure_grade, coalesce(s.driven, 0) AS driven
  FROM verdict_main AS m
  LEFT JOIN interaction AS i ON i.task_group = m.task_group AND i.mode = m.mode
  LEFT JOIN verdict_structure AS s ON s.task_group = m.task_group AND s.mode = m.mode
), placed AS (
  SELECT *, CASE WHEN driven THEN 4
                 WHEN interaction_grade IN ('shown', 'suggestive') THEN 3
                 WHEN main_grade IN ('shown', 'suggestive') OR opposite THEN 2
                 WHEN main_grade = 'not detected' THEN 1 END AS scenario,
         main_grade <> 'not tested' AND coalesce(equivalent, 0) AND NOT opposite
         AND coalesce(interactions_equivalent, 1) AS all_equivalent
  FROM graded
)
SELECT task_group, mode, reference, scenario,
       CASE scenario WHEN 4 THEN structure_grade WHEN 3 THEN interaction_grade
                     WHEN 2 THEN iif(main_grade = 'shown', 'shown', 'suggestive')
                     WHEN 1 THEN iif(all_equivalent, 'shown', 'not detected') END AS strength,
       main_grade, interaction_grade, structure_grade, all_equivalent AS equivalent,
       coalesce(interactions_equivalent, 0) AS interactions_equivalent, opposite,
       tested AS interactions_tested, found AS interactions, bound,
       CASE WHEN scenario IS NULL THEN '0' || untested
            WHEN scenario = 2 AND opposite THEN '2 opposite'
            WHEN scenario = 2 AND interactions_equivalent THEN '2 equivalent'
            WHEN scenario < 3 AND tested = 0
              THEN scenario || iif(scenario = 1 AND all_equivalent, ' shown', '') || ' untested'
            WHEN scenario = 1 AND all_equivalent THEN '1 shown'
            ELSE CAST(scenario AS TEXT) END AS word
FROM placed;

CREATE VIEW verdict_case(
  task_group, mode, reference, scenario, strength, main_grade, interaction_grade, structure_grade,
  equivalent, interactions_equivalent, opposite, interactions_tested, interactions, bound,
  word) AS
WITH made AS MATERIALIZED (
  SELECT c1, c2, c3, c4, c5, c6, c7, c8, c9, c10, c11, c12, c13, c14, c15
  FROM causalite_rows('verdict_case_definition')
)
SELECT * FROM made;
