#!/bin/sh
# Runs the test programs and scripts given and the tests of the SQL scripts, as many at a time as
# there are processors, and adds up what they counted.
#   WRAP         command to run each program under (valgrind …)
#   MODULE       the extension; OTHER_MODULE: and another version of it
#   SQL_PRELOAD  libraries to preload in the shell of tests/sql, and in nothing else that it runs (of
#                a sanitizer; its leaks are then the shell's)
#   NEWEST       folder of a newer SQLite (newest_sqlite.sh): run tests/sql with it, too
# Every program prints 'N passed, N failed, N skipped' last; one that does not has crashed.
set -u
BUILD=${BUILD:-build}

# one FILE TEST: runs it, its output into FILE.out and its exit status into FILE.status
one() {
  case $2 in
  *.sh) sh "$2" ;;
  sql)
    shell=${SQLITE3:-sqlite3}
    if [ -n "${SQL_PRELOAD:-}" ]; then
      printf '#!/bin/sh\nASAN_OPTIONS=detect_leaks=0 LD_PRELOAD="%s" exec %s "$@"\n' \
        "$SQL_PRELOAD" "$shell" >"$1.shell" && chmod +x "$1.shell" && shell=$1.shell
    fi
    SQLITE3=$shell sh tests/sql/run.sh "$MODULE"
    ;;
  sql-newest) LD_LIBRARY_PATH=$(pwd)/$NEWEST sh tests/sql/run.sh "$MODULE" ;;
  *) ${WRAP:-} "$2" ;;
  esac >"$1.out" 2>&1
  echo $? >"$1.status"
}
if [ "${1:-}" = --one ]; then
  one "$2" "$3"
  exit 0
fi

passed=0 failed=0 skipped=0
count() { # count NAME FILE
  status=$(cat "$2.status")
  last=$(tail -n 1 "$2.out")
  case $last in
  *' passed, '*' failed'*)
    set -- "$1" "$2" $(echo "$last" | tr -cd '0-9 ')
    passed=$((passed + $3)) failed=$((failed + $4)) skipped=$((skipped + ${5:-0}))
    if [ "$status" -ne 0 ] && [ "$4" -eq 0 ]; then
      failed=$((failed + 1))
      echo "$1: exit status $status"
    fi
    ;;
  *)
    failed=$((failed + 1))
    echo "$1: ended without a count, exit status $status"
    ;;
  esac
  if [ "$status" -eq 0 ]; then
    grep '^skipped: ' "$2.out"
  else
    grep -v ' passed, ' "$2.out"
  fi
  echo "$1: $last"
}

# Whether the sqlite3 shell works with the newer library, and is not linked with its own.
shell_takes_newest() {
  version=$(sed -n 's/^#define SQLITE_VERSION  *"\(.*\)"/\1/p' "$NEWEST/sqlite3.h")
  LD_LIBRARY_PATH=$(pwd)/$NEWEST sqlite3 :memory: 'SELECT sqlite_version()' | grep -qxF "$version"
}
skip=
set -- sql "$@"
if [ -n "${NEWEST:-}" ] && [ ! -f "$NEWEST/sqlite3.c" ]; then
  skip="the tests with the newest SQLite: $(cat "$NEWEST/missing")"
elif [ -n "${NEWEST:-}" ] && shell_takes_newest; then
  set -- sql-newest "$@"
elif [ -n "${NEWEST:-}" ]; then
  skip='tests/sql with the newest SQLite: the sqlite3 shell does not take its library'
fi

work=$(mktemp -d) || exit 2
trap 'rm -rf "$work"' EXIT
n=0
for test in "$@"; do
  n=$((n + 1))
  echo "$work/$n" "$test"
done | xargs -n 2 -P "$(getconf _NPROCESSORS_ONLN)" sh tests/run.sh --one

n=0
for test in "$@"; do
  n=$((n + 1))
  count "${test#"$BUILD"/}" "$work/$n"
done
if [ -n "$skip" ]; then
  skipped=$((skipped + 1))
  echo "skipped: $skip"
fi
echo
if [ "$skipped" -gt 0 ]; then
  echo "$passed passed, $failed failed, $skipped skipped"
else
  echo "$passed passed, $failed failed"
fi
[ "$failed" -eq 0 ]
