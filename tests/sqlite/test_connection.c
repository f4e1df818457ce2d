/*
** Loading (sqlite/register.c): for all connections, again, inside a statement, over a copy and over
** another version. What is there is left alone, what is missing comes back, and no error code stays
** behind.
**   MODULE, OTHER_MODULE   the extension as a file, and as a file of another version
*/
#include <pthread.h>

#include "sql_test.h"

static const char *from_environment(const char *name, const char *otherwise) {
  const char *value = getenv(name);
  return value ? value : otherwise;
}

static const char *module(void) {
  return from_environment("MODULE", "build/causalite.so");
}
static const char *other_module(void) {
  return from_environment("OTHER_MODULE", "build/other/causalite.so");
}

/* A connection without the extension, and with a table to work on. */
static sqlite3 *open_plain(void) {
  sqlite3 *db = NULL;
  if (!CHECK(sqlite3_open(":memory:", &db) == SQLITE_OK)) printf("  %s\n", sqlite3_errmsg(db));
  CHECK(sqlite3_enable_load_extension(db, 1) == SQLITE_OK);
  run(db, "CREATE TABLE t(y, g);"
          "INSERT INTO t VALUES (1, 'a'), (2, 'a'), (4, 'a'), (3, 'b'), (5, 'b'), (9, 'b')");
  return db;
}

static void load(sqlite3 *db, const char *file) {
  char *error = NULL;
  int code = sqlite3_load_extension(db, file, "sqlite3_causalite_init", &error);
  if (!CHECK(code == SQLITE_OK)) printf("  %s\n", error);
  sqlite3_free(error);
}

/* SELECT load_extension(file), which is a running statement; its error, or "(null)". */
static const char *load_by_select(sqlite3 *db, const char *file) {
  char sql[2000];
  snprintf(sql, sizeof sql, "SELECT load_extension('%s', 'sqlite3_causalite_init')", file);
  return text_of(db, sql);
}

static bool version_is(sqlite3 *db, const char *version) {
  char want[100];
  snprintf(want, sizeof want, "causalite %s (", version);
  return strncmp(text_of(db, "SELECT causalite_version()"), want, strlen(want)) == 0;
}

/* All is there and works, and the connection is left without an error. */
static void works(sqlite3 *db) {
  CHECK(sqlite3_errcode(db) == SQLITE_OK);
  CHECK(version_is(db, CAUSALITE_VERSION));
  CHECK_REAL(db, "SELECT n FROM ttest((SELECT ttest(y, g) FROM t))", 6, 0);
  CHECK_REAL(db, "SELECT ttest(y, g, '{\"conf_level\":0.9}') ->> 'n' FROM t", 6, 0);
  CHECK_REAL(db, "SELECT count(*) FROM ols((SELECT ols(y, rowid) FROM t))", 2, 0);
}

static void end(sqlite3 *db) {
  CHECK(sqlite3_close(db) == SQLITE_OK);
  CHECK(sqlite3_memory_used() == 0);
}

static void host_function(sqlite3_context *context, int argc, sqlite3_value **argv) {
  (void)argc, (void)argv;
  sqlite3_result_text(context, "the host's", -1, SQLITE_STATIC);
}

static void replace(sqlite3 *db, const char *name, int n,
                    void (*function)(sqlite3_context *, int, sqlite3_value **)) {
  CHECK(sqlite3_create_function_v2(db, name, n, SQLITE_UTF8, NULL, function, NULL, NULL, NULL) ==
        SQLITE_OK);
}

/* All table-valued functions but those of SQLite that the checks use. */
static void drop_modules(sqlite3 *db) {
  const char *keep[] = {"json_each", "json_tree", NULL};
  CHECK(sqlite3_drop_modules(db, keep) == SQLITE_OK);
}

/* A statement that runs until it is finalised. */
static sqlite3_stmt *begin_statement(sqlite3 *db) {
  sqlite3_stmt *running = NULL;
  CHECK(sqlite3_prepare_v2(db, "VALUES (1), (2)", -1, &running, NULL) == SQLITE_OK);
  CHECK(sqlite3_step(running) == SQLITE_ROW);
  return running;
}

static void test_for_all_connections(void) {
  CHECK(sqlite3_auto_extension((void (*)(void))sqlite3_causalite_init) == SQLITE_OK);
  sqlite3 *db = open_plain();
  works(db);
  CHECK(sqlite3_causalite_init(db, NULL, NULL) == SQLITE_OK);
  works(db);
  sqlite3_reset_auto_extension();
  end(db);
}

/* What is there stays: prepared statements, and the switches of the connection. */
static void test_again(void) {
  sqlite3 *db = open_plain();
  CHECK(sqlite3_causalite_init(db, NULL, NULL) == SQLITE_OK);
  CHECK_REAL(db, "SELECT causalite_progress(1)", 1, 0);
  sqlite3_stmt *query = NULL;
  CHECK(sqlite3_prepare_v2(db, "SELECT ttest(y, g) FROM t", -1, &query, NULL) == SQLITE_OK);
  CHECK(sqlite3_causalite_init(db, NULL, NULL) == SQLITE_OK);
  CHECK(sqlite3_errcode(db) == SQLITE_OK);
  CHECK(sqlite3_step(query) == SQLITE_ROW);
  CHECK(sqlite3_stmt_status(query, SQLITE_STMTSTATUS_REPREPARE, 0) == 0);
  CHECK(sqlite3_causalite_init(db, NULL, NULL) == SQLITE_OK); /* while it runs */
  sqlite3_finalize(query);
  CHECK_REAL(db, "SELECT causalite_progress(0) + 1", 1, 0);
  works(db);
  end(db);
}

/* While a statement reads one of its tables, and one that has read it is kept prepared. */
static void test_tables_in_use(void) {
  static const char sql[] = "SELECT p.n FROM ttest((SELECT ttest(y, g) FROM t)) AS p, t";
  sqlite3 *db = open_plain();
  CHECK(sqlite3_causalite_init(db, NULL, NULL) == SQLITE_OK);
  sqlite3_stmt *query = NULL, *kept = NULL;
  CHECK(sqlite3_prepare_v2(db, sql, -1, &kept, NULL) == SQLITE_OK);
  CHECK(sqlite3_prepare_v2(db, sql, -1, &query, NULL) == SQLITE_OK);
  CHECK(sqlite3_step(query) == SQLITE_ROW);
  drop_modules(db);
  CHECK(sqlite3_causalite_init(db, NULL, NULL) == SQLITE_OK);
  run(db, "SELECT 1");
  works(db);
  CHECK(sqlite3_step(query) == SQLITE_ROW && sqlite3_column_int(query, 0) == 6);
  sqlite3_finalize(query);
  CHECK(sqlite3_step(kept) == SQLITE_ROW && sqlite3_column_int(kept, 0) == 6);
  sqlite3_finalize(kept);
  end(db);
}

/* Deleted or replaced by the host, all of it or in part; `in_statement`: while a statement runs. */
static void test_restored(bool in_statement) {
  sqlite3 *db = open_plain();
  CHECK(sqlite3_causalite_init(db, NULL, NULL) == SQLITE_OK);
  replace(db, "ttest", 2, NULL);
  replace(db, "causalite_version", 0, NULL);
  replace(db, "ols", -1, NULL);
  drop_modules(db);
  CHECK_ERROR(db, "SELECT ols(y, rowid) FROM t", "no such function: ols");
  run(db, "SELECT 1"); /* clears that error */
  sqlite3_stmt *running = in_statement ? begin_statement(db) : NULL;
  CHECK(sqlite3_causalite_init(db, NULL, NULL) == SQLITE_OK);
  sqlite3_finalize(running);
  works(db);
  end(db);
}

static void test_replaced_by_host(void) {
  sqlite3 *db = open_plain();
  char *error = NULL;
  CHECK(sqlite3_causalite_init(db, NULL, NULL) == SQLITE_OK);
  replace(db, "ols", -1, host_function);
  sqlite3_stmt *running = begin_statement(db);
  for (int i = 0; i < 2; i++) {
    CHECK(sqlite3_causalite_init(db, &error, NULL) == SQLITE_BUSY);
    CHECK(error && strstr(error, "could not register ols(): the connection has another function"));
    sqlite3_free(error);
  }
  sqlite3_finalize(running);
  CHECK_TEXT(db, "SELECT ols(1)", "the host's");
  CHECK(sqlite3_causalite_init(db, NULL, NULL) == SQLITE_OK);
  works(db);
  end(db);
}

static void test_module(void) {
  sqlite3 *db = open_plain();
  CHECK(strcmp(load_by_select(db, module()), "(null)") == 0);
  works(db);
  load(db, module());
  works(db);
  CHECK(strcmp(load_by_select(db, module()), "(null)") == 0);
  replace(db, "ttest", 3, NULL);
  drop_modules(db);
  CHECK(strcmp(load_by_select(db, module()), "(null)") == 0);
  works(db);
  end(db);
}

/* The file over the statically linked copy of the same version. */
static void test_copies(void) {
  sqlite3 *db = open_plain();
  CHECK(sqlite3_causalite_init(db, NULL, NULL) == SQLITE_OK);
  CHECK(strcmp(load_by_select(db, module()), "(null)") == 0);
  works(db);
  load(db, module());
  works(db);
  sqlite3_stmt *running = begin_statement(db);
  CHECK(sqlite3_causalite_init(db, NULL, NULL) == SQLITE_OK);
  CHECK(sqlite3_errcode(db) == SQLITE_OK);
  sqlite3_finalize(running);
  works(db);
  end(db);
}

static void test_versions(void) {
  sqlite3 *db = open_plain();
  load(db, other_module());
  CHECK(version_is(db, "0.0.9"));
  CHECK(strstr(load_by_select(db, module()), "could not register causalite_version()") != NULL);
  CHECK(version_is(db, "0.0.9"));
  CHECK_TEXT(db, "SELECT ttest(y, g) ->> 'version' FROM t", "0.0.9");
  load(db, module());
  works(db);
  CHECK(strstr(load_by_select(db, other_module()), "another version") != NULL);
  run(db, "SELECT 1");
  works(db);
  end(db);
}

/* A name is taken: the load fails half-way, and what it has registered must outlive it, although
** SQLite then unloads the file. */
static void test_half_loaded(void) {
  sqlite3 *db = open_plain();
  replace(db, "ols", -1, host_function);
  CHECK(strstr(load_by_select(db, module()), "could not register ols()") != NULL);
  CHECK_REAL(db, "SELECT ttest(y, g) ->> 'n' FROM t", 6, 0);
  CHECK_TEXT(db, "SELECT ols(1)", "the host's");
  load(db, module());
  works(db);
  end(db);
}

static void *open_and_close(void *failures) {
  for (int i = 0; i < 50; i++) {
    sqlite3 *db = NULL;
    if (sqlite3_open(":memory:", &db) != SQLITE_OK ||
        sqlite3_causalite_init(db, NULL, NULL) != SQLITE_OK ||
        sqlite3_causalite_init(db, NULL, NULL) != SQLITE_OK ||
        sqlite3_exec(db, "SELECT ttest(1, 2)", NULL, NULL, NULL) != SQLITE_OK ||
        sqlite3_close(db) != SQLITE_OK) {
      ++*(int *)failures;
    }
  }
  return NULL;
}

static void test_threads(void) {
  enum { THREADS = 4 };
  pthread_t thread[THREADS];
  int failures[THREADS] = {0};
  for (int i = 0; i < THREADS; i++) {
    CHECK(pthread_create(&thread[i], NULL, open_and_close, &failures[i]) == 0);
  }
  for (int i = 0; i < THREADS; i++) {
    CHECK(pthread_join(thread[i], NULL) == 0 && failures[i] == 0);
  }
}

int main(void) {
  test_for_all_connections();
  test_again();
  test_tables_in_use();
  test_restored(false);
  test_restored(true);
  test_replaced_by_host();
  test_module();
  test_copies();
  test_versions();
  test_half_loaded();
  test_threads();
  CHECK(sqlite3_memory_used() == 0);
  return test_end();
}
