/* A column replaced by a combination of two is as if the rows had been added so. */
#include "stat/regression/moments_transform.h"

#include "test.h"

enum { ROWS = 12, K = 3 };

static const clt_allocator heap = {realloc, free};

/* Whole numbers, so that every sum is exact; the second half of the rows has the indicator. */
static void value(int row, double *x) {
  x[0] = 1e6 + row * 7 % 5;
  x[1] = row * 11 % 13 - 4;
  x[2] = row * row % 17;
}

/* Moments of the rows with column 1 replaced by a * source + b * column 1 if `replaced`. */
static void add_rows(clt_moments *m, int source, double a, double b, bool replaced,
                     clt_arena *arena) {
  const int on = 0;
  CHECK(clt_moments_init(m, arena, K) && clt_moments_add_indicator(m, NULL));
  for (int row = 0; row < ROWS; row++) {
    double x[K];
    value(row, x);
    double from = source == CLT_CONSTANT ? 1.0 : x[source - clt_numeric_column(0)];
    if (replaced) x[1] = a * from + b * x[1];
    clt_moments_add(m, x, &on, row >= ROWS / 2);
  }
}

static void compare(int source, double a, double b, double tolerance) {
  clt_arena arena;
  clt_moments got, want;
  clt_arena_init(&arena, &heap);
  add_rows(&got, source, a, b, false, &arena);
  add_rows(&want, source, a, b, true, &arena);
  clt_moments_combine(&got, clt_numeric_column(1), source, dd_from(a), dd_from(b));
  for (int i = 0; i <= clt_indicator_column(&got, 0); i++) {
    for (int j = 0; j <= i; j++) {
      clt_dd p = clt_moments_raw_product(&got, i, j), q = clt_moments_raw_product(&want, i, j);
      CHECK_NEAR(p.hi, q.hi, tolerance);
    }
    CHECK_NEAR(clt_moments_scatter(&got, i).hi, clt_moments_scatter(&want, i).hi, tolerance);
    CHECK_NEAR(clt_moments_mean(&got, i).hi, clt_moments_mean(&want, i).hi, tolerance);
  }
  clt_arena_free(&arena);
}

int main(void) {
  compare(clt_numeric_column(0), 2.0, 3.0, 1e-15);
  compare(clt_numeric_column(2), -1.0, 1.0, 1e-15);
  compare(clt_numeric_column(2), 0.5, 0.0, 1e-15);
  compare(CLT_CONSTANT, 5.0, 1.0, 1e-15);
  compare(CLT_CONSTANT, -3.0, 0.25, 1e-15);
  compare(clt_numeric_column(0), 0.1, 1.0 / 3.0, 1e-9); /* a rounded row of 1e5 and more */
  return test_end();
}
