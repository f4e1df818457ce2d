#!/usr/bin/python3
"""The view `finding` on random studies against the rule's reference in numpy.

    /usr/bin/python3 tests/oracle/rule_sql.py DIR [STUDIES [SEED]]    DIR holds rulefinal.py
    /usr/bin/python3 tests/oracle/rule_sql.py DIR --store    writes tests/sql/rule.csv and
                                                             rule_figures.sql

Each study is a task group of an analysis: models, repeats, days, unequal variance, slopes that
differ by model, curves, skewed outcomes, causes of two values or with zeros. Compared are p_raw,
p_log, their plain ones, delta, p_value, and p_family over all groups; prints the largest
difference.
"""
import json
import math
import pathlib
import sqlite3
import sys

import numpy as np

HERE = pathlib.Path(__file__).resolve().parents[2]
CAUSES = ["a", "b", "c"]
COLUMNS = ["grp", "model", "setup", "day", *CAUSES, "y"]
ROLES = {"condition": "setup", "reference": "default", "outcome": "y", "cause": CAUSES,
         "group": "grp", "block": "model", "time": "day"}


def study(r):
    """(models, modes, days or None, causes n x 3, y) of one random study."""
    n, models = int(r.integers(50, 130)), int(r.integers(1, 4))
    repeats, kinds = int(r.choice([1, 1, 2, 3])), r.choice(3)
    base = -(-n // repeats)
    mo, par = r.integers(0, models, base), r.integers(0, 2, base)
    x = np.column_stack([r.integers(8, 33, base) / 16, r.integers(0 if kinds else 8, 33, base) / 16,
                         r.integers(1, 3, base) if kinds == 2 else r.integers(8, 65, base) / 32])
    take = np.repeat(np.arange(base), repeats)[:n]
    own = r.normal(0, r.choice([0, .4]), base)[take]
    mo, par, x = mo[take], par[take], x[take]
    day = r.integers(0, 3, n) + par * r.integers(0, 2) if r.random() < .4 else None
    slope = r.choice([0, .3]) * mo + .6 + r.choice([0, .3, .6]) * par
    y = 4 + .5 * mo + r.choice([0, .4]) * par + slope * x[:, 0] + .25 * x[:, 1] + own
    y = y + r.choice([0, 2]) * (x[:, 0] - 1) ** 2
    y = y + r.normal(0, .4, n) * np.where(par, r.choice([1, 2]), 1)
    if day is not None:
        y = y + .3 * day
    if r.random() < .4:
        y = np.exp(y / 3)
    return mo, par, day, x, np.round(np.maximum(y, .05) * 1024) / 1024


def runs(studies):
    """The runs of all studies: group, model, setup, day, causes, y."""
    for g, (mo, par, day, x, y) in enumerate(studies):
        days = np.zeros(len(y), int) if day is None else day
        for i in range(len(y)):
            yield (f"g{g:03}", f"m{mo[i]}", "tuned" if par[i] else "default",
                   f"2025-01-{days[i] + 1:02}", *map(float, x[i]), float(y[i]))


def load(studies):
    """The findings of an analysis of all studies: {(group, source): row}."""
    db = sqlite3.connect(":memory:", isolation_level=None)
    db.enable_load_extension(True)
    db.load_extension(str(HERE / "build/causalite"))
    db.execute(f"CREATE TABLE runs({', '.join(COLUMNS)})")
    db.executemany("INSERT INTO runs VALUES (?, ?, ?, ?, ?, ?, ?, ?)", runs(studies))
    db.execute("SELECT causalite_setup('runs', ?)", (json.dumps(ROLES),))
    as_table, steps = (HERE / "sql/aside.sql").read_text().split(";\n\n")
    db.execute(as_table)
    db.executescript("\n".join(row[0] for row in db.execute(steps).fetchall()))
    for script in ("rule_model", "rule_fit", "rule"):  # as causalite_refresh() does
        db.executescript((HERE / f"sql/{script}.sql").read_text())
    rows = db.execute("SELECT * FROM finding")
    names = [d[0] for d in rows.description]
    return {(r[0], r[names.index("source")]): dict(zip(names, r)) for r in rows}


class Difference:
    largest = 0.0

    def add(self, got, want, what):
        difference = abs(got - want) / max(1, abs(want)) if got is not None else math.inf
        self.largest = max(self.largest, difference)
        if not difference <= 1e-8:
            print("differs:", what, got, want)


def reference(studies):
    """Of each finding its group, source and the reference's figures."""
    from rulefinal import holm_, rule_p
    out = []
    for g, (mo, par, day, x, y) in enumerate(studies):
        one_day = day is None or len(set(day)) < 2
        p, parts, delta = rule_p(mo, par, x, y[:, None], day=None if one_day else day)
        for i, source in enumerate(["setup"] + CAUSES):
            figures = {"p_raw": parts["raw"], "p_log": parts["log"], "p_raw_plain": parts["raw0"],
                       "p_log_plain": parts["log0"], "p_value": p}
            figures = {k: abs(float(v[i, 0])) for k, v in figures.items()}
            out.append((f"g{g:03}", source, {**figures, "delta": float(delta[0])}))
    adjusted = holm_(np.array([[f["p_value"]] for _, _, f in out]), len(out))[:, 0]
    for (_, _, figures), p in zip(out, adjusted):
        figures["p_family"] = float(p)
    return out


def compare(studies, difference):
    found = load(studies)
    for group, source, figures in reference(studies):
        row = found[group, source]
        both = row["delta"], row["delta_trimmed"]
        same = (both[0] > 0) == (both[1] > 0)
        row["delta"] = math.copysign(min(map(abs, both)), both[0]) if same else 0.0
        for key, want in figures.items():
            difference.add(row[key], want, (group, source, key))


def store(random):
    studies = [study(random) for _ in range(6)]
    lines = [",".join(COLUMNS)] + [",".join(str(v) for v in r) for r in runs(studies)]
    (HERE / "tests/sql/rule.csv").write_text("\n".join(lines) + "\n")
    keys = ["p_raw", "p_raw_plain", "p_log", "p_log_plain", "p_value", "p_family"]
    rows = [f"('{g}', '{s}', " + ", ".join(f"{f[k]:.12g}" for k in keys) + ")"
            for g, s, f in reference(studies)]
    (HERE / "tests/sql/rule_figures.sql").write_text(
        "-- Made by tests/oracle/rule_sql.py: what the rule's reference finds in rule.csv.\n"
        f"CREATE TEMP TABLE figure(task_group, source,\n  {', '.join(keys)});\n"
        "INSERT INTO temp.figure VALUES\n" + ",\n".join(rows) + ";\n")


def main():
    sys.path.insert(0, sys.argv[1])
    if sys.argv[2:] == ["--store"]:
        store(np.random.default_rng(109))
        return
    n = int(sys.argv[2]) if len(sys.argv) > 2 else 200
    random = np.random.default_rng(int(sys.argv[3]) if len(sys.argv) > 3 else 1)
    difference = Difference()
    for first in range(0, n, 20):
        compare([study(random) for _ in range(min(20, n - first))], difference)
    print(f"{n} studies, largest difference {difference.largest:.2g}")


if __name__ == "__main__":
    main()
