import locale
import struct
import sys

# page: begin
import sqlite3

db = sqlite3.connect("runs.db", isolation_level=None)
db.enable_load_extension(True)
db.load_extension("build/causalite")
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
        for row in db.execute(line):
            print("|".join(map(cell, row)), file=out)
    except sqlite3.Error as error:
        print("error:", error, file=out)
