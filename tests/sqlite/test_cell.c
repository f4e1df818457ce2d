/*
** What an argument may be, in every aggregate: numbers and texts of them, missing values, and what
** is refused (with sqlite/call.c).
*/
#include "sqlite/few_rows.h"

/* -0.0 is 0.0, as a number, as the text of one and as a label. */
static void test_zero(sqlite3 *db) {
  CHECK_TEXT(db,
             "SELECT group_concat(fit LIKE '%-0.0%') FROM (SELECT mann_whitney(column2, column3) AS"
             " fit FROM (VALUES (1, -0.0, 1), (1, 2, 0), (2, '-0.0', 1), (2, 2, 0), (3, 1, -0.0),"
             " (3, 2, 1)) GROUP BY column1)",
             "0,0,0");
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
  /* beside a NULL it is nothing, wherever the row stands */
  run(db, "CREATE TABLE gaps(y, x, z); INSERT INTO gaps VALUES (1, '', NULL), (2, 1, 3), (4, 2, 1),"
          " (3, 5, 2), (5, '', 1)");
  static const char *const orders[] = {"rowid", "-rowid"};
  for (int i = 0; i < 2; i++) {
    char sql[120];
    snprintf(sql, sizeof sql,
             "SELECT ols(y, x, z) ->> '$.notes[0]' FROM (SELECT * FROM gaps"
             " ORDER BY %s)",
             orders[i]);
    CHECK_TEXT(db, sql, "1 row with an empty string counted as missing");
  }
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
  CHECK_ERROR(db, "WITH e(y,g) AS (VALUES (1,-9e999),(2,'b')) SELECT ttest(y,g) FROM e",
              "ttest(): argument 2 (group) must be a finite number or text, not '-Inf'; turn it "
              "into NULL");
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

/* A message that is longer than the host lets a text be is cut between two characters. */
static void test_long_message(sqlite3 *db) {
  const char *call = "SELECT ttest(y, g) FROM (SELECT '\xc3\xa9\xe4\xb8\xad\xc3\xa9' AS y, 1 AS g)";
  const char *want = "ttest(): argument 1 (y) must be a number, not '\xc3\xa9\xe4\xb8\xad\xc3\xa9'";
  static const int whole[] = {0, 0, 2, 2, 2, 5, 5, 7}; /* of that text */
  sqlite3_stmt *query = NULL;
  int before = (int)(strchr(want, '\'') + 1 - want);
  CHECK(sqlite3_prepare_v2(db, call, -1, &query, NULL) == SQLITE_OK);
  for (int i = 0; i < 8; i++) {
    int limit = sqlite3_limit(db, SQLITE_LIMIT_LENGTH, before + i);
    CHECK(sqlite3_step(query) == SQLITE_ERROR);
    size_t bytes = (size_t)(before + whole[i]);
    CHECK(strlen(sqlite3_errmsg(db)) == bytes && strncmp(sqlite3_errmsg(db), want, bytes) == 0);
    sqlite3_reset(query);
    sqlite3_limit(db, SQLITE_LIMIT_LENGTH, limit);
  }
  sqlite3_finalize(query);
}

int main(void) {
  sqlite3 *db = open_database();
  fill(db);
  test_zero(db);
  test_missing(db);
  test_misuse(db);
  test_long_message(db);
  CHECK(sqlite3_close(db) == SQLITE_OK);
  CHECK(sqlite3_memory_used() == 0);
  return test_end();
}
