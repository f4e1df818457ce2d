# Blanks, quotes, dollars and dashes in paths; sourced by run.sh, whose functions it uses.

echo "# paths" >> results

# in_project TARGET VARIABLE=VALUE…   make, as a user calls it
in_project() {
  (cd "$project" && MAKEFLAGS= make -s BUILD="$build" "$@")
}

mkdir -p "x/My" "x/My Tools/lib"
echo mine > "x/My/thesis.tex"
echo mine > "x/My Tools/lib/other.so"
quiet in_project install PREFIX="$work/x/My Tools"
check "installs into a folder with blanks" [ -s "x/My Tools/lib/causalite/causalite.so" ]
check "and the scripts" [ -s "x/My Tools/share/causalite/sql/analyse.sh" ]
quiet in_project uninstall PREFIX="$work/x/My Tools"
check "uninstalls from it" [ -z "$(find x -name '*causalite*')" ]
check "and nothing else" cmp -s "x/My/thesis.tex" "x/My Tools/lib/other.so"
quiet in_project install DESTDIR="$work/it's \"staged" PREFIX="/usr local"
check "installs below a DESTDIR" [ -s "it's \"staged/usr local/include/causalite.h" ]
quiet in_project uninstall DESTDIR="$work/it's \"staged" PREFIX="/usr local"
check "uninstalls below it" [ -z "$(find "it's \"staged" -type f)" ]

mkdir "My Runs"
cp tests/plain.csv "My Runs/my runs (2).csv"
cp tests/plain.csv "My Runs/it's \$HOME.csv"
cp tests/plain.csv ./-x.csv
printf 'task_group,name,value\n(one group),x,3\n' > "My Runs/my \$defaults.csv"
quiet in_project analyse CSV="$work/My Runs/my runs (2).csv" DB="$work/My Runs/my runs.db"
check "the report is beside the database" [ -s "My Runs/report.html" ]
judge 1 sql "My Runs/my runs.db" "SELECT 'a CSV with blanks and brackets', count(*) = 5 FROM experiment"
quiet in_project analyse CSV="$work/My Runs/it's \$HOME.csv" DB="$work/My Runs/\$x's.db" \
  DEFAULTS="$work/My Runs/my \$defaults.csv"
judge 1 sql "My Runs/\$x's.db" "SELECT 'a CSV with quotes and dollars', count(*) = 5 FROM experiment"
cp "$module" "My Runs/causalite.so"
quiet env MODULE="My Runs/causalite.so" sh sql/analyse.sh -x.csv -y.db
judge 1 sql ./-y.db "SELECT 'a CSV whose name begins with a dash', count(*) = 5 FROM experiment"
printf '"run\nnumber",mode,energy_a_joules\n1,a,2\n2,b,3\n' > lines.csv
quiet env MODULE="$module" sh sql/analyse.sh lines.csv lines.db
judge 1 sql lines.db "SELECT 'a header that begins with two lines', count(\"run number\") = 2 FROM experiment"
