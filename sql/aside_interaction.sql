-- aside_interaction.sql: the plan's regressions, as tables.
--
-- Like aside.sql, but once the graphs have added their candidates. `interaction` reads them more
-- than once; the index has the edges read in the order that their fits are grouped by.

WITH step(step) AS (
  VALUES ('interaction_asked'),
         ('CREATE INDEX interaction_asked_place ON interaction_asked(place)'),
         ('interaction_read'), ('interaction_row')
)
SELECT coalesce(t.sql, s.step) || ';' FROM step AS s LEFT JOIN as_table AS t ON t.name = s.step;
