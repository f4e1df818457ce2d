/* The noncentral t against 50-digit references (tests/oracle/distribution.py). Its distribution
** function is of that file alone, which is therefore compiled here. */
#include "stat/distribution/noncentral_t.c"

#include "oracle/distribution.h"
#include "test.h"

#define EACH(row, table)                                                                           \
  for (size_t row##_ = 0; row##_ < sizeof(table) / sizeof(table)[0]; row##_++)                     \
    for (const double *row = (table)[row##_]; row; row = NULL)

static double nct_cdf(double t, double df, double ncp) {
  return nct(t, df, ncp).lower;
}

static void test_noncentral_t(void) {
  EACH(r, oracle_nct) {
    double p = nct_cdf(r[0], r[1], r[2]);
    CHECK(fabs(p - r[3]) < 1e-14);
    if (r[3] < 1e-3 || r[3] > 0.999) continue;
    double ncp = clt_nct_ncp(r[0], r[1], r[3]);
    CHECK(fabs(ncp - r[2]) < 1e-12 * (1.0 + fabs(r[2])));
  }
  CHECK_NEAR(nct_cdf(1.7, 9.0, 0.0), clt_t_p_value(1.7, 9.0, CLT_LESS), 5e-14);
  CHECK_NEAR(nct_cdf(1.7, 0.9, 0.0), clt_t_p_value(1.7, 0.9, CLT_LESS), 5e-14);
  CHECK(nct_cdf(1e-300, 9.0, 1e9) == 0.0);
  CHECK_NEAR(nct_cdf(1.0, 9.0, -1e9), 1.0, 1e-14);
  CHECK(isnan(clt_nct_ncp(1.0, 9.0, 0.0)) && isnan(clt_nct_ncp(1.0, 9.0, 1.0)));
  CHECK(isnan(clt_nct_ncp(INFINITY, 9.0, 0.5)) && isnan(clt_nct_ncp(1.0, 0.0, 0.5)));
}

static void test_noncentral_t_limits(void) {
  static const double dfs[] = {1, 2, 5, 40, 1e3, 1e6, 1e9}, ps[] = {1e-9, 0.005, 0.4, 0.975};
  for (size_t i = 0; i < sizeof dfs / sizeof *dfs; i++) {
    for (double t = 0.01; t < 1e5; t *= 10.0) {
      for (size_t j = 0; j < sizeof ps / sizeof *ps; j++) {
        double ncp = clt_nct_ncp(t, dfs[i], ps[j]);
        CHECK(fabs(nct_cdf(t, dfs[i], ncp) - ps[j]) < 2e-15 + 1e-12 * ps[j]);
        double mirror = clt_nct_ncp(-t, dfs[i], 1.0 - ps[j]);
        if (ps[j] > 1e-3) CHECK(fabs(mirror + ncp) < 1e-12 * (1.0 + fabs(ncp)));
      }
    }
  }
}

/* Both sides together are as likely as asked for, and what is missed keeps its digits. */
static void test_two_sided(void) {
  static const double dfs[] = {0.95, 1, 2.5, 40, 1e3, 1e6, 1e10}, ps[] = {1e-6, 0.3, 0.8, 1 - 1e-9};
  for (size_t i = 0; i < sizeof dfs / sizeof *dfs; i++) {
    for (double t = 0.01; t < 1e5; t *= 3.0) {
      for (size_t j = 0; j < sizeof ps / sizeof *ps; j++) {
        double ncp = clt_nct_ncp_two_sided(t, dfs[i], ps[j]);
        nct_sides near = nct(t, dfs[i], ncp), far = nct(t, dfs[i], -ncp);
        bool none = ps[j] <= clt_t_p_value(t, dfs[i], CLT_TWO_SIDED);
        CHECK(none ? ncp == 0.0 : ncp > 0.0);
        if (none) continue;
        CHECK(fabs(near.upper + far.upper - ps[j]) < 1e-14 + 1e-11 * ps[j]);
        CHECK(fabs(near.lower - far.upper - (1.0 - ps[j])) < 1e-10 * (1.0 - ps[j]));
      }
    }
  }
  CHECK(isnan(clt_nct_ncp_two_sided(-1.0, 9.0, 0.8)) && isnan(clt_nct_ncp_two_sided(1, 9, 1)));
}

int main(void) {
  test_two_sided();
  test_noncentral_t();
  test_noncentral_t_limits();
  return test_end();
}
