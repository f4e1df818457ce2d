-- verdict/verdict_value.sql: what stands for {name} in the sentences of the verdict.
--
--   verdict_main_number, verdict_cause_number(task_group, mode, subject, name, x, kind)
--        figures of the main effect and of the causes. subject: the cause, '' for the main effect.
--        kind: of causalite_format(); 'signed' is an estimate, and 'signed percent' a share, with +
--        in front where it is above 0
--   verdict_p(task_group, mode, subject, name, text)
--        p-values of the rule, before and after the adjustment for the family of tests
--   verdict_list(task_group, mode, name, text)
--        names of several causes or outcomes, a comma between them
--   verdict_value(task_group, mode, subject, name, text)
--        all of them as text in the language of setting lang, and the names of the data. Where text
--        is NULL the sentence that asks for it is not printed

CREATE VIEW verdict_main_number AS
WITH needed AS (  -- runs that would find the margin, the modes in proportion; to a hundredfold
  SELECT task_group, mode, n_mode * share AS in_mode, n_reference * share AS in_reference
  FROM (SELECT task_group, mode, n_mode, n_reference,
               detectable / margin * (detectable / margin) AS share
        FROM verdict_main WHERE detectable > margin AND detectable < 10 * margin)
), main AS (
  SELECT m.*, CAST(n.in_mode AS INTEGER) + (n.in_mode > CAST(n.in_mode AS INTEGER)) AS needed_mode,
         CAST(n.in_reference AS INTEGER)
         + (n.in_reference > CAST(n.in_reference AS INTEGER)) AS needed_reference
  FROM verdict_main AS m LEFT JOIN needed AS n ON n.task_group = m.task_group AND n.mode = m.mode
)
SELECT m.task_group, m.mode, '' AS subject, f.column1 AS name, CASE f.column1
         WHEN 'estimate' THEN estimate WHEN 'low' THEN low WHEN 'high' THEN high
         WHEN 'percent' THEN share WHEN 'percent_low' THEN share_low
         WHEN 'percent_high' THEN share_high WHEN 'ratio' THEN ratio
         WHEN 'ratio_low' THEN ratio_low WHEN 'ratio_high' THEN ratio_high
         WHEN 'p_untrimmed' THEN p_untrimmed WHEN 'margin' THEN margin
         WHEN 'detectable' THEN iif(scale = 'log', NULL, detectable)
         WHEN 'detectable_ratio' THEN detectable_ratio
         WHEN 'robustness' THEN robustness_value WHEN 'blocks' THEN blocks
         WHEN 'positive' THEN positive WHEN 'negative' THEN negative
         WHEN 'smallest' THEN smallest WHEN 'largest' THEN largest
         WHEN 'p_blocks' THEN heterogeneity_p WHEN 'p_ranks' THEN mann_whitney_p
         WHEN 'p_pooled' THEN welch_p WHEN 'p_rule' THEN p_rule
         WHEN 'pooled' THEN pooled WHEN 'shift' THEN hodges_lehmann WHEN 'n_mode' THEN n_mode
         WHEN 'n_reference' THEN n_reference WHEN 'needed_mode' THEN needed_mode
         WHEN 'needed_reference' THEN needed_reference END AS x, f.column2 AS kind
FROM main AS m
CROSS JOIN (VALUES ('estimate', 'signed'), ('low', 'signed'), ('high', 'signed'),
  ('percent', 'signed percent'), ('percent_low', 'signed percent'),
  ('percent_high', 'signed percent'), ('ratio', 'estimate'), ('ratio_low', 'estimate'),
  ('ratio_high', 'estimate'), ('p_untrimmed', 'p'), ('margin', 'estimate'),
  ('detectable', 'estimate'), ('detectable_ratio', 'estimate'),
  ('robustness', 'percent'), ('blocks', 'integer'), ('positive', 'integer'),
  ('negative', 'integer'), ('smallest', 'signed'), ('largest', 'signed'), ('p_blocks', 'p'),
  ('p_ranks', 'p'), ('p_pooled', 'p'), ('p_rule', 'p'), ('pooled', 'signed'), ('shift', 'signed'),
  ('n_mode', 'integer'), ('n_reference', 'integer'),
  ('needed_mode', 'integer'), ('needed_reference', 'integer')) AS f;

CREATE VIEW verdict_cause_number AS
SELECT i.task_group, i.mode, i.source AS subject, f.column1 AS name,
       CASE f.column1 WHEN 'slope_mode' THEN i.slope_mode
                      WHEN 'slope_reference' THEN i.slope_reference
                      WHEN 'robustness_cause' THEN i.robustness_value ELSE i.p_untrimmed END AS x,
       f.column2 AS kind
FROM verdict_interaction AS i
CROSS JOIN (VALUES ('slope_mode', 'signed'), ('slope_reference', 'signed'),
                   ('robustness_cause', 'percent'), ('p_cause_untrimmed', 'p')) AS f
UNION ALL
SELECT d.task_group, d.mode, d.source, f.column1,
       CASE f.column1 WHEN 'slope' THEN d.slope WHEN 'slope_silent' THEN d.rest
                      WHEN 'silent_low' THEN d.rest_low ELSE d.rest_high END, 'signed'
FROM verdict_driver AS d
CROSS JOIN (VALUES ('slope'), ('slope_silent'), ('silent_low'), ('silent_high')) AS f
UNION ALL
SELECT task_group, mode, '', 'cause_detectable', max(sd_detectable), 'estimate'
FROM verdict_interaction WHERE grade <> 'not tested' AND scale <> 'log' GROUP BY task_group, mode
UNION ALL
SELECT task_group, mode, '', 'cause_margin', max(sd_margin), 'estimate'
FROM verdict_interaction WHERE grade <> 'not tested' GROUP BY task_group, mode
UNION ALL
SELECT s.task_group, s.mode, '', f.column1,
       iif(f.column1 = 'p_graph', s.graph_p, s.driver_p), 'p'
FROM verdict_structure AS s CROSS JOIN (VALUES ('p_graph'), ('p_driver')) AS f;

-- 'p = .010; adjusted for 25 tests p = .220'; where both are tiny, one. Of signs that the rule as a
-- whole does not see, the p that they show in comes first.
CREATE VIEW verdict_p AS
WITH tested AS (
  SELECT task_group, mode, '' AS subject, 'p' AS name, p_rule, p, p_clearest, grade, family_size
  FROM verdict_main
  UNION ALL
  SELECT task_group, mode, source, 'p_cause', p_rule, p, p_clearest, grade, family_size
  FROM verdict_interaction
), written AS (
  SELECT t.*, CAST(t.family_size AS INTEGER) AS family,
         CASE WHEN coalesce(t.family_size, 1) < 2 THEN 'alone'
              WHEN t.grade = 'suggestive' AND t.p_rule >= k.alpha AND t.p_clearest < k.alpha
                THEN 'clearest'
              WHEN t.p < .001 OR t.p_rule IS NULL THEN 'tiny' ELSE 'both' END AS way,
         causalite_format(t.p_rule, 'p', k.lang) AS rule,
         causalite_format(t.p, 'p', k.lang) AS over,
         causalite_format(t.p_clearest, 'p', k.lang) AS best
  FROM known AS k CROSS JOIN tested AS t
)
SELECT t.task_group, t.mode, t.subject, t.name, replace(replace(replace(replace(w.text,
         '{rule}', iif(t.rule GLOB '[<>]*', '', '= ') || coalesce(t.rule, '')),
         '{over}', iif(t.over GLOB '[<>]*', '', '= ') || t.over),
         '{best}', iif(t.best GLOB '[<>]*', '', '= ') || coalesce(t.best, '')),
         '{family}', coalesce(t.family, '')) AS text
FROM written AS t JOIN said AS w ON w.name = 'p ' || t.way;

CREATE VIEW verdict_list AS
WITH gap AS MATERIALIZED (
  SELECT * FROM joiner
), cause AS (
  SELECT * FROM gap CROSS JOIN verdict_interaction ORDER BY task_group, mode, place
), checked AS (
  SELECT r.task_group, r.mode, r.check_name
  FROM primary_outcome AS o CROSS JOIN result_robustness AS r ON r.target = o.name
  WHERE r.kind = 'main effect' AND r.agrees = 0
    AND r.check_name <> 'without trimming'  -- where it is found all the more
  ORDER BY r.check_name
)
SELECT task_group, mode, 'tested' AS name, group_concat(label, gap) AS text
FROM cause WHERE grade <> 'not tested' GROUP BY task_group, mode
UNION ALL
SELECT task_group, mode, 'found', group_concat(label, gap)
FROM cause WHERE grade IN ('shown', 'suggestive') GROUP BY task_group, mode
UNION ALL
SELECT task_group, mode, 'others', group_concat(label, gap)
FROM cause WHERE grade = 'not detected' GROUP BY task_group, mode
UNION ALL
SELECT task_group, mode, CASE multiplies WHEN 1 THEN 'multiplied' WHEN -1 THEN 'added'
                                         ELSE 'bound' END, group_concat(label, gap)
FROM cause WHERE bound GROUP BY task_group, mode, multiplies
UNION ALL
SELECT d.task_group, d.mode, 'drivers', group_concat(d.label, g.gap)
FROM gap AS g CROSS JOIN verdict_driver AS d GROUP BY d.task_group, d.mode
UNION ALL
SELECT i.task_group, i.mode, 'untested',
       group_concat(i.label || coalesce(i.opening || r.text || i.closing, ''), i.gap)
FROM cause AS i LEFT JOIN verdict_reason AS r ON r.task_group = i.task_group
  AND r.mode = i.mode AND r.source = i.source
WHERE i.grade = 'not tested' GROUP BY i.task_group, i.mode
UNION ALL
SELECT c.task_group, c.mode, 'checks', group_concat(coalesce(w.text, c.check_name), g.gap)
FROM gap AS g CROSS JOIN checked AS c LEFT JOIN said AS w ON w.name = 'check ' || c.check_name
GROUP BY c.task_group, c.mode
UNION ALL
SELECT f.task_group, f.mode, 'secondary', group_concat(v.label, g.gap)
FROM gap AS g CROSS JOIN result_finding AS f JOIN variable_label AS v ON v.name = f.target
WHERE f.kind = 'main effect' AND NOT f.is_primary AND f.grade = 'shown'
GROUP BY f.task_group, f.mode;

CREATE VIEW verdict_value_definition AS
WITH lang AS (
  SELECT CAST(lang AS TEXT) AS lang FROM known
), written AS (
  SELECT n.task_group, n.mode, n.subject, n.name, n.kind,
         CASE WHEN n.kind LIKE 'signed%' AND n.x > 0 THEN '+' ELSE '' END
         || causalite_format(n.x, CASE n.kind WHEN 'signed' THEN 'estimate'
                                    WHEN 'signed percent' THEN 'percent' ELSE n.kind END,
                             l.lang) AS text
  FROM lang AS l CROSS JOIN (SELECT * FROM verdict_main_number
                             UNION ALL SELECT * FROM verdict_cause_number) AS n
)
SELECT n.task_group, n.mode, n.subject, n.name,
       iif(n.kind = 'p', 'p ' || iif(n.text GLOB '[<>]*', '', '= '), '') || n.text AS text
FROM written AS n
UNION ALL
SELECT task_group, mode, subject, name, text FROM verdict_p
UNION ALL
SELECT task_group, mode, subject, name, text FROM verdict_path_value
UNION ALL
SELECT task_group, mode, '', name, text FROM verdict_list
UNION ALL
SELECT task_group, mode, subject, name, text FROM verdict_name;

CREATE VIEW verdict_value(task_group, mode, subject, name, text) AS
WITH made AS MATERIALIZED (
  SELECT c1, c2, c3, c4, c5 FROM causalite_rows('verdict_value_definition')
)
SELECT * FROM made;
