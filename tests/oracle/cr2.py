#!/usr/bin/env python3
"""Reference values of ext/stat/regression/cr2.h at 50 digits; writes cr2.h.

By the definitions, with matrices of all rows: W has a row w_g for each cluster, (I - H)_gg^(-1/2) l_g
by eigen-decomposition, V = sum (W e)^2 and df = tr(W (I - H) W')^2 / |W (I - H) W'|^2.
"""
import random
from mpmath import mp, mpf, matrix, eigsy, eye, nstr, sqrt

mp.dps = 50
random.seed(20)


def orthonormal(X):
    """U and R^-T of X = U R, by Gram and Schmidt twice over; columns without rows in common stay so"""
    n, k = X.rows, X.cols
    U, R = X.copy(), matrix(k, k)
    for j in range(k):
        for again in range(2):
            for i in range(j):
                r = sum(U[a, i] * U[a, j] for a in range(n))
                R[i, j] += r
                for a in range(n):
                    U[a, j] -= r * U[a, i]
        R[j, j] = sqrt(sum(U[a, j] ** 2 for a in range(n)))
        for a in range(n):
            U[a, j] /= R[j, j]
    return U, (R ** -1).T


def cr2(U, e, lam, sizes):
    n = U.rows
    l, left = U * lam, eye(n) - U * U.T
    W, first, saturated = matrix(len(sizes), n), 0, 0
    for g, size in enumerate(sizes):
        rows = range(first, first + size)
        d, Z = eigsy(left[first:first + size, first:first + size])
        saturated += any(v < mpf("1e-8") for v in d)
        for i in range(size):
            if d[i] < mpf("1e-8"):
                continue
            part = sum(Z[a, i] * l[first + a] for a in range(size)) / sqrt(d[i])
            for a in range(size):
                W[g, first + a] += part * Z[a, i]
        first += size
    P, scores = W * left * W.T, W * e
    trace = sum(P[g, g] for g in range(len(sizes)))
    return sum(s * s for s in scores), trace ** 2 / sum(p * p for p in P), saturated


def noise():
    return mpf(random.gauss(0, 1))


def numeric(sizes, k):
    """intercept and k - 1 numeric columns"""
    return matrix([[1] + [noise() for _ in range(k - 1)] for _ in range(sum(sizes))])


def with_outliers(sizes):
    X = numeric(sizes, 4)
    X[1, 1] = mpf(1000)
    X[9, 2] = mpf(-1500)
    return X


def with_indicator(sizes, which):
    X = numeric(sizes, 4)
    g = [g for g, size in enumerate(sizes) for _ in range(size)]
    for a in range(X.rows):
        X[a, 3] = mpf(g[a] == which)
    return X


def nested(sizes, levels):
    """an indicator a level, each of which has several clusters, then two numeric columns"""
    level = [g * levels // len(sizes) for g, size in enumerate(sizes) for _ in range(size)]
    return matrix([[mpf(i == j) for j in range(levels)] + [noise(), noise()] for i in level])


def crossed(sizes, levels):
    """levels of another factor, which the clusters cross"""
    return matrix([[mpf((a * a + a // 3) % levels == j) for j in range(levels)] + [noise(), noise()]
                   for a in range(sum(sizes))])


uneven = [1, 2, 3, 7, 5, 6, 2]
cases = [
    ("balanced", [4] * 6, lambda s: numeric(s, 3)),
    ("unbalanced", uneven, lambda s: numeric(s, 4)),
    ("rows alone", [1] * 13, lambda s: numeric(s, 3)),
    ("one giant and rows alone", [16] + [1] * 8, lambda s: numeric(s, 4)),
    ("leverage near 1", [3, 2, 4, 2, 5, 1, 1, 3], with_outliers),
    ("an indicator of a cluster", uneven, lambda s: with_indicator(s, 4)),
    ("an indicator of a row alone", uneven, lambda s: with_indicator(s, 0)),
    ("nested in levels", [2, 3, 1, 2, 4, 2, 1, 3, 2], lambda s: nested(s, 3)),
    ("across levels", [3, 4, 2, 5, 3, 1, 6, 2], lambda s: crossed(s, 5)),
    ("more columns than rows", [2, 3, 2, 2, 3, 3, 2, 4, 2], lambda s: numeric(s, 7)),
]


def listed(values):
    return ", ".join(nstr(v, 20) if isinstance(v, mpf) else str(v) for v in values)


with open("tests/oracle/cr2.h", "w") as out:
    out.write("/* Written by cr2.py. */\n")
    table = []
    for i, (name, sizes, design) in enumerate(cases):
        X = design(sizes)
        n, k = X.rows, X.cols
        U, inverse = orthonormal(X)
        y = matrix([noise() * (1 + abs(X[a, k - 1])) for a in range(n)])
        e = y - U * (U.T * y)
        # the last coefficient, the second, and the sum of the second and third
        lams = [inverse[:, k - 1], inverse[:, 1], inverse[:, 1] + inverse[:, 2]]
        results = [cr2(U, e, lam, sizes) for lam in lams]
        out.write(f"static const int cr2_sizes_{i}[] = {{{listed(sizes)}}};\n")
        for what, values in (("u", list(U)), ("e", list(e)), ("lambda", [v for l in lams for v in l])):
            out.write(f"static const double cr2_{what}_{i}[] = {{{listed(values)}}};\n")
        table.append(f'{{"{name}", {len(sizes)}, {k}, cr2_sizes_{i}, cr2_u_{i}, cr2_e_{i}, '
                     f"cr2_lambda_{i}, {results[0][2]}, {{{listed(r[0] for r in results)}}}, "
                     f"{{{listed(r[1] for r in results)}}}}},\n")
    out.write("\nenum { CR2_CONTRASTS = 3 };\ntypedef struct cr2_case {\n  const char *name;\n"
              "  int clusters, k;\n  const int *size;\n  const double *u, *e, *lambda;\n"
              "  int saturated;\n  double variance[CR2_CONTRASTS], df[CR2_CONTRASTS];\n} cr2_case;\n\n"
              "static const cr2_case cr2_cases[] = {\n" + "".join(table) + "};\n")
