/*
** Threads that cannot be started (base/task.h (10)): the result is the same to the byte, whoever
** does the work. This program is linked with --wrap=pthread_create.
*/
#include <errno.h>
#include <pthread.h>

#include "fault/data.h"

static int started;        /* calls since it was last set to 0 */
static int fail_at = -1;   /* the call that fails; -1: none */
static bool fail_all_from; /* and all after it */

int __real_pthread_create(pthread_t *thread, const pthread_attr_t *attributes,
                          void *(*routine)(void *), void *argument);
int __wrap_pthread_create(pthread_t *thread, const pthread_attr_t *attributes,
                          void *(*routine)(void *), void *argument);

int __wrap_pthread_create(pthread_t *thread, const pthread_attr_t *attributes,
                          void *(*routine)(void *), void *argument) {
  int call = started++;
  if (fail_at >= 0 && (fail_all_from ? call >= fail_at : call == fail_at)) return EAGAIN;
  return __real_pthread_create(thread, attributes, routine, argument);
}

static const char *const STATEMENTS[] = {
    "SELECT mediation_boot(x, c, y, g, '{\"n_boot\":500,\"threads\":4}') FROM t",
    "SELECT mediation_boot(x, c, y, g, '{\"n_boot\":500,\"ci\":\"bca\",\"threads\":4}') FROM t",
    ("SELECT mediation_boot(x, c, y, g, rowid % 12, '{\"n_boot\":500,\"cluster\":\"cov1\","
     "\"ci\":\"bca\",\"threads\":4}') FROM t"),
    "SELECT exact_graph(u, v, x, '{\"draws\":50,\"bootstrap\":6,\"threads\":4}') FROM l",
    ("SELECT dibs_graph(u, v, x, '{\"particles\":8,\"steps\":20,\"bootstrap\":2,\"threads\":4}')"
     " FROM l"),
    ("SELECT exact_graph_merge(b, '{\"draws\":50,\"bootstrap\":6,\"threads\":4}') FROM (SELECT"
     " exact_graph_partial(g, u, v, x, '{\"threads\":4}') AS b FROM l GROUP BY g)"),
    "SELECT graph_test(u, v, x, g, '{\"permutations\":9,\"threads\":4}') FROM l",
    "SELECT graph_test(u, v, x, g, 1, u / 3, '{\"on\":\"total_effect\",\"threads\":4}') FROM l",
};

/* Fails the calls from `fail_at` on, or that one only. */
static void compare(sqlite3 *db, const char *sql, const result *want) {
  result got = result_of(db, sql);
  if (!CHECK(result_same(&got, want))) {
    printf("  thread %d%s failed, and %s\n", fail_at, fail_all_from ? " and the rest" : "", sql);
    result_print_difference(&got, want);
  }
  result_free(&got);
}

static void exhaust(sqlite3 *db, const char *sql) {
  enum { MOST = 40 };
  started = 0;
  fail_at = -1;
  result want = result_of(db, sql);
  int calls = started;
  CHECK(want.code == SQLITE_DONE && calls > 0);
  for (int at = 0; at < calls; at += 1 + calls / MOST) {
    for (int all = 0; all < 2; all++) {
      started = 0;
      fail_at = at;
      fail_all_from = all;
      compare(db, sql, &want);
    }
  }
  fail_at = -1;
  result_free(&want);
}

int main(void) {
  sqlite3 *db = open_faults("UTF-8");
  CHECK_ALL_CALLED(db, "kind = 'option' AND name = 'threads'", STATEMENTS);
  for (size_t i = 0; i < FAULT_COUNT(STATEMENTS); i++) exhaust(db, STATEMENTS[i]);
  CHECK(sqlite3_close(db) == SQLITE_OK);
  CHECK(sqlite3_memory_used() == 0);
  return test_end();
}
