# The other compiler: sourced by run.sh.
if ! need clang clang --version; then
  skip clang "$reason"
else
  programs=$(tests_of base stat roles graph plot sqlite functions)
  # shellcheck disable=SC2086
  ! built clang make BUILD="$folder/build" CC=clang $programs || run_tests clang '' -- $programs
fi
