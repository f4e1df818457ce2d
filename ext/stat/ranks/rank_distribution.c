#include "stat/ranks/rank_distribution.h"

#include <float.h>
#include <math.h>

bool clt_rank_distribution_init(clt_rank_distribution *d, size_t n1, size_t n2, clt_arena *arena) {
  size_t m = n1 < n2 ? n1 : n2, n = n1 < n2 ? n2 : n1, width = m * n / 2 + 1;
  /* count[i * width + u]: orderings of i values against j with U = u. The largest value belongs to
  ** the first group, beating all j of the second, or to the second (Mann and Whitney's recursion);
  ** all terms are positive, so no digits are lost. */
  double *count = clt_arena_take(arena, (m + 1) * width, sizeof *count);
  if (!count) return false;
  for (size_t i = 0; i <= m; i++) count[i * width] = 1.0; /* j = 0 */
  for (size_t j = 1; j <= n; j++) {
    for (size_t i = 1; i <= m; i++) {
      double *with = count + i * width;
      const double *without = with - width;
      size_t end = i * j < width ? i * j + 1 : width;
      for (size_t u = j; u < end; u++) with[u] += without[u - j];
    }
  }
  double total = 1.0; /* binomial coefficient (m + n) over m */
  for (size_t i = 1; i <= m; i++) total = total * (double)(n + i) / (double)i;
  double *last = count + m * width, sum = 0.0;
  for (size_t u = 0; u < width; u++) {
    sum += last[u];
    last[u] = sum / total;
  }
  *d = (clt_rank_distribution){m * n, last};
  return true;
}

double clt_rank_lower(const clt_rank_distribution *d, double u) {
  if (u < 0.0) return 0.0;
  if (u >= (double)d->pairs) return 1.0;
  size_t i = (size_t)u;
  return i <= d->pairs / 2 ? d->cumulative[i] : 1.0 - d->cumulative[d->pairs - i - 1];
}

size_t clt_rank_quantile(const clt_rank_distribution *d, double p) {
  size_t u = 0;
  while (u < d->pairs && clt_rank_lower(d, (double)u) < p - 10.0 * DBL_EPSILON) u++;
  return u;
}
