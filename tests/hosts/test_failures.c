/*
** The rows of sql/FAILURES.md that only a host makes (tests/sql/failures.sh has the others): what
** is said is what the page says.
**   MODULE   the extension as a file
*/
#include <dlfcn.h>
#include <pthread.h>
#include <sqlite3ext.h>
#include <time.h>

#include "fault/vfs.h"
#include "functions/analysis/runs.h"

static const char REFRESH[] = "SELECT causalite_refresh()";

/* The second cell of the page's row that begins with `when`, without its backticks. */
static char *row_of(const char *when) {
  static char page[1 << 16];
  FILE *f = fopen("sql/FAILURES.md", "rb");
  size_t bytes = f ? fread(page, 1, sizeof page - 1, f) : 0;
  if (f) fclose(f);
  page[bytes] = '\0';
  char *begin = sqlite3_mprintf("\n| %s | ", when), *text = NULL;
  const char *row = strstr(page, begin), *end = NULL;
  if (row) row += strlen(begin), end = strstr(row, " |");
  if (end && *row == '`') row++, end--;
  if (end) text = sqlite3_mprintf("%.*s", (int)(end - row), row);
  if (!CHECK(text != NULL)) printf("  the page has no row '%s'\n", when);
  sqlite3_free(begin);
  return text;
}

static void says(const char *when, const char *said) {
  char *want = row_of(when);
  if (!CHECK(want && said && strcmp(said, want) == 0)) printf("  when %s: %s\n", when, said);
  sqlite3_free(want);
}

/* The statement fails in the way of the row, and changes nothing. */
static void fails(sqlite3 *db, const char *when, const char *sql, uint64_t before) {
  sqlite3_stmt *query = NULL;
  int code = sqlite3_prepare_v2(db, sql, -1, &query, NULL);
  if (code == SQLITE_OK) code = sqlite3_step(query);
  CHECK(code != SQLITE_OK && code != SQLITE_ROW && code != SQLITE_DONE);
  says(when, sqlite3_errmsg(db));
  sqlite3_finalize(query);
  sqlite3_set_authorizer(db, NULL, NULL);
  sqlite3_progress_handler(db, 0, NULL, NULL);
  CHECK(state_of(db) == before);
}

static int stop(void *left) {
  return --*(int *)left <= 0;
}

static int forbid(void *action, int code, const char *a, const char *b, const char *c,
                  const char *d) {
  (void)a, (void)c, (void)d;
  bool ours = b && strncmp(b, "causalite_", 10) == 0;
  if (*(int *)action == SQLITE_FUNCTION) return ours ? SQLITE_DENY : SQLITE_OK;
  return code == *(int *)action ? SQLITE_DENY : SQLITE_OK;
}

static int ignore(void *action, int code, const char *a, const char *b, const char *c,
                  const char *d) {
  return forbid(action, code, a, b, c, d) == SQLITE_DENY ? SQLITE_IGNORE : SQLITE_OK;
}

static void test_host(void) {
  sqlite3 *db = open_runs();
  set_up(db);
  call(db, REFRESH);
  uint64_t before = state_of(db);
  int left = 200, function = SQLITE_FUNCTION, insert = SQLITE_INSERT;
  sqlite3_progress_handler(db, 50, stop, &left);
  fails(db, "Ctrl-C", REFRESH, before);
  sqlite3_set_authorizer(db, forbid, &function);
  fails(db, "an authorizer forbids functions", REFRESH, before);
  sqlite3_set_authorizer(db, forbid, &insert);
  fails(db, "an authorizer forbids writing", REFRESH, before);
  sqlite3_set_authorizer(db, ignore, &insert);
  fails(db, "an authorizer has a statement ignored (SQLITE_IGNORE)", REFRESH, before);
  fails(db, "the host forbids loading", "SELECT load_extension('causalite')", before);
  CHECK(sqlite3_close(db) == SQLITE_OK);
}

static void test_views(void) {
  sqlite3 *db = open_runs();
  run(db, "CREATE VIEW seen AS SELECT * FROM runs");
  call(db, "SELECT causalite_setup('seen', '{" QUICK "}')");
  uint64_t before = state_of(db);
  sqlite3_db_config(db, SQLITE_DBCONFIG_ENABLE_VIEW, 0, NULL);
  fails(db, "the host forbids views, and the table is one", REFRESH, before);
  CHECK(sqlite3_close(db) == SQLITE_OK);
}

/* SQLite has it since 3.49; what it is called in sqlite3.h Debian's does not know. */
static void test_comments(void) {
  enum { ENABLE_COMMENTS = 1022 };
  sqlite3 *db = open_runs();
  uint64_t before = state_of(db);
  if (sqlite3_db_config(db, ENABLE_COMMENTS, 0, NULL) == SQLITE_OK) {
    fails(db, "the host forbids comments", "SELECT causalite_setup('runs')", before);
    sqlite3_db_config(db, ENABLE_COMMENTS, 1, NULL);
    set_up(db);
    sqlite3_db_config(db, ENABLE_COMMENTS, 0, NULL);
    call(db, REFRESH);
    call(db, "SELECT causalite_report()");
    call(db, "SELECT causalite_drop()");
    CHECK(state_of(db) == before);
  } else {
    test_skip("a host that forbids comments: SQLite before 3.49");
  }
  CHECK(sqlite3_close(db) == SQLITE_OK);
}

static void test_shared_cache(void) {
  static const char memory[] = "file:shared_cache?mode=memory&cache=shared";
  int flags = SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE | SQLITE_OPEN_URI;
  sqlite3 *db = open_file(memory, flags), *other = open_file(memory, flags);
  sqlite3_stmt *reads = NULL;
  run(db, RUNS_INTO("runs"));
  set_up(db);
  call(db, REFRESH);
  uint64_t before = state_of(db);
  sqlite3_prepare_v2(other, "SELECT * FROM result_main_effect", -1, &reads, NULL);
  CHECK(sqlite3_step(reads) == SQLITE_ROW);
  fails(db, "another connection of a shared cache reads or writes", REFRESH, before);
  sqlite3_finalize(reads);
  call(db, REFRESH);
  CHECK(sqlite3_close(db) == SQLITE_OK && sqlite3_close(other) == SQLITE_OK);
}

/* And what is said then works. */
static void test_in_memory(void) {
  sqlite3 *db = open_runs();
  set_up(db);
  sqlite3_int64 bytes;
  unsigned char *image = sqlite3_serialize(db, "main", &bytes, 0);
  unsigned flags = SQLITE_DESERIALIZE_READONLY | SQLITE_DESERIALIZE_FREEONCLOSE;
  CHECK(sqlite3_deserialize(db, "main", image, bytes, bytes, flags) == SQLITE_OK);
  uint64_t before = state_of(db);
  fails(db, "it is in memory, and read-only", REFRESH, before);
  const char *file = file_of("copy");
  char *copy = sqlite3_mprintf("VACUUM INTO %Q", file);
  run(db, copy);
  sqlite3_free(copy);
  CHECK(sqlite3_close(db) == SQLITE_OK);
  db = open_file(file, SQLITE_OPEN_READWRITE);
  call(db, REFRESH);
  CHECK(sqlite3_close(db) == SQLITE_OK);
  remove(file);
}

static int no_room(vfs_kind kind, bool temporary) {
  return temporary && kind == VFS_WRITE ? SQLITE_FULL : SQLITE_OK;
}

/* The private database is in memory until that is short. */
static void test_no_room(void) {
  sqlite3 *db = open_runs();
  set_up(db);
  uint64_t before = state_of(db);
  sqlite3_soft_heap_limit64(1 << 20);
  vfs_ask = no_room;
  fails(db, "the folder of temporary files is full", REFRESH, before);
  vfs_ask = NULL;
  sqlite3_soft_heap_limit64(0);
  CHECK(sqlite3_close(db) == SQLITE_OK);
}

static int no_journal(vfs_kind kind, bool temporary) {
  return kind == VFS_OPEN && !temporary ? SQLITE_READONLY_DIRECTORY : SQLITE_OK;
}

/* Of the row as far as the name of the file; it breaks no lines. */
static void test_folder(void) {
  const char *file = file_of("folder");
  sqlite3 *db = open_file(file, SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE);
  run(db, RUNS_INTO("runs"));
  set_up(db);
  uint64_t before = state_of(db);
  char *row = row_of("its folder is read-only");
  vfs_ask = no_journal;
  char *said = sqlite3_mprintf("%s", text_of(db, REFRESH));
  vfs_ask = NULL;
  char *line = strstr(said, ":\n  ATTACH"), *name = row ? strstr(row, "ATTACH '…") : NULL;
  if (CHECK(line && name)) {
    CHECK(strncmp(said, row, (size_t)(line + 1 - said)) == 0 && line - said == name - row - 2);
  }
  CHECK(state_of(db) == before);
  sqlite3_free(said);
  sqlite3_free(row);
  CHECK(sqlite3_close(db) == SQLITE_OK);
  remove(file);
}

static double processor(void) {
  return (double)clock() / CLOCKS_PER_SEC;
}

static int over(void *start) {
  return processor() - *(double *)start > 0.05;
}

/* The last row overflows; the fit of the others would take minutes. */
static void test_elsewhere(void) {
  static const char sql[] =
      "SELECT mediation_boot(x, m, y, '{\"n_boot\":10000000,\"memory_limit\":4096}'),"
      " sum(abs(-9223372036854775807 - (i = 2000))) FROM t";
  char *row = row_of("a statement fails elsewhere when a function has collected rows");
  sqlite3 *db = open_database();
  run(db, "CREATE TABLE t AS WITH RECURSIVE s(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM s WHERE"
          " i < 2000) SELECT i, i * 37 % 2003 AS y, i * 17 % 1999 AS x, i * 29 % 3001 AS m FROM s");
  double start = processor();
  sqlite3_progress_handler(db, 1000, over, &start);
  CHECK_ERROR(db, sql, "integer overflow");
  sqlite3_progress_handler(db, 0, NULL, NULL);
  double took = processor() - start;
  CHECK(took > 0.04 && took < 0.05 + 2 * 0.1);
  sqlite3_free(row);
  CHECK(sqlite3_close(db) == SQLITE_OK);
}

/* ---- another library ---- */

typedef int entry(sqlite3 *, char **, const sqlite3_api_routines *);

static sqlite3_api_routines table;

/* As an extension of all connections it is handed the host's table. */
static int take_table(sqlite3 *db, char **error, const sqlite3_api_routines *host) {
  (void)db, (void)error;
  table = *host;
  return SQLITE_OK;
}

static const char *old_name(void) {
  return "3.39.4";
}

static int old_number(void) {
  return 3039004;
}

static void test_old(void) {
  const char *file = getenv("MODULE");
  void *module = dlopen(file ? file : "build/causalite.so", RTLD_NOW | RTLD_LOCAL);
  entry *init = NULL;
  if (module) *(void **)&init = dlsym(module, "sqlite3_causalite_init");
  sqlite3 *db = NULL;
  char *error = NULL;
  sqlite3_auto_extension((void (*)(void))take_table);
  CHECK(sqlite3_open(":memory:", &db) == SQLITE_OK);
  sqlite3_reset_auto_extension();
  table.libversion = old_name;
  table.libversion_number = old_number;
  if (CHECK(init != NULL)) CHECK(init(db, &error, &table) == SQLITE_ERROR);
  says("SQLite is too old", error);
  sqlite3_free(error);
  CHECK(sqlite3_close(db) == SQLITE_OK);
}

/* ---- threads ---- */

static void *work_alone(void *unused) {
  sqlite3 *db = open_runs();
  set_up(db);
  call(db, REFRESH);
  CHECK(sqlite3_close(db) == SQLITE_OK);
  return unused;
}

static void test_threads(void) {
  pthread_t thread[3];
  char *row = row_of("several threads, each with a connection");
  CHECK(row && strncmp(row, "nothing", 7) == 0);
  sqlite3_free(row);
  for (int i = 0; i < 3; i++) pthread_create(&thread[i], NULL, work_alone, NULL);
  for (int i = 0; i < 3; i++) pthread_join(thread[i], NULL);
}

int main(void) {
  install_vfs();
  test_host();
  test_views();
  test_comments();
  test_shared_cache();
  test_in_memory();
  test_no_room();
  test_folder();
  test_elsewhere();
  test_old();
  test_threads();
  CHECK(sqlite3_memory_used() == 0);
  return test_end();
}
