#!/bin/sh
# What the comment of include/causalite.h tells those who link it statically, done to the letter:
# its command and its line of C are taken from there. Ends with 'N passed, N failed'.
set -u
project=$(pwd)
work=$(mktemp -d) || exit 2
trap 'rm -rf "$work"' EXIT
folder="$work/a program (1)"
passed=0 failed=0

check() { # check NAME COMMAND...
  name=$1
  shift
  if "$@" >log 2>&1; then
    passed=$((passed + 1))
  else
    failed=$((failed + 1))
    echo "failed: $name"
    head -c 2000 log
  fi
}

mkdir "$folder" && cp -R "$project/ext" "$project/include" "$project/sql" "$folder" && cd "$folder" || exit 2
# The line of sh, and from '**   cc' to the first line that does not end with a backslash.
sed -n '/^\*\*   sh /s/^\*\*   *//p; /^\*\*   cc /,/[^\\]$/s/^\*\*   *//p' include/causalite.h >command
open=$(grep -o 'sqlite3_causalite_init(db, NULL, NULL)' include/causalite.h)
line=$(sed -n 's/^\*\*   *\(sqlite3_auto_extension.*;\)$/\1/p' include/causalite.h)
cat >program.c <<EOF
#include <stdio.h>
#include "causalite.h"

int main(void) {
  sqlite3 *db = NULL;
  if (sqlite3_open(":memory:", &db) != SQLITE_OK || $open != SQLITE_OK ||
      sqlite3_exec(db, "SELECT ttest(1, 2)", NULL, NULL, NULL) != SQLITE_OK ||
      sqlite3_close(db) != SQLITE_OK)
    return puts("the open connection");
  $line
  for (int i = 0; i < 2; i++) {
    sqlite3_stmt *query = NULL;
    if (sqlite3_open(":memory:", &db) != SQLITE_OK ||
        sqlite3_prepare_v2(db, "SELECT n || ' ' || estimate FROM ttest((SELECT ttest(column1, "
                           "column2) FROM (VALUES (1, 0), (2, 0), (4, 1), (5, 1))))",
                           -1, &query, NULL) != SQLITE_OK ||
        sqlite3_step(query) != SQLITE_ROW)
      return puts(sqlite3_errmsg(db));
    puts((const char *)sqlite3_column_text(query, 0));
    sqlite3_finalize(query);
    if (sqlite3_close(db) != SQLITE_OK) return 1;
  }
  return 0;
}
EOF
check 'the header tells a command' grep -q program.c command
check 'and how to use it' test -n "$line"
check 'and for an open connection' test -n "$open"
check 'it compiles, without a warning' sh -c 'sh ./command 2>&1 | { ! grep .; }'
check 'the program runs' ./program
check 'and answers on every connection' sh -c 'test "$(./program)" = "4 3.0
4 3.0"'
echo "$passed passed, $failed failed"
[ "$failed" -eq 0 ]
