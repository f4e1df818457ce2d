/*
** Distributions, with relative accuracy far into the tails: a p-value of 1e-200 keeps its digits.
**
** GSL's are the normal distribution and the quantile of t. Not GSL's are the tails of t and F: of
** gsl_cdf_tdist_Q one value in 16 is off by more than 1e-10, up to 9e-7 for df just above 30, and
** gsl_cdf_fdist_Q gives 0 for 1e-17 at (73.33; 1, 269 690). What stands behind ours (special.h) is
** a continued fraction with C. Loader's saddle-point prefactor (Fast and accurate computation of
** binomial probabilities, 2000), the route of R's nmath, with the exponent in double-double.
** Against 50 digits p-values down to 1e-300 have relative errors below 5e-14 for degrees of freedom
** from 0.1 to 1e9.
**
** All functions return NAN for NAN arguments and for parameters out of their domain, and never set
** errno-like state or allocate. GSL's error handler ends the process: it is never called, because
** every domain is checked before.
*/
#ifndef CLT_STAT_DISTRIBUTION_DISTRIBUTION_H
#define CLT_STAT_DISTRIBUTION_DISTRIBUTION_H

/* Which tail a p-value is of. */
typedef enum clt_tail { CLT_TWO_SIDED, CLT_GREATER, CLT_LESS } clt_tail;

/* Student's t with df >= 1e-300 (fractional, and infinite, allowed). */
double clt_t_p_value(double t, double df, clt_tail tail);

/* t with P(T > t) = p_upper for df >= 1 (rounding aside: 0.9), 0 <= p_upper <= 1: relative errors
** below 1e-10 for p_upper and 1 - p_upper from 5e-10, which is all of conf_level, where t itself is
** not close to 0 (there the absolute error is below 1e-14). Further out, to 1e-100, 4e-8 for df
** from 30 to 300, else 1e-13; NAN beyond. */
double clt_t_quantile(double p_upper, double df);

/* Snedecor's F: P(F > f); df1 and df2 finite, 1e-300 or more. */
double clt_f_p_value(double f, double df1, double df2);

/* Standard normal, to 1e-15. What is below 2.2e-308 is 0. */
double clt_normal_p_value(double z, clt_tail tail);
double clt_normal_cdf(double z);
double clt_normal_quantile(double p_upper); /* z with P(Z > z) = p_upper */

/* Noncentral t: the noncentrality at which P(T <= t) = p (confidence limits of effect sizes:
** J. H. Steiger and R. T. Fouladi, Noncentrality interval estimation, 1997) for 1 <= df <= 1e10
** (rounding aside: 0.9) and 1e-12 <= p <= 1 - 1e-12, to 1e-13 relative (absolute where its size is
** below 1). */
double clt_nct_ncp(double t, double df, double p);

/* The noncentrality >= 0 at which P(|T| > t) = p for t >= 0, in the same domain and as exactly; 0
** where p is no more than that is without any. */
double clt_nct_ncp_two_sided(double t, double df, double p);

/* Hedges' exact small-sample factor J(df) = gamma(df/2) / (sqrt(df/2) gamma((df-1)/2)), df > 1. */
double clt_hedges_factor(double df);

#endif
