/*
** For the tests of figures from SQL: the figure that a query gives, which must be a well-formed
** document, and the tables that several of them are drawn from.
*/
#ifndef CLT_FUNCTIONS_PLOT_FIGURES_H
#define CLT_FUNCTIONS_PLOT_FIGURES_H

#include "functions/plot/places.h"
#include "plot/xml.h"
#include "sql_test.h"

/* The figure a query gives, to be freed with sqlite3_free(); an error is printed and gives "". */
static inline char *figure_of(sqlite3 *db, const char *sql) {
  sqlite3_stmt *query = NULL;
  char *text = NULL;
  int code = sqlite3_prepare_v2(db, sql, -1, &query, NULL);
  if (code == SQLITE_OK) code = sqlite3_step(query);
  if (code == SQLITE_ROW) text = sqlite3_mprintf("%s", sqlite3_column_text(query, 0));
  if (!text) printf("  %s\n  in: %s\n", sqlite3_errmsg(db), sql);
  sqlite3_finalize(query);
  return text ? text : sqlite3_mprintf("");
}

#define CHECK_FIGURE(db, sql, ...)                                                                 \
  check_figure((db), (sql), (const char *const[]){__VA_ARGS__, NULL}, __FILE__, __LINE__)

/* A figure that holds all these texts. */
static inline void check_figure(sqlite3 *db, const char *sql, const char *const *parts,
                                const char *file, int line) {
  char *text = figure_of(db, sql);
  bool right = xml_figure(text) && texts_apart(text) && drawn_within(text);
  if (!test_check(right, "a figure", file, line)) printf("  in: %s\n", sql);
  for (int i = 0; parts[i]; i++) {
    if (!test_check(strstr(text, parts[i]) != NULL, parts[i], file, line))
      printf("  in: %s\n", sql);
  }
  sqlite3_free(text);
}

/* The same bytes, which are a figure. */
static inline void check_same(sqlite3 *db, const char *a, const char *b) {
  char *text_a = figure_of(db, a), *text_b = figure_of(db, b);
  CHECK(*text_a && strcmp(text_a, text_b) == 0);
  sqlite3_free(text_a);
  sqlite3_free(text_b);
}

static inline int count(const char *text, const char *part) {
  int n = 0;
  for (const char *at = text; (at = strstr(at, part)); at += strlen(part)) n++;
  return n;
}

/* Heights in cm of plants, R's PlantGrowth (Dobson 1983): ctrl and trt1. t.test(var.equal = TRUE)
** gives t = 1.1913, df = 18, p = 0.249, ctrl - trt1 = 0.371, interval -0.2833 to 1.0253; medians
** 5.155, 4.55. */
static inline void make_plants(sqlite3 *db) {
  run(db, "CREATE TABLE plant(weight, treatment);"
          "INSERT INTO plant VALUES (4.17,'ctrl'),(5.58,'ctrl'),(5.18,'ctrl'),(6.11,'ctrl'),"
          "(4.50,'ctrl'),(4.61,'ctrl'),(5.17,'ctrl'),(4.53,'ctrl'),(5.33,'ctrl'),(5.14,'ctrl'),"
          "(4.81,'trt1'),(4.17,'trt1'),(4.41,'trt1'),(3.59,'trt1'),(5.87,'trt1'),(3.83,'trt1'),"
          "(6.03,'trt1'),(4.89,'trt1'),(4.32,'trt1'),(4.69,'trt1');");
}

/* Two lines whose figures are exact: slope 2 and 1 + 1/2 (with residuals 0.5, -1, 0.5), n = 3
** each. */
static inline void make_lines(sqlite3 *db) {
  run(db,
      "CREATE TABLE line(y, x, g);"
      "INSERT INTO line VALUES (1.5,1,'a'),(2,2,'a'),(5.5,3,'a'),(2,1,'b'),(2.5,2,'b'),(5,3,'b')");
}

/* x, m and y of 40 units. */
static inline void make_paths(sqlite3 *db) {
  run(db, "CREATE TABLE path AS WITH RECURSIVE s(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM s "
          "WHERE i < 40)"
          " SELECT i AS x, 0.5 * i + (i * 7) % 5 AS m, 0.3 * i + (i * 11) % 7 + 0.5 * ((i * 7) % "
          "5) AS y FROM s");
}

/* 9000 rows, of which no figure draws all. */
static inline void make_big(sqlite3 *db) {
  run(db, "CREATE TABLE big AS WITH RECURSIVE s(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM s "
          "WHERE i < 9000)"
          " SELECT (i * 7919) % 9001 AS y, i AS x, i % 2 AS g FROM s");
}

/* Fits written by hand: a -> b -> c with b -> c negative, and one with c -> b and a variable d. */
static inline void make_graphs(sqlite3 *db) {
  run(db,
      "CREATE TABLE edge(graph, source, target, p, w);"
      "INSERT INTO edge VALUES "
      "('one','a','b',0.9,0.5),('one','b','c',0.8,-0.4),('two','a','b',0.9,0.5),"
      " ('two','c','b',0.8,0.4),('two','a','d',0.54,0.3),('two','d','a',0.46,0.3);"
      "CREATE TABLE node(graph, name);"
      "INSERT INTO node VALUES "
      "('one','a'),('one','b'),('one','c'),('two','a'),('two','b'),('two','c'),('two','d');"
      "CREATE VIEW pair AS SELECT s.graph, s.name AS source, t.name AS target,"
      " coalesce(e.p, 0.0) AS p, coalesce(r.p, 0.0) AS q, coalesce(e.w, 0.0) AS w"
      " FROM node s JOIN node t ON s.graph = t.graph AND s.name <> t.name"
      " LEFT JOIN edge e ON e.graph = s.graph AND e.source = s.name AND e.target = t.name"
      " LEFT JOIN edge r ON r.graph = s.graph AND r.source = t.name AND r.target = s.name;"
      "CREATE TABLE graph AS SELECT graph AS name, json_object('function', 'exact_graph', 'notes', "
      "json_array(),"
      " 'options', json_object('tiers', NULL),"
      " 'variables', (SELECT json_group_array(json_object('name', n.name)) FROM node n WHERE "
      "n.graph = p.graph),"
      " 'rows', json_group_array(json_object('source', source, 'target', target, 'probability', p,"
      " 'reverse_probability', q, 'adjacency', p + q, 'weight', w))) AS fit FROM pair p GROUP BY "
      "graph;");
}

/* A query over table extreme(x, y) gives a figure whatever two values x and y are. */
static inline void check_extremes(sqlite3 *db, const char *query) {
  static const char *const values[] = {"1e308", "-1e308", "5e-324",       "0",
                                       "1e15",  "1e-300", "123456789.123"};
  char sql[128];
  run(db, "CREATE TABLE extreme(x, y)");
  for (int i = 0; i < 7; i++) {
    for (int j = 0; j < 7; j++) {
      snprintf(sql, sizeof sql, "DELETE FROM extreme; INSERT INTO extreme VALUES (%s, %s)",
               values[i], values[j]);
      run(db, sql);
      CHECK_FIGURE(db, query, "</svg>");
    }
  }
}

#endif
