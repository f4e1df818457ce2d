/*
** The streaming fits over a million rows, as ratios to SQLite's own SELECT avg(y), avg(x) over the
** same table in the same run (the floor of any aggregate: reading the rows).
*/
#include "bench/bench.h"
#include "sql_test.h"

enum { ROUNDS = 5 };

static double seconds(sqlite3 *db, const char *sql) {
  double start = bench_now();
  text_of(db, sql);
  return bench_now() - start;
}

/* Best of both, taken in turns so that a slow moment hits both. */
static void compare(sqlite3 *db, const char *what, const char *sql, double limit) {
  const char *peer = "SELECT avg(y), avg(x) FROM t";
  double best = 1e9, floor = 1e9;
  for (int i = 0; i < ROUNDS; i++) {
    double f = seconds(db, peer), s = seconds(db, sql);
    if (f < floor) floor = f;
    if (s < best) best = s;
  }
  printf("%-44s %6.0f ms = %4.2f x avg (%.0f ms); wanted at most %.0f x\n", what, 1e3 * best,
         best / floor, 1e3 * floor, limit);
}

int main(void) {
  sqlite3 *db = open_database();
  run(db, "CREATE TABLE t(y REAL, x REAL, mode TEXT, flag INTEGER, d REAL);"
          "WITH RECURSIVE s(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM s WHERE i < 1000000)"
          " INSERT INTO t SELECT (i * 7919 % 100003) / 7.0, (i * 104729 % 99991) / 3.0,"
          " CASE WHEN i * 31 % 97 < 49 THEN 'parallel' ELSE 'default' END, i * 31 % 97 < 49,"
          " (i * 15485863 % 99989) / 11.0 FROM s;");
  compare(db, "ttest(y, mode)", "SELECT ttest(y, mode) FROM t", 2);
  compare(db, "ttest(y, flag)", "SELECT ttest(y, flag) FROM t", 2);
  compare(db, "ols_interaction(y, x, mode, d)", "SELECT ols_interaction(y, x, mode, d) FROM t", 5);
  compare(db, "ols(y, x, d)", "SELECT ols(y, x, d) FROM t", 5);
  compare(db, "sobel(x, d, y)", "SELECT sobel(x, d, y) FROM t", 5);
  sqlite3_close(db);
  return 0;
}
