/*
** plot_mediation(), with plot/mediation.c: the numbers are those of the fit, fits without effects,
** and what is no fit (functions/plot/plot_fit.c,
** functions/plot/mediation_read.c, plot/mediation_panel.c, functions/mediation/path_names.c).
*/
#include "functions/plot/figures.h"

static int count_of(const char *text, const char *part) {
  int n = 0;
  for (const char *at = text; (at = strstr(at, part)); at++) n++;
  return n;
}

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
  CHECK_FIGURE(db, "SELECT plot_mediation('{\"function\":\"sobel\"}', '{\"m_label\":\"util\"}')",
               ">util</text>");
  CHECK_TEXT(db, "SELECT plot_mediation(NULL)", "(null)");
  CHECK_ERROR(
      db, "SELECT plot_mediation('{\"function\":\"ols\"}')",
      "plot_mediation(): argument 1 (fit) is a fit of ols(); pass what sobel(\xe2\x80\xa6) or "
      "mediation_boot(\xe2\x80\xa6) returns");
  CHECK_ERROR(db, "SELECT plot_mediation('no json')",
              "plot_mediation(): argument 1 (fit) is not a fit but 'no json'; pass what "
              "sobel(\xe2\x80\xa6) or mediation_boot(\xe2\x80\xa6) returns");
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

/* mediation_boot(): a panel for each group; bold is the path whose difference is beyond chance. In
** the second group a is another, and nothing else is. */
static void bootstrap(sqlite3 *db) {
  run(db, "CREATE TABLE two AS SELECT g, x, m, m + 0.3 * x + (x * 11) % 7 / 2.0 AS y,"
          " (x * 7) % 11 + x AS w FROM (SELECT x % 2 AS g, x,"
          " (x * 7) % 5 + 0.2 * x * (1 + 3 * (x % 2)) AS m FROM path)");
#define FIT(more) "mediation_boot(x, m, y, g" more ", '{\"n_boot\":200,"
  char *text = figure_of(db, "SELECT plot_mediation(" FIT("") "\"names\":[\"epochs\",\"util\","
                                                              "\"energy\",\"mode\"]}')) FROM two");
  CHECK(xml_figure(text));
  CHECK(strstr(text, ">epochs</text>") && strstr(text, ">util</text>"));
  CHECK(strstr(text, ">energy</text>") && strstr(text, "Differences, 1 \xe2\x88\x92 0:"));
  CHECK(count_of(text, ">a = ") == 2 && count_of(text, ">b = ") == 2);
  CHECK(count_of(text, "stroke-width:2.8") == 2); /* a, in both panels */
  CHECK(count_of(text, "stroke-width:1.3") == 4);
  sqlite3_free(text);
  text = figure_of(db, "SELECT plot_mediation(" FIT(
                           ", w") "\"mediators\":[\"cov1\"]}'),"
                                  " '{\"lang\":\"zh\",\"m_label\":\"unused\"}') FROM two");
  CHECK(xml_figure(text) && strstr(text, ">cov1</text>") && !strstr(text, "unused"));
  CHECK(count_of(text, ">a = ") == 4 && count_of(text, ">c\xe2\x80\xb2 = ") == 2);
  CHECK(strstr(text, "\xe7\xbb\x8f cov1 \xe7\x9a\x84") != NULL); /* by cov1, in Chinese */
  sqlite3_free(text);
  CHECK_FIGURE(db, "SELECT plot_mediation(mediation_boot(x, m, y)) FROM two", "bold: p &lt; 0.05");
  CHECK_FIGURE(db, "SELECT plot_mediation(mediation_boot(x, m, y, g)) FROM two WHERE 0",
               "The effects do not exist");
  CHECK_FIGURE(db, "SELECT plot_mediation(mediation_boot(x, m, y, x % 14)) FROM path",
               "Groups not drawn: 2.");
}

/* A path leads from the border of a box; two panels of one mediator stand side by side. */
static void places(sqlite3 *db) {
  char *text = figure_of(db, "SELECT plot_mediation(sobel(x, m, y)) FROM path");
  int paths = 0;
  for (const char *at = text; (at = strstr(at, "<path class=\"stroke")); at++, paths++) {
    char *end;
    bool found = false;
    double x = strtod(strstr(at, " d=\"M") + 5, &end), y = strtod(end, NULL);
    for (const char *box = text; (box = strstr(box, "<rect class=\"node")); box++) {
      way w = way_of_element(box);
      bool inside = x > w.left - 0.2 && x < w.right + 0.2 && y > w.top - 0.2 && y < w.bottom + 0.2;
      bool border = fmin(fmin(fabs(x - w.left), fabs(x - w.right)),
                         fmin(fabs(y - w.top), fabs(y - w.bottom))) < 0.2;
      found = found || (inside && border);
    }
    CHECK(found);
  }
  CHECK(paths == 3);
  sqlite3_free(text);
  text =
      figure_of(db, "SELECT plot_mediation(mediation_boot(x, m, y, x % 2, x * 7 % 11, x * 5 % 13,"
                    " x * 3 % 7, '{\"n_boot\":200,\"mediators\":[\"cov1\",\"cov2\",\"cov3\"]}'))"
                    " FROM path"); /* in each panel one below the other */
  CHECK(xml_figure(text) && texts_apart(text) && drawn_within(text));
  CHECK(count_of(text, ">b = ") == 8);
  sqlite3_free(text);
  text = figure_of(db, "SELECT plot_mediation(mediation_boot(x, m, y, x % 2)) FROM path");
  const char *one = strstr(text, ">a = "), *other = one ? strstr(one + 1, ">a = ") : NULL;
  if (CHECK(other != NULL)) {
    while (*one != '<') one--;
    while (*other != '<') other--;
    CHECK(number_behind(one, " y=\"") == number_behind(other, " y=\""));
    CHECK(number_behind(one, " x=\"") < number_behind(other, " x=\""));
  }
  sqlite3_free(text);
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
             "640; what the figure needs; 'en'; true; by the fit; by the fit; by the fit");
}

int main(void) {
  sqlite3 *db = open_database();
  make_paths(db);
  mediation(db);
  mediation_kinds(db);
  bootstrap(db);
  places(db);
  help(db);
  CHECK(sqlite3_close(db) == SQLITE_OK);
  CHECK(sqlite3_memory_used() == 0);
  return test_end();
}
