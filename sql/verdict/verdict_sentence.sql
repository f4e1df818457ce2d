-- verdict/verdict_sentence.sql: what is said of each task group and contrast, and when.
--
--   verdict_said_main, verdict_said_cause, verdict_said_structure, verdict_said_caveat
--     (task_group, mode, part, place, subject, word)
--        the sentences, by the names they have in words/verdict.sql. part: conclusion, advice or
--        caveat. place: their order. subject: the cause they are about, or ''
--   verdict_sentence(task_group, mode, part, place, subject, text)
--        the same with {name} filled in. A sentence of which a part is not there is left out

CREATE VIEW verdict_said_main AS
WITH fact AS (
  SELECT *, grade IN ('shown', 'suggestive') AND NOT opposite AS found FROM verdict_main
), lead AS (
  SELECT task_group, mode, CASE
           WHEN variable IS NULL THEN 'no outcome'
           WHEN min(n_mode, n_reference) = 0 THEN 'absent'
           WHEN grade = 'not tested' THEN iif(reason IS NULL, 'untested', 'not tested')
           WHEN opposite THEN 'opposite'
           WHEN found THEN grade || iif(scale = 'log', ' log', '')
           WHEN equivalent THEN 'equivalent'
           ELSE 'not detected' || iif(scale = 'log', ' log', '') END AS word
  FROM fact
)
SELECT task_group, mode, 'conclusion' AS part, 10 AS place, '' AS subject, 'main ' || word AS word
FROM lead
UNION ALL
SELECT f.task_group, f.mode, 'conclusion', w.column1, '', 'main ' || w.column2
FROM fact AS f
JOIN (VALUES (10.5, 'largest'), (11, 'unit'), (12, 'percent'), (13, 'factor'), (14, 'reason'),
             (14, 'untrimmed'), (14, 'untrimmed small'), (15, 'small'), (16, 'blocks'),
             (17, 'apart'), (17, 'opposed'), (18, 'detectable'), (18, 'detectable log'),
             (19, 'joined')) AS w
  ON CASE WHEN w.column2 IN ('unit', 'percent', 'factor', 'reason', 'small') AND NOT f.found
            OR w.column1 > 16 AND (f.grade <> 'not detected' OR f.equivalent)
            OR w.column2 = 'largest' AND NOT f.found AND f.equivalent OR f.opposite THEN 0
       WHEN w.column2 = 'largest' THEN f.p_largest
       WHEN w.column2 = 'unit' THEN f.scale = 'log' WHEN w.column2 = 'percent' THEN 1
       WHEN w.column2 = 'factor' THEN f.scale <> 'log'
       WHEN w.column2 = 'reason' THEN f.grade = 'suggestive' AND f.p_untrimmed IS NULL
       WHEN w.column2 LIKE 'untrimmed%'  -- with 'small' the two would contradict each other
         THEN f.p_untrimmed IS NOT NULL
              AND coalesce(f.equivalent, 0) = (w.column2 = 'untrimmed small')
       WHEN w.column2 = 'small' THEN f.equivalent AND f.p_untrimmed IS NULL
       WHEN w.column2 = 'blocks' THEN f.heterogeneous
       WHEN w.column2 = 'apart' THEN f.beyond WHEN w.column2 = 'opposed' THEN NOT f.beyond
       WHEN w.column2 LIKE 'detectable%' THEN (f.scale = 'log') = (w.column2 <> 'detectable')
       ELSE f.joined IS NOT NULL END
UNION ALL
SELECT task_group, mode, 'conclusion', 70, '', 'secondary' FROM fact;

CREATE VIEW verdict_said_cause AS
WITH cause AS (
  SELECT i.*, d.source IS NOT NULL AS drives,  -- drivers come before all that is said of causes
         iif(d.source IS NULL, 30 + 3 * i.place, 20 + 0.01 * i.place) AS position,
         CASE WHEN i.term_label IS NOT NULL THEN ' text'
              WHEN i.scale = 'log' THEN ' log' ELSE '' END AS way
  FROM verdict_interaction AS i
  LEFT JOIN verdict_driver AS d ON d.task_group = i.task_group AND d.mode = i.mode
    AND d.source = i.source
  WHERE i.grade IN ('shown', 'suggestive') AND (i.place <= 3 OR d.source IS NOT NULL)
)
SELECT task_group, mode, 'conclusion' AS part, position AS place, source AS subject,
       'cause ' || grade || way AS word
FROM cause WHERE NOT drives
UNION ALL
SELECT task_group, mode, 'conclusion', position + 1, source, 'cause effect'
FROM cause WHERE NOT drives
UNION ALL
SELECT task_group, mode, 'conclusion', position + iif(drives, 0.005, 2), source, 'cause reason'
FROM cause WHERE grade = 'suggestive' AND p_untrimmed IS NULL
UNION ALL
SELECT task_group, mode, 'caveat', 3.1, source, 'caveat robustness cause' FROM cause
UNION ALL
SELECT task_group, mode, 'conclusion', 51, source,
       'cause untrimmed' || iif(equivalent, ' small', '')
FROM verdict_interaction WHERE p_untrimmed IS NOT NULL
UNION ALL
SELECT c.task_group, c.mode, 'conclusion', w.column1, '', 'causes ' || w.column2
FROM verdict_case AS c
JOIN (VALUES (45, 'more'), (46, 'rest'), (50, 'none'), (50, 'equivalent'), (51, 'detectable'),
             (52, 'multiply'), (53, 'add'), (54, 'bound'), (55, 'untested'), (55, 'no cause'))
  AS w
  ON CASE w.column2 WHEN 'more' THEN c.interactions > 3
       WHEN 'rest' THEN c.interactions > 0
       WHEN 'none' THEN c.interactions_tested > 0 AND c.interactions = 0
                        AND NOT c.interactions_equivalent
       WHEN 'equivalent' THEN c.interactions = 0 AND c.interactions_equivalent
       WHEN 'detectable' THEN c.interactions_tested > 0 AND c.interactions = 0
                        AND NOT c.interactions_equivalent AND NOT c.bound
       WHEN 'no cause' THEN c.main_grade <> 'not tested' AND NOT EXISTS (
              SELECT 1 FROM verdict_interaction AS i
              WHERE i.task_group = c.task_group AND i.mode = c.mode)
       WHEN 'untested' THEN c.main_grade <> 'not tested' ELSE 1 END;

CREATE VIEW verdict_said_structure AS
SELECT task_group, mode, 'conclusion' AS part, 20 + 0.01 * place AS place, source AS subject,
       'driver' || iif(shown AND confirmed, '', ' suggestive') AS word
FROM verdict_driver
UNION ALL
SELECT task_group, mode, 'conclusion', 21, '',
       'graph ' || CASE WHEN confirmed THEN 'confirmed' WHEN driver_p IS NULL THEN 'untested'
                        ELSE 'unconfirmed' END
FROM verdict_structure WHERE driven
UNION ALL
SELECT s.task_group, s.mode, 'conclusion', 60, '', 'graph differs'
FROM known AS k CROSS JOIN verdict_structure AS s WHERE NOT s.driven AND s.graph_p < k.alpha
UNION ALL
SELECT task_group, mode, 'conclusion', 61, path, 'path ' || word
FROM verdict_path WHERE place = 1
UNION ALL
SELECT p.task_group, p.mode, 'conclusion', 62, p.path,
       'path ' || iif(p.change_p < k.alpha, 'differs', 'alike')
FROM known AS k CROSS JOIN verdict_path AS p WHERE p.place = 1 AND p.change_p IS NOT NULL
UNION ALL
SELECT task_group, mode, 'conclusion', 63, '', 'paths more' FROM verdict_path
GROUP BY task_group, mode HAVING max(place) > 1
UNION ALL
SELECT task_group, mode, 'caveat', 3.2, path, 'caveat path'
FROM verdict_path WHERE place = 1;

CREATE VIEW verdict_said_caveat AS
SELECT m.task_group, m.mode, 'caveat' AS part, w.column1 AS place, '' AS subject,
       'caveat ' || w.column2 AS word
FROM verdict_main AS m
JOIN (VALUES (1, 'checks'), (2, 'ranks'), (3, 'robustness'), (4, 'outcome')) AS w
  ON CASE w.column2 WHEN 'checks' THEN m.grade IN ('shown', 'suggestive')
       WHEN 'ranks' THEN m.ranks_disagree AND m.grade <> 'not tested'
       WHEN 'robustness' THEN m.grade IN ('shown', 'suggestive') AND NOT m.opposite
       ELSE m.grade <> 'not tested' END
UNION ALL
SELECT task_group, mode, 'advice', 1, '',
       'verdict ' || word || iif(scenario > 2 AND strength = 'suggestive', ' suggestive', '')
       || ' advice'
FROM verdict_case
UNION ALL
SELECT c.task_group, c.mode, 'advice', 2, '',
       'verdict planning' || iif(m.joined IS NULL, '', ' joined')
FROM verdict_case AS c JOIN verdict_main AS m ON m.task_group = c.task_group AND m.mode = c.mode
WHERE c.scenario = 1 AND NOT c.equivalent AND m.equivalent IS NOT 1;

CREATE VIEW verdict_sentence_definition AS
WITH RECURSIVE value AS MATERIALIZED (
  SELECT * FROM verdict_value WHERE text IS NOT NULL
), spoken AS MATERIALIZED (
  SELECT s.*, w.text
  FROM (SELECT * FROM verdict_said_main UNION ALL SELECT * FROM verdict_said_cause
        UNION ALL SELECT * FROM verdict_said_structure
        UNION ALL SELECT * FROM verdict_said_caveat) AS s
  JOIN said AS w ON w.name = s.word
), filled(task_group, mode, part, place, subject, text, rest) AS (
  SELECT task_group, mode, part, place, subject, '', text FROM spoken
  UNION ALL
  SELECT f.task_group, f.mode, f.part, f.place, f.subject,
         f.text || substr(f.rest, 1, instr(f.rest, '{') - 1) || v.text,
         substr(f.rest, instr(f.rest, '}') + 1)
  FROM filled AS f CROSS JOIN value AS v
    ON v.task_group = f.task_group AND v.mode = f.mode AND v.subject IN ('', f.subject)
      AND v.name = substr(f.rest, instr(f.rest, '{') + 1,
                          instr(f.rest, '}') - instr(f.rest, '{') - 1)
  WHERE instr(f.rest, '{') > 0
)
SELECT task_group, mode, part, place, subject, text || rest AS text
FROM filled WHERE instr(rest, '{') = 0;

CREATE VIEW verdict_sentence(task_group, mode, part, place, subject, text) AS
WITH made AS MATERIALIZED (
  SELECT c1, c2, c3, c4, c5, c6 FROM causalite_rows('verdict_sentence_definition')
)
SELECT * FROM made;
