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


locale.setlocale(locale.LC_ALL, "")
out = open(1, "w", encoding="utf-8", newline="\n")
for number, line in enumerate(open(sys.argv[1], encoding="utf-8"), 1):
    print("--", number, file=out)
    try:
        for row in db.cursor().execute(line):
            print("|".join(map(cell, row)), file=out)
    except apsw.Error as error:
        print("error:", error, file=out)
