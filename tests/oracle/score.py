#!/usr/bin/env python3
"""Reference values of ext/graph/score.h at 50 digits; writes score.h.

BGe by the marginal likelihoods of whole sets of variables (Kuipers, Moffa & Heckerman 2014, equation
2), as ratios p(P + j)/p(P); the linear model by the density of the n-vector x_j itself, normal with
mean mean_edge X 1 and covariance obs_noise I + sig_edge^2 X X'.
"""
from itertools import combinations
from mpmath import mp, mpf, matrix, det, log, loggamma, pi, lu_solve, nstr

mp.dps = 50
rows = [[1.5, -0.25, 2.0], [0.5, 1.0, -1.25], [-2.0, 0.75, 0.5], [0.25, 3.0, 1.0]]
n, d = len(rows), 3
X = [[mpf(v) for v in r] for r in rows]
mean = [sum(r[j] for r in X) / n for j in range(d)]


def multigamma(l, a):
    return mpf(l * (l - 1)) / 4 * log(pi) + sum(loggamma(a - mpf(i) / 2) for i in range(l))


def bge_set(s, am, aw):
    l = len(s)
    if l == 0:
        return mpf(0)
    t = am * (aw - d - 1) / (am + 1)
    R = matrix(l, l)
    for a, i in enumerate(s):
        for b, j in enumerate(s):
            R[a, b] = sum((r[i] - mean[i]) * (r[j] - mean[j]) for r in X)
            R[a, b] += n * am / (n + am) * mean[i] * mean[j] + (t if i == j else 0)
    a0 = aw - d + l
    return (mpf(l) / 2 * log(am / (n + am)) - mpf(l * n) / 2 * log(pi)
            + multigamma(l, (a0 + n) / 2) - multigamma(l, a0 / 2)
            + a0 / 2 * l * log(t) - (a0 + n) / 2 * log(det(R)))


def bge(j, P, am, aw):
    t = am * (aw - d - 1) / (am + 1)
    score = bge_set(sorted(P + [j]), am, aw) - bge_set(P, am, aw)
    if not P:
        return score, []
    def R(a, b):
        return (sum((r[a] - mean[a]) * (r[b] - mean[b]) for r in X)
                + n * am / (n + am) * mean[a] * mean[b] + (t if a == b else 0))
    A = matrix([[R(a, b) for b in P] for a in P])
    return score, list(lu_solve(A, matrix([R(a, j) for a in P])))


def linear(j, P, noise, mu, sd):
    C, m = matrix(n, n), matrix(n, 1)
    for a in range(n):
        m[a] = mu * sum(X[a][p] for p in P)
        for b in range(n):
            C[a, b] = sd**2 * sum(X[a][p] * X[b][p] for p in P) + (noise if a == b else 0)
    y = matrix([X[a][j] for a in range(n)]) - m
    score = -(n * log(2 * pi) + log(det(C)) + (y.T * lu_solve(C, y))[0]) / 2
    if not P:
        return score, []
    A = matrix([[sum(r[a] * r[b] for r in X) / noise + (1 / sd**2 if a == b else 0) for b in P]
                for a in P])
    b = matrix([sum(r[a] * r[j] for r in X) / noise + mu / sd**2 for a in P])
    return score, list(lu_solve(A, b))


def number(x):
    return nstr(x, 20)


out = ["/* Written by score.py. */", "static const double score_rows[12] = {"]
out += ["    " + ", ".join(repr(v) for v in r) + "," for r in rows] + ["};", ""]
out += ["typedef struct score_case {", "  clt_score_model model;", "  int target;",
        "  uint64_t parents;", "  double log_score, coefficients[3];", "} score_case;", "",
        "static const score_case score_cases[] = {"]
for kind, args in [("CLT_BGE", (1, 5)), ("CLT_BGE", (2.5, 6.5)), ("CLT_LINEAR", (0.125, 0, 1)),
                   ("CLT_LINEAR", (2, 0.75, 0.5))]:
    args = [mpf(a) for a in args]
    for j in range(d):
        others = [i for i in range(d) if i != j]
        for size in range(3):
            for P in combinations(others, size):
                score, b = (bge if kind == "CLT_BGE" else linear)(j, list(P), *args)
                if kind == "CLT_BGE":
                    model = f".alpha_mu = {args[0]}, .alpha_w = {args[1]}"
                else:
                    model = f".obs_noise = {args[0]}, .mean_edge = {args[1]}, .sig_edge = {args[2]}"
                mask = sum(1 << p for p in P)
                b = ", ".join(number(x) for x in b) or "0.0"
                out.append(f"    {{{{.likelihood = {kind}, {model}}}, {j}, {mask}, "
                           f"{number(score)}, {{{b}}}}},")
out.append("};")
open(__file__.replace(".py", ".h"), "w").write("\n".join(out) + "\n")
