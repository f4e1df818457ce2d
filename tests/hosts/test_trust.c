/*
** Nothing of the host's is trusted: what its schema, its functions, its authorizer, its limits or
** its locale are changes neither a result nor the reason in an error.
*/
#include <locale.h>

#include "functions/analysis/runs.h"

static const char *const STATEMENTS[] = {
    "SELECT group_concat(p_value || n || coalesce(note, '')) FROM ttest((SELECT ttest(y, g,"
    " '{\"conf_level\":0.9}') FROM t))",
    "SELECT group_concat(term || estimate || conf_low) FROM ols((SELECT ols(y, x,"
    " '{\"conf_level\":0.9,\"names\":[\"y\",\"a\"]}') FROM t))",
    "SELECT group_concat(effect || estimate) FROM sobel((SELECT sobel(x, m, y) FROM t))",
    "SELECT group_concat(stratum || effect || estimate) FROM mediation_boot((SELECT"
    " mediation_boot(x, m, y, g, '{\"n_boot\":20}') FROM t))",
    /* long enough for the host to be let in */
    "SELECT mediation_boot(x, m, y, g, '{\"n_boot\":100000,\"threads\":1}') FROM t",
    "SELECT exact_graph(object, '{\"tiers\":[[\"x\"],[\"m\",\"y\"]],\"forbid\":[[\"x\",\"y\"]],"
    "\"max_missing\":0.5,\"draws\":5}') FROM w",
    "SELECT group_concat(source || target || probability) FROM exact_graph((SELECT fit FROM f))",
    "SELECT group_concat(path || probability) FROM graph_paths((SELECT fit FROM f), 'x', 'y',"
    " '{\"threshold\":0.01}')",
    "SELECT group_concat(status || changed) FROM graph_diff((SELECT fit FROM f), (SELECT fit FROM "
    "f),"
    " '{\"min_difference\":0.5}')",
    "SELECT graph_dot(fit, '{\"threshold\":0.3}') FROM f",
    "SELECT plot_graph(fit) FROM f",
    "SELECT plot_mediation(sobel(x, m, y)) FROM t",
    "SELECT causalite_value(fit, 'diagnostics.log_evidence') FROM f",
    "SELECT p_adjusted FROM p_adjust((SELECT p_adjust(y, 0.25, '{\"method\":\"bh\"}') FROM t))",
};
enum { N = sizeof STATEMENTS / sizeof *STATEMENTS };

/* What must fail, and for its own reason. */
static const char *const REFUSED[][2] = {
    {"SELECT ttest(y, g, '{\"conf_level\":7}') FROM t",
     "ttest(): option 'conf_level' must be a number from 1e-09 to 0.999999999, not 7"},
    {"SELECT * FROM ttest('{}')",
     "ttest(): argument 1 (fit) is not a fit but '{}'; pass what ttest(…) returns"},
};

static sqlite3 *prepare_database(void) {
  sqlite3 *db = open_database();
  run(db,
      "CREATE TABLE t AS WITH RECURSIVE s(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM s WHERE"
      " i < 40) SELECT i * 37 % 23 + 0.25 AS y, i * 17 % 19 + 0.5 AS x, i * 29 % 31 + i * 17 % 19"
      " AS m, i % 2 AS g FROM s;"
      "CREATE TABLE w AS SELECT '{\"y\":' || y || ',\"x\":' || x || ',\"m\":\"' || (m + 0.75) || "
      "'\"}' AS"
      " object FROM t;"
      "CREATE TABLE f AS SELECT exact_graph(object) AS fit FROM w;");
  return db;
}

/* The first column of the first row, in memory of its own. */
static char *first_of(sqlite3_stmt *query) {
  char *text = NULL;
  if (sqlite3_step(query) == SQLITE_ROW) {
    text = sqlite3_mprintf("%s", (const char *)sqlite3_column_text(query, 0));
  }
  sqlite3_reset(query);
  return text ? text : sqlite3_mprintf("error: %s", sqlite3_errmsg(sqlite3_db_handle(query)));
}

static void extract_nothing(sqlite3_context *context, int argc, sqlite3_value **argv) {
  (void)argc, (void)argv;
  sqlite3_result_text(context, "ttest", -1, SQLITE_STATIC);
}

static void shadow(sqlite3 *db) {
  if (sqlite3_exec(db, "CREATE VIRTUAL TABLE json_each USING fts5(key, type, value)", 0, 0, 0) &&
      sqlite3_exec(db, "CREATE VIRTUAL TABLE json_each USING fts4(key, type, value)", 0, 0, 0)) {
    run(db, "CREATE TABLE json_each(key, type, value)");
  }
  static const char *const names[] = {"json_extract", "json_array_length", "json_type", "->",
                                      "->>"};
  for (int i = 0; i < 5; i++) {
    sqlite3_create_function(db, names[i], -1, SQLITE_UTF8, NULL, extract_nothing, NULL, NULL);
    sqlite3_create_function(db, names[i], 2, SQLITE_UTF8, NULL, extract_nothing, NULL, NULL);
  }
}

/* Everything that our statements themselves do not need is forbidden, WITH RECURSIVE included. */
static int forbid(void *unused, int action, const char *a, const char *b, const char *c,
                  const char *d) {
  (void)unused, (void)a, (void)b, (void)c, (void)d;
  bool needed = action == SQLITE_SELECT || action == SQLITE_READ || action == SQLITE_FUNCTION;
  return needed ? SQLITE_OK : SQLITE_DENY;
}

/* Table-valued functions connect when a statement is first prepared, so the authorizer comes
** later. */
static void authorize(sqlite3 *db) {
  sqlite3_set_authorizer(db, forbid, NULL);
}

static void lower_limits(sqlite3 *db) {
  static const int limits[] = {SQLITE_LIMIT_SQL_LENGTH, SQLITE_LIMIT_COLUMN,
                               SQLITE_LIMIT_EXPR_DEPTH, SQLITE_LIMIT_COMPOUND_SELECT,
                               SQLITE_LIMIT_VDBE_OP,    SQLITE_LIMIT_FUNCTION_ARG,
                               SQLITE_LIMIT_ATTACHED,   SQLITE_LIMIT_VARIABLE_NUMBER};
  for (size_t i = 0; i < sizeof limits / sizeof *limits; i++) sqlite3_limit(db, limits[i], 1);
}

/* Its numbers are cut at the point by what reads them in the locale. */
static void decimal_comma(sqlite3 *db) {
  (void)db;
  if (!setlocale(LC_NUMERIC, "de_DE.UTF-8")) test_skip("the locale de_DE.UTF-8 could not be made");
}

/* Every statement gives the same before and after `change`; prepared before, so that the change
** bears on what we do and not on the host's own SQL. */
static void unmoved(void (*change)(sqlite3 *)) {
  sqlite3 *db = prepare_database();
  sqlite3_stmt *query[N] = {NULL}, *refused[2] = {NULL};
  char *want[N];
  for (int i = 0; i < N; i++) {
    CHECK(sqlite3_prepare_v2(db, STATEMENTS[i], -1, &query[i], NULL) == SQLITE_OK);
    want[i] = first_of(query[i]);
    CHECK(strncmp(want[i], "error", 5) != 0 && strlen(want[i]) > 0);
  }
  for (int i = 0; i < 2; i++) sqlite3_prepare_v2(db, REFUSED[i][0], -1, &refused[i], NULL);
  change(db);
  for (int i = 0; i < N; i++) {
    char *got = first_of(query[i]);
    if (!CHECK(strcmp(got, want[i]) == 0)) printf("  %s\n  gives %.200s\n", STATEMENTS[i], got);
    sqlite3_free(got);
    sqlite3_free(want[i]);
    sqlite3_finalize(query[i]);
  }
  for (int i = 0; i < 2; i++) {
    CHECK(sqlite3_step(refused[i]) == SQLITE_ERROR);
    CHECK(strcmp(sqlite3_errmsg(db), REFUSED[i][1]) == 0);
    sqlite3_finalize(refused[i]);
  }
  CHECK(sqlite3_close(db) == SQLITE_OK);
}

/* ---- the analysis, which works aside ---- */

/* Nothing but reading, writing and transactions: no schema, no ATTACH. */
static int forbid_schema(void *unused, int action, const char *a, const char *b, const char *c,
                         const char *d) {
  static const int allowed[] = {SQLITE_SELECT, SQLITE_READ,   SQLITE_FUNCTION,    SQLITE_INSERT,
                                SQLITE_DELETE, SQLITE_UPDATE, SQLITE_TRANSACTION, SQLITE_PRAGMA};
  (void)unused, (void)a, (void)b, (void)c, (void)d;
  for (size_t i = 0; i < sizeof allowed / sizeof *allowed; i++) {
    if (action == allowed[i]) return SQLITE_OK;
  }
  return SQLITE_DENY;
}

static void authorize_writing(sqlite3 *db) {
  sqlite3_set_authorizer(db, forbid_schema, NULL);
}

/* Such that its own tables just pass. */
static void narrow_limits(sqlite3 *db) {
  static const int limits[][2] = {
      {SQLITE_LIMIT_SQL_LENGTH, 600}, {SQLITE_LIMIT_COLUMN, 64},
      {SQLITE_LIMIT_EXPR_DEPTH, 10},  {SQLITE_LIMIT_COMPOUND_SELECT, 4},
      {SQLITE_LIMIT_VDBE_OP, 5000},   {SQLITE_LIMIT_FUNCTION_ARG, 6},
      {SQLITE_LIMIT_ATTACHED, 0},     {SQLITE_LIMIT_VARIABLE_NUMBER, 64}};
  for (size_t i = 0; i < sizeof limits / sizeof *limits; i++) {
    sqlite3_limit(db, limits[i][0], limits[i][1]);
  }
}

static void distrust(sqlite3 *db) {
  sqlite3_db_config(db, SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0, NULL);
  sqlite3_db_config(db, SQLITE_DBCONFIG_DEFENSIVE, 1, NULL);
  sqlite3_db_config(db, SQLITE_DBCONFIG_DQS_DDL, 0, NULL);
  sqlite3_db_config(db, SQLITE_DBCONFIG_DQS_DML, 0, NULL);
}

static void analysis_unmoved(void (*change)(sqlite3 *)) {
  static const char REFRESH[] = "SELECT causalite_refresh()",
                    REPORT[] = "SELECT causalite_report()";
  sqlite3 *db = open_runs();
  set_up(db);
  char *answer = sqlite3_mprintf("%s", text_of(db, REFRESH));
  char *page = sqlite3_mprintf("%s", text_of(db, REPORT));
  change(db);
  CHECK(strcmp(text_of(db, REPORT), page) == 0); /* before the next, which has its own time */
  CHECK_TEXT(db, REFRESH, answer);
  sqlite3_free(answer);
  sqlite3_free(page);
  CHECK(sqlite3_close(db) == SQLITE_OK);
}

/* ---- functions of the host's in the place of SQLite's ---- */

static void collect_nothing(sqlite3_context *context, int argc, sqlite3_value **argv) {
  (void)context, (void)argc, (void)argv;
}

static void extract_name(sqlite3_context *context) {
  extract_nothing(context, 0, NULL);
}

/* All but those by which constraints of our tables are checked, in the host's database. */
static void replace_functions(sqlite3 *db) {
  sqlite3 *plain = NULL;
  sqlite3_stmt *list = NULL;
  CHECK(sqlite3_open(":memory:", &plain) == SQLITE_OK);
  sqlite3_prepare_v2(plain,
                     "SELECT name, narg, type = 's' FROM pragma_function_list WHERE builtin"
                     " AND name NOT IN ('typeof', 'coalesce')",
                     -1, &list, NULL);
  while (sqlite3_step(list) == SQLITE_ROW) {
    bool scalar = sqlite3_column_int(list, 2) != 0;
    sqlite3_create_function(db, (const char *)sqlite3_column_text(list, 0),
                            sqlite3_column_int(list, 1), SQLITE_UTF8, NULL,
                            scalar ? extract_nothing : NULL, scalar ? NULL : collect_nothing,
                            scalar ? NULL : extract_name);
  }
  sqlite3_finalize(list);
  CHECK(sqlite3_close(plain) == SQLITE_OK);
}

/* functions/analysis/analysis.h (1): what each call says is the same. */
static void functions_unmoved(void) {
  static const char *const calls[] = {
      "SELECT causalite_setup('runs', '{" QUICK "}')", "SELECT causalite_refresh()",
      "SELECT causalite_setup('runs', '{\"again\":true," QUICK "}')",
      "SELECT causalite_setup('main.nothing')", "SELECT causalite_drop()"};
  sqlite3 *plain = open_runs(), *replaced = open_runs();
  replace_functions(replaced);
  for (size_t i = 0; i < sizeof calls / sizeof *calls; i++) {
    char *want = sqlite3_mprintf("%s", text_of(plain, calls[i]));
    CHECK_TEXT(replaced, calls[i], want);
    sqlite3_free(want);
  }
  CHECK_TEXT(replaced, "SELECT count(*)", "ttest");
  CHECK(sqlite3_close(plain) == SQLITE_OK && sqlite3_close(replaced) == SQLITE_OK);
}

/* ---- one action denied, one limit lowered ---- */

static int denied; /* of SQLite's actions */

static int deny_one(void *unused, int action, const char *a, const char *b, const char *c,
                    const char *d) {
  (void)unused, (void)a, (void)b, (void)c, (void)d;
  return action == denied ? SQLITE_DENY : SQLITE_OK;
}

/* The call does all that it does without, or fails and changes nothing. */
static bool stays_whole(int action, int limit, const char *want) {
  sqlite3 *db = open_runs();
  sqlite3_stmt *query = NULL;
  uint64_t before = state_of(db);
  denied = action;
  if (action) sqlite3_set_authorizer(db, deny_one, NULL);
  int code = sqlite3_prepare_v2(db, "SELECT causalite_setup('runs')", -1, &query, NULL);
  int was = sqlite3_limit(db, limit, action ? -1 : 20);
  if (code == SQLITE_OK) code = sqlite3_step(query);
  bool made = code == SQLITE_ROW;
  bool right = !made || strcmp((const char *)sqlite3_column_text(query, 0), want) == 0;
  if (!made) right = strlen(sqlite3_errmsg(db)) > 0;
  sqlite3_finalize(query);
  sqlite3_set_authorizer(db, NULL, NULL);
  sqlite3_limit(db, limit, was);
  right = right && sqlite3_get_autocommit(db) && (state_of(db) == before) == !made;
  return sqlite3_close(db) == SQLITE_OK && right;
}

static void whole_or_nothing(void) {
  enum { LAST_ACTION = SQLITE_RECURSIVE, LAST_LIMIT = SQLITE_LIMIT_WORKER_THREADS };
  sqlite3 *db = open_runs();
  char *want = sqlite3_mprintf("%s", text_of(db, "SELECT causalite_setup('runs')"));
  CHECK(sqlite3_close(db) == SQLITE_OK);
  for (int i = 1; i <= LAST_ACTION; i++) {
    if (!CHECK(stays_whole(i, 0, want))) printf("  action %d is denied\n", i);
  }
  for (int i = 0; i <= LAST_LIMIT; i++) {
    if (!CHECK(stays_whole(0, i, want))) printf("  limit %d is 20\n", i);
  }
  sqlite3_free(want);
}

int main(void) {
  whole_or_nothing();
  functions_unmoved();
  analysis_unmoved(shadow);
  analysis_unmoved(authorize_writing);
  analysis_unmoved(narrow_limits);
  analysis_unmoved(distrust);
  analysis_unmoved(decimal_comma);
  setlocale(LC_NUMERIC, "C");
  unmoved(shadow);
  unmoved(authorize);
  unmoved(lower_limits);
  unmoved(decimal_comma);
  setlocale(LC_NUMERIC, "C");
  CHECK(sqlite3_memory_used() == 0);
  return test_end();
}
