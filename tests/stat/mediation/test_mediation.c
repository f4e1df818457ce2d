/* Sobel's test and its kin: against 50-digit answers, on degenerate data, and the labels. */
#include "stat/mediation/mediation.h"

#include "stat/mediation/mediation_support.h"

/* A model over rows of x, m, y and covariates; `level` NULL or an indicator number (-1: none). */
typedef struct setup {
  clt_arena arena;
  clt_moments moments;
  int covariate[16];
  clt_sobel sobel;
} setup;

static void open_setup(setup *s, int covariates, int indicators) {
  clt_arena_init(&s->arena, &support_heap);
  CHECK(clt_moments_init(&s->moments, &s->arena, 3 + covariates));
  for (int i = 0; i < indicators; i++) CHECK(clt_moments_add_indicator(&s->moments, NULL));
  for (int i = 0; i < covariates; i++) s->covariate[i] = clt_numeric_column(3 + i);
  for (int i = 0; i < indicators; i++) {
    s->covariate[covariates + i] = clt_indicator_column(&s->moments, i);
  }
}

static void add(setup *s, const double *row, int indicator) {
  clt_moments_add(&s->moments, row, &indicator, indicator >= 0);
}

static void fit(setup *s, int covariates, int indicators, double conf_level) {
  clt_sobel_model model = {.moments = &s->moments,
                           .x = clt_numeric_column(0),
                           .m = clt_numeric_column(1),
                           .y = clt_numeric_column(2),
                           .covariates = covariates + indicators,
                           .covariate = s->covariate,
                           .absorb_begin = covariates,
                           .absorb_end = covariates + indicators};
  CHECK(clt_sobel_fit(&s->sobel, &model, conf_level, &s->arena, NULL));
}

static void close_setup(setup *s) {
  clt_arena_free(&s->arena);
}

/*
** Answers of the data sets.
*/
static double want(sqlite3_stmt *answers, const char *root, const char *leaf) {
  char path[128];
  snprintf(path, sizeof path, "$.%s.%s", root, leaf);
  return support_answer(answers, path);
}

static void check_slopes(const clt_sobel *s, sqlite3_stmt *answers, const char *root, double tol) {
  static const struct {
    clt_sobel_effect effect;
    const char *estimate, *std_error, *p, *beta;
  } names[] = {{CLT_SOBEL_A, "a", "se_a", "p_a", "std.a"},
               {CLT_SOBEL_B, "b", "se_b", "p_b", "std.b"},
               {CLT_SOBEL_TOTAL, "c_total", "se_c", "p_c", "std.total"},
               {CLT_SOBEL_DIRECT, "c_direct", "se_direct", "p_direct", "std.cp"},
               {CLT_SOBEL_INDIRECT, "indirect", "se.sobel", "p.sobel", "std.ind"}};
  for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
    const clt_inference *effect = &s->effect[names[i].effect];
    CHECK_NEAR(effect->estimate, want(answers, root, names[i].estimate), tol);
    CHECK_NEAR(effect->std_error, want(answers, root, names[i].std_error), tol);
    CHECK_NEAR(log(effect->p_value), log(want(answers, root, names[i].p)), tol);
    CHECK_NEAR(s->beta[names[i].effect], want(answers, root, names[i].beta), tol);
  }
}

static void check_tests(const clt_sobel *s, sqlite3_stmt *answers, const char *root, double tol) {
  CHECK_NEAR(s->sobel.z, want(answers, root, "z.sobel"), tol);
  CHECK_NEAR(s->aroian.z, want(answers, root, "z.aroian"), tol);
  CHECK_NEAR(s->goodman.z, want(answers, root, "z.goodman"), tol);
  CHECK_NEAR(log(s->sobel.p_value), log(want(answers, root, "p.sobel")), tol);
  CHECK_NEAR(log(s->aroian.p_value), log(want(answers, root, "p.aroian")), tol);
  CHECK_NEAR(log(s->goodman.p_value), log(want(answers, root, "p.goodman")), tol);
  double share = want(answers, root, "prop_mediated"); /* of the total, whatever the signs */
  bool opposite = share < 0.0 || share > 1.0, apart = want(answers, root, "p_c") < 0.05;
  CHECK((s->share == CLT_SHARE_OPPOSITE_SIGNS) == opposite);
  CHECK((s->share == CLT_SHARE_EXISTS) == (!opposite && apart));
  CHECK_NEAR(s->proportion_mediated, !opposite && apart ? share : NAN, tol);
}

/* x, m, y (and c1, c2) of the rows of group g (2: all). */
static void check_set(const table *t, sqlite3_stmt *answers, const char *root, int covariates,
                      int g) {
  static const int columns[] = {COLUMN_X, COLUMN_M, COLUMN_Y, COLUMN_C1, COLUMN_C2, COLUMN_G};
  setup s;
  open_setup(&s, covariates, 0);
  for (int i = 0; i < t->n; i++) {
    double row[5];
    if (!support_complete(t, i, columns, 3 + covariates)) continue;
    if (g < 2 && !(t->v[i][COLUMN_G] == g)) continue;
    for (int c = 0; c < 5; c++) row[c] = t->v[i][columns[c]];
    add(&s, row, -1);
  }
  fit(&s, covariates, 0, 0.95);
  if (isnan(want(answers, root, "a"))) { /* no residual degrees of freedom: no test */
    CHECK(isnan(s.sobel.sobel.z) && isnan(s.sobel.effect[CLT_SOBEL_INDIRECT].std_error));
    CHECK(s.sobel.kind == CLT_MEDIATION_UNDECIDED);
  } else {
    CHECK_NEAR((double)s.sobel.outcome.n, want(answers, root, "n"), 0.0);
    check_slopes(&s.sobel, answers, root, 1e-13);
    check_tests(&s.sobel, answers, root, 1e-13);
  }
  close_setup(&s);
}

static void test_answers(void) {
  static table t;
  sqlite3 *db = NULL;
  sqlite3_open(":memory:", &db);
  for (int i = 0; i < SUPPORT_SETS; i++) {
    sqlite3_stmt *answers = NULL;
    if (support_table(support_sets[i], &t)) {
      answers = support_answers(db, support_sets[i], ".exact.json");
    }
    if (!answers) {
      test_skip("the data sets with 50-digit answers are not here");
      break;
    }
    check_set(&t, answers, "sobel", 0, 2);
    check_set(&t, answers, "sobel_cov", 2, 2);
    check_set(&t, answers, "sobel_by_g.A", 0, 0);
    check_set(&t, answers, "sobel_by_g.B", 0, 1);
    sqlite3_finalize(answers);
  }
  sqlite3_close(db);
}

/* A factor is what its indicators as numeric covariates are. */
static void test_factor(void) {
  setup factor, numeric;
  open_setup(&factor, 0, 2);
  open_setup(&numeric, 2, 0);
  for (int i = 0; i < 40; i++) {
    int level = i % 3;
    double x = (i * 7) % 11, m = x + (i * 5) % 7 + level, y = 2.0 * m - x + (i * 3) % 5 - level;
    double row[5] = {x, m, y, level == 1, level == 2};
    add(&factor, row, level - 1);
    add(&numeric, row, -1);
  }
  fit(&factor, 0, 2, 0.9);
  fit(&numeric, 2, 0, 0.9);
  for (int e = 0; e < CLT_SOBEL_EFFECTS; e++) {
    CHECK_NEAR(factor.sobel.effect[e].estimate, numeric.sobel.effect[e].estimate, 1e-14);
    CHECK_NEAR(factor.sobel.effect[e].conf_low, numeric.sobel.effect[e].conf_low, 1e-13);
    CHECK_NEAR(factor.sobel.effect[e].conf_high, numeric.sobel.effect[e].conf_high, 1e-13);
  }
  close_setup(&factor);
  close_setup(&numeric);
}

/*
** Labels. x and the two disturbances are orthogonal by construction (a full factorial), so the
** slopes are those written here and the tests are as strong as the disturbances are small.
*/
static clt_mediation_kind label(double a, double b, double direct, double noise, bool *opposite) {
  setup s;
  open_setup(&s, 0, 0);
  for (int i = 0; i < 64; i++) {
    double x = i & 1 ? 1.0 : -1.0, u = i & 2 ? 1.0 : -1.0, v = i & 4 ? 1.0 : -1.0;
    double m = a * x + u, y = b * m + direct * x + noise * v;
    double row[3] = {x, m, y};
    add(&s, row, -1);
  }
  fit(&s, 0, 0, 0.95);
  clt_mediation_kind kind = s.sobel.kind;
  *opposite = s.sobel.share == CLT_SHARE_OPPOSITE_SIGNS;
  CHECK(!isnan(s.sobel.proportion_mediated) == !*opposite);
  close_setup(&s);
  return kind;
}

static void test_labels(void) {
  bool opposite;
  CHECK(label(1.0, 1.0, 1.0, 1.0, &opposite) == CLT_MEDIATION_PARTIAL && !opposite);
  CHECK(label(1.0, 1.0, 0.01, 1.0, &opposite) == CLT_MEDIATION_FULL && !opposite);
  CHECK(label(1.0, 1.0, -0.01, 1.0, &opposite) == CLT_MEDIATION_FULL && opposite);
  CHECK(label(1.0, 1.0, -1.0, 1.0, &opposite) == CLT_MEDIATION_SUPPRESSION && opposite);
  CHECK(label(-1.0, 1.0, -1.0, 1.0, &opposite) == CLT_MEDIATION_PARTIAL && !opposite);
  CHECK(label(-1.0, 1.0, 2.0, 1.0, &opposite) == CLT_MEDIATION_SUPPRESSION && opposite);
  CHECK(label(0.01, 1.0, 1.0, 1.0, &opposite) == CLT_MEDIATION_NONE);
  CHECK(label(1.0, 0.01, 1.0, 1.0, &opposite) == CLT_MEDIATION_NONE);
  CHECK(label(1.0, 1.0, 1.0, 0.0, &opposite) == CLT_MEDIATION_UNDECIDED); /* a perfect fit */
}

/* The rule of the proportion, at its edges. */
static void test_share(void) {
  clt_inference total = clt_infer(3.0, 1.0, 20.0, 0.95), near = clt_infer(3.0, 2.0, 20.0, 0.95);
  clt_inference exact = clt_infer(3.0, 0.0, 20.0, 0.95), zero = clt_infer(0.0, 0.0, 20.0, 0.95);
  clt_inference untested = clt_infer(3.0, NAN, 20.0, 0.95);
  CHECK(clt_mediation_share(1.0, 2.0, &total) == CLT_SHARE_EXISTS);
  CHECK(clt_mediation_share(-1.0, -2.0, &total) == CLT_SHARE_EXISTS);
  CHECK(clt_mediation_share(3.0, 0.0, &total) == CLT_SHARE_EXISTS);
  CHECK(clt_mediation_share((double)NAN, 2.0, &total) == CLT_SHARE_NO_EFFECTS);
  CHECK(clt_mediation_share(1.0, (double)NAN, &total) == CLT_SHARE_NO_EFFECTS);
  CHECK(clt_mediation_share(4.0, -1.0, &total) == CLT_SHARE_OPPOSITE_SIGNS);
  CHECK(clt_mediation_share(1.0, 2.0, &near) == CLT_SHARE_NO_TOTAL);
  CHECK(clt_mediation_share(1.0, 2.0, &exact) == CLT_SHARE_EXISTS);
  CHECK(clt_mediation_share(0.0, 0.0, &zero) == CLT_SHARE_NO_TOTAL);
  CHECK(clt_mediation_share(1.0, 2.0, &untested) == CLT_SHARE_NO_EFFECTS);
  CHECK(clt_mediation_share(NAN, 2.0, &total) == CLT_SHARE_NO_EFFECTS);
}

/*
** Figures that do not exist.
*/
static void fit_rows(setup *s, int n, const double rows[][3]) {
  open_setup(s, 0, 0);
  for (int i = 0; i < n; i++) add(s, rows[i], -1);
  fit(s, 0, 0, 0.95);
}

static void test_degenerate(void) {
  static const double constant_x[][3] = {{1, 2, 3}, {1, 4, 1}, {1, 3, 8}, {1, 7, 2}, {1, 0, 5}};
  static const double collinear[][3] = {{1, 2, 3}, {2, 4, 1}, {3, 6, 8}, {4, 8, 2}, {5, 10, 5}};
  static const double constant_m[][3] = {{1, 2, 3}, {2, 2, 1}, {3, 2, 8}, {4, 2, 2}, {5, 2, 5}};
  static const double perfect[][3] = {{1, 2, 3}, {2, 5, 7}, {3, 4, 7}, {4, 8, 12}, {5, 1, 6}};
  setup s;
  fit_rows(&s, 0, constant_x);
  for (int e = 0; e < CLT_SOBEL_EFFECTS; e++) CHECK(isnan(s.sobel.effect[e].estimate));
  close_setup(&s);
  fit_rows(&s, 5, constant_x);
  for (int e = 0; e < CLT_SOBEL_EFFECTS; e++) {
    CHECK(!isnan(s.sobel.effect[e].estimate) == (e == CLT_SOBEL_B));
  }
  CHECK(isnan(s.sobel.sobel.z) && isnan(s.sobel.proportion_mediated));
  close_setup(&s);
  fit_rows(&s, 5, collinear);
  CHECK_NEAR(s.sobel.effect[CLT_SOBEL_A].estimate, 2.0, 0.0);
  CHECK_NEAR(s.sobel.effect[CLT_SOBEL_TOTAL].estimate, 0.5, 1e-15);
  CHECK(isnan(s.sobel.effect[CLT_SOBEL_B].estimate) && s.sobel.outcome.dropped[2]);
  CHECK(isnan(s.sobel.effect[CLT_SOBEL_DIRECT].estimate));
  CHECK(isnan(s.sobel.effect[CLT_SOBEL_INDIRECT].estimate) && isnan(s.sobel.goodman.p_value));
  close_setup(&s);
  fit_rows(&s, 5, constant_m);
  CHECK_NEAR(s.sobel.effect[CLT_SOBEL_A].estimate, 0.0, 0.0);
  CHECK(isnan(s.sobel.effect[CLT_SOBEL_B].estimate) && isnan(s.sobel.beta[CLT_SOBEL_A]));
  close_setup(&s);
  fit_rows(&s, 5, perfect); /* y = x + m */
  CHECK_NEAR(s.sobel.effect[CLT_SOBEL_B].estimate, 1.0, 0.0);
  CHECK_NEAR(s.sobel.effect[CLT_SOBEL_B].std_error, 0.0, 0.0);
  CHECK(isnan(s.sobel.effect[CLT_SOBEL_B].p_value));
  CHECK(!isnan(s.sobel.effect[CLT_SOBEL_INDIRECT].estimate));
  CHECK(isnan(s.sobel.effect[CLT_SOBEL_INDIRECT].std_error) && isnan(s.sobel.sobel.p_value));
  CHECK(s.sobel.kind == CLT_MEDIATION_UNDECIDED);
  close_setup(&s);
  fit_rows(&s, 3, perfect); /* as many rows as coefficients */
  CHECK(!isnan(s.sobel.effect[CLT_SOBEL_INDIRECT].estimate) && isnan(s.sobel.sobel.z));
  close_setup(&s);
}

/* Goodman's variance is negative where both slopes are small beside their standard errors. */
static void test_goodman(void) {
  setup s;
  static const double flat[][3] = {{-1, -1, 1}, {-1, 1, -1.1}, {1, -1, 1}, {1, 1.1, -1},
                                   {-1, 1, 1},  {-1, -1, -1},  {1, 1, 1},  {1, -1, -1}};
  fit_rows(&s, 8, flat);
  CHECK(isnan(s.sobel.goodman.z) && isnan(s.sobel.goodman.p_value));
  CHECK(fabs(s.sobel.aroian.z) < fabs(s.sobel.sobel.z));
  close_setup(&s);
}

int main(void) {
  test_answers();
  test_factor();
  test_labels();
  test_share();
  test_degenerate();
  test_goodman();
  return test_end();
}
