"""Least squares by direct formulas at 50 digits, for regression.py and rule.py.

A row of n weights l stands for a contrast c of the coefficients, c'b = l'y: it is found by
orthogonalising the columns twice over, and every variance is written with l, the residuals and
H = UU', never with cross-products. Needs Debian's python3-numpy, -scipy, -mpmath and -gmpy2.
"""
import gmpy2
import mpmath as mp
import numpy as np
from scipy import special, stats

gmpy2.get_context().precision = 170
mp.mp.dps = 40
num = gmpy2.mpfr
NAN = float("nan")


def column(values):
    """Doubles, or what is exact already, as a column of exact numbers."""
    out = np.empty(len(values), dtype=object)
    out[:] = [num(v) if not isinstance(v, (np.floating, np.integer)) else num(v.item())
              for v in values]
    return out


def zeros(*shape):
    out = np.empty(shape, dtype=object)
    out.fill(num(0))
    return out


def dot(a, b):
    return a.dot(b) if len(a) else num(0)


def mean(v):
    return sum(v, num(0)) / len(v)


def scatter(v):
    return sum(((a - mean(v)) ** 2 for a in v), num(0))


def log_of(v):
    return column([gmpy2.log(a) for a in v])


def eigen(matrix):
    """Eigenvalues and vectors of a symmetric matrix by Jacobi's rotations."""
    a, n = matrix.copy(), len(matrix)
    v = zeros(n, n)
    for i in range(n):
        v[i, i] = num(1)
    for _ in range(60):
        if sum(a[i, j] ** 2 for i in range(n) for j in range(i)) <= num(10) ** -90:
            break
        for p in range(n):
            for q in range(p + 1, n):
                if a[p, q] == 0:
                    continue
                theta = (a[q, q] - a[p, p]) / (2 * a[p, q])
                sign = 1 if theta >= 0 else -1
                t = sign / (abs(theta) + gmpy2.sqrt(theta * theta + 1))
                c = 1 / gmpy2.sqrt(t * t + 1)
                s = t * c
                for m in (a, v):
                    left, right = m[:, p].copy(), m[:, q].copy()
                    m[:, p], m[:, q] = c * left - s * right, s * left + c * right
                up, down = a[p, :].copy(), a[q, :].copy()
                a[p, :], a[q, :] = c * up - s * down, s * up + c * down
    return [a[i, i] for i in range(n)], v


def inverse_root(matrix):
    """Of a symmetric matrix; eigenvalues below 1e-8 count as 0 and have the inverse 0."""
    values, v = eigen(matrix)
    roots = column([1 / gmpy2.sqrt(w) if w > 1e-8 else num(0) for w in values])
    return (v * roots).dot(v.T)


def solve(matrix, right):
    """Gauss with pivoting."""
    a, b, n = matrix.copy(), right.copy(), len(matrix)
    for i in range(n):
        p = max(range(i, n), key=lambda r: abs(a[r, i]))
        if p != i:
            a[[i, p]], b[[i, p]] = a[[p, i]], b[[p, i]]
        for r in range(i + 1, n):
            f = a[r, i] / a[i, i]
            a[r] = a[r] - f * a[i]
            b[r] = b[r] - f * b[i]
    x = b.copy()
    for i in reversed(range(n)):
        x[i] = (b[i] - (dot(a[i, i + 1:], x[i + 1:]) if i + 1 < n else 0)) / a[i, i]
    return x


class Fit:
    """Least squares of y on the columns; a later column that depends on earlier ones is dropped."""

    def __init__(self, columns, y, groups=None, clusters=None):
        self.n, self.p, self.y = len(y), len(columns), y
        self.groups, self.clusters, self.roots = groups, clusters, {}
        self.columns, self.kept, self.basis, self.r = columns, [], [], []
        self.shares = {}
        constant = column([1] * self.n) / gmpy2.sqrt(num(self.n))
        self.length = [gmpy2.sqrt(dot(c, c)) for c in columns]
        for j, c in enumerate(columns):
            about = c - constant * dot(constant, c)
            size = gmpy2.sqrt(dot(about, about)) if j else self.length[j]
            rest, parts = c.copy(), [num(0)] * len(self.basis)
            for _ in range(2):
                for i, u in enumerate(self.basis):
                    s = dot(u, rest)
                    parts[i] += s
                    rest = rest - s * u
            norm = gmpy2.sqrt(dot(rest, rest))
            if size <= 1e-13 * self.length[j] or norm <= 1e-11 * size:
                self.shares[j] = parts
                continue
            self.kept.append(j)
            self.basis.append(rest / norm)
            self.r.append(parts + [norm])
        self.rank = len(self.kept)
        self.df = self.n - self.rank
        self.u = np.array(self.basis, dtype=object).T if self.basis else zeros(self.n, 0)
        self.h = (self.u * self.u).sum(1) if self.rank else zeros(self.n)
        self.e = y - self.u.dot(self.u.T.dot(y)) if self.rank else y.copy()
        self.rss = dot(self.e, self.e)
        self.collinear = {j: self.back(parts) for j, parts in self.shares.items()}

    def back(self, parts):
        """Coefficients of the kept columns of a combination of the basis."""
        b = [num(0)] * self.rank
        for i in reversed(range(len(parts))):
            more = sum((self.r[k][i] * b[k] for k in range(i + 1, len(parts))), num(0))
            b[i] = (parts[i] - more) / self.r[i][i]
        return b

    def weights(self, c):
        """l with l'y = c'b, or None where that is not estimable (both scaled as lengths are 1)."""
        for j, share in self.collinear.items():
            if not self.length[j]:
                if c.get(j, 0):
                    return None
                continue
            through = sum((share[i] * c.get(k, 0) for i, k in enumerate(self.kept)), num(0))
            ends = [self.length[k] for k in c if c[k]]
            if abs((c.get(j, 0) - through) / self.length[j]) > 1e-6 / max(ends):
                return None
        # U'l solves R' w = c.
        w = []
        for i, k in enumerate(self.kept):
            s = num(c.get(k, 0)) - sum((self.r[i][m] * w[m] for m in range(i)), num(0))
            w.append(s / self.r[i][i])
        return self.u.dot(column(w))

    def variance(self, l, kind):
        """Variance of l'y and its degrees of freedom; a list of l's gives their matrix, too."""
        if self.df <= 0:
            return num("nan"), num("nan")
        if kind == "CR2":
            return self.cr2(l)
        if kind == "by_group":
            return self.by_group(l)
        return dot(l * l, self.row_variances(kind)), num(self.df)

    def row_variances(self, kind):
        e2 = self.e * self.e
        if kind == "none":
            return column([self.rss / self.df] * self.n)
        if kind in ("HC0", "HC1"):
            return e2 * (num(self.n) / self.df if kind == "HC1" else 1)
        power = 1 if kind == "HC2" else 2
        return column([v / (1 - h) ** power if h < 1 - 1e-10 else num(0)
                       for v, h in zip(e2, self.h)])

    def group_variances(self):
        """Of each group: its rows, e'e/(n - tr(M S)) and n - tr(M S)."""
        for g in sorted(set(self.groups)):
            rows = [i for i in range(self.n) if self.groups[i] == g]
            left = len(rows) - sum(self.h[rows], num(0))
            yield rows, dot(self.e[rows], self.e[rows]) / left, left

    def by_group(self, l):
        total = below = num(0)
        for rows, variance, left in self.group_variances():
            a = variance * dot(l[rows], l[rows])
            total, below = total + a, below + a * a / left
        return total, total * total / below

    def cluster_rows(self):
        rows = {}
        for i, g in enumerate(self.clusters):
            rows.setdefault(g, []).append(i)
        return [rows[g] for g in sorted(rows)]

    def cr2(self, l):
        """W has a row a cluster, (I - H_gg)^(-1/2) l_g in its place: V = |W e|^2, and the degrees
        of freedom are tr(P)^2 / |P|^2 of P = W (I - H) W' (Satterthwaite, equal variances)."""
        clusters = self.cluster_rows()
        w = zeros(len(clusters), self.n)
        for g, rows in enumerate(clusters):
            if g not in self.roots:
                ug = self.u[rows]
                one = zeros(len(rows), len(rows))
                for i in range(len(rows)):
                    one[i, i] = num(1)
                self.roots[g] = inverse_root(one - ug.dot(ug.T))
            w[g, rows] = self.roots[g].dot(l[rows])
        wu = w.dot(self.u)
        p = w.dot(w.T) - wu.dot(wu.T)
        we = w.dot(self.e)
        trace = sum((p[i, i] for i in range(len(p))), num(0))
        return dot(we, we), trace ** 2 / (p * p).sum()

    def wald(self, ls, kind):
        """Wald's chi-squared by the number of contrasts."""
        matrix, q = np.array(ls, dtype=object), len(ls)
        if kind == "by_group":
            weights = zeros(self.n)
            for rows, variance, _ in self.group_variances():
                weights[rows] = variance
        else:
            weights = self.row_variances(kind)
        v = (matrix * weights).dot(matrix.T)
        b = matrix.dot(self.y)
        return dot(b, solve(v, b)) / q


# Distributions.
def t_tail(t, df):
    """P(T > t)."""
    t, df = mp.mpf(str(t)), mp.mpf(str(df))
    half = mp.betainc(df / 2, mp.mpf(1) / 2, 0, df / (df + t * t), regularized=True) / 2
    return half if t >= 0 else 1 - half


def two_sided(t, df):
    return float(2 * t_tail(abs(t), df))


def f_tail(f, df1, df2):
    f, df1, df2 = (mp.mpf(str(v)) for v in (f, df1, df2))
    return float(mp.betainc(df2 / 2, df1 / 2, 0, df2 / (df2 + df1 * f), regularized=True))


QUANTILES = {}


def t_quantile(upper, df):
    """t with P(T > t) = upper; scipy's, made exact by Newton's steps."""
    key = upper, float(df)
    if key not in QUANTILES:
        d = mp.mpf(str(df))
        t = mp.mpf(float(stats.t.isf(upper, float(df))))
        scale = mp.gamma((d + 1) / 2) / (mp.sqrt(d * mp.pi) * mp.gamma(d / 2))
        for _ in range(3):
            density = scale * (1 + t * t / d) ** (-(d + 1) / 2)
            t += (t_tail(t, d) - mp.mpf(upper)) / density
        QUANTILES[key] = float(t)
    return QUANTILES[key]


def power_at(ncp, critical, df):
    """P(|T| > critical) of the noncentral t, over z = ln of sqrt(chi^2/df): the integrand is
    smooth and vanishes at both ends, where the trapezoid rule is exact to rounding."""
    z = np.linspace(-45 / min(df, 20) - 1, 2.5 + 1.5 / df, 40001)
    s = np.exp(z)
    log_density = (np.log(2) + df / 2 * np.log(df / 2) - special.gammaln(df / 2)
                   + df * z - df * s * s / 2)
    inside = special.ndtr(ncp - critical * s) + special.ndtr(-ncp - critical * s)
    return float(np.sum(np.exp(log_density) * inside) * (z[1] - z[0]))


NCPS = {}


def detectable_ncp(df, alpha, power):
    """The noncentrality at which Student's two-sided test at level alpha has this power."""
    key = float(df), alpha, power
    if key not in NCPS:
        critical = t_quantile(alpha / 2, df)
        low, high = 0.0, critical + 1
        while power_at(high, critical, float(df)) < power:
            high *= 2
        for _ in range(200):
            middle = (low + high) / 2
            if middle in (low, high):
                break
            if power_at(middle, critical, float(df)) < power:
                low = middle
            else:
                high = middle
        NCPS[key] = high
    return NCPS[key]


def check_power():
    """Against scipy's noncentral t."""
    for df, alpha in ((1.0, .05), (2.3, .05), (9.0, .01), (38.0, .05), (117.5, .002)):
        ncp = detectable_ncp(df, alpha, .8)
        c = t_quantile(alpha / 2, df)
        assert abs(stats.nct.sf(c, df, ncp) + stats.nct.cdf(-c, df, ncp) - .8) < 1e-7, df


def log_likelihood(columns, y, jacobian=num(0)):
    """Of least squares, at its maximum; jacobian is -sum(ln y) where y is ln of the data."""
    fit = Fit(columns, y)
    pi = gmpy2.const_pi()
    return -num(fit.n) / 2 * (gmpy2.log(2 * pi * fit.rss / fit.n) + 1) + jacobian, fit


def scale_delta(columns, y):
    """Log-likelihood of ln y less that of y (DESIGN 3, step 6), of all rows and of the
    ceil(.95 n) rows with the smallest max(|e|/sd(e)) of the two fits."""
    def delta(rows):
        part = [c[rows] for c in columns]
        log_y = log_of(y[rows])
        raw, first = log_likelihood(part, y[rows])
        log, second = log_likelihood(part, log_y, -sum(log_y, num(0)))
        return log - raw, first, second

    n = len(y)
    everything, raw, log = delta(list(range(n)))
    size = [max(abs(a) / gmpy2.sqrt(raw.rss), abs(b) / gmpy2.sqrt(log.rss))
            for a, b in zip(raw.e, log.e)]
    keep = sorted(sorted(range(n), key=lambda i: size[i])[:-(-95 * n // 100)])
    return everything, delta(keep)[0]
