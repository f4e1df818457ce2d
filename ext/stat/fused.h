/*
** A hot loop over double-doubles is compiled twice, with fused multiply-adds and without, and the
** caller asks the processor. Its body is a CLT_TWICE function with a constant `fused`, which is
** inlined into one that is CLT_FUSED and into one that is not. Both give the same bits: the error
** of a product is exact in whichever way it is found, and nothing else is fused. (Targets that
** have the instruction anyway use it in dd_two_prod().)
*/
#ifndef CLT_STAT_FUSED_H
#define CLT_STAT_FUSED_H

#include <stdbool.h>

#include "stat/dd.h"

#define CLT_TWICE static inline __attribute__((always_inline))

#ifdef __x86_64__
#define CLT_FUSED __attribute__((target("fma")))
static inline bool clt_has_fused(void) {
  return __builtin_cpu_supports("fma");
}
#else
#define CLT_FUSED
static inline bool clt_has_fused(void) {
  return false;
}
#endif

CLT_TWICE clt_dd clt_fused_two_prod(double a, double b, bool fused) {
  double p = a * b;
  return fused ? (clt_dd){p, __builtin_fma(a, b, -p)} : dd_two_prod(a, b);
}

CLT_TWICE clt_dd clt_fused_mul(clt_dd a, clt_dd b, bool fused) {
  clt_dd p = clt_fused_two_prod(a.hi, b.hi, fused);
  return dd_quick_two_sum(p.hi, p.lo + (a.hi * b.lo + a.lo * b.hi));
}

/* sum + a b, accurate relative to the larger of the two: half the work of dd_add() and dd_mul(). */
CLT_TWICE clt_dd clt_fused_add_product(clt_dd sum, clt_dd a, clt_dd b, bool fused) {
  clt_dd p = clt_fused_two_prod(a.hi, b.hi, fused);
  clt_dd s = dd_two_sum(sum.hi, p.hi);
  return dd_quick_two_sum(s.hi, s.lo + (sum.lo + (p.lo + (a.hi * b.lo + a.lo * b.hi))));
}

#endif
