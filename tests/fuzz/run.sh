#!/bin/sh
# run.sh SECONDS TARGET...: builds the targets for clang's libFuzzer and runs each for so long, from
# the inputs of tests/fuzz/corpus/TARGET and those found before, which are in BUILD/corpus/TARGET.
# An input that fails is kept in BUILD/found. Exit status 1: something was found.
#   FLAGS  of the compiler and of the linker
#   KEEP   not empty: the fewest inputs that reach what all do replace those of tests/fuzz/corpus,
#          but for those called found_…, which once failed
# Where clang has no libFuzzer it says so, and nothing is run.
set -u
seconds=$1
shift
mkdir -p "$BUILD/found" || exit 2
echo 'int LLVMFuzzerTestOneInput(const char *x, long n) { return x && n < 0; }' >"$BUILD/try.c"
clang -fsanitize=fuzzer,address -o "$BUILD/try" "$BUILD/try.c" 2>/dev/null || {
  echo 'skipped: clang with libFuzzer is not installed (Debian: clang, libclang-rt-14-dev)'
  exit 0
}

programs=
for target; do programs="$programs $BUILD/tests/fuzz/targets/test_$target"; done
# shellcheck disable=SC2086
$MAKE --no-print-directory BUILD="$BUILD" CC=clang OPTIMISE=-O2 CFLAGS="$FLAGS" \
  LDFLAGS=-fsanitize=fuzzer $programs || exit 2

# Bytes of an input, at most; seconds of one; an even choice of what to change next, for the choice
# by rare features takes longer than what is fuzzed.
options='-max_len=400 -timeout=20 -rss_limit_mb=4096 -entropic=0 -print_final_stats=1'

# merge TARGET: the kept inputs anew, from the kept and the new ones; edges alone tell them apart
merge() {
  fewest=$BUILD/fewest
  rm -rf "$fewest" && mkdir "$fewest" || exit 2
  "$BUILD/tests/fuzz/targets/test_$1" -set_cover_merge=1 -use_counters=0 -max_len=400 "$fewest" \
    "tests/fuzz/corpus/$1" "$BUILD/corpus/$1" >/dev/null 2>&1 || return 1
  find "tests/fuzz/corpus/$1" -type f ! -name 'found_*' -exec rm -f {} +
  cp "$fewest"/* "tests/fuzz/corpus/$1"
}

found=0
for target; do
  log=$BUILD/$target.log
  mkdir -p "$BUILD/corpus/$target" "tests/fuzz/corpus/$target" || exit 2
  # shellcheck disable=SC2086
  "$BUILD/tests/fuzz/targets/test_$target" $options -max_total_time="$seconds" \
    -artifact_prefix="$BUILD/found/$target-" "$BUILD/corpus/$target" \
    "tests/fuzz/corpus/$target" >"$log" 2>&1
  status=$?
  runs=$(sed -n 's/^stat::number_of_executed_units: *//p' "$log")
  if [ "$status" -eq 0 ]; then
    echo "$target: $seconds s, $runs executions, nothing found"
    [ -z "${KEEP:-}" ] || merge "$target" || echo "$target: cannot be merged"
  else
    found=1
    echo "$target: after $runs executions something was found, see $log"
    grep -aE -m 5 'ERROR|runtime error|^  |written to' "$log" | cut -c1-300
  fi
done
exit "$found"
