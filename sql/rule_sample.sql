-- rule_sample.sql: the rule of 'shown', step 1: who is in its models.
--
--   rule_contrast(contrast, task_group, mode, reference)   a row for each task group and level that
--        is compared; contrast: its number
--   rule_cause(cause, place, key, is_text, is_control)     the causes; key: the name as JSON text
--   rule_part(cause, unit, value, part)    their values, numbers or labels; part: "name":value
--   rule_started(run, contrast, unit, run_number, is_mode, block, days, left_out, cluster, day_number,
--        block_number, cell_number)
--        the runs of a contrast. run: a number of its own in each. cell: block, or block and day
--        where the runs that are not left out have two days or more (days = 1). cluster: the user's,
--        else the configuration: runs of one block, mode and set of causes, an empty cause being a
--        value; where no cause varies nothing is known of configurations, and each run is by itself
--   rule_run(…)   the same without those that are left out

CREATE VIEW rule_contrast AS
SELECT row_number() OVER (ORDER BY g.task_group, p.place) AS contrast,
       g.task_group, p.mode, p.reference
FROM (SELECT DISTINCT task_group FROM experiment_run) AS g CROSS JOIN mode_pair AS p;

CREATE VIEW rule_cause AS
SELECT t.name AS cause, row_number() OVER (ORDER BY t.name) AS place,
       causalite_quote(t.name) AS key,
       t.name IN (SELECT name FROM text_column) AS is_text,
       v.role = 'negative_control' AS is_control
FROM tested_cause AS t JOIN variable AS v ON v.name = t.name;

CREATE VIEW rule_part AS
SELECT c.cause, o.unit, o.value,
       c.key || ':' || coalesce(causalite_format(o.value, 'plain'), 'null') AS part
FROM rule_cause AS c CROSS JOIN observation AS o ON o.variable = c.cause
UNION ALL
SELECT c.cause, l.unit, l.value,
       c.key || ':' || coalesce(causalite_quote(l.value), 'null')
FROM rule_cause AS c CROSS JOIN cause_label AS l ON l.variable = c.cause;

CREATE VIEW rule_started AS
WITH started AS MATERIALIZED (
  SELECT c.contrast, r.mode = c.mode AS is_mode, r.*,
         r.unit IN (SELECT unit FROM aborted_run WHERE left_out) AS left_out
  FROM rule_contrast AS c CROSS JOIN experiment_run AS r
    ON r.task_group = c.task_group AND r.mode IN (c.mode, c.reference)
), dated AS MATERIALIZED (
  SELECT contrast, count(DISTINCT iif(left_out, NULL, day)) >= 2 AS days
  FROM started GROUP BY contrast
), configured AS MATERIALIZED (  -- each reads its causes once
  SELECT s.*, d.days, iif(d.days, s.cell, s.block) AS own_cell,
         iif(s.cluster IS NOT NULL, NULL, (
           SELECT group_concat(p.part) FROM rule_cause AS c
           CROSS JOIN rule_part AS p ON p.unit = s.unit AND p.cause = c.cause
           WHERE NOT c.is_control)) AS causes
  FROM started AS s JOIN dated AS d ON d.contrast = s.contrast
), compared AS (  -- where no cause varies, each run is by itself
  SELECT *, iif(cluster IS NULL
                AND min(causes) OVER (PARTITION BY contrast)
                    IS max(causes) OVER (PARTITION BY contrast), unit, NULL) AS single
  FROM configured
)
SELECT row_number() OVER () AS run, * FROM (
SELECT contrast, unit, run_number, is_mode, block, days, left_out,
       dense_rank() OVER (ORDER BY contrast, cluster, iif(cluster IS NULL, block, NULL),
         iif(cluster IS NULL, is_mode, NULL), causes, single) AS cluster,
       dense_rank() OVER (ORDER BY day) AS day_number,
       dense_rank() OVER (ORDER BY block) AS block_number,
       dense_rank() OVER (ORDER BY own_cell) AS cell_number
FROM compared);

CREATE VIEW rule_run AS SELECT * FROM rule_started WHERE NOT left_out;
