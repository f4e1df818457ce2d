-- show.sql: prints the stored results, step by step.
--
-- For the sqlite3 shell; needs no extension. What is printed of each step is the SELECT in
-- analysis_step.summary (none: not printed); everything else is in the tables result_....

.mode list
.headers off
.nullvalue ''
.once '|exec sh sql/generated.sh save'
WITH legend(view, difference, text, empty) AS (VALUES
  ('main_effect', 1, 'pooled: over all runs; within blocks: between runs of the same block (model), with its {level} % interval;
p adj.: by Holm, over the measures of a group. Findings follow it.', '(none)'),
  ('sample_size', 0, NULL, '(every step has enough rows)'),
  ('interaction', 1, 'difference of slopes: in the measure''s unit, per unit of the hyperparameter.
model total: within blocks; plan: with duration held fixed, so what is left is per unit of time.
p adj.: by Benjamini and Hochberg, over the family (every hyperparameter and energy of a group).
effect, by that p: strengthens: the slope is further from 0 in mode {other} than in {reference}.', '(none)'),
  ('graph_permutation', 0, 'a: mode {other}; b: mode {reference}', '(none)'),
  ('edge_difference', 0, 'a: mode {other}; b: mode {reference}; p(a), p(b): probability of the effect; weights in the measure''s unit, per unit.
p adj.: of the permutation test, if there is one (setting permutations).', '(none)'),
  ('mediation', 0, 'p adj.: by Benjamini and Hochberg, over the paths of a group. The word follows it.', '(none)'),
  ('mediation_difference', 1, 'p adj.: as above. Intervals are for one path each.', '(none)')
), pair AS (
  SELECT coalesce(other, '?') AS other, coalesce(reference, '?') AS reference,
         iif(other IS NULL, '', printf(' (%s − %s)', other, reference)) AS difference,
         printf('%.4g', 100 * (1 - (SELECT value FROM setting WHERE name = 'alpha'))) AS level
  FROM mode_pair
)
SELECT printf('.print
.print %s
SELECT %Q WHERE EXISTS (%s);
SELECT %Q WHERE NOT EXISTS (%s);
.mode box --wrap %d --wordwrap on
.headers on
%s;
.headers off
.mode list', '"' || replace(replace(s.title || iif(l.difference, coalesce(p.difference, ''), ''), '\', '\\'), '"', '\"') || '"',
  replace(replace(replace(l.text, '{level}', p.level), '{other}', p.other), '{reference}', p.reference), iif(l.text IS NULL, 'SELECT 1 WHERE 0', s.summary),
  iif(EXISTS (SELECT 1 FROM experiment_run), coalesce(l.empty, '(none)'), '(none)'), s.summary,
  CASE WHEN s.view = 'data_note' THEN 88 WHEN s.view = 'sample_size' THEN 66 ELSE 34 END, s.summary)
FROM analysis_step AS s LEFT JOIN pair AS p LEFT JOIN legend AS l ON l.view = s.view
WHERE s.summary <> '' ORDER BY s.position;
.read '|exec sh sql/generated.sh read'
.mode box --wrap 100 --wordwrap on
.headers on
