/* Distributions against 50-digit references (tests/oracle/distribution.py), identities and domains.
 */
#include "stat/distribution/distribution.h"

#include "oracle/distribution.h"
#include "test.h"

#define EACH(row, table)                                                                           \
  for (size_t row##_ = 0; row##_ < sizeof(table) / sizeof(table)[0]; row##_++)                     \
    for (const double *row = (table)[row##_]; row; row = NULL)

static const double TOLERANCE = 5e-14;

static void test_normal(void) {
  EACH(r, oracle_normal) {
    CHECK_NEAR(clt_normal_p_value(r[0], CLT_GREATER), r[1], TOLERANCE);
    CHECK_NEAR(clt_normal_p_value(-r[0], CLT_LESS), r[1], TOLERANCE);
    CHECK_NEAR(clt_normal_cdf(-r[0]), r[1], TOLERANCE);
    if (r[0] > 0.0) CHECK_NEAR(clt_normal_p_value(-r[0], CLT_TWO_SIDED), 2.0 * r[1], TOLERANCE);
  }
  EACH(r, oracle_normal_quantile) CHECK_NEAR(clt_normal_quantile(r[0]), r[1], TOLERANCE);
  CHECK(clt_normal_quantile(0.5) == 0.0);
  CHECK(clt_normal_quantile(0.0) == INFINITY && clt_normal_quantile(1.0) == -INFINITY);
  CHECK(isnan(clt_normal_quantile(-1e-9)) && isnan(clt_normal_quantile(1.1)));
  CHECK(isnan(clt_normal_quantile(NAN)) && isnan(clt_normal_cdf(NAN)));
  CHECK(clt_normal_p_value(INFINITY, CLT_GREATER) == 0.0 && clt_normal_cdf(INFINITY) == 1.0);
}

static void test_t(void) {
  EACH(r, oracle_t) {
    CHECK_NEAR(clt_t_p_value(r[0], r[1], CLT_TWO_SIDED), r[2], TOLERANCE);
    CHECK_NEAR(clt_t_p_value(-r[0], r[1], CLT_TWO_SIDED), r[2], TOLERANCE);
    CHECK_NEAR(clt_t_p_value(r[0], r[1], CLT_GREATER), 0.5 * r[2], TOLERANCE);
    CHECK_NEAR(clt_t_p_value(-r[0], r[1], CLT_LESS), 0.5 * r[2], TOLERANCE);
    CHECK_NEAR(clt_t_p_value(r[0], r[1], CLT_LESS), 1.0 - 0.5 * r[2], TOLERANCE);
  }
  CHECK(clt_t_p_value(0.0, 4.0, CLT_TWO_SIDED) == 1.0);
  CHECK(clt_t_p_value(0.0, 4.0, CLT_GREATER) == 0.5 && clt_t_p_value(0.0, 4.0, CLT_LESS) == 0.5);
  CHECK(clt_t_p_value(INFINITY, 4.0, CLT_TWO_SIDED) == 0.0);
  CHECK(clt_t_p_value(-INFINITY, 4.0, CLT_GREATER) == 1.0);
  CHECK(isnan(clt_t_p_value(NAN, 4.0, CLT_LESS)) && isnan(clt_t_p_value(1.0, 0.0, CLT_LESS)));
  CHECK(isnan(clt_t_p_value(1.0, NAN, CLT_TWO_SIDED)) && isnan(clt_t_p_value(1.0, -3.0, CLT_LESS)));
}

static void test_t_limits(void) {
  /* One degree of freedom is Cauchy's distribution: 2/pi arctan(1/t), a power law far out. */
  CHECK_NEAR(clt_t_p_value(1e200, 1.0, CLT_TWO_SIDED), 6.3661977236758134e-201, TOLERANCE);
  CHECK_NEAR(clt_t_p_value(1e101, 1.0, CLT_TWO_SIDED), 6.3661977236758134e-102, TOLERANCE);
  /* Infinitely many are the normal distribution, and so are very many. */
  for (double z = 0.5; z < 37.0; z *= 2.0) {
    double normal = clt_normal_p_value(z, CLT_TWO_SIDED);
    CHECK_NEAR(clt_t_p_value(z, INFINITY, CLT_TWO_SIDED), normal, TOLERANCE);
    CHECK_NEAR(clt_t_p_value(z, 1e22, CLT_TWO_SIDED), normal, TOLERANCE);
    CHECK_NEAR(clt_t_p_value(z, 1e20, CLT_TWO_SIDED), normal, TOLERANCE);
  }
}

static void test_t_quantile(void) {
  EACH(r, oracle_t_quantile) {
    CHECK_NEAR(clt_t_quantile(r[0], r[1]), r[2], TOLERANCE);
    if (r[0] > 0.01) { /* 1 - p must be a double near enough */
      double p = clt_t_p_value(clt_t_quantile(1.0 - r[0], r[1]), r[1], CLT_GREATER);
      CHECK_NEAR(p, 1.0 - r[0], TOLERANCE);
    }
  }
  CHECK(clt_t_quantile(0.5, 3.0) == 0.0);
  CHECK(clt_t_quantile(0.0, 3.0) == INFINITY && clt_t_quantile(1.0, 3.0) == -INFINITY);
  CHECK(clt_t_quantile(1e-250, 0.1) == INFINITY); /* about 1e2495 */
  CHECK(clt_t_quantile(0.025, INFINITY) == clt_normal_quantile(0.025));
  CHECK(isnan(clt_t_quantile(1.5, 3.0)) && isnan(clt_t_quantile(0.1, 0.0)));
  CHECK(isnan(clt_t_quantile(NAN, 3.0)) && isnan(clt_t_quantile(0.1, NAN)));
  double tiny = clt_t_quantile(1e-310, 5.0); /* a subnormal probability */
  CHECK_NEAR(clt_t_p_value(tiny, 5.0, CLT_GREATER), 1e-310, 1e-10);
}

static void test_f_and_chi2(void) {
  EACH(r, oracle_f) CHECK_NEAR(clt_f_p_value(r[0], r[1], r[2]), r[3], TOLERANCE);
  EACH(r, oracle_chi2) {
    CHECK_NEAR(clt_chi2_p_value(r[0], r[1]), r[2], TOLERANCE);
    CHECK_NEAR(clt_f_p_value(r[0] / r[1], r[1], INFINITY), r[2], 1e-12); /* the quotient rounds */
  }
  CHECK(clt_f_p_value(0.0, 2.0, 3.0) == 1.0 && clt_f_p_value(-1.0, 2.0, 3.0) == 1.0);
  CHECK(clt_f_p_value(INFINITY, 2.0, 3.0) == 0.0);
  CHECK_NEAR(clt_f_p_value(1e200, 2.0, 2.0), 1e-200, TOLERANCE); /* 1/(1 + f) */
  CHECK(isnan(clt_f_p_value(NAN, 2.0, 3.0)) && isnan(clt_f_p_value(1.0, 0.0, 3.0)));
  CHECK(isnan(clt_f_p_value(1.0, 2.0, -1.0)) && isnan(clt_f_p_value(1.0, INFINITY, 3.0)));
  CHECK(clt_chi2_p_value(0.0, 2.0) == 1.0 && clt_chi2_p_value(INFINITY, 2.0) == 0.0);
  CHECK(isnan(clt_chi2_p_value(NAN, 2.0)) && isnan(clt_chi2_p_value(1.0, 0.0)));
}

static void test_beta(void) {
  /* I_x(a, 1) = x^a, I_x(1, b) = 1 - (1 - x)^b. */
  for (double x = 1.0 / 64; x < 1.0; x += 1.0 / 8) {
    CHECK_NEAR(clt_beta_p(x, 1.0 - x, 3.5, 1.0), pow(x, 3.5), TOLERANCE);
    CHECK_NEAR(clt_beta_q(x, 1.0 - x, 1.0, 0.25), pow(1.0 - x, 0.25), TOLERANCE);
    CHECK_NEAR(clt_beta_p(x, 1.0 - x, 7.0, 0.3), clt_beta_q(1.0 - x, x, 0.3, 7.0), 0.0);
  }
  CHECK_NEAR(clt_beta_q(1.0, 1e-40, 1.0, 2.0), 1e-80, TOLERANCE); /* y has the digits */
  CHECK(clt_beta_p(0.0, 1.0, 2.0, 3.0) == 0.0 && clt_beta_q(0.0, 1.0, 2.0, 3.0) == 1.0);
  CHECK(clt_beta_p(1.0, 0.0, 2.0, 3.0) == 1.0 && clt_beta_q(1.0, 0.0, 2.0, 3.0) == 0.0);
  CHECK(isnan(clt_beta_p(1.5, -0.5, 2.0, 3.0)) && isnan(clt_beta_p(0.5, 0.5, 0.0, 3.0)));
  CHECK(isnan(clt_beta_q(NAN, 0.5, 2.0, 3.0)) && isnan(clt_beta_q(0.5, 0.5, 2.0, INFINITY)));
}

static void test_noncentral_t(void) {
  EACH(r, oracle_nct) {
    double p = clt_nct_cdf(r[0], r[1], r[2]);
    CHECK(fabs(p - r[3]) < 1e-14);
    if (r[3] < 1e-3 || r[3] > 0.999) continue;
    double ncp = clt_nct_ncp(r[0], r[1], r[3]);
    CHECK(fabs(ncp - r[2]) < 1e-12 * (1.0 + fabs(r[2])));
  }
  CHECK_NEAR(clt_nct_cdf(1.7, 9.0, 0.0), clt_t_p_value(1.7, 9.0, CLT_LESS), TOLERANCE);
  CHECK(clt_nct_cdf(INFINITY, 9.0, 1.0) == 1.0 && clt_nct_cdf(-INFINITY, 9.0, 1.0) == 0.0);
  CHECK(clt_nct_cdf(1e-300, 9.0, 1e9) == 0.0);
  CHECK_NEAR(clt_nct_cdf(1.0, 9.0, -1e9), 1.0, 1e-14);
  CHECK(isnan(clt_nct_cdf(NAN, 9.0, 1.0)) && isnan(clt_nct_cdf(1.0, 0.5, 1.0)));
  CHECK(isnan(clt_nct_cdf(1.0, 9.0, INFINITY)) && isnan(clt_nct_cdf(1.0, INFINITY, 1.0)));
  CHECK(isnan(clt_nct_ncp(1.0, 9.0, 0.0)) && isnan(clt_nct_ncp(1.0, 9.0, 1.0)));
  CHECK(isnan(clt_nct_ncp(INFINITY, 9.0, 0.5)) && isnan(clt_nct_ncp(1.0, 0.0, 0.5)));
}

static void test_noncentral_t_limits(void) {
  static const double dfs[] = {1, 2, 5, 40, 1e3, 1e6, 1e9}, ps[] = {1e-9, 0.005, 0.4, 0.975};
  for (size_t i = 0; i < sizeof dfs / sizeof *dfs; i++) {
    for (double t = 0.01; t < 1e5; t *= 10.0) {
      for (size_t j = 0; j < sizeof ps / sizeof *ps; j++) {
        double ncp = clt_nct_ncp(t, dfs[i], ps[j]);
        CHECK(fabs(clt_nct_cdf(t, dfs[i], ncp) - ps[j]) < 2e-15 + 1e-12 * ps[j]);
        double mirror = clt_nct_ncp(-t, dfs[i], 1.0 - ps[j]);
        if (ps[j] > 1e-3) CHECK(fabs(mirror + ncp) < 1e-12 * (1.0 + fabs(ncp)));
      }
    }
  }
}

static void test_hedges(void) {
  EACH(r, oracle_hedges) CHECK_NEAR(clt_hedges_factor(r[0]), r[1], 1e-14);
  CHECK(clt_hedges_factor(1e20) == 1.0 && clt_hedges_factor(INFINITY) == 1.0);
  CHECK(isnan(clt_hedges_factor(1.0)) && isnan(clt_hedges_factor(NAN)));
}

int main(void) {
  test_normal();
  test_t();
  test_t_limits();
  test_t_quantile();
  test_f_and_chi2();
  test_beta();
  test_noncentral_t();
  test_noncentral_t_limits();
  test_hedges();
  return test_end();
}
