# Nothing is read that was not written (clang's MSan; SQLite and GSL are compiled with it, too):
# sourced by run.sh.
memory='clang -fsanitize=memory -fsanitize-memory-track-origins -fno-omit-frame-pointer'
linking= sqlite_flags=-fsanitize-ignorelist=tests/builds/memory.txt
if ! need 'clang libclang-rt-14-dev' sh -c "echo 'int main(void) { return 0; }' |
    $memory -x c - -o '$folder/probe'" || ! sourced_has "$memory"; then
  skip memory "$reason"
else
  programs=$(tests_of base stat roles graph plot sqlite functions fuzz)
  # shellcheck disable=SC2086
  ! built memory sourced_make "$memory" $programs || run_tests memory '' -- $programs
fi
unset linking sqlite_flags
