#!/bin/sh
# The SQL of the steps end to end, in the sqlite3 shell, on fresh databases.
#   tests/sql/run.sh [module]      run in the project's folder; module: build/causalite.so
# An assertion is a row of two columns, its name and 1 for true. Ends with 'N passed, N failed'.

project=$(pwd)
module=${1:-build/causalite.so}
shell=${SQLITE3:-sqlite3}
build=$(dirname -- "$module")
case $module in /*) ;; *) module=$project/$module ;; esac
[ -f "$module" ] || { echo "no $module: run make first"; exit 2; }
work=$(mktemp -d) || exit 2
trap 'rm -rf "$work"' EXIT
ln -s "$project/sql" "$work/sql"
ln -s "$project/demo_db" "$work/demo_db"
ln -s "$project/tests/sql" "$work/tests"
cd "$work" || exit 2
: > results

# sql DB COMMAND...   runs the commands, stops at the first error
sql() {
  database=$1
  shift
  "$shell" -batch -bail "$database" ".load \"$module\"" "$@"
}

# judge N COMMAND...   N rows of assertions; an error, or another number of rows, is a failure as well
judge() {
  expected=$1
  shift
  "$@" > rows 2> errors
  code=$?
  awk -F'|' '{ print ($NF == "1" ? "ok      " : "FAILED  ") $1 }' rows >> results
  if [ $code -ne 0 ] || [ "$(grep -c . rows)" -ne "$expected" ]; then
    echo "FAILED  $*: $(grep -c . rows) rows, not $expected $(head -c 400 errors)" >> results
  fi
}

# quiet COMMAND...   something that must succeed
quiet() {
  "$@" > log 2> errors || echo "FAILED  $*: $(head -c 400 errors)" >> results
}

# refuses NAME TEXT COMMAND...   something that must fail with a message that holds TEXT
refuses() {
  name=$1
  text=$2
  shift 2
  if "$@" > log 2>&1; then
    echo "FAILED  $name: it succeeded" >> results
  elif grep -qF "$text" log; then
    echo "ok      $name" >> results
  else
    echo "FAILED  $name: $(tail -c 300 log)" >> results
  fi
}

analyse() { # DB, CSV or ''; further commands come before the analysis
  database=$1
  csv=$2
  shift 2
  if [ -n "$csv" ]; then
    sql "$database" ".import --csv /dev/stdin experiment_raw" "$@" ".read sql/analyse.sql" < "$csv"
  else
    sql "$database" "$@" ".read sql/analyse.sql"
  fi
}

echo "# the demonstration database" >> results
quiet sql demo.db ".read demo_db/demo.sql"
quiet sql again.db ".read demo_db/demo.sql"
quiet sql other.db ".parameter set :seed 2" ".read demo_db/demo.sql"
judge 11 sql demo.db "ATTACH 'again.db' AS again" "ATTACH 'other.db' AS other" ".read tests/demo.sql"
quiet analyse demo.db ''
judge 41 sql demo.db ".read tests/truth.sql"
judge 43 sql demo.db ".read tests/views.sql"
judge 42 sql demo.db ".read tests/graph.sql"
cp demo.db choice.db
quiet sql choice.db \
  "DELETE FROM experiment WHERE substr(task_group, 1, 6) NOT IN ('group1', 'group4', 'group6')" \
  "UPDATE variable SET role = 'ignore' WHERE name GLOB 'energy_cpu*' OR name GLOB '*temp*' OR name GLOB '*m[ai][nx]_watts' OR name GLOB '*util_max*'" \
  "UPDATE setting SET value = 'exact' WHERE name = 'graph_method'" \
  "UPDATE setting SET value = 199 WHERE name = 'permutations'" \
  "UPDATE setting SET value = 20 WHERE name = 'graph_bootstrap'" ".read sql/refresh.sql"
judge 11 sql choice.db ".read tests/graph_settings.sql"
quiet sql choice.db "UPDATE setting SET value = 0 WHERE name IN ('permutations', 'graph_bootstrap')" \
  "UPDATE setting SET value = 'rank' WHERE name = 'graph_transform'" \
  "UPDATE setting SET value = 30 WHERE name = 'too_small'" ".read sql/refresh.sql"
judge 7 sql choice.db ".read tests/graph_excluded.sql"

echo "# set-up" >> results
quiet sql taken.db "CREATE TABLE Verdict(x)" "CREATE VIEW result_edge AS SELECT 1"
refuses "names that exist are refused" "set-up refused" sql taken.db ".read sql/00_setup.sql"
judge 1 sql taken.db "SELECT 'a refusal creates nothing', count(*) = 2 FROM sqlite_schema"
refuses "a second set-up is refused" "set-up refused" sql demo.db ".read sql/00_setup.sql"
refuses "a refusal lists the names" "exists already: table Verdict" sql taken.db ".read sql/00_setup.sql"
refuses "a setting out of range says what is allowed" "alpha is a number between 0 and 1" \
  sql demo.db "UPDATE setting SET value = 5 WHERE name = 'alpha'"
refuses "a role is one of the roles" "role is hyperparameter, control" \
  sql demo.db "UPDATE variable SET role = 'energie' WHERE name = 'energy_gpu_avg_watts'"

echo "# results are replaced as a whole" >> results
cp demo.db failing.db
refuses "three modes are refused" "more than two modes" \
  sql failing.db "UPDATE experiment SET mode = 'third' WHERE rowid = 1" ".read sql/refresh.sql"
refuses "what to do about three modes is said" "DELETE FROM experiment WHERE \"mode\" = 'third'" \
  sql failing.db ".read sql/20_observation.sql"
# too_small: no graphs, which would take their time
refuses "a failing view stops the run" "more than two values" \
  sql failing.db "UPDATE setting SET value = 1000 WHERE name = 'too_small'" ".read sql/90_materialise.sql"
judge 2 sql failing.db "ATTACH 'demo.db' AS before" ".read tests/unchanged.sql"
cp demo.db twice.db
quiet sql twice.db "UPDATE setting SET value = 0.01 WHERE name = 'alpha'" \
  "UPDATE setting SET value = 1000 WHERE name = 'too_small'" \
  "INSERT INTO group_merge VALUES ('group5_mrt_oast', 'five and six'), ('group6_resnet', 'five and six')" \
  "CREATE VIEW widest AS SELECT max(conf_high - conf_low) AS width FROM result_main_effect" \
  "INSERT INTO analysis_step VALUES ('widest', 99, 'A view of the results', 'SELECT * FROM result_widest', 1)" \
  ".read sql/refresh.sql"
judge 8 sql twice.db "ATTACH 'demo.db' AS before" ".read tests/twice.sql"

echo "# degenerate data" >> results
quiet analyse degenerate.db '' ".read tests/degenerate_data.sql"
judge 19 sql degenerate.db ".read tests/degenerate.sql"
quiet sql degenerate.db "UPDATE setting SET value = 0 WHERE name IN ('small', 'too_small')" \
  "UPDATE setting SET value = 20 WHERE name = 'permutations'" ".read sql/refresh.sql"
judge 12 sql degenerate.db ".read tests/degenerate_graph.sql"
quiet sql empty.db "CREATE TABLE experiment(task_group, mode, hyperparam_x, energy_a_joules)" ".read sql/analyse.sql"
quiet sh -c 'echo "task_group,mode,hyperparam_x,energy_a_joules" > header.csv'
quiet analyse header.db header.csv
judge 1 sql header.db "SELECT 'a CSV with a header only', count(*) = 0 FROM result_main_effect"
judge 1 sql header.db "SELECT 'and its reader is told', count(*) = 1 FROM result_data_note WHERE note = '0 rows: there is nothing to analyse'"
judge 1 sql empty.db "SELECT 'no experiments: no results', count(*) = 0 FROM result_main_effect"

echo "# odd names and layouts" >> results
mkdir "a b'c\"d"
cp tests/odd.csv "a b'c\"d/odd \$1.csv"
refuses "a missing mode column is named" "experiment needs a column that tells the two modes apart" \
  analyse odd.db "a b'c\"d/odd \$1.csv"
quiet sql odd.db "UPDATE setting SET value = '模式' WHERE name = 'mode_column'" \
  "UPDATE setting SET value = 'order' WHERE name = 'block_column'" \
  "UPDATE setting SET value = 5 WHERE name = 'too_small'" ".read sql/refresh.sql"
judge 14 sql odd.db ".read tests/odd.sql"
echo "# more variables than a graph can have" >> results
sh tests/many.sh > many.csv
quiet analyse many.db many.csv
judge 4 sql many.db ".read tests/many.sql"
echo "# labels and numbers" >> results
sh tests/labels.sh > labels.csv
quiet analyse labels.db labels.csv
judge 9 sql labels.db ".read tests/labels.sql"
quiet sql labels.db "UPDATE variable SET role = 'hyperparameter' WHERE name IN ('optimizer', 'decay')" \
  "UPDATE setting SET value = 'strange' WHERE name = 'block_column'" ".read sql/refresh.sql"
judge 6 sql labels.db ".read tests/labels_by_hand.sql"
printf 'mode,model,energy_a_joules\n1,01,5\n1.0,1,7\n1,001,6\n1.0,01,9\n' > modes.csv
quiet analyse modes.db modes.csv
judge 2 sql modes.db "SELECT 'modes 1 and 1.0 are two', reference = '1' AND other = '1.0' FROM mode_pair" \
  "SELECT 'models 01, 1 and 001 are three', count(DISTINCT block) = 3 FROM experiment_run"
mkdir generated
quiet env TMPDIR="$work/generated" "$shell" -batch -bail plain.db ".load \"$module\"" \
  ".import --csv tests/plain.csv experiment_raw" ".read sql/analyse.sql"
judge 8 sql plain.db ".read tests/plain.sql"
quiet "$shell" -bail defaults.db ".load \"$module\"" ".import --csv --schema temp tests/odd.csv experiment_raw" \
  "CREATE TABLE experiment_default AS SELECT g.key AS task_group, h.key AS name, h.value FROM json_each('{\"it''s two\":{\"学习率\":9}}') AS g, json_each(g.value) AS h" \
  ".read sql/00_setup.sql" ".read sql/05_import.sql" ".read sql/10_describe.sql" \
  "UPDATE setting SET value = '模式' WHERE name = 'mode_column'" ".read sql/20_observation.sql"
judge 2 sql defaults.db "SELECT 'a default is used', count(*) = 5 FROM observation WHERE variable = 'hyperparam_学习率' AND task_group = 'it''s two' AND value = 9" \
  "SELECT 'a temporary import leaves no table', count(*) = 0 FROM sqlite_schema WHERE name = 'experiment_raw'"
refuses "a view needs a key" "experiment has no rowid" \
  sql view.db "CREATE TABLE t(k PRIMARY KEY, mode, energy_x_joules)" \
  "CREATE VIEW experiment AS SELECT * FROM t" ".read sql/analyse.sql"
quiet sql view.db "UPDATE setting SET value = 'k' WHERE name = 'unit_column'" \
  "INSERT INTO t VALUES ('a', 0, 1), ('b', 1, 2), ('c', 0, 4), ('d', 1, 3)" \
  "UPDATE variable SET role = 'energy' WHERE name = 'energy_x_joules'" ".read sql/refresh.sql"
judge 1 sql view.db "SELECT 'an experiment that is a view', count(*) = 1 AND min(n) = 4 FROM result_main_effect"
refuses "a key that is none is refused" "is not a key" \
  sql view.db "UPDATE setting SET value = 'mode' WHERE name = 'unit_column'" ".read sql/refresh.sql"

. "$project/tests/sql/report.sh"
. "$project/tests/sql/paths.sh"

echo "# what is printed" >> results
sql demo.db ".read sql/show.sql" > shown
check "titles say which mode is which" grep -q "main effect of the mode (parallel − default)" shown
check "words follow the adjusted p" sh -c \
  'grep -q "│ <0.0001 *│ strengthens " shown && ! grep -E "│ (0\.[1-9]|0\.0[5-9]|1\.)[0-9]* *│ (higher|lower|strengthens|weakens|reverses|full|partial|suppression|differs) " shown'
check "no zero has a sign" sh -c '! grep -qE -e "[-+]0\.?0* *│" shown'
check "empty tables say so" sh -c '[ "$("$2" empty.db ".read sql/show.sql" | grep -c "^(none)")" -gt 4 ]' sh "" "$shell"
check "no generated file is left behind" [ -z "$(ls generated)" ]

echo "# the reference" >> results
( cd "$project" && sh sql/reference.sh "$module" ) > reference
check "REFERENCE.md is what \`make docs\` writes" cmp -s reference "$project/sql/REFERENCE.md"

real=$project/../shared/data/experiment.csv
if [ -f "$real" ]; then
  echo "# 836 real runs" >> results
  quiet analyse real.db "$real"
  judge 14 sql real.db ".read tests/real.sql"
else
  echo "skipped  $real is not here" >> results
fi

cat results
failed=$(grep -c '^FAILED' results)
echo "$(grep -c '^ok' results) passed, $failed failed"
[ "$failed" -eq 0 ]
