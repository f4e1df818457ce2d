# One causalite.c and one causalite.h: sourced by run.sh. They compile without a warning, as what
# their first lines say; the tests of the functions pass with them in place of the library; and the
# example answers as the shell does.

one=$work/amalgamation
command_of() { # command_of LAST FILE: the command of a comment, from its `cc` to the line with LAST
  awk -v last="$1" '/^[*][*]   cc / { text = "" }
    /^[*][*]   / { text = text substr($0, 6) "\n"; if ($0 ~ last) { print text; exit } }' "$2"
}
silent() { # silent COMMAND…: it succeeds and says nothing
  "$@" >"$work/silent" 2>&1 && ! grep . "$work/silent" || { cat "$work/silent"; false; }
}
compile() { # compile COMPILER ARGUMENT…
  compiler=$1
  shift
  silent nice "$compiler" -std=c11 -O1 -Wall -ffp-contract=off -pthread -I"$one" \
    $(pkg-config --cflags sqlite3 gsl) "$@"
}
passes() { # passes TEST: the test of that name of tests/functions
  test=$project/tests/functions/$1.c program=$one/${1##*/}
  ${CC:-cc} -std=c11 -O0 -w -ffp-contract=off -pthread -DSQLITE_CORE -I"$one" -I"$project/ext" \
    -I"$project/tests" $(pkg-config --cflags sqlite3 gsl) -o "$program" "$test" \
    "$one/causalite.o" $(pkg-config --libs sqlite3 gsl) -lm && (cd "$project" && "$program")
}
example() {
  command_of '-o analyse$' analyse.c >command && grep -q '^cc' command && silent nice sh ./command
}
answers() {
  ./analyse runs.db runs report.html >got && "$shell" -batch -bail shell.db \
    ".load '$MODULE_PATH'" "SELECT causalite_setup('runs')" 'SELECT causalite_refresh()' >want &&
    cmp got want && grep '</html>' report.html
}

MODULE_PATH=$build/causalite.so
if ! need 'gcc clang libgsl-dev libsqlite3-dev pkg-config' \
  sh -c 'gcc --version && clang --version && pkg-config --exists gsl sqlite3'; then
  skip 'amalgamation' "$reason"
elif check 'amalgamation: it is made' make_target amalgamation; then
  mkdir -p "$one" && cp "$build"/amalgamation/causalite.[ch] "$project/package/example/analyse.c" "$one"
  cd "$one" || exit
  check 'amalgamation: gcc, to be linked statically' \
    compile gcc -DSQLITE_CORE -c causalite.c -o causalite.o &&
    for test in main_effect/test_ttest moderation/test_ols_interaction mediation/test_mediation_boot \
      graph/test_exact_graph graph/test_graph_diff plot/test_plot_interaction analysis/test_setup \
      analysis/test_import; do
      check "amalgamation: $test" passes "$test"
    done
  check 'amalgamation: clang' compile clang -DSQLITE_CORE -c causalite.c -o clang.o
  command_of '-o causalite.so$' causalite.c >command
  check 'amalgamation: a module, as its first lines say' silent nice sh ./command &&
    check 'amalgamation: the module answers' "$shell" :memory: '.load ./causalite.so' \
      'SELECT 1 / (ttest(column1, column2) IS NOT NULL) FROM (VALUES (1, 0), (2, 0), (4, 1), (5, 1))'
  for database in runs shell; do
    "$shell" -batch -bail "$database.db" ".read '$project/tests/hosts/runs.sql'"
  done
  check 'amalgamation: the example compiles' example &&
    check 'amalgamation: the example answers as the shell' answers
fi
