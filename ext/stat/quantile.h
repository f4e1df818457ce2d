/*
** Quantiles of a sample, type 7 of R. J. Hyndman and Y. Fan, Sample quantiles in statistical
** packages, The American Statistician 50 (1996): the default of R and of numpy.
**
** Tried: gsl_stats_quantile_from_sorted_data() is the same formula as (1 - share) a + share b,
** which in one of twenty samples of equal values is not that value.
*/
#ifndef CLT_STAT_QUANTILE_H
#define CLT_STAT_QUANTILE_H

#include <math.h>
#include <stddef.h>

/* The quantile of order p of sorted[n], ascending: linear interpolation at position (n - 1) p,
** counted from 0. NAN if n is 0 or p is not in [0, 1]. */
static inline double clt_quantile_sorted(const double *sorted, size_t n, double p) {
  if (n == 0 || !(p >= 0.0 && p <= 1.0)) return NAN;
  double position = (double)(n - 1) * p, below = floor(position);
  size_t i = (size_t)below;
  if (i + 1 >= n) return sorted[n - 1];
  double share = position - below;
  if (share == 0.0) return sorted[i];
  return sorted[i] + share * (sorted[i + 1] - sorted[i]);
}

#endif
