/* Third and fourth moments as they stream by, against their definition, and the verdict on them. */
#include "stat/shape.h"

#include "stat/distribution/distribution.h"
#include "test.h"

static const clt_allocator heap = {realloc, free};
static clt_arena arena;

/* Adds y to what is known of the groups before it. */
static void add(clt_shapes *all, const double *y, int n) {
  clt_moments moments;
  clt_shape shape = {0};
  clt_moments_init(&moments, &arena, 1);
  for (int i = 0; i < n; i++) {
    clt_moments_add(&moments, &y[i], NULL, 0);
    clt_shape_add(&shape, y[i]);
  }
  clt_shapes_add(all, &shape, &moments, clt_numeric_column(0));
}

/* Skewness and excess kurtosis by definition. */
static void define(const double *y, int n, long double *skewness, long double *kurtosis) {
  long double mean = 0, s2 = 0, s3 = 0, s4 = 0;
  for (int i = 0; i < n; i++) mean += (long double)y[i] / n;
  for (int i = 0; i < n; i++) {
    long double d = y[i] - mean;
    s2 += d * d / n;
    s3 += d * d * d / n;
    s4 += d * d * d * d / n;
  }
  *skewness = s3 / (s2 * sqrtl(s2));
  *kurtosis = s4 / (s2 * s2) - 3;
}

static void check(const double *y, int n, double tolerance) {
  clt_shapes all = {0};
  long double skewness, kurtosis;
  add(&all, y, n);
  define(y, n, &skewness, &kurtosis);
  CHECK(all.n == n);
  CHECK_NEAR(all.skewness, (double)fabsl(skewness), tolerance);
  CHECK_NEAR(all.kurtosis, (double)kurtosis, tolerance);
}

/* Samples in parts, of which one is empty, one constant, and one alone. */
static void check_parts(const double *y, const int *ends, int parts) {
  clt_moments moments, part;
  clt_shape shape = {0};
  clt_shapes all = {0};
  long double skewness, kurtosis;
  clt_moments_init(&moments, &arena, 1);
  for (int p = 0, i = 0; p < parts; p++) {
    clt_shape own = {0};
    clt_moments_init(&part, &arena, 1);
    for (; i < ends[p]; i++) {
      clt_moments_add(&part, &y[i], NULL, 0);
      clt_shape_add(&own, y[i]);
    }
    clt_shape_merge(&shape, &own, &part, clt_numeric_column(0));
    clt_moments_merge(&moments, &part, NULL);
  }
  clt_shapes_add(&all, &shape, &moments, clt_numeric_column(0));
  define(y, ends[parts - 1], &skewness, &kurtosis);
  CHECK_NEAR(all.skewness, (double)fabsl(skewness), 1e-11);
  CHECK_NEAR(all.kurtosis, (double)kurtosis, 1e-11);
}

static void test_merge(void) {
  static const int ends[][6] = {{0, 3, 4, 50, 50, 200}, {3, 3, 3, 4, 199, 200}, {1, 2, 3, 4, 5, 9}};
  double y[200], scaled[200];
  for (int i = 0; i < 200; i++) y[i] = i < 3 ? 7.0 : (i * 37 % 101) * (i * 37 % 101) / 64.0;
  for (int i = 0; i < 3; i++) {
    for (int e = -420; e <= 440; e += 215) {
      for (int j = 0; j < 200; j++) scaled[j] = ldexp(y[j], e);
      check_parts(scaled, ends[i], 6);
    }
  }
}

/* The first difference that is not 0 may be nothing beside the others, in whatever order. */
static void test_order(void) {
  double y[12] = {0.0, 5e-324, 1e-300, -1e-136, 1e-100, 1e20, 1e75, 2e75, -1e75, 3e75, 1e75, 7e75};
  clt_shapes forth = {0}, back = {0};
  check(y, 12, 1e-13);
  add(&forth, y, 12);
  for (int i = 0; i < 6; i++) {
    double swap = y[i];
    y[i] = y[11 - i];
    y[11 - i] = swap;
  }
  add(&back, y, 12);
  CHECK_NEAR(forth.skewness, back.skewness, 1e-13);
  CHECK_NEAR(forth.kurtosis, back.kurtosis, 1e-13);
  static const int ends[] = {1, 3, 8, 8, 11, 12};
  check_parts(y, ends, 6);
  for (int i = 0; i < 12; i++) y[i] = -y[11 - i] * 1e-75;
  check_parts(y, ends, 6);
}

static void test_definition(void) {
  enum { N = 1000 };
  static double y[N];
  for (int i = 0; i < N; i++) y[i] = (i * 37 % 101) * (i * 37 % 101) / 64.0;
  for (int n = 3; n <= N; n = 2 * n + 1) check(y, n, 1e-11);
  for (int e = -420; e <= 440; e += 215) { /* no unit of y matters */
    double scaled[200];
    for (int i = 0; i < 200; i++) scaled[i] = ldexp(y[i], e);
    check(scaled, 200, 1e-11);
  }
  for (int i = 0; i < N; i++) y[i] += 1e9; /* nor an offset: squares in 1/64 above 1e9 are exact */
  check(y, N, 1e-9);
  y[0] = -1e15; /* the first value, about which sums are taken, is far from all others */
  check(y, N, 1e-10);
  y[N - 1] = -1e15;
  y[0] = y[1];
  check(y, N, 1e-12);
}

static void test_groups(void) {
  const double y[] = {1, 2, 4, 8, 16, 32}, mirrored[] = {-1, -2, -4, -8, -16, -32};
  clt_shapes one = {0}, two = {0};
  add(&one, y, 6);
  add(&two, y, 6);
  add(&two, mirrored, 6);
  CHECK(two.n == 12);
  CHECK_NEAR(two.skewness, one.skewness, 1e-14);
  CHECK_NEAR(two.kurtosis, one.kurtosis, 1e-14);
  const double constant[] = {0.1, 0.1, 0.1};
  add(&two, constant, 3);
  add(&two, y, 1);
  add(&two, NULL, 0);
  CHECK(two.n == 12);
}

/* Two samples of the distribution's own quantiles; with `logarithmic` of its exponential. */
static bool far(int n, bool logarithmic) {
  clt_shapes all = {0};
  double *y = malloc((size_t)n * sizeof *y);
  for (int i = 0; y && i < n; i++) {
    double z = clt_normal_quantile((i + 0.5) / n);
    y[i] = logarithmic ? exp(z) : z;
  }
  for (int group = 0; y && group < 2; group++) add(&all, y, n);
  free(y);
  return clt_shapes_far_from_normal(&all);
}

static void test_verdict(void) {
  CHECK(!far(25, false) && !far(1000, false) && !far(3, false) && !far(2, true));
  CHECK(far(25, true) && far(50, true) && far(1000, true));
  CHECK(!clt_shapes_far_from_normal(&(clt_shapes){0}));
  CHECK(!clt_shapes_far_from_normal(&(clt_shapes){25, 1.59, 0.0}));
  CHECK(clt_shapes_far_from_normal(&(clt_shapes){25, 1.61, 0.0}));
  CHECK(!clt_shapes_far_from_normal(&(clt_shapes){1000000, 0.99, 1.99}));
  CHECK(clt_shapes_far_from_normal(&(clt_shapes){1000000, 1.01, 0.0}));
  CHECK(clt_shapes_far_from_normal(&(clt_shapes){1000000, 0.0, 2.01}));
}

/* A kurtosis of 2 to the digit: the order of the rows decides nothing. */
static void test_limits(void) {
  static const double units[] = {0.1, 0.7, 1.0 / 3.0, 1e9 / 7.0};
  double y[10];
  for (int u = 0; u < 4; u++) {
    int far = 0;
    for (int first = 0; first < 10; first++) {
      clt_shapes all = {0};
      for (int i = 0; i < 10; i++) y[(i + first) % 10] = units[u] * (5.0 + (i == 3) - (i == 7));
      add(&all, y, 10);
      far += clt_shapes_far_from_normal(&all);
    }
    CHECK(far == 0);
  }
}

int main(void) {
  clt_arena_init(&arena, &heap);
  test_definition();
  test_order();
  test_merge();
  test_groups();
  test_verdict();
  test_limits();
  clt_arena_free(&arena);
  return test_end();
}
