/*
** Every statement below is run again and again, each time with one allocation more succeeding before
** one fails: it must end with SQLITE_NOMEM (or succeed), leave nothing behind, and work afterwards.
*/
#include "sql_test.h"

static sqlite3_mem_methods heap; /* SQLite's own */
static long countdown = -1;      /* allocations until one fails; -1: none fails */
static bool once;                /* only one fails, else all from there on */

static bool fails(void) {
  if (countdown < 0) return false;
  if (countdown > 0) return --countdown, false;
  if (once) countdown = -1;
  return true;
}

static void *fault_malloc(int n) {
  return fails() ? NULL : heap.xMalloc(n);
}
static void *fault_realloc(void *p, int n) {
  return fails() ? NULL : heap.xRealloc(p, n);
}

static void install(void) {
  sqlite3_config(SQLITE_CONFIG_GETMALLOC, &heap);
  sqlite3_mem_methods faulty = heap;
  faulty.xMalloc = fault_malloc;
  faulty.xRealloc = fault_realloc;
  sqlite3_config(SQLITE_CONFIG_MALLOC, &faulty);
  sqlite3_config(SQLITE_CONFIG_LOOKASIDE, 0, 0); /* else small blocks bypass the faults */
}

static const char *const STATEMENTS[] = {
    "SELECT ttest(y, g, '{\"conf_level\":0.9,\"reference\":\"b\"}') FROM t",
    "SELECT * FROM ttest((SELECT ttest(y, g) FROM t))",
    "SELECT * FROM mann_whitney((SELECT mann_whitney(y, g) FROM t))",
    "SELECT * FROM p_adjust((SELECT p_adjust(rowid, y / 20.0) FROM t))",
    "SELECT * FROM ols((SELECT ols(y, x, f, '{\"names\":[\"y\",\"a\",\"b\"],\"robust\":\"HC3\"}') "
    "FROM t))",
    "SELECT * FROM ols_interaction((SELECT ols_interaction(y, x, g, f) FROM t))",
    "SELECT ols_interaction(y, x, c, '{\"robust\":\"HC1\"}') FROM t",
    "SELECT * FROM sobel((SELECT sobel(x, c, y, f) FROM t))",
    "SELECT * FROM mediation_boot((SELECT mediation_boot(x, c, y, g, f, '{\"n_boot\":40}') FROM "
    "t))",
    "SELECT mediation_boot(x, c, y, g, '{\"n_boot\":40,\"ci\":\"bca\"}') FROM t",
    "SELECT ttest('', g) FROM t",
    "SELECT mann_whitney(rowid, g, '{\"reference\":\"b\"}') FROM t",
    "SELECT p_adjust(f || rowid, iif(y > 9, '', y / 20.0), '{\"method\":\"by\"}') FROM t",
    "SELECT ols(y, x, 2 * x + 1, f, g || f, 'one', '{\"robust\":\"HC2\"}') FROM t",
    "SELECT ols_interaction(y, iif(g = 'a', 1, x), g, '{\"names\":[\"e\",\"hp\",\"mode\"]}') FROM "
    "t",
    "SELECT sobel(x, c, y, 2 * x + 1, g || f, f) FROM t",
    "SELECT mediation_boot(x, c, y, f, 2 * x + 1, g || f, f, '{\"n_boot\":20}') FROM t",
    "SELECT mediation_boot(x, c, y, rowid, '{\"n_boot\":20}') FROM t WHERE rowid < 9",
    "SELECT ols(y, iif(rowid = 60, 'z', x)) FROM t",
    "SELECT ttest('a', g) FROM t",
    "SELECT ols(y, x, '{\"nope\":1}') FROM t",
    "SELECT * FROM exact_graph((SELECT exact_graph(u, v, x, "
    "'{\"draws\":9,\"bootstrap\":3,\"tiers\":"
    "[[\"x\"],[\"c\",\"y\"]],\"exogenous\":[\"x\"],\"forbid\":[[\"c\",\"y\"]],\"require\":[[\"x\","
    "\"c\"]]}')"
    " FROM l))",
    "SELECT exact_graph(json_object('y', y, 'x', x, 'c', c), '{\"draws\":3}') FROM t WHERE rowid < "
    "9",
    "SELECT exact_graph(u, v, x, '{\"require\":[[\"x\",\"c\"],[\"c\",\"x\"]]}') FROM l",
    "SELECT * FROM graph_test((SELECT graph_test(u, v, x, g, u % 3, '{\"permutations\":5}') FROM "
    "l))",
    "SELECT * FROM f, graph_diff(f.a, f.b, '{\"threshold\":0.4}')",
    "SELECT * FROM f, graph_paths(f.a, 'x', 'y', '{\"threshold\":0.01}')",
    "SELECT graph_dot(a, '{\"threshold\":0.01}') FROM f",
    "SELECT plot_groups(y, g) FROM t",
    "SELECT plot_interaction(y, x, g) FROM t",
    "SELECT plot_effects(f, y, y - 1, y + 1) FROM t",
    "SELECT plot_mediation(sobel(x, c, y)) FROM t",
    "SELECT causalite_version()",
};

static int run_once(sqlite3 *db, const char *sql) {
  sqlite3_stmt *query = NULL;
  int code = sqlite3_prepare_v2(db, sql, -1, &query, NULL);
  while (code == SQLITE_OK || code == SQLITE_ROW) {
    code = sqlite3_step(query);
    for (int i = 0; code == SQLITE_ROW && i < sqlite3_column_count(query); i++) {
      (void)sqlite3_column_text(query, i);
    }
  }
  sqlite3_finalize(query);
  return code;
}

static void exhaust(sqlite3 *db, const char *sql, bool single) {
  int want = run_once(db, sql), code = SQLITE_NOMEM;
  sqlite3_int64 before = sqlite3_memory_used();
  long n = 0;
  for (; n < 20000; n++) {
    countdown = n;
    once = single;
    code = run_once(db, sql);
    bool reached = countdown < 0 || countdown == 0;
    countdown = -1;
    if (code != SQLITE_NOMEM && code != want) break;
    if (!reached) break; /* the statement needed fewer allocations */
  }
  if (!CHECK(code == want))
    printf("  after %ld allocations: code %d (%s) in %s\n", n, code, sqlite3_errmsg(db), sql);
  CHECK(run_once(db, sql) == want);
  sqlite3_db_release_memory(db);
  sqlite3_int64 left = sqlite3_memory_used() - before;
  if (!CHECK(left < 20000)) printf("  %lld bytes left by %s\n", (long long)left, sql);
}

/* Loading the extension without memory fails cleanly, too. */
static void exhaust_loading(void) {
  for (long n = 0; n < 400; n++) {
    sqlite3 *db = NULL;
    CHECK(sqlite3_open(":memory:", &db) == SQLITE_OK);
    countdown = n;
    once = false;
    int code = sqlite3_causalite_init(db, NULL, NULL);
    countdown = -1;
    CHECK(code == SQLITE_OK || code == SQLITE_NOMEM);
    sqlite3_close(db);
    if (code == SQLITE_OK) break;
  }
}

int main(void) {
  install();
  exhaust_loading();
  CHECK(sqlite3_memory_used() == 0);
  sqlite3 *db = open_database();
  run(db, "CREATE TABLE t(y, x, c, g, f);"
          "WITH RECURSIVE s(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM s WHERE i < 60)"
          " INSERT INTO t SELECT (i * 37) % 23, (i * 17) % 19, (i * 29) % 31,"
          " CASE WHEN i % 2 THEN 'a' ELSE 'b' END, 'f' || (i % 7) FROM s;");
  run(db,
      "CREATE TABLE l AS SELECT rowid AS u, 'y' AS v, y AS x, g FROM t WHERE rowid < 17 UNION ALL"
      " SELECT rowid, 'x', x, g FROM t WHERE rowid < 17 UNION ALL"
      " SELECT rowid, 'c', c, g FROM t WHERE rowid < 17;"
      "CREATE TABLE f AS SELECT exact_graph(u, v, x, '{\"draws\":5}') AS a,"
      " exact_graph(u, v, x) FILTER (WHERE u > 3) AS b FROM l");
  for (size_t i = 0; i < sizeof STATEMENTS / sizeof *STATEMENTS; i++) {
    exhaust(db, STATEMENTS[i], true);
    exhaust(db, STATEMENTS[i], false);
  }
  CHECK(sqlite3_close(db) == SQLITE_OK);
  CHECK(sqlite3_memory_used() == 0);
  return test_end();
}
