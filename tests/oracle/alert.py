"""What tests/sql/alert_days.sql, alert_odd.sql and alert_lost.sql expect: the intraclass correlation
by day and Lee's bounds, with the cause held fixed. Reads the tables that tests/sql/alert_data.sql
makes: alert.py DATABASE."""
import sqlite3
import sys
from collections import defaultdict

import numpy as np


def levels(values):
    return np.array([[v == k for k in sorted(set(values))[1:]] for v in values], float)


def residual(y, *terms):
    x = np.column_stack([np.ones(len(y)), *terms])
    fit, _, rank, _ = np.linalg.lstsq(x, y, rcond=None)
    e = y - x @ fit
    return e @ e, len(y) - rank, fit


def day_icc(db):
    rows = db.execute("SELECT energy_joules, mode || model, x, started FROM days").fetchall()
    y, cell, x, day = (list(c) for c in zip(*rows))
    y, x = np.array(y), np.array(x)[:, None]
    rss, df, _ = residual(y, levels(cell), x)
    rss_day, df_day, _ = residual(y, levels(cell), x, levels(day))
    msb, msw = (rss - rss_day) / (df - df_day), rss_day / df_day
    size = np.array([day.count(d) for d in set(day)], float)
    k0 = (size.sum() - (size**2).sum() / size.sum()) / (len(size) - 1)
    return (msb - msw) / (msb + (k0 - 1) * msw)


def lee(db, query, of):
    """Rows of (mode, block, outcome, cause); a run without the cause is one that may go, but is in
    no fit; of equal outcomes the cause's text tells which goes. `of`: the runs of each mode."""
    runs = defaultdict(list)
    for mode, block, y, x in db.execute(query):
        if y is not None:
            runs[mode, block].append((y, x))
    kept = {m: sum(len(v) for k, v in runs.items() if k[0] == m) / of[m] for m in of}
    bounds = []
    for low in (True, False):
        rows = []
        for (m, b), v in runs.items():
            go = round(max(0, 1 - kept["b" if m == "a" else "a"] / kept[m]) * len(v))
            v = sorted(v, key=lambda run: (run[0], "null" if run[1] is None else str(float(run[1]))))
            v = v[go:] if low else v[: len(v) - go]
            rows += [(y, m == "b", b, x) for y, x in v if x is not None]
        y, mode, block, x = (list(c) for c in zip(*rows))
        terms = np.array([mode, x], float).T
        bounds.append(residual(np.array(y), terms, levels(block))[2][1])
    return sorted(bounds)


ODD = """SELECT mode, model, energy_joules, x FROM "odd, runs" WHERE mode <> 'c'
  AND status <> 'TODO' AND NOT coalesce(energy_joules = 0.5, 0) AND status <> 'FAILED'"""
LOST = "SELECT mode, '', energy_joules, epochs FROM lost"

database = sqlite3.connect(sys.argv[1])
print("days", day_icc(database), "bounds", lee(database, ODD, {"a": 40, "b": 38}))
print("lost", lee(database, LOST, {"a": 30, "b": 30}))
