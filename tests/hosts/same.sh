# Runs a host's program and compares its answers with those of the shell; sourced by run.sh.

locales=C
if LC_ALL=de_DE.UTF-8 locale -k decimal_point 2>/dev/null | grep -q '","'; then
  locales='C de_DE.UTF-8'
else
  skipped=$((skipped + 1))
  echo 'skipped  a decimal comma: the locale de_DE.UTF-8 could not be made'
fi

pass() {
  passed=$((passed + 1))
  echo "ok       $1"
}
fail() { # fail NAME [FILE]
  failed=$((failed + 1))
  echo "FAILED   $1"
  [ $# -eq 1 ] || cut -c 1-300 "$2" | head -n 8 | sed 's/^/  /'
}
skip() { # skip NAME REASON
  skipped=$((skipped + 1))
  echo "skipped  $1: $2"
}

# One line a statement, without comments.
statements() { # statements FILE
  awk 'BEGIN { RS = "" }
    {
      n = split($0, line, "\n")
      text = ""
      for (i = 1; i <= n; i++)
        if (line[i] !~ /^--/) {
          sub(/^ +/, "", line[i])
          text = text (text == "" ? "" : " ") line[i]
        }
      if (text != "") print text
    }' "$1"
}

# The same for the shell, which has no way of its own to print all of a double: rows are kept, and
# read with a cell for each column. It also writes `digits`: statements that print each double as 17
# digits, for hosts that hand on texts only.
for_shell() { # for_shell FILE
  awk -v q="'" '
    function quoted(text) { gsub(q, q q, text); return q text q }
    { print ".print -- " NR }
    /^SELECT ([a-z]\.)?\*/ {
      print "CREATE TEMP TABLE asked AS " $0 ";"
      print ".once cells.sql"
      print "SELECT " q "SELECT " q " || group_concat(printf(" q \
        "CASE typeof(\"%w\") WHEN " q q "real" q q " THEN hex(ieee754_to_blob(\"%w\")) ELSE " \
        "coalesce(\"%w\", " q q "NULL" q q ") END" q ", name, name, name), " q " || " q q "|" q q \
        " || " q ") || " q " FROM temp.asked;" q " FROM pragma_table_info(" q "asked" q ");"
      print ".read cells.sql"
      print ".once \"|cat >>digits\""
      print "SELECT " q "SELECT " q " || group_concat(printf(" q \
        "iif(typeof(\"%w\") = " q q "real" q q ", printf(" q q "%%!.17g" q q ", \"%w\"), " \
        "coalesce(\"%w\", " q q "NULL" q q "))" q ", name, name, name), " q " || " q q "|" q q \
        " || " q ") || " q " FROM (" q " || " quoted($0) " || " q ")" q \
        " FROM pragma_table_info(" q "asked" q ");"
      print "DROP TABLE temp.asked;"
      next
    }
    {
      print $0 ";"
      print ".once \"|cat >>digits\""
      print "SELECT " quoted($0) ";"
    }' "$1"
}

# The answers but the first, the version; an error in the shell's words, whatever is around them.
comparable() { # comparable FILE
  sed 1,2d "$1" | awk -v message="$message" '
    tolower($0) ~ /^([a-z]+ )?error/ && index($0, message) { print "error: " message; next }
    { print }'
}

number=0
answers() { # answers LOCALE STATEMENTS COMMAND…   into $out, from a folder with a fresh runs.db
  number=$((number + 1))
  folder="$work/$number/My Runs (2)"
  out=$work/$number/out
  mkdir -p "$folder"
  cp "$work/start.db" "$folder/runs.db"
  asked=$2
  in_locale=$1
  shift 2
  (cd "$folder" && LC_ALL=$in_locale timeout 300 "$@" "$asked") >"$out" 2>"$out.errors"
}

had='|'
same() { # same NAME WANT STATEMENTS COMMAND…
  name=$1 want=$2 of=$3
  had="$had$name|"
  shift 3
  for in in $locales; do
    answers "$in" "$of" "$@"
    comparable "$out" >"$out.same"
    version=$(sed -n 2p "$out")
    if cmp -s "$out.same" "$want"; then
      pass "$name ($version) in $in: same bytes"
    else
      diff "$want" "$out.same" >"$out.diff"
      cat "$out.errors" >>"$out.diff"
      fail "$name ($version) in $in: other answers" "$out.diff"
    fi
  done
}

# A check of a host, unless that was skipped.
where_had() { # where_had HOST CHECK NAME ARGUMENT…
  needed=$1
  shift
  case $had in
  *"|$needed|"*) "$@" ;;
  *) skip "$2" "there is no $needed" ;;
  esac
}

# The same set-up, answer, report and figure as the shell's, by the program's own lines.
analysed() { # analysed NAME COMMAND…
  name=$1
  shift
  number=$((number + 1))
  folder="$work/$number/My Runs (2)"
  mkdir -p "$folder"
  cp "$work/start.db" "$folder/runs.db"
  (cd "$folder" && LC_ALL=C.UTF-8 timeout 300 "$@") >"$work/said" 2>"$work/said.errors"
  if tr -d ' \n' <"$work/said" | cmp -s - "$work/want_answer" &&
    tr -d '\n' <"$folder/figure.svg" | cmp -s - "$work/want_figure" &&
    tail -n 2 "$folder/report.html" | grep -q '</html>'; then
    pass "$name: set-up, answer, report and figure"
  else
    cat "$work/said" >>"$work/said.errors"
    fail "$name: set-up, answer, report and figure" "$work/said.errors"
  fi
}

kind=
host() { # host NAME COMMAND…: after what it needs
  name=$1
  shift
  if [ -n "$reason" ]; then
    skip "$name" "$reason"
  else
    same "$name" "$work/want$kind" "$work/statements$kind" "$@"
    [ "$kind" = _ascii ] || analysed "$name" "$@"
  fi
}
# Hosts that hand on no double as it is: the statements make texts of them. ODBC's texts are in the
# locale's encoding, which must have all characters.
texts_host() { # texts_host NAME COMMAND…
  all_locales=$locales
  locales=C.UTF-8${locales#C} kind=${kind:-_digits}
  host "$@"
  locales=$all_locales kind=
}
