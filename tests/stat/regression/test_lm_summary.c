/*
** Figures of a whole fit against 50-digit answers: of models (lm_shared.h), and of NIST's analyses
** of variance (../shared/nist) as regressions on a factor, against the exact solution of the data
** as rounded to double.
*/
#include "stat/regression/lm_shared.h"

/* lm.h (7), (8) */
static void compare_summary(const formula *f, fixture *x) {
  (void)f;
  clt_lm_summary s;
  clt_lm_summarise(&x->lm, &s);
  compare_answer("r2", NULL, s.r_squared, 1e-12);
  compare_answer("adj_r2", NULL, s.adj_r_squared, 1e-12);
  compare_answer("sigma", NULL, s.sigma, 1e-12);
  compare_answer("F", NULL, s.f_statistic, 1e-12);
  compare_answer("F_p", NULL, s.f_p_value, 1e-11);
  compare_answer("logLik", NULL, s.log_lik, 1e-12);
  compare_answer("AIC", NULL, s.aic, 1e-12);
  compare_answer("BIC", NULL, s.bic, 1e-12);
}

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
  check_sets(compare_summary);
  sqlite3_open(":memory:", &db);
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
