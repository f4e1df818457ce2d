"""Bootstrap limits of given replicates with numpy and scipy: writes boot_interval.h.

Percentile limits are numpy quantiles (type 7); BCa orders are those of scipy.stats._resampling and
R's boot::bca.ci. The p-value of BCa is found by root finding on the limits, not by inverting their
formula. The Monte-Carlo error under BCa takes the derivative of the order numerically.
"""
import math

import numpy as np
from scipy import optimize, stats

CASES = [  # n, shift, estimate, acceleration, conf_level, bca
    (199, 0.0, 0.05, 0.0, 0.95, False),
    (199, 0.9, 1.0, 0.0, 0.9, False),
    (999, -1.2, -1.1, 0.0, 0.95, False),
    (199, 0.0, 0.05, 0.03, 0.95, True),
    (999, 0.7, 0.95, -0.02, 0.9, True),
    (999, -1.2, -1.3, 0.06, 0.95, True),
    (4999, 0.9, 0.93, 0.01, 0.99, True),
]


def replicates(n, shift):
    state, out = 12345, []
    for _ in range(n):
        total = 0.0
        for _ in range(4):
            state = (state * 6364136223846793005 + 1442695040888963407) % 2**64
            total += (state >> 44) * 2.0**-20
        out.append(total * total / 4.0 - 1.0 + shift)
    return np.array(out)


def order(half, z0, a):
    w = z0 + stats.norm.ppf(half)
    return stats.norm.cdf(z0 + w / (1 - a * w))


def answer(n, shift, estimate, a, conf_level, bca):
    t = replicates(n, shift)
    alpha = 1 - conf_level
    below = np.mean(t < estimate)
    z0 = stats.norm.ppf(below) if bca else 0.0
    a = a if bca else 0.0
    orders = [order(alpha / 2, z0, a), order(1 - alpha / 2, z0, a)]
    low, high = np.quantile(t, orders)
    if bca:
        sign = 1 if estimate > 0 else -1

        def limit(half):
            return np.quantile(t, order(half if sign > 0 else 1 - half, z0, a))

        half = 1.0
        if limit(1e-12) * sign <= 0 < limit(0.5) * sign:
            half = optimize.brentq(limit, 1e-12, 0.5, xtol=1e-300, rtol=1e-14)
        p = min(1.0, max(2 * half, 2 / (n + 1)))
    else:
        tail = min(np.sum(t <= 0), np.sum(t >= 0))
        p = min(1.0, 2 * (1 + tail) / (n + 1))
    q = orders[0] if abs(low) <= abs(high) else orders[1]
    variance = q * (1 - q)
    if bca:
        half = alpha / 2 if abs(low) <= abs(high) else 1 - alpha / 2
        step = 1e-5
        slope = (order(half, stats.norm.ppf(below + step), a)
                 - order(half, stats.norm.ppf(below - step), a)) / (2 * step)
        variance += slope**2 * below * (1 - below) - 2 * slope * (min(below, q) - below * q)
    spread = math.sqrt(variance / n)
    ends = np.quantile(t, [max(q - spread, 0), min(q + spread, 1)])
    return np.std(t, ddof=1), low, high, p, (ends[1] - ends[0]) / 2


print("""/* Made by tests/oracle/boot_interval.py with numpy %s and scipy. */
typedef struct boot_interval_case {
  int n;
  double shift, estimate, acceleration, conf_level;
  bool bca;
  double std_error, low, high, p_value, mc_error;
} boot_interval_case;

static const boot_interval_case boot_interval_cases[] = {""" % np.__version__)
for case in CASES:
    numbers = [repr(float(v)) for v in answer(*case)]
    inputs = [str(case[0])] + [repr(v) for v in case[1:5]] + [str(case[5]).lower()]
    print("    {" + ", ".join(inputs) + ",\n     " + ", ".join(numbers) + "},")
print("};")
