/*
** The pieces that the distributions share: the Stirling error, logarithms that keep their digits
** where they cancel, and the two incomplete functions with the derivative that Newton steps need.
*/
#ifndef CLT_STAT_DISTRIBUTION_SPECIAL_H
#define CLT_STAT_DISTRIBUTION_SPECIAL_H

#include "stat/dd.h"

/* log(gamma(a + 1)) - ((a + 1/2) log(a) - a + log(2 pi)/2), the error of Stirling's formula, a > 0;
** absolute error about 1e-15. */
double clt_stirling_error(double a);

/* log(1 + u) - u in double-double, given both u and ratio = 1 + u > 0 (each to its own relative
** precision: neither follows from the other when u is tiny or close to -1). */
clt_dd clt_log_excess(clt_dd u, clt_dd ratio);

/* exp(x) - 1 - x. */
double clt_exp_excess(double x);

/* The two sides of a distribution function, and its derivative. */
typedef struct clt_sides {
  double lower;   /* probability below */
  double upper;   /* probability above */
  double density; /* derivative of `lower` by the logarithm of the odds or of the variable */
} clt_sides;

/* Incomplete beta: lower = I_x(a, b), upper = I_y(b, a) where x + y = 1 in double-double, each to
** full relative precision; density = x^a y^b / B(a, b) = dI/d log(x/y). a, b > 0. */
clt_sides clt_beta_sides(clt_dd x, clt_dd y, double a, double b);

/* Incomplete gamma: lower = P(a, x), upper = Q(a, x); density = x^a e^-x / gamma(a) = dP/d log(x).
** a > 0, x >= 0. */
clt_sides clt_gamma_sides(double a, double x);

#endif
