/*
** plot_mediation(), with plot/mediation.c: the numbers are those of the fit, fits without effects,
** and what is no fit (functions/plot/plot_fit.c).
*/
#include "functions/plot/figures.h"

static void mediation(sqlite3 *db) {
  char *text = figure_of(db, "SELECT plot_mediation(sobel(x, m, y), '{\"x_label\":\"dose "
                             "<mg>\",\"m_label\":\"level\"}') FROM path");
  CHECK(xml_figure(text) && strstr(text, ">dose &lt;mg&gt;</text>") &&
        strstr(text, ">level</text>"));
  const char *a = strstr(text, ">a = ");
  if (CHECK(a != NULL)) {
    CHECK_NEAR(strtod(a + 5, NULL),
               real_of(db, "SELECT sobel(x, m, y) ->> '$.rows[0].estimate' FROM path"), 5e-4);
  }
  sqlite3_free(text);
  CHECK_FIGURE(db, "SELECT plot_mediation(sobel(1, 2, 3)) FROM path", "The effects do not exist");
  CHECK_FIGURE(db, "SELECT plot_mediation(sobel(x, m, y)) FROM path WHERE 0",
               "The effects do not exist");
  CHECK_TEXT(db, "SELECT plot_mediation(NULL)", "(null)");
  CHECK_ERROR(db, "SELECT plot_mediation('{\"function\":\"ols\"}')",
              "plot_mediation(): argument 1 (fit) is a fit of ols(); pass what sobel(\xe2\x80\xa6) "
              "returns");
  CHECK_ERROR(db, "SELECT plot_mediation('no json')",
              "plot_mediation(): argument 1 (fit) is not a fit but 'no json'; pass what "
              "sobel(\xe2\x80\xa6) returns");
}

/* What is said of each kind, and nothing of one that there is not. */
static void mediation_kinds(sqlite3 *db) {
  static const char *const kinds[][2] = {{"none", "No mediation detected."},
                                         {"full", "Full mediation."},
                                         {"partial", "Partial mediation."},
                                         {"suppression", "Suppression: "},
                                         {"other", NULL}};
  char sql[160];
  for (int i = 0; i < 5; i++) {
    snprintf(sql, sizeof sql,
             "SELECT plot_mediation(json_replace(sobel(x, m, y), '$.mediation', '%s')) FROM path",
             kinds[i][0]);
    char *text = figure_of(db, sql);
    for (int k = 0; k < 4; k++) CHECK((strstr(text, kinds[k][1]) != NULL) == (k == i));
    sqlite3_free(text);
  }
}

/* causalite_help() tells of every argument and option what it is. */
static void help(sqlite3 *db) {
  CHECK_TEXT(db,
             "SELECT count(*) FROM causalite_help() WHERE function LIKE 'plot%'"
             " AND coalesce(meaning, '') = ''",
             "0");
  CHECK_TEXT(db,
             "SELECT group_concat(default_value, '; ') FROM causalite_help('plot_mediation')"
             " WHERE kind = 'option'",
             "640; what the figure needs; 'en'; 'x'; 'y'; 'm'");
}

int main(void) {
  sqlite3 *db = open_database();
  make_paths(db);
  mediation(db);
  mediation_kinds(db);
  help(db);
  CHECK(sqlite3_close(db) == SQLITE_OK);
  CHECK(sqlite3_memory_used() == 0);
  return test_end();
}
