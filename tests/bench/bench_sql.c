/*
** The functions over a million rows, in processor time, as ratios in the same run: to SQLite's own
** SELECT avg(y), avg(x) over the same table (the floor of any aggregate: reading the rows), to
** sorting the same numbers by the C library where they are sorted, and to scipy and R, where they
** are installed, on the same numbers in memory (peers.py, peers.R). The functions are those of the
** module that a user loads (MODULE, build/causalite.so).
*/
#define _POSIX_C_SOURCE 200809L /* popen, clock_gettime */
#include <stdint.h>

#include "bench/bench.h"
#include "sql_test.h"

enum { ROUNDS = 9, ROWS = 1000000 };

static const char FLOOR[] = "SELECT avg(y), avg(x) FROM t";
static const char SCIPY[] = "OMP_NUM_THREADS=1 /usr/bin/python3 tests/bench/peers.py 2>/dev/null";
static const char R[] = "Rscript --vanilla tests/bench/peers.R 2>/dev/null";

static double seconds(sqlite3 *db, const char *sql) {
  double start = bench_processor();
  text_of(db, sql);
  return bench_processor() - start;
}

/* Best of both, taken in turns so that a slow moment hits both; the function's is returned. */
static double compare(sqlite3 *db, const char *call, double (*peer)(sqlite3 *db), const char *of) {
  char sql[256];
  double best = 1e9, floor = 1e9;
  snprintf(sql, sizeof sql, "SELECT %s FROM t", call);
  for (int i = 0; i < ROUNDS; i++) {
    double f = peer(db), s = seconds(db, sql);
    if (f < floor) floor = f;
    if (s < best) best = s;
  }
  bench_ratio(call, best, of, floor);
  return best;
}

static double average(sqlite3 *db) {
  return seconds(db, FLOOR);
}

static int before(const void *a, const void *b) {
  double x = *(const double *)a, y = *(const double *)b;
  return (x > y) - (x < y);
}

static double sort(sqlite3 *db) {
  static double y[ROWS];
  (void)db;
  for (int64_t i = 0; i < ROWS; i++) y[i] = (double)((i + 1) * 7919 % 100003) / 7.0;
  double start = bench_processor();
  qsort(y, ROWS, sizeof *y, before);
  return bench_processor() - start;
}

/* Against a program, if it is there. */
static void beside(const char *what, double own, const char *peer, const char *command,
                   const char *name) {
  double time = bench_peer(command, name);
  if (time > 0.0) {
    bench_ratio(what, own, peer, time);
  } else {
    printf("%s is not at hand: no ratio of %s\n", peer, what);
  }
}

static sqlite3 *open_module(void) {
  const char *module = getenv("MODULE");
  sqlite3 *db = NULL;
  if (sqlite3_open(":memory:", &db) != SQLITE_OK ||
      sqlite3_enable_load_extension(db, 1) != SQLITE_OK ||
      sqlite3_load_extension(db, module ? module : "build/causalite.so", NULL, NULL) != SQLITE_OK) {
    printf("cannot load the module: %s\n", sqlite3_errmsg(db));
    exit(EXIT_FAILURE);
  }
  return db;
}

int main(void) {
  sqlite3 *db = open_module();
  run(db, "CREATE TABLE t(y REAL, x REAL, mode TEXT, flag INTEGER, d REAL);"
          "WITH RECURSIVE s(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM s WHERE i < 1000000)"
          " INSERT INTO t SELECT (i * 7919 % 100003) / 7.0, (i * 104729 % 99991) / 3.0,"
          " CASE WHEN i * 31 % 97 < 49 THEN 'parallel' ELSE 'default' END, i * 31 % 97 < 49,"
          " (i * 15485863 % 99989) / 11.0 FROM s;");
  double ttest = compare(db, "ttest(y, mode)", average, "avg");
  compare(db, "ttest(y, flag)", average, "avg");
  compare(db, "sobel(x, d, y)", average, "avg");
  compare(db, "ols(y, x, d)", average, "avg");
  double interaction = compare(db, "ols_interaction(y, x, mode, d)", average, "avg");
  compare(db, "ols(y, x, d, '{\"robust\":\"HC3\"}')", average, "avg");
  double ranks = compare(db, "mann_whitney(y, mode)", sort, "qsort of y");
  sqlite3_close(db);
  beside("ttest", ttest, "scipy", SCIPY, "ttest");
  beside("mann_whitney", ranks, "scipy", SCIPY, "mann_whitney");
  beside("ttest", ttest, "R", R, "ttest");
  beside("ols_interaction", interaction, "R's lm", R, "ols_interaction");
  return 0;
}
