-- alert/data_alert.sql: what in the data changes what may be concluded, each in a sentence.
--
-- From the views of the other files of this folder, the stored results, and the texts of
-- words/alert.sql:
--
--   alert_raw     all alerts before they are put into words: alert, word (which text), severity,
--        task_group, mode (of the contrast, NULL: none), subject, n, share, a to f (what the text
--        names), cure, or what cures it: cut, a condition on the rows of the source that are to be
--        left out, or whose column `emptied` is to be empty
--   alert_found   the same, the cure being statements in every case
--   alert_general(name, text)   what the texts name that is the same in all of them
--   alert_text_of(word, part, both, grouped, ungrouped)   the texts: part 'note' or 'effect', both:
--        1 for the one with both answers; grouped names the task group, ungrouped does not
--   alert_answer(alert, task_group, mode, finding, checked, sign)   the answer as the rule has it
--        and the answer the other way, where both are there; sign '−': differences; '/': ratios of
--        geometric means, where the rule chose the scale of logarithms. Of lost runs the p alone
--        differs, over the whole family
--   data_alert    a row for each alert
--
-- Columns
--   alert (what it is), severity (1 it changes what may be concluded, 2 look at it, 3 a note),
--   task_group ('': all), subject, n (runs or values concerned), share (of those looked at; for
--   'days alike' the correlation), note (the sentence, in the language of setting lang), effect
--   (what it does to the result), cure (statements to paste; empty: none is needed, or none helps)

CREATE VIEW alert_raw_definition AS
SELECT * FROM alert_levels UNION ALL SELECT * FROM alert_role
UNION ALL SELECT * FROM alert_filled UNION ALL SELECT * FROM alert_text
UNION ALL SELECT * FROM alert_left_out UNION ALL SELECT * FROM alert_size
UNION ALL SELECT * FROM alert_control UNION ALL SELECT * FROM alert_day_level
UNION ALL SELECT * FROM alert_day_alike UNION ALL SELECT * FROM alert_day_unknown
UNION ALL SELECT * FROM alert_repeat UNION ALL SELECT * FROM alert_duplicate
UNION ALL SELECT * FROM alert_aborted UNION ALL SELECT * FROM alert_status
UNION ALL SELECT * FROM alert_level_out UNION ALL SELECT * FROM alert_block_level
UNION ALL SELECT * FROM alert_block_effect UNION ALL SELECT * FROM alert_drift
UNION ALL SELECT * FROM alert_range UNION ALL SELECT * FROM alert_missing
UNION ALL SELECT * FROM alert_sentinel UNION ALL SELECT * FROM alert_negative;

CREATE VIEW alert_raw(
  alert, word, severity, task_group, mode, subject, n, share, a, b, c, d, e, f, cure, cut,
  emptied) AS
WITH made AS MATERIALIZED (
  SELECT c1, c2, c3, c4, c5, c6, c7, c8, c9, c10, c11, c12, c13, c14, c15, c16, c17
  FROM causalite_rows('alert_raw_definition')
)
SELECT * FROM made;

CREATE VIEW alert_found AS
SELECT r.alert, r.word, r.severity, r.task_group, r.mode, r.subject, r.n, r.share,
       r.a, r.b, r.c, r.d, r.e, r.f,
       CASE WHEN r.cure IS NOT NULL OR r.cut IS NULL THEN r.cure
            WHEN s.is_own AND r.emptied IS NULL
              THEN printf('DELETE FROM experiment WHERE %s; SELECT causalite_refresh()', r.cut)
            WHEN s.is_own
              THEN printf('UPDATE experiment SET "%w" = NULL WHERE %s; SELECT causalite_refresh()',
                          r.emptied, r.cut)
            ELSE printf('CREATE %sVIEW "%w" AS %s; UPDATE setting SET value = ''%q'' '
                        || 'WHERE name = ''source''; SELECT causalite_refresh()', s.temp,
                        printf('%s (%s: %s)', s.name, r.alert, r.subject),
                        CASE WHEN r.emptied IS NULL
                             THEN printf('SELECT * FROM %s WHERE NOT coalesce(%s, 0)', s.sql, r.cut)
                             ELSE printf('SELECT %s FROM %s', (
                               SELECT group_concat(iif(v.name = r.emptied, printf(
                                        'CASE WHEN NOT coalesce(%s, 0) THEN "%w" END AS "%w"',
                                        r.cut, v.name, v.name), printf('"%w"', v.name)), ', ')
                               FROM variable AS v), s.sql) END,
                        printf('%s (%s: %s)', s.name, r.alert, r.subject)) END AS cure
FROM alert_raw AS r CROSS JOIN alert_source AS s;

CREATE VIEW alert_general AS
SELECT 'unit' AS name, unit AS text FROM alert_outcome
UNION ALL SELECT 'outcome', label FROM alert_outcome
UNION ALL SELECT 'condition', l.label FROM variable AS v JOIN variable_label AS l ON l.name = v.name
WHERE v.role = 'condition'
UNION ALL SELECT 'cluster', coalesce((
  SELECT group_concat(l.label, ' / ') FROM variable AS v JOIN variable_label AS l ON l.name = v.name
  WHERE v.role = 'cluster'), (SELECT text FROM said WHERE name = 'configuration'))
UNION ALL SELECT 'block', group_concat(label, ' / ') FROM (
  SELECT l.label FROM variable AS v JOIN variable_label AS l ON l.name = v.name
  WHERE v.role = 'block' ORDER BY v.name);

CREATE VIEW alert_text_of AS
WITH named AS (
  SELECT substr(name, 7) AS name, text, instr(text, '[') AS opened, instr(text, ']') AS closed
  FROM said WHERE name LIKE 'alert %'
), parted AS (
  SELECT CASE WHEN name LIKE '% effect' THEN substr(name, 1, length(name) - 7)
              WHEN name LIKE '% both' THEN substr(name, 1, length(name) - 5) ELSE name END AS word,
         iif(name LIKE '% effect' OR name LIKE '% both', 'effect', 'note') AS part,
         name LIKE '% both' AS both, replace(replace(text, '[', ''), ']', '') AS grouped,
         iif(opened > 0, substr(text, 1, opened - 1) || substr(text, closed + 1), text) AS rest
  FROM named
)
SELECT word, part, both, grouped, upper(substr(rest, 1, 1)) || substr(rest, 2) AS ungrouped
FROM parted;

CREATE VIEW alert_answer AS
WITH answer AS (  -- of the main effect on the primary outcome; the rule's own is '', 'rule'
  SELECT f.task_group, f.mode, w.column1 AS check_name, w.column2 AS is_ratio,
         CASE WHEN w.column1 = 'rule' THEN NULL WHEN w.column2 THEN f.ratio
              ELSE f.estimate END AS estimate,
         iif(w.column2, NULL, f.conf_low) AS conf_low,
         iif(w.column2, NULL, f.conf_high) AS conf_high,
         CASE WHEN w.column1 = 'rule' THEN f.p_family WHEN w.column2 THEN f.p_log_plain
              ELSE f.p_raw_plain END AS p_value
  FROM result_finding AS f JOIN primary_outcome AS o ON o.name = f.target
  CROSS JOIN (VALUES ('', 0), ('', 1), ('rule', 0), ('rule', 1)) AS w
  WHERE f.kind = 'main effect'
  UNION ALL  -- a check of a ratio has its interval on the scale of logarithms
  SELECT r.task_group, r.mode, r.check_name, r.ratio IS NOT NULL, coalesce(r.ratio, r.estimate),
         iif(r.ratio IS NULL, r.conf_low, NULL), iif(r.ratio IS NULL, r.conf_high, NULL), r.p_value
  FROM result_robustness AS r JOIN primary_outcome AS o ON o.name = r.target
  WHERE r.kind = 'main effect'
), written AS (
  SELECT a.task_group, a.mode, a.check_name, a.is_ratio,
         CASE WHEN a.is_ratio THEN '×' WHEN a.estimate > 0 THEN '+' ELSE '' END
         || causalite_format(a.estimate, 'estimate') || iif(a.is_ratio, '', o.unit)
         || coalesce(' [' || causalite_format(a.conf_low, 'estimate') || ', '
                     || causalite_format(a.conf_high, 'estimate') || ']', '') AS text,
         replace(replace('p = ' || causalite_format(a.p_value, 'p', k.lang), '= <', '<'), '= >',
                 '>') AS p
  FROM answer AS a CROSS JOIN alert_outcome AS o
  JOIN (SELECT value AS lang FROM setting WHERE name = 'lang') AS k
  WHERE a.p_value IS NOT NULL
)
SELECT c.column1 AS alert, f.task_group, f.mode,
       coalesce(f.text || j.opening || f.p || j.closing, f.p) AS finding,
       r.text || j.opening || r.p || j.closing AS checked, iif(f.is_ratio, '/', '−') AS sign
FROM (VALUES ('confounded day', '', 'block cells only'), ('days alike', '', 'day as cluster'),
             ('aborted', '', 'with aborted runs'), ('repeats', '', 'HC3'),
             ('missing in one mode', 'rule', 'without trimming')) AS c CROSS JOIN joiner AS j
JOIN written AS r ON r.check_name = c.column3 AND r.text IS NOT NULL
JOIN written AS f ON f.check_name = c.column2 AND f.task_group = r.task_group AND f.mode = r.mode
  AND f.is_ratio = r.is_ratio AND (f.text IS NOT NULL OR c.column2 = 'rule');

-- A brace of what is filled in is char(1) until all is. An effect that names what is not there is
-- not said.
CREATE VIEW data_alert AS
WITH RECURSIVE found AS MATERIALIZED (
  SELECT row_number() OVER () AS id, f.*, p.reference, p.mode AS level,
         iif(f.mode IS NOT NULL AND p.suffix <> ''
               AND substr(f.subject, -length(p.suffix)) = p.suffix,
             substr(f.subject, 1, length(f.subject) - length(p.suffix)), f.subject) AS bare
  FROM alert_found AS f
  LEFT JOIN alert_pair AS p ON p.mode = f.mode OR f.mode IS NULL AND p.place = 1
), answered AS MATERIALIZED (
  SELECT f.*, a.finding, a.checked, a.sign FROM found AS f LEFT JOIN alert_answer AS a
    ON a.alert = f.alert AND a.task_group = f.task_group AND a.mode = f.level
), general AS MATERIALIZED (
  SELECT * FROM alert_general
), place(name, place) AS MATERIALIZED (
  SELECT column1, row_number() OVER ()
  FROM (VALUES ('n'), ('share'), ('a'), ('b'), ('c'), ('d'), ('e'), ('f'), ('finding'), ('checked'),
               ('sign'), ('unit'), ('outcome'), ('condition'), ('block'), ('cluster'), ('subject'), ('group'),
               ('mode'), ('reference'))
), filled(id, part, place, text) AS (
  SELECT a.id, t.part, 0, iif(a.task_group = '(one group)', t.ungrouped, t.grouped)
  FROM answered AS a JOIN alert_text_of AS t
    ON t.word = a.word AND (t.part <> 'effect' OR t.both = (a.checked IS NOT NULL))
  UNION ALL
  SELECT s.id, s.part, p.place,
         CASE WHEN instr(s.text, '{' || p.name || '}') = 0 THEN s.text
              ELSE replace(s.text, '{' || p.name || '}', replace(CASE p.name
                     WHEN 'n' THEN f.n WHEN 'share' THEN causalite_format(f.share, 'percent')
                     WHEN 'a' THEN f.a WHEN 'b' THEN f.b WHEN 'c' THEN f.c WHEN 'd' THEN f.d
                     WHEN 'e' THEN f.e WHEN 'f' THEN f.f WHEN 'finding' THEN f.finding
                     WHEN 'checked' THEN f.checked WHEN 'sign' THEN f.sign
                     WHEN 'subject' THEN f.bare WHEN 'group' THEN f.task_group
                     WHEN 'mode' THEN f.level WHEN 'reference' THEN f.reference
                     ELSE g.text END, '{', char(1))) END
  FROM filled AS s JOIN place AS p ON p.place = s.place + 1 JOIN answered AS f ON f.id = s.id
  LEFT JOIN general AS g ON g.name = p.name
), said_of AS MATERIALIZED (
  SELECT id, part, replace(text, char(1), '{') AS text FROM filled
  WHERE place = (SELECT count(*) FROM place)
)
SELECT f.alert, f.severity, f.task_group, f.subject, f.n, f.share, n.text AS note,
       e.text AS effect, f.cure
FROM answered AS f JOIN said_of AS n ON n.id = f.id AND n.part = 'note'
LEFT JOIN said_of AS e ON e.id = f.id AND e.part = 'effect'
ORDER BY f.severity, f.alert, f.task_group, f.subject;

INSERT INTO analysis_step
VALUES ('data_alert', 5, 'What in the data changes what may be concluded', 1);
