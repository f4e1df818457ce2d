/*
** Opening fits (with sqlite/fit_read.c, and sqlite/fit.c and sqlite/json.c, which wrote them): what
** is no fit, the columns that every row ends with, fits without rows, fits that went through other
** hands, numbers to the last bit.
*/
#include "sqlite/fit.h"

#include "sqlite/few_rows.h"

static void tails(sqlite3 *db) {
  static const char *const functions[] = {
      "ttest",          "mann_whitney", "p_adjust",   "ols",        "ols_interaction", "sobel",
      "mediation_boot", "exact_graph",  "dibs_graph", "graph_test", "scale_choice"};
  char sql[300];
  for (size_t i = 0; i < sizeof functions / sizeof *functions; i++) {
    snprintf(sql, sizeof sql,
             "SELECT group_concat(name, ',') FROM (SELECT name FROM pragma_table_info('%s')"
             " ORDER BY cid DESC LIMIT 3)",
             functions[i]);
    CHECK_TEXT(db, sql, "note,n_missing,n");
  }
  CHECK_TEXT(db,
             "SELECT group_concat(name, ',') FROM (SELECT name FROM pragma_table_info('graph_diff')"
             " ORDER BY cid DESC LIMIT 3)",
             "note,n_b,n_a");
}

/* No rows at all, in every function: one row, nothing in it but what is known of the fit. */
static void without_rows(sqlite3 *db) {
  static const char *const calls[][2] = {{"ols", "y, x"},
                                         {"ols_interaction", "y, x, g"},
                                         {"sobel", "x, m, y"},
                                         {"exact_graph", "g, x, y"},
                                         {"dibs_graph", "g, x, y"},
                                         {"graph_test", "m, x, y, g"},
                                         {"p_adjust", "x, y"},
                                         {"mediation_boot", "x, m, y, g"},
                                         {"mediation_boot",
                                          "x, m, y, g, x, m, '{\"mediators\":[\"cov1\"],"
                                          "\"cluster\":\"cov2\"}'"},
                                         {"ttest", "y, g"},
                                         {"mann_whitney", "y, g"},
                                         {"scale_choice", "y, g, x"}};
  char sql[300];
  for (size_t i = 0; i < sizeof calls / sizeof *calls; i++) {
    snprintf(
        sql, sizeof sql,
        "SELECT min(n = 0 AND n_missing = 0 AND length(note) > 5) FROM %s((SELECT %s(%s) FROM t"
        " WHERE 0))",
        calls[i][0], calls[i][0], calls[i][1]);
    CHECK_TEXT(db, sql, "1");
  }
  CHECK_TEXT(db, "SELECT count(*) FROM ols(NULL)", "0");
}

/* What a host may ask of any table: the number of a row, and the argument; and blanks that stand in
** a name come back. */
static void hidden(sqlite3 *db) {
  CHECK_TEXT(
      db,
      "SELECT group_concat(r.rowid) || count(DISTINCT argument_fit = f.fit) || min(argument_fit"
      " = f.fit) FROM (SELECT p_adjust(rowid, 0.5) AS fit FROM t) AS f, p_adjust(f.fit) AS r"
      " WHERE key < 3",
      "1,211");
  /* an argument is what is equal to a column, and nothing else; options not given are none */
  CHECK_TEXT(db, "SELECT count(*) FROM ttest((SELECT ttest(y, g) FROM t)) WHERE argument_fit > '['",
             "1");
  CHECK_TEXT(db, "SELECT count(*) FROM ttest((SELECT ttest(y, g) FROM t)) WHERE argument_fit < '['",
             "0");
  CHECK_ERROR(db, "SELECT * FROM ttest WHERE argument_fit > '['",
              "ttest(): as a table-valued function it needs its arguments: ttest(fit)");
  CHECK_ERROR(db, "SELECT * FROM graph_paths WHERE argument_target = 'x' AND argument_source = 'y'",
              "graph_paths(): as a table-valued function it needs its arguments: "
              "graph_paths(fit, source, target, options)");
  CHECK_TEXT(db,
             "SELECT argument_target || quote(argument_options) FROM graph_paths('{\"function\":"
             "\"exact_graph\",\"variables\":[{\"name\":\"x\"},{\"name\":\"y\"}],\"rows\":"
             "[{\"source\":\"x\",\"target\":\"y\",\"probability\":0.9,\"reverse_probability\":0,"
             "\"adjacency\":0.9}]}', 'x', 'y')",
             "yNULL");
  CHECK_TEXT(db,
             "SELECT hex(group1) FROM ttest((SELECT ttest(y, 'a' || char(9, 13, 10, 1) || g)"
             " FROM t))",
             "61090D0A0131");
}

/* Keys in another order, blanks, a key twice, an escape in a name, numbers at the ends of the
** range. */
static void other_hands(sqlite3 *db) {
  CHECK_TEXT(
      db,
      "SELECT term || estimate || '|' || std_error || '|' || n || '|' || n_missing || '|' || note"
      " FROM ols(' { \"rows\" : [ { \"estimate\" : 0.1 , \"te\\u0072m\" : \"?\" , \"term\" :"
      " \"\\u00e9\\\"\" , \"std_error\":1e-300,\"x\":[{\"term\":\"no\"}] } ] , \"notes\":[\"a\","
      "\"b\"],\"n\":5,\"n_missing\":9223372036854775807,\"function\":\"ols\"} ')",
      "\xc3\xa9\"0.1|1.0e-300|5|9223372036854775807|a; b");
  CHECK_TEXT(db,
             "SELECT typeof(estimate) || typeof(p_value) || typeof(term) || typeof(beta) || vif"
             " FROM ols('{\"function\":\"ols\",\"rows\":[{\"estimate\":9223372036854775808,"
             "\"p_value\":1,\"term\":[1, 2],\"beta\":null,\"vif\":true}]}')",
             "realintegertextnull1");
  CHECK_TEXT(db, "SELECT count(*) FROM ols('{\"function\":\"ols\"}')", "0");
  CHECK_TEXT(db,
             "SELECT n || typeof(note) FROM ttest((SELECT json_remove(ttest(y, g), '$.notes')"
             " FROM t))",
             "24null");
  CHECK_TEXT(db,
             "SELECT n FROM mann_whitney((SELECT json_patch(mann_whitney(y, g),"
             " '{\"notes\":null}') FROM t))",
             "24");
  CHECK_ERROR(
      db, "SELECT * FROM ols('{\"function\":\"ols\",}')",
      "ols(): argument 1 (fit) is not a fit but '{\"function\":\"ols\",}'; pass what ols(…) "
      "returns");
  CHECK_ERROR(db, "SELECT * FROM ols(x'00')",
              "ols(): argument 1 (fit) is not a fit but ''; pass what ols(…) returns");
  CHECK_ERROR(db, "SELECT * FROM ols(5)",
              "ols(): argument 1 (fit) is not a fit but '5'; pass what ols(…) returns");
}

/* Every number of an opened row is the one that was computed, to the last bit. */
static void exact_numbers(sqlite3 *db) {
  CHECK_TEXT(db,
             "WITH RECURSIVE s(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM s WHERE i < 2000),"
             " v AS MATERIALIZED (SELECT i, 1.0 / (i * 7919 + 1.0 / i) AS x FROM s)"
             " SELECT count(*) || min(a.p_value = v.x) FROM p_adjust((SELECT p_adjust(i, x) FROM"
             " v)) AS a JOIN v ON v.i = a.key",
             "20001");
}

static void opened(sqlite3 *db) {
  CHECK_TEXT(db, "SELECT group1 || ' - ' || group2 FROM ttest((SELECT ttest(y, g) FROM t))",
             "b - a");
  CHECK_REAL(db, "SELECT count(*) FROM ttest(NULL)", 0, 0);
  CHECK_ERROR(db, "SELECT * FROM ttest('x')",
              "ttest(): argument 1 (fit) is not a fit but 'x'; pass what ttest(…) "
              "returns");
  CHECK_ERROR(db, "SELECT * FROM ttest((SELECT ols(y, g) FROM t))",
              "ttest(): argument 1 (fit) is a fit of ols(); pass what ttest(…) returns");
  CHECK_ERROR(db, "SELECT * FROM ttest",
              "ttest(): as a table-valued function it needs its "
              "arguments: ttest(fit)");
  /* Figures come back to the last bit. */
  CHECK_REAL(db,
             "WITH f(fit) AS (SELECT ttest(y / 3.0, g) FROM t)"
             " SELECT count(*) FROM f, ttest(f.fit) AS r WHERE printf('%!.17g', r.p_value) = "
             " printf('%!.17g', CAST(f.fit ->> 'p_value' AS REAL))",
             1, 0);
}

static bool note(void *last, double done, double waited) {
  (void)waited;
  *(double *)last = done;
  return false;
}

/* What is written is computed: that much is done. */
static void progress(void) {
  double last = 0.0;
  clt_task task = {.poll = note, .host = &last};
  clt_fit fit = {.text = sqlite3_str_new(NULL), .task = &task};
  for (int i = 0; i < 300; i++) clt_fit_integer(&fit, NULL, i);
  CHECK(last == 1.0 && strncmp(sqlite3_str_value(fit.text), "0,1,2,", 6) == 0);
  sqlite3_free(sqlite3_str_finish(fit.text));
}

int main(void) {
  sqlite3 *db = open_database();
  fill(db);
  opened(db);
  run(db, "DROP TABLE t");
  run(db,
      "CREATE TABLE t AS WITH RECURSIVE s(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM s WHERE"
      " i < 24) SELECT i * 37 % 23 AS y, i * 17 % 19 AS x, i * 29 % 31 AS m, i % 2 AS g FROM s;");
  tails(db);
  without_rows(db);
  hidden(db);
  other_hands(db);
  exact_numbers(db);
  progress();
  CHECK(sqlite3_close(db) == SQLITE_OK);
  CHECK(sqlite3_memory_used() == 0);
  return test_end();
}
