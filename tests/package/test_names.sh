#!/bin/sh
# All of ext/ is one file in `make amalgamation`: no two headers may declare one name. Then such a name
# is put into a copy and must be found. Ends with 'N passed, N failed'.
set -u
copy=$(mktemp -d) || exit 2
trap 'rm -rf "$copy"' EXIT
passed=0 failed=0

one_file() { # one_file FOLDER: what the compiler says of all its ext/ as one
  (
    cd "$1" || exit
    {
      echo '#define _POSIX_C_SOURCE 200809L'
      LC_ALL=C awk -f package/amalgamate.awk $(find ext -name '*.c' | LC_ALL=C sort)
    } >"$copy/one.c"
    # shellcheck disable=SC2046
    ${CC:-cc} -std=c11 -Wall -fsyntax-only -DSQLITE_CORE -Iinclude \
      $(pkg-config --cflags sqlite3 gsl) "$copy/one.c" 2>&1
  )
}

found=$(one_file .)
if [ -z "$found" ]; then
  passed=$((passed + 1))
else
  failed=$((failed + 1))
  echo 'failed: all files as one'
  printf '%s\n' "$found" | grep -E 'error|warning' | head -n 10
fi

cp -R ext include package "$copy" || exit 2
for file in base/arena plot/text; do
  sed -i 's/^#endif$/typedef struct clt_twin { int one; } clt_twin;\n&/' "$copy/ext/$file.h"
done
if one_file "$copy" | grep -q "redefinition of .struct clt_twin"; then
  passed=$((passed + 1))
else
  failed=$((failed + 1))
  echo 'failed: a name that two headers declare is found'
fi
echo "$passed passed, $failed failed"
[ "$failed" -eq 0 ]
