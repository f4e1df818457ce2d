/* The acceleration and the root mean square of the jackknife, against refits without each row. */
#include "stat/mediation/jackknife.h"

#include "stat/mediation/refit.h"

static void check_jackknife(bench *b) {
  static double theta[CLT_MEDIATION_EFFECTS][ROWS];
  static int left[ROWS];
  clt_mediation_stratum s;
  clt_mediation_result result;
  int n = (int)b->data.n;
  for (int out = 0; out < n; out++) {
    double effect[CLT_MEDIATION_EFFECTS];
    for (int i = 0, k = 0; i < n; i++) {
      if (i != out) left[k++] = i;
    }
    effects_of(b, left, n - 1, effect);
    for (int e = 0; e < CLT_MEDIATION_EFFECTS; e++) theta[e][out] = effect[e];
  }
  CHECK(clt_mediation_prepare(&s, &result, &b->data, 0, 0.95, &b->arena, NULL));
  for (int e = 0; e < CLT_MEDIATION_EFFECTS; e++) {
    if (e == CLT_PROPORTION && result.share != CLT_SHARE_EXISTS) continue;
    double mean = 0.0, square = 0.0, cube = 0.0;
    for (int i = 0; i < n; i++) mean += theta[e][i] / n;
    for (int i = 0; i < n; i++) {
      double l = (n - 1.0) * (mean - theta[e][i]) / n;
      square += l * l;
      cube += l * l * l;
    }
    CHECK_NEAR(s.rms[e], sqrt(square), 1e-11);
    CHECK_NEAR(clt_mediation_acceleration(&s, NULL, (clt_mediation_effect)e),
               cube / (6.0 * pow(square, 1.5)), 1e-10);
  }
}

/* A total effect that a resample makes vanish but for rounding has no proportion: not one of
** 1e15. */
static void test_vanishing_total(void) {
  const clt_mediation_map map = {.total_by_c = 1.0, .effect = {0.1, 0.2, 0.3, 1.0 / 3.0}};
  double deviation[CLT_MEDIATION_EFFECTS];
  for (int i = -2; i <= 2; i++) {
    clt_mediation_slopes z = {.c = -0.3 * (1.0 + i * 0x1p-52)};
    clt_mediation_deviate(&map, &z, deviation);
    CHECK(isnan(deviation[CLT_PROPORTION]) && !isnan(deviation[CLT_TOTAL]));
  }
  clt_mediation_slopes near = {.c = -0.3 + 1e-6};
  clt_mediation_deviate(&map, &near, deviation);
  CHECK_NEAR(deviation[CLT_PROPORTION], 0.1 / 1e-6 - 1.0 / 3.0, 1e-9);
}

int main(void) {
  test_vanishing_total();
  refit_all(check_jackknife);
  return test_end();
}
