/*
** Distributions, with relative accuracy far into the tails: a p-value of 1e-200 keeps its digits.
**
** Why not GSL here: gsl_cdf_tdist_Q loses digits for df just above 30 and near t = 0,
** gsl_cdf_beta_P switches to an asymptotic form of limited accuracy for a > 1e5, and both can end
** in the process-wide error handler. What stands behind these functions (special.h) is a continued
** fraction with C. Loader's saddle-point prefactor (Fast and accurate computation of binomial
** probabilities, 2000), the route of R's nmath, with the exponent in double-double. Against 50
** digits p-values down to 1e-300 and quantiles have relative errors below 5e-14 for degrees of
** freedom from 0.1 to 1e9.
**
** All functions return NAN for NAN arguments and for parameters out of their domain, and never set
** errno-like state, call an error handler or allocate.
*/
#ifndef CLT_STAT_DISTRIBUTION_DISTRIBUTION_H
#define CLT_STAT_DISTRIBUTION_DISTRIBUTION_H

/* Regularised incomplete beta I_x(a, b), and its complement 1 - I_x(a, b), each to full relative
** precision. y must be 1 - x (given apart because the caller often has it more precisely). */
double clt_beta_p(double x, double y, double a, double b);
double clt_beta_q(double x, double y, double a, double b);

/* Which tail a p-value is of. */
typedef enum clt_tail { CLT_TWO_SIDED, CLT_GREATER, CLT_LESS } clt_tail;

/* Student's t with df > 0 (fractional, and infinite, allowed). */
double clt_t_p_value(double t, double df, clt_tail tail);
double clt_t_quantile(double p_upper, double df); /* t with P(T > t) = p_upper */

/* Snedecor's F: P(F > f); df1 > 0 finite, df2 > 0 (infinite allowed). */
double clt_f_p_value(double f, double df1, double df2);

/* Chi squared: P(X > x); df > 0 finite. */
double clt_chi2_p_value(double x, double df);

/* Standard normal. */
double clt_normal_p_value(double z, clt_tail tail);
double clt_normal_cdf(double z);
double clt_normal_quantile(double p_upper); /* z with P(Z > z) = p_upper */

/* Noncentral t: P(T <= t) for 1 <= df <= 1e10 and noncentrality ncp, to an absolute error below
** 1e-14; and the ncp at which P(T <= t) = p (confidence limits of effect sizes: J. H. Steiger and
** R. T. Fouladi, Noncentrality interval estimation, 1997) for 1e-12 <= p <= 1 - 1e-12, to 1e-13
** relative (absolute where |ncp| < 1). */
double clt_nct_cdf(double t, double df, double ncp);
double clt_nct_ncp(double t, double df, double p);

/* Hedges' exact small-sample factor J(df) = gamma(df/2) / (sqrt(df/2) gamma((df-1)/2)), df > 1. */
double clt_hedges_factor(double df);

#endif
