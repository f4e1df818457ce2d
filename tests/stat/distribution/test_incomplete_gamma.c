/* The incomplete gamma function as chi squared (tests/oracle/distribution.py), and its ends. */
#include "stat/distribution/special.h"

#include "oracle/distribution.h"
#include "test.h"

static const double TOLERANCE = 5e-14;

/* P(X > x) of chi squared is Q(df/2, x/2). */
static void test_gamma(void) {
  for (size_t i = 0; i < sizeof oracle_chi2 / sizeof *oracle_chi2; i++) {
    const double *r = oracle_chi2[i];
    clt_gamma g = clt_gamma_of(0.5 * r[1], 0.5 * r[0]);
    CHECK_NEAR(g.upper, r[2], TOLERANCE);
    CHECK(fabs(g.lower + g.upper - 1.0) < 1e-15);
  }
  CHECK(clt_gamma_of(1.0, 0.0).upper == 1.0 && clt_gamma_of(1.0, INFINITY).upper == 0.0);
}

int main(void) {
  test_gamma();
  return test_end();
}
