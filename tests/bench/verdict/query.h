/* SQL that must succeed: what goes wrong ends the program and says why. */
#ifndef CLT_BENCH_VERDICT_QUERY_H
#define CLT_BENCH_VERDICT_QUERY_H

#include <sqlite3.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>

static inline void query_fail(sqlite3 *db, const char *sql) {
  fprintf(stderr, "verdict rate: %s\n  in: %.200s\n", sqlite3_errmsg(db), sql);
  exit(EXIT_FAILURE);
}

static inline void query_run(sqlite3 *db, const char *sql) {
  if (sqlite3_exec(db, sql, NULL, NULL, NULL) != SQLITE_OK) query_fail(db, sql);
}

static inline sqlite3_stmt *query(sqlite3 *db, const char *sql) {
  sqlite3_stmt *statement = NULL;
  if (sqlite3_prepare_v2(db, sql, -1, &statement, NULL) != SQLITE_OK) query_fail(db, sql);
  return statement;
}

/* Is there a row? */
static inline bool query_step(sqlite3_stmt *statement) {
  int code = sqlite3_step(statement);
  if (code != SQLITE_ROW && code != SQLITE_DONE) {
    query_fail(sqlite3_db_handle(statement), sqlite3_sql(statement));
  }
  return code == SQLITE_ROW;
}

#endif
