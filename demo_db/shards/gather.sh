#!/bin/sh
# gather.sh: the results of all tasks, in one database.
#   sh gather.sh TASKS RESULTS DATABASE [STATEMENTS]
# TASKS        a line a task: its name, a tab, the file that it reads
# RESULTS      the folder where task.sh has put the result of line n as n.db
# DATABASE     is made anew, whole or not at all: with the rows of all results, table by table, and
#              then by STATEMENTS (merge.sql)
# Errors, each with the task's name: a result that is not there, that is of another task or no
# database, a name that comes twice, a partial that does not merge.
set -eu
tasks=$1 results=$2 database=$3 statements=${4:-}
module=${CAUSALITE_MODULE:-build/causalite.so} sqlite=${SQLITE3:-sqlite3}
whole=$(dirname -- "$database")/.$(basename -- "$database").$$
trap 'rm -f -- "$whole" "$whole-journal" "$whole.errors"' EXIT
trap 'exit 143' TERM INT HUP
tab=$(printf '\t')
quoted() { # as an SQL string
  printf "'"
  printf '%s' "$1" | sed "s/'/''/g"
  printf "'"
}
fail() {
  printf "gather: task '%s': %s\n" "$1" "$2" >&2
  exit 1
}

twice=$(cut -f 1 "$tasks" | sort | uniq -d | head -n 1)
[ -z "$twice" ] || fail "$twice" "comes twice in $tasks"

run() { # run DATABASE: statements from the input, whose message is kept
  "$sqlite" -batch -bail "$1" 2>"$whole.errors"
}
# The rows of a file, into tables that the first one brings.
copy() { # copy FILE DATABASE
  made=$("$sqlite" -batch -readonly "$1" "
    WITH made AS (
      SELECT name, replace(sql, 'CREATE TABLE', 'CREATE TABLE IF NOT EXISTS') AS sql
      FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite\_%' ESCAPE '\'),
    copied AS (
      SELECT 'INSERT INTO main.\"' || name || '\" SELECT * FROM result.\"' || name || '\"' AS sql
      FROM made)
    SELECT group_concat(sql || ';', ' ') FROM (
      SELECT sql FROM made UNION ALL SELECT sql FROM copied)" 2>"$whole.errors") &&
    echo "ATTACH $(quoted "$1") AS result; BEGIN; $made COMMIT;" | run "$2"
}
merge() { # merge DATABASE
  printf '.load "%s"\nBEGIN;\n.read "%s"\nCOMMIT;\n' "$module" "$statements" | run "$1"
}
message() {
  sed 's/^.*near line [0-9]*: //' "$whole.errors" | head -n 1
}

# Each line of the tasks, with its number: what `each` does with $name and $file.
for_each() {
  n=0
  while IFS=$tab read -r name _; do
    n=$((n + 1))
    file=$results/$n.db
    "$@"
  done <"$tasks"
}
add() {
  [ -f "$file" ] || fail "$name" "its result $file is not there: run the task"
  is=$("$sqlite" -batch -readonly "$file" 'SELECT name FROM task' 2>"$whole.errors") ||
    fail "$name" "$file: $(message)"
  [ "$is" = "$name" ] || fail "$name" "$file is the result of task '$is'"
  copy "$file" "$whole" || fail "$name" "$file: $(message)"
}
# Which one does not merge, alone?
blame() {
  rm -f -- "$whole"
  { copy "$file" "$whole" && merge "$whole"; } || fail "$name" "$file: $(message)"
}

for_each add
if [ -n "$statements" ] && ! merge "$whole"; then
  why=$(message)
  for_each blame
  printf 'gather: %s\n' "$why" >&2
  exit 1
fi
mv -f -- "$whole" "$database"
