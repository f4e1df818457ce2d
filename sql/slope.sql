-- slope.sql: per how much of a cause a slope is printed.
--
--   slope_step(task_group, source, step, label)   a row for each task group and variable
--     step    what a slope, a coefficient or an indirect effect of it is multiplied by: 1, its unit;
--             but where a unit is over four times its standard deviation within blocks and levels,
--             so that no two runs are a unit apart, that standard deviation
--     label   what it is called, with the step where that is not 1
--   robustness_step   result_robustness with both; its logarithms have the step 1
-- The results are per unit. Whatever prints them takes this step and this label.

CREATE VIEW slope_step AS
WITH spread AS MATERIALIZED (
  SELECT task_group, source, max(sd_source) AS sd FROM result_finding
  WHERE kind = 'interaction' GROUP BY task_group, source
), stepped AS (
  SELECT g.task_group, v.name, v.label, iif(s.sd > 0 AND s.sd < 0.25, s.sd, NULL) AS sd
  FROM (SELECT DISTINCT task_group FROM result_main_effect WHERE scope = 'group') AS g
  CROSS JOIN variable_label AS v
  LEFT JOIN spread AS s ON s.task_group = g.task_group AND s.source = v.name
)
SELECT s.task_group, s.name AS source, coalesce(s.sd, 1.0) AS step,
       coalesce(replace(replace(w.text, '{source}', s.label), '{sd}',
                        causalite_format(s.sd, 'estimate')), s.label) AS label
FROM stepped AS s JOIN said AS w ON w.name = 'per sd';

CREATE VIEW robustness_step AS
SELECT r.*, s.label, iif(r.kind = 'interaction' AND r.scale = 'raw', s.step, 1.0) AS step
FROM result_robustness AS r JOIN slope_step AS s USING (task_group, source);
