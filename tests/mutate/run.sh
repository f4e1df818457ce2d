#!/bin/sh
# Mutation: in each of a sample of places of ext/, one operator or constant is changed
# (places.awk), and a test should fail. What none fails for is printed: the tests do not say which of
# the two is right, or there is no difference (equivalent.txt lists these, with the reason).
#   tests/mutate/run.sh    in the project's folder, by `make mutate`, which builds what it needs
#   SEED, COUNT            the sample; ONLY: of places whose path:line begins so
#   FAST                   not empty: the tests of its folder alone
#   COMPILE, LIBS          the compiler with its flags, and what is linked
#   BUILD                  a folder of its own, with the static library and the module's objects
#   MUTANTS                the mutants themselves instead of a sample, as places.awk writes them: of the
#                          last run, those that are left stand in BUILD/mutants/survived
# A mutant is tested by the tests of its file, of its folder, of functions/, and tests/sql, until one
# fails, crashes or takes ten times as long as it should. tests/fault, which takes minutes, is not
# among them: what is done where memory runs out may change without a test here that says so. One after
# the other, so that the machine stays usable.
set -u
work=$BUILD/mutants
tree=$work/ext
here=$(dirname "$0")
mkdir -p "$work/tests" "$work/whole"
trap 'rm -rf "$tree"; cp -p "$work/causalite.so" "$BUILD/causalite.so"' EXIT
trap 'exit 1' INT TERM
rm -rf "$tree"
cp -p "$BUILD/causalite.so" "$work/causalite.so"

# mutate PATH LINE COLUMN LENGTH TEXT: the mutant of a file, below $tree
mutate() {
  mkdir -p "$work/$(dirname "$1")"
  awk -v line="$2" -v at="$3" -v width="$4" -v text="$5" '
    NR == line { $0 = substr($0, 1, at - 1) text substr($0, at + width) }
    { print }' "$1" >"$work/$1"
}

# sources PATH: what must be compiled again when it changes
sources() {
  case $1 in
  *.c) echo "$1" ;;
  *) (cd "$BUILD/static" && grep -lF " $1 " $(find ext -name '*.d') /dev/null) | sed 's/[.]d$/.c/' ;;
  esac
}

# compile SOURCE OBJECT FLAGS…: the mutant's source if there is one, with its headers before ours
compile() {
  source=$1
  object=$2
  shift 2
  mkdir -p "$(dirname "$object")"
  [ ! -f "$work/$source" ] || source=$work/$source
  # shellcheck disable=SC2086
  $COMPILE -w -g0 -I"$tree" "$@" -c -o "$object" "$source"
}

# compile_all: the objects of the mutant, for the tests and for the module; false where it does not
# compile
compile_all() {
  rm -rf "$work/static" "$work/module"
  for one in $changed; do
    compile "$one" "$work/static/${one%.c}.o" -DSQLITE_CORE 2>"$work/errors" || return 1
  done
}

# same: the compiler makes the same code of the mutant
same() {
  for one in $changed; do
    object=$work/whole/${one%.c}.o
    [ "$object" -nt "$one" ] || (tree=$work/none work=$work/none && compile "$one" "$object" -DSQLITE_CORE)
    cmp -s "$object" "$work/static/${one%.c}.o" || return 1
  done
}

# tests_of PATH: the test programs of a file, the nearest first
tests_of() {
  path=${1#ext/}
  folder=${path%/*}
  {
    ls "tests/$folder/test_$(basename "${path%.*}").c"
    find tests -name 'test_*.c' -exec awk -v path="$path" 'FNR == 1 { head = 1 }
      head && index($0, path) { print FILENAME }
      /\*\// { head = 0 }' {} +
    ls "tests/$folder"/test_*.c "tests/functions/${folder##*/}"/test_*.c
    ls "tests/functions/$(basename "${folder%/*}")"/test_*.c
    [ -n "${FAST:-}" ] ||
      ls "tests/${folder%/*}"/test_*.c tests/functions/test_*.c tests/functions/*/test_*.c
  } 2>/dev/null | awk '!seen[$0]++'
}

# link TEST OBJECT… : the test's program; what the mutant's objects define is not taken from the
# library
link() {
  test=$1
  shift
  object=$work/tests/$test.o
  if [ -n "$in_header" ]; then
    object=$work/test.o
    compile "$test" "$object" -DSQLITE_CORE -Itests
  elif [ ! "$object" -nt "$test" ]; then
    compile "$test" "$object" -DSQLITE_CORE -Itests
  fi || return 1
  # shellcheck disable=SC2086
  $COMPILE -o "$work/test" "$object" "$@" "$BUILD/static/libcausalite.a" $LIBS
}

now() {
  date +%s
}

# timed LIMIT COMMAND…: its status; what it prints does not matter
timed() {
  limit=$1
  shift
  timeout -k 1 "$limit" "$@" >"$work/out" 2>&1
}

# limit NAME COMMAND…: seconds that the command may take, from what it takes without a mutant; it must
# succeed then
limit() {
  file=$work/tests/$(echo "$1" | tr / _).limit
  shift
  if [ ! -f "$file" ]; then
    start=$(now)
    timed 1800 "$@" || return 1
    echo $((10 * ($(now) - start) + 10)) >"$file"
  fi
  cat "$file"
}

# killed_by_test TEST: the test fails for the mutant
killed_by_test() {
  if [ ! -f "$work/tests/$(echo "$1" | tr / _).limit" ]; then
    (in_header='' tree=$work/none && link "$1") && limit "$1" "$work/test" >"$work/limit" || return 1
  fi
  limit=$(limit "$1" false)
  # shellcheck disable=SC2046
  link "$1" $(find "$work/static" -name '*.o') 2>"$work/errors" || return 0
  ! timed "$limit" "$work/test"
}

# killed_by_sql: tests/sql fails for it
killed_by_sql() {
  limit=$(limit sql sh tests/sql/run.sh "$BUILD/causalite.so") || return 1
  for one in $changed; do
    compile "$one" "$work/module/${one%.c}.o" 2>"$work/errors" || return 0
  done
  objects=$(find "$work/module" -name '*.o')
  for one in $(cd "$BUILD/module" && find . -name '*.o' | sed 's,^[.]/,,'); do
    [ -f "$work/module/$one" ] || objects="$objects $BUILD/module/$one"
  done
  # shellcheck disable=SC2086
  $COMPILE -shared -Wl,-z,nodelete -o "$BUILD/causalite.so" $objects $LIBS || return 0
  timed "$limit" sh tests/sql/run.sh "$BUILD/causalite.so"
  status=$?
  cp -p "$work/causalite.so" "$BUILD/causalite.so"
  [ $status -ne 0 ]
}

# fate: what became of the mutant of $path, in a word or two
fate() {
  compile_all || { echo 'not compiled' && return; }
  if same; then
    echo 'same code' && return
  fi
  for test in $(tests_of "$path"); do
    if killed_by_test "$test"; then
      echo "killed by $test" && return
    fi
  done
  if [ -z "${FAST:-}" ] && killed_by_sql; then
    echo 'killed by tests/sql' && return
  fi
  echo survived
}

if [ -n "${MUTANTS:-}" ]; then
  cp "$MUTANTS" "$work/sample"
else
  awk -f "$here/places.awk" $(find ext -name '*.[ch]' | LC_ALL=C sort) |
    awk -F '\t' -v only="${ONLY:-}" 'index($1 ":" $2, only) == 1' |
    awk -v seed="${SEED:-1}" -v count="${COUNT:-300}" -f "$here/sample.awk" >"$work/sample"
fi
: >"$work/fates"
tab=$(printf '\t')
# A text may be empty, and the tab is white to the shell: so it is cut by hand.
while IFS= read -r mutant; do
  IFS=$tab read -r path line column width rest <<EOF
$mutant
EOF
  text=$(printf '%s\n' "$mutant" | cut -f 5)
  mutate "$path" "$line" "$column" "$width" "$text"
  in_header=$(case $path in *.h) echo yes ;; esac)
  changed=$(sources "$path")
  mutated=$(sed -n "${line}s/^ *//p" "$work/$path")
  if grep -qxF "$path: $mutated" "$here/equivalent.txt"; then
    found='listed as equivalent'
  else
    found=$(fate </dev/null)
  fi
  printf '%s\t%s\t%s: %s\t%s\n' "$found" "$mutant" "$path:$line" "$(sed -n "${line}s/^ *//p" "$path")" \
    "$mutated" | tee -a "$work/fates" |
    awk -F '\t' -v OFS='\n  ' '{ print $7, "with " $8, $1; fflush() }'
  rm -f "$work/$path"
done <"$work/sample"

echo
cut -f 1 "$work/fates" | sed 's/ by .*//' | LC_ALL=C sort | uniq -c
grep "^survived$tab" "$work/fates" | cut -f 2-6 >"$work/survived"
grep "^survived$tab" "$work/fates" | awk -F '\t' -v OFS='\n  ' '{ print $7, "with " $8 }'
! grep -q "^survived$tab" "$work/fates"
