-- step4_condition.sql: step 4, the condition itself as the cause: by which way does the mode reach
-- the primary outcome?
--
--   mediation_condition   a row for each task group, level that is compared, mediator (the
--        duration is one, too) and effect:
--     task_group, mode, reference, mediator, target, effect ('a': mode -> mediator, 'b': mediator ->
--     target, the mode held fixed, 'indirect': a * b, 'direct', 'total', 'proportion': indirect /
--     total), n, estimate, std_error, conf_low, conf_high, p_value (by the bootstrap), p_bh (of
--     indirect, Benjamini & Hochberg over the mediators of a task group), n_missing, note
--
-- On the runs of the rule of 'shown' (rule_sample.sql): those that broke off are left out; compared
-- are runs of one block, and of one day where there are several; whole clusters are resampled.
--
-- How to read it: effects are mode - reference in the variables' units. `a` and `total` are of the
-- mode as far as blocks and days make the runs of its levels comparable; `b`, and with it `indirect`
-- and `direct`, only if nothing else changes mediator and outcome together (VanderWeele &
-- Vansteelandt 2009): which way it goes is a proposal, not a finding, and no verdict rests on it.

CREATE VIEW mediation_condition AS
WITH option AS MATERIALIZED (
  SELECT rtrim(boot_alone, '}')
           || ',"names":["x","m","y","group","cell","cluster"],"cluster":"cluster"}' AS boot
  FROM fit_option
), fitted AS MATERIALIZED (
  SELECT c.task_group, c.mode, c.reference, v.name AS mediator, p.name AS target, (
           SELECT mediation_boot(r.is_mode, m.value, y.value, 0, 'cell ' || r.cell_number,
                                 r.cluster, o.boot)
           FROM rule_run AS r
           CROSS JOIN measured_value AS y ON y.place = (b.number << 32) + r.run_number
           CROSS JOIN measured_value AS m ON m.place = (n.number << 32) + r.run_number
           WHERE r.contrast = c.contrast) AS fit
  FROM option AS o CROSS JOIN primary_outcome AS p JOIN variable_number AS b ON b.name = p.name
  CROSS JOIN rule_contrast AS c CROSS JOIN measured AS v
  JOIN variable_number AS n ON n.name = v.name
  WHERE v.role IN ('mediator', 'duration')
), tested AS MATERIALIZED (
  SELECT f.task_group, f.mode, f.reference, f.mediator, f.target,
         coalesce(r.effect, 'indirect') AS effect,  -- a fit of nothing says why in one row
         r.n, r.estimate, r.std_error, r.conf_low, r.conf_high, r.p_value, r.n_missing, r.note
  FROM fitted AS f LEFT JOIN mediation_boot(f.fit) AS r
), numbered AS (
  SELECT row_number() OVER (ORDER BY task_group, mode, mediator) AS place, *
  FROM tested WHERE effect = 'indirect'
), family AS MATERIALIZED (
  SELECT CAST(h.key AS INTEGER) AS place, h.p_adjusted
  FROM (SELECT p_adjust(place, p_value, '{"method":"bh"}') AS fit
        FROM numbered GROUP BY task_group) AS a, p_adjust(a.fit) AS h
)
SELECT t.task_group, t.mode, t.reference, t.mediator, t.target, t.effect, t.n, t.estimate,
       t.std_error, t.conf_low, t.conf_high, t.p_value,
       iif(t.effect = 'indirect', h.p_adjusted, NULL) AS p_bh, t.n_missing, t.note
FROM tested AS t
LEFT JOIN numbered AS m ON m.task_group = t.task_group AND m.mode = t.mode
  AND m.mediator = t.mediator
LEFT JOIN family AS h ON h.place = m.place
ORDER BY t.task_group, t.mode, t.mediator;

INSERT INTO analysis_step VALUES
('mediation_condition', 62,
 'Step 4: the condition as the cause, by mediator (bootstrap, within blocks)', 0);
