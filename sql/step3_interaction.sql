-- step3_interaction.sql: step 3, does the mode change what a cause does to the outcomes?
--
--   chosen_edge(task_group, source, target, selected_by)   the candidates, each once
--   adjustment(name, total, duration, with_duration)   what the models of step 4 control for:
--                      'total', block; 'plan', duration
--   interaction_control(name)   the plan's regression on all runs, outcome ~ source * mode + this:
--                      'duration' (none, if there is no such variable), 'none', 'block', or
--                      'within': block with slopes and modes of its own
--   interaction_asked(place, task_group, mode, reference, source, target, duration, options)
--                      the edges, numbered, with the options of a fit by each control
--   interaction_read(task_group, mode, reference, source, target, held, alone, blocked, within)
--                      the fits: with duration, with none, with block, within blocks
--   interaction_fit(task_group, mode, reference, source, target, control, fit)   the same, a row each
--   interaction_row(…, control, fit, figures of source:mode, slopes)   of a text cause with
--                      several terms p_value is that of all of them together
--   interaction_plan(task_group, mode, source, target, plan, without, blocked, split)   what each
--                      control finds: the sign of the effect if p < alpha, else 0
--   interaction_reason(task_group, mode, source, target, followed, reason)
--   interaction        a row for each candidate edge (source -> target), contrast and adjustment
--
-- Columns of interaction
--   task_group, mode, reference, source, target, adjustment, n
--   adjustment            'total': the total effect, by the rule: figures of finding;
--                         'plan': outcome ~ source * mode + duration, the plan's regression on all
--                         runs. Duration lies between epochs and energy: this is a direct effect
--   selected_by           who chose the edge: 'family', 'plan', or the graph that found it
--   estimate, std_error, statistic, df, p_value, conf_low, conf_high, beta   of source:mode: slope
--                         in the mode minus slope in the reference; p_value: the rule's; beta is
--                         standardised, with 'total' by standard deviations within block and mode
--   p_bh                  Benjamini & Hochberg over the edges of task group and adjustment
--   p_family, grade, scale, ratio, ratio_low, ratio_high   'total': of finding
--   followed, reason      'plan': 1 if the rule concludes the same; why, or why not. 'total': the
--                         reason of finding
--   main_estimate, main_beta, main_p         'plan': source in the model without interaction
--   r_squared_main, r_squared, delta_r_squared, f_change, f_change_p   'plan': the two compared
--   slope_reference, slope_reference_p, slope_mode, slope_mode_p     slope in each level
--   effect                'strengthens' | 'weakens' | 'reverses' | 'not detected'
--   n_missing, note, caveat
--
-- How to read it: conclude from adjustment 'total' and grade. 'not detected' is not 'absent'.

CREATE VIEW chosen_edge AS
SELECT task_group, source, target, group_concat(selected_by, ', ') AS selected_by
FROM candidate_edge GROUP BY task_group, source, target;

CREATE VIEW adjustment AS
SELECT column1 AS name, column1 = 'total' AS total, k.duration,
       k.duration IS NOT NULL AS with_duration
FROM known AS k, (VALUES ('total'), ('plan'));

CREATE VIEW interaction_control(name) AS VALUES ('duration'), ('none'), ('block'), ('within');

CREATE VIEW interaction_asked AS
WITH option AS MATERIALIZED (
  SELECT rtrim(test, '}') || ',"names":["y","x","mode","' AS named FROM fit_option
)
SELECT row_number() OVER (ORDER BY e.task_group, p.place, e.source, e.target) AS place,
       e.task_group, p.mode, p.reference, e.source, e.target, v.number << 32 AS duration,
       o.named || 'duration"]}' AS held, o.named || 'none"],"rows":"effect"}' AS alone,
       o.named || 'block"],"rows":"effect"}' AS blocked,
       o.named || 'block"],"rows":"effect","within":"block"}' AS within
FROM option AS o CROSS JOIN known AS k CROSS JOIN chosen_edge AS e CROSS JOIN mode_pair AS p
LEFT JOIN variable_number AS v ON v.name = k.duration;

-- The fits of an edge together, so that its runs are read once. An edge without runs has fits, too.
CREATE VIEW interaction_read AS
SELECT a.task_group, a.mode, a.reference, a.source, a.target,
       ols_interaction(y.value, x.value, y.mode, iif(a.duration IS NULL, 0, d.value), a.held)
         FILTER (WHERE x.unit IS NOT NULL) AS held,
       ols_interaction(y.value, x.value, y.mode, 0, a.alone)
         FILTER (WHERE x.unit IS NOT NULL) AS alone,
       ols_interaction(y.value, x.value, y.mode, y.block, a.blocked)
         FILTER (WHERE x.unit IS NOT NULL) AS blocked,
       ols_interaction(y.value, x.value, y.mode, y.block, a.within)
         FILTER (WHERE x.unit IS NOT NULL) AS within
FROM interaction_asked AS a
LEFT JOIN observation AS y ON y.task_group = a.task_group AND y.variable = a.target
  AND y.mode IN (a.mode, a.reference)
LEFT JOIN rule_part AS x ON x.unit = y.unit AND x.cause = a.source
LEFT JOIN measured_value AS d ON d.place = a.duration + y.run_number
GROUP BY a.place;

CREATE VIEW interaction_fit AS
SELECT r.task_group, r.mode, r.reference, r.source, r.target, c.name AS control,
       CASE c.name WHEN 'duration' THEN r.held WHEN 'none' THEN r.alone WHEN 'block' THEN r.blocked
         ELSE r.within END AS fit
FROM interaction_read AS r CROSS JOIN interaction_control AS c;

CREATE VIEW interaction_row AS
SELECT f.*, max(r.n) AS n, max(r.n_missing) AS n_missing, max(r.note) AS note,
       max(r.estimate) FILTER (WHERE r.model = 'main' AND r.term = 'x') AS main_estimate,
       max(r.beta) FILTER (WHERE r.model = 'main' AND r.term = 'x') AS main_beta,
       max(r.p_value) FILTER (WHERE r.model = 'main' AND r.term = 'x') AS main_p,
       max(r.estimate) FILTER (WHERE r.term = 'x:mode') AS estimate,
       max(r.std_error) FILTER (WHERE r.term = 'x:mode') AS std_error,
       max(r.statistic) FILTER (WHERE r.term = 'x:mode') AS statistic,
       max(r.df) FILTER (WHERE r.term = 'x:mode') AS df,
       coalesce(max(r.p_value) FILTER (WHERE r.term = 'x:mode'),
                causalite_value(f.fit, 'f_change_p')) AS p_value,
       max(r.conf_low) FILTER (WHERE r.term = 'x:mode') AS conf_low,
       max(r.conf_high) FILTER (WHERE r.term = 'x:mode') AS conf_high,
       max(r.beta) FILTER (WHERE r.term = 'x:mode') AS beta,
       max(r.estimate) FILTER (WHERE r.term = 'x[' || f.reference || ']') AS slope_reference,
       max(r.p_value) FILTER (WHERE r.term = 'x[' || f.reference || ']') AS slope_reference_p,
       max(r.estimate) FILTER (WHERE r.term = 'x[' || f.mode || ']') AS slope_mode,
       max(r.p_value) FILTER (WHERE r.term = 'x[' || f.mode || ']') AS slope_mode_p
FROM interaction_fit AS f LEFT JOIN ols_interaction(f.fit) AS r
GROUP BY f.task_group, f.mode, f.source, f.target, f.control;

CREATE VIEW interaction_plan AS
WITH found AS (
  SELECT r.*, iif(r.p_value < k.alpha, iif(r.estimate < 0, -1, 1), 0) AS sign
  FROM known AS k CROSS JOIN interaction_row AS r
)
SELECT task_group, mode, source, target, max(sign) FILTER (WHERE control = 'duration') AS plan,
       max(sign) FILTER (WHERE control = 'none') AS without,
       max(sign) FILTER (WHERE control = 'block') AS blocked,
       max(sign) FILTER (WHERE control = 'within') AS split
FROM found GROUP BY task_group, mode, source, target;

CREATE VIEW interaction_reason AS
WITH judged AS (
  SELECT p.*, f.grade, f.reason,
         iif(f.grade = 'shown', iif(f.estimate < 0, -1, 1), 0) AS ruled,
         iif(f.p_value < k.alpha, iif(f.estimate < 0, -1, 1), 0) AS alone,
         f.family_size, k.duration
  FROM known AS k CROSS JOIN interaction_plan AS p
  JOIN result_finding AS f ON f.task_group = p.task_group AND f.mode = p.mode
    AND f.source = p.source AND f.target = p.target
)
SELECT task_group, mode, source, target, iif(grade = 'not tested', NULL, plan = ruled) AS followed,
       CASE WHEN grade = 'not tested' THEN reason
            WHEN plan = ruled THEN 'agrees'
            WHEN plan = alone THEN coalesce(reason, 'not over the whole family of '
                                            || family_size || ' tests')
            WHEN without <> plan AND duration IS NOT NULL
              THEN duration || ' lies between cause and outcome: the plan holds it fixed'
            WHEN blocked <> plan THEN 'blocks differ in level: the plan does not hold them fixed'
            WHEN split <> plan THEN 'slopes or modes differ by block'
            ELSE 'other causes, days, aborted runs, the curve or the variance change it' END
         AS reason
FROM judged;
