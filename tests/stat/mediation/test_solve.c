/* Slopes from cross-products: of given slopes, and of what is collinear. */
#include "stat/mediation/solve.h"

#include "test.h"

enum { P = 6, K = 3 };

/* Column i is sum_{j < i} slope[i][j] column j + what is its own, of size own[i]. */
static void make(double *within, double *square, double slope[P][P], const double *own) {
  double g[P][P], l[P][P] = {{0}};
  for (int i = 0; i < P; i++) {
    for (int j = 0; j < i; j++) {
      for (int k = 0; k < P; k++) l[i][k] += slope[i][j] * l[j][k];
    }
    l[i][i] = 1.0;
  }
  for (int i = 0; i < P; i++) {
    for (int j = 0; j < P; j++) {
      g[i][j] = 0.0;
      for (int k = 0; k < P; k++) g[i][j] += own[k] * l[i][k] * l[j][k];
    }
    square[i] = g[i][i];
    for (int j = 0; j <= i; j++) within[clt_triangle((size_t)i) + (size_t)j] = g[i][j];
  }
}

/* One covariate, x, three mediators, y. */
static void solve(clt_mediation_slopes *z, double slope[P][P], const double *own) {
  double within[P * (P + 1) / 2], square[P];
  make(within, square, slope, own);
  clt_mediation_solve(z, within, square, P, K);
}

int main(void) {
  double slope[P][P] = {{0}, {0.5}, {0.25, 2}, {1, -1, 0.5}, {0, 3, 0, 2}, {0.5, 0.25, 2, -1, 0.5}};
  double own[P] = {2, 1, 1, 0.5, 0.25, 1}, a[K], b[K];
  clt_mediation_slopes z = {.a = a, .b = b};
  solve(&z, slope, own);
  const double want_a[K] = {2, -1 + 0.5 * 2, 3 + 2 * (-1 + 0.5 * 2)}, want_b[K] = {2, -1, 0.5};
  double indirect = 0.0;
  for (int j = 0; j < K; j++) {
    CHECK_NEAR(a[j] + 1.0, want_a[j] + 1.0, 1e-13);
    CHECK_NEAR(b[j], want_b[j], 1e-13);
    indirect += want_a[j] * want_b[j];
  }
  CHECK_NEAR(z.direct, 0.25, 1e-12);
  CHECK_NEAR(z.c, 0.25 + indirect, 1e-13);
  own[3] = 0.0; /* a mediator collinear with x and another */
  solve(&z, slope, own);
  for (int j = 0; j < K; j++) CHECK_NEAR(a[j] + 1.0, want_a[j] + 1.0, 1e-13);
  CHECK_NEAR(z.c, 0.25 + indirect, 1e-13);
  CHECK(isnan(z.direct) && isnan(b[0]) && isnan(b[1]) && isnan(b[2]));
  own[3] = 0.5;
  own[0] = 0.0; /* a covariate that is constant is left out */
  solve(&z, slope, own);
  CHECK_NEAR(b[1], -1.0, 1e-13);
  own[1] = 0.0; /* and x with it */
  solve(&z, slope, own);
  CHECK(isnan(z.c) && isnan(z.direct) && isnan(a[0]) && isnan(b[2]));
  return test_end();
}
