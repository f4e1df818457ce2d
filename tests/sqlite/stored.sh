#!/bin/sh
# Writes stored.h: partial results as this version makes them on this machine.
#   sh tests/sqlite/stored.sh build/causalite.so >tests/sqlite/stored.h
# Every machine reads what is stored, and every later version of the same CLT_PARTIAL_FORMAT; where
# that counts up, it is written anew.
set -eu
module=$1
rows="CREATE TABLE d AS WITH RECURSIVE s(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM s WHERE i < 24)
SELECT i, i > 9 AS k, i * 37 % 23 / 8.0 + i / 7.0 AS y, i * i % 11 / 3.0 AS x, i * 5 % 13 / 4.0 AS m,
iif(i % 3, 'a', 'b') AS g, 'f' || (i % 2 + (i > 9)) AS f, i % 5 AS c FROM s;
CREATE TABLE l AS SELECT i, k, 'y' AS v, y AS z, g FROM d UNION ALL SELECT i, k, 'x', x, g FROM d
UNION ALL SELECT i, k, 'm', m, g FROM d"
strings() { # as C strings, a line each
  tr '\n' ' ' | fold -w 70 | sed 's/["\\]/\\&/g; s/^/     "/; s/$/"/'
  echo
}
run() {
  sqlite3 -batch -bail :memory: ".load '$module'" "$rows" "$1"
}
cat <<END
/* Partial results of two shards of tables d and l, and the fit from "n" on, as x86-64 made them; by
** stored.sh. */
/* clang-format off */
#pragma GCC diagnostic ignored "-Woverlength-strings"
static const char STORED_ROWS[] =
$(printf '%s' "$rows" | strings);

static const struct stored {
  const char *function, *table, *arguments, *blob[2], *fit;
} STORED[] = {
END
while read -r function table arguments; do
  printf '    {"%s", "%s",\n' "$function" "$table"
  printf '%s' "$arguments" | strings
  echo '     , {'
  for k in 0 1; do
    printf '%s' "$(run "SELECT hex(${function}_partial('shard ' || k, $arguments)) FROM $table
      WHERE k = $k")" | strings
    [ $k = 1 ] || echo '     ,'
  done
  echo '     },'
  printf '%s' "$(run "SELECT substr(fit, instr(fit, '\"n\":'))
    FROM (SELECT $function($arguments) AS fit FROM $table)")" | strings
  echo '    },'
done <<END
ttest d y, g
ols d y, x, f, c, '{"cluster":"x3"}'
ols_interaction d y, x, g, f, '{"robust":"by_group","within":"cov1"}'
sobel d x, m, y, f
exact_graph l i, v, z, g
END
echo '};'
