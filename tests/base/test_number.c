/* Doubles as text and back, in the C locale and in one with a decimal comma. */
#include <locale.h>
#include <stdint.h>

#include "base/number.h"
#include "base/rng.h"
#include "test.h"

static void round_trip(double x) {
  char text[CLT_NUMBER_BYTES];
  double back = NAN;
  int length = clt_number_format(text, x);
  CHECK(length == (int)strlen(text) && !strchr(text, ','));
  CHECK(clt_number_parse(text, &back) && memcmp(&back, &x, sizeof x) == 0);
}

static void check_text(double x, const char *want) {
  char text[CLT_NUMBER_BYTES];
  clt_number_format(text, x);
  if (!CHECK(strcmp(text, want) == 0)) printf("  got %s, want %s\n", text, want);
}

static void test_known(void) {
  check_text(0.1, "0.1");
  check_text(5.0, "5.0");
  check_text(-0.0, "-0.0");
  check_text(1e300, "1e+300");
  check_text(1.0 / 3.0, "0.3333333333333333");
  check_text(123456789012345680.0, "1.2345678901234568e+17");
  check_text(5e-324, "4.94065645841247e-324");
}

static void test_random(void) {
  clt_rng rng;
  clt_rng_seed(&rng, 1, 0);
  for (int i = 0; i < 20000; i++) {
    uint64_t bits = clt_rng_next(&rng);
    double x;
    memcpy(&x, &bits, sizeof x);
    if (isfinite(x)) round_trip(x);
  }
}

static void test_refused(void) {
  double x;
  CHECK(!clt_number_parse("", &x));
  CHECK(!clt_number_parse("abc", &x));
  CHECK(!clt_number_parse("1.5x", &x));
  CHECK(!clt_number_parse("1.00000000000000000000000000000000000000000001", &x));
}

int main(void) {
  test_known();
  test_random();
  test_refused();
  if (setlocale(LC_NUMERIC, "de_DE.UTF-8") || setlocale(LC_NUMERIC, "fr_FR.UTF-8")) {
    test_known();
    test_random();
  } else {
    test_skip("no locale with a decimal comma is installed");
  }
  return test_end();
}
