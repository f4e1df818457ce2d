/*
** What the tests of faults work on: tables, fits and views, and statements over them that reach
** every function, in both forms and with options, and what is refused.
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
    " exact_graph(f.a) AS e, graph_paths(f.a, e.source, e.target, '{\"threshold\":0.1}') AS p;";

/* Numbers, texts that are numbers, with an escape and without, and a block. */
#define FAULT_WIDE                                                                                 \
  "'{\"y\":' || y || ',\"x\":\"' || x || '\",\"c\":\"\\u0020' || c || '\",\"g\":\"' || g || '\"}'"

/* Terms as one object a row. */
#define FAULT_KEYS                                                                                 \
  "'{\"a\":' || c || ',\"b\":\"' || f || '\",\"c\":\"' || (c % 3) || '\",\"d\":\"\\u0041' || f "   \
  "|| '\"}'"

/* Names that take a block of memory each. */
#define FAULT_LONG "printf('%.4200c', 'n')"

static const char *const FAULT_STATEMENTS[] = {
    /* main effect */
    "SELECT ttest(y, g, '{\"conf_level\":0.9,\"reference\":\"b\"}') FROM t",
    "SELECT ttest(y, g, '{\"scale\":\"log\",\"margin\":1.1}') FROM t",
    "SELECT ttest('', g) FROM t",
    "SELECT * FROM ttest((SELECT ttest(y, g) FROM t))",
    "SELECT mann_whitney(rowid, g, '{\"reference\":\"b\"}') FROM t",
    "SELECT * FROM mann_whitney((SELECT mann_whitney(y, g) FROM t))",
    "SELECT p_adjust(f || rowid, iif(y > 9, '', y / 20.0), '{\"method\":\"by\"}') FROM t",
    "SELECT * FROM p_adjust((SELECT p_adjust(rowid, y / 20.0) FROM t))",
    /* regression */
    "SELECT ols(y, x, 2 * x + 1, f, g || f, 'one', '{\"robust\":\"HC2\"}') FROM t",
    "SELECT * FROM ols((SELECT ols(y, x, f, "
    "'{\"names\":[\"y\",\"a\\\"\",\"b\"],\"robust\":\"HC3\"}') "
    "FROM t))",
    "SELECT ols_interaction(y, x, c, '{\"robust\":\"HC1\"}') FROM t",
    "SELECT ols_interaction(y, iif(g = 'a', 1, x), g, '{\"names\":[\"e\",\"hp\",\"mode\"]}') FROM "
    "t",
    "SELECT * FROM ols_interaction((SELECT ols_interaction(y, x, g, f) FROM t))",
    "SELECT * FROM scale_choice((SELECT scale_choice(1 + y, g, x, f, c, '{\"within\":\"x2\","
    "\"alone\":[\"x3\"]}') FROM t))",
    "SELECT scale_choice(1 + y, 'one', x, f, g, '{\"factors\":[\"x1\"]}') FROM t",
    "SELECT ols(y, x, f, g, '{\"robust\":\"by_group\",\"group\":\"x3\",\"log\":[\"x1\"]}') FROM t "
    "WHERE x > 0",
    "SELECT ols(y, x, f, rowid % 9, '{\"cluster\":\"x3\",\"diagnose\":true}') FROM t",
    "SELECT ols(y, x, 1, '{\"cluster\":\"x2\",\"factors\":[\"x1\"]}') FROM t",
    "SELECT ols(y, " FAULT_KEYS ", g, '{\"wide\":\"x1\",\"scale\":\"log\"}') FROM t WHERE y > 0",
    "SELECT ols_interaction(y, x, g, f, '{\"within\":\"cov1\",\"robust\":\"by_group\"}') FROM t",
    "SELECT ols_interaction(y, x, g, f, rowid % 9, '{\"within\":\"cov1\",\"cluster\":\"cov2\"}') "
    "FROM t",
    "SELECT ols_interaction(y, x, g, 1, '{\"cluster\":\"cov1\",\"curve\":true}') FROM t",
    "SELECT ols_interaction(y, x, c, '{\"curve\":true,\"diagnose\":true}') FROM t",
    "SELECT ols_interaction(y, f, x % 3, " FAULT_KEYS ", '{\"factors\":[\"moderator\",\"c\"],"
    "\"robust\":\"HC3\",\"wide\":\"cov1\"}') FROM t",
    /* mediation */
    "SELECT sobel(x, c, y, 2 * x + 1, g || f, f) FROM t",
    "SELECT * FROM sobel((SELECT sobel(x, c, y, f) FROM t))",
    "SELECT mediation_boot(x, c, y, g, '{\"n_boot\":40,\"ci\":\"bca\"}') FROM t",
    "SELECT mediation_boot(x, c, y, f, 2 * x + 1, g || f, f, '{\"n_boot\":20,\"threads\":3}') FROM "
    "t",
    "SELECT mediation_boot(x, c, y, rowid, '{\"n_boot\":20}') FROM t WHERE rowid < 9",
    "SELECT mediation_boot(x, c, y, g, rowid / 3, '{\"n_boot\":20,\"cluster\":\"cov1\","
    "\"ci\":\"bca\",\"threads\":3}') FROM t",
    "SELECT mediation_boot(x, c, y, g, f, 'k' || (rowid % 14), x * x, '{\"n_boot\":20,"
    "\"names\":[\"x\",\"m\",\"y\",\"g\",\"f\",\"day\",\"util\"],\"mediators\":[\"util\"],"
    "\"cluster\":\"day\"}') FROM t",
    "SELECT * FROM mediation_boot((SELECT mediation_boot(x, c, y, g, f, '{\"n_boot\":40}') FROM "
    "t))",
    /* partial results: in shards that have the clusters and levels of others, and of their own */
    "SELECT ttest_merge(b, '{\"conf_level\":0.9}') FROM (SELECT ttest_partial(f, y, g, "
    "'{\"scale\":\"log\"}') AS b FROM t WHERE y > 0 GROUP BY f)",
    "SELECT ols_merge(b) FROM (SELECT ols_partial(x % 2, y, x, f, rowid % 3, "
    "'{\"cluster\":\"x3\"}') AS b FROM t, (SELECT 1 UNION ALL SELECT 2) GROUP BY x % 2)",
    "SELECT ols_merge(b) FROM (SELECT ols_partial(f, y, " FAULT_KEYS ", g, '{\"wide\":\"x1\","
    "\"robust\":\"by_group\",\"group\":\"x2\"}') AS b FROM t GROUP BY f)",
    "SELECT * FROM ols_interaction((SELECT ols_interaction_merge(b) FROM (SELECT "
    "ols_interaction_partial(c % 3, y, x, g, f, '{\"within\":\"cov1\"}') AS b FROM t GROUP BY c % "
    "3)))",
    "SELECT sobel_merge(b) FROM (SELECT sobel_partial(g, x, c, y, f) AS b FROM t GROUP BY g)",
    "SELECT exact_graph_merge(b, '{\"draws\":3}') FROM (SELECT exact_graph_partial(v, u, v, x, u % "
    "5)"
    " AS b FROM l GROUP BY v)",
    "SELECT exact_graph_merge(b) FROM (SELECT exact_graph_partial(f, " FAULT_WIDE
    ", '{\"block\":\"g\",\"draws\":3}') AS b FROM t WHERE rowid < 31 GROUP BY f)",
    /* graphs */
    "SELECT * FROM exact_graph((SELECT exact_graph(u, v, x, "
    "'{\"draws\":9,\"bootstrap\":3,\"tiers\":"
    "[[\"x\"],[\"c\",\"y\"]],\"exogenous\":[\"x\"],\"forbid\":[[\"c\",\"y\"]],\"require\":[[\"x\","
    "\"c\"]]}') FROM l))",
    "SELECT exact_graph(u, v, x, '{\"transform\":\"rank\",\"likelihood\":\"linear\",\"draws\":3,"
    "\"threads\":3}') FROM l",
    "SELECT * FROM dibs_graph((SELECT dibs_graph(u, v, x, "
    "'{\"particles\":4,\"steps\":6,\"starts\":2,"
    "\"bootstrap\":2,\"threads\":2,\"tiers\":[[\"x\"],[\"c\",\"y\"]]}') FROM l))",
    "SELECT dibs_graph(u, v, x, '{\"particles\":3,\"steps\":5,\"refine\":\"none\",\"bandwidth\":5,"
    "\"weights\":\"mixture\",\"latent_dim\":2}') FROM l",
    "SELECT dibs_graph(u, v, x) FROM l WHERE v = 'y'",
    "SELECT exact_graph(u, v, x, u % 5, '{\"draws\":3,\"bootstrap\":2,\"prior\":\"sf\"}') FROM"
    " (SELECT u, v, x FROM l UNION ALL SELECT u, 'sum', sum(x) FROM l GROUP BY u)",
    "SELECT dibs_graph(u, v, x, u % 5, '{\"particles\":2,\"steps\":3,\"prior\":\"sf\","
    "\"combination\":\"keep\"}') FROM (SELECT u, v, x FROM l UNION ALL SELECT u, 'sum', sum(x) "
    "FROM l"
    " GROUP BY u)",
    "SELECT exact_graph(" FAULT_WIDE ", '{\"block\":\"g\",\"draws\":3}') FROM t WHERE rowid < 31",
    "SELECT dibs_graph(" FAULT_WIDE
    ", '{\"block\":\"g\",\"particles\":2,\"steps\":3}') FROM t WHERE rowid < 31",
    "SELECT exact_graph(u, v || " FAULT_LONG ", x, json_object('draws', 3, 'exogenous',"
    " json_array('x' || " FAULT_LONG "))) FROM l",
    "SELECT * FROM graph_test((SELECT graph_test(u, v, x, g, u % 3, '{\"permutations\":5,"
    "\"threads\":2}') FROM l))",
    "SELECT * FROM graph_test((SELECT graph_test(u, v, x, g, 1, u / 4, '{\"permutations\":5,"
    "\"on\":\"total_effect\",\"test\":\"sum\",\"stop_after\":2,\"family\":{\"sources\":[\"x\"]}}')"
    " FROM l))",
    "SELECT * FROM f, graph_diff(f.a, f.b, '{\"threshold\":0.4}')",
    "SELECT * FROM f, graph_paths(f.a, 'x', 'y', '{\"threshold\":0.01}')",
    "SELECT graph_dot(a, '{\"threshold\":0.01}') FROM f",
    /* graphs from one JSON object a row, of numbers and of text that is numbers */
    "SELECT * FROM exact_graph((SELECT exact_graph(" FAULT_WIDE ", '{\"draws\":3}') FROM t))",
    "SELECT dibs_graph(" FAULT_WIDE ", '{\"particles\":2,\"steps\":3}') FROM t WHERE rowid < 12",
    "SELECT exact_graph(json_object('y', y || '.5', 'x', CAST(x AS TEXT))) FROM t WHERE rowid < 12",
    /* pictures */
    "SELECT plot_groups(y + 1, g, '{\"y_scale\":\"auto\",\"labels\":{\"a\":\"first\"}}') FROM t",
    "SELECT plot_groups(t.y * s.y, t.g, t.y > 20) FROM t, t AS s",
    "SELECT plot_interaction(t.y, s.x + 1, t.g, t.y > 20, "
    "'{\"x_scale\":\"log\",\"labels\":{\"a\":1}}')"
    " FROM t, t AS s",
    "SELECT plot_effects(f, y, y - 1, y + 1, '{\"labels\":{\"f0\":\"zero\"}}') FROM t",
    "SELECT plot_mediation(sobel(x, c, y)) FROM t",
    "SELECT plot_matrix(f, g || rowid, y, g, '{\"labels\":{\"a1\":\"first\"},\"width\":320}') FROM "
    "t",
    "SELECT plot_graph(a, '{\"threshold\":0.01,\"title\":\"all of it\"}') FROM f",
    "SELECT plot_graph_diff(a, b, '{\"threshold\":0.1,\"label_a\":\"before\"}') FROM f",
    "SELECT plot_graph_diff(a, b, '{\"threshold\":0.1,\"edges\":\"changed\"}') FROM f",
    "SELECT plot_edge_matrix(a, b, '{\"labels\":{\"x\":\"cause\"},\"label_a\":\"before\"}') FROM f",
    /* views of the analysis */
    "SELECT * FROM step_effect",
    "SELECT * FROM step_edge ORDER BY 1, 2, 4",
    "SELECT causalite_version()",
    /* what the analysis stands on; the table is dropped again by whoever runs them */
    "SELECT causalite_import('a;b' || char(10) || '1,5;\"x\"\"y\"' || char(10) || '2,5 mJ;z', "
    "'made')",
    "SELECT causalite_import(x'fffe61002c0062000a0031002c0032002e003500', 'made',"
    " '{\"decimal\":\".\",\"encoding\":\"latin1\"}')",
    "SELECT causalite_import('# x' || char(10) || 'mode,e' || char(10) || ',J' || char(10) ||"
    " 'a,1' || char(10) || 'b,2', 'made')",
    "SELECT causalite_import('a,1' || char(10) || 'b,2', 'made', '{\"names\":\"mode,e\"}')",
    "SELECT causalite_cell(x || ',5 mJ'), causalite_cell(f), causalite_html('<' || f || '>'),"
    " causalite_format(x / 7.0, 'estimate'), causalite_format(1e-9, 'p', 'zh') FROM t",
    /* what is refused */
    "SELECT ols(y, iif(rowid = 60, 'z', x)) FROM t",
    "SELECT ttest('a', g) FROM t",
    "SELECT causalite_import('a' || char(10) || '\"', 'made')",
    "SELECT causalite_import('a', 't')",
    "SELECT causalite_import('a,1' || char(10) || 'a,2', 'made')",
    "SELECT causalite_format(1, 'nope')",
    "SELECT * FROM sobel((SELECT ttest(y, g) FROM t))",
    "SELECT sobel_merge(b) FROM (SELECT ttest_partial(1, y, g) AS b FROM t)",
    "SELECT ttest_merge(b) FROM (SELECT ttest_partial(1, y, g) AS b FROM t UNION ALL SELECT "
    "ttest_partial(1, y, g) FROM t)",
    "SELECT * FROM ttest('{}')",
    "SELECT * FROM f, graph_paths(f.a, 'x')",
    "SELECT ols(y, x, '{\"nope\":1}') FROM t",
    "SELECT ols(y, '{\"a\":1,\"a\":2}', '{\"wide\":\"x1\"}') FROM t",
    "SELECT ols_interaction(y, x, g, f, '{\"within\":\"x\"}') FROM t",
    "SELECT ols_interaction(y, x, g, f, '{\"log\":[\"moderator\"]}') FROM t",
    "SELECT ols(y, x, '{\"robust\":\"HC9\"}') FROM t",
    "SELECT ttest(y, g, '{\"conf_level\":2}') FROM t",
    "SELECT ttest(y, g, '{\"scale\":\"log\",\"margin\":1}') FROM t",
    "SELECT exact_graph(u, v, x, '{\"require\":[[\"x\",\"c\"],[\"c\",\"x\"]]}') FROM l",
    "SELECT dibs_graph(u, v, x, '{\"refine\":0}') FROM l",
};

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
