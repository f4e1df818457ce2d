#!/usr/bin/python3
"""The view `finding` on random tables against the rule as sql/VIEWS.md states it, in numpy.

    /usr/bin/python3 tests/oracle/rule_sql.py [TABLES [SEED]]
    /usr/bin/python3 tests/oracle/rule_sql.py --store    writes tests/sql/rule.csv and
                                                         rule_figures.sql

Each table is a task group of an analysis, with what the rule has to bear: from 14 runs, 2 to 5
causes, of two or three values, at a default, texts, constant, sums of others, a block's own, empty
in some runs; ranges that the modes share in all or in nothing; blocks, days, repeats, unbalanced
modes; outcomes that multiply, that are below 0, and that are lost, at random or outside the shared
range. Compared are all that the rule decides, the figures of both fits on both scales, and the
p-values and grades made of them.
"""
import json
import math
import pathlib
import sqlite3
import sys
from fractions import Fraction

import numpy as np
from scipy import special

HERE = pathlib.Path(__file__).resolve().parents[2]
CAUSES = ["a10", "a2", "Zed", "b", "zone"]  # whose names sort as bytes do: Zed, a10, a2, b, zone
OUTCOMES = ["y", "z"]
COLUMNS = ["grp", "model", "setup", "day", *CAUSES, *OUTCOMES]
ROLES = {"condition": "setup", "reference": "default", "outcome": OUTCOMES, "primary": "y",
         "cause": CAUSES, "group": "grp", "block": "model", "time": "day"}
FEW = "fewer than 10 residual degrees of freedom"
ALPHA = 0.05


# ---- Tables
def dyadic(value, steps=16):
    return round(float(value) * steps) / steps


def cause_of(r, kind, shift, x, run):
    """A value; a sum is of the numbers that are there."""
    spread = 1 + r.integers(0, 17) / 16 + shift * run["mode"]
    numbers = [v for v in x.values() if isinstance(v, float)]
    choice = {"grid": spread, "default": spread if r.random() < .5 else 1.5,
              "two": 1 + int(r.random() < .5) * (run["mode"] or shift < .5),
              "three": r.integers(0, 3) + run["mode"] * (shift > .5), "constant": 2,
              "nested": 1 + run["model"],
              "sum": numbers[0] + 2 * numbers[-1] + 1 if numbers else r.random()}
    if kind == "text":
        return str(r.choice(["hot", "cold", "warm"][:2 + (shift > 0)]))
    return dyadic(choice[kind])


def settings(r, most):
    """Runs with their causes, as dicts, and the names of the causes."""
    n = int(r.choice([v for v in (14, 18, 22, 26, 32, 40, 60, 90, 120, 140) if v <= most]))
    names = CAUSES[:int(r.integers(2, 6))]
    kinds = {c: str(r.choice(["grid", "default", "two", "three", "constant", "sum", "nested"],
                             p=[.55, .12, .08, .1, .05, .06, .04])) for c in names}
    kinds.update({c: "text" for c in names if c == "zone"})
    shift = {c: r.choice([0, 0, .1, .2, .3, .6, 1.0, 1.3]) for c in names}
    gaps = {c: r.choice([0, 0, 0, 0, 0, .06, .3]) for c in names}
    models, share = r.choice([1, 1, 2, 2, 3]), r.choice([.5, .5, .35, .2])
    repeats, days = int(r.choice([1, 1, 1, 2, 3])), r.random() < .3
    runs = []
    for _ in range(-(-n // repeats)):
        run = {"model": int(r.integers(0, models)), "mode": int(r.random() < share)}
        x = {}
        for c in names:
            x[c] = cause_of(r, kinds[c], shift[c], x, run)
        x = {c: None if r.random() < gaps[c] else v for c, v in x.items()}
        runs += [{**run, **dict.fromkeys(CAUSES), **x} for _ in range(repeats)]
    for run in runs:
        run["day"] = int(r.integers(0, 3)) if days else 0
    return runs[:n], names


def outcomes(r, runs, names):
    """Sets y, and z, which is measured in other runs."""
    slope, kind = {c: r.choice([0, .3, .6]) for c in names}, r.choice(3, p=[.5, .4, .1])
    inter, product, curve = (r.choice(v) for v in ([0, 0, .5, 1], [0, 0, 1, 2], [0, 0, 0, 1]))
    noise, lost, z_kind = r.choice([.1, .3]), r.choice([0, 0, 0, .05, .2]), r.choice(4)
    own = {}
    for run in runs:
        x = {c: {"hot": 1, "cold": 0, "warm": .5, None: 1}.get(run[c], run[c]) for c in names}
        a, b = x[names[0]], x[names[1]]
        y = 4 + .5 * run["model"] + .2 * run["day"] + sum(slope[c] * v for c, v in x.items())
        y += inter * run["mode"] * a + product * (a - 1) * (b - 1) + curve * (a - 1.5) ** 2
        y += own.setdefault(str(x), r.normal(0, .2)) + r.normal(0, noise) * (1 + run["mode"] / 2)
        y = (y, math.exp(y / 3), y - 6)[kind]
        y = y if kind == 2 else max(y, 1 / 65536)
        run["y"] = None if r.random() < lost * max(run["mode"], .3) else dyadic(y, 65536)
        outside = z_kind == 2 and run["mode"] and b > 2 or r.random() < .1
        run["z"] = (run["y"], None if outside else dyadic(y + 1, 65536))[int(z_kind > 1)]
    if z_kind == 3 and r.random() < .5:
        for run in runs:
            run["y"] = None


def table(r, most=140):
    runs, names = settings(r, most)
    outcomes(r, runs, names)
    return runs


def edge(r, n, outside):
    """n runs, of which that many have a value of b that one mode alone reaches."""
    runs = []
    for i in range(n):
        x = {"a10": dyadic(1 + r.random()), "b": 3.0 if i < outside else 1 + i % 8 // 2 / 2}
        y = dyadic(2 + x["a10"] * x["b"] + r.normal(0, .3), 4096)
        runs.append({"model": 0, "mode": int(i < outside or i % 2), "day": 0,
                     **dict.fromkeys(CAUSES), **x, "y": y, "z": y})
    return runs


def edges(r):
    """Of both sides of each limit of 'ranges differ'."""
    sizes = [(18, 9), (20, 4), (20, 5), (100, 20), (101, 20), (101, 19)]
    return {f"edge{i}": edge(r, *size) for i, size in enumerate(sizes)}


# ---- Least squares
class Fit:
    def __init__(self, columns, y, clusters=()):
        z = np.column_stack(columns)
        self.size = np.sqrt((z * z).sum(0))
        self.size[self.size == 0] = 1
        u, s, v = np.linalg.svd(z / self.size, full_matrices=False)
        told = s > 1e-9 * s[0]
        self.u, self.s, self.v, self.y = u[:, told], s[told], v[told], y
        self.e = y - self.u @ (self.u.T @ y)
        self.clusters = {}
        for i, c in enumerate(clusters):
            self.clusters.setdefault(c, []).append(i)

    def row(self, j):
        """(estimate, std_error, df, p) of a column by CR2, the last three None where nothing tells
        the variance; None where it depends on which of collinear columns is left out."""
        v, n = self.v[:, j], len(self.y)
        if abs(v @ v - 1) > 1e-11:
            return None
        l, left = (self.u / self.s) @ v / self.size[j], np.eye(n) - self.u @ self.u.T
        w = np.zeros((len(self.clusters), n))
        for g, rows in enumerate(self.clusters.values()):
            d, q = np.linalg.eigh(left[np.ix_(rows, rows)])
            w[g, rows] = (q * (d > 1e-8) / np.sqrt(np.maximum(d, 1e-8))) @ (q.T @ l[rows])
        p, error = w @ left @ w.T, float(np.linalg.norm(w @ self.e))
        if not error > 1e-10 * np.linalg.norm(l) * np.linalg.norm(self.y):
            return float(l @ self.y), None, None, None
        t, df = float(l @ self.y) / error, float(np.trace(p) ** 2 / (p * p).sum())
        return float(l @ self.y), error, df, float(special.betainc(df / 2, .5, df / (df + t * t)))

    def log_likelihood(self):
        return -len(self.y) / 2 * math.log(self.e @ self.e / len(self.y))


def indicators(labels, first=0):
    labels = list(labels)
    return [np.array([float(v == level) for v in labels]) for level in sorted(set(labels))[first:]]


# ---- The rule, of one task group and outcome
class Study:
    def __init__(self, runs, target):
        self.runs, self.target = runs, target
        levels = {c: {r[c] for r in runs} - {None} for c in CAUSES}
        self.text = {c for c in CAUSES if any(isinstance(v, str) for v in levels[c])}
        self.causes = sorted(c for c in CAUSES if len(levels[c]) > 1)
        self.levels = {c: len(levels[c]) for c in self.causes}
        self.positive = {c for c in self.causes if c not in self.text and min(levels[c]) > 0}
        self.width = {c: self.levels[c] - 1 if c in self.text else 1 for c in self.causes}
        self.gaps = {c: sum(r[c] is None for r in runs) for c in self.causes}
        self.able = [c for c in self.causes if 5 * self.gaps[c] <= len(runs)]
        self.configured = len({tuple(r[c] for c in CAUSES) for r in runs}) > 1
        self.above_0 = all(r[target] > 0 for r in runs if r[target] is not None)
        self.days = len({r["day"] for r in runs}) > 1
        self.apart = {c for c in self.causes if c not in self.text and self.is_apart(c)}

    def is_apart(self, c):
        """Ranges differ: over a fifth, of twenty runs, or twenty have a value of one mode alone."""
        told = [r for r in self.runs if r[c] is not None and r[self.target] is not None]
        parts = [[r[c] for r in told if r["mode"] == m] for m in (0, 1)]
        if not all(parts):
            return False
        low, high = max(map(min, parts)), min(map(max, parts))
        outside = sum(not low <= r[c] <= high for r in told)
        return outside >= 20 or len(told) >= 20 and 5 * outside > len(told)

    def complete(self, names):
        return [r for r in self.runs if all(r[c] is not None for c in [self.target, *names])]

    def cell(self, r):
        return r["model"], r["day"] if self.days else 0

    def cluster(self, r):
        """Its configuration; where no cause varies nothing is known of these."""
        own = (r["model"], r["mode"], *[r[c] for c in CAUSES])
        return own if self.configured else id(r)

    def curved(self, source):
        return source in self.causes and source not in self.text and self.levels[source] > 2

    def terms(self, source, runs):
        """As they are written, without covariates and squares; source None: the scale's."""
        blocks = len({r["model"] for r in runs})
        pairs = len({(r["model"], r["mode"]) for r in runs}) - blocks
        own = 1 if source == "setup" else pairs
        if source in self.causes:
            own += self.width[source] * (blocks + 1)
        return len({self.cell(r) for r in runs}) + own

    def members(self, source):
        """(covariates, crossed, left_out)"""
        own = [source] if source in self.causes else []
        runs = self.complete(self.able + own)
        each = len({r["model"] for r in runs}) + 1 if source is None else 1
        left = len(runs) - self.terms(source, runs) - 2 * self.curved(source)
        kept = [c for c in self.able if c != source]
        while kept and left - each * sum(self.width[c] for c in kept) < 10:
            kept.remove(max(kept, key=self.width.get))
        left -= sum(self.width[c] for c in kept)
        crossed, gone = [], []
        for c in self.able:
            if c not in kept and c != source:
                gone.append(f"{c}: {FEW}")
            elif own and source not in self.text and c in self.apart and c in kept:
                left -= 1
                crossed += [c] if left >= 10 else []
                gone += [f"{source} * {c}: {FEW}"] if left < 10 else []
        gone += [f"{c}: empty in {self.gaps[c]} of {len(self.runs)} runs"
                 for c in self.causes if c not in self.able and c != source]
        return kept, crossed, "; ".join(gone) or None

    def testable(self, source):
        """Whether there is anything to fit: runs of both modes, of two clusters each, more than
        terms by three, and values that vary."""
        own = [source] if source in self.causes else []
        runs = self.complete(self.able + own)
        by_mode = [{self.cluster(r) for r in runs if r["mode"] == m} for m in (0, 1)]
        return (min(map(len, by_mode)) > 1 and len(runs) - self.terms(source, runs) >= 3
                and all(len({r[c] for r in runs}) > 1 for c in [self.target, *own]))

    def values(self, c, runs, log):
        if c in self.text:
            return indicators([r[c] for r in runs], 1)
        x = np.array([float(r[c]) for r in runs])
        x = np.log(x) if log and c in self.positive else x
        return [x - x.mean()]

    def columns(self, source, covariates, crossed, runs, log, strict):
        """Those that are tested first; their number."""
        mode = np.array([float(r["mode"]) for r in runs])
        blocks, cells = indicators([r["model"] for r in runs]), indicators(map(self.cell, runs))
        others = {c: self.values(c, runs, log) for c in covariates}
        rest = cells + [v for c in covariates for v in others[c]]
        if source == "setup":
            return [mode, *rest], 1
        xs = self.values(source, runs, log)
        rest += [b * mode for b in blocks] + [b * x for x in xs for b in blocks]
        if strict:
            rest += [xs[0] ** 2, xs[0] ** 2 * mode] if self.curved(source) else []
            rest += [xs[0] * others[c][0] for c in crossed]
        return [x * mode for x in xs] + rest, len(xs)

    def fit(self, *model):
        """Of a text the smallest p of its terms, times their number."""
        runs, log = model[3:5]
        columns, tested = self.columns(*model)
        y = np.array([r[self.target] for r in runs])
        fit = Fit(columns, np.log(y) if log else y, map(self.cluster, runs))
        rows = [r for r in map(fit.row, range(tested)) if r]
        best = min(rows, key=lambda r: math.inf if r[3] is None else r[3], default=None)
        return best and (*best[:3], best[3] and min(1.0, best[3] * len(rows)))

    def trimmed(self):
        """Lee: the runs without the lowest, then the highest, outcomes of the fuller mode."""
        modes = [[r for r in self.runs if r["mode"] == m] for m in (0, 1)]
        share = [Fraction(sum(r[self.target] is not None for r in rows), max(1, len(rows)))
                 for rows in modes]
        if abs(share[0] - share[1]) <= Fraction(1, 20) or not min(share):
            return []
        found = []
        for sign in (1, -1):
            gone = set()
            for m in {r["model"] for r in self.runs}:
                rows = [r for r in modes[share[1] > share[0]]
                        if r["model"] == m and r[self.target] is not None]
                cut = (1 - min(share) / max(share)) * len(rows) + Fraction(1, 2)
                rows.sort(key=lambda r: sign * r[self.target])
                gone |= {id(r) for r in rows[:math.floor(cut)]}
            found.append([r for r in self.runs if id(r) not in gone])
        return found

    def scale(self):
        """(scale, delta, delta_trimmed)"""
        covariates = self.members(None)[0]
        runs = self.complete(covariates)
        y = np.array([r[self.target] for r in runs])
        if not self.above_0 or not self.testable(None):
            return "undecided" if self.above_0 else "raw", None, None
        mode, blocks = np.array([r["mode"] for r in runs]), indicators([r["model"] for r in runs])
        columns = indicators(map(self.cell, runs)) + [b * mode for b in blocks]
        for x in [x for c in covariates for x in self.values(c, runs, False)]:
            columns += [b * x for b in blocks] + [x * mode]

        def delta(keep):
            raw, log = (Fit([c[keep] for c in columns], v[keep]) for v in (y, np.log(y)))
            size = np.maximum(*[abs(f.e) / np.linalg.norm(f.e) for f in (raw, log)])
            if len(raw.s) == len(raw.y):
                return None, size
            return log.log_likelihood() - np.log(y[keep]).sum() - raw.log_likelihood(), size
        everything, size = delta(np.arange(len(y)))
        order, kept = np.argsort(size, kind="stable"), -(-95 * len(y) // 100)
        trimmed = delta(order[:kept])[0]
        both = everything, trimmed
        if kept < len(y) and size[order[kept]] - size[order[kept - 1]] < 1e-9:
            trimmed = math.nan  # not to be compared: which of runs that fit alike goes is open
        if None in both:
            return "undecided", *both
        scale = "log" if min(both) > 3 else "raw" if max(both) < -3 else "undecided"
        return scale, everything, trimmed

    def finding(self, source):
        """All that is compared, as a dict; None where there is nothing to fit."""
        if not self.testable(source):
            return None
        covariates, crossed, left_out = self.members(source)
        own = [source] if source in self.causes else []
        found = {"covariates": ", ".join(covariates) or None, "left_out": left_out,
                 "crossed": "".join(f',"{c}"' for c in crossed)}
        found["scale"], found["delta"], found["delta_trimmed"] = self.scale()
        sets = [self.complete(own + covariates)]
        for runs in self.trimmed():
            sets.append([r for r in runs if all(r[c] is not None for c in [
                self.target, *own, *covariates])])
        ends, signs = {}, {}
        for log in (False, True)[:1 + self.above_0]:
            end, plain, every = "_log" if log else "", [], []
            for runs in sets:
                plain.append(self.fit(source, covariates, crossed, runs, log, False))
                every.append(plain[-1])
                if self.curved(source) or crossed:
                    every.append(self.fit(source, covariates, crossed, runs, log, True))
                    if runs is sets[0]:
                        found.update(named("strict_", end, every[1]))
            found.update(named("", end, plain[0]))
            name = "log" if log else "raw"
            ends[name], signs[name] = worst(every)
            found[f"p_{name}"], found[f"p_{name}_plain"] = ends[name], worst(plain)[0]
            told = any(row and row[3] for row in every)
            found["tested"] = found.get("tested", False) or told
        found["p_value"] = ends.get(found["scale"], 1.0)
        if found["scale"] == "undecided" and signs["raw"] == signs["log"]:
            found["p_value"] = max(ends.values())
        return found


def named(start, end, row):
    return dict(zip((f"{start}estimate{end}", f"{start}std_error{end}", f"{start}df{end}"),
                    row or (None,) * 3))


def worst(rows):
    """(p, sign): the largest p; 1 where signs differ or one has none."""
    signs = {row and row[3] and math.copysign(1, row[0]) for row in rows}
    return (1.0, 0) if len(signs) > 1 or None in signs else (max(r[3] for r in rows), signs.pop())


# ---- The families
def holm(ps):
    """{key: p} adjusted over all of them."""
    adjusted, largest = {}, 0.0
    for i, key in enumerate(sorted(ps, key=ps.get)):
        largest = max(largest, min(1.0, ps[key] * (len(ps) - i)))
        adjusted[key] = largest
    return adjusted


def adjust(findings):
    """Adds p_family and grade to findings by (group, target, source)."""
    def over(members, name):
        return holm({k: findings[k].get(name, 1.0) for k in members})
    families, groups = {}, {}
    for key in findings:
        families.setdefault(key[1] == "y" or key[:2], []).append(key)
        groups.setdefault(key[:2], []).append(key)
    for members in families.values():
        for key, p in over(members, "p_value").items():
            findings[key]["p_family"] = p
    for members in groups.values():
        lists = [over(members, name) for name in ("p_value", "p_raw_plain", "p_log_plain")]
        for key in members:
            found, least = findings[key], min(l[key] for l in lists)
            found["grade"] = ("shown" if found["p_family"] < ALPHA else
                              "suggestive" if least < ALPHA else "not detected")
    return {k: f for k, f in findings.items() if f.pop("tested")}


def reference(tables):
    findings = {}
    for group, runs in tables.items():
        for target in OUTCOMES:
            study = Study(runs, target)
            for source in ["setup", *study.causes]:
                found = study.finding(source)
                if found:
                    findings[group, target, source] = found
    return adjust(findings)


# ---- Against the program
def rows_of(tables):
    for group, runs in tables.items():
        for r in runs:
            yield (group, f"m{r['model']}", ("default", "tuned")[r["mode"]],
                   f"2025-01-0{r['day'] + 1}", *[r[c] for c in CAUSES + OUTCOMES])


def load(tables):
    """The findings of an analysis of all tables: {(group, target, source): row}."""
    db = sqlite3.connect(":memory:", isolation_level=None)
    db.enable_load_extension(True)
    db.load_extension(str(HERE / "build/causalite"))
    db.execute(f"CREATE TABLE runs({', '.join(COLUMNS)})")
    db.executemany(f"INSERT INTO runs VALUES ({', '.join('?' * len(COLUMNS))})", rows_of(tables))
    db.execute("SELECT causalite_setup('runs', ?)", (json.dumps(ROLES),))
    as_table, steps = (HERE / "sql/aside.sql").read_text().split(";\n\n")
    db.execute(as_table)
    db.executescript("\n".join(row[0] for row in db.execute(steps).fetchall()))
    for script in ("rule_model", "rule_fit", "rule"):  # as causalite_refresh() does
        db.executescript((HERE / f"sql/{script}.sql").read_text())
    db.executescript((HERE / "tests/sql/rule_found.sql").read_text())
    rows = db.execute("SELECT * FROM found")
    names = [d[0] for d in rows.description]
    return {r[:3]: dict(zip(names, r)) for r in rows}


class Difference:
    largest, figures, products = 0.0, 0, 0

    def add(self, got, want, what):
        if want != want:
            return
        self.figures += 1
        if isinstance(got, float) and isinstance(want, float):
            difference = abs(got - want) / max(1, abs(want))
            self.largest = max(self.largest, difference)
            if difference <= 1e-6:
                return
        elif got == want:
            return
        print("differs:", *what, got, want)


def compare(tables, difference):
    found, wanted = load(tables), reference(tables)
    for key in sorted(found.keys() ^ wanted.keys()):
        print("differs:", *key, "tested by one alone")
    for key in sorted(found.keys() & wanted.keys()):
        want = wanted[key]
        difference.products += want["crossed"] != ""
        if want["covariates"] and found[key]["covariates"]:  # in their own order
            want["covariates"] = ", ".join(sorted(want["covariates"].split(", ")))
        for name, value in want.items():
            difference.add(found[key][name], value, (*key, name))


STORED = [["covariates"], ["left_out"], ["crossed", "scale", "grade", "p_value", "p_family"],
          ["p_raw", "p_raw_plain", "p_log", "p_log_plain"],
          ["estimate", "std_error", "estimate_log", "std_error_log"],
          ["strict_estimate", "strict_std_error", "strict_estimate_log", "strict_std_error_log"]]


def literal(value):
    if value is None:
        return "NULL"
    if isinstance(value, float):
        return f"{value:.10g}"
    return " ||\n  ".join(f"'{part}'" for part in value.replace("; ", "; \n").split("\n"))


def store(random):
    tables = {**edges(random), **{f"g{i:02}": table(random, 60) for i in range(30)}}
    lines = [",".join(COLUMNS)]
    lines += [",".join("" if v is None else str(v) for v in r) for r in rows_of(tables)]
    (HERE / "tests/sql/rule.csv").write_text("\n".join(lines) + "\n")
    rows = [",\n  ".join(["('" + "', '".join(key) + "'"] + [
        ", ".join(literal(f.get(name)) for name in part) for part in STORED]) + ")"
            for key, f in reference(tables).items()]
    (HERE / "tests/sql/rule_figures.sql").write_text(
        "-- Made by tests/oracle/rule_sql.py: what the rule's reference finds in rule.csv.\n"
        "CREATE TEMP TABLE figure(task_group, target, source,\n  "
        + ",\n  ".join(map(", ".join, STORED)) + ");\n"
        + "INSERT INTO temp.figure VALUES\n" + ",\n".join(rows) + ";\n")


def main():
    if sys.argv[1:] == ["--store"]:
        store(np.random.default_rng(109))
        return
    n = int(sys.argv[1]) if len(sys.argv) > 1 else 200
    random = np.random.default_rng(int(sys.argv[2]) if len(sys.argv) > 2 else 1)
    difference = Difference()
    compare(edges(random), difference)
    for first in range(0, n, 20):
        compare({f"g{i:03}": table(random) for i in range(first, min(first + 20, n))}, difference)
    print(f"{n} tables, {difference.figures} figures, {difference.products} findings with products,"
          f" largest difference {difference.largest:.2g}")


if __name__ == "__main__":
    main()
