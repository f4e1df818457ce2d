-- reference.sql: the functions' part of REFERENCE.md, from the tables that drive them.
--
-- `make docs` writes sql/reference_head.md and behind it what this prints; a test compares. To change
-- what the reference says of a function, change its tables in ext/functions/.
.mode list
.headers off
CREATE TEMP TABLE help AS
SELECT row_number() OVER () AS line, h.*, 0 AS form FROM causalite_help() AS h;

-- A function may have two forms, long and wide: what the second has in common with the first is left
-- out, and so is what every opened row ends with.
UPDATE help SET form = (SELECT count(*) FROM help AS f WHERE f.kind = 'function' AND f.line <= help.line);
DELETE FROM help
WHERE kind IN ('option', 'column', 'key')
  AND EXISTS (SELECT 1 FROM help AS h WHERE h.function = help.function AND h.form < help.form
                AND h.kind = help.kind AND h.name = help.name);
DELETE FROM help WHERE kind = 'column' AND name IN ('n', 'n_missing', 'note');
-- A partial has the arguments and options of its function, behind the shard; a merge has options of
-- it, which are named.
UPDATE help SET meaning = meaning || ' Options of the merge: '
  || (SELECT group_concat('`' || name || '`', ', ') FROM help AS o
      WHERE o.function = help.function AND o.kind = 'option') || '.'
WHERE function LIKE '%|_merge' ESCAPE '|' AND kind = 'detail';
DELETE FROM help
WHERE function LIKE '%|_merge' ESCAPE '|' AND kind = 'option'
   OR function LIKE '%|_partial' ESCAPE '|'
      AND (kind = 'option' OR kind = 'argument' AND name <> 'shard');
DELETE FROM help WHERE kind = 'key' AND name = 'rows';

-- Where a section begins, and in which order they are read.
CREATE TEMP TABLE section(function PRIMARY KEY, place, text);
INSERT INTO section VALUES
  ('causalite_import', 0, '## The analysis'),
  ('causalite_version', 6, '## The extension itself'),
  ('ttest', 1, '## Step 1: main effect'),
  ('dibs_graph', 2, '## Step 2: causal graph'),
  ('ols', 3, '## Step 3: moderation'),
  ('sobel', 4, '## Step 4: mediation'),
  ('plot_groups', 5, '## Pictures

From the sqlite3 shell a picture is saved so:

```sql
SELECT writefile(''epochs.svg'', plot_interaction(energy_gpu_total_joules, hyperparam_epochs, mode))
FROM experiment WHERE task_group = ''group3_person_reid'';
```');

CREATE TEMP TABLE begins AS
SELECT min(h.form) AS form, s.place, s.text
FROM help AS h JOIN section AS s USING (function) GROUP BY s.function;

-- The lines, each in its place: first the text of a function, then its four tables.
CREATE TEMP TABLE line AS
WITH part(kind, place, head) AS (
  VALUES ('argument', 2, '| argument | takes | |' || char(10) || '|---|---|---|'),
         ('option', 3, '| option | default | allowed | |' || char(10) || '|---|---|---|---|'),
         ('column', 4, '| column | |' || char(10) || '|---|---|'),
         ('key', 5, '| key of the fit | |' || char(10) || '|---|---|'))
SELECT form, 0 AS place, 0 AS n, char(10) || text AS text FROM begins
UNION ALL
SELECT form, 1, 0, char(10) || '### `' || signature || '`' || char(10) || meaning
FROM help WHERE kind = 'function'
UNION ALL
SELECT form, 1, 1, char(10) || meaning FROM help WHERE kind = 'detail'
UNION ALL
SELECT form, 1, 2, char(10) || 'Source: ' || source || '.' FROM help WHERE source IS NOT NULL
UNION ALL
SELECT form, place, 0, char(10) || head FROM help JOIN part USING (kind) GROUP BY form, kind
UNION ALL
SELECT form, place, line,
       '| `' || name || '` | '
         || CASE kind WHEN 'argument' THEN type || ' | '
                      WHEN 'option' THEN coalesce(default_value, '') || ' | ' || range || ' | '
                      ELSE '' END
         || meaning || ' |'
FROM help JOIN part USING (kind);

SELECT l.text
FROM line AS l
ORDER BY (SELECT b.place FROM begins AS b WHERE b.form <= l.form ORDER BY b.form DESC LIMIT 1),
         l.form, l.place, l.n;
