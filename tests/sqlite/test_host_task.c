/* The host's progress handler stops our work, and one that does not changes nothing. */
#define _POSIX_C_SOURCE 200809L
#include <time.h>

#include "sql_test.h"

static double processor(void) {
  struct timespec t;
  clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &t);
  return (double)t.tv_sec + 1e-9 * (double)t.tv_nsec;
}

static const double LIMIT = 0.05; /* seconds of processor time that the host allows */

/* As hosts with a time limit have it. */
static int over(void *start) {
  return processor() - *(double *)start > LIMIT;
}

static int never(void *calls) {
  ++*(int *)calls;
  return 0;
}

/* Stops within 100 ms of processor time (of each of two threads) after the limit. */
static void stopped(sqlite3 *db, const char *sql, int opcodes) {
  double start = processor();
  sqlite3_stmt *query = NULL;
  CHECK(sqlite3_prepare_v2(db, sql, -1, &query, NULL) == SQLITE_OK);
  sqlite3_progress_handler(db, opcodes, over, &start);
  int code = sqlite3_step(query);
  double late = processor() - start - LIMIT;
  sqlite3_progress_handler(db, 0, NULL, NULL);
  sqlite3_finalize(query);
  if (!CHECK(code == SQLITE_INTERRUPT)) printf("  code %d from %s\n", code, sql);
  if (!CHECK(late < 2 * 0.1)) printf("  %.0f ms too late: %s\n", 1e3 * late, sql);
}

static void progress_handler(void) {
  static const char *const endless[] = {
      "SELECT exact_graph(u, v, x) FROM l",
      "SELECT exact_graph(u, v, x, '{\"threads\":1,\"bootstrap\":100000}') FROM l WHERE v < 'v16'",
      "SELECT dibs_graph(u, v, x) FROM l",
      "SELECT graph_test(u, v, x, u % 2, '{\"permutations\":1000000,\"stop_after\":0}') FROM l "
      "WHERE"
      " v < 'v16'",
      "SELECT mediation_boot(x, u, y, '{\"n_boot\":1000000}') FROM l",
      "SELECT mann_whitney(x + u * 1e-7, u % 2) FROM l, (SELECT v AS w FROM l LIMIT 200)",
  };
  static const int opcodes[] = {100, 1000, 100000};
  sqlite3 *db = open_database();
  run(db,
      "CREATE TABLE l AS WITH RECURSIVE u(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM u WHERE"
      " i < 300), v(j) AS (SELECT 10 UNION ALL SELECT j + 1 FROM v WHERE j < 29) SELECT i AS u,"
      " 'v' || j AS v, (i * (j * 7919 + 13) % 1009) + i * 31 % 97 * j / 10.0 AS x, i * j % 61 AS"
      " y FROM u, v");
  for (size_t i = 0; i < sizeof endless / sizeof *endless; i++) {
    for (int k = 0; k < 3; k++) stopped(db, endless[i], opcodes[k]);
  }
  /* One that does not say stop changes nothing. */
  const char *sql = "SELECT exact_graph(u, v, x, '{\"draws\":5}') FROM l WHERE v < 'v25'";
  int calls = 0;
  char *want = sqlite3_mprintf("%s", text_of(db, sql));
  sqlite3_progress_handler(db, 1000, never, &calls);
  CHECK_TEXT(db, sql, want);
  CHECK(calls > 0);
  sqlite3_free(want);
  CHECK(sqlite3_close(db) == SQLITE_OK);
}

int main(void) {
  progress_handler();
  CHECK(sqlite3_memory_used() == 0);
  return test_end();
}
