#!/bin/sh
# The code on systems other than this one: `make check-builds`.
#   tests/builds/run.sh [PART…]      in the project's folder; without a PART, all of them
#   BUILD: where to build
#
# A part builds the library and the tests that need no shell, and runs them: i386 (32 bits), s390x
# (big-endian, by qemu), musl (another C library), windows (mingw-w64, by wine), clang, memory and
# race (clang's sanitizers of what is not initialized and of threads). What that
# needs is installed by apt-get and npm, where that may be; what cannot be done here is skipped.
# A line a part; ends with 'N passed, N failed, N skipped', of all their checks.
set -u
build=$(pwd)/${BUILD:-build}
work=$(mktemp -d) || exit 2
trap 'rm -rf "$work"' EXIT
export DEBIAN_FRONTEND=noninteractive
passed=0 failed=0 skipped=0

. tests/hosts/need.sh
. tests/builds/foreign.sh

skip() { # skip NAME REASON
  skipped=$((skipped + 1))
  echo "skipped  $1: $2"
}

# The tests of those folders that load no module.
tests_of() { # tests_of FOLDER…
  for name in "$@"; do ls "tests/$name"/test_*.c "tests/$name"/*/test_*.c; done 2>/dev/null |
    xargs grep -L '"MODULE"' | sed "s,\(.*\)\.c$,$folder/build/\1,"
}

# run_tests NAME SUFFIX RUNNER… -- PROGRAM…: counts what the programs say
run_tests() {
  name=$1 suffix=$2 runner=
  shift 2
  while [ "$1" != -- ]; do
    runner="$runner $1"
    shift
  done
  shift
  good=0 bad=0 without=0
  for program; do
    # shellcheck disable=SC2086
    timeout 600 $runner "$program$suffix" >"$work/out" 2>&1
    counts=$(tail -n 1 "$work/out" | tr -d '\r' |
      sed -n 's/^\([0-9]*\) passed, \([0-9]*\) failed, \([0-9]*\) skipped$/\1 \2 \3/p')
    # shellcheck disable=SC2086
    set -- ${counts:-0 1 0}
    [ "$2" -eq 0 ] || { echo "FAILED   $program" && grep -v '^skipped' "$work/out" | tail -n 8; }
    good=$((good + $1)) bad=$((bad + $2)) without=$((without + $3))
  done
  echo "$([ $bad -eq 0 ] && echo 'ok      ' || echo 'FAILED  ') $name: $good passed, $bad failed," \
    "$without skipped"
  passed=$((passed + good)) failed=$((failed + bad)) skipped=$((skipped + without))
}

# built NAME COMMAND…: whether it could be built; shows the end of what it says where not
built() {
  name=$1
  shift
  "$@" >"$folder/build.log" 2>&1 && return
  failed=$((failed + 1))
  echo "FAILED   $name: it does not build"
  grep -m 10 -E 'error|undefined' "$folder/build.log"
  return 1
}

[ $# -gt 0 ] || set -- clang memory race i386 musl windows s390x
for part; do
  folder=$build/builds/$part
  mkdir -p "$folder"
  . "tests/builds/$part.sh"
done
printf '%s passed, %s failed, %s skipped\n' $passed $failed $skipped
[ "$failed" -eq 0 ]
