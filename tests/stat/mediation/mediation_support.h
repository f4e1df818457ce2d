/*
** For tests of mediation: the data sets of ../shared/oracle (columns id,g,x,m,y,c1,c2) with their
** answers, and data made here.
*/
#ifndef CLT_STAT_MEDIATION_MEDIATION_SUPPORT_H
#define CLT_STAT_MEDIATION_MEDIATION_SUPPORT_H

#include <sqlite3.h>

#include "base/arena.h"
#include "test.h"

static const clt_allocator support_heap = {realloc, free};

static const char *const support_sets[] = {"d01_normal",  "d02_ties",   "d03_unequalvar",
                                           "d04_missing", "d05_tiny23", "d07_offset1e9",
                                           "d13_exp836"};
enum { SUPPORT_SETS = sizeof support_sets / sizeof *support_sets, SUPPORT_ROWS = 2000 };

enum { COLUMN_ID, COLUMN_G, COLUMN_X, COLUMN_M, COLUMN_Y, COLUMN_C1, COLUMN_C2, SUPPORT_COLUMNS };

typedef struct table {
  int n;
  double v[SUPPORT_ROWS][SUPPORT_COLUMNS]; /* NAN where empty; g is 0 for A and 1 for B */
} table;

static inline char *support_read(const char *name, const char *suffix) {
  static char text[1 << 20];
  char path[256];
  snprintf(path, sizeof path, "../shared/oracle/%s%s", name, suffix);
  FILE *file = fopen(path, "rb");
  if (!file) return NULL;
  size_t length = fread(text, 1, sizeof text - 1, file);
  fclose(file);
  text[length] = '\0';
  return text;
}

static inline double support_field(const char *p, size_t length) {
  if (length == 0) return NAN;
  return *p == 'A' || *p == 'B' ? *p - 'A' : strtod(p, NULL);
}

static inline bool support_table(const char *name, table *t) {
  const char *p = support_read(name, ".csv");
  if (!p) return false;
  t->n = 0;
  for (p += strcspn(p, "\n") + 1; *p && t->n < SUPPORT_ROWS; t->n++) {
    for (int c = 0; c < SUPPORT_COLUMNS; c++) {
      size_t length = strcspn(p, ",\r\n");
      t->v[t->n][c] = support_field(p, length);
      p += length + (p[length] == ',');
    }
    p += strspn(p, "\r\n");
  }
  return true;
}

/* Is every column of the list there? */
static inline bool support_complete(const table *t, int row, const int *columns, int count) {
  for (int c = 0; c < count; c++) {
    if (isnan(t->v[row][columns[c]])) return false;
  }
  return true;
}

/* The answers of a data set, and one of them by its JSON path; NAN if it is not there. */
static inline sqlite3_stmt *support_answers(sqlite3 *db, const char *name, const char *suffix) {
  sqlite3_stmt *query = NULL;
  const char *json = support_read(name, suffix);
  if (!json) return NULL;
  sqlite3_prepare_v2(db, "SELECT CAST(?1 ->> ?2 AS REAL)", -1, &query, NULL);
  sqlite3_bind_text(query, 1, json, -1, SQLITE_TRANSIENT);
  return query;
}

static inline double support_answer(sqlite3_stmt *answers, const char *path) {
  double x = NAN;
  sqlite3_bind_text(answers, 2, path, -1, SQLITE_TRANSIENT);
  if (sqlite3_step(answers) == SQLITE_ROW && sqlite3_column_type(answers, 0) != SQLITE_NULL) {
    x = sqlite3_column_double(answers, 0);
  }
  sqlite3_reset(answers);
  return x;
}

#endif
