#!/bin/sh
# Which folder of ext/ includes which: functions -> everything, sqlite -> base, graph -> stat,
# plot -> stat, all -> base, and never back; no SQLite header outside functions and sqlite, no GSL
# header in sqlite, base and roles. Then a wrong include of each kind is put into a copy and must be
# found. Ends with 'N passed, N failed'.
set -u
copy=$(mktemp -d) || exit 2
trap 'rm -rf "$copy"' EXIT
passed=0 failed=0

wrong() { # wrong FOLDER ALLOWED: includes in FOLDER, a quoted path or a <header>, but those ALLOWED
  grep -rnE '^[[:space:]]*#[[:space:]]*include' --include='*.[ch]' "$1" |
    grep -vE "include[[:space:]]*($2)"
}
public='"causalite[.]h"'
c='<([a-z]+|sanitizer/asan_interface)[.]h>' gsl='<gsl/' sqlite3='<sqlite3(ext)?[.]h>'
all_wrong() { # all_wrong EXT: every wrong include below it
  wrong "$1/base" "$c|\"base/"
  wrong "$1/stat" "$c|$gsl|\"(base|stat)/"
  wrong "$1/graph" "$c|$gsl|\"(base|stat|graph)/"
  wrong "$1/plot" "$c|$gsl|\"(base|stat|plot)/"
  wrong "$1/roles" "$c|\"(base|roles)/"
  wrong "$1/sqlite" "$c|$sqlite3|\"(base|sqlite)/|$public"
  wrong "$1/functions" "$c|$gsl|$sqlite3|\"(base|stat|graph|plot|roles|sqlite|functions)/|$public"
}

found=$(all_wrong ext)
if [ -z "$found" ]; then
  passed=$((passed + 1))
else
  failed=$((failed + 1))
  echo "failed: only includes that are allowed"
  echo "$found"
fi

must_find() { # must_find FOLDER INCLUDE: put into a file of the folder, it is found
  rm -rf "$copy/ext" && cp -R ext "$copy" || exit 2
  file=$(find "$copy/ext/$1" -name '*.h' | sort | head -n 1)
  echo "#include $2" >>"$file"
  if all_wrong "$copy/ext" | grep -qF "$file:"; then
    passed=$((passed + 1))
  else
    failed=$((failed + 1))
    echo "failed: $2 in ext/$1 is not found"
  fi
}

for folder in base stat graph plot roles; do
  must_find $folder '<sqlite3.h>'
  must_find $folder '<sqlite3ext.h>'
  must_find $folder '"sqlite/api.h"'
  must_find $folder '"functions/functions.h"'
done
must_find base '"stat/dd.h"'
must_find base '<gsl/gsl_cdf.h>'
must_find stat '"graph/score.h"'
must_find stat '"plot/plots.h"'
must_find graph '"plot/layout.h"'
must_find graph/exact '"sqlite/call.h"'
must_find plot '"graph/score.h"'
must_find roles '"stat/dd.h"'
must_find roles '<gsl/gsl_cdf.h>'
must_find sqlite '"stat/dd.h"'
must_find sqlite '"functions/functions.h"'
must_find sqlite '<gsl/gsl_cdf.h>'
must_find functions/graph '"tests/test.h"'
echo "$passed passed, $failed failed"
[ "$failed" -eq 0 ]
