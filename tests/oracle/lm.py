#!/usr/bin/env python3
"""Writes tests/stat/regression/lm_oracle.h: least squares with a factor, and the figures of Longley's data that
NIST does not certify, by mpmath at 60 digits straight from the design matrix.

usage: python3 tests/oracle/lm.py LONGLEY.csv > tests/stat/regression/lm_oracle.h
"""
import csv
import sys

from mpmath import eye, log, matrix, mp, mpf, nstr, pi, sqrt

mp.dps = 60


def fit(x, y):
    """Coefficients, (X'X)^-1, residuals."""
    inverse = (x.T * x) ** -1
    coef = inverse * (x.T * y)
    return coef, inverse, y - x * coef


def columns(x):
    return [[x[i, j] for i in range(x.rows)] for j in range(x.cols)]


def mean(v):
    return sum(v) / len(v)


def scatter(v):
    return sum((a - mean(v)) ** 2 for a in v)


def robust(x, inverse, e, kind, c):
    """c'Vc for one combination."""
    n, p = x.rows, x.cols
    total = mpf(0)
    for i in range(n):
        row = x[i, :].T
        h = (row.T * inverse * row)[0]
        w = {0: 1, 1: mpf(n) / (n - p), 2: 1 / (1 - h), 3: 1 / (1 - h) ** 2}[kind]
        total += w * e[i] ** 2 * ((c.T * inverse * row)[0]) ** 2
    return total


def array(name, values):
    text = ",\n    ".join(nstr(v, 20) for v in values)
    print(f"static const double {name}[] = {{\n    {text}}};\n")


def write_fit(name, x, y):
    """All figures of a model whose first column is the constant."""
    n, p = x.rows, x.cols
    coef, inverse, e = fit(x, y)
    rss, tss = sum(v ** 2 for v in e), scatter(list(y))
    s2 = rss / (n - p)
    cols = columns(x)
    vif, beta = [], []
    for j in range(1, p):
        others = matrix([[x[i, k] for k in range(p) if k != j] for i in range(n)])
        _, _, left = fit(others, matrix(cols[j]))
        vif.append(scatter(cols[j]) / sum(v ** 2 for v in left))
        beta.append(coef[j] * sqrt(scatter(cols[j]) / tss))
    log_lik = -mpf(n) / 2 * (log(2 * pi) + 1 + log(rss / n))
    array(f"{name}_coef", coef)
    array(f"{name}_se", [sqrt(s2 * inverse[j, j]) for j in range(p)])
    array(f"{name}_beta", beta)
    array(f"{name}_vif", vif)
    print("/* R^2, adjusted R^2, sigma, F, log-likelihood, AIC, BIC */")
    array(f"{name}_whole", [1 - rss / tss, 1 - rss / (n - p) * (n - 1) / tss, sqrt(s2),
                            (tss - rss) / (p - 1) / s2, log_lik, -2 * log_lik + 2 * (p + 1),
                            -2 * log_lik + log(mpf(n)) * (p + 1)])
    return coef, inverse, e


def factor_data():
    """40 rows: y, x1, x2 (with an offset), level 0 ... 3; spread grows with x1."""
    state, rows = 12345, []

    def uniform():
        nonlocal state
        state = (1103515245 * state + 12345) % 2 ** 31
        return state / 2 ** 31 - 0.5
    for i in range(40):
        level = (i * 7 + i // 5) % 4
        x1 = round(3 + 4 * uniform(), 3)
        x2 = round(1e6 + 10 * uniform(), 2)
        y = round(2 + 1.5 * x1 - 0.2 * (x2 - 1e6) + 0.7 * level + x1 * uniform(), 4)
        rows.append((y, x1, x2, level))
    return rows


def write_factor():
    rows = factor_data()
    print("/* y, x1, x2, level */")
    print("static const double factor_data[][4] = {")
    for r in rows:
        print("    {" + ", ".join(repr(v) for v in r) + "},")
    print("};\n")
    x = matrix([[1, mpf(a), mpf(b)] + [int(l == k) for k in (1, 2, 3)] for _, a, b, l in rows])
    y = matrix([mpf(r[0]) for r in rows])
    _, inverse, e = write_fit("factor", x, y)
    unit = eye(6)
    c = matrix([1, mpf(2.5), mpf(1e6), 0, 1, -1])
    array("factor_c", c)
    for kind in range(4):
        variances = [robust(x, inverse, e, kind, unit[:, j]) for j in range(6)]
        array(f"factor_hc{kind}", variances + [robust(x, inverse, e, kind, c)])
    coef, _, _ = fit(x, y)
    print("/* value of the combination, and its unscaled variance */")
    array("factor_combined", [(c.T * coef)[0], (c.T * inverse * c)[0]])


def write_leverage():
    """One far-out row: 1 - h is 9e-14."""
    rows = [(1, 1), (2, 2.5), (2.5, 3), (5, 4), (4.5, 5), (7, 1e7)]
    print("/* y, x */")
    print("static const double leverage_data[][2] = {")
    for r in rows:
        print("    {" + ", ".join(repr(v) for v in r) + "},")
    print("};\n")
    x = matrix([[1, mpf(b)] for _, b in rows])
    _, inverse, e = fit(x, matrix([mpf(a) for a, _ in rows]))
    unit = eye(2)
    array("leverage_hc3", [robust(x, inverse, e, 3, unit[:, j]) for j in range(2)])


def main():
    with open(sys.argv[1], encoding="utf-8") as f:
        rows = [[mpf(float(v)) for v in r] for r in list(csv.reader(f))[1:]]
    print("""/*
** Figures of least squares at 60 digits. Written by tests/oracle/lm.py.
*/
#ifndef CLT_TEST_LM_ORACLE_H
#define CLT_TEST_LM_ORACLE_H

/* clang-format off */""")
    write_fit("longley", matrix([[1] + r[1:] for r in rows]), matrix([r[0] for r in rows]))
    write_factor()
    write_leverage()
    print("/* clang-format on */\n\n#endif")


main()
