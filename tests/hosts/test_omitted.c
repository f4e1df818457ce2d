/*
** SQLite can be built without what it calls options: the routine is a null pointer in the table
** that a loaded module is handed. Module and analysis do without all of them, and give the same.
**   MODULE   the extension as a file
*/
#include <dlfcn.h>
#include <sqlite3ext.h>

#include "functions/analysis/runs.h"

typedef int entry(sqlite3 *, char **, const sqlite3_api_routines *);

static sqlite3_api_routines table;

/* As an extension of all connections it is handed the host's table. */
static int take_table(sqlite3 *db, char **error, const sqlite3_api_routines *host) {
  (void)db, (void)error;
  table = *host;
  return SQLITE_OK;
}

/* What sqlite3.c leaves out of its table by SQLITE_OMIT_…, SQLITE_THREADSAFE=0 or for want of
** SQLITE_ENABLE_…; and what came after 3.40. */
static void leave_out_options(void) {
  table.progress_handler = NULL;
  table.mutex_alloc = NULL;
  table.mutex_enter = NULL;
  table.mutex_free = NULL;
  table.mutex_leave = NULL;
  table.mutex_try = NULL;
  table.set_authorizer = NULL;
  table.trace_v2 = NULL;
  table.get_table = NULL;
  table.free_table = NULL;
  table.complete = NULL;
  table.complete16 = NULL;
  table.prepare16_v2 = NULL;
  table.column_text16 = NULL;
  table.value_text16 = NULL;
  table.result_text16 = NULL;
  table.errmsg16 = NULL;
  table.create_function16 = NULL;
  table.column_database_name = NULL;
  table.column_table_name = NULL;
  table.column_origin_name = NULL;
  table.column_decltype = NULL;
  table.blob_open = NULL;
  table.blob_read = NULL;
  table.blob_write = NULL;
  table.blob_close = NULL;
  table.enable_shared_cache = NULL;
  table.load_extension = NULL;
  table.compileoption_used = NULL;
  table.compileoption_get = NULL;
  table.unlock_notify = NULL;
  table.wal_hook = NULL;
  table.wal_checkpoint_v2 = NULL;
  table.serialize = NULL;
  table.deserialize = NULL;
}

static sqlite3 *open_without_options(void) {
  const char *file = getenv("MODULE");
  void *module = dlopen(file ? file : "build/causalite.so", RTLD_NOW | RTLD_LOCAL);
  entry *init = NULL;
  if (module) *(void **)&init = dlsym(module, "sqlite3_causalite_init");
  if (!CHECK(init != NULL)) exit(test_end());
  sqlite3_auto_extension((void (*)(void))take_table);
  sqlite3 *db = NULL;
  CHECK(sqlite3_open(":memory:", &db) == SQLITE_OK);
  sqlite3_reset_auto_extension();
  leave_out_options();
  CHECK(init(db, NULL, &table) == SQLITE_OK);
  run(db, RUNS_INTO("runs"));
  return db;
}

static void same(sqlite3 *whole, sqlite3 *without, const char *sql) {
  char *want = sqlite3_mprintf("%s", text_of(whole, sql));
  CHECK(strncmp(want, "error", 5) != 0);
  CHECK_TEXT(without, sql, want);
  sqlite3_free(want);
}

int main(void) {
  sqlite3 *whole = open_runs(), *without = open_without_options();
  set_up(whole);
  set_up(without);
  same(whole, without, "SELECT mediation_boot(epochs, util, energy_j, mode) FROM runs");
  same(whole, without, "SELECT causalite_refresh()");
  CHECK(sqlite3_close(whole) == SQLITE_OK);
  CHECK(sqlite3_close(without) == SQLITE_OK);
  CHECK(sqlite3_memory_used() == 0);
  return test_end();
}
