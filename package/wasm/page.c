/*
** What the page in the browser calls: a database in the browser's memory, and questions to it that
** are answered by one text.
*/
#include <stdio.h>
#include <stdlib.h>

#include "causalite.h"

static sqlite3 *db;
static char *text; /* the last answer, or its error; NULL: out of memory */
static int failed;

static const char *answered(char *answer, int code) {
  sqlite3_free(text);
  text = answer;
  failed = code != SQLITE_OK;
  return text ? text : "";
}
static const char *refused(int code) {
  return answered(sqlite3_mprintf("%s", db ? sqlite3_errmsg(db) : sqlite3_errstr(code)), code);
}

/* Whether the last call failed; what it returned is the error then. */
int page_failed(void) {
  return failed;
}

/* Opens the file, which is made if it is not there, in place of the one before. */
const char *page_open(const char *file) {
  char *error = NULL;
  sqlite3_close(db);
  int code = sqlite3_open(file, &db);
  if (code == SQLITE_OK) code = sqlite3_causalite_init(db, &error, NULL);
  return error ? answered(error, code) : refused(code);
}

static const char *ask(sqlite3_stmt *query) {
  if (sqlite3_step(query) != SQLITE_ROW) {
    int code = sqlite3_finalize(query);
    return code == SQLITE_OK ? answered(NULL, code) : refused(code);
  }
  char *answer = sqlite3_mprintf("%s", (const char *)sqlite3_column_text(query, 0));
  sqlite3_finalize(query);
  return answered(answer, answer ? SQLITE_OK : SQLITE_NOMEM);
}

/* The first value of the statement's first row; a and b are bound to ?1 and ?2, "" as NULL. */
const char *page_ask(const char *sql, const char *a, const char *b) {
  sqlite3_stmt *query = NULL;
  if (sqlite3_prepare_v2(db, sql, -1, &query, NULL) != SQLITE_OK) return refused(SQLITE_ERROR);
  if (*a) sqlite3_bind_text(query, 1, a, -1, SQLITE_TRANSIENT);
  if (*b) sqlite3_bind_text(query, 2, b, -1, SQLITE_TRANSIENT);
  return ask(query);
}

/* The content of a file; NULL if it cannot be had. To be freed by free(). */
static char *content(const char *file, long *bytes) {
  FILE *input = fopen(file, "rb");
  if (!input) return NULL;
  fseek(input, 0, SEEK_END);
  *bytes = ftell(input);
  rewind(input);
  char *all = malloc((size_t)*bytes + 1);
  if (all && fread(all, 1, (size_t)*bytes, input) != (size_t)*bytes) {
    free(all);
    all = NULL;
  }
  fclose(input);
  return all;
}

/* Makes the table `runs` of a CSV, with the options that are JSON. */
const char *page_import(const char *file, const char *options) {
  static const char sql[] = "SELECT causalite_import(?1, 'runs', coalesce(?2, '{}'))";
  long bytes = 0;
  char *csv = content(file, &bytes);
  if (!csv) return answered(sqlite3_mprintf("the file cannot be read"), SQLITE_NOMEM);
  sqlite3_stmt *query = NULL;
  if (sqlite3_prepare_v2(db, sql, -1, &query, NULL) != SQLITE_OK) {
    free(csv);
    return refused(SQLITE_ERROR);
  }
  sqlite3_bind_blob64(query, 1, csv, (sqlite3_uint64)bytes, free);
  if (*options) sqlite3_bind_text(query, 2, options, -1, SQLITE_TRANSIENT);
  return ask(query);
}
