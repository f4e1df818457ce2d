/*
** For the tests of SQL functions: the data of tests/oracle/functions.R as tables, and checks of
** what functions make of them.
*/
#ifndef CLT_FUNCTIONS_DATA_H
#define CLT_FUNCTIONS_DATA_H

#include "oracle/functions.h"
#include "sql_test.h"

/* A database with the tables
**   d(i, y, x, m, c1, g, f)  40 rows of dyadic fractions; g is 'a' or 'b', f 'f0', 'f1' or 'f2'
**   p(k, p)                  10 p-values, ties, NULL, 0 and 1 among them
**   far(k, v)                two equal samples of 200 to be moved apart */
static inline sqlite3 *open_data(void) {
  sqlite3 *db = open_database();
  run(db,
      "CREATE TABLE d AS WITH RECURSIVE s(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM s WHERE i < "
      "40),"
      " t AS (SELECT i, (i * 17) % 19 / 4.0 AS x, iif(i % 2, 'a', 'b') AS g FROM s),"
      " u AS (SELECT *, (i * 29) % 31 / 8.0 + x / 2 AS m FROM t)"
      " SELECT i, (i * 37) % 23 / 8.0 + m / 2 + iif(g = 'b', x / 4, 0) + i % 3 / 2.0 AS y, x, m,"
      " (i * 7) % 11 / 2.0 AS c1, g, 'f' || (i % 3) AS f FROM u;"
      "CREATE TABLE p(k, p);"
      "INSERT INTO p VALUES (1, 0.001), (2, 0.5), (3, NULL), (4, 0.012), (5, 0.012), (6, 1),"
      " (7, 1e-200), (8, 0), (9, 0.04), (10, 0.9);"
      "CREATE TABLE far AS WITH RECURSIVE s(i) AS (SELECT 0 UNION ALL SELECT i + 1 FROM s WHERE i "
      "< 399)"
      " SELECT i / 200 AS k, (i % 8 + 1) / 8.0 AS v FROM s;");
  return db;
}

#define COUNT(array) (sizeof(array) / sizeof *(array))
#define CHECK_FIGURES(db, figures, tolerance)                                                      \
  check_figures((db), (figures), COUNT(figures), (tolerance))

static inline void check_figures(sqlite3 *db, const figure *figures, size_t n, double tolerance) {
  for (const figure *f = figures; f < figures + n; f++) {
    sqlite3_stmt *query = NULL;
    int code = sqlite3_prepare_v2(db, f->sql, -1, &query, NULL);
    if (code == SQLITE_OK) code = sqlite3_step(query);
    if (!CHECK(code == SQLITE_ROW && sqlite3_column_count(query) == f->n)) {
      printf("  %s: %s\n", sqlite3_errmsg(db), f->sql);
    }
    for (int i = 0; code == SQLITE_ROW && i < f->n; i++) {
      bool null = sqlite3_column_type(query, i) == SQLITE_NULL;
      double got = null ? NAN : sqlite3_column_double(query, i);
      if (!test_near(got, f->want[i], tolerance, sqlite3_column_name(query, i), __FILE__,
                     __LINE__)) {
        printf("  in: %s\n", f->sql);
      }
    }
    sqlite3_finalize(query);
  }
}

/* The notes of the fit that a call gives over a source of rows, as a JSON array. */
#define CHECK_NOTES(db, call, source, want)                                                        \
  CHECK_TEXT((db), "SELECT " call " ->> 'notes' FROM " source, (want))

#define OUT_OF_RANGE                                                                               \
  "[\"the values or their differences have squares near or beyond the range of a double (1e-270 "  \
  "to "                                                                                            \
  "1e300): choose another unit\"]"

/* The fit is JSON, begins with the keys that all fits have, and has then these. */
#define CHECK_KEYS(db, call, keys)                                                                 \
  CHECK_TEXT((db), "SELECT group_concat(key) FROM json_each((SELECT " call " FROM d))",            \
             "function,version,n,n_missing,notes," keys)

/* The columns that SELECT * has. */
#define CHECK_COLUMNS(db, name, columns)                                                           \
  CHECK_TEXT((db), "SELECT group_concat(name, ', ') FROM pragma_table_info('" name "')", (columns))

#endif
