#include "stat/p_adjust.h"

#include <math.h>

#include "base/sort.h"

static bool smaller(const void *rows, uint32_t a, uint32_t b) {
  const double *p = rows;
  return p[a] < p[b];
}

/* The *count row numbers of the p-values that exist, ascending by p; NULL on failure. */
static uint32_t *in_order(const double *p, size_t n, size_t *count, clt_arena *arena,
                          clt_task *task) {
  uint32_t *order = clt_arena_take(arena, n, sizeof *order);
  uint32_t *scratch = clt_arena_take(arena, n, sizeof *scratch);
  if (!order || !scratch) return NULL;
  size_t m = 0;
  for (size_t i = 0; i < n; i++) {
    if (!isnan(p[i])) order[m++] = (uint32_t)i;
  }
  *count = m;
  return clt_sort_rows(order, scratch, m, smaller, p, task) ? order : NULL;
}

/* Step-down: the running maximum of p times the number of hypotheses not yet rejected. */
static void step_down(const double *p, const uint32_t *order, size_t m, double *adjusted) {
  double largest = 0.0;
  for (size_t i = 0; i < m; i++) {
    largest = fmax(largest, (double)(m - i) * p[order[i]]);
    adjusted[order[i]] = fmin(largest, 1.0);
  }
}

/* Step-up: the running minimum, from the largest p, of p times factor m / rank. */
static void step_up(const double *p, const uint32_t *order, size_t m, double factor,
                    double *adjusted) {
  double least = 1.0;
  for (size_t i = m; i-- > 0;) {
    least = fmin(least, factor * (double)m / (double)(i + 1) * p[order[i]]);
    adjusted[order[i]] = least;
  }
}

/* 1 + 1/2 + ... + 1/m, the small terms first. */
static double harmonic(size_t m) {
  double sum = 0.0;
  for (; m > 0; m--) sum += 1.0 / (double)m;
  return sum;
}

bool clt_p_adjust(const double *p, size_t n, clt_adjustment method, double *adjusted, int64_t *rank,
                  clt_arena *arena, clt_task *task) {
  size_t m;
  const uint32_t *order = in_order(p, n, &m, arena, task);
  if (!order) return false;
  for (size_t i = 0; i < n; i++) {
    adjusted[i] = NAN;
    rank[i] = 0;
  }
  for (size_t i = 0; i < m; i++) {
    bool tied = i > 0 && p[order[i]] == p[order[i - 1]];
    rank[order[i]] = tied ? rank[order[i - 1]] : (int64_t)i + 1;
    if (method == CLT_BONFERRONI) adjusted[order[i]] = fmin((double)m * p[order[i]], 1.0);
  }
  if (method == CLT_HOLM) step_down(p, order, m, adjusted);
  if (method == CLT_BH) step_up(p, order, m, 1.0, adjusted);
  if (method == CLT_BY) step_up(p, order, m, harmonic(m), adjusted);
  return true;
}
