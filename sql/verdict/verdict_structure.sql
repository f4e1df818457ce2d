-- verdict/verdict_structure.sql: does a cause drive the primary outcome in one mode only?
--
--   verdict_graph_test  p of graph_test over its whole family, causes -> primary outcome
--   verdict_driver      a row for each task group, contrast and cause that does
--   verdict_structure   a row for each task group and contrast: the grade of 'the structure
--     differs'
--
-- A cause drives in one mode only if all of this holds:
--   - its interaction counts as shown or suggestive (verdict_interaction);
--   - its slope is significant (unadjusted: the interaction is what is adjusted) in one mode, the
--     driving one, and not in the other, the silent one;
--   - the silent slope is below half the driving one, by a one-sided test at level alpha: so a
--     weaker effect, which is no absent one, is excluded. (One of the other sign is so by the line
--     above.) The quantile is .84 of that of the interaction's two-sided interval: for alpha .05
--     that of the one-sided test or a little more, whatever the degrees of freedom; for alpha .01
--     its level is .015;
--   - the graphs say the same: a found edge or path in the driving mode, none in the silent one
--     (result_question_1).
-- It is shown where the interaction is and graph_test agrees: its p for the pair, or that of its
-- whole family, is below alpha. A test that does not agree, or was not run, leaves it suggestive:
-- the slopes and the interaction have said what they say. Graphs that differ by that test without
-- any such cause are suggestive of another structure as well, but no scenario 4.
--
-- Columns of verdict_driver
--   driving, silent (modes), in_mode (1: driving is the mode, 0: the reference), slope (of the
--   driving mode), rest, rest_low, rest_high (of the silent one; of level 1 - alpha),
--   shown (1: its interaction is), p (graph_test: the smaller of the pair's and the whole family's,
--   each adjusted for the family), confirmed (1: it is below alpha)
-- Columns of verdict_structure
--   task_group, mode, grade, driven (1: there is such a cause), confirmed (1: some are), tested (1:
--   by graph_test), graph_p (the whole family's), driver_p (smallest of the drivers'),
--   drivers_mode, drivers_reference (labels)

CREATE VIEW verdict_graph_test AS
SELECT task_group, mode, coalesce(p_family_min, p_value) AS p FROM result_graph_permutation;

CREATE VIEW verdict_driver AS
WITH slope AS (
  SELECT i.*, i.slope_mode_p < k.alpha AS in_mode, k.alpha,
         (i.high - i.low) / 2 / nullif(i.std_error, 0) AS quantile
  FROM known AS k CROSS JOIN verdict_interaction AS i
  WHERE i.grade IN ('shown', 'suggestive')
    AND (i.slope_mode_p < k.alpha) + (i.slope_reference_p < k.alpha) = 1
), sided AS (
  SELECT s.*, iif(in_mode, mode, reference) AS driving, iif(in_mode, reference, mode) AS silent,
         iif(in_mode, slope_mode, slope_reference) AS slope,
         iif(in_mode, slope_reference, slope_mode) AS rest,
         quantile * iif(in_mode, slope_se_reference, slope_se_mode) AS half
  FROM slope AS s
), tested AS (
  SELECT s.*, coalesce(min(e.p_family, t.p), e.p_family, t.p) AS graph_p
  FROM sided AS s
  JOIN result_question_1 AS q ON q.task_group = s.task_group AND q.mode = s.mode
    AND q.source = s.source AND q.target = s.target
  LEFT JOIN result_edge_difference AS e ON e.task_group = s.task_group AND e.mode = s.mode
    AND e.source = s.source AND e.target = s.target
  LEFT JOIN verdict_graph_test AS t ON t.task_group = s.task_group AND t.mode = s.mode
  WHERE iif(slope > 0, rest, -rest) + 0.84 * half < abs(slope) / 2
    AND iif(s.in_mode, q.effect, q.effect_reference) <> 'none'
    AND iif(s.in_mode, q.effect_reference, q.effect) = 'none'
)
SELECT task_group, mode, reference, source, target, label, place, in_mode, driving, silent, slope,
       rest, rest - half AS rest_low, rest + half AS rest_high, grade = 'shown' AS shown,
       graph_p AS p, coalesce(graph_p < alpha, 0) AS confirmed
FROM tested;

CREATE VIEW verdict_structure AS
WITH graph AS (  -- both graphs are there, and have a cause and the primary outcome
  SELECT q.task_group, q.mode, max(t.p) AS p
  FROM primary_outcome AS o CROSS JOIN result_question_1 AS q ON q.target = o.name
  LEFT JOIN verdict_graph_test AS t ON t.task_group = q.task_group AND t.mode = q.mode
  WHERE q.effect IS NOT NULL AND q.effect_reference IS NOT NULL
  GROUP BY q.task_group, q.mode
), driver AS (
  SELECT task_group, mode, max(shown AND confirmed) AS shown, max(confirmed) AS confirmed,
         min(p) AS p, group_concat(label, gap) FILTER (WHERE in_mode) AS in_mode,
         group_concat(label, gap) FILTER (WHERE NOT in_mode) AS in_reference
  FROM joiner CROSS JOIN verdict_driver GROUP BY task_group, mode
), tested AS (
  SELECT DISTINCT task_group, mode FROM verdict_interaction WHERE grade <> 'not tested'
)
SELECT g.task_group, g.mode,
       CASE WHEN d.shown THEN 'shown'
            WHEN d.task_group IS NOT NULL OR g.p < k.alpha THEN 'suggestive'
            WHEN t.task_group IS NOT NULL THEN 'not detected'
            ELSE 'not tested' END AS grade,
       d.task_group IS NOT NULL AS driven, d.confirmed, g.p IS NOT NULL AS tested, g.p AS graph_p,
       d.p AS driver_p, d.in_mode AS drivers_mode, d.in_reference AS drivers_reference
FROM known AS k CROSS JOIN graph AS g
LEFT JOIN driver AS d ON d.task_group = g.task_group AND d.mode = g.mode
LEFT JOIN tested AS t ON t.task_group = g.task_group AND t.mode = g.mode;
