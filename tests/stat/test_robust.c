/*
** Heteroskedasticity-consistent variances: figures at 60 digits, combinations, leverage 1, and what
** does not exist.
*/
#include "lm_oracle.h"
#include "lm_support.h"

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

static bool robust(fixture *f, int kind, int n, const double *c, double *variance) {
  return clt_lm_robust(&f->lm, &f->rows, (clt_robust)kind, n, c, variance, &f->arena, NULL);
}

static void test_figures(bool absorb) {
  fixture f;
  open_factor(&f, absorb);
  for (int kind = CLT_HC0; kind <= CLT_HC3; kind++) {
    double v[TERMS], combined;
    CHECK(robust(&f, kind, TERMS, NULL, v) && robust(&f, kind, 1, factor_c, &combined));
    for (int i = 0; i < TERMS; i++) CHECK_NEAR(v[i], expected[kind - CLT_HC0][i], 1e-15);
    CHECK_NEAR(combined, expected[kind - CLT_HC0][TERMS], 1e-15);
  }
  double v[TERMS];
  CHECK(robust(&f, CLT_HC_NONE, TERMS, NULL, v));
  for (int i = 0; i < TERMS; i++) CHECK_NEAR(sqrt(v[i]), factor_se[i], 1e-15);
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
    for (int i = 0; i < TERMS; i++) CHECK_NEAR(v[i], expected[kind - CLT_HC0][i], 1e-15);
  }
  fixture_close(&f);
}

/* A level with a single row has leverage 1: HC2 and HC3 divide by 0. */
static void test_leverage_of_one(bool absorb) {
  double x[7][2] = {{1, 1}, {2, 2.5}, {2.5, 3}, {5, 4}, {4.5, 5}, {7, 6}, {9, 0.3}};
  int level[7] = {0, 0, 0, 0, 0, 0, 1};
  fixture f;
  fixture_open(&f, x[0], 7, 2, level, 2);
  fixture_fit(&f, true, absorb);
  double v[3];
  CHECK(robust(&f, CLT_HC0, 3, NULL, v) && v[0] > 0.0 && v[1] > 0.0 && v[2] > 0.0);
  CHECK(robust(&f, CLT_HC2, 3, NULL, v) && isnan(v[0]) && isnan(v[1]) && isnan(v[2]));
  CHECK(robust(&f, CLT_HC3, 3, NULL, v) && isnan(v[0]));
  fixture_close(&f);
  /* Without that row the other figures exist; HC0 of the slope is what it was. */
  fixture g;
  fixture_open(&g, x[0], 6, 2, NULL, 0);
  fixture_fit(&g, true, false);
  double w[2];
  CHECK(robust(&g, CLT_HC0, 2, NULL, w));
  fixture_open(&f, x[0], 7, 2, level, 2);
  fixture_fit(&f, true, absorb);
  CHECK(robust(&f, CLT_HC0, 3, NULL, v));
  CHECK_NEAR(v[1], w[1], 1e-14);
  CHECK(robust(&g, CLT_HC3, 2, NULL, w) && w[0] > 0.0 && w[1] > 0.0);
  fixture_close(&f);
  fixture_close(&g);
}

/* One far-out row: the leverage is close to 1, but is not 1. */
static void test_high_leverage(void) {
  fixture f;
  fixture_open(&f, leverage_data[0], sizeof leverage_data / sizeof *leverage_data, 2, NULL, 0);
  fixture_fit(&f, true, false);
  double v[2];
  CHECK(robust(&f, CLT_HC3, 2, NULL, v));
  CHECK_NEAR(v[0], leverage_hc3[0], 1e-13);
  CHECK_NEAR(v[1], leverage_hc3[1], 1e-13);
  fixture_close(&f);
}

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

static void test_stop(void) {
  fixture f;
  open_factor(&f, true);
  clt_task task = {.poll = stop_at_once};
  double v[TERMS];
  CHECK(!clt_lm_robust(&f.lm, &f.rows, CLT_HC0, TERMS, NULL, v, &f.arena, &task));
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
         clt_lm_robust(&lm, &f->rows, CLT_HC3, TERMS, NULL, v, arena, NULL);
}

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

int main(void) {
  test_figures(false);
  test_figures(true);
  test_explicit_columns();
  test_leverage_of_one(false);
  test_leverage_of_one(true);
  test_high_leverage();
  test_dropped();
  test_degenerate();
  test_stop();
  test_out_of_memory();
  return test_end();
}
