/* causalite_quote(): of a text what SQLite's json_quote() makes of it, in views, too. */
#include "sql_test.h"

int main(void) {
  sqlite3 *db = open_database();
  CHECK_TEXT(db, "SELECT causalite_quote('a \"b\" \\ c''s')", "\"a \\\"b\\\" \\\\ c's\"");
  CHECK_TEXT(db, "SELECT causalite_quote('')", "\"\"");
  CHECK_TEXT(db, "SELECT causalite_quote(NULL)", "(null)");
  CHECK_TEXT(db, "SELECT causalite_quote(1.5)", "\"1.5\"");
  CHECK_TEXT(db, "SELECT length(causalite_quote(printf('%.*c', 100000, '\"')))", "200002");
  CHECK_TEXT(db,
             "WITH RECURSIVE c(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM c WHERE i < 700)"
             " SELECT count(*) FROM c WHERE json_extract('[' || causalite_quote(char(i)) || ']',"
             " '$[0]') IS char(i)",
             "700");
  CHECK_TEXT(db,
             "WITH RECURSIVE c(i) AS (SELECT 32 UNION ALL SELECT i + 1 FROM c WHERE i < 700)"
             " SELECT count(*) FROM c WHERE causalite_quote(char(i)) <> json_quote(char(i))",
             "0");
  run(db, "PRAGMA trusted_schema = OFF; CREATE VIEW v AS SELECT causalite_quote(char(10)) AS q");
  CHECK_TEXT(db, "SELECT q FROM v", "\"\\n\"");
  CHECK(sqlite3_close(db) == SQLITE_OK);
  CHECK(sqlite3_memory_used() == 0);
  return test_end();
}
