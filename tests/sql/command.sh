# The command, sql/causalite; sourced by run.sh, whose functions it uses.

echo "# the command" >> results

# status N ARGUMENT…   the command ends with this exit status
status() {
  expected=$1
  shift
  causalite "$@" > said 2>&1
  [ $? -eq "$expected" ]
}

mkdir -p "cmd/My Runs (2)"
runs="cmd/My Runs (2)/runs.csv"
awk 'BEGIN {
  print "method;site;epochs,total;it'"'"'s \"x\";energy_joules"
  for (i = 0; i < 60; i++) {
    printf "%s;%s;%d;%d;%d,5\n", i % 2 ? "new" : "old", i % 4 < 2 ? "north" : "south", i * 37 % 11, i * 53 % 7,
      100 + 20 * (i % 2) + i * 71 % 13
  }
}' > "$runs"
db="cmd/My Runs (2)/runs.causalite.db"
page="cmd/My Runs (2)/runs-report.html"

causalite "$runs" condition=method 'cause=epochs\,total,it'"'"'s "x"' levels=old,new alpha=0.01 sep=';' decimal=, \
  n_boot=200 > answer 2> errors
check "answered is 0" [ $? -eq 0 ]
check "the answer is printed" grep -q '^60 runs: 30 new, 30 old. Effects are new − old.' answer
check "and where the rest is" grep -qF "$page" answer
check "the report is there" [ -s "$page" ]
judge 3 sql "$db" \
  "SELECT 'names with commas and quotes', group_concat(name, '|') = 'epochs,total|it''s \"x\"' FROM variable WHERE role = 'cause'" \
  "SELECT 'a decimal comma', min(energy_joules) = 100.5 AND typeof(max(energy_joules)) = 'real' FROM experiment" \
  "SELECT 'a setting', value = 0.01 FROM setting WHERE name = 'alpha'"
# files   what is there besides the figures
files() {
  find cmd -type f ! -path '*-figures/*' | wc -l
}
check "nothing else is left" [ "$(files)" -eq 4 -a "$(find cmd -name '.*' | wc -l)" -eq 0 ]

# What belongs beside the report: the figures that are stored, one each, and the references.
folder="cmd/My Runs (2)/runs-figures"
check "a figure is a file" [ "$(find "$folder" -type f | wc -l)" -eq "$("$shell" "$db" 'SELECT count(*) FROM result_figure')" ]
check "named by what it is of" [ -s "$folder/03-interaction--one-group--new-epochs-total-energy_jo.svg" ]
check "each is an SVG of its own" [ "$(head -qn 1 "$folder"/*.svg | grep -c '^<svg xmlns="http://www.w3.org/2000/svg"')" -eq "$(find "$folder" -name '*.svg' | wc -l)" ]
if command -v xmllint > /dev/null; then check "and well-formed" xmllint --noout "$folder"/*.svg; fi
check "references are entries of BibTeX" [ "$(grep -c '^@' "cmd/My Runs (2)/runs-references.bib")" -eq "$("$shell" "$db" 'SELECT count(*) FROM result_reference')" ]
cp "$folder/01-groups--one-group--energy_joules.svg" "$folder/kept.svg"
cp "$folder/01-groups--one-group--energy_joules.svg" figure.svg
echo mine > "$folder/02-note.txt"
sed 's/causalite 01-groups[^?]*/causalite 99-old.svg/' "$folder"/01-groups*.svg > "$folder/99-old.svg"
check "figures are written again" status 0 report "$db"
check "those that are no more are taken away" [ ! -e "$folder/99-old.svg" ]
check "and nothing else" [ "$(cat "$folder/02-note.txt")" = mine -a -s "$folder/kept.svg" ]
echo mine > "$folder/01-groups--one-group--energy_joules.svg"
check "a figure of someone else's is 1" status 1 report "$db"
check "and that is said" grep -q '01-groups--one-group--energy_joules.svg is there and was not made by causalite' said
check "and stays" [ "$(cat "$folder/01-groups--one-group--energy_joules.svg")" = mine ]
mv figure.svg "$folder/01-groups--one-group--energy_joules.svg"
mv "cmd/My Runs (2)/runs-references.bib" kept.bib
echo '@book{mine}' > "cmd/My Runs (2)/runs-references.bib"
check "so are references" status 1 report "$db"
mv kept.bib "cmd/My Runs (2)/runs-references.bib"
rm "$folder/kept.svg" "$folder/02-note.txt"

# Who reads the answer may go; a folder may not be written into.
mkdir cmd/gone
cp "$runs" cmd/gone/runs.csv
CAUSALITE_MODULE=$module SQLITE3=$shell sh sql/causalite cmd/gone/runs.csv sep=';' decimal=, condition=method > log 2>&1 &
until [ -n "$(find cmd/gone -name '.causalite*')" ] || ! kill -0 $! 2>/dev/null; do :; done
kill -s PIPE $!
wait $!
check "nothing is left where nobody reads" [ -z "$(find cmd -name '.causalite*')" ]
rm -r cmd/gone
check "a folder that there is not is no place for results" status 1 export "$db" cmd/nowhere/results.db
check "and that is said" grep -q 'cannot write into the folder cmd/nowhere, where the results are put' said

# Corrections survive; a failed run leaves what was there.
quiet sql "$db" "UPDATE variable SET label = 'my energy' WHERE name = 'energy_joules'" \
  "UPDATE setting SET value = 0.02 WHERE name = 'alpha'"
quiet causalite "$runs" sep=';' decimal=,
judge 1 sql "$db" "SELECT 'a second run keeps what was corrected', label = 'my energy' AND (SELECT value FROM setting WHERE name = 'alpha') = 0.02 FROM variable WHERE name = 'energy_joules'"
quiet causalite "$runs" sep=';' decimal=, condition=site levels=south,north
judge 2 sql "$db" \
  "SELECT 'what is given goes before what was corrected', group_concat(name) = 'site' FROM variable WHERE role = 'condition'" \
  "SELECT 'the levels, too', reference = 'south' AND mode = 'north' FROM mode_pair"
quiet causalite "$runs" sep=';' decimal=, condition=method again=1
judge 1 sql "$db" "SELECT 'again=1 starts over', label <> 'my energy' AND (SELECT value FROM setting WHERE name = 'alpha') = 0.05 FROM variable WHERE name = 'energy_joules'"
cp "$db" before.db
cp "$page" before.html
check "an error is 1" status 1 "$runs" sep=';' decimal=, alpha=5
check "and says why" grep -q 'alpha is a number between 0 and 1' said
cp "$runs" kept.csv
echo 'one;"two' >> "$runs"
check "a broken CSV is 1" status 1 "$runs" sep=';'
cp kept.csv "$runs"
check "a failed run leaves the database" cmp -s "$db" before.db
check "and the report" cmp -s "$page" before.html
check "and nothing beside them" [ "$(files)" -eq 4 ]
check "a key that there is not is 1" status 1 "$runs" sep=';' colour=red
check "and what there is, is listed" grep -q "there is no 'colour'; roles are condition" said
check "what is no key=value is 1" status 1 "$runs" condition
check "a file that is not there is 1" status 1 nowhere.csv

# Files of others.
mkdir others
cp kept.csv others/a.csv
cp kept.csv others/b.csv
echo mine > others/a-report.html
"$shell" others/b.causalite.db 'CREATE TABLE runs(mine)'
check "a page of someone else's is 1" status 1 others/a.csv sep=';'
check "and stays" [ "$(cat others/a-report.html)" = mine -a ! -e others/a.causalite.db ]
check "a database of someone else's is 1" status 1 others/b.csv sep=';'
check "and stays, too" [ "$("$shell" others/b.causalite.db .schema)" = 'CREATE TABLE runs(mine);' -a ! -e others/b-report.html ]

# Levels that are numbers have the condition's name before them.
printf 'ulcer,energy_joules\n1,5\n0,4\n1,6\n0,3\n0,5\n' > cmd/levels.csv
causalite cmd/levels.csv condition=ulcer > answer 2> errors
check "numbers as levels are named" grep -q '^5 runs: 2 ulcer 1, 3 ulcer 0. Effects are 1 − 0.' answer
rm -r cmd/levels*

printf 'before,after\n5,3\n4,4\n6,2\n' > cmd/wide.csv
check "a table of another shape is 1" status 1 cmd/wide.csv
check "and its shape is said" grep -q 'go below one another first. Columns are before, after$' said
check "and nothing that helps not" sh -c '! grep -q "typed" said'
rm cmd/wide*

awk 'BEGIN { for (i = 0; i < 24; i++) printf "%s,%d.5\n", i % 2 ? "eco" : "off", 90 + 9 * (i % 2) + i % 5 }' > cmd/bare.csv
check "a file without names is 1" status 1 cmd/bare.csv
check "and what is typed is said" grep -qF 'causalite cmd/bare.csv names=column_1,column_2' said
check "and works" status 0 cmd/bare.csv names=column_1,column_2

# Nothing to test.
awk -F';' '$1 != "new"' kept.csv > cmd/one.csv
check "one level only: nothing to test is 2" status 2 cmd/one.csv sep=';' condition=method
check "but there is a report" [ -s cmd/one-report.html ]
check "a refresh of it is 2" status 2 refresh cmd/one.causalite.db
echo 'method,energy_joules' > cmd/none.csv
check "no rows: 1" status 1 cmd/none.csv
check "and it is said" grep -q 'runs has no rows' said

awk 'BEGIN {
  print "treat,plant,day,uptake"
  for (i = 0; i < 32; i++)
    printf "%s,p%d,2026-01-%02d,%d\n", i % 2 ? "ozone" : "control", i % 8, i % 31 + 1, 30 + 9 * (i % 2) + i * 7 % 5
}' > cmd/plants.csv
check "blocks that tell the levels apart leave nothing to test: 2" status 2 cmd/plants.csv block=plant
check "guessed, they are clusters, and days of a run each are no blocks: 0" status 0 cmd/plants.csv again=1
check "and that is said, with what is typed if it is not so" \
  grep -q 'none of its values has two levels of treat that are compared, .*type ignore=plant' said
check "and answered" grep -q 'With treat ozone uptake is higher than with control: the difference is +9.125 ' said
judge 2 sql cmd/plants.causalite.db \
  "SELECT 'a day without others is no cell', count(DISTINCT cell) = 1 AND count(day) = 0 FROM experiment_run" \
  "SELECT 'but was read', count(*) = 0 FROM result_data_alert WHERE alert = 'time unknown'"
check "what is pasted works" status 0 cmd/plants.csv ignore=plant

cp cmd/plants.causalite.db before.db
quiet "$shell" cmd/plants.causalite.db 'DROP VIEW refusal' 'CREATE VIEW refusal AS SELECT 1'
check "an analysis of another version is 1" status 1 cmd/plants.csv
check "and it is said how to go on" \
  grep -qF 'mv cmd/plants.causalite.db cmd/plants.causalite.db.old, and once more' said
mv before.db cmd/plants.causalite.db

# More levels than can be compared with one: two are said, and what is said works when typed.
awk 'BEGIN {
  print "sort,note,energy_joules"
  for (i = 0; i < 126; i++) printf "\"it'"'"'s %d, \"\"%d\"\"\",%d,%d\n", i % 21, i % 21, i % 9, 90 + i % 21 * 9 + i * 7 % 5
}' > cmd/sorts.csv
for given in '' condition=sort; do
  check "many levels, ${given:-nothing given}: 1" status 1 cmd/sorts.csv $given
  check "and two of them are said" \
    grep -qF "causalite cmd/sorts.csv condition=sort 'levels=it'\\''s 0\\, \"0\",it'\\''s 1\\, \"1\"'" said
done
check "and can be typed" status 0 cmd/sorts.csv condition=sort 'levels=it'\''s 0\, "0",it'\''s 1\, "1"'
sql cmd/sorts.db "SELECT causalite_import(readfile('cmd/sorts.csv'), 'runs')" > log
refuses "in SQL, too" "has 21 levels" sql cmd/sorts.db "SELECT causalite_setup('runs', '{\"condition\":\"sort\"}')"
quiet sql cmd/sorts.db "$(sed -n 's/.*say so: //p' log)" "$refresh"

# Encodings, and tables of databases.
{ printf 'Modus,Energie_J,\344u\337ere_J\n'
  awk 'BEGIN { for (i = 0; i < 24; i++) printf "%s,%d,%d\n", i % 2 ? "b" : "a", 9 * (i % 2) + i % 5, i % 7 }'
} > cmd/latin.csv
check "bytes that are no UTF-8 are 1" status 1 cmd/latin.csv condition=Modus
check "and what is typed is said" grep -qF 'causalite cmd/latin.csv encoding=windows-1252' said
quiet causalite cmd/latin.csv encoding=latin1 condition=Modus
judge 1 sql cmd/latin.causalite.db "SELECT 'an encoding', count(*) = 1 FROM variable WHERE name = 'äußere_J'"
store="cmd/100% of #1?.db"
"$shell" "$store" "CREATE TABLE \"my \"\"runs\"(method, energy_joules)" \
  "INSERT INTO \"my \"\"runs\" VALUES ('a', 1), ('b', 2), ('a', 3), ('b', 5), ('a', 2), ('b', 6), ('a', 1), ('b', 4)" \
  'CREATE TABLE other(x)'
cp "$store" before.db
check "a database: which table must be said" status 1 "$store"
check "and which there are, is" grep -q 'my "runs, other' said
quiet causalite "$store" 'table=my "runs'
judge 1 sql "cmd/100% of #1?.causalite.db" "SELECT 'a table of a database', count(*) = 8 FROM experiment"
check "it is not written to" cmp -s "$store" before.db

# What is done with a database.
quiet sql "$db" "UPDATE setting SET value = 'zh' WHERE name = 'lang'"
check "refresh is 0" status 0 refresh "$db"
check "and prints the answer" grep -q '^实验 60 次：30 new、30 old。' said
rm "$page"
check "report says where" [ "$(causalite report "$db")" = "$page" ]
check "and writes it" grep -q 'lang="zh-CN"' "$page"
check "show lists" status 0 show "$db"
check "every result" grep -qx main_effect said
cp said names
while read -r name; do
  check "show prints $name" status 0 show "$db" "$name"
done < names
# Names that take two columns a letter, and long ones: nothing is wider than a screen.
awk 'BEGIN {
  print "模式,能耗总量的一个很长很长的名称_energy_joules,学习率与批量大小的组合参数设置,a_" "very_long_" "very_long_" "very_long_" "very_long_cause"
  for (i = 0; i < 40; i++) print (i % 2 ? "并行训练模式" : "默认训练模式") "," 100 + 9 * (i % 2) + i * 7 % 11 "," i * 3 % 7 "," i * 5 % 9
}' > cmd/wide.csv
quiet causalite cmd/wide.csv condition=模式 n_boot=100 permutations=0
causalite show cmd/wide.causalite.db | while read -r name; do causalite show cmd/wide.causalite.db "$name"; done > shown
columns=$(LC_ALL=C sed "$(printf 's/[\343-\351]../xx/g; s/[\300-\377][\200-\277]*/x/g')" shown | awk 'length > most { most = length } END { print most }')
check "nothing is wider than 100 columns: $columns" [ "$columns" -le 100 -a "$columns" -gt 60 ]
check "what all rows have is said once" grep -qx 'group: (one group)' shown
rm -r cmd/wide*
check "show prints" status 0 show "$db" main_effect
check "with its title" grep -q '^Step 1: main effect of the mode (new − old)' said
check "what there is not is 1" status 1 show "$db" 'x"; DROP'
check "a database without an analysis is 1" status 1 refresh "$store"
quiet causalite export "$db" "cmd/my results.db"
check "what is there is not exported over" status 1 export "$db" "cmd/my results.db"
quiet "$shell" "cmd/my results.db" "SELECT m.name, p.name FROM sqlite_master AS m JOIN pragma_table_info(m.name) AS p"
judge 6 "$shell" "cmd/my results.db" "ATTACH '$db' AS db" \
  "SELECT 'an export has results, variables and the dictionary, and needs no extension', min(type = 'table' AND (name GLOB 'result_*' OR name IN ('variable', 'data_dictionary'))) = 1 AND count(*) = 2 + (SELECT count(*) FROM db.sqlite_schema WHERE name GLOB 'result_*' AND type = 'table' AND name NOT IN ('result_fit', 'result_graph_check', 'result_reference')) FROM main.sqlite_schema WHERE name NOT LIKE 'sqlite%'" \
  "SELECT 'and, with the five of the schema, no more columns than SQLite has terms in a SELECT', 5 + count(*) <= 500 FROM main.sqlite_schema AS m JOIN pragma_table_info(m.name) AS c" \
  "SELECT 'the dictionary is of the columns that are there', count(*) = 0 AND (SELECT count(*) FROM main.data_dictionary) = (SELECT count(*) FROM main.sqlite_schema AS m JOIN pragma_table_info(m.name) AS c WHERE m.name <> 'data_dictionary') FROM (SELECT table_name, column_name FROM main.data_dictionary EXCEPT SELECT m.name, c.name FROM main.sqlite_schema AS m JOIN pragma_table_info(m.name) AS c)" \
  "SELECT 'every variable has its label', count(*) > 0 AND min(label <> '') FROM main.variable" \
  "SELECT 'its numbers are exact', count(*) = 0 FROM (SELECT * FROM main.result_interaction EXCEPT SELECT * FROM db.result_interaction)" \
  "SELECT 'and all there', count(*) > 0 AND count(*) = (SELECT count(*) FROM db.result_interaction) FROM main.result_interaction"
check "help is 0" status 0 help
check "and so is asking nothing" status 0

# Stores of experiment trackers.
mkdir cmd/track
"$shell" cmd/track/mlflow.db '.read tests/store_mlflow.sql'
"$shell" "cmd/track/my study.db" '.read tests/store_optuna.sql'
cp cmd/track/mlflow.db before.db
cp "cmd/track/my study.db" before2.db
check "an MLflow store is answered" status 0 cmd/track/mlflow.db n_boot=100 permutations=0
check "what it holds is said" grep -qx 'MLflow: 1 FAILED, 22 FINISHED, 1 RUNNING; deleted and left out: 2' said
judge 2 sql cmd/track/mlflow.causalite.db \
  "SELECT 'its params are causes', group_concat(name) = 'amp,loss_weight,lr,team' FROM (SELECT name FROM variable WHERE role = 'cause' ORDER BY name)" \
  "SELECT 'a run is a row', count(*) = 24 FROM experiment"
check "a study of Optuna is, too" status 0 "cmd/track/my study.db" n_boot=100 permutations=0
check "and so it is said" grep -qx 'Optuna: 28 COMPLETE, 1 FAIL, 1 PRUNED' said
check "neither is written to" sh -c 'cmp -s cmd/track/mlflow.db before.db && cmp -s "cmd/track/my study.db" before2.db'
quiet "$shell" cmd/track/mlflow.db "UPDATE runs SET lifecycle_stage = 'active'"
check "a refresh is of what the store holds now" status 0 refresh cmd/track/mlflow.causalite.db
judge 1 sql cmd/track/mlflow.causalite.db "SELECT 'of all of it', count(*) = 25 FROM experiment"
quiet "$shell" "cmd/track/my study.db" \
  "UPDATE trial_params SET distribution_json = replace(distribution_json, 'NaN, ', '') WHERE param_name = 'clip'" \
  "UPDATE trial_params SET param_value = trial_id / 2 % 2 WHERE param_name = 'clip'"
check "where several could be the condition: 1" status 1 "cmd/track/my study.db" again=1
check "and it is said what could be typed" grep -qF "causalite 'cmd/track/my study.db' condition=backend" said
mv cmd/track/mlflow.db cmd/track/moved.db
check "a store that has gone is 1" status 1 refresh cmd/track/mlflow.causalite.db
check "and it is said which" grep -q "track/mlflow.db is not there any more" said
quiet "$shell" cmd/track/moved.db "UPDATE runs SET status = 'KILLED'"
check "a store of runs that have not finished is 1" status 1 cmd/track/moved.db
check "and it is said" grep -q 'no run has finished: 25 KILLED; deleted and left out: 1' said
check "a table that is not there is 1" status 1 cmd/track/moved.db table=nothing
check "and those that are, are listed" grep -q 'has no table nothing; there are alembic_version, experiments' said
mkdir -p cmd/mlruns/0/abc
echo 'name: Default' > cmd/mlruns/0/meta.yaml
check "a folder of MLflow is 1" status 1 cmd/mlruns/
check "and how to export it, is said" grep -q 'MLFLOW_TRACKING_URI=cmd/mlruns python3' said
check "any other folder is 1" status 1 cmd
check "and is called so" grep -q 'cmd is a folder: name the file in it' said
