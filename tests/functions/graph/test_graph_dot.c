/* graph_dot(): the text, and that Graphviz takes it and gives the names back. */
#define _POSIX_C_SOURCE 200809L
#include "sql_test.h"

static const char FIT[] =
    "CREATE TABLE g AS SELECT json_object('function', 'exact_graph', 'variables', json_array("
    "json_object('name', 'a'), json_object('name', 'say \"hi\"'), json_object('name', 'two' || "
    "char(10) ||"
    " 'lines'), json_object('name', '能耗 <b> & \\N \\'), json_object('name', 'graph')), 'rows', "
    "json_array("
    "json_object('source', 'a', 'target', 'say \"hi\"', 'probability', 0.75, 'weight', -1),"
    "json_object('source', 'say \"hi\"', 'target', 'two' || char(10) || 'lines', 'probability', 1, "
    "'weight', 2),"
    "json_object('source', 'two' || char(10) || 'lines', 'target', '能耗 <b> & \\N \\', "
    "'probability', 0.5),"
    "json_object('source', 'graph', 'target', 'a', 'probability', 0.25),"
    "json_object('source', 'a', 'target', 'graph', 'probability', NULL))) AS fit";

static void test_dot(sqlite3 *db) {
  CHECK_TEXT(
      db, "SELECT graph_dot(fit) FROM g",
      "digraph causalite {\n  rankdir=LR;\n  node [shape=box, style=rounded];\n  \"a\";\n"
      "  \"say \\\"hi\\\"\";\n  \"two\nlines\";\n  \"能耗 <b> & \\\\N \\\\\";\n  \"graph\";\n"
      "  \"a\" -> \"say \\\"hi\\\"\" [label=\"75 %\", penwidth=3.1, color=\"#D55E00\", "
      "style=dashed];\n"
      "  \"say \\\"hi\\\"\" -> \"two\nlines\" [label=\"100 %\", penwidth=4.0, color=\"#0072B2\","
      " style=solid];\n"
      "  \"two\nlines\" -> \"能耗 <b> & \\\\N \\\\\" [label=\"50 %\", penwidth=2.3, "
      "color=\"#0072B2\","
      " style=solid];\n}\n");
  CHECK_REAL(db,
             "SELECT (length(t) - length(replace(t, '->', ''))) / 2 FROM (SELECT graph_dot(fit,"
             " '{\"threshold\":0.8}') AS t FROM g)",
             1, 0);
  CHECK_REAL(db,
             "SELECT (length(t) - length(replace(t, '->', ''))) / 2 FROM (SELECT graph_dot(fit,"
             " '{\"threshold\":0}') AS t FROM g)",
             4, 0);
  CHECK_TEXT(db, "SELECT graph_dot(NULL)", "(null)");
  CHECK_ERROR(db, "SELECT graph_dot('{\"function\":\"ols\"}')",
              "graph_dot(): argument 1 is not a graph: pass what exact_graph(…) or dibs_graph(…) "
              "returns, not "
              "'{\"function\":\"ols\"}'");
  CHECK_ERROR(db, "SELECT graph_dot(fit, '{\"width\":1}') FROM g",
              "graph_dot(): unknown option 'width'; allowed are threshold");
  CHECK_REAL(db, "SELECT graph_dot(exact_graph('{\"a\":1,\"b\":2}')) LIKE 'digraph%}%'", 1, 0);
}

/* Feeds a text to Graphviz and returns what it says, to be freed; NULL if it fails. */
static char *graphviz(const char *text) {
  setenv("DOT_TEXT", text, 1);
  FILE *dot = popen("printf %s \"$DOT_TEXT\" | dot -Tsvg 2>&1", "r");
  char *said = calloc(1, 1 << 16);
  size_t size = dot && said ? fread(said, 1, (1 << 16) - 1, dot) : 0;
  int status = dot ? pclose(dot) : 1;
  if (status == 0 && size) return said;
  printf("%s\n", said ? said : "");
  free(said);
  return NULL;
}

static void test_graphviz(sqlite3 *db) {
  if (system("dot -V >/dev/null 2>&1") != 0) {
    test_skip("Graphviz is not installed");
    return;
  }
  char *svg = graphviz(text_of(db, "SELECT graph_dot(fit) FROM g"));
  if (!CHECK(svg != NULL)) return;
  CHECK(strstr(svg, "<svg") != NULL);
  CHECK(strstr(svg, "Warning") == NULL);
  CHECK(strstr(svg, "能耗 &lt;b&gt; &amp; \\N \\") != NULL);
  CHECK(strstr(svg, "say &quot;hi&quot;</text>") != NULL);
  int edges = 0;
  for (const char *p = svg; (p = strstr(p, "class=\"edge\"")); p++) edges++;
  CHECK(edges == 3);
  int nodes = 0;
  for (const char *p = svg; (p = strstr(p, "class=\"node\"")); p++) nodes++;
  CHECK(nodes == 5);
  free(svg);
}

/* What is no probability comes of no graph. */
static void test_changed(sqlite3 *db) {
  CHECK_ERROR(db,
              "SELECT graph_dot('{\"function\":\"exact_graph\",\"variables\":[{\"name\":\"a\"},"
              "{\"name\":\"b\"}],\"rows\":[{\"source\":\"a\",\"target\":\"b\",\"probability\":"
              "7e15}]}')",
              "graph_dot(): argument 1 is no graph as exact_graph(\xe2\x80\xa6) or dibs_graph("
              "\xe2\x80\xa6) returns it: the probability of a \xe2\x86\x92 b is not from 0 to 1");
  CHECK_ERROR(db,
              "SELECT graph_dot('{\"function\":\"exact_graph\",\"variables\":[{\"name\":\"a\"},"
              "{\"name\":\"b\"}],\"rows\":[{\"source\":\"a\",\"target\":\"b\",\"probability\":"
              "-0.25}]}')",
              "graph_dot(): argument 1 is no graph as exact_graph(\xe2\x80\xa6) or dibs_graph("
              "\xe2\x80\xa6) returns it: the probability of a \xe2\x86\x92 b is not from 0 to 1");
  CHECK_ERROR(db,
              "WITH RECURSIVE s(i) AS (SELECT 0 UNION ALL SELECT i + 1 FROM s WHERE i < 64) SELECT"
              " graph_dot(json_object('function', 'exact_graph', 'variables', json_group_array("
              "json_object('name', 'v' || i)))) FROM s",
              "graph_dot(): a graph fit must name from 1 to 64 variables");
}

int main(void) {
  sqlite3 *db = open_database();
  run(db, FIT);
  test_dot(db);
  test_graphviz(db);
  test_changed(db);
  CHECK(sqlite3_close(db) == SQLITE_OK);
  CHECK(sqlite3_memory_used() == 0);
  return test_end();
}
