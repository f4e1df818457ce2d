-- step4_condition.sql: step 4, the condition itself as the cause: by which way does the mode reach
-- the primary outcome?
--
--   mediation_condition   a row for each task group, level that is compared, and mediator (the
--        duration is one, too):
--     task_group, mode, reference, mediator, target, n, a (mode -> mediator), b (mediator -> target,
--     the mode held fixed), total, direct, indirect (a * b), of a, b, total and direct the p-values
--     a_p, …, and of indirect the bootstrap's std_error, conf_low, conf_high, p_value, mc_error;
--     p_bh (Benjamini & Hochberg over the mediators of a task group), proportion (indirect / total),
--     n_missing, note
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
           CROSS JOIN observation AS y ON y.unit = r.unit AND y.variable = p.name
           CROSS JOIN observation AS m ON m.unit = r.unit AND m.variable = v.name
           WHERE r.contrast = c.contrast) AS fit
  FROM option AS o CROSS JOIN primary_outcome AS p CROSS JOIN rule_contrast AS c
  CROSS JOIN measured AS v
  WHERE v.role IN ('mediator', 'duration')
), tested AS MATERIALIZED (
  SELECT f.task_group, f.mode, f.reference, f.mediator, f.target, r.n,
         max(r.estimate) FILTER (WHERE r.effect = 'a') AS a,
         max(r.p_value) FILTER (WHERE r.effect = 'a') AS a_p,
         max(r.estimate) FILTER (WHERE r.effect = 'b') AS b,
         max(r.p_value) FILTER (WHERE r.effect = 'b') AS b_p,
         max(r.estimate) FILTER (WHERE r.effect = 'total') AS total,
         max(r.p_value) FILTER (WHERE r.effect = 'total') AS total_p,
         max(r.estimate) FILTER (WHERE r.effect = 'direct') AS direct,
         max(r.p_value) FILTER (WHERE r.effect = 'direct') AS direct_p,
         max(r.estimate) FILTER (WHERE r.effect = 'indirect') AS indirect,
         max(r.std_error) FILTER (WHERE r.effect = 'indirect') AS std_error,
         max(r.conf_low) FILTER (WHERE r.effect = 'indirect') AS conf_low,
         max(r.conf_high) FILTER (WHERE r.effect = 'indirect') AS conf_high,
         max(r.p_value) FILTER (WHERE r.effect = 'indirect') AS p_value,
         max(r.mc_error) FILTER (WHERE r.effect = 'indirect') AS mc_error,
         max(r.estimate) FILTER (WHERE r.effect = 'proportion') AS proportion,
         r.n_missing, max(r.note) FILTER (WHERE r.effect = 'indirect') AS note
  FROM fitted AS f LEFT JOIN mediation_boot(f.fit) AS r
  GROUP BY f.task_group, f.mode, f.mediator
), numbered AS (
  SELECT row_number() OVER (ORDER BY task_group, mode, mediator) AS place, * FROM tested
), family AS MATERIALIZED (
  SELECT CAST(h.key AS INTEGER) AS place, h.p_adjusted
  FROM (SELECT p_adjust(place, p_value, '{"method":"bh"}') AS fit
        FROM numbered GROUP BY task_group) AS a, p_adjust(a.fit) AS h
)
SELECT t.task_group, t.mode, t.reference, t.mediator, t.target, t.n, t.a, t.a_p, t.b, t.b_p,
       t.total, t.total_p, t.direct, t.direct_p, t.indirect, t.std_error, t.conf_low, t.conf_high,
       t.p_value, t.mc_error, h.p_adjusted AS p_bh, t.proportion, t.n_missing, t.note
FROM numbered AS t LEFT JOIN family AS h ON h.place = t.place
ORDER BY t.place;

INSERT INTO analysis_step VALUES
('mediation_condition', 62,
 'Step 4: the condition as the cause, by mediator (bootstrap, within blocks)', 0);
