/*
** The incomplete beta function (special.h). Tried of GSL: gsl_sf_beta_inc(500, 0.5, 1e-3) ends the
** process ("underflow"); gsl_cdf_beta_P() and _Q() are 1e-6 off at a = 5e8, b = 0.5.
*/
#include "stat/distribution/special.h"

#include <stdbool.h>

#include <gsl/gsl_math.h>
#include <gsl/gsl_sf_gamma.h>

/* The longest continued fraction: about 2 sqrt(min(a, b)) terms are needed, and some hundreds for
** small a or b. */
enum { MOST_TERMS = 2000000 };

/*
** x^a y^b / B(a, b) by the saddle point (C. Loader 2000): about the mean x0 = a/(a + b),
**   sqrt(a b / (2 pi (a + b))) g(a + b)/(g(a) g(b)) exp(a L(x/x0 - 1) + b L(y/y0 - 1))
** with L(u) = log(1 + u) - u, whose linear parts cancel between the two; g is gammastar, the error
** of Stirling's formula.
** The exponent reaches -700 where the result is 1e-300: it is taken in double-double, because
** rounded to double it would cost three digits there.
*/
static double beta_density(clt_dd x, clt_dd y, double a, double b) {
  clt_dd n = dd_two_sum(a, b);
  clt_dd rx = dd_div(dd_mul(x, n), dd_from(a)), ry = dd_div(dd_mul(y, n), dd_from(b));
  clt_dd d = dd_sub(dd_mul_d(y, a), dd_mul_d(x, b)); /* a y - b x = -(a + b) (x - x0) */
  clt_dd ux = dd_div(dd_neg(d), dd_from(a)), uy = dd_div(d, dd_from(b));
  clt_dd exponent =
      dd_add(dd_mul_d(clt_log_excess(ux, rx), a), dd_mul_d(clt_log_excess(uy, ry), b));
  double correction = gsl_sf_gammastar(n.hi) / gsl_sf_gammastar(a) / gsl_sf_gammastar(b);
  double scale = sqrt(fmin(a, b) * (fmax(a, b) / n.hi) / (2.0 * M_PI));
  return scale * correction * exp(exponent.lo) * exp(exponent.hi);
}

/*
** I_x(a, b) / density for x below the mean, by the continued fraction of A. R. DiDonato and
** A. H. Morris (ACM TOMS 18 (1992), eq. 9), the even part of DLMF 8.17.22, evaluated by Lentz's
** method. It takes the distance from the mean, lambda = a y - b x >= 0, as it is, where the usual
** form gets it as a difference of nearly equal numbers.
*/
static double beta_fraction(double x, double y, double lambda, double a, double b) {
  double f = a / (a + 1.0) * (lambda + 1.0), c = f, d = 0.0;
  for (int n = 1; n < MOST_TERMS; n++) {
    double r = 1.0 / (a + 2.0 * n - 1.0), bx = (b - n) * x;
    double alpha = (a + n - 1.0) * r * n * bx * ((a + b + n - 1.0) * x) * r;
    double beta = n + n * bx * r + (a + n) / (a + 2.0 * n + 1.0) * (lambda + 1.0 + n * (1.0 + y));
    d = 1.0 / (beta + alpha * d);
    c = beta + alpha / c;
    double factor = c * d;
    f *= factor;
    if (fabs(factor - 1.0) < 0x1p-53) return 1.0 / f;
  }
  return NAN;
}

/* The fraction for the side below the mean converges fast, except where the mean is close to an end
** of the interval (a or b below 0.3). There the side towards that end is the one to compute; the
** other is then not small enough to suffer from the subtraction. */
static bool near_end(double x, double n) {
  return x < 0.5 && n * x < 0.3;
}

double clt_beta_upper(clt_dd x, clt_dd y, double a, double b) {
  if (x.hi <= 0.0) return 1.0;
  if (y.hi <= 0.0) return 0.0;
  double density = beta_density(x, y, a, b);
  double lambda = dd_to_double(dd_sub(dd_mul_d(y, a), dd_mul_d(x, b)));
  if (lambda >= 0.0 ? !near_end(y.hi, a + b) : near_end(x.hi, a + b)) {
    return 1.0 - density * beta_fraction(x.hi, y.hi, lambda, a, b);
  }
  return density * beta_fraction(y.hi, x.hi, -lambda, b, a);
}
