/* graph_paths(): over fits written by hand, whose paths and probabilities can be counted. */
#include "sql_test.h"

/*
** Variables a, b, c, d: a -> b -> d, a -> c -> d, b <-> c (both at 0.5), a -> d at 0.625; four
** DAGs:
**   0.5   a->b b->d            0.25  a->b b->d a->c c->d
**   0.125 a->d                 0.125 (none)
*/
static const char FIT[] =
    "CREATE TABLE g AS SELECT json_object('function', 'exact_graph', 'variables', "
    "json('[{\"name\":\"a\"},"
    "{\"name\":\"b\"},{\"name\":\"c\"},{\"name\":\"d\"}]'), 'rows', (WITH e(s, t, p, w) AS (VALUES"
    " ('a', 'b', 0.75, 2.0), ('b', 'd', 0.75, -0.5), ('a', 'c', 0.5, 3.0), ('c', 'd', 0.5, 0.25),"
    " ('b', 'c', 0.5, 1.5), ('c', 'b', 0.5, 4.0), ('a', 'd', 0.625, 0.125), ('d', 'a', 0.25, 1.0),"
    " ('b', 'a', 0.0, NULL)) SELECT json_group_array(json_object('source', s, 'target', t, "
    "'probability', p,"
    " 'weight', w)) FROM e), 'diagnostics', json_object('effective_draws', 64), 'dags', "
    "json('[{\"edges\":"
    "[0,1,1,3],\"weight\":0.5},{\"edges\":[0,1,1,3,0,2,2,3],\"weight\":0.25},{\"edges\":[0,3],"
    "\"weight\":"
    "0.125},{\"edges\":[],\"weight\":0.125}]')) AS fit";

static void test_by_hand(sqlite3 *db) {
#define PATHS(source, target, options)                                                             \
  "SELECT group_concat(p.path, '; ') FROM g, graph_paths(g.fit, '" source "', '" target            \
  "'" options ") AS p"
  CHECK_TEXT(db, PATHS("a", "d", ""), "a → d; a → b → d; a → c → d; a → b → c → d; a → c → b → d");
  CHECK_TEXT(db, PATHS("a", "d", ", '{\"max_length\":2}'"), "a → d; a → b → d; a → c → d");
  CHECK_TEXT(db, PATHS("a", "d", ", '{\"max_length\":1}'"), "a → d");
  CHECK_TEXT(db, PATHS("a", "d", ", '{\"threshold\":0.625}'"), "a → d; a → b → d");
  CHECK_TEXT(db, PATHS("a", "d", ", '{\"threshold\":0.7}'"), "a → b → d");
  CHECK_TEXT(db, PATHS("a", "d", ", '{\"threshold\":0.8}'"), "(null)");
  /* Cycles: a variable comes once in a path. */
  CHECK_TEXT(db, PATHS("b", "c", ""), "b → c");
  CHECK_TEXT(db, PATHS("b", "c", ", '{\"threshold\":0.25}'"), "b → c; b → d → a → c");
  CHECK_TEXT(db, PATHS("d", "a", ""), "(null)");
  CHECK_TEXT(db, PATHS("a", "a", ""), "(null)");
  CHECK_TEXT(db, PATHS("a", "zz", ""), "(null)");
  CHECK_TEXT(db,
             "SELECT group_concat(p.length || ' ' || p.mediators || ' ' || p.min_probability ||"
             " ' ' || p.probability || ' ' || p.weight, '; ') FROM g,"
             " graph_paths(g.fit, 'a', 'd', '{\"max_length\":3}') AS p"
             " WHERE p.path <> 'a → c → b → d'",
             "1 [] 0.625 0.125 0.125; 2 [\"b\"] 0.75 0.75 -1.0; 2 [\"c\"] 0.5 0.25 0.75;"
             " 3 [\"b\",\"c\"] 0.5 0.0 0.75");
  /* sqrt(p (1 - p) / 64): 0.125 and 0.25 or 0.75 */
#define MC_ERROR(path)                                                                             \
  "SELECT p.mc_error FROM g, graph_paths(g.fit, 'a', 'd') AS p WHERE p.path = '" path "'"
  CHECK_REAL(db, MC_ERROR("a → d"), sqrt(7.0) / 64.0, 1e-15);
  CHECK_REAL(db, MC_ERROR("a → b → d"), sqrt(3.0) / 32.0, 1e-15);
  CHECK_REAL(db, MC_ERROR("a → c → d"), sqrt(3.0) / 32.0, 1e-15);
  CHECK_REAL(db, MC_ERROR("a → b → c → d"), 0, 0);
#undef MC_ERROR
  CHECK_TEXT(db,
             "SELECT m.value FROM g, graph_paths(g.fit, 'a', 'd') AS p, json_each(p.mediators) AS m"
             " WHERE p.length = 2 LIMIT 1",
             "b");
#undef PATHS
}

/* Without DAGs, or without knowing what they are worth, what follows from them is not known. */
static void test_without_dags(sqlite3 *db) {
  CHECK_TEXT(db,
             "SELECT json_array(p.probability, p.mc_error, p.weight) FROM g,"
             " graph_paths(json_remove(g.fit, '$.dags'), 'a', 'd', '{\"max_length\":1}') AS p",
             "[null,null,0.125]");
  CHECK_TEXT(
      db,
      "SELECT json_array(p.probability, p.mc_error) FROM g,"
      " graph_paths(json_remove(g.fit, '$.diagnostics'), 'a', 'd', '{\"max_length\":1}') AS p",
      "[0.125,null]");
  CHECK_TEXT(db,
             "SELECT p.mc_error FROM g, graph_paths(json_set(g.fit, '$.diagnostics', json("
             "'{\"effective_particles\":7}'), '$.function', 'dibs_graph'), 'a', 'd',"
             " '{\"max_length\":1}') AS p",
             "0.125");
  /* Indices that point nowhere are no edges. */
  CHECK_TEXT(
      db,
      "SELECT p.probability FROM g, graph_paths(json_set(g.fit, '$.dags', json("
      "'[{\"edges\":[0,3],\"weight\":1},{\"edges\":[0,9,-1,3,0,-1,0],\"weight\":1}]')), 'a', "
      "'d',"
      " '{\"max_length\":1}') AS p",
      "0.5");
}

static void test_chain(sqlite3 *db) {
  run(db, "CREATE TABLE c AS WITH RECURSIVE v(i) AS (SELECT 0 UNION ALL SELECT i + 1 FROM v WHERE "
          "i < 39)"
          " SELECT json_object('function', 'exact_graph', 'variables', "
          "json_group_array(json_object('name',"
          " printf('节点%02d', i))), 'rows', (SELECT json_group_array(json_object('source', "
          "printf('节点%02d', i),"
          " 'target', printf('节点%02d', i + 1), 'probability', 0.9, 'weight', 2)) FROM v WHERE i "
          "< 39),"
          " 'dags', json_array(json_object('weight', 1, 'edges', (SELECT json_group_array(k) FROM "
          "(SELECT i AS k,"
          " i AS o FROM v WHERE i < 39 UNION ALL SELECT i + 1, i FROM v WHERE i < 39 ORDER BY 2, "
          "1))))) AS fit"
          " FROM v");
  CHECK_TEXT(db,
             "SELECT p.length || ' ' || p.weight || ' ' || p.probability || ' ' || "
             "p.min_probability FROM c,"
             " graph_paths(c.fit, '节点00', '节点10', '{\"max_length\":10}') AS p",
             "10 1024.0 1.0 0.9");
  CHECK_REAL(
      db,
      "SELECT count(*) FROM c, graph_paths(c.fit, '节点00', '节点11', '{\"max_length\":10}') AS p",
      0, 0);
  CHECK_TEXT(db, "SELECT p.path FROM c, graph_paths(c.fit, '节点30', '节点33') AS p",
             "节点30 → 节点31 → 节点32 → 节点33");
}

/* Every edge there: as many paths as there are ordered choices of mediators. */
static void test_complete(sqlite3 *db) {
  run(db, "CREATE TABLE k AS WITH RECURSIVE v(i) AS (SELECT 0 UNION ALL SELECT i + 1 FROM v WHERE "
          "i < 7)"
          " SELECT json_object('function', 'exact_graph', 'variables', "
          "json_group_array(json_object('name',"
          " 'v' || i)), 'rows', (SELECT json_group_array(json_object('source', 'v' || v.i, "
          "'target', 'v' || w.i,"
          " 'probability', 1)) FROM v, v AS w WHERE v.i <> w.i)) AS fit FROM v");
  CHECK_REAL(db, "SELECT count(*) FROM k, graph_paths(k.fit, 'v0', 'v7') AS p", 1 + 6 + 30 + 120,
             0);
  CHECK_REAL(
      db,
      "SELECT count(DISTINCT p.path) FROM k, graph_paths(k.fit, 'v0', 'v7', '{\"max_length\":10}')"
      " AS p",
      1 + 6 + 30 + 120 + 360 + 720 + 720, 0);
}

static void test_misuse(sqlite3 *db) {
  CHECK_REAL(db, "SELECT count(*) FROM graph_paths(NULL, 'a', 'd')", 0, 0);
  CHECK_REAL(db, "SELECT count(*) FROM g, graph_paths(g.fit, NULL, 'd')", 0, 0);
  CHECK_ERROR(db, "SELECT * FROM graph_paths('{\"function\":\"sobel\"}', 'a', 'd')",
              "graph_paths(): argument 1 is not a graph: pass what exact_graph(…) or dibs_graph(…) "
              "returns, "
              "not '{\"function\":\"sobel\"}'");
  CHECK_ERROR(db, "SELECT * FROM g, graph_paths(g.fit, 'a', 'd', '{\"max_length\":11}')",
              "graph_paths(): option 'max_length' must be a whole number from 1 to 10, not 11");
  CHECK_ERROR(
      db, "SELECT * FROM g, graph_paths(g.fit, 'a')",
      "graph_paths(): as a table-valued function it needs its arguments: graph_paths(fit, source, "
      "target, options)");
}

int main(void) {
  sqlite3 *db = open_database();
  run(db, FIT);
  test_by_hand(db);
  test_without_dags(db);
  test_chain(db);
  test_complete(db);
  test_misuse(db);
  CHECK(sqlite3_close(db) == SQLITE_OK);
  CHECK(sqlite3_memory_used() == 0);
  return test_end();
}
