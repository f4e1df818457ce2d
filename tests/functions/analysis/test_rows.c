/* causalite_rows(): the rows of a table or view; and the views of the analysis that it reads. */
#include "functions/analysis/runs.h"

static void test_tables(sqlite3 *db) {
  run(db, "CREATE TABLE t(a, b); INSERT INTO t VALUES (1, 'x'), (NULL, x'00'), (2.5, '');"
          "CREATE TABLE w(k TEXT PRIMARY KEY, v) WITHOUT ROWID; INSERT INTO w VALUES ('q', 1),"
          " ('p', 2);"
          "CREATE TABLE none(x); CREATE VIEW v AS SELECT b, a FROM t WHERE a > 1");
  CHECK_TEXT(db,
             "SELECT group_concat(quote(c1) || quote(c2) || quote(c3), ' ') FROM"
             " causalite_rows('t')",
             "1'x'NULL NULLX'00'NULL 2.5''NULL");
  CHECK_TEXT(db, "SELECT group_concat(rowid || c1 || c2) FROM causalite_rows('W')", "1p2,2q1");
  CHECK_TEXT(db, "SELECT quote(c1) || c2 FROM causalite_rows('v')", "''2.5");
  CHECK_TEXT(db, "SELECT count(*) FROM causalite_rows('none')", "0");
  CHECK_TEXT(db, "SELECT count(*) FROM causalite_rows(NULL)", "0");
  CHECK_TEXT(db, "SELECT min(\"table\") || count(c20) FROM causalite_rows('t')", "t0");
  CHECK_ERROR(db, "SELECT * FROM causalite_rows('nope')",
              "causalite_rows(): no such table: main.nope");
  CHECK_TEXT(db, "SELECT c2 FROM causalite_rows('t') WHERE c1 = 1", "x");
  static const char *const without[] = {
      "SELECT * FROM causalite_rows", "SELECT * FROM causalite_rows WHERE \"table\" > 't'",
      "SELECT * FROM causalite_rows(n) CROSS JOIN (SELECT 't' AS n UNION SELECT 'w')"};
  for (int i = 0; i < 3; i++) CHECK(sqlite3_exec(db, without[i], NULL, NULL, NULL) == SQLITE_ERROR);
}

/* Read for each row of another table: the same one again, another one, none. */
static void test_again(sqlite3 *db) {
  run(db, "CREATE TABLE names(id INTEGER PRIMARY KEY, name);"
          "INSERT INTO names(name) VALUES ('t'), ('t'), ('w'), (NULL), ('w'), ('none'), ('t')");
  CHECK_TEXT(db,
             "SELECT group_concat(id || quote(c1), ' ') FROM names CROSS JOIN causalite_rows(name)",
             "11 1NULL 12.5 21 2NULL 22.5 3'p' 3'q' 5'p' 5'q' 71 7NULL 72.5");
  CHECK_ERROR(db,
              "SELECT count(*) FROM (SELECT 'nope' AS n UNION ALL SELECT 'nope'), "
              "causalite_rows(n)",
              "causalite_rows(): no such table: main.nope");
}

static void test_wide(sqlite3 *db) {
  run(db, "CREATE TABLE twenty(a, b, c, d, e, f, g, h, i, j, k, l, m, n, o, p, q, r, s, t);"
          "INSERT INTO twenty(a, t) VALUES (1, 20); CREATE TABLE more AS SELECT *, 21 FROM twenty");
  CHECK_TEXT(db, "SELECT c1 || ' ' || c20 FROM causalite_rows('twenty')", "1 20");
  CHECK_ERROR(db, "SELECT * FROM causalite_rows('more')",
              "causalite_rows(): 'more' has 21 columns, more than 20");
}

/* The columns of a view with their types, as a table made of it has them. */
static char *shape_of(sqlite3 *db, const char *name, const char *suffix) {
  char sql[300];
  snprintf(sql, sizeof sql, "CREATE TEMP TABLE \"of_%s%s\" AS SELECT * FROM %s%s LIMIT 0", name,
           suffix, name, suffix);
  run(db, sql);
  snprintf(sql, sizeof sql,
           "SELECT group_concat(name || ' ' || type) FROM pragma_table_info('of_%s%s', 'temp')",
           name, suffix);
  return sqlite3_mprintf("%s", text_of(db, sql));
}

/* Each view that is read through the function has the columns of its definition, and their types,
** without which SQLite makes no index for a join. */
static void test_definitions(sqlite3 *db) {
  int definitions = 0;
  sqlite3_stmt *names = NULL;
  sqlite3_prepare_v2(db,
                     "SELECT replace(name, '_definition', '') FROM sqlite_schema WHERE type ="
                     " 'view' AND name LIKE '%\\_definition' ESCAPE '\\'",
                     -1, &names, NULL);
  for (; sqlite3_step(names) == SQLITE_ROW; definitions++) {
    const char *name = (const char *)sqlite3_column_text(names, 0);
    char *read = shape_of(db, name, ""), *defined = shape_of(db, name, "_definition");
    if (!CHECK(strcmp(read, defined) == 0)) printf("  %s: %s\n  not %s\n", name, read, defined);
    sqlite3_free(read);
    sqlite3_free(defined);
  }
  sqlite3_finalize(names);
  CHECK(definitions == 10);
}

static int steps_of(sqlite3 *db, const char *name) {
  int n = 0;
  sqlite3_stmt *plan = NULL;
  char *sql = sqlite3_mprintf("EXPLAIN SELECT * FROM \"%w\"", name);
  CHECK(sqlite3_prepare_v2(db, sql, -1, &plan, NULL) == SQLITE_OK);
  while (sqlite3_step(plan) == SQLITE_ROW) n++;
  sqlite3_finalize(plan);
  sqlite3_free(sql);
  return n;
}

/* SQLite puts no view together of more than so many instructions, of which 100 000 take it some 0.1
** seconds, in which it lets no host in. With all views in each other they had millions. */
static void test_shallow(sqlite3 *db) {
  enum { MOST = 80000 };
  sqlite3_stmt *names = NULL;
  sqlite3_prepare_v2(db, "SELECT name FROM sqlite_schema WHERE type = 'view'", -1, &names, NULL);
  while (sqlite3_step(names) == SQLITE_ROW) {
    const char *name = (const char *)sqlite3_column_text(names, 0);
    int steps = steps_of(db, name);
    if (!CHECK(steps < MOST)) printf("  %s: %d instructions\n", name, steps);
  }
  sqlite3_finalize(names);
}

int main(void) {
  sqlite3 *db = open_runs();
  test_tables(db);
  test_again(db);
  test_wide(db);
  set_up(db);
  test_definitions(db);
  test_shallow(db);
  return end_runs(db);
}
