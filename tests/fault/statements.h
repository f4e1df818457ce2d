/*
** Statements over the tables of fault/data.h: every function in each of its forms and with each of
** its options (test_statements.c). Whoever runs them drops the table 'made' again.
*/
#ifndef CLT_FAULT_STATEMENTS_H
#define CLT_FAULT_STATEMENTS_H

/* Numbers, texts that are numbers, with an escape and without, and a block. */
#define FAULT_WIDE                                                                                 \
  "'{\"y\":' || y || ',\"x\":\"' || x || '\",\"c\":\"\\u0020' || c || '\",\"g\":\"' || g || '\"}'"

/* Terms as one object a row. */
#define FAULT_KEYS                                                                                 \
  "'{\"a\":' || c || ',\"b\":\"' || f || '\",\"c\":\"' || (c % 3) || '\",\"d\":\"\\u0041' || f "   \
  "|| '\"}'"

/* Names that take a block of memory each. */
#define FAULT_LONG "printf('%.4200c', 'n')"

/* Options of all graphs: of the two likelihoods, and with everything that can be known before. */
#define FAULT_KNOWN                                                                                \
  "\"tiers\":[[\"x\"],[\"c\",\"y\"]],\"exogenous\":[\"x\"],\"forbid\":[[\"c\",\"y\"]],"            \
  "\"require\":[[\"x\",\"c\"]],\"alpha_mu\":0.5,\"alpha_w\":7,\"prior\":\"er\","                   \
  "\"prior_edges_per_node\":1.5,\"max_parents\":2,\"memory_limit\":64,\"seed\":7"
#define FAULT_LINEAR                                                                               \
  "\"likelihood\":\"linear\",\"obs_noise\":0.2,\"mean_edge\":0.1,\"sig_edge\":2,"                  \
  "\"prior_edge_probability\":0.3,\"transform\":\"none\",\"max_missing\":0.3,\"combination\":"     \
  "\"keep\",\"threads\":2"

/* Options of all pictures. */
#define FAULT_FRAME                                                                                \
  "\"title\":\"all <of> it\",\"width\":700,\"height\":300,\"lang\":\"zh\",\"caption\":false,"      \
  "\"x_label\":\"across\",\"y_label\":7"

/* Options of a regression that its partial and merge have, too. */
#define FAULT_TESTED                                                                               \
  "\"conf_level\":0.9,\"margin\":1.5,\"power\":0.9,\"tests\":3,\"rows\":\"effect\""

static const char *const FAULT_STATEMENTS[] = {
    /* main effect */
    ("SELECT ttest(y, g, "
     "'{\"method\":\"welch\",\"alternative\":\"less\",\"margin\":2,\"power\":0.9,\"tests\":4}') "
     "FROM t"),
    ("SELECT mann_whitney(y, g, '{\"conf_level\":0.9,\"alternative\":\"greater\"}') FROM t WHERE y "
     "> 0"),
    "SELECT ttest(y, g, '{\"conf_level\":0.9,\"reference\":\"b\"}') FROM t",
    "SELECT ttest(y, g, '{\"scale\":\"log\",\"margin\":1.1}') FROM t",
    "SELECT ttest('', g) FROM t",
    "SELECT * FROM ttest((SELECT ttest(y, g) FROM t))",
    "SELECT mann_whitney(rowid, g, '{\"reference\":\"b\"}') FROM t",
    "SELECT * FROM mann_whitney((SELECT mann_whitney(y, g) FROM t))",
    "SELECT p_adjust(f || rowid, iif(y > 9, '', y / 20.0), '{\"method\":\"by\"}') FROM t",
    "SELECT * FROM p_adjust((SELECT p_adjust(rowid, y / 25.0) FROM t))",
    /* regression */
    ("SELECT ols(y, x, c, '{\"intercept\":false," FAULT_TESTED "}') FROM t"),
    ("SELECT ols_interaction(1 + y, x, g, f, "
     "'{\"intercept\":true,\"scale\":\"log\",\"reference\":\"b\"," FAULT_TESTED "}') FROM t"),
    ("SELECT scale_choice(1 + y, g, x, " FAULT_KEYS
     ", '{\"names\":[\"y\",\"mode\",\"x\",\"k\"],\"wide\":\"k\",\"memory_limit\":1}') FROM t"),
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
    "SELECT ols_interaction(y, x, g, c, x * x, "
    "'{\"crossed\":[\"cov2\",\"cov1\"],\"robust\":\"HC2\"}') "
    "FROM t",
    "SELECT ols_interaction(y, f, x % 3, " FAULT_KEYS ", '{\"factors\":[\"moderator\",\"c\"],"
    "\"robust\":\"HC3\",\"wide\":\"cov1\"}') FROM t",
    "SELECT ols_interaction(y, 1 + x, g, c + 1, '{\"log\":[\"x\",\"cov1\"]}') FROM t",
    /* mediation */
    "SELECT sobel(x, c, y, f, '{\"conf_level\":0.9,\"names\":[\"a\",\"b\",\"c\",\"d\"]}') FROM t",
    ("SELECT mediation_boot(x, c, y, g, "
     "'{\"n_boot\":20,\"seed\":3,\"memory_limit\":9,\"conf_level\":0.9,\"reference\":\"b\"}') FROM "
     "t"),
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
    ("SELECT * FROM ttest((SELECT ttest_merge(b, "
     "'{\"conf_level\":0.9,\"method\":\"welch\",\"alternative\":\"less\",\"reference\":\"b\","
     "\"margin\":2,\"power\":0.9,\"tests\":2}') FROM (SELECT ttest_partial(f, y, g, "
     "'{\"conf_level\":0.8,\"method\":\"welch\",\"alternative\":\"less\",\"reference\":\"b\","
     "\"margin\":2,\"power\":0.9,\"tests\":2}') AS b FROM t GROUP BY f)))"),
    ("SELECT ols_merge(b, '{" FAULT_TESTED "}') FROM (SELECT ols_partial(g, 1 + y, 1 + x, c % 3, "
     "'{\"names\":[\"energy\",\"epochs\",\"level\"],\"intercept\":false,\"factors\":[\"level\"],"
     "\"log\":[\"epochs\"],\"diagnose\":false,\"scale\":\"log\"," FAULT_TESTED
     "}') AS b FROM t GROUP BY g)"),
    ("SELECT ols_interaction_merge(b, '{\"reference\":\"b\"," FAULT_TESTED
     "}') FROM (SELECT ols_interaction_partial(c % 4, 1 + y, 1 + x, g, " FAULT_KEYS ", f, "
     "'{\"names\":[\"energy\",\"epochs\",\"mode\",\"keys\",\"task\"],\"intercept\":true,\"robust\":"
     "\"CR2\",\"cluster\":\"task\",\"factors\":[\"c\"],\"log\":[\"epochs\"],\"wide\":\"keys\","
     "\"diagnose\":false,\"scale\":\"log\",\"reference\":\"a\",\"curve\":false,\"crossed\":[]"
     "," FAULT_TESTED "}') AS b FROM t GROUP BY c % 4)"),
    ("SELECT sobel_merge(b, '{\"conf_level\":0.9}') FROM (SELECT sobel_partial(f, x, c, y, g, "
     "'{\"conf_level\":0.8,\"names\":[\"a\",\"b\",\"c\",\"d\"]}') AS b FROM t GROUP BY f)"),
    ("SELECT * FROM exact_graph((SELECT exact_graph_merge(b, "
     "'{\"draws\":3,\"bootstrap\":2," FAULT_KNOWN "," FAULT_LINEAR
     "}') FROM (SELECT exact_graph_partial(g, u, v, x, '{\"draws\":5,\"bootstrap\":1," FAULT_KNOWN
     "," FAULT_LINEAR "}') AS b FROM l GROUP BY g)))"),
    "SELECT ttest_merge(b, '{\"conf_level\":0.9}') FROM (SELECT ttest_partial(f, y, g, "
    "'{\"scale\":\"log\"}') AS b FROM t WHERE y > 0 GROUP BY f)",
    "SELECT ols_merge(b) FROM (SELECT ols_partial(x % 2, y, x, f, t.rowid % 3, "
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
    ("SELECT exact_graph(u, v, x, '{\"draws\":3," FAULT_KNOWN "," FAULT_LINEAR "}') FROM l"),
    ("SELECT dibs_graph(u, v, x, "
     "'{\"particles\":3,\"steps\":5,\"alpha\":0.1,\"beta\":2,\"step_size\":0.01,\"bandwidth\":0.5,"
     "\"refine\":\"none\"," FAULT_KNOWN "," FAULT_LINEAR "}') FROM l"),
    ("SELECT graph_test(u, v, x, g, "
     "'{\"permutations\":5,\"reference\":\"b\",\"threshold\":0.4,\"min_difference\":0."
     "2," FAULT_KNOWN "," FAULT_LINEAR "}') FROM l"),
    "SELECT * FROM f, graph_diff(f.a, f.b, '{\"min_difference\":0.01}')",
    "SELECT * FROM f, graph_paths(f.a, 'x', 'y', '{\"threshold\":0.01,\"max_length\":1}')",
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
    "SELECT * FROM exact_graph((SELECT exact_graph(" FAULT_WIDE
    ", '{\"block\":\"g\",\"draws\":3}') FROM t))",
    "SELECT dibs_graph(" FAULT_WIDE
    ", '{\"block\":\"g\",\"particles\":2,\"steps\":3}') FROM t WHERE rowid < 12",
    "SELECT exact_graph(json_object('y', y || '.5', 'x', CAST(x AS TEXT))) FROM t WHERE rowid < 12",
    /* pictures */
    ("SELECT plot_groups(1 + y, g, y > 15, '{\"mark_label\":\"left "
     "out\",\"conf_level\":0.9,\"reference\":\"b\"," FAULT_FRAME "}') FROM t"),
    ("SELECT plot_interaction(1 + y, 1 + x, g, y > 15, '{\"y_scale\":\"log\",\"mark_label\":\"left "
     "out\",\"conf_level\":0.9,\"reference\":\"b\"," FAULT_FRAME "}') FROM t"),
    ("SELECT plot_effects(f, 1 + y, y / 2.0 + 0.1, y + 2, "
     "'{\"x_scale\":\"log\",\"conf_level\":0.9," FAULT_FRAME "}') FROM t"),
    ("SELECT plot_mediation(mediation_boot(x, c, y, g, rowid % 3, x * x, "
     "'{\"n_boot\":20,\"mediators\":[\"cov2\"]}'), '{\"m_label\":\"load\"," FAULT_FRAME
     "}') FROM t"),
    ("SELECT plot_matrix(f, g, y, x > 9, '{\"mark_label\":\"certain\"," FAULT_FRAME
     "}') FROM t WHERE rowid < 15"),
    ("SELECT plot_graph(a, '{\"labels\":{\"x\":\"cause\"}," FAULT_FRAME "}') FROM f"),
    ("SELECT plot_graph_diff(a, b, "
     "'{\"labels\":{\"x\":\"cause\"},\"label_b\":\"after\"," FAULT_FRAME "}') FROM f"),
    ("SELECT plot_edge_matrix(a, b, '{\"threshold\":0.2,\"label_b\":\"after\"," FAULT_FRAME
     "}') FROM f"),
    "SELECT plot_groups(y + 1, g, '{\"y_scale\":\"auto\",\"labels\":{\"a\":\"first\"}}') FROM t",
    "SELECT plot_groups(t.y * s.y, t.g, t.y > 20) FROM t, t AS s",
    "SELECT plot_interaction(t.y, s.x + 1, t.g, t.y > 20, "
    "'{\"x_scale\":\"log\",\"labels\":{\"a\":1}}')"
    " FROM t, t AS s",
    "SELECT plot_effects(f, y, y - 1, y + 1, '{\"labels\":{\"f0\":\"zero\"}}') FROM t",
    "SELECT plot_mediation(sobel(x, c, y)) FROM t",
    "SELECT plot_matrix(f, g || rowid, y, x > 9, '{\"labels\":{\"a1\":\"first\"},\"width\":320}') "
    "FROM "
    "t",
    "SELECT plot_graph(a, '{\"threshold\":0.01,\"title\":\"all of it\"}') FROM f",
    "SELECT plot_graph_diff(a, b, '{\"threshold\":0.1,\"label_a\":\"before\"}') FROM f",
    "SELECT plot_graph_diff(a, b, '{\"threshold\":0.1,\"edges\":\"changed\"}') FROM f",
    "SELECT plot_edge_matrix(a, b, '{\"labels\":{\"x\":\"cause\"},\"label_a\":\"before\"}') FROM f",
    /* views of the analysis */
    "SELECT * FROM step_effect",
    "SELECT * FROM step_edge ORDER BY 1, 2, 4",
    "SELECT causalite_version()",
    "SELECT * FROM causalite_help()",
    "SELECT * FROM causalite_help('ttest')",
    "SELECT causalite_progress()",
    "SELECT * FROM causalite_cells('t')",
    "SELECT c1, c3 FROM (SELECT 'l' AS n UNION ALL SELECT 'l'), causalite_rows(n)",
    ("SELECT causalite_value(a, 'rows'), causalite_value(a, 'rows.0.source'), causalite_value(a, "
     "'notes') FROM f"),
    /* what the analysis stands on; the table is dropped again by whoever runs them */
    "SELECT causalite_import('a;b' || char(10) || '1,5;\"x\"\"y\"' || char(10) || '2,5 mJ;z', "
    "'made')",
    "SELECT causalite_import(x'fffe61002c0062000a0031002c0032002e003500', 'made',"
    " '{\"decimal\":\".\",\"encoding\":\"latin1\"}')",
    "SELECT causalite_import('# x' || char(10) || 'mode,e' || char(10) || ',J' || char(10) ||"
    " 'a,1' || char(10) || 'b,2', 'made')",
    "SELECT causalite_import('a,1' || char(10) || 'b,2', 'made', '{\"names\":\"mode,e\"}')",
    ("SELECT causalite_import('a|b|c' || char(10) || '1|2|' || char(10) || '\"3\"|x;y', 'made', "
     "'{\"sep\":\"|\"}')"),
    "SELECT causalite_cell(x || ',5 mJ'), causalite_cell(f), causalite_html('<' || f || '>'), "
    "causalite_quote(f || '\"'),"
    " causalite_format(x / 7.0, 'estimate'), causalite_format(1e-9, 'p', 'zh') FROM t",
};

#endif
