/*
** Least squares: NIST's sets to the digits that the rounding of their inputs leaves, figures at 60
** digits, rank, degenerate data, factors (with stat/regression/cholesky.c).
*/
#define _POSIX_C_SOURCE 200809L
#include "stat/regression/lm_oracle.h"
#include "stat/regression/lm_shared.h"
#include "stat/regression/nist.h"

#include <time.h>

/*
** NIST.
*/

/* x^k rounded once. */
static double power(double x, int k) {
  clt_dd p = dd_from(1.0);
  for (int i = 0; i < k; i++) p = dd_mul_d(p, x);
  return dd_to_double(p);
}

static int nist_rows(const nist_set *s, double *out) {
  int k = 1 + (s->degree ? s->degree : s->k);
  for (int i = 0; i < s->n; i++) {
    const double *row = s->data + i * (s->k + 1);
    out[i * k] = row[0];
    for (int j = 1; j < k; j++) out[i * k + j] = s->degree ? power(row[1], j) : row[j];
  }
  return k;
}

typedef struct digits {
  double coef, se, sigma, r2, f;
} digits;

static digits compare(const fixture *x, const nist_set *s, const nist_values *want) {
  clt_lm_summary m;
  clt_lm_summarise(&x->lm, &m);
  digits d = {15.0, 15.0, correct_digits(m.sigma, want->sigma),
              correct_digits(m.r_squared, want->r2), correct_digits(m.f_statistic, want->f)};
  for (int i = 0; i < s->terms; i++) {
    d.coef = fmin(d.coef, correct_digits(x->lm.estimate[i], want->coef[i]));
    d.se = fmin(d.se, correct_digits(std_error(x, i), want->se[i]));
  }
  return d;
}

static bool reaches(digits got, digits want) {
  return got.coef >= want.coef && got.se >= want.se && got.sigma >= want.sigma &&
         got.r2 >= want.r2 && got.f >= want.f;
}

/* Digits against the certified values, and against the exact solution of the inputs in double. */
static void test_nist(const nist_set *s, digits certified, digits exact) {
  static double x[200 * 12];
  fixture f;
  int k = nist_rows(s, x);
  fixture_open(&f, x, s->n, k, NULL, 0);
  fixture_fit(&f, s->intercept, false);
  CHECK(f.lm.rank == s->terms);
  CHECK(f.lm.perfect == (s->certified.sigma == 0.0));
  digits a = compare(&f, s, &s->certified), b = compare(&f, s, &s->binary64);
  if (!CHECK(reaches(a, certified)) || !CHECK(reaches(b, exact))) {
    printf("  %s: certified %.2f %.2f %.2f %.2f %.2f, exact %.2f %.2f %.2f %.2f %.2f\n", s->name,
           a.coef, a.se, a.sigma, a.r2, a.f, b.coef, b.se, b.sigma, b.r2, b.f);
  }
  fixture_close(&f);
}

static void test_nist_sets(void) {
  const digits all = {14.8, 14.8, 14.8, 14.8, 14.8};
  test_nist(&nist_Norris, (digits){14.0, 13.9, 13.9, 15.0, 13.6}, all);
  test_nist(&nist_Pontius, (digits){13.4, 13.7, 13.7, 15.0, 13.5}, all);
  test_nist(&nist_NoInt1, (digits){14.6, 15.0, 15.0, 15.0, 15.0}, all);
  test_nist(&nist_NoInt2, (digits){15.0, 14.8, 15.0, 15.0, 15.0}, all);
  test_nist(&nist_Filip, (digits){7.6, 7.6, 9.5, 11.7, 9.2},
            (digits){13.0, 13.5, 13.8, 15.0, 13.5});
  test_nist(&nist_Longley, (digits){14.5, 14.8, 15.0, 15.0, 14.9}, all);
  /* With residuals of 0 there is no F (certified as infinite); Wampler2's y and x are rounded, so
  ** the exact solution in double has residuals of that size. */
  test_nist(&nist_Wampler1, (digits){15.0, 15.0, 15.0, 15.0, 0.0},
            (digits){15.0, 15.0, 15.0, 15.0, 0.0});
  test_nist(&nist_Wampler2, (digits){13.1, 15.0, 15.0, 15.0, 0.0},
            (digits){14.8, -1, -1, 15.0, 0.0});
  test_nist(&nist_Wampler3, (digits){15.0, 14.4, 14.8, 15.0, 15.0}, all);
  test_nist(&nist_Wampler4, (digits){15.0, 14.4, 14.8, 15.0, 15.0}, all);
  test_nist(&nist_Wampler5, (digits){15.0, 14.4, 14.8, 15.0, 15.0}, all);
}

/*
** Figures at 60 digits.
*/
static void check_figures(const fixture *f, const double *coef, const double *se,
                          const double *beta, const double *vif, const double *whole) {
  CHECK(isnan(f->lm.beta[0]) && isnan(f->lm.vif[0]));
  for (int i = 0; i < f->n_terms; i++) {
    CHECK_NEAR(f->lm.estimate[i], coef[i], 1e-15);
    CHECK_NEAR(std_error(f, i), se[i], 1e-15);
    if (i == 0) continue;
    CHECK_NEAR(f->lm.beta[i], beta[i - 1], 1e-15);
    CHECK_NEAR(f->lm.vif[i], vif[i - 1], 1e-15);
  }
  clt_lm_summary s;
  clt_lm_summarise(&f->lm, &s);
  const double got[] = {s.r_squared, s.adj_r_squared, s.sigma, s.f_statistic,
                        s.log_lik,   s.aic,           s.bic};
  for (int i = 0; i < 7; i++) CHECK_NEAR(got[i], whole[i], 1e-15);
}

static void test_longley(void) {
  static double x[200 * 12];
  fixture f;
  fixture_open(&f, x, nist_Longley.n, nist_rows(&nist_Longley, x), NULL, 0);
  fixture_fit(&f, true, false);
  check_figures(&f, longley_coef, longley_se, longley_beta, longley_vif, longley_whole);
  fixture_close(&f);
}

enum { FACTOR_ROWS = sizeof factor_data / sizeof *factor_data };

static void test_factor(bool absorb) {
  double x[FACTOR_ROWS][3];
  int level[FACTOR_ROWS];
  for (int i = 0; i < FACTOR_ROWS; i++) {
    memcpy(x[i], factor_data[i], sizeof x[i]);
    level[i] = (int)factor_data[i][3];
  }
  fixture f;
  fixture_open(&f, x[0], FACTOR_ROWS, 3, level, 4);
  fixture_fit(&f, true, absorb);
  check_figures(&f, factor_coef, factor_se, factor_beta, factor_vif, factor_whole);
  double value, unscaled;
  clt_lm_combine(&f.lm, factor_c, &value, &unscaled);
  CHECK_NEAR(value, factor_combined[0], 1e-15);
  CHECK_NEAR(unscaled, factor_combined[1], 1e-15);
  fixture_close(&f);
}

/*
** Rank.
*/
enum { RANK_ROWS = 500 };

/* y, a, b and a column made of them; fills x[RANK_ROWS][4]. */
static void rank_data(double (*x)[4], double (*make)(double a, double b), double offset) {
  clt_rng rng;
  clt_rng_seed(&rng, 11, 0);
  for (int i = 0; i < RANK_ROWS; i++) {
    double a = offset + clt_rng_normal(&rng), b = 0.01 * (double)clt_rng_below(&rng, 7);
    x[i][0] = a + b + clt_rng_normal(&rng);
    x[i][1] = a;
    x[i][2] = b;
    x[i][3] = make(a, b);
  }
}

static double make_sum(double a, double b) {
  return 2.0 * a + 3.0 * b;
}
static double make_scaled(double a, double b) {
  return (void)b, a / 3.6e6;
}
static double make_mixed(double a, double b) {
  return 0.1 * a - 7.3 * b + 1234.567;
}
static double make_centred(double a, double b) {
  return (void)b, a - 1.2345;
}
static double make_constant(double a, double b) {
  return (void)a, (void)b, 0.1;
}
static double make_noisy_constant(double a, double b) {
  (void)a;
  return b > 0.03 ? 0.3 : 0.1 + 0.2;
}
static double make_square(double a, double b) {
  return (void)b, a * a;
}
static double make_near(double a, double b) {
  return a + 1e-9 * b * b;
}
static double make_step(double a, double b) {
  (void)b;
  return 1e15 + fmod(floor(fabs(10.0 * a)), 3.0);
}

/* Is the last of three terms dropped, and nothing else? */
static bool dropped_last(double (*make)(double, double), double offset) {
  static double x[RANK_ROWS][4];
  rank_data(x, make, offset);
  fixture f;
  fixture_open(&f, x[0], RANK_ROWS, 4, NULL, 0);
  fixture_fit(&f, true, false);
  bool dropped = f.lm.dropped[3];
  CHECK(!f.lm.dropped[0] && !f.lm.dropped[1] && !f.lm.dropped[2]);
  CHECK(f.lm.rank == 4 - dropped && f.lm.df_residual == RANK_ROWS - 4 + dropped);
  CHECK(!isnan(f.lm.estimate[3]) == !dropped && !isnan(f.lm.unscaled[3]) == !dropped);
  CHECK(!isnan(f.lm.beta[3]) == !dropped && !isnan(f.lm.vif[3]) == !dropped);
  double c[4] = {0.0, 1.0, 0.0, 0.0}, value, unscaled;
  clt_lm_combine(&f.lm, c, &value, &unscaled);
  CHECK(value == f.lm.estimate[1]);
  c[3] = 1.0;
  clt_lm_combine(&f.lm, c, &value, &unscaled);
  CHECK(!isnan(value) == !dropped && !isnan(unscaled) == !dropped);
  fixture_close(&f);
  return dropped;
}

/* lm.h (1) */
static void test_rank(void) {
  const double offsets[] = {0.0, 1.0, 1e6, 1e9};
  for (int i = 0; i < 4; i++) {
    CHECK(dropped_last(make_sum, offsets[i]));
    CHECK(dropped_last(make_scaled, offsets[i]));
    CHECK(dropped_last(make_mixed, offsets[i]));
    CHECK(dropped_last(make_centred, offsets[i]));
    CHECK(dropped_last(make_constant, offsets[i]));
    CHECK(dropped_last(make_noisy_constant, offsets[i]));
    if (i < 3) CHECK(!dropped_last(make_square, offsets[i])); /* 1e18 hides the square */
    CHECK(!dropped_last(make_step, offsets[i]));
  }
  CHECK(!dropped_last(make_near, 0.0));
}

/* Few distinct values and many rows: the sums' own rounding must not be taken for information. */
static void test_rank_of_many_rows(void) {
  enum { N = 200000 };
  double *x = malloc(N * 4 * sizeof *x);
  if (!CHECK(x != NULL)) return;
  for (int i = 0; i < N; i++) {
    double a = (i % 3) * 0.1, b = i % 2 ? 0.7 : 0.001;
    x[4 * i] = i % 7;
    x[4 * i + 1] = a;
    x[4 * i + 2] = b;
    x[4 * i + 3] = 0.3 * a + 11.0 * b;
  }
  fixture f;
  fixture_open(&f, x, N, 4, NULL, 0);
  fixture_fit(&f, true, false);
  CHECK(f.lm.rank == 3 && f.lm.dropped[3]);
  fixture_close(&f);
  free(x);
}

/* lm.h (1), (7): without intercept the constant column is a term like another. */
static void test_without_intercept(void) {
  static double x[RANK_ROWS][4], narrow[RANK_ROWS][3];
  rank_data(x, make_constant, 1e3);
  for (int i = 0; i < RANK_ROWS; i++) {
    x[i][3] = 1.0;
    memcpy(narrow[i], x[i], sizeof narrow[i]);
  }
  fixture with, without;
  fixture_open(&with, narrow[0], RANK_ROWS, 3, NULL, 0);
  fixture_open(&without, x[0], RANK_ROWS, 4, NULL, 0);
  fixture_fit(&with, true, false);
  fixture_fit(&without, false, false);
  CHECK(without.lm.rank == 3 && with.lm.rank == 3 && !without.lm.intercept);
  CHECK_NEAR(without.lm.estimate[2], with.lm.estimate[0], 1e-13);
  CHECK_NEAR(without.lm.estimate[0], with.lm.estimate[1], 1e-13);
  CHECK_NEAR(without.lm.unscaled[2], with.lm.unscaled[0], 1e-13);
  CHECK_NEAR(without.lm.rss, with.lm.rss, 1e-13);
  CHECK(without.lm.tss > with.lm.tss);
  CHECK_NEAR(without.lm.beta[1], with.lm.beta[2], 1e-13);
  CHECK(isnan(without.lm.beta[2]));
  fixture_close(&with);
  fixture_close(&without);
}

/*
** Degenerate data.
*/
static void fit_small(fixture *f, const double *x, int n, int k) {
  fixture_open(f, x, n, k, NULL, 0);
  fixture_fit(f, true, false);
}

/* lm.h (4) */
static void test_no_rows(void) {
  fixture f;
  clt_lm_summary s;
  fit_small(&f, NULL, 0, 2);
  clt_lm_summarise(&f.lm, &s);
  CHECK(f.lm.n == 0 && f.lm.rank == 0 && f.lm.df_residual == 0 && f.lm.constant_response);
  CHECK(f.lm.dropped[0] && f.lm.dropped[1] && isnan(f.lm.estimate[0]) && isnan(f.lm.sigma2));
  CHECK(isnan(s.r_squared) && isnan(s.f_statistic) && isnan(s.log_lik) && isnan(s.sigma));
  fixture_close(&f);
}

/* lm.h (4) */
static void test_one_row(void) {
  fixture f;
  fit_small(&f, (double[]){5.0, 3.0}, 1, 2);
  CHECK(f.lm.rank == 1 && f.lm.estimate[0] == 5.0 && f.lm.dropped[1] && isnan(f.lm.sigma2));
  fixture_close(&f);
}

/* lm.h (4): as many terms as rows. */
static void test_saturated(void) {
  fixture f;
  clt_lm_summary s;
  fit_small(&f, (double[]){1.0, 0.0, 3.0, 0.5}, 2, 2);
  clt_lm_summarise(&f.lm, &s);
  CHECK(f.lm.rank == 2 && f.lm.df_residual == 0 && f.lm.perfect && f.lm.rss == 0.0);
  CHECK(f.lm.estimate[0] == 1.0 && f.lm.estimate[1] == 4.0);
  CHECK(s.r_squared == 1.0 && isnan(s.adj_r_squared) && isnan(s.f_statistic) && isnan(s.aic));
  fixture_close(&f);
}

/* lm.h (4) */
static void test_constant_response(void) {
  fixture f;
  clt_lm_summary s;
  fit_small(&f, (double[]){7.0, 1.0, 7.0, 2.0, 7.0, 3.5, 7.0, 4.0}, 4, 2);
  clt_lm_summarise(&f.lm, &s);
  CHECK(f.lm.constant_response && f.lm.estimate[0] == 7.0 && f.lm.estimate[1] == 0.0);
  CHECK(f.lm.rss == 0.0 && f.lm.tss == 0.0 && f.lm.perfect && isnan(f.lm.beta[1]));
  CHECK(isnan(s.r_squared) && isnan(s.f_p_value) && s.sigma == 0.0);
  fixture_close(&f);
}

/* y = 0.1 + 0.3 x in double: residuals that are rounding are none. */
static void test_perfect(void) {
  double x[50][2];
  for (int i = 0; i < 50; i++) {
    x[i][1] = sqrt(i + 2.0);
    x[i][0] = 0.1 + 0.3 * x[i][1];
  }
  fixture f;
  clt_lm_summary s;
  fit_small(&f, x[0], 50, 2);
  clt_lm_summarise(&f.lm, &s);
  CHECK(f.lm.perfect && f.lm.rss == 0.0 && f.lm.sigma2 == 0.0 && s.r_squared == 1.0);
  CHECK(isnan(s.f_statistic) && isnan(s.log_lik));
  CHECK_NEAR(f.lm.estimate[1], 0.3, 1e-14);
  fixture_close(&f);
  for (int i = 0; i < 50; i++) x[i][0] += 1e-12 * ((i * 7) % 5);
  fit_small(&f, x[0], 50, 2);
  CHECK(!f.lm.perfect && f.lm.rss > 0.0);
  fixture_close(&f);
}

static void test_constant_only(void) {
  fixture f;
  clt_lm_summary s;
  fit_small(&f, (double[]){1.0, 2.0, 4.0, 5.0}, 4, 1);
  clt_lm_summarise(&f.lm, &s);
  CHECK(f.lm.estimate[0] == 3.0 && f.lm.rss == 10.0 && s.r_squared == 0.0);
  CHECK(s.adj_r_squared == 0.0 && isnan(s.f_statistic));
  fixture_close(&f);
}

/* lm.h (4) */
static void test_out_of_range(void) {
  fixture f;
  clt_lm_summary s;
  fit_small(&f, (double[]){1.0, 1e200, 2.0, 2e200, 4.0, 5e200, 5.0, 1e200}, 4, 2);
  clt_lm_summarise(&f.lm, &s);
  double value, unscaled;
  clt_lm_combine(&f.lm, (double[]){1.0, 0.0}, &value, &unscaled);
  CHECK(f.lm.out_of_range && isnan(f.lm.estimate[1]) && isnan(value) && isnan(unscaled));
  CHECK(isnan(f.lm.sigma2) && isnan(s.r_squared) && isnan(s.aic) && isnan(s.f_statistic));
  fixture_close(&f);
}

/* lm.h (5): units of measurement, however odd, touch no digit but the last. */
static void test_units(void) {
  static double x[RANK_ROWS][4];
  rank_data(x, make_square, 0.0);
  fixture f, g;
  fixture_open(&f, x[0], RANK_ROWS, 4, NULL, 0);
  fixture_fit(&f, true, false);
  static double scaled[RANK_ROWS][4];
  for (int i = 0; i < RANK_ROWS; i++) {
    scaled[i][0] = x[i][0] * 0x1p150;
    scaled[i][1] = x[i][1] * 0x1p-150;
    scaled[i][2] = x[i][2];
    scaled[i][3] = x[i][3] * 0x1p100;
  }
  fixture_open(&g, scaled[0], RANK_ROWS, 4, NULL, 0);
  fixture_fit(&g, true, false);
  CHECK(g.lm.rank == 4);
  CHECK_NEAR(g.lm.estimate[0] * 0x1p-150, f.lm.estimate[0], 1e-15);
  CHECK_NEAR(g.lm.estimate[1] * 0x1p-300, f.lm.estimate[1], 1e-15);
  CHECK_NEAR(g.lm.estimate[3] * 0x1p-50, f.lm.estimate[3], 1e-15);
  CHECK_NEAR(std_error(&g, 1) / g.lm.estimate[1], std_error(&f, 1) / f.lm.estimate[1], 1e-15);
  CHECK_NEAR(g.lm.vif[3], f.lm.vif[3], 1e-15);
  fixture_close(&f);
  fixture_close(&g);
}

/*
** A factor of 1000 levels: the slopes are those within groups, found by subtracting group means.
*/
enum { LEVELS = 1000, LEVEL_ROWS = 6000 };

typedef struct within {
  double xx, xz, zz, xy, zy;
} within;

static void level_data(double (*x)[3], int *level) {
  clt_rng rng;
  clt_rng_seed(&rng, 21, 0);
  for (int i = 0; i < LEVEL_ROWS; i++) {
    level[i] = i < LEVELS ? i : (int)clt_rng_below(&rng, LEVELS);
    x[i][1] = clt_rng_normal(&rng) + level[i];
    x[i][2] = clt_rng_normal(&rng) + 0.5 * x[i][1];
    x[i][0] = 3.0 * x[i][1] - 2.0 * x[i][2] + level[i] % 10 + clt_rng_normal(&rng);
  }
}

static within within_groups(double (*x)[3], const int *level) {
  static long double mean[LEVELS][3];
  static int count[LEVELS];
  memset(mean, 0, sizeof mean);
  memset(count, 0, sizeof count);
  for (int i = 0; i < LEVEL_ROWS; i++) {
    count[level[i]]++;
    for (int j = 0; j < 3; j++) mean[level[i]][j] += x[i][j];
  }
  long double xx = 0, xz = 0, zz = 0, xy = 0, zy = 0;
  for (int i = 0; i < LEVEL_ROWS; i++) {
    const long double *m = mean[level[i]];
    int n = count[level[i]];
    long double y = x[i][0] - m[0] / n, a = x[i][1] - m[1] / n, b = x[i][2] - m[2] / n;
    xx += a * a;
    xz += a * b;
    zz += b * b;
    xy += a * y;
    zy += b * y;
  }
  return (within){(double)xx, (double)xz, (double)zz, (double)xy, (double)zy};
}

static double seconds(void) {
  struct timespec t;
  clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &t);
  return (double)t.tv_sec + 1e-9 * (double)t.tv_nsec;
}

static void test_thousand_levels(void) {
  static double x[LEVEL_ROWS][3];
  static int level[LEVEL_ROWS];
  level_data(x, level);
  fixture f;
  fixture_open(&f, x[0], LEVEL_ROWS, 3, level, LEVELS);
  double before = seconds();
  fixture_fit(&f, true, true);
  CHECK(seconds() - before < 2.0); /* some 30 ms; more under valgrind */
  within w = within_groups(x, level);
  double det = w.xx * w.zz - w.xz * w.xz;
  CHECK(f.lm.rank == LEVELS + 2 && f.lm.df_residual == LEVEL_ROWS - LEVELS - 2);
  CHECK_NEAR(f.lm.estimate[1], (w.zz * w.xy - w.xz * w.zy) / det, 1e-13);
  CHECK_NEAR(f.lm.estimate[2], (w.xx * w.zy - w.xz * w.xy) / det, 1e-13);
  CHECK_NEAR(f.lm.unscaled[1], w.zz / det, 1e-13);
  /* The residuals of rows sum to zero in each level. */
  double sum = 0.0, size = 0.0;
  for (int i = 0; i < LEVEL_ROWS; i++) {
    if (level[i] != 500) continue;
    sum += x[i][0] - f.lm.estimate[0] - f.lm.estimate[1] * x[i][1] - f.lm.estimate[2] * x[i][2] -
           f.lm.estimate[2 + 500];
    size += fabs(x[i][0]);
  }
  CHECK(fabs(sum) <= 1e-12 * size);
  fixture_close(&f);
}

/* lm.h (2): a numeric term that is constant within levels goes, not a level. */
static void test_constant_within_levels(void) {
  enum { N = 60 };
  double x[N][3];
  int level[N];
  for (int i = 0; i < N; i++) {
    level[i] = i % 5;
    x[i][1] = level[i] * 0.3 - 1.0;
    x[i][2] = (i * 13) % 17;
    x[i][0] = x[i][2] + (i * 7) % 11;
  }
  fixture f;
  fixture_open(&f, x[0], N, 3, level, 5);
  fixture_fit(&f, true, true);
  CHECK(f.lm.dropped[1] && !f.lm.dropped[0] && !f.lm.dropped[2] && f.lm.rank == 6);
  for (int i = 3; i < f.n_terms; i++) CHECK(!f.lm.dropped[i]);
  fixture_close(&f);
}

/* No row at the reference level: the levels span the constant, which goes; the fit is the same. */
static void test_no_reference_rows(void) {
  enum { N = 60 };
  double x[N][2];
  int level[N], shifted[N];
  for (int i = 0; i < N; i++) {
    level[i] = i % 4;
    shifted[i] = level[i] + 1;
    x[i][1] = (i * 13) % 17;
    x[i][0] = 100.0 + 2.0 * x[i][1] + (i * 7) % 11 + level[i];
  }
  fixture f, g;
  fixture_open(&f, x[0], N, 2, level, 4);
  fixture_fit(&f, true, true);
  fixture_open(&g, x[0], N, 2, shifted, 5);
  fixture_fit(&g, true, true);
  CHECK(g.lm.dropped[0] && g.lm.rank == 5 && f.lm.rank == 5);
  CHECK_NEAR(g.lm.estimate[1], f.lm.estimate[1], 1e-14);
  CHECK_NEAR(g.lm.estimate[2], f.lm.estimate[0], 1e-14);
  CHECK_NEAR(g.lm.estimate[3], f.lm.estimate[0] + f.lm.estimate[2], 1e-14);
  CHECK_NEAR(g.lm.rss, f.lm.rss, 1e-14);
  CHECK_NEAR(g.lm.tss, f.lm.tss, 1e-14);
  CHECK_NEAR(g.lm.vif[1], f.lm.vif[1], 1e-14);
  fixture_close(&f);
  fixture_close(&g);
}

/* Stops when told to. */
static bool stop_at_once(void *host, double done, double waited) {
  (void)waited;
  (void)host;
  return done >= 0.0;
}

/* lm.h (3) */
static void test_stop(void) {
  static double x[RANK_ROWS][4];
  rank_data(x, make_square, 0.0);
  fixture f;
  fixture_open(&f, x[0], RANK_ROWS, 4, NULL, 0);
  int terms[2] = {CLT_CONSTANT, clt_numeric_column(1)};
  clt_lm_model model = {&f.moments, clt_numeric_column(0), 2, terms, 0, 0};
  clt_task task = {.poll = stop_at_once};
  CHECK(!clt_lm_fit(&f.lm, &model, &f.arena, &task) && task.stopped);
  fixture_close(&f);
}

static void compare_terms(const formula *f, fixture *x) {
  for (int i = 0; i < x->n_terms; i++) {
    const char *term = f->names[i];
    double want;
    bool dropped = find("coef", NULL, &want) && !find("coef", term, &want);
    CHECK(x->lm.dropped[i] == dropped);
    compare_answer("coef", term, x->lm.estimate[i], 1e-12);
    compare_answer("se", term, std_error(x, i), 1e-12);
    if (!f->intercept || i > 0) compare_answer("beta_std_modelmatrix", term, x->lm.beta[i], 1e-12);
  }
}

static void compare_model(const formula *f, fixture *x) {
  compare_answer("n", NULL, (double)x->lm.n, 0.0);
  compare_answer("rank", NULL, x->lm.rank, 0.0);
  compare_answer("df_resid", NULL, (double)x->lm.df_residual, 0.0);
  compare_answer("rss", NULL, x->lm.rss, 1e-12);
  compare_terms(f, x);
}

int main(void) {
  test_nist_sets();
  test_longley();
  test_factor(false);
  test_factor(true);
  test_rank();
  test_rank_of_many_rows();
  test_without_intercept();
  test_no_rows();
  test_one_row();
  test_saturated();
  test_constant_response();
  test_perfect();
  test_constant_only();
  test_out_of_range();
  test_units();
  test_thousand_levels();
  test_constant_within_levels();
  test_no_reference_rows();
  test_stop();
  check_sets(compare_model);
  return test_end();
}
