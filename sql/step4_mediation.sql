-- step4_mediation.sql: step 4, does the mode change the way a cause takes to the outcomes?
--
-- Both views have adjustment 'total' (controlled for block) and 'plan' (for
-- duration, as the plan's function does), selected_by (who chose the path) and exploratory (1:
-- nobody but a graph that found it on these same rows, so its p-values are too good):
--   chosen_path(task_group, source, mediator, target, selected_by, exploratory)
--                the candidates, each once
--   path_asked(…, adjustment, by_block, with_duration, x, m, y, d)   the same, a row an adjustment
--   mediation    Sobel's analysis, a row for each candidate path, mode and adjustment:
--     task_group, mode, source, mediator, target, adjustment, n, selected_by, exploratory a (source
--     -> mediator), b (mediator -> target), total, direct, indirect (a * b), each in the variables'
--     units, the p-values a_p, b_p, total_p, direct_p, indirect's std_error, conf_low, conf_high, z
--     and p_value (Sobel), p_bh (Benjamini & Hochberg over task group and adjustment; exploratory
--     paths among themselves), proportion_mediated, rho_at_zero, mediation ('full' | 'partial' |
--     'none' | 'suppression'), n_missing, note, caveat
--   mediation_difference    the bootstrap of the indirect effect, a row for each candidate path,
--     pair of modes, adjustment and stratum (each of the two, then 'difference': mode - reference):
--     task_group, mode, reference, source, mediator, target, adjustment, stratum, n, selected_by,
--     exploratory,
--     effect ('indirect'), estimate, std_error, conf_low, conf_high, p_value, significant,
--     mc_error, p_bh (on the differences, in the same families), n_missing, note, caveat
--
-- Both stand on sound_observation. Resampled are whole clusters (run_cluster) where there are any:
-- runs of one configuration share what the line misses, so that resampling them one by one makes
-- the intervals too short.
--
-- How to read them: the bootstrap interval of the difference answers the question: that of the
-- conditional indirect effects (Hayes' models 58 and 59). 'none' in one mode and 'partial' in the
-- other is not a difference.

CREATE VIEW chosen_path AS
SELECT task_group, source, mediator, target, group_concat(selected_by, ', ') AS selected_by,
       min(selected_by IN ('dibs', 'exact')) AS exploratory
FROM candidate_path GROUP BY task_group, source, mediator, target;

-- The paths with the places of their variables in measured_value.
CREATE VIEW path_asked AS
SELECT c.*, a.name AS adjustment, a.total AS by_block, a.with_duration, s.number << 32 AS x,
       m.number << 32 AS m, t.number << 32 AS y, d.number << 32 AS d
FROM chosen_path AS c CROSS JOIN adjustment AS a
LEFT JOIN variable_number AS s ON s.name = c.source
LEFT JOIN variable_number AS m ON m.name = c.mediator
LEFT JOIN variable_number AS t ON t.name = c.target
LEFT JOIN variable_number AS d ON d.name = a.duration AND NOT a.total;

CREATE VIEW mediation AS
WITH option AS MATERIALIZED (
  SELECT model FROM fit_option
), adjusted AS MATERIALIZED (
  SELECT c.*, g.mode, (
           SELECT sobel(x.value, m.value, y.value,
                  CASE WHEN c.by_block THEN y.block WHEN c.with_duration THEN d.value ELSE 0 END,
                  o.model)
           FROM sound_observation AS y
           CROSS JOIN measured_value AS x ON x.place = c.x + y.run_number
           CROSS JOIN measured_value AS m ON m.place = c.m + y.run_number
           LEFT JOIN measured_value AS d ON d.place = c.d + y.run_number
           WHERE y.task_group = c.task_group AND y.variable = c.target AND y.mode = g.mode) AS fit
  FROM option AS o CROSS JOIN path_asked AS c
  CROSS JOIN run_count AS g ON g.task_group = c.task_group
), tested AS MATERIALIZED (
  SELECT f.*, printf('%s -> %s -> %s in %s', f.source, f.mediator, f.target, f.mode) AS path,
         r.n, r.n_missing, r.note,
         causalite_value(f.fit, 'sobel.z') AS z,
         causalite_value(f.fit, 'sobel.p_value') AS p_value,
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
         max(r.conf_high) FILTER (WHERE r.effect = 'indirect') AS conf_high
  FROM adjusted AS f LEFT JOIN sobel(f.fit) AS r
  GROUP BY f.task_group, f.source, f.mediator, f.target, f.mode, f.adjustment
), family AS MATERIALIZED (
  SELECT a.task_group, a.adjustment, h.key AS path, h.p_adjusted
  FROM (SELECT task_group, adjustment, p_adjust(path, p_value, '{"method":"bh"}') AS fit
        FROM tested GROUP BY task_group, adjustment, exploratory) AS a, p_adjust(a.fit) AS h
)
SELECT t.task_group, t.mode, t.source, t.mediator, t.target, t.adjustment,
       t.n,
       t.selected_by, t.exploratory, t.a, t.b, t.total, t.direct, t.indirect,
       t.a_p, t.b_p, t.total_p, t.direct_p, t.std_error, t.conf_low, t.conf_high,
       t.z, t.p_value, h.p_adjusted AS p_bh,
       causalite_value(t.fit, 'proportion_mediated') AS proportion_mediated,
       causalite_value(t.fit, 'rho_at_zero') AS rho_at_zero,
       causalite_value(t.fit, 'mediation') AS mediation,
       t.n_missing,
       t.note,
       v.caveat
FROM tested AS t
LEFT JOIN family AS h ON h.task_group = t.task_group AND h.adjustment = t.adjustment
  AND h.path = t.path
LEFT JOIN variable AS v ON v.name = t.target
ORDER BY t.task_group, t.source, t.mediator, t.target, t.adjustment DESC, t.mode;

CREATE VIEW mediation_difference AS
WITH option AS MATERIALIZED (
  SELECT boot, rtrim(boot, '}') || ',"names":["x","m","y","mode","cov","cluster"],'
               || '"cluster":"cluster"}' AS boot_cluster
  FROM fit_option
), clustered AS MATERIALIZED (
  SELECT task_group, max(clustered) AS clustered FROM run_cluster GROUP BY task_group
), adjusted AS MATERIALIZED (
  SELECT c.*, p.mode, p.reference, (
           SELECT CASE WHEN g.clustered
             THEN mediation_boot(x.value, m.value, y.value, r.mode,
                    CASE WHEN c.by_block THEN r.block WHEN c.with_duration THEN d.value ELSE 0 END,
                    r.cluster, o.boot_cluster) FILTER (WHERE g.clustered)
             ELSE mediation_boot(x.value, m.value, y.value, r.mode,
                    CASE WHEN c.by_block THEN r.block WHEN c.with_duration THEN d.value ELSE 0 END,
                    o.boot) FILTER (WHERE NOT g.clustered) END
           FROM run_cluster AS r
           CROSS JOIN measured_value AS y ON y.place = c.y + r.run_number
           CROSS JOIN measured_value AS x ON x.place = c.x + r.run_number
           CROSS JOIN measured_value AS m ON m.place = c.m + r.run_number
           LEFT JOIN measured_value AS d ON d.place = c.d + r.run_number
           WHERE r.task_group = c.task_group AND r.mode IN (p.mode, p.reference)) AS fit
  FROM option AS o CROSS JOIN mode_pair AS p CROSS JOIN path_asked AS c
  JOIN clustered AS g ON g.task_group = c.task_group
), tested AS MATERIALIZED (
  SELECT f.*, printf('%s -> %s -> %s in %s', f.source, f.mediator, f.target, f.mode) AS path,
         r.stratum, r.effect, r.estimate, r.std_error, r.conf_low, r.conf_high, r.p_value,
         r.significant, r.mc_error, r.n, r.n_missing, r.note
  FROM adjusted AS f, mediation_boot(f.fit) AS r WHERE r.effect = 'indirect'
), family AS MATERIALIZED (
  SELECT a.task_group, a.adjustment, h.key AS path, h.p_adjusted
  FROM (SELECT task_group, adjustment, p_adjust(path, p_value, '{"method":"bh"}') AS fit
        FROM tested WHERE stratum = 'difference' GROUP BY task_group, adjustment, exploratory) AS a,
       p_adjust(a.fit) AS h
)
SELECT t.task_group, t.mode, t.reference, t.source, t.mediator, t.target, t.adjustment, t.stratum,
       t.n,
       t.selected_by, t.exploratory, t.effect, t.estimate, t.std_error, t.conf_low, t.conf_high,
       t.p_value, t.significant, t.mc_error,
       CASE WHEN t.stratum = 'difference' THEN h.p_adjusted END AS p_bh,
       t.n_missing,
       t.note,
       v.caveat
FROM tested AS t
LEFT JOIN family AS h ON h.task_group = t.task_group AND h.adjustment = t.adjustment
  AND h.path = t.path
LEFT JOIN variable AS v ON v.name = t.target
ORDER BY t.task_group, t.source, t.mediator, t.target, t.adjustment DESC, t.mode,
  t.stratum = 'difference', t.stratum;

INSERT INTO analysis_step VALUES
('mediation', 60,
 'Step 4: mediation by mode (Sobel, within blocks; the plan''s paths and those detected)', 0),
('mediation_difference', 61,
 'Step 4: difference of the indirect effects between the modes (bootstrap, within blocks)', 0);
