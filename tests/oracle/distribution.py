#!/usr/bin/python3
"""Writes distribution.h: reference values of the distributions, by mpmath at 50 digits.

The incomplete beta function is the textbook continued fraction (DLMF 8.17.22), the incomplete gamma
function the power series or Legendre's fraction: neither form, nor the prefactor by loggamma, is
the one under test; both are compared here with mpmath's own betainc and gammainc where those
converge. Noncentral t is integrated over S by tanh-sinh quadrature.

    /usr/bin/python3 tests/oracle/distribution.py > tests/oracle/distribution.h
"""
import random

import mpmath as mp

mp.mp.dps = 60
TOLERANCE = mp.mpf(10) ** -40


def lentz(b0, term):
    """b0 + a1/(b1 + a2/(b2 + ...)) with term(n) = (an, bn)."""
    f = c = mp.mpf(b0)
    d, n = mp.mpf(0), 0
    while True:
        n += 1
        a, b = term(n)
        d = 1 / (b + a * d)
        c = b + a / c
        f *= c * d
        if n > 4 and abs(c * d - 1) < TOLERANCE:
            return f


def beta_fraction(x, y, a, b):
    def term(n):
        m = n // 2
        if n % 2:
            return -(a + m) * (a + b + m) * x / ((a + 2 * m) * (a + 2 * m + 1)), 1
        return m * (b - m) * x / ((a + 2 * m - 1) * (a + 2 * m)), 1

    log_power = a * mp.log(x) + b * mp.log(y) - mp.log(a)
    log_beta = mp.loggamma(a) + mp.loggamma(b) - mp.loggamma(a + b)
    return mp.exp(log_power - log_beta) / lentz(1, term)


def beta_sides(x, y, a, b):
    if x < a / (a + b):
        lower = beta_fraction(x, y, a, b)
        return lower, 1 - lower
    upper = beta_fraction(y, x, b, a)
    return 1 - upper, upper


def t_sides(t, df):
    t, df = mp.mpf(t), mp.mpf(df)
    s = t * t + df
    return beta_sides(t * t / s, df / s, mp.mpf(1) / 2, df / 2)


def f_upper(f, df1, df2):
    f, df1, df2 = map(mp.mpf, (f, df1, df2))
    s = df1 * f + df2
    return beta_sides(df1 * f / s, df2 / s, df1 / 2, df2 / 2)[1]


def gamma_upper(a, x):
    log_power = a * mp.log(x) - x - mp.loggamma(a)
    if x >= a + 1:
        return mp.exp(log_power) / lentz(x + 1 - a, lambda n: (-n * (n - a), x + 1 - a + 2 * n))
    term = total = 1 / a
    n = 0
    while term > total * TOLERANCE:
        n += 1
        term *= x / (a + n)
        total += term
    return 1 - mp.exp(log_power) * total


def chi2_upper(x, df):
    return gamma_upper(mp.mpf(df) / 2, mp.mpf(x) / 2)


def normal_upper(z):
    return mp.erfc(mp.mpf(z) / mp.sqrt(2)) / 2


def nct_cdf(t, df, ncp):
    t, df, ncp = map(mp.mpf, (t, df, ncp))
    if t < 0:
        return 1 - nct_cdf(-t, df, -ncp)
    a, sd = df / 2, 1 / mp.sqrt(2 * df)
    log_scale = mp.log(2) + a * mp.log(a) - mp.loggamma(a)

    def integrand(s):
        if s <= 0:
            return mp.mpf(0)
        return mp.exp(log_scale + (df - 1) * mp.log(s) - a * s * s) * mp.ncdf(t * s - ncp)

    spread = (-14, -10, -7, -5, -3.5, -2, -1, 0, 1, 2, 3.5, 5, 7, 10, 14)
    cuts = [1 + k * sd for k in spread] + ([(ncp + k) / t for k in spread] if t else [])
    cuts = [mp.mpf(0)] + sorted(c for c in cuts if 0 < c < 1 + 20 * sd)
    with mp.workdps(30):
        return mp.quad(integrand, cuts, method="tanh-sinh")


def hedges(df):
    df = mp.mpf(df)
    return mp.exp(mp.loggamma(df / 2) - mp.loggamma((df - 1) / 2)) / mp.sqrt(df / 2)


def solve(function, goal, low, high):
    """The x in [low, high] where the decreasing function of x crosses goal, by bisection of log x."""
    low, high = mp.log(low), mp.log(high)
    for _ in range(75):
        middle = (low + high) / 2
        low, high = (middle, high) if function(mp.exp(middle)) > goal else (low, middle)
    return mp.exp((low + high) / 2)


def t_quantile(p, df):
    p = mp.mpf(p)
    if p > 0.25:
        return solve(lambda t: -t_sides(t, df)[0], -(1 - 2 * p), mp.mpf(10) ** -20, 10 ** 9)
    return solve(lambda t: t_sides(t, df)[1], 2 * p, mp.mpf(10) ** -3, mp.mpf(10) ** 305)


def normal_quantile(p):
    if p > 0.5:
        return -normal_quantile(1 - mp.mpf(p))
    z = mp.sqrt(2 * mp.log(1 / (2 * mp.mpf(p)))) + mp.mpf(10) ** -9
    for _ in range(60):  # Newton's method on the logarithm of the tail
        tail = normal_upper(z)
        z += mp.log(tail / p) * tail / mp.npdf(z)
    return z


def check_references():
    half = mp.mpf(1) / 2
    for t, df in ((2.5, 3), (0.3, 0.5), (7, 40.5)):
        x = df / (df + mp.mpf(t) ** 2)
        own = mp.betainc(mp.mpf(df) / 2, half, 0, x, regularized=True)
        assert abs(t_sides(t, df)[1] / own - 1) < 1e-30
    for x, df in ((0.02, 0.1), (3, 7), (60, 20)):
        own = mp.gammainc(mp.mpf(df) / 2, mp.mpf(x) / 2, regularized=True)
        assert abs(chi2_upper(x, df) / own - 1) < 1e-30


def figure(x):
    return mp.nstr(mp.mpf(x), 17) if not isinstance(x, float) else repr(x)


def table(name, comment, rows):
    print(f"\n/* {comment} */\nstatic const double {name}[][{len(rows[0])}] = {{")
    for row in rows:
        print("    {" + ", ".join(figure(x) for x in row) + "},")
    print("};")


def short(x):
    """A double of few digits near x."""
    return float(f"{float(x):.6g}")


DFS = (0.1, 0.5, 1, 2, 3.7, 10, 30.5, 178, 1e4, 1e6, 1e9)


def t_rows():
    rows = []
    for df in DFS:
        for p in (1e-299, 1e-200, 1e-77, 1e-15, 1e-4, 0.03, 0.3):
            wanted = solve(lambda t: t_sides(t, df)[1], p, mp.mpf(10) ** -3, mp.mpf(10) ** 305)
            if wanted < 1e150:
                rows.append((short(wanted), float(df)))
        rows += [(t, float(df)) for t in (1e-9, 0.01, 0.7, 1.4)]
    return [(t, df, t_sides(t, df)[1]) for t, df in rows]


def t_quantile_rows():
    rows = []
    for df in DFS:
        for p in (1e-250, 1e-30, 1e-6, 0.005, 0.025, 0.26, 0.4999):
            t = t_quantile(p, df)
            if t < 1e300:
                rows.append((p, float(df), t))
    return rows


def f_rows():
    rows = []
    for df1 in (0.1, 1, 2, 5, 60, 1e5):
        for df2 in (0.1, 1, 3, 50, 797, 1e9):
            for f in (1e-5, 0.4, 1.02, 3.5, 600.0, 1e30):
                rows.append((f, float(df1), float(df2), f_upper(f, df1, df2)))
    rows = [row for row in rows if row[3] > 1e-300]
    rows.append((1.0001, 1e9, 1e9, f_upper(1.0001, 1e9, 1e9)))
    return rows


def chi2_rows():
    rows = []
    for df in (0.1, 0.5, 1, 2, 5, 33, 1e3, 1e6):
        for z in (-3, -0.5, 0.1, 2, 8, 36):
            x = short(df + z * (2 * df) ** 0.5)
            if x > 0:
                rows.append((x, float(df), chi2_upper(x, df)))
        rows.append((0.15, float(df), chi2_upper(0.15, df)))
    return [row for row in rows if row[2] > 1e-300]


def nct_rows():
    random.seed(5)
    rows = []
    for df in (1, 2, 3.5, 10, 178, 1e4, 1e7):
        for t in (0.0, 0.4, -1.7, 9.0, -130.0, 1e4):
            spread = (1 + t * t / (2 * df)) ** 0.5
            ncp = short(t + random.gauss(0, 1.5) * spread)
            rows.append((t, float(df), ncp, nct_cdf(t, df, ncp)))
    return rows


def main():
    check_references()
    print("/* Written by distribution.py: reference values of the distributions. */")
    table("oracle_normal", "z, P(Z > z)",
          [(z, normal_upper(z)) for z in (-9.0, -1.3, -1e-9, 0.02, 1.96, 6.5, 13.7, 25.1, 37.3)])
    table("oracle_normal_quantile", "P(Z > z), z",
          [(p, normal_quantile(p))
           for p in (1e-300, 1e-99, 1e-20, 1e-5, 0.025, 0.3, 0.499999, 0.75, 0.9999)])
    table("oracle_t", "t, df, P(|T| > t)", t_rows())
    table("oracle_t_quantile", "P(T > t), df, t", t_quantile_rows())
    table("oracle_f", "f, df1, df2, P(F > f)", f_rows())
    table("oracle_chi2", "x, df, P(X > x)", chi2_rows())
    table("oracle_nct", "t, df, ncp, P(T <= t)", nct_rows())
    table("oracle_hedges", "df, J(df)",
          [(df, hedges(df)) for df in (1.01, 1.5, 2.0, 3.0, 7.5, 29.0, 31.0, 178.0, 1e5, 1e9)])


main()
