-- setup/tables.sql: the tables an analysis stands on; all of them are yours to edit, and
-- causalite_refresh() then repeats the steps.
--
--   setting(name, value, meaning)              every figure the steps can be tuned with
--   variable(name, role, tier, label, unit,    what each column of `experiment` is, a row for every
--            direction, caveat, is_primary)    column; causalite_setup() guesses it, you correct it
--   variable_default(task_group, name, value)  what an empty cause stands for
--   group_merge(task_group, merged_group)      small task groups to be analysed as one
--   compared_level(mode, place)                the levels of the condition that are compared, in
--                                              their order; none: all of them
--   import_note(name, cells, texts)            cells that were taken as empty (NA ...)
--   candidate_edge(task_group, source, target, selected_by)            what step 3 tests
--   candidate_path(task_group, source, mediator, target, selected_by)  what step 4 tests
--   analysis_step(view, position, title, derived)   the views of the steps, each of which is stored
--            as result_<view>; those with derived = 1 read the stored ones, so they come last
--
-- Roles of a variable
--   condition         the levels that are compared, the plan's mode
--   outcome           what is measured (the plan's energies); is_primary: the one that decides
--   cause             what the experimenter sets (the plan's hyperparameters)
--   negative_control  a cause that can have no effect, such as a random seed
--   mediator          what lies between causes and outcomes, and may carry an effect
--   control           the same, but not asked for
--   duration          a control: the covariate of adjustment 'plan'
--   performance       what is got for the outcome
--   group             splits the runs into analyses of their own (task_group)
--   block             within its levels runs are comparable (the model)
--   cluster           runs that are not independent of each other
--   time, status      when a run was, and whether it came to its end (setup/run.sql)
--   unit              the key of a run; without it the rowid
--   ignore            nothing

CREATE TABLE setting(
  name    TEXT PRIMARY KEY NOT NULL,
  value,
  meaning TEXT,
  CONSTRAINT "alpha is a number between 0 and 1"
    CHECK (name <> 'alpha' OR coalesce(typeof(value) = 'real' AND value > 0 AND value < 1, 0)),
  CONSTRAINT "edge_threshold is a number from 0 to 1"
    CHECK (name <> 'edge_threshold'
           OR coalesce(typeof(value) IN ('real', 'integer') AND value BETWEEN 0 AND 1, 0)),
  CONSTRAINT "min_difference is a number from 0 to 1"
    CHECK (name <> 'min_difference'
           OR coalesce(typeof(value) IN ('real', 'integer') AND value BETWEEN 0 AND 1, 0)),
  CONSTRAINT "max_missing is a number from 0 to 1"
    CHECK (name <> 'max_missing'
           OR coalesce(typeof(value) IN ('real', 'integer') AND value BETWEEN 0 AND 1, 0)),
  CONSTRAINT "margin is a number of standard deviations above 0, or a text such as '10%'"
    CHECK (name <> 'margin'
           OR coalesce(typeof(value) IN ('real', 'integer') AND value > 0, 0)
           OR coalesce(typeof(value) = 'text' AND value LIKE '%\%' ESCAPE '\'
                       AND CAST(value AS REAL) > 0, 0)),
  CONSTRAINT "small and too_small are whole numbers of rows, 0 or more"
    CHECK (name NOT IN ('small', 'too_small')
           OR coalesce(typeof(value) = 'integer' AND value >= 0, 0)),
  CONSTRAINT "seed is a whole number, 0 or more"
    CHECK (name <> 'seed' OR coalesce(typeof(value) = 'integer' AND value >= 0, 0)),
  CONSTRAINT "n_boot is a whole number from 100 to 1000000"
    CHECK (name <> 'n_boot'
           OR coalesce(typeof(value) = 'integer' AND value BETWEEN 100 AND 1000000, 0)),
  CONSTRAINT "ci is percentile or bca"
    CHECK (name <> 'ci' OR coalesce(value IN ('percentile', 'bca'), 0)),
  CONSTRAINT "graph_method is dibs or exact"
    CHECK (name <> 'graph_method' OR coalesce(value IN ('dibs', 'exact'), 0)),
  CONSTRAINT "graph_transform is standardize or rank"
    CHECK (name <> 'graph_transform' OR coalesce(value IN ('standardize', 'rank'), 0)),
  CONSTRAINT "graph_bootstrap is a whole number from 0 to 100000"
    CHECK (name <> 'graph_bootstrap'
           OR coalesce(typeof(value) = 'integer' AND value BETWEEN 0 AND 100000, 0)),
  CONSTRAINT "permutations is a whole number from 0 to 1000000"
    CHECK (name <> 'permutations'
           OR coalesce(typeof(value) = 'integer' AND value BETWEEN 0 AND 1000000, 0)),
  CONSTRAINT "keep_aborted is 0 or 1"
    CHECK (name <> 'keep_aborted' OR coalesce(value IN (0, 1), 0)),
  CONSTRAINT "lang is en or zh"
    CHECK (name <> 'lang' OR coalesce(value IN ('en', 'zh'), 0)),
  CONSTRAINT "price_per_kwh and co2_per_kwh are empty or numbers from 0 on"
    CHECK (name NOT IN ('price_per_kwh', 'co2_per_kwh') OR value IS NULL
           OR coalesce(typeof(value) IN ('integer', 'real') AND value >= 0 AND value < 9e999, 0)),
  CONSTRAINT "source is the name of a table or view"
    CHECK (name <> 'source' OR coalesce(typeof(value) = 'text' AND value <> '', 0)),
  CONSTRAINT "empty_mode is NULL or a text that is not empty"
    CHECK (name <> 'empty_mode' OR coalesce(value <> '', 1))
) WITHOUT ROWID;

INSERT INTO setting(name, value, meaning) VALUES
  ('alpha',              0.05,         'level of every test; intervals have level 1 - alpha'),
  ('margin',             0.25,
   'effects inside +/- this count as none: standard deviations, or a text such as 10% of the mean'),
  ('keep_aborted',       0,
   '1: runs that look aborted stay in; 0: conclusions leave them out'),
  ('small',              30,           'fewer complete rows per mode than this: small'),
  ('too_small',          20,           'fewer complete rows per mode than this: too small'),
  ('max_missing',        0.4,
   'a variable missing in more than this share is left out of graphs'),
  ('seed',               1,            'seed of everything random'),
  ('n_boot',             5000,         'bootstrap resamples'),
  ('ci',                 'percentile', 'bootstrap interval: percentile or bca'),
  ('edge_threshold',     0.5,          'an edge of a graph is there from this probability on'),
  ('min_difference',     0.1,          'an edge differs between modes from this difference on'),
  ('graph_method',       'dibs',       'how graphs are fitted: dibs or exact'),
  ('graph_transform',    'standardize',
   'what graphs are fitted to: standardize, or rank for skewed values'),
  ('graph_bootstrap',    0,            'resamples for the graphs of small task groups; 0: none'),
  ('permutations',       200,
   'permutations of the test whether two graphs differ; 0: no test'),
  ('price_per_kwh',      NULL,         'price of a kWh, for the report; empty: not said'),
  ('co2_per_kwh',        NULL,         'kg of CO2 of a kWh, for the report; empty: not said'),
  ('lang',               'en',         'language of the report: en or zh'),
  ('empty_mode',         NULL,
   'the level of runs whose condition is empty; empty: they are left out'),
  ('reference',          NULL,
   'the mode effects are counted from; empty: the first in sort order'),
  ('source',             'experiment', 'the table or view that experiment is filled from'),
  ('title',              NULL,         'title of the report; empty: by the modes');

CREATE TABLE variable(
  name      TEXT PRIMARY KEY NOT NULL,
  role      TEXT NOT NULL DEFAULT 'ignore',
  tier      INTEGER,
  label     TEXT,
  unit      TEXT,
  direction TEXT,
  caveat    TEXT,
  is_primary INTEGER NOT NULL DEFAULT 0,
  CONSTRAINT "role is condition, outcome, cause, negative_control, mediator, performance, duration, control, group, block, cluster, time, status, unit or ignore"
    CHECK (role IN ('condition', 'outcome', 'cause', 'negative_control', 'mediator', 'performance',
                    'duration', 'control', 'group', 'block', 'cluster', 'time', 'status', 'unit',
                    'ignore')),
  CONSTRAINT "is_primary is 0 or 1" CHECK (is_primary IN (0, 1)),
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

CREATE TABLE group_merge(
  task_group   TEXT PRIMARY KEY NOT NULL,
  merged_group TEXT NOT NULL
) WITHOUT ROWID;

CREATE TABLE compared_level(
  mode  TEXT PRIMARY KEY NOT NULL,
  place INTEGER NOT NULL DEFAULT 0
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
  derived  INTEGER NOT NULL DEFAULT 0 CHECK (derived IN (0, 1))
) WITHOUT ROWID;
