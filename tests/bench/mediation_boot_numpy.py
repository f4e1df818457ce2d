"""The peer of bench_mediation_boot: the same bootstrap in numpy, as fast as numpy allows.

Two groups of 418 rows (three columns), resampled each by itself. Moment sums of all resamples come
from one matrix product: counts of how often each row was drawn, times a matrix of the rows' products.
Counts are made in three ways and the fastest is reported: multinomial draws, index arrays with
bincount, and index arrays that gather the products instead of counting. Prints microseconds per
resample of both groups, everything included (draws, effects, percentile limits of four effects in
each group and of their difference).
"""
import sys
import time

import numpy as np

N, BLOCK = 418, 250


def products(rows):
    x, m, y = (rows - rows.mean(axis=0)).T
    return np.stack([x, m, y, x * x, x * m, m * m, x * y, m * y], axis=1)


def by_multinomial(rng, p, b):
    return rng.multinomial(N, np.full(N, 1.0 / N), size=b).astype(float) @ p


def by_bincount(rng, p, b):
    index = rng.integers(0, N, size=(b, N), dtype=np.int32)
    index += (np.arange(b, dtype=np.int32) * N)[:, None]
    return np.bincount(index.ravel(), minlength=b * N).reshape(b, N).astype(float) @ p


def by_gather(rng, p, b):
    index = rng.integers(0, N, size=(b, N), dtype=np.int32)
    return np.stack([column[index].sum(axis=1) for column in np.ascontiguousarray(p.T)], axis=1)


def effects(s):
    x, m, y, xx, xm, mm, xy, my = s.T
    xx, xm, mm = xx - x * x / N, xm - x * m / N, mm - m * m / N
    xy, my = xy - x * y / N, my - m * y / N
    a, c = xm / xx, xy / xx
    b = (my - a * xy) / (mm - a * xm)
    return np.stack([a * b, c - a * b, c, a * b / c])


def bootstrap(way, groups, n_boot, rng):
    out = []
    for p in groups:
        blocks = [effects(way(rng, p, min(BLOCK, n_boot - i))) for i in range(0, n_boot, BLOCK)]
        out.append(np.concatenate(blocks, axis=1))
    out.append(out[1] - out[0])
    return [np.quantile(t, [0.025, 0.975], axis=1) for t in out]


def main():
    n_boot = int(sys.argv[1])
    rng = np.random.default_rng(1)
    groups = [products(rng.normal(size=(N, 3)).cumsum(axis=1)) for _ in range(2)]
    best = np.inf
    for way in (by_multinomial, by_bincount, by_gather):
        for _ in range(3):
            start = time.perf_counter()
            bootstrap(way, groups, n_boot, rng)
            best = min(best, time.perf_counter() - start)
    print(best / n_boot * 1e6)


main()
