-- aside_verdict.sql: the views that `verdict` reads many times, as tables.
--
-- Like aside.sql, but once the results are in that they are made from. With the views in their
-- place, preparing the one statement takes most of a second, in which SQLite lets no host in.

WITH step(step) AS (
  VALUES ('verdict_main'), ('verdict_interaction'), ('verdict_driver'), ('verdict_structure'),
         ('verdict_case'), ('verdict_sentence')
)
SELECT coalesce(t.sql, s.step) || ';' FROM step AS s LEFT JOIN as_table AS t ON t.name = s.step;
