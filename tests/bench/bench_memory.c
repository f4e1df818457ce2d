/*
** The most memory that a process takes for a function over ten million rows, as a ratio to that
** over ten thousand: what streams takes no more, as SQLite's own avg() does not, and what keeps its
** rows does. The rows are made as they are read, which takes no memory.
*/
#define _DEFAULT_SOURCE /* wait4 */
#define _POSIX_C_SOURCE 200809L
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include "bench/bench.h"
#include "sql_test.h"

static const char ROWS[] =
    "WITH RECURSIVE s(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM s LIMIT %s) SELECT %s FROM"
    " (SELECT (i * 7919 %% 100003) / 7.0 AS y, (i * 104729 %% 99991) / 3.0 AS x,"
    " CASE WHEN i * 31 %% 97 < 49 THEN 'parallel' ELSE 'default' END AS mode,"
    " (i * 15485863 %% 99989) / 11.0 AS d FROM s)";

/* Bytes of a process of its own; 0 if it failed. */
static double bytes_of(const char *call, const char *rows) {
  struct rusage used;
  int status = 1;
  pid_t child = fork();
  if (child == 0) {
    char sql[768];
    snprintf(sql, sizeof sql, ROWS, rows, call);
    sqlite3 *db = open_database();
    text_of(db, sql);
    _exit(sqlite3_errcode(db) != SQLITE_OK);
  }
  if (child < 0 || wait4(child, &status, 0, &used) != child || status != 0) return 0.0;
  return 1024.0 * (double)used.ru_maxrss;
}

int main(void) {
  static const char *const calls[] = {
      "avg(y), avg(x)",
      "ttest(y, mode)",
      "sobel(x, d, y)",
      "ols(y, x, d)",
      "ols(y, x, mode, '{\"robust\":\"by_group\",\"group\":\"x2\"}')",
      "ols_interaction(y, x, mode, d)",
      "ols(y, x, d, '{\"robust\":\"HC3\"}')",
      "mann_whitney(y, mode)",
  };
  for (size_t i = 0; i < sizeof calls / sizeof *calls; i++) {
    char what[128];
    double few = bytes_of(calls[i], "10000"), many = bytes_of(calls[i], "10000000");
    if (few == 0.0 || many == 0.0) return 1;
    snprintf(what, sizeof what, "memory of %s", calls[i]);
    printf("%-64s %7.1f MiB = %6.3f x of 10 000 rows\n", what, many / 1048576.0, many / few);
    fflush(stdout); /* before the next fork */
    bench_record(what, many / few, "10 000 rows");
  }
  return 0;
}
