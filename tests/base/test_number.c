/* Doubles as text and back, in the C locale and in one with a decimal comma. */
#include <float.h>
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
  CHECK(clt_number_read(text, (size_t)length, &back) && memcmp(&back, &x, sizeof x) == 0);
}

static void check_text(double x, const char *want) {
  char text[CLT_NUMBER_BYTES];
  clt_number_format(text, x);
  if (!CHECK(strcmp(text, want) == 0)) printf("  got %s, want %s\n", text, want);
}

/* number.h (2), and (1) where it is easily seen */
static void test_known(void) {
  check_text(0.1, "0.1");
  check_text(5.0, "5.0");
  check_text(-0.0, "-0.0");
  check_text(1e300, "1e+300");
  check_text(1.0 / 3.0, "0.3333333333333333");
  check_text(123456789012345680.0, "1.2345678901234568e+17");
  check_text(5e-324, "4.94065645841247e-324");
}

/* number.h (1): one digit less reads back to another double. */
static void check_shortest(double x) {
  char text[CLT_NUMBER_BYTES], shorter[CLT_NUMBER_BYTES];
  int digits = 0;
  clt_number_format(text, x);
  if (!strchr(text, 'e') || fabs(x) < DBL_MIN) return;
  for (const char *c = text; *c != 'e'; c++) digits += *c >= '0' && *c <= '9';
  if (digits < 2) return;
  snprintf(shorter, sizeof shorter, "%.*e", digits - 2, x);
  CHECK(strtod(shorter, NULL) != x);
}

static void test_random(void) {
  clt_rng rng;
  clt_rng_seed(&rng, 1, 0);
  for (int i = 0; i < 20000; i++) {
    uint64_t bits = clt_rng_next(&rng);
    double x;
    memcpy(&x, &bits, sizeof x);
    if (!isfinite(x)) continue;
    round_trip(x);
    check_shortest(x);
  }
}

static bool reads(const char *text, double want) {
  double x = NAN;
  return clt_number_read(text, strlen(text), &x) && memcmp(&x, &want, sizeof x) == 0;
}

/* number.h (3) where digits are more than 2^53: any of them, and halves between two doubles. */
static void test_long(void) {
  clt_rng rng;
  clt_rng_seed(&rng, 2, 0);
  for (int i = 0; i < 50000; i++) {
    char text[60];
    uint64_t digits = clt_rng_next(&rng) % (i % 2 ? 999999999999999999u : UINT64_C(1) << 54);
    snprintf(text, sizeof text, "%llue%d", (unsigned long long)digits, i % 47 - 23);
    if (!CHECK(reads(text, strtod(text, NULL)))) printf("  %s\n", text);
  }
}

static bool refused(const char *text) {
  double x;
  return !clt_number_read(text, strlen(text), &x);
}

/* number.h (3), (4): all of what SQLite takes for a number, rounded correctly: the halves between
** two doubles, what has more digits than 64 bits hold, the ends of the range. */
static void test_read(void) {
  CHECK(reads("0", 0.0) && reads("-0", -0.0) && reads("-0.0e5", -0.0) && reads("0e999", 0.0));
  CHECK(reads(" \t\n12.50\r ", 12.5) && reads(".5", 0.5) && reads("5.", 5.0) && reads("+7", 7.0));
  CHECK(reads("1562.8947", 1562.8947) && reads("1e-22", 1e-22) &&
        reads("123456789e-9", 0.123456789));
  CHECK(reads("3e23", 3e23) && reads("7e-23", 7e-23));  /* 1e23 is no double */
  CHECK(reads("9007199254740993", 9007199254740992.0)); /* half way: to even */
  CHECK(reads("9007199254740993.0000000000000000000000000000001", 9007199254740994.0));
  CHECK(reads("0.1000000000000000055511151231257827021181583404541015625", 0.1));
  CHECK(reads("2.2250738585072011e-308", 2.2250738585072011e-308));
  CHECK(reads("4.9406564584124654e-324", 4.9406564584124654e-324) && reads("1e-400", 0.0));
  CHECK(reads("1e400", INFINITY) && reads("-1e99999999999999999999", -INFINITY));
  CHECK(reads("1797693134862315700000e287", 1.7976931348623157e308));
  CHECK(reads("9999999999999999999", 1e19) && reads("9.300000000000000001", 9.3));
}

/* number.h (5) */
static void test_refused(void) {
  char zeros[1200];
  memset(zeros, '0', sizeof zeros - 1);
  zeros[1] = '.';
  zeros[sizeof zeros - 1] = 0;
  zeros[sizeof zeros - 2] = '1';
  CHECK(refused("") && refused(" ") && refused("abc") && refused("1.5x") && refused("x1.5"));
  CHECK(refused(".") && refused("-") && refused("e5") && refused("1e") && refused("1e+"));
  CHECK(refused("1 2") && refused("1,5") && refused("--1") && refused("0x10") && refused("1.2.3"));
  CHECK(refused("1e5x") && refused("1e+x") && refused("1e /"));
  CHECK(refused("nan") && refused("inf") && refused("Infinity") && refused("1_000"));
  CHECK(refused(zeros));
}

/* number.h (6) */
static void test_integers(void) {
  int64_t x = 0;
  CHECK(clt_number_read_integer("9223372036854775807", 19, &x) && x == INT64_MAX);
  CHECK(clt_number_read_integer("-9223372036854775808", 20, &x) && x == INT64_MIN);
  CHECK(clt_number_read_integer("-0", 2, &x) && x == 0);
  CHECK(clt_number_read_integer(" +12\n", 5, &x) && x == 12);
  CHECK(!clt_number_read_integer("9223372036854775808", 19, &x));
  CHECK(!clt_number_read_integer("-9223372036854775809", 20, &x));
  CHECK(!clt_number_read_integer("", 0, &x) && !clt_number_read_integer("-", 1, &x));
  CHECK(!clt_number_read_integer("1.0", 3, &x) && !clt_number_read_integer("1e3", 3, &x));
}

int main(void) {
  test_known();
  test_random();
  test_read();
  test_long();
  test_refused();
  test_integers();
  /* number.h (7) */
  if (setlocale(LC_NUMERIC, "de_DE.UTF-8") && strcmp(localeconv()->decimal_point, ",") == 0) {
    test_known();
    test_random();
    test_read();
  } else {
    test_skip("there is no locale with a decimal comma");
  }
  return test_end();
}
