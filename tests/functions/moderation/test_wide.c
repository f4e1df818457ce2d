/*
** Option `wide`: keys as terms of their own, and everything that an object can get wrong.
*/
#include "sql_test.h"

#define WIDE "'{\"wide\":\"w\",\"names\":[\"y\",\"a\",\"w\"]}'"

static void make_table(sqlite3 *db) {
  run(db,
      "CREATE TABLE t(y, a, k, f, w);"
      "WITH RECURSIVE s(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM s WHERE i < 40)"
      " INSERT INTO t SELECT i * 37 % 23, i * 17 % 19, i * 29 % 31, char(97 + i % 3), NULL FROM s;"
      "UPDATE t SET w = json_object('k', k, 'f', f);");
}

/* The keys are what arguments of these names are, in any order, with a number as text, too. */
static void test_same(sqlite3 *db) {
  static const char *const objects[] = {
      "w",
      "json_object('k', CAST(k AS TEXT), 'f', f)",
      "iif(rowid = 1 OR rowid % 2, w, json_object('f', f, 'k', k))",
      "'{\"\\u006b\":' || k || '.0,\"f\":\"' || replace(f, 'a', '\\u0061') || '\"}'",
  };
  for (int i = 0; i < 4; i++) {
    char *sql = sqlite3_mprintf(
        "SELECT (SELECT json_extract(ols(y, a, %s, " WIDE "), '$.rows', '$.df_residual') FROM t) ="
        " (SELECT json_extract(ols(y, a, k, f, '{\"names\":[\"y\",\"a\",\"k\",\"f\"]}'),"
        " '$.rows', '$.df_residual') FROM t)",
        objects[i]);
    CHECK_REAL(db, sql, 1, 0);
    sqlite3_free(sql);
  }
  CHECK_REAL(db,
             "SELECT (SELECT json_extract(ols_interaction(y, a, f, o, g, '{\"wide\":\"cov1\"}'),"
             " '$.rows', '$.main') FROM (SELECT *, json_object('k', k, 'r', y % 5) AS o, rowid % 4"
             " AS g FROM t)) = (SELECT json_extract(ols_interaction(y, a, f, k, r, g, '{\"names\":"
             "[\"y\",\"x\",\"moderator\",\"k\",\"r\",\"cov2\"]}'), '$.rows', '$.main')"
             " FROM (SELECT *, y % 5 AS r, rowid % 4 AS g FROM t))",
             1, 0);
}

/* A table of the rows and one more, the object `extra`. */
#define WITH(extra) "(SELECT y, a, w FROM t UNION ALL SELECT 1, 2, '" extra "')"
#define CALL(extra) "SELECT ols(y, a, w, " WIDE ") FROM " WITH(extra)

static void test_missing(sqlite3 *db) {
  static const char *const missing[] = {CALL("{\"k\":1}"), CALL("{\"k\":null,\"f\":\"a\"}"),
                                        CALL("{}"), CALL("{\"k\":\"\",\"f\":\"a\"}")};
  for (int i = 0; i < 4; i++) {
    char *sql =
        sqlite3_mprintf("SELECT json_extract((%s), '$.n', '$.n_missing', '$.notes')", missing[i]);
    CHECK_TEXT(db, sql,
               i < 3 ? "[40,1,[]]" : "[40,1,[\"1 row with an empty string counted as missing\"]]");
    sqlite3_free(sql);
  }
  CHECK_TEXT(db, "SELECT json_extract(ols(y, a, NULL, " WIDE "), '$.n', '$.notes') FROM t",
             "[0,[\"no rows with all values\"]]");
}

static void test_misuse(sqlite3 *db) {
  CHECK_ERROR(db, CALL("{\"k\":1,\"k\":2}"), "ols(): option 'wide': a row has the key 'k' twice");
  CHECK_ERROR(db, "SELECT ols(y, a, '{\"k\":1,\"k\":2}', " WIDE ") FROM t",
              "ols(): option 'wide': a row has the key 'k' twice");
  CHECK_ERROR(db, "SELECT ols(y, a, '{\"k\":1,\"a\":2}', " WIDE ") FROM t",
              "ols(): option 'wide': the key 'a' is the name of another argument, too; give that "
              "one another name by option 'names'");
  CHECK_ERROR(db, "SELECT ols(y, w, a, '{\"wide\":\"x1\",\"names\":[\"y\",\"x1\",\"k\"]}') FROM t",
              "ols(): option 'wide': the key 'k' is the name of another argument, too; give that "
              "one another name by option 'names'");
  CHECK_ERROR(db, CALL("{\"k\":1,\"f\":\"a\",\"g\":2}"),
              "ols(): option 'wide': a row has the key 'g', which the first row has not; give "
              "every row the same keys, null where there is no value");
  CHECK_ERROR(db, CALL("{\"k\":[1],\"f\":\"a\"}"),
              "ols(): key 'k' of option 'wide' must be a number, a text or null");
  CHECK_ERROR(db, CALL("{\"k\":1e999,\"f\":\"a\"}"),
              "ols(): key 'k' of option 'wide' must be a finite number; an overflow is not a "
              "measurement: turn it into null");
  CHECK_ERROR(db, CALL("[1]"),
              "ols(): the argument that option 'wide' names must be a JSON object, not '[1]'");
  CHECK_ERROR(db, CALL("{"),
              "ols(): the argument that option 'wide' names must be a JSON object, not '{'");
  CHECK_ERROR(db, "SELECT ols(y, a, w, '{\"wide\":\"y\"}') FROM t",
              "ols(): option 'wide' names y, which is no argument that it can be; there are x1, "
              "x2");
  CHECK_ERROR(db, CALL("{\"k\":\"z\",\"f\":\"a\"}"),
              "ols(): k mixes numbers and text: 'z' comes after numbers; make all of them text "
              "that is no number ('m' || value) for a factor, or all of them numbers");
}

/* Every row counts, however many of its keys are factors; and texts take no memory a row. */
static void test_many(sqlite3 *db) {
  run(db, "CREATE TABLE many AS WITH RECURSIVE s(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM s"
          " WHERE i < 400), k(j) AS (SELECT 1 UNION ALL SELECT j + 1 FROM k WHERE j < 90)"
          " SELECT i * 37 % 101 AS y, json_group_object('f' || j, char(97 + (i * i + i * j) % 7 % 2"
          ")) AS w FROM s, k GROUP BY i");
  CHECK_REAL(db,
             "SELECT json_extract(ols(y, w, '{\"wide\":\"x1\"}'), '$.df_residual') > 200 FROM many",
             1, 0);
  sqlite3_int64 before = sqlite3_memory_used();
  sqlite3_memory_highwater(1);
  CHECK_REAL(db, "SELECT ols(m.y, m.w, '{\"wide\":\"x1\"}') ->> 'n' FROM many AS m, t", 16000, 0);
  CHECK(sqlite3_memory_highwater(0) - before < 3000000);
}

int main(void) {
  sqlite3 *db = open_database();
  make_table(db);
  test_same(db);
  test_missing(db);
  test_misuse(db);
  test_many(db);
  sqlite3_close(db);
  return test_end();
}
