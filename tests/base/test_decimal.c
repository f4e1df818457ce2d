/* Decimal digits of doubles, and rounding them half to even against arithmetic on integers. */
#include "base/decimal.h"

#include "base/rng.h"
#include "test.h"

static void fixed(double x, int decimals, const char *want) {
  char out[CLT_DECIMAL_BYTES];
  int n = clt_decimal_fixed(clt_decimal_of(x), decimals, out);
  if (!CHECK(strcmp(out, want) == 0 && n == (int)strlen(want))) {
    printf("  %.17g to %d: %s, want %s\n", x, decimals, out, want);
  }
}

static void test_fixed(void) {
  fixed(0.0, 0, "0");
  fixed(-0.0, 2, "0.00");
  fixed(0.125, 2, "0.12");
  fixed(0.375, 2, "0.38");
  fixed(2.675, 2, "2.68"); /* as a double 2.67499999999999982 */
  fixed(904.5, 0, "904");
  fixed(905.5, 0, "906");
  fixed(0.5, 0, "0");
  fixed(0.51, 0, "1");
  fixed(1.5, 0, "2");
  fixed(-0.5, 0, "0");
  fixed(-1.5, 0, "-2");
  fixed(0.05, 1, "0.0");
  fixed(0.06, 1, "0.1");
  fixed(0.004, 1, "0.0");
  fixed(999.96, 1, "1000.0");
  fixed(9.5, 0, "10");
  fixed(99999.5, 0, "100000");
  fixed(0.1 + 0.2, 17, "0.30000000000000004");
  fixed(12.0, 3, "12.000");
  fixed(1e22, 0, "10000000000000000000000");
  fixed(1e-7, 8, "0.00000010");
  char out[CLT_DECIMAL_BYTES];
  CHECK(clt_decimal_fixed(clt_decimal_of(-1.7976931348623157e308), 40, out) == 351);
  CHECK(clt_decimal_fixed(clt_decimal_of(5e-324), 40, out) == 42);
}

static void scientific(double x, int digits, const char *want) {
  char out[CLT_DECIMAL_BYTES];
  int n = clt_decimal_scientific(clt_decimal_of(x), digits, out);
  if (!CHECK(strcmp(out, want) == 0 && n == (int)strlen(want))) printf("  %s\n", out);
}

static void test_scientific(void) {
  scientific(1.25e-7, 2, "1.2e-07");
  scientific(-9.96e20, 2, "-1.0e+21");
  scientific(1e300, 4, "1.000e+300");
  scientific(5e-324, 1, "5e-324");
  scientific(3.0, 1, "3e+00");
}

/* m / 1000 to 0, 1 and 2 decimals. */
static void test_against_integers(void) {
  clt_rng rng;
  clt_rng_seed(&rng, 20261128, 2);
  for (int round = 0; round < 20000; round++) {
    int m = (int)clt_rng_below(&rng, 2000000), scale = 1000;
    for (int decimals = 0; decimals <= 2; decimals++, scale /= 10) {
      int whole = m / scale, rest = 2 * (m % scale);
      char want[40], out[CLT_DECIMAL_BYTES];
      if (rest > scale || (rest == scale && whole % 2)) whole++;
      int unit = decimals == 0 ? 1 : decimals == 1 ? 10 : 100;
      int n = snprintf(want, sizeof want, "%d", whole / unit);
      if (decimals) snprintf(want + n, sizeof want - (size_t)n, ".%0*d", decimals, whole % unit);
      clt_decimal_fixed(clt_decimal_of(m / 1000.0), decimals, out);
      if (strcmp(out, want) != 0) {
        CHECK(false);
        printf("  %d / 1000: %s, want %s\n", m, out, want);
      }
    }
  }
}

int main(void) {
  test_fixed();
  test_scientific();
  test_against_integers();
  return test_end();
}
