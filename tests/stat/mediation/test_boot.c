/*
** The mediation bootstrap, with stat/mediation/rows.c, stat/mediation/stratum.c and
** stat/mediation/figures.c: against
** 50-digit answers (effects, acceleration) and long bootstrap runs (limits), and what must not
** matter: order of the rows, threads, the other group. Clusters: what groups share.
*/
#include "stat/mediation/jackknife.h"

#include "countdown.h"
#include "stat/mediation/boot_support.h"

/* Rows of a data set, complete in x, m, y (and c1, c2), of group g (2: all, 3: all with groups). */
static void load(bench *b, const table *t, int covariates, int g) {
  static const int columns[] = {COLUMN_X, COLUMN_M, COLUMN_Y, COLUMN_C1, COLUMN_C2};
  open_bench(b, covariates, 0, g == 3 ? 2 : 1);
  for (int i = 0; i < t->n; i++) {
    double group = t->v[i][COLUMN_G];
    if (!support_complete(t, i, columns, 3 + covariates)) continue;
    if ((g < 2 && !(group == g)) || (g == 3 && isnan(group))) continue;
    for (int c = 0; c < 3 + covariates; c++) next_row(b)[c] = t->v[i][columns[c]];
    b->group[b->data.n++] = isnan(group) ? 0 : (int)group;
  }
}

/*
** Answers of the data sets.
*/
static double want(sqlite3_stmt *answers, const char *root, const char *leaf) {
  char path[128];
  snprintf(path, sizeof path, "$.%s.%s", root, leaf);
  return support_answer(answers, path);
}

static void check_effects(bench *b, sqlite3_stmt *exact, const char *root) {
  if (isnan(want(exact, root, "a"))) {
    CHECK(b->boot.stratum[0].problems == CLT_MEDIATION_TOO_FEW);
    CHECK(isnan(figures(b, 0, CLT_INDIRECT)->conf_low));
    return;
  }
  CHECK_NEAR((double)b->boot.stratum[0].n, want(exact, root, "n"), 0.0);
  CHECK_NEAR(figures(b, 0, CLT_PATH_A)->estimate, want(exact, root, "a"), 1e-14);
  CHECK_NEAR(figures(b, 0, CLT_PATH_B)->estimate, want(exact, root, "b"), 1e-14);
  CHECK_NEAR(figures(b, 0, CLT_INDIRECT)->estimate, want(exact, root, "indirect"), 1e-14);
  CHECK_NEAR(figures(b, 0, CLT_DIRECT)->estimate, want(exact, root, "c_direct"), 1e-14);
  CHECK_NEAR(figures(b, 0, CLT_TOTAL)->estimate, want(exact, root, "c_total"), 1e-14);
  double share = want(exact, root, "prop_mediated");
  bool exists = share >= 0.0 && share <= 1.0 && want(exact, root, "p_c") < 0.05;
  CHECK((b->boot.stratum[0].share == CLT_SHARE_EXISTS) == exists);
  CHECK_NEAR(figures(b, 0, CLT_PROPORTION)->estimate, exists ? share : NAN, 1e-14);
}

static double acceleration(bench *b, int group, int other) {
  clt_mediation_stratum s;
  clt_mediation_result result;
  clt_mediation_influence influence[2][6];
  int at = clt_effect_at(1, CLT_INDIRECT, 0);
  prepare(b, &s, &result, group);
  CHECK(clt_mediation_jackknife(influence[0], &s, &b->arena, NULL));
  if (other >= 0) {
    prepare(b, &s, &result, other);
    CHECK(clt_mediation_jackknife(influence[1], &s, &b->arena, NULL));
  }
  return clt_mediation_acceleration(&influence[0][at], other >= 0 ? &influence[1][at] : NULL);
}

/* got and the long run's figure differ by at most four standard errors of their difference. */
static void check_limit(double got, double long_run, double error, double ratio) {
  CHECK(fabs(got - long_run) <= 4.0 * error * sqrt(1.0 + ratio));
}

static void check_limits(const clt_boot_figures *f, sqlite3_stmt *runs, const char *root, bool bca,
                         size_t n_boot) {
  const char *method = bca ? "bca" : "percentile";
  double low, high, low_error, high_error, ratio = want(runs, root, "B") / (double)n_boot;
  char path[64];
  low = want(runs, root, bca ? "bca[0]" : "percentile[0]");
  high = want(runs, root, bca ? "bca[1]" : "percentile[1]");
  snprintf(path, sizeof path, "%s_mcse[0]", method);
  low_error = want(runs, root, path);
  snprintf(path, sizeof path, "%s_mcse[1]", method);
  high_error = want(runs, root, path);
  CHECK_NEAR(f->estimate, want(runs, root, "t0"), 1e-9);
  check_limit(f->conf_low, low, low_error, ratio);
  check_limit(f->conf_high, high, high_error, ratio);
  check_limit(f->std_error, want(runs, root, "boot_se"), want(runs, root, "boot_se_mcse"), ratio);
  double error = (fabs(low) < fabs(high) ? low_error : high_error) * sqrt(ratio);
  CHECK(f->mc_error > error / 2.0 && f->mc_error < error * 2.0); /* the long run's own is rough */
  CHECK(f->significant == (low > 0.0 || high < 0.0));
}

static void check_runs(const table *t, sqlite3_stmt *runs, clt_boot_method method) {
  static bench pooled, grouped;
  bool bca = method == CLT_BOOT_BCA;
  size_t n_boot = 20000;
  load(&pooled, t, 0, 2);
  load(&grouped, t, 0, 3);
  run(&pooled, n_boot, 1, method, 0, 2);
  run(&grouped, n_boot, 1, method, 1, 2);
  check_limits(figures(&pooled, 0, CLT_INDIRECT), runs, "indirect", bca, n_boot);
  check_limits(figures(&grouped, 0, CLT_INDIRECT), runs, "indirect_A", bca, n_boot);
  check_limits(figures(&grouped, 1, CLT_INDIRECT), runs, "indirect_B", bca, n_boot);
  check_limits(figures(&grouped, 2, CLT_INDIRECT), runs, "diff_A_minus_B_stratified", bca, n_boot);
  close_bench(&pooled);
  close_bench(&grouped);
}

static void check_accelerations(const table *t, sqlite3_stmt *exact, sqlite3_stmt *runs) {
  static bench pooled, grouped;
  load(&pooled, t, 0, 2);
  load(&grouped, t, 0, 3);
  CHECK_NEAR(acceleration(&pooled, 0, -1), want(exact, "jackknife_indirect", "accel"), 1e-11);
  CHECK_NEAR(acceleration(&grouped, 0, -1), want(exact, "jackknife_by_g.A", "accel"), 1e-11);
  CHECK_NEAR(acceleration(&grouped, 1, -1), want(exact, "jackknife_by_g.B", "accel"), 1e-11);
  CHECK_NEAR(acceleration(&grouped, 0, 1), support_answer(runs, "$.diff_accel_stratum_weighted"),
             1e-9);
  close_bench(&pooled);
  close_bench(&grouped);
}

static void check_set(const table *t, sqlite3_stmt *exact, sqlite3_stmt *runs) {
  static const char *const roots[] = {"sobel_by_g.A", "sobel_by_g.B", "sobel"};
  static bench b;
  for (int g = 0; g < 3; g++) {
    load(&b, t, 0, g);
    run(&b, 200, 1, CLT_BOOT_PERCENTILE, 0, 1);
    check_effects(&b, exact, roots[g]);
    close_bench(&b);
  }
  load(&b, t, 2, 2);
  run(&b, 200, 1, CLT_BOOT_PERCENTILE, 0, 1);
  check_effects(&b, exact, "sobel_cov");
  close_bench(&b);
  if (!runs) return;
  check_accelerations(t, exact, runs);
  check_runs(t, runs, CLT_BOOT_PERCENTILE);
  check_runs(t, runs, CLT_BOOT_BCA);
}

static void test_answers(void) {
  static table t;
  sqlite3 *db = NULL;
  sqlite3_open(":memory:", &db);
  for (int i = 0; i < SUPPORT_SETS; i++) {
    if (!support_table(support_sets[i], &t)) {
      test_skip("the data sets with 50-digit answers are not here");
      break;
    }
    sqlite3_stmt *exact = support_answers(db, support_sets[i], ".exact.json");
    sqlite3_stmt *runs = support_answers(db, support_sets[i], ".boot.json");
    check_set(&t, exact, runs);
    sqlite3_finalize(exact);
    sqlite3_finalize(runs);
  }
  sqlite3_close(db);
}

/*
** What must not matter.
*/
static void swap_rows(bench *b, size_t i, size_t j) {
  size_t width = 2 + (size_t)b->data.mediators + (size_t)b->data.covariates;
  size_t factors = (size_t)b->data.factors;
  for (size_t k = 0; k < width; k++) {
    double *p = &b->value[i * width + k], *q = &b->value[j * width + k], v = *p;
    *p = *q;
    *q = v;
  }
  for (size_t k = 0; k < factors; k++) {
    int *p = &b->level[i * factors + k], *q = &b->level[j * factors + k], v = *p;
    *p = *q;
    *q = v;
  }
  int v = b->group[i], w = b->cluster[i];
  b->group[i] = b->group[j];
  b->group[j] = v;
  b->cluster[i] = b->cluster[j];
  b->cluster[j] = w;
}

static bool same(const clt_boot_figures *f, const clt_boot_figures *g) {
  return memcmp(f, g, offsetof(clt_boot_figures, significant)) == 0 &&
         f->significant == g->significant && f->left_out == g->left_out && f->reason == g->reason;
}

static bool same_strata(const bench *a, int i, const bench *b, int j) {
  bool ok = true;
  for (int e = 0; e < clt_effects(a->data.mediators); e++) {
    ok = ok && same(&a->boot.stratum[i].figures[e], &b->boot.stratum[j].figures[e]);
  }
  return ok;
}

/* boot.h (1): nor the order of rows that are alike in all numbers and differ in a level alone. */
static void test_ties(void) {
  static bench b, shuffled;
  clt_rng rng;
  clt_rng_seed(&rng, 1, 2);
  make(&b, 150, 0, 2, 2, 5);
  for (size_t i = 0; i < 150 * 3; i++) b.value[i] = b.value[i] > 0.5;
  make(&shuffled, 150, 0, 2, 2, 5);
  for (size_t i = 0; i < 150 * 3; i++) shuffled.value[i] = shuffled.value[i] > 0.5;
  for (uint32_t i = 149; i > 0; i--) swap_rows(&shuffled, i, clt_rng_below(&rng, i + 1));
  run(&b, 200, 4, CLT_BOOT_BCA, 0, 1);
  run(&shuffled, 200, 4, CLT_BOOT_BCA, 0, 1);
  for (int s = 0; s < 3; s++) CHECK(same_strata(&b, s, &shuffled, s));
  close_bench(&b);
  close_bench(&shuffled);
}

/* boot.h (1), (3) */
static void test_invariance(int covariates, int factors, clt_boot_method method) {
  static bench b, shuffled, alone;
  clt_rng rng;
  make(&b, 150, covariates, factors, 2, 5);
  run(&b, 1000, 4, method, 0, 1);
  make(&shuffled, 150, covariates, factors, 2, 5);
  clt_rng_seed(&rng, 1, 1);
  for (uint32_t i = 149; i > 0; i--) swap_rows(&shuffled, i, clt_rng_below(&rng, i + 1));
  run(&shuffled, 1000, 4, method, 0, 2);
  for (int s = 0; s < 3; s++) CHECK(same_strata(&b, s, &shuffled, s));
  run(&shuffled, 1000, 4, method, 1, 2); /* the other reference */
  CHECK(same_strata(&b, 0, &shuffled, 0) && same_strata(&b, 1, &shuffled, 1));
  CHECK_NEAR(figures(&shuffled, 2, CLT_TOTAL)->estimate, -figures(&b, 2, CLT_TOTAL)->estimate, 0.0);
  CHECK_NEAR(figures(&shuffled, 2, CLT_TOTAL)->conf_low, -figures(&b, 2, CLT_TOTAL)->conf_high,
             1e-12);
  open_bench(&alone, covariates, factors, 1); /* group B by itself */
  memcpy(alone.levels, b.levels, sizeof b.levels);
  for (size_t i = 0, width = 3 + (size_t)covariates; i < b.data.n; i++) {
    if (b.group[i] != 1) continue;
    memcpy(next_row(&alone), b.value + i * width, width * sizeof *b.value);
    memcpy(alone.level + alone.data.n * (size_t)factors, b.level + i * (size_t)factors,
           (size_t)factors * sizeof *b.level);
    alone.data.n++;
  }
  alone.data.key = b.key + 1;
  run(&alone, 1000, 4, method, 0, 2);
  CHECK(alone.boot.strata == 1 && same_strata(&b, 1, &alone, 0));
  run(&alone, 1000, 5, method, 0, 2);
  CHECK(!same_strata(&b, 1, &alone, 0)); /* the seed does matter */
  close_bench(&b);
  close_bench(&shuffled);
  close_bench(&alone);
}

/* Gives rows of the second half the values of the first: the same in two clusters. */
static void repeat_rows(bench *b) {
  size_t half = b->data.n / 2 / 4 * 4;
  size_t width = 2 + (size_t)b->data.mediators + (size_t)b->data.covariates;
  size_t factors = (size_t)b->data.factors;
  memcpy(b->value + half * width, b->value, half * width * sizeof *b->value);
  memcpy(b->level + half * factors, b->level, half * factors * sizeof *b->level);
}

/* Clusters: neither the order of rows (equal ones, too) nor the number of threads matters, nor (but
** for the sign of the difference) which group is the reference. */
static void test_cluster_invariance(int factors, bool across, clt_boot_method method) {
  static bench b, shuffled;
  bench *both[] = {&b, &shuffled};
  clt_rng rng;
  for (int i = 0; i < 2; i++) {
    make(both[i], 150, 2, factors, 2, 5);
    both[i]->data.mediators = 2;
    both[i]->data.covariates = 1;
    repeat_rows(both[i]);
    cluster(both[i], 4, across);
  }
  clt_rng_seed(&rng, 1, 1);
  for (uint32_t i = 149; i > 0; i--) swap_rows(&shuffled, i, clt_rng_below(&rng, i + 1));
  run(&b, 1000, 4, method, 0, 1);
  run(&shuffled, 1000, 4, method, 0, 2);
  CHECK(b.boot.across == across);
  for (int s = 0; s < 3; s++) CHECK(same_strata(&b, s, &shuffled, s));
  run(&shuffled, 1000, 4, method, 1, 2);
  CHECK(same_strata(&b, 0, &shuffled, 0) && same_strata(&b, 1, &shuffled, 1));
  CHECK_NEAR(figures(&shuffled, 2, CLT_TOTAL)->conf_low, -figures(&b, 2, CLT_TOTAL)->conf_high,
             1e-12);
  close_bench(&b);
  close_bench(&shuffled);
}

/* Clusters that lie in both groups: group 1 has the rows of group 0, but for a shift and with y
** twice as large, in the same clusters. Replicates from the same draw then make the difference what
** group 0 is by itself, limits and acceleration, too; from draws apart it would spread more. */
static void test_pairing(clt_boot_method method) {
  static const clt_mediation_effect same_in_both[] = {CLT_PATH_B, CLT_INDIRECT, CLT_DIRECT,
                                                      CLT_TOTAL};
  static bench b;
  make(&b, 160, 0, 0, 2, 6);
  for (size_t i = 1; i < b.data.n; i += 2) {
    const double *from = b.value + 3 * (i - 1), row[] = {from[0] + 4, from[1] + 1, 2 * from[2]};
    memcpy(b.value + 3 * i, row, sizeof row);
  }
  cluster(&b, 4, true);
  run(&b, 500, 1, method, 0, 1);
  for (int e = 0; e < 4; e++) {
    const clt_boot_figures *f = figures(&b, 0, same_in_both[e]);
    const clt_boot_figures *g = figures(&b, 2, same_in_both[e]);
    CHECK(f->reason == CLT_BOOT_FINE);
    CHECK_NEAR(g->std_error, f->std_error, 1e-9);
    CHECK_NEAR(g->conf_low, f->conf_low, 1e-9);
    CHECK_NEAR(g->conf_high, f->conf_high, 1e-9);
    CHECK_NEAR(g->p_value, f->p_value, 1e-9);
  }
  CHECK(figures(&b, 2, CLT_PATH_A)->std_error < 1e-12); /* a is the same in both */
  close_bench(&b);
}

static void check_none(const clt_boot_figures *f, bool estimate) {
  CHECK(!isnan(f->estimate) == estimate && isnan(f->std_error) && isnan(f->conf_low));
  CHECK(isnan(f->conf_high) && isnan(f->p_value) && isnan(f->mc_error) && !f->significant);
}

/* Of one cluster nothing can be drawn. */
static void test_one_cluster(void) {
  static bench b;
  make(&b, 60, 0, 0, 2, 6);
  cluster(&b, 60, false);
  b.cluster[0] = 2; /* group 0 has two clusters, group 1 one */
  b.data.clusters = 3;
  run(&b, 100, 1, CLT_BOOT_PERCENTILE, 0, 1);
  CHECK(b.boot.stratum[0].clusters == 2 && b.boot.stratum[1].clusters == 1);
  CHECK(b.boot.stratum[0].problems == 0);
  CHECK(b.boot.stratum[1].problems == CLT_MEDIATION_ONE_CLUSTER);
  for (int e = 0; e < clt_effects(1) - 1; e++) {
    check_none(&b.boot.stratum[1].figures[e], true);
    check_none(&b.boot.stratum[2].figures[e], true);
  }
  close_bench(&b);
}

/* Units: powers of two change exponents only; sizes near the ends of the range do no harm. */
static void test_units(int shift_x, int shift_m, int shift_y) {
  static bench b, scaled;
  make(&b, 80, 0, 0, 1, 8);
  make(&scaled, 80, 0, 0, 1, 8);
  for (size_t i = 0; i < scaled.data.n; i++) {
    double *row = scaled.value + 3 * i;
    row[0] = ldexp(row[0], shift_x);
    row[1] = ldexp(row[1], shift_m);
    row[2] = ldexp(row[2], shift_y);
  }
  run(&b, 500, 1, CLT_BOOT_BCA, 0, 1);
  run(&scaled, 500, 1, CLT_BOOT_BCA, 0, 1);
  for (int e = 0, mediator; e < clt_effects(1); e++) {
    const clt_boot_figures *f = &b.boot.stratum[0].figures[e];
    const clt_boot_figures *g = &scaled.boot.stratum[0].figures[e];
    clt_mediation_effect kind = clt_effect_kind(1, e, &mediator);
    int by = kind == CLT_PROPORTION ? 0 : shift_y - shift_x;
    if (kind == CLT_PATH_A) by = shift_m - shift_x;
    if (kind == CLT_PATH_B) by = shift_y - shift_m;
    CHECK_NEAR(g->estimate, ldexp(f->estimate, by), 0.0);
    CHECK_NEAR(g->conf_low, ldexp(f->conf_low, by), 1e-13);
    CHECK_NEAR(g->conf_high, ldexp(f->conf_high, by), 1e-13);
    CHECK_NEAR(g->std_error, ldexp(f->std_error, by), 1e-12);
    CHECK_NEAR(g->p_value, f->p_value, 1e-12);
  }
  close_bench(&b);
  close_bench(&scaled);
}

/*
** Degenerate data.
*/
static void add_row(bench *b, double x, double m, double y, int group) {
  const double row[] = {x, m, y};
  memcpy(next_row(b), row, sizeof row);
  b->group[b->data.n++] = group;
}

/* boot.h (5) */
static void test_degenerate(void) {
  static bench b;
  open_bench(&b, 0, 0, 1); /* no rows */
  run(&b, 100, 1, CLT_BOOT_PERCENTILE, 0, 1);
  CHECK(b.boot.strata == 1 && b.boot.stratum[0].problems == CLT_MEDIATION_TOO_FEW);
  for (int e = 0; e < clt_effects(1); e++) check_none(&b.boot.stratum[0].figures[e], false);
  add_row(&b, 1, 2, 3, 0); /* one, two, three rows */
  run(&b, 100, 1, CLT_BOOT_PERCENTILE, 0, 1);
  CHECK(b.boot.stratum[0].problems == CLT_MEDIATION_TOO_FEW);
  add_row(&b, 2, 5, 9, 0);
  run(&b, 100, 1, CLT_BOOT_BCA, 0, 1);
  check_none(figures(&b, 0, CLT_INDIRECT), false);
  CHECK_NEAR(figures(&b, 0, CLT_TOTAL)->estimate, 6.0, 0.0);
  add_row(&b, 3, 3, 1, 0);
  run(&b, 100, 1, CLT_BOOT_BCA, 0, 1);
  check_none(figures(&b, 0, CLT_INDIRECT), true);
  CHECK(figures(&b, 0, CLT_INDIRECT)->reason == CLT_BOOT_NO_SAMPLE);
  add_row(&b, 4, 8, 2, 0); /* four rows: many resamples have fewer than three of them */
  run(&b, 1000, 1, CLT_BOOT_PERCENTILE, 0, 1);
  CHECK(b.boot.stratum[0].problems == 0);
  CHECK(figures(&b, 0, CLT_INDIRECT)->reason == CLT_BOOT_LEFT_OUT);
  CHECK(figures(&b, 0, CLT_INDIRECT)->left_out > 50);
  check_none(figures(&b, 0, CLT_INDIRECT), true);
  close_bench(&b);

  open_bench(&b, 0, 0, 2); /* x constant in B; m collinear with x in A, at an offset */
  for (int i = 0; i < 60; i++) {
    double x = 1e6 + 0.1 * i, y = sin(i * i);
    add_row(&b, x, 3.0 * x + 1.0, y, 0);
    add_row(&b, 0.1, cos(i * i), y, 1);
  }
  run(&b, 500, 1, CLT_BOOT_PERCENTILE, 0, 1);
  CHECK(b.boot.stratum[0].problems == CLT_MEDIATION_M_COLLINEAR);
  CHECK(b.boot.stratum[1].problems == CLT_MEDIATION_X_CONSTANT);
  check_none(figures(&b, 0, CLT_INDIRECT), false);
  check_none(figures(&b, 0, CLT_DIRECT), false);
  CHECK(!isnan(figures(&b, 0, CLT_TOTAL)->conf_low) && figures(&b, 0, CLT_TOTAL)->left_out == 0);
  CHECK_NEAR(figures(&b, 0, CLT_PATH_A)->estimate, 3.0, 1e-9);
  CHECK(figures(&b, 0, CLT_PATH_A)->std_error == 0.0);
  CHECK(!isnan(figures(&b, 1, CLT_PATH_B)->conf_low)); /* y ~ m, without x */
  for (int e = 0; e < clt_effects(1); e++) {
    if (e != clt_effect_at(1, CLT_PATH_B, 0)) check_none(&b.boot.stratum[1].figures[e], false);
    check_none(&b.boot.stratum[2].figures[e], false);
  }
  close_bench(&b);

  open_bench(&b, 0, 0, 1); /* y a function of m; y constant */
  for (int i = 0; i < 60; i++) add_row(&b, i % 7, cos(i * i), 0.1 * cos(i * i) + 0.7, 0);
  run(&b, 500, 1, CLT_BOOT_PERCENTILE, 0, 1);
  CHECK(b.boot.stratum[0].problems == CLT_MEDIATION_Y_PERFECT);
  check_none(figures(&b, 0, CLT_INDIRECT), true);
  for (int i = 0; i < 60; i++) b.value[3 * i + 2] = 0.1;
  run(&b, 500, 1, CLT_BOOT_PERCENTILE, 0, 1);
  CHECK(b.boot.stratum[0].problems == CLT_MEDIATION_Y_PERFECT);
  CHECK_NEAR(figures(&b, 0, CLT_INDIRECT)->estimate, 0.0, 0.0);
  CHECK(isnan(figures(&b, 0, CLT_PROPORTION)->estimate));
  close_bench(&b);

  open_bench(&b, 0, 0, 1); /* x is 1 in one row: a third of the resamples lacks it */
  for (int i = 0; i < 60; i++) add_row(&b, i == 17, cos(i * i), sin(i * i * i), 0);
  run(&b, 500, 1, CLT_BOOT_BCA, 0, 1);
  CHECK(figures(&b, 0, CLT_INDIRECT)->reason == CLT_BOOT_LEFT_OUT);
  close_bench(&b);
}

static void test_dropped(void) {
  static bench b;
  open_bench(&b, 2, 1, 1); /* c1 = x, c2 constant within the factor's levels */
  b.levels[0] = 4;
  for (int i = 0; i < 60; i++) {
    double row[] = {i % 11, cos(i * i), sin(i * i * i), 2.0 * (i % 11) - 0.1, 0.7 * (i % 3)};
    memcpy(next_row(&b), row, sizeof row);
    b.level[b.data.n++] = i % 3;
  }
  run(&b, 200, 1, CLT_BOOT_PERCENTILE, 0, 1);
  const clt_mediation_result *r = &b.boot.stratum[0];
  CHECK(r->dropped[0] && r->dropped[1] && !r->dropped[2] && r->problems == 0);
  double without = figures(&b, 0, CLT_INDIRECT)->estimate;
  for (int i = 0; i < 60; i++) memmove(b.value + 3 * i, b.value + 5 * i, 3 * sizeof *b.value);
  b.data.covariates = 0;
  run(&b, 200, 1, CLT_BOOT_PERCENTILE, 0, 1);
  CHECK_NEAR(figures(&b, 0, CLT_INDIRECT)->estimate, without, 1e-15);
  close_bench(&b);
  make(&b, 90, 0, 2, 1, 3); /* the second factor repeats the first */
  for (size_t i = 0; i < b.data.n; i++) b.level[2 * i + 1] = 4 - b.level[2 * i];
  run(&b, 200, 1, CLT_BOOT_PERCENTILE, 0, 1);
  CHECK(!b.boot.stratum[0].dropped[0] && b.boot.stratum[0].dropped[1]);
  CHECK(!isnan(figures(&b, 0, CLT_INDIRECT)->conf_low));
  close_bench(&b);
}

static void test_groups(void) {
  static bench b;
  make(&b, 200, 0, 0, 3, 4);
  run(&b, 200, 1, CLT_BOOT_PERCENTILE, 0, 1);
  CHECK(b.boot.strata == 3 && b.boot.stratum[1].n == 67 && b.boot.stratum[2].n == 66);
  for (int s = 0; s < 3; s++) CHECK(figures(&b, s, CLT_INDIRECT)->reason == CLT_BOOT_FINE);
  close_bench(&b);
}

/*
** Stopping, and memory that runs out.
*/
static bool stop_soon(void *host, double done, double waited) {
  (void)waited;
  (void)done;
  return ++*(int *)host > 1;
}

static int allocations_left;

static void *scarce(void *block, size_t bytes) {
  return allocations_left-- > 0 ? realloc(block, bytes) : NULL;
}

/* Stops when it is asked a second time within one job, which is a resample then. */
typedef struct stopper {
  clt_task task;
  double last; /* share done when it was asked before */
} stopper;

static bool stop_within(void *host, double done, double waited) {
  (void)waited;
  stopper *s = host;
  bool again = done > 0.0 && done < 1.0 && done == s->last;
  s->last = done;
  s->task.polled = 0; /* to be asked whenever it could be, however little time has passed */
  return again;
}

/* boot.h (4): a resample of many rows and columns is not worked to its end: the caller's worker
** asks within it. */
static void test_stop_within(void) {
  enum { N = 4000, COVARIATES = 30, COLUMNS = 3 + COVARIATES };
  static double value[N * COLUMNS];
  static bench b;
  const clt_mediation_options options = {20, 1, 0, {.conf_level = 0.95}};
  clt_rng rng;
  clt_rng_seed(&rng, 5, 5);
  for (int i = 0; i < N * COLUMNS; i++) value[i] = clt_rng_normal(&rng);
  open_bench(&b, COVARIATES, 0, 1);
  b.data.n = N;
  b.data.value = value;
  stopper host = {.task = {.poll = stop_within, .threads = 1}};
  host.task.host = &host;
  CHECK(!clt_mediation_bootstrap(&b.boot, &b.data, &options, &b.arena, &host.task));
  close_bench(&b);
}

/* boot.h (4): whenever it is told to, it stops, and says so. */
static void test_stop_anywhere(void) {
  static bench b;
  const clt_mediation_options options = {40, 1, 0, {.method = CLT_BOOT_BCA, .conf_level = 0.95}};
  bool done = false;
  int n = 0;
  for (; n < 1000 && !done; n++) {
    countdown host = {.task = {.poll = count_down, .threads = 1}, .left = n};
    host.task.host = &host;
    make(&b, 60, 1, 1, 2, 4);
    cluster(&b, 3, true);
    done = clt_mediation_bootstrap(&b.boot, &b.data, &options, &b.arena, &host.task);
    CHECK(done != host.task.stopped);
    close_bench(&b);
  }
  CHECK(done && n > 20);
}

/* boot.h (4) */
static void test_failures(void) {
  static const clt_allocator allocator = {scarce, free};
  static bench b;
  const clt_mediation_options options = {20000, 1, 0, {.conf_level = 0.95}};
  make(&b, 400, 2, 1, 2, 4);
  cluster(&b, 3, true);
  int polls = 0;
  clt_task task = {.poll = stop_soon, .host = &polls, .threads = 2};
  CHECK(!clt_mediation_bootstrap(&b.boot, &b.data, &options, &b.arena, &task) && task.stopped);
  close_bench(&b);
  const clt_mediation_options few = {100, 1, 0, {.method = CLT_BOOT_BCA, .conf_level = 0.95}};
  bool ok = false;
  for (int k = 0; k < 200 && !ok; k++) {
    allocations_left = k;
    clt_arena_init(&b.arena, &allocator);
    ok = clt_mediation_bootstrap(&b.boot, &b.data, &few, &b.arena, NULL);
    CHECK(ok != clt_arena_failed(&b.arena));
    close_bench(&b);
  }
  CHECK(ok);
}

int main(void) {
  test_answers();
  test_invariance(0, 0, CLT_BOOT_PERCENTILE);
  test_invariance(2, 1, CLT_BOOT_BCA);
  test_invariance(1, 2, CLT_BOOT_PERCENTILE);
  for (int i = 0; i < 8; i++) {
    test_cluster_invariance(i & 1, i & 2, i & 4 ? CLT_BOOT_BCA : CLT_BOOT_PERCENTILE);
  }
  test_pairing(CLT_BOOT_PERCENTILE);
  test_pairing(CLT_BOOT_BCA);
  test_one_cluster();
  test_units(3, -2, 7);
  test_units(900, 950, 900);
  test_units(-900, -800, -950);
  test_degenerate();
  test_dropped();
  test_groups();
  test_ties();
  test_stop_within();
  test_stop_anywhere();
  test_failures();
  return test_end();
}
