-- alert/column.sql: what the columns are taken for, and what of them is left out.
--
--   alert_role(…)    alert 'note': what columns are used as, and what roles no column has;
--        'no outcome'
--   alert_filled(…)  'no default': empty causes; 'missing': outcomes not measured, by level
--   alert_text(…)    'cells': texts taken as empty; 'text': columns left out for other texts
--   alert_left_out(…)   alert 'note': columns left out, and caveats of the others

CREATE VIEW alert_role AS
WITH used AS (
  SELECT group_concat(r.column1 || ' = ' || v.name, (SELECT gap FROM joiner)) AS text
  FROM (VALUES ('condition'), ('group'), ('block'), ('cluster'), ('time'), ('status'), ('duration'),
               ('unit')) AS r CROSS JOIN variable AS v ON v.role = r.column1
), lacking AS (  -- word, severity
  SELECT 'no group' AS word, 3 AS severity, 'group' AS subject
  WHERE NOT EXISTS (SELECT 1 FROM variable WHERE role = 'group')
  UNION ALL SELECT 'no block', 3, 'block'
  WHERE NOT EXISTS (SELECT 1 FROM variable WHERE role = 'block')
  UNION ALL SELECT 'no duration', 3, 'duration'
  WHERE NOT EXISTS (SELECT 1 FROM variable WHERE role = 'duration')
  UNION ALL SELECT 'no cause', 2, 'cause' WHERE NOT EXISTS (SELECT 1 FROM tested_cause)
)
SELECT 'note' AS alert, 'used as' AS word, 3 AS severity, '' AS task_group, NULL AS mode,
       'used as' AS subject, NULL AS n, NULL AS share, text AS a, NULL AS b, NULL AS c, NULL AS d,
       NULL AS e, NULL AS f, NULL AS cure, NULL AS cut, NULL AS emptied
FROM used WHERE text IS NOT NULL
UNION ALL
SELECT 'note', word, severity, '', NULL, subject, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL,
       NULL, NULL, NULL
FROM lacking
UNION ALL
SELECT 'no outcome', 'no outcome', 1, '', NULL, 'outcome', NULL, NULL, NULL, NULL, NULL, NULL, NULL,
       NULL, 'UPDATE variable SET role = ''outcome'' WHERE name = ''' || replace((
         SELECT name FROM variable WHERE role IN ('mediator', 'control', 'performance')
         ORDER BY name LIMIT 1), '''', '''''') || '''; SELECT causalite_refresh()', NULL, NULL
WHERE NOT EXISTS (SELECT 1 FROM primary_outcome)
UNION ALL
SELECT 'note', 'merged', 3, merged_group, NULL, task_group, NULL, NULL, NULL, NULL, NULL, NULL,
       NULL, NULL, printf('DELETE FROM group_merge WHERE task_group = ''%q''; '
                          || 'SELECT causalite_refresh()', task_group), NULL, NULL
FROM group_merge;

CREATE VIEW alert_filled AS
WITH cause AS (
  SELECT o.task_group, o.variable, count(*) AS n, sum(o.value IS NULL) AS empty
  FROM tested_cause AS c CROSS JOIN observation AS o ON o.variable = c.name
  GROUP BY o.task_group, o.variable
), lacking AS (
  SELECT task_group, sum(empty) AS n, max(variable) AS example,
         group_concat(printf('%s %d/%d', variable, empty, n), (SELECT gap FROM joiner))
           AS text
  FROM cause WHERE empty BETWEEN 1 AND n - 1 GROUP BY task_group
), usual AS (
  SELECT l.*, (SELECT o.value FROM observation AS o
               WHERE o.variable = l.example AND o.task_group = l.task_group
                 AND o.value IS NOT NULL
               GROUP BY o.value ORDER BY count(*) DESC, o.value LIMIT 1) AS value
  FROM lacking AS l
), outcome AS (
  SELECT variable, mode, count(*) AS n, sum(value IS NULL) AS missing
  FROM (SELECT name FROM measured WHERE role = 'outcome') AS m
  CROSS JOIN observation AS o ON o.variable = m.name GROUP BY variable, mode
), gap AS (
  SELECT variable, sum(missing) AS n, sum(n) AS runs,
         group_concat(printf('%s %d/%d', mode, missing, n), (SELECT gap FROM joiner)) AS text
  FROM outcome GROUP BY variable HAVING sum(missing) > 0
)
SELECT 'no default' AS alert, 'no default' AS word, 2 AS severity, task_group, NULL AS mode,
       'causes' AS subject, n, NULL AS share, text AS a, example AS b,
       causalite_format(value, 'plain') AS c, NULL AS d, NULL AS e, NULL AS f,
       printf('INSERT INTO variable_default SELECT DISTINCT r.own_group, ''%q'', %s '
              || 'FROM run_label AS r LEFT JOIN group_merge AS m ON m.task_group = r.own_group '
              || 'WHERE coalesce(m.merged_group, r.own_group) = ''%q''; '
              || 'SELECT causalite_refresh()', example,
              causalite_format(value, 'plain'), task_group) AS cure, NULL AS cut,
       NULL AS emptied
FROM usual
UNION ALL
SELECT 'missing', 'missing', 3, '', NULL,
       min(l.label) || iif(count(*) > 1, replace(w.text, '{n}', count(*) - 1), ''),
       g.n, 1.0 * g.n / g.runs, g.text, g.runs, NULL, NULL, NULL, NULL, NULL, NULL, NULL
FROM gap AS g JOIN variable_label AS l ON l.name = g.variable
JOIN said AS w ON w.name = 'and more' GROUP BY g.text;

CREATE VIEW alert_text AS
SELECT 'cells' AS alert, 'cells' AS word, 3 AS severity, '' AS task_group, NULL AS mode,
       name AS subject, cells AS n, NULL AS share,
       replace(texts, ',', (SELECT gap FROM joiner)) AS a, NULL AS b, NULL AS c,
       NULL AS d, NULL AS e, NULL AS f, NULL AS cure, NULL AS cut, NULL AS emptied
FROM import_note
UNION ALL
SELECT 'text', iif(v.role IN ('cause', 'negative_control'), 'text labels', 'text'), 1, '', NULL,
       t.name, t.cells, 1.0 * t.cells / t.filled, t.filled, t.example,
       v.role, NULL, NULL, NULL, NULL,
       printf('typeof(causalite_cell("%w")) = ''text''', t.name), t.name
FROM text_column AS t JOIN variable AS v ON v.name = t.name
WHERE v.role NOT IN ('cause', 'negative_control') OR t.cells < t.filled
UNION ALL  -- the guess has left it out: most of it is numbers
SELECT 'text', 'text guessed', 2, '', NULL, name, n, 1.0 * n / filled, filled,
       substr(caveat, 10), NULL, NULL, NULL, NULL,
       NULL, NULL, NULL
FROM (SELECT name, caveat, CAST(substr(caveat, 10) AS INTEGER) AS n,
             CAST(substr(caveat, instr(caveat, ' of ') + 4) AS INTEGER) AS filled
      FROM variable WHERE role = 'ignore' AND caveat LIKE 'ignored: % of % values are not numbers%')
WHERE 2 * n < filled;

CREATE VIEW alert_left_out AS
WITH column_of AS (
  SELECT v.name || coalesce(j.opening || w.text || j.closing, '') AS text, j.gap
  FROM joiner AS j CROSS JOIN variable AS v
  LEFT JOIN said AS w ON w.name = 'left out ' || CASE
    WHEN v.caveat LIKE '%not numbers%' THEN 'text' WHEN v.caveat LIKE '%constant%' THEN 'constant'
    WHEN v.caveat LIKE '%no values%' THEN 'empty'
    WHEN v.caveat LIKE '%does not tell%' THEN 'unknown' END
  WHERE v.role = 'ignore' ORDER BY v.name
), listed AS (
  SELECT count(*) AS n, group_concat(text, gap) AS text FROM column_of
)
SELECT 'note' AS alert, 'left out' AS word, 3 AS severity, '' AS task_group, NULL AS mode,
       'columns left out' AS subject, n, NULL AS share, text AS a, NULL AS b, NULL AS c, NULL AS d,
       NULL AS e, NULL AS f, NULL AS cure, NULL AS cut, NULL AS emptied
FROM listed WHERE n > 0
UNION ALL
SELECT 'note', 'caveat', 3, '', NULL, group_concat(l.label, (SELECT gap FROM joiner)), count(*),
       NULL,
       coalesce((SELECT t.text FROM word AS w JOIN said AS t ON t.name = w.name
                 WHERE w.en = v.caveat), v.caveat), NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL
FROM variable AS v JOIN variable_label AS l ON l.name = v.name
WHERE v.role <> 'ignore' AND v.caveat <> '' AND v.caveat NOT LIKE 'ignored: %' GROUP BY v.caveat;
