"""Tables, columns, types and keys as a BI tool asks ODBC for them."""
import sys

import pyodbc

db = pyodbc.connect("Driver=SQLite3;Database=" + sys.argv[1], autocommit=True)
for table in [row.table_name for row in db.cursor().tables().fetchall()]:
    keys = {row.column_name for row in db.cursor().primaryKeys(table=table)}
    for row in db.cursor().columns(table=table):
        print(table, row.column_name, row.type_name.upper(), int(row.column_name in keys), sep="|")
