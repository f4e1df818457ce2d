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
WITH again AS MATERIALIZED (
  SELECT '; SELECT causalite_refresh()' AS call
), run AS MATERIALIZED (
  SELECT count(*) AS n, count(unit) AS with_key, count(DISTINCT unit) AS keys FROM run_label
), level AS MATERIALIZED (
  SELECT mode, count(*) AS n, sum(mode_was_empty) AS empty FROM run_label GROUP BY mode
-- rest: all but the two that have most runs; what empty cells stand for stays
), listed AS MATERIALIZED (
  SELECT count(*) AS levels, group_concat(printf('%s (%d)', mode, n), ', ') AS text,
         (SELECT group_concat(quote(mode), ', ')
          FROM (SELECT mode FROM level
                ORDER BY empty > 0 DESC, n DESC, mode LIMIT -1 OFFSET 2)) AS rest
  FROM level
), filled_from AS (  -- a view of main cannot name a table elsewhere, a temporary one can
  SELECT lower(source_table) IN ('experiment', 'main.experiment') AS own,
         instr(source_table, '.') > 0 AS elsewhere,
         '"' || replace(replace(source_table, '"', '""'), '.', '"."') || '"' AS quoted
  FROM known
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
  SELECT 6, printf('%s has more than two levels: %s. Keep two: ', c.name, l.text)
            || CASE WHEN f.own THEN printf('DELETE FROM experiment WHERE "%w" IN (%s)', c.name,
                                           l.rest)
               ELSE printf('CREATE %s runs_of_two_levels AS SELECT * FROM %s WHERE "%w" IS NULL ' ||
                           'OR "%w" NOT IN (%s); UPDATE setting SET value = ' ||
                           '''%sruns_of_two_levels'' WHERE name = ''source''',
                           iif(f.elsewhere, 'TEMP VIEW', 'VIEW'), f.quoted, c.name, c.name, l.rest,
                           iif(f.elsewhere, 'temp.', '')) END
            || call
  FROM role_column AS c, listed AS l, filled_from AS f, again WHERE c.role = 'condition'
    AND l.levels > 2
  UNION ALL
  SELECT 7,
         printf('setting reference is ''%s'', which is none of the levels: %s. Name one, or ' ||
                'leave the choice: UPDATE setting SET value = NULL ' ||
                'WHERE name = ''reference''',
                   reference, l.text) || call
  FROM known, listed AS l, again WHERE l.levels > 0 AND reference NOT IN (SELECT mode FROM level)
)
SELECT message FROM (SELECT place, message FROM reason ORDER BY place, message);
