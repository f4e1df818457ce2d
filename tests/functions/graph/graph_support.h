/* What the tests of the graph functions share: data in the table d(unit, variable, value) under the
** names v0, v1, …; fits in the table f(fit); matrices read back. */
#ifndef CLT_FUNCTIONS_GRAPH_GRAPH_SUPPORT_H
#define CLT_FUNCTIONS_GRAPH_GRAPH_SUPPORT_H

#include "sql_test.h"

enum { MOST_VARIABLES = 16 };

/* A matrix [d * d], rows for sources; NAN where there is no figure. */
typedef struct matrix {
  int d;
  double x[MOST_VARIABLES * MOST_VARIABLES];
} matrix;

static inline void load_table(sqlite3 *db, const double *x, int n, int d) {
  sqlite3_stmt *insert = NULL;
  run(db, "DROP TABLE IF EXISTS d; CREATE TABLE d(unit, variable, value); BEGIN");
  sqlite3_prepare_v2(db, "INSERT INTO d VALUES (?1, 'v' || ?2, ?3)", -1, &insert, NULL);
  for (int i = 0; i < n * d; i++) {
    sqlite3_bind_int(insert, 1, i / d);
    sqlite3_bind_int(insert, 2, i % d);
    sqlite3_bind_double(insert, 3, x[i]);
    sqlite3_step(insert);
    sqlite3_reset(insert);
  }
  sqlite3_finalize(insert);
  run(db, "COMMIT");
}

/* The same with the blocks of the units, in k(unit, block). */
static inline void load_blocks(sqlite3 *db, const int *block, int n) {
  char sql[100];
  run(db, "DROP TABLE IF EXISTS k; CREATE TABLE k(unit PRIMARY KEY, block); BEGIN");
  for (int i = 0; i < n; i++) {
    snprintf(sql, sizeof sql, "INSERT INTO k VALUES (%d, %d)", i, block[i]);
    run(db, sql);
  }
  run(db, "COMMIT");
}

/* Fits d, within the blocks of k if asked for, with these options; the fit is what f holds. */
static inline void fit_rows(sqlite3 *db, bool blocked, const char *options) {
  sqlite3_stmt *insert = NULL;
  run(db, "DROP TABLE IF EXISTS f; CREATE TABLE f(fit)");
  sqlite3_prepare_v2(db,
                     blocked ? "INSERT INTO f SELECT exact_graph(unit, variable, value, block, ?1)"
                               " FROM d JOIN k USING (unit)"
                             : "INSERT INTO f SELECT exact_graph(unit, variable, value, ?1) FROM d",
                     -1, &insert, NULL);
  sqlite3_bind_text(insert, 1, options, -1, SQLITE_STATIC);
  if (!CHECK(sqlite3_step(insert) == SQLITE_DONE)) {
    printf("  %s with %s\n", sqlite3_errmsg(db), options);
  }
  sqlite3_finalize(insert);
}

static inline void fit_table(sqlite3 *db, const char *options) {
  fit_rows(db, false, options);
}

/* A column of the fit's rows. */
static inline matrix matrix_of(sqlite3 *db, const char *column, int d) {
  matrix m = {.d = d};
  char sql[200];
  sqlite3_stmt *rows = NULL;
  for (int i = 0; i < d * d; i++) m.x[i] = i % (d + 1) ? NAN : 0.0;
  snprintf(sql, sizeof sql,
           "SELECT substr(r.source, 2), substr(r.target, 2), r.%s FROM f, exact_graph(f.fit) AS r",
           column);
  CHECK(sqlite3_prepare_v2(db, sql, -1, &rows, NULL) == SQLITE_OK);
  int n = 0;
  for (; sqlite3_step(rows) == SQLITE_ROW; n++) {
    double *to = &m.x[sqlite3_column_int(rows, 0) * d + sqlite3_column_int(rows, 1)];
    if (sqlite3_column_type(rows, 2) != SQLITE_NULL) *to = sqlite3_column_double(rows, 2);
  }
  CHECK(n == d * (d - 1));
  sqlite3_finalize(rows);
  return m;
}

/* The largest difference; infinite where only one of them has a figure. */
static inline double worst_of(const matrix *m, const double *want) {
  double worst = 0.0;
  for (int i = 0; i < m->d * m->d; i++) {
    if (isnan(m->x[i]) && isnan(want[i])) continue;
    double difference = fabs(m->x[i] - want[i]);
    if (!(difference <= worst)) worst = isnan(difference) ? INFINITY : difference;
  }
  return worst;
}

#endif
