/* Logarithms and exponentials less their first terms, against their series in long double. */
#include "stat/distribution/special.h"

#include "test.h"

/* exp(x) - 1 - x = x^2/2 + x^3/6 + …; |x| at most 1. */
static double exp_excess(double x) {
  long double sum = 0.0L, term = x;
  for (int k = 2; k < 40; k++) sum += term *= (long double)x / k;
  return (double)sum;
}

/* log(1 + u) - u = -u^2/2 + u^3/3 - …; |u| at most 1/2. */
static double log_excess(double u) {
  long double sum = 0.0L, power = -(long double)u;
  for (int k = 2; k < 200; k++) sum += (power *= -(long double)u) / -k;
  return (double)sum;
}

int main(void) {
  for (int k = 0; k < 60; k++) {
    for (int sign = -1; sign <= 1; sign += 2) {
      double x = sign * ldexp(1.0, -k) * 0.9, u = x / 2.0;
      CHECK_NEAR(clt_exp_excess(x), exp_excess(x), 1e-15);
      clt_dd got = clt_log_excess(dd_from(u), dd_two_sum(1.0, u));
      CHECK_NEAR(got.hi, log_excess(u), 1e-15);
    }
  }
  CHECK_NEAR(clt_exp_excess(-50.0), 49.0, 1e-15);
  CHECK_NEAR(clt_exp_excess(20.0), 485165174.4097902779691068305, 1e-15);
  return test_end();
}
