-- setup/known.sql: the settings as columns, and the options made from them.
--
--   known        one row: a column for each setting, source_table being source; reference, the level
--                that effects are counted from; duration, the variable that adjustment plan holds
--                fixed (NULL: none)
--   variable_label(name, label)   what a variable is called: its label, else its name
--   fit_option   one row: the options that the steps pass to the functions, as JSON: test for tests
--                of the two modes, model for models without a group, boot for the bootstrap, boot_alone for
--                that of one group; to put into others ',"reference":...', which is reference, and of
--                graphs threshold, '"threshold":...', and diff, the same and ',"min_difference":...'

CREATE VIEW known AS
SELECT (SELECT value FROM setting WHERE name = 'alpha') AS alpha,
       (SELECT value FROM setting WHERE name = 'margin') AS margin,
       (SELECT value FROM setting WHERE name = 'keep_aborted') AS keep_aborted,
       (SELECT value FROM setting WHERE name = 'small') AS small,
       (SELECT value FROM setting WHERE name = 'too_small') AS too_small,
       (SELECT value FROM setting WHERE name = 'max_missing') AS max_missing,
       (SELECT value FROM setting WHERE name = 'seed') AS seed,
       (SELECT value FROM setting WHERE name = 'n_boot') AS n_boot,
       (SELECT value FROM setting WHERE name = 'ci') AS ci,
       (SELECT value FROM setting WHERE name = 'edge_threshold') AS edge_threshold,
       (SELECT value FROM setting WHERE name = 'min_difference') AS min_difference,
       (SELECT value FROM setting WHERE name = 'graph_method') AS graph_method,
       (SELECT value FROM setting WHERE name = 'graph_transform') AS graph_transform,
       (SELECT value FROM setting WHERE name = 'graph_bootstrap') AS graph_bootstrap,
       (SELECT value FROM setting WHERE name = 'permutations') AS permutations,
       (SELECT value FROM setting WHERE name = 'lang') AS lang,
       (SELECT value FROM setting WHERE name = 'source') AS source_table,
       (SELECT value FROM setting WHERE name = 'title') AS title,
       (SELECT name FROM measured WHERE role = 'duration'
        ORDER BY is_primary DESC, name LIMIT 1) AS duration,
       coalesce((SELECT mode FROM mode_level WHERE is_reference),
                CAST((SELECT value FROM setting WHERE name = 'reference') AS TEXT)) AS reference;

CREATE VIEW variable_label AS
SELECT name, coalesce(nullif(label, ''), name) AS label FROM variable;

-- Put together as text: SQLite 3.40 does not let views use its JSON functions where the schema is
-- not trusted (PRAGMA trusted_schema = OFF). For the same reason the steps read fits with
-- causalite_value().
CREATE VIEW fit_option AS
WITH part AS (
  SELECT '"conf_level":' || causalite_format(round(1 - alpha, 12), 'plain') AS level,
         coalesce(',"reference":' || causalite_quote(reference), '') AS pair,  -- none without rows
         ',"seed":' || seed || ',"n_boot":' || n_boot || ',"ci":"' || ci || '"' AS resampling,
         '"threshold":' || causalite_format(edge_threshold + 0.0, 'plain') AS threshold,
         ',"min_difference":' || causalite_format(min_difference + 0.0, 'plain') AS difference
  FROM known
)
SELECT '{' || level || pair || '}' AS test, '{' || level || '}' AS model,
       '{' || level || pair || resampling || '}' AS boot,
       '{' || level || resampling || '}' AS boot_alone, pair AS reference,
       threshold, threshold || difference AS diff
FROM part;
