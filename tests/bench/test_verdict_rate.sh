#!/bin/sh
# The benchmark of the verdict's error rates asks what users ask: on the same studies, the rule over
# tables that are filled anew and the whole analysis say the same, and find what is there to find.
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

echo "$passed passed, $failed failed"
[ "$failed" -eq 0 ]
