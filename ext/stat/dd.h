/*
** Double-double arithmetic: a number is the unevaluated sum hi + lo of two doubles with
** |lo| <= ulp(hi)/2, which gives about 106 bits (32 decimal digits).
**
** Second moments need it. A sum of squares squares the condition number of the data, so what a
** QR decomposition in double keeps is lost by cross-products in double; in double-double it is
** not. The algorithms are Dekker's and Knuth's error-free transformations:
**
**   T. J. Dekker, A floating-point technique for extending the available precision,
**   Numer. Math. 18 (1971);  Y. Hida, X. S. Li, D. H. Bailey, Algorithms for quad-double precision
**   floating point arithmetic, ARITH-15 (2001).
**
** They are only right where every operation rounds once: compile with -ffp-contract=off and never
** with -ffast-math. What matters is that a double operation is evaluated as a double:
** FLT_EVAL_METHOD 0, or 1, which widens float operations only (s390x; there is no float here). 2
** and the indeterminate ones (x87) round twice, and so are refused.
*/
#ifndef CLT_STAT_DD_H
#define CLT_STAT_DD_H

#include <float.h>
#include <math.h>

#if defined(FLT_EVAL_METHOD) && FLT_EVAL_METHOD != 0 && FLT_EVAL_METHOD != 1 &&                    \
    FLT_EVAL_METHOD != 16
#error "double-double arithmetic needs FLT_EVAL_METHOD 0 or 1 (on x86: -msse2 -mfpmath=sse)"
#endif
#ifdef __FAST_MATH__
#error "double-double arithmetic does not survive -ffast-math"
#endif

typedef struct clt_dd {
  double hi; /* the number rounded to double */
  double lo; /* what the rounding left */
} clt_dd;

static inline clt_dd dd_from(double a) {
  return (clt_dd){a, 0.0};
}

static inline double dd_to_double(clt_dd a) {
  return a.hi + a.lo;
}

/* a + b exactly, where |a| >= |b| or a == 0 (Dekker). */
static inline clt_dd dd_quick_two_sum(double a, double b) {
  double s = a + b;
  return (clt_dd){s, b - (s - a)};
}

/* a + b exactly, for any a and b (Knuth). */
static inline clt_dd dd_two_sum(double a, double b) {
  double s = a + b;
  double t = s - a;
  return (clt_dd){s, (a - (s - t)) + (b - t)};
}

/* a - b exactly. */
static inline clt_dd dd_two_diff(double a, double b) {
  return dd_two_sum(a, -b);
}

/* a * b exactly, barring overflow and underflow: by Dekker's splitting, or by one fused
** multiply-add where the target has it (both give the same two doubles). */
static inline clt_dd dd_two_prod(double a, double b) {
  double p = a * b;
#if defined(__FMA__) || defined(FP_FAST_FMA)
  return (clt_dd){p, __builtin_fma(a, b, -p)};
#else
  const double split = 134217729.0; /* 2^27 + 1 */
  double ta = split * a, tb = split * b;
  double ah = ta - (ta - a), bh = tb - (tb - b);
  double al = a - ah, bl = b - bh;
  return (clt_dd){p, ((ah * bh - p) + ah * bl + al * bh) + al * bl};
#endif
}

static inline clt_dd dd_neg(clt_dd a) {
  return (clt_dd){-a.hi, -a.lo};
}

static inline clt_dd dd_add(clt_dd a, clt_dd b) {
  clt_dd s = dd_two_sum(a.hi, b.hi);
  clt_dd t = dd_two_sum(a.lo, b.lo);
  s = dd_quick_two_sum(s.hi, s.lo + t.hi);
  return dd_quick_two_sum(s.hi, s.lo + t.lo);
}

static inline clt_dd dd_sub(clt_dd a, clt_dd b) {
  return dd_add(a, dd_neg(b));
}

static inline clt_dd dd_mul(clt_dd a, clt_dd b) {
  clt_dd p = dd_two_prod(a.hi, b.hi);
  return dd_quick_two_sum(p.hi, p.lo + (a.hi * b.lo + a.lo * b.hi));
}

static inline clt_dd dd_mul_d(clt_dd a, double b) {
  clt_dd p = dd_two_prod(a.hi, b);
  return dd_quick_two_sum(p.hi, p.lo + a.lo * b);
}

static inline clt_dd dd_div(clt_dd a, clt_dd b) {
  double q1 = a.hi / b.hi;
  clt_dd r = dd_sub(a, dd_mul_d(b, q1));
  double q2 = r.hi / b.hi;
  r = dd_sub(r, dd_mul_d(b, q2));
  double q3 = r.hi / b.hi;
  clt_dd q = dd_quick_two_sum(q1, q2);
  return dd_add(q, dd_from(q3));
}

/* Square root of a >= 0 (Karp's trick: one Newton step from the double root). */
static inline clt_dd dd_sqrt(clt_dd a) {
  if (a.hi <= 0.0) return dd_from(0.0);
  double x = 1.0 / sqrt(a.hi);
  double ax = a.hi * x;
  double err = dd_sub(a, dd_two_prod(ax, ax)).hi;
  return dd_two_sum(ax, err * (x * 0.5));
}

#endif
