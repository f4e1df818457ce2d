#!/bin/sh
# Fetches the amalgamation of a newer SQLite than the system's, once: sqlite3.c, sqlite3.h and
# sqlite3ext.h, as the npm package better-sqlite3 ships them (nothing of that package is run).
#   tests/newest_sqlite.sh FOLDER
# Where it cannot be had, says why and leaves no sqlite3.c there.
folder=$1
[ -f "$folder/sqlite3.c" ] && exit 0
mkdir -p "$folder/package" || exit 1
if ! command -v npm >/dev/null 2>&1; then
  echo 'npm is not installed' >"$folder/missing"
elif (cd "$folder/package" &&
  npm pack --loglevel=error --fetch-retries=1 --fetch-timeout=60000 better-sqlite3@12 &&
  tar -xzf better-sqlite3-*.tgz) >"$folder/log" 2>&1 &&
  mv "$folder"/package/package/deps/sqlite3/sqlite3*.[ch] "$folder"; then
  echo "  FETCHED SQLite $(sed -n 's/^#define SQLITE_VERSION  *"\(.*\)"/\1/p' "$folder/sqlite3.h")"
else
  why=$(grep -m 1 -i 'code ' "$folder/log")
  echo "npm pack better-sqlite3@12 failed ($why)" >"$folder/missing"
fi
rm -rf "$folder/package"
