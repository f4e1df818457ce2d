/*
** For tests of the analysis: experiments of which a refresh takes a fraction of a second, a
** fingerprint of a whole database, and files.
*/
#ifndef CLT_ANALYSIS_RUNS_H
#define CLT_ANALYSIS_RUNS_H

#include <unistd.h>

#include "base/hash.h"
#include "result.h"

/* runs(id, model, mode, epochs, util, energy_j): 40 of them, half in each mode */
#define RUNS_INTO(table)                                                                           \
  "CREATE TABLE " table "(id INTEGER PRIMARY KEY, model TEXT, mode TEXT, epochs INTEGER,"          \
  " util REAL, energy_j REAL);"                                                                    \
  "WITH RECURSIVE s(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM s WHERE i < 40) INSERT "           \
  "INTO " table                                                                                    \
  " SELECT i, 'm' || (i % 2), CASE WHEN i / 2 % 2 THEN 'default' ELSE 'eco' END, 1 + i * 7 % 5,"   \
  " 50 + i * 37 % 23, 100 + i * 29 % 31 * 1.5 + i / 2 % 2 * 20 FROM s;"

/* Settings that make it quick. */
#define QUICK "\"n_boot\":100,\"graph_method\":\"exact\",\"permutations\":0"

static inline sqlite3 *open_runs(void) {
  sqlite3 *db = open_database();
  run(db, RUNS_INTO("runs"));
  return db;
}

/* The text is read away: what it says is another's test. */
static inline void call(sqlite3 *db, const char *sql) {
  sqlite3_stmt *query = NULL;
  int code = sqlite3_prepare_v2(db, sql, -1, &query, NULL);
  if (code == SQLITE_OK) code = sqlite3_step(query);
  if (!CHECK(code == SQLITE_ROW)) printf("  %s\n  in: %s\n", sqlite3_errmsg(db), sql);
  sqlite3_finalize(query);
}

static inline void set_up(sqlite3 *db) {
  call(db, "SELECT causalite_setup('runs', '{" QUICK "}')");
}

static inline uint64_t hash_of(sqlite3 *db, const char *sql, uint64_t hash) {
  result r = result_of(db, sql);
  uint64_t parts[2] = {hash, clt_hash(r.n ? r.bytes : "", r.n)};
  result_free(&r);
  return clt_hash(parts, sizeof parts);
}

/* Of the schema of main and of all that its tables hold. */
static inline uint64_t state_of(sqlite3 *db) {
  sqlite3_stmt *tables = NULL;
  uint64_t hash = hash_of(db, "SELECT * FROM main.sqlite_schema", 0);
  sqlite3_prepare_v2(db, "SELECT name FROM main.sqlite_schema WHERE type = 'table'", -1, &tables,
                     NULL);
  while (sqlite3_step(tables) == SQLITE_ROW) {
    char *sql =
        sqlite3_mprintf("SELECT * FROM main.\"%w\"", (const char *)sqlite3_column_text(tables, 0));
    hash = hash_of(db, sql, hash);
    sqlite3_free(sql);
  }
  sqlite3_finalize(tables);
  return hash;
}

/* The call fails for this reason and changes nothing. */
static inline void refused(sqlite3 *db, const char *sql, const char *want) {
  uint64_t before = state_of(db);
  CHECK_ERROR(db, sql, want);
  if (!CHECK(state_of(db) == before)) printf("  by %s\n", sql);
}

/* The same with the beginning of a message that goes on with more than is to be told here. */
static inline void refused_like(sqlite3 *db, const char *sql, const char *want) {
  uint64_t before = state_of(db);
  const char *got = text_of(db, sql);
  if (!CHECK(strncmp(got, want, strlen(want)) == 0)) printf("  %s\n  gives %s\n", sql, got);
  if (!CHECK(state_of(db) == before)) printf("  by %s\n", sql);
}

/* A file of this program's, removed if it was there. */
static inline const char *file_of(const char *name) {
  static char file[4][100];
  static int next;
  char *path = file[next++ % 4];
  snprintf(path, sizeof file[0], "/tmp/clt_%s_%d.db", name, (int)getpid());
  remove(path);
  return path;
}

static inline sqlite3 *open_file(const char *file, int flags) {
  sqlite3 *db = NULL;
  CHECK(sqlite3_open_v2(file, &db, flags, NULL) == SQLITE_OK);
  CHECK(sqlite3_causalite_init(db, NULL, NULL) == SQLITE_OK);
  return db;
}

/* The small store of a tracker, "mlflow" or "optuna", that tests/sql has as SQL: into main. */
static inline void make_tracker(sqlite3 *db, const char *name) {
  static char script[1 << 14];
  snprintf(script, sizeof script, "tests/sql/store_%s.sql", name);
  FILE *f = fopen(script, "rb");
  size_t bytes = f ? fread(script, 1, sizeof script - 1, f) : 0;
  script[bytes] = '\0';
  CHECK(bytes > 0 && bytes < sizeof script - 1);
  if (f) fclose(f);
  run(db, script);
}

static inline int end_runs(sqlite3 *db) {
  CHECK(sqlite3_close(db) == SQLITE_OK);
  CHECK(sqlite3_memory_used() == 0);
  return test_end();
}

#endif
