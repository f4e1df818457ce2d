/*
** The pieces that the distributions share: logarithms and exponentials that keep their digits where
** they cancel, and the two incomplete functions. Tried of GSL: gsl_sf_log_1plusx_mx() is good to
** 9e-16, but in double, and an exponent of -700 has to be known to 5e-14; x^2/2 gsl_sf_exprel_2(x)
** loses 1e-12 at x = 0.014.
*/
#ifndef CLT_STAT_DISTRIBUTION_SPECIAL_H
#define CLT_STAT_DISTRIBUTION_SPECIAL_H

#include "stat/dd.h"

/* log(1 + u) - u in double-double, given both u and ratio = 1 + u > 0 (each to its own relative
** precision: neither follows from the other when u is tiny or close to -1). */
clt_dd clt_log_excess(clt_dd u, clt_dd ratio);

/* exp(x) - 1 - x. */
double clt_exp_excess(double x);

/* Incomplete beta I_y(b, a), to full relative precision, where x + y = 1 in double-double and a and
** b are at least 5e-301. */
double clt_beta_upper(clt_dd x, clt_dd y, double a, double b);

/* Incomplete gamma: lower = P(a, x), upper = Q(a, x), density = x^a e^-x / gamma(a) = dP/d log(x);
** a > 0, x >= 0. */
typedef struct clt_gamma {
  double lower, upper, density;
} clt_gamma;
clt_gamma clt_gamma_of(double a, double x);

#endif
