/*
** What holds whatever is asked of the model: nothing is null without a reason in the notes, rows in
** another order or numbers as text change nothing, one block is none, and a block that says nothing
** of x is as if it were not there.
*/
#include "sql_test.h"

#define COUNT(array) (sizeof(array) / sizeof *(array))

static const char *const variances[] = {
    "",
    "\"robust\":\"HC0\",",
    "\"robust\":\"HC3\",",
    "\"robust\":\"by_group\",",
    "\"cluster\":\"cov2\",",
};
static const char *const models[] = {"", "\"within\":\"cov1\",", "\"curve\":true,",
                                     "\"within\":\"cov1\",\"curve\":true,"};

/* A table of the same columns each: y, x, m, b (blocks), c (clusters). */
static const char *const tables[] = {
    "SELECT * FROM t WHERE 0",
    "SELECT * FROM t LIMIT 1",
    "SELECT * FROM t LIMIT 7",
    "SELECT * FROM t LIMIT 8",
    "SELECT * FROM t LIMIT 9",
    "SELECT * FROM t LIMIT 11",
    "SELECT y, x, m, b, 'c' AS c FROM t",
    "SELECT y, x, m, b, b AS c FROM t",
    "SELECT y, x, m, b, m AS c FROM t",
    "SELECT y, x, m, 'b' AS b, c FROM t",
    "SELECT y, x, 'm' AS m, b, c FROM t",
    "SELECT y, x % 2 AS x, m, b, c FROM t",
    "SELECT y, 3 AS x, m, b, c FROM t",
    "SELECT 3 AS y, x, m, b, c FROM t",
    "SELECT 3 AS y, 3 AS x, 'm' AS m, 'b' AS b, 'c' AS c FROM t",
    "SELECT y, iif(m = 'a', 3, x) AS x, m, b, c FROM t",
    "SELECT y, x, iif(rowid = 5, 'b', 'a') AS m, b, c FROM t",
    "SELECT y, x, iif(rowid IN (5, 9), 'b', 'a') AS m, b, c FROM t",
    "SELECT y, x, iif(b = 'p', 'a', 'b') AS m, b, c FROM t",
    "SELECT 2 * x + 1 AS y, x, m, b, c FROM t",
    "SELECT y, x * 1e200 AS x, m, b, c FROM t",
    "SELECT y * 1e200 AS y, x, m, b, c FROM t",
};

/* Figures that are null, of those that any fit may have. */
#define NULLS                                                                                      \
  "(SELECT count(*) FROM json_tree(fit) AS j WHERE j.type = 'null' AND j.key NOT IN ('beta',"      \
  " 'ratio', 'ratio_low', 'ratio_high', 'equivalence_p'))"

static void test_nulls(sqlite3 *db, const char *table, const char *variance, const char *model) {
  char *sql = sqlite3_mprintf("SELECT %s = 0 OR json_array_length(fit, '$.notes') > 0 FROM (SELECT "
                              "ols_interaction(y, x, m, b, c, '{%s%s\"diagnose\":true}') AS fit "
                              "FROM (%s))",
                              NULLS, variance, model, table);
  CHECK_REAL(db, sql, 1, 0);
  sqlite3_free(sql);
}

static void test_reasons(sqlite3 *db) {
  CHECK_TEXT(db,
             "SELECT json_extract(ols_interaction(y, x, m, c, '{\"cluster\":\"cov1\"}'), '$.notes')"
             " FROM (SELECT y, x, m, 'c' AS c FROM t)",
             "[\"there is one cluster only, which says nothing of a variance\"]");
  CHECK_TEXT(db,
             "SELECT json_extract(ols(y, b, b, '{\"cluster\":\"x2\"}'), '$.notes', "
             "'$.rows[1].std_error') FROM t",
             "[[\"there is no 'CR2' variance of what rests on clusters that the model reproduces, "
             "as with a constant for each of them\",\"f_statistic and f_p_value are not robust\"],"
             "null]");
  CHECK_TEXT(db,
             "SELECT json_extract(ols_interaction(y, x % 2, m, '{\"diagnose\":true}'), '$.notes')"
             " FROM t",
             "[\"curvature_p is null: x² is a linear combination of other terms\"]");
  CHECK_TEXT(db,
             "SELECT json_extract(ols_interaction(y, x, m, '{\"diagnose\":true}'), '$.notes')"
             " FROM (SELECT * FROM t LIMIT 5)",
             "[\"curvature_p is null: with x² no degree of freedom is left\","
             "\"influence is null: without a row no degree of freedom is left\"]");
}

/* The largest relative difference of a figure in two fits, 1 where one is null. */
static void test_same(sqlite3 *db, const char *one, const char *other) {
  char *sql = sqlite3_mprintf(
      "SELECT max(coalesce(abs(a.value - b.value) / max(abs(a.value), 1e-300), a.value IS NOT "
      "b.value)) FROM json_tree((%s)) AS a JOIN json_tree((%s)) AS b USING (fullkey)"
      " WHERE a.type IN ('real', 'integer', 'null')",
      one, other);
  double difference = real_of(db, sql);
  if (!CHECK(difference < 1e-9)) printf("  %g: %s | %s\n", difference, one, other);
  sqlite3_free(sql);
}

static void test_order(sqlite3 *db, const char *variance, const char *model) {
  static const char *const others[] = {
      "(SELECT * FROM t ORDER BY y, c DESC)",
      "(SELECT * FROM t ORDER BY m DESC, rowid DESC)",
      "(SELECT CAST(y AS TEXT) AS y, CAST(x AS TEXT) AS x, m, b, c FROM t)",
  };
  const char *call = "SELECT ols_interaction(y, x, m, b, c, '{%s%s\"diagnose\":true}') FROM %s";
  for (size_t i = 0; i < COUNT(others); i++) {
    char *one = sqlite3_mprintf(call, variance, model, "t");
    char *other = sqlite3_mprintf(call, variance, model, others[i]);
    test_same(db, one, other);
    sqlite3_free(other);
    sqlite3_free(one);
  }
}

/* Rows that differ in labels alone weigh alike, whatever their order. */
static void test_alike(sqlite3 *db) {
  static const char *const calls[] = {"ols(y, x, f, h, '{\"diagnose\":true}')",
                                      "ols_interaction(y, x, f, h, '{\"diagnose\":true,"
                                      "\"within\":\"cov1\"}')"};
  run(db, "CREATE TABLE alike AS WITH p(x, y) AS (VALUES (0, 0), (1, 3), (2, 1), (3, 4)), l(f) AS"
          " (VALUES ('a'), ('b')), k(h) AS (VALUES ('p'), ('q')) SELECT x, y, f, h FROM p, l, k");
  for (size_t i = 0; i < COUNT(calls); i++) {
    char *same = sqlite3_mprintf("SELECT (SELECT %s FROM (SELECT * FROM alike ORDER BY f, h, x)) ="
                                 " (SELECT %s FROM (SELECT * FROM alike ORDER BY h DESC, f DESC, x"
                                 " DESC))",
                                 calls[i], calls[i]);
    CHECK_TEXT(db, same, "1");
    sqlite3_free(same);
  }
}

static void test_blocks(sqlite3 *db, const char *variance) {
  static const char call[] = "SELECT ols_interaction(y, x, m, %s c, '{%s\"names\":[\"y\",\"x\","
                             "\"m\",%s\"cov2\"]%s}') -> 'rows' FROM (%s)";
  char *one =
      sqlite3_mprintf(call, "'b',", variance, "\"b\",", ",\"within\":\"b\"", "SELECT * FROM t");
  char *other = sqlite3_mprintf(call, "", variance, "", "", "SELECT * FROM t");
  test_same(db, one, other);
  sqlite3_free(other);
  sqlite3_free(one);
}

/* x does not vary in block p, which so tells nothing of its slopes. */
static void test_silent_block(sqlite3 *db) {
  static const char call[] =
      "SELECT json_group_array(estimate) FROM ols_interaction((SELECT ols_interaction(y, x, m, b, "
      "'{\"within\":\"cov1\"}') FROM (SELECT y, iif(b = 'p', 3, x) AS x, m, b FROM t WHERE b <> "
      "'%s'))) WHERE term LIKE 'x%%'";
  char *one = sqlite3_mprintf(call, ""), *other = sqlite3_mprintf(call, "p");
  test_same(db, one, other);
  sqlite3_free(other);
  sqlite3_free(one);
  CHECK_REAL(db,
             "SELECT json_extract(ols_interaction(y, iif(b = 'p', 3, x), m, b, '{\"within\":"
             "\"cov1\"}'), '$.notes') LIKE '%x does not tell its effect in 1 of the 3 levels of "
             "cov1: its average is over the others%' FROM t",
             1, 0);
}

int main(void) {
  sqlite3 *db = open_database();
  run(db, "CREATE TABLE t(y, x, m, b, c);"
          "WITH RECURSIVE s(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM s WHERE i < 60)"
          " INSERT INTO t SELECT i * 37 % 23, i * 17 % 19 + 0.5, char(97 + i * i / 3 % 2),"
          " char(112 + i % 3), 'c' || i * 7 % 13 FROM s;");
  for (size_t v = 0; v < COUNT(variances); v++) {
    for (size_t m = 0; m < COUNT(models); m++) {
      for (size_t i = 0; i < COUNT(tables); i++) test_nulls(db, tables[i], variances[v], models[m]);
      test_order(db, variances[v], models[m]);
    }
    test_blocks(db, variances[v]);
  }
  test_reasons(db);
  test_silent_block(db);
  test_alike(db);
  sqlite3_close(db);
  return test_end();
}
