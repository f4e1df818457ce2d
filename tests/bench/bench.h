/* Timing for the benchmarks: the best of several runs, against the named peer in the same run. */
#ifndef CLT_BENCH_H
#define CLT_BENCH_H

#include <stdio.h>
#include <time.h>

static inline double bench_now(void) {
  struct timespec t;
  clock_gettime(CLOCK_MONOTONIC, &t);
  return (double)t.tv_sec + 1e-9 * (double)t.tv_nsec;
}

#endif
