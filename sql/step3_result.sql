-- step3_result.sql: step 3, the view interaction (step3_interaction.sql says what its columns are).

CREATE VIEW interaction AS
WITH tested AS MATERIALIZED (
  SELECT task_group, mode, reference, source, target, 'total' AS adjustment, n, estimate, std_error,
         estimate / nullif(std_error, 0) AS statistic, df, p_value, conf_low, conf_high,
         estimate * sd_source / sd_target AS beta, p_family, grade, scale, ratio, ratio_low,
         ratio_high, NULL AS followed, reason, NULL AS main_estimate, NULL AS main_beta,
         NULL AS main_p, NULL AS fit, slope_reference, slope_reference_p, slope_mode, slope_mode_p,
         effect, n_missing, note
  FROM result_finding WHERE kind = 'interaction'
  UNION ALL
  SELECT r.task_group, r.mode, r.reference, r.source, r.target, 'plan', r.n, r.estimate,
         r.std_error, r.statistic, r.df, r.p_value, r.conf_low, r.conf_high, r.beta, NULL, NULL,
         NULL, NULL, NULL, NULL, w.followed, w.reason, r.main_estimate, r.main_beta, r.main_p,
         r.fit, r.slope_reference, r.slope_reference_p, r.slope_mode, r.slope_mode_p,
         causalite_value(r.fit, 'effect'), r.n_missing, r.note
  FROM interaction_row AS r
  LEFT JOIN interaction_reason AS w ON w.task_group = r.task_group AND w.mode = r.mode
    AND w.source = r.source AND w.target = r.target
  WHERE r.control = 'duration'
), numbered AS MATERIALIZED (
  SELECT t.*, e.selected_by, row_number() OVER () AS place
  FROM tested AS t JOIN chosen_edge AS e
    ON e.task_group = t.task_group AND e.source = t.source AND e.target = t.target
), family AS MATERIALIZED (
  SELECT CAST(h.key AS INTEGER) AS place, h.p_adjusted
  FROM (SELECT p_adjust(place, p_value, '{"method":"bh"}') AS fit
        FROM numbered GROUP BY task_group, adjustment) AS a, p_adjust(a.fit) AS h
)
SELECT t.task_group, t.mode, t.reference, t.source, t.target, t.adjustment, t.n, t.selected_by,
       t.estimate, t.std_error, t.statistic, t.df, t.p_value, t.conf_low, t.conf_high,
       h.p_adjusted AS p_bh, t.beta, t.p_family, t.grade, t.scale, t.ratio, t.ratio_low,
       t.ratio_high, t.followed, t.reason, t.main_estimate, t.main_beta, t.main_p,
       causalite_value(t.fit, 'r_squared_main') AS r_squared_main,
       causalite_value(t.fit, 'r_squared') AS r_squared,
       causalite_value(t.fit, 'delta_r_squared') AS delta_r_squared,
       causalite_value(t.fit, 'f_change') AS f_change,
       causalite_value(t.fit, 'f_change_p') AS f_change_p,
       t.slope_reference, t.slope_reference_p, t.slope_mode, t.slope_mode_p,
       t.effect, t.n_missing, t.note, v.caveat
FROM numbered AS t
LEFT JOIN family AS h ON h.place = t.place
LEFT JOIN variable AS v ON v.name = t.target
ORDER BY t.task_group, t.mode, t.source, t.target, t.adjustment DESC;

INSERT INTO analysis_step VALUES
('interaction', 50, 'Step 3: interaction of cause and mode, by the rule and by the plan', 0);
