/*
** plot_effects(), with plot/effects.c: intervals open at an end, rows without an estimate, more
** rows than are drawn, extreme values.
*/
#include "functions/plot/figures.h"

static void effects(sqlite3 *db) {
  CHECK_FIGURE(
      db,
      "SELECT plot_effects(column1, column2, column3, column4) FROM (VALUES"
      " ('first', 0.52, 0.11, 0.93), ('open', -0.2, NULL, 0.1), ('none', NULL, NULL, NULL))",
      ">first</text>", "0.52 [0.11, 0.93]", "[\xe2\x80\x93, 0.10]", "no estimate",
      "is open on that side", "class=\"fill c1\"");
  CHECK_FIGURE(db, "SELECT plot_effects('x', 1, 0, 2) WHERE 0", "no rows with a value");
  CHECK_FIGURE(db,
               "WITH RECURSIVE s(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM s WHERE i < 250)"
               " SELECT plot_effects(i, i, i - 1, i + 1) FROM s",
               "Rows not drawn: 50.");
  CHECK_ERROR(db, "SELECT plot_effects('x', 1, 2, 0)",
              "plot_effects(): conf_low 2 is above conf_high 0");
}

static void extremes(sqlite3 *db) {
  check_extremes(db, "SELECT plot_effects('x', x, min(x, y), max(x, y)) FROM extreme");
}

int main(void) {
  sqlite3 *db = open_database();
  effects(db);
  extremes(db);
  CHECK(sqlite3_close(db) == SQLITE_OK);
  CHECK(sqlite3_memory_used() == 0);
  return test_end();
}
