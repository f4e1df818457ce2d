/*
** Options x_scale and y_scale: which axes they make logarithmic, and what they refuse.
*/
#include "functions/plot/figures.h"

/* 'auto' is logarithmic where all values are above 0 and the largest is more than 50 times the
** median; 'log' refuses what has no place there. */
static void automatic(sqlite3 *db) {
  static const char draw[] = "SELECT plot_interaction(y, x, g, '{\"x_scale\":\"auto\"}') FROM %s";
  static const struct {
    const char *from;
    bool log;
  } cases[] = {{"(SELECT y, iif(x = 3, 101, x) AS x, g FROM line)", true},
               {"(SELECT y, iif(x = 3, 100, x) AS x, g FROM line)", false}, /* median 2 */
               {"(SELECT y, iif(x = 3, 101, x - 1) AS x, g FROM line)", false}};
  char sql[200];
  for (int i = 0; i < 3; i++) {
    snprintf(sql, sizeof sql, draw, cases[i].from);
    char *text = figure_of(db, sql);
    CHECK(xml_figure(text) && (strstr(text, ">x, log scale<") != NULL) == cases[i].log);
    sqlite3_free(text);
  }
  CHECK_FIGURE(db, "SELECT plot_interaction(y, NULL, g, '{\"x_scale\":\"log\"}') FROM line",
               "no values");
  CHECK_ERROR(db, "SELECT plot_interaction(y, x - 1, g, '{\"x_scale\":\"log\"}') FROM line",
              "plot_interaction(): option 'x_scale' is 'log', which needs values above 0, but "
              "there is 0.0; leave such rows out with WHERE or FILTER, or write "
              "'{\"x_scale\":\"linear\"}'");
  CHECK_ERROR(db, "SELECT plot_interaction(-y, x, g, '{\"y_scale\":\"log\"}') FROM line",
              "plot_interaction(): option 'y_scale' is 'log', which needs values above 0, but "
              "there is -5.5; leave such rows out with WHERE or FILTER, or write "
              "'{\"y_scale\":\"linear\"}'");
}

/* Over all groups, of which some may have no values. */
static void groups(sqlite3 *db) {
  CHECK_FIGURE(db, "SELECT plot_groups(iif(x = 3, 101, x), g, '{\"y_scale\":\"auto\"}') FROM line",
               ">y, log scale<");
  CHECK_FIGURE(
      db,
      "SELECT plot_groups(iif(g = 'a', x, NULL), g, '{\"y_scale\":\"log\",\"lang\":\"zh\"}')"
      " FROM line",
      ">y\xef\xbc\x8c\xe5\xaf\xb9\xe6\x95\xb0\xe5\x88\xbb\xe5\xba\xa6<");
  CHECK_ERROR(db, "SELECT plot_groups(x - 2, g, '{\"y_scale\":\"log\"}') FROM line",
              "plot_groups(): option 'y_scale' is 'log', which needs values above 0, but there is "
              "-1.0; leave such rows out with WHERE or FILTER, or write "
              "'{\"y_scale\":\"linear\"}'");
  CHECK_ERROR(db, "SELECT plot_groups(x, g, '{\"y_scale\":\"sqrt\"}') FROM line",
              "plot_groups(): option 'y_scale' must be one of 'linear', 'log', 'auto', not 'sqrt'");
}

/* A logarithmic axis has a place for whatever is above 0. */
static void extremes(sqlite3 *db) {
  static const char *const values[] = {"1.7976931348623157e308", "5e-324", "1e-300", "1",
                                       "1.000001"};
  static const char *const draw[] = {
      "SELECT plot_interaction(y, x, g, '{\"x_scale\":\"log\",\"y_scale\":\"log\"}') FROM far",
      "SELECT plot_groups(y, g, '{\"y_scale\":\"log\"}') FROM far",
      "SELECT plot_effects(g, x, min(x, y), max(x, y), '{\"x_scale\":\"log\"}') FROM far"};
  char sql[400];
  run(db, "CREATE TABLE far(x, y, g)");
  for (int i = 0; i < 25; i++) {
    const char *a = values[i / 5], *b = values[i % 5];
    snprintf(sql, sizeof sql,
             "DELETE FROM far; INSERT INTO far VALUES (%s, %s, 'a'), (%s, %s, 'a'), (1, 2, 'a'),"
             " (%s, %s, 'b'), (2, %s, 'b')",
             a, b, b, a, b, b, a);
    run(db, sql);
    for (int k = 0; k < 3; k++) CHECK_FIGURE(db, draw[k], "</svg>");
  }
}

int main(void) {
  sqlite3 *db = open_database();
  make_lines(db);
  automatic(db);
  groups(db);
  extremes(db);
  CHECK(sqlite3_close(db) == SQLITE_OK);
  CHECK(sqlite3_memory_used() == 0);
  return test_end();
}
