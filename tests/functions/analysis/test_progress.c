/* causalite_progress(): off at first, on or off, and not from a view. */
#include "sql_test.h"

int main(void) {
  sqlite3 *db = open_database();
  CHECK_REAL(db, "SELECT causalite_progress()", 0, 0);
  CHECK_ERROR(db, "SELECT causalite_progress(2)",
              "causalite_progress(): argument 1 (on) must be 0 or 1");
  run(db, "CREATE VIEW p AS SELECT causalite_progress(1)");
  CHECK_ERROR(db, "SELECT * FROM p", "unsafe use of causalite_progress()");
  CHECK(sqlite3_close(db) == SQLITE_OK);
  CHECK(sqlite3_memory_used() == 0);
  return test_end();
}
