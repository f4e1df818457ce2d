import os
import sys

from office import PropertyValue, office

# A data source of odbc.ini, which Base opens; LoadExt loads the extension.
SOURCE = f"""Driver=SQLite3
Database={os.path.abspath("runs.db")}
LoadExt=build/causalite
"""

out = open(1, "w", encoding="ascii", errors="ignore", newline="\n")
with office(SOURCE) as create:
    utf8 = PropertyValue(Name="CharSet", Value="utf-8")
    db = create("com.sun.star.sdbc.DriverManager").getConnectionWithInfo("sdbc:odbc:runs", (utf8,))
    for number, line in enumerate(open(sys.argv[1], encoding="utf-8"), 1):
        print("--", number, file=out)
        try:
            if not line.startswith("SELECT"):
                db.createStatement().executeUpdate(line)
                continue
            rows = db.createStatement().executeQuery(line)
            columns = range(1, rows.getMetaData().getColumnCount() + 1)
            while rows.next():
                cells = [(rows.getString(i), rows.wasNull()) for i in columns]
                print("|".join("NULL" if null else cell for cell, null in cells), file=out)
        except Exception as error:
            print("error:", getattr(error, "Message", error), file=out)
    db.close()
