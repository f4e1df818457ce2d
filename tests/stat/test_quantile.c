/* Type-7 quantiles against R's quantile(). */
#include "stat/quantile.h"

#include "test.h"

static void test_against_r(void) {
  /* x <- c(-3.25, -1, 0.5, 0.5, 2, 7.125, 19); quantile(x, p) */
  const double x[] = {-3.25, -1.0, 0.5, 0.5, 2.0, 7.125, 19.0};
  const double expected[][2] = {
      {0.0, -3.25}, {0.025, -2.9125}, {0.1, -1.9},    {0.25, -0.25}, {0.3, 0.19999999999999973},
      {0.5, 0.5},   {0.6, 1.4},       {0.75, 4.5625}, {0.9, 11.875}, {0.975, 17.21875},
      {1.0, 19.0}};
  for (size_t i = 0; i < sizeof expected / sizeof *expected; i++) {
    CHECK_NEAR(clt_quantile_sorted(x, 7, expected[i][0]), expected[i][1], 1e-15);
  }
}

static void test_edges(void) {
  const double x[] = {4.5, 8.0};
  CHECK(clt_quantile_sorted(x, 1, 0.0) == 4.5 && clt_quantile_sorted(x, 1, 1.0) == 4.5);
  CHECK(clt_quantile_sorted(x, 2, 0.5) == 6.25);
  CHECK(isnan(clt_quantile_sorted(x, 0, 0.5)));
  CHECK(isnan(clt_quantile_sorted(x, 2, -0.01)) && isnan(clt_quantile_sorted(x, 2, 1.01)));
  CHECK(isnan(clt_quantile_sorted(x, 2, NAN)));
}

/* At a position that is a whole number, the entry itself: also beside an infinite one. */
static void test_whole_positions(void) {
  const double x[] = {0.0, 1.0, 2.0, 3.0, INFINITY};
  for (int i = 0; i < 4; i++) CHECK(clt_quantile_sorted(x, 5, i / 4.0) == i);
  CHECK(clt_quantile_sorted(x, 5, 1.0) == INFINITY);
}

int main(void) {
  test_against_r();
  test_edges();
  test_whole_positions();
  return test_end();
}
