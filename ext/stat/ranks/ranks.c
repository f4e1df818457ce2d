#include "stat/ranks/ranks.h"

#include <math.h>
#include <stdint.h>

#include "base/sort.h"
#include "stat/dd.h"
#include "stat/ranks/pair_differences.h"
#include "stat/ranks/rank_distribution.h"

/* Groups smaller than this have their exact distribution (R's rule). */
enum { EXACT_BELOW = 50 };

static double median(const double *sorted, size_t n) {
  if (n == 0) return NAN;
  return n % 2 ? sorted[n / 2] : 0.5 * sorted[n / 2 - 1] + 0.5 * sorted[n / 2];
}

static bool sort_both(double *x, size_t n1, double *y, size_t n2, clt_arena *arena,
                      clt_task *task) {
  double *scratch = clt_arena_take(arena, n1 > n2 ? n1 : n2, sizeof *scratch);
  return scratch && clt_sort(x, scratch, n1, task) && clt_sort(y, scratch, n2, task);
}

/* What the pooled sample in its order says. */
typedef struct pooled {
  double u;         /* pairs with x > y, and half of those with x = y */
  bool ties;        /* some value occurs twice */
  double deviation; /* standard deviation of u under the hypothesis; 0 if all values are equal */
} pooled;

/* n^3 - n. */
static clt_dd cube_less_one(size_t n) {
  double d = (double)n;
  return dd_mul_d(dd_add(dd_two_prod(d, d), dd_from(-1.0)), d);
}

static pooled pool(const double *x, size_t n1, const double *y, size_t n2) {
  uint64_t twice_u = 0;
  size_t n = n1 + n2;
  clt_dd room = cube_less_one(n); /* less t^3 - t for every set of t equal values: 0 if all are */
  bool ties = false;
  for (size_t i = 0, j = 0; i < n1 || j < n2;) {
    double value = j == n2 || (i < n1 && x[i] <= y[j]) ? x[i] : y[j];
    size_t i0 = i, j0 = j;
    while (i < n1 && x[i] == value) i++;
    while (j < n2 && y[j] == value) j++;
    twice_u += (uint64_t)(i - i0) * (j0 + j);
    size_t tied = i - i0 + (j - j0);
    ties = ties || tied > 1;
    if (tied > 1) room = dd_sub(room, cube_less_one(tied));
  }
  double size = (double)n, scale = (double)n1 * (double)n2 / (12.0 * size * (size - 1.0));
  return (pooled){0.5 * (double)twice_u, ties, sqrt(scale * dd_to_double(room))};
}

static double corrected_z(double distance, double sd, clt_tail tail) {
  if (sd == 0.0) return NAN;
  if (tail == CLT_GREATER) return (distance - 0.5) / sd;
  if (tail == CLT_LESS) return (distance + 0.5) / sd;
  return distance == 0.0 ? 0.0 : (distance - copysign(0.5, distance)) / sd;
}

static double exact_p(const clt_rank_distribution *d, double u, clt_tail tail) {
  double less = clt_rank_lower(d, u), greater = clt_rank_lower(d, (double)d->pairs - u);
  if (tail == CLT_LESS) return less;
  if (tail == CLT_GREATER) return greater;
  return fmin(2.0 * fmin(less, greater), 1.0);
}

/* q of ranks.h, and the coverage it gives, with the exact distribution or (NULL) the normal one. */
static uint64_t limit_rank(const clt_rank_distribution *d, double pairs, double sd, clt_tail tail,
                           double conf_level, double *attained) {
  double sides = tail == CLT_TWO_SIDED ? 2.0 : 1.0, alpha = (1.0 - conf_level) / sides, outside;
  double q = d ? (double)clt_rank_quantile(d, alpha)
               : ceil(0.5 * pairs - 0.5 - clt_normal_quantile(alpha) * sd);
  q = fmin(fmax(q, 1.0), pairs);
  if (d) {
    outside = clt_rank_lower(d, q - 1.0);
  } else {
    outside = sd > 0.0 ? clt_normal_cdf((q - 0.5 - 0.5 * pairs) / sd) : 0.0;
  }
  *attained = fmax(1.0 - sides * outside, 0.0);
  return (uint64_t)q;
}

/* The estimate of the shift and its limits. */
static bool shift(clt_mann_whitney *out, const double *x, size_t n1, const double *y, size_t n2,
                  uint64_t q, clt_tail tail, clt_task *task) {
  uint64_t pairs = (uint64_t)n1 * n2;
  uint64_t rank[] = {(pairs + 1) / 2, pairs / 2 + 1, q, pairs + 1 - q};
  double value[4];
  if (!clt_pair_differences(x, n1, y, n2, 4, rank, value, task)) return false;
  out->hodges_lehmann = value[0] == value[1] ? value[0] : 0.5 * value[0] + 0.5 * value[1];
  if (tail != CLT_LESS) out->conf_low = value[2];
  if (tail != CLT_GREATER) out->conf_high = value[3];
  return true;
}

bool clt_mann_whitney_test(clt_mann_whitney *out, double *x, size_t n1, double *y, size_t n2,
                           clt_tail tail, double conf_level, clt_arena *arena, clt_task *task) {
  *out = (clt_mann_whitney){NAN, NAN, NAN, false, false, NAN, NAN, NAN, NAN, NAN, NAN, NAN};
  if (!sort_both(x, n1, y, n2, arena, task)) return false;
  out->median1 = median(x, n1);
  out->median2 = median(y, n2);
  if (n1 == 0 || n2 == 0) return true;
  pooled p = pool(x, n1, y, n2);
  double pairs = (double)n1 * (double)n2, sd = p.deviation;
  out->u = p.u;
  out->ties = p.ties;
  out->exact = n1 < EXACT_BELOW && n2 < EXACT_BELOW && !out->ties;
  out->rank_biserial = (2.0 * p.u - pairs) / pairs;
  out->z = corrected_z(p.u - 0.5 * pairs, sd, tail);
  clt_rank_distribution d;
  if (out->exact && !clt_rank_distribution_init(&d, n1, n2, arena)) return false;
  out->p_value = out->exact ? exact_p(&d, p.u, tail) : clt_normal_p_value(out->z, tail);
  uint64_t q = limit_rank(out->exact ? &d : NULL, pairs, sd, tail, conf_level, &out->conf_attained);
  return shift(out, x, n1, y, n2, q, tail, task);
}
