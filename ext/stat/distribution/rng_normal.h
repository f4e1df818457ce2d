/* Normal random numbers, which take a quantile and so are not in base/rng.h. */
#ifndef CLT_STAT_DISTRIBUTION_RNG_NORMAL_H
#define CLT_STAT_DISTRIBUTION_RNG_NORMAL_H

#include "base/rng.h"

/* Standard normal, by inversion (one uniform a draw, so streams stay aligned). */
double clt_rng_normal(clt_rng *rng);

#endif
