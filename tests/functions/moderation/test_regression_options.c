/*
** Options that name arguments: nothing, each other, what they cannot be.
*/
#include "sql_test.h"

#define INTERACTION(options) "SELECT ols_interaction(y, x, m, b, c, '" options "') FROM t"
#define OLS(options)         "SELECT ols(y, x, m, b, c, '" options "') FROM t"

static void test_names(sqlite3 *db) {
  CHECK_ERROR(db, INTERACTION("{\"names\":[\"y\",\"x\",\"m\",\"b\"]}"),
              "ols_interaction(): option 'names' must name all 5 arguments; it has 4 names");
  CHECK_ERROR(db, INTERACTION("{\"names\":[\"y\",\"x\",\"m\",\"b\",\"x\"]}"),
              "ols_interaction(): option 'names' has 'x' twice; give each argument a name of its "
              "own");
  CHECK_ERROR(db, OLS("{\"names\":[\"y\",\"a\",\"a\",\"b\",\"c\"],\"cluster\":\"a\"}"),
              "ols(): option 'names' has 'a' twice; give each argument a name of its own");
  CHECK_REAL(db, "SELECT ols(y, x, '{\"names\":[\"\",\"x\"]}') ->> 'n' FROM t", 60, 0);
}

static void test_named(sqlite3 *db) {
  static const char *const nothing[] = {"y", "x3", "COV1", "", "5"};
  for (int i = 0; i < 5; i++) {
    for (int j = 0; j < 2; j++) {
      const char *option = j ? "cluster" : "within";
      char *sql = sqlite3_mprintf("SELECT ols_interaction(y, x, m, b, c, '{\"%s\":\"%s\"}') FROM t",
                                  option, nothing[i]);
      char *want = sqlite3_mprintf("ols_interaction(): option '%s' names %s, which is no argument "
                                   "that it can be; there are %scov1, cov2",
                                   option, nothing[i], j ? "x, moderator, " : "");
      CHECK_ERROR(db, sql, want);
      sqlite3_free(want);
      sqlite3_free(sql);
    }
  }
  CHECK_ERROR(db, INTERACTION("{\"cluster\":\"x\"}"),
              "ols_interaction(): option 'cluster' names x, which is x or the moderator; name a "
              "covariate");
  CHECK_ERROR(db, INTERACTION("{\"cluster\":\"moderator\"}"),
              "ols_interaction(): option 'cluster' names moderator, which is x or the moderator; "
              "name a covariate");
  CHECK_ERROR(db, INTERACTION("{\"within\":\"cov1\",\"cluster\":\"cov1\"}"),
              "ols_interaction(): options 'within' and 'cluster' both name cov1; pass it twice, "
              "under two names");
  CHECK_ERROR(db, OLS("{\"cluster\":\"x2\",\"robust\":\"none\"}"),
              "ols(): options 'cluster' and 'robust' 'none' exclude each other: clusters have the "
              "variance 'CR2'");
  CHECK_ERROR(db, OLS("{\"cluster\":\"x2\",\"robust\":\"HC3\"}"),
              "ols(): options 'cluster' and 'robust' 'HC3' exclude each other: clusters have the "
              "variance 'CR2'");
  CHECK_ERROR(db, OLS("{\"group\":\"x1\"}"),
              "ols(): option 'group' is for option 'robust' 'by_group' only");
}

/* Levels have no logarithm, whatever makes them levels. */
static void test_log(sqlite3 *db) {
  CHECK_ERROR(db, OLS("{\"log\":[\"x2\"]}"),
              "ols(): option 'log' names x2, which holds labels; only numbers have a logarithm");
  CHECK_ERROR(db, INTERACTION("{\"log\":[\"moderator\"]}"),
              "ols_interaction(): option 'log' names moderator, which holds labels; only numbers "
              "have a logarithm");
  CHECK_ERROR(db, INTERACTION("{\"log\":[\"cov1\"],\"within\":\"cov1\"}"),
              "ols_interaction(): option 'log' names cov1, which holds labels; only numbers have a "
              "logarithm");
  CHECK_ERROR(db, INTERACTION("{\"log\":[\"cov1\"],\"cluster\":\"cov1\"}"),
              "ols_interaction(): options 'cluster' and 'log' both name cov1");
  CHECK_ERROR(db, OLS("{\"log\":[\"x1\"],\"factors\":[\"x1\"]}"),
              "ols(): options 'factors' and 'log' both name x1");
  CHECK_TEXT(db,
             "SELECT json_extract(ols(y, x - 1, '{\"log\":[\"x1\"]}'), '$.n', '$.notes') FROM t",
             "[60,[\"option 'log' needs x1 above 0, but its smallest value is -1\"]]");
}

/* A factor, a group, a block and a level have at most 2000 levels, in shards together, too. */
static void test_many_levels(sqlite3 *db) {
  static const char *const calls[][2] = {
      {"ols(y, k, '{\"robust\":\"by_group\",\"group\":\"x1\"}')", "x1"},
      {"ols_interaction(y, x, i % 2, 'b' || k, '{\"within\":\"cov1\"}')", "cov1"},
      {"ols_interaction(y, 'b' || k, i % 2)", "x"},
      {"ols_interaction(y, x, 'b' || k)", "moderator"},
      {"ols_merge(b)", "x1"}};
  run(db, "CREATE TABLE many AS WITH RECURSIVE s(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM s"
          " WHERE i < 4002) SELECT i, i % 2001 AS k, i * 7 % 13 AS x, i * 17 % 23 AS y, NULL AS b"
          " FROM s");
  for (int i = 0; i < 5; i++) {
    const char *rows = i < 4 ? "many"
                             : "(SELECT ols_partial(k < 1000, y, k, '{\"robust\":\"by_group\","
                               "\"group\":\"x1\"}') AS b FROM many GROUP BY k < 1000)";
    char *sql = sqlite3_mprintf("SELECT %s FROM %s", calls[i][0], rows);
    char *want = sqlite3_mprintf("%.*s(): %s has more than 2000 levels; is it a key?",
                                 (int)strcspn(calls[i][0], "("), calls[i][0], calls[i][1]);
    CHECK_ERROR(db, sql, want);
    sqlite3_free(want);
    sqlite3_free(sql);
  }
  CHECK_ERROR(
      db,
      "SELECT ols_merge(b) FROM (SELECT ols_partial(i < 900, y, 'b' || (i % 1001), 'c' || (i % "
      "1003)) AS b FROM many WHERE i < 1800 GROUP BY i < 900)",
      "ols_merge(): the factors have more than 2000 levels in all; is one of them a key?");
  CHECK_TEXT(db,
             "SELECT ols(y, k, '{\"robust\":\"by_group\",\"group\":\"x1\"}') ->> 'n' FROM many"
             " WHERE k < 2000",
             "4000");
}

int main(void) {
  sqlite3 *db = open_database();
  run(db, "CREATE TABLE t(y, x, m, b, c);"
          "WITH RECURSIVE s(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM s WHERE i < 60)"
          " INSERT INTO t SELECT i * 37 % 23, i * 17 % 19, char(97 + i * i / 3 % 2),"
          " char(112 + i % 3), 'c' || i / 4 FROM s;");
  test_names(db);
  test_named(db);
  test_log(db);
  test_many_levels(db);
  sqlite3_close(db);
  return test_end();
}
