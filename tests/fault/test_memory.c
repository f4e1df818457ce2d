/*
** Memory (sqlite/memory.c). Every statement is run again and again, each time with another
** allocation failing (that one only, or all from there on): it must end with SQLITE_NOMEM or give
** the whole of the right result (every row and column, type and byte, or the right error), leave
** nothing behind, and work afterwards. So must a connection's first statement, and loading.
**
** A statement of very many allocations has some of them fail only, at even steps; this is printed.
*/
#include "fault/data.h"
#include "functions/analysis/runs.h"

static sqlite3_mem_methods heap; /* SQLite's own */
static long countdown = -1;      /* allocations until one fails; -1: none fails */
static bool converting;          /* results are UTF-16, and read as UTF-8 */
static bool once;                /* only one fails, else all from there on */
static long asked;               /* allocations since it was last set to 0 */

static bool fails(void) {
  asked++;
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

/* Removes the table that the statement may have made; true if there was one. Other statements find
** the connection as it was, SQLite's memory for messages included. */
static bool unmake(sqlite3 *db, const char *sql) {
  if (!strstr(sql, "'made'")) return false;
  bool made = real_of(db, "SELECT count(*) FROM sqlite_schema WHERE name = 'made'") > 0.0;
  if (made) run(db, "DROP TABLE main.made");
  return made;
}

static result result_with_fault(sqlite3 *db, const char *sql, long at, bool single) {
  countdown = at;
  once = single;
  result r = result_of(db, sql);
  countdown = -1;
  bool made = unmake(db, sql);
  CHECK(sqlite3_get_autocommit(db) != 0);
  /* All of it or nothing; what is converted for the host is so after the work. */
  CHECK(!made || r.code != SQLITE_NOMEM || converting);
  return r;
}

/* SQLITE_NOMEM, or what is wanted; prints what it is otherwise. */
static bool acceptable(const result *got, const result *want, const char *sql, long at) {
  if (got->code == SQLITE_NOMEM || result_same(got, want)) return true;
  printf("  allocation %ld failed, and %s\n", at, sql);
  result_print_difference(got, want);
  return false;
}

/* The numbers of allocations to fail: all, or about MOST of them at even steps. */
static long step_of(long allocations, const char *sql) {
  enum { MOST = 900 };
  long step = allocations <= MOST ? 1 : (allocations + MOST - 1) / MOST;
  if (step > 1) printf("one in %ld of %ld allocations: %.60s…\n", step, allocations, sql);
  return step;
}

static void exhaust(sqlite3 *db, const char *sql) {
  sqlite3_int64 before = sqlite3_memory_used();
  result want = result_of(db, sql); /* warms the schema */
  result_free(&want);
  unmake(db, sql);
  asked = 0;
  want = result_of(db, sql);
  unmake(db, sql);
  long allocations = asked, step = step_of(allocations, sql);
  bool right = true;
  for (int single = 0; single < 2; single++) {
    for (long at = single ? 0 : step / 2; at < allocations && right; at += step) {
      result got = result_with_fault(db, sql, at, single);
      right = acceptable(&got, &want, sql, at);
      result_free(&got);
    }
    CHECK(right);
  }
  result after = result_of(db, sql);
  CHECK(result_same(&after, &want));
  unmake(db, sql);
  result_free(&after);
  result_free(&want);
  sqlite3_db_release_memory(db);
  sqlite3_int64 left = sqlite3_memory_used() - before;
  if (!CHECK(left < 20000)) printf("  %lld bytes left by %s\n", (long long)left, sql);
}

static void exhaust_all(const char *encoding) {
  sqlite3 *db = open_faults(encoding);
  converting = strcmp(encoding, "UTF-8") != 0;
  for (size_t i = 0; i < FAULT_COUNT(FAULT_STATEMENTS); i++) exhaust(db, FAULT_STATEMENTS[i]);
  CHECK(sqlite3_close(db) == SQLITE_OK);
  CHECK(sqlite3_memory_used() == 0);
}

/* Table-valued functions connect in a connection's first statement. Each fault has a connection of
** its own; the fits are in the statement, because there are no tables. */
static void exhaust_first(const char *sql) {
  bool right = true;
  sqlite3 *db = open_database();
  asked = 0;
  result want = result_of(db, sql);
  long allocations = asked;
  CHECK(want.code == SQLITE_DONE && want.n > 0);
  sqlite3_close(db);
  for (int single = 0; single < 2; single++) {
    for (long at = 0; at < allocations && right; at++) {
      db = open_database();
      result got = result_with_fault(db, sql, at, single);
      right = acceptable(&got, &want, sql, at);
      result_free(&got);
      right = sqlite3_close(db) == SQLITE_OK && sqlite3_memory_used() == 0 && right;
    }
    CHECK(right);
  }
  result_free(&want);
}

/* A statement over a fit that stands in it as text: `before` quote `after`. */
static void exhaust_first_with(sqlite3 *fits, const char *before, const char *fit,
                               const char *after) {
  char *quoted = sqlite3_mprintf("SELECT quote(%s)", fit);
  char *sql = sqlite3_mprintf("%s%s%s", before, text_of(fits, quoted), after);
  size_t n = strlen(sql);
  char *copy = malloc(n + 1); /* so that nothing of SQLite's is left */
  if (!copy) abort();
  memcpy(copy, sql, n + 1);
  sqlite3_free(sql);
  sqlite3_free(quoted);
  sqlite3_close(fits);
  exhaust_first(copy);
  free(copy);
}

static void exhaust_first_all(void) {
  static const struct {
    const char *before, *fit, *after;
  } first[] = {
      {"SELECT * FROM ttest(", "(SELECT ttest(y, g) FROM t)", ")"},
      {"SELECT * FROM mann_whitney(", "(SELECT mann_whitney(y, g) FROM t)", ")"},
      {"SELECT * FROM p_adjust(", "(SELECT p_adjust(rowid, y / 20.0) FROM t WHERE rowid < 6)", ")"},
      {"SELECT * FROM ols(", "(SELECT ols(y, x, c) FROM t)", ")"},
      {"SELECT * FROM ols_interaction(", "(SELECT ols_interaction(y, x, g) FROM t)", ")"},
      {"SELECT * FROM scale_choice(", "(SELECT scale_choice(y + 1, g, x) FROM t)", ")"},
      {"SELECT * FROM sobel(", "(SELECT sobel(x, c, y) FROM t)", ")"},
      {"SELECT * FROM mediation_boot(",
       "(SELECT mediation_boot(x, c, y, '{\"n_boot\":40}') FROM t)", ")"},
      {"SELECT * FROM mediation_boot(",
       "(SELECT mediation_boot(x, c, y, g, rowid / 3, x * x, '{\"n_boot\":20,\"cluster\":\"cov1\","
       "\"mediators\":[\"cov2\"]}') FROM t)",
       ")"},
      {"SELECT * FROM exact_graph(", "(SELECT a FROM f)", ")"},
      {"SELECT * FROM dibs_graph(",
       "(SELECT dibs_graph(u, v, x, '{\"particles\":2,\"steps\":4}') FROM l)", ")"},
      {"SELECT * FROM graph_test(",
       "(SELECT graph_test(u, v, x, g, 1, u / 5, '{\"permutations\":3}') FROM l)", ")"},
      {"WITH f(a) AS (VALUES (", "(SELECT a FROM f)",
       ")) SELECT d.* FROM f, graph_diff(a, a) AS d"},
      {"SELECT * FROM graph_paths(", "(SELECT a FROM f)", ", 'x', 'y', '{\"threshold\":0.01}')"},
      {"SELECT plot_graph(", "(SELECT a FROM f)", ")"},
      {"WITH f(a) AS (VALUES (", "(SELECT a FROM f)", ")) SELECT plot_edge_matrix(a, a) FROM f"},
  };
  for (size_t i = 0; i < FAULT_COUNT(first); i++) {
    exhaust_first_with(open_faults("UTF-8"), first[i].before, first[i].fit, first[i].after);
  }
}

/* The functions of the analysis take many allocations and change the database, so some faults only,
** spread over all of them, in turn one and all from there on. */
static const struct {
  const char *sql;
  int faults;
} ANALYSIS[] = {
    {"SELECT causalite_setup('runs', "
     "'{\"levels\":[\"default\"],\"defaults\":{\"g\":{\"epochs\":1}}}')",
     150},
    {"SELECT causalite_setup('nowhere')", 100},
    {"SELECT causalite_setup('runs', '{\"cause\":\"nope\"}')", 60},
    {"SELECT causalite_refresh()", 40},
    {"SELECT causalite_report()", 60},
    {"SELECT * FROM causalite_cells('runs') WHERE name = 'mode'", 100},
    {"SELECT count(*) FROM causalite_cells", 100},
    {"SELECT causalite_drop('{\"keep\":\"nothing\"}')", 80},
};

static void prepare_analysis(sqlite3 *db) {
  set_up(db);
  call(db, "SELECT causalite_refresh()");
}

/* SQLITE_NOMEM, and nothing has changed; or what is wanted. */
static bool exhaust_once(sqlite3 *db, const char *sql, const result *want, long at, bool single) {
  uint64_t before = state_of(db);
  result got = result_with_fault(db, sql, at, single);
  bool right = acceptable(&got, want, sql, at), nothing = got.code == SQLITE_NOMEM;
  bool changed = state_of(db) != before;
  result_free(&got);
  if (strstr(sql, "causalite_drop") && changed) prepare_analysis(db);
  if (nothing && changed && !converting) printf("  changed by %s at %ld\n", sql, at);
  return right && (!nothing || !changed || converting);
}

static void exhaust_some(sqlite3 *db, const char *sql, long faults) {
  bool right = true;
  asked = 0;
  result want = result_of(db, sql);
  long allocations = asked;
  if (strstr(sql, "causalite_drop")) prepare_analysis(db);
  for (long f = 0; f < faults && right; f++) {
    right = exhaust_once(db, sql, &want, (2 * f + 1) * allocations / (2 * faults), f % 2);
  }
  CHECK(right);
  result_free(&want);
}

/* Sources that are stores of trackers. */
static void exhaust_trackers(void) {
  static const char *const setup[][2] = {{"mlflow", "SELECT causalite_setup('runs')"},
                                         {"optuna", "SELECT causalite_setup('trials')"}};
  for (int i = 0; i < 2; i++) {
    sqlite3 *db = open_faults("UTF-8");
    make_tracker(db, setup[i][0]);
    call(db, setup[i][1]);
    exhaust_some(db, setup[i][1], 100);
    CHECK(sqlite3_close(db) == SQLITE_OK);
    CHECK(sqlite3_memory_used() == 0);
  }
}

static void exhaust_analysis(const char *encoding, int share) {
  sqlite3 *db = open_faults(encoding);
  converting = strcmp(encoding, "UTF-8") != 0;
  run(db, RUNS_INTO("runs"));
  prepare_analysis(db);
  for (size_t i = 0; i < FAULT_COUNT(ANALYSIS); i++) {
    exhaust_some(db, ANALYSIS[i].sql, ANALYSIS[i].faults / share);
  }
  CHECK(sqlite3_close(db) == SQLITE_OK);
  CHECK(sqlite3_memory_used() == 0);
}

static bool init_with_fault(sqlite3 *db, long at, bool single) {
  countdown = at;
  once = single;
  int code = sqlite3_causalite_init(db, NULL, NULL);
  countdown = -1;
  CHECK(code == SQLITE_OK || code == SQLITE_NOMEM);
  return code == SQLITE_OK;
}

/* Loading without memory fails cleanly; a second load brings what the first has not. */
static void exhaust_loading(bool single) {
  static const char sql[] = "SELECT n FROM ttest((SELECT ttest(1, 2)))";
  bool loaded = false;
  for (long at = 0; at < 1000 && !loaded; at++) {
    sqlite3 *db = NULL;
    CHECK(sqlite3_open(":memory:", &db) == SQLITE_OK);
    asked = 0;
    loaded = init_with_fault(db, at, single) && asked <= at;
    CHECK(sqlite3_causalite_init(db, NULL, NULL) == SQLITE_OK);
    CHECK_REAL(db, sql, 1, 0);
    CHECK(sqlite3_close(db) == SQLITE_OK && sqlite3_memory_used() == 0);
  }
  CHECK(loaded);
}

int main(void) {
  install();
  exhaust_loading(true);
  exhaust_loading(false);
  exhaust_analysis("UTF-8", 1);
  exhaust_analysis("UTF-16le", 4);
  exhaust_trackers();
  exhaust_first_all();
  exhaust_all("UTF-8");
  exhaust_all("UTF-16le");
  return test_end();
}
