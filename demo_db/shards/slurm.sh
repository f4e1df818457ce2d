#!/bin/sh
# slurm.sh: a task of each line by Slurm, as a job array; then one job that gathers.
#   sh slurm.sh TASKS STATEMENTS RESULTS DATABASE [GATHER [OPTION…]]
# TASKS      a line a task: its name, a tab, the file that it reads
# STATEMENTS, GATHER   partials.sql and merge.sql; groups.sql and ''; or yours
# RESULTS    a folder for the results and logs of the tasks;  DATABASE: what is made of them
# OPTION…    of sbatch: --partition=… --time=… --mem=… --account=…
# In a folder that all nodes see. Waits for the end. A task whose node fails is put into the queue
# again by Slurm; lines that gave no result, killed or failed, are an array again, twice at most.
set -eu
# In a job: the line of the array's number, or the gathering. Slurm runs a copy of this script, in a
# folder of its own, so it is told where the others are.
if [ "${SHARDS_JOB:-}" = task ]; then
  line=$(sed -n "${SLURM_ARRAY_TASK_ID}p" "$1")
  tab=$(printf '\t')
  exec sh "$SHARDS_SCRIPTS/task.sh" "$2" "${line%%"$tab"*}" "${line#*"$tab"}" \
    "$3/$SLURM_ARRAY_TASK_ID.db"
elif [ "${SHARDS_JOB:-}" = gather ]; then
  exec sh "$SHARDS_SCRIPTS/gather.sh" "$1" "$3" "$4" "$5"
fi

tasks=$1 statements=$2 results=$3 database=$4 gather=${5:-}
[ $# -lt 5 ] || shift
shift 4
SHARDS_SCRIPTS=$(cd -- "$(dirname -- "$0")" && pwd)
export SHARDS_SCRIPTS
n=$(grep -c '' "$tasks")
mkdir -p -- "$results"

job() { # job WHAT OPTION…: waits for its end
  export SHARDS_JOB="$1"
  shift
  sbatch --wait --requeue --job-name="shards-$SHARDS_JOB" --open-mode=append "$@" \
    "$SHARDS_SCRIPTS/slurm.sh" "$tasks" "$statements" "$results" "$database" "$gather" >/dev/null
}
missing() { # the lines without a result: 2,5,7
  i=0
  while [ $i -lt "$n" ]; do
    i=$((i + 1))
    [ -f "$results/$i.db" ] || printf '%s,' $i
  done | sed 's/,$//'
}

(cd -- "$results" && rm -f -- [0-9]*.db ./*.log)
for try in 1 2 3; do
  lines=$(missing)
  [ -n "$lines" ] || break
  [ $try -eq 1 ] || echo "slurm.sh: once more: $lines" >&2
  job task --array="$lines" --cpus-per-task=1 --output="$results/%a.log" "$@" || :
done
job gather --output="$results/gather.log" "$@" || {
  (cd -- "$results" && cat -- *.log) >&2
  exit 1
}
