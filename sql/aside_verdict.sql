-- aside_verdict.sql: the views that `verdict` reads many times, as tables.
--
-- Like aside.sql, but once the results are in that they are made from: as views they would be
-- computed again for each place that they are read in.

WITH step(step) AS (
  VALUES ('verdict_main'), ('verdict_interaction'), ('verdict_driver'), ('verdict_structure'),
         ('verdict_case'), ('verdict_sentence')
)
SELECT coalesce(t.sql, s.step) || ';' FROM step AS s LEFT JOIN as_table AS t ON t.name = s.step;
