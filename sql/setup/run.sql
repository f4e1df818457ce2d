-- setup/run.sql: what each run is called, and which levels of the condition are compared.
--
-- Views over causalite_cells() and `variable`, whatever columns `experiment` has. Where the steps
-- are computed, aside.sql puts tables in the place of these views.
--
-- Ten views, here and elsewhere, that most others rest on are read by causalite_rows() from
-- <name>_definition, which has their text: so a view over them has few parts, however deep it is.
-- A column that has a type there has it again by CAST, or no index would be made where it is joined.
--
--   cell_text(run, name, value, label)
--        the cells. label: the cell as a text, so that 1, '1' and 1.0 are one, the texts 1.1 and 1.10
--        two; NULL for an empty one. A number as set-up writes it (clt_label_text): versions of
--        SQLite differ in how they write reals
--   run_text(run, role, name, value, label)
--        all of them by run, in the order of the columns; role: of columns that say what a run is
--   status_word(word, meaning)   what a status says: 'not run' yet, or 'failed'; any other: finished
--   run_status(run, status, meaning)   runs whose column of role status says something: 'finished'
--        by a yes, no or number; 'unknown': one of which it is not known what it says; NULL: a word
--        that status_word does not have. Runs of these count as finished
--   run_time(run, label)   the cells of the column of role time
--   run_day(run, day)   the day of it, as written: ISO 8601, or seconds, milliseconds, micro- or
--        nanoseconds since 1970; NULL where it is neither
--   run_label(run, unit, own_group, mode, block, day, cluster, status, meaning, mode_was_empty,
--        run_number, compared)
--        unit: the column of role unit, else the rowid. own_group: that of role group, else '(one
--        group)'. mode: that of role condition; an empty one is setting empty_mode, or 'default'
--        where the condition has one value alone; else NULL: the run is of no level. block: the group
--        and the columns of role block, 'group / model'; so the blocks of different groups, merged
--        or all together, are never mixed. Several columns of a role are joined by ' / ', in their
--        order. run_number: of the run, from 1 on. compared: 1 if it has a mode, and compared_level has
--        that, or no level
--   experiment_run(unit, task_group, mode, block, cell, day, cluster, status, mode_was_empty,
--        run_number)
--        one row an experiment that was run and whose level is compared. task_group: by group_merge
--        where it is listed there. day: NULL where days have fewer than two runs on average: within
--        days nothing could be compared then. cell: block and day: within its levels runs are alike
--   mode_level(mode, is_reference, place)   the levels compared. The reference: setting reference,
--        else the first
--   mode_pair(mode, reference, place)
--        a row for each level that is compared with the reference. Effects are mode - reference

CREATE VIEW cell_text AS
SELECT run, name, value, nullif(CAST(CASE
         WHEN typeof(value) <> 'real' OR abs(value) = 9e999 THEN value
         ELSE causalite_format(value, 'plain') END AS TEXT), '') AS label
FROM causalite_cells;

CREATE VIEW run_text AS
SELECT c.run, v.role, v.name, c.value, c.label
FROM cell_text AS c
LEFT JOIN variable AS v ON v.name = c.name
  AND v.role IN ('unit', 'group', 'condition', 'block', 'cluster', 'time', 'status');

CREATE VIEW status_word(word, meaning) AS
SELECT column1, 'not run'
FROM (VALUES ('todo'), ('waiting'), ('scheduled'), ('running'), ('queued'), ('pending'),
             ('in_progress'), ('in progress'))
UNION ALL
SELECT column1, 'failed'
FROM (VALUES ('failed'), ('fail'), ('failure'), ('killed'), ('crashed'), ('crash'), ('error'),
             ('pruned'), ('aborted'), ('timeout'), ('cancelled'), ('canceled'), ('preempted'),
             ('oom'), ('失败'));

-- A column may say yes or no to 'success' or to 'failed', or give an exit code, or one of HTTP. A
-- yes, no or number of a 'status' says neither: 0 and 1 are as often censored and died.
CREATE VIEW run_status AS
WITH said AS (
  SELECT c.run, trim(c.label) AS status, lower(trim(c.label)) AS word, lower(c.name) AS name
  FROM variable AS v CROSS JOIN cell_text AS c ON c.name = v.name
  WHERE v.role = 'status' AND c.label IS NOT NULL
), asked AS (
  SELECT run, status, word,
         iif(word = CAST(word AS NUMERIC), CAST(word AS NUMERIC), NULL) AS number,
         name LIKE '%fail%' OR name LIKE '%crash%' OR name LIKE '%error%' OR name = 'oom'
           AS failure,
         name LIKE '%succe%' OR name LIKE '%done%' OR name LIKE '%complete%' OR name LIKE '%ok%'
           OR name LIKE '%finish%' OR name LIKE '%pass%' OR name LIKE '%valid%' AS success,
         name LIKE '%code%' OR name IN ('rc', 'returncode') AS code,
         name LIKE '%status%' OR name LIKE '%http%' AS http
  FROM said
)
SELECT a.run, a.status,
       CASE WHEN w.word IS NOT NULL THEN w.meaning
            WHEN a.code AND a.number IS NOT NULL
              THEN iif(a.number = 0 OR a.http AND a.number BETWEEN 100 AND 399, 'finished',
                       'failed')
            WHEN a.failure THEN iif(a.word IN ('1', 'true', 'yes'), 'failed', 'finished')
            WHEN a.success THEN iif(a.word IN ('0', 'false', 'no'), 'failed', 'finished')
            WHEN a.number IS NOT NULL OR a.word IN ('true', 'yes', 'false', 'no')
              THEN 'unknown' END AS meaning
FROM asked AS a LEFT JOIN status_word AS w ON w.word = a.word;

CREATE VIEW run_time AS
SELECT c.run, c.label FROM variable AS v CROSS JOIN cell_text AS c ON c.name = v.name
WHERE v.role = 'time';

CREATE VIEW run_day AS
WITH written AS (
  SELECT run, trim(label) AS text, CAST(label AS NUMERIC) AS number
  FROM run_time WHERE label IS NOT NULL
)
SELECT run,
       CASE WHEN text GLOB '[12][0-9][0-9][0-9][-/.][01][0-9][-/.][0-3][0-9]*'
              THEN replace(replace(substr(text, 1, 10), '/', '-'), '.', '-')
            WHEN text GLOB '[12][09][0-9][0-9][01][0-9][0-3][0-9]'
              OR text GLOB '[12][09][0-9][0-9][01][0-9][0-3][0-9][T ]*'
              THEN substr(text, 1, 4) || '-' || substr(text, 5, 2) || '-' || substr(text, 7, 2)
            WHEN text = number AND number >= 1e8
              THEN date(number / CASE WHEN number < 1e11 THEN 1.0 WHEN number < 1e14 THEN 1e3
                                      WHEN number < 1e17 THEN 1e6 ELSE 1e9 END, 'unixepoch')
       END AS day
FROM written;

-- The cells come by run and in the order of the columns, so group_concat() keeps that.
CREATE VIEW run_label_definition AS
WITH labelled AS (
  SELECT run, max(role IS 'unit') AS has_key,
         max(value) FILTER (WHERE role = 'unit' AND value <> '') AS key,
         max(label) FILTER (WHERE role = 'condition') AS mode,
         coalesce(group_concat(coalesce(label, '(none)'), ' / ') FILTER (WHERE role = 'group'),
                  '(one group)') AS own_group,
         coalesce(group_concat(coalesce(label, '(none)'), ' / ') FILTER (WHERE role = 'block'),
                  '(none)') AS blocks,
         group_concat(coalesce(label, '(none)'), ' / ') FILTER (WHERE role = 'cluster') AS cluster
  FROM run_text GROUP BY run
), empty AS MATERIALIZED (
  SELECT coalesce(CAST((SELECT value FROM setting WHERE name = 'empty_mode') AS TEXT),
                  iif(count(DISTINCT mode) = 1, 'default', NULL)) AS mode
  FROM labelled
), named AS (
  SELECT l.run, iif(l.has_key, l.key, l.run) AS unit, l.own_group, l.cluster,
         l.mode IS NULL AS mode_was_empty, coalesce(l.mode, e.mode) AS mode,
         l.own_group || ' / ' || l.blocks AS block
  FROM labelled AS l CROSS JOIN empty AS e
)
SELECT n.run, n.unit, n.own_group, n.mode, n.block, d.day, n.cluster, s.status, s.meaning,
       n.mode_was_empty, row_number() OVER (ORDER BY n.run) AS run_number,
       n.mode IS NOT NULL AND (n.mode IN (SELECT mode FROM compared_level)
                               OR NOT EXISTS (SELECT 1 FROM compared_level)) AS compared
FROM named AS n LEFT JOIN run_day AS d ON d.run = n.run LEFT JOIN run_status AS s ON s.run = n.run;

CREATE VIEW run_label(
  run, unit, own_group, mode, block, day, cluster, status, meaning, mode_was_empty, run_number,
  compared) AS
WITH made AS MATERIALIZED (
  SELECT CAST(c1 AS INTEGER), c2, c3, c4, c5, c6, c7, c8, c9, c10, c11, c12
  FROM causalite_rows('run_label_definition')
)
SELECT * FROM made;

CREATE VIEW experiment_run AS
WITH compared AS MATERIALIZED (
  SELECT * FROM run_label WHERE compared AND meaning IS NOT 'not run'
), common AS MATERIALIZED (
  SELECT 2 * count(DISTINCT day) <= count(day) AS days FROM compared
), dated AS (
  SELECT r.*, iif(c.days, r.day, NULL) AS common_day FROM compared AS r CROSS JOIN common AS c
)
SELECT r.unit, coalesce(m.merged_group, r.own_group) AS task_group, r.mode, r.block,
       r.block || coalesce(' / ' || r.common_day, '') AS cell, r.common_day AS day, r.cluster,
       iif(r.meaning = 'failed', r.status, NULL) AS status, r.mode_was_empty, r.run_number
FROM dated AS r LEFT JOIN group_merge AS m ON m.task_group = r.own_group;

-- Labels that are numbers sort as such, 2 before 10, and before words.
CREATE VIEW mode_level_definition AS
WITH run AS (
  SELECT DISTINCT mode, iif(mode = CAST(mode AS NUMERIC), CAST(mode AS NUMERIC), mode) AS value
  FROM experiment_run
), level AS MATERIALIZED (
  SELECT r.mode, r.value, row_number() OVER (ORDER BY l.place, r.value, r.mode) AS place
  FROM run AS r LEFT JOIN compared_level AS l ON l.mode = r.mode
), chosen AS (
  SELECT CAST(max(value) AS TEXT) AS mode FROM setting WHERE name = 'reference'
), reference AS (  -- by its name, else as a number: 1e-5 is 1e-05
  SELECT iif(c.mode IS NULL, 1, coalesce(
           (SELECT place FROM level AS l WHERE l.mode = c.mode),
           (SELECT min(place) FROM level AS l WHERE typeof(l.value) <> 'text'
              AND c.mode = CAST(c.mode AS NUMERIC) AND l.value = CAST(c.mode AS NUMERIC))))
           AS place
  FROM chosen AS c
)
SELECT l.mode, coalesce(l.place = r.place, 0) AS is_reference, l.place
FROM reference AS r CROSS JOIN level AS l;

CREATE VIEW mode_level(mode, is_reference, place) AS
WITH made AS MATERIALIZED (
  SELECT c1, c2, c3 FROM causalite_rows('mode_level_definition')
)
SELECT * FROM made;

CREATE VIEW mode_pair AS
SELECT l.mode, r.mode AS reference, row_number() OVER (ORDER BY l.place) AS place
FROM mode_level AS l JOIN mode_level AS r ON r.is_reference WHERE NOT l.is_reference;
