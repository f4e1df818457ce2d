#!/bin/sh
# analyse.sh CSV [DB]: imports a CSV as the table `experiment` of a new database, runs the four steps
# on it and prints their tables. Run from the folder that holds sql/; `make analyse` does.
#   CSV       a file with a header line, one row an experiment
#   DB        the database to make (default: analysis.db in the build folder, made anew)
#   DEFAULTS  environment: what an empty hyperparameter stands for; a JSON file
#             {"defaults": {"group": {"name": value}}}, or a CSV with columns task_group, name, value
#   MODULE    environment: the extension (default build/causalite.so)
#   SQLITE3   environment: the shell (default sqlite3)
set -eu
plain_path() { # a path that no command takes for an option
  case $1 in
  -*) printf './%s' "$1" ;;
  *) printf %s "$1" ;;
  esac
}
module=$(plain_path "${MODULE:-build/causalite.so}")
csv=$(plain_path "${1:-}")
db=$(plain_path "${2:-}")
DEFAULTS=$(plain_path "${DEFAULTS:-}")
if [ -z "$csv" ]; then
  echo 'usage: make analyse CSV=path [DB=path] [DEFAULTS=path.json|path.csv]' >&2
  exit 2
fi
refuse() {
  echo "analyse: $1" >&2
  exit 2
}
[ -f "$csv" ] && [ -r "$csv" ] || refuse "cannot read $csv"
[ -z "$DEFAULTS" ] || [ -r "$DEFAULTS" ] || refuse "cannot read DEFAULTS=$DEFAULTS"
# The first record: a header may run over several lines, within quotes.
case $(awk '{ all = all $0 } gsub(/"/, "\"", all) % 2 == 0 || NR == 1000 { print all; exit }' <"$csv") in
*,*) ;;
*';'*) refuse "$csv: fields must be separated by commas; this looks like semicolons" ;;
*"$(printf '\t')"*) refuse "$csv: fields must be separated by commas; this looks like tabs" ;;
*) refuse "$csv: the first line must be a header of names separated by commas" ;;
esac
if [ -z "$db" ]; then
  db=$(dirname -- "$module")/analysis.db
  rm -f "$db"
elif [ -f "$db" ] && "${SQLITE3:-sqlite3}" "$db" 'SELECT 1 / count(*) FROM result_run' >/dev/null 2>&1
then
  refuse "$db holds an analysis already; to repeat it after changes, open it and .read sql/refresh.sql; for new data choose another DB"
fi

sql_text() { # a string as an SQL literal
  printf "'"
  printf %s "$1" | sed "s/'/''/g"
  printf "'"
}
dot_text() { # a string as an argument of a dot-command
  printf '"%s"' "$(printf %s "$1" | sed 's/[\\"]/\\&/g')"
}
shell_text() { # a string as a word to paste into a shell
  printf "'"
  printf %s "$1" | sed "s/'/'\\\\''/g"
  printf "'"
}
case $DEFAULTS in
'') defaults='SELECT NULL WHERE 0' ;;
*.json)
  holds=$("${SQLITE3:-sqlite3}" :memory: \
    "SELECT count(*) FROM json_each(readfile($(sql_text "$DEFAULTS")), '\$.defaults')" 2>/dev/null) || holds=0
  [ "${holds:-0}" -gt 0 ] || refuse "DEFAULTS=$DEFAULTS holds no {\"defaults\": {\"group\": {\"name\": value}}}"
  defaults="CREATE TABLE experiment_default AS
    SELECT g.key AS task_group, h.key AS name, h.value AS value
    FROM json_each(readfile($(sql_text "$DEFAULTS")), '\$.defaults') AS g, json_each(g.value) AS h"
  ;;
*) defaults=".import --csv $(dot_text "$DEFAULTS") experiment_default" ;;
esac

# The graphs take most of the time; whoever is watching sees how far they are.
progress=0
[ -t 2 ] && progress=1
"${SQLITE3:-sqlite3}" -batch -bail "$db" ".load $(dot_text "$module")" \
  '.once /dev/null' "SELECT causalite_progress($progress)" \
  '.import --csv --schema temp /dev/stdin experiment_raw' "$defaults" '.read sql/analyse.sql' <"$csv"
cat <<EOF

all results: $db. To look further, and to correct what was guessed:
  sqlite3 $(shell_text "$db")
  .load $(dot_text "$module")
  SELECT name, role, unit, caveat FROM variable;
  UPDATE variable SET role = 'ignore' WHERE name = '…';
  .read sql/refresh.sql
EOF
