-- step3_interaction.sql: step 3, does the mode change what a hyperparameter does to energy?
--
--   chosen_edge(task_group, source, target, selected_by)   the candidates, each once
--   adjustment(name)   what the models of steps 3 and 4 control for: 'total', block; 'plan',
--                      duration
--   interaction   a row for each candidate edge (source -> target) of a task group and adjustment
--
-- Columns of interaction
--   task_group, source, target, adjustment, n
--   adjustment            'total': energy ~ source * mode + block, the total effect within models;
--                         'plan': energy ~ source * mode + duration, the plan's regression.
--                         Duration lies between epochs and energy, so this is a direct effect
--   selected_by           who chose the edge: 'family', 'plan', or the graph that found it
--   estimate, std_error, statistic, df, p_value, conf_low, conf_high, beta   of source:mode: slope
--                         in the other mode minus slope in the reference mode; beta is standardised
--   p_bh                  Benjamini & Hochberg over the edges of task group and adjustment
--   main_estimate, main_beta, main_p         source in the model without interaction
--   r_squared_main, r_squared, delta_r_squared, f_change, f_change_p   the two models compared
--   slope_reference, slope_reference_p, slope_other, slope_other_p     slope in each mode
--   effect                'strengthens' | 'weakens' | 'reverses' | 'not detected'
--   n_missing, note, caveat
--
-- How to read it: conclude from adjustment 'total' and p_bh. 'not detected' is not 'absent'.

CREATE VIEW chosen_edge AS
SELECT task_group, source, target, group_concat(selected_by, ', ') AS selected_by
FROM candidate_edge GROUP BY task_group, source, target;

CREATE VIEW adjustment AS
SELECT column1 AS name, column1 = 'total' AS total, k.duration,
       k.duration IS NOT NULL AS with_duration
FROM known AS k, (VALUES ('total'), ('plan'));

-- Each fit is a subquery for its rows: nothing is sorted or kept.
CREATE VIEW interaction AS
WITH option AS MATERIALIZED (
  SELECT reference, other, rtrim(test, '}') || ',"names":["y","x","mode","block"]}' AS total,
         rtrim(test, '}') || ',"names":["y","x","mode","duration"]}' AS plan
  FROM known, (SELECT test FROM fit_option)
), adjusted AS MATERIALIZED (
  SELECT e.*, a.name AS adjustment, o.reference, o.other, (
           SELECT ols_interaction(y.value, x.value, y.mode,
                                  CASE WHEN a.total THEN y.block
                                    WHEN a.with_duration THEN d.value ELSE 0 END,
                                  CASE WHEN a.total THEN o.total ELSE o.plan END)
           FROM observation AS y
           CROSS JOIN observation AS x ON x.unit = y.unit AND x.variable = e.source
           LEFT JOIN observation AS d ON NOT a.total AND d.unit = y.unit AND d.variable = a.duration
           WHERE y.task_group = e.task_group AND y.variable = e.target) AS fit
  FROM option AS o CROSS JOIN chosen_edge AS e CROSS JOIN adjustment AS a
), tested AS MATERIALIZED (
  SELECT f.*, printf('%s -> %s', f.source, f.target) AS edge, r.n, r.n_missing, r.note,
         max(r.estimate) FILTER (WHERE r.model = 'main' AND r.term = 'x') AS main_estimate,
         max(r.beta) FILTER (WHERE r.model = 'main' AND r.term = 'x') AS main_beta,
         max(r.p_value) FILTER (WHERE r.model = 'main' AND r.term = 'x') AS main_p,
         max(r.estimate) FILTER (WHERE r.term = 'x:mode') AS estimate,
         max(r.std_error) FILTER (WHERE r.term = 'x:mode') AS std_error,
         max(r.statistic) FILTER (WHERE r.term = 'x:mode') AS statistic,
         max(r.df) FILTER (WHERE r.term = 'x:mode') AS df,
         max(r.p_value) FILTER (WHERE r.term = 'x:mode') AS p_value,
         max(r.conf_low) FILTER (WHERE r.term = 'x:mode') AS conf_low,
         max(r.conf_high) FILTER (WHERE r.term = 'x:mode') AS conf_high,
         max(r.beta) FILTER (WHERE r.term = 'x:mode') AS beta,
         max(r.estimate) FILTER (WHERE r.term = 'x[' || f.reference || ']') AS slope_reference,
         max(r.p_value) FILTER (WHERE r.term = 'x[' || f.reference || ']') AS slope_reference_p,
         max(r.estimate) FILTER (WHERE r.term = 'x[' || f.other || ']') AS slope_other,
         max(r.p_value) FILTER (WHERE r.term = 'x[' || f.other || ']') AS slope_other_p
  FROM adjusted AS f LEFT JOIN ols_interaction(f.fit) AS r
  GROUP BY f.task_group, f.source, f.target, f.adjustment
), family AS MATERIALIZED (
  SELECT a.task_group, a.adjustment, h.key AS edge, h.p_adjusted
  FROM (SELECT task_group, adjustment, p_adjust(edge, p_value, '{"method":"bh"}') AS fit
        FROM tested GROUP BY task_group, adjustment) AS a, p_adjust(a.fit) AS h
)
SELECT t.task_group, t.source, t.target, t.adjustment,
       t.n, t.selected_by,
       t.estimate, t.std_error, t.statistic, t.df, t.p_value, t.conf_low, t.conf_high,
       h.p_adjusted AS p_bh, t.beta,
       t.main_estimate, t.main_beta, t.main_p,
       causalite_value(t.fit, 'r_squared_main') AS r_squared_main,
       causalite_value(t.fit, 'r_squared') AS r_squared,
       causalite_value(t.fit, 'delta_r_squared') AS delta_r_squared,
       causalite_value(t.fit, 'f_change') AS f_change,
       causalite_value(t.fit, 'f_change_p') AS f_change_p,
       t.slope_reference, t.slope_reference_p, t.slope_other, t.slope_other_p,
       causalite_value(t.fit, 'effect') AS effect,
       t.n_missing,
       t.note,
       v.caveat
FROM tested AS t
LEFT JOIN family AS h ON h.task_group = t.task_group AND h.adjustment = t.adjustment
  AND h.edge = t.edge
LEFT JOIN variable AS v ON v.name = t.target
ORDER BY t.task_group, t.source, t.target, t.adjustment DESC;

INSERT INTO analysis_step VALUES
('interaction', 50,
 'Step 3: interaction of hyperparameter and mode, those detected and the plan''s own', 0);
