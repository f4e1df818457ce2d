-- verdict/verdict_name.sql: the words of the data and of the rule that stand in the sentences.
--
--   reason_said(reason, family_size, text)
--        the reasons of result_finding in the language of setting lang. They are known by their
--        beginning, so that figures after it may differ; one that is not in words/verdict.sql stays
--        as it is
--   verdict_reason(task_group, mode, source, text)
--        why a finding on the primary outcome is suggestive or not tested; source: the cause, ''
--        for the main effect
--   verdict_name(task_group, mode, subject, name, text)
--        names and words for {name}, as in verdict_value

CREATE VIEW reason_said AS
SELECT g.reason, g.family_size, coalesce((
         SELECT iif(k.lang = 'zh', replace(w.zh, '{family}', coalesce(g.family_size, '')), g.reason)
         FROM word AS w
         WHERE w.name LIKE 'reason %' AND substr(g.reason, 1, length(w.en)) = w.en
         ORDER BY length(w.en) DESC LIMIT 1), g.reason) AS text
FROM known AS k CROSS JOIN (SELECT DISTINCT reason, CAST(family_size AS INTEGER) AS family_size
                            FROM result_finding WHERE reason IS NOT NULL) AS g;

CREATE VIEW verdict_reason AS
WITH given AS (
  SELECT task_group, mode, '' AS source, reason, family_size FROM verdict_main
  UNION ALL
  SELECT task_group, mode, source, reason, family_size FROM verdict_interaction
)
SELECT g.task_group, g.mode, g.source, r.text
FROM given AS g JOIN reason_said AS r ON r.reason = g.reason AND r.family_size IS g.family_size;

CREATE VIEW verdict_name AS
WITH contrast AS (
  SELECT m.*, (SELECT coalesce(nullif(label, ''), name) FROM variable
               WHERE role = 'condition' ORDER BY name LIMIT 1) AS condition
  FROM verdict_main AS m
)
SELECT task_group, mode, '' AS subject, 'condition' AS name, condition AS text FROM contrast
UNION ALL SELECT task_group, mode, '', 'mode', mode FROM contrast
UNION ALL SELECT task_group, mode, '', 'reference', reference FROM contrast
UNION ALL SELECT task_group, mode, '', 'outcome', label FROM contrast
UNION ALL SELECT task_group, mode, '', 'unit', unit FROM contrast
UNION ALL SELECT task_group, mode, '', 'caveat', caveat FROM contrast
UNION ALL
SELECT k.task_group, k.mode, '', 'direction', w.text
FROM contrast AS k JOIN said AS w
  ON w.name = 'direction ' || iif(iif(k.scale = 'log', k.ratio > 1, k.estimate > 0), 'up', 'down')
UNION ALL
SELECT k.task_group, k.mode, '', 'apart', w.text
FROM contrast AS k JOIN said AS w ON w.name = 'apart ' || k.apart
UNION ALL
SELECT k.task_group, k.mode, '', 'joined', w.text
FROM contrast AS k JOIN said AS w ON w.name = 'joined ' || k.joined
UNION ALL
SELECT task_group, mode, source, iif(source = '', 'reason', 'reason_cause'), text
FROM verdict_reason
UNION ALL
SELECT task_group, mode, source, 'source', label FROM verdict_interaction
UNION ALL
SELECT task_group, mode, source, 'term', term_label FROM verdict_interaction
UNION ALL
SELECT i.task_group, i.mode, i.source, 'effect', w.text
FROM verdict_interaction AS i JOIN said AS w ON w.name = 'effect ' || i.effect
UNION ALL
SELECT d.task_group, d.mode, d.source, f.column1, iif(f.column1 = 'driving', d.driving, d.silent)
FROM verdict_driver AS d CROSS JOIN (VALUES ('driving'), ('silent')) AS f;
