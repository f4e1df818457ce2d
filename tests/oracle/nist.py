#!/usr/bin/env python3
"""Writes tests/stat/regression/nist.h: the linear least squares sets of NIST's Statistical Reference Datasets
(https://www.itl.nist.gov/div898/strd/lls/lls.shtml) with their certified values, and beside these
the exact solution, in rational arithmetic, of the problem as a program in double sees it: data and
powers of x rounded to binary64.

usage: python3 tests/oracle/nist.py FOLDER > tests/stat/regression/nist.h
FOLDER has for every set NAME.csv (y, then the x) and NAME.json (`certified`: coef, se, sigma, r2, F).
"""
import csv
import json
import sys
import textwrap
from fractions import Fraction

from mpmath import mp, mpf, nstr, sqrt

mp.dps = 60
SETS = ["Norris", "Pontius", "NoInt1", "NoInt2", "Filip", "Longley",
        "Wampler1", "Wampler2", "Wampler3", "Wampler4", "Wampler5"]


def read(folder, name):
    with open(f"{folder}/{name}.json", encoding="utf-8") as f:
        about = json.load(f)
    with open(f"{folder}/{name}.csv", encoding="utf-8") as f:
        rows = list(csv.reader(f))[1:]
    return about, rows


def design(rows, degree, intercept):
    """Rows of the design matrix in binary64, exactly as fractions; degree 0: the columns as given."""
    x = [[Fraction(float(v)) for v in row[1:]] for row in rows]
    if degree:
        x = [[Fraction(float(row[0] ** k)) for k in range(1, degree + 1)] for row in x]
    return [([Fraction(1)] if intercept else []) + row for row in x]


def solve(x, y):
    """Coefficients, standard errors, sigma, R^2 and F by rational normal equations."""
    n, p = len(x), len(x[0])
    gram = [[sum(r[i] * r[j] for r in x) for j in range(p)] +
            [sum(r[i] * v for r, v in zip(x, y))] +
            [Fraction(int(i == j)) for j in range(p)] for i in range(p)]
    for i in range(p):
        pivot = gram[i][i]
        gram[i] = [v / pivot for v in gram[i]]
        for k in range(p):
            if k != i:
                f = gram[k][i]
                gram[k] = [a - f * b for a, b in zip(gram[k], gram[i])]
    coef = [row[p] for row in gram]
    inverse = [gram[i][p + 1 + i] for i in range(p)]
    intercept = all(r[0] == 1 for r in x)
    mean = sum(y) / n if intercept else 0
    rss = sum((v - sum(a * b for a, b in zip(r, coef))) ** 2 for r, v in zip(x, y))
    tss = sum((v - mean) ** 2 for v in y)
    s2 = rss / (n - p)
    q = p - intercept
    f_value = (tss - rss) / q / s2 if s2 else None
    return coef, [real_sqrt(s2 * v) for v in inverse], real_sqrt(s2), 1 - rss / tss, f_value


def real(v):
    return mpf(v.numerator) / v.denominator if isinstance(v, Fraction) else v


def real_sqrt(v):
    return sqrt(real(v))


def number(v):
    if v is None or v == "inf":
        return "INFINITY"
    return v if isinstance(v, str) else nstr(real(v), 20)


def array(values):
    return "{" + ", ".join(number(v) for v in values) + "}"


def show(line):
    """Prints a line of C, within 100 columns."""
    indent = " " * (len(line) - len(line.lstrip()) + 2)
    print(textwrap.fill(line, 100, subsequent_indent=indent, break_long_words=False,
                        break_on_hyphens=False))


def write_set(folder, name):
    about, rows = read(folder, name)
    intercept = not name.startswith("NoInt")
    degree = max(about["degree"], 0)
    x = design(rows, degree, intercept)
    y = [Fraction(float(r[0])) for r in rows]
    exact = solve(x, y)
    c = about["certified"]
    print(f"static const double nist_{name}_data[] = {{")
    for r in rows:
        print("    " + ", ".join(r) + ",")
    print("};\n")
    print(f"static const nist_set nist_{name} = {{")
    print(f'    "{name}", nist_{name}_data, {len(rows)}, {len(rows[0]) - 1}, {degree}, '
          f"{'true' if intercept else 'false'}, {len(x[0])},")
    for coef, se, sigma, r2, f_value in [(c["coef"], c["se"], c["sigma"], c["r2"], c["F"]), exact]:
        show(f"    {{{array(coef)},")
        show(f"     {array(se)},")
        show(f"     {number(sigma)}, {number(r2)}, {number(f_value)}}},")
    print("};\n")


def main():
    print("""/*
** NIST StRD linear least squares sets with their certified values, and the exact solution of the
** inputs as rounded to double. Written by tests/oracle/nist.py.
*/
#ifndef CLT_STAT_REGRESSION_NIST_H
#define CLT_STAT_REGRESSION_NIST_H

#include <math.h>
#include <stdbool.h>

/* What a fit should give; F is infinite where the fit is perfect. */
typedef struct nist_values {
  double coef[11], se[11], sigma, r2, f;
} nist_values;

typedef struct nist_set {
  const char *name;
  const double *data;    /* rows of y and the x */
  int n;                 /* rows */
  int k;                 /* x columns in the data */
  int degree;            /* of the polynomial in the only x; 0: not a polynomial */
  bool intercept;        /* the model has a constant */
  int terms;             /* of the model, the constant included (then first) */
  nist_values certified; /* NIST's values, for the decimal inputs */
  nist_values binary64;  /* of the inputs rounded to double */
} nist_set;

/* clang-format off */""")
    for name in SETS:
        write_set(sys.argv[1], name)
    names = ", ".join(f"&nist_{s}" for s in SETS)
    show(f"static const nist_set *const nist_sets[] = {{{names}}};")
    print("/* clang-format on */\n\n#endif")


main()
