-- analyse.sql: the analysis of the demonstration database, and its report beside it; `make demo`
-- runs it, in the sqlite3 shell.
.mode list
.headers off

.read demo_db/setup.sql
SELECT causalite_refresh();
SELECT printf('report   %s
results  %s', report, file)
FROM (SELECT file, substr(file, 1, length(file) - length('.db')) || '-report.html' AS report
      FROM pragma_database_list WHERE name = 'main')
WHERE writefile(report, causalite_report()) IS NOT NULL;
