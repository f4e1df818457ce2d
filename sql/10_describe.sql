-- 10_describe.sql: says what each column of `experiment` is, as a first guess for you to correct.
--
-- For the sqlite3 shell. Fills, and leaves what is there already as you made it:
--   setting    unit_column (a declared key of one column), group_column (task_group), mode_column
--              (mode, else is_parallel), block_column (block, else model), duration_variable
--              (duration_seconds, else duration), where experiment has such a column
--   variable   a row for each column, with its role by the beginning of the name:
--                hyperparam_                            hyperparameter
--                perf_                                  performance
--                with the word util or temp             mediator (utilisation, temperature)
--                energy_..._joules | energy_..._watts   energy
--                the duration                           control
--                keys, text, constants, anything else   ignore
--              tier: causes come before effects (1 hyperparameter; 2 control, mediator; 3 energy,
--              performance); unit from the end of the name; direction: what is better (energy lower,
--              performance higher, losses and errors lower); caveat: what to bear in mind, or why a
--              column is ignored.
-- Defaults of hyperparameters are yours to supply: from a table experiment_default(task_group, name,
-- value), imported before this file runs,
--   .import --csv defaults.csv experiment_default
-- or at any time with INSERT INTO variable_default. Names may be given without 'hyperparam_'.

.bail on
.mode list
.headers off

DROP TABLE IF EXISTS temp.described;
CREATE TEMP TABLE described(
  name TEXT, filled INTEGER, numbers INTEGER, various INTEGER, lowest, highest, example
);

.once '|exec sh sql/generated.sh save'
SELECT printf('INSERT INTO temp.described
SELECT %Q, count(v), count(n), count(DISTINCT coalesce(n, v)), min(n), max(n),
  min(CASE WHEN n IS NULL THEN substr(v, 1, 20) END)
FROM (SELECT v, CASE WHEN typeof(v) IN (''integer'', ''real'') OR v = CAST(v AS NUMERIC)
                     THEN CAST(v AS NUMERIC) END AS n
      FROM (SELECT nullif("%w", '''') AS v FROM main.experiment));', name, name)
FROM pragma_table_xinfo('experiment', 'main') WHERE hidden <> 1;
.read '|exec sh sql/generated.sh read'

-- The columns that say which run, which group, which mode, which block.
WITH key_column(name, preference) AS (
  SELECT name, 1 FROM pragma_table_xinfo('experiment', 'main')
  WHERE pk = 1 AND (SELECT max(pk) FROM pragma_table_xinfo('experiment', 'main')) = 1
  UNION ALL
  SELECT (SELECT name FROM pragma_index_info(i.name, 'main')), 2
  FROM pragma_index_list('experiment', 'main') AS i
  WHERE i."unique" AND NOT i.partial
    AND (SELECT count(*) FROM pragma_index_info(i.name, 'main')) = 1
), guess(setting, column_name, preference) AS (
  SELECT 'unit_column', name, preference FROM key_column
  WHERE name IN (SELECT name FROM temp.described
                 WHERE filled = various AND filled = (SELECT count(*) FROM experiment))
  UNION ALL VALUES
    ('group_column', 'task_group', 1),
    ('mode_column', 'mode', 1), ('mode_column', 'is_parallel', 2),
    ('block_column', 'block', 1), ('block_column', 'model', 2),
    ('duration_variable', 'duration_seconds', 1), ('duration_variable', 'duration', 2)
)
UPDATE setting SET value = (
  SELECT d.name FROM guess AS g JOIN temp.described AS d ON lower(d.name) = lower(g.column_name)
  WHERE g.setting = setting.name ORDER BY g.preference LIMIT 1)
WHERE value IS NULL AND name IN (SELECT setting FROM guess);

INSERT INTO variable(name, role, caveat)
WITH fact AS (
  SELECT *, '_' || lower(name) || '_' AS words,
         filled = 0 AS empty, numbers < filled AS text,
         various = 1 AND NOT (lower(name) LIKE 'hyperparam\_%' ESCAPE '\'
                              AND filled < (SELECT count(*) FROM experiment)) AS constant,
         name IN (SELECT value FROM setting
                  WHERE name IN ('unit_column', 'group_column', 'mode_column', 'block_column')) AS label
  FROM temp.described
), guess AS (
  SELECT *,
       CASE
         WHEN label OR empty OR text OR constant THEN 'ignore'
         WHEN words LIKE '\_hyperparam\_%' ESCAPE '\' THEN 'hyperparameter'
         WHEN words LIKE '\_perf\_%' ESCAPE '\' THEN 'performance'
         WHEN words LIKE '%\_id\_' ESCAPE '\' OR words = '_is_parallel_' THEN 'ignore'
         WHEN words LIKE '%\_util\_%' ESCAPE '\' OR words LIKE '%\_temp\_%' ESCAPE '\'
           OR words LIKE '%\_utilization\_%' ESCAPE '\' OR words LIKE '%\_utilisation\_%' ESCAPE '\'
           OR words LIKE '%\_temperature\_%' ESCAPE '\' THEN 'mediator'
         WHEN words LIKE '\_energy\_%\_joules\_' ESCAPE '\'
           OR words LIKE '\_energy\_%\_watts\_' ESCAPE '\' THEN 'energy'
         WHEN name = (SELECT value FROM setting WHERE name = 'duration_variable') THEN 'control'
         ELSE 'ignore'
       END AS role
  FROM fact
)
SELECT name, role,
       CASE
         WHEN label THEN NULL
         WHEN empty THEN 'ignored: no values'
         WHEN text THEN printf('ignored: %d of %d values are not numbers, such as ''%s''',
                               filled - numbers, filled, example)
         WHEN constant THEN 'ignored: constant'
         WHEN role = 'ignore' THEN 'ignored: its name does not tell what it is; with a role it enters the graphs'
         WHEN role = 'performance' AND lowest >= 0 AND lowest <= 1 AND highest > 100
           THEN printf('values from %.4g to %.6g: mixed scales?', lowest, highest)
         WHEN words LIKE '%\_gpu\_%' ESCAPE '\'
           THEN 'covers the whole card: where a background job shares it, that job is included'
         WHEN words LIKE '%\_cpu\_%' ESCAPE '\'
           THEN 'covers the whole processor: a background job on it is included'
       END
FROM guess
WHERE name NOT IN (SELECT name FROM variable);

-- Measures that 05_import.sql kept as texts, for their spelling, are numbers.
CREATE TEMP TABLE IF NOT EXISTS spelled_column(name TEXT, type TEXT);
.once '|exec sh sql/generated.sh save'
SELECT printf('UPDATE main.experiment SET "%w" = CAST("%w" AS %s);', name, name, type)
FROM temp.spelled_column WHERE name IN (SELECT name FROM variable WHERE role <> 'ignore');
.read '|exec sh sql/generated.sh read'
DROP TABLE temp.spelled_column;

UPDATE variable SET tier = CASE role WHEN 'hyperparameter' THEN 1 WHEN 'control' THEN 2 WHEN 'mediator' THEN 2 ELSE 3 END
WHERE tier IS NULL AND role <> 'ignore';

UPDATE variable SET direction = CASE
    WHEN role = 'energy' THEN 'lower'
    WHEN name LIKE '%loss%' OR name LIKE '%error%' THEN 'lower'
    ELSE 'higher' END
WHERE direction IS NULL AND role IN ('energy', 'performance');

UPDATE variable SET unit = CASE
    WHEN name LIKE '%\_joules' ESCAPE '\' THEN 'J'
    WHEN name LIKE '%\_watts' ESCAPE '\' THEN 'W'
    WHEN name LIKE '%\_celsius' ESCAPE '\' THEN '°C'
    WHEN name LIKE '%\_percent' ESCAPE '\' THEN '%'
    WHEN name LIKE '%\_per\_second' ESCAPE '\' THEN '1/s'
    WHEN name LIKE '%\_seconds' ESCAPE '\' THEN 's' END
WHERE unit IS NULL AND role <> 'ignore';

-- 'energy_gpu_total_joules' reads 'GPU total energy', 'hyperparam_batch_size' 'batch size'.
UPDATE variable SET label = trim(replace(replace(replace(
    ' ' || replace(CASE
      WHEN name LIKE 'hyperparam\_%' ESCAPE '\' THEN substr(name, 12)
      WHEN name LIKE 'perf\_%' ESCAPE '\' THEN substr(name, 6)
      WHEN name LIKE 'energy\_%' ESCAPE '\' THEN substr(name, 8)
      ELSE name END, '_', ' ') || ' ',
    ' gpu ', ' GPU '), ' cpu ', ' CPU '),
    CASE unit WHEN 'J' THEN ' joules ' WHEN 'W' THEN ' watts ' WHEN '°C' THEN ' celsius '
              WHEN '%' THEN ' percent ' WHEN 's' THEN ' seconds ' ELSE '  ' END,
    CASE unit WHEN 'J' THEN ' energy' WHEN 'W' THEN ' power' ELSE '' END))
WHERE label IS NULL AND role <> 'ignore';

CREATE TABLE IF NOT EXISTS experiment_default(task_group TEXT, name TEXT, value);
INSERT INTO variable_default(task_group, name, value)
SELECT d.task_group, v.name, CAST(d.value AS NUMERIC)
FROM experiment_default AS d JOIN variable AS v ON v.name IN (d.name, 'hyperparam_' || d.name)
WHERE d.value = CAST(d.value AS NUMERIC)
ON CONFLICT DO NOTHING;

DROP TABLE temp.described;
