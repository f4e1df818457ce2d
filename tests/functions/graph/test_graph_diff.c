/* graph_diff(), with functions/graph/comparison.c and functions/graph/graph_read.c: the logic of
** status and changed, over fits written by hand, and what is no fit of a graph. */
#include "sql_test.h"

/* Puts two graphs over x and y into g(a, b); p: x -> y, q: y -> x; negative: null. */
static void set_pair(sqlite3 *db, double pa, double qa, double pb, double qb) {
  sqlite3_stmt *insert = NULL;
  run(db, "DELETE FROM g");
  sqlite3_prepare_v2(
      db,
      "WITH p(a, b, c, d) AS (SELECT ?1, ?2, ?3, ?4) INSERT INTO g SELECT"
      " json_object('function', 'exact_graph', 'variables', json('[{\"name\":\"x\"},"
      "{\"name\":\"y\"}]'), 'rows', json_array("
      "json_object('source', 'x', 'target', 'y', 'probability', a, 'adjacency', a + b,"
      " 'weight_raw', 2.5, 'total_effect_raw', 4),"
      "json_object('source', 'y', 'target', 'x', 'probability', b, 'adjacency', a + b))),"
      " json_object('function', 'dibs_graph', 'variables', json('[{\"name\":\"x\"},"
      "{\"name\":\"y\"}]'), 'rows', json_array("
      "json_object('source', 'x', 'target', 'y', 'probability', c, 'adjacency', c + d,"
      " 'weight_raw', -1, 'total_effect_raw', 0.5),"
      "json_object('source', 'y', 'target', 'x', 'probability', d, 'adjacency', c + d)))"
      " FROM p",
      -1, &insert, NULL);
  const double x[] = {pa, qa, pb, qb};
  for (int i = 0; i < 4; i++) {
    if (x[i] >= 0.0) sqlite3_bind_double(insert, i + 1, x[i]);
  }
  CHECK(sqlite3_step(insert) == SQLITE_DONE);
  sqlite3_finalize(insert);
}

typedef struct situation {
  double pa, qa, pb, qb;
  const char *forward, *backward; /* status of x -> y and of y -> x */
} situation;

static const situation SITUATIONS[] = {
    {0.9, 0.05, 0.8, 0.1, "both", "neither"},
    {0.9, 0.05, 0.1, 0.2, "only_a", "neither"},
    {0.1, 0.2, 0.9, 0.05, "only_b", "neither"},
    {0.1, 0.2, 0.1, 0.2, "neither", "neither"},
    {0.9, 0.05, 0.05, 0.9, "reversed", "reversed"},
    /* Neither direction reaches 0.5, the adjacency does. */
    {0.45, 0.3, 0.1, 0.1, "only_a", "neither"},
    {0.3, 0.45, 0.45, 0.3, "reversed", "reversed"},
    /* An open direction is the other graph's; without one, it counts both ways. */
    {0.4, 0.35, 0.9, 0.0, "both", "neither"},
    {0.4, 0.35, 0.0, 0.9, "neither", "both"},
    {0.9, 0.0, 0.35, 0.4, "both", "neither"},
    {0.0, 0.9, 0.4, 0.35, "neither", "both"},
    {0.4, 0.35, 0.35, 0.4, "both", "both"},
    {0.4, 0.35, 0.1, 0.1, "only_a", "only_a"},
    {0.1, 0.1, 0.4, 0.35, "only_b", "only_b"},
    /* A graph without figures. */
    {0.9, 0.05, -1, -1, "only_a", "neither"},
    {-1, -1, 0.05, 0.9, "neither", "only_b"},
    {-1, -1, -1, -1, "(null)", "(null)"},
    /* The limits belong to it: adjacency 0.5, directions 0.125 and 0.0625 apart. */
    {0.5, 0.0, 0.4375, 0.0625, "both", "neither"},
    {0.3125, 0.1875, 0.0, 0.0, "only_a", "neither"},
    {0.28125, 0.21875, 0.0, 0.0, "only_a", "only_a"},
};

static void test_status(sqlite3 *db) {
  static const char forward[] =
      "SELECT d.status FROM g, graph_diff(g.a, g.b) AS d WHERE d.source = 'x'";
  static const char backward[] =
      "SELECT d.status FROM g, graph_diff(g.a, g.b) AS d WHERE d.source = 'y'";
  for (size_t i = 0; i < sizeof SITUATIONS / sizeof *SITUATIONS; i++) {
    const situation *s = &SITUATIONS[i];
    set_pair(db, s->pa, s->qa, s->pb, s->qb);
    CHECK_TEXT(db, forward, s->forward);
    CHECK_TEXT(db, backward, s->backward);
  }
}

static void test_figures(sqlite3 *db) {
  set_pair(db, 0.75, 0.125, 0.5, 0.25);
  CHECK_TEXT(
      db,
      "SELECT json_array(d.source, d.target, d.probability_a, d.probability_b, d.difference,"
      " d.adjacency_a, d.adjacency_b, d.weight_raw_a, d.weight_raw_b, d.weight_raw_difference,"
      " d.total_effect_raw_a, d.total_effect_raw_b, d.total_effect_raw_difference, d.status, "
      "d.changed) FROM g, graph_diff(g.a, g.b) AS d",
      "[\"x\",\"y\",0.75,0.5,0.25,0.875,0.75,2.5,-1.0,3.5,4.0,0.5,3.5,"
      "\"both\",1]");
  CHECK_TEXT(db, "SELECT group_concat(d.changed) FROM g, graph_diff(g.a, g.b) AS d", "1,1");
  CHECK_TEXT(
      db,
      "SELECT group_concat(d.changed) FROM g, graph_diff(g.a, g.b, '{\"min_difference\":0.125}')"
      " AS d",
      "1,0");
  CHECK_TEXT(
      db,
      "SELECT group_concat(d.changed) FROM g, graph_diff(g.a, g.b, '{\"min_difference\":0.25}')"
      " AS d",
      "0,0");
  CHECK_TEXT(
      db, "SELECT group_concat(d.status) FROM g, graph_diff(g.a, g.b, '{\"threshold\":0.8}') AS d",
      "only_a,neither");
  CHECK_TEXT(
      db,
      "SELECT group_concat(d.status) FROM g, graph_diff(g.a, g.b, '{\"threshold\":0.875}') AS d",
      "only_a,neither");
  CHECK_TEXT(
      db, "SELECT group_concat(d.status) FROM g, graph_diff(g.a, g.b, '{\"threshold\":0.9}') AS d",
      "neither,neither");
  CHECK_TEXT(
      db, "SELECT group_concat(d.status) FROM g, graph_diff(g.b, g.a, '{\"threshold\":0.8}') AS d",
      "only_b,neither");
  set_pair(db, 0.9, 0.05, -1, -1);
  CHECK_REAL(db,
             "SELECT count(d.difference) + count(d.changed) + count(d.probability_b) FROM g,"
             " graph_diff(g.a, g.b) AS d",
             0, 0);
}

/* Variables of one graph only, names in no order, numbers as names. */
static void test_variables(sqlite3 *db) {
  run(db,
      "DELETE FROM g;"
      "WITH v(g, name) AS (VALUES ('a', 'z'), ('a', '10'), ('a', '2'), ('b', '2'), ('b', '能耗'), "
      "('b', '10')),"
      " e(g, s, t, p) AS (VALUES ('a', 'z', '2', 0.9), ('a', '10', '2', 0.25), ('b', '10', '2', "
      "0.75),"
      " ('b', '2', '能耗', 0.625)),"
      " pair(g, s, t, p, q) AS (SELECT v.g, v.name, w.name, coalesce(max(e.p), 0), "
      "coalesce(max(r.p), 0)"
      " FROM v JOIN v AS w ON w.g = v.g AND w.name <> v.name"
      " LEFT JOIN e ON e.g = v.g AND e.s = v.name AND e.t = w.name"
      " LEFT JOIN e AS r ON r.g = v.g AND r.t = v.name AND r.s = w.name GROUP BY v.g, v.name, "
      "w.name),"
      " fit(g, fit) AS (SELECT g, json_object('function', 'exact_graph', 'variables', (SELECT"
      " json_group_array(json_object('name', name)) FROM v WHERE v.g = pair.g), 'rows', "
      "json_group_array("
      "json_object('source', s, 'target', t, 'probability', p, 'adjacency', p + q))) FROM pair "
      "GROUP BY g)"
      " INSERT INTO g SELECT a.fit, b.fit FROM fit AS a, fit AS b WHERE a.g = 'a' AND b.g = 'b'");
  CHECK_TEXT(
      db,
      "SELECT group_concat(d.source || '>' || d.target || ' ' || coalesce(d.status, '-')) FROM g,"
      " graph_diff(g.a, g.b) AS d",
      "10>2 only_b,10>z neither,10>能耗 neither,2>10 neither,2>z neither,2>能耗 only_b,"
      "z>10 neither,z>2 only_a,z>能耗 -,能耗>10 neither,能耗>2 neither,能耗>z -");
  CHECK_TEXT(
      db,
      "SELECT json_array(d.probability_a, d.probability_b, d.difference, d.adjacency_b, d.changed)"
      " FROM g, graph_diff(g.a, g.b) AS d WHERE d.source = 'z' AND d.target = '2'",
      "[0.9,null,null,null,null]");
  CHECK_REAL(db, "SELECT sum(d.difference) FROM g, graph_diff(g.a, g.b) AS d", -0.5, 0);
}

static void test_misuse(sqlite3 *db) {
  set_pair(db, 0.9, 0.05, 0.8, 0.1);
  CHECK_REAL(db, "SELECT count(*) FROM g, graph_diff(g.a, NULL)", 0, 0);
  CHECK_REAL(db, "SELECT count(*) FROM g, graph_diff(NULL, g.b)", 0, 0);
  CHECK_ERROR(
      db, "SELECT * FROM g, graph_diff(g.a, '{\"function\":\"ttest\"}')",
      "graph_diff(): argument 2 is not a graph: pass what exact_graph(…) or dibs_graph(…) returns, "
      "not '{\"function\":\"ttest\"}'");
  CHECK_ERROR(
      db, "SELECT * FROM g, graph_diff('{\"function\":\"graph_test\"}', g.a)",
      "graph_diff(): argument 1 is not a graph: pass what exact_graph(…) or dibs_graph(…) returns, "
      "not '{\"function\":\"graph_test\"}'");
  CHECK_ERROR(
      db, "SELECT * FROM g, graph_diff('图', g.a)",
      "graph_diff(): argument 1 is not a graph: pass what exact_graph(…) or dibs_graph(…) returns, "
      "not '图'");
  CHECK_ERROR(db, "SELECT * FROM g, graph_diff(g.a, g.b, '{\"limit\":1}')",
              "graph_diff(): unknown option 'limit'; allowed are threshold, min_difference");
  CHECK_ERROR(db, "SELECT * FROM g, graph_diff(g.a, g.b, '{\"threshold\":1.5}')",
              "graph_diff(): option 'threshold' must be a number from 0 to 1, not 1.5");
  CHECK_ERROR(
      db, "SELECT * FROM g, graph_diff(g.a, g.b, 0.5)",
      "graph_diff(): the last argument must be options: a JSON object such as '{\"threshold\":…}'");
  CHECK_ERROR(
      db, "SELECT * FROM g, graph_diff(g.a)",
      "graph_diff(): as a table-valued function it needs its arguments: graph_diff(fit_a, fit_b, "
      "options)");
}

/* From fits as they are made, also one without figures. */
static void test_fits(sqlite3 *db) {
  run(db, "CREATE TABLE t AS WITH RECURSIVE u(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM u WHERE "
          "i < 60)"
          " SELECT i % 2 AS g, json_object('a', i % 17, 'b', i % 17 * 2 + i % 5, 'c', i * 7 % 23) "
          "AS o FROM u;"
          "CREATE TABLE f AS SELECT exact_graph(o) FILTER (WHERE g = 0) AS a, exact_graph(o) FILTER"
          " (WHERE g = 1) AS b, exact_graph(o) FILTER (WHERE 0) AS none FROM t");
  CHECK_REAL(
      db,
      "SELECT count(*) FROM f, graph_diff(f.a, f.b) AS d, exact_graph(f.a) AS r, exact_graph(f.b)"
      " AS s WHERE r.source = d.source AND r.target = d.target AND s.source = d.source AND"
      " s.target = d.target AND d.difference = r.probability - s.probability AND"
      " d.weight_raw_difference = r.weight_raw - s.weight_raw",
      6, 0);
  CHECK_REAL(
      db,
      "SELECT count(*) FROM f, graph_diff(f.a, f.a) AS d WHERE d.difference = 0 AND NOT d.changed"
      " AND d.status IN ('both', 'neither')",
      6, 0);
  CHECK_REAL(db,
             "SELECT count(*) FROM f, graph_diff(f.a, f.none) AS d WHERE d.probability_b IS NULL",
             6, 0);
  CHECK_TEXT(db,
             "SELECT count(*) || count(source) || min(n_a) || ' ' || note"
             " FROM f, graph_diff(f.none, f.none) AS d",
             "100 a: fewer than two variables are left; b: fewer than two variables are left");
}

int main(void) {
  sqlite3 *db = open_database();
  run(db, "CREATE TABLE g(a, b)");
  test_status(db);
  test_figures(db);
  test_variables(db);
  test_misuse(db);
  test_fits(db);
  CHECK(sqlite3_close(db) == SQLITE_OK);
  CHECK(sqlite3_memory_used() == 0);
  return test_end();
}
