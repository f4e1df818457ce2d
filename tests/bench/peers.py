"""Peers of bench_sql.c in scipy: seconds of the processor for the same million rows, in arrays."""
import sys
import time

import numpy as np
from scipy import stats

i = np.arange(1, 1_000_001)
y = (i * 7919 % 100003) / 7.0
parallel = i * 31 % 97 < 49


def best(name, call, rounds=3):
    seconds = []
    for _ in range(rounds):
        start = time.process_time()
        call()
        seconds.append(time.process_time() - start)
    print(f"{name}\t{min(seconds):.6f}")
    sys.stdout.flush()


best("ttest", lambda: stats.ttest_ind(y[parallel], y[~parallel]))
best("mann_whitney", lambda: stats.mannwhitneyu(y[parallel], y[~parallel]))
