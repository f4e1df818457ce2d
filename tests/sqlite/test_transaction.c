/*
** sqlite/transaction.c by a function that writes as it is told: all of its work or nothing,
** whoever interrupts and whoever is in the way.
*/
#define _XOPEN_SOURCE 700 /* mkdtemp() */

#include "sqlite/transaction.h"

#include <pthread.h>
#include <time.h>

#include "sql_test.h"

static sqlite3 *other; /* a second connection to the same file */

/* The work: a letter a step. */
static void work_step(clt_transaction *t, char step) {
  static const char FOREVER[] = "WITH RECURSIVE s(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM s) "
                                "INSERT INTO main.made SELECT i FROM s";
  sqlite3 *db = t->call->connection->db;
  switch (step) {
  case 'c':
    clt_transaction_run(t, "CREATE TABLE main.made(x); INSERT INTO main.made VALUES (1), (2);");
    break;
  case 'a': /* another connection writes to what is attached */
    CHECK(sqlite3_exec(other, "INSERT INTO runs VALUES (1)", NULL, NULL, NULL) == SQLITE_OK);
    break;
  case 'd':
    clt_transaction_run(t, "DROP TABLE main.made");
    break;
  case 'x':
    clt_transaction_run(t, "CREATE INDEX main.made_x ON made(x);");
    break;
  case 't':
    clt_transaction_run(t, "CREATE TEMP TABLE aside(x);");
    break;
  case 'i':
    sqlite3_interrupt(db);
    break;
  case 'w': /* a write that finds the connection interrupted */
    clt_transaction_run(t, "INSERT INTO main.made VALUES (3)");
    break;
  case 'f':
    clt_transaction_run(t, "INSERT INTO main.nowhere VALUES (3)");
    break;
  case 'e':
    clt_fail(t->call, "no more");
    break;
  default:
    clt_transaction_run(t, FOREVER);
  }
}

/* work(steps): 1 if committed. */
static void work(sqlite3_context *context, int argc, sqlite3_value **argv) {
  clt_connection *connection = sqlite3_user_data(context);
  clt_call call;
  clt_transaction t;
  (void)argc;
  clt_call_start(&call, connection, "work");
  const char *step = (const char *)sqlite3_value_text(argv[0]);
  bool begun = clt_transaction_begin(&t, &call, "DELETE FROM main.old WHERE 0");
  for (; begun && *step; step++) work_step(&t, *step);
  if (clt_transaction_end(&t)) sqlite3_result_int(context, 1);
  if (clt_failed(&call)) clt_report(&call, context);
  clt_call_end(&call);
}

/* elsewhere(sql): run by the other connection. */
static void elsewhere(sqlite3_context *context, int argc, sqlite3_value **argv) {
  (void)argc;
  const char *sql = (const char *)sqlite3_value_text(argv[0]);
  sqlite3_result_int(context, sqlite3_exec(other, sql, NULL, NULL, NULL));
}

static void release(void *connection) {
  clt_connection_release(connection);
}

static sqlite3 *open_file(const char *file, int flags) {
  sqlite3 *db = NULL;
  if (sqlite3_open_v2(file, &db, flags, NULL) != SQLITE_OK) exit(EXIT_FAILURE);
  clt_connection *connection = clt_connection_open(db);
  sqlite3_create_function_v2(db, "work", 1, SQLITE_UTF8 | SQLITE_DIRECTONLY, connection, work, NULL,
                             NULL, release);
  sqlite3_create_function(db, "elsewhere", 1, SQLITE_UTF8, NULL, elsewhere, NULL, NULL);
  return db;
}

/* Nothing of the work is there, the connection is free, and others can write. */
static void check_untouched(sqlite3 *db, const char *after) {
  static const char MADE[] =
      "SELECT count(*) FROM (SELECT name FROM sqlite_schema UNION ALL SELECT "
      "name FROM sqlite_temp_schema) WHERE name IN ('made', 'aside')";
  bool free_again = sqlite3_get_autocommit(db) != 0;
  if (!CHECK(free_again)) {
    printf("  after %s\n", after);
    sqlite3_exec(db, "ROLLBACK", NULL, NULL, NULL);
  }
  CHECK_TEXT(db, MADE, "0");
  CHECK(sqlite3_exec(db, "UPDATE old SET x = x", NULL, NULL, NULL) == SQLITE_OK);
  CHECK(sqlite3_exec(other, "UPDATE old SET x = x", NULL, NULL, NULL) == SQLITE_OK);
}

static void refused(sqlite3 *db, const char *sql, const char *want) {
  CHECK_ERROR(db, sql, want);
  check_untouched(db, sql);
}

/* ---- commit and failure ---- */

static void test_all_or_nothing(sqlite3 *db) {
  CHECK_TEXT(db, "SELECT work('cxt')", "1");
  CHECK_TEXT(other, "SELECT count(*) FROM made", "2");
  run(db, "DROP TABLE made; DROP TABLE temp.aside;");
  CHECK_TEXT(db, "SELECT work('c') FROM old", "1"); /* while a statement reads */
  run(db, "DROP TABLE made");
  refused(db, "SELECT work('ce')", "work(): no more");
  refused(db, "SELECT work('cfw')", "work(): no such table: main.nowhere");
  refused(db, "SELECT work('cxtf')", "work(): no such table: main.nowhere");
}

static int never(void *unused) {
  (void)unused;
  return 1;
}

static void test_commit_refused(sqlite3 *db) {
  sqlite3_commit_hook(db, never, NULL);
  CHECK_ERROR(db, "SELECT work('c')", "work(): constraint failed");
  sqlite3_commit_hook(db, NULL, NULL);
  check_untouched(db, "a commit hook");
}

/* ---- where it cannot ---- */

static void test_inside(sqlite3 *db) {
  static const char OPEN[] =
      "work(): a transaction is open, and this makes one of its own: COMMIT first";
  static const char WRITES[] =
      "work(): a statement of this connection that writes has not ended (INSERT … SELECT, CREATE "
      "TABLE AS, RETURNING): call it in a SELECT of its own";
  sqlite3_stmt *half = NULL;
  run(db, "BEGIN; INSERT INTO old VALUES (5)");
  CHECK_ERROR(db, "SELECT work('c')", OPEN);
  CHECK(sqlite3_get_autocommit(db) == 0);
  run(db, "COMMIT; SAVEPOINT s");
  CHECK_ERROR(db, "SELECT work('c')", OPEN);
  run(db, "RELEASE s");
  CHECK_TEXT(db, "SELECT count(*) FROM old WHERE x = 5", "1"); /* the host's work stands */
  run(db, "DELETE FROM old WHERE x = 5");
  refused(db, "INSERT INTO old SELECT work('c')", WRITES);
  refused(db, "UPDATE old SET x = work('c')", WRITES);
  refused(db, "CREATE TABLE y AS SELECT work('c')", WRITES);
  refused(db, "CREATE TEMP TABLE y AS SELECT work('c')", WRITES);
  sqlite3_prepare_v2(db, "INSERT INTO old VALUES (7), (8) RETURNING x", -1, &half, NULL);
  CHECK(sqlite3_step(half) == SQLITE_ROW);
  CHECK_ERROR(db, "SELECT work('c')", WRITES);
  sqlite3_finalize(half);
  run(db, "DELETE FROM old WHERE x > 5");
}

static void test_read_only(sqlite3 *db, const char *file) {
  char want[400];
  snprintf(
      want, sizeof want,
      "work(): the database is read-only. Open a new one (analysis.db, say) and, in it, attach "
      "this:\n  ATTACH '%s' AS src;\nthen call the function there; the tables of this one are "
      "src.…",
      sqlite3_db_filename(db, "main"));
  run(db, "PRAGMA query_only = 1");
  CHECK_ERROR(db, "SELECT work('c')",
              "work(): this connection is set to change nothing: PRAGMA query_only = off");
  run(db, "PRAGMA query_only = 0");
  check_untouched(db, "PRAGMA query_only");
  sqlite3 *reader = open_file(file, SQLITE_OPEN_READONLY);
  CHECK_ERROR(reader, "SELECT work('c')", want);
  CHECK(sqlite3_close(reader) == SQLITE_OK);
  /* What the message says works. */
  sqlite3 *fresh = open_file(":memory:", SQLITE_OPEN_READWRITE);
  const char *attach = strstr(want, "ATTACH");
  char line[300];
  snprintf(line, sizeof line, "%.*s", (int)strcspn(attach, "\n"), attach);
  run(fresh, line);
  run(fresh, "CREATE TABLE main.old(x)");
  CHECK_TEXT(fresh, "SELECT work('c')", "1");
  CHECK_TEXT(fresh, "SELECT count(*) FROM src.old", "1");
  CHECK(sqlite3_close(fresh) == SQLITE_OK);
}

/* ---- other connections ---- */

static double now(void) {
  struct timespec t;
  clock_gettime(CLOCK_MONOTONIC, &t);
  return (double)t.tv_sec + 1e-9 * (double)t.tv_nsec;
}

static void nap(long ms) {
  struct timespec t = {ms / 1000, ms % 1000 * 1000000};
  nanosleep(&t, NULL);
}

static void *unlock_later(void *unused) {
  nap(300);
  sqlite3_exec(other, "COMMIT", NULL, NULL, NULL);
  return unused;
}

static void *interrupt_later(void *db) {
  nap(300);
  sqlite3_interrupt(db);
  return NULL;
}

static const char BUSY[] =
    "work(): another connection is using the database: call it again when that has ended, or "
    "set a longer PRAGMA busy_timeout";

/* Who writes to an attached database is neither waited for nor held up. */
static void test_attached(sqlite3 *db, const char *folder) {
  char file[80], attach[120];
  snprintf(file, sizeof file, "%s/runs.db", folder);
  sqlite3 *runner = open_file(file, SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE);
  run(runner, "CREATE TABLE runs(x); BEGIN IMMEDIATE");
  snprintf(attach, sizeof attach, "ATTACH '%s' AS src", file);
  run(db, attach);
  run(db, "PRAGMA busy_timeout = 50");
  CHECK_TEXT(db, "SELECT work('c')", "1");
  run(db, "DROP TABLE main.made; PRAGMA busy_timeout = 0");
  run(runner, "COMMIT");
  sqlite3 *before = other;
  other = runner; /* for elsewhere() */
  CHECK_TEXT(db, "SELECT work('ca')", "1");
  other = before;
  CHECK_TEXT(runner, "SELECT count(*) FROM runs", "1");
  run(db, "DROP TABLE main.made; DETACH src");
  CHECK(sqlite3_close(runner) == SQLITE_OK);
  remove(file);
}

static void test_busy(sqlite3 *db) {
  pthread_t thread;
  run(other, "BEGIN IMMEDIATE");
  run(db, "PRAGMA busy_timeout = 50");
  double start = now();
  CHECK_ERROR(db, "SELECT work('c')", BUSY);
  CHECK(now() - start < 2.5); /* the host's timeout, not ours of 5 s */
  run(db, "PRAGMA busy_timeout = 0");
  pthread_create(&thread, NULL, interrupt_later, db);
  start = now();
  CHECK_ERROR(db, "SELECT work('c')", "interrupted");
  CHECK(now() - start < 2.5);
  pthread_join(thread, NULL);
  pthread_create(&thread, NULL, unlock_later, NULL);
  CHECK_TEXT(db, "SELECT work('c')", "1"); /* waited for */
  pthread_join(thread, NULL);
  run(db, "DROP TABLE made");
}

/* A reader lets it begin, but not commit. */
static void test_commit_busy(sqlite3 *db) {
  run(db, "PRAGMA busy_timeout = 50");
  run(other, "BEGIN; SELECT * FROM old");
  CHECK_ERROR(db, "SELECT work('c')", BUSY);
  run(other, "COMMIT");
  check_untouched(db, "a commit that others held up");
  run(db, "PRAGMA busy_timeout = 0");
}

/* In WAL mode the calling statement may read what is past. */
static void test_snapshot(sqlite3 *db) {
  run(db, "PRAGMA journal_mode = wal");
  CHECK_ERROR(db, "SELECT work(iif(elsewhere('UPDATE old SET x = x + 1'), '', 'c')) FROM old",
              "work(): the statement that calls it reads tables, and another connection has "
              "written to them since: call it in a SELECT without FROM");
  check_untouched(db, "an old snapshot");
  CHECK_TEXT(db, "SELECT work('c')", "1");
  run(db, "DROP TABLE made");
}

/* ---- interruption ---- */

static void test_interrupt(sqlite3 *db) {
  static const char *const steps[] = {"i",    "ci", "ciw", "iw",   "cxi",
                                      "cxiw", "ti", "cti", "ctxi", "cwi"};
  for (size_t i = 0; i < sizeof steps / sizeof *steps; i++) {
    char sql[60];
    snprintf(sql, sizeof sql, "SELECT work('%s')", steps[i]);
    refused(db, sql, "interrupted");
    snprintf(sql, sizeof sql, "SELECT work('%s') FROM old", steps[i]);
    refused(db, sql, "interrupted");
  }
  refused(db, "SELECT work('cxie')", "work(): no more"); /* it fails before it hears of it */
}

/* Whatever SQLite calls back, between opcodes, while preparing and with each row, counts; the last
** of it interrupts, or stops what runs just then by the progress handler. */
static int countdown;
static bool once;

static int count(void *db) {
  bool last = countdown > 0 && --countdown == 0;
  if (last && !once) sqlite3_interrupt(db);
  return last && once;
}
static int count_preparing(void *db, int action, const char *a, const char *b, const char *schema,
                           const char *trigger) {
  (void)action, (void)a, (void)b, (void)schema, (void)trigger;
  count(db);
  return SQLITE_OK;
}
static void count_row(void *db, int action, const char *schema, const char *table,
                      sqlite3_int64 row) {
  (void)action, (void)schema, (void)table, (void)row;
  count(db);
}

/* Interrupted at every moment in turn: all of the work, or nothing. */
static void test_interrupt_anywhere(sqlite3 *db, const char *sql, const char *rows) {
  enum { MOST = 5000 };
  int at = 0, interrupted = 0;
  bool done = false;
  while (!done && ++at < MOST) {
    sqlite3_progress_handler(db, 1, count, db);
    if (!once) sqlite3_set_authorizer(db, count_preparing, db);
    if (!once) sqlite3_update_hook(db, count_row, db);
    countdown = at;
    const char *got = text_of(db, sql);
    done = countdown > 0;
    countdown = 0;
    sqlite3_progress_handler(db, 0, NULL, NULL);
    sqlite3_set_authorizer(db, NULL, NULL);
    sqlite3_update_hook(db, NULL, NULL);
    interrupted += strcmp(got, "interrupted") == 0;
    if (!CHECK(strcmp(got, "interrupted") == 0 || strcmp(got, "1") == 0)) {
      printf("  at %d: %s\n", at, got);
    }
    CHECK(sqlite3_get_autocommit(db) != 0);
    if (real_of(other, "SELECT count(*) FROM sqlite_schema WHERE name = 'made'") > 0) {
      CHECK_TEXT(other, "SELECT count(*) FROM made", rows);
      run(db, "DROP TABLE made; DROP TABLE IF EXISTS temp.aside");
    }
    check_untouched(db, sql);
  }
  CHECK(done && interrupted > 20);
}

/* From another thread, in a write that would not end. */
static void test_interrupt_thread(sqlite3 *db) {
  pthread_t thread;
  pthread_create(&thread, NULL, interrupt_later, db);
  refused(db, "SELECT work('cF')", "interrupted");
  pthread_join(thread, NULL);
}

int main(void) {
  char folder[] = "/tmp/clt_transaction_XXXXXX", file[60];
  if (!mkdtemp(folder)) return EXIT_FAILURE;
  snprintf(file, sizeof file, "%s/a.db", folder);
  sqlite3 *db = open_file(file, SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE);
  other = open_file(file, SQLITE_OPEN_READWRITE);
  sqlite3_busy_timeout(other, 5000);
  run(db, "CREATE TABLE old(x); INSERT INTO old VALUES (1)");
  test_all_or_nothing(db);
  test_commit_refused(db);
  test_inside(db);
  test_read_only(db, file);
  test_attached(db, folder);
  test_busy(db);
  test_commit_busy(db);
  test_interrupt(db);
  for (int i = 0; i < 2; i++) {
    once = i == 1;
    test_interrupt_anywhere(db, "SELECT work('cw')", "3");
    test_interrupt_anywhere(db, "SELECT work('cdcwxwtw')", "5");
  }
  test_interrupt_thread(db);
  test_snapshot(db);
  CHECK(sqlite3_close(db) == SQLITE_OK && sqlite3_close(other) == SQLITE_OK);
  CHECK(sqlite3_memory_used() == 0);
  remove(file);
  CHECK(remove(folder) == 0);
  return test_end();
}
