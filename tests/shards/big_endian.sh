#!/bin/sh
# Partial results between machines of both byte orders: `make test-big-endian`.
#   tests/shards/big_endian.sh FOLDER       in the project's folder
# Builds the library for s390x, statically, and runs there, by qemu, what reads the blobs that
# x86-64 has stored (tests/sqlite/stored.h) and compares the fits to the byte; then the tests of
# reading and writing. Debian's packages of SQLite and GSL for s390x are unpacked in FOLDER and
# installed nowhere. Says what it lacks. Ends with 'N passed, N failed, N skipped'.
set -u
mkdir -p "$1"
folder=$(cd "$1" && pwd)
work=$folder
. tests/hosts/need.sh
. tests/builds/foreign.sh

missing() {
  echo "skipped: big endian: $1"
  echo '0 passed, 0 failed, 1 skipped'
  exit 0
}
need qemu-user qemu-s390x --version || missing "$reason"
need 'gcc-s390x-linux-gnu libc6-dev-s390x-cross' sh -c \
  'echo "#include <stdlib.h>" | s390x-linux-gnu-gcc -E -' || missing "$reason"

foreign_has s390x "$folder" || missing "$reason"
build=$folder/build
programs="$build/tests/sqlite/test_partial $build/tests/base/test_blob"
# shellcheck disable=SC2086
foreign_make s390x-linux-gnu $programs >"$folder/build.log" 2>&1 || {
  tail -n 5 "$folder/build.log"
  echo '0 passed, 1 failed, 0 skipped'
  exit 1
}
passed=0 failed=0
for program in $programs; do
  timeout 300 qemu-s390x "$program" stored >"$folder/out" 2>&1 || cat "$folder/out"
  counts=$(tail -n 1 "$folder/out" | sed -n 's/^\([0-9]*\) passed, \([0-9]*\) failed.*/\1 \2/p')
  [ -n "$counts" ] || counts='0 1'
  passed=$((passed + ${counts% *})) failed=$((failed + ${counts#* }))
done
printf '%s passed, %s failed, 0 skipped\n' "$passed" "$failed"
[ "$failed" -eq 0 ]
