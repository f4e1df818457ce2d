/* causalite_cell(): a cell alone in its column. */
#include "sql_test.h"

static void is(sqlite3 *db, const char *cell, const char *want) {
  char sql[200];
  snprintf(sql, sizeof sql, "SELECT quote(causalite_cell(%s))", cell);
  CHECK_TEXT(db, sql, want);
}

int main(void) {
  sqlite3 *db = open_database();
  is(db, "' 12 '", "12");
  is(db, "'9877.39mJ'", "9877.39");
  is(db, "'16.06%'", "16.06");
  is(db, "'1.234,5'", "1234.5");
  is(db, "'1,234'", "'1,234'"); /* two numbers */
  is(db, "'0,5'", "0.5");
  is(db, "'7b'", "'7b'");
  is(db, "' text '", "'text'");
  is(db, "'12345678901234567890'", "'12345678901234567890'");
  is(db, "'NA'", "NULL");
  is(db, "'None'", "NULL");
  is(db, "''", "NULL");
  is(db, "NULL", "NULL");
  is(db, "7", "7");
  is(db, "2.5", "2.5");
  CHECK_ERROR(db, "SELECT causalite_cell(x'00')",
              "causalite_cell(): argument 1 (text) must be a text or a number, not a blob: CAST it "
              "AS TEXT");
  run(db, "PRAGMA trusted_schema = OFF; CREATE VIEW v AS SELECT causalite_cell('1,5') AS x");
  CHECK_TEXT(db, "SELECT x FROM v", "1.5");
  CHECK(sqlite3_close(db) == SQLITE_OK);
  CHECK(sqlite3_memory_used() == 0);
  return test_end();
}
