/* The map from whitened slopes to effects, and the t-tests of the slopes and of their differences:
** against refits and figures by hand. */
#include "stat/mediation/refit.h"

/* The sample's own effects. */
static void check_effects(bench *b) {
  static int all[ROWS];
  clt_mediation_stratum s;
  clt_mediation_result result;
  double effect[16];
  for (int i = 0; i < (int)b->data.n; i++) all[i] = i;
  effects_of(b, all, (int)b->data.n, effect);
  prepare(b, &s, &result, 0);
  for (int e = 0; e < clt_effects(b->data.mediators); e++) {
    if (e == clt_effects(b->data.mediators) - 1 && result.share != CLT_SHARE_EXISTS) continue;
    CHECK_NEAR(s.effect[e], effect[e], 1e-13);
  }
}

/* Places of effects and back. */
static void test_places(void) {
  CHECK(clt_effects(1) == 6 && clt_effects(2) == 10 && clt_effects(5) == 19);
  for (int k = 1; k < 5; k++) {
    for (int e = 0; e < clt_effects(k); e++) {
      int mediator;
      clt_mediation_effect kind = clt_effect_kind(k, e, &mediator);
      CHECK(clt_effect_at(k, kind, mediator) == e && mediator < k);
      CHECK(k > 1 || kind != CLT_SPECIFIC);
    }
  }
  CHECK(clt_effect_at(1, CLT_SPECIFIC, 0) == clt_effect_at(1, CLT_INDIRECT, 0));
}

/* A total effect that a resample makes vanish but for rounding has no proportion: not one of
** 1e15. */
static void test_vanishing_total(void) {
  double zero = 0.0, effect[] = {0.1, 1.0, 0.1, 0.2, 0.3, 1.0 / 3.0}, deviation[6], of_z = 0.0;
  const clt_mediation_map map = {.mediators = 1,
                                 .a_by = &zero,
                                 .b_by = &zero,
                                 .total_by_a = &zero,
                                 .total_by_c = 1.0,
                                 .effect = effect};
  clt_mediation_slopes z = {.a = &of_z, .b = &of_z};
  for (int i = -2; i <= 2; i++) {
    z.c = -0.3 * (1.0 + i * 0x1p-52);
    clt_mediation_deviate(&map, &z, deviation);
    CHECK(isnan(deviation[5]) && !isnan(deviation[4]));
  }
  z.c = -0.3 + 1e-6;
  clt_mediation_deviate(&map, &z, deviation);
  CHECK_NEAR(deviation[5], 0.1 / 1e-6 - 1.0 / 3.0, 1e-9);
}

/* Welch's example of unequal variances: the smaller degrees of freedom weigh by their share of the
** variance; equal variances add the degrees of freedom up. */
static void test_difference(void) {
  clt_inference a = clt_infer(3.0, 0.6, 10.0, 0.95), b = clt_infer(1.0, 0.8, 5.0, 0.95);
  clt_inference d = clt_mediation_test_difference(&a, &b, 0.95);
  CHECK_NEAR(d.estimate, 2.0, 0.0);
  CHECK_NEAR(d.std_error, 1.0, 1e-15);
  CHECK_NEAR(d.df, 1.0 / (0.36 * 0.36 / 10.0 + 0.64 * 0.64 / 5.0), 1e-14);
  a = b = clt_infer(1.0, 0.5, 7.0, 0.95);
  CHECK_NEAR(clt_mediation_test_difference(&a, &b, 0.95).df, 14.0, 1e-14);
  b = clt_infer(1.0, 0.0, 3.0, 0.95); /* a perfect fit */
  d = clt_mediation_test_difference(&a, &b, 0.95);
  CHECK_NEAR(d.std_error, 0.5, 0.0);
  CHECK_NEAR(d.df, 7.0, 1e-14);
  d = clt_mediation_test_difference(&b, &b, 0.95);
  CHECK(d.std_error == 0.0 && d.conf_low == 0.0 && isnan(d.p_value));
  b = clt_infer(1.0, NAN, 0.0, 0.95); /* no degrees of freedom */
  d = clt_mediation_test_difference(&a, &b, 0.95);
  CHECK(d.estimate == 0.0 && isnan(d.std_error) && isnan(d.conf_low) && isnan(d.df));
}

int main(void) {
  test_places();
  test_vanishing_total();
  test_difference();
  refit_all(check_effects);
  return test_end();
}
