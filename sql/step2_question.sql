-- step2_question.sql: step 2, what the graphs say on the three research questions, by mode.
--
-- From the graphs that are stored in result_fit; a cause is a variable of tested_cause:
--
--   cause        what a cause acts on: a row for each task group, mode, cause and variable that a
--     path of found edges leads to (probability >= setting edge_threshold, each)
--   question_1   cause -> outcome: a row for each task group, mode, cause and outcome of the graph:
--     task_group, mode, source, target, n; effect ('direct': the edge is found; 'indirect': only a
--     path of found edges, see cause; 'none': neither), effect_reference (the same in the
--     reference's graph; NULL in its own rows); probability, path_probability, weight_raw,
--     total_effect, total_effect_raw
--   question_2   causes common to outcomes and performance (by cause, of one of each): a row for
--     each task group, mode, common cause, outcome (energy) and performance variable: task_group,
--     mode, source, energy, performance, n; energy_probability, performance_probability (that there
--     is a path), energy_effect, performance_effect (total effects, in the variables' units for one
--     unit of source), energy_beta, performance_beta (standardised), tradeoff (1: what betters one
--     worsens the other, by the variables' directions; 0: both get better together; NULL where a
--     direction is empty); and the counts of the task group and mode: common, energy_causes,
--     performance_causes (causes that act on one). One row with source NULL where there is none. A
--     negative control is none: what is found of it is noise
--   question_3   mediating paths: a row for each task group, mode and directed path from a cause
--     over mediators (or controls: duration) to an outcome, each of its edges found: task_group,
--     mode, source, mediator (that of a path with one; NULL for more), target, n, path, length,
--     mediators (JSON), min_probability, probability (that all its edges hold at once), mc_error,
--     weight (product of the standardised coefficients), in_reference (1: the reference's graph has
--     it, too; NULL in its own rows)
--
-- How to read them: the counts and labels follow the threshold, and a probability of 0.49 in one
-- mode and 0.51 in the other is no difference. Whether there is one, graph_permutation,
-- edge_difference.p_family, and steps 3 and 4, say.

CREATE VIEW cause AS
WITH RECURSIVE step AS MATERIALIZED (
  SELECT task_group, mode, source, target FROM edge WHERE found
), reached(task_group, mode, source, target) AS (
  SELECT task_group, mode, source, target FROM step
  WHERE source IN (SELECT name FROM tested_cause)
  UNION
  SELECT r.task_group, r.mode, r.source, s.target
  FROM reached AS r JOIN step AS s ON s.task_group = r.task_group AND s.mode = r.mode
    AND s.source = r.target
)
SELECT task_group, mode, source, target FROM reached WHERE source <> target;

CREATE VIEW question_1 AS
WITH effect AS MATERIALIZED (
  SELECT e.task_group, e.mode, e.source, e.target, e.n,
         CASE WHEN e.probability IS NULL THEN NULL
              WHEN e.found THEN 'direct'
              WHEN c.source IS NOT NULL THEN 'indirect' ELSE 'none' END AS effect,
         e.probability, e.path_probability, e.weight_raw, e.total_effect, e.total_effect_raw
  FROM edge AS e
  LEFT JOIN cause AS c ON c.task_group = e.task_group AND c.mode = e.mode AND c.source = e.source
    AND c.target = e.target
  WHERE e.source IN (SELECT name FROM tested_cause) AND e.target_role = 'outcome'
)
SELECT e.task_group, e.mode, e.source, e.target, e.n, e.effect, r.effect AS effect_reference,
       e.probability, e.path_probability, e.weight_raw, e.total_effect, e.total_effect_raw
FROM effect AS e
LEFT JOIN mode_pair AS p ON p.mode = e.mode
LEFT JOIN effect AS r ON r.task_group = e.task_group AND r.mode = p.reference
  AND r.source = e.source AND r.target = e.target
ORDER BY e.task_group, e.source, e.target, e.mode;

CREATE VIEW question_2 AS
WITH caused AS MATERIALIZED (
  SELECT e.task_group, e.mode, e.source, e.target, e.target_role, e.path_probability,
         e.total_effect, e.total_effect_raw,
         CASE v.direction WHEN 'lower' THEN -1 WHEN 'higher' THEN 1 END 
         * ((e.total_effect > 0) - (e.total_effect < 0)) AS betters
  FROM variable AS s CROSS JOIN cause AS c ON c.source = s.name
  JOIN edge AS e ON e.task_group = c.task_group AND e.mode = c.mode AND e.source = c.source
    AND e.target = c.target
  JOIN variable AS v ON v.name = e.target
  WHERE e.target_role IN ('outcome', 'performance') AND s.role <> 'negative_control'
), by_source AS (
  SELECT task_group, mode, source, max(target_role = 'outcome') AS energy,
         max(target_role = 'performance') AS performance
  FROM caused GROUP BY task_group, mode, source
), counted AS MATERIALIZED (
  SELECT task_group, mode, sum(energy AND performance) AS common, sum(energy) AS energy_causes,
         sum(performance) AS performance_causes
  FROM by_source GROUP BY task_group, mode
), pair AS MATERIALIZED (
  SELECT e.task_group, e.mode, e.source, e.target AS energy, p.target AS performance,
         e.path_probability AS energy_probability, p.path_probability AS performance_probability,
         e.total_effect_raw AS energy_effect, p.total_effect_raw AS performance_effect,
         e.total_effect AS energy_beta, p.total_effect AS performance_beta,
         e.betters * p.betters < 0 AS tradeoff
  FROM caused AS e
  JOIN caused AS p ON p.task_group = e.task_group AND p.mode = e.mode AND p.source = e.source
  WHERE e.target_role = 'outcome' AND p.target_role = 'performance'
), answered AS (
  SELECT g.task_group, g.mode, g.n, e.task_group IS NOT NULL AS fitted
  FROM result_graph AS g
  LEFT JOIN (SELECT DISTINCT task_group, mode FROM edge WHERE probability IS NOT NULL) AS e
    ON e.task_group = g.task_group AND e.mode = g.mode
)
SELECT g.task_group, g.mode, p.source, p.energy, p.performance, g.n,
       p.energy_probability, p.performance_probability, p.energy_effect, p.performance_effect,
       p.energy_beta, p.performance_beta, p.tradeoff,
       CASE WHEN g.fitted THEN coalesce(c.common, 0) END AS common,
       CASE WHEN g.fitted THEN coalesce(c.energy_causes, 0) END AS energy_causes,
       CASE WHEN g.fitted THEN coalesce(c.performance_causes, 0) END AS performance_causes
FROM answered AS g
LEFT JOIN counted AS c ON c.task_group = g.task_group AND c.mode = g.mode
LEFT JOIN pair AS p ON p.task_group = g.task_group AND p.mode = g.mode
ORDER BY g.task_group, g.mode, p.source, p.energy, p.performance;

CREATE VIEW question_3 AS
WITH option AS MATERIALIZED (
  SELECT '{' || threshold || '}' AS paths FROM fit_option
), via(name) AS (  -- what a path may lead over
  SELECT name FROM measured WHERE role IN ('mediator', 'control', 'duration')
), step AS MATERIALIZED (
  SELECT task_group, mode, source, target, source IN (SELECT name FROM tested_cause) AS first,
         target_role = 'outcome' AS last
  FROM edge
  WHERE found AND CASE
    WHEN source IN (SELECT name FROM tested_cause) THEN target IN (SELECT name FROM via)
                       ELSE source IN (SELECT name FROM via)
                            AND (target_role = 'outcome' OR target IN (SELECT name FROM via)) END
), reached(task_group, mode, source, target, last) AS (  -- only these pairs have such a path
  SELECT task_group, mode, source, target, last FROM step WHERE first
  UNION
  SELECT r.task_group, r.mode, r.source, s.target, s.last
  FROM reached AS r JOIN step AS s ON s.task_group = r.task_group AND s.mode = r.mode
    AND s.source = r.target
), path AS MATERIALIZED (
  SELECT r.task_group, r.mode, r.source, r.target, g.n, p.*
  FROM option CROSS JOIN reached AS r
  CROSS JOIN result_graph AS g ON g.task_group = r.task_group AND g.mode = r.mode
  CROSS JOIN result_fit AS f ON f.step = 'graph' AND f.task_group = g.task_group
    AND f.mode = g.mode AND f.method = g.method
  CROSS JOIN graph_paths(f.fit, r.source, r.target, option.paths) AS p
  WHERE r.last AND p.length > 1
    AND NOT EXISTS (SELECT 1 FROM json_each(p.mediators) AS m
                    WHERE m.value NOT IN (SELECT name FROM via))
)
SELECT p.task_group, p.mode, p.source,
       CASE p.length WHEN 2 THEN (SELECT value FROM json_each(p.mediators)) END AS mediator,
       p.target, p.n, p.path, p.length, p.mediators, p.min_probability, p.probability, p.mc_error,
       p.weight,
       iif(m.mode IS NULL, NULL, EXISTS (
             SELECT 1 FROM path AS r
             WHERE r.task_group = p.task_group AND r.mode = m.reference
               AND r.path = p.path)) AS in_reference
FROM path AS p LEFT JOIN mode_pair AS m ON m.mode = p.mode
ORDER BY p.task_group, p.source, p.target, p.length, p.path, p.mode;

INSERT INTO analysis_step VALUES
('question_1', 47, 'Question 1: causes that act on the outcomes, by mode', 1),
('question_2', 48, 'Question 2: causes common to outcomes and performance, by mode', 1),
('question_3', 49, 'Question 3: mediating paths, by mode', 1);
