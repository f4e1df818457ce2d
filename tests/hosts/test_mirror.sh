#!/bin/sh
# tests/ mirrors ext/. In a folder of tests/ that ext/ has too, test_x.c tests x.c or x.h of the
# folder of that name; and every x.c of ext/ has its test_x.c there, or is named, by its path below
# ext/, in the first comment of the test that covers it. Folders that ext/ has not (fault, fuzz,
# hosts) hold tests of all of it. Then a stray file of each kind is put into a copy and must be
# found. Ends with 'N passed, N failed'.
set -u
copy=$(mktemp -d) || exit 2
trap 'rm -rf "$copy"' EXIT
. tests/check.sh

# Of ext/causalite.c, which loads all, tests/sqlite/test_connection.c is the test.
exceptions='ext/causalite.c has no test'

stray() { # stray ROOT: what has no counterpart
  (
    cd "$1" || exit
    find tests -name 'test_*.c' | while read -r test; do
      folder=${test#tests/} folder=ext/${folder%/*}
      name=${test##*/test_} name=${name%.c}
      [ ! -d "$folder" ] || [ -f "$folder/$name.c" ] || [ -f "$folder/$name.h" ] ||
        echo "$test has no source"
    done
    named=$(find tests -name 'test_*.c' -exec awk 'FNR == 1 { head = 1 }
      head { print }
      /\*\// { head = 0 }' {} + | tr -cs 'a-z0-9_./' '\n' | sed 's/[.]$//')
    find ext -name '*.c' | while read -r source; do
      path=${source#ext/}
      [ -f "tests/${path%/*}/test_${path##*/}" ] || echo "$named" | grep -qxF "$path" ||
        echo "$source has no test"
    done
  ) | sort
}

check 'tests/ mirrors ext/' "$(stray .)" "$exceptions"

# It finds what it looks for.
cp -R ext tests "$copy" || exit 2
: >"$copy/ext/base/alone.c"
: >"$copy/tests/graph/exact/test_alone.c"
: >"$copy/tests/fault/test_alone.c"
check 'stray files are found' "$(stray "$copy")" "$(
  printf '%s\next/base/alone.c has no test\ntests/graph/exact/test_alone.c has no source\n' \
    "$exceptions" | sort
)"
echo '/* With base/alone.c. */' >"$copy/tests/base/test_sort.c"
rm "$copy/tests/graph/exact/test_alone.c"
check 'a test may cover a second source' "$(stray "$copy")" "$exceptions"
end_checks
