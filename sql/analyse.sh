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
module=${MODULE:-build/causalite.so}
csv=${1:-}
db=${2:-}
if [ -z "$csv" ]; then
  echo 'usage: make analyse CSV=path [DB=path] [DEFAULTS=path.json|path.csv]' >&2
  exit 2
fi
if [ ! -r "$csv" ]; then
  echo "analyse: cannot read $csv" >&2
  exit 2
fi
if [ -z "$db" ]; then
  db=$(dirname "$module")/analysis.db
  rm -f "$db"
fi

sql_text() { # a string as an SQL literal
  printf "'"
  printf %s "$1" | sed "s/'/''/g"
  printf "'"
}
case ${DEFAULTS:-} in
'') defaults='SELECT NULL WHERE 0' ;;
*.json)
  defaults="CREATE TABLE experiment_default AS
    SELECT g.key AS task_group, h.key AS name, h.value AS value
    FROM json_each(readfile($(sql_text "$DEFAULTS")), '\$.defaults') AS g, json_each(g.value) AS h"
  ;;
*) defaults=".import --csv \"$(printf %s "$DEFAULTS" | sed 's/[\\"]/\\&/g')\" experiment_default" ;;
esac

"${SQLITE3:-sqlite3}" -batch -bail "$db" ".load $module" \
  '.import --csv --schema temp /dev/stdin experiment_raw' "$defaults" '.read sql/analyse.sql' <"$csv"
echo "all results: $db"
