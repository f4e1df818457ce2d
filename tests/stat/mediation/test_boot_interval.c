/* Bootstrap figures from given replicates: against scipy and numpy, and that p agrees with the
** limits however few and however tied the replicates are. */
#include "stat/mediation/boot_interval.h"

#include "base/rng.h"
#include "stat/distribution/rng_normal.h"
#include "stat/quantile.h"
#include "test.h"

#include "oracle/boot_interval.h"

enum { MOST = 5000 };

static void figures_of(clt_boot_figures *f, const double *t, size_t n, double estimate,
                       double acceleration, clt_boot_method method, double conf_level) {
  static double replicate[MOST], scratch[MOST];
  const clt_boot_options options = {.method = method, .conf_level = conf_level};
  memcpy(replicate, t, n * sizeof *t);
  CHECK(clt_boot_interval(f, replicate, scratch, n, estimate, acceleration, &options, NULL));
}

/* The replicates of tests/oracle/boot_interval.py: multiples of 2^-20, so the same there and
** here. */
static void make_replicates(double *t, size_t n, double shift) {
  uint64_t state = 12345;
  for (size_t i = 0; i < n; i++) {
    double sum = 0.0;
    for (int k = 0; k < 4; k++) {
      state = state * UINT64_C(6364136223846793005) + UINT64_C(1442695040888963407);
      sum += (double)(state >> 44) * 0x1p-20;
    }
    t[i] = sum * sum / 4.0 - 1.0 + shift;
  }
}

static void test_answers(void) {
  static double t[MOST];
  for (size_t i = 0; i < sizeof boot_interval_cases / sizeof *boot_interval_cases; i++) {
    const boot_interval_case *c = &boot_interval_cases[i];
    clt_boot_figures f;
    make_replicates(t, (size_t)c->n, c->shift);
    figures_of(&f, t, (size_t)c->n, c->estimate, c->acceleration,
               c->bca ? CLT_BOOT_BCA : CLT_BOOT_PERCENTILE, c->conf_level);
    CHECK_NEAR(f.std_error, c->std_error, 1e-12);
    CHECK_NEAR(f.conf_low, c->low, 1e-12);
    CHECK_NEAR(f.conf_high, c->high, 1e-12);
    CHECK_NEAR(f.p_value, c->p_value, 1e-10);
    CHECK_NEAR(f.mc_error, c->mc_error, 1e-9);
  }
}

/* Normal replicates around `mean`; with `steps`, rounded to multiples of 1/2: ties, also at 0. */
static void draw(double *t, size_t n, double mean, bool steps, uint64_t stream) {
  clt_rng rng;
  clt_rng_seed(&rng, 3, stream);
  for (size_t i = 0; i < n; i++) {
    t[i] = mean + clt_rng_normal(&rng);
    if (steps) t[i] = floor(2.0 * t[i]) / 2.0;
  }
}

static void check_agreement(const clt_boot_figures *f, size_t n, double conf_level) {
  double alpha = 1.0 - conf_level, least = 2.0 / ((double)n + 1.0);
  bool excluded = f->conf_low > 0.0 || f->conf_high < 0.0;
  CHECK(f->p_value <= 1.0 && f->p_value >= least * (1.0 - 1e-12));
  CHECK(f->significant == (excluded && f->p_value <= alpha));
  if (f->reason == CLT_BOOT_FINE) CHECK(excluded == (f->p_value <= alpha));
  CHECK(f->mc_error >= 0.0);
}

/* p is the count of replicates beyond 0, or where that contradicts the limits, just below it. */
static bool check_count(const clt_boot_figures *f, const double *t, size_t n, double alpha) {
  size_t low = 0, high = 0;
  for (size_t i = 0; i < n; i++) {
    low += t[i] <= 0.0;
    high += t[i] >= 0.0;
  }
  double step = 2.0 / ((double)n + 1.0);
  double p = fmin(1.0, step * (1.0 + (double)(low < high ? low : high)));
  bool contradicts = f->significant && p > alpha * (1.0 - 1e-9);
  if (contradicts) {
    CHECK(f->p_value <= p && f->p_value > p - 2.0 * step && p < alpha + 2.0 * step);
  } else {
    CHECK_NEAR(f->p_value, p, 1e-15);
  }
  return contradicts;
}

static void test_agreement(void) {
  static const size_t sizes[] = {10, 39, 40, 99, 199, 1000, 4999};
  static const double levels[] = {0.8, 0.95, 0.99};
  static double t[MOST];
  int moved = 0, few = 0, shown = 0;
  for (uint64_t k = 0; k < 1500; k++) {
    size_t n = sizes[k % 7];
    double conf_level = levels[k / 7 % 3], mean = (double)(k % 47) / 47.0 * 7.0 - 3.5;
    clt_boot_figures f;
    draw(t, n, mean, k % 5 == 0, k);
    figures_of(&f, t, n, mean, 0.0, CLT_BOOT_PERCENTILE, conf_level);
    check_agreement(&f, n, conf_level);
    moved += check_count(&f, t, n, 1.0 - conf_level);
    few += f.reason == CLT_BOOT_FEW;
    shown += f.significant;
    figures_of(&f, t, n, mean + 0.2, (double)(k % 9) / 40.0 - 0.1, CLT_BOOT_BCA, conf_level);
    if (!isnan(f.p_value)) check_agreement(&f, n, conf_level);
  }
  CHECK(moved > 0 && few > 0 && shown > 0); /* all of it has happened */
}

/* BCa's p inverts the limits: at conf_level 1 - p one of them is 0. */
static void test_inversion(void) {
  static double t[MOST];
  for (uint64_t k = 0; k < 40; k++) {
    clt_boot_figures f;
    draw(t, 999, (double)k / 20.0 - 1.0, false, k);
    double acceleration = (double)(k % 5) / 20.0 - 0.1, estimate = (double)k / 20.0 - 0.9;
    figures_of(&f, t, 999, estimate, acceleration, CLT_BOOT_BCA, 0.95);
    if (f.p_value >= 1.0) continue;
    clt_boot_figures at;
    figures_of(&at, t, 999, estimate, acceleration, CLT_BOOT_BCA, 1.0 - f.p_value);
    CHECK(fmin(fabs(at.conf_low), fabs(at.conf_high)) < 1e-9);
  }
}

static void test_missing(void) {
  static double t[MOST];
  clt_boot_figures f;
  draw(t, 1000, 1.0, false, 1);
  for (int i = 0; i < 50; i++) t[i * 3] = i % 2 ? NAN : INFINITY;
  figures_of(&f, t, 1000, 1.0, 0.0, CLT_BOOT_PERCENTILE, 0.95);
  CHECK(f.left_out == 50 && f.reason == CLT_BOOT_FINE && !isnan(f.conf_low));
  t[1] = NAN; /* 5.1 % */
  figures_of(&f, t, 1000, 1.0, 0.0, CLT_BOOT_PERCENTILE, 0.95);
  CHECK(f.left_out == 51 && f.reason == CLT_BOOT_LEFT_OUT && f.estimate == 1.0);
  CHECK(isnan(f.conf_low) && isnan(f.std_error) && isnan(f.p_value) && isnan(f.mc_error));
  figures_of(&f, t, 1000, NAN, 0.0, CLT_BOOT_PERCENTILE, 0.95);
  CHECK(f.reason == CLT_BOOT_NO_ESTIMATE && isnan(f.estimate) && isnan(f.std_error));
  for (int i = 0; i < 100; i++) t[i] = 3.0;
  figures_of(&f, t, 100, 3.0, NAN, CLT_BOOT_BCA, 0.95);
  CHECK(f.reason == CLT_BOOT_CONSTANT && f.std_error == 0.0 && f.conf_low == 3.0);
  CHECK(f.conf_high == 3.0 && isnan(f.p_value) && !f.significant);
  for (int i = 0; i < 100; i++) t[i] = 3.0 + i % 3 * 0x1p-50; /* but for rounding */
  figures_of(&f, t, 100, 3.0, 0.0, CLT_BOOT_BCA, 0.95);
  CHECK(f.reason == CLT_BOOT_CONSTANT && f.std_error == 0.0 && isnan(f.p_value));
  for (int i = 0; i < 100; i++) t[i] = 3.0; /* and beside the estimate */
  figures_of(&f, t, 100, 2.0, 0.0, CLT_BOOT_PERCENTILE, 0.95);
  CHECK(f.reason == CLT_BOOT_CONSTANT && f.std_error == 0.0 && isnan(f.p_value));
  draw(t, 1000, 1.0, false, 2);
  figures_of(&f, t, 1000, 1.0, NAN, CLT_BOOT_BCA, 0.95);
  CHECK(f.reason == CLT_BOOT_NO_ACCELERATION && isnan(f.conf_low) && isnan(f.p_value));
  CHECK(!isnan(f.std_error));
  figures_of(&f, t, 1000, 100.0, 0.0, CLT_BOOT_BCA, 0.95); /* all replicates below */
  CHECK(f.reason == CLT_BOOT_NO_ACCELERATION && isnan(f.conf_high));
}

/* Under much acceleration a, w/(1 - a w) has a pole: a limit beyond it is none. */
static void test_pole(void) {
  static double t[MOST];
  clt_boot_figures f;
  draw(t, 1000, 0.0, false, 4);
  for (int side = -1; side <= 1; side += 2) {
    figures_of(&f, t, 1000, 0.0, side * 1.0, CLT_BOOT_BCA, 0.95);
    CHECK(f.reason == CLT_BOOT_NO_ACCELERATION && !isnan(f.std_error) && !f.significant);
    CHECK(isnan(f.conf_low) && isnan(f.conf_high) && isnan(f.p_value) && isnan(f.mc_error));
  }
}

/* And w/(1 - a w) does not go below -1/a: a 0 that lies beyond is excluded at every level, so that
** p is the least that the replicates can tell. The mirror image says the same. */
static void test_beyond(void) {
  enum { N = 1999 };
  static double t[MOST];
  clt_boot_figures f[2];
  for (int side = 0; side < 2; side++) {
    double sign = side ? -1.0 : 1.0;
    draw(t, N, 10.0, false, 5);
    for (int i = 0; i < N; i++) t[i] *= sign;
    figures_of(&f[side], t, N, sign * 10.0, sign * 0.35, CLT_BOOT_BCA, 0.8);
    CHECK(f[side].reason == CLT_BOOT_FINE && f[side].significant);
    CHECK_NEAR(f[side].p_value, 2.0 / (N + 1), 1e-12);
  }
  CHECK_NEAR(f[0].conf_low, -f[1].conf_high, 1e-12);
  CHECK_NEAR(f[0].conf_high, -f[1].conf_low, 1e-12);
}

/* The Monte-Carlo error is the standard deviation of the limit over seeds. */
static void test_monte_carlo(clt_boot_method method) {
  static double t[MOST];
  enum { SEEDS = 600 };
  double sum = 0.0, squares = 0.0, error = 0.0;
  for (uint64_t k = 0; k < SEEDS; k++) {
    clt_boot_figures f;
    draw(t, 1999, 3.0, false, 1000 + k);
    figures_of(&f, t, 1999, 3.1, 0.05, method, 0.9);
    sum += f.conf_low;
    squares += f.conf_low * f.conf_low;
    error += f.mc_error;
  }
  double sd = sqrt((squares - sum * sum / SEEDS) / (SEEDS - 1));
  CHECK_NEAR(error / SEEDS, sd, 0.12); /* the sd itself is known to 3 % */
}

static void test_quantile(void) {
  static const double t[] = {1.0, 2.0, 4.0, 8.0};
  CHECK_NEAR(clt_quantile_sorted(t, 4, 0.0), 1.0, 0.0);
  CHECK_NEAR(clt_quantile_sorted(t, 4, 1.0), 8.0, 0.0);
  CHECK_NEAR(clt_quantile_sorted(t, 4, 0.5), 3.0, 0.0); /* R: quantile(c(1, 2, 4, 8), 0.5) */
  CHECK_NEAR(clt_quantile_sorted(t, 4, 0.75), 5.0, 0.0);
  CHECK_NEAR(clt_quantile_sorted(t, 1, 0.3), 1.0, 0.0);
  CHECK(isnan(clt_quantile_sorted(t, 0, 0.5)) && isnan(clt_quantile_sorted(t, 4, NAN)));
}

/* Expanded limits are the plain ones of the level whose alpha/2 is Phi(-widen t); the p-value is
** the level at which a limit would be 0. */
static void test_expanded(clt_boot_method method) {
  static double t[MOST], replicate[MOST], scratch[MOST];
  clt_boot_options options = {.method = method, .conf_level = 0.95, .df = 9.0};
  clt_boot_figures f, plain;
  /* Phi(-sqrt(10/9) qt(0.975, 9)) = pnorm(-sqrt(10 / 9) * 2.2621571628) = 0.008550639 by R */
  options.widen = sqrt(10.0 / 9.0);
  for (size_t n = 999; n <= MOST; n += 1000) {
    draw(t, n, 1.5, false, n);
    memcpy(replicate, t, n * sizeof *t);
    CHECK(clt_boot_interval(&f, replicate, scratch, n, 1.5, 0.02, &options, NULL));
    figures_of(&plain, t, n, 1.5, 0.02, method, 1.0 - 2.0 * 0.008550639024);
    CHECK_NEAR(f.conf_low, plain.conf_low, 1e-6);
    CHECK_NEAR(f.conf_high, plain.conf_high, 1e-6);
    CHECK_NEAR(f.mc_error, plain.mc_error, 1e-6);
    CHECK(f.p_value > plain.p_value && f.reason == CLT_BOOT_FINE);
    clt_boot_options at_p = options;
    at_p.conf_level = 1.0 - f.p_value;
    memcpy(replicate, t, n * sizeof *t);
    CHECK(clt_boot_interval(&plain, replicate, scratch, n, 1.5, 0.02, &at_p, NULL));
    CHECK(fabs(plain.conf_low) < 0.05); /* the next replicates to 0 are about so far away */
    CHECK_NEAR(plain.p_value, f.p_value, 0.02);
  }
  options.df = 1.0; /* two units: no quantile of the replicates reaches that far */
  memcpy(replicate, t, MOST * sizeof *t);
  CHECK(clt_boot_interval(&f, replicate, scratch, MOST, 1.5, 0.02, &options, NULL));
  CHECK(f.reason == CLT_BOOT_FEW && !f.significant);
}

int main(void) {
  test_expanded(CLT_BOOT_PERCENTILE);
  test_expanded(CLT_BOOT_BCA);
  test_quantile();
  test_answers();
  test_agreement();
  test_inversion();
  test_missing();
  test_pole();
  test_beyond();
  test_monte_carlo(CLT_BOOT_PERCENTILE);
  test_monte_carlo(CLT_BOOT_BCA);
  return test_end();
}
