#!/bin/sh
# Partial results between machines of both byte orders: `make test-big-endian`.
#   tests/shards/big_endian.sh FOLDER       in the project's folder
# Builds the library for s390x, statically, and runs there, by qemu, what reads the blobs that
# x86-64 has stored (tests/sqlite/stored.h) and compares the fits to the byte; then the tests of
# reading and writing. Debian's packages of SQLite and GSL for s390x are unpacked in FOLDER and
# installed nowhere. Says what it lacks. Ends with 'N passed, N failed, N skipped'.
set -u
mkdir -p "$1/lists/partial"
folder=$(cd "$1" && pwd)
work=$folder
. tests/hosts/need.sh

missing() {
  echo "skipped: big endian: $1"
  echo '0 passed, 0 failed, 1 skipped'
  exit 0
}
need qemu-user qemu-s390x --version || missing "$reason"
need 'gcc-s390x-linux-gnu libc6-dev-s390x-cross' sh -c \
  'echo "#include <stdlib.h>" | s390x-linux-gnu-gcc -E -' || missing "$reason"

# Lists and packages of another architecture, beside the system's own.
foreign() {
  apt-get -q -o APT::Architecture=s390x -o APT::Architectures=s390x \
    -o Dir::State::Lists="$folder/lists" -o Dir::Cache::pkgcache= -o Dir::Cache::srcpkgcache= \
    -o APT::Sandbox::User=root "$@" >>"$folder/apt.log" 2>&1
}
root=$folder/root
if [ ! -d "$root/usr/include" ]; then
  (cd "$folder" && foreign update && foreign download libgsl-dev libsqlite3-dev &&
    for package in *_s390x.deb; do dpkg -x "$package" root || exit 1; done) ||
    missing "no libgsl-dev and libsqlite3-dev of s390x: $(grep -m 1 '^E: ' "$folder/apt.log")"
fi
libraries=$root/usr/lib/s390x-linux-gnu
build=$folder/build
programs="$build/tests/sqlite/test_partial $build/tests/base/test_blob"
# shellcheck disable=SC2086
make --no-print-directory BUILD="$build" CC=s390x-linux-gnu-gcc LDFLAGS=-static \
  SQLITE_CFLAGS="-I$root/usr/include" GSL_CFLAGS="-I$root/usr/include" \
  SQLITE_LIBS="$libraries/libsqlite3.a" GSL_LIBS="$libraries/libgsl.a $libraries/libgslcblas.a" \
  $programs >"$folder/build.log" 2>&1 || {
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
