/*
** Functions of the subsets of a small set, as arrays indexed by bit masks, with a range that no
** double has: entry U is mantissa[U] * 2^exponent[U]. Log likelihoods of a few hundred rows span
** thousands of powers of two.
*/
#ifndef CLT_GRAPH_SCALED_SUBSET_H
#define CLT_GRAPH_SCALED_SUBSET_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include "base/rng.h"

/* Exponent of an entry that is 0. */
enum { CLT_SUBSET_ZERO = -(1 << 28) };

/* Removes bit j of a mask and closes the gap; and the reverse, leaving bit j clear. */
static inline size_t clt_squeeze(size_t mask, int j) {
  size_t low = ((size_t)1 << j) - 1;
  return (mask & low) | ((mask >> 1) & ~low);
}
static inline size_t clt_spread(size_t mask, int j) {
  size_t low = ((size_t)1 << j) - 1;
  return (mask & low) | ((mask & ~low) << 1);
}

/* x 2^e for x of moderate size; 0 and as if e were 1000 beyond that range. */
static inline double clt_scaled_subset(double x, int64_t e) {
  if (e < -1000) return 0.0;
  uint64_t bits = (uint64_t)((e > 1000 ? 1000 : e) + 1023) << 52;
  double power;
  memcpy(&power, &bits, sizeof power);
  return x * power;
}

/* e^x as a mantissa (returned, within [0.7, 1.5]) and a power of two, |x| < 1e7. */
double clt_scaled_subset_exp(double x, int32_t *exponent);

/* Adds another number to an entry. */
void clt_scaled_subset_add(double *mantissa, int32_t *exponent, double m, int32_t e);

/* Zeta transform over the 2^k subsets, in place: every entry becomes the sum over its subsets (up)
** or over its supersets. Entries must not be negative. */
void clt_scaled_subset_zeta(double *mantissa, int32_t *exponent, int k, bool up);

/* From sums over subsets, sum(U) = sum of w(P) over P within U: draws P within u in proportion to
** w(P), among those that have at least one element of `some` (not asked for if that is 0). */
size_t clt_scaled_subset_draw(const double *mantissa, const int32_t *exponent, size_t u,
                              size_t some, clt_rng *rng);

/* Brings the mantissas of positive entries into [1, 2). */
void clt_scaled_subset_normalise(double *mantissa, int32_t *exponent, size_t n);

#endif
