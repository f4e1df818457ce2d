/*
** The analysis at size: set-up and refresh of a made table, every statement of the private database
** that takes a while, in seconds of the processor and as a ratio to one avg(value) over a long
** table of as many observations, in the same run (the floor of whatever reads them once); MiB: the
** most memory until then.
**   bench_analysis [rows [resamples]]    100 000 and the setting's 5000 if not given
*/
#define _POSIX_C_SOURCE 200809L /* clock_gettime */
#include <string.h>
#include <sys/resource.h>

#include "bench/bench.h"
#include "sql_test.h"

enum { DEEP = 32, SHOWN = 52 };

/* The statements that run now, the innermost last. */
static struct {
  void *statement;
  double start;
} running[DEEP];
static int depth;
static double scan; /* seconds of the floor */

static double processor(void) {
  return (double)clock() / CLOCKS_PER_SEC;
}

static long mebibytes(void) {
  struct rusage usage;
  getrusage(RUSAGE_SELF, &usage);
  return usage.ru_maxrss / 1024;
}

static void line(const char *sql, double seconds) {
  char shown[SHOWN + 1];
  sql += strspn(sql, " \n");
  while (strncmp(sql, "--", 2) == 0) { /* the comment behind the statement before */
    sql += strcspn(sql, "\n");
    sql += strspn(sql, " \n");
  }
  snprintf(shown, sizeof shown, "%s", sql);
  for (char *c = shown; *c; c++) {
    if (*c == '\n') *c = ' ';
  }
  printf("  %-*s %7.2f s = %6.1f x avg, %3ld MiB\n", SHOWN, shown, seconds, seconds / scan,
         mebibytes());
}

/* What takes as long as a few scans is worth a line. */
static int trace(unsigned event, void *context, void *statement, void *sql) {
  (void)context;
  if (event == SQLITE_TRACE_STMT) {
    bool inner = strncmp(sql, "--", 2) == 0; /* a comment in place of a trigger's statement */
    if (!inner && depth < DEEP) {
      running[depth].statement = statement;
      running[depth++].start = processor();
    }
    return 0;
  }
  for (int i = depth; i-- > 0;) {
    if (running[i].statement != statement) continue;
    double seconds = processor() - running[i].start;
    depth = i;
    if (seconds > 4.0 * scan) line(sqlite3_sql(statement), seconds);
  }
  return 0;
}

/* For the connection that a refresh opens, too. */
static int watch(sqlite3 *db, char **error, const struct sqlite3_api_routines *api) {
  (void)error, (void)api;
  sqlite3_trace_v2(db, SQLITE_TRACE_STMT | SQLITE_TRACE_PROFILE, trace, NULL);
  return SQLITE_OK;
}

/* One condition, a block of four levels, four causes, two mediators, two outcomes, a performance:
** two Lehmer generators and what is left of their digits. */
static const char MAKE[] =
    "CREATE TABLE runs AS"
    " WITH RECURSIVE s(i, a, b) AS ("
    "  SELECT 1, 12345, 67891 UNION ALL"
    "  SELECT i + 1, a * 48271 %% 2147483647, b * 69621 %% 2147483647 FROM s WHERE i < %d"
    " ), u AS ("
    "  SELECT b, CASE WHEN a %% 2 THEN 'parallel' ELSE 'default' END AS mode,"
    "  (a / 7 %% 1000) / 1000.0 AS h1, (a / 1009 %% 1000) / 1000.0 AS h2,"
    "  (b / 7 %% 1000) / 1000.0 AS h3, (b / 1009 %% 1000) / 1000.0 AS h4,"
    "  ((a / 31 %% 997) + (b / 31 %% 991)) / 1e3 AS e1,"
    "  ((a / 37 %% 983) + (b / 41 %% 977)) / 1e3 AS e2,"
    "  ((a / 43 %% 971) + (b / 47 %% 967)) / 1e3 AS e3,"
    "  ((a / 53 %% 953) + (b / 59 %% 947)) / 1e3 AS e4 FROM s"
    " ), m AS (SELECT *, 2 * h1 + h2 + e1 AS m1, h3 - h2 + (mode = 'parallel') * h1 + e2 AS m2"
    "  FROM u)"
    " SELECT mode, 'model' || (b %% 4) AS model, h1 AS hyperparam_a, h2 AS hyperparam_b,"
    " h3 AS hyperparam_c, h4 AS hyperparam_d, 50 + 5 * m1 AS energy_gpu_util_avg_percent,"
    " 60 + 3 * m2 AS energy_gpu_temp_avg_celsius,"
    " 100 + 10 * m1 + 5 * m2 + 3 * h1 + 3 * e3 + (b %% 4) * 5 AS energy_gpu_total_joules,"
    " 30 + 4 * m1 + (mode = 'parallel') * 2 * h3 + 3 * e4 AS energy_cpu_total_joules,"
    " 0.8 + 0.01 * m2 + 0.02 * h4 AS perf_accuracy FROM m";

static void make(sqlite3 *db, int rows) {
  char *sql = sqlite3_mprintf(MAKE, rows);
  run(db, sql);
  sqlite3_free(sql);
}

static void measure_floor(sqlite3 *db) {
  run(db, "CREATE TEMP TABLE long AS SELECT r.rowid AS unit, v.column1 AS variable,"
          " energy_gpu_total_joules * v.column1 AS value"
          " FROM (VALUES (1), (2), (3), (4), (5), (6), (7), (8), (9)) AS v CROSS JOIN runs AS r");
  scan = 1e9;
  for (int i = 0; i < 5; i++) {
    double start = processor();
    text_of(db, "SELECT avg(value) FROM long");
    if (processor() - start < scan) scan = processor() - start;
  }
  run(db, "DROP TABLE long");
}

static void whole(sqlite3 *db, const char *sql) {
  double start = bench_now(), used = processor();
  run(db, sql);
  double seconds = processor() - used;
  printf("%-*s %9.2f s = %6.0f x avg; %.2f s by the clock\n", SHOWN, sql, seconds, seconds / scan,
         bench_now() - start);
}

int main(int argc, char **argv) {
  int rows = argc > 1 ? atoi(argv[1]) : 100000, resamples = argc > 2 ? atoi(argv[2]) : 5000;
  sqlite3 *db = open_database();
  char *boot = sqlite3_mprintf("UPDATE setting SET value = %d WHERE name = 'n_boot'", resamples);
  make(db, rows);
  measure_floor(db);
  printf("%d rows of 11 columns, %d resamples; avg: %.0f ms\n", rows, resamples, 1e3 * scan);
  whole(db, "SELECT causalite_setup('runs')");
  run(db, boot);
  sqlite3_auto_extension((void (*)(void))watch);
  whole(db, "SELECT causalite_refresh()");
  printf("memory, the table included: %ld MiB\n", mebibytes());
  sqlite3_free(boot);
  sqlite3_close(db);
  return test_failed != 0;
}
