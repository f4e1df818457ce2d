-- step1_block.sql: step 1, is the main effect the same in every block?
--
--   main_effect_block   a row for each task group, contrast, outcome and block that has runs of
--                       both levels; aborted runs are left out
--
-- Columns
--   task_group, mode, reference, variable, block, n1, n2
--   estimate, std_error, df, p_value, conf_low, conf_high   within the block: y ~ mode + cell, CR2
--   percent               of the reference's mean in the block
--   blocks, positive, negative   of the outcome: blocks, and those of that sign with p < alpha
--   heterogeneity_p       mode x block: Wald's test that the effect is the same in all, HC3
--   opposite              1: it is not the same, and both signs occur: the average is no effect

CREATE VIEW main_effect_block AS
WITH option AS MATERIALIZED (
  SELECT rtrim(model, '}') || ',"names":["y","mode","cell","cluster"],"factors":["cell"],'
         || '"cluster":"cluster","rows":"effect"}' AS own,
         rtrim(model, '}') || ',"names":["y","block","mode","cell"],"factors":["block","mode",'
         || '"cell"],"robust":"HC3","rows":"effect"}' AS joint
  FROM fit_option
), sample AS MATERIALIZED (
  SELECT c.*, v.name AS variable, r.block, r.is_mode, r.block_number, r.cell_number, r.cluster,
         o.value
  FROM measured AS v JOIN variable_number AS n ON n.name = v.name CROSS JOIN rule_contrast AS c
  CROSS JOIN rule_run AS r ON r.contrast = c.contrast
  CROSS JOIN measured_value AS o ON o.place = (n.number << 32) + r.run_number
  WHERE v.role = 'outcome' AND o.value IS NOT NULL
), fit AS MATERIALIZED (
  SELECT task_group, mode, reference, contrast, variable, block, sum(is_mode) AS n1,
         sum(NOT is_mode) AS n2,
         causalite_value(ttest(value, is_mode, '{"reference":0}'), 'mean2') AS mean_reference,
         ols(value, is_mode, cell_number, cluster, p.own) AS fit
  FROM option AS p, sample GROUP BY contrast, variable, block
), effect AS MATERIALIZED (
  SELECT f.*, r.estimate, r.std_error, r.df, r.p_value, r.conf_low, r.conf_high
  FROM fit AS f LEFT JOIN ols(f.fit) AS r ON r.term = 'mode'
  WHERE f.n1 > 0 AND f.n2 > 0
), joint AS MATERIALIZED (
  SELECT s.contrast, s.variable,
         ols_interaction(s.value, s.block_number, s.is_mode, s.cell_number, p.joint) AS fit
  FROM option AS p, sample AS s
  JOIN effect AS e ON e.contrast = s.contrast AND e.variable = s.variable AND e.block = s.block
  GROUP BY s.contrast, s.variable HAVING min(s.block_number) < max(s.block_number)
), counted AS (
  SELECT e.*, causalite_value(j.fit, 'f_change_p') AS heterogeneity_p,
         count(*) OVER all_of AS blocks,
         count(*) FILTER (WHERE p_value < k.alpha AND estimate > 0) OVER all_of AS positive,
         count(*) FILTER (WHERE p_value < k.alpha AND estimate < 0) OVER all_of AS negative,
         min(estimate) OVER all_of < 0 AND max(estimate) OVER all_of > 0 AS signs
  FROM known AS k CROSS JOIN effect AS e
  LEFT JOIN joint AS j ON j.contrast = e.contrast AND j.variable = e.variable
  WINDOW all_of AS (PARTITION BY e.contrast, e.variable)
)
SELECT task_group, mode, reference, variable, block, n1, n2, estimate, std_error, df, p_value,
       conf_low, conf_high, 100 * estimate / nullif(abs(mean_reference), 0) AS percent, blocks,
       positive, negative, heterogeneity_p,
       coalesce(heterogeneity_p < (SELECT alpha FROM known) AND signs, 0) AS opposite
FROM counted ORDER BY task_group, mode, variable, block;

INSERT INTO analysis_step VALUES
('main_effect_block', 32, 'Step 1: the main effect in each block', 0);
