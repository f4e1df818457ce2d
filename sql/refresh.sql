-- refresh.sql: computes and prints the steps and writes the report; again after every change of
-- `experiment`, `setting`, `variable`, `variable_default` or `group_merge`.
--
-- For the sqlite3 shell with the extension, in a database that analyse.sql has set up. Run from the
-- folder that holds sql/.

.read sql/20_observation.sql
.read sql/40_candidate.sql
.read sql/90_materialise.sql
.read sql/show.sql
.read sql/80_report.sql
