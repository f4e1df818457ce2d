/* causalite_version() names all that a report of a fault needs. */
#include "sql_test.h"

int main(void) {
  sqlite3 *db = open_database();
  CHECK_REAL(db, "SELECT causalite_version() LIKE 'causalite %SQLite%GSL%'", 1, 0);
  CHECK(sqlite3_close(db) == SQLITE_OK);
  CHECK(sqlite3_memory_used() == 0);
  return test_end();
}
