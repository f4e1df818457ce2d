/* The rules that hold for every aggregate (missing values, options, misuse), by way of ttest(). */
#include "sql_test.h"

static void fill(sqlite3 *db) {
  run(db, "CREATE TABLE t(y, g);"
          "INSERT INTO t VALUES (1,'a'),(2,'a'),(4,'a'),(3,'b'),(5,'b'),(9,'b'),(NULL,'a'),"
          "(7,NULL);");
}

static void test_missing(sqlite3 *db) {
  CHECK_REAL(db, "SELECT ttest(y, g) ->> 'n' FROM t", 6, 0);
  CHECK_REAL(db, "SELECT ttest(y, g) ->> 'n_missing' FROM t", 2, 0);
  CHECK_TEXT(db, "SELECT ttest(y, g) ->> 'function' FROM t", "ttest");
  CHECK_TEXT(db, "SELECT ttest(y, g) ->> 'notes' FROM t", "[]");
  CHECK_TEXT(db,
             "WITH e(y,g) AS (VALUES ('','a'),('1','a'),('2.5','a'),(3,'b'),(4,'b'),(1,''))"
             " SELECT ttest(y, g) ->> 'notes' FROM e",
             "[\"2 rows with an empty string counted as missing\"]");
  CHECK_REAL(db,
             "WITH e(y,g) AS (VALUES ('1','a'),(' 2.5 ','a'),('1e1','b'),(4,'b'))"
             " SELECT ttest(y, g) ->> 'mean1' FROM e",
             7, 0);
}

static void test_misuse(sqlite3 *db) {
  CHECK_ERROR(
      db, "WITH e(y,g) AS (VALUES ('abc','a'),(2,'b')) SELECT ttest(y,g) FROM e",
      "ttest(): argument 1 (y) must be a number, not 'abc'; CAST it, or leave such rows out "
      "with WHERE or FILTER");
  CHECK_ERROR(
      db, "WITH e(y,g) AS (VALUES (x'00','a'),(2,'b')) SELECT ttest(y,g) FROM e",
      "ttest(): argument 1 (y) must be a number, not a blob; pass the number or text itself");
  CHECK_ERROR(db, "WITH e(y,g) AS (VALUES (9e999,'a'),(2,'b')) SELECT ttest(y,g) FROM e",
              "ttest(): argument 1 (y) must be a finite number, not 'Inf'; an overflow is not a "
              "measurement: turn it into NULL");
  CHECK_ERROR(
      db, "WITH e(y,g) AS (VALUES (1,x'00'),(2,'b')) SELECT ttest(y,g) FROM e",
      "ttest(): argument 2 (group) must be a number or text, not a blob; pass the number or "
      "text itself");
  CHECK_ERROR(
      db, "WITH e(y,g) AS (VALUES (1,'a'),(2,'b'),(3,'c')) SELECT ttest(y,g) FROM e",
      "ttest(): the group has more than two values: 'a', 'b', 'c'…; choose two with WHERE or "
      "FILTER");
  CHECK_ERROR(db, "SELECT ttest(y) FROM t", "wrong number of arguments to function ttest()");
}

static void test_options(sqlite3 *db) {
  CHECK_REAL(db, "SELECT ttest(y, g, '{\"conf_level\":0.9}') ->> 'n' FROM t", 6, 0);
  CHECK_REAL(db, "SELECT ttest(y, g, json_object('conf_level', 0.9)) ->> 'n' FROM t", 6, 0);
  CHECK_ERROR(db, "SELECT ttest(y, g, '{\"conf\":0.9}') FROM t",
              "ttest(): unknown option 'conf'; allowed are conf_level, method, alternative, "
              "reference");
  CHECK_ERROR(db, "SELECT ttest(y, g, '{\"conf_level\":1.5}') FROM t",
              "ttest(): option 'conf_level' must be a number from 1e-09 to 0.999999999, not 1.5");
  CHECK_ERROR(db, "SELECT ttest(y, g, '{\"conf_level\":\"0.9\"}') FROM t",
              "ttest(): option 'conf_level' must be a number from 1e-09 to 0.999999999, not '0.9'");
  CHECK_ERROR(db, "SELECT ttest(y, g, '{\"conf_level\":null}') FROM t",
              "ttest(): option 'conf_level' must be a number from 1e-09 to 0.999999999, not null");
  CHECK_ERROR(db, "SELECT ttest(y, g, '{\"method\":\"z\"}') FROM t",
              "ttest(): option 'method' must be one of 'student', 'welch', not 'z'");
  CHECK_ERROR(db, "SELECT ttest(y, g, '{\"method\":\"welch\",\"method\":\"welch\"}') FROM t",
              "ttest(): option 'method' is given twice");
  CHECK_ERROR(db, "SELECT ttest(y, g, '{bad') FROM t",
              "ttest(): the options are not a JSON object in UTF-8: {bad");
  CHECK_ERROR(db, "SELECT ttest(y, g, 0.9) FROM t",
              "ttest(): argument 3 must be options: a JSON object such as '{\"conf_level\":…}'");
  CHECK_ERROR(db, "SELECT ttest(y, g, '[1]') FROM t",
              "ttest(): argument 3 must be options: a JSON object such as '{\"conf_level\":…}'");
  CHECK_ERROR(db, "SELECT ttest(y, g, json_object('conf_level', 0.9 + y / 1000.0)) FROM t",
              "ttest(): the options vary; they must be the same in all rows of a group");
  CHECK_ERROR(
      db, "SELECT ttest(y, g, NULL) FROM t",
      "ttest(): the last argument is NULL in every row: an options query that found nothing, "
      "or a column without values (then add '{}' as options)");
  CHECK_ERROR(db, "SELECT ttest(y, g, CASE WHEN y > 1 THEN '{}' END) FROM t",
              "ttest(): the options are NULL in some rows; they must be the same in all rows of a "
              "group");
  CHECK_ERROR(db, "SELECT ttest(y, g, '{\"reference\":\"c\"}') FROM t",
              "ttest(): option 'reference' must be one of the groups 'a' and 'b', not 'c'");
}

static void test_rows(sqlite3 *db) {
  CHECK_TEXT(db, "SELECT group1 || ' - ' || group2 FROM ttest((SELECT ttest(y, g) FROM t))",
             "b - a");
  CHECK_REAL(db, "SELECT count(*) FROM ttest(NULL)", 0, 0);
  CHECK_ERROR(db, "SELECT * FROM ttest('x')",
              "ttest(): argument 1 (fit) is not a fit but 'x'; pass what ttest(…) "
              "returns");
  CHECK_ERROR(db, "SELECT * FROM ttest((SELECT ols(y, g) FROM t))",
              "ttest(): argument 1 (fit) is a fit of ols(); pass what ttest(…) returns");
  CHECK_ERROR(db, "SELECT * FROM ttest",
              "ttest(): as a table-valued function it needs its "
              "arguments: ttest(fit)");
  /* Figures come back to the last bit. */
  CHECK_REAL(db,
             "WITH f(fit) AS (SELECT ttest(y / 3.0, g) FROM t)"
             " SELECT count(*) FROM f, ttest(f.fit) AS r WHERE printf('%!.17g', r.p_value) = "
             " printf('%!.17g', CAST(f.fit ->> 'p_value' AS REAL))",
             1, 0);
}

/* Group by, filter, having, subqueries, views, triggers, prepared statements run twice. */
static void test_places(sqlite3 *db) {
  run(db, "CREATE TABLE many(k, y, g);"
          "INSERT INTO many SELECT value % 3, (value * 7919) % 101, value % 2"
          " FROM (WITH RECURSIVE s(value) AS (SELECT 1 UNION ALL SELECT value + 1 FROM s WHERE "
          "value < 300)"
          " SELECT value FROM s);");
  CHECK_REAL(db,
             "SELECT count(*) FROM (SELECT k, ttest(y, g) AS fit FROM many GROUP BY k"
             " HAVING ttest(y, g) ->> 'n' = 100)",
             3, 0);
  CHECK_REAL(db, "SELECT ttest(y, g) FILTER (WHERE k = 1) ->> 'n' FROM many", 100, 0);
  CHECK_REAL(db,
             "SELECT sum((SELECT ttest(y, g) ->> 'n' FROM many AS b WHERE b.k = a.k))"
             " FROM (SELECT DISTINCT k FROM many) AS a",
             300, 0);
  CHECK_REAL(db,
             "SELECT (ttest(y, g) ->> 'n') + (ttest(y, g, '{\"method\":\"welch\"}') ->> 'n')"
             " FROM many",
             600, 0);
  run(db,
      "PRAGMA trusted_schema = OFF;"
      "CREATE VIEW v AS SELECT f.k, t.* FROM (SELECT k, ttest(y, g) AS fit FROM many GROUP BY k)"
      " AS f, ttest(f.fit) AS t;"
      "CREATE TABLE log(fit);"
      "CREATE TRIGGER tr AFTER INSERT ON many BEGIN"
      " INSERT INTO log SELECT ttest(y, g) FROM many; END;"
      "INSERT INTO many VALUES (0, 5, 1);");
  CHECK_REAL(db, "SELECT count(*) FROM v WHERE p_value IS NOT NULL", 3, 0);
  CHECK_REAL(db, "SELECT fit ->> 'n' FROM log", 301, 0);
  sqlite3_stmt *query = NULL;
  CHECK(sqlite3_prepare_v2(db, "SELECT ttest(y, g) FROM many WHERE k = ?1", -1, &query, NULL) ==
        SQLITE_OK);
  for (int k = 0; k < 3; k++) {
    sqlite3_bind_int(query, 1, k);
    CHECK(sqlite3_step(query) == SQLITE_ROW && sqlite3_column_bytes(query, 0) > 100);
    sqlite3_reset(query);
  }
  sqlite3_finalize(query);
}

/* Registering again on the same connection, also from within a statement. */
static void test_twice(sqlite3 *db) {
  CHECK(sqlite3_causalite_init(db, NULL, NULL) == SQLITE_OK);
  CHECK_REAL(db, "SELECT causalite_version() LIKE 'causalite %SQLite%GSL%'", 1, 0);
  CHECK_REAL(db, "SELECT causalite_progress()", 0, 0);
  CHECK_ERROR(db, "SELECT causalite_progress(2)",
              "causalite_progress(): argument 1 (on) must be 0 or 1");
  run(db, "CREATE VIEW p AS SELECT causalite_progress(1)");
  CHECK_ERROR(db, "SELECT * FROM p", "unsafe use of causalite_progress()");
}

int main(void) {
  sqlite3 *db = open_database();
  fill(db);
  test_missing(db);
  test_misuse(db);
  test_options(db);
  test_rows(db);
  test_places(db);
  test_twice(db);
  CHECK(sqlite3_close(db) == SQLITE_OK);
  CHECK(sqlite3_memory_used() == 0);
  return test_end();
}
