/* Numbers as digits: what they hold, products, rounding, and that sums hang on no order. */
#include "stat/digits.h"

#include "base/rng.h"
#include "test.h"

/* A double of random bits, in size from 2^low to 2^high. */
static double draw(clt_rng *rng, int low, int high) {
  double x = 1.0 + clt_rng_uniform(rng);
  int e = low + (int)clt_rng_below(rng, (uint32_t)(high - low));
  return ldexp(clt_rng_below(rng, 2) ? x : -x, e);
}

static bool is(const clt_number *a, double hi, double lo) {
  clt_dd got = clt_number_to_dd(a);
  return got.hi == hi && got.lo == lo;
}

/* A double is its digits, down to 2^-577. */
static void test_doubles(void) {
  clt_rng rng;
  int wrong = 0;
  clt_rng_seed(&rng, 1, 1);
  for (int i = 0; i < 2000; i++) {
    double x = draw(&rng, -520, 502);
    clt_number a = clt_number_of(x);
    wrong += !is(&a, x, 0.0) || a.end > clt_digit_top(x) + 1;
  }
  CHECK(wrong == 0);
  static const double without[] = {0.0, -0.0, 0x1p504, -INFINITY, 0x1p-600};
  for (int i = 0; i < 5; i++) {
    clt_number a = clt_number_of(without[i]);
    CHECK(is(&a, 0.0, 0.0));
  }
  CHECK(clt_digit_fits(-0x1p503) && !clt_digit_fits(0x1.0000000000001p503));
  CHECK(clt_digit_top(1.0) == 0 && clt_digit_top(8388607.0) == 0 && clt_digit_top(8388608.0) == 1);
  CHECK(clt_digit_top(0x1p-1074) == CLT_DIGIT_LOW);
}

/* 0 - x y is what two doubles hold, and + x y again nothing. */
static void test_products(void) {
  clt_rng rng;
  int wrong = 0;
  clt_rng_seed(&rng, 2, 1);
  for (int i = 0; i < 2000; i++) {
    double x = draw(&rng, -200, 200), y = draw(&rng, -200, 200);
    clt_number a = clt_number_of(x), b = clt_number_of(y), minus = clt_number_of(-y);
    clt_number sum = clt_number_of(0.0);
    clt_dd want = dd_two_prod(-x, y);
    clt_number_subtract_product(&sum, &a, &b);
    wrong += !is(&sum, want.hi, want.lo);
    clt_number_subtract_product(&sum, &a, &minus);
    wrong += !is(&sum, 0.0, 0.0);
  }
  CHECK(wrong == 0);
}

/* Terms of all sizes, of which the large ones cancel, in an order and the other way round. */
static void test_order(void) {
  enum { N = 300 };
  clt_rng rng;
  double x[N];
  int wrong = 0;
  for (uint64_t seed = 0; seed < 50; seed++) {
    clt_rng_seed(&rng, seed, 3);
    clt_number forth = clt_number_of(0.0), back = forth, one = clt_number_of(-1.0);
    for (int i = 0; i < N; i += 2) {
      x[i] = draw(&rng, -400, 400);
      x[i + 1] = i < N / 2 ? draw(&rng, -500, -300) : -x[N - 2 - i];
    }
    for (int i = 0; i < N; i++) {
      clt_number a = clt_number_of(x[i]), b = clt_number_of(x[N - 1 - i]);
      clt_number_subtract_product(&forth, &a, &one);
      clt_number_subtract_product(&back, &b, &one);
    }
    clt_dd a = clt_number_to_dd(&forth), b = clt_number_to_dd(&back);
    wrong += a.hi != b.hi || a.lo != b.lo || a.hi == 0.0;
  }
  CHECK(wrong == 0);
}

/* Carried or not, it is the same number. */
static void test_carry(void) {
  int64_t digit[4] = {-5 * (INT64_C(1) << 24), INT64_C(1) << 40, -7, 0};
  clt_number before = clt_number_from(-1, digit, 4);
  clt_dd want = clt_number_to_dd(&before);
  clt_digits_carry(digit, 4);
  clt_number after = clt_number_from(-1, digit, 4);
  CHECK(is(&after, want.hi, want.lo));
  CHECK(want.hi == -5.0 + 0x1p40 - 7.0 * 0x1p24 && want.lo == 0.0);
  for (int i = 0; i < 3; i++) CHECK(digit[i] >= 0 && digit[i] < 1 << 24);
}

int main(void) {
  test_doubles();
  test_products();
  test_order();
  test_carry();
  return test_end();
}
