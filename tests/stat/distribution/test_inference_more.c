/* What an estimate says besides its test, against R (tests/oracle/inference_more.R), at the ends of
** the domain and by definition. */
#include "stat/distribution/inference_more.h"

#include "oracle/inference_more.h"
#include "test.h"

#define EACH(row, table)                                                                           \
  for (size_t row##_ = 0; row##_ < sizeof(table) / sizeof(table)[0]; row##_++)                     \
    for (const double *row = (table)[row##_]; row; row = NULL)

static void test_against_r(void) {
  EACH(r, oracle_detectable) {
    clt_tail tail = r[2] == 2.0 ? CLT_TWO_SIDED : CLT_GREATER;
    CHECK_NEAR(clt_detectable(r[0], r[1], tail, r[3], r[4]), r[5], 1e-10);
    if (tail == CLT_GREATER) {
      CHECK_NEAR(clt_detectable(r[0], r[1], CLT_LESS, r[3], r[4]), r[5], 1e-10);
    }
  }
  EACH(r, oracle_equivalence) CHECK_NEAR(clt_equivalence_p(r[0], r[1], r[2], r[3]), r[4], 1e-13);
  EACH(r, oracle_robustness) CHECK_NEAR(clt_robustness_value(r[0], r[1]), r[2], 1e-14);
}

static void test_detectable_ends(void) {
  CHECK(clt_detectable(1.0, 10.0, CLT_TWO_SIDED, 0.5, 0.5) < 1e-6);
  CHECK(clt_detectable(1.0, 10.0, CLT_TWO_SIDED, 0.9, 0.8) == 0.0);
  CHECK(clt_detectable(1.0, 10.0, CLT_GREATER, 0.9, 0.8) == 0.0);
  CHECK(isnan(clt_detectable(NAN, 10.0, CLT_TWO_SIDED, 0.05, 0.8)));
  CHECK(isnan(clt_detectable(0.0, 10.0, CLT_GREATER, 0.9, 0.8)));
  CHECK(isnan(clt_detectable(1.0, NAN, CLT_TWO_SIDED, 0.05, 0.8)));
  CHECK(isnan(clt_detectable(1.0, 0.0, CLT_GREATER, 0.05, 0.8)));
  /* With many degrees of freedom z(0.975) + z(0.8): the wrong side adds 2e-7 at the power of it. */
  double many = clt_normal_quantile(0.025) + clt_normal_quantile(0.2);
  CHECK_NEAR(clt_detectable(1.0, 1e9, CLT_TWO_SIDED, 0.05, 0.8), many, 2e-6);
  /* Each figure more demands more, from one degree of freedom to many. */
  static const double dfs[] = {0.95, 1, 2.5, 30, 1e4, 1e8};
  for (size_t i = 0; i < sizeof dfs / sizeof *dfs; i++) {
    double before = 0.0;
    for (double level = 0.5; level > 1e-15; level *= 0.1) {
      double now = clt_detectable(1.0, dfs[i], CLT_TWO_SIDED, level, 0.8);
      CHECK(isfinite(now) && now > before);
      double one_side = clt_detectable(1.0, dfs[i], CLT_GREATER, level / 2.0, 0.8);
      CHECK(now <= one_side * (1.0 + 1e-14));
      CHECK(now < clt_detectable(1.0, dfs[i], CLT_TWO_SIDED, level, 1.0 - 1e-9));
      before = now;
    }
  }
}

/* (sqrt(f^4 + 4 f^2) - f^2)/2 is f - f^2/2 + … for small f and 1 - 1/f^2 + … for large. */
static void test_robustness_ends(void) {
  CHECK(clt_robustness_value(0.0, 30.0) == 0.0);
  CHECK_NEAR(clt_robustness_value(2e-9, 4.0), 1e-9 - 5e-19, 1e-15);
  CHECK_NEAR(clt_robustness_value(1e-200, 1.0), 1e-200, 1e-15);
  CHECK_NEAR(1.0 - clt_robustness_value(2e4, 4.0), 1e-8, 2e-8);
  CHECK(clt_robustness_value(-1e300, 1.0) == 1.0);
  CHECK(isnan(clt_robustness_value(NAN, 3.0)) && isnan(clt_robustness_value(1.0, NAN)));
}

/* TOST at alpha rejects where the limits at 1 - 2 alpha lie within the margin. */
static void test_equivalence_by_limits(void) {
  for (double estimate = -2.0; estimate <= 2.0; estimate += 0.37) {
    clt_inference t = clt_infer(estimate, 0.8, 12.5, 0.9);
    double margin = fmax(-t.conf_low, t.conf_high);
    CHECK_NEAR(clt_equivalence_p(estimate, 0.8, 12.5, margin), 0.05, 1e-10);
  }
  CHECK(isnan(clt_equivalence_p(0.1, 0.2, 38.0, NAN)) && isnan(clt_equivalence_p(1, 0, 38, 2)));
}

static void test_all(void) {
  clt_inference t = clt_infer(log(1.2), 0.05, 30.0, 0.9);
  clt_inference_options raw = {CLT_SCALE_RAW, NAN, 0.8, 1}, logarithmic = raw, family = raw;
  clt_inference_more m = clt_infer_more(&t, 30.0, CLT_TWO_SIDED, 0.9, &raw, NULL);
  CHECK(isnan(m.ratio) && isnan(m.ratio_low) && isnan(m.ratio_high) && isnan(m.equivalence_p));
  CHECK(m.detectable == clt_detectable(0.05, 30.0, CLT_TWO_SIDED, 1.0 - 0.9, 0.8));
  CHECK(isnan(m.robustness_value));
  logarithmic.scale = CLT_SCALE_LOG;
  logarithmic.margin = 1.25;
  m = clt_infer_more(&t, 30.0, CLT_TWO_SIDED, 0.9, &logarithmic, NULL);
  CHECK_NEAR(m.ratio, 1.2, 1e-15);
  CHECK_NEAR(m.ratio_low, exp(t.conf_low), 1e-15);
  CHECK_NEAR(m.ratio_high, exp(t.conf_high), 1e-15);
  CHECK_NEAR(m.equivalence_p, clt_equivalence_p(t.estimate, 0.05, 30.0, log(1.25)), 0);
  CHECK_NEAR(m.detectable, exp(clt_detectable(0.05, 30.0, CLT_TWO_SIDED, 0.1, 0.8)), 1e-15);
  family.tests = 7;
  m = clt_infer_more(&t, 30.0, CLT_GREATER, 0.9, &family, NULL);
  CHECK(m.detectable == clt_detectable(0.05, 30.0, CLT_GREATER, (1.0 - 0.9) / 7.0, 0.8));
  t = clt_infer(1.0, NAN, 0.0, 0.9);
  m = clt_infer_more(&t, 0.0, CLT_TWO_SIDED, 0.9, &logarithmic, NULL);
  CHECK(isnan(m.equivalence_p) && isnan(m.detectable) && isnan(m.robustness_value));
  CHECK_NEAR(m.ratio, exp(1.0), 1e-15);
  CHECK(isnan(m.ratio_low));
}

int main(void) {
  test_against_r();
  test_detectable_ends();
  test_robustness_ends();
  test_equivalence_by_limits();
  test_all();
  return test_end();
}
