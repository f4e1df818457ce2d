#!/bin/sh
# parallel.sh: a task of each line by GNU parallel, on this machine or others, then gathered.
#   sh parallel.sh TASKS STATEMENTS RESULTS DATABASE [GATHER [OPTION…]]
# TASKS      a line a task: its name, a tab, the file that it reads
# STATEMENTS, GATHER   partials.sql and merge.sql; groups.sql and ''; or yours
# RESULTS    a folder for the results of the tasks;  DATABASE: what is made of them
# OPTION…    of parallel: -j 4; --sshloginfile hosts. With HOSTS=user@a,b,… the files, too, are
#            sent there and the results brought back: those machines need sqlite3, GSL and rsync.
#            Paths are then relative to this folder, without a leading slash or dots
# A task that fails is tried three times, on another machine if there is one.
set -eu
tasks=$1 statements=$2 results=$3 database=$4 gather=${5:-}
[ $# -lt 5 ] || shift
shift 4
scripts=$(dirname -- "$0")
module=${CAUSALITE_MODULE:-build/causalite.so}
mkdir -p -- "$results"
(cd -- "$results" && rm -f -- [0-9]*.db)

if [ -n "${HOSTS:-}" ]; then
  set -- --sshlogin "$HOSTS" --workdir "causalite-$(uname -n)-$$" --cleanup --transferfile '{2}' \
    --return "$results/{#}.db" --basefile "$scripts/task.sh" --basefile "$statements" \
    --basefile "$module" "$@"
fi
parallel --retries 3 --colsep '\t' "$@" -q \
  env CAUSALITE_MODULE="$module" SQLITE3="${SQLITE3:-sqlite3}" \
  sh "$scripts/task.sh" "$statements" '{1}' '{2}' "$results/{#}.db" :::: "$tasks"
sh "$scripts/gather.sh" "$tasks" "$results" "$database" "$gather"
