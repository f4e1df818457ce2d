/*
** The kernels of the moment core give the same bits, whatever the processor: each against the
** scalar double-double operations they stand for. Includes the source to reach both.
*/
#include "base/rng.h"
#include "stat/distribution/rng_normal.h"
#include "stat/regression/moments.c"
#include "test.h"

#include <stdlib.h>

enum { MOST = 11, ROWS = 400 };

static const clt_allocator heap = {realloc, free};

/* sum += (p, t), as the kernels do. */
static void accumulate(clt_dd *sum, double p, double t) {
  clt_dd s = dd_two_sum(sum->hi, p);
  *sum = dd_quick_two_sum(s.hi, s.lo + (sum->lo + t));
}

typedef struct scalar {
  clt_dd sum[MOST], on_sum[MOST], cross[MOST][MOST];
} scalar;

static void scalar_add(scalar *s, const double *x, const double *shift, int k, bool on) {
  clt_dd d[MOST];
  for (int i = 0; i < k; i++) d[i] = dd_two_diff(x[i], shift[i]);
  for (int i = 0; i < k; i++) {
    accumulate(&s->sum[i], d[i].hi, d[i].lo);
    if (on) accumulate(&s->on_sum[i], d[i].hi, d[i].lo);
    for (int j = 0; j <= i; j++) {
      clt_dd p = dd_two_prod(d[i].hi, d[j].hi);
      accumulate(&s->cross[i][j], p.hi, p.lo + (d[i].hi * d[j].lo + d[i].lo * d[j].hi));
    }
  }
}

static bool same(const double *row, int width, int j, clt_dd want) {
  return row[j] == want.hi && row[width + j] == want.lo;
}

static void draw_row(clt_rng *rng, double *x, int k) {
  for (int i = 0; i < k; i++) {
    /* Some columns have offsets, and some values another magnitude, so that lo parts matter. */
    double offset = i % 3 == 1 ? 1e9 : 0.0, size = clt_rng_below(rng, 10) == 0 ? 1e-12 : 1.0;
    x[i] = offset + size * clt_rng_normal(rng);
  }
}

/* moments.h (6) */
static void test_kernel(int k, void (*kernel)(clt_moments *, const double *, const int *, int)) {
  clt_arena arena;
  clt_arena_init(&arena, &heap);
  clt_moments m;
  CHECK(clt_moments_init(&m, &arena, k) && clt_moments_add_indicator(&m, NULL));
  m.kernel = kernel;
  static scalar want;
  memset(&want, 0, sizeof want);
  clt_rng rng;
  clt_rng_seed(&rng, (uint64_t)k, 1);
  double x[MOST], shift[MOST];
  for (int r = 0; r < ROWS; r++) {
    draw_row(&rng, x, k);
    if (r == 0) memcpy(shift, x, sizeof shift);
    int on = 0, n_on = r % 3 == 0;
    clt_moments_add(&m, x, &on, n_on);
    scalar_add(&want, x, shift, k, n_on);
  }
  int wrong = 0;
  for (int i = 0; i < k; i++) {
    wrong += !same(m.sum, m.width, i, want.sum[i]);
    wrong += !same(m.on_sum, m.width, i, want.on_sum[i]);
    for (int j = 0; j <= i; j++) {
      wrong += !same(m.cross + i * 2 * m.width, m.width, j, want.cross[i][j]);
    }
  }
  CHECK(wrong == 0);
  clt_arena_free(&arena);
}

int main(void) {
  for (int k = 1; k <= MOST; k++) test_kernel(k, baseline_add);
#ifdef __x86_64__
  if (__builtin_cpu_supports("avx2") && __builtin_cpu_supports("fma")) {
    for (int k = 1; k <= MOST; k++) test_kernel(k, fused_add);
  } else {
    test_skip("no AVX2 and FMA here");
  }
#endif
  return test_end();
}
