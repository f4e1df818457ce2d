"""The lines of JSON that sqlite-utils prints, as cells."""
import json
import struct
import sys


def cell(value):
    if value is None:
        return "NULL"
    return struct.pack(">d", value).hex().upper() if isinstance(value, float) else str(value)


out = open(1, "w", encoding="utf-8", newline="\n")
for line in open(0, encoding="utf-8"):
    print("|".join(map(cell, json.loads(line).values())), file=out)
