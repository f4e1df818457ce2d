#include "stat/distribution/distribution.h"

#include <stdbool.h>

#include <gsl/gsl_cdf.h>
#include <gsl/gsl_math.h>
#include <gsl/gsl_sf_gamma.h>

#include "stat/distribution/special.h"

/* Beyond this t and F are power laws to full precision: p(t) = p(FAR) (FAR/t)^df. The square of
** anything below can be formed in double-double. */
static const double FAR = 1e100;

/* Above this many degrees of freedom t is normal to full precision wherever p > 0 (the relative
** difference is about t^4 / (4 df)). */
static const double NORMAL_DF = 1e21;

/* Below this gsl_sf_gammastar() overflows, an error to GSL. */
static const double LEAST_DF = 1e-300;

/* Where gsl_cdf_tdist_Qinv() holds what distribution.h says. Below this p it returns infinity or a
** fraction of the quantile; from 1e15 degrees of freedom on noise, but the normal quantile is 1e-12
** off at most from 1e14 on (by z^2 / (4 df)); below 0.9 it may take a wrong turn, but the degrees
** of freedom of a variance are 1 or more, rounding aside. */
static const double LEAST_QUANTILE_P = 1e-100, LEAST_QUANTILE_DF = 0.9, MOST_QUANTILE_DF = 1e14;

static bool in_unit_interval(double p) {
  return p >= 0.0 && p <= 1.0;
}

/* ---- normal: no error path in GSL, no value that it would not take ---- */

double clt_normal_cdf(double z) {
  return gsl_cdf_ugaussian_Q(-z);
}

double clt_normal_p_value(double z, clt_tail tail) {
  if (tail == CLT_TWO_SIDED) return 2.0 * gsl_cdf_ugaussian_Q(fabs(z));
  return gsl_cdf_ugaussian_Q(tail == CLT_GREATER ? z : -z);
}

double clt_normal_quantile(double p_upper) {
  return in_unit_interval(p_upper) ? gsl_cdf_ugaussian_Qinv(p_upper) : NAN;
}

/* ---- Student's t ---- */

/* P(|T| > t) for t >= 0. */
static double t_upper(double t, double df) {
  if (t > FAR) return t_upper(FAR, df) * pow(FAR / t, df);
  if (df > NORMAL_DF) return 2.0 * gsl_cdf_ugaussian_Q(t);
  clt_dd square = dd_two_prod(t, t), sum = dd_add(square, dd_from(df));
  return clt_beta_upper(dd_div(square, sum), dd_div(dd_from(df), sum), 0.5, 0.5 * df);
}

double clt_t_p_value(double t, double df, clt_tail tail) {
  if (isnan(t) || !(df >= LEAST_DF)) return NAN;
  double upper = t_upper(fabs(t), df);
  if (tail == CLT_TWO_SIDED) return upper;
  bool beyond = (tail == CLT_GREATER) == (t > 0.0);
  return beyond ? 0.5 * upper : 1.0 - 0.5 * upper;
}

/* The quantile of Cauchy's distribution, for p <= 1/2. */
static double cauchy_quantile(double p_upper) {
  return p_upper < 0.25 ? 1.0 / tan(M_PI * p_upper) : tan(M_PI * (0.5 - p_upper));
}

double clt_t_quantile(double p_upper, double df) {
  if (!in_unit_interval(p_upper) || !(df >= LEAST_QUANTILE_DF)) return NAN;
  if (p_upper > 0.5) return -clt_t_quantile(1.0 - p_upper, df);
  if (p_upper == 0.0) return INFINITY;
  if (df == 1.0) return cauchy_quantile(p_upper);
  if (df > MOST_QUANTILE_DF) return clt_normal_quantile(p_upper);
  return p_upper < LEAST_QUANTILE_P ? NAN : gsl_cdf_tdist_Qinv(p_upper, df);
}

/* ---- F ---- */

double clt_f_p_value(double f, double df1, double df2) {
  if (isnan(f) || !(df1 >= LEAST_DF && df2 >= LEAST_DF) || isinf(df1) || isinf(df2)) return NAN;
  if (f <= 0.0) return 1.0;
  if (f > FAR) return clt_f_p_value(FAR, df1, df2) * pow(FAR / f, 0.5 * df2);
  clt_dd numerator = dd_two_prod(df1, f), sum = dd_add(numerator, dd_from(df2));
  return clt_beta_upper(dd_div(numerator, sum), dd_div(dd_from(df2), sum), 0.5 * df1, 0.5 * df2);
}

/* ---- Hedges ---- */

/* With a = df/2, b = (df - 1)/2 and Stirling's formula for both gammas, whose powers leave
** (a/b)^(a - 1) e^(-1/2), and whose errors are gammastar(). (The difference of two gsl_sf_lngamma()
** is 1e-6 off at 1e9 degrees of freedom.) */
double clt_hedges_factor(double df) {
  if (!(df > 1.0)) return NAN;
  if (df > 1e17) return 1.0;
  double a = 0.5 * df, b = 0.5 * (df - 1.0);
  double log_ratio = a > 1.0 ? -log1p(-0.5 / a) : log(a / b);
  return exp((b - 0.5) * log_ratio - 0.5) * (gsl_sf_gammastar(a) / gsl_sf_gammastar(b));
}
