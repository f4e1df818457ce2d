/* causalite_format(): each kind, in both languages, and what is refused. */
#include "sql_test.h"

static void formats(sqlite3 *db, const char *arguments, const char *want) {
  char sql[200];
  snprintf(sql, sizeof sql, "SELECT causalite_format(%s)", arguments);
  CHECK_TEXT(db, sql, want);
}

static void test_kinds(sqlite3 *db) {
  formats(db, "219, 'estimate'", "219.0");
  formats(db, "222.1, 'estimate'", "222.1");
  formats(db, "-0.00012344, 'estimate'", "-0.0001234");
  formats(db, "0.00009876, 'estimate'", "9.876e-05");
  formats(db, "12345.6, 'estimate'", "12346");
  formats(db, "999.96, 'estimate'", "1000");
  formats(db, "0, 'estimate'", "0");
  formats(db, "1e15, 'estimate'", "1.000e+15");
  formats(db, "0.1606, 'percent'", "16.1%");
  formats(db, "-0.05, 'percent'", "-5.00%");
  formats(db, "1.5, 'percent'", "150%");
  formats(db, "904.5, 'integer'", "904");
  formats(db, "-0.2, 'integer'", "0");
  formats(db, "9007199254740993, 'integer'", "9007199254740993");
  formats(db, "9007199254740993, 'plain'", "9007199254740993");
  formats(db, "0.1 + 0.2, 'plain'", "0.30000000000000004");
  formats(db, "5.0, 'plain'", "5");
  formats(db, "1e300, 'plain'", "1e+300");
  formats(db, "NULL, 'estimate'", "(null)");
  formats(db, "'12.50', 'plain'", "12.5"); /* text that is a number */
}

static void test_p(sqlite3 *db) {
  formats(db, "0.0125, 'p'", ".012");
  formats(db, "0.0125, 'p', 'zh'", "0.012");
  formats(db, "0.00099999, 'p'", "< .001");
  formats(db, "0.001, 'p'", ".001");
  formats(db, "0.0, 'p', 'zh'", "< 0.001");
  formats(db, "0.9996, 'p'", "> .999");
  formats(db, "1, 'p'", "1.000");
  formats(db, "NULL, 'p'", "(null)");
}

static void test_refused(sqlite3 *db) {
  CHECK_ERROR(db, "SELECT causalite_format(1, 'pvalue')",
              "causalite_format(): argument 2 (kind) must be one of 'estimate', 'p', 'percent', "
              "'integer', 'plain', not 'pvalue'");
  CHECK_ERROR(db, "SELECT causalite_format(1, 'p', NULL)",
              "causalite_format(): argument 3 (lang) must be one of 'en', 'zh', not NULL");
  CHECK_ERROR(
      db, "SELECT causalite_format(1.5, 'p')",
      "causalite_format(): argument 1 (x) must be a number from 0 to 1 to be written as 'p'");
  CHECK_ERROR(
      db, "SELECT causalite_format(-0.5, 'p')",
      "causalite_format(): argument 1 (x) must be a number from 0 to 1 to be written as 'p'");
  CHECK_ERROR(
      db, "SELECT causalite_format('a', 'plain')",
      "causalite_format(): argument 1 (x) must be a number, not 'a'; CAST it, or leave such "
      "rows out with WHERE or FILTER");
  run(db,
      "PRAGMA trusted_schema = OFF; CREATE VIEW v AS SELECT causalite_format(2.5, 'integer') AS n");
  CHECK_TEXT(db, "SELECT n FROM v", "2");
}

int main(void) {
  sqlite3 *db = open_database();
  test_kinds(db);
  test_p(db);
  test_refused(db);
  CHECK(sqlite3_close(db) == SQLITE_OK);
  CHECK(sqlite3_memory_used() == 0);
  return test_end();
}
