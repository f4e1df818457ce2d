"""LibreOffice without a window, with a profile and an odbc.ini of its own."""
import contextlib
import os
import subprocess
import tempfile
import time

import uno
from com.sun.star.beans import PropertyValue  # uno finds it  # noqa: F401


def connect(pipe, process):
    here = uno.getComponentContext()
    resolver = here.ServiceManager.createInstance("com.sun.star.bridge.UnoUrlResolver")
    for _ in range(240):
        try:
            return resolver.resolve(f"uno:pipe,name={pipe};urp;StarOffice.ComponentContext")
        except Exception:
            if process.poll() not in (None, 0, 81):  # 81: it starts once more, with a new profile
                raise
            time.sleep(0.5)
    raise TimeoutError("LibreOffice does not answer")


@contextlib.contextmanager
def office(source):
    """Its services; `source` is what odbc.ini says of the data source `runs`."""
    with tempfile.TemporaryDirectory() as folder:
        with open(f"{folder}/odbc.ini", "w", encoding="utf-8") as file:
            file.write("[runs]\n" + source)
        pipe = "causalite" + str(os.getpid())
        process = subprocess.Popen(
            ["soffice", "--headless", "--norestore", f"--accept=pipe,name={pipe};urp;",
             f"-env:UserInstallation=file://{folder}/profile"],
            env={**os.environ, "ODBCINI": f"{folder}/odbc.ini"}, stdout=subprocess.DEVNULL)
        context = connect(pipe, process)
        create = context.ServiceManager.createInstanceWithContext
        try:
            yield lambda name: create(name, context)
        finally:
            with contextlib.suppress(Exception):
                create("com.sun.star.frame.Desktop", context).terminate()
            process.wait(60)
