/* sobel(): figures by R's lm and the formulas of Sobel, Aroian and Goodman, labels, degenerate
** data. */
#include "functions/answers.h"
#include "functions/data.h"
#include "functions/partials.h"

static void test_shape(sqlite3 *db) {
  CHECK_KEYS(db, "sobel(x, m, y)",
             "x,m,y,sobel,aroian,goodman,proportion_mediated,rho_at_zero,mediation,dropped,rows");
  CHECK_COLUMNS(db, "sobel",
                "effect, estimate, std_error, statistic, p_value, conf_low, conf_high, beta, n, "
                "n_missing, note");
  CHECK_TEXT(db, "SELECT group_concat(effect) FROM sobel((SELECT sobel(x, m, y) FROM d))",
             "a,b,total,direct,indirect");
  CHECK_TEXT(db,
             "SELECT group_concat(key) FROM json_each((SELECT sobel(x, m, y) -> 'aroian' FROM d))",
             "z,p_value");
}

static void test_misuse(sqlite3 *db) {
  CHECK_ERROR(
      db, "SELECT sobel(x, f, y) FROM d",
      "sobel(): argument 2 (m) must be a number, not 'f1'; CAST it, or leave such rows out with "
      "WHERE or FILTER");
  CHECK_ERROR(db, "SELECT sobel(x, m, y, '{\"n_boot\":100}') FROM d",
              "sobel(): unknown option 'n_boot'; allowed are conf_level, names");
  CHECK_ERROR(db, "SELECT sobel(x, m, y, c1, iif(i = 3, 'x', 1)) FROM d",
              "sobel(): cov2 mixes numbers and text: 'x' comes after numbers; make all of them "
              "text that is "
              "no number ('m' || value) for a factor, or all of them numbers");
  CHECK_ERROR(db, "SELECT sobel(x, m) FROM d", "sobel(): needs at least 3 arguments");
}

/* total = direct + indirect whatever the covariates; the label follows from the three tests. */
static void test_meaning(sqlite3 *db) {
  CHECK_REAL(db,
             "SELECT sum(iif(effect IN ('direct', 'indirect'), estimate, iif(effect = 'total', "
             "-estimate, 0)))"
             " BETWEEN -1e-15 AND 1e-15 FROM sobel((SELECT sobel(x, m, y, c1, f) FROM d))",
             1, 0);
  CHECK_TEXT(db, "SELECT sobel(x, x + c1, 2 * (x + c1) + m - x / 2) ->> 'mediation' FROM d",
             "full");
  CHECK_TEXT(db, "SELECT sobel(x, x + c1, 2 * (x + c1) + m + 9 * x) ->> 'mediation' FROM d",
             "partial");
  CHECK_TEXT(db, "SELECT sobel(x, x + c1, 2 * (x + c1) + m - 9 * x) ->> 'mediation' FROM d",
             "suppression");
  CHECK_TEXT(db, "SELECT sobel(x, c1, y) ->> 'mediation' FROM d", "none");
  CHECK_TEXT(db,
             "SELECT sobel(x, x + c1, 2 * (x + c1) + m - 9 * x) ->> 'proportion_mediated' FROM d",
             "(null)");
  CHECK_NOTES(
      db, "sobel(x, x + c1, 2 * (x + c1) + m - 9 * x)", "d",
      "[\"the indirect and the direct effect have opposite signs (suppression): no proportion is "
      "mediated\"]");
  /* |z| < 1 for both paths: Goodman's variance is negative */
  CHECK_TEXT(db, "SELECT sobel(x, c1, (i * 13) % 7) ->> '$.goodman.z' FROM d", "(null)");
}

static void test_degenerate(sqlite3 *db) {
  CHECK_NOTES(db, "sobel(x, m, y)", "d WHERE 0", "[\"no rows with all values\"]");
  CHECK_NOTES(db, "sobel(x, m, '')", "d",
              "[\"40 rows with an empty string counted as missing\",\"no rows with all values\"]");
  CHECK_NOTES(db, "sobel(x, m, y)", "d WHERE i = 1",
              "[\"x is constant\",\"m is constant\",\"y is constant\",\"too few rows for tests\"]");
  CHECK_NOTES(db, "sobel(x, m, y)", "d WHERE i < 3", "[\"too few rows for tests\"]");
  CHECK_NOTES(db, "sobel(x, m, y)", "d WHERE i IN (1, 5, 20)", "[\"too few rows for tests\"]");
  CHECK_NOTES(db, "sobel(0.1, m, y)", "d", "[\"x is constant\"]");
  CHECK_NOTES(db, "sobel(x, 0.1, y)", "d", "[\"m is constant\"]");
  CHECK_NOTES(db, "sobel(x, m, 0.1)", "d",
              "[\"y is constant\",\"the total effect cannot be told from 0: no proportion of it is "
              "mediated\"]");
  CHECK_NOTES(db, "sobel(c1, x, m)", "d",
              "[\"the total effect cannot be told from 0: no proportion of it is mediated\"]");
  CHECK_TEXT(db, "SELECT sobel(c1, x, m) ->> 'proportion_mediated' FROM d", "(null)");
  CHECK_NOTES(db, "sobel(x, c1, y)", "d",
              "[\"Goodman's variance is not positive: the effects are too small for his test\"]");
  CHECK_NOTES(db, "sobel(x, 2 * x + 1, y)", "d",
              "[\"m is a linear function of x and the covariates\"]");
  CHECK_NOTES(db, "sobel(x, 0.1 * x + 0.7 * c1, y, c1)", "d",
              "[\"m is a linear function of x and the covariates\"]");
  CHECK_REAL(
      db,
      "SELECT count(estimate) || count(p_value) FROM sobel((SELECT sobel(x, 2 * x + 1, y) FROM d))",
      21, 0); /* a and total, of which only the total has a test */
  CHECK_NOTES(db, "sobel(x, m, 0.1 * x + 0.7 * m)", "d",
              "[\"y is a linear function of x, m and the covariates: there is no test\"]");
  CHECK_TEXT(db, "SELECT sobel(x, m, 0.1 * x + 0.7 * m) ->> 'mediation' FROM d", "(null)");
  CHECK_NOTES(db, "sobel(i % 3, m, y, f)", "d", "[\"x is a function of the covariates\"]");
  CHECK_TEXT(db, "SELECT sobel(m, c1 + m, c1 + 3 * m, 2 * m + 1, 'one') ->> 'notes' FROM d",
             "[\"cov2 has one level only, 'one': it adds no term\","
             "\"y is a linear function of x, m and the covariates: there is no test\","
             "\"dropped cov1: it adds nothing to the other terms\"]");
  CHECK_TEXT(db, "SELECT sobel(c1, m, y, 2 * c1 + 1) ->> 'dropped' FROM d", "[\"cov1\"]");
  CHECK_NOTES(db, "sobel(x, m, y * 1e-160)", "d", OUT_OF_RANGE);
}

/* The argument's own names stand in notes, errors and `dropped`. */
static void test_names(sqlite3 *db) {
  CHECK_NOTES(db, "sobel(x, 2 * x + 1, y, '{\"names\":[\"epochs\",\"util\",\"energy\"]}')", "d",
              "[\"util is a linear function of epochs and the covariates\"]");
  CHECK_TEXT(db,
             "SELECT sobel(c1, m, y, 2 * c1 + 1, '{\"names\":[\"x\",\"m\",\"y\",\"hours\"]}')"
             " ->> 'dropped' FROM d",
             "[\"hours\"]");
  CHECK_ERROR(db, "SELECT sobel(x, m, y, '{\"names\":[\"a\",\"b\"]}') FROM d",
              "sobel(): option 'names' must name all 3 arguments; it has 2 names");
}

/* No correlation is to be had where m or y leaves no residuals. */
static void test_sensitivity(sqlite3 *db) {
  static const char *const without[] = {"sobel(x, 2 * x + 1, y)", "sobel(x, m, 3 * x)",
                                        "sobel(x, 0.1, y)"};
  char query[128];
  for (int i = 0; i < 3; i++) {
    snprintf(query, sizeof query, "SELECT %s ->> 'rho_at_zero' FROM d", without[i]);
    CHECK_TEXT(db, query, "(null)");
  }
  CHECK_REAL(db, "SELECT sobel(x, m, 0.1 * x + 0.7 * m) ->> 'rho_at_zero' FROM d", 1, 1e-12);
  CHECK_REAL(db, "SELECT sobel(x, m, 0.1 * x - 0.7 * m) ->> 'rho_at_zero' FROM d", -1, 1e-12);
  CHECK_TEXT(db, "SELECT sobel(x, m, y) ->> 'rho_at_zero' FROM d WHERE i < 3", "(null)");
}

static void test_scale(sqlite3 *db) {
  double z = real_of(db, "SELECT sobel(x, m, y, c1, f) ->> '$.sobel.z' FROM d");
  CHECK_REAL(db, "SELECT sobel(x * 1e100, m * 1e-100, y * 1e20, c1, f) ->> '$.sobel.z' FROM d", z,
             1e-13);
  CHECK_REAL(db, "SELECT sobel(x + 1e9, m - 1e9, y + 1e9, c1 + 1e9, f) ->> '$.sobel.z' FROM d", z,
             1e-13);
  CHECK_REAL(
      db,
      "SELECT sobel(x, m, y, c1, f) ->> '$.sobel.z' FROM (SELECT * FROM d ORDER BY (i * 7) % 41)",
      z, 1e-15);
  CHECK_TEXT(db,
             "SELECT group_concat(g || coalesce(round(fit ->> '$.sobel.z', 3), '-')) FROM"
             " (SELECT g, sobel(x, iif(g = 'a', 1, m), y) AS fit FROM d GROUP BY g)",
             "a-,b2.113");
}

static void check_call(sqlite3 *db, const char *name, const char *call, const char *path,
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
      check_answer(db, name, query, at, tolerance);
    }
    snprintf(query, sizeof query, "SELECT beta FROM sobel((%s)) WHERE effect = '%s'", call,
             betas[i][0]);
    snprintf(at, sizeof at, "$.%s.std.%s", path, betas[i][1]);
    check_answer(db, name, query, at, tolerance);
  }
  for (int i = 0; i < 3; i++) {
    for (int p = 0; p < 2; p++) {
      snprintf(query, sizeof query, "SELECT (%s) ->> '$.%s.%s'", call, tests[i],
               p ? "p_value" : "z");
      snprintf(at, sizeof at, "$.%s.%s.%s", path, p ? "p" : "z", tests[i]);
      check_answer(db, name, query, at, tolerance);
    }
  }
}

static void check_sobel(sqlite3 *db, const char *name, double tolerance) {
  check_call(db, name, "SELECT sobel(x, m, y) FROM d", "sobel", tolerance);
  check_call(db, name, "SELECT sobel(x, m, y, c1, c2) FROM d", "sobel_cov", tolerance);
  check_call(db, name, "SELECT sobel(x, m, y) FROM d WHERE g = 'A'", "sobel_by_g.A", tolerance);
}

static void test_partials(sqlite3 *db) {
  static const char *const calls[] = {
      "x, m, y",
      "1e9 + x, 1e-9 * m, y, f",
      "x, m, y, f, h, c, '{\"conf_level\":0.9}'",
      "x, m, y, g, iif(k = 's0', 3.5, x + m), '{\"names\":[\"a\",\"b\",\"c\",\"d\",\"e\"]}'",
      "x, 2 * x, y, f",
      "1, m, y",
  };
  CHECK_PARTIALS(db, "sobel", calls, 27);
}

int main(void) {
  sqlite3 *db = open_data();
  CHECK_FIGURES(db, SOBEL, 1e-12);
  test_shape(db);
  test_misuse(db);
  test_meaning(db);
  test_degenerate(db);
  test_names(db);
  test_sensitivity(db);
  test_scale(db);
  test_partials(db);
  CHECK(sqlite3_close(db) == SQLITE_OK);
  check_answers(check_sobel);
  CHECK(sqlite3_memory_used() == 0);
  return test_end();
}
