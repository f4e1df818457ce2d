#!/bin/sh
# No function of ext/ is there for the tests alone: every one that another file could call is called
# in ext/. Ends with 'N passed, N failed'.
set -u
. tests/check.sh
work=$(mktemp -d) || exit 2
trap 'rm -rf "$work"' EXIT

# The source without comments, which are all /* … */.
code() { # code FOLDER
  find "$1" -name '*.[ch]' -exec cat {} + |
    awk '{
      line = $0
      while (line != "") {
        at = index(line, inside ? "*/" : "/*")
        if (!inside) printf "%s", at ? substr(line, 1, at - 1) " " : line
        line = at ? substr(line, at + 2) : ""
        if (at) inside = !inside
      }
      print ""
    }'
}

# Functions whose name stands nowhere but in the definition (a line that begins with the type and is
# no declaration) and in the declaration, or, of a header's inline functions, in the definition. A
# macro that pastes the beginning of a name reaches it.
unreached() { # unreached FOLDER
  code "$1" >"$work/code"
  awk '
    function name(line) {
      sub(/\(.*/, "", line)
      sub(/.*[ *]/, "", line)
      return line
    }
    /^static inline .*[a-z0-9_]\(|^CLT_INLINE .*[a-z0-9_]\(/ { inner[name($0)] = 1; next }
    /^[A-Za-z][^;=#]*[ *][a-z0-9_]+\(/ && !/^static |^typedef |^CLT_/ { outer[name($0)] = 1 }
    {
      for (line = $0; match(line, /[a-z0-9_]+##/); line = substr(line, RSTART + RLENGTH))
        pasted[substr(line, RSTART, RLENGTH - 2)] = 1
      n = split($0, word, /[^A-Za-z0-9_]+/)
      for (i = 1; i <= n; i++) seen[word[i]]++
    }
    function is_pasted(f, p) {
      for (p in pasted) if (index(f, p) == 1) return 1
      return 0
    }
    END {
      for (f in outer) if (seen[f] < 3 && !is_pasted(f)) print f
      for (f in inner) if (seen[f] < 1) print f
    }' "$work/code" | sort
}

check 'every function is reached by code of ext/' "$(unreached ext)" ''

# It finds what it looks for.
cp -R ext "$work/ext"
cat >"$work/ext/graph/dead.h" <<'END'
/* dead_outer() and dead_inline() are called here only. */
int dead_outer(int x);
static inline int dead_inline(int x) {
  return x;
}
END
cat >"$work/ext/graph/dead.c" <<'END'
#include "graph/dead.h"

int dead_outer(int x) {
  return x;
}
END
check 'dead functions are found' "$(unreached "$work/ext")" "$(
  printf 'dead_inline\ndead_outer\n'
)"
end_checks
