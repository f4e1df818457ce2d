/*
** plot_graph(), with plot/graph.c and plot/graph_parts.c: edges, their sign and direction, graphs
** without edges, variables or rows, and what is no graph.
*/
#include "functions/plot/figures.h"

static void graphs(sqlite3 *db) {
  CHECK_FIGURE(db, "SELECT plot_graph(fit) FROM graph WHERE name = 'one'",
               "<title>a \xe2\x86\x92 b: probability 0.9, coefficient 0.5.</title>",
               "class=\"stroke c2 dash\"", "2 edges of probability 0.5 or more among 3 variables");
  CHECK_FIGURE(db, "SELECT plot_graph(fit, '{\"threshold\":0.85}') FROM graph WHERE name = 'one'",
               "1 edges of");
  CHECK_FIGURE(db, "SELECT plot_graph(fit) FROM graph WHERE name = 'two'", "direction undecided",
               "a \xe2\x80\x94 d: probability 1");
  CHECK_FIGURE(db, "SELECT plot_graph(fit, '{\"threshold\":1}') FROM graph WHERE name = 'one'",
               "No edge among 3");
  CHECK_FIGURE(
      db,
      "SELECT plot_graph(json_set(fit, '$.rows[0].probability', 1, '$.rows[0].adjacency', 1),"
      " '{\"threshold\":1}') FROM graph WHERE name = 'one'",
      "1 edges of probability 1 or more");
  CHECK_FIGURE(db,
               "SELECT plot_graph('{\"function\":\"dibs_graph\",\"notes\":[\"too few units\"],"
               "\"variables\":[{\"name\":\"a\"},{\"name\":\"b\"}],\"rows\":[]}')",
               "too few for a graph", "too few units");
  char *alone = figure_of(db, "SELECT plot_graph('{\"function\":\"dibs_graph\",\"variables\":"
                              "[{\"name\":\"a\"}],\"rows\":[]}')");
  CHECK(strstr(alone, "No edge among 1") && !strstr(alone, "too few"));
  sqlite3_free(alone);
  CHECK_FIGURE(db,
               "SELECT plot_graph('{\"function\":\"dibs_graph\",\"variables\":[],\"rows\":[]}')",
               "no variables");
  CHECK_FIGURE(db,
               "SELECT plot_graph(fit, '{\"labels\":{\"a\":\"batch size\",\"z\":1},"
               "\"caption\":false}') FROM graph WHERE name = 'one'",
               ">batch size</text>", "<title>batch size \xe2\x86\x92 b: probability 0.9");
  CHECK_ERROR(db, "SELECT plot_graph(fit, '{\"labels\":[]}') FROM graph",
              "plot_graph(): option 'labels' must be an object of names and texts, such as "
              "{\"energy_gpu\":\"GPU energy (J)\"}, not []");
  CHECK_TEXT(db, "SELECT plot_graph(NULL)", "(null)");
  CHECK(strstr(text_of(db, "SELECT plot_graph('{}')"), "plot_graph(): argument 1 is not a graph"));
}

int main(void) {
  sqlite3 *db = open_database();
  make_graphs(db);
  graphs(db);
  CHECK(sqlite3_close(db) == SQLITE_OK);
  CHECK(sqlite3_memory_used() == 0);
  return test_end();
}
