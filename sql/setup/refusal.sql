-- setup/refusal.sql: why nothing can be computed.
--
--   role_column(role, name, place, columns)   the columns of the roles of which there is one at
--                                             most
--   refusal(message)   a row for each reason, the most basic first; none where the steps can run.
--                      Each ends with statements that cure it. causalite_refresh() raises the
--                      first.

CREATE VIEW role_column AS
SELECT role, name, row_number() OVER (PARTITION BY role ORDER BY name) AS place,
       count(*) OVER (PARTITION BY role) AS columns
FROM variable WHERE role IN ('condition', 'unit');

CREATE VIEW refusal AS
WITH RECURSIVE again AS MATERIALIZED (
  SELECT '; SELECT causalite_refresh()' AS call
), run AS MATERIALIZED (
  SELECT count(*) AS n, count(unit) AS with_key, count(DISTINCT unit) AS keys FROM run_label
), level AS MATERIALIZED (
  SELECT mode, count(*) AS n, compared FROM run_label WHERE mode IS NOT NULL GROUP BY mode
), control(code) AS (  -- characters that options cannot hold
  SELECT 1 UNION ALL SELECT code + 1 FROM control WHERE code < 31
), listed AS MATERIALIZED (
  SELECT count(*) AS levels, sum(compared) AS compared,
         group_concat(printf('%s (%d)', mode, n), ', ') AS text,
         (SELECT group_concat(replace(causalite_quote(mode), '''', ''''''), ',')
          FROM (SELECT mode FROM level ORDER BY n DESC, mode LIMIT 2)) AS two
  FROM level
), found AS MATERIALIZED (  -- columns of few values, if it must be asked which one is the condition
  SELECT name, count(*) AS levels, max(value IS NULL) AS empty,
         group_concat(printf('%s %d', coalesce(value, 'empty'), n), ', ') AS text
  FROM (SELECT c.name, nullif(c.value, '') AS value, count(*) AS n
        FROM (SELECT 1 WHERE NOT EXISTS (SELECT 1 FROM variable WHERE role = 'condition'))
        CROSS JOIN causalite_cells AS c
        GROUP BY c.name, nullif(c.value, ''))
  GROUP BY name HAVING count(*) BETWEEN 2 AND 5
), candidate AS (
  SELECT coalesce(max(name) FILTER (WHERE place = 1), 'column') AS first,
         coalesce('columns of few values: ' || group_concat(printf('%s (%s)', name, text), ', '),
                  'no column has from two to five values') AS text
  FROM (SELECT *, row_number() OVER (ORDER BY empty, levels, name) AS place FROM found
        ORDER BY empty, levels, name)
), reason(place, message) AS (
  SELECT 1,
         printf('%s has no rows: there is nothing to compute. Fill it, then: SELECT ' ||
                'causalite_refresh()', source_table)
  FROM known, run WHERE n = 0
  UNION ALL
  SELECT 2, 'no column is the condition, whose effect is asked; ' || text
            || printf('. Name it: UPDATE variable SET role = ''condition'' WHERE name = ''%q''',
                      first) || call
  FROM candidate, again WHERE NOT EXISTS (SELECT 1 FROM variable WHERE role = 'condition')
  UNION ALL
  SELECT 3,
         printf('%s has the role %s, but is no column of experiment: UPDATE variable SET role = ' ||
                '''ignore'' WHERE name = ''%q''',
                   name, role, name) || call
  FROM variable, run, again
  WHERE role <> 'ignore' AND n > 0
    AND NOT EXISTS (SELECT 1 FROM causalite_cells AS c WHERE c.name = variable.name)
  UNION ALL
  SELECT 4,
         printf('%s has the role %s, which another column has: UPDATE variable SET role = ' ||
                '''ignore'' WHERE name = ''%q''',
                   name, role, name) || call
  FROM role_column, again WHERE place > 1
  UNION ALL
  SELECT 5,
         printf('%s is not a key: it is empty in %d of %d rows, and has %d values in the ' ||
                'others. Without one the rows are counted: UPDATE variable SET role = ' ||
                '''ignore'' WHERE name = ''%q''',
                   name, n - with_key, n, keys, name) || call
  FROM role_column, run, again WHERE role = 'unit' AND keys < n
  UNION ALL
  SELECT 5, printf('a level of %s has the control character of code %d: UPDATE %s SET "%w" = ' ||
                   'replace("%w", char(%d), '''')',
                   r.name, code, source_table, r.name, r.name, code) || call
  FROM level JOIN control ON instr(mode, char(code)) > 0 AND code NOT IN (9, 10, 13)
  CROSS JOIN role_column AS r ON r.role = 'condition' CROSS JOIN known CROSS JOIN again
  UNION ALL
  SELECT 6, printf('%s has %d levels, and each but the first would be compared with that one. If ' ||
                   'it is a cause rather than the condition, or two of them are the question, say ' ||
                   'so: SELECT causalite_setup(''%q'', ''{"levels":[%s]}'')',
                   c.name, l.compared, k.source_table, l.two) || call
  FROM known AS k, role_column AS c, listed AS l, again WHERE c.role = 'condition'
    AND l.compared > 20
  UNION ALL
  SELECT 7, printf('compared_level names ''%s'', which no run has; there are %s. Take it out: ' ||
                   'DELETE FROM compared_level WHERE mode = ''%q''', o.mode, l.text, o.mode) || call
  FROM compared_level AS o, listed AS l, again
  WHERE l.levels > 0 AND o.mode NOT IN (SELECT mode FROM level)
  UNION ALL
  SELECT 8,
         printf('setting reference is ''%s'', which is none of the levels: %s. Name one, or ' ||
                'leave the choice: UPDATE setting SET value = NULL ' ||
                'WHERE name = ''reference''',
                   reference, l.text) || call
  FROM known, listed AS l, again WHERE l.levels > 0 AND reference NOT IN (SELECT mode FROM mode_level)
)
SELECT message FROM (SELECT place, message FROM reason ORDER BY place, message);
