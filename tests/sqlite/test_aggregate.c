/*
** Every aggregate and its table-valued function in every place of SQL where they may stand:
** clauses, subqueries, views, triggers, statements run again.
*/
#include "functions/data.h"

static const char *const CALLS[] = {"ttest(y, g)",
                                    "mann_whitney(y, g)",
                                    "p_adjust(i, abs(y) / 100)",
                                    "ols(y, x, f)",
                                    "ols_interaction(y, x, g, c1)",
                                    "scale_choice(abs(y) + 1, g, x, f)",
                                    "sobel(x, m, y, f)",
                                    "mediation_boot(x, m, y, g, '{\"n_boot\":40}')"};

/* The name of the function that is called. */
static const char *name_of(const char *call) {
  static char name[32];
  sqlite3_snprintf((int)strcspn(call, "(") + 1, name, "%s", call);
  return name;
}

/* The pattern with each %s the call and each %F the function's name, run for its first value. */
static const char *value(sqlite3 *db, const char *pattern, const char *call) {
  char sql[1024] = "";
  size_t length = 0;
  for (const char *c = pattern; *c; c++) {
    const char *insert = strncmp(c, "%s", 2) == 0   ? call
                         : strncmp(c, "%F", 2) == 0 ? name_of(call)
                                                    : NULL;
    if (insert) {
      sqlite3_snprintf((int)(sizeof sql - length), sql + length, "%s", insert);
      length += strlen(insert);
      c++;
    } else {
      sql[length++] = *c;
    }
  }
  sql[length] = 0;
  return text_of(db, sql);
}

static void same(sqlite3 *db, const char *pattern, const char *call, const char *want) {
  const char *got = value(db, pattern, call);
  if (!CHECK(strcmp(got, want) == 0))
    printf("  %s in: %s\n  gives %.300s\n  want  %.300s\n", call, pattern, got, want);
}

/* Views and triggers work with an untrusted schema; views are read again and again. */
static void test_schema(sqlite3 *db, const char *call, const char *fit) {
  run(db, "PRAGMA trusted_schema = OFF; CREATE TABLE log(fit); CREATE TABLE e AS SELECT * FROM d");
  value(db, "CREATE VIEW fits AS SELECT %s AS fit FROM e", call);
  value(db, "CREATE VIEW opened AS SELECT r.* FROM fits, %F(fits.fit) AS r", call);
  value(db, "CREATE TRIGGER tr AFTER DELETE ON e BEGIN INSERT INTO log SELECT %s FROM e; END",
        call);
  same(db, "SELECT fit FROM fits", call, fit);
  same(db, "SELECT count(*) > 0 FROM opened", call, "1");
  same(db, "SELECT count(*) = (SELECT count(*) FROM opened) FROM %F((SELECT fit FROM fits))", call,
       "1");
  run(db, "DELETE FROM e WHERE i = 40");
  same(db, "SELECT fit ->> 'n' FROM log", call, "39");
  same(db, "SELECT (SELECT fit FROM fits) = (SELECT fit FROM log)", call, "1");
  run(db,
      "DROP VIEW opened; DROP VIEW fits; DROP TABLE log; DROP TABLE e; PRAGMA trusted_schema = ON");
}

static void test_clauses(sqlite3 *db, const char *call, const char *fit) {
  same(db, "SELECT %s FILTER (WHERE i > 0) FROM d", call, fit);
  same(db, "SELECT %s FILTER (WHERE g = 'b') = (SELECT %s FROM d WHERE g = 'b') FROM d", call, "1");
  same(db,
       "SELECT group_concat(n) FROM (SELECT %s ->> 'n' AS n FROM d GROUP BY f HAVING %s ->> 'n' < "
       "14)",
       call, "13,13");
  same(
      db,
      "SELECT sum((SELECT %s ->> 'n' FROM d WHERE d.f = k.f)) FROM (SELECT DISTINCT f FROM d) AS k",
      call, "40");
  same(db, "SELECT count(DISTINCT fit) FROM (SELECT %s AS fit FROM d UNION ALL SELECT %s FROM d)",
       call, "1");
  same(db, "SELECT %s = %s FROM d", call, "1");
  same(db, "SELECT json_valid(%s) AND json_array_length(json_array(json(%s))) FROM d", call, "1");
  same(db, "SELECT json_type(json_object('a', %s), '$.a') FROM d", call, "object");
  /* groups of 1 to 4 rows, most of them degenerate: all are fits, each opens, none is an error */
  same(db,
       "SELECT sum(json_valid(fit) AND (SELECT count(*) FROM %F(fit)) > 0) = (SELECT "
       "count(DISTINCT i * i / 40)"
       " FROM d) FROM (SELECT %s AS fit FROM d GROUP BY i * i / 40)",
       call, "1");
  same(db, "SELECT count(*) > 0 FROM (SELECT %s AS fit FROM d), %F(fit)", call, "1");
  same(db, "SELECT count(*) FROM (SELECT 1 AS k, NULL AS fit) AS t LEFT JOIN %F(t.fit) AS r", call,
       "1");
  char *refusal = sqlite3_mprintf("%s(): argument 1 (fit) is not a fit but '{}'; pass what"
                                  " %s(…) returns",
                                  name_of(call), name_of(call));
  same(db, "SELECT count(*) FROM %F('{}')", call, refusal);
  sqlite3_free(refusal);
  same(db,
       "WITH t(fit) AS (SELECT %s FROM d) SELECT count(*) = 2 * (SELECT count(*) FROM t, "
       "%F(t.fit)) FROM"
       " (SELECT r.* FROM t, %F(t.fit) AS r UNION ALL SELECT r.* FROM %F(t.fit) AS r, t)",
       call, "1");
}

/* One prepared statement, run again after a reset in the middle, with other rows each time. */
static void test_prepared(sqlite3 *db, const char *call) {
  sqlite3_stmt *query = NULL;
  char sql[256];
  sqlite3_snprintf(
      sizeof sql, sql,
      "SELECT r.* FROM (SELECT %s AS fit FROM d WHERE i > ?1 GROUP BY f) AS t, %s(t.fit) AS r",
      call, name_of(call));
  CHECK(sqlite3_prepare_v2(db, sql, -1, &query, NULL) == SQLITE_OK);
  int count[3] = {0};
  for (int i = 0; i < 3; i++) {
    sqlite3_bind_int(query, 1, i == 1 ? 38 : 0);
    while (sqlite3_step(query) == SQLITE_ROW) count[i]++;
    sqlite3_reset(query);
    sqlite3_step(query); /* left in the middle */
    sqlite3_reset(query);
  }
  CHECK(count[0] == count[2] && count[1] > 0 && count[1] <= count[0]);
  sqlite3_finalize(query);
}

/* By group, with ttest(). */
static void test_by_group(sqlite3 *db) {
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

int main(void) {
  sqlite3 *db = open_data();
  CHECK_ALL_CALLED(db,
                   "type = 'aggregate' AND function NOT LIKE '%graph%' AND function IN (SELECT "
                   "function FROM causalite_help() WHERE kind = 'column')",
                   CALLS);
  for (size_t i = 0; i < COUNT(CALLS); i++) {
    char *fit = sqlite3_mprintf("%s", value(db, "SELECT %s FROM d", CALLS[i]));
    CHECK(strlen(fit) > 100);
    test_schema(db, CALLS[i], fit);
    test_clauses(db, CALLS[i], fit);
    test_prepared(db, CALLS[i]);
    sqlite3_free(fit);
  }
  test_by_group(db);
  CHECK(sqlite3_close(db) == SQLITE_OK);
  CHECK(sqlite3_memory_used() == 0);
  return test_end();
}
