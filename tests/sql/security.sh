# What SECURITY.md says, tried; sourced by run.sh, whose functions and databases it uses (fail.db is of
# failures.sh; pages and pictures of hostile data are tried in report.sh).

echo "# security" >> results
if command -v nm > /dev/null; then
  check "the module is linked with nothing that reaches files, network or programs" sh -c '! nm -D "$1" |
    grep -E " U (f?open(64|at)?|creat|unlink|remove|rename|socket|connect|system|popen|fork|exec[a-z]*|posix_spawn|getenv|secure_getenv|setlocale|signal|sigaction|exit|_exit|abort|malloc|calloc|realloc)(@|$)"' sh "$module"
else
  echo "skipped  nm is not here" >> results
fi
direct="'causalite_import', 'causalite_setup', 'causalite_refresh', 'causalite_report', 'causalite_drop', 'causalite_progress'"
judge 2 sql :memory: \
  "SELECT 'those that change something are called directly only', group_concat(DISTINCT name IN ($direct)) = '1' AND count(DISTINCT name) = 6 FROM pragma_function_list WHERE flags & 0x80000 AND name LIKE 'causalite%'" \
  "SELECT 'all others are innocuous', count(*) > 20 AND min(f.flags & 0x200000) > 0 FROM pragma_function_list AS f WHERE f.name NOT IN ($direct) AND f.name IN (SELECT substr(signature, 1, instr(signature, '(') - 1) FROM causalite_help() WHERE kind = 'function')"

cp fail.db hostile2.db
quiet "$shell" hostile2.db "CREATE VIEW bomb AS SELECT causalite_drop()" \
  "CREATE TABLE log(x)" "CREATE TRIGGER bait AFTER INSERT ON log BEGIN SELECT causalite_setup('runs'); END" \
  "CREATE TRIGGER load AFTER DELETE ON log BEGIN SELECT causalite_import('a', old.x); END" \
  "CREATE VIEW fine AS SELECT ttest(energy_j, mode) AS fit FROM runs" "INSERT INTO runs(mode) VALUES (NULL)"
"$shell" hostile2.db .dump > dump.before
refuses "a view cannot drop the analysis" "unsafe use of causalite_drop()" sql hostile2.db "SELECT * FROM bomb"
refuses "a trigger cannot set one up" "unsafe use of causalite_setup()" sql hostile2.db "INSERT INTO log VALUES (1)"
refuses "nor import" "unsafe use of causalite_import()" sql hostile2.db "DELETE FROM log"
"$shell" hostile2.db .dump > dump.after
check "nothing has changed" cmp -s dump.before dump.after
judge 1 sql hostile2.db "PRAGMA trusted_schema = 0" "SELECT 'an untrusted view computes', fit LIKE '{\"function\":\"ttest\"%' FROM fine"

refuses "a view that asks for all memory ends at the heap's limit" "out of memory" \
  sql fail.db ".output /dev/null" "PRAGMA hard_heap_limit = 50000000" .output \
  "SELECT mediation_boot(epochs, util, energy_j, mode, '{\"n_boot\":10000000,\"memory_limit\":1048576}') FROM runs"
judge 1 sql :memory: "SELECT 'a fit of 100 MB', count(*) = 1 FROM ttest('{\"function\":\"ttest\",\"x\":\"' || printf('%.*c', 100000000, 'x') || '\"}')"
refuses "one of fifty million brackets" "is not a fit" \
  sql :memory: "SELECT * FROM ttest('{\"function\":\"ttest\",\"x\":' || printf('%.*c', 50000000, '[') || '}')"

# The shell that reads an export runs nothing but SQL, whatever stands in a schema of somebody else's.
cp fail.db commands.db
quiet "$shell" commands.db "PRAGMA writable_schema = 1" \
  "UPDATE sqlite_schema SET sql = sql || ';' || char(10) || '.shell touch ran' WHERE name = 'result_verdict'"
refuses "a command in a schema is none in an export" "cannot run .shell in safe mode" \
  causalite export commands.db commands-results.db
check "it has not run" [ ! -e ran ]
check "and nothing is exported" [ ! -e commands-results.db ]
cp fail.db picture.db
quiet "$shell" picture.db "UPDATE result_figure SET svg = replace(svg, '</svg>', '<script>x</script></svg>')"
refuses "a picture with a script is not put into a report, nor beside it" "that this version has not drawn" \
  causalite report picture.db
check "no page is written" [ ! -e picture-report.html ]

cp fail.db trigger.db
quiet "$shell" trigger.db "CREATE TRIGGER theirs AFTER INSERT ON result_verdict BEGIN DELETE FROM runs; END"
quiet sql trigger.db "$refresh"
judge 1 sql trigger.db "SELECT 'triggers on results fire, as the page says', count(*) = 0 FROM runs"
judge 2 sql :memory: \
  "SELECT 'no script in a picture', plot_groups(column1, column2, '{\"title\":\"<script>x</script>\"}') NOT LIKE '%<script%' FROM (VALUES (1, '<script>alert(1)</script>'), (2, 'b'), (3, '\" onload=\"x'))" \
  "SELECT 'and no attribute', plot_groups(column1, column2) NOT LIKE '%\" onload=%' FROM (VALUES (1, '\" onload=\"x'), (2, 'b'))"
