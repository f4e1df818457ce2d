/*
** ttest, ols, ols_interaction and sobel against 50-digit answers: exact arithmetic on the binary64
** values of seven data sets (missing values, ties, five rows, an offset of 1e9). The data sets are
** not part of the project; where they are not at hand this test is skipped.
*/
#include "sql_test.h"

static const char *const SETS[] = {"d01_normal", "d02_ties",      "d03_unequalvar", "d04_missing",
                                   "d05_tiny23", "d07_offset1e9", "d13_exp836"};

static char *read_file(const char *name, const char *suffix) {
  char path[256];
  snprintf(path, sizeof path, "../shared/oracle/%s%s", name, suffix);
  FILE *file = fopen(path, "rb");
  if (!file) return NULL;
  char *text = calloc(1, 1 << 20);
  size_t length = fread(text, 1, (1 << 20) - 1, file);
  text[length] = 0;
  fclose(file);
  return text;
}

/* The CSV (id,g,x,m,y,c1,c2; empty = NULL) as table d. */
static void load(sqlite3 *db, char *csv) {
  sqlite3_stmt *insert = NULL;
  run(db, "CREATE TABLE d(id, g TEXT, x REAL, m REAL, y REAL, c1 REAL, c2 REAL); BEGIN");
  sqlite3_prepare_v2(db, "INSERT INTO d VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)", -1, &insert, NULL);
  for (char *line = strchr(csv, '\n') + 1; *line;) {
    for (int i = 1; i <= 7; i++) {
      size_t length = strcspn(line, ",\r\n");
      if (length && i != 2) {
        sqlite3_bind_double(insert, i, strtod(line, NULL));
      } else if (length) {
        sqlite3_bind_text(insert, i, line, (int)length, SQLITE_TRANSIENT);
      } else {
        sqlite3_bind_null(insert, i);
      }
      line += length + (line[length] == ',');
    }
    sqlite3_step(insert);
    sqlite3_reset(insert);
    line += strspn(line, "\r\n");
  }
  sqlite3_finalize(insert);
  run(db, "COMMIT");
}

static double oracle(sqlite3 *db, const char *path) {
  char *sql = sqlite3_mprintf("SELECT CAST(json ->> '%q' AS REAL) FROM oracle", path);
  double x = real_of(db, sql);
  sqlite3_free(sql);
  return x;
}

/* The query's value against the answer at a path of the oracle. */
static void check(sqlite3 *db, const char *name, const char *query, const char *path,
                  double tolerance) {
  double want = oracle(db, path);
  char what[512];
  snprintf(what, sizeof what, "%s %s (%s)", name, path, query);
  if (!isnan(want)) test_near(real_of(db, query), want, tolerance, what, __FILE__, __LINE__);
}

static void check_ttest(sqlite3 *db, const char *name, double tolerance) {
  static const char *const pairs[][2] = {{"statistic", "t"},      {"df", "df"},
                                         {"estimate", "diff"},    {"p_value", "p_two"},
                                         {"std_error", "se"},     {"conf_low", "ci95[0]"},
                                         {"conf_high", "ci95[1]"}};
  static const char *const effects[][2] = {{"cohens_d", "cohen_d"},
                                           {"hedges_g", "hedges_g"},
                                           {"cohens_d_low", "d_ci95[0]"},
                                           {"cohens_d_high", "d_ci95[1]"}};
  static const char *const methods[] = {"student", "welch"};
  char query[256], path[128];
  for (int m = 0; m < 2; m++) {
    for (size_t i = 0; i < sizeof pairs / sizeof *pairs; i++) {
      snprintf(query, sizeof query,
               "SELECT %s FROM ttest((SELECT ttest(y, g, '{\"reference\":\"B\",\"method\":\"%s\"}')"
               " FROM d))",
               pairs[i][0], methods[m]);
      snprintf(path, sizeof path, "$.ttest_y_by_g.%s.%s", methods[m], pairs[i][1]);
      check(db, name, query, path, tolerance);
    }
  }
  for (size_t i = 0; i < sizeof effects / sizeof *effects; i++) {
    snprintf(query, sizeof query,
             "SELECT %s FROM ttest((SELECT ttest(y, g, '{\"reference\":\"B\"}') FROM d))",
             effects[i][0]);
    snprintf(path, sizeof path, "$.ttest_y_by_g.effect.%s", effects[i][1]);
    check(db, name, query, path, i < 2 ? tolerance : 1e-10);
  }
  check(db, name,
        "SELECT ttest(y, g, '{\"reference\":\"B\",\"alternative\":\"less\"}') ->> 'p_value'"
        " FROM d",
        "$.ttest_y_by_g.student.p_less", tolerance);
  check(db, name,
        "SELECT ttest(y, g, '{\"reference\":\"B\",\"alternative\":\"greater\"}') ->> "
        "'conf_low' FROM d",
        "$.ttest_y_by_g.student.ci95_greater[0]", tolerance);
}

/* Every term of a model: `source` gives its rows, `path` is the model in the oracle. */
static void check_terms(sqlite3 *db, const char *name, const char *source, const char *path,
                        const char *robust, double tolerance) {
  static const char *const terms[][2] = {{"intercept", "(Intercept)"},
                                         {"x", "x"},
                                         {"g[B]", "gB"},
                                         {"moderator", "gB"},
                                         {"x:moderator", "x:gB"},
                                         {"c1", "c1"},
                                         {"c2", "c2"},
                                         {"cov1", "c1"},
                                         {"cov2", "c2"}};
  static const char *const columns[][2] = {{"estimate", "coef"},
                                           {"std_error", "se"},
                                           {"statistic", "t"},
                                           {"p_value", "p"},
                                           {"conf_low", "ci_lo"},
                                           {"conf_high", "ci_hi"},
                                           {"beta", "beta_std_modelmatrix"}};
  char query[512], at[256], exists[512];
  for (size_t t = 0; t < sizeof terms / sizeof *terms; t++) {
    snprintf(exists, sizeof exists, "SELECT count(*) FROM %s WHERE term = '%s'", source,
             terms[t][0]);
    if (real_of(db, exists) != 1) continue;
    for (size_t c = robust ? 1 : 0; c < (robust ? 2 : sizeof columns / sizeof *columns); c++) {
      if (c == 6 && strcmp(terms[t][1], "(Intercept)") == 0) continue;
      snprintf(query, sizeof query, "SELECT %s FROM %s WHERE term = '%s'", columns[c][0], source,
               terms[t][0]);
      snprintf(at, sizeof at, "$.lm.\"%s\".%s.\"%s\"", path, robust ? robust : columns[c][1],
               terms[t][1]);
      check(db, name, query, at, tolerance);
    }
  }
}

static void check_ols(sqlite3 *db, const char *name, double tolerance) {
  static const char *const keys[][2] = {
      {"r_squared", "r2"},  {"adj_r_squared", "adj_r2"}, {"sigma", "sigma"}, {"f_statistic", "F"},
      {"f_p_value", "F_p"}, {"log_lik", "logLik"},       {"aic", "AIC"},     {"bic", "BIC"}};
  static const char *const robust[] = {"HC0", "HC1", "HC2", "HC3"};
  char query[512], at[256];
  check_terms(db, name, "ols((SELECT ols(y, x, '{\"names\":[\"y\",\"x\"]}') FROM d))", "y ~ x",
              NULL, tolerance);
  check_terms(db, name,
              "ols((SELECT ols(y, x, '{\"names\":[\"y\",\"x\"],\"intercept\":false}') FROM d))",
              "y ~ 0 + x", NULL, tolerance);
  for (size_t i = 0; i < sizeof keys / sizeof *keys; i++) {
    snprintf(query, sizeof query, "SELECT ols(y, x, g, c1, c2) ->> '%s' FROM d", keys[i][0]);
    snprintf(at, sizeof at, "$.lm.\"y ~ x + g + c1 + c2\".%s", keys[i][1]);
    check(db, name, query, at, tolerance);
    snprintf(query, sizeof query, "SELECT ols(y, x, '{\"intercept\":false}') ->> '%s' FROM d",
             keys[i][0]);
    snprintf(at, sizeof at, "$.lm.\"y ~ 0 + x\".%s", keys[i][1]);
    check(db, name, query, at, tolerance);
  }
  for (int i = 0; i < 4; i++) {
    snprintf(query, sizeof query,
             "ols((SELECT ols(y, x, g, c1, c2, '{\"names\":[\"y\",\"x\",\"g\",\"c1\",\"c2\"],"
             "\"robust\":\"%s\"}') FROM d))",
             robust[i]);
    check_terms(db, name, query, "y ~ x + g + c1 + c2", robust[i], tolerance);
  }
}

static void check_interaction(sqlite3 *db, const char *name, double tolerance) {
  check_terms(db, name,
              "(SELECT * FROM ols_interaction((SELECT ols_interaction(y, x, g) FROM d))"
              " WHERE model = 'interaction')",
              "y ~ x * g", NULL, tolerance);
  check_terms(db, name,
              "(SELECT * FROM ols_interaction((SELECT ols_interaction(y, x, g) FROM d))"
              " WHERE model = 'main')",
              "y ~ x + g", NULL, tolerance);
  check_terms(db, name,
              "(SELECT * FROM ols_interaction((SELECT ols_interaction(y, x, g, c1, c2) FROM d))"
              " WHERE model = 'interaction')",
              "y ~ x * g + c1 + c2", NULL, tolerance);
  check_terms(db, name,
              "(SELECT * FROM ols_interaction((SELECT ols_interaction(y, x, g, c1, c2, "
              "'{\"robust\":\"HC2\"}') FROM d)) WHERE model = 'interaction')",
              "y ~ x * g + c1 + c2", "HC2", tolerance);
  check(db, name, "SELECT ols_interaction(y, x, g) ->> 'f_change' FROM d",
        "$.anova.\"x+g vs x*g\".F", tolerance);
  check(db, name, "SELECT ols_interaction(y, x, g) ->> 'f_change_p' FROM d",
        "$.anova.\"x+g vs x*g\".p", tolerance);
  check(db, name, "SELECT ols_interaction(y, x, g) ->> 'delta_r_squared' FROM d",
        "$.anova.\"x+g vs x*g\".r2_change", tolerance);
}

static void check_sobel(sqlite3 *db, const char *name, const char *call, const char *path,
                        double tolerance) {
  static const char *const rows[][3] = {{"a", "a", "se_a"},
                                        {"b", "b", "se_b"},
                                        {"total", "c_total", "se_c"},
                                        {"direct", "c_direct", "se_direct"},
                                        {"indirect", "indirect", "se.sobel"}};
  static const char *const betas[][2] = {
      {"a", "a"}, {"b", "b"}, {"direct", "cp"}, {"indirect", "ind"}, {"total", "total"}};
  static const char *const tests[] = {"sobel", "aroian", "goodman"};
  char query[512], at[128];
  for (int i = 0; i < 5; i++) {
    for (int se = 0; se < 2; se++) {
      snprintf(query, sizeof query, "SELECT %s FROM sobel((%s)) WHERE effect = '%s'",
               se ? "std_error" : "estimate", call, rows[i][0]);
      snprintf(at, sizeof at, "$.%s.%s", path, rows[i][1 + se]);
      check(db, name, query, at, tolerance);
    }
    snprintf(query, sizeof query, "SELECT beta FROM sobel((%s)) WHERE effect = '%s'", call,
             betas[i][0]);
    snprintf(at, sizeof at, "$.%s.std.%s", path, betas[i][1]);
    check(db, name, query, at, tolerance);
  }
  for (int i = 0; i < 3; i++) {
    for (int p = 0; p < 2; p++) {
      snprintf(query, sizeof query, "SELECT (%s) ->> '$.%s.%s'", call, tests[i],
               p ? "p_value" : "z");
      snprintf(at, sizeof at, "$.%s.%s.%s", path, p ? "p" : "z", tests[i]);
      check(db, name, query, at, tolerance);
    }
  }
}

static void check_set(const char *name) {
  sqlite3 *db = open_database();
  sqlite3_stmt *insert = NULL;
  char *csv = read_file(name, ".csv"), *json = read_file(name, ".exact.json");
  load(db, csv);
  run(db, "CREATE TABLE oracle(json TEXT)");
  sqlite3_prepare_v2(db, "INSERT INTO oracle VALUES (?1)", -1, &insert, NULL);
  sqlite3_bind_text(insert, 1, json, -1, SQLITE_TRANSIENT);
  sqlite3_step(insert);
  sqlite3_finalize(insert);
  const double tolerance = 1e-12;
  check_ttest(db, name, tolerance);
  check_ols(db, name, tolerance);
  check_interaction(db, name, tolerance);
  check_sobel(db, name, "SELECT sobel(x, m, y) FROM d", "sobel", tolerance);
  check_sobel(db, name, "SELECT sobel(x, m, y, c1, c2) FROM d", "sobel_cov", tolerance);
  check_sobel(db, name, "SELECT sobel(x, m, y) FROM d WHERE g = 'A'", "sobel_by_g.A", tolerance);
  sqlite3_close(db);
  free(csv);
  free(json);
}

int main(void) {
  char *probe = read_file(SETS[0], ".csv");
  if (!probe) {
    test_skip("the 50-digit answers are not at ../shared/oracle");
    return test_end();
  }
  free(probe);
  for (size_t i = 0; i < sizeof SETS / sizeof *SETS; i++) check_set(SETS[i]);
  return test_end();
}
