/*
** causalite_value() (as scalars are called, sqlite/scalar.c): a key at any depth, and what is said
** where there is none.
*/
#include "functions/data.h"

static void values(sqlite3 *db) {
  CHECK_TEXT(db, "SELECT causalite_value('{\"a\":{\"b\":1.5e3,\"c\":[1,2]},\"d\":null}', 'a.b')",
             "1500.0");
  CHECK_TEXT(db, "SELECT causalite_value('{\"a\":{\"b\":1.5e3,\"c\":[1,2]},\"d\":null}', 'a.c')",
             "[1,2]");
  CHECK_TEXT(db, "SELECT causalite_value('{\"a\":{\"b\":1.5e3,\"c\":[1,2]},\"d\":null}', 'd')",
             "(null)");
  CHECK_TEXT(db, "SELECT causalite_value(NULL, 'a')", "(null)");
  CHECK_TEXT(db, "SELECT causalite_value('{\"a\":[1,{\"b\":[true,\"x,y\"]}]}', 'a.1.b.1')", "x,y");
  CHECK_TEXT(db, "SELECT causalite_value('{\"a\":[1,null]}', 'a.1')", "(null)");
  CHECK_ERROR(db, "SELECT causalite_value('{\"a\":[1,2]}', 'a.2')",
              "causalite_value(): argument 2 (key): there is no 'a.2' in the fit");
  CHECK_ERROR(db, "SELECT causalite_value('{\"a\":[1,2]}', 'a.-1')",
              "causalite_value(): argument 2 (key): there is no 'a.-1' in the fit");
  CHECK_REAL(db,
             "SELECT causalite_value(ols(y, x), 'r_squared') = ols(y, x) ->> 'r_squared' FROM d", 1,
             0);
  CHECK_ERROR(db, "SELECT causalite_value('{\"a\":{\"b\":1,\"c\":2}}', 'a.x')",
              "causalite_value(): argument 2 (key): there is no 'a.x' in the fit; there are b, c");
  CHECK_ERROR(db, "SELECT causalite_value('{\"a\":1}', 'a.x')",
              "causalite_value(): argument 2 (key): there is no 'a.x' in the fit");
  CHECK_ERROR(db, "SELECT causalite_value('[', 'a')",
              "causalite_value(): argument 1 (fit) is not JSON: '['");
  run(db, "PRAGMA trusted_schema = OFF;"
          "CREATE VIEW v AS SELECT causalite_value(ols(y, x), 'sigma') > 0 AS ok FROM d");
  CHECK_TEXT(db, "SELECT ok FROM v", "1");
}

int main(void) {
  sqlite3 *db = open_data();
  values(db);
  CHECK(sqlite3_close(db) == SQLITE_OK);
  CHECK(sqlite3_memory_used() == 0);
  return test_end();
}
