/*
** Memory (sqlite/memory.c) that fails under every function: on a connection that has had faults
** before, and in the first statement of a connection, in which table-valued functions connect. And
** under the loading of the module.
*/
#include "fault/refusals.h"
#include "fault/statements.h"
#include "fault/sweep.h"

enum { WARM = 60, FIRST = 20 }; /* of a sample */

static void exhaust(const image *from, bool converting, const char *const *statements, size_t n) {
  for (size_t i = 0; i < n; i++) {
    bool makes = strstr(statements[i], "'made'") != NULL;
    sweep s = {.from = from, .sql = statements[i], .converting = converting};
    if (!makes) sweep_statement(s, WARM);
    s.changes = true;
    sweep_statement(s, makes ? WARM : FIRST);
  }
}

static void exhaust_all(const char *encoding) {
  image from = image_of(open_faults(encoding));
  bool converting = strcmp(encoding, "UTF-8") != 0;
  exhaust(&from, converting, FAULT_STATEMENTS, FAULT_COUNT(FAULT_STATEMENTS));
  exhaust(&from, converting, FAULT_REFUSALS, FAULT_COUNT(FAULT_REFUSALS));
  image_free(&from);
}

static bool init_with_fault(sqlite3 *db, long at, bool once) {
  fault_set(at, once);
  int code = sqlite3_causalite_init(db, NULL, NULL);
  fault_set(-1, false);
  CHECK(code == SQLITE_OK || code == SQLITE_NOMEM);
  return code == SQLITE_OK;
}

/* Loading without memory fails cleanly; a second load brings what the first has not. */
static void exhaust_loading(bool once) {
  static const char sql[] = "SELECT n FROM ttest((SELECT ttest(1, 2)))";
  bool loaded = false;
  for (long at = 0; at < 1000 && !loaded; at++) {
    sqlite3 *db = NULL;
    CHECK(sqlite3_open(":memory:", &db) == SQLITE_OK);
    fault_asked = 0;
    loaded = init_with_fault(db, at, once) && fault_asked <= at;
    CHECK(sqlite3_causalite_init(db, NULL, NULL) == SQLITE_OK);
    CHECK_REAL(db, sql, 1, 0);
    CHECK(sqlite3_close(db) == SQLITE_OK && sqlite3_memory_used() == 0);
  }
  CHECK(loaded);
}

int main(int argc, char **argv) {
  sweep_begin(argc, argv);
  if (!*sweep_only) {
    exhaust_loading(true);
    exhaust_loading(false);
  }
  exhaust_all("UTF-8");
  exhaust_all("UTF-16le");
  return sweep_end();
}
