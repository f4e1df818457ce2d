-- 50_interaction.sql: step 3, does the mode change what a hyperparameter does to energy?
--
-- Needs the extension. Creates the view
--   interaction   a row for each candidate edge (source -> target) of a task group and adjustment
--
-- Columns
--   task_group, source, target, adjustment, n
--   adjustment            'total': energy ~ source * mode + block, the total effect within models;
--                         'plan': energy ~ source * mode + duration, the plan's regression. Duration
--                         lies between epochs and energy, so this is a direct effect
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

CREATE VIEW interaction AS
WITH cell AS MATERIALIZED (
  SELECT unit, task_group, mode, block, variable, value FROM observation
), duration(name) AS (
  SELECT v.name FROM setting AS s JOIN variable AS v ON v.name = s.value
  WHERE s.name = 'duration_variable' AND v.role <> 'ignore'
), chosen AS (
  SELECT task_group, source, target, group_concat(selected_by, ', ') AS selected_by
  FROM candidate_edge GROUP BY task_group, source, target
), pair AS MATERIALIZED (
  SELECT reference, other FROM mode_pair
), option AS MATERIALIZED (
  SELECT rtrim(test, '}') || ',"names":["y","x","mode","block"]}' AS total,
         rtrim(test, '}') || ',"names":["y","x","mode","duration"]}' AS plan
  FROM fit_option
), fit AS MATERIALIZED (
  SELECT e.task_group, e.source, e.target, e.selected_by,
         ols_interaction(y.value, x.value, y.mode, y.block, option.total) AS total,
         ols_interaction(y.value, x.value, y.mode,
                         CASE WHEN EXISTS (SELECT 1 FROM duration) THEN d.value ELSE 0 END,
                         option.plan) AS plan
  FROM option CROSS JOIN chosen AS e
  CROSS JOIN cell AS y ON y.task_group = e.task_group AND y.variable = e.target
  CROSS JOIN cell AS x ON x.unit = y.unit AND x.variable = e.source
  LEFT JOIN cell AS d ON d.unit = y.unit AND d.variable = (SELECT name FROM duration)
  GROUP BY e.task_group, e.source, e.target
), adjusted AS (
  SELECT task_group, source, target, selected_by, 'total' AS adjustment, total AS fit FROM fit
  UNION ALL
  SELECT task_group, source, target, selected_by, 'plan', plan FROM fit
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
         max(r.estimate) FILTER (WHERE r.term = 'x[' || p.reference || ']') AS slope_reference,
         max(r.p_value) FILTER (WHERE r.term = 'x[' || p.reference || ']') AS slope_reference_p,
         max(r.estimate) FILTER (WHERE r.term = 'x[' || p.other || ']') AS slope_other,
         max(r.p_value) FILTER (WHERE r.term = 'x[' || p.other || ']') AS slope_other_p
  FROM adjusted AS f, pair AS p LEFT JOIN ols_interaction(f.fit) AS r
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
LEFT JOIN family AS h ON h.task_group = t.task_group AND h.adjustment = t.adjustment AND h.edge = t.edge
LEFT JOIN variable AS v ON v.name = t.target
ORDER BY t.task_group, t.source, t.target, t.adjustment DESC;

INSERT INTO analysis_step VALUES ('interaction', 50, 'Step 3: interaction of hyperparameter and mode, those detected and the plan''s own',
'SELECT task_group AS "group", coalesce(nullif(s.label, ''''), s.name) || '' → '' || coalesce(nullif(t.label, ''''), t.name) AS edge,
  adjustment AS model, n,
  CASE WHEN max(abs(estimate), abs(conf_low), abs(conf_high)) BETWEEN 100 AND 1e15
       THEN printf(''%,d [%,d, %,d]'', round(estimate), round(conf_low), round(conf_high))
       WHEN conf_low IS NOT NULL THEN printf(''%#.3g [%#.3g, %#.3g]'', estimate, conf_low, conf_high)
       WHEN estimate IS NOT NULL THEN printf(''%.6g'', estimate) END AS "difference of slopes",
  CASE WHEN p_bh < 0.0001 THEN ''<0.0001'' WHEN p_bh IS NOT NULL THEN printf(''%.4f'', p_bh) END AS "p adj.",
  CASE WHEN p_bh < (SELECT value FROM setting WHERE name = ''alpha'') THEN effect
       WHEN p_bh IS NOT NULL THEN ''not detected'' END AS effect
FROM result_interaction AS i JOIN variable AS s ON s.name = i.source JOIN variable AS t ON t.name = i.target
WHERE p_bh < (SELECT value FROM setting WHERE name = ''alpha'') OR selected_by <> ''family''', 0);
