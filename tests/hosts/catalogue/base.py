"""A database in a document of LibreOffice Base, by ODBC: its columns, types and keys, and the rows
of a query that is kept in the document. base.py DATABASE QUERY"""
import os
import sys
import tempfile

sys.path.insert(0, os.path.join(os.path.dirname(__file__), "..", "programs"))
from office import office  # noqa: E402

TYPES = {-1: "TEXT", 4: "INTEGER", 8: "REAL", 12: "TEXT"}  # com.sun.star.sdbc.DataType


def names(rows, column):
    found = []
    while rows.next():
        found.append(rows.getString(column))
    return found


def catalogue(db):
    of = db.getMetaData()
    for table in names(of.getTables(None, "%", "%", ("TABLE", "VIEW")), 3):
        keys = names(of.getPrimaryKeys(None, "", table), 4)
        columns = of.getColumns(None, "%", table, "%")
        while columns.next():
            name, kind = columns.getString(4), columns.getInt(5)
            print(table, name, TYPES.get(kind, kind), int(name in keys), sep="|")


def cell(rows, i, kind):
    value = rows.getDouble(i) if kind == 8 else rows.getString(i)
    if rows.wasNull():
        return "NULL"
    return f"{value:.15g}" if kind == 8 else value  # what the driver hands on of a number


def run(db, name):
    query = db.prepareCommand(name, 1)  # com.sun.star.sdb.CommandType.QUERY
    rows = query.executeQuery()
    of = rows.getMetaData()
    kinds = [of.getColumnType(i) for i in range(1, of.getColumnCount() + 1)]
    while rows.next():
        print("query", *(cell(rows, i, kind) for i, kind in enumerate(kinds, 1)), sep="|")


with office(f"Driver=SQLite3\nDatabase={os.path.abspath(sys.argv[1])}\n") as create, \
        tempfile.TemporaryDirectory() as folder:
    source = create("com.sun.star.sdb.DatabaseContext").createInstance()
    source.URL = "sdbc:odbc:runs"
    query = source.QueryDefinitions.createInstance()
    query.Command = sys.argv[2]
    source.QueryDefinitions.insertByName("of the results", query)
    source.DatabaseDocument.storeAsURL(f"file://{folder}/results.odb", ())
    db = source.getConnection("", "")
    catalogue(db)
    run(db, "of the results")
    db.close()
