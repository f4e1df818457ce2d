#include "stat/distribution/distribution.h"

#include <stdbool.h>

#include <gsl/gsl_cdf.h>

#include "stat/distribution/special.h"

static const double PI = 3.14159265358979323846;

/* Beyond this t and F are power laws to full precision: p(t) = p(FAR) (FAR/t)^df. The square of
** anything below can be formed in double-double. */
static const double FAR = 1e100;

/* Above this many degrees of freedom t is normal to full precision wherever p > 0 (the relative
** difference is about t^4 / (4 df)). */
static const double NORMAL_DF = 1e21;

static bool in_unit_interval(double p) {
  return p >= 0.0 && p <= 1.0;
}

/* ---- incomplete beta ---- */

static clt_sides beta_of(double x, double y, double a, double b) {
  bool ok = in_unit_interval(x) && in_unit_interval(y) && a > 0.0 && b > 0.0 && isfinite(a) &&
            isfinite(b);
  if (!ok) return (clt_sides){NAN, NAN, NAN};
  /* The smaller of the two has the digits; the other follows from it. */
  clt_dd xx = x <= y ? dd_from(x) : dd_two_diff(1.0, y);
  clt_dd yy = x <= y ? dd_two_diff(1.0, x) : dd_from(y);
  return clt_beta_sides(xx, yy, a, b);
}

double clt_beta_p(double x, double y, double a, double b) {
  return beta_of(x, y, a, b).lower;
}

double clt_beta_q(double x, double y, double a, double b) {
  return beta_of(x, y, a, b).upper;
}

/* ---- normal ---- */

/* P(Z > z). z/sqrt(2) is rounded; what the rounding left is put back by the derivative, which
** matters from z = 10 on: the logarithm of the result is about z^2/2. */
static double normal_upper(double z) {
  const clt_dd root_half = {0x1.6a09e667f3bcdp-1, -0x1.bdd3413b26456p-55};
  if (fabs(z) > 40.0) return z > 0.0 ? 0.0 : 1.0;
  clt_dd w = dd_mul_d(root_half, z);
  return 0.5 * (erfc(w.hi) - w.lo * 2.0 / sqrt(PI) * exp(-w.hi * w.hi));
}

double clt_normal_cdf(double z) {
  return normal_upper(-z);
}

double clt_normal_p_value(double z, clt_tail tail) {
  if (tail == CLT_TWO_SIDED) return 2.0 * normal_upper(fabs(z));
  return normal_upper(tail == CLT_GREATER ? z : -z);
}

double clt_normal_quantile(double p_upper) {
  /* GSL's is Wichura's AS 241: below 4e-16 of relative error against 50 digits, no error path. */
  return in_unit_interval(p_upper) ? gsl_cdf_ugaussian_Qinv(p_upper) : NAN;
}

/* ---- Student's t ---- */

/* For t >= 0: upper = P(|T| > t), lower = P(|T| <= t), density = -d upper / d log(t) / 2. */
static clt_sides t_sides(double t, double df) {
  if (t > FAR) {
    clt_sides far = t_sides(FAR, df);
    double decay = pow(FAR / t, df);
    return (clt_sides){1.0 - far.upper * decay, far.upper * decay, far.density * decay};
  }
  if (df > NORMAL_DF) {
    double upper = 2.0 * normal_upper(t);
    return (clt_sides){erf(t / sqrt(2.0)), upper, t * exp(-0.5 * t * t) / sqrt(2.0 * PI)};
  }
  clt_dd square = dd_two_prod(t, t), sum = dd_add(square, dd_from(df));
  return clt_beta_sides(dd_div(square, sum), dd_div(dd_from(df), sum), 0.5, 0.5 * df);
}

double clt_t_p_value(double t, double df, clt_tail tail) {
  if (isnan(t) || !(df > 0.0)) return NAN;
  double upper = t_sides(fabs(t), df).upper;
  if (tail == CLT_TWO_SIDED) return upper;
  bool beyond = (tail == CLT_GREATER) == (t > 0.0);
  return beyond ? 0.5 * upper : 1.0 - 0.5 * upper;
}

/* log(a/b) for a, b > 0 whose ratio may overflow, keeping the digits where they are close. */
static double log_of_ratio(double a, double b) {
  double excess = (a - b) / b;
  return fabs(excess) < 0.5 ? log1p(excess) : log(a) - log(b);
}

double clt_t_quantile(double p_upper, double df) {
  if (!in_unit_interval(p_upper) || !(df > 0.0)) return NAN;
  if (p_upper > 0.5) return -clt_t_quantile(1.0 - p_upper, df);
  if (p_upper == 0.5) return 0.0;
  if (p_upper == 0.0) return INFINITY;
  if (df > NORMAL_DF) return clt_normal_quantile(p_upper);
  /* Newton's method for the logarithm of the tail (of the centre where that is the smaller) as a
  ** function of log(t). Both are concave, so it converges from anywhere; the normal quantile is
  ** where to begin. */
  bool centre = p_upper > 0.25;
  double goal = centre ? 1.0 - 2.0 * p_upper : 2.0 * p_upper;
  double t = clt_normal_quantile(p_upper);
  for (int i = 0; i < 100 && isfinite(t); i++) {
    clt_sides at = t_sides(t, df);
    double step = centre ? log_of_ratio(goal, at.lower) * at.lower / (2.0 * at.density)
                         : log_of_ratio(at.upper, goal) * at.upper / (2.0 * at.density);
    t *= exp(step);
    if (fabs(step) < 1e-9) break;
  }
  return t;
}

/* ---- F and chi squared ---- */

double clt_f_p_value(double f, double df1, double df2) {
  if (isnan(f) || !(df1 > 0.0 && df2 > 0.0) || isinf(df1)) return NAN;
  if (f <= 0.0) return 1.0;
  if (isinf(df2)) return clt_chi2_p_value(df1 * f, df1);
  if (f > FAR) return clt_f_p_value(FAR, df1, df2) * pow(FAR / f, 0.5 * df2);
  clt_dd numerator = dd_two_prod(df1, f), sum = dd_add(numerator, dd_from(df2));
  return clt_beta_sides(dd_div(numerator, sum), dd_div(dd_from(df2), sum), 0.5 * df1, 0.5 * df2)
      .upper;
}

double clt_chi2_p_value(double x, double df) {
  if (isnan(x) || !(df > 0.0) || isinf(df)) return NAN;
  return clt_gamma_sides(0.5 * df, 0.5 * x).upper;
}

/* ---- Hedges ---- */

/* With a = df/2, b = (df - 1)/2 and Stirling's formula for both gammas, whose powers leave
** (a/b)^(a - 1) e^(-1/2). */
double clt_hedges_factor(double df) {
  if (!(df > 1.0)) return NAN;
  if (df > 1e17) return 1.0;
  double a = 0.5 * df, b = 0.5 * (df - 1.0);
  double log_ratio = a > 1.0 ? -log1p(-0.5 / a) : log(a / b);
  return exp((b - 0.5) * log_ratio - 0.5 + (clt_stirling_error(a) - clt_stirling_error(b)));
}
