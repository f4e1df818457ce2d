-- alert/run.sql: what the alerts read.
--
--   alert_pair(mode, reference, place, suffix)   mode_pair; suffix tells the subjects of several
--        contrasts apart, and is empty where there is one
--   alert_outcome(name, label, unit)   the primary outcome as a reader knows it: unit ' J'
--   alert_cause(task_group, variable, place, is_covariate)   the causes with two values or more
--        among the runs that count; a covariate, if at most a fifth of the runs lack it
--   alert_cell(unit, task_group, variable, text)   a value of a cause as JSON; of a label its
--        number. So neither names nor labels have to be written as JSON
--   alert_run(unit, run_number, task_group, mode, block, day, value, cell, wide, complete,
--        configuration)
--        the runs that conclusions rest on, value being the primary outcome; cell: block and mode;
--        wide: the covariates, for option wide of ols, complete: 1 if the run has all of them;
--        configuration: the values of all causes, an empty one being a value: with the cell it says
--        which runs repeat each other
--   alert_level(task_group, mode, reference, suffix, block, n, n_reference)
--        how many of them each block has of either level of a contrast
--   alert_source(name, sql, is_own, temp)   the table that experiment is filled from, as a
--        statement names it. is_own: it is experiment itself; temp: 'TEMP ' where it lies in
--        another schema, which a view in main cannot read
--
-- aside.sql puts a table in the place of alert_run.

CREATE VIEW alert_pair AS
SELECT mode, reference, place,
       iif((SELECT count(*) FROM mode_pair) > 1, ' (' || mode || ')', '') AS suffix
FROM mode_pair;

CREATE VIEW alert_outcome AS
SELECT v.name, coalesce(nullif(v.label, ''), v.name) AS label,
       coalesce(' ' || nullif(v.unit, ''), '') AS unit
FROM primary_outcome AS p JOIN variable AS v ON v.name = p.name;

CREATE VIEW alert_cell AS
SELECT o.unit, o.task_group, o.variable,
       causalite_format(o.value, 'plain') AS text
FROM (SELECT name FROM variable WHERE role = 'cause') AS v
CROSS JOIN observation AS o ON o.variable = v.name
UNION ALL
SELECT l.unit, l.task_group, l.variable,
       CASE WHEN l.value IS NOT NULL
            THEN '"l' || dense_rank() OVER (PARTITION BY l.variable ORDER BY l.value) || '"' END
FROM (SELECT name FROM variable WHERE role = 'cause') AS v
CROSS JOIN cause_label AS l ON l.variable = v.name;

CREATE VIEW alert_cause AS
SELECT task_group, variable, count(text) >= 0.8 * count(*) AS is_covariate,
       row_number() OVER (PARTITION BY task_group ORDER BY variable) AS place
FROM alert_cell WHERE unit NOT IN (SELECT unit FROM aborted_run WHERE left_out)
GROUP BY task_group, variable HAVING count(DISTINCT text) > 1;

CREATE VIEW alert_run AS
WITH setting_of AS MATERIALIZED (  -- what each run was set to
  SELECT unit, count(*) FILTER (WHERE is_covariate AND text IS NULL) = 0 AS complete,
         '{' || group_concat('"c' || place || '":' || coalesce(text, 'null'), ',')
           FILTER (WHERE is_covariate) || '}' AS wide,
         group_concat(place || '=' || coalesce(text, ''), ',') AS configuration
  FROM (SELECT c.unit, a.place, a.is_covariate, c.text
        FROM alert_cause AS a
        JOIN alert_cell AS c ON c.task_group = a.task_group AND c.variable = a.variable
        ORDER BY c.unit, a.place)
  GROUP BY unit
)
SELECT r.unit, r.run_number, r.task_group, r.mode, r.block, r.day, o.value,
       r.block || ' / ' || r.mode AS cell,
       coalesce(s.wide, '{}') AS wide, coalesce(s.complete, 1) AS complete,
       coalesce(s.configuration, '') AS configuration
FROM experiment_run AS r LEFT JOIN setting_of AS s ON s.unit = r.unit
LEFT JOIN primary_outcome AS p LEFT JOIN variable_number AS n ON n.name = p.name
LEFT JOIN measured_value AS o ON o.place = (n.number << 32) + r.run_number
WHERE r.unit NOT IN (SELECT unit FROM aborted_run WHERE left_out);

CREATE VIEW alert_level AS
SELECT r.task_group, p.mode, p.reference, p.suffix, r.block, sum(r.mode = p.mode) AS n,
       sum(r.mode = p.reference) AS n_reference
FROM alert_pair AS p JOIN alert_run AS r ON r.mode IN (p.mode, p.reference)
WHERE r.value IS NOT NULL GROUP BY r.task_group, p.mode, p.reference, p.suffix, r.block;

CREATE VIEW alert_source AS
SELECT source_table AS name,
       CASE dot WHEN 0 THEN printf('"%w"', source_table)
                ELSE printf('"%w"."%w"', substr(source_table, 1, dot - 1),
                            substr(source_table, dot + 1)) END AS sql,
       lower(source_table) IN ('experiment', 'main.experiment') AS is_own,
       iif(dot > 0 AND lower(source_table) NOT LIKE 'main.%', 'TEMP ', '') AS temp
FROM (SELECT value AS source_table, instr(value, '.') AS dot FROM setting WHERE name = 'source');
