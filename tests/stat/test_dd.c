/*
** Double-double arithmetic: the error-free transformations against the fused multiply-add of the C
** library and against long integers, the rest against values of mpmath at 60 digits; and adding a
** product with fused multiply-adds and without (stat/fused.h) against adding and multiplying.
*/
#include <float.h>
/* As where operations on float alone are widened (s390x), which dd.h must not refuse. */
#undef FLT_EVAL_METHOD
#define FLT_EVAL_METHOD 1

#include "stat/fused.h"
#include "base/rng.h"
#include "test.h"

static const clt_dd pi = {0x1.921fb54442d18p+1, 0x1.1a62633145c07p-53};
static const clt_dd e = {0x1.5bf0a8b145769p+1, 0x1.4d57ee2b1013ap-53};

/* Equal to within `units` of 2^-106. */
static bool near(clt_dd got, clt_dd want, double units) {
  clt_dd error = dd_sub(got, want);
  return fabs(error.hi) <= units * 0x1p-106 * fabs(want.hi);
}

/* A double with a full significand, of magnitude 2^-60 … 2^60. */
static double draw(clt_rng *rng) {
  double x = clt_rng_uniform(rng) - 0.5;
  return ldexp(x, (int)clt_rng_below(rng, 121) - 60);
}

static void test_products_are_exact(void) {
  clt_rng rng;
  clt_rng_seed(&rng, 1, 0);
  int wrong = 0;
  for (int i = 0; i < 100000; i++) {
    double a = draw(&rng), b = draw(&rng);
    clt_dd p = dd_two_prod(a, b);
    wrong += p.hi != a * b || p.lo != fma(a, b, -p.hi);
  }
  CHECK(wrong == 0);
}

/* With a and b integers below 2^62, a + b and what rounding leaves of it are integers, too. */
static void test_sums_are_exact(void) {
  clt_rng rng;
  clt_rng_seed(&rng, 2, 0);
  int wrong = 0;
  for (int i = 0; i < 100000; i++) {
    double a = floor(ldexp(clt_rng_uniform(&rng) - 0.5, 1 + (int)clt_rng_below(&rng, 61)));
    double b = floor(ldexp(clt_rng_uniform(&rng) - 0.5, 1 + (int)clt_rng_below(&rng, 61)));
    clt_dd s = dd_two_sum(a, b), d = dd_two_diff(a, b);
    wrong += (int64_t)s.hi + (int64_t)s.lo != (int64_t)a + (int64_t)b || s.hi != a + b;
    wrong += (int64_t)d.hi + (int64_t)d.lo != (int64_t)a - (int64_t)b || d.hi != a - b;
  }
  CHECK(wrong == 0);
  clt_dd tiny = dd_two_sum(1.0, 0x1p-200);
  CHECK(tiny.hi == 1.0 && tiny.lo == 0x1p-200);
}

static void test_arithmetic(void) {
  clt_dd third = {0x1.5555555555555p-2, 0x1.5555555555555p-56};
  CHECK(near(dd_div(dd_from(1.0), dd_from(3.0)), third, 4.0));
  CHECK(near(dd_mul(pi, e), (clt_dd){0x1.114580b45d475p+3, -0x1.867bdea1974bdp-51}, 8.0));
  CHECK(near(dd_div(pi, e), (clt_dd){0x1.27ddbf6271dbep+0, -0x1.023c476cc3361p-56}, 8.0));
  CHECK(near(dd_sub(pi, e), (clt_dd){0x1.b1786497ead78p-2, -0x1.97ac57ce52998p-56}, 64.0));
  CHECK(near(dd_mul_d(pi, 10.0), (clt_dd){0x1.f6a7a2955385ep+4, 0x1.60fafbfd97309p-50}, 8.0));
  CHECK(near(dd_sqrt(dd_from(2.0)), (clt_dd){0x1.6a09e667f3bcdp+0, -0x1.bdd3413b26456p-54}, 8.0));
  CHECK(near(dd_sqrt(pi), (clt_dd){0x1.c5bf891b4ef6bp+0, -0x1.618f13eb7ca89p-54}, 8.0));
  CHECK(dd_sqrt(dd_from(0.0)).hi == 0.0);
}

/* A sum that double loses wholly. */
static void test_cancellation(void) {
  clt_dd s = dd_from(1.0);
  for (int i = 0; i < 1000; i++) s = dd_add(s, dd_from(0x1p-70));
  s = dd_sub(s, dd_from(1.0));
  CHECK(dd_to_double(s) == 1000.0 * 0x1p-70);
}

CLT_FUSED static clt_dd add_product_fused(clt_dd sum, clt_dd a, clt_dd b) {
  return clt_fused_add_product(sum, a, b, true);
}

static clt_dd add_product_plain(clt_dd sum, clt_dd a, clt_dd b) {
  return clt_fused_add_product(sum, a, b, false);
}

/* Accurate relative to the larger of the sum and the product, and the same bits in both ways. */
static void test_adding_a_product(void) {
  clt_rng rng;
  clt_rng_seed(&rng, 4, 0);
  int far = 0, apart = 0;
  for (int i = 0; i < 100000; i++) {
    clt_dd a = dd_two_sum(draw(&rng), 0x1p-54 * draw(&rng)), b = dd_two_prod(draw(&rng), 1.1);
    clt_dd sum = dd_mul_d(dd_mul(a, b), ldexp(draw(&rng), -60)), want = dd_add(sum, dd_mul(a, b));
    clt_dd got = add_product_plain(sum, a, b);
    double larger = fmax(fabs(sum.hi), fabs(a.hi * b.hi));
    far += !(fabs(dd_sub(got, want).hi) <= 16.0 * 0x1p-106 * larger);
    clt_dd other = clt_has_fused() ? add_product_fused(sum, a, b) : got;
    apart += got.hi != other.hi || got.lo != other.lo;
  }
  CHECK(far == 0);
  CHECK(apart == 0);
}

/* The compiler must not have contracted or reassociated anything. */
static void test_normalised(void) {
  clt_rng rng;
  clt_rng_seed(&rng, 3, 0);
  clt_dd s = dd_from(0.0);
  int wrong = 0;
  for (int i = 0; i < 100000; i++) {
    s = dd_add(s, dd_two_prod(draw(&rng), draw(&rng)));
    wrong += s.hi + s.lo != s.hi;
  }
  CHECK(wrong == 0);
}

int main(void) {
  test_products_are_exact();
  test_sums_are_exact();
  test_arithmetic();
  test_cancellation();
  test_adding_a_product();
  test_normalised();
  return test_end();
}
