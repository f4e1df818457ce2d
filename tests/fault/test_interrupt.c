/* Long work ends within 100 ms of sqlite3_interrupt(), and leaves nothing behind. */
#include <pthread.h>
#include <time.h>

#include "sql_test.h"

static double now(void) {
  struct timespec t;
  clock_gettime(CLOCK_MONOTONIC, &t);
  return (double)t.tv_sec + 1e-9 * (double)t.tv_nsec;
}

typedef struct interrupter {
  sqlite3 *db;
  double delay;       /* seconds until it interrupts */
  double interrupted; /* when it did */
} interrupter;

static void *interrupt_later(void *pointer) {
  interrupter *it = pointer;
  struct timespec t = {0, (long)(it->delay * 1e9)};
  nanosleep(&t, NULL);
  it->interrupted = now();
  sqlite3_interrupt(it->db);
  return NULL;
}

static void interrupted(sqlite3 *db, const char *sql, double delay) {
  interrupter it = {db, delay, 0.0};
  pthread_t thread;
  sqlite3_stmt *query = NULL;
  sqlite3_int64 before = sqlite3_memory_used();
  CHECK(sqlite3_prepare_v2(db, sql, -1, &query, NULL) == SQLITE_OK);
  pthread_create(&thread, NULL, interrupt_later, &it);
  int code = sqlite3_step(query);
  double ended = now();
  sqlite3_finalize(query);
  pthread_join(thread, NULL);
  CHECK(code == SQLITE_INTERRUPT);
  if (!CHECK(ended - it.interrupted < 0.1)) {
    printf("  %.0f ms after the interruption: %s\n", 1e3 * (ended - it.interrupted), sql);
  }
  sqlite3_db_release_memory(db);
  CHECK(sqlite3_memory_used() - before < 100000);
}

int main(void) {
  sqlite3 *db = open_database();
  run(db, "CREATE TABLE t(y, x, m, g);"
          "WITH RECURSIVE s(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM s WHERE i < 20000)"
          " INSERT INTO t SELECT (i * 37) % 2003, (i * 17) % 1999, (i * 29) % 3001, i % 2 FROM s;");
  interrupted(db, "SELECT mediation_boot(x, m, y, g, '{\"n_boot\":1000000}') FROM t", 0.3);
  interrupted(db, "SELECT mediation_boot(x, m, y, g, '{\"n_boot\":1000000,\"threads\":1}') FROM t",
              0.3);
  interrupted(db, "SELECT ols(y, 'a' || (x % 900), 'b' || (m % 900)) FROM t", 0.5);
  CHECK_REAL(db, "SELECT ttest(y, g) ->> 'n' FROM t", 20000, 0);
  CHECK(sqlite3_close(db) == SQLITE_OK);
  CHECK(sqlite3_memory_used() == 0);
  return test_end();
}
