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

# analyse DB TABLE ROLES [COMMAND...]   further commands come before; ROLES is JSON, or ''
analyse() {
  database=$1
  table=$2
  roles=$(printf %s "${3:-{\}}" | sed "s/'/''/g")
  shift 3
  sql "$database" "$@" "SELECT causalite_setup('$table', '$roles')" "SELECT causalite_refresh()"
}

# import DB CSV   makes its table `runs`
import() {
  sql "$1" "SELECT causalite_import(readfile('$(printf %s "$2" | sed "s/'/''/g")'), 'runs')"
}

# The command, as it stands in the folder;
causalite() {
  CAUSALITE_MODULE=$module SQLITE3=$shell sh sql/causalite "$@"
}

refresh="SELECT causalite_refresh()"

echo "# the demonstration database" >> results
quiet sql demo.db ".read demo_db/demo.sql"
quiet sql again.db ".read demo_db/demo.sql"
quiet sql other.db ".parameter set :seed 2" ".read demo_db/demo.sql"
judge 11 sql demo.db "ATTACH 'again.db' AS again" "ATTACH 'other.db' AS other" ".read tests/demo.sql"
# The seed is a cause here, so that the figures are those computed elsewhere; the second set-up, of
# demo_db/analyse.sql, keeps that.
quiet sql demo.db "SELECT causalite_setup('experiment', '{\"cause\":\"hyperparam_seed\"}')" \
  ".read demo_db/analyse.sql"
judge 41 sql demo.db ".read tests/truth.sql"
judge 54 sql demo.db ".read tests/views.sql"
judge 44 sql demo.db ".read tests/graph.sql"
judge 11 sql demo.db ".read tests/tables.sql"
judge 8 sql demo.db ".read tests/refusal.sql"
judge 24 sql roles.db ".read tests/roles.sql"
judge 4 sql configuration.db ".read tests/configuration.sql"
cp demo.db choice.db
quiet sql choice.db \
  "DELETE FROM experiment WHERE substr(task_group, 1, 6) NOT IN ('group1', 'group4', 'group6')" \
  "UPDATE variable SET role = 'ignore' WHERE name GLOB 'energy_cpu*' OR name GLOB '*temp*' OR name GLOB '*m[ai][nx]_watts' OR name GLOB '*util_max*'" \
  "UPDATE setting SET value = 'exact' WHERE name = 'graph_method'" \
  "UPDATE setting SET value = 199 WHERE name = 'permutations'" \
  "UPDATE setting SET value = 20 WHERE name = 'graph_bootstrap'" "$refresh"
judge 16 sql choice.db ".read tests/graph_settings.sql"
quiet sql choice.db "UPDATE setting SET value = 0 WHERE name IN ('permutations', 'graph_bootstrap')" \
  "UPDATE setting SET value = 'rank' WHERE name = 'graph_transform'" \
  "UPDATE setting SET value = 30 WHERE name = 'too_small'" "$refresh"
judge 9 sql choice.db ".read tests/graph_excluded.sql"

# rule DB ROLES   sets up its table `runs`, and computes the rule as causalite_refresh() does, without
# the graphs
rule() {
  sql "$1" "SELECT causalite_setup('runs', '$2')" ".output aside" ".read sql/aside.sql" ".output" ".read aside" \
    ".read sql/rule_model.sql" ".read sql/rule_fit.sql" ".read sql/rule.sql" "INSERT INTO result_finding SELECT * FROM finding" \
    ".read sql/robustness.sql" "INSERT INTO result_robustness SELECT * FROM robustness" \
    ".read sql/candidate.sql" "INSERT INTO result_main_effect SELECT * FROM main_effect" \
    "INSERT INTO result_main_effect_block SELECT * FROM main_effect_block" \
    "INSERT INTO result_interaction SELECT * FROM interaction"
}

echo "# the rule of 'shown'" >> results
quiet import rule.db tests/rule.csv
quiet rule rule.db '{"condition":"setup","reference":"default","outcome":["y","z"],"primary":"y","cause":["a10","a2","Zed","b","zone"],"group":"grp","block":"model","time":"day"}'
judge 8 sql rule.db ".read tests/rule_figures.sql" ".read tests/rule_compared.sql"
quiet sql kinds.db ".read tests/rule_data.sql"
quiet rule kinds.db '{"condition":"mode","reference":"default","outcome":["y","z"],"primary":"y","cause":["a \"b\" \\","b","zone"],"negative_control":"seed","group":"grp","block":"model"}'
judge 49 sql kinds.db ".read tests/rule.sql"

echo "# set-up" >> results
quiet sql taken.db "CREATE TABLE Verdict(x)" "CREATE VIEW result_edge AS SELECT 1" \
  "CREATE TABLE runs(mode, joules)"
refuses "names that exist are refused" "names of the analysis exist already" \
  sql taken.db "SELECT causalite_setup('runs')"
judge 1 sql taken.db "SELECT 'a refusal creates nothing', count(*) = 3 FROM sqlite_schema"
refuses "a refusal lists the names" "table Verdict, view result_edge" sql taken.db "SELECT causalite_setup('runs')"
refuses "a setting out of range says what is allowed" "alpha is a number between 0 and 1" \
  sql demo.db "UPDATE setting SET value = 5 WHERE name = 'alpha'"
refuses "and so it does as an argument" "alpha is a number between 0 and 1" \
  sql demo.db "SELECT causalite_setup('experiment', '{\"alpha\":5}')"
refuses "a role is one of the roles" "role is condition, outcome, cause" \
  sql demo.db "UPDATE variable SET role = 'energie' WHERE name = 'energy_gpu_avg_watts'"
cp demo.db second.db
quiet sql second.db "UPDATE variable SET role = 'ignore', label = 'mine' WHERE name = 'energy_cpu_ram_joules'" \
  "UPDATE setting SET value = 0.01 WHERE name = 'alpha'" "SELECT causalite_setup('experiment')"
judge 2 sql second.db "SELECT 'a second set-up keeps what was corrected', role = 'ignore' AND label = 'mine' FROM variable WHERE name = 'energy_cpu_ram_joules'" \
  "SELECT 'and settings and results', (SELECT value FROM setting WHERE name = 'alpha') = 0.01 AND count(*) = 49 FROM result_main_effect"
quiet sql second.db "SELECT causalite_setup('experiment', '{\"again\":true}')"
judge 1 sql second.db "SELECT 'again starts over', role = 'outcome' AND label <> 'mine' AND (SELECT value FROM setting WHERE name = 'alpha') = 0.05 FROM variable WHERE name = 'energy_cpu_ram_joules'"

echo "# results are replaced as a whole" >> results
cp demo.db failing.db
refuses "a level that is gone is refused" "which no run has" \
  sql failing.db "INSERT INTO compared_level VALUES ('third', 0)" "$refresh"
quiet sql failing.db "DELETE FROM compared_level"
# too_small: no graphs, which would take their time
quiet sql failing.db "UPDATE setting SET value = 1000 WHERE name = 'too_small'" \
  "CREATE TRIGGER late BEFORE INSERT ON result_verdict BEGIN SELECT raise(ABORT, 'not this one'); END"
refuses "a result that cannot be stored stops the run" "not this one" sql failing.db "$refresh"
judge 2 sql failing.db "ATTACH 'demo.db' AS before" ".read tests/unchanged.sql"
cp demo.db twice.db
quiet sql twice.db "UPDATE setting SET value = 0.01 WHERE name = 'alpha'" \
  "UPDATE setting SET value = 1000 WHERE name = 'too_small'" \
  "INSERT INTO group_merge VALUES ('group5_mrt_oast', 'five and six'), ('group6_resnet', 'five and six')" \
  "CREATE VIEW widest AS SELECT max(conf_high - conf_low) AS width FROM result_main_effect" "$refresh"
judge 8 sql twice.db "ATTACH 'demo.db' AS before" ".read tests/twice.sql"

echo "# degenerate data" >> results
quiet analyse degenerate.db experiment '{"condition":"mode","group":"task_group","block":"model",
  "cause":"hyperparam_epochs","mediator":"energy_gpu_util_avg_percent",
  "outcome":"energy_gpu_total_joules","duration":"duration_seconds","levels":["default","parallel"],"empty_mode":"default"}' \
  ".read tests/degenerate_data.sql"
judge 19 sql degenerate.db ".read tests/degenerate.sql"
quiet sql degenerate.db "UPDATE setting SET value = 0 WHERE name IN ('small', 'too_small')" \
  "UPDATE setting SET value = 20 WHERE name = 'permutations'" "$refresh"
judge 13 sql degenerate.db ".read tests/degenerate_graph.sql"
echo "task_group,mode,hyperparam_x,energy_a_joules" > header.csv
quiet import header.db header.csv
refuses "a CSV with a header only is refused" "has no rows" analyse header.db runs ''
quiet sql empty.db "CREATE TABLE experiment(task_group, mode, hyperparam_x, energy_a_joules)"
refuses "an empty table is refused" "has no rows" analyse empty.db experiment '{"condition":"mode"}'

echo "# three levels" >> results
quiet analyse levels.db experiment '{"condition":"mode","block":"model",
  "cause":["x","z","optimizer"],"negative_control":"seed","mediator":"util_percent",
  "outcome":"energy_joules","status":"status"}' ".read tests/levels_data.sql"
judge 29 sql levels.db ".read tests/levels.sql"

echo "# odd names and layouts" >> results
mkdir "a b'c\"d"
cp tests/odd.csv "a b'c\"d/odd \$1.csv"
quiet import odd.db "a b'c\"d/odd \$1.csv"
refuses "a column that is not there is named" "'condition' names mode, which no column is called" \
  analyse odd.db runs '{"condition":"mode"}'
quiet analyse odd.db runs '{"condition":"模式","block":"order","too_small":"5","levels":["a"]}'
judge 14 sql odd.db ".read tests/odd.sql"
echo "# more variables than a graph can have" >> results
sh tests/many.sh > many.csv
quiet import many.db many.csv
quiet analyse many.db runs '{"cause":"hyperparam_epochs"}' \
  "SELECT causalite_setup('runs', json_object('performance', (SELECT json_group_array(name) FROM pragma_table_info('runs') WHERE name GLOB 'perf_*')))"
judge 4 sql many.db ".read tests/many.sql"
echo "# labels and numbers" >> results
sh tests/labels.sh > labels.csv
quiet import labels.db labels.csv
quiet analyse labels.db runs '{"group":"task_group","block":"model","condition":"mode",
  "cause":["hyperparam_x (s)","hyperparam_a\"b c","hyperparam_学习率 é","hyperparam_lr,1"],
  "ignore":["optimizer","decay","strange"]}'
judge 9 sql labels.db ".read tests/labels.sql"
quiet sql labels.db "UPDATE variable SET role = 'cause' WHERE name IN ('optimizer', 'decay')" \
  "UPDATE variable SET role = iif(name = 'strange', 'block', 'ignore') WHERE name IN ('strange', 'model')" "$refresh"
judge 5 sql labels.db ".read tests/labels_by_hand.sql"
quiet sql labels.db "SELECT causalite_setup('runs', '{\"again\":1}')"
judge 1 sql labels.db "SELECT 'the guess sees numbers in what is spelled in two ways', role = 'cause' FROM variable WHERE name = 'hyperparam_x (s)'"
printf 'mode,model,energy_a_joules\n1,01,5\n1.0,1,7\n1,001,6\n1.0,01,9\n' > modes.csv
quiet import modes.db modes.csv
quiet analyse modes.db runs '{"block":"model"}'
judge 2 sql modes.db "SELECT 'modes 1 and 1.0, as texts, are two', reference = '1' AND mode = '1.0' FROM mode_pair" \
  "SELECT 'models 01, 1 and 001 are three', count(DISTINCT block) = 3 FROM experiment_run"
quiet import plain.db tests/plain.csv
quiet analyse plain.db runs ''
judge 8 sql plain.db ".read tests/plain.sql"
quiet import defaults.db tests/odd.csv
quiet analyse defaults.db runs '{"too_small":1000,"defaults":{"it'\''s two":{"hyperparam_学习率":9}}}'
judge 1 sql defaults.db "SELECT 'a default is used', count(*) = 5 FROM observation WHERE variable = 'hyperparam_学习率' AND task_group = 'it''s two' AND value = 9"
quiet analyse view.db experiment '{"unit":"k","condition":"mode","outcome":"energy_x_joules"}' \
  "CREATE TABLE t(k PRIMARY KEY, mode, energy_x_joules)" \
  "INSERT INTO t VALUES ('a', 0, 1), ('b', 1, 2), ('c', 0, 4), ('d', 1, 3)" \
  "CREATE VIEW experiment AS SELECT * FROM t"
judge 2 sql view.db "SELECT 'an experiment that is a view', count(*) = 1 AND min(n) = 4 FROM result_main_effect" \
  "SELECT 'its key is the unit', group_concat(unit, '') = 'abcd' FROM experiment_run"
refuses "a key that is none is refused" "is not a key" \
  sql view.db "UPDATE variable SET role = iif(name = 'k', 'condition', 'unit') WHERE name IN ('k', 'mode')" "$refresh"
quiet sql view.db "UPDATE variable SET role = iif(name = 'k', 'ignore', 'condition') WHERE name IN ('k', 'mode')" "$refresh"
judge 1 sql view.db "SELECT 'the rows of a view without one are numbered', group_concat(unit, '') = '1234' FROM experiment_run"

. "$project/tests/sql/report.sh"
. "$project/tests/sql/paths.sh"
. "$project/tests/sql/command.sh"
. "$project/tests/sql/cases.sh"
. "$project/tests/sql/alert.sh"
. "$project/tests/sql/elsewhere.sh"
. "$project/tests/sql/failures.sh"
. "$project/tests/sql/security.sh"

echo "# what is printed" >> results
causalite show demo.db | while read -r name; do causalite show demo.db "$name"; done > shown
check "titles say which mode is which" grep -q "main effect of the mode (parallel − default)" shown
check "words follow the grade" [ "$(sql demo.db "SELECT sum(finding = 'shown, strengthens') > 0
  AND sum(finding LIKE 'not detected,%') = 0 FROM show_interaction")" = 1 ]
check "no zero has a sign" sh -c '! grep -qE -e "[-+]0\.?0*( |$)" shown'
causalite show plain.db | while read -r name; do causalite show plain.db "$name"; done > shown
check "empty tables say so" [ "$(grep -c '^(none)' shown)" -gt 4 ]

echo "# who has no extension" >> results
judge 1 "$shell" -batch demo.db "SELECT 'reads the columns of all results', count(DISTINCT m.name) > 25 FROM sqlite_schema AS m JOIN pragma_table_info(m.name) AS c WHERE m.type = 'table'"

echo "# the reference" >> results
( cd "$project" && sh sql/reference.sh "$module" ) > reference
judge 1 sql reference.db "SELECT 'each function is registered once', count(*) = count(DISTINCT signature) FROM causalite_help() WHERE kind = 'function'"
check "REFERENCE.md is what \`make reference\` writes" cmp -s reference "$project/sql/REFERENCE.md"
( cd "$project" && sh sql/views.sh "$module" ) > views
check "and so is VIEWS.md" cmp -s views "$project/sql/VIEWS.md"

real=$project/../shared/data/experiment.csv
if [ -f "$real" ]; then
  echo "# 836 real runs" >> results
  quiet import real.db "$real"
  quiet analyse real.db runs '{"cause":"hyperparam_seed"}'
  judge 18 sql real.db ".read tests/real.sql"
else
  echo "skipped  $real is not here" >> results
fi

cat results
failed=$(grep -c '^FAILED' results)
echo "$(grep -c '^ok' results) passed, $failed failed"
[ "$failed" -eq 0 ]
