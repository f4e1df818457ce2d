/*
** For tests of SQL functions: a database in memory with the extension on it, and checks of what a
** query returns.
*/
#ifndef CLT_SQL_TEST_H
#define CLT_SQL_TEST_H

#include "causalite.h"
#include "test.h"

/* A function of C's <math.h> in SQL: SQLite's own are an option of how it is built. */
static inline void test_math(sqlite3_context *context, int argc, sqlite3_value **argv) {
  double (*const *function)(double) = sqlite3_user_data(context);
  (void)argc;
  sqlite3_result_double(context, (*function)(sqlite3_value_double(argv[0])));
}

/* c_exp(x), c_sqrt(x), c_log10(x), whatever SQLite has. */
static inline void add_math(sqlite3 *db) {
  static double (*functions[])(double) = {exp, sqrt, log10};
  static const char *const names[] = {"c_exp", "c_sqrt", "c_log10"};
  for (int i = 0; i < 3; i++) {
    sqlite3_create_function(db, names[i], 1, SQLITE_UTF8 | SQLITE_DETERMINISTIC, &functions[i],
                            test_math, NULL, NULL);
  }
}

static inline sqlite3 *open_database(void) {
  sqlite3 *db = NULL;
  if (sqlite3_open(":memory:", &db) != SQLITE_OK ||
      sqlite3_causalite_init(db, NULL, NULL) != SQLITE_OK) {
    printf("cannot open a database\n");
    exit(EXIT_FAILURE);
  }
  add_math(db);
  return db;
}

static inline void run(sqlite3 *db, const char *sql) {
  char *error = NULL;
  if (sqlite3_exec(db, sql, NULL, NULL, &error) != SQLITE_OK) {
    test_failed++;
    printf("failed: %s\n  in: %s\n", error, sql);
    sqlite3_free(error);
  }
}

/* The first column of the first row as text, in a static buffer; "(null)", "(none)" or the error.
** */
static inline const char *text_of(sqlite3 *db, const char *sql) {
  static char buffer[1 << 20]; /* a report has its place in it */
  sqlite3_stmt *query = NULL;
  int code = sqlite3_prepare_v2(db, sql, -1, &query, NULL);
  if (code == SQLITE_OK) code = sqlite3_step(query);
  const char *text = "(none)";
  if (code == SQLITE_ROW) {
    text = (const char *)sqlite3_column_text(query, 0);
    if (!text) text = "(null)";
  } else if (code != SQLITE_DONE) {
    text = sqlite3_errmsg(db);
  }
  snprintf(buffer, sizeof buffer, "%s", text);
  sqlite3_finalize(query);
  return buffer;
}

/* The first column of the first row as a number; NAN if it is NULL, there is no row, or an error
** (which counts as a failed test). */
static inline double real_of(sqlite3 *db, const char *sql) {
  sqlite3_stmt *query = NULL;
  double x = NAN;
  int code = sqlite3_prepare_v2(db, sql, -1, &query, NULL);
  if (code == SQLITE_OK) code = sqlite3_step(query);
  if (code == SQLITE_ROW && sqlite3_column_type(query, 0) != SQLITE_NULL) {
    x = sqlite3_column_double(query, 0);
  }
  if (code != SQLITE_ROW && code != SQLITE_DONE) {
    test_failed++;
    printf("failed: %s\n  in: %s\n", sqlite3_errmsg(db), sql);
  }
  sqlite3_finalize(query);
  return x;
}

#define CHECK_TEXT(db, sql, want) test_text((db), (sql), (want), __FILE__, __LINE__)

static inline void test_text(sqlite3 *db, const char *sql, const char *want, const char *file,
                             int line) {
  const char *got = text_of(db, sql);
  if (strcmp(got, want) == 0) {
    test_passed++;
  } else {
    test_failed++;
    printf("%s:%d: failed: %s\n  gives: %s\n  want:  %s\n", file, line, sql, got, want);
  }
}

/* Every function for which the condition on causalite_help() holds is called in a text. */
#define CHECK_ALL_CALLED(db, condition, calls)                                                     \
  test_all_called((db), (condition), (calls), sizeof(calls) / sizeof *(calls), __FILE__, __LINE__)

static inline void test_all_called(sqlite3 *db, const char *condition, const char *const *calls,
                                   size_t n, const char *file, int line) {
  char sql[400], call[64];
  sqlite3_stmt *query = NULL;
  sqlite3_snprintf(sizeof sql, sql, "SELECT DISTINCT function FROM causalite_help() WHERE %s",
                   condition);
  sqlite3_prepare_v2(db, sql, -1, &query, NULL);
  while (sqlite3_step(query) == SQLITE_ROW) {
    bool found = false;
    sqlite3_snprintf(sizeof call, call, "%s(", sqlite3_column_text(query, 0));
    for (size_t i = 0; i < n; i++) found = found || strstr(calls[i], call);
    *(found ? &test_passed : &test_failed) += 1;
    if (!found) printf("%s:%d: failed: %s) is not called\n", file, line, call);
  }
  sqlite3_finalize(query);
}

#define CHECK_REAL(db, sql, want, tolerance)                                                       \
  test_near(real_of((db), (sql)), (want), (tolerance), (sql), __FILE__, __LINE__)

/* The statement must fail with exactly this message. */
#define CHECK_ERROR(db, sql, want) test_error((db), (sql), (want), __FILE__, __LINE__)

static inline void test_error(sqlite3 *db, const char *sql, const char *want, const char *file,
                              int line) {
  sqlite3_stmt *query = NULL;
  int code = sqlite3_prepare_v2(db, sql, -1, &query, NULL);
  while (code == SQLITE_OK || code == SQLITE_ROW) code = sqlite3_step(query);
  const char *got = code == SQLITE_DONE ? "no error" : sqlite3_errmsg(db);
  if (strcmp(got, want) == 0) {
    test_passed++;
  } else {
    test_failed++;
    printf("%s:%d: failed: %s\n  error: %s\n  want:  %s\n", file, line, sql, got, want);
  }
  sqlite3_finalize(query);
}

#endif
