/*
** plot_graph_diff(), with plot/graph_diff.c and plot/graph_changes.c: what became of every edge,
** how it is told without colour, what differs alone, labels, and the tiers.
*/
#include "functions/plot/figures.h"

#define ONE_AND_TWO " FROM graph a, graph b WHERE a.name = 'one' AND b.name = 'two'"

static void graphs(sqlite3 *db) {
  CHECK_FIGURE(db,
               "SELECT plot_graph_diff(a.fit, b.fit, '{\"label_a\":\"<A>\",\"label_b\":\"B\"}')"
               " FROM graph a, graph b WHERE a.name = 'one' AND b.name = 'two'",
               "1 in both, 0 only in &lt;A&gt;, 1 only in B, 1 reversed", "class=\"absent\"",
               "not in this graph");
  CHECK_TEXT(db, "SELECT plot_graph_diff(NULL, fit) FROM graph", "(null)");
}

/* Without colour: a double line (its gap) is in one graph only, a circle is on a turned edge; each
** once in the legend, too. */
static void marks(sqlite3 *db) {
  char *text = figure_of(db, "SELECT plot_graph_diff(b.fit, a.fit)" ONE_AND_TWO);
  CHECK(count(text, "class=\"gap\"") == 1 + 1 && strstr(text, ">only in a<"));
  sqlite3_free(text);
  text = figure_of(db, "SELECT plot_graph_diff(a.fit, b.fit)" ONE_AND_TWO);
  CHECK(count(text, "class=\"gap\"") == 1 + 1);
  CHECK(count(text, "class=\"hollow c4\"") == 2 + 1);
  CHECK(strstr(text, ">in both<") && strstr(text, ">only in b<") && !strstr(text, ">only in a<"));
  sqlite3_free(text);
  text = figure_of(db, "SELECT plot_graph_diff(a.fit, a.fit)" ONE_AND_TWO);
  CHECK(!strstr(text, "class=\"gap\"") && !strstr(text, "class=\"hollow"));
  sqlite3_free(text);
}

/* A circle lies on its edge; what is undecided in either graph is said; a legend's words end where
** the figure's text does. */
static void edges(sqlite3 *db) {
  int circles = 0;
  char *text = figure_of(db, "SELECT plot_graph_diff(a.fit, b.fit)" ONE_AND_TWO);
  const char *path = text;
  for (const char *at = text; (at = strchr(at, '<')); at++) {
    if (strncmp(at, "<path class=\"stroke", 19) == 0) path = at;
    if (strncmp(at, "<circle", 7) != 0 || strncmp(path, "<path", 5) != 0) continue;
    double x = number_behind(at, " cx=\""), y = number_behind(at, " cy=\"");
    way w = way_of_element(path);
    bool on = x > w.left - 0.2 && x < w.right + 0.2 && y > w.top - 0.2 && y < w.bottom + 0.2;
    bool in_legend = strstr(at, "</g>") == NULL;
    CHECK(on || in_legend);
    circles += on;
  }
  CHECK(circles == 2);
  sqlite3_free(text);
  CHECK_FIGURE(db, "SELECT plot_graph_diff(a.fit, b.fit)" ONE_AND_TWO, "direction undecided");
  CHECK_FIGURE(db, "SELECT plot_graph_diff(b.fit, a.fit)" ONE_AND_TWO, "direction undecided");
  text = figure_of(db,
                   "SELECT plot_graph_diff(a.fit, b.fit, '{\"width\":320,\"label_b\":"
                   "\"a graph with a name that is longer than the figure is wide\"}')" ONE_AND_TWO);
  const char *cut = strstr(text, "\xe2\x80\xa6</text>");
  for (const char *at = text; (at = strstr(at, "<text ")); at++) {
    CHECK(place_of(at).right <= 320.0 - 12.0 + 0.5);
  }
  CHECK(cut != NULL);
  sqlite3_free(text);
}

/* What differs alone: b -> c and a - d, and not a -> b, although all its ends are there. */
static void changed(sqlite3 *db) {
  char *text =
      figure_of(db, "SELECT plot_graph_diff(a.fit, b.fit, '{\"edges\":\"changed\"}')" ONE_AND_TWO);
  CHECK(xml_figure(text) && texts_apart(text));
  CHECK(strstr(text, "1 in both, 0 only in a, 1 only in b, 1 reversed") &&
        strstr(text, "Drawn are the edges that differ"));
  CHECK(count(text, "<title>a \xe2\x86\x92 b") == 0 && count(text, "<title>b \xe2\x86\x92 c") == 1);
  CHECK(!strstr(text, ">in both<"));
  sqlite3_free(text);
  text = figure_of(db, "SELECT plot_graph_diff(a.fit, b.fit, '{\"edges\":\"changed\","
                       "\"threshold\":0.85}')" ONE_AND_TWO);
  CHECK(strstr(text, ">a</text>") && strstr(text, ">d</text>") && !strstr(text, ">c</text>"));
  sqlite3_free(text);
  CHECK_FIGURE(db, "SELECT plot_graph_diff(fit, fit, '{\"edges\":\"changed\"}') FROM graph",
               ">no edge differs</text>", "0 only in a");
  CHECK_FIGURE(db,
               "SELECT plot_graph_diff(f, f, '{\"edges\":\"changed\"}') FROM"
               " (SELECT '{\"function\":\"dibs_graph\",\"notes\":[],"
               "\"variables\":[{\"name\":\"a\"},{\"name\":\"b\"}],\"rows\":[]}' AS f)",
               ">The data were too few for a graph.</text>");
  CHECK_FIGURE(db,
               "SELECT plot_graph_diff(fit, json_set(fit, '$.rows', json('[]')),"
               " '{\"edges\":\"changed\",\"threshold\":1}') FROM graph WHERE name = 'one'",
               ">The data were too few for a graph.</text>");
  CHECK_ERROR(db, "SELECT plot_graph_diff(fit, fit, '{\"edges\":\"some\"}') FROM graph",
              "plot_graph_diff(): option 'edges' must be one of 'all', 'changed', not 'some'");
}

static void labels(sqlite3 *db) {
  CHECK_FIGURE(
      db, "SELECT plot_graph_diff(a.fit, b.fit, '{\"labels\":{\"c\":\"GPU energy\"}}')" ONE_AND_TWO,
      ">GPU energy</text>", "b \xe2\x86\x92 GPU energy: probability 0.8");
  char *text = figure_of(db, "SELECT plot_graph_diff(fit, fit, '{\"caption\":false}') FROM graph");
  CHECK(count(text, "Edges of probability") == 1);
  sqlite3_free(text);
}

/* Tiers are those of the first fit that has any of a variable, whatever its place. */
static void graph_tiers(sqlite3 *db) {
  run(db, "CREATE TEMP VIEW tiered AS SELECT fit AS plain,"
          " json_set(fit, '$.options.tiers', json('[[\"c\"],[\"a\",\"b\"]]')) AS tiers"
          " FROM graph WHERE name = 'one'");
  CHECK_TEXT(db, "SELECT plot_graph_diff(tiers, plain) = plot_graph_diff(tiers, tiers) FROM tiered",
             "1");
  CHECK_TEXT(db, "SELECT plot_graph_diff(plain, tiers) = plot_graph_diff(tiers, tiers) FROM tiered",
             "1");
  CHECK_TEXT(db, "SELECT plot_graph_diff(plain, plain) = plot_graph_diff(tiers, tiers) FROM tiered",
             "0");
}

int main(void) {
  sqlite3 *db = open_database();
  make_graphs(db);
  graphs(db);
  marks(db);
  edges(db);
  changed(db);
  labels(db);
  graph_tiers(db);
  CHECK(sqlite3_close(db) == SQLITE_OK);
  CHECK(sqlite3_memory_used() == 0);
  return test_end();
}
