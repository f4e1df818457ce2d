/* sqlite/statement.h: statements, copies and scripts that a call runs. */
#include "sqlite/statement.h"

#include <pthread.h>
#include <unistd.h>

#include "sql_test.h"

static clt_call call;

static void begin(sqlite3 *db) {
  clt_connection *connection = clt_connection_open(db);
  clt_call_start(&call, connection, "f");
}

static void end(void) {
  clt_connection *connection = call.connection;
  clt_call_end(&call);
  clt_connection_release(connection);
}

/* What has failed, and that from there on nothing is done. */
static void failed(const char *want) {
  CHECK(clt_failed(&call));
  if (!CHECK(call.message && strcmp(call.message, want) == 0)) printf("  %s\n", call.message);
  CHECK(clt_prepare(&call, call.connection->db, "SELECT 1") == NULL);
  clt_connection *connection = call.connection;
  clt_call_end(&call);
  clt_call_start(&call, connection, "f");
}

static bool same(const char *got, const char *want) {
  return want ? got && strcmp(got, want) == 0 : got == NULL;
}

static void test_ask(sqlite3 *db) {
  CHECK(same(clt_ask(&call, db, "SELECT 1.5"), "1.5"));
  CHECK(same(clt_ask(&call, db, "SELECT ''"), ""));
  CHECK(same(clt_ask(&call, db, "SELECT NULL"), NULL) && !clt_failed(&call));
  CHECK(same(clt_ask(&call, db, "SELECT 1 WHERE 0"), NULL) && !clt_failed(&call));
  CHECK(same(clt_ask_text(&call, db, sqlite3_mprintf("SELECT %Q", "it's")), "it's"));
  CHECK(!clt_run(&call, db, "SELEKT"));
  failed("f(): near \"SELEKT\": syntax error");
  CHECK(same(clt_ask_text(&call, db, NULL), NULL) && call.error == SQLITE_NOMEM);
  end();
  begin(db);
}

static void test_rowid_name(sqlite3 *db) {
  static const char *const cases[][2] = {{"1 AS a", "rowid"},
                                         {"1 AS RowId", "_rowid_"},
                                         {"1 AS rowid, 2 AS _ROWID_", "oid"},
                                         {"1 AS oid, 2 AS rowid", "_rowid_"},
                                         {"1 AS oid, 2 AS rowid, 3 AS _rowid_", NULL}};
  for (int i = 0; i < 5; i++) {
    int n;
    sqlite3_stmt *select =
        clt_prepare_text(&call, db, sqlite3_mprintf("SELECT 0 AS rowid, %s", cases[i][0]));
    CHECK(same(clt_rowid_name(select, 1), cases[i][1]));
    const char **names = clt_column_names(&call, select, 1, &n);
    CHECK(n == sqlite3_column_count(select) - 1 &&
          same(names[n - 1], sqlite3_column_name(select, n)));
    sqlite3_finalize(select);
  }
  CHECK(clt_is_among("B", (const char *const[]){"a", "b"}, 2));
  CHECK(!clt_is_among("c", (const char *const[]){"a", "b"}, 2));
}

static void test_copy(sqlite3 *db, sqlite3 *to) {
  run(db, "CREATE TABLE \"a \"\"b\"\"\"(i, r, t, n, z); INSERT INTO \"a \"\"b\"\"\" VALUES (1, 0.1,"
          " 'x' || char(0) || 'y', NULL, x'00ff'), (2, 3, 4, 5, 6)");
  run(to, "CREATE TABLE \"a \"\"b\"\"\"(i, r, t, n, z); INSERT INTO \"a \"\"b\"\"\"(i) VALUES (9);"
          "CREATE TABLE few(i)");
  CHECK(clt_copy_table(&call, db, to, "a \"b\""));
  CHECK_TEXT(to,
             "SELECT group_concat(i || quote(r) || length(CAST(t AS BLOB)) || quote(n) || quote(z))"
             " FROM \"a \"\"b\"\"\"",
             "10.13NULLX'00FF',23156");
  run(db, "CREATE TABLE few(i, j)");
  CHECK(!clt_copy_table(&call, db, to, "few"));
  failed("f(): table main.few has 1 columns but 2 values were supplied");
  CHECK(!clt_copy_table(&call, db, to, "none"));
  failed("f(): no such table: main.none");
}

static void take(clt_call *c, void *context, sqlite3_stmt *row) {
  *(int *)context += sqlite3_column_int(row, 0);
  if (*(int *)context > 100) clt_fail(c, "too much");
}

static void test_script(sqlite3 *db) {
  int sum = 0;
  CHECK(
      clt_run_script(&call, db, "x", "SELECT 1;\n-- none\n;SELECT 2 UNION SELECT 3;", take, &sum));
  CHECK(sum == 6);
  CHECK(clt_run_script(&call, db, "x", "SELECT 1; SELECT 2", NULL, NULL)); /* rows of no interest */
  CHECK(!clt_run_script(&call, db, "x", "SELECT 1;\n\nSELECT 2,\n  nope;\n", take, &sum));
  failed("f(): sql/x.sql line 4: no such column: nope");
  CHECK(!clt_run_script(&call, db, "x", "SELECT 99; SELECT 99; SELECT 1", take, &sum));
  failed("f(): too much");
}

/* What the messages of the database leave out. */
static void test_messages(sqlite3 *db) {
  sqlite3_stmt *half = NULL;
  run(db, "CREATE TABLE read(x); INSERT INTO read VALUES (1), (2)");
  sqlite3_prepare_v2(db, "SELECT * FROM read", -1, &half, NULL);
  sqlite3_step(half);
  CHECK(!clt_run(&call, db, "DROP TABLE read"));
  failed("f(): another query that reads a table of the analysis has not ended: finish the other "
         "query of this connection, and call it again");
  sqlite3_finalize(half);
  sqlite3_limit(db, SQLITE_LIMIT_LENGTH, 100);
  sqlite3_stmt *insert = clt_prepare_insert(&call, db, "INSERT", "read", 1);
  char *long_text = sqlite3_mprintf("%.200c", 'x');
  CHECK(!clt_bind_text(&call, insert, 1, long_text, -1));
  failed("f(): string or blob too big");
  sqlite3_finalize(insert);
  sqlite3_free(long_text);
}

/* A connection that may not write. */
static void test_read_only(sqlite3 *db) {
  run(db, "PRAGMA query_only = 1");
  CHECK(!clt_run(&call, db, "CREATE TABLE other(x)"));
  CHECK(call.error == SQLITE_READONLY);
  failed("f(): this connection is set to change nothing: PRAGMA query_only = off");
  run(db, "PRAGMA query_only = 0");
}

static void *end_later(void *other) {
  sqlite3_sleep(200);
  run(other, "COMMIT");
  return NULL;
}

/* (1) Reading waits for whoever writes, as the host waits or, if it does not, for a while. */
static int no_pragma(void *unused, int action, const char *a, const char *b, const char *c,
                     const char *d) {
  (void)unused, (void)a, (void)b, (void)c, (void)d;
  return action == SQLITE_PRAGMA ? SQLITE_DENY : SQLITE_OK;
}

static void test_waiting(void) {
  char file[60];
  sqlite3 *db = NULL, *other = NULL;
  pthread_t thread;
  snprintf(file, sizeof file, "/tmp/clt_statement_%d.db", (int)getpid());
  remove(file);
  CHECK(sqlite3_open(file, &db) == SQLITE_OK && sqlite3_open(file, &other) == SQLITE_OK);
  run(other, "CREATE TABLE t AS SELECT 7 AS x; BEGIN EXCLUSIVE");
  begin(db);
  pthread_create(&thread, NULL, end_later, other);
  CHECK(same(clt_ask(&call, db, "SELECT x FROM t"), "7"));
  pthread_join(thread, NULL);
  end();
  /* The same where the host does not let it ask how long it may wait. */
  run(other, "BEGIN EXCLUSIVE");
  begin(db);
  sqlite3_set_authorizer(db, no_pragma, NULL);
  pthread_create(&thread, NULL, end_later, other);
  CHECK(same(clt_ask(&call, db, "SELECT x FROM t"), "7"));
  pthread_join(thread, NULL);
  sqlite3_set_authorizer(db, NULL, NULL);
  end();
  run(db, "PRAGMA busy_timeout = 50");
  run(other, "BEGIN EXCLUSIVE");
  begin(db);
  CHECK(clt_ask(&call, db, "SELECT x FROM t") == NULL);
  failed("f(): another connection is using the database: call it again when that has ended, or set "
         "a longer PRAGMA busy_timeout");
  end();
  CHECK(sqlite3_close(db) == SQLITE_OK && sqlite3_close(other) == SQLITE_OK);
  remove(file);
}

int main(void) {
  sqlite3 *db = open_database(), *to = open_database();
  begin(db);
  test_ask(db);
  test_rowid_name(db);
  test_copy(db, to);
  test_script(db);
  test_read_only(db);
  test_messages(db);
  end();
  CHECK(sqlite3_close(db) == SQLITE_OK && sqlite3_close(to) == SQLITE_OK);
  test_waiting();
  CHECK(sqlite3_memory_used() == 0);
  return test_end();
}
