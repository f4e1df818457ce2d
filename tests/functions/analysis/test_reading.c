/* Tables that read another one by its name: what ends them. */
#include "functions/analysis/runs.h"

/* A view over its own rows or cells is an error, and no end of the stack; of one that has others
** below it, as many as a schema needs are read. */
static void test_itself(sqlite3 *db) {
  run(db, "CREATE TABLE t(a, b, c); INSERT INTO t VALUES (1, 2, 3), (4, 5, 6);"
          "CREATE VIEW v AS SELECT a FROM t;"
          "CREATE VIEW s AS SELECT * FROM causalite_cells('s');"
          "CREATE VIEW r AS SELECT * FROM causalite_rows('r');"
          "CREATE VIEW inner_cells AS SELECT * FROM causalite_cells('v')");
  CHECK_ERROR(db, "SELECT * FROM s", "causalite_cells(): a view reads its own cells");
  CHECK_ERROR(db, "SELECT * FROM causalite_cells('s')",
              "causalite_cells(): a view reads its own cells");
  CHECK_ERROR(db, "SELECT * FROM r", "causalite_rows(): a view reads itself");
  CHECK_ERROR(db, "SELECT * FROM causalite_rows('r')", "causalite_rows(): a view reads itself");
  CHECK_TEXT(db, "SELECT count(*) FROM causalite_cells('inner_cells')", "6");
  for (int i = 0; i < 12; i++) {
    char sql[100], below[10] = "v";
    if (i) snprintf(below, sizeof below, "v%d", i - 1);
    snprintf(sql, sizeof sql, "CREATE VIEW v%d AS SELECT c1 FROM causalite_rows('%s')", i, below);
    run(db, sql);
  }
  CHECK_TEXT(db, "SELECT group_concat(c1) FROM v11", "1,4");
  run(db, "DROP VIEW s; DROP VIEW r");
}

/* An error says which function met it: the first one of the analysis below. */
static void test_errors(sqlite3 *db) {
  run(db, "CREATE VIEW lost AS SELECT * FROM nowhere;"
          "CREATE VIEW over_lost AS SELECT c1 FROM causalite_rows('lost');"
          "CREATE VIEW over_cells AS SELECT value FROM causalite_cells('nope');"
          "CREATE VIEW late AS SELECT causalite_html(1, 2, 3, a) FROM t;"
          "CREATE VIEW broken AS SELECT abs(-9223372036854775807 - a) FROM t");
  CHECK_ERROR(db, "SELECT * FROM over_lost", "causalite_rows(): no such table: main.nowhere");
  CHECK_ERROR(db, "SELECT * FROM causalite_rows('over_lost')",
              "causalite_rows(): no such table: main.nowhere");
  CHECK_ERROR(db, "SELECT * FROM causalite_rows('over_cells')",
              "causalite_cells(): no such table: main.nope");
  CHECK_ERROR(db, "SELECT * FROM causalite_rows('late')",
              "causalite_rows(): wrong number of arguments to function causalite_html()");
  CHECK_ERROR(db, "SELECT * FROM causalite_rows('broken')", "causalite_rows(): integer overflow");
  CHECK_TEXT(db, "SELECT count(*) FROM causalite_rows('t')", "2");
}

int main(void) {
  sqlite3 *db = open_database();
  test_itself(db);
  test_errors(db);
  return end_runs(db);
}
