/* Numbers with an exponent of their own, and sums over subsets and supersets of them; drawing sets
** is tested where it is used, in tests/graph/dibs. */
#include "graph/scaled_subset.h"

#include <math.h>

#include "test.h"

enum { MOST_BITS = 6, SETS = 1 << MOST_BITS };

/* e^x in two parts, of which the first is near 1, however large the second. */
static void test_exp(void) {
  clt_rng rng;
  clt_rng_seed(&rng, 20261128, 0);
  for (int i = 0; i < 2000; i++) {
    double x = (clt_rng_uniform(&rng) - 0.5) * (i % 2 ? 1400.0 : 1.9e7);
    int32_t exponent;
    double mantissa = clt_scaled_subset_exp(x, &exponent);
    CHECK(mantissa >= 0.7 && mantissa <= 1.5);
    if (i % 2) CHECK_NEAR(ldexp(mantissa, exponent), exp(x), 1e-15);
    CHECK(fabs(log(mantissa) + exponent * 0.69314718055994531 - x) <= 4e-16 * fabs(x) + 1e-15);
  }
}

/* A sum over the sets within s, or over those that s is within. */
static double sum_of(const double *value, int k, int s, bool up) {
  double sum = 0.0;
  for (int t = 0; t < 1 << k; t++) {
    if ((up ? t & ~s : s & ~t) == 0) sum += value[t];
  }
  return sum;
}

/* For sets of any size, none too; what stands behind the 2^k entries is neither read nor written.
*/
static void test_zeta(int k, bool up) {
  _Alignas(32) double mantissa[2 * SETS], value[2 * SETS];
  _Alignas(32) int32_t exponent[2 * SETS];
  clt_rng rng;
  clt_rng_seed(&rng, 20261128, (uint64_t)k);
  for (int s = 0; s < 2 * SETS; s++) {
    mantissa[s] = 1.0 + clt_rng_uniform(&rng);
    exponent[s] = (int32_t)clt_rng_below(&rng, 100) - 50;
    value[s] = ldexp(mantissa[s], exponent[s]);
  }
  clt_scaled_subset_zeta(mantissa, exponent, k, up);
  for (int s = 0; s < 2 * SETS; s++) {
    double want = s < 1 << k ? sum_of(value, k, s, up) : value[s];
    CHECK_NEAR(ldexp(mantissa[s], exponent[s]), want, 1e-14);
  }
}

/* Sums of what no double holds. */
static void test_far(void) {
  double mantissa = 1.5;
  int32_t exponent = -5000;
  clt_scaled_subset_add(&mantissa, &exponent, 1.25, -5001);
  CHECK_NEAR(ldexp(mantissa, exponent + 5000), 2.125, 0.0);
  clt_scaled_subset_add(&mantissa, &exponent, 1.0, 7000);
  CHECK_NEAR(ldexp(mantissa, exponent - 7000), 1.0, 0.0);
}

static void test_normalise(void) {
  double mantissa[] = {0.0, 3.0, 0x1p-70, 1.0};
  int32_t exponent[] = {5, 2000, -2000, 0};
  clt_scaled_subset_normalise(mantissa, exponent, 4);
  CHECK(exponent[0] == CLT_SUBSET_ZERO && mantissa[0] == 0.0);
  CHECK(mantissa[1] == 1.5 && exponent[1] == 2001);
  CHECK(mantissa[2] == 1.0 && exponent[2] == -2070 && mantissa[3] == 1.0 && exponent[3] == 0);
}

int main(void) {
  test_exp();
  for (int k = 0; k <= MOST_BITS; k++) {
    test_zeta(k, true);
    test_zeta(k, false);
  }
  test_far();
  test_normalise();
  return test_end();
}
