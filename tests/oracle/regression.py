#!/usr/bin/python3
"""Writes regression.h: ols(), ols_interaction() and scale_choice() in all their forms, by the
direct formulas of exact.py at 50 digits from the model matrix, and the table of all combinations
of options.

    /usr/bin/python3 tests/oracle/regression.py > tests/oracle/regression.h

The data are dyadic fractions, so that what is collinear is so exactly. A term is called what the
functions below NAMES call it; where the contract leaves a figure open it is not written.
"""
import itertools
import json
import math
import random

import gmpy2

from exact import (NAN, Fit, check_power, column, detectable_ncp, dot, f_tail, log_likelihood,
                   log_of, mean, num, scale_delta, scatter, t_quantile, t_tail, two_sided)

KINDS = ["none", "HC0", "HC1", "HC2", "HC3", "by_group", "CR2"]
FIGURES = ["estimate", "std_error", "statistic", "df", "p_value", "conf_low", "conf_high", "beta",
           "ratio", "ratio_low", "ratio_high", "estimable", "equivalence_p", "detectable",
           "robustness_value"]
FREE = math.inf  # not to be compared


# NAMES of terms, and the paths of keys that hold more than one figure.
def at_level(term, level):
    return f"{term}[{level}]"


def crossed(a, b):
    return f"{a}:{b}"


def squared(x):
    return f"{x}^2"


INFLUENCE = "$.influence"  # .change, .estimate, .std_error, .p_value; in ols ."term".change etc.


# ---- Data
class Data:
    """Columns by name: numbers, or texts. Labels of clusters are numbers."""

    def __init__(self, name, n, seed):
        self.name, self.n, self.random = name, n, random.Random(seed)
        self.columns = {}

    def dyadic(self, value, steps=64):
        return round(value * steps) / steps

    def normal(self, sd=1.0):
        return self.random.gauss(0, sd)

    def pick(self, levels, weights=None):
        return self.random.choices(levels, weights)[0]

    def numbers(self, name, make, steps=64):
        self.columns[name] = [self.dyadic(make(i), steps) for i in range(self.n)]

    def texts(self, name, make):
        self.columns[name] = [make(i) for i in range(self.n)]

    def __getitem__(self, name):
        return self.columns[name]


def make_set(name, n, seed, blocks=("m1", "m2"), weights=None, sd_b=1.0, slopes=None, x_offset=0,
             y_offset=0, noise=1.0, multiply=False, group=None):
    """y, x > 0; x, z numbers, w one more; g two levels, d the same as 0 and 1, h three, r the same
    as numbers; k a factor of three; block, cell (of a block), cluster (1 to 4 rows, which cross
    all of these)."""
    d = Data(name, n, seed)
    d.texts("block", lambda i: d.pick(blocks, weights))
    d.texts("g", group(d) if group else lambda i: d.pick("ab", [3, 2]))
    d.columns["d"] = [float(v == "b") for v in d["g"]]
    d.texts("h", lambda i: d.pick(["p", "q", "r"], [4, 3, 2]))
    d.columns["r"] = [float("pqr".index(v) + 1) for v in d["h"]]
    d.texts("k", lambda i: d.pick(["s", "t", "u"], [2, 3, 4]))
    d.texts("cell", lambda i: f"{d['block'][i]} {d.pick('123')}")
    d.numbers("x", lambda i: x_offset + 1 + d.random.random() * 6, 16)
    d.numbers("z", lambda i: d.normal() + 0.3 * (d["x"][i] - x_offset), 16)
    d.numbers("w", lambda i: 3 + d.random.random() * 2, 16)
    cluster, clusters = 0, []
    while len(clusters) < n:
        cluster += 1
        clusters += [float(cluster)] * d.pick([1, 2, 3, 4])
    d.columns["cluster"] = clusters[:n]
    random_effect = {c: d.normal(0.6) for c in range(cluster + 1)}
    slopes = slopes or {}

    def response(i):
        x = d["x"][i] - x_offset
        slope = slopes.get(d["block"][i], 0.5) + 0.25 * d["d"][i]
        value = (slope * x + 0.3 * d["z"][i] - 0.2 * d["w"][i] + 0.4 * (d["h"][i] == "q")
                 + 0.5 * (d["k"][i] == "u") * d["d"][i] + random_effect[int(clusters[i])]
                 + blocks.index(d["block"][i]) + 0.05 * x * x
                 + d.normal(noise * (sd_b if d["g"][i] == "b" else 1)))
        return 2.0 ** (value / 3) + 0.5 if multiply else value + y_offset
    d.numbers("y", response)
    low = min(d["y"])
    if low <= 0:
        d.columns["y"] = [v + math.ceil(1 - low) for v in d["y"]]
    return d


def make_sets():
    sets = [
        make_set("twelve", 12, 1, noise=0.5, group=lambda d: lambda i: "ab"[i % 2]),
        make_set("plain", 40, 2),
        make_set("unequal", 60, 3, sd_b=4, group=lambda d: lambda i: d.pick("ab", [4, 1])),
        make_set("models", 100, 4, ("m1", "m2", "m3", "m4"), [40, 25, 22, 13],
                 slopes={"m1": .3, "m2": .5, "m3": .7, "m4": .9}),
        make_set("offset", 44, 5, x_offset=1e6, y_offset=1e6),
        make_set("scaled", 120, 6, ("m1", "m2", "m3"), multiply=True),
    ]
    holes = make_set("holes", 48, 7, ("m1", "m2", "m3"))
    for i in range(holes.n):  # one mode alone in m3; block 'solo' and level 'v' of one row each
        if holes["block"][i] == "m3":
            holes["g"][i], holes["d"][i] = "a", 0.0
    holes["block"][5], holes["cell"][5], holes["k"][9] = "solo", "solo 1", "v"
    collinear = make_set("collinear", 36, 8)
    collinear.columns["w"] = [2 * a - b for a, b in zip(collinear["x"], collinear["z"])]
    flat = make_set("flat", 30, 9)  # x does not vary in group b
    flat.columns["x"] = [2.5 if g == "b" else x for x, g in zip(flat["x"], flat["g"])]
    return {d.name: d for d in sets + [holes, collinear, flat]}


# ---- Models
class Model:
    """Columns with their names; None for a column that no row of the fit is compared for."""

    def __init__(self):
        self.columns, self.names, self.free_beta = [], [], set()

    def add(self, name, values):
        self.columns.append(values)
        self.names.append(name)
        return len(self.columns) - 1


def indicator(values, level):
    return column([float(v == level) for v in values])


def is_text(values):
    return isinstance(values[0], str)


class Variable:
    """An argument as the terms it stands for: [(name, level or None, column)] and all levels."""

    def __init__(self, data, name, options, factor=False, reference=None):
        values = data[name]
        self.name, self.values = name, values
        self.levels = None
        if is_text(values) or factor or name in options.get("factors", []):
            labels = values if is_text(values) else [f"{v:g}" for v in values]
            self.levels = sorted(set(labels))
            self.values = labels
            if reference is not None:
                self.levels.remove(reference)
                self.levels.insert(0, reference)
            self.terms = [(at_level(name, v), v, indicator(labels, v)) for v in self.levels[1:]]
        else:
            exact = column(values)
            exact = log_of(exact) if name in options.get("log", []) else exact
            self.terms = [(name, None, exact)]

    def short(self):
        """A moderator of two levels is called by its name alone."""
        if self.levels and len(self.levels) == 2:
            self.terms = [(self.name, self.terms[0][1], self.terms[0][2])]
        return self


def response(data, options):
    y = column(data[options["names"][0]])
    return log_of(y) if options.get("scale") == "log" else y


def figures_of(fit, c, options, kind, index=None, beta=NAN):
    """What the row of a contrast c has, in the order of FIGURES."""
    l = fit.weights(c)
    if l is None:
        return [FREE] * 11 + [0.0] + [FREE] * 3
    level = options.get("conf_level", 0.95)
    estimate = dot(l, fit.y)
    variance, df = fit.variance(l, kind)
    se = gmpy2.sqrt(variance)
    t, reach = estimate / se, t_quantile((1 - level) / 2, df) * se
    low, high = estimate - reach, estimate + reach
    log, margin = options.get("scale") == "log", options.get("margin")
    ratio = [float(gmpy2.exp(v)) for v in (estimate, low, high)] if log else [NAN] * 3
    tost = NAN
    if margin:
        m = gmpy2.log(num(margin)) if log else num(margin)
        tost = float(max(t_tail((estimate + m) / se, df), t_tail((m - estimate) / se, df)))
    alpha = (1 - level) / options.get("tests", 1)
    detectable = detectable_ncp(df, alpha, options.get("power", 0.8)) * float(se)
    detectable = math.exp(detectable) if log else detectable
    residual, df_residual = fit.variance(l, "none")
    f2 = estimate * estimate / residual / df_residual
    robustness = (gmpy2.sqrt(f2 * f2 + 4 * f2) - f2) / 2
    return [float(v) for v in (estimate, se, t, df, two_sided(t, df), low, high, beta, *ratio, 1,
                               tost, detectable, robustness)]


def beta_of(fit, j, free=()):
    l = fit.weights({j: 1})
    if l is None or j in free:
        return FREE
    spread = scatter(fit.columns[j])
    if spread == 0:
        return NAN
    return float(dot(l, fit.y) * gmpy2.sqrt(spread / scatter(fit.y)))


# ---- ols
def ols_model(data, terms, options):
    model, intercept = Model(), options.get("intercept", True)
    if intercept:
        model.add("intercept", column([1.0] * data.n))
    complete = not intercept
    for name in terms:
        v = Variable(data, name, options)
        if v.levels and complete:
            model.add(at_level(name, v.levels[0]), indicator(v.values, v.levels[0]))
            complete = False
        for term, _, values in v.terms:
            model.add(term, values)
    return model


def vif_of(fit, j, intercept):
    if j not in fit.kept or fit.weights({j: 1}) is None:
        return FREE
    if intercept and j == 0:
        return NAN
    others = Fit([fit.columns[k] for k in fit.kept if k != j], fit.columns[j])
    total = scatter(fit.columns[j]) if intercept else dot(fit.columns[j], fit.columns[j])
    return float(total / others.rss)


def ols_keys(fit, model, options):
    intercept = options.get("intercept", True)
    tss = scatter(fit.y) if intercept else dot(fit.y, fit.y)
    own, total = fit.rank - intercept, fit.n - intercept
    f = (tss - fit.rss) / own / (fit.rss / fit.df)
    jacobian = -sum(fit.y, num(0)) if options.get("scale") == "log" else num(0)
    log_lik, _ = log_likelihood(model.columns, fit.y, jacobian)
    p = fit.rank + 1
    return {"df_residual": fit.df, "r_squared": 1 - fit.rss / tss,
            "adj_r_squared": 1 - fit.rss / fit.df * total / tss,
            "sigma": gmpy2.sqrt(fit.rss / fit.df), "f_statistic": f,
            "f_p_value": f_tail(f, own, fit.df), "log_lik": log_lik, "aic": 2 * p - 2 * log_lik,
            "bic": gmpy2.log(num(fit.n)) * p - 2 * log_lik}


def influence(model, y, groups, clusters, c, kind):
    """The largest change of a contrast when one row is left out, in standard errors of the whole
    fit, and the estimate, its standard error and p without that row."""
    def test(keep):
        part = Fit([v[keep] for v in model.columns], y[keep],
                   groups and [groups[i] for i in keep], clusters and [clusters[i] for i in keep])
        l = part.weights(c)
        if l is None:
            return None
        variance, df = part.variance(l, kind)
        return dot(l, part.y), gmpy2.sqrt(variance), df

    n = len(y)
    whole = test(list(range(n)))
    if whole is None:
        return {}
    best = None
    for i in range(n):
        part = test([r for r in range(n) if r != i])
        if part is None:
            continue
        change = abs(whole[0] - part[0]) / whole[1]
        if best is None or change > best[0]:
            best = (change, *part)
    change, estimate, se, df = best
    return {"change": change, "estimate": estimate, "std_error": se,
            "p_value": two_sided(estimate / se, df)}


WIDE = ["w", "cell"]  # the keys of the argument `more`


def sides(data, options, args):
    """Groups and clusters of the rows, where options name them, and the names of the terms."""
    args = [name for a in args for name in (WIDE if a == options.get("wide") else [a])]
    groups = data[options["group"]] if "group" in options else None
    clusters = data[options["cluster"]] if "cluster" in options else None
    return groups, clusters, [a for a in args if a != options.get("cluster")]


def ols(data, args, options, kind, only=None):
    """Rows (model, term, figures) and keys; `only` a row's (model, term), without keys."""
    groups, clusters, used = sides(data, options, args)
    model, y = ols_model(data, used[1:], options), response(data, options)
    fit = Fit(model.columns, y, groups, clusters)
    rows = []
    for j, name in enumerate(model.names):
        if only and name != only[1]:
            continue
        figures = figures_of(fit, {j: 1}, options, kind, beta=beta_of(fit, j))
        vif = vif_of(fit, j, options.get("intercept", True))
        rows.append(("", name, figures + [vif]))
    if only:
        return rows, {}
    keys = {key_path(k): v for k, v in ols_keys(fit, model, options).items()}
    if options.get("diagnose"):
        for j, name in enumerate(model.names):
            found = influence(model, y, groups, clusters, {j: 1}, kind)
            keys.update({key_path(f'{INFLUENCE}."{name}".{k}'): v for k, v in found.items()})
    return rows, keys


def key_path(path):
    return f"fit ->> '{path}'"


# ---- ols_interaction
class Interaction:
    """The two models of a call, with the positions of what its contrasts are made of."""

    def __init__(self, data, args, options):
        self.data, self.options = data, options
        _, x, m, *rest = args
        self.within = options.get("within")
        self.x = Variable(data, x, options)
        values = data[m]
        two = not is_text(values) and len(set(values)) == 2
        self.m = Variable(data, m, options, two, options.get("reference")).short()
        self.alone = [Variable(data, c, options) for c in rest if c != self.within]
        self.curve = options.get("curve", False)
        self.model = Model()
        if self.within:
            self.add_blocks()
        else:
            self.add_plain()
        for v in self.alone:
            for term, _, values in v.terms:
                self.model.add(term, values)
        if self.curve:
            self.add_square(self.model)
        for c in options.get("crossed", []):
            self.add_product(Variable(data, c, options))
        self.n_main = len(self.model.columns)
        if self.curve:
            self.add_crossed_squares(self.model)
        self.cross = {}
        for (xn, xl, xv), (mn, ml, mv) in itertools.product(self.x.terms, self.m.terms):
            name = crossed(xn, mn)
            self.cross[xl, ml] = self.model.add(name, xv * mv)
            if self.curve:
                self.model.free_beta.add(self.cross[xl, ml])

    def add_plain(self):
        if self.options.get("intercept", True):
            self.model.add(None if self.curve else "intercept", column([1.0] * self.data.n))
        self.at_x = {level: [(self.model.add(name, v), num(1))] for name, level, v in self.x.terms}
        self.at_m = {}
        if not self.options.get("intercept", True) and self.m.levels:
            first = self.m.levels[0]
            self.model.add(at_level(self.m.name, first), indicator(self.m.values, first))
            last = self.m.levels[1]
            self.m.terms = [(self.m.name, last, self.m.terms[0][2])]
        for name, level, v in self.m.terms:
            named = name
            if self.curve:
                named = None
            elif not self.options.get("intercept", True) and self.m.levels:
                named = at_level(name, level)
            self.at_m[level] = [(self.model.add(named, v), num(1))]

    def add_blocks(self):
        """block * moderator + block:x; what is a term of x or of the moderator elsewhere is here
        the average over the blocks by their rows."""
        block = Variable(self.data, self.within, {})
        shares = [(indicator(block.values, b),
                   num(block.values.count(b)) / self.data.n) for b in block.levels]
        for i, _ in shares:
            self.model.add(None, i)

        def by_block(terms):
            return {level: [(self.model.add(None, i * v), share) for i, share in shares]
                    for _, level, v in terms}
        self.at_m, self.at_x = by_block(self.m.terms), by_block(self.x.terms)

    def add_product(self, other):
        v, w = self.x.terms[0][2], other.terms[0][2]
        self.model.add(crossed(self.x.name, other.name), (v - mean(v)) * (w - mean(w)))

    def square(self):
        v = self.x.terms[0][2]
        return (v - mean(v)) * (v - mean(v))

    def add_square(self, model):
        model.add(squared(self.x.name), self.square())

    def add_crossed_squares(self, model):
        for name, _, v in self.m.terms:
            model.add(crossed(squared(self.x.name), name), self.square() * v)

    def main(self):
        model = Model()
        model.columns, model.names = (self.model.columns[:self.n_main],
                                      self.model.names[:self.n_main])
        return model

    def slopes(self):
        """(name, contrast)."""
        if self.x.levels:
            for ml in self.at_m:
                term = next(name for name, level, _ in self.m.terms if level == ml)
                for xl in self.x.levels:
                    c = dict(self.at_m[ml])
                    if (xl, ml) in self.cross:
                        c[self.cross[xl, ml]] = num(1)
                    yield at_level(term, xl), c
        elif self.m.levels:
            for ml in self.m.levels:
                c = dict(self.at_x[None])
                if (None, ml) in self.cross:
                    c[self.cross[None, ml]] = num(1)
                yield at_level(self.x.name, ml), c
        else:
            v = self.m.terms[0][2]
            sd = gmpy2.sqrt(scatter(v) / (len(v) - 1))
            for label, value in (("mean - sd", mean(v) - sd), ("mean", mean(v)),
                                 ("mean + sd", mean(v) + sd)):
                yield at_level(self.x.name, label), {**dict(self.at_x[None]),
                                                     self.cross[None, None]: value}


def joint(smaller, fit, added, kind):
    """F of the columns `added`, and its p; NULL where there is no such test."""
    kept = [j for j in added if j in fit.kept]
    if not kept:
        return NAN, NAN
    if kind == "none":
        f = (smaller.rss - fit.rss) / len(kept) / (fit.rss / fit.df)
        return f, f_tail(f, len(kept), fit.df)
    ls = [fit.weights({j: 1}) for j in kept]
    if any(l is None for l in ls):
        return FREE, FREE
    if len(kept) == 1:
        variance, df = fit.variance(ls[0], kind)
        t = dot(ls[0], fit.y) / gmpy2.sqrt(variance)
        return t * t, two_sided(t, df)
    if kind == "CR2":
        return NAN, NAN
    f = fit.wald(ls, kind)
    return f, FREE if kind == "by_group" else f_tail(f, len(kept), fit.df)


def overlap(call):
    """Share of the rows inside the range of x that all groups share."""
    if call.x.levels or not call.m.levels:
        return FREE
    x, g = call.x.terms[0][2], call.m.values
    ranges = [[v for v, label in zip(x, g) if label == level] for level in call.m.levels]
    low, high = max(min(r) for r in ranges), min(max(r) for r in ranges)
    return sum(low <= v <= high for v in x) / len(x)


def curvature(call, y):
    """p of x^2 and x^2:moderator together, x centred: the classic F."""
    if call.x.levels:
        return FREE
    if call.curve:
        larger = call.model
        square = squared(call.x.name)
        squares = [j for j, n in enumerate(larger.names) if n and n.startswith(square)]
        small = [c for j, c in enumerate(larger.columns) if j not in squares]
        columns = small + [larger.columns[j] for j in squares]
    else:
        small, extra = call.model.columns, Model()
        call.add_square(extra)
        call.add_crossed_squares(extra)
        columns = small + extra.columns
    fit = Fit(columns, y)
    return joint(Fit(small, y), fit, range(len(small), len(columns)), "none")[1]


def ols_interaction(data, args, options, kind, only=None):
    """As ols()."""
    groups, clusters, used = sides(data, options, args)
    call, y = Interaction(data, used, options), response(data, options)
    groups = call.m.values if call.m.levels else groups
    main_model = call.main()
    main = Fit(main_model.columns, y, groups, clusters)
    full = Fit(call.model.columns, y, groups, clusters)
    rows = []
    for label, model, fit in (("main", main_model, main), ("interaction", call.model, full)):
        for j, name in enumerate(model.names):
            if name and only in (None, (label, name)):
                beta = beta_of(fit, j, call.model.free_beta)
                rows.append((label, name, figures_of(fit, {j: 1}, options, kind, beta=beta)))
    rows = [(m, t, f + [FREE]) for m, t, f in rows]
    if only:
        return rows, {}
    for name, c in call.slopes():
        figures = figures_of(full, c, options, kind)
        if options.get("within") and full.weights(c) is None:
            figures = [FREE] * len(figures)  # the product averages over the levels that tell
        rows.append(("slope", name, figures + [FREE]))
    keys = interaction_keys(call, main, full, kind, rows)
    if options.get("diagnose"):
        keys["overlap"] = overlap(call)
        keys["curvature_p"] = curvature(call, y) if kind == "none" else FREE
        if len(call.cross) == 1:
            only = next(iter(call.cross.values()))
            found = influence(call.model, y, groups, clusters, {only: 1}, kind)
            keys.update({f"{INFLUENCE}.{k}": v for k, v in found.items()})
    return rows, {key_path(k): v for k, v in keys.items()}


def interaction_keys(call, main, full, kind, rows):
    # About 0 without an intercept, whatever levels there are.
    plain = call.options.get("intercept", True)
    tss = scatter(full.y) if plain else dot(full.y, full.y)
    added = list(call.cross.values())
    smaller = main
    if call.curve:  # main lacks x^2:moderator as well, which is not what is tested
        rest = [c for j, c in enumerate(call.model.columns) if j not in added]
        smaller = Fit(rest, full.y)
    f, p = joint(smaller, full, added, kind)
    gain = any(j in full.kept for j in added)
    keys = {"r_squared_main": 1 - main.rss / tss, "r_squared": 1 - full.rss / tss,
            "delta_r_squared": (main.rss - full.rss) / tss if gain else NAN, "f_change": f,
            "f_change_p": p}
    which = {"interaction": call.model.names[added[0]], "main": call.x.terms[0][0]}
    for key, term in which.items():
        row = next((f for m, t, f in rows if m == key and t == term), None)
        for figure in ("estimate", "std_error", "beta", "p_value"):
            if len(added) > 1:
                keys[f"$.{key}.{figure}"] = NAN
            elif row:
                keys[f"$.{key}.{figure}"] = row[FIGURES.index(figure)]
    return keys


# ---- scale_choice
def scale_choice(data, args, options, _kind, _only=None):
    """y ~ b + m:mode + m:x + x:mode, x as it is on both scales."""
    within, alone = options.get("within"), options.get("alone", [])
    args = sides(data, options, args)[2]
    ones = column([1.0] * data.n)
    block = Variable(data, within, {}) if within else None
    m = [indicator(block.values, b) for b in block.levels] if within else [ones]
    columns = list(m)
    for name in alone:
        v = Variable(data, name, options)
        columns += [t[2] for t in v.terms]
    mode = Variable(data, args[1], options, True).terms
    columns += [i * t[2] for i in m for t in mode]
    for name in args[2:]:
        if name == within or name in alone:
            continue
        for _, _, x in Variable(data, name, options).terms:
            columns += [i * x for i in m] + [x * t[2] for t in mode]
    if min(data[args[0]]) <= 0:
        return [], {key_path("delta"): NAN, key_path("delta_trimmed"): NAN,
                    "fit ->> 'scale' = 'raw'": 1}
    delta, trimmed = scale_delta(columns, column(data[args[0]]))
    scale = "log" if min(delta, trimmed) > 3 else "raw" if max(delta, trimmed) < -3 else "undecided"
    return [], {key_path("delta"): delta, key_path("delta_trimmed"): trimmed,
                f"fit ->> 'scale' = '{scale}'": 1}


# ---- Calls
FUNCTIONS = {"ols": ols, "ols_interaction": ols_interaction, "scale_choice": scale_choice}

# (function, arguments, options, sets). Each call meets several kinds of variance.
ALL = ["plain", "unequal", "models", "offset", "scaled", "holes", "collinear"]
BIG = ["models", "scaled", "unequal"]
TEMPLATES = [
    ("ols", "y x g", {}, ["twelve"] + ALL),
    ("ols", "y x z w g block", {}, ALL),
    ("ols", "y x z g k cell", {"margin": 0.5, "tests": 6}, BIG + ["holes"]),
    ("ols", "y x z g", {"intercept": False}, ["plain", "unequal", "models", "scaled"]),
    ("ols", "y x w g block", {"scale": "log", "margin": 1.1}, BIG + ["plain"]),
    ("ols", "y x w g", {"scale": "log", "log": ["x", "w"], "power": 0.9}, BIG + ["holes"]),
    ("ols", "y x z r", {"factors": ["r"]}, ["plain", "unequal", "models", "scaled"]),
    ("ols", "y x more", {"wide": "more", "scale": "log", "log": ["w"]}, BIG + ["plain"]),
    ("ols_interaction", "y x g", {}, ["twelve", "flat"] + ALL),
    ("ols_interaction", "y x g z block", {"conf_level": 0.9, "margin": 0.5}, ALL),
    ("ols_interaction", "y x d z", {"reference": "1"}, ["plain", "unequal", "offset", "scaled"]),
    ("ols_interaction", "y x g z w", {}, ["collinear", "plain", "offset", "unequal"]),
    ("ols_interaction", "y x g z", {"intercept": False}, ["plain", "unequal", "models", "scaled"]),
    ("ols_interaction", "y x h z", {"reference": "q"}, ["plain", "unequal", "models", "offset"]),
    ("ols_interaction", "y x z w", {}, ["plain", "unequal", "models", "offset"]),
    ("ols_interaction", "y k g z", {"margin": 0.5}, ["plain", "unequal", "models", "holes"]),
    ("ols_interaction", "y k h z", {}, BIG + ["plain"]),
    ("ols_interaction", "y k z x", {"power": 0.9}, ["plain", "unequal", "models", "offset"]),
    ("ols_interaction", "y x g z block", {"within": "block"}, ALL),
    ("ols_interaction", "y x g z block cell", {"within": "block", "tests": 4}, ["plain"] + BIG),
    ("ols_interaction", "y x h block", {"within": "block"}, BIG + ["plain"]),
    ("ols_interaction", "y k g z block", {"within": "block"}, BIG + ["plain"]),
    ("ols_interaction", "y k h block", {"within": "block"}, ["scaled", "unequal"]),
    ("ols_interaction", "y x g z", {"curve": True}, ["plain", "unequal", "offset", "scaled"]),
    ("ols_interaction", "y x h z", {"curve": True}, ["plain", "unequal", "models", "offset"]),
    ("ols_interaction", "y x z w", {"curve": True}, ["plain", "unequal", "models", "offset"]),
    ("ols_interaction", "y x g z block cell", {"within": "block", "curve": True}, BIG + ["plain"]),
    ("ols_interaction", "y x g w block", {"scale": "log", "margin": 1.25}, BIG + ["plain"]),
    ("ols_interaction", "y x g w block", {"scale": "log", "log": ["x"], "within": "block",
                                          "curve": True}, BIG + ["plain"]),
    ("ols_interaction", "y k h w", {"scale": "log", "log": ["w"]}, ["plain", "scaled"]),
    ("ols_interaction", "y x r z", {"factors": ["r"]}, ["plain", "unequal", "models", "scaled"]),
    ("ols_interaction", "y x g block more", {"wide": "more", "within": "block"},
     ["scaled", "unequal"]),
    ("ols_interaction", "y x g z w", {"crossed": ["z", "w"]},
     ["plain", "unequal", "offset", "scaled"]),
    ("ols_interaction", "y x h z", {"crossed": ["z"], "curve": True},
     ["plain", "unequal", "models", "offset"]),
    ("ols_interaction", "y x z w", {"crossed": ["w"]}, ["plain", "unequal", "models", "offset"]),
    ("ols_interaction", "y x g w z block", {"scale": "log", "log": ["x", "w"], "within": "block",
                                            "crossed": ["w", "z"]}, BIG + ["plain"]),
]
DIAGNOSED = [
    ("ols", "y x z g", {"diagnose": True}, ["twelve", "plain"]),
    ("ols_interaction", "y x g z", {"diagnose": True}, ["plain", "unequal", "offset"]),
    ("ols_interaction", "y x h z", {"diagnose": True}, ["plain"]),
    ("ols_interaction", "y x z w", {"diagnose": True}, ["plain"]),
    ("ols_interaction", "y x g z block", {"diagnose": True, "within": "block"}, ["plain"]),
    ("ols_interaction", "y x g z", {"diagnose": True, "curve": True}, ["plain"]),
    ("ols_interaction", "y x g z", {"diagnose": True, "scale": "log", "log": ["x"]}, ["plain"]),
]
CHOICES = [
    ("scale_choice", "y g x z w", {}, ALL),
    ("scale_choice", "y g x z block", {"within": "block"}, BIG + ["plain", "holes"]),
    ("scale_choice", "y g x w block cell", {"within": "block", "alone": ["cell"]}, BIG),
    ("scale_choice", "y h x k block", {"within": "block"}, BIG),
    ("scale_choice", "z g x", {}, ["plain"]),
    ("scale_choice", "y g more block", {"within": "block", "wide": "more"}, ["scaled", "plain"]),
]


def fits(function, args, kind):
    """Is there such a call? by_group needs groups."""
    numbers = function == "ols_interaction" and args[2] in ("z", "w")
    return not (kind == "by_group" and (numbers or (function == "ols" and "g" not in args)))


def with_kind(function, args, options, kind):
    args, options = list(args), dict(options)
    if kind == "CR2":
        args, options["cluster"] = args + ["cluster"], "cluster"
    elif kind != "none":
        options["robust"] = kind
        if kind == "by_group" and function == "ols":
            options["group"] = "g"
    return args, {"names": args, **options}


def plan():
    """(function, set, arguments, options, kind) of every call."""
    for t, (function, args, options, sets) in enumerate(TEMPLATES):
        for s, name in enumerate(sets):
            for kind in {KINDS[(2 * s + t) % 7], KINDS[(2 * s + t + 1) % 7]}:
                yield function, name, args.split(), options, kind
    for function, args, options, sets in DIAGNOSED:
        for s, name in enumerate(sets):
            for kind in ["none"] + (["HC3", "by_group", "CR2"] if s == 0 else []):
                yield function, name, args.split(), options, kind
    for function, args, options, sets in CHOICES:
        for name in sets:
            yield function, name, args.split(), options, "none"


def calls():
    order = {k: i for i, k in enumerate(KINDS)}
    for function, name, args, options, kind in sorted(
            plan(), key=lambda c: (c[0], str(c[2:4]), c[1], order[c[4]])):
        if fits(function, args, kind):
            yield (function, name, *with_kind(function, args, options, kind), kind)


def sql_of(function, args, options):
    wide = ", ".join(f"'{name}', {name}" for name in WIDE)
    args = [f"json_object({wide})" if a == options.get("wide") else a for a in args]
    return f"{function}({', '.join(args)}, '{json.dumps(options, separators=(',', ':'))}')"


# ---- What each combination of options means, or which two names its error must have.
def combination_errors(c):
    """Pairs of names; the message must have both of one pair."""
    errors = []
    numeric = c["moderator"] == "number"
    if c["cluster"] and c["robust"] not in ("none", "CR2"):
        errors.append(("cluster", "robust"))
    if c["robust"] == "CR2" and not c["cluster"]:
        errors.append(("robust", "cluster"))
    if c["function"] == "ols":
        if c["robust"] == "by_group" and not c["group"]:
            errors.append(("robust", "group"))
        if c["group"] and c["robust"] != "by_group":
            errors.append(("group", "robust"))
        return errors
    if c["robust"] == "by_group" and numeric:
        errors.append(("robust", "moderator"))
    if c["within"] == "factor" and numeric:
        errors.append(("within", "moderator"))
    if c["within"] == "number":
        errors.append(("within", "factors"))
    if c["curve"] and c["x"] == "factor":
        errors.append(("curve", "x"))
    return errors


def combinations():
    """Every cell, with the call that is it on the set `models`, what is null and noted there
    (f_change, overlap, curvature_p) and the errors."""
    none = ("no", "yes")
    for robust, cluster, group, scale, diagnose in itertools.product(
            KINDS, none, none, ("raw", "log"), none):
        yield cell("ols", "number", "none", "none", robust, cluster, scale, diagnose, "no", group)
    for x, m, within, robust, cluster, scale, diagnose, curve in itertools.product(
            ("number", "factor"), ("number", "two", "three"), ("none", "factor", "number"), KINDS,
            none, ("raw", "log"), none, none):
        yield cell("ols_interaction", x, m, within, robust, cluster, scale, diagnose, curve, "no")


def cell(function, x, m, within, robust, cluster, scale, diagnose, curve, group):
    c = {"function": function, "x": x, "moderator": m, "within": within, "robust": robust,
         "cluster": cluster == "yes", "scale": scale, "diagnose": diagnose == "yes",
         "curve": curve == "yes", "group": group == "yes"}
    x_name, m_name = {"number": "x", "factor": "k"}[x], {"number": "z", "two": "g", "three": "h",
                                                          "none": "g"}[m]
    args = ["y", x_name, m_name, "w", "block"] + (["cluster"] if c["cluster"] else [])
    # The names are the default ones but for what options must name.
    names = ["y", "x", "moderator", "w", "block", "cluster"][:len(args)]
    options = {"names": names}
    if robust != "none":
        options["robust"] = robust
    if c["cluster"]:
        options["cluster"] = "cluster"
    if within != "none":
        options["within"] = {"factor": "block", "number": "w"}[within]
    if c["group"]:
        options["group"] = "moderator"
    if scale == "log":
        options["scale"] = "log"
    for key in ("diagnose", "curve"):
        if c[key]:
            options[key] = True
    c["call"] = sql_of(function, args, options)
    c["errors"] = combination_errors(c)
    terms = {"number": 1, "factor": 2}[x] * {"number": 1, "two": 1, "three": 2, "none": 1}[m]
    several = function == "ols_interaction" and terms > 1
    c["null"] = []
    if c["errors"]:
        return c
    if several and c["cluster"]:
        c["null"] += ["f_change", "f_change_p"]
    if several:
        c["null"] += ["effect"]
    if function == "ols_interaction" and c["diagnose"] and (x == "factor" or m == "number"):
        c["null"] += ["overlap"]
    if function == "ols_interaction" and c["diagnose"] and x == "factor":
        c["null"] += ["curvature_p"]
    return c


# ---- Writing
def quoted(text):
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'


def literal(text, indent):
    """As adjacent literals in lines of at most 100 columns."""
    width, parts = 96 - indent, []
    while text:
        cut = len(text)
        while len(quoted(text[:cut])) > width:
            cut -= 1
        parts.append(quoted(text[:cut]))
        text = text[cut:]
    return ("\n" + " " * indent).join(parts)


def figure(v):
    v = float(v)
    if math.isnan(v):
        return "NAN"
    if math.isinf(v):
        return "FREE"
    return repr(v)


def wrapped(items, indent):
    """Items in lines of at most 100 columns."""
    lines, line = [], " " * indent
    for item in items:
        if len(line) + len(item) > 97:  # a comma or the end of the row still fits
            lines.append(line.rstrip())
            line = " " * indent
        line += item + ", "
    lines.append(line.rstrip().rstrip(","))
    return "\n".join(lines)


HEAD = """/* Made by regression.py: do not edit. Regressions at 50 digits; regression_call.h says
** how they are read. */
#ifndef CLT_ORACLE_REGRESSION_H
#define CLT_ORACLE_REGRESSION_H

#include "oracle/regression_call.h"
"""


def write_sets(sets, prefix):
    for d in sets.values():
        for name, values in d.columns.items():
            levels = sorted(set(values)) if is_text(values) else None
            if levels:
                print(f"static const char *const {prefix}_{d.name}_{name}_levels[] = {{\n"
                      f"{wrapped([quoted(v) for v in levels], 4)}}};")
                values = [levels.index(v) for v in values]
            text = [str(v) if levels else f"{v:.17g}" for v in values]
            print(f"static const double {prefix}_{d.name}_{name}[] = {{\n{wrapped(text, 4)}}};")
        print(f"static const oracle_column {prefix}_{d.name}[] = {{")
        for name, values in d.columns.items():
            levels = f"{prefix}_{d.name}_{name}_levels" if is_text(values) else "NULL"
            print(f'    {{"{name}", {levels}, {prefix}_{d.name}_{name}}},')
        print("};\n")
    print(f"static const oracle_set {prefix}_sets[] = {{")
    for d in sets.values():
        print(f'    {{"{d.name}", {d.n}, {len(d.columns)}, {prefix}_{d.name}}},')
    print("};\n")


def write_calls(done, prefix):
    print(f"static const oracle_call {prefix}_calls[] = {{")
    for function, name, sql, kind, rows, keys in done:
        print(f'    {{"{name}", "{function}",\n     {literal(sql, 5)},\n     "{kind}", {len(rows)}, '
              f'{len(keys)}}},')
    print(f"}};\n\nstatic const oracle_row {prefix}_rows[] = {{")
    for function, name, sql, kind, rows, keys in done:
        print(f"    /* {name}: {function}, {kind} */")
        for model, term, values in rows:
            print(f"    {{{quoted(model)}, {quoted(term)},\n     {{\n"
                  f"{wrapped([figure(v) for v in values], 6)}}}}},")
    print(f"}};\n\nstatic const oracle_key {prefix}_keys[] = {{")
    for function, name, sql, kind, rows, keys in done:
        print(f"    /* {name}: {function}, {kind} */")
        for expression, want in keys.items():
            print(f"    {{{quoted(expression)}, {figure(want)}}},")
    print("};\n")


def write_combinations():
    print("""/* Every combination of options, as a call on the set 'models': it has a meaning,
** and then gives a fit in which the keys `null` are null and noted; or its error has both names of
** one of the pairs. */
typedef struct oracle_combination {
  const char *call;
  const char *null[5];
  const char *errors[4][2];
} oracle_combination;

static const oracle_combination oracle_combinations[] = {""")
    for c in combinations():
        assert len(c["errors"]) <= 4
        null = ", ".join([quoted(k) for k in c["null"]] or ["NULL"])
        errors = ", ".join(f"{{{quoted(a)}, {quoted(b)}}}" for a, b in c["errors"]) or "{NULL}"
        print(f"    {{{literal(c['call'], 5)},\n     {{{null}}},\n"
              f"     {{{errors}}}}},")
    print("};\n\n#endif")


def main():
    check_power()
    sets, done = make_sets(), []
    for function, name, args, options, kind in calls():
        rows, keys = FUNCTIONS[function](sets[name], args, options, kind)
        done.append((function, name, sql_of(function, args, options), kind, rows, keys))
    print(HEAD)
    write_sets(sets, "oracle")
    write_calls(done, "oracle")
    write_combinations()


if __name__ == "__main__":
    main()
