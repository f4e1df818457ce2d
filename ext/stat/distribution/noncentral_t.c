#include "stat/distribution/distribution.h"

#include <stdbool.h>

#include <gsl/gsl_math.h>
#include <gsl/gsl_sf_gamma.h>

#include "stat/distribution/special.h"

/*
** Noncentral t, which GSL does not have, for t >= 0. T = (Z + ncp)/S with S^2 = chi squared / df,
** so
**   P(T <= t) = E[Phi(t S - ncp)] = E[P(S > (Z + ncp)/t)].
** Either mean is an integral over the line of an analytic function that falls off at both ends,
** where the trapezoidal rule converges exponentially (L. N. Trefethen and J. A. C. Weideman, SIAM
** Review 56 (2014)): its error is the Fourier transform of the integrand at 2 pi/step.
*/

/* A standard normal density, and its Fourier transform, are negligible (1e-16) beyond this. */
static const double REACH = 8.6;

/* The domain: beyond it the integrals are long, or their absolute error too much. */
static const double LEAST_DF = 0.9, MOST_DF = 1e10, LEAST_P = 1e-12;

static bool in_domain(double t, double df, double p) {
  return isfinite(t) && df >= LEAST_DF && df <= MOST_DF && p >= LEAST_P && p <= 1.0 - LEAST_P;
}

/* The two sides of the distribution function, and P's derivative by ncp with the sign changed. */
typedef struct nct_sides {
  double lower, upper, slope;
} nct_sides;

static double normal_density(double z) {
  return exp(-0.5 * z * z) / sqrt(2.0 * M_PI);
}

/* Adds the terms of the integral over w = log(S) from w = from in steps of `step` (of either sign)
** until they no longer count. S has the density 2 sqrt(a/2 pi)/gammastar(a) exp(-a (e^2w - 1 - 2w))
** in w, where a = df/2. */
static void add_over_scale(nct_sides *sum, double from, double step, double t, double df,
                           double ncp) {
  for (double i = 0.0;; i += 1.0) {
    double w = from + i * step;
    double exponent = 0.5 * df * clt_exp_excess(2.0 * w);
    if (exponent > 38.0) return;
    double density = exp(-exponent), z = (t - ncp) + t * expm1(w);
    double far = 0.5 * erfc(fabs(z) * sqrt(0.5)), near = 1.0 - far;
    sum->lower += density * (z < 0.0 ? far : near);
    sum->upper += density * (z < 0.0 ? near : far);
    sum->slope += density * normal_density(z);
  }
}

/* Over log(S). The transform of S's density reaches to REACH sqrt(2 df) (for few df, where it falls
** off as exp(-pi omega/4), to 50), that of Phi(t S - ncp), where it varies, to REACH times t S. */
static nct_sides over_scale(double t, double df, double ncp) {
  double of_density = REACH * sqrt(2.0 * df) + 36.0,
         of_phi = REACH * (fmax(ncp, 0.0) + 0.5 * REACH);
  double step = 2.0 * M_PI / hypot(of_density, of_phi);
  nct_sides sum = {0.0, 0.0, 0.0};
  add_over_scale(&sum, 0.0, step, t, df, ncp);
  add_over_scale(&sum, -step, -step, t, df, ncp);
  double scale = step * sqrt(df / M_PI) / gsl_sf_gammastar(0.5 * df);
  return (nct_sides){scale * sum.lower, scale * sum.upper, scale * sum.slope};
}

/* Over Z, where Phi(t S - ncp) is too steep for the other one. Needs ncp > REACH: P(S > s) is not
** analytic at s = 0. */
static nct_sides over_normal(double t, double df, double ncp) {
  double step = 2.0 * M_PI / (REACH * sqrt(1.0 + 2.0 * df / (t * t)));
  nct_sides sum = {0.0, 0.0, 0.0};
  int n = (int)(REACH / step);
  for (int i = -n; i <= n; i++) {
    double z = i * step, s = (z + ncp) / t;
    clt_gamma of_scale = clt_gamma_of(0.5 * df, 0.5 * df * s * s);
    double density = normal_density(z) * step;
    sum.lower += density * of_scale.upper;
    sum.upper += density * of_scale.lower;
    sum.slope += density * of_scale.density * 2.0 / (z + ncp);
  }
  return sum;
}

static nct_sides nct(double t, double df, double ncp) {
  if (t < 0.0) {
    nct_sides mirror = nct(-t, df, -ncp);
    return (nct_sides){mirror.upper, mirror.lower, mirror.slope};
  }
  /* t S - Z is a Lipschitz function of normal variables, of constant L = sqrt(1 + t^2/df) and mean
  ** below t: P(T <= t) = P(t S - Z >= ncp) is below exp(-r^2/2) for r = (ncp - t)/L. */
  if (ncp - t > 10.0 * hypot(1.0, t / sqrt(df))) return (nct_sides){0.0, 1.0, 0.0};
  bool steep = ncp > 1.25 * REACH && ncp > 4.0 * sqrt(2.0 * df);
  return steep ? over_normal(t, df, ncp) : over_scale(t, df, ncp);
}

/* A first guess: ncp is a quantile of t S - Z, whose parts are independent; S by Wilson and
** Hilferty's approximation, the spreads combined as those of normal variables. */
static double first_guess(double t, double df, double z) {
  double spread = sqrt(2.0 / (9.0 * df)), centre = fmax(1.0 - spread * spread, 0.0);
  double deviation = fmax(centre - z * spread, 0.0);
  double difference = t * (pow(deviation, 1.5) - pow(centre, 1.5));
  return t * pow(centre, 1.5) + copysign(hypot(difference, z), -z);
}

/* The sides of |T| <= t. */
static nct_sides nct_of_size(double t, double df, double ncp) {
  nct_sides near = nct(t, df, ncp), far = nct(t, df, -ncp); /* far.upper: P(T < -t) */
  return (nct_sides){near.lower - far.upper, near.upper + far.upper, near.slope - far.slope};
}

/* The ncp at which P(T <= t), or P(|T| <= t) for an ncp >= 0, is p, whose normal quantile is z;
** t >= 0: Newton's method for the normal quantile of P, which is nearly linear in ncp. It is kept
** between bounds, at first those of nct(). */
static double ncp_at(double t, double df, double z, double p, bool size) {
  double r = sqrt(-2.0 * log(fmin(p, 1.0 - p)));
  double low = size ? 0.0 : -r, high = t + r * hypot(1.0, t / sqrt(df));
  double ncp = first_guess(t, df, z);
  for (int i = 0; i < 100; i++) {
    if (!(ncp > low && ncp < high)) ncp = 0.5 * (low + high);
    nct_sides at = size ? nct_of_size(t, df, ncp) : nct(t, df, ncp);
    double here =
        at.lower < at.upper ? -clt_normal_quantile(at.lower) : clt_normal_quantile(at.upper);
    if (here > z) low = ncp;
    if (here < z) high = ncp;
    double step = (here - z) * normal_density(here) / at.slope;
    ncp += step;
    if (fabs(step) < 1e-7 * (1.0 + fabs(ncp)) || high <= low) break;
  }
  return ncp;
}

double clt_nct_ncp(double t, double df, double p) {
  if (!in_domain(t, df, p)) return NAN;
  double z = -clt_normal_quantile(p);
  return t < 0.0 ? -ncp_at(-t, df, -z, p, false) : ncp_at(t, df, z, p, false);
}

double clt_nct_ncp_two_sided(double t, double df, double p) {
  if (!in_domain(t, df, p) || t < 0.0) return NAN;
  if (p <= clt_t_p_value(t, df, CLT_TWO_SIDED)) return 0.0;
  return ncp_at(t, df, clt_normal_quantile(p), 1.0 - p, true);
}
