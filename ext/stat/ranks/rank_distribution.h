/* The exact distribution of Mann and Whitney's U without ties (GSL has none). */
#ifndef CLT_STAT_RANKS_RANK_DISTRIBUTION_H
#define CLT_STAT_RANKS_RANK_DISTRIBUTION_H

#include <stdbool.h>
#include <stddef.h>

#include "base/arena.h"

typedef struct clt_rank_distribution {
  size_t pairs;             /* n1 n2: U goes from 0 to it */
  const double *cumulative; /* [pairs / 2 + 1] P(U <= u); the other half follows by symmetry */
} clt_rank_distribution;

/* For group sizes of at least 1. Time (n1 n2)^2 / 3 at most; relative error below 1e-14. False if
** out of memory. */
bool clt_rank_distribution_init(clt_rank_distribution *d, size_t n1, size_t n2, clt_arena *arena);

/* P(U <= u), 0 for u < 0. */
double clt_rank_lower(const clt_rank_distribution *d, double u);

/* The smallest u with P(U <= u) >= p, where P within 10 ulp of p counts as reaching it (as in R's
** qwilcox). */
size_t clt_rank_quantile(const clt_rank_distribution *d, double p);

#endif
