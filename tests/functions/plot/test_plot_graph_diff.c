/*
** plot_graph_diff(), with plot/graph_diff.c: what became of every edge, and the tiers.
*/
#include "functions/plot/figures.h"

static void graphs(sqlite3 *db) {
  CHECK_FIGURE(db,
               "SELECT plot_graph_diff(a.fit, b.fit, '{\"label_a\":\"<A>\",\"label_b\":\"B\"}')"
               " FROM graph a, graph b WHERE a.name = 'one' AND b.name = 'two'",
               "1 in both, 0 only in &lt;A&gt;, 1 only in B, 1 reversed", "class=\"absent\"",
               "not in this graph");
  CHECK_TEXT(db, "SELECT plot_graph_diff(NULL, fit) FROM graph", "(null)");
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
  graph_tiers(db);
  CHECK(sqlite3_close(db) == SQLITE_OK);
  CHECK(sqlite3_memory_used() == 0);
  return test_end();
}
