#!/bin/sh
# What shards cost and save: `make bench-shards`. A table of ROWS (10 million), in one file and in
# eight.
#   tests/shards/bench.sh       in the project's folder
#   MODULE: the extension;  ROWS;  SQLITE3: the shell
# Prints for each way seconds, seconds of the processor and the peak of memory, all processes
# together where they are several at once, and ratios to the single pass. The peers read the same
# file: pandas with scipy and statsmodels, and R, where they are installed.
set -eu
[ -x /usr/bin/time ] || { echo 'bench-shards: GNU time is not there (apt-get install time)'; exit 1; }
project=$(pwd)
export CAUSALITE_MODULE="$project/${MODULE:-build/causalite.so}" SQLITE3="${SQLITE3:-sqlite3}"
rows=${ROWS:-10000000}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
trap 'exit 143' TERM INT HUP
scripts=$project/demo_db/shards here=$project/tests/shards
cd "$work"

"$SQLITE3" -batch -bail whole.db ".parameter set :rows $rows" ".read '$here/bench_table.sql'"
for k in 0 1 2 3 4 5 6 7; do
  "$SQLITE3" -batch -bail $k.db "ATTACH 'whole.db' AS whole" "CREATE TABLE run AS
    SELECT * FROM whole.run WHERE rowid > $k * $rows / 8 AND rowid <= ($k + 1) * $rows / 8"
  printf '%s\t%s.db\n' $k $k >>tasks
done

single='' single_cpu='' single_memory=''
measure() { # measure WHAT PROCESSES COMMAND…
  what=$1 processes=$2
  shift 2
  /usr/bin/time -o time -f '%e %U %S %M' "$@" >out 2>err || { tail -n 3 err; return 0; }
  read -r wall user system memory <time
  [ -n "$single" ] || { single=$wall single_cpu="$user $system" single_memory=$memory; }
  echo "$wall $user $system $memory $processes $single $single_cpu $single_memory" |
    awk -v what="$what" '{
      cpu = $2 + $3
      memory = $4 * $5 / 1024
      printf "| %s | %.1f | %.1f | %.0f ", what, $1, cpu, memory
      printf "| %.2f | %.2f | %.1f |\n", $1 / $6, cpu / ($7 + $8), memory / ($9 / 1024) }'
}
echo '| | s | s of processor | MB | ratio | of processor | of memory |'
echo '|---|---|---|---|---|---|---|'
measure 'one pass' 1 "$SQLITE3" -batch -bail whole.db ".load '$CAUSALITE_MODULE'" \
  ".read '$here/bench_one.sql'"
measure 'one shard of eight' 1 sh "$scripts/task.sh" "$here/bench_partials.sql" 0 0.db first.db
if command -v parallel >/dev/null; then
  measure 'eight shards, two at a time, and merged' 2 sh "$scripts/parallel.sh" tasks \
    "$here/bench_partials.sql" results merged.db "$here/bench_merge.sql" -j 2
  measure 'the merge' 1 sh "$scripts/gather.sh" tasks results merged.db "$here/bench_merge.sql"
  "$SQLITE3" -batch whole.db ".load '$CAUSALITE_MODULE'" ".read '$here/bench_one.sql'" >one
  "$SQLITE3" -batch merged.db 'SELECT fit FROM fit' >merged
  cmp one merged && same='the same bytes as one pass'
fi
measure 'pandas, scipy, statsmodels' 1 /usr/bin/python3 "$here/bench_peer.py" whole.db
measure 'R: t.test, lm' 1 Rscript "$here/bench_peer.R" whole.db
echo "${same:-}"
