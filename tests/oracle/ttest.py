#!/usr/bin/python3
"""Writes ttest.h: t-tests of small samples, by mpmath at 50 digits from the definitions.

    /usr/bin/python3 tests/oracle/ttest.py > tests/oracle/ttest.h

The samples are taken as the doubles that the decimal numbers round to.
"""
import mpmath as mp

mp.mp.dps = 50

SAMPLES = {
    # R's `sleep`: Student's own data.
    "sleep": ([0.7, -1.6, -0.2, -1.2, -0.1, 3.4, 3.7, 0.8, 0.0, 2.0],
              [1.9, 0.8, 1.1, 0.1, -0.1, 4.4, 5.5, 1.6, 4.6, 3.4]),
    "offset": ([1e9 + 0.5, 1e9 + 0.25, 1e9 + 1.1, 1e9 + 0.7], [1e9 + 0.1, 1e9 + 0.3, 1e9 - 0.2]),
    "unequal": ([12.0, 14.5, 11.25, 13.0, 12.5, 13.75], [3.0, 55.0, 21.0]),
    "single": ([4.0], [1.0, 2.5, 2.0, 0.5]),
    "far": ([100.001, 100.002, 100.0005], [1.001, 1.0015, 0.999, 1.0]),
}


def student_t(df):
    """Density of t."""
    scale = mp.gamma((df + 1) / 2) / (mp.sqrt(df * mp.pi) * mp.gamma(df / 2))
    return lambda t: scale * (1 + t * t / df) ** (-(df + 1) / 2)


def t_upper(t, df):
    if t < 0:
        return 1 - t_upper(-t, df)
    return mp.betainc(df / 2, mp.mpf(1) / 2, 0, df / (df + t * t), regularized=True) / 2


def t_quantile(p_upper, df):
    density = student_t(df)
    t = mp.mpf(2)
    for _ in range(60):
        t += (t_upper(t, df) - p_upper) / density(t)
    return t


def nct_cdf(t, df, ncp):
    if t < 0:
        return 1 - nct_cdf(-t, df, -ncp)
    a, sd = df / 2, 1 / mp.sqrt(2 * df)
    log_scale = mp.log(2) + a * mp.log(a) - mp.loggamma(a)

    def integrand(s):
        if s <= 0:
            return mp.mpf(0)
        return mp.exp(log_scale + (df - 1) * mp.log(s) - a * s * s) * mp.ncdf(t * s - ncp)

    cuts = [1 + k * sd for k in (-10, -7, -5, -3, -1, 0, 1, 3, 5, 7, 10)]
    cuts += [(ncp + k) / t for k in (-14, -9, -6, -4, -2, 0, 2, 4, 6, 9, 14)]
    cuts = [mp.mpf(0)] + sorted(c for c in cuts if 0 < c < 1 + 20 * sd)
    with mp.workdps(30):
        return mp.quad(integrand, cuts)


def nct_ncp(t, df, p):
    """By regula falsi; the end that stays counts half from then on, so that both close in."""
    spread = mp.sqrt(1 + t * t / (2 * df))
    low, high = t - 12 * spread, t + 12 * spread
    f_low, f_high = nct_cdf(t, df, low) - p, nct_cdf(t, df, high) - p
    assert f_low > 0 > f_high
    for _ in range(200):
        middle = (low * f_high - high * f_low) / (f_high - f_low)
        f = nct_cdf(t, df, middle) - p
        if abs(f) < mp.mpf(10) ** -23:
            return middle
        if f > 0:
            low, f_low, f_high = middle, f, f_high / 2
        else:
            high, f_high, f_low = middle, f, f_low / 2
    raise ArithmeticError("no convergence")


def ttest(a, b, welch, level):
    a, b = [mp.mpf(v) for v in a], [mp.mpf(v) for v in b]
    n1, n2 = len(a), len(b)
    mean1, mean2 = mp.fsum(a) / n1, mp.fsum(b) / n2
    s1, s2 = (mp.fsum((v - m) ** 2 for v in g) for g, m in ((a, mean1), (b, mean2)))
    sd1, sd2 = (mp.sqrt(s / (n - 1)) if n > 1 else mp.nan for s, n in ((s1, n1), (s2, n2)))
    estimate, student_df = mean1 - mean2, mp.mpf(n1 + n2 - 2)
    pooled = mp.sqrt((s1 + s2) / student_df)
    scale = mp.sqrt(mp.mpf(1) / n1 + mp.mpf(1) / n2)
    error, df = pooled * scale, student_df
    if welch:
        v1, v2 = sd1 ** 2 / n1, sd2 ** 2 / n2
        error, df = mp.sqrt(v1 + v2), (v1 + v2) ** 2 / (v1 ** 2 / (n1 - 1) + v2 ** 2 / (n2 - 1))
    t, level = estimate / error, mp.mpf(level)
    two, one = t_quantile((1 - level) / 2, df), t_quantile(1 - level, df)
    d = estimate / pooled
    ncp = [nct_ncp(d / scale, student_df, (1 + sign * level) / 2) for sign in (1, -1)]
    factor = mp.gamma(student_df / 2) / (mp.sqrt(student_df / 2) * mp.gamma((student_df - 1) / 2))
    p = 2 * t_upper(abs(t), df), t_upper(t, df), t_upper(-t, df)
    return [mean1, mean2, sd1, sd2, estimate, error, t, df, *p, estimate - two * error,
            estimate + two * error, estimate - one * error, estimate + one * error, pooled, d,
            ncp[0] * scale, ncp[1] * scale, d * factor]


def figure(x):
    return "NAN" if mp.isnan(x) else mp.nstr(x, 17)


def main():
    print("/* Written by ttest.py: t-tests at 50 digits. */\n#include <math.h>\n#include <stdbool.h>\n"
          "#include <stddef.h>\n")
    for name, groups in SAMPLES.items():
        for i in (0, 1):
            print(f"static const double {name}_{i + 1}[] = {{{', '.join(map(repr, groups[i]))}}};")
    print("""
static const struct oracle_ttest {
  const char *name;
  const double *y1;
  size_t n1;
  const double *y2;
  size_t n2;
  bool welch;
  double conf_level;
  double mean1, mean2, sd1, sd2, estimate, std_error, statistic, df;
  double p_two_sided, p_greater, p_less;
  double low, high, one_sided_low, one_sided_high;
  double pooled_sd, cohens_d, cohens_d_low, cohens_d_high, hedges_g;
} oracle_ttest[] = {""")
    for name, (a, b) in SAMPLES.items():
        for welch in (False, True):
            if welch and min(len(a), len(b)) < 2:
                continue
            level = 0.9 if name == "unequal" else 0.95
            figures = [figure(x) for x in ttest(a, b, welch, level)]
            print(f'    {{"{name}", {name}_1, {len(a)}, {name}_2, {len(b)}, {int(welch)}, {level},')
            for i in range(0, len(figures), 4):
                print("     " + ", ".join(figures[i:i + 4]) + ("," if i + 4 < len(figures) else "},"))
    print("};")


main()
