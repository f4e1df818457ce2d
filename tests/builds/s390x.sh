# A big-endian processor, by qemu: sourced by run.sh. What it reads of another's partial results:
# `make test-big-endian`.
s390x_has() {
  need qemu-user qemu-s390x --version &&
    need 'gcc-s390x-linux-gnu libc6-dev-s390x-cross' sh -c \
      'echo "#include <stdlib.h>" | s390x-linux-gnu-gcc -E -' &&
    foreign_has s390x "$folder"
}
if ! s390x_has; then
  skip s390x "$reason"
else
  programs=$(tests_of base stat roles plot sqlite functions)
  # shellcheck disable=SC2086
  ! built s390x foreign_make s390x-linux-gnu $programs ||
    run_tests s390x '' qemu-s390x -- $programs
fi
