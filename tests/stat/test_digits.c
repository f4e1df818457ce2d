/* Numbers as digits, and tallies: what they hold, products, rounding, and that sums hang on no
** order. */
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
  for (int e = -550; e <= 503; e++) { /* one digit, and it is a power of two; 1 among them */
    clt_number a = clt_number_of(ldexp(1.0, e)), minus = clt_number_of(ldexp(-1.0, e));
    wrong += !is(&a, ldexp(1.0, e), 0.0) || !is(&minus, ldexp(-1.0, e), 0.0);
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

/* A product without a place leaves what it is taken from as it was. */
static void test_beyond(void) {
  clt_number most = clt_number_of(0x1p503), square = clt_number_of(0.0), sum = clt_number_of(3.0);
  clt_number_subtract_product(&square, &most, &most);
  clt_number_subtract_product(&sum, &square, &most);
  CHECK(is(&sum, 3.0, 0.0));
  clt_number none = clt_number_of(0.0);
  clt_number_subtract_product(&none, &square, &square);
  CHECK(is(&none, 0.0, 0.0));
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

/* ---- tallies ---- */

static clt_dd draw_term(clt_rng *rng, int low, int high) {
  double x = draw(rng, low, high);
  return (clt_dd){x, x * 0x1p-54 * clt_rng_uniform(rng)};
}

/* Of a term at least 95 bits are kept, whatever its size and sign, as far as there is room. */
static void test_one_term(void) {
  clt_rng rng;
  int wrong = 0;
  clt_rng_seed(&rng, 4, 1);
  for (int i = 0; i < 4000; i++) {
    clt_tally t = {{0}};
    clt_dd x = draw_term(&rng, -236, 95);
    clt_tally_add(&t, x);
    clt_dd off = dd_sub(clt_tally_to_dd(&t), x);
    wrong += fabs(off.hi) > fmax(fabs(x.hi) * 0x1p-95, 0x1p-240);
    clt_tally_add(&t, dd_neg(x));
    wrong += clt_tally_to_dd(&t).hi != 0.0;
  }
  CHECK(wrong == 0);
  clt_tally t = {{0}};
  clt_tally_add(&t, dd_from(0.0));
  clt_tally_add(&t, dd_from(0x1p-300));
  CHECK(clt_tally_to_dd(&t).hi == 0.0);
}

/* Terms of all sizes in an order and the other way round, carried at different times. */
static void test_tally_order(void) {
  enum { N = 500 };
  static clt_dd x[N];
  clt_rng rng;
  int wrong = 0;
  for (uint64_t seed = 0; seed < 50; seed++) {
    clt_tally forth = {{0}}, back = {{0}};
    clt_rng_seed(&rng, seed, 5);
    for (int i = 0; i < N; i++) x[i] = draw_term(&rng, -260, 90);
    for (int i = 0; i < N; i++) {
      clt_tally_add(&forth, x[i]);
      clt_tally_add(&back, x[N - 1 - i]);
      if (i % 7 == 0) clt_tally_carry(&forth);
    }
    clt_dd a = clt_tally_to_dd(&forth), b = clt_tally_to_dd(&back);
    wrong += a.hi != b.hi || a.lo != b.lo || a.hi == 0.0;
  }
  CHECK(wrong == 0);
}

/* Of terms that are the largest at their place as many as there may be between two carryings, and
** several times that. */
static void test_many_terms(void) {
  for (int sign = -1; sign <= 1; sign += 2) {
    const clt_dd x = {sign * 0x1.fffffffffffffp46, sign * 0x1.fffffffffffffp-8};
    clt_tally t = {{0}};
    for (int i = 0; i < 4 * CLT_TALLY_TERMS; i++) {
      clt_tally_add(&t, x);
      if ((i + 1) % CLT_TALLY_TERMS == 0) clt_tally_carry(&t);
    }
    CHECK(fabs(dd_sub(dd_mul_d(clt_tally_to_dd(&t), 0x1p-17), x).hi) <= 0x1p-96);
  }
}

int main(void) {
  test_doubles();
  test_products();
  test_beyond();
  test_order();
  test_carry();
  test_one_term();
  test_tally_order();
  test_many_terms();
  return test_end();
}
