-- 00_setup.sql: the tables an analysis stands on.
--
-- Run once in a new analysis database. Plain SQL, no extension needed. It refuses to run where one of
-- the names of the analysis is taken already, lists those names, and then has changed nothing.
--
-- Creates (all of them yours to edit; sql/refresh.sql then repeats the steps):
--   setting(name, value, meaning)              every figure the steps can be tuned with
--   variable(name, role, tier, label, unit,    what each column of `experiment` is; 10_describe.sql
--            direction, caveat)                guesses it, you correct it
--   variable_default(task_group, name, value)  what an empty hyperparameter stands for
--   import_note(name, cells, texts)            cells that 05_import.sql took as empty (NA ...)
--   text_column(name, cells, filled, example)  columns that 20_observation.sql found to hold text: how many
--            cells of how many
--   group_merge(task_group, merged_group)      small task groups to be analysed as one
--   candidate_edge(task_group, source, target, selected_by)            what step 3 tests
--   candidate_path(task_group, source, mediator, target, selected_by)  what step 4 tests
--   analysis_step(view, position, title, summary, derived)   the views of the steps: what 90_materialise.sql
--            stores (those with derived = 1 last, because they read the stored ones) and the SELECT
--            with which show.sql prints each
--   fit_option(test, model, boot, reference)   the options the steps pass to the functions, from `setting`: JSON
--            for tests of the two modes, for models without a group, and for the bootstrap;
--            reference: ',"reference":...' alone, to put into others
--   result_run(run, started, finished, ...)    one row for each time the results were computed

DROP TABLE IF EXISTS temp.taken;
CREATE TEMP TABLE taken(kind TEXT, name TEXT);

INSERT INTO temp.taken
SELECT type, name FROM main.sqlite_schema
WHERE type IN ('table', 'view')
  AND (lower(name) IN (
         'setting', 'variable', 'variable_default', 'import_note', 'text_column', 'group_merge', 'candidate_edge',
         'candidate_path', 'analysis_step', 'experiment_run', 'mode_pair', 'fit_option', 'observation', 'data_note',
         'main_effect', 'sample_size', 'interaction', 'mediation', 'mediation_difference',
         'graph_variable', 'graph_observation', 'graph_option', 'graph', 'graph_pooled',
         'graph_permutation', 'graph_check', 'edge', 'edge_pooled', 'edge_difference', 'cause',
         'question_1', 'question_2', 'question_3', 'word', 'said', 'verdict', 'report')
       OR lower(name) LIKE 'result\_%' ESCAPE '\');

SELECT 'exists already: ' || kind || ' ' || name FROM temp.taken;

CREATE TEMP TRIGGER refuse_taken BEFORE DELETE ON taken BEGIN
  SELECT RAISE(ABORT, 'set-up refused: names of the analysis exist already in this database (listed above); nothing was changed. Start with a new database, or rename them');
END;
DELETE FROM temp.taken;
DROP TABLE temp.taken;

BEGIN;

CREATE TABLE setting(
  name    TEXT PRIMARY KEY NOT NULL,
  value,
  meaning TEXT,
  CONSTRAINT "alpha is a number between 0 and 1"
    CHECK (name <> 'alpha' OR coalesce(typeof(value) = 'real' AND value > 0 AND value < 1, 0)),
  CONSTRAINT "edge_threshold is a number from 0 to 1"
    CHECK (name <> 'edge_threshold' OR coalesce(typeof(value) IN ('real', 'integer') AND value BETWEEN 0 AND 1, 0)),
  CONSTRAINT "min_difference is a number from 0 to 1"
    CHECK (name <> 'min_difference' OR coalesce(typeof(value) IN ('real', 'integer') AND value BETWEEN 0 AND 1, 0)),
  CONSTRAINT "max_missing is a number from 0 to 1"
    CHECK (name <> 'max_missing' OR coalesce(typeof(value) IN ('real', 'integer') AND value BETWEEN 0 AND 1, 0)),
  CONSTRAINT "equivalence_margin is a number above 0"
    CHECK (name <> 'equivalence_margin' OR coalesce(typeof(value) IN ('real', 'integer') AND value > 0, 0)),
  CONSTRAINT "small and too_small are whole numbers of rows, 0 or more"
    CHECK (name NOT IN ('small', 'too_small') OR coalesce(typeof(value) = 'integer' AND value >= 0, 0)),
  CONSTRAINT "seed is a whole number, 0 or more"
    CHECK (name <> 'seed' OR coalesce(typeof(value) = 'integer' AND value >= 0, 0)),
  CONSTRAINT "n_boot is a whole number from 100 to 1000000"
    CHECK (name <> 'n_boot' OR coalesce(typeof(value) = 'integer' AND value BETWEEN 100 AND 1000000, 0)),
  CONSTRAINT "ci is percentile or bca"
    CHECK (name <> 'ci' OR coalesce(value IN ('percentile', 'bca'), 0)),
  CONSTRAINT "graph_method is dibs or exact"
    CHECK (name <> 'graph_method' OR coalesce(value IN ('dibs', 'exact'), 0)),
  CONSTRAINT "graph_transform is standardize or rank"
    CHECK (name <> 'graph_transform' OR coalesce(value IN ('standardize', 'rank'), 0)),
  CONSTRAINT "graph_bootstrap is a whole number from 0 to 100000"
    CHECK (name <> 'graph_bootstrap' OR coalesce(typeof(value) = 'integer' AND value BETWEEN 0 AND 100000, 0)),
  CONSTRAINT "permutations is a whole number from 0 to 1000000"
    CHECK (name <> 'permutations' OR coalesce(typeof(value) = 'integer' AND value BETWEEN 0 AND 1000000, 0)),
  CONSTRAINT "lang is en or zh"
    CHECK (name <> 'lang' OR coalesce(value IN ('en', 'zh'), 0)),
  CONSTRAINT "empty_mode is a text that is not empty"
    CHECK (name <> 'empty_mode' OR coalesce(value <> '', 0))
) WITHOUT ROWID;

INSERT INTO setting(name, value, meaning) VALUES
  ('alpha',              0.05,         'level of every test; intervals have level 1 - alpha'),
  ('equivalence_margin', 0.2,          'effects inside +/- this, in standard deviations, count as none'),
  ('small',              30,           'fewer complete rows per mode than this: small'),
  ('too_small',          20,           'fewer complete rows per mode than this: too small'),
  ('max_missing',        0.4,          'a variable missing in more than this share is left out of graphs'),
  ('seed',               1,            'seed of everything random'),
  ('n_boot',             5000,         'bootstrap resamples'),
  ('ci',                 'percentile', 'bootstrap interval: percentile or bca'),
  ('edge_threshold',     0.5,          'an edge of a graph is there from this probability on'),
  ('min_difference',     0.1,          'an edge differs between modes from this difference on'),
  ('graph_method',       'dibs',       'how graphs are fitted: dibs or exact'),
  ('graph_transform',    'standardize', 'what graphs are fitted to: standardize, or rank for skewed values'),
  ('graph_bootstrap',    0,            'resamples for the graphs of small task groups; 0: none'),
  ('permutations',       0,            'permutations of the test whether two graphs differ, such as 200; 0: no test'),
  ('lang',               'en',         'language of the report: en or zh'),
  ('empty_mode',         'default',    'what an empty mode stands for'),
  ('reference_mode',     NULL,         'the mode effects are counted from; empty: the first in sort order'),
  ('unit_column',        NULL,         'column of experiment that is its key; empty: the rowid'),
  ('group_column',       NULL,         'column of experiment that holds the task group; empty: one group'),
  ('mode_column',        NULL,         'column of experiment that holds the mode'),
  ('block_column',       NULL,         'column of experiment to block by (the model); empty: no blocks'),
  ('duration_variable',  NULL,         'the covariate of adjustment plan; empty: none');

CREATE TABLE variable(
  name      TEXT PRIMARY KEY NOT NULL,
  role      TEXT NOT NULL DEFAULT 'ignore',
  tier      INTEGER,
  label     TEXT,
  unit      TEXT,
  direction TEXT,
  caveat    TEXT,
  CONSTRAINT "role is hyperparameter, control, mediator, energy, performance or ignore"
    CHECK (role IN ('hyperparameter', 'control', 'mediator', 'energy', 'performance', 'ignore')),
  CONSTRAINT "direction is lower, higher or empty"
    CHECK (direction IS NULL OR direction IN ('lower', 'higher'))
) WITHOUT ROWID;

CREATE TABLE variable_default(
  task_group TEXT NOT NULL,
  name       TEXT NOT NULL,
  value,
  PRIMARY KEY (task_group, name)
) WITHOUT ROWID;

CREATE TABLE import_note(
  name  TEXT PRIMARY KEY NOT NULL,
  cells INTEGER,
  texts TEXT
) WITHOUT ROWID;

CREATE TABLE text_column(
  name    TEXT PRIMARY KEY NOT NULL,
  cells   INTEGER,
  filled  INTEGER,
  example TEXT
) WITHOUT ROWID;

CREATE TABLE group_merge(
  task_group   TEXT PRIMARY KEY NOT NULL,
  merged_group TEXT NOT NULL
) WITHOUT ROWID;

CREATE TABLE candidate_edge(
  task_group  TEXT NOT NULL,
  source      TEXT NOT NULL,
  target      TEXT NOT NULL,
  selected_by TEXT NOT NULL,
  PRIMARY KEY (task_group, source, target, selected_by)
) WITHOUT ROWID;

CREATE TABLE candidate_path(
  task_group  TEXT NOT NULL,
  source      TEXT NOT NULL,
  mediator    TEXT NOT NULL,
  target      TEXT NOT NULL,
  selected_by TEXT NOT NULL,
  PRIMARY KEY (task_group, source, mediator, target, selected_by)
) WITHOUT ROWID;

CREATE TABLE analysis_step(
  view     TEXT PRIMARY KEY NOT NULL,
  position INTEGER NOT NULL,
  title    TEXT NOT NULL,
  summary  TEXT NOT NULL,
  derived  INTEGER NOT NULL DEFAULT 0 CHECK (derived IN (0, 1))
) WITHOUT ROWID;

-- Put together as text: SQLite 3.40 does not let views use its JSON functions where the schema is not
-- trusted (PRAGMA trusted_schema = OFF). For the same reason the steps read fits with
-- causalite_value().
CREATE VIEW fit_option AS
WITH known AS (
  SELECT '"conf_level":' || (1 - (SELECT value FROM setting WHERE name = 'alpha')) AS level,
         coalesce(',"reference":' || (  -- none without rows
           SELECT CASE WHEN typeof(reference) <> 'text' THEN reference
                       ELSE '"' || replace(replace(replace(replace(replace(reference, '\', '\\'), '"', '\"'),
                                   char(9), '\t'), char(10), '\n'), char(13), '\r') || '"' END
           FROM mode_pair), '') AS pair,
         ',"seed":' || (SELECT value FROM setting WHERE name = 'seed')
         || ',"n_boot":' || (SELECT value FROM setting WHERE name = 'n_boot')
         || ',"ci":"' || (SELECT value FROM setting WHERE name = 'ci') || '"' AS resampling
)
SELECT '{' || level || pair || '}' AS test, '{' || level || '}' AS model,
       '{' || level || pair || resampling || '}' AS boot, pair AS reference
FROM known;

CREATE TABLE result_run(
  run            INTEGER PRIMARY KEY,
  started        TEXT,   -- UTC, ISO 8601
  finished       TEXT,   -- UTC, ISO 8601
  version        TEXT,   -- causalite_version()
  sqlite_version TEXT,
  seed           INTEGER,
  settings       TEXT,   -- all of `setting` as a JSON object
  experiments    INTEGER, -- rows of experiment
  data_hash      TEXT    -- SHA3-256 of experiment, variable, variable_default and group_merge
);

COMMIT;
