/* The incomplete beta function where it has a closed form, its symmetry, and its ends. The
** distributions that rest on it are tested to 50 digits in test_distribution.c. */
#include "stat/distribution/special.h"

#include "test.h"

static const double TOLERANCE = 5e-14;

static double beta_upper(double x, double a, double b) {
  return clt_beta_upper(dd_from(x), dd_two_diff(1.0, x), a, b);
}

static void test_beta(void) {
  /* I_x(a, 1) = x^a, I_x(1, b) = 1 - (1 - x)^b. */
  for (double x = 1.0 / 64; x < 1.0; x += 1.0 / 8) {
    CHECK_NEAR(beta_upper(1.0 - x, 1.0, 3.5), pow(x, 3.5), TOLERANCE);
    CHECK_NEAR(beta_upper(x, 1.0, 0.25), pow(1.0 - x, 0.25), TOLERANCE);
    CHECK(fabs(beta_upper(1.0 - x, 0.3, 7.0) + beta_upper(x, 7.0, 0.3) - 1.0) < 1e-15);
  }
  clt_dd tiny = dd_from(1e-40); /* y has the digits */
  CHECK_NEAR(clt_beta_upper(dd_two_diff(1.0, 1e-40), tiny, 1.0, 2.0), 1e-80, TOLERANCE);
  CHECK(beta_upper(0.0, 2.0, 3.0) == 1.0 && beta_upper(1.0, 2.0, 3.0) == 0.0);
}

int main(void) {
  test_beta();
  return test_end();
}
