/* mann_whitney(): figures by R's wilcox.test, options, and data that allow no test. */
#include "functions/data.h"

static void test_shape(sqlite3 *db) {
  CHECK_KEYS(db, "mann_whitney(y, g)",
             "group1,group2,n1,n2,median1,median2,statistic,z,p_value,rank_biserial,hodges_lehmann,"
             "conf_low,conf_high,method");
  CHECK_COLUMNS(db, "mann_whitney",
                "group1, group2, n1, n2, median1, median2, statistic, z, p_value, rank_biserial, "
                "hodges_lehmann, conf_low, conf_high, method, n, n_missing, note");
  CHECK_TEXT(db,
             "SELECT group1 || group2 || n1 || method FROM mann_whitney((SELECT mann_whitney(y, g) "
             "FROM d))",
             "ba20normal");
  CHECK_TEXT(db, "SELECT mann_whitney((i * 37) % 41, g) ->> 'method' FROM d", "exact");
  CHECK_TEXT(db, "SELECT mann_whitney(v + k, k) ->> 'method' FROM far", "normal");
}

static void test_options(sqlite3 *db) {
  CHECK_ERROR(
      db, "SELECT mann_whitney(y, g, '{\"method\":\"exact\"}') FROM d",
      "mann_whitney(): unknown option 'method'; allowed are conf_level, alternative, reference");
  CHECK_ERROR(
      db, "SELECT mann_whitney(y, g, '{\"alternative\":1}') FROM d",
      "mann_whitney(): option 'alternative' must be one of 'two_sided', 'greater', 'less', not 1");
  CHECK_ERROR(
      db, "SELECT mann_whitney(y, f) FROM d",
      "mann_whitney(): the group has more than two values: 'f1', 'f2', 'f0'…; choose two with "
      "WHERE or FILTER");
  CHECK_ERROR(
      db, "SELECT mann_whitney(g, y) FROM d",
      "mann_whitney(): argument 1 (y) must be a number, not 'a'; CAST it, or leave such rows out "
      "with WHERE or FILTER");
  CHECK_TEXT(db,
             "SELECT mann_whitney(y, g, '{\"alternative\":\"greater\"}') ->> 'conf_high' FROM d",
             "(null)");
  CHECK_TEXT(db, "SELECT mann_whitney(y, g, '{\"alternative\":\"less\"}') ->> 'conf_low' FROM d",
             "(null)");
}

static void test_degenerate(sqlite3 *db) {
  CHECK_NOTES(db, "mann_whitney(y, g)", "d WHERE 0", "[\"no rows with a value\"]");
  CHECK_TEXT(db, "SELECT mann_whitney(y, g) ->> 'method' FROM d WHERE 0", "(null)");
  CHECK_NOTES(db, "mann_whitney(y, g)", "d WHERE g = 'b'", "[\"one group only: 'b'\"]");
  CHECK_TEXT(db, "SELECT mann_whitney(y, g) ->> 'method' FROM d WHERE g = 'b'", "(null)");
  CHECK_REAL(db, "SELECT mann_whitney(i, g) ->> 'median2' FROM d WHERE g = 'b'", 21, 0);
  CHECK_NOTES(db, "mann_whitney(0.1, g)", "d", "[\"all values are equal: there is no test\"]");
  CHECK_TEXT(db, "SELECT mann_whitney(0.1, g) ->> 'p_value' FROM d", "(null)");
  CHECK_REAL(db, "SELECT mann_whitney(0.1, g) ->> 'statistic' FROM d", 200, 0);
  CHECK_REAL(db, "SELECT mann_whitney(i, g) ->> 'p_value' FROM d WHERE i < 3", 1, 0);
}

/* With n1 = n2 = 3 the widest limits leave out 2/20 (R: conf.int of 3 + 3 "achieved" 0.9); with 4
** and 4 they leave out 2/70, less than 5 %. */
static void test_coverage(sqlite3 *db) {
  CHECK_NOTES(db, "mann_whitney(i, g)", "d WHERE i <= 6",
              "[\"too few rows for this conf_level: conf_low and conf_high cover 0.9 only\"]");
  CHECK_NOTES(db, "mann_whitney(i, g, '{\"conf_level\":0.9}')", "d WHERE i <= 6", "[]");
  CHECK_NOTES(db, "mann_whitney(i, g, '{\"alternative\":\"less\"}')", "d WHERE i <= 6", "[]");
  CHECK_NOTES(db, "mann_whitney(i, g)", "d WHERE i <= 8", "[]");
  CHECK_NOTES(db, "mann_whitney(i, g)", "d WHERE i <= 2",
              "[\"too few rows for this conf_level: conf_low and conf_high cover 0 only\"]");
  CHECK_NOTES(db, "mann_whitney(i, g)", "d WHERE i <= 3",
              "[\"too few rows for this conf_level: conf_low and conf_high cover 0.333 only\"]");
}

/* Counts, which R's wilcox.test gives p = 0.045. Of the 144 differences 25 are below 0 and 25 are
** 0: the limit is one of the zeros. */
static void test_ties(sqlite3 *db) {
  run(db, "CREATE TABLE counts AS SELECT value AS y, key >= 12 AS g FROM json_each("
          "'[3,1,2,3,2,1,3,0,4,1,2,1,2,1,3,1,7,3,3,5,4,4,6,2]')");
  CHECK_REAL(db, "SELECT mann_whitney(y, g) ->> 'p_value' FROM counts", 0.045029669930521132,
             1e-12);
  CHECK_REAL(db, "SELECT mann_whitney(y, g) ->> 'conf_low' FROM counts", 0, 0);
  static const char *const divided[] = {"y, g", "y, g, '{\"alternative\":\"greater\"}'",
                                        "-y, g, '{\"alternative\":\"less\"}'"};
  char sql[160];
  for (size_t i = 0; i < COUNT(divided); i++) {
    snprintf(sql, sizeof sql, "SELECT mann_whitney(%s) ->> 'notes' FROM counts", divided[i]);
    CHECK_TEXT(
        db, sql,
        "[\"ties: the limits include 0, although p_value is below 1 - conf_level; they count a "
        "tie as a difference of 0, p_value as half a one: go by p_value\"]");
  }
  CHECK_NOTES(db, "mann_whitney(y, g, '{\"conf_level\":0.99}')", "counts", "[]");
  CHECK_NOTES(db, "mann_whitney(y + 3 * g, g)", "counts", "[]");
  CHECK_NOTES(db, "mann_whitney(y + g / 2.0, g)", "counts", "[]");
}

/* Ranks know no unit. */
static void test_scale(sqlite3 *db) {
  static const char *const scaled[] = {"y * 1e-300", "y * 1e307", "y + 1e9", "-1e9 + y"};
  char sql[128];
  double p = real_of(db, "SELECT mann_whitney(y, g) ->> 'p_value' FROM d");
  for (size_t i = 0; i < COUNT(scaled); i++) {
    snprintf(sql, sizeof sql, "SELECT mann_whitney(%s, g) ->> 'p_value' FROM d", scaled[i]);
    CHECK_REAL(db, sql, p, 0);
  }
  CHECK_TEXT(db,
             "SELECT count(DISTINCT fit) FROM (SELECT mann_whitney(y, g) AS fit FROM d UNION ALL"
             " SELECT mann_whitney(y, g) FROM (SELECT * FROM d ORDER BY (i * 7) % 41))",
             "1");
}

int main(void) {
  sqlite3 *db = open_data();
  CHECK_FIGURES(db, MANN_WHITNEY, 1e-12);
  test_shape(db);
  test_options(db);
  test_degenerate(db);
  test_coverage(db);
  test_ties(db);
  test_scale(db);
  CHECK(sqlite3_close(db) == SQLITE_OK);
  CHECK(sqlite3_memory_used() == 0);
  return test_end();
}
