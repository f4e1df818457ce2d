import locale
import sys

# page: begin
import pyodbc

db = pyodbc.connect("Driver=SQLite3;Database=runs.db;LoadExt=build/causalite", autocommit=True)
# page: end

if len(sys.argv) == 1:
    # page: begin
    def ask(sql):
        return db.execute(sql).fetchone()[0]

    print(ask("SELECT causalite_setup('runs')"), ask("SELECT causalite_refresh()"))
    open("report.html", "w", encoding="utf-8").write(ask("SELECT causalite_report()"))
    open("figure.svg", "w", encoding="utf-8").write(ask("SELECT plot_groups(energy, mode) FROM runs"))
    # page: end
    sys.exit()

locale.setlocale(locale.LC_NUMERIC, "")
out = open(1, "w", encoding="utf-8", newline="\n")
for number, line in enumerate(open(sys.argv[1], encoding="utf-8"), 1):
    print("--", number, file=out)
    try:
        cursor = db.execute(line)
        for row in cursor if cursor.description else ():
            print("|".join("NULL" if cell is None else str(cell) for cell in row), file=out)
    except pyodbc.Error as error:
        print("error:", error, file=out)
