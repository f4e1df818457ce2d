#include "stat/distribution/special.h"

/* Terms of the series below that are worth carrying in double-double; and all of them. */
enum { LONG_TERMS = 8, ALL_TERMS = 22 };

/* sum over k >= 1 of s^k / (2k + 1), 0 <= s <= 1/16: (atanh(f)/f - 1) for s = f^2. The later terms
** are below 1e-10 of the sum, so their rounding in double does not show. */
static clt_dd atanh_series(clt_dd s) {
  double tail = 0.0;
  for (int k = ALL_TERMS; k > LONG_TERMS; k--) tail = (tail + 1.0 / (2 * k + 1)) * s.hi;
  clt_dd sum = dd_from(tail);
  for (int k = LONG_TERMS; k > 0; k--) {
    sum = dd_mul(dd_add(sum, dd_div(dd_from(1.0), dd_from(2 * k + 1))), s);
  }
  return sum;
}

/* log(x), x > 0, by x = m 2^e with m in [1/sqrt(2), sqrt(2)] and log(m) = 2 atanh((m-1)/(m+1)). */
static clt_dd dd_log(clt_dd x) {
  const clt_dd log_2 = {0x1.62e42fefa39efp-1, 0x1.abc9e3b39803fp-56};
  int e;
  if (frexp(x.hi, &e) < 0.70710678118654752) e--;
  clt_dd m = {ldexp(x.hi, -e), ldexp(x.lo, -e)};
  clt_dd f = dd_div(dd_add(m, dd_from(-1.0)), dd_add(m, dd_from(1.0)));
  clt_dd half = dd_add(f, dd_mul(f, atanh_series(dd_mul(f, f))));
  return dd_add(dd_mul_d(log_2, e), dd_mul_d(half, 2.0));
}

clt_dd clt_log_excess(clt_dd u, clt_dd ratio) {
  if (fabs(u.hi) > 0.4) return dd_sub(dd_log(ratio), u);
  /* With f = u/(2 + u): log(1 + u) = 2 atanh(f) and u = 2f/(1 - f), so that the first order, 2f,
  ** cancels on paper. */
  clt_dd f = dd_div(u, dd_add(u, dd_from(2.0)));
  clt_dd series = atanh_series(dd_mul(f, f));
  return dd_mul(f, dd_sub(dd_mul_d(series, 2.0), u));
}

double clt_exp_excess(double x) {
  if (fabs(x) > 0.5) return expm1(x) - x;
  double sum = 0.0; /* x^2/2! + x^3/3! + ... by Horner's rule */
  for (int k = 15; k >= 2; k--) sum = (sum + 1.0) * x / k;
  return sum * x;
}
