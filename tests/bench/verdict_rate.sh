#!/bin/sh
# verdict_rate.sh [N [FIRST]]: how often the verdict is wrong. Makes N demonstration databases with the
# seeds FIRST, FIRST + 1, … (default 200 from 1), runs on each what the verdict rests on, and compares
# its scenario with `truth`. The graphs are the exact posteriors (graph_method exact; DiBS would take
# minutes a database); the permutation test is off, as it is by default. Run in the project's folder.
#   MODULE, SQLITE3   environment: the extension (build/causalite.so), the sqlite3 shell
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
    '.read demo_db/demo.sql' '.read demo_db/setup.sql' \
    "UPDATE setting SET value = 'exact' WHERE name = 'graph_method'" \
    '.read sql/aside.sql' '.read sql/candidate.sql' \
    "INSERT INTO result_main_effect SELECT * FROM main_effect" \
    "INSERT INTO result_interaction SELECT * FROM interaction" \
    "INSERT INTO result_graph(task_group, mode, n, method, fit)
     SELECT d.task_group, d.mode, count(DISTINCT d.unit), 'exact',
            exact_graph(d.unit, d.variable, d.value, d.block, o.fit)
     FROM graph_observation AS d JOIN graph_option AS o USING (task_group)
     GROUP BY d.task_group, d.mode" \
    "INSERT INTO result_question_1 SELECT * FROM question_1" \
    "SELECT 'row', $seed, v.task_group, t.scenario, v.scenario, v.strength
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
