/*
** plot_edge_matrix(), with plot/edge_matrix.c, plot/legend.c and functions/plot/plot_pair.c: the
** probability in either half, frames by the rule of graph_diff(), variables of one graph only,
** labels, many variables, graphs without rows or variables.
*/
#include "functions/plot/figures.h"

#define ONE_AND_TWO " FROM graph a, graph b WHERE a.name = 'one' AND b.name = 'two'"

/* a -> b is in both; b -> c is turned, so both its cells are framed; a - d is undecided, in b only,
** so both its cells are, too. Nothing is known in a of the pairs with d: six dashes. */
static void cells(sqlite3 *db) {
  CHECK_FIGURE(
      db,
      "SELECT plot_edge_matrix(a.fit, b.fit, '{\"label_a\":\"<A>\",\"label_b\":\"B\","
      "\"width\":900}')" ONE_AND_TWO,
      "1 in both, 0 only in &lt;A&gt;, 1 only in B, 1 reversed", ">upper left: &lt;A&gt;<",
      ">lower right: B<", "<title>a \xe2\x86\x92 b: 0.9 in &lt;A&gt;, 0.9 in B.</title>",
      "b \xe2\x86\x92 c: 0.8 in &lt;A&gt;, 0 in B. c \xe2\x86\x92 b: 0 in &lt;A&gt;, 0.8 in B.",
      ">dash: not in that graph<", ">cause<", ">effect<", "fill-opacity:0.54\"",
      "<title>Edges of two causal graphs: &lt;A&gt; and B</title>");
  char *text = figure_of(db, "SELECT plot_edge_matrix(a.fit, b.fit)" ONE_AND_TWO);
  CHECK(count(text, "class=\"frame\"") == 4 + 1); /* and the legend's */
  CHECK(count(text, "class=\"axis\"") == 6 + 1);
  CHECK(count(text, "class=\"none\"") == 4);
  CHECK(texts_apart(text));
  sqlite3_free(text);
  text = figure_of(db, "SELECT plot_edge_matrix(a.fit, a.fit)" ONE_AND_TWO);
  CHECK(!strstr(text, "class=\"frame\"") && !strstr(text, "framed") && !strstr(text, "dash:"));
  sqlite3_free(text);
}

/* Frames stand where graph_diff() says that the pair differs, at any threshold. */
static void frames(sqlite3 *db) {
  static const char *const thresholds[] = {"0.1", "0.5", "0.85", "1"};
  static const int frames[] = {4, 4, 2, 2};
  for (int i = 0; i < 4; i++) {
    char sql[300];
    snprintf(sql, sizeof sql,
             "SELECT plot_edge_matrix(a.fit, b.fit, '{\"threshold\":%s}')" ONE_AND_TWO,
             thresholds[i]);
    char *text = figure_of(db, sql);
    CHECK(count(text, "class=\"frame\"") == frames[i] + (frames[i] > 0));
    sqlite3_free(text);
  }
}

/* Variables stand by their tiers, as causes, mediators and outcomes do; those of none come last.
** Only edges have a tooltip; a probability below 0.05 is not drawn. */
static void order(sqlite3 *db) {
  run(db, "CREATE TABLE tiered(fit)");
  run(db, "INSERT INTO tiered VALUES ('{\"function\":\"exact_graph\",\"options\":{\"tiers\":"
          "[[\"z\"],[\"m\",\"a\"]]},\"variables\":[{\"name\":\"a\"},{\"name\":\"b\"},"
          "{\"name\":\"m\"},{\"name\":\"z\"}],\"rows\":["
          "{\"source\":\"z\",\"target\":\"a\",\"probability\":0.9,\"reverse_probability\":0,"
          "\"adjacency\":0.9},{\"source\":\"z\",\"target\":\"b\",\"probability\":0.06,"
          "\"reverse_probability\":0.04,\"adjacency\":0.1}]}')");
  char *text = figure_of(db, "SELECT plot_edge_matrix(fit, fit) FROM tiered");
  const char *z = strstr(text, ">z<"), *a = strstr(text, ">a<"), *m = strstr(text, ">m<"),
             *b = strstr(text, ">b<");
  CHECK(z && a && m && b && z < a && a < m && m < b);
  CHECK(strstr(text, "<title>z \xe2\x86\x92 a: 0.9 in a, 0.9 in b.</title>"));
  CHECK(count(text, "fill-opacity:0.06\"") == 2 && !strstr(text, "fill-opacity:0.04\""));
  CHECK(!strstr(text, "<title>z \xe2\x86\x92 b"));
  sqlite3_free(text);
}

/* But what is an edge in one graph alone by as low a threshold is framed and told, in both its
** cells where its direction is undecided. */
static void faint(sqlite3 *db) {
  char *text =
      figure_of(db, "SELECT plot_edge_matrix(replace(fit, '0.9', '0.03'), replace(fit,"
                    " '0.9', '0.0'), '{\"threshold\":0.02}') FROM graph WHERE name = 'one'");
  CHECK(strstr(text, "<title>a \xe2\x86\x92 b: 0.03 in a, 0 in b."));
  CHECK(count(text, "class=\"frame\"") == 2 + 1 && !strstr(text, "fill-opacity:0.03\""));
  sqlite3_free(text);
}

static void options(sqlite3 *db) {
  CHECK_FIGURE(db,
               "SELECT plot_edge_matrix(a.fit, b.fit, '{\"labels\":{\"a\":\"batch size\"},"
               "\"x_label\":\"onto\",\"y_label\":\"from\",\"lang\":\"zh\"}')" ONE_AND_TWO,
               ">batch size<", ">onto<", ">from<", "\xe5\xb7\xa6\xe4\xb8\x8a");
  char *text =
      figure_of(db, "SELECT plot_edge_matrix(a.fit, b.fit, '{\"caption\":false}')" ONE_AND_TWO);
  CHECK(count(text, "Edges of probability") == 1 && strstr(text, "<desc>Edges of probability"));
  sqlite3_free(text);
  CHECK_TEXT(db, "SELECT plot_edge_matrix(NULL, fit) FROM graph", "(null)");
  CHECK_TEXT(db, "SELECT plot_edge_matrix(fit, NULL) FROM graph", "(null)");
  CHECK_ERROR(db, "SELECT plot_edge_matrix(fit, fit, '{\"labels\":1}') FROM graph",
              "plot_edge_matrix(): option 'labels' must be an object of names and texts, not 1");
  CHECK(strstr(text_of(db, "SELECT plot_edge_matrix(fit, '{}') FROM graph"),
               "plot_edge_matrix(): argument 2 is not a graph"));
}

/* A graph of n variables without edges. */
#define EMPTY_OF                                                                                   \
  "WITH RECURSIVE s(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM s WHERE i < %d), f(fit) AS"        \
  " (SELECT json_object('function', 'exact_graph', 'variables', json_group_array("                 \
  "json_object('name', 'variable ' || i)), 'rows', json('[]')) FROM s)"

static void sizes(sqlite3 *db) {
  static const int n[] = {1, 2, 8, 30, 64};
  char sql[600];
  for (int i = 0; i < 5; i++) {
    for (int width = 320; width <= 900; width += 290) {
      snprintf(sql, sizeof sql,
               EMPTY_OF " SELECT plot_edge_matrix(fit, fit, '{\"width\":%d}') FROM f", n[i], width);
      char *text = figure_of(db, sql);
      CHECK(xml_figure(text) && texts_apart(text));
      CHECK(count(text, "class=\"none\"") == n[i]); /* every column stands in one block */
      sqlite3_free(text);
    }
  }
  snprintf(sql, sizeof sql,
           EMPTY_OF " SELECT plot_edge_matrix(fit, replace(fit, 'variable ', 'other ')) FROM f",
           33);
  CHECK_ERROR(db, sql,
              "plot_edge_matrix(): the graphs have 66 variables together; at most 64 can "
              "be drawn");
  CHECK_FIGURE(db,
               "SELECT plot_edge_matrix(f, f) FROM (SELECT '{\"function\":\"dibs_graph\","
               "\"variables\":[],\"rows\":[]}' AS f)",
               "no variables");
  CHECK_FIGURE(db,
               "SELECT plot_edge_matrix(f, f) FROM (SELECT '{\"function\":\"dibs_graph\","
               "\"notes\":[\"too few units\"],\"variables\":[{\"name\":\"a\"},{\"name\":\"b\"}],"
               "\"rows\":[]}' AS f)",
               "a: The data were too few for a graph.", "b: too few units");
}

int main(void) {
  sqlite3 *db = open_database();
  make_graphs(db);
  cells(db);
  frames(db);
  order(db);
  faint(db);
  options(db);
  sizes(db);
  CHECK(sqlite3_close(db) == SQLITE_OK);
  CHECK(sqlite3_memory_used() == 0);
  return test_end();
}
