"""Where the extension is, and how a connection gets it."""

import os.path

__all__ = ["load", "loadable_path"]


def loadable_path():
    """The path of the extension, for whatever loads extensions of SQLite."""
    return os.path.join(os.path.dirname(os.path.abspath(__file__)), "causalite.so")


def load(connection):
    """Loads the extension into a connection of sqlite3, which may load extensions then no more."""
    connection.enable_load_extension(True)
    try:
        connection.load_extension(loadable_path())
    finally:
        connection.enable_load_extension(False)
