"""What tests/sql/alert_days.sql and alert_odd.sql expect: the intraclass correlation by day and Lee's
bounds. Reads the tables that tests/sql/alert_data.sql makes: alert.py DATABASE."""
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


def lee(db):
    rows = db.execute("""SELECT mode, model, energy_joules FROM "odd, runs" WHERE mode <> 'c'
      AND status <> 'TODO' AND NOT coalesce(energy_joules = 0.5, 0) AND status <> 'FAILED'""")
    runs = defaultdict(list)
    for mode, model, y in rows:
        if y is not None:
            runs[mode, model].append(y)
    kept = {m: sum(len(v) for k, v in runs.items() if k[0] == m) / n for m, n in (("a", 40), ("b", 38))}
    bounds = []
    for low in (True, False):
        y, mode, model = [], [], []
        for (m, b), v in runs.items():
            go = round(max(0, 1 - kept["b" if m == "a" else "a"] / kept[m]) * len(v))
            v = sorted(v)
            v = v[go:] if low else v[: len(v) - go]
            y, mode, model = y + v, mode + [m == "b"] * len(v), model + [b] * len(v)
        bounds.append(residual(np.array(y), np.array(mode, float)[:, None], levels(model))[2][1])
    return sorted(bounds)


database = sqlite3.connect(sys.argv[1])
print("days", day_icc(database), "bounds", lee(database))
