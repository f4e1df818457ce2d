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
JOIN (VALUES (11, 'unit'), (12, 'percent'), (13, 'factor'), (14, 'reason'), (14, 'untrimmed'),
             (15, 'small'), (16, 'blocks'), (17, 'apart'), (18, 'detectable')) AS w
  ON CASE w.column2 WHEN 'unit' THEN f.found AND f.scale = 'log' WHEN 'percent' THEN f.found
       WHEN 'factor' THEN f.found AND f.scale <> 'log'
       WHEN 'reason' THEN f.found AND f.grade = 'suggestive' AND f.p_untrimmed IS NULL
       WHEN 'untrimmed' THEN f.p_untrimmed IS NOT NULL AND NOT f.opposite
       WHEN 'small' THEN f.found AND f.equivalent
       WHEN 'blocks' THEN f.heterogeneous AND NOT f.opposite
       WHEN 'apart' THEN f.grade = 'not detected' AND NOT f.opposite AND NOT f.equivalent
       ELSE f.grade = 'not detected' AND NOT f.opposite AND NOT f.equivalent END
UNION ALL
SELECT task_group, mode, 'conclusion', 70, '', 'secondary' FROM fact;

CREATE VIEW verdict_said_cause AS
WITH cause AS (
  SELECT i.*, CASE WHEN i.term_label IS NOT NULL THEN ' text'
                   WHEN i.scale = 'log' THEN ' log' ELSE '' END AS way
  FROM verdict_interaction AS i
  LEFT JOIN verdict_driver AS d ON d.task_group = i.task_group AND d.mode = i.mode
    AND d.source = i.source
  WHERE i.grade IN ('shown', 'suggestive') AND i.place <= 3 AND d.source IS NULL
)
SELECT task_group, mode, 'conclusion' AS part, 30 + 3 * place AS place, source AS subject,
       'cause ' || grade || way AS word
FROM cause
UNION ALL
SELECT task_group, mode, 'conclusion', 31 + 3 * place, source, 'cause effect' FROM cause
UNION ALL
SELECT task_group, mode, 'conclusion', 32 + 3 * place, source, 'cause reason'
FROM cause WHERE grade = 'suggestive' AND p_untrimmed IS NULL
UNION ALL
SELECT task_group, mode, 'conclusion', 51, source, 'cause untrimmed'
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
SELECT task_group, mode, 'conclusion' AS part, 20 AS place, source AS subject,
       'driver' || iif(shown AND confirmed, '', ' suggestive') AS word
FROM verdict_driver
UNION ALL
SELECT task_group, mode, 'conclusion', 21, '',
       'graph ' || CASE WHEN confirmed THEN 'confirmed' WHEN driver_p IS NULL THEN 'untested'
                        ELSE 'unconfirmed' END
FROM verdict_structure WHERE driven
UNION ALL
SELECT s.task_group, s.mode, 'conclusion', 60, '', 'graph differs'
FROM known AS k CROSS JOIN verdict_structure AS s WHERE NOT s.driven AND s.graph_p < k.alpha;

CREATE VIEW verdict_said_caveat AS
SELECT m.task_group, m.mode, 'caveat' AS part, w.column1 AS place, '' AS subject,
       'caveat ' || w.column2 AS word
FROM verdict_main AS m
JOIN (VALUES (1, 'checks'), (2, 'ranks'), (3, 'robustness'), (4, 'outcome')) AS w
  ON CASE w.column2 WHEN 'checks' THEN m.grade IN ('shown', 'suggestive')
       WHEN 'ranks' THEN m.ranks_disagree AND m.grade <> 'not tested'
       WHEN 'robustness' THEN m.grade = 'shown' AND m.scale <> 'log' AND NOT m.opposite
       ELSE m.grade <> 'not tested' END
UNION ALL
SELECT task_group, mode, 'advice', 1, '',
       'verdict ' || word || iif(scenario > 2 AND strength = 'suggestive', ' suggestive', '')
       || ' advice'
FROM verdict_case
UNION ALL
SELECT task_group, mode, 'advice', 2, '', 'verdict planning'
FROM verdict_case AS c
WHERE scenario = 1 AND NOT equivalent AND EXISTS (
  SELECT 1 FROM verdict_main AS m
  WHERE m.task_group = c.task_group AND m.mode = c.mode AND m.equivalent IS NOT 1);

CREATE VIEW verdict_sentence AS
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
