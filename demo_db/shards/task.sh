#!/bin/sh
# task.sh: one task of many, on any machine: the statements of a script over one file.
#   sh task.sh STATEMENTS NAME SOURCE RESULT
# STATEMENTS   partials.sql (a shard), groups.sql (a task group), or yours: they read the file's
#              tables and views, know the name as `:name`, and make tables in `result`
# NAME         of the shard or the task group: the same whenever the task is tried again
# SOURCE       the SQLite file that is read
# RESULT       the SQLite file that is made, whole or not at all: it is written beside it under
#              another name, and then renamed. A task that is run again replaces its own result
# CAUSALITE_MODULE (build/causalite.so) and SQLITE3 (sqlite3) say what is run.
set -eu
statements=$1 name=$2 source=$3 result=$4
module=${CAUSALITE_MODULE:-build/causalite.so}
quoted() { # as an SQL string
  printf "'"
  printf '%s' "$1" | sed "s/'/''/g"
  printf "'"
}

for file in "$statements" "$source" "$module"; do
  [ -r "$file" ] || { printf "task '%s': no file %s\n" "$name" "$file" >&2; exit 1; }
done
mkdir -p -- "$(dirname -- "$result")"
part=$(dirname -- "$result")/.$(basename -- "$result").$(uname -n).$$
trap 'rm -f -- "$part" "$part-journal"' EXIT
trap 'exit 143' TERM INT HUP

"${SQLITE3:-sqlite3}" -batch -bail "$source" <<END
.load "$module"
ATTACH $(quoted "$part") AS result;
.parameter init
INSERT INTO sqlite_parameters VALUES (':name', $(quoted "$name"));
CREATE TABLE result.task AS SELECT :name AS name;
.read "$statements"
END
mv -f -- "$part" "$result"
