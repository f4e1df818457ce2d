/*
** What the tests of faults work on: tables, fits and views.
**   t(y, x, c, g, f)   60 rows; g is 'a' or 'b', f 'f0' to 'f6'
**   l(u, v, x, g)      the first 16 of them as long data
**   f(a, b)            two graphs of them
**   step_effect, step_edge   views over fits, as the analysis has them
*/
#ifndef CLT_FAULT_DATA_H
#define CLT_FAULT_DATA_H

#include "result.h"

static const char FAULT_TABLES[] =
    "CREATE TABLE t(y, x, c, g, f);"
    "WITH RECURSIVE s(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM s WHERE i < 60)"
    " INSERT INTO t SELECT (i * 37) % 23, (i * 17) % 19, (i * 29) % 31,"
    " CASE WHEN i % 2 THEN 'a' ELSE 'b' END, 'f' || (i % 7) FROM s;"
    "CREATE TABLE l AS SELECT rowid AS u, 'y' AS v, y AS x, g FROM t WHERE rowid < 17 UNION ALL"
    " SELECT rowid, 'x', x, g FROM t WHERE rowid < 17 UNION ALL"
    " SELECT rowid, 'c', c, g FROM t WHERE rowid < 17;"
    "CREATE TABLE f AS SELECT exact_graph(u, v, x, '{\"draws\":5}') AS a,"
    " exact_graph(u, v, x) FILTER (WHERE u > 3) AS b FROM l;"
    "CREATE VIEW step_effect AS SELECT s.f, e.* FROM (SELECT f, ttest(y, g) AS fit FROM t GROUP BY "
    "f)"
    " AS s, ttest(s.fit) AS e;"
    "CREATE VIEW step_edge AS SELECT e.source, e.target, e.probability, p.path FROM f,"
    " exact_graph(f.a) AS e, graph_paths(f.a, e.source, e.target, '{\"threshold\":0.01}') AS p;";

#define FAULT_COUNT(array) (sizeof(array) / sizeof *(array))

/* A database with the tables in this encoding. */
static inline sqlite3 *open_faults(const char *encoding) {
  sqlite3 *db = open_database();
  char pragma[50];
  snprintf(pragma, sizeof pragma, "PRAGMA encoding = '%s'", encoding);
  run(db, pragma);
  run(db, FAULT_TABLES);
  return db;
}

#endif
