/*
** Least squares and robust standard errors against 50-digit answers for data sets with ties,
** missing values, five rows, an offset of 1e9: ../shared/oracle, where that exists; and NIST's
** analyses of variance (../shared/nist) as regressions on a factor, against the exact solution of
** the data as rounded to double.
*/
#include "stat/regression/lm_support.h"

#include <sqlite3.h>

static const char *const sets[] = {"d01_normal", "d02_ties",      "d03_unequalvar", "d04_missing",
                                   "d05_tiny23", "d07_offset1e9", "d13_exp836"};

enum { MAX_ROWS = 2000, MAX_TERMS = 6 };

/* Columns of the CSV: the numbers, with NAN for an empty field and g as 0 (A) or 1 (B). */
enum { ID, G, X, M, Y, C1, C2, COLUMNS };

typedef struct table {
  int n;
  double v[MAX_ROWS][COLUMNS];
} table;

static char *read_file(const char *path) {
  FILE *file = fopen(path, "rb");
  if (!file) return NULL;
  static char buffer[1 << 22];
  size_t n = fread(buffer, 1, sizeof buffer - 1, file);
  fclose(file);
  buffer[n] = '\0';
  return buffer;
}

static double field(const char *text, size_t length) {
  char copy[64];
  if (length == 0 || length >= sizeof copy) return NAN;
  memcpy(copy, text, length);
  copy[length] = '\0';
  if (copy[0] == 'A' || copy[0] == 'B') return copy[0] == 'B';
  return strtod(copy, NULL);
}

static bool read_table(const char *name, table *t) {
  char path[256];
  snprintf(path, sizeof path, "../shared/oracle/%s.csv", name);
  const char *p = read_file(path);
  if (!p) return false;
  t->n = 0;
  for (p += strcspn(p, "\n") + 1; *p && t->n < MAX_ROWS; t->n++) {
    for (int c = 0; c < COLUMNS; c++) {
      size_t length = strcspn(p, ",\r\n");
      t->v[t->n][c] = field(p, length);
      p += length + (p[length] == ',');
    }
    p += strspn(p, "\r\n");
  }
  return true;
}

/* A model: its formula, and its terms as products of two columns (ID standing for 1). */
typedef struct formula {
  const char *text;
  bool intercept;
  int terms;                        /* besides the constant */
  int column[MAX_TERMS][2];         /* the columns whose product the term is */
  const char *names[MAX_TERMS + 1]; /* R's, the constant's first if there is one */
} formula;

#define INTERCEPT "(Intercept)"

static const formula formulas[] = {
    {"y ~ x", true, 1, {{X, ID}}, {INTERCEPT, "x"}},
    {"y ~ x + g", true, 2, {{X, ID}, {G, ID}}, {INTERCEPT, "x", "gB"}},
    {"y ~ x * g", true, 3, {{X, ID}, {G, ID}, {X, G}}, {INTERCEPT, "x", "gB", "x:gB"}},
    {"y ~ x + g + c1 + c2",
     true,
     4,
     {{X, ID}, {G, ID}, {C1, ID}, {C2, ID}},
     {INTERCEPT, "x", "gB", "c1", "c2"}},
    {"y ~ x * g + c1 + c2",
     true,
     5,
     {{X, ID}, {G, ID}, {C1, ID}, {C2, ID}, {X, G}},
     {INTERCEPT, "x", "gB", "c1", "c2", "x:gB"}},
    {"y ~ 0 + x", false, 1, {{X, ID}}, {"x"}},
    {"y ~ 1", true, 0, {{0, 0}}, {INTERCEPT}}};

static double entry(const table *t, int row, int column) {
  return column == ID ? 1.0 : t->v[row][column];
}

/* The model's complete rows, y first; how many. */
static int design(const table *t, const formula *f, double *out) {
  int n = 0, k = f->terms + 1;
  for (int i = 0; i < t->n; i++) {
    double *row = out + n * k;
    bool complete = !isnan(row[0] = t->v[i][Y]);
    for (int j = 0; j < f->terms; j++) {
      row[j + 1] = entry(t, i, f->column[j][0]) * entry(t, i, f->column[j][1]);
      complete = complete && !isnan(row[j + 1]);
    }
    n += complete;
  }
  return n;
}

/*
** The answers, through SQLite's JSON functions.
*/
static sqlite3 *db;
static sqlite3_stmt *lookup;
static const char *set_name, *formula_name;

static bool find(const char *figure, const char *term, double *want) {
  char path[256], more[64] = "";
  if (term) snprintf(more, sizeof more, ".\"%s\"", term);
  snprintf(path, sizeof path, "$.lm.\"%s\".\"%s\"%s", formula_name, figure, more);
  sqlite3_reset(lookup);
  sqlite3_bind_text(lookup, 2, path, -1, SQLITE_TRANSIENT);
  if (sqlite3_step(lookup) != SQLITE_ROW) return false;
  const char *text = (const char *)sqlite3_column_text(lookup, 0);
  if (!text) return false;
  *want = strtod(text, NULL);
  return true;
}

static void compare(const char *figure, const char *term, double got, double tolerance) {
  double want;
  if (!find(figure, term, &want)) return;
  int failed = test_failed;
  CHECK_NEAR(got, want, tolerance);
  if (test_failed > failed) {
    printf("  in %s, %s, %s %s\n", set_name, formula_name, figure, term ? term : "");
  }
}

static void compare_terms(const formula *f, fixture *x) {
  for (int i = 0; i < x->n_terms; i++) {
    const char *term = f->names[i];
    double want;
    bool dropped = find("coef", NULL, &want) && !find("coef", term, &want);
    CHECK(x->lm.dropped[i] == dropped);
    compare("coef", term, x->lm.estimate[i], 1e-12);
    compare("se", term, std_error(x, i), 1e-12);
    if (!f->intercept || i > 0) compare("beta_std_modelmatrix", term, x->lm.beta[i], 1e-12);
  }
}

static void compare_robust(const formula *f, fixture *x) {
  static const char *const kinds[] = {"", "HC0", "HC1", "HC2", "HC3"};
  for (int kind = CLT_HC0; kind <= CLT_HC3; kind++) {
    double error[MAX_TERMS + 1], nothing;
    int64_t left_out;
    CHECK(clt_lm_robust(&x->lm, &x->rows, (clt_robust)kind, x->n_terms, NULL, error, &left_out,
                        &x->arena, NULL));
    for (int i = 0; i < x->n_terms; i++) {
      compare(kinds[kind], f->names[i], error[i], 1e-12);
      if (find(kinds[kind], "error", &nothing)) CHECK(isnan(error[i]) || left_out > 0);
    }
  }
}

static void compare_model(const table *t, const formula *f) {
  static double rows[MAX_ROWS * (MAX_TERMS + 1)];
  fixture x;
  fixture_open(&x, rows, design(t, f, rows), f->terms + 1, NULL, 0);
  fixture_fit(&x, f->intercept, false);
  formula_name = f->text;
  compare("n", NULL, (double)x.lm.n, 0.0);
  compare("rank", NULL, x.lm.rank, 0.0);
  compare("df_resid", NULL, (double)x.lm.df_residual, 0.0);
  compare("rss", NULL, x.lm.rss, 1e-12);
  compare_terms(f, &x);
  clt_lm_summary s;
  clt_lm_summarise(&x.lm, &s);
  compare("r2", NULL, s.r_squared, 1e-12);
  compare("adj_r2", NULL, s.adj_r_squared, 1e-12);
  compare("sigma", NULL, s.sigma, 1e-12);
  compare("F", NULL, s.f_statistic, 1e-12);
  compare("F_p", NULL, s.f_p_value, 1e-11);
  compare("logLik", NULL, s.log_lik, 1e-12);
  compare("AIC", NULL, s.aic, 1e-12);
  compare("BIC", NULL, s.bic, 1e-12);
  compare_robust(f, &x);
  fixture_close(&x);
}

static void test_set(const char *name) {
  static table t;
  char path[256];
  if (!read_table(name, &t)) {
    test_skip("../shared/oracle is not there");
    return;
  }
  snprintf(path, sizeof path, "../shared/oracle/%s.exact.json", name);
  const char *json = read_file(path);
  if (!CHECK(json != NULL)) return;
  set_name = name;
  sqlite3_prepare_v2(db, "SELECT json_extract(?1, ?2)", -1, &lookup, NULL);
  sqlite3_bind_text(lookup, 1, json, -1, SQLITE_TRANSIENT);
  for (size_t i = 0; i < sizeof formulas / sizeof *formulas; i++) {
    compare_model(&t, &formulas[i]);
  }
  sqlite3_finalize(lookup);
}

/*
** Analyses of variance.
*/
enum { ANOVA_ROWS = 20000 };

static int read_groups(const char *name, double *y, int *level) {
  char path[256];
  snprintf(path, sizeof path, "../shared/nist/%s.csv", name);
  char *p = read_file(path);
  int n = 0;
  for (p = p ? p + strcspn(p, "\n") + 1 : p; p && *p && n < ANOVA_ROWS; n++) {
    level[n] = (int)strtol(p, &p, 10) - 1;
    y[n] = strtod(p + 1, &p);
    p += strspn(p, "\r\n");
  }
  return n;
}

static double anova_answer(const char *json, const char *figure) {
  char path[64];
  snprintf(path, sizeof path, "$.exact_binary64.%s", figure);
  sqlite3_stmt *query;
  sqlite3_prepare_v2(db, "SELECT json_extract(?1, ?2)", -1, &query, NULL);
  sqlite3_bind_text(query, 1, json, -1, SQLITE_STATIC);
  sqlite3_bind_text(query, 2, path, -1, SQLITE_STATIC);
  double value = NAN;
  if (sqlite3_step(query) == SQLITE_ROW) {
    value = strtod((const char *)sqlite3_column_text(query, 0), NULL);
  }
  sqlite3_finalize(query);
  return value;
}

static void test_anova(const char *name, int groups) {
  static double y[ANOVA_ROWS];
  static int level[ANOVA_ROWS];
  int n = read_groups(name, y, level);
  if (n == 0) {
    test_skip("../shared/nist is not there");
    return;
  }
  char path[256];
  snprintf(path, sizeof path, "../shared/nist/%s.json", name);
  const char *json = read_file(path);
  if (!CHECK(json != NULL)) return;
  fixture f;
  fixture_open(&f, y, n, 1, level, groups);
  fixture_fit(&f, true, true);
  clt_lm_summary s;
  clt_lm_summarise(&f.lm, &s);
  CHECK(f.lm.df_residual == n - groups);
  CHECK_NEAR(f.lm.rss, anova_answer(json, "ss_within"), 1e-14);
  CHECK_NEAR(s.r_squared, anova_answer(json, "r2"), 1e-14);
  CHECK_NEAR(s.f_statistic, anova_answer(json, "F"), 1e-14);
  CHECK_NEAR(s.sigma, anova_answer(json, "sigma"), 1e-14);
  fixture_close(&f);
}

int main(void) {
  sqlite3_open(":memory:", &db);
  for (size_t i = 0; i < sizeof sets / sizeof *sets; i++) test_set(sets[i]);
  test_anova("SiRstv", 5);
  test_anova("AtmWtAg", 2);
  for (int i = 1; i <= 9; i++) {
    char name[32];
    snprintf(name, sizeof name, "SmLs0%d", i);
    test_anova(name, 9);
  }
  sqlite3_close(db);
  return test_end();
}
