-- setup/data_note.sql: what to know about the data before reading a result.
--
--   data_note(subject, note)   how often the mode was empty; what is missing (task groups, blocks,
--                              a second mode, hyperparameters, defaults; energy, by mode); what
--                              columns are used as; which are left out, by their role or because
--                              they hold text; the caveats of the others

CREATE VIEW data_note AS
WITH pair AS MATERIALIZED (
  SELECT reference, other FROM mode_pair
), counted AS (
  SELECT task_group, count(*) AS n, sum(mode_was_empty) AS empty_modes,
         sum(mode = reference) AS n_reference, sum(mode = other) AS n_other, reference, other
  FROM experiment_run, pair GROUP BY task_group
), no_energy AS (  -- by energy variable, what is missing in each task group, as text
  SELECT variable, mode_text || ' (' || group_text || ')' || CASE
           WHEN 0 IN (missing_reference, missing_other)
           THEN '; missing in one mode only: what is compared are the runs that were measured'
             ELSE '' END AS note
  FROM (SELECT variable, sum(missing_reference) AS missing_reference,
               sum(missing_other) AS missing_other,
               printf('%d of %d runs in mode %s, %d of %d in mode %s', sum(missing_reference),
                      sum(n_reference), reference,
                      sum(missing_other), sum(n_other), other) AS mode_text,
               group_concat(printf('%s %d', task_group, missing_reference + missing_other), ', ')
                 FILTER (WHERE missing_reference + missing_other > 0) AS group_text
        FROM (SELECT o.variable, o.task_group, p.reference, p.other,
                     sum(o.mode = p.reference) AS n_reference, sum(o.mode = p.other) AS n_other,
                     sum(o.mode = p.reference AND o.value IS NULL) AS missing_reference,
                     sum(o.mode = p.other AND o.value IS NULL) AS missing_other
              FROM observation AS o JOIN variable AS v ON v.name = o.variable, pair AS p
              WHERE v.role = 'outcome' AND p.other IS NOT NULL GROUP BY o.variable, o.task_group)
        GROUP BY variable HAVING sum(missing_reference + missing_other) > 0)
), left_out AS (
  SELECT name, caveat, caveat LIKE '%not numbers%' AS text, caveat LIKE '%constant%' AS constant,
         lower(name) LIKE 'hyperparam\_%' ESCAPE '\' AS hyperparameter,
         lower(name) LIKE 'hyperparam\_%' ESCAPE '\' OR lower(name) LIKE 'energy\_%' ESCAPE '\'
           OR lower(name) LIKE 'perf\_%' ESCAPE '\' AS meant
  FROM variable
  WHERE role = 'ignore' AND EXISTS (SELECT 1 FROM experiment_run)
)
SELECT 'experiments' AS subject,
       printf('%d row%s', count(*), iif(count(*) = 1, '', 's')) || coalesce('; ' || (
         SELECT group_concat(printf('mode %s: %d', mode, n), ', ')
         FROM (SELECT mode, count(*) AS n FROM experiment_run GROUP BY mode)),
           ': there is nothing to analyse') AS note
FROM experiment_run
UNION ALL
SELECT 'used as', group_concat(r.column2 || ' = ' || v.name, ', ')
FROM (VALUES ('condition', 'mode'), ('group', 'group'), ('block', 'block'),
             ('duration', 'duration'), ('unit', 'key')) AS r
CROSS JOIN variable AS v ON v.role = r.column1 HAVING count(*) > 0
UNION ALL
SELECT 'mode',
       printf('%d row%s with an empty mode count%s as ''%s''', sum(empty_modes),
              iif(sum(empty_modes) = 1, '', 's'),
                      iif(sum(empty_modes) = 1, 's', ''), (SELECT empty_mode FROM known))
FROM counted HAVING sum(empty_modes) > 0
UNION ALL
SELECT 'mode', printf('one mode only (''%s''): there is nothing to compare', reference)
FROM mode_pair WHERE reference IS NOT NULL AND other IS NULL
UNION ALL
SELECT 'task group', 'no column names the task group (role group): all rows are one group'
WHERE NOT EXISTS (SELECT 1 FROM variable WHERE role = 'group')
UNION ALL
SELECT 'block',
       'no column to block by (role block): blocked figures control for nothing within a task group'
WHERE NOT EXISTS (SELECT 1 FROM variable WHERE role = 'block')
UNION ALL
SELECT 'duration', 'no duration (role duration): adjustment plan has no covariate'
WHERE NOT EXISTS (SELECT 1 FROM variable WHERE role = 'duration')
UNION ALL
SELECT task_group, iif(n = 1, 'its one row is', printf('all %d rows are', n))
       || printf(' in mode ''%s''', CASE WHEN n_other = 0 THEN reference ELSE other END)
FROM counted WHERE n_other = 0 OR n_reference = 0
UNION ALL
SELECT 'task group ' || task_group, 'merged into ' || merged_group FROM group_merge
UNION ALL
SELECT 'hyperparameters', iif(EXISTS (SELECT 1 FROM left_out WHERE hyperparameter),
         'none has two numbers to compare', 'no column has the role cause')
       || ': steps 3 and 4 have nothing to test'
WHERE NOT EXISTS (SELECT 1 FROM tested_cause) AND EXISTS (SELECT 1 FROM experiment_run)
UNION ALL
SELECT 'hyperparameters', 'the same in all rows, so not tested: ' || group_concat(name, ', ')
FROM left_out WHERE hyperparameter AND constant HAVING count(*) > 0
UNION ALL
SELECT 'energy', 'no column has the role outcome: nothing can be tested'
WHERE NOT EXISTS (SELECT 1 FROM variable WHERE role = 'outcome')
  AND EXISTS (SELECT 1 FROM experiment_run)
UNION ALL
SELECT 'energy', 'no '
       || iif(count(*) = (SELECT count(*) FROM variable WHERE role = 'outcome'), 'energy',
              group_concat(variable, ', ')) || ': ' || note
FROM no_energy GROUP BY note
UNION ALL
SELECT 'cells',
       printf('%d cell%s of column %s held %s: taken as empty', cells, iif(cells = 1, '', 's'),
              name, replace(texts, ',', ', '))
FROM import_note
UNION ALL
SELECT 'text',
       printf('%s has the role %s, but %d of its %d values are no numbers, such as ''%s'': it ' ||
              'is left out of every step. Correct these cells, or put ' ||
              'a column of numbers in its place, or UPDATE variable ' ||
              'SET role = ''ignore'' WHERE name = ''%q''',
              t.name, v.role, t.cells, t.filled, t.example, t.name)
FROM text_column AS t JOIN variable AS v ON v.name = t.name
UNION ALL
SELECT task_group, 'empty, and variable_default has no value for them: '
       || group_concat(printf('%s in %d of %d rows', variable, empty, n), ', ')
FROM (SELECT o.task_group, o.variable, count(*) AS n, sum(o.value IS NULL) AS empty
      FROM tested_cause AS c CROSS JOIN observation AS o ON o.variable = c.name
      GROUP BY o.task_group, o.variable)
WHERE empty BETWEEN 1 AND n - 1 GROUP BY task_group
UNION ALL
SELECT 'left out', name || ' is ' || caveat FROM left_out WHERE meant AND text
UNION ALL
SELECT 'columns left out',
       group_concat(name || CASE WHEN text THEN ' (text)'
                                 WHEN constant THEN ' (constant)'
                                 WHEN caveat LIKE '%no values%' THEN ' (empty)'
                                 WHEN caveat LIKE '%does not tell%' THEN ' (unknown)'
                                 ELSE '' END, ', ')
FROM left_out WHERE NOT (meant AND text OR hyperparameter AND constant) HAVING count(*) > 0
UNION ALL
SELECT 'caveat', caveat || ': ' || group_concat(name, ', ') FROM variable
WHERE role <> 'ignore' AND caveat <> '' AND caveat NOT LIKE 'ignored: %' GROUP BY caveat;

INSERT INTO analysis_step VALUES ('data_note', 10, 'The data', 0);
