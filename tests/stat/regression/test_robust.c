/*
** Heteroskedasticity-consistent variances: figures at 60 digits, combinations, leverage 1, and what
** does not exist.
*/
#include "stat/digits.h"
#include "stat/regression/lm_oracle.h"
#include "stat/regression/lm_shared.h"
#include "stat/regression/whiten.h"

enum { N = sizeof factor_data / sizeof *factor_data, TERMS = 6 };

static const double *const expected[] = {factor_hc0, factor_hc1, factor_hc2, factor_hc3};

static void open_factor(fixture *f, bool absorb) {
  static double x[N][3];
  static int level[N];
  for (int i = 0; i < N; i++) {
    memcpy(x[i], factor_data[i], sizeof x[i]);
    level[i] = (int)factor_data[i][3];
  }
  fixture_open(f, x[0], N, 3, level, 4);
  fixture_fit(f, true, absorb);
}

static int64_t left_out;

static bool robust(fixture *f, int kind, int n, const double *c, double *error) {
  return clt_lm_robust(&f->lm, &f->rows, (clt_robust)kind, n, c, error, &left_out, &f->arena, NULL);
}

/* lm.h (9), (13) */
static void test_figures(bool absorb) {
  fixture f;
  open_factor(&f, absorb);
  for (int kind = CLT_HC0; kind <= CLT_HC3; kind++) {
    double v[TERMS], combined;
    CHECK(robust(&f, kind, TERMS, NULL, v) && robust(&f, kind, 1, factor_c, &combined));
    for (int i = 0; i < TERMS; i++) CHECK_NEAR(v[i], sqrt(expected[kind - CLT_HC0][i]), 1e-15);
    CHECK_NEAR(combined, sqrt(expected[kind - CLT_HC0][TERMS]), 1e-15);
  }
  double v[TERMS];
  CHECK(robust(&f, CLT_HC_NONE, TERMS, NULL, v));
  for (int i = 0; i < TERMS; i++) CHECK_NEAR(v[i], factor_se[i], 1e-15);
  fixture_close(&f);
}

/* The same model with the levels as numeric columns. */
static void test_explicit_columns(void) {
  static double x[N][6];
  for (int i = 0; i < N; i++) {
    memset(x[i], 0, sizeof x[i]);
    memcpy(x[i], factor_data[i], 3 * sizeof x[i][0]);
    if (factor_data[i][3] > 0.0) x[i][2 + (int)factor_data[i][3]] = 1.0;
  }
  fixture f;
  fixture_open(&f, x[0], N, 6, NULL, 0);
  fixture_fit(&f, true, false);
  for (int kind = CLT_HC0; kind <= CLT_HC3; kind++) {
    double v[TERMS];
    CHECK(robust(&f, kind, TERMS, NULL, v));
    for (int i = 0; i < TERMS; i++) CHECK_NEAR(v[i], sqrt(expected[kind - CLT_HC0][i]), 1e-15);
  }
  fixture_close(&f);
}

/* lm.h (10): a level with a single row has leverage 1: HC2 and HC3 leave the row out, and what the
** other rows tell is what they tell without it. */
static void test_leverage_of_one(bool absorb) {
  double x[7][2] = {{1, 1}, {2, 2.5}, {2.5, 3}, {5, 4}, {4.5, 5}, {7, 6}, {9, 0.3}};
  int level[7] = {0, 0, 0, 0, 0, 0, 1};
  fixture f, g;
  fixture_open(&f, x[0], 7, 2, level, 2);
  fixture_fit(&f, true, absorb);
  fixture_open(&g, x[0], 6, 2, NULL, 0);
  fixture_fit(&g, true, false);
  for (int kind = CLT_HC0; kind <= CLT_HC3; kind++) {
    double v[3], w[2];
    CHECK(robust(&g, kind, 2, NULL, w) && left_out == 0);
    CHECK(robust(&f, kind, 3, NULL, v) && left_out == (kind >= CLT_HC2) && v[2] > 0.0);
    double by =
        kind == CLT_HC1 ? sqrt(7.0 / 6.0) : 1.0; /* n / df_residual, df_residual being one */
    CHECK_NEAR(v[0], by * w[0], 1e-14);
    CHECK_NEAR(v[1], by * w[1], 1e-14);
  }
  fixture_close(&f);
  fixture_close(&g);
}

/* The leverage is 1 but for the rounding of the values: the others are one number or its neighbour.
** Where they differ by more than that, as a share of the outlier, it is not. */
static void test_leverage_near_one(void) {
  double x[6][2] = {{1, 0.3}, {2, 0.1 + 0.2}, {2.5, 0.3}, {5, 0.1 + 0.2}, {4.5, 0.3}, {7, 1e4}};
  double v[2];
  for (int real = 0; real < 2; real++) {
    for (int i = 0; real && i < 5; i += 2) x[i][1] += 1e-6;
    fixture f;
    fixture_open(&f, x[0], 6, 2, NULL, 0);
    fixture_fit(&f, true, false);
    CHECK(robust(&f, CLT_HC3, 2, NULL, v) && left_out == !real && isfinite(v[1]));
    fixture_close(&f);
  }
}

/* lm.h (9): the order of the rows touches no bit, not even of the mean of a level that is nearly
** fitted, whose variance is what is left when the other rows' parts cancel. */
static void test_order(bool absorb) {
  enum { ROWS = 400, LEVELS = 4 };
  static const double c[2 + LEVELS] = {1.0, 0.0, 0.0, 0.0, 0.0, 1.0};
  static double x[2][ROWS][3];
  static int level[2][ROWS];
  double v[2];
  clt_rng rng;
  clt_rng_seed(&rng, 20261128, 3);
  for (int i = 0; i < ROWS; i++) {
    int to = i ? ROWS - i : 0; /* the first row, about which sums are, remains it */
    level[0][i] = level[1][to] = i % LEVELS;
    bool fitted = i % LEVELS == LEVELS - 1;
    for (int k = 0; k < 3; k++) {
      double e = clt_rng_normal(&rng);
      x[0][i][k] = x[1][to][k] = !fitted ? e + 0.1 : k == 0 ? 5.0 + 1e-9 * e : 0.0;
    }
  }
  for (int kind = CLT_HC0; kind <= CLT_HC3; kind++) {
    for (int order = 0; order < 2; order++) {
      fixture f;
      fixture_open(&f, x[order][0], ROWS, 3, level[order], LEVELS);
      fixture_fit(&f, true, absorb);
      CHECK(robust(&f, kind, 1, c, &v[order]));
      fixture_close(&f);
    }
    CHECK(v[0] == v[1] && v[0] > 0.0 && v[0] < 1e-9);
  }
}

/* Many times the same rows, of which each adds the same digits: as once, but for the number. */
static void test_many_rows(void) {
  enum { ONCE = 8, TIMES = 2 * CLT_TALLY_TERMS };
  static double x[ONCE * TIMES][3];
  double v[2][3];
  fixture f;
  for (int many = 0; many < 2; many++) {
    int n = many ? ONCE * TIMES : ONCE;
    for (int i = 0; i < n; i++) memcpy(x[i], factor_data[i % ONCE], sizeof x[i]);
    fixture_open(&f, x[0], n, 3, NULL, 0);
    fixture_fit(&f, true, false);
    CHECK(robust(&f, CLT_HC0, 3, NULL, v[many]));
    fixture_close(&f);
  }
  for (int i = 0; i < 3; i++) CHECK_NEAR(v[1][i] * sqrt(TIMES), v[0][i], 1e-14);
}

/* Units whose squares, and the squares of whose ratios, are beyond the range of a double. */
static void test_units(int of_y, int of_x1, int of_x2) {
  static double x[N][3];
  const double unit[3] = {ldexp(1.0, of_y), ldexp(1.0, of_x1), ldexp(1.0, of_x2)};
  double plain[N][3], v[3], w[3];
  fixture f, g;
  for (int i = 0; i < N; i++) {
    for (int c = 0; c < 3; c++) plain[i][c] = factor_data[i][c];
    for (int c = 0; c < 3; c++) x[i][c] = plain[i][c] * unit[c];
  }
  for (int kind = CLT_HC_NONE; kind <= CLT_HC3; kind++) {
    fixture_open(&f, plain[0], N, 3, NULL, 0);
    fixture_fit(&f, true, false);
    fixture_open(&g, x[0], N, 3, NULL, 0);
    fixture_fit(&g, true, false);
    CHECK(robust(&f, kind, 3, NULL, v) && robust(&g, kind, 3, NULL, w));
    for (int i = 0; i < 3; i++) {
      int by = i == 0 ? of_y : i == 1 ? of_y - of_x1 : of_y - of_x2;
      CHECK_NEAR(g.lm.estimate[i], ldexp(f.lm.estimate[i], by), 1e-13);
      CHECK_NEAR(w[i], ldexp(v[i], by), 1e-13);
      CHECK_NEAR(g.lm.beta[i], f.lm.beta[i], 1e-13);
      CHECK_NEAR(g.lm.vif[i], f.lm.vif[i], 1e-13);
    }
    fixture_close(&f);
    fixture_close(&g);
  }
}

/* One far-out row: the leverage is close to 1, but is not 1. */
static void test_high_leverage(void) {
  fixture f;
  fixture_open(&f, leverage_data[0], sizeof leverage_data / sizeof *leverage_data, 2, NULL, 0);
  fixture_fit(&f, true, false);
  double v[2];
  CHECK(robust(&f, CLT_HC3, 2, NULL, v));
  CHECK(left_out == 0);
  CHECK_NEAR(v[0], sqrt(leverage_hc3[0]), 1e-13);
  CHECK_NEAR(v[1], sqrt(leverage_hc3[1]), 1e-13);
  fixture_close(&f);
}

/* lm.h (11) */
static void test_dropped(void) {
  static double x[N][4];
  for (int i = 0; i < N; i++) {
    memcpy(x[i], factor_data[i], 3 * sizeof x[i][0]);
    x[i][3] = 2.0 * x[i][1];
  }
  fixture f;
  fixture_open(&f, x[0], N, 4, NULL, 0);
  fixture_fit(&f, true, false);
  double v[4], c[4] = {0.0, 1.0, 0.0, 1.0}, combined;
  CHECK(robust(&f, CLT_HC3, 4, NULL, v) && v[1] > 0.0 && isnan(v[3]));
  CHECK(robust(&f, CLT_HC3, 1, c, &combined) && isnan(combined));
  fixture_close(&f);
}

/* lm.h (11), (12) */
static void test_degenerate(void) {
  double line[4][2] = {{1, 1}, {2, 2}, {3, 3}, {4, 4}}, v[2];
  fixture f;
  fixture_open(&f, line[0], 4, 2, NULL, 0);
  fixture_fit(&f, true, false);
  CHECK(robust(&f, CLT_HC3, 2, NULL, v) && v[0] == 0.0 && v[1] == 0.0);
  fixture_close(&f);
  fixture_open(&f, line[0], 2, 2, NULL, 0);
  fixture_fit(&f, true, false);
  CHECK(robust(&f, CLT_HC0, 2, NULL, v) && isnan(v[0]) && isnan(v[1]));
  fixture_close(&f);
  fixture_open(&f, line[0], 0, 2, NULL, 0);
  fixture_fit(&f, true, false);
  CHECK(robust(&f, CLT_HC1, 2, NULL, v) && isnan(v[0]) && isnan(v[1]));
  fixture_close(&f);
  double huge[4][2] = {{1, 1e200}, {2, 3e200}, {2, 3e200}, {5, 4e200}};
  fixture_open(&f, huge[0], 4, 2, NULL, 0);
  fixture_fit(&f, true, false);
  CHECK(robust(&f, CLT_HC1, 2, NULL, v) && isnan(v[0]) && isnan(v[1]));
  fixture_close(&f);
}

static bool stop_at_once(void *host, double done, double waited) {
  (void)waited;
  (void)host;
  return done >= 0.0;
}

/* lm.h (14) */
static void test_stop(void) {
  fixture f;
  open_factor(&f, true);
  clt_task task = {.poll = stop_at_once};
  double v[TERMS];
  CHECK(!clt_lm_robust(&f.lm, &f.rows, CLT_HC0, TERMS, NULL, v, &left_out, &f.arena, &task));
  fixture_close(&f);
}

/*
** Every allocation of a fit and its variances fails once.
*/
static int calls, fail_at;

static void *failing_resize(void *block, size_t bytes) {
  return ++calls == fail_at ? NULL : realloc(block, bytes);
}

static const clt_allocator failing = {failing_resize, free};

static bool fit_in(fixture *f, clt_arena *arena) {
  double v[TERMS];
  clt_lm lm;
  return clt_lm_fit(&lm, &f->lm.model, arena, NULL) &&
         clt_lm_robust(&lm, &f->rows, CLT_HC3, TERMS, NULL, v, &left_out, arena, NULL);
}

/* lm.h (3), (14) */
static void test_out_of_memory(void) {
  fixture f;
  open_factor(&f, true);
  fail_at = 0;
  do {
    calls = 0;
    fail_at++;
    clt_arena arena;
    clt_arena_init(&arena, &failing);
    bool ok = fit_in(&f, &arena);
    CHECK(ok == !clt_arena_failed(&arena) && ok == (calls < fail_at));
    clt_arena_free(&arena);
  } while (calls >= fail_at);
  CHECK(fail_at > 1);
  fixture_close(&f);
}

static void compare_robust(const formula *f, fixture *x) {
  static const char *const kinds[] = {"", "HC0", "HC1", "HC2", "HC3"};
  for (int kind = CLT_HC0; kind <= CLT_HC3; kind++) {
    double error[MAX_TERMS + 1], nothing;
    CHECK(clt_lm_robust(&x->lm, &x->rows, (clt_robust)kind, x->n_terms, NULL, error, &left_out,
                        &x->arena, NULL));
    for (int i = 0; i < x->n_terms; i++) {
      compare_answer(kinds[kind], f->names[i], error[i], 1e-12);
      if (find(kinds[kind], "error", &nothing)) CHECK(isnan(error[i]) || left_out > 0);
    }
  }
}

/* whiten.h: what rounding leaves of a dropped column is 0 in every row. */
static void test_dropped_rows(void) {
  enum { ROWS = 40 };
  static double x[ROWS][4];
  fixture f;
  clt_whitener w;
  clt_rng rng;
  clt_rng_seed(&rng, 20261128, 9);
  for (int i = 0; i < ROWS; i++) {
    for (int v = 0; v < 3; v++) x[i][v] = clt_rng_normal(&rng) + 3.0;
    x[i][3] = 0.1 * x[i][1] + 0.7 * x[i][2];
  }
  fixture_open(&f, x[0], ROWS, 4, NULL, 0);
  fixture_fit(&f, true, false);
  CHECK(clt_whiten_init(&w, &f.lm, &f.rows, &f.arena) && f.lm.rank == 3);
  for (int i = 0; i < ROWS; i++) {
    int zeros = 0;
    clt_whiten_row(&w, i);
    for (int p = 0; p < w.dense; p++) zeros += w.z[p].hi == 0.0;
    CHECK(zeros == 1);
  }
  fixture_close(&f);
}

int main(void) {
  test_figures(false);
  test_figures(true);
  test_explicit_columns();
  test_leverage_of_one(false);
  test_leverage_of_one(true);
  test_leverage_near_one();
  test_high_leverage();
  test_order(false);
  test_order(true);
  test_many_rows();
  test_units(0, 0, 0);
  test_units(-360, 200, 0);
  test_units(0, -330, 330);
  test_units(330, -330, 330);
  test_units(-330, 450, -330);
  test_dropped();
  test_dropped_rows();
  test_degenerate();
  test_stop();
  test_out_of_memory();
  check_sets(compare_robust);
  return test_end();
}
