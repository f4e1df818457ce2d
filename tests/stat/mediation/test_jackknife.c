/* The acceleration and the root mean square of the jackknife, against refits without each row. */
#include "stat/mediation/jackknife.h"

#include "stat/mediation/refit.h"

/* What the jackknife should find: from theta[e][i], effect e without unit i of n. */
static void check_influence(const clt_mediation_influence *f, const double *theta, int n) {
  double mean = 0.0, square = 0.0, cube = 0.0, size = 0.0;
  for (int i = 0; i < n; i++) mean += theta[i] / n;
  for (int i = 0; i < n; i++) {
    double l = (n - 1.0) * (mean - theta[i]) / n;
    square += l * l;
    cube += l * l * l;
    size += fabs(l * l * l);
  }
  CHECK_NEAR(f->rms, sqrt(square), 1e-11);
  /* cubes that cancel leave what their rounding leaves */
  double unit = 6.0 * pow(square, 1.5), off = clt_mediation_acceleration(f, NULL) - cube / unit;
  if (!CHECK(fabs(off) <= 1e-11 * size / unit)) printf("  %g of %g\n", off, size / unit);
}

static void check_jackknife(bench *b) {
  static double theta[16][ROWS];
  static int left[ROWS];
  clt_mediation_stratum s;
  clt_mediation_result result;
  clt_mediation_influence influence[16];
  int n = (int)b->data.n, effects = clt_effects(b->data.mediators);
  for (int out = 0; out < n; out++) {
    double effect[16];
    for (int i = 0, k = 0; i < n; i++) {
      if (i != out) left[k++] = i;
    }
    effects_of(b, left, n - 1, effect);
    for (int e = 0; e < effects; e++) theta[e][out] = effect[e];
  }
  prepare(b, &s, &result, 0);
  CHECK(clt_mediation_jackknife(influence, &s, &b->arena, NULL));
  for (int e = 0; e < effects; e++) {
    if (e == effects - 1 && result.share != CLT_SHARE_EXISTS) continue;
    check_influence(&influence[e], theta[e], n);
  }
}

/* Of units that are left out one by one: of one array, of the difference of two, of what does not
** exist without some unit. */
static void test_influence_of(void) {
  enum { N = 40 };
  double one[N], two[N], both[N];
  clt_mediation_influence f;
  for (int i = 0; i < N; i++) {
    one[i] = 10.0 + cos(i * i);
    two[i] = sin(i * i * i) / 3.0;
    both[i] = one[i] - two[i];
  }
  for (int i = 0; i < N; i++) one[i] = ldexp(one[i], 600);
  CHECK(clt_mediation_influence_of(&f, one, NULL, N, NULL));
  for (int i = 0; i < N; i++) one[i] = ldexp(one[i], -600);
  f.rms = ldexp(f.rms, -600);
  check_influence(&f, one, N);
  CHECK(clt_mediation_influence_of(&f, one, two, N, NULL));
  check_influence(&f, both, N);
  one[7] = NAN;
  CHECK(clt_mediation_influence_of(&f, one, two, N, NULL));
  CHECK(isnan(f.rms) && isnan(clt_mediation_acceleration(&f, NULL)));
  CHECK(clt_mediation_influence_of(&f, two, two, N, NULL));
  CHECK(f.rms == 0.0 && isnan(f.skew));
}

/* A row that a covariate is there for alone: without it the slopes are what they were. */
static void test_explained(void) {
  static bench b;
  make(&b, 40, 1, 0, 1, 4);
  for (int i = 0; i < 40; i++) b.value[i * 4 + 3] = i == 5;
  check_jackknife(&b);
  close_bench(&b);
}

int main(void) {
  test_influence_of();
  test_explained();
  refit_all(check_jackknife);
  return test_end();
}
