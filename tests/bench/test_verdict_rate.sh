#!/bin/sh
# The benchmark of the verdict's error rates asks what users ask: on the same studies, the rule over
# tables that are filled anew and the whole analysis say the same, and find what is there to find.
# And a target that is missed is said to be, of what is false as of what is to be found.
# Ends with 'N passed, N failed'.
set -u
passed=0 failed=0
rate=${BUILD:-build}/tests/bench/verdict/rate
work=$(mktemp -d) || exit 2
trap 'rm -rf "$work"' EXIT

check() { # check NAME CONDITION...
  name=$1
  shift
  if "$@"; then
    passed=$((passed + 1))
  else
    failed=$((failed + 1))
    echo "FAILED: $name"
    cat "$work/table"
  fi
}

# The second study is filled into the first one's tables.
for how in rule case whole; do
  "$rate" run "$work/ledger" truth=slope-0.80-aborted n=250 studies=2 how=$how >"$work/log" 2>&1 ||
    cat "$work/log"
done
"$rate" table "$work/ledger" >"$work/table"
check 'every way found the interaction in both studies' \
  test "$(grep -c 'found 100.0' "$work/table")" -eq 3
check 'the ways agree' grep -q 'asked both ways, 0 not alike' "$work/table"

# Of twenty studies all show what is false, and none finds what is there.
for seed in $(seq 20); do
  echo "causes-crossed 127 $seed rule n S S - 0 0 - -"
  echo "slope-0.72 127 $seed rule n S S n 0 0 - -"
  echo "cause-apart 127 $seed rule n n n - 0 0 - -"
done >"$work/missed"
"$rate" table "$work/missed" >"$work/table"
check 'what is missed is counted' grep -q '^3 missed' "$work/table"
sh tests/bench/validate.sh /dev/null "$work/table" | grep '^| verdict' >"$work/page"
mv "$work/page" "$work/table"
check 'and said on the page' test "$(cut -d'|' -f5-7 "$work/table" | tr '\n' ';')" = \
  ' at most 7 | 20 |  ; at most 7 | 20 | missed ; at most 5 | 20 | missed ; at least 36 | 20 | missed ;'

echo "$passed passed, $failed failed"
[ "$failed" -eq 0 ]
