# Another C library, as Alpine has: sourced by run.sh.
musl_has() {
  need musl-tools sh -c 'echo "#include <stdlib.h>" | musl-gcc -E -' && sourced_has musl-gcc
}
if ! musl_has; then
  skip musl "$reason"
else
  programs=$(tests_of base stat roles graph plot sqlite functions)
  # shellcheck disable=SC2086
  ! built musl sourced_make musl-gcc $programs || run_tests musl '' -- $programs
fi
