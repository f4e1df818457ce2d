/*
** Distributions against 50-digit references (tests/oracle/distribution.py), identities and domains.
** GSL's error handler, which would end the program, stands as it is: that the program ends by
** itself is a test.
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
    bool closed = r[1] == 1.0 || r[1] == 2.0, usual = r[0] > 1e-10;
    double t = clt_t_quantile(r[0], r[1]);
    if (r[1] < 1.0 || (r[1] != 1.0 && r[0] < 1e-100)) {
      CHECK(isnan(t));
      continue;
    }
    CHECK_NEAR(t, r[2], closed ? TOLERANCE : usual ? 1e-10 : 4e-8);
    CHECK(clt_t_quantile(1.0 - r[0], r[1]) == -clt_t_quantile(1.0 - (1.0 - r[0]), r[1]));
  }
  CHECK(clt_t_quantile(0.5, 1.0) == 0.0 && clt_t_quantile(0.5, 3.0) == 0.0);
  CHECK(clt_t_quantile(0.0, 3.0) == INFINITY && clt_t_quantile(1.0, 3.0) == -INFINITY);
  CHECK(clt_t_quantile(0.025, INFINITY) == clt_normal_quantile(0.025));
  CHECK(isnan(clt_t_quantile(1.5, 3.0)) && isnan(clt_t_quantile(0.1, 0.0)));
  CHECK(isnan(clt_t_quantile(NAN, 3.0)) && isnan(clt_t_quantile(0.1, NAN)));
}

/* All of conf_level, from 1e-9 to 1 - 1e-9, and all degrees of freedom: the tail at the quantile is
** p, up to what 1e-10 of the quantile (1e-14 of its unit) makes in the tail. */
static void test_t_quantile_everywhere(void) {
  for (double df = 1.0; df < 1e17; df = df < 40.0 ? df + 0.37 : df * 1.7) {
    for (double p = 5e-10; p < 0.5; p = p < 0.4 ? p * 1.5 : p + 0.5 * (0.5 - p) + 2e-10) {
      double t = clt_t_quantile(p, df), least = t * (1.0 - 1e-10) - 1e-14;
      CHECK(clt_t_p_value(t * (1.0 + 1e-10) + 1e-14, df, CLT_GREATER) <= p * (1.0 + 1e-13));
      CHECK(clt_t_p_value(least, df, CLT_GREATER) >= p * (1.0 - 1e-13));
    }
  }
  CHECK_NEAR(clt_t_quantile(0.01, 1.0 - 1e-15), clt_t_quantile(0.01, 1.0), 1e-13);
  CHECK_NEAR(clt_t_quantile(0.01, 0.99e14), clt_t_quantile(0.01, 1.01e14), 1e-13);
}

static void test_f(void) {
  EACH(r, oracle_f) CHECK_NEAR(clt_f_p_value(r[0], r[1], r[2]), r[3], TOLERANCE);
  CHECK(clt_f_p_value(0.0, 2.0, 3.0) == 1.0 && clt_f_p_value(-1.0, 2.0, 3.0) == 1.0);
  CHECK(clt_f_p_value(INFINITY, 2.0, 3.0) == 0.0);
  CHECK_NEAR(clt_f_p_value(1e200, 2.0, 2.0), 1e-200, TOLERANCE); /* 1/(1 + f) */
  CHECK(isnan(clt_f_p_value(NAN, 2.0, 3.0)) && isnan(clt_f_p_value(1.0, 0.0, 3.0)));
  CHECK(isnan(clt_f_p_value(1.0, 2.0, -1.0)) && isnan(clt_f_p_value(1.0, INFINITY, 3.0)));
  CHECK(isnan(clt_f_p_value(1.0, 2.0, INFINITY)));
}

static void test_hedges(void) {
  EACH(r, oracle_hedges) CHECK_NEAR(clt_hedges_factor(r[0]), r[1], 1e-14);
  CHECK(clt_hedges_factor(1e20) == 1.0 && clt_hedges_factor(INFINITY) == 1.0);
  CHECK(isnan(clt_hedges_factor(1.0)) && isnan(clt_hedges_factor(NAN)));
}

/* Every function of every combination of these: whatever it gives, it comes back. */
static void test_hostile(void) {
  static const double bad[] = {NAN,  INFINITY, -INFINITY, 0.0,    -0.0,    5e-324,  -1e-310, 1e-308,
                               0.5,  1.0,      1.0000001, 2.0,    30.5,    -1e308,  1e308,   1e21,
                               1e-9, 1e-100,   1e10,      1e-300, 0.99999, 1.7e308, 1e15,    -3.0};
  enum { N = sizeof bad / sizeof *bad };
  int numbers = 0;
  for (int i = 0; i < N; i++) {
    numbers += !isnan(clt_normal_p_value(bad[i], CLT_TWO_SIDED));
    numbers += !isnan(clt_normal_cdf(bad[i])) + !isnan(clt_normal_quantile(bad[i]));
    numbers += !isnan(clt_hedges_factor(bad[i]));
    for (int j = 0; j < N; j++) {
      double p = clt_t_p_value(bad[i], bad[j], CLT_TWO_SIDED);
      CHECK(isnan(p) || (p >= 0.0 && p <= 1.0));
      numbers += !isnan(p) + !isnan(clt_t_quantile(bad[i], bad[j]));
      for (int k = 0; k < N; k++) {
        p = clt_f_p_value(bad[i], bad[j], bad[k]);
        CHECK(isnan(p) || bad[k] < 0.1 || (p >= 0.0 && p <= 1.0));
        numbers += !isnan(p) + !isnan(clt_nct_ncp(bad[i], bad[j], bad[k]));
      }
    }
  }
  CHECK(numbers > 4 * N);
}

int main(void) {
  test_normal();
  test_t();
  test_t_limits();
  test_t_quantile();
  test_t_quantile_everywhere();
  test_f();
  test_hedges();
  test_hostile();
  return test_end();
}
