-- show.sql: prints the stored results, step by step.
--
-- For the sqlite3 shell; needs no extension. What is printed of each step is the SELECT in
-- analysis_step.summary (none: not printed); everything else is in the tables result_....

.mode list
.headers off
.shell mkdir -p build
.once build/generated.sql
SELECT printf('.print
.print "%s"
%s;', replace(title, '"', ''''), summary) FROM analysis_step WHERE summary <> '' ORDER BY position;
.mode box --wrap 100 --wordwrap on
.headers on
.nullvalue ''
.read build/generated.sql
