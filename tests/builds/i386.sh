# A processor of 32 bits, with SSE2 (without it doubles are not rounded as doubles): sourced by
# run.sh.
i386_has() {
  need 'gcc-i686-linux-gnu libc6-dev-i386-cross' sh -c \
    'echo "#include <stdlib.h>" | i686-linux-gnu-gcc -E -' &&
    foreign_has i386 "$folder"
}
if ! i386_has; then
  skip i386 "$reason"
else
  programs=$(tests_of base stat roles graph plot sqlite functions)
  # shellcheck disable=SC2086
  ! built i386 foreign_make i686-linux-gnu CFLAGS='-msse2 -mfpmath=sse' $programs ||
    run_tests i386 '' -- $programs
fi
