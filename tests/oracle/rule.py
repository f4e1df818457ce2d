#!/usr/bin/python3
"""Writes rule.h: every p-value of the verdict's rule (DESIGN 3, steps 2 to 7) on data of many kinds,
as calls of ols(), ols_interaction() and scale_choice(), at 50 digits by regression.py's models.

    /usr/bin/python3 tests/oracle/rule.py > tests/oracle/rule.h
    /usr/bin/python3 tests/oracle/rule.py --check DIR    against a rulefinal.py in DIR
"""
import itertools
import math
import random
import sys

from exact import column
from regression import (FIGURES, FREE, Data, crossed, figure, ols, ols_interaction, quoted,
                        scale_choice, sql_of, write_calls, write_sets)

MODES = ["default", "parallel"]
P, ESTIMATE, ESTIMABLE = (FIGURES.index(k) for k in ("p_value", "estimate", "estimable"))


# ---- Data
def table(name, rows, causes):
    """Rows of (model, mode, day or None, causes, y) as a set with cells and configurations."""
    d = Data(name, len(rows), 0)
    d.columns["y"] = [round(r[4] * 1024) / 1024 for r in rows]
    d.columns["mode"] = [MODES[r[1]] for r in rows]
    for j in range(causes):
        d.columns[f"x{j + 1}"] = [r[3][j] for r in rows]
    d.columns["model"] = [f"m{r[0]}" for r in rows]
    if rows[0][2] is not None:
        d.columns["cell"] = [f"m{r[0]} day {r[2]}" for r in rows]
    keys = sorted({(r[0], r[1], *r[3]) for r in rows})
    d.columns["configuration"] = [float(keys.index((r[0], r[1], *r[3])) + 1) for r in rows]
    assert min(d.columns["y"]) > 0
    return d


class Maker:
    """Runs of a study: each draws its model, mode and causes, and may be repeated."""

    def __init__(self, seed, n, repeats=1, days=0, models=2, draw=None,
                 weights=((40, 22), (20, 45)), only_default=None):
        self.random, self.runs = random.Random(seed), []
        r = self.random
        pairs = [(m, p) for m in range(models) for p in (0, 1) if (m, p) != (only_default, 1)]
        share = [weights[m % 2][p] for m, p in pairs]
        while len(self.runs) < n:
            m, p = r.choices(pairs, share)[0]
            x = draw(r, m, p) if draw else self.draw(r, m)
            common = r.gauss(0, 1)
            for _ in range(repeats):
                day = r.randrange(days) + (p if days else 0) if days else None
                self.runs.append((m, p, day, x, common))
        self.runs = self.runs[:n]

    @staticmethod
    def draw(r, _model):
        return tuple(r.randrange(8, 33) / 16 for _ in range(3))

    def outcome(self, function):
        """function(random, model, mode, day, causes, the configuration's own error) -> y"""
        return [(m, p, day, x, function(self.random, m, p, day, x, common))
                for m, p, day, x, common in self.runs]


def line(r, m, p, x, sd=.4, slope=(.6, .6), mode=.0):
    return 8 + .5 * m + mode * p + slope[p] * x[0] + .25 * x[1] + r.gauss(0, sd)


def two_valued(r, _model, _mode):
    return (float(r.randrange(1, 3)), r.randrange(0, 17) / 16, r.randrange(8, 33) / 16)


def dependent(r, _model, _mode):
    a, b = r.randrange(8, 33) / 16, r.randrange(8, 33) / 16
    return a, b, a + 2 * b


def nested(r, model, _mode):
    """The first cause varies in model 1 alone, the second is the model's own."""
    return (r.randrange(8, 33) / 16 if model else 1.5, 1.0 + model, r.randrange(8, 33) / 16)


def confounded(r, _model, mode):
    """The second cause is the mode's own."""
    return r.randrange(8, 33) / 16, 1.0 + mode, r.randrange(8, 33) / 16


def moved(r, _model, mode):
    """The parallel mode reaches more of the second cause."""
    return r.randrange(8, 33) / 16, r.randrange(8, 33) / 16 + mode, r.randrange(8, 33) / 16


def two_moved(r, model, mode):
    a, b, c = two_valued(r, model, mode)
    return a, 1 + b + mode, c + mode / 2


def acting(r, m, p, x, sd=.4):
    """The first two causes act on each other, in both modes alike."""
    return line(r, m, p, x, sd) + x[0] * x[1]


def make_sets():
    sets = []

    def add(name, maker, function):
        rows = maker.outcome(function)
        sets.append(table(name, rows, len(rows[0][3])))

    add("plain", Maker(11, 60),
        lambda r, m, p, d, x, c: line(r, m, p, x, slope=(3.5, 4.5), mode=.5) - 7)
    add("repeats2", Maker(12, 64, repeats=2),
        lambda r, m, p, d, x, c: line(r, m, p, x) + .4 * c)
    add("repeats4", Maker(13, 96, repeats=4),
        lambda r, m, p, d, x, c: line(r, m, p, x, slope=(.6, .9)) + .4 * c)
    add("days", Maker(14, 90, days=3), lambda r, m, p, d, x, c: line(r, m, p, x) + .8 * (d % 3))
    add("repeated_days", Maker(15, 100, repeats=2, days=4),
        lambda r, m, p, d, x, c: line(r, m, p, x, mode=.4) + .3 * c + .5 * (d % 2))
    add("unequal", Maker(16, 80, weights=((60, 15), (50, 12))),
        lambda r, m, p, d, x, c: line(r, m, p, x, sd=.3 + .9 * p))
    add("slopes", Maker(17, 100, weights=((40, 10), (10, 40))),
        lambda r, m, p, d, x, c: line(r, m, p, x, slope=(.4 + .6 * m, .4 + .6 * m)))
    add("curved", Maker(18, 70), lambda r, m, p, d, x, c: line(r, m, p, x) + 4 * (x[0] - 1) ** 2)
    add("multiplied", Maker(19, 130),
        lambda r, m, p, d, x, c: x[0] * math.exp(1 + .4 * m + .4 * p + r.gauss(0, .35)))
    add("two_values", Maker(20, 66, draw=two_valued),
        lambda r, m, p, d, x, c: line(r, m, p, x, slope=(.3, .8)))
    add("collinear", Maker(21, 60, draw=dependent),
        lambda r, m, p, d, x, c: line(r, m, p, x, mode=.6))
    add("nested", Maker(22, 90, models=3, draw=nested, only_default=2),
        lambda r, m, p, d, x, c: line(r, m, p, x, slope=(.2, .9)))
    add("confounded", Maker(24, 70, repeats=2, draw=confounded),
        lambda r, m, p, d, x, c: line(r, m, p, x, mode=.6))
    add("moved", Maker(25, 80, draw=moved), lambda r, m, p, d, x, c: acting(r, m, p, x))
    add("moved_days", Maker(26, 100, repeats=2, days=3, draw=moved),
        lambda r, m, p, d, x, c: math.exp(acting(r, m, p, x) / 6) + .3 * d)
    add("moved_two_values", Maker(27, 66, draw=two_moved),
        lambda r, m, p, d, x, c: acting(r, m, p, x))
    add("moved_few", Maker(28, 21, draw=moved), lambda r, m, p, d, x, c: acting(r, m, p, x))
    add("tiny", Maker(23, 40, models=1), lambda r, m, p, d, x, c: math.exp(line(r, m, p, x) / 6))
    return {d.name: d for d in sets}


# ---- The rule
class Study:
    def __init__(self, data):
        self.data = data
        self.causes = [c for c in data.columns if c[0] == "x" and c[1:].isdigit()]
        self.cells = ["cell"] if "cell" in data.columns else []
        self.calls = []  # (function, set, call, kind, rows, keys), as they are written

    def options(self, args, scale):
        options = {"names": args, "cluster": "configuration"}
        if scale == "log":
            options["scale"] = "log"
            logged = [c for c in self.causes if min(self.data[c]) > 0]
            if logged:
                options["log"] = logged
        return options

    def add(self, function, args, options, model, term, kind="CR2"):
        """Adds a call with the one row that the rule reads; its number."""
        call = {"ols": ols, "ols_interaction": ols_interaction, "scale_choice": scale_choice}
        rows, keys = call[function](self.data, args, options, kind, (model, term))
        assert len(rows) == (term is not None)
        self.calls.append((function, self.data.name, sql_of(function, args, options), kind, rows,
                           keys))
        return len(self.calls) - 1

    def main_effect(self, scale):
        """Step 2: y ~ mode + b + all causes."""
        args = ["y", "mode", *(self.cells or ["model"]), *self.causes, "configuration"]
        return [self.add("ols", args, self.options(args, scale), "", f"mode[{MODES[1]}]")]

    def apart(self, cause):
        """The ranges of a cause differ between the modes: more than a fifth of the runs, if there
        are twenty, or at least twenty have a value that only one mode reaches."""
        parts = [[v for v, m in zip(self.data[cause], self.data["mode"]) if m == mode]
                 for mode in MODES]
        low, high = max(map(min, parts)), min(map(max, parts))
        outside = sum(not low <= v <= high for v in self.data[cause])
        return outside >= 20 or self.data.n >= 20 and 5 * outside > self.data.n

    def products(self, cause):
        """The others whose product with the cause joins, by name: their ranges differ, and 10
        residual degrees of freedom are left, every term counted as it is written."""
        d = self.data
        blocks, cells = set(d["model"]), set(d["cell" if self.cells else "model"])
        pairs = set(zip(d["model"], d["mode"]))
        terms = len(cells) + len(pairs) - len(blocks)  # b, m:mode
        terms += len(blocks) + 1 + 2 * (len(set(d[cause])) > 2) + len(self.causes) - 1
        apart = sorted(c for c in self.causes if c != cause and self.apart(c))
        return apart[:max(0, d.n - terms - 10)]

    def interaction(self, cause, scale):
        """Step 2: y ~ m:mode + b + m:xj + xj:mode + the other causes; step 5: and with the squares,
        where the cause has more than two values, and with the products."""
        others = [c for c in self.causes if c != cause]
        args = ["y", cause, "mode", "model", *self.cells, *others, "configuration"]
        options, found = {**self.options(args, scale), "within": "model"}, []
        strict = {"curve": True} if len(set(self.data[cause])) > 2 else {}
        if self.products(cause):
            strict["crossed"] = self.products(cause)
        for more in [{}, strict][:1 + bool(strict)]:
            found.append(self.add("ols_interaction", args, {**options, **more}, "interaction",
                                  crossed(cause, "mode")))
        return found

    def scale(self):
        """Step 6: the scale, x itself on both."""
        args = ["y", "mode", *self.causes, "model", *self.cells]
        options = {"names": args, "within": "model"}
        if self.cells:
            options["alone"] = self.cells
        return self.add("scale_choice", args, options, "", None, "none")

    def row(self, call):
        return self.calls[call][4][0][2]

    def worst(self, calls):
        """Step 5: the largest p, with its sign; 1 where signs differ or one is not estimable."""
        rows = [self.row(c) for c in calls]
        if any(not r[ESTIMABLE] for r in rows):
            return 1.0, 0
        signs = {math.copysign(1, r[ESTIMATE]) for r in rows}
        return (max(r[P] for r in rows), int(signs.pop())) if len(signs) == 1 else (1.0, 0)


def decide(raw, log, deltas):
    """Step 6: which p counts."""
    if min(deltas) > 3:
        return log
    if max(deltas) < -3:
        return raw
    return (max(raw[0], log[0]), raw[1]) if raw[1] and raw[1] == log[1] else (1.0, 0)


def judge(data):
    """(study, call of the scale, deltas, findings): a finding is its name, the calls on each scale,
    the p and sign of step 5 on each and those of step 6."""
    study, findings = Study(data), []
    choice = study.scale()
    deltas = [float(v) for v in list(study.calls[choice][5].values())[:2]]
    for name in ["mode"] + study.causes:
        make = study.main_effect if name == "mode" else lambda s: study.interaction(name, s)
        calls = [make(scale) for scale in ("raw", "log")]
        by_scale = [study.worst(c) for c in calls]
        findings.append((name, calls, by_scale, decide(*by_scale, deltas)))
    return study, choice, deltas, findings


# ---- Against the reference
def check(folder):
    sys.path.insert(0, folder)
    import numpy as np
    from rulefinal import rule_p
    worst = 0.0

    def compare(got, want, what):
        nonlocal worst
        difference = abs(got - want)
        worst = max(worst, difference)
        if not difference <= 1e-9 * max(1, abs(want)):
            print("differs:", what, got, want)
    for data in make_sets().values():
        study, _, deltas, findings = judge(data)
        if any(map(study.products, study.causes)):
            continue  # the reference has no products
        x = np.array([data[c] for c in study.causes]).T
        models = sorted(set(data["model"]))
        m = np.array([models.index(v) for v in data["model"]])
        mode = np.array([MODES.index(v) for v in data["mode"]])
        day = None
        if study.cells:
            day = np.array([int(v.split()[-1]) for v in data["cell"]])
        p, parts, delta = rule_p(m, mode, x, np.array(data["y"])[:, None], day=day)
        same = (deltas[0] > 0) == (deltas[1] > 0)
        joint = math.copysign(min(map(abs, deltas)), deltas[0]) if same else 0
        compare(joint, float(delta[0]), (data.name, "delta"))
        for i, (name, calls, by_scale, final) in enumerate(findings):
            compare(final[0], float(p[i, 0]), (data.name, name, "final"))
            for s, scale in enumerate(("raw", "log")):
                row = study.row(calls[s][0])
                alone = row[P] if row[ESTIMABLE] else 1.0
                compare(alone, abs(float(parts[scale + "0"][i, 0])), (data.name, name, scale, "0"))
                want = float(parts[scale][i, 0])
                compare(by_scale[s][0], abs(want), (data.name, name, scale))
                if by_scale[s][0] < 1:
                    compare(by_scale[s][1], math.copysign(1, want), (data.name, name, "sign"))
        print(data.name, data.n, [round(v, 2) for v in deltas],
              [(f[0], round(f[3][0], 4)) for f in findings])
    print("largest difference", worst)


# ---- Writing
HEAD = """/* Made by rule.py: do not edit.
**
** The verdict's rule by its calls. `rule_calls` with `rule_rows` and `rule_keys` are read as
** regression_call.h says; what is made of them stands in `rule_findings`:
**   main effect          y ~ mode + b + all causes: ols(y, mode, b, x1, …, configuration), term
**                        mode[parallel]; b is the factor of model x day where there are days, else
**                        that of the model
**   interaction of xj    y ~ m:mode + b + m:xj + xj:mode + the other causes: ols_interaction(y, xj,
**                        mode, model, [cell,] the others, configuration), within model, row xj:mode
**                        of the model 'interaction'; and the same with the squares (option curve,
**                        where xj has more than two values) and with the products of xj and the
**                        causes whose ranges differ between the modes (option crossed)
**   scale                scale_choice(y, mode, x1, …, model [, cell]), within model, the cell
**                        alone: keys delta and delta_trimmed
** All p are CR2 by option cluster = configuration; on the log scale option scale is 'log', and
** option log names the causes that are positive throughout. */
#ifndef CLT_ORACLE_RULE_H
#define CLT_ORACLE_RULE_H

#include "oracle/regression_call.h"
"""

FINDING = """/* A finding of a study: 'mode' is the main effect, a cause its interaction with it. */
typedef struct rule_finding {
  const char *set, *name;
  int scale_choice;  /* its call */
  int calls[2][2];   /* on each scale: without squares and products, and with them; -1: no such */
  double p[2];       /* step 5 on each scale: the larger one; 1: signs differ, or not estimable */
  int sign[2];       /* of the effect; 0 where p is 1 for such a reason */
  double final_p;    /* step 6 */
  int final_sign;
} rule_finding;

static const rule_finding rule_findings[] = {"""


def write_findings(judged):
    print(FINDING)
    offset = 0
    for study, choice, deltas, findings in judged:
        for name, calls, by_scale, final in findings:
            numbers = [", ".join(str(c + offset) for c in part) + (", -1" if len(part) < 2 else "")
                       for part in calls]
            print(f'    {{"{study.data.name}", "{name}", {choice + offset}, '
                  f"{{{{{numbers[0]}}}, {{{numbers[1]}}}}},\n"
                  f"     {{{figure(by_scale[0][0])}, {figure(by_scale[1][0])}}}, "
                  f"{{{by_scale[0][1]}, {by_scale[1][1]}}}, {figure(final[0])}, {final[1]}}},")
        offset += len(study.calls)
    print("};\n\n#endif")


def main():
    if sys.argv[1:2] == ["--check"]:
        check(sys.argv[2])
        return
    sets = make_sets()
    judged = [judge(d) for d in sets.values()]
    print(HEAD)
    write_sets(sets, "rule")
    write_calls([c for j in judged for c in j[0].calls], "rule")
    write_findings(judged)


if __name__ == "__main__":
    main()
