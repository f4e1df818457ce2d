# Threads share nothing unguarded (TSan; SQLite is compiled with it, too): what starts threads, and
# many connections at once. Sourced by run.sh.
race='clang -fsanitize=thread -fno-omit-frame-pointer'
linking=
if ! need 'clang libclang-rt-14-dev' sh -c "echo 'int main(void) { return 0; }' |
    $race -x c - -o '$folder/probe'" || ! sourced_has "$race"; then
  skip race "$reason"
else
  # Without those that are linked with calls of the C library put in the place of others.
  programs=$(tests_of base stat/mediation graph sqlite functions/graph functions/mediation fault |
    grep -vE 'fault/test_(memory|analysis|threads)$' | while read -r program; do
      source=${program#"$folder/build/"}.c
      ! grep -qE 'threads|pthread' "$source" || echo "$program"
    done)
  # shellcheck disable=SC2086
  ! built race sourced_make "$race" $programs || run_tests race '' -- $programs
fi
unset linking
