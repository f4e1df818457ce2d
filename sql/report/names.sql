-- report/names.sql: opens the report: what things are called, and the tables that the other scripts
-- of this folder fill.
--
-- The scripts run in this order, in a private database that holds a copy of the configuration, the
-- results and `experiment`: names, style, answer, main, structure, question, conclusion, method,
-- page. The rows of the SELECT that ends page.sql are the lines of the page. It begins with the
-- answer, and follows the plan's outline then: 1 main effect; 2 causal structure; 3 the three
-- questions; 4 conclusions; how it was computed. Language: setting lang. Texts: words/report.sql.
--
--   report_known                   known, read once
--   report_name(kind, key, label, html)   what variables, levels and the condition are called
--   report_step                    slope_step
--   report_part(part, task_group, mode, reference, label, html, id)
--        one for each task group and contrast that has runs; of a group that has none, one
--   report_said(name, text), report_phrase(part, name, text)
--        the fixed texts, as HTML; those of a part speak of its levels as {mode} and {reference}
--   report_text(place, html)       pieces of the page; `place` orders them:
--                                  section * 1000000000 + part * 10000 + item
--   report_fold(first, last, word) what stands between two places is folded. One rule for all: in a
--                                  report of many parts what was found stays open, and rows, tables
--                                  and figures of what was not have their places in a fold
--   report_figure(place, svg, caption)
--   report_column(tbl, col, word, kind), report_row(tbl, part, place, line, low, high, c0, c1 ...)
--                                  tables. How column col is shown, kind: text | short (on one
--                                  line) | word | html | integer | estimate | change (signed) | fix
--                                  (two decimals) | percent | p | interval (low and high instead).
--                                  A column that is empty throughout a table is left out
--   report_source(tbl, sql)        the statement that gives a table, {group}, {mode} for its part's

CREATE TEMP TABLE report_known AS
SELECT k.*, p.name AS outcome, v.unit AS outcome_unit,
       (SELECT count(*) FROM mode_pair) AS contrasts,
       (SELECT count(*) > 2 FROM result_verdict) AS many,  -- what is not found is folded
       (SELECT count(*) > 0 FROM tested_cause) AS caused,
       (SELECT count(*) > 0 FROM measured WHERE role = 'performance') AS performing,
       (SELECT count(*) > 0 FROM variable WHERE role = 'block') AS blocked,
       (SELECT count(DISTINCT day) FROM experiment_run) AS days
FROM known AS k LEFT JOIN primary_outcome AS p LEFT JOIN variable AS v ON v.name = p.name;

CREATE TEMP TABLE report_name AS
SELECT kind, key, label, causalite_html(label) AS html
FROM (SELECT 'variable' AS kind, name AS key, label FROM variable_label
      UNION ALL SELECT 'mode', mode, mode FROM mode_level
      UNION ALL SELECT 'block', NULL, group_concat(name, ' / ') FROM variable WHERE role = 'block'
      HAVING count(*) > 0);
CREATE INDEX temp.report_name_key ON report_name(kind, key);

CREATE TEMP TABLE report_step AS SELECT * FROM slope_step;
CREATE INDEX temp.report_step_key ON report_step(task_group, source);

CREATE TEMP TABLE report_part AS
WITH measured AS (
  SELECT v.task_group, v.mode, v.reference, p.place, min(v.n_mode, v.n_reference) > 0 AS has_runs
  FROM result_verdict AS v JOIN mode_pair AS p ON p.mode = v.mode
)
SELECT row_number() OVER (ORDER BY task_group, place) AS part, task_group, mode, reference,
       label, causalite_html(label) AS html,
       'part' || row_number() OVER (ORDER BY task_group, place) AS id
FROM (SELECT m.*, coalesce((SELECT text FROM said WHERE name = 'label ' || task_group), task_group)
                  || iif((SELECT contrasts FROM report_known) > 1,
                                    ': ' || mode || ' − ' || reference, '') AS label
      FROM measured AS m
      WHERE has_runs OR place = 1 AND NOT EXISTS (
        SELECT 1 FROM measured AS o WHERE o.task_group = m.task_group AND o.has_runs));

CREATE TEMP TABLE report_said AS
SELECT s.name, replace(replace(replace(replace(replace(replace(causalite_html(s.text),
         '{in blocks}', iif(k.blocked, coalesce((
           SELECT text FROM said WHERE name = 'in blocks'), ''), '')),
         '{within}', coalesce((
           SELECT causalite_html(w.text) FROM said AS w WHERE w.name = 'within '
             || iif(k.blocked, iif(k.days > 1, 'both', 'block'), iif(k.days > 1, 'day', ''))), '')),
         '{condition}', causalite_html(coalesce((
           SELECT group_concat(l.label, ' / ') FROM variable_label AS l JOIN variable AS v
             ON v.name = l.name AND v.role = 'condition'), '–'))),
         '{outcome}', coalesce((SELECT html FROM report_name
                                WHERE kind = 'variable' AND key = k.outcome), '–')),
         '{block}', coalesce((SELECT html FROM report_name WHERE kind = 'block'), '–')),
         '{unit}', coalesce(' (' || causalite_html(nullif(k.outcome_unit, '')) || ')', '')) AS text
FROM (SELECT * FROM said UNION ALL SELECT 'given title', title FROM report_known) AS s
CROSS JOIN report_known AS k;
CREATE UNIQUE INDEX temp.report_said_name ON report_said(name);

CREATE TEMP VIEW report_phrase AS
SELECT p.part, s.name, replace(replace(s.text, '{mode}', causalite_html(p.mode)),
                               '{reference}', causalite_html(p.reference)) AS text
FROM temp.report_part AS p CROSS JOIN temp.report_said AS s;

CREATE TEMP TABLE report_text(place INTEGER, html TEXT);
CREATE TEMP TABLE report_fold(first INTEGER, last INTEGER, word TEXT);
CREATE TEMP TABLE report_figure(place INTEGER, svg TEXT, caption TEXT);
CREATE TEMP TABLE report_column(tbl TEXT, col INTEGER, word TEXT, kind TEXT);
CREATE TEMP TABLE report_row(
  tbl TEXT, part INTEGER, place INTEGER, line INTEGER, low, high, c0, c1, c2, c3, c4, c5, c6, c7,
  c8, c9, c10, c11, c12
);
CREATE TEMP TABLE report_source(tbl TEXT, sql TEXT);

-- Counts and means of what is measured, of the runs that conclusions rest on, in a part and over
-- all of them (part NULL).
CREATE TEMP TABLE report_mean AS
WITH cell AS MATERIALIZED (
  SELECT p.part, p.mode, o.variable, o.value, o.mode = p.mode AS in_mode
  FROM temp.report_part AS p JOIN sound_observation AS o
    ON o.task_group = p.task_group AND o.mode IN (p.mode, p.reference)
)
SELECT part, mode, variable, count(value) FILTER (WHERE in_mode) AS n1,
       count(value) FILTER (WHERE NOT in_mode) AS n2, avg(value) FILTER (WHERE in_mode) AS mean1,
       avg(value) FILTER (WHERE NOT in_mode) AS mean2
FROM cell GROUP BY part, variable
UNION ALL
SELECT NULL, mode, variable, count(value) FILTER (WHERE in_mode),
       count(value) FILTER (WHERE NOT in_mode), avg(value) FILTER (WHERE in_mode),
       avg(value) FILTER (WHERE NOT in_mode)
FROM cell GROUP BY mode, variable;
