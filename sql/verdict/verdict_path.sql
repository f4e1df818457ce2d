-- verdict/verdict_path.sql: which effects on the primary outcome go through a mediator, and what
-- the verdict says of them.
--
--   verdict_path   a row for each task group, contrast and path whose indirect effect is
--                  significant (result_mediation, adjustment total, p_bh below alpha) in one
--                  level or in both. Exploratory paths are none of them: they were chosen by
--                  these same rows
--   verdict_path_value(task_group, mode, subject, name, text)   as verdict_value
--
-- Columns of verdict_path
--   task_group, mode, reference, source, mediator, path (both names; the subject)
--   word   'both', or 'one': in `level` alone
--   indirect, low, high, p   of the mode where it is significant there, else of the reference
--   other  of word 'both': the indirect effect in the reference
--   rho    the smaller rho_at_zero, without its sign: the correlation that an unmeasured cause of
--          mediator and outcome would have to make between what is left unexplained of them
--   change, change_p   mode - reference, by the bootstrap, and p_bh
--   place  1, 2 …: the smallest p first

CREATE VIEW verdict_path AS
WITH found AS MATERIALIZED (
  SELECT r.*, p.mode AS contrast, p.reference, r.mode = p.mode AS in_mode
  FROM known AS k CROSS JOIN mode_pair AS p CROSS JOIN primary_outcome AS o
  CROSS JOIN result_mediation AS r
    ON r.target = o.name AND r.adjustment = 'total' AND r.mode IN (p.mode, p.reference)
  WHERE NOT r.exploratory AND r.p_bh < k.alpha AND r.mediation <> 'none'
), joined AS (  -- max(): the other columns are of the row that has it
  SELECT *, max(in_mode) AS first, count(*) AS levels, min(abs(rho_at_zero)) AS rho,
         max(indirect) FILTER (WHERE NOT in_mode) AS other, min(p_bh) AS smallest
  FROM (SELECT * FROM found ORDER BY in_mode DESC)
  GROUP BY task_group, contrast, source, mediator
), own AS (
  SELECT j.*, f.indirect AS own_indirect, f.conf_low AS own_low, f.conf_high AS own_high,
         f.p_bh AS own_p
  FROM joined AS j JOIN found AS f ON f.task_group = j.task_group AND f.contrast = j.contrast
    AND f.source = j.source AND f.mediator = j.mediator AND f.in_mode = j.first
)
SELECT j.task_group, j.contrast AS mode, j.reference, j.source, j.mediator,
       j.source || ' -> ' || j.mediator AS path, iif(j.levels = 2, 'both', 'one') AS word,
       iif(j.first, j.contrast, j.reference) AS level, j.own_indirect AS indirect,
       j.own_low AS low, j.own_high AS high, j.own_p AS p,
       iif(j.levels = 2, j.other, NULL) AS other, j.rho, d.estimate AS change, d.p_bh AS change_p,
       row_number() OVER (PARTITION BY j.task_group, j.contrast
                          ORDER BY j.smallest, j.source, j.mediator) AS place
FROM own AS j LEFT JOIN result_mediation_difference AS d ON d.task_group = j.task_group
  AND d.mode = j.contrast AND d.source = j.source AND d.mediator = j.mediator
  AND d.target = j.target AND d.adjustment = 'total' AND d.stratum = 'difference';

CREATE VIEW verdict_path_value AS
WITH figure AS (
  SELECT p.task_group, p.mode, p.path, f.column1 AS name, f.column2 AS kind, CASE f.column1
           WHEN 'indirect' THEN p.indirect WHEN 'indirect_low' THEN p.low
           WHEN 'indirect_high' THEN p.high WHEN 'indirect_other' THEN p.other
           WHEN 'path_change' THEN p.change WHEN 'rho' THEN p.rho WHEN 'p_path' THEN p.p
           ELSE p.change_p END AS x
  FROM verdict_path AS p
  CROSS JOIN (VALUES ('indirect', 'signed'), ('indirect_low', 'signed'),
    ('indirect_high', 'signed'), ('indirect_other', 'signed'), ('path_change', 'signed'),
    ('rho', 'rho'), ('p_path', 'p'), ('p_path_change', 'p')) AS f
)
SELECT task_group, mode, path AS subject, name, CASE kind
         WHEN 'p' THEN replace('p = ' || causalite_format(x, 'p', k.lang), '= <', '<')
         WHEN 'rho' THEN printf('%.2f', x)
         ELSE iif(x > 0, '+', '') || causalite_format(x, 'estimate') END AS text
FROM known AS k CROSS JOIN figure WHERE x IS NOT NULL
UNION ALL
SELECT p.task_group, p.mode, p.path, 'path_source', v.label
FROM verdict_path AS p JOIN variable_label AS v ON v.name = p.source
UNION ALL
SELECT p.task_group, p.mode, p.path, 'mediator', v.label
FROM verdict_path AS p JOIN variable_label AS v ON v.name = p.mediator
UNION ALL
SELECT task_group, mode, path, 'level', level FROM verdict_path
UNION ALL
SELECT task_group, mode, '', 'paths', CAST(max(place) - 1 AS TEXT)
FROM verdict_path GROUP BY task_group, mode;
