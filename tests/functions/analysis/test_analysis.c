/*
** The analysis at size: with more rows, or task groups, no statement of a refresh takes more than
** so many times the steps, n log n being allowed. What SQLite plans without statistics is easily
** quadratic, and that is not seen on a small table. Nor is it seen that a view that is read twice
** makes its fits twice: where they are made beforehand, what is stored takes no more with more
** rows.
*/
#include <math.h>

#include "sql_test.h"

enum { STATEMENTS = 1000, FEW = 400, TIMES = 4, GROUP = 30 };

/* What each statement of a refresh has taken. */
typedef struct taken {
  char *sql[STATEMENTS];
  double steps[STATEMENTS];
  int n;
} taken;

static taken *now; /* where trace() adds to */

static int find(taken *t, const char *sql) {
  int i = 0;
  while (i < t->n && strcmp(t->sql[i], sql) != 0) i++;
  if (i == t->n && t->n < STATEMENTS) t->sql[t->n++] = sqlite3_mprintf("%s", sql);
  return i;
}

/* Statements end with their profile; one that runs again has taken both. That which lets the host
** in runs by the clock. */
static int trace(unsigned event, void *context, void *statement, void *nanoseconds) {
  const char *sql = sqlite3_sql(statement);
  (void)event, (void)context, (void)nanoseconds;
  if (!now || !sql || strncmp(sql, "SELECT ?1,?1,", 13) == 0) return 0;
  int i = find(now, sql);
  if (i < STATEMENTS) {
    now->steps[i] += sqlite3_stmt_status(statement, SQLITE_STMTSTATUS_VM_STEP, 1);
  }
  return 0;
}

/* For the connection that a refresh opens, too. */
static int watch(sqlite3 *db, char **error, const struct sqlite3_api_routines *api) {
  (void)error, (void)api;
  return sqlite3_trace_v2(db, SQLITE_TRACE_PROFILE, trace, NULL);
}

/* One condition, two groups, three blocks, repeats, days, failures, missing values, a cause that is
** a text; two mediators, two outcomes, a performance. */
static const char MAKE[] =
    "CREATE TABLE runs AS"
    " WITH RECURSIVE s(i, a, b) AS ("
    "  SELECT 1, 12345, 67891 UNION ALL"
    "  SELECT i + 1, a * 48271 %% 2147483647, b * 69621 %% 2147483647 FROM s WHERE i < %d"
    " ), u AS ("
    "  SELECT i, b, CASE WHEN a %% 2 THEN 'parallel' ELSE 'default' END AS mode,"
    "  (a / 7 %% 1000) / 1000.0 AS h1, (a / 1009 %% 10) AS h2,"
    "  ((a / 31 %% 997) + (b / 31 %% 991)) / 1e3 AS e1,"
    "  ((a / 37 %% 983) + (b / 41 %% 977)) / 1e3 AS e2,"
    "  ((a / 43 %% 971) + (b / 47 %% 967)) / 1e3 AS e3 FROM s"
    " ), m AS (SELECT *, 2 * h1 + h2 + e1 AS m1, h1 - h2 + (mode = 'parallel') * h1 + e2 AS m2"
    "  FROM u)"
    " SELECT mode, 'task' || (b / 4 %% %d) AS task, 'model' || (b %% 3) AS model,"
    " date(1700000000 + b %% 20 * 86400, 'unixepoch') AS started,"
    " iif(b %% 10 = 0, 'FAILED', 'FINISHED') AS status, h1 AS hyperparam_a, h2 AS hyperparam_b,"
    " 'kind' || (b / 16 %% 3) AS hyperparam_c, 50 + 5 * m1 AS energy_gpu_util_avg_percent,"
    " 60 + 3 * m2 AS energy_gpu_temp_avg_celsius,"
    " iif(b %% 9, 100 + 10 * m1 + 5 * m2 + 3 * h1 + 3 * e3, NULL) AS energy_gpu_total_joules,"
    " 30 + 4 * m1 + (mode = 'parallel') * 2 * h2 + 3 * e1 AS energy_cpu_total_joules,"
    " 0.8 + 0.01 * m2 + 0.02 * e3 AS perf_accuracy FROM m";

static void refresh(taken *t, int rows, int groups) {
  sqlite3 *db = open_database();
  char *make = sqlite3_mprintf(MAKE, rows, groups);
  run(db, make);
  run(db, "SELECT causalite_setup('runs', '{\"group\":\"task\",\"block\":\"model\",\"n_boot\":100,"
          "\"permutations\":0,\"graph_method\":\"exact\",\"cause\":[\"hyperparam_a\","
          "\"hyperparam_b\",\"hyperparam_c\"]}')");
  sqlite3_auto_extension((void (*)(void))watch);
  now = t;
  run(db, "SELECT causalite_refresh()");
  sqlite3_trace_v2(db, SQLITE_TRACE_PROFILE, trace, NULL);
  /* The views of the steps answer where no table stands for what they read, too. */
  run(db, "SELECT count(*) FROM mediation");
  now = NULL;
  sqlite3_cancel_auto_extension((void (*)(void))watch);
  sqlite3_free(make);
  sqlite3_close(db);
}

/* The steps that the statement with this text takes more than with few rows. */
static double further(taken *few, const taken *many, const char *part) {
  double steps = NAN;
  for (int i = 0; i < many->n; i++) {
    if (!strstr(many->sql[i], part)) continue;
    int j = find(few, many->sql[i]);
    if (j < STATEMENTS) steps = many->steps[i] - few->steps[j];
  }
  return steps;
}

static void test_beforehand(taken *few, const taken *many) {
  CHECK(further(few, many, "INSERT INTO \"result_interaction\"") < FEW);
  CHECK(further(few, many, "INSERT INTO \"result_robustness\"") < FEW);
  CHECK(further(few, many, "CREATE TABLE interaction_read") > 10 * FEW);
}

/* A statement that takes few steps may take what it likes. */
static void test_linear(taken *few, const taken *many, int rows) {
  CHECK(few->n > 100 && many->n < STATEMENTS);
  for (int i = 0; i < many->n; i++) {
    int j = find(few, many->sql[i]);
    double most = 1.5 * TIMES * (j < STATEMENTS ? few->steps[j] : 0) + 200.0 * rows;
    if (!CHECK(many->steps[i] <= most)) {
      printf("  %.0f steps, then %.0f: %.300s\n", few->steps[j], many->steps[i], many->sql[i]);
    }
  }
}

static void forget(taken *t) {
  for (int i = 0; i < t->n; i++) sqlite3_free(t->sql[i]);
  *t = (taken){.n = 0};
}

static void test_steps(void) {
  static taken few, many;
  refresh(&few, FEW, 2);
  refresh(&many, TIMES * FEW, 2);
  test_linear(&few, &many, TIMES * FEW);
  test_beforehand(&few, &many);
  forget(&few);
  forget(&many);
}

/* The same with more task groups, too small for graphs. */
static void test_groups(void) {
  static taken few, many;
  refresh(&few, FEW, FEW / GROUP);
  refresh(&many, TIMES * FEW, TIMES * (FEW / GROUP));
  test_linear(&few, &many, TIMES * FEW);
  forget(&few);
  forget(&many);
}

int main(void) {
  test_steps();
  test_groups();
  return test_end();
}
