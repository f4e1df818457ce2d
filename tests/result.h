/*
** The whole result of a statement: the code it ended with and, in one block of bytes, every column
** of every row with its type, or the text of the error. For tests that two runs give the same.
*/
#ifndef CLT_RESULT_H
#define CLT_RESULT_H

#include "sql_test.h"

/* Tests of memory take what they need themselves from another. */
#ifndef RESULT_REALLOC
#define RESULT_REALLOC realloc
#endif

typedef struct result {
  int code;     /* SQLITE_DONE, or the error */
  char *bytes;  /* from malloc, or NULL */
  size_t n;     /* their number */
  size_t space; /* of the block */
} result;

static inline void result_append(result *r, const void *bytes, size_t n) {
  if (n == 0) return;
  if (r->space - r->n < n) {
    r->space = 2 * (r->n + n);
    r->bytes = RESULT_REALLOC(r->bytes, r->space);
    if (!r->bytes) abort();
  }
  memcpy(r->bytes + r->n, bytes, n);
  r->n += n;
}

/* The column's type, its length and its bytes; false if SQLite had no memory to give them. */
static inline bool result_column(result *r, sqlite3_stmt *query, int column) {
  int type = sqlite3_column_type(query, column);
  result_append(r, &type, sizeof type);
  if (type == SQLITE_INTEGER) {
    sqlite3_int64 i = sqlite3_column_int64(query, column);
    result_append(r, &i, sizeof i);
  } else if (type == SQLITE_FLOAT) {
    double x = sqlite3_column_double(query, column);
    result_append(r, &x, sizeof x);
  } else if (type != SQLITE_NULL) {
    const void *text = sqlite3_column_text(query, column);
    int n = sqlite3_column_bytes(query, column);
    if (!text) return false;
    result_append(r, &n, sizeof n);
    result_append(r, text, (size_t)n);
  }
  return true;
}

static inline result result_of(sqlite3 *db, const char *sql) {
  result r = {0};
  sqlite3_stmt *query = NULL;
  r.code = sqlite3_prepare_v2(db, sql, -1, &query, NULL);
  while (r.code == SQLITE_OK || r.code == SQLITE_ROW) {
    r.code = sqlite3_step(query);
    for (int i = 0; r.code == SQLITE_ROW && i < sqlite3_column_count(query); i++) {
      if (!result_column(&r, query, i)) r.code = SQLITE_NOMEM;
    }
  }
  if (r.code != SQLITE_DONE) {
    const char *message = sqlite3_errmsg(db);
    r.n = 0;
    result_append(&r, message, strlen(message));
  }
  sqlite3_finalize(query);
  return r;
}

static inline bool result_same(const result *a, const result *b) {
  return a->code == b->code && a->n == b->n && (a->n == 0 || memcmp(a->bytes, b->bytes, a->n) == 0);
}

static inline void result_free(result *r) {
  free(r->bytes);
  *r = (result){0};
}

/* Prints two results from a little before where they differ. */
static inline void result_print_difference(const result *got, const result *want) {
  size_t at = 0;
  while (at < got->n && at < want->n && got->bytes[at] == want->bytes[at]) at++;
  at -= at < 40 ? at : 40;
  const result *both[] = {got, want};
  for (int i = 0; i < 2; i++) {
    printf("  %s: code %d, %zu bytes, …", i ? "want" : "got ", both[i]->code, both[i]->n);
    for (size_t j = at; j < both[i]->n && j < at + 160; j++) {
      unsigned char c = (unsigned char)both[i]->bytes[j];
      putchar(c < ' ' || c > '~' ? '.' : c);
    }
    putchar('\n');
  }
}

#endif
