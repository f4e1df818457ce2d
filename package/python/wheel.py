"""wheel.py FOLDER VERSION PLATFORM MODULE: writes the wheel, with what Python has of its own.

The format: https://packaging.python.org/specifications/binary-distribution-format/
"""

import base64
import hashlib
import os
import sys
import time
import zipfile

folder, version, platform, module = sys.argv[1:]
version = version.replace("-", "").replace("rc.", "rc")  # as Python writes 1.0.0-rc.1
here = os.path.dirname(os.path.abspath(__file__))
when = time.gmtime(int(os.environ["SOURCE_DATE_EPOCH"]))[:6]
info = f"causalite-{version}.dist-info"
tag = f"py3-none-{platform}"


def read(*path):
    with open(os.path.join(*path), "rb") as file:
        return file.read()


metadata = f"""Metadata-Version: 2.1
Name: causalite
Version: {version}
Summary: SQLite extension: does a condition change cause and effect in my experiments?
License: GPL-3.0-or-later
Classifier: License :: OSI Approved :: GNU General Public License v3 or later (GPLv3+)
Classifier: Programming Language :: Python :: 3
Keywords: sqlite,sqlite-extension,statistics,causal-inference,experiments
Requires-Python: >=3.8
Description-Content-Type: text/markdown

"""
content = {
    "causalite/__init__.py": read(here, "causalite", "__init__.py"),
    "causalite/causalite.so": read(module),
    f"{info}/METADATA": metadata.encode() + read(here, "README.md"),
    f"{info}/WHEEL": (f"Wheel-Version: 1.0\nGenerator: causalite ({version})\n"
                      f"Root-Is-Purelib: false\nTag: {tag}\n").encode(),
    f"{info}/LICENSE": read(here, "..", "..", "LICENSE"),
}
record = "".join(
    "{},sha256={},{}\n".format(
        name, base64.urlsafe_b64encode(hashlib.sha256(data).digest()).rstrip(b"=").decode(),
        len(data))
    for name, data in content.items())
content[f"{info}/RECORD"] = (record + f"{info}/RECORD,,\n").encode()

wheel = os.path.join(folder, f"causalite-{version}-{tag}.whl")
with zipfile.ZipFile(wheel, "w", zipfile.ZIP_DEFLATED) as file:
    for name, data in content.items():
        entry = zipfile.ZipInfo(name, when)
        entry.external_attr = (0o755 if name.endswith(".so") else 0o644) << 16
        entry.compress_type = zipfile.ZIP_DEFLATED
        file.writestr(entry, data)
print(wheel)
