# sql/FAILURES.md: each failure is made, what is said is what its row says, and what is to be kept is;
# sourced by run.sh, whose functions it uses. Rows that a shell cannot make are those of
# tests/hosts/test_failures.c.

echo "# failures" >> results
mkdir cmd 2> /dev/null
: > asked
# rows: "when<TAB>it says" of the page's tables
awk -F' [|] ' '/^[|] / && !/^[|] when / { sub(/^[|] /, "", $1); print $1 "\t" $2 }' "$project/sql/FAILURES.md" > rows_of_page

# says ROW FILE   the text of that row stands in the file; … stands for anything
says() {
  echo "$1" >> asked
  tr -s '\n ' '  ' < "$2" > said_flat
  awk -F'\t' -v row="$1" '
    NR == FNR { said = said $0; next }
    $1 != row { next }
    { found = 1; sub(/^[^`]*`/, "", $2); sub(/`[^`]*$/, "", $2)
      n = split($2, part, "…")
      for (i = 1; i <= n; i++) {
        at = index(said, part[i])
        if (!at) exit 1
        said = substr(said, at + length(part[i]))
      } }
    END { if (!found) exit 1 }' said_flat rows_of_page > /dev/null
  if [ $? -eq 0 ]; then echo "ok      when $1" >> results; else echo "FAILED  when $1: $(head -c 300 "$2")" >> results; fi
}
# happens ROW COMMAND…   what it prints is what the row says
happens() {
  row=$1
  shift
  "$@" > said 2>&1
  says "$row" said
}
# nothing ROW COMMAND…   the row says that nothing is said; the command succeeds
nothing() {
  echo "$1" >> asked
  check "when $1, nothing is said" grep -q "^$1	nothing" rows_of_page
  row=$1
  shift
  check "when $row, it works" "$@"
}
# refused ROW PREPARATION STATEMENT…   in a copy of an analysed database, in which nothing changes
refused() {
  row=$1
  cp "${base:-fail.db}" case.db
  quiet sql case.db "${2:-SELECT 1}"
  shift 2
  "$shell" case.db .dump > dump.before
  happens "$row" sql case.db "$@"
  "$shell" case.db .dump > dump.after
  check "when $row, all is kept" cmp -s dump.before dump.after
}
csv() { # csv TEXT   as the file runs.csv
  printf "$1" > runs.csv
}
load="SELECT causalite_import(readfile('runs.csv'), 'runs')"

quick='"n_boot":100,"permutations":0,"graph_method":"exact"'
quiet sql set.db "CREATE TABLE runs(id INTEGER PRIMARY KEY, model TEXT, mode TEXT, epochs INTEGER, util REAL, energy_j REAL);
  WITH RECURSIVE s(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM s WHERE i < 40) INSERT INTO runs
  SELECT i, 'm' || (i % 2), CASE WHEN i / 2 % 2 THEN 'default' ELSE 'eco' END, 1 + i * 7 % 5,
         50 + i * 37 % 23, 100 + i * 29 % 31 * 1.5 + i / 2 % 2 * 20 FROM s" \
  "SELECT causalite_setup('runs', '{\"condition\":\"mode\",$quick}')"
cp set.db fail.db
quiet sql fail.db "$refresh"

# the file
happens '`causalite` on a file that is not there' causalite nowhere.csv
happens '`readfile()` of such a file' sql :memory: "SELECT causalite_import(readfile('nowhere.csv'), 'runs')"
happens 'the name instead of the content' sql :memory: "SELECT causalite_import('runs.csv', 'runs')"
csv 'mode,\344,energy_j\na,1,2\n'
happens 'not UTF-8' sql :memory: "$load"
csv 'PK\003\004xxxx'
happens 'a workbook' sql :memory: "$load"
csv 'mode,energy_j\na,"1\nb,2\n'
happens 'a quote is not closed' sql :memory: "$load"
csv 'mode,energy_j\na,1,2\n'
happens 'a line is longer than the header' sql :memory: "$load"
csv ''
happens 'an empty file' sql :memory: "$load"
csv 'mode,energy_j\n'
happens 'a header without rows' sql :memory: "$load" "SELECT causalite_setup('runs')"
csv 'mode,energy_j\na,1\nb,2\na,3\nb,5\n'
refused 'the table is there already' '' "$load"
csv 'mode;energy_j\na;1,234\nb;2,345\na;1,250\nb;3,111\na;1,241\nb;2,346\n'
happens 'commas that may be either (1,234)' sql :memory: "$load" "SELECT causalite_setup('runs')"
happens 'commas that may be either (1,234)' causalite runs.csv
check "and as the command says" causalite runs.csv decimal=,
judge 1 sql runs.causalite.db "SELECT 'and as the command says, they are decimal marks', max(energy_j) = 3.111 FROM experiment"
csv 'mode,energy_j,energy_j\na,1,2\nb,2,3\n'
nothing 'two columns of one name' sql :memory: "$load" "SELECT energy_j, energy_j_3 FROM runs"

# the table
refused 'no table of that name' '' "SELECT causalite_setup('run')"
csv 'before,after\n5,3\n4,4\n6,2\n'
happens 'no condition' sql :memory: "$load" "SELECT causalite_setup('runs')"
cp fail.db one.db
happens 'one level only' sql one.db "UPDATE runs SET mode = 'default'" "$refresh"
check "and there is no empty sentence" sh -c '! grep -q "Effects are" said'
cp fail.db one.db
happens 'too few runs' sql one.db "DELETE FROM runs WHERE id > 4" "$refresh"
cp fail.db one.db
happens 'a constant outcome' sql one.db "UPDATE runs SET energy_j = 5" "$refresh"
refused 'a control character in a level (ESC; tab and line end are none)' \
  "UPDATE runs SET mode = char(27) || 'eco' WHERE mode = 'eco'" "$refresh"
check "and it works without" sql case.db "UPDATE runs SET mode = replace(mode, char(27), '')" "$refresh"
happens 'a constant group in a function' sql :memory: \
  "SELECT note FROM ttest((SELECT ttest(column1, column2) FROM (VALUES (1, 1), (1, 1), (1, 2), (1, 2))))"
happens 'a text where a number should be' sql :memory: "SELECT ttest('x', 1)"
happens 'an infinite number' sql :memory: "SELECT ttest(9e999, 1)"
happens 'three levels where two are needed' sql :memory: \
  "SELECT ttest(column1, column1) FROM (VALUES (1), (2), (3))"
happens 'an option that there is not' sql :memory: "SELECT ttest(1, 2, '{\"alpha\":1}')"
refused 'more memory than is allowed' '' "SELECT mediation_boot(epochs, util, energy_j, mode,
  '{\"n_boot\":10000000,\"memory_limit\":1}') FROM runs"

# the database
refused 'in a transaction' '' BEGIN "$refresh"
refused 'in a statement that writes' '' "CREATE TABLE log AS $refresh"
refused 'the connection may only read' '' "PRAGMA query_only = 1" "$refresh"
cp fail.db case.db
happens 'a read-only database' "$shell" -readonly case.db ".load \"$module\"" "$refresh"
pages=$("$shell" set.db "PRAGMA page_count")
base=set.db refused 'a full disk' '' "PRAGMA max_page_count = $pages" "$refresh"
base=
cp fail.db case.db
mkfifo hold
"$shell" case.db "BEGIN IMMEDIATE" ".shell touch locked" ".read hold" &
holder=$!
until [ -f locked ] || ! kill -0 $holder 2> /dev/null; do sleep 0.1; done
happens 'another program holds the lock' sql case.db "PRAGMA busy_timeout = 50" "$refresh"
echo "ROLLBACK;" > hold
wait $holder
refused 'another query reads what is dropped' '' "SELECT causalite_drop() FROM setting"
refused 'the source table is gone or renamed' "CREATE TABLE trials AS SELECT * FROM runs; DROP TABLE runs" "$refresh"
check "and the report can be written" sql case.db "SELECT causalite_report()"
quiet sql case.db "UPDATE variable SET label = 'mine' WHERE name = 'util'" "SELECT causalite_setup('trials')"
judge 1 sql case.db "SELECT 'and what was corrected is kept', label = 'mine' FROM variable WHERE name = 'util'"
refused 'a column that has a role is gone' "CREATE TABLE less AS SELECT id, model, mode, util, energy_j FROM runs;
  DROP TABLE runs; CREATE TABLE runs AS SELECT * FROM less" "$refresh"
cp fail.db case.db
happens 'a column has come' sql case.db "ALTER TABLE runs ADD COLUMN perf_acc REAL" "$refresh" \
  "SELECT caveat FROM variable WHERE name = 'perf_acc'"
refused 'the roles have been deleted' "DELETE FROM variable" "$refresh"
check "and set-up guesses them anew" sql case.db "SELECT causalite_setup('runs')" "$refresh"
refused 'settings have been deleted' "DELETE FROM setting WHERE name = 'alpha'" "$refresh"
quiet sql case.db "INSERT INTO setting(name, value) VALUES ('alpha', 0.05)" "$refresh"
refused 'a setting out of range' '' "UPDATE setting SET value = 5 WHERE name = 'alpha'"
refused 'an analysis of another version, or a view of it changed' \
  "DROP VIEW known; CREATE VIEW known AS SELECT 1" "$refresh"
happens 'a name of ours is yours already' sql :memory: "CREATE TABLE runs(mode, energy_j)" \
  "CREATE TABLE verdict(x)" "SELECT causalite_setup('runs')"
happens 'a table `experiment` is yours' sql case.db "DROP TABLE experiment" "CREATE TABLE experiment(x)" \
  "SELECT causalite_drop()" "SELECT causalite_setup('runs', '{\"condition\":\"mode\"}')"
refused 'it keeps no journal' '' 'PRAGMA journal_mode = off' "$refresh"
refused 'a trigger of yours on a result refuses' \
  "CREATE TRIGGER late BEFORE INSERT ON result_verdict BEGIN SELECT raise(ABORT, 'not this one'); END" "$refresh"
refused 'or says RAISE(IGNORE)' \
  "CREATE TRIGGER late BEFORE INSERT ON result_verdict BEGIN SELECT raise(IGNORE); END" "$refresh"
happens 'no analysis' sql :memory: "$refresh"
base=set.db refused 'no results yet' '' "SELECT causalite_report()"
base=
refused 'somebody else has put a picture of his into `result_figure`' \
  "UPDATE result_figure SET svg = '<svg onload=\"x\">' WHERE name = 'groups'" "SELECT causalite_report()"
refused 'or a text where a number belongs' "UPDATE result_finding SET n1 = 'x'" "SELECT causalite_report()"

# Killed when it has begun to store, which a trigger tells.
cp fail.db case.db
quiet sql case.db "CREATE TRIGGER slow BEFORE INSERT ON result_verdict BEGIN
  SELECT max(a.id * b.id * c.id * d.id) FROM runs AS a, runs AS b, runs AS c, runs AS d, runs AS e; END"
"$shell" case.db .dump > dump.before
sql case.db "$refresh" > said 2>&1 &
killed=$!
until [ -s case.db-journal ] || ! kill -0 $killed 2> /dev/null; do sleep 0.1; done
pkill -KILL -P $killed 2> /dev/null
kill -KILL $killed 2> /dev/null
wait $killed 2> /dev/null
nothing 'killed in the middle' "$shell" case.db .dump
cp log dump.after
check "when killed in the middle, all is kept" cmp -s dump.before dump.after

# the module and its host
happens 'the module is not there' "$shell" -batch :memory: ".load ./nowhere/causalite"
nothing 'the module is loaded twice' sql :memory: ".load \"$module\"" "SELECT causalite_version()"
other=${OTHER_MODULE:-$project/build/other/causalite.so}
case $other in /*) ;; *) other=$project/$other ;; esac
if [ -f "$other" ]; then
  nothing 'another version is loaded, by `.load`' sql :memory: ".load \"$other\""
  sql :memory: ".load \"$other\"" "SELECT causalite_version()" > said
  check "the later one is in force" grep -q '^causalite 0.0.9 ' said
  happens 'another version, by `SELECT load_extension()`' sql :memory: "SELECT load_extension('$other')"
else
  echo "skipped  $other is not here" >> results
  sed -n 's/^\(another version[^	]*\)	.*/\1/p' rows_of_page >> asked
fi
happens 'a view of ours without the module' "$shell" -batch fail.db "SELECT * FROM verdict"
cp fail.db case.db
nothing '`trusted_schema` off' sql case.db "PRAGMA trusted_schema = 0" "$refresh" "SELECT causalite_report()"
csv 'a,b,c,d,e,f,g,h,i,j,k\n1,2,3,4,5,6,7,8,9,10,11\n'
happens 'lowered limits' sql :memory: ".limit column 10" "$load"

# the command
csv 'mode,energy_j\na,1\nb,2\na,3\nb,5\na,2\nb,4\n'
rm -f runs.causalite.db runs-report.html
echo mine > runs-report.html
happens '`causalite` where a page of yours has the report'"'"'s name' causalite runs.csv
check "and the page stays" grep -qx mine runs-report.html
rm runs-report.html
"$shell" runs.causalite.db "CREATE TABLE mine(x)"
happens '`causalite` where a database of yours has that name' causalite runs.csv
cp runs.causalite.db other.db
rm runs.causalite.db
quiet causalite runs.csv
echo mine > results.db
happens '`causalite export` onto a file' causalite export runs.causalite.db results.db
happens '`causalite refresh` of a database without an analysis' causalite refresh other.db
happens '`causalite refresh` of a file that is no database' causalite refresh runs.csv
mkfifo held
"$shell" other.db < held & # has it locked until there is nothing more to read
exec 3> held
echo "BEGIN EXCLUSIVE; SELECT writefile('locked', 1);" >&3
while [ ! -s locked ]; do sleep 0.1; done
happens '`causalite refresh` while another program has locked it' causalite refresh other.db
exec 3>&-
happens '`causalite refresh` of what is not there' causalite refresh nowhere.db
happens '`causalite` in a folder that cannot be written into' causalite export runs.causalite.db cmd/nowhere/results.db
happens '`causalite` without the module' env CAUSALITE_MODULE=/nowhere/causalite.so sh sql/causalite runs.csv
# A shell that is ended while its work goes on: both ways the old files stay.
for signal in TERM KILL; do
  cp runs.causalite.db before.db
  cp runs-report.html before.html
  CAUSALITE_MODULE=$module SQLITE3=$shell sh sql/causalite runs.csv > log 2>&1 &
  command=$!
  until ls -d .causalite.* > /dev/null 2>&1 || ! kill -0 $command 2> /dev/null; do :; done
  kill -s $signal $command
  wait $command 2> /dev/null
  case $signal in
  TERM) nothing 'Ctrl-C while `causalite` computes' [ -z "$(ls -d .causalite.* 2> /dev/null)" ] ;;
  KILL) nothing '`causalite` is killed (`kill -9`)' ls -d .causalite.* ;;
  esac
  check "$signal: the old database and page stay" sh -c 'cmp -s runs.causalite.db before.db && cmp -s runs-report.html before.html'
  sleep 1 # what was under way ends
  rm -rf .causalite.*
done

# Every row of the page was made to happen, here or in C.
cut -f 1 rows_of_page | while read -r row; do
  grep -qxF "$row" asked || grep -qF "\"$row\"" "$project/tests/hosts/test_failures.c" || echo "$row"
done > unasked
check "each row of FAILURES.md has happened: $(tr '\n' ';' < unasked)" [ ! -s unasked ]
