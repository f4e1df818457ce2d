# README.md and sql/HOSTS.md say what runs: sourced by run.sh, after the hosts.

# What the page shows of a program: each part of it, without its indentation, as a file of $parts.
parts=$work/parts
shown() { # shown PROGRAM
  rm -rf "$parts"
  mkdir -p "$parts"
  awk -v folder="$parts" '
    /page: end/ { inside = 0 }
    inside && !lines++ { match($0, /^ */) }
    inside { print substr($0, RLENGTH + 1) >(folder "/" n) }
    /page: begin/ { inside = 1; lines = 0; n++ }' "$1"
}

# Each fenced block as a file N.LANGUAGE of $fences; the shell's are N.sqlite.
fences=$work/fences
blocks() { # blocks FILE [HEADING]: below that heading only
  rm -rf "$fences"
  mkdir -p "$fences"
  awk -v folder="$fences" -v heading="${2:-}" '
    !file && /^## / { here = substr($0, 4) }
    heading != "" && here != heading { next }
    /^```/ && file { close(file); file = ""; next }
    /^```/ { file = folder "/" ++n "." (length($0) > 3 ? substr($0, 4) : "sqlite"); next }
    file { sub(/^(sqlite|   \.\.\.)> /, ""); print >file }' "$1"
}

# A folder as the pages take it for granted.
fresh() {
  folder=$(mktemp -d "$work/fresh.XXXXXX") || exit
  mkdir -p "$folder/My Tools" "$folder/demo_db/dashboard"
  (cd "$project/demo_db/dashboard" && cp -R src ./*.js ./*.json "$folder/demo_db/dashboard")
  cp "$work/start.db" "$folder/runs.db"
  cp "$work/runs.csv" "$folder/runs.csv"
  cp "$work/mlflow.db" "$folder/mlflow.db"
  ln -s "$build_of_module" "$folder/build"
  cp "$module" "$folder/My Tools/causalite.so"
  cd "$folder" || exit
}

in_page() { # in_page NAME ANSWER COMMAND…: in a fresh folder; what it prints must hold the answer
  name=$1 answer=$2
  shift 2
  (fresh && "$@") >"$work/said" 2>&1
  code=$?
  if [ $code -eq 0 ] && { tr -d '\n' <"$work/said"; echo; } | grep -qF -- "$answer"; then
    pass "$name"
  else
    fail "$name (exit $code)" "$work/said"
  fi
}

in_shell() { # in_shell DATABASE FILE…
  base=$1
  shift
  cat "$@" >statements
  "$shell" -batch -bail -init /dev/null "$base" '.read statements'
}
with_report() {
  "$@" && tail -c 8 report.html | grep -q '</html>'
}
with_java() { # with_java FILE: the statements of a method
  {
    echo 'import java.sql.*; class Page { public static void main(String[] a) throws Exception {'
    cat "$1"
    echo 'System.out.println(answer.getString(1)); } }'
  } >Page.java
  java -cp "$jar" Page.java
}

# ---- sql/HOSTS.md: each block is a program's own lines, or runs ----

build_of_module=$work/module bin=$work/bin
mkdir -p "$build_of_module" "$bin"
cp "$module" "$build_of_module/causalite.so"
printf '#!/bin/sh\nCAUSALITE_MODULE=%s exec sh %s "$@"\n' "'$module'" "'$project/sql/causalite'" \
  >"$bin/causalite"
chmod +x "$bin/causalite"
PATH=$bin:$PATH
"$shell" -csv -header "$work/start.db" 'SELECT * FROM runs' >"$work/runs.csv"
"$shell" -bail "$work/mlflow.db" ".read '$project/tests/sql/store_mlflow.sql'"
echo '.load build/causalite' >"$work/load"
cat >"$work/set_up" <<'END'
.load build/causalite
SELECT causalite_setup('runs');
SELECT causalite_refresh();
END

blocks "$project/sql/HOSTS.md"
for program in "$project"/tests/hosts/programs/*; do
  shown "$program"
  for part in "$parts"/*; do
    [ -f "$part" ] || continue # of a program that the page does not show
    found=
    for block in "$fences"/*; do
      cmp -s "$block" "$part" && found=$block
    done
    if [ -n "$found" ]; then
      case $found in *.sh) ;; *) rm "$found" ;; esac # commands are run below, in their order
    else
      fail "sql/HOSTS.md lacks a part of ${program##*/}" "$part"
    fi
  done
done
in_order=$work/in_order
for block in "$fences"/*; do
  case $block in
  *.sqlite) in_page 'sql/HOSTS.md, sqlite3 shell' '' in_shell runs.db "$block" ;;
  *.sh) [ -n "$no_dashboard" ] && grep -q '^npm ' "$block" || cat "$block" >>"$in_order" ;;
  *) fail 'sql/HOSTS.md: a block is no program of tests/hosts' "$block" ;;
  esac
done
where_had sqlite-utils in_page 'sql/HOSTS.md, commands' '' sh -e "$in_order"

# ---- README.md ----

want=$(fresh && in_shell runs.db "$work/set_up" | tr -d '\n')
[ -n "$want" ] || fail 'README.md: the shell does not answer'
blocks "$project/README.md" 'The first answer'
in_page 'README.md, the first answer' '|' in_shell runs.db "$fences/1.sqlite"
blocks "$project/README.md" 'Your own table, in any host'
for block in "$fences"/*; do
  case $block in
  *.sqlite) in_page 'README.md, sqlite3 shell' '' with_report in_shell new.db "$block" ;;
  *.sql)
    if grep -q '^ATTACH' "$block"; then # of a store, nothing is set up yet
      in_page 'README.md, a store' 'next:' in_shell new.db "$work/load" "$block"
    else
      in_page 'README.md, corrections' '' in_shell runs.db "$work/set_up" "$block"
    fi
    ;;
  *.python) where_had Python in_page 'README.md, Python' "$want" with_report "$python" "$block" ;;
  *.r) where_had 'R RSQLite' in_page 'README.md, R' "$want" Rscript "$block" ;;
  *.java) where_had JDBC in_page 'README.md, JDBC' "$want" with_java "$block" ;;
  *) fail 'README.md: a block of what?' "$block" ;;
  esac
done
