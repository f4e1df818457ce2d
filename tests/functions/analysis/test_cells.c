/* causalite_cells(): the cells of a table, in order, whatever its names and kinds. */
#include "functions/analysis/runs.h"

#define CELLS(from)                                                                                \
  "SELECT group_concat(run || name || quote(value), ' ') FROM causalite_cells" from

static void test_tables(sqlite3 *db) {
  run(db, "CREATE TABLE experiment(a, \"b \"\"c\"\".d\"); INSERT INTO experiment VALUES (1, 'x'),"
          " (NULL, x'00'); DELETE FROM experiment WHERE a = 1; INSERT INTO experiment VALUES (2.5,"
          " '');"
          "CREATE TABLE w(k TEXT PRIMARY KEY, v) WITHOUT ROWID; INSERT INTO w VALUES ('q', 1),"
          " ('p', 2);"
          "CREATE TABLE r(rowid, _ROWID_); INSERT INTO r(rowid, _rowid_) VALUES (7, 8);"
          "CREATE TABLE all_three(rowid, oid, _rowid_); INSERT INTO all_three VALUES (7, 8, 9);"
          "CREATE VIEW v AS SELECT a FROM experiment; CREATE TABLE none(x)");
  CHECK_TEXT(db, CELLS(""), "2aNULL 2b \"c\".dX'00' 3a2.5 3b \"c\".d''");
  CHECK_TEXT(db, CELLS("('EXPERIMENT')"), "2aNULL 2b \"c\".dX'00' 3a2.5 3b \"c\".d''");
  CHECK_TEXT(db, CELLS("('w')"), "1k'p' 1v2 2k'q' 2v1");
  CHECK_TEXT(db, CELLS("('r')"), "1rowid7 1_ROWID_8");
  CHECK_TEXT(db, CELLS("('all_three')"), "1rowid7 1oid8 1_rowid_9");
  CHECK_TEXT(db, CELLS("('v')"), "1aNULL 2a2.5");
  CHECK_TEXT(db, CELLS("('none')"), "(null)");
  CHECK_TEXT(db, CELLS("(NULL)"), "(null)");
  CHECK_TEXT(db, CELLS(" AS c JOIN (SELECT 'w' AS t UNION SELECT 'v') ON c.\"table\" = t"),
             "1aNULL 2a2.5 1k'p' 1v2 2k'q' 2v1");
  CHECK_ERROR(db, "SELECT * FROM causalite_cells('nope')",
              "causalite_cells(): no such table: main.nope");
}

/* What a host may ask of any table: the number of a row, and the argument. */
static void test_hidden(sqlite3 *db) {
  CHECK_TEXT(db, "SELECT group_concat(rowid || name) FROM causalite_cells('w')", "0k,1v,2k,3v");
  CHECK_TEXT(db, "SELECT min(\"table\") || max(\"table\") FROM causalite_cells('w')", "ww");
  CHECK_TEXT(db, "SELECT count(*) || quote(max(\"table\")) FROM causalite_cells", "4NULL");
}

static void test_names(sqlite3 *db) {
  CHECK_TEXT(db, CELLS(" WHERE name = 'a'"), "2aNULL 3a2.5");
  CHECK_TEXT(db, CELLS(" WHERE name = 'A'"), "(null)");
  CHECK_TEXT(db, CELLS(" WHERE name = 'A' COLLATE NOCASE"), "2aNULL 3a2.5");
  CHECK_TEXT(db, CELLS(" WHERE name = NULL"), "(null)");
  CHECK_TEXT(db, CELLS(" WHERE name = x'61'"), "(null)");
  CHECK_TEXT(db, CELLS("('w') WHERE name = 'v'"), "1v2 2v1");
  CHECK_TEXT(db, CELLS("('w') WHERE name > 'k'"), "1v2 2v1");
}

/* By run, whatever order the host has its tables read in. */
static void test_order(sqlite3 *db) {
  run(db, "CREATE TABLE i(a INT, b TEXT); CREATE INDEX i_ab ON i(a, b);"
          "INSERT INTO i VALUES (3, 'x'), (2, 'y'), (1, 'z');"
          "PRAGMA reverse_unordered_selects = 1");
  CHECK_TEXT(db,
             "SELECT group_concat(value) FROM (SELECT value FROM causalite_cells('i')"
             " WHERE name = 'a' ORDER BY run)",
             "3,2,1");
  CHECK_TEXT(db,
             "SELECT group_concat(value) FROM (SELECT value FROM causalite_cells('i')"
             " WHERE name = 'a' ORDER BY run DESC)",
             "1,2,3");
  CHECK_TEXT(db,
             "SELECT group_concat(name || value, ' ') FROM (SELECT name, value FROM"
             " causalite_cells('i') ORDER BY name)",
             "a3 a2 a1 bx by bz");
  CHECK_TEXT(db,
             "SELECT group_concat(n) FROM (SELECT count(*) AS n FROM causalite_cells('i') GROUP BY"
             " run)",
             "2,2,2");
  run(db, "PRAGMA reverse_unordered_selects = 0");
}

static void test_wide(sqlite3 *db) {
  char *columns = sqlite3_mprintf(
      "%s", text_of(db, "WITH RECURSIVE s(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM s WHERE"
                        " i < 800) SELECT 'CREATE TABLE wide(' || group_concat('c' || i) || ')'"
                        " FROM s"));
  run(db, columns);
  run(db, "INSERT INTO wide(c800) VALUES (1)");
  CHECK_TEXT(db,
             "SELECT count(*) || max(name) FILTER (WHERE value = 1) FROM causalite_cells('wide')",
             "800c800");
  sqlite3_free(columns);
}

int main(void) {
  sqlite3 *db = open_database();
  test_tables(db);
  test_hidden(db);
  test_names(db);
  test_order(db);
  test_wide(db);
  return end_runs(db);
}
