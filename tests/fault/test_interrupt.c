/*
** Long work ends within 100 ms of sqlite3_interrupt(), and leaves nothing behind. What is held to
** is the processor time from there on, of two threads together, because the machine may be busy
** with other things; the worst time by the clock is printed.
*/
#include <dirent.h>
#include <pthread.h>
#include <stdatomic.h>
#include <time.h>

#include "sql_test.h"

/* The sanitizer of threads takes some ten times as long, and has a thread of its own; that of
** addresses some three times. */
#if defined(__has_feature)
#if __has_feature(thread_sanitizer)
#define UNDER_TSAN
#elif __has_feature(address_sanitizer)
#define UNDER_ASAN
#endif
#elif defined(__SANITIZE_THREAD__)
#define UNDER_TSAN
#elif defined(__SANITIZE_ADDRESS__)
#define UNDER_ASAN
#endif
#if defined(UNDER_TSAN)
enum { SLOWER = 20, ALONE = 2 };
#elif defined(UNDER_ASAN)
enum { SLOWER = 4, ALONE = 1 };
#else
enum { SLOWER = 1, ALONE = 1 };
#endif

/* Seconds: twice what is promised, for memory that is copied while others want it. */
static const double ALLOWED = 2 * 0.1 * SLOWER;

static double now(clockid_t clock) {
  struct timespec t;
  clock_gettime(clock, &t);
  return (double)t.tv_sec + 1e-9 * (double)t.tv_nsec;
}

static double worst; /* seconds by the clock from an interruption to the end */
static int finished; /* statements that were done before they could be interrupted */

typedef struct interrupter {
  sqlite3 *db;
  double delay;       /* seconds until it interrupts */
  double interrupted; /* when it did, by the clock */
  double processor;   /* and in processor time of the program */
  atomic_bool ended;  /* the statement has */
} interrupter;

static void *interrupt_later(void *pointer) {
  interrupter *it = pointer;
  time_t whole = (time_t)it->delay;
  struct timespec t = {whole, (long)((it->delay - (double)whole) * 1e9)}, again = {0, 1000000};
  nanosleep(&t, NULL);
  it->interrupted = now(CLOCK_MONOTONIC);
  it->processor = now(CLOCK_PROCESS_CPUTIME_ID);
  /* On a busy machine the statement may not have begun, and beginning forgets an interruption. */
  for (; !atomic_load(&it->ended); nanosleep(&again, NULL)) sqlite3_interrupt(it->db);
  return NULL;
}

/* Threads of the program; 1 where the system does not say. */
static int threads(void) {
  int n = 0;
  DIR *tasks = opendir("/proc/self/task");
  for (struct dirent *task; tasks && (task = readdir(tasks)) != NULL;) n += *task->d_name != '.';
  if (tasks) closedir(tasks);
  return n ? n : 1;
}

/* Of a thread that has been joined the system may speak for a moment longer. */
static bool is_alone(void) {
  struct timespec moment = {0, 1000000};
  for (int i = 0; i < 1000 && threads() > ALONE; i++) nanosleep(&moment, NULL);
  return threads() <= ALONE;
}

/* Interrupts the statement after `delay`; the processor time that it took from there to its end,
** NAN if it was done before it could know. */
static double interrupt_once(sqlite3 *db, const char *sql, double delay) {
  interrupter it = {.db = db, .delay = delay};
  pthread_t thread;
  sqlite3_stmt *query = NULL;
  sqlite3_int64 before = sqlite3_memory_used();
  CHECK(sqlite3_prepare_v2(db, sql, -1, &query, NULL) == SQLITE_OK);
  pthread_create(&thread, NULL, interrupt_later, &it);
  int code = sqlite3_step(query);
  double ended = now(CLOCK_MONOTONIC), processor = now(CLOCK_PROCESS_CPUTIME_ID);
  atomic_store(&it.ended, true);
  pthread_join(thread, NULL);
  CHECK(is_alone());
  sqlite3_finalize(query);
  CHECK(code == SQLITE_INTERRUPT || processor - it.processor < ALLOWED);
  if (ended - it.interrupted > worst) worst = ended - it.interrupted;
  sqlite3_db_release_memory(db);
  CHECK(sqlite3_memory_used() - before < 100000);
  finished += code != SQLITE_INTERRUPT;
  return code == SQLITE_INTERRUPT ? processor - it.processor : NAN;
}

/* The second thread works on while the first, which polls, waits for a busy machine's processor; so
** the best of three counts. */
static void interrupted(sqlite3 *db, const char *sql, double delay) {
  enum { TRIES = 3 };
  double least = INFINITY;
  for (int i = 0; i < TRIES && least >= ALLOWED; i++) {
    least = fmin(least, interrupt_once(db, sql, delay));
  }
  if (isinf(least)) {
    test_skip("the machine is too busy to interrupt short work in time");
  } else if (!CHECK(least < ALLOWED)) {
    printf("  %.0f ms of processor time after the interruption: %s\n", 1e3 * least, sql);
  }
}

static double last_look, longest; /* seconds of this thread: of the host's last look, between two */

static int look(void *unused) {
  (void)unused;
  double t = now(CLOCK_THREAD_CPUTIME_ID);
  longest = fmax(longest, t - last_look);
  last_look = t;
  return 0;
}

/* The host, by its progress handler, is let in every 100 ms, in whatever part of the work. */
static void attended(sqlite3 *db, const char *sql) {
  last_look = now(CLOCK_THREAD_CPUTIME_ID);
  longest = 0.0;
  sqlite3_progress_handler(db, 100, look, NULL);
  CHECK(sqlite3_exec(db, sql, NULL, NULL, NULL) == SQLITE_OK);
  sqlite3_progress_handler(db, 0, NULL, NULL);
  look(NULL);
  if (!CHECK(longest < ALLOWED)) printf("  %.0f ms without a look: %s\n", 1e3 * longest, sql);
}

/* A fit of a million rows: making it, writing it, opening it. */
static void test_large_fit(void) {
  static const double making[] = {0.1, 0.8, 1.3}, opening[] = {0.005, 0.03};
  sqlite3 *db = open_database();
  run(db, "CREATE TABLE big AS WITH RECURSIVE s(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM s WHERE"
          " i < 1000000) SELECT i AS k, (i * 7919 % 1000003) / 1000003.0 AS p FROM s;"
          "CREATE TABLE f AS SELECT p_adjust(k, p) AS fit FROM big;");
  for (int i = 0; i < 3; i++) interrupted(db, "SELECT p_adjust(k, p) FROM big", making[i]);
  for (int i = 0; i < 2; i++) {
    interrupted(db, "SELECT count(*) FROM f, p_adjust(f.fit)", opening[i]);
    interrupted(db, "SELECT causalite_value(fit, 'rows') FROM f", opening[i]);
  }
  attended(db, "SELECT p_adjust(p, p) FROM big"); /* keys in no order */
  attended(db, "SELECT count(*) FROM f, p_adjust(f.fit)");
  attended(db, "SELECT causalite_value(fit, 'n') FROM f");
  CHECK(sqlite3_close(db) == SQLITE_OK);
}

/* Fifty variables: a particle's steps and the moves of its chain take tens of milliseconds. */
static void test_dibs(void) {
  static const double delays[] = {0.1, 1.2, 2.5};
  sqlite3 *db = open_database();
  run(db, "CREATE TABLE l AS WITH RECURSIVE u(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM u WHERE"
          " i < 300), v(j) AS (SELECT 10 UNION ALL SELECT j + 1 FROM v WHERE j < 59) SELECT i AS u,"
          " 'v' || j AS v, (i * (j * 7919 + 13) % 1009) + i * 31 % 97 * j / 10.0 AS x FROM u, v");
  for (int i = 0; i < 3; i++) {
    interrupted(db, "SELECT dibs_graph(u, v, x) FROM l", delays[i]);
    interrupted(db, "SELECT dibs_graph(u, v, x, '{\"threads\":1}') FROM l", delays[i]);
  }
  CHECK(sqlite3_close(db) == SQLITE_OK);
}

/* Regressions whose variances, or whose parts, are many. */
static void test_regressions(void) {
  static const char *const calls[] = {
      "SELECT ols_interaction(y, x, m, b, c, '{\"within\":\"cov1\",\"cluster\":\"cov2\"}') FROM t",
      "SELECT ols_interaction(y, x, m, b, '{\"within\":\"cov1\",\"robust\":\"HC3\"}') FROM t",
      "SELECT ols(y, x, l, b, '{\"diagnose\":true}') FROM t",
      "SELECT ols(y, x, l, c % 100, '{\"cluster\":\"x3\"}') FROM t WHERE rowid <= 5000",
      "SELECT ols_interaction(y, x, b, '{\"robust\":\"by_group\"}') FROM t WHERE rowid <= 5000",
  };
  sqlite3 *db = open_database();
  run(db, "CREATE TABLE t AS WITH RECURSIVE s(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM s WHERE"
          " i < 100000) SELECT i * 37 % 2003 / 7.0 AS y, i * 17 % 1999 / 3.0 AS x,"
          " char(97 + i * i / 3 % 2) AS m, 'b' || (i * 7919 % 200) AS b, i * 104729 % 100000 AS c,"
          " 'l' || (i * 13 % 500) AS l FROM s");
  for (int i = 0; i < 5; i++) {
    interrupted(db, calls[i], 0.15);
    interrupted(db, calls[i], 0.4);
  }
  attended(db, calls[3]);
  CHECK(sqlite3_close(db) == SQLITE_OK);
}

/* Partial results of a hundred thousand clusters, and of a million values. */
static void test_partials(void) {
  static const char *const calls[] = {
      "SELECT length(ols_partial(1, y, x, x * x, c, '{\"cluster\":\"x3\"}')) FROM t",
      "SELECT ols_merge(clusters) FROM p", "SELECT length(exact_graph_partial(1, c, v, x)) FROM l",
      "SELECT exact_graph_merge(graph) FROM p"};
  static const double delays[] = {0.02, 0.06, 0.12};
  sqlite3 *db = open_database();
  run(db, "CREATE TABLE t AS WITH RECURSIVE s(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM s WHERE"
          " i < 300000) SELECT i * 37 % 2003 / 7.0 AS y, i * 17 % 1999 / 3.0 AS x,"
          " i * 104729 % 100000 AS c FROM s;"
          "CREATE TABLE l AS SELECT rowid AS c, 'y' AS v, y AS x FROM t UNION ALL"
          " SELECT rowid, 'x', x FROM t UNION ALL SELECT rowid, 'c', c FROM t;"
          "CREATE TABLE p AS SELECT ols_partial(1, y, x, x * x, c, '{\"cluster\":\"x3\"}') AS"
          " clusters, (SELECT exact_graph_partial(1, c, v, x) FROM l) AS graph FROM t;");
  for (int i = 0; i < 12; i++) interrupted(db, calls[i % 4], delays[i / 4]);
  for (int i = 0; i < 4; i++) attended(db, calls[i]);
  CHECK(sqlite3_close(db) == SQLITE_OK);
}

/* A table of 60 MB, in another encoding, too: nothing of it stays. */
static void test_import(void) {
  static const double delays[] = {0.02, 0.1, 0.3};
  static const char *const calls[] = {
      "SELECT causalite_import(csv, 'made') FROM c",
      "SELECT causalite_import(CAST(csv AS BLOB), 'made', '{\"encoding\":\"latin1\"}') FROM c",
      "SELECT causalite_import(csv, 'made', '{\"decimal\":\".\"}') FROM c"};
  sqlite3 *db = open_database();
  run(db, "CREATE TABLE c AS SELECT 'a,b,c' || replace(printf('%.1000000c', '.'), '.', char(10) ||"
          " '1234.5678901,\"b, b\",some text that is longer than that; and more of it') AS csv");
  for (int i = 0; i < 9; i++) {
    interrupted(db, calls[i % 3], delays[i / 3]);
    CHECK_TEXT(db, "SELECT count(*) FROM sqlite_schema WHERE name = 'made'", "0");
  }
  for (int i = 0; i < 3; i++) {
    attended(db, calls[i]);
    run(db, "DROP TABLE made");
  }
  CHECK(sqlite3_close(db) == SQLITE_OK);
}

/* The computation aside asks the host, and what is interrupted has stored nothing. */
static void test_refresh(void) {
  static const double delays[] = {0.05, 0.3, 0.6, 1.0};
  sqlite3 *db = open_database();
  run(db, "CREATE TABLE runs AS WITH RECURSIVE s(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM s"
          " WHERE i < 3000) SELECT 'm' || (i % 3) AS model, iif(i / 3 % 2, 'a', 'b') AS mode,"
          " i * 7 % 5 AS epochs, i * 13 % 29 / 7.0 AS lr, i * 31 % 101 / 3.0 AS gpu_util, i * 37 %"
          " 89 / 3.0 + i % 5 AS gpu_temp, i * 17 % 97 + i * 13 % 29 AS energy_j FROM s;"
          "SELECT causalite_setup('runs')");
  for (int i = 0; i < 4; i++) {
    finished = 0;
    interrupted(db, "SELECT causalite_refresh()", delays[i]);
    CHECK_REAL(db, "SELECT count(*) FROM result_run", finished, 0); /* of the others nothing */
    CHECK(sqlite3_get_autocommit(db) != 0);
    run(db, "DELETE FROM result_run");
  }
  attended(db, "SELECT causalite_refresh()");
  CHECK_TEXT(db, "SELECT count(*) FROM result_run", "1");
  interrupted(db, "SELECT causalite_report()", 0.03);
  interrupted(db, "SELECT causalite_setup('runs', '{\"again\":true}')", 0.06);
  attended(db, "SELECT causalite_report()");
  attended(db, "SELECT causalite_setup('runs')");
  CHECK(sqlite3_close(db) == SQLITE_OK);
}

int main(void) {
  test_partials();
  test_refresh();
  test_import();
  test_large_fit();
  test_dibs();
  test_regressions();
  sqlite3 *db = open_database();
  run(db, "CREATE TABLE t(y, x, m, g);"
          "WITH RECURSIVE s(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM s WHERE i < 20000)"
          " INSERT INTO t SELECT (i * 37) % 2003, (i * 17) % 1999, (i * 29) % 3001, i % 2 FROM s;");
  const char *quick = "SELECT mediation_boot(x, m, y, g, '{\"n_boot\":200}') FROM t";
  char *before = sqlite3_mprintf("%s", text_of(db, quick));
  interrupted(db, "SELECT mediation_boot(x, m, y, g, '{\"n_boot\":1000000}') FROM t", 0.3);
  CHECK_TEXT(db, quick, before); /* the same seed, the same bytes */
  sqlite3_free(before);
  interrupted(db, "SELECT mediation_boot(x, m, y, g, '{\"n_boot\":1000000,\"threads\":1}') FROM t",
              0.3);
  interrupted(db,
              "SELECT mediation_boot(x, m, y, g, x % 2000, m + x, '{\"n_boot\":1000000,"
              "\"cluster\":\"cov1\",\"mediators\":[\"cov2\"]}') FROM t",
              0.3);
  interrupted(db, "SELECT ols(y, 'a' || (x % 900), 'b' || (m % 900)) FROM t", 0.5);
  static const double choices[] = {0.05, 0.15, 0.3, 0.6, 1.2};
  for (int i = 0; i < 5; i++) {
    interrupted(
        db, "SELECT scale_choice(1 + y, g, x, m, 'b' || (x % 300), '{\"within\":\"x3\"}') FROM t",
        choices[i]);
  }
  run(db, "CREATE TABLE l AS WITH RECURSIVE u(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM u WHERE "
          "i < 200),"
          " v(j) AS (SELECT 1 UNION ALL SELECT j + 1 FROM v WHERE j < 20)"
          " SELECT i AS unit, 'v' || j AS variable, (i * (j * 7919 + 13) % 1009) + i * 31 % 97 * j "
          "/ 10.0 AS x,"
          " i % 2 AS g FROM u, v");
  static const double delays[] = {0.1, 0.4, 0.9};
  for (int i = 0; i < 3; i++) {
    interrupted(db, "SELECT exact_graph(unit, variable, x) FROM l", delays[i]);
    interrupted(db, "SELECT exact_graph(unit, variable, x, '{\"threads\":1}') FROM l", delays[i]);
  }
  interrupted(db,
              "SELECT exact_graph(unit, variable, x, '{\"bootstrap\":10000}') FROM l WHERE "
              "variable < 'v18'",
              0.5);
  interrupted(
      db,
      "SELECT exact_graph(unit, variable, x, '{\"draws\":1000000,\"exogenous\":[\"v1\"]}') FROM l"
      " WHERE variable < 'v17'",
      0.5);
  interrupted(db,
              "SELECT graph_test(unit, variable, x, g, "
              "'{\"permutations\":1000000,\"stop_after\":0}') FROM l"
              " WHERE variable < 'v13'",
              0.5);
  interrupted(db, "SELECT graph_test(unit, variable, x, g) FROM l", 0.5);
  run(db, "CREATE TABLE k AS WITH RECURSIVE v(i) AS (SELECT 0 UNION ALL SELECT i + 1 FROM v WHERE "
          "i < 19)"
          " SELECT json_object('function', 'exact_graph', 'variables', "
          "json_group_array(json_object('name',"
          " 'v' || i)), 'rows', (SELECT json_group_array(json_object('source', 'v' || v.i, "
          "'target', 'v' || w.i,"
          " 'probability', 1)) FROM v, v AS w WHERE v.i <> w.i)) AS fit FROM v");
  interrupted(db, "SELECT count(*) FROM k, graph_paths(k.fit, 'v0', 'v19', '{\"max_length\":10}')",
              0.3);
  CHECK_REAL(db, "SELECT ttest(y, g) ->> 'n' FROM t", 20000, 0);
  CHECK(sqlite3_close(db) == SQLITE_OK);
  CHECK(sqlite3_memory_used() == 0);
  printf("worst time by the clock from an interruption to the end: %.0f ms\n", 1e3 * worst);
  return test_end();
}
