/* The host's `experiment`: it follows the source's columns and rows, and rowids stay theirs. */
#include "functions/analysis/runs.h"

static const char COLUMNS[] =
    "SELECT group_concat(name) FROM pragma_table_info('experiment', 'main')";

/* Columns come and go; what has gone is empty. */
static void test_columns(sqlite3 *db) {
  set_up(db);
  run(db,
      "ALTER TABLE runs ADD COLUMN \"a \"\"b\"\"\"; UPDATE runs SET \"a \"\"b\"\"\" = id;"
      "CREATE TABLE next AS SELECT id, model, mode, epochs, energy_j, \"a \"\"b\"\"\", 7 AS rowid"
      " FROM runs; DROP TABLE runs; CREATE TABLE runs(id INTEGER PRIMARY KEY, model, mode,"
      " epochs, energy_j, \"a \"\"b\"\"\", rowid);"
      "INSERT INTO runs SELECT * FROM next WHERE id > 3");
  call(db, "SELECT causalite_setup('runs')");
  CHECK_TEXT(db, COLUMNS, "id,model,mode,epochs,util,energy_j,a \"b\",rowid");
  CHECK_TEXT(db,
             "SELECT count(*) || ' ' || count(util) || ' ' || min(oid) || ' ' || max(rowid) || ' '"
             " || max(\"a \"\"b\"\"\") FROM experiment",
             "37 0 4 7 40");
  run(db, "DROP TABLE runs; CREATE TABLE runs(id INTEGER PRIMARY KEY, mode, energy_j);"
          "INSERT INTO runs SELECT id, mode, energy_j FROM next WHERE id > 3"); /* no rowid */
  call(db, "SELECT causalite_setup('runs')");
  CHECK_TEXT(db, "SELECT count(rowid) || ' ' || min(oid) FROM experiment", "0 4");
  call(db, "SELECT causalite_drop()");
}

/* The user's own is neither filled nor emptied. */
static void test_own(void) {
  sqlite3 *db = open_runs();
  run(db, "CREATE VIEW experiment AS SELECT * FROM runs");
  refused_like(db, "SELECT causalite_setup('runs')",
               "causalite_setup(): the analysis fills a table of its own, experiment, and there is "
               "one of yours in this database");
  call(db, "SELECT causalite_setup('experiment', '{" QUICK "}')");
  call(db, "SELECT causalite_refresh()");
  CHECK_TEXT(db, "SELECT count(*) FROM experiment", "40");
  CHECK_TEXT(db, "SELECT type FROM sqlite_schema WHERE name = 'experiment'", "view");
  CHECK(sqlite3_close(db) == SQLITE_OK);
}

int main(void) {
  sqlite3 *db = open_runs();
  test_columns(db);
  test_own();
  return end_runs(db);
}
