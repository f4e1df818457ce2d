#!/bin/sh
# All that can be checked here: `make check-all`, which takes hours.
#   tests/check_all.sh FOLDER [TARGET…]      in the project's folder; what they say goes to FOLDER
# A line a target of make, its last one, and what it had to skip, and why. Ends with 'N passed,
# N failed', of targets.
set -u
folder=$1
shift
mkdir -p "$folder"
[ $# -gt 0 ] || set -- test lint check-asan check-valgrind check-builds fault fuzz test-kill \
  test-hosts test-packages test-shards test-big-endian coverage mutate
passed=0 failed=0
for target; do
  log=$folder/$target.log
  if make --no-print-directory "$target" >"$log" 2>&1; then
    passed=$((passed + 1)) word=ok
  else
    failed=$((failed + 1)) word=FAILED
  fi
  printf '%-8s %-16s %s\n' "$word" "$target" "$(tail -n 1 "$log" | cut -c 1-70)"
  grep -E '^ *skipped' "$log" | sort -u | cut -c 1-100 | sed 's/^ */         /'
done
printf '%s passed, %s failed\n' $passed $failed
[ "$failed" -eq 0 ]
