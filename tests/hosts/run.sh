#!/bin/sh
# The analysis in every host that its users have: `make test-hosts`.
#   tests/hosts/run.sh        in the project's folder
#   MODULE: the extension;  SQLITE3: the shell;  BUILD: where to build
#
# Each program of tests/hosts/programs answers queries.sql over a database of its own, once in the C
# locale and once in one with a decimal comma, from a folder with blanks and brackets, with the
# module in another. Its answers are those of the system's sqlite3 shell, byte for byte. Without a list
# of statements it does what sql/HOSTS.md shows: set up, refresh, report, figure. What a host
# needs is installed by apt-get and npm, where that may be; a host that cannot be had is skipped.
# Then the lines of README.md are run as they stand, and what a BI tool asks is asked.
# A line a host; ends with 'N passed, N failed, N skipped'.
set -u
project=$(pwd)
build=$project/${BUILD:-build}
module=${MODULE:-$build/causalite.so}
case $module in /*) ;; *) module=$project/$module ;; esac
shell=${SQLITE3:-sqlite3}
[ -f "$module" ] || { echo "no $module: run make first"; exit 2; }
work=$(mktemp -d) || exit 2
trap 'rm -rf "$work"' EXIT
tools="$work/My Tools (1)"
programs=$work/programs
export LOCPATH="$build/locale" DEBIAN_FRONTEND=noninteractive
passed=0 failed=0 skipped=0

. "$project/tests/hosts/need.sh"
. "$project/tests/hosts/same.sh"

# ---- what is asked, and what the system's shell answers ----

mkdir -p "$tools" "$programs"
cp "$module" "$tools/causalite.so"
for program in "$project"/tests/hosts/programs/*; do
  sed "s|build/causalite|$tools/causalite|" "$program" >"$programs/${program##*/}"
done
statements "$project/tests/hosts/queries.sql" >"$work/statements"
for_shell "$work/statements" >"$work/for_shell"
"$shell" -batch -bail "$work/start.db" ".read '$project/tests/hosts/runs.sql'" || exit 2

answers C "$work/for_shell" sh "$programs/shell.sh"
message=$(sed -n 's/.*\(ttest(): .*\)/\1/p' "$out.errors")
{ cat "$out"; echo "error: $message"; } >"$work/shell"
comparable "$work/shell" >"$work/want"
cp "$folder/digits" "$work/statements_digits"
asked_of=$(grep -c . "$work/statements")
if [ -n "$message" ] && [ "$(grep -c . "$out.errors")" -eq 1 ] &&
  [ "$(grep -c '^-- [0-9]*$' "$out")" -eq "$asked_of" ]; then
  pass "sqlite3 shell ($(sed -n 2p "$out")) in C: the answers that all others must give"
else
  fail 'sqlite3 shell: it does not answer' "$out.errors"
fi

"$shell" -batch "$work/analysed.db" ".load '$tools/causalite.so'" ".read '$project/tests/hosts/runs.sql'" \
  "SELECT causalite_setup('runs')" 'SELECT causalite_refresh()' | tr -d ' \n' >"$work/want_answer"
"$shell" -batch "$work/analysed.db" ".load '$tools/causalite.so'" \
  'SELECT plot_groups(energy, mode) FROM runs' | tr -d '\n' >"$work/want_figure"

for_shell "$work/statements_digits" >"$work/digits_for_shell"
answers C "$work/digits_for_shell" sh "$programs/shell.sh"
{ cat "$out"; echo "error: $message"; } >"$work/shell"
comparable "$work/shell" >"$work/want_digits"

# ---- the hosts ----

# Errors stand among the answers, as in other hosts.
shell_host() { # shell_host NAME LIBRARIES: a folder of another SQLite, or nothing
  same "$1" "$work/want" "$work/for_shell" \
    env LD_LIBRARY_PATH="$2" sh -c 'sh "$0" "$1" 2>&1' "$programs/shell.sh"
}
newest=$build/sqlite-newest
newest_version=$(sed -n 's/^#define SQLITE_VERSION  *"\(.*\)"/\1/p' "$newest/sqlite3.h" 2>/dev/null)
shell_host 'sqlite3 shell' ''
if [ ! -f "$newest/libsqlite3.so.0" ]; then
  skip 'sqlite3 shell, newest' \
    "$(cat "$newest/missing" 2>/dev/null || echo 'its library is not built')"
elif LD_LIBRARY_PATH=$newest "$shell" :memory: 'SELECT sqlite_version()' |
  grep -qxF "$newest_version"; then
  shell_host 'sqlite3 shell, newest' "$newest"
else
  skip 'sqlite3 shell, newest' 'the shell does not take its library'
fi

need python3 "$python" -c 'import sqlite3; sqlite3.Connection.enable_load_extension'
host Python "$python" "$programs/python.py"
python_has python3-apsw apsw
host 'Python APSW' "$python" "$programs/with_apsw.py"
need r-cran-rsqlite Rscript -e 'library(RSQLite)'
host 'R RSQLite' Rscript "$programs/r.R"
need libdbd-sqlite3-perl perl -MDBD::SQLite -e 1
host 'Perl DBD::SQLite' perl "$programs/perl.pl"
need 'php-cli php-sqlite3' php -r 'new SQLite3(":memory:");'
host PHP php -d "sqlite3.extension_dir=$tools" "$programs/php.php"
need ruby-sqlite3 ruby -e 'require "sqlite3"'
host Ruby ruby "$programs/ruby.rb"
need 'tcl libsqlite3-tcl' sh -c 'echo "puts [package require sqlite3]" | tclsh | grep .'
host Tcl tclsh "$programs/tcl.tcl"
jar=/usr/share/java/sqlite-jdbc.jar
java_has "$jar"
host JDBC java -cp "$jar" "$programs/Jdbc.java"
node_has
host 'Node better-sqlite3' env NODE_PATH="$build/hosts/node_modules" node "$programs/node.js"
go_has
host 'Go mattn' "$work/go"
rust_has
host 'Rust rusqlite' "$build/hosts/rust/debug/host"
python_has 'python3-pyodbc libsqliteodbc' pyodbc && need libsqliteodbc odbcinst -q -d -n SQLite3
texts_host ODBC "$python" "$programs/odbc.py"
need sqlite-utils sqlite-utils --version
host sqlite-utils sh "$programs/sqlite_utils.sh"
base_has
# It reads a long text by pieces, and loses a letter beyond ASCII that lies across two of them.
LC_ALL=C tr -d '\200-\377' <"$work/want_digits" >"$work/want_ascii"
cp "$work/statements_digits" "$work/statements_ascii"
kind=_ascii
texts_host 'LibreOffice Base, ASCII' "$python" "$programs/base.py"

. "$project/tests/hosts/db_browser.sh"
. "$project/tests/hosts/browser.sh"
. "$project/tests/hosts/dashboard.sh"
. "$project/tests/hosts/page.sh"
. "$project/tests/hosts/catalogue.sh"

printf '%s passed, %s failed, %s skipped\n' $passed $failed $skipped
[ "$failed" -eq 0 ]
