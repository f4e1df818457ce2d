-- What every host is asked, in this order, over a database whose table `runs` run.sh has made as README.md
-- takes it for granted. A statement ends at a blank line; run.sh joins its lines, so that a host reads
-- one line a statement. Only the first answer may differ between hosts.

SELECT 'SQLite ' || sqlite_version()

-- 120 runs, drawn with whole numbers, so that every SQLite makes the same: an epoch costs twice as
-- much in parallel, part of it through utilisation.
SELECT causalite_import((
  WITH RECURSIVE draw(k, s) AS (
    SELECT 0, 20240229
    UNION ALL
    SELECT k + 1, (s * 1103515245 + 12345) % 2147483648 FROM draw WHERE k < 120 * 9 - 1
  ), sum AS (
    SELECT k / 9 AS run, sum(iif(k % 9 = 0, s / 65536 % 5, 0)) AS a,
           sum(iif(k % 9 IN (1, 2, 3, 4), s / 65536 % 1000, 0)) - 2000 AS b,
           sum(iif(k % 9 IN (5, 6, 7, 8), s / 65536 % 1000, 0)) - 2000 AS c
    FROM draw GROUP BY k / 9
  ), cell AS (
    SELECT run, run % 2 AS parallel, run / 2 % 3 AS model, 10 + 10 * a AS epochs,
           5000 + 30 * a + 300 * (run % 2) + b AS util, c
    FROM sum
  ), line AS (
    SELECT run, iif(parallel, 'parallel', 'default') || ';"net ' || char(65 + model) || '";' || epochs
                || ';' || (util / 100) || '.' || printf('%02d', util % 100) || ';'
                || (100000 + 40000 * model + (1500 + 1500 * parallel) * epochs + 8 * util + 9 * c)
                || ' mJ;' || (900 - 2 * model - epochs / 2 - c / 400) || 'e-3' AS text,
           epochs
    FROM cell
  )
  SELECT 'mode;model;epochs;gpu util (%);能耗 energy;accuracy' || char(10)
         || group_concat(text, char(10))
  FROM (SELECT text FROM line ORDER BY run)), 'trial')

-- A fit is text, and the same bytes everywhere; opened, it is rows of doubles.
SELECT ttest(energy, mode, '{"method":"welch","conf_level":0.905}') AS fit FROM runs

SELECT t.* FROM (SELECT ttest(energy, mode) AS fit FROM runs) AS f, ttest(f.fit) AS t

SELECT t.* FROM (SELECT mann_whitney(energy, mode) AS fit FROM runs) AS f, mann_whitney(f.fit) AS t

SELECT t.* FROM (SELECT ols(energy, mode, model, '{"robust":"HC3"}') AS fit FROM runs) AS f, ols(f.fit) AS t

SELECT t.*
FROM (SELECT ols_interaction(energy, epochs, mode, model, '{}') AS fit FROM runs) AS f,
     ols_interaction(f.fit) AS t

SELECT sobel(epochs, util, energy, '{}') AS fit FROM runs

-- Partial results, of which every host makes the same bytes, and the fit of all rows.
SELECT ols_interaction_merge(partial) AS fit, hex(min(partial)) AS first
FROM (SELECT ols_interaction_partial(day, energy, epochs, mode, model) AS partial FROM runs GROUP BY day)

SELECT t.*
FROM (SELECT mediation_boot(epochs, util, energy, mode, model, '{"seed":7,"ci":"bca"}') AS fit FROM runs)
     AS f, mediation_boot(f.fit) AS t

SELECT exact_graph(json_object('epochs', epochs, 'util', util, 'y', energy),
                   '{"exogenous":["epochs"],"draws":50,"prior_edge_probability":0.25}') AS fit
FROM runs

SELECT e.*
FROM (SELECT exact_graph(json_object('epochs', epochs, 'util', util, 'y', energy)) AS fit FROM runs) AS f,
     exact_graph(f.fit) AS e

SELECT dibs_graph(json_object('epochs', epochs, 'util', util, 'y', energy),
                  '{"seed":3,"particles":10,"steps":50}') AS fit
FROM runs

SELECT plot_groups(energy, mode, '{"y_label":"功率 (W)","lang":"zh"}') AS svg FROM runs

SELECT a.* FROM p_adjust((SELECT p_adjust(column1, column2)
                          FROM (VALUES ('a', 0.01), ('b', 0.04), ('c', NULL)))) AS a

-- The analysis.
SELECT causalite_setup('trial', '{"condition":"mode","block":"model","lang":"zh","n_boot":500}')

UPDATE variable SET label = 'Auslastung, é' WHERE name = 'gpu util (%)'

SELECT causalite_refresh()

-- The report, but for what says when and with which versions it was computed.
SELECT replace(replace(replace(causalite_report(), started, '(started)'), version, '(version)'),
               '>' || sqlite_version || '<', '>(SQLite)<') AS page
FROM result_run

SELECT data_hash, experiments, seed, settings FROM result_run

SELECT * FROM variable ORDER BY name

SELECT * FROM result_main_effect ORDER BY task_group, variable

SELECT * FROM result_edge ORDER BY task_group, mode, source, target

SELECT * FROM result_edge_difference ORDER BY task_group, source, target

SELECT * FROM result_interaction ORDER BY task_group, source, target, adjustment

SELECT * FROM result_mediation ORDER BY task_group, mode, source, mediator, target, adjustment

SELECT * FROM result_mediation_difference
ORDER BY task_group, source, mediator, target, adjustment, stratum

SELECT * FROM result_verdict ORDER BY task_group

-- A view of a step computes where it is read.
SELECT * FROM main_effect ORDER BY task_group, variable

-- And an error says what is wrong, in every host's own wrapping.
SELECT ttest(model, mode) FROM runs
