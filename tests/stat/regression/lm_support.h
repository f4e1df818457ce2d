/* For tests of least squares: a table, its moments and a model fitted to it. */
#ifndef CLT_STAT_REGRESSION_LM_SUPPORT_H
#define CLT_STAT_REGRESSION_LM_SUPPORT_H

#include "base/rng.h"
#include "stat/distribution/rng_normal.h"
#include "stat/regression/lm.h"
#include "test.h"

#include <stdlib.h>

static const clt_allocator support_heap = {realloc, free};

/* A table: y and the numeric terms as columns of x (y first), and one indicator column each for the
** levels above 0 of one factor. */
typedef struct fixture {
  clt_arena arena;
  clt_moments moments;
  int k;      /* columns of x */
  int levels; /* of the factor, the reference level included; 0 or 1: no factor */
  int *terms; /* columns, in the order constant, numeric ones, indicators */
  int n_terms;
  clt_lm lm;
  clt_rows rows;
} fixture;

static inline void fixture_rows(fixture *f, const double *x, const int *level, int64_t n) {
  int *on = clt_arena_take(&f->arena, (size_t)n, sizeof *on);
  for (int64_t i = 0; i < n; i++) {
    on[i] = level && level[i] > 0 ? level[i] - 1 : -1;
    clt_moments_add(&f->moments, x + i * f->k, &on[i], on[i] >= 0);
  }
  f->rows = (clt_rows){.n = n, .k = f->k, .factors = 1, .x = x, .on = on};
}

static inline void fixture_fit(fixture *f, bool intercept, bool absorb) {
  f->terms = clt_arena_take(&f->arena, (size_t)(f->k + f->levels + 1), sizeof *f->terms);
  f->n_terms = 0;
  if (intercept) f->terms[f->n_terms++] = CLT_CONSTANT;
  for (int i = 1; i < f->k; i++) f->terms[f->n_terms++] = clt_numeric_column(i);
  int first = f->n_terms;
  for (int i = 0; i < f->levels - 1; i++) {
    f->terms[f->n_terms++] = clt_indicator_column(&f->moments, i);
  }
  clt_lm_model model = {.moments = &f->moments,
                        .response = clt_numeric_column(0),
                        .n_terms = f->n_terms,
                        .terms = f->terms,
                        .absorb_begin = absorb ? first : 0,
                        .absorb_end = absorb ? f->n_terms : 0};
  CHECK(clt_lm_fit(&f->lm, &model, &f->arena, NULL));
}

/* Everything in one: `level` may be NULL. */
static inline void fixture_open(fixture *f, const double *x, int64_t n, int k, const int *level,
                                int levels) {
  *f = (fixture){.k = k, .levels = levels};
  clt_arena_init(&f->arena, &support_heap);
  CHECK(clt_moments_init(&f->moments, &f->arena, k));
  for (int i = 1; i < levels; i++) CHECK(clt_moments_add_indicator(&f->moments, NULL));
  fixture_rows(f, x, level, n);
}

static inline void fixture_close(fixture *f) {
  clt_arena_free(&f->arena);
}

static inline double std_error(const fixture *f, int term) {
  return sqrt(f->lm.sigma2 * f->lm.unscaled[term]);
}

/* Correct digits (log relative error), at most 15. */
static inline double correct_digits(double got, double want) {
  if (got == want) return 15.0;
  if (!isfinite(got) || !isfinite(want)) return 0.0;
  double error = fabs(got - want) / (want == 0.0 ? 1.0 : fabs(want));
  return fmin(15.0, -log10(error));
}

#endif
