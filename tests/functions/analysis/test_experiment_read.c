/*
** The reading of the source: cells of all kinds, each column of one type (with
** functions/analysis/facts.c, by what is made of the columns).
*/
#include "functions/analysis/runs.h"

/* A column of these cells, beside a condition and an outcome. */
static void column(sqlite3 *db, const char *cells, const char *want) {
  char *sql = sqlite3_mprintf("DROP TABLE IF EXISTS t;"
                              "CREATE TABLE t(mode, energy_j, x);"
                              "WITH c(x) AS (VALUES %s) INSERT INTO t SELECT 'a', 1.5, x FROM c;"
                              "INSERT INTO t VALUES ('b', 2.5, NULL)",
                              cells);
  run(db, sql);
  call(db, "SELECT causalite_setup('t', '{\"again\":1,\"condition\":\"mode\"}')");
  CHECK_TEXT(db,
             "SELECT (SELECT lower(type) FROM pragma_table_info('experiment') WHERE name = 'x')"
             " || ': ' || group_concat(quote(x)) FROM experiment WHERE mode = 'a'",
             want);
  call(db, "SELECT causalite_drop()");
  sqlite3_free(sql);
}

static void test_cells(sqlite3 *db) {
  column(db, "(1), (2)", "integer: 1,2");
  column(db, "(1), (2.5)", "real: 1.0,2.5");
  column(db, "('1'), (' 2 '), ('NA'), ('')", "integer: 1,2,NULL,NULL");
  column(db, "('1,5'), ('2,25')", "real: 1.5,2.25");
  column(db, "('1 mJ'), ('2 J')", "real: 0.001,2.0");
  column(db, "('x'), (1), (2.0), (0.1)", "text: 'x','1','2.0','0.1'");
  column(db, "('1.1'), ('1.10')", "text: '1.1','1.10'");
  column(db, "(x'3132'), (x'')", "integer: 12,NULL");
  column(db, "(x'ff00'), (3)", "integer: NULL,3");
  column(db, "(9e999), (-9e999), (3)", "integer: NULL,NULL,3");
  column(db, "(NULL)", "text: NULL");
  column(db, "(9007199254740993), (1)", "integer: 9007199254740993,1");
}

static void test_notes(sqlite3 *db) {
  run(db, "CREATE TABLE n AS SELECT mode, energy_j, iif(id < 3, 'NA', iif(id = 3, '-', '7')) AS"
          " epochs FROM runs");
  call(db, "SELECT causalite_setup('n')");
  CHECK_TEXT(db, "SELECT name || cells || texts FROM import_note", "epochs3NA, -");
  call(db, "SELECT causalite_drop()");
}

/* 1,234 is said to be doubtful, and what is said works; 1.234 and 1,5 are no doubt. */
static void test_commas(sqlite3 *db) {
  static const char csv[] = "SELECT causalite_import('mode;energy_j;x;y\na;1,234;1.234;1,5\n"
                            "b;2,345;2.345;2,5\na;3,125;3.125;1,5', 'commas'%s)";
  for (int decimal = 0; decimal < 2; decimal++) {
    char sql[300];
    snprintf(sql, sizeof sql, csv, decimal ? ", '{\"decimal\":\",\"}'" : "");
    call(db, sql);
    const char *said = text_of(db, "SELECT causalite_setup('commas', '{\"condition\":\"mode\"}')");
    const char *first = strstr(said, "commas: ");
    CHECK((first != NULL) == !decimal);
    if (first) CHECK(strncmp(first, "commas: those in energy_j are taken", 35) == 0);
    if (first) CHECK(strstr(first + 1, "commas: ") == NULL);
    CHECK_TEXT(db, "SELECT max(energy_j) FROM experiment", decimal ? "3.125" : "3125");
    call(db, "SELECT causalite_drop()");
    run(db, "DROP TABLE commas");
  }
}

/* Each of several is named. */
static void test_more_commas(sqlite3 *db) {
  call(db, "SELECT causalite_import('mode;energy_j;time_s\na;1,234;5,678\nb;2,345;6,789\n"
           "a;3,125;7,125', 'commas')");
  const char *said = text_of(db, "SELECT causalite_setup('commas', '{\"condition\":\"mode\"}')");
  const char *first = strstr(said, "commas: those in energy_j are taken");
  const char *second = first ? strstr(first, "\ncommas: those in time_s are taken") : NULL;
  CHECK(second && strstr(second + 2, "commas: ") == NULL);
  call(db, "SELECT causalite_drop()");
  run(db, "DROP TABLE commas");
}

static void test_refused(sqlite3 *db) {
  run(db, "CREATE TABLE bad AS SELECT mode, energy_j, CAST(x'e9' AS TEXT) AS \"a b\" FROM runs");
  refused(db, "SELECT causalite_setup('bad')",
          "causalite_setup(): column 'a b' of bad has a text that is not UTF-8. Import the file "
          "again, and say what it is: causalite_import(csv, table, "
          "'{\"encoding\":\"windows-1252\"}')");
}

/* 800 columns, and none but those. */
static void test_wide(sqlite3 *db) {
  char *create = sqlite3_mprintf(
      "%s", text_of(db, "WITH RECURSIVE s(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM s WHERE"
                        " i < 800) SELECT 'CREATE TABLE wide AS SELECT mode, energy_j, '"
                        " || group_concat('id % 5 AS c' || i) || ' FROM runs' FROM s"));
  run(db, create);
  call(db, "SELECT causalite_setup('wide')");
  CHECK_TEXT(db, "SELECT count(*) FROM variable", "802");
  CHECK_TEXT(db, "SELECT sum(c800) FROM experiment", "80");
  call(db, "SELECT causalite_drop()");
  sqlite3_free(create);
}

static void test_encoding(void) {
  sqlite3 *db = open_database();
  run(db, "PRAGMA encoding = 'UTF-16le'");
  run(db, RUNS_INTO("runs"));
  column(db, "('\xc3\xa9'), (x'3132')", "text: '\xc3\xa9','12'");
  CHECK(sqlite3_close(db) == SQLITE_OK);
}

int main(void) {
  sqlite3 *db = open_runs();
  test_cells(db);
  test_notes(db);
  test_commas(db);
  test_more_commas(db);
  test_refused(db);
  test_wide(db);
  test_encoding();
  return end_runs(db);
}
