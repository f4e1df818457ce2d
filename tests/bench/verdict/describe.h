/* Shows what is simulated, to be checked by eye or by another program. */
#ifndef CLT_BENCH_VERDICT_DESCRIBE_H
#define CLT_BENCH_VERDICT_DESCRIBE_H

#include <stdint.h>

#include "bench/verdict/truth.h"

/* Moments of a large study, a line a group and mode. */
void describe(const truth *t);

/* A study's runs as CSV. */
void describe_runs(const truth *t, int n, uint64_t seed);

#endif
