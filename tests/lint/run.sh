#!/bin/sh
# What cppcheck and gcc -fanalyzer find in ext/ that exceptions.txt does not explain: `make lint`.
#   tests/lint/run.sh [FLAG…]     in the project's folder; of the compiler, for SQLite and GSL
# A tool that is not installed finds nothing, which is said. Ends with 1 where there is a finding.
set -u
here=$(dirname "$0")
work=$(mktemp -d) || exit 2
trap 'rm -rf "$work"' EXIT
: >"$work/found"

if command -v cppcheck >"$work/which"; then
  cppcheck --std=c11 --quiet --enable=warning,performance,portability -Iinclude -Iext \
    --template='cppcheck {file} {id} {line}: {message}' ext 2>&1 | grep '^cppcheck ' >>"$work/found"
else
  echo 'skipped: cppcheck is not installed'
fi

# A file at a time; gcc says 'FILE:LINE:COLUMN: warning: … [-Wanalyzer-ID]'.
if gcc -fanalyzer -E -x c /dev/null >"$work/which" 2>&1; then
  find ext -name '*.c' | LC_ALL=C sort | xargs -P "$(getconf _NPROCESSORS_ONLN)" -I '{}' \
    gcc -std=c11 -O2 -fanalyzer -fdiagnostics-plain-output "$@" -Iinclude -Iext -S -o /dev/null '{}' \
    2>"$work/said"
  said='\(ext[^:]*\):\([0-9]*\):[0-9]*: warning: \(.*\) \[-Wanalyzer-\([a-z-]*\)\]'
  sed -n "s/^$said\$/fanalyzer \1 \4 \2: \3/p" "$work/said" >>"$work/found"
else
  echo 'skipped: this gcc has no -fanalyzer'
fi

LC_ALL=C sort -u "$work/found" | awk '
  FILENAME != "-" { if ($1 == "cppcheck" || $1 == "fanalyzer") known[$1, $2, $3]; next }
  !(($1, $2, $3) in known) { print; bad = 1 }
  END { exit bad }' "$here/exceptions.txt" -
