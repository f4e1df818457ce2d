/*
** What all figures share (plot/figure.c, plot/palette.c): titles, labels, widths and heights,
** languages: texts that would break a document, in options and data, sizes, and errors.
*/
#include "functions/plot/figures.h"

/* Texts that break what does not escape or clean them, wherever a text can stand. */
static void hostile(sqlite3 *db) {
  static const char *const texts[] = {"'<script>alert(1)</script>'",
                                      "'\"'' onload=\"x'",
                                      "'a&b;&lt;'",
                                      "']]>'",
                                      "char(0x1, 0x8, 0x1f, 0x7f)",
                                      "char(0x202e) || 'x'",
                                      "char(0xffff)",
                                      "printf('%.*c', 5000, 'x')",
                                      "replace(printf('%.*c', 500, 'x'), 'x', char(0x4e2d))",
                                      "' '",
                                      "char(10)"};
  char sql[1024];
  for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
    const char *t = texts[i];
    snprintf(sql, sizeof sql,
             "SELECT plot_groups(weight, %s || treatment, json_object('title', %s, 'x_label', %s,"
             " 'y_label', %s)) FROM plant",
             t, t, t, t);
    CHECK_FIGURE(db, sql, "</svg>");
    snprintf(sql, sizeof sql,
             "SELECT plot_interaction(y, x, g || %s, json_object('title', %s, 'x_label', %s,"
             " 'y_label', %s)) FROM line",
             t, t, t, t);
    CHECK_FIGURE(db, sql, "</svg>");
    snprintf(sql, sizeof sql, "SELECT plot_effects(%s, 1, 0, 2, json_object('x_label', %s))", t, t);
    CHECK_FIGURE(db, sql, "</svg>");
    snprintf(sql, sizeof sql,
             "SELECT plot_graph_diff(json_replace(fit, '$.variables[0].name', %s), fit,"
             " json_object('label_a', %s, 'title', %s)) FROM graph WHERE name = 'one'",
             t, t, t);
    CHECK_FIGURE(db, sql, "</svg>");
    snprintf(sql, sizeof sql,
             "SELECT plot_edge_matrix(json_replace(fit, '$.variables[0].name', %s), fit,"
             " json_object('label_a', %s, 'y_label', %s, 'labels', json_object(%s, %s, 'b', %s)))"
             " FROM graph WHERE name = 'one'",
             t, t, t, t, t, t);
    CHECK_FIGURE(db, sql, "</svg>");
    snprintf(sql, sizeof sql,
             "SELECT plot_matrix(%s, %s, 1, 1, json_object('labels', json_object('x', %s),"
             " 'mark_label', %s, 'x_label', %s))",
             t, t, t, t, t);
    CHECK_FIGURE(db, sql, "</svg>");
    snprintf(sql, sizeof sql,
             "SELECT plot_mediation(sobel(x, m, y), json_object('m_label', %s)) FROM path", t);
    CHECK_FIGURE(db, sql, "</svg>");
  }
}

/* What is not UTF-8 is refused, not drawn as something else. */
static void not_utf8(sqlite3 *db) {
  CHECK_ERROR(db, "SELECT plot_groups(weight, CAST(x'eda080' AS TEXT) || treatment) FROM plant",
              "plot_groups(): argument 2 (group) must be text in UTF-8, not '\xed\xa0\x80"
              "ctrl'; convert the file it comes from (iconv -f GB18030 -t UTF-8, say) and import "
              "it again");
  CHECK_ERROR(db, "SELECT plot_effects('x', 1, 0, 2, json_object('x_label', CAST(x'ff' AS TEXT)))",
              "plot_effects(): the options are not a JSON object in UTF-8: "
              "{\"x_label\":\"\xff\"}");
}

static void sizes(sqlite3 *db) {
  static const char *const calls[][2] = {
      {"plot_groups(weight, treatment", "plant"},
      {"plot_interaction(y, x, g", "line"},
      {"plot_effects(treatment, weight, weight - 1, weight + 1", "plant"},
      {"plot_mediation(sobel(x, m, y)", "path"},
      {"plot_graph(fit", "graph"},
      {"plot_graph_diff(fit, fit", "graph"},
      {"plot_edge_matrix(fit, fit", "graph"},
      {"plot_matrix(treatment, weight, weight", "(SELECT DISTINCT * FROM plant)"}};
  char sql[320];
  for (int i = 0; i < 8; i++) {
    snprintf(sql, sizeof sql, "SELECT %s, '{\"width\":1000,\"height\":800}') FROM %s", calls[i][0],
             calls[i][1]);
    CHECK_FIGURE(db, sql, "width=\"1000\" height=\"800\"");
    snprintf(sql, sizeof sql, "SELECT %s, '{\"width\":320,\"height\":160}') FROM %s", calls[i][0],
             calls[i][1]);
    CHECK_FIGURE(db, sql, "width=\"320\"");
  }
}

/* Without a caption nothing of it is printed; the description says what is drawn all the same, but
** has no test of it. */
static void captions(sqlite3 *db) {
  static const char *const calls[][3] = {
      {"plot_groups(weight, treatment", "plant", "diamond: mean."},
      {"plot_interaction(y, x, g", "line", "confidence bands"},
      {"plot_effects(treatment, weight, weight - 1, weight + 1", "plant", "Filled and coloured"},
      {"plot_mediation(sobel(x, m, y)", "path", "Indirect effect"}};
  char sql[200];
  for (int i = 0; i < 4; i++) {
    for (int shown = 0; shown < 2; shown++) {
      snprintf(sql, sizeof sql, "SELECT %s, '{\"caption\":%s}') FROM %s", calls[i][0],
               shown ? "true" : "false", calls[i][1]);
      char *text = figure_of(db, sql);
      const char *end = strstr(text, "</desc>"), *said = strstr(text, calls[i][2]);
      CHECK(xml_figure(text) && end && said && said < end);
      if (!CHECK(end && (strstr(end, calls[i][2]) != NULL) == shown)) printf("  in: %s\n", sql);
      sqlite3_free(text);
    }
  }
}

static void no_test(sqlite3 *db) {
  static const char *const calls[][3] = {
      {"plot_groups(weight, treatment", "plant WHERE treatment <> 'ctrl'", "t-test"},
      {"plot_interaction(y, x, g", "line", "Difference of the slopes"},
      {"plot_interaction(y, x, g", "line", "(CI "}};
  char sql[200];
  for (int i = 0; i < 3; i++) {
    for (int shown = 0; shown < 2; shown++) {
      snprintf(sql, sizeof sql, "SELECT %s, '{\"caption\":%s}') FROM %s", calls[i][0],
               shown ? "true" : "false", calls[i][1]);
      char *text = figure_of(db, sql);
      CHECK((strstr(text, calls[i][2]) != NULL) == shown);
      sqlite3_free(text);
    }
  }
  CHECK_FIGURE(db, "SELECT plot_interaction(y, x, g, '{\"caption\":false}') FROM line",
               "a: n = 3, line of slope ");
}

static void errors(sqlite3 *db) {
  CHECK_ERROR(db, "SELECT plot_groups(weight, treatment, '{\"lang\":\"fr\"}') FROM plant",
              "plot_groups(): option 'lang' must be one of 'en', 'zh', not 'fr'");
  CHECK(strstr(
      text_of(db, "SELECT plot_groups(weight, treatment, '{\"color\":1}') FROM plant"),
      "unknown option 'color'; allowed are title, width, height, lang, caption, x_label, y_label"));
}

int main(void) {
  sqlite3 *db = open_database();
  make_plants(db);
  make_lines(db);
  make_paths(db);
  make_graphs(db);
  hostile(db);
  not_utf8(db);
  sizes(db);
  captions(db);
  no_test(db);
  errors(db);
  CHECK(sqlite3_close(db) == SQLITE_OK);
  CHECK(sqlite3_memory_used() == 0);
  return test_end();
}
