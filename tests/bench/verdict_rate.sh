#!/bin/sh
# verdict_rate.sh [N [FIRST]]: how often the verdict is wrong. Makes N demonstration databases with the
# seeds FIRST, FIRST + 1, … (default 200 from 1), runs on each what the verdict rests on, and compares
# its scenario with `truth`. The graphs are the exact posteriors (graph_method exact; DiBS would take
# minutes a database); the permutation test is off, as it is by default. Run in the project's folder.
#   MODULE, SQLITE3   environment: as in sql/analyse.sh
#   ROWS              environment: a file that the single verdicts are added to
set -eu
n=${1:-200}
first=${2:-1}
module=${MODULE:-build/causalite.so}
case $module in /*) ;; *) module=$PWD/$module ;; esac
project=$PWD
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
rows=${ROWS:-$work/rows}
case $rows in /*) ;; *) rows=$project/$rows ;; esac
ln -s "$project/sql" "$work/sql"
ln -s "$project/demo_db" "$work/demo_db"
cd "$work"

seed=$first
while [ "$seed" -lt $((first + n)) ]; do
  rm -f run.db
  "${SQLITE3:-sqlite3}" -batch -bail run.db ".load \"$module\"" ".parameter set :seed $seed" \
    '.read demo_db/demo.sql' '.read sql/00_setup.sql' '.read sql/21_data_note.sql' \
    '.read sql/22_graph_variable.sql' '.read sql/30_main_effect.sql' '.read sql/31_sample_size.sql' \
    '.read sql/32_graph.sql' '.read sql/33_edge.sql' '.read sql/34_question.sql' \
    '.read sql/50_interaction.sql' '.read sql/65_word.sql' '.read sql/70_verdict.sql' \
    '.read sql/10_describe.sql' '.read sql/20_observation.sql' '.read sql/40_candidate.sql' \
    "UPDATE setting SET value = 'exact' WHERE name = 'graph_method'" \
    "CREATE TABLE result_main_effect AS SELECT * FROM main_effect" \
    "CREATE TABLE result_interaction AS SELECT * FROM interaction" \
    "CREATE TABLE result_graph AS
     SELECT d.task_group, d.mode, count(DISTINCT d.unit) AS n, 'exact' AS method,
            exact_graph(d.unit, d.variable, d.centred, o.fit) AS fit
     FROM graph_observation AS d JOIN graph_option AS o USING (task_group) GROUP BY d.task_group, d.mode" \
    "CREATE TABLE result_graph_permutation(task_group, p_value, fit)" \
    "CREATE TABLE result_edge_difference(task_group, source, status, p_bh)" \
    "CREATE TABLE result_question_1 AS SELECT * FROM question_1" \
    ".print" "SELECT 'row', $seed, v.task_group, t.scenario, v.scenario, v.strength
     FROM verdict AS v JOIN (SELECT DISTINCT task_group, scenario FROM truth) AS t USING (task_group)" \
    > log 2>&1 || { tail -3 log >&2; exit 1; }
  sed -n 's/^row|//p' log >> "$rows"
  seed=$((seed + 1))
done

awk -F'|' '
{ total++; n[$2]++; truth[$2] = $3; if ($3 != $4) { wrong++; w[$2]++; as[$2 " as " ($4 == "" ? "none" : $4)]++ } }
END {
  for (g in n) printf "%-26s scenario %d: %d of %d wrong\n", g, truth[g], w[g], n[g] | "sort"
  close("sort")
  for (a in as) printf "  %s: %d\n", a, as[a] | "sort"
  close("sort")
  printf "%d of %d verdicts wrong: %.1f %%\n", wrong, total, 100 * wrong / total
}' "$rows"
