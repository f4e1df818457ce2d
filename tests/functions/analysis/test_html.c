/* causalite_html(): what means something in HTML, and nothing else, is written otherwise. */
#include "sql_test.h"

int main(void) {
  sqlite3 *db = open_database();
  CHECK_TEXT(db, "SELECT causalite_html('<a href=\"x\">R&D''s</a>')",
             "&lt;a href=&quot;x&quot;&gt;R&amp;D&#39;s&lt;/a&gt;");
  CHECK_TEXT(db, "SELECT causalite_html('a\xc3\xa9\xe4\xb8\xad')", "a\xc3\xa9\xe4\xb8\xad");
  CHECK_TEXT(db, "SELECT causalite_html(CAST(X'C3A9FF3CC3' AS TEXT))",
             "\xc3\xa9\xef\xbf\xbd&lt;\xef\xbf\xbd");
  CHECK_TEXT(db, "SELECT causalite_html('')", "");
  CHECK_TEXT(db, "SELECT causalite_html(NULL)", "(null)");
  CHECK_TEXT(db, "SELECT causalite_html(1.5)", "1.5");
  CHECK_TEXT(db, "SELECT length(causalite_html(printf('%.*c', 100000, '<')))", "400000");
  run(db, "PRAGMA trusted_schema = OFF; CREATE VIEW v AS SELECT causalite_html('<') AS h");
  CHECK_TEXT(db, "SELECT h FROM v", "&lt;");
  CHECK(sqlite3_close(db) == SQLITE_OK);
  CHECK(sqlite3_memory_used() == 0);
  return test_end();
}
