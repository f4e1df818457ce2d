import locale
import struct
import sys

# page: begin
import apsw

db = apsw.Connection("runs.db")
db.enableloadextension(True)
db.loadextension("build/causalite")
# page: end


def cell(value):
    if value is None:
        return "NULL"
    return struct.pack(">d", value).hex().upper() if isinstance(value, float) else str(value)


if len(sys.argv) == 1:
    # page: begin
    def ask(sql):
        return db.cursor().execute(sql).fetchone()[0]

    print(ask("SELECT causalite_setup('runs')"), ask("SELECT causalite_refresh()"))
    open("report.html", "w", encoding="utf-8").write(ask("SELECT causalite_report()"))
    open("figure.svg", "w", encoding="utf-8").write(ask("SELECT plot_groups(energy, mode) FROM runs"))
    # page: end
    sys.exit()

locale.setlocale(locale.LC_ALL, "")
out = open(1, "w", encoding="utf-8", newline="\n")
for number, line in enumerate(open(sys.argv[1], encoding="utf-8"), 1):
    print("--", number, file=out)
    try:
        for row in db.cursor().execute(line):
            print("|".join(map(cell, row)), file=out)
    except apsw.Error as error:
        print("error:", error, file=out)
