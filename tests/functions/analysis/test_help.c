/*
** causalite_help(), with functions/analysis/signature.c and sqlite/field.c: the reference is what
** drives the functions, complete, and in the words of their signatures.
*/
#include "sql_test.h"

static void test_complete(sqlite3 *db) {
  CHECK_TEXT(db, "SELECT count(*) > 500 FROM causalite_help()", "1");
  CHECK_TEXT(db,
             "SELECT group_concat(function || '.' || coalesce(name, kind)) FROM causalite_help() "
             "WHERE meaning IS NULL OR meaning = '' OR instr(meaning, '|') OR "
             "instr(meaning, char(10))",
             "(null)");
  CHECK_TEXT(db,
             "SELECT group_concat(function || '.' || name) FROM causalite_help() "
             "WHERE kind IN ('option', 'argument', 'column', 'key') AND type IS NULL",
             "(null)");
  CHECK_TEXT(db, "SELECT count(*) FROM causalite_help() WHERE kind = 'option' AND range IS NULL",
             "0");
}

static void test_signatures(sqlite3 *db) {
  static const char *const want[][2] = {
      {"ttest", "ttest(y, group [, options])"},
      {"ols_interaction", "ols_interaction(y, x, moderator [, cov…] [, options])"},
      {"mediation_boot", "mediation_boot(x, m, y [, group [, cov…]] [, options])"},
      {"graph_paths", "graph_paths(fit, source, target [, options])"},
      {"causalite_help", "causalite_help([name])"},
      {"causalite_value", "causalite_value(fit, key)"},
  };
  for (size_t i = 0; i < sizeof want / sizeof *want; i++) {
    char sql[200];
    snprintf(sql, sizeof sql, "SELECT signature FROM causalite_help('%s')", want[i][0]);
    CHECK_TEXT(db, sql, want[i][1]);
  }
  CHECK_TEXT(db, "SELECT group_concat(signature, '; ') FROM causalite_help('exact_graph')",
             "exact_graph(unit, variable, value [, block] [, options]); "
             "exact_graph(object [, options])");
}

static void test_options(sqlite3 *db) {
  CHECK_TEXT(db,
             "SELECT default_value || '; ' || range FROM causalite_help('ols_interaction') "
             "WHERE name = 'conf_level'",
             "0.95; a number from 1e-09 to 0.999999999");
  CHECK_TEXT(db,
             "SELECT default_value || '; ' || range FROM causalite_help('ttest') "
             "WHERE name = 'method'",
             "'student'; one of 'student', 'welch'");
  CHECK_TEXT(db, "SELECT default_value FROM causalite_help('dibs_graph') WHERE name = 'alpha_w'",
             "d + 2");
  CHECK_TEXT(db, "SELECT type FROM causalite_help('sobel') WHERE name = 'sobel.p_value'", "number");
}

/* Every column of every opened fit is in it, in order. */
static void test_columns(sqlite3 *db) {
  CHECK_TEXT(db,
             "SELECT group_concat(f.function) FROM "
             "(SELECT DISTINCT function FROM causalite_help() WHERE kind = 'column') AS f "
             "WHERE (SELECT group_concat(name) FROM pragma_table_info(f.function)) IS NOT "
             "(SELECT group_concat(name) FROM causalite_help(f.function) WHERE kind = 'column')",
             "(null)");
}

static void test_names(sqlite3 *db) {
  CHECK_TEXT(db, "SELECT function FROM causalite_help('TTEST')", "ttest");
  CHECK_TEXT(db,
             "SELECT (SELECT count(*) FROM causalite_help(NULL)) = "
             "(SELECT count(*) FROM causalite_help())",
             "1");
  char *want = sqlite3_mprintf(
      "causalite_help(): argument 1 (name): there is no function 't_test'; there are %s",
      text_of(db, "SELECT group_concat(function, ', ') FROM"
                  " (SELECT DISTINCT function FROM causalite_help() WHERE kind = 'function')"));
  CHECK_ERROR(db, "SELECT * FROM causalite_help('t_test')", want);
  sqlite3_free(want);
}

int main(void) {
  sqlite3 *db = open_database();
  test_complete(db);
  test_signatures(db);
  test_options(db);
  test_columns(db);
  test_names(db);
  sqlite3_close(db);
  return test_end();
}
