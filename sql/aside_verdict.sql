-- aside_verdict.sql: the views that `verdict` reads many times, as tables.
--
-- Like aside.sql, but once the results are in that they are made from. With the views in their
-- place, preparing the one statement takes most of a second, in which SQLite lets no host in.

PRAGMA legacy_alter_table = ON;

CREATE TABLE stored AS SELECT * FROM verdict_main;
DROP VIEW verdict_main;
ALTER TABLE stored RENAME TO verdict_main;

CREATE TABLE stored AS SELECT * FROM verdict_interaction;
DROP VIEW verdict_interaction;
ALTER TABLE stored RENAME TO verdict_interaction;

CREATE TABLE stored AS SELECT * FROM verdict_driver;
DROP VIEW verdict_driver;
ALTER TABLE stored RENAME TO verdict_driver;

CREATE TABLE stored AS SELECT * FROM verdict_structure;
DROP VIEW verdict_structure;
ALTER TABLE stored RENAME TO verdict_structure;

CREATE TABLE stored AS SELECT * FROM verdict_case;
DROP VIEW verdict_case;
ALTER TABLE stored RENAME TO verdict_case;

CREATE TABLE stored AS SELECT * FROM verdict_sentence;
DROP VIEW verdict_sentence;
ALTER TABLE stored RENAME TO verdict_sentence;

PRAGMA legacy_alter_table = OFF;
