-- aside_verdict.sql: the view that `verdict` reads a dozen times, as a table.
--
-- Like aside.sql, but once the results are in that it is made from. With the view in its place,
-- preparing the one statement takes a third of a second, in which SQLite lets no host in.

PRAGMA legacy_alter_table = ON;

CREATE TABLE stored AS SELECT * FROM verdict_case;
DROP VIEW verdict_case;
ALTER TABLE stored RENAME TO verdict_case;

PRAGMA legacy_alter_table = OFF;
