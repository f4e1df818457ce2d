# Blanks, quotes, dollars and dashes in paths; sourced by run.sh, whose functions it uses.

echo "# paths" >> results

# in_project TARGET VARIABLE=VALUE…   make, as a user calls it
in_project() {
  (cd "$project" && MAKEFLAGS= make -s BUILD="$build" "$@")
}

mkdir -p "x/My" "x/My Tools/lib" "My Runs (2)"
echo mine > "x/My/thesis.tex"
echo mine > "x/My Tools/lib/other.so"
cp tests/plain.csv "My Runs (2)/my runs.csv"
quiet in_project install PREFIX="$work/x/My Tools"
check "installs into a folder with blanks" [ -s "x/My Tools/lib/causalite/causalite.so" ]
check "and the scripts, in their folders" [ -s "x/My Tools/share/causalite/sql/report/page.sql" ]
check "and the manual" grep -q 'My Tools/share/causalite/sql/REFERENCE.md' "x/My Tools/share/man/man1/causalite.1"
if command -v pkg-config > /dev/null; then
  check "pkg-config knows where it is" [ \
    "$(PKG_CONFIG_PATH="$work/x/My Tools/lib/pkgconfig" pkg-config --variable=module causalite)" -ef "x/My Tools/lib/causalite/causalite.so" ]
fi
check "the installed command works from any folder" \
  env -u CAUSALITE_MODULE sh -c 'cd / && "$1/x/My Tools/bin/causalite" "$1/My Runs (2)/my runs.csv"' sh "$work"
check "the report is beside the CSV" [ -s "My Runs (2)/my runs-report.html" ]
judge 1 sql "My Runs (2)/my runs.causalite.db" "SELECT 'a CSV with blanks and brackets', count(*) = 5 FROM experiment"
quiet in_project uninstall PREFIX="$work/x/My Tools"
check "uninstalls from it" [ -z "$(find x -name '*causalite*')" ]
check "and nothing else" cmp -s "x/My/thesis.tex" "x/My Tools/lib/other.so"
quiet in_project install PREFIX="$work/it's \"q\" \\n &"
check "a prefix of quotes and backslashes" \
  env -u CAUSALITE_MODULE "it's \"q\" \\n &/bin/causalite" refresh "My Runs (2)/my runs.causalite.db"
quiet in_project install DESTDIR="$work/it's \"staged" PREFIX="/usr local"
check "installs below a DESTDIR" [ -s "it's \"staged/usr local/include/causalite.h" ]
check "where the command does not look" grep -qF "'/usr local/lib/causalite/causalite.so'" "it's \"staged/usr local/bin/causalite"
quiet in_project uninstall DESTDIR="$work/it's \"staged" PREFIX="/usr local"
check "uninstalls below it" [ -z "$(find "it's \"staged" -type f)" ]

cp tests/plain.csv "My Runs (2)/it's \$HOME.csv"
cp tests/plain.csv ./-x.csv
cp tests/plain.csv file:x.csv
mkdir My.Runs
cp tests/plain.csv My.Runs/plain
printf '{"(one group)":{"x":3}}' > "My Runs (2)/my \$defaults.json"
quiet in_project analyse CSV="$work/My Runs (2)/it's \$HOME.csv" CONDITION=mode OUTCOME=energy_a_joules ARGS='cause=x alpha=0.01'
judge 1 sql "My Runs (2)/it's \$HOME.causalite.db" "SELECT 'a CSV with quotes and dollars', count(*) = 5 AND (SELECT value FROM setting WHERE name = 'alpha') = 0.01 FROM experiment"
cp "$module" "My Runs (2)/causalite.so"
quiet env CAUSALITE_MODULE="My Runs (2)/causalite.so" sh sql/causalite -x.csv cause=x "defaults=My Runs (2)/my \$defaults.json"
judge 2 sql ./-x.causalite.db "SELECT 'a CSV whose name begins with a dash', count(*) = 5 FROM experiment" \
  "SELECT 'defaults from a file', value = 3 FROM variable_default"
quiet causalite file:x.csv
check "a CSV whose name looks like a URI" [ -s file:x.causalite.db ]
quiet causalite My.Runs/plain
check "a file without an ending in a folder with one" [ -s My.Runs/plain.causalite.db ]
printf '"run\nnumber",mode,energy_a_joules\n1,a,2\n2,b,3\n3,a,4\n4,b,6\n5,a,3\n6,b,5\n' > lines.csv
quiet causalite lines.csv condition=mode
judge 1 sql lines.causalite.db "SELECT 'a header that begins with two lines', count(\"run number\") = 6 FROM experiment"
