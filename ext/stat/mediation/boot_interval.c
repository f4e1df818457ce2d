#include "stat/mediation/boot_interval.h"

#include <math.h>

#include "base/sort.h"
#include "stat/distribution/distribution.h"
#include "stat/quantile.h"

/* The replicates and what turns an order alpha/2 into the order of a limit. */
typedef struct sample {
  const double *t;     /* [n] replicates, ascending */
  size_t n;            /* how many, at least 2 */
  double alpha;        /* 1 - conf_level */
  double below;        /* share of the replicates below the estimate */
  double z0;           /* bias correction; 0 for percentile limits */
  double acceleration; /* 0 for percentile limits */
  double df, widen;    /* as in the options */
} sample;

static double probit(double p) {
  return -clt_normal_quantile(p);
}

/* The order that stands for alpha/2 in the limits, above 0, and its inverse, for orders up to
** 1/2. */
static double expand(const sample *s, double half) {
  if (!(s->df > 0.0)) return half;
  return fmax(clt_normal_cdf(-s->widen * clt_t_quantile(half, s->df)), 1e-300);
}

static double contract(const sample *s, double half) {
  if (!(s->df > 0.0) || half >= 0.5) return half;
  return clt_t_p_value(probit(half) / s->widen, s->df, CLT_TWO_SIDED) / 2.0;
}

/* Moves the finite replicates to the front; how many there are. */
static size_t squeeze(double *t, size_t n) {
  size_t kept = 0;
  for (size_t i = 0; i < n; i++) {
    if (isfinite(t[i])) t[kept++] = t[i];
  }
  return kept;
}

/* Standard deviation of what is ascending, about the estimate first so that the sums keep their
** digits. */
static double deviation(const double *t, size_t n, double about) {
  double sum = 0.0, squares = 0.0, most = fmax(fabs(t[0] - about), fabs(t[n - 1] - about));
  if (!(most > 0.0)) return 0.0;
  for (size_t i = 0; i < n; i++) {
    double d = (t[i] - about) / most; /* so that squares neither overflow nor vanish */
    sum += d;
    squares += d * d;
  }
  double b = (double)n, scatter = squares - sum * sum / b;
  return scatter > 0.0 ? most * sqrt(scatter / (b - 1.0)) : 0.0;
}

/* Number of replicates below (or, with `ties`, at or below) a value. */
static size_t count_below(const sample *s, double value, bool ties) {
  size_t low = 0, high = s->n;
  while (low < high) {
    size_t middle = low + (high - low) / 2;
    bool below = ties ? s->t[middle] <= value : s->t[middle] < value;
    if (below) {
      low = middle + 1;
    } else {
      high = middle;
    }
  }
  return low;
}

/* Order of the limit that would be of order Phi(z) without bias and acceleration; NAN where
** acceleration leaves none. */
static double limit_order(const sample *s, double z) {
  double w = s->z0 + z;
  double scale = 1.0 - s->acceleration * w;
  return scale > 0.0 ? clt_normal_cdf(s->z0 + w / scale) : NAN;
}

/* The inverse of limit_order(): `half` at which the limit is of this order. */
static double order_half(const sample *s, double order) {
  double v = probit(order) - s->z0;
  double scale = 1.0 + s->acceleration * v;
  if (!(scale > 0.0)) return v < 0.0 ? 0.0 : 1.0; /* beyond what any limit can reach */
  return clt_normal_cdf(v / scale - s->z0);
}

/* Order at which the quantile function passes 0 between replicates k - 1 and k, 0 < k < n. */
static double crossing(const sample *s, size_t k) {
  double left = s->t[k - 1], right = s->t[k];
  return ((double)(k - 1) + left / (left - right)) / (double)(s->n - 1);
}

/* The smallest alpha at which the limits exclude 0: the lower limit does when its order passes the
** largest at which the quantile is <= 0, the upper one likewise. Orders are kept within what the
** replicates can tell, 1/(n + 1) … n/(n + 1). */
static double invert(const sample *s) {
  size_t low = count_below(s, 0.0, true), high = count_below(s, 0.0, false);
  double least = 1.0 / ((double)s->n + 1.0), most = 1.0 - least;
  double last = low == 0 ? least : low == s->n ? most : crossing(s, low);
  double first = high == 0 ? least : high == s->n ? most : crossing(s, high);
  last = fmin(fmax(last, least), most);
  first = fmin(fmax(first, least), most);
  double half = fmin(order_half(s, last), 1.0 - order_half(s, first));
  return fmin(1.0, 2.0 * contract(s, fmax(half, least)));
}

/* The p-value of the percentile method before it is reconciled with the limits. */
static double counted(const sample *s) {
  size_t low = count_below(s, 0.0, true), high = s->n - count_below(s, 0.0, false);
  double tail = (double)(low < high ? low : high);
  return fmin(1.0, 2.0 * contract(s, (1.0 + tail) / ((double)s->n + 1.0)));
}

/* Variance, times the number of replicates, of the order that a limit really has: that of the
** distribution function at the limit, and under BCa that of z0, on which the order depends. */
static double order_variance(const sample *s, double order, clt_boot_method method) {
  double at_limit = order * (1.0 - order);
  if (method == CLT_BOOT_PERCENTILE) return at_limit;
  double u = s->below, z = probit(order), scale = 1.0 + s->acceleration * (z - s->z0);
  /* d order / d u = phi(z)/phi(z0) dz/dz0, and dz/dz0 = 1 + 1/(1 - a w)^2 = 1 + scale^2 */
  double slope = exp((s->z0 - z) * (s->z0 + z) / 2.0) * (1.0 + scale * scale);
  double both = fmin(u, order) - u * order;
  return fmax(0.0, slope * slope * u * (1.0 - u) + at_limit - 2.0 * slope * both);
}

static double monte_carlo_error(const sample *s, double order, clt_boot_method method) {
  double spread = sqrt(order_variance(s, order, method) / (double)s->n);
  double low = clt_quantile_sorted(s->t, s->n, fmax(order - spread, 0.0));
  double high = clt_quantile_sorted(s->t, s->n, fmin(order + spread, 1.0));
  return (high - low) / 2.0;
}

/* Makes p_value and significant say what the limits say (boot_interval.h, discreteness). */
static void judge(clt_boot_figures *f, const sample *s, clt_boot_method method) {
  bool excluded = f->conf_low > 0.0 || f->conf_high < 0.0;
  double p = method == CLT_BOOT_BCA ? invert(s) : counted(s);
  bool above = p > s->alpha * (1.0 - 1e-12); /* so that p < alpha too, where it can be */
  if (excluded && above && f->reason == CLT_BOOT_FINE) p = fmin(p, fmin(invert(s), s->alpha));
  if (!excluded && p <= s->alpha) p = nextafter(s->alpha, 1.0); /* 0 is at a limit: rounding */
  f->p_value = p;
  f->significant = excluded && p <= s->alpha;
}

static void limits(clt_boot_figures *f, const sample *s, clt_boot_method method) {
  double half = expand(s, s->alpha / 2.0), low = half, high = 1.0 - low;
  if (method == CLT_BOOT_BCA) {
    double z = probit(half);
    low = limit_order(s, z);
    high = limit_order(s, -z);
  }
  if (isnan(low) || isnan(high)) {
    f->reason = CLT_BOOT_NO_ACCELERATION;
    return;
  }
  double least = (1.0 - 1e-9) / ((double)s->n + 1.0); /* but for the rounding of 1 - conf_level */
  bool few = low < least || 1.0 - high < least;       /* as one is where half is */
  if (few) f->reason = CLT_BOOT_FEW;
  f->conf_low = clt_quantile_sorted(s->t, s->n, low);
  f->conf_high = clt_quantile_sorted(s->t, s->n, high);
  bool nearer_low = fabs(f->conf_low) <= fabs(f->conf_high);
  f->mc_error = monte_carlo_error(s, nearer_low ? low : high, method);
  judge(f, s, method);
}

/* But for the rounding of the fits. */
static bool all_equal(const double *sorted, size_t n) {
  double least = sorted[0], most = sorted[n - 1];
  return most - least <= 0x1p-40 * fmax(fabs(least), fabs(most));
}

bool clt_boot_interval(clt_boot_figures *figures, double *replicate, double *scratch, size_t n_boot,
                       double estimate, double acceleration, const clt_boot_options *options,
                       clt_task *task) {
  clt_boot_figures *f = figures;
  size_t n = squeeze(replicate, n_boot);
  *f = (clt_boot_figures){estimate,        NAN,          NAN, NAN, NAN, NAN, false, n_boot - n,
                          options->method, CLT_BOOT_FINE};
  if (!isfinite(estimate)) {
    f->estimate = NAN;
    f->reason = CLT_BOOT_NO_ESTIMATE;
    return true;
  }
  if (n < 2 || (double)f->left_out > CLT_BOOT_MOST_LEFT_OUT * (double)n_boot) {
    f->reason = CLT_BOOT_LEFT_OUT;
    return true;
  }
  if (!clt_sort(replicate, scratch, n, task)) return false;
  f->std_error = deviation(replicate, n, estimate);
  if (all_equal(replicate, n)) {
    f->std_error = 0.0;
    f->conf_low = f->conf_high = estimate;
    f->reason = CLT_BOOT_CONSTANT;
    return true;
  }
  sample s = {.t = replicate,
              .n = n,
              .alpha = 1.0 - options->conf_level,
              .df = options->df,
              .widen = options->widen};
  if (options->method == CLT_BOOT_BCA) {
    s.below = (double)count_below(&s, estimate, false) / (double)n;
    s.z0 = probit(s.below);
    s.acceleration = acceleration;
    if (!isfinite(s.z0) || !isfinite(acceleration)) {
      f->reason = CLT_BOOT_NO_ACCELERATION;
      return true;
    }
  }
  limits(f, &s, options->method);
  return true;
}
