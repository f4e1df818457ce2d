#!/bin/sh
# Runs the test programs and scripts given and the tests of the SQL scripts, and adds up what they
# counted.
#   WRAP      command to run each program under (valgrind …)
#   MODULE    the extension; OTHER_MODULE: and another version of it
#   SQL_PRELOAD   libraries to preload in tests/sql (of a sanitizer, whose leaks are then the shell's)
#   NEWEST    folder of a newer SQLite (newest_sqlite.sh): run tests/sql with it, too
# Every program prints 'N passed, N failed, N skipped' last; one that does not has crashed.
set -u
BUILD=${BUILD:-build}
passed=0 failed=0 skipped=0

count() { # count NAME STATUS: reads the program's output from $out
  last=$(tail -n 1 "$out")
  case $last in
  *' passed, '*' failed'*)
    set -- "$1" "$2" $(echo "$last" | tr -cd '0-9 ')
    passed=$((passed + $3)) failed=$((failed + $4)) skipped=$((skipped + ${5:-0}))
    if [ "$2" -ne 0 ] && [ "$4" -eq 0 ]; then
      failed=$((failed + 1))
      echo "$1: exit status $2"
    fi
    ;;
  *)
    failed=$((failed + 1))
    echo "$1: ended without a count, exit status $2"
    ;;
  esac
  if [ "$2" -eq 0 ]; then grep "^skipped: " "$out"; else grep -v " passed, " "$out"; fi
  echo "$1: $last"
}

newest_version() {
  sed -n 's/^#define SQLITE_VERSION  *"\(.*\)"/\1/p' "$NEWEST/sqlite3.h"
}

out=$(mktemp)
trap 'rm -f "$out"' EXIT
for program in "$@"; do
  case $program in
  *.sh) sh "$program" >"$out" 2>&1 ;;
  *) ${WRAP:-} "$program" >"$out" 2>&1 ;;
  esac
  count "${program#"$BUILD"/}" $?
done
sql() { # sql NAME: the tests of the SQL scripts, in the sqlite3 shell
  ASAN_OPTIONS=detect_leaks=0 LD_PRELOAD=${SQL_PRELOAD:-} \
    sh tests/sql/run.sh "$BUILD/causalite.so" >"$out" 2>&1
  count "$1" $?
}
skip() { # skip WHY
  skipped=$((skipped + 1))
  echo "skipped: $1"
}
sql tests/sql
if [ -n "${NEWEST:-}" ] && [ ! -f "$NEWEST/sqlite3.c" ]; then
  skip "the tests with the newest SQLite: $(cat "$NEWEST/missing")"
elif [ -n "${NEWEST:-}" ]; then
  LD_LIBRARY_PATH=$(pwd)/$NEWEST
  export LD_LIBRARY_PATH
  if sqlite3 :memory: 'SELECT sqlite_version()' | grep -qF "$(newest_version)"; then
    sql newest/tests/sql
  else
    skip 'tests/sql with the newest SQLite: the sqlite3 shell does not take its library'
  fi
fi
echo
if [ "$skipped" -gt 0 ]; then
  echo "$passed passed, $failed failed, $skipped skipped"
else
  echo "$passed passed, $failed failed"
fi
[ "$failed" -eq 0 ]
