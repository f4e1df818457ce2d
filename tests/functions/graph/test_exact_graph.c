/*
** exact_graph(): against all DAGs summed one by one, and against the cases in ../shared/graphs; the
** preparation of the data; misuse; units of measurement; resampling; partial results. With it what
** the functions that fit graphs share: functions/graph/model.c, functions/graph/pivot.c,
** functions/graph/pivot_blob.c, functions/graph/sample.c, functions/graph/graph_options.c.
*/
#include "functions/graph/graph_support.h"

#include "functions/partials.h"
#include "graph/graph_support.h"
#include "oracle/graphs.h"

/* ---- all graphs of three and four variables ---- */

static void check_matrix(sqlite3 *db, const struct oracle_graph *o, const char *column,
                         const double *want, double tolerance) {
  matrix m = matrix_of(db, column, o->d);
  double worst = worst_of(&m, want);
  if (!CHECK(worst <= tolerance)) printf("  %s: %s is off by %.2g\n", o->name, column, worst);
}

/* Means over draws lie within six standard errors. */
static void check_effects(sqlite3 *db, const struct oracle_graph *o, int draws) {
  matrix effect = matrix_of(db, "total_effect", o->d),
         raw = matrix_of(db, "total_effect_raw", o->d);
  matrix weight = matrix_of(db, "weight", o->d), weight_raw = matrix_of(db, "weight_raw", o->d);
  for (int i = 0; i < o->d * o->d; i++) {
    double error = fabs(effect.x[i] - o->effect[i]);
    if (!CHECK(error <= 6.0 * o->effect_sd[i] / sqrt(draws) + 1e-12)) {
      printf("  %s: total effect %d is %g, not %g\n", o->name, i, effect.x[i], o->effect[i]);
    }
    if (o->path[i] == 0.0) CHECK(effect.x[i] == 0.0);
    if (isnan(o->weight_raw[i]) || weight.x[i] == 0.0) continue;
    CHECK_NEAR(raw.x[i], effect.x[i] * weight_raw.x[i] / weight.x[i], 1e-9);
  }
}

static void check_draws(sqlite3 *db, const struct oracle_graph *o, int draws) {
  CHECK_REAL(db, "SELECT sum(value ->> 'weight') FROM f, json_each(f.fit, '$.dags')", 1.0, 1e-12);
  CHECK_REAL(db, "SELECT f.fit ->> '$.diagnostics.effective_draws' FROM f", draws, 0);
  CHECK_REAL(db,
             "SELECT count(DISTINCT value ->> 'edges') = f.fit ->> '$.diagnostics.unique_dags'"
             " FROM f, json_each(f.fit, '$.dags')",
             1, 0);
  double covered = real_of(db, "SELECT sum(c_exp(value ->> 'log_posterior')) FROM f,"
                               " json_each(f.fit, '$.dags')");
  CHECK(covered > 0.97 && covered < 1.0 + 1e-9);
  /* How often a graph was drawn and its probability agree, all of them. */
  CHECK_REAL(
      db,
      "WITH g AS (SELECT value ->> 'weight' AS w, c_exp(value ->> 'log_posterior') AS p FROM f,"
      " json_each(f.fit, '$.dags')) SELECT count(*) FROM g WHERE abs(w - p) >"
      " 6 * c_sqrt(p * (1 - p) / 20000) + 3.0 / 20000",
      0, 0);
  double chain = real_of(db, "SELECT p.probability FROM f, graph_paths(f.fit, 'v0', 'v2',"
                             " '{\"threshold\":0}') AS p WHERE p.path = 'v0 → v1 → v2'");
  double error = sqrt(o->chain * (1.0 - o->chain) / draws);
  CHECK(fabs(chain - o->chain) <= 6.0 * error);
  CHECK_REAL(db,
             "SELECT p.mc_error - c_sqrt(p.probability * (1 - p.probability) / 20000) FROM f,"
             " graph_paths(f.fit, 'v0', 'v2', '{\"threshold\":0}') AS p WHERE p.length = 2",
             0, 0);
}

static void test_enumerated(sqlite3 *db) {
  enum { DRAWS = 20000 };
  for (size_t i = 0; i < sizeof oracle_graphs / sizeof *oracle_graphs; i++) {
    const struct oracle_graph *o = &oracle_graphs[i];
    char options[512];
    size_t end = strlen(o->options) - 1;
    snprintf(options, sizeof options, "%.*s%s\"draws\":%d}", (int)end, o->options,
             end > 1 ? "," : "", DRAWS);
    load_table(db, o->data, o->n, o->d);
    load_blocks(db, o->block, o->n);
    fit_rows(db, o->blocked, options);
    CHECK_REAL(db, "SELECT f.fit ->> '$.diagnostics.log_evidence' FROM f", o->log_evidence, 1e-12);
    CHECK_REAL(db, "SELECT f.fit ->> '$.diagnostics.expected_edges' FROM f", o->expected_edges,
               1e-11);
    check_matrix(db, o, "probability", o->edge, 1e-11);
    check_matrix(db, o, "path_probability", o->path, 1e-11);
    check_matrix(db, o, "weight", o->weight, 1e-9);
    check_matrix(db, o, "weight_raw", o->weight_raw, 1e-6);
    check_effects(db, o, DRAWS);
    check_draws(db, o, DRAWS);
    CHECK_REAL(db,
               "SELECT count(*) FROM f, exact_graph(f.fit) AS r, exact_graph(f.fit) AS s"
               " WHERE s.source = r.target AND s.target = r.source AND (r.reverse_probability <>"
               " s.probability OR r.adjacency <> r.probability + s.probability)",
               0, 0);
  }
}

/* ---- the reference cases ---- */

static void compare_case(sqlite3 *db, int i, const char *likelihood, const char *prior,
                         const char *json) {
  char what[64], options[256];
  snprintf(what, sizeof what, "edge_%s_%s", likelihood, prior);
  table edge = case_table(i, what);
  snprintf(what, sizeof what, "anc_%s_%s", likelihood, prior);
  table path = case_table(i, what);
  snprintf(options, sizeof options,
           "{\"transform\":\"none\",\"likelihood\":\"%s\",\"draws\":1,\"prior\":\"%s\","
           "\"prior_edge_probability\":%.17g}",
           strcmp(likelihood, "bge") == 0 ? "bge" : "linear", prior,
           number_after(json, "\"er_p\"", NULL));
  fit_table(db, options);
  matrix found = matrix_of(db, "probability", edge.d);
  double worst_edge = worst_of(&found, edge.x), worst_path = 0.0;
  if (path.n) {
    found = matrix_of(db, "path_probability", path.d);
    worst_path = worst_of(&found, path.x);
  }
  if (!CHECK(worst_edge <= 1e-9) || !CHECK(worst_path <= 1e-9)) {
    printf("  %s %s %s: edge %.1e, path %.1e\n", case_names[i], likelihood, prior, worst_edge,
           worst_path);
  }
  snprintf(what, sizeof what, "\"%s_%s\"", likelihood, prior);
  CHECK_REAL(db, "SELECT f.fit ->> '$.diagnostics.log_evidence' FROM f",
             number_after(strstr(json, what), "\"logZ\"", NULL), 1e-12);
  table_free(&edge);
  table_free(&path);
}

static void test_cases(sqlite3 *db) {
  for (int i = 0; i < CASES; i++) {
    char *json = case_json(i);
    if (!json) {
      test_skip("no ../shared/graphs");
      return;
    }
    table data = case_table(i, "data");
    load_table(db, data.x, data.n, data.d);
    compare_case(db, i, "bge", "er", json);
    compare_case(db, i, "bge", "uniform", json);
    compare_case(db, i, "lingauss", "er", json);
    compare_case(db, i, "lingauss", "uniform", json);
    table_free(&data);
    free(json);
  }
}

/* ---- the same bytes ---- */

/* Eight variables, values in quarters (so that JSON keeps them), some missing. */
static void load_quarters(sqlite3 *db) {
  run(db,
      "DROP TABLE IF EXISTS q; CREATE TABLE q AS"
      " WITH RECURSIVE u(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM u WHERE i < 60),"
      " v(j) AS (SELECT 0 UNION ALL SELECT j + 1 FROM v WHERE j < 7)"
      " SELECT 'run ' || i AS unit, char(97 + j) AS variable,"
      " ((i * i * 37 + j * i * 11 + (i * (j + 3) * 7919) % 101 * (1 + j % 2)) % 211) / 4.0 AS value"
      " FROM u, v WHERE (i * 8 + j) % 97 <> 5");
}

static void test_same_bytes(sqlite3 *db) {
  static const char *const options[] = {
      "\"bootstrap\":7,\"seed\":3", "\"transform\":\"rank\",\"exogenous\":[\"a\",\"c\"]",
      "\"transform\":\"none\",\"likelihood\":\"linear\",\"obs_noise\":50"};
  load_quarters(db);
  for (size_t i = 0; i < sizeof options / sizeof *options; i++) {
    char one[200], two[200], five[200], sql[2000];
    snprintf(one, sizeof one, "{%s,\"threads\":1}", options[i]);
    snprintf(two, sizeof two, "{%s,\"threads\":2}", options[i]);
    snprintf(five, sizeof five, "{%s,\"threads\":5}", options[i]);
    snprintf(sql, sizeof sql,
             "WITH shuffled AS MATERIALIZED (SELECT * FROM q ORDER BY value * 7919 %% 101, unit),"
             " wide AS MATERIALIZED (SELECT json_group_object(variable, value) AS object FROM q"
             " GROUP BY unit ORDER BY max(value), unit),"
             " backward AS MATERIALIZED (SELECT json_group_object(variable, value) AS object FROM"
             " (SELECT * FROM q ORDER BY variable DESC) GROUP BY unit),"
             " fits(fit) AS (SELECT exact_graph(unit, variable, value, '%s') FROM q"
             " UNION ALL SELECT exact_graph(unit, variable, value, '%s') FROM shuffled"
             " UNION ALL SELECT exact_graph(unit, variable, value, '%s') FROM shuffled"
             " UNION ALL SELECT exact_graph(object, '%s') FROM wide"
             " UNION ALL SELECT exact_graph(object, '%s') FROM backward)"
             " SELECT count(*) || ' ' || count(DISTINCT fit) || ' ' || min(length(fit) > 5000) "
             "FROM fits",
             one, two, five, one, two);
    CHECK_TEXT(db, sql, "5 1 1");
  }
  CHECK_REAL(db,
             "SELECT exact_graph(unit, variable, value, '{\"seed\":1}') ->> 'dags' ="
             " exact_graph(unit, variable, value, '{\"seed\":2}') ->> 'dags' FROM q",
             0, 0);
  CHECK_REAL(
      db,
      "SELECT exact_graph(unit, variable, value, '{\"seed\":1}') ->> 'rows' ->> 0 ->> 'weight'"
      " = exact_graph(unit, variable, value, '{\"seed\":2}') ->> 'rows' ->> 0 ->> 'weight'"
      " FROM q",
      1, 0);
}

/* ---- preparation ---- */

static void test_preparation(sqlite3 *db) {
  load_quarters(db);
  CHECK_TEXT(db,
             "SELECT (fit ->> 'n') || ' ' || (fit ->> 'n_missing') || ' ' || (fit ->> 'notes') FROM"
             " (SELECT exact_graph(unit, variable, value) AS fit FROM q)",
             "56 4 []");
  run(db, "CREATE TABLE p AS SELECT * FROM q;"
          "INSERT INTO p SELECT DISTINCT unit, 'constant', 0.1 FROM q;"
          "INSERT INTO p SELECT DISTINCT unit, 'empty', NULL FROM q;"
          "INSERT INTO p SELECT unit, 'sparse', value FROM q WHERE variable = 'a' AND value < 30;"
          "INSERT INTO p SELECT unit, 'sum', total(value) FROM q WHERE variable IN ('a', 'b')"
          " GROUP BY unit HAVING count(*) = 2;"
          "INSERT INTO p VALUES (NULL, 'a', 1), ('x', NULL, 1);");
  CHECK_TEXT(db, "SELECT exact_graph(unit, variable, value) ->> 'dropped' FROM p",
             "[\"constant\",\"empty\",\"sparse\",\"sum\"]");
  CHECK_TEXT(db, "SELECT exact_graph(unit, variable, value) ->> 'notes' FROM p",
             "[\"dropped constant: it is constant\",\"dropped empty: it has no values\","
             "\"dropped sparse: too many of its values are missing\","
             "\"2 rows left out: only the value may be NULL\","
             "\"dropped sum: it is an exact linear combination of a, b\"]");
  CHECK_REAL(db,
             "SELECT json_array_length(exact_graph(unit, variable, value), '$.variables') FROM p",
             8, 0);
  CHECK_TEXT(
      db, "SELECT exact_graph(unit, variable, value, '{\"max_missing\":0.9}') ->> 'dropped' FROM p",
      "[\"constant\",\"empty\",\"sparse\",\"sum\"]"); /* sparse is a */
  /* The figures are those without what was dropped. */
  CHECK_REAL(
      db,
      "SELECT exact_graph(unit, variable, value) FILTER (WHERE variable < 'i' AND unit <> 'x')"
      " ->> 'rows' = exact_graph(unit, variable, value) ->> 'rows' FROM p",
      1, 0);
  /* Constant once units with gaps are out. */
  CHECK_TEXT(
      db,
      "WITH w(object) AS (VALUES ('{\"a\":1,\"b\":2,\"c\":null}'), ('{\"a\":1,\"b\":3,\"c\":2}'),"
      "('{\"a\":1,\"b\":5,\"c\":1}'), ('{\"a\":2,\"b\":4}'), ('{\"a\":1,\"b\":4,\"c\":4}'),"
      "('{\"a\":1,\"b\":9,\"c\":4}')) SELECT exact_graph(object) ->> 'notes' FROM w",
      "[\"dropped a: it is constant in the complete units\"]");
  CHECK_REAL(
      db,
      "SELECT (fit ->> '$.variables[0].mean') - avg(value) FROM (SELECT exact_graph(unit,"
      " variable, value, '{\"max_missing\":1}') AS fit FROM q), q WHERE variable = 'a' AND unit"
      " NOT IN (SELECT unit FROM q GROUP BY unit HAVING count(*) < 8)",
      0, 0);
}

/* s(unit, block, variable, value): two parts of a total in three blocks of ten units, and b, what
** is left of something else. */
static void load_sums(sqlite3 *db) {
  run(db, "CREATE TABLE s AS WITH RECURSIVE u(i) AS (SELECT 0 UNION ALL SELECT i + 1 FROM u WHERE"
          " i < 29), w AS (SELECT i, i * i * 37 % 101 / 100.0 AS pkg, i * 53 % 97 / 100.0 AS ram,"
          " i * i * 11 % 89 / 10.0 AS a FROM u) SELECT i AS unit, i % 3 AS block, column1 AS"
          " variable, CASE column1 WHEN 'pkg' THEN pkg WHEN 'ram' THEN ram WHEN 'total' THEN"
          " pkg + ram WHEN 'a' THEN a ELSE pkg * pkg + i % 7 END + 1000 * (i % 3) AS value FROM w,"
          " (VALUES ('a'), ('b'), ('pkg'), ('ram'), ('total'))");
}

static void test_combinations(sqlite3 *db) {
  load_sums(db);
#define NOTES(function, what) "SELECT " function "(unit, variable, " what ") ->> 'notes' FROM s"
#define DROPPED               "[\"dropped total: it is an exact linear combination of pkg, ram\"]"
  /* With the blocks' levels, 1000, 2000 and 3000 of each, nothing is a sum but within them. */
  CHECK_TEXT(db, NOTES("exact_graph", "value"), "[]");
  CHECK_TEXT(db, NOTES("exact_graph", "value, block"), DROPPED);
  CHECK_TEXT(db, NOTES("dibs_graph", "value, block, '{\"steps\":5,\"particles\":2}'"), DROPPED);
  CHECK_TEXT(db, NOTES("exact_graph", "value, block, '{\"transform\":\"rank\"}'"), DROPPED);
  CHECK_TEXT(db, NOTES("exact_graph", "value, block, '{\"combination\":\"keep\"}'"),
             "[\"total is an exact linear combination of pkg, ram\"]");
  /* Another order of rows, other units of each variable. */
  CHECK_TEXT(db,
             "SELECT exact_graph(unit, variable, value * CASE variable WHEN 'pkg' THEN 3.6e6 WHEN"
             " 'total' THEN 1e-3 ELSE 1 END, block) ->> 'notes' FROM (SELECT * FROM s ORDER BY"
             " value * 7919 % 101)",
             DROPPED);
  CHECK_REAL(
      db,
      "SELECT exact_graph(unit, variable, value, block, '{\"tiers\":[[\"total\"],[\"pkg\"]],"
      "\"forbid\":[[\"total\",\"a\"]]}') -> 'rows' = exact_graph(unit, variable, value, block)"
      " FILTER (WHERE variable <> 'total') -> 'rows' FROM s",
      1, 0);
  CHECK_REAL(db,
             "SELECT count(*) FROM exact_graph((SELECT exact_graph(unit, variable, value, block,"
             " '{\"combination\":\"keep\"}') FROM s)) WHERE probability >= 0",
             20, 0);
#undef NOTES
#undef DROPPED
}

/* Rows that centring takes do not count: of 17 units in nine blocks of two, one of them with a gap,
** nine are left. */
static void test_few_within_blocks(sqlite3 *db) {
  load_quarters(db);
#define PAIRS(n)                                                                                   \
  "SELECT exact_graph(unit, variable, value, (substr(unit, 5) - 1) / 2) ->> 'notes' FROM q WHERE"  \
  " substr(unit, 5) + 0 <= " n " AND unit NOT IN (SELECT unit FROM q GROUP BY unit HAVING"         \
  " count(*) < 8)"
  CHECK_TEXT(db, PAIRS("18"),
             "[\"too few units: centring within blocks leaves 9 rows for 8 variables, at least 10 "
             "are needed\"]");
  CHECK_TEXT(db, PAIRS("20"), "[]");
#undef PAIRS
}

static void test_few(sqlite3 *db) {
  load_quarters(db);
  /* Where there is no variable at all a name is not wrong. */
  CHECK_TEXT(db, "SELECT exact_graph('{}', '{\"exogenous\":[\"a\"]}') ->> 'notes' FROM q",
             "[\"fewer than two variables are left\"]");
  CHECK_TEXT(db,
             "SELECT exact_graph(unit, variable, value, '{\"exogenous\":[\"A\"]}') FROM q"
             " WHERE variable = 'a'",
             "exact_graph(): option 'exogenous' names A, a variable that no row has");
  CHECK_TEXT(db, "SELECT exact_graph(unit, variable, value) ->> 'notes' FROM q WHERE 0",
             "[\"fewer than two variables are left\"]");
  CHECK_TEXT(db,
             "SELECT exact_graph(unit, variable, value) ->> 'notes' FROM q WHERE variable = 'a'",
             "[\"fewer than two variables are left\"]");
  run(db, "DROP TABLE IF EXISTS few; CREATE TABLE few AS SELECT unit FROM q GROUP BY unit"
          " HAVING count(*) = 8 LIMIT 10");
  CHECK_TEXT(db,
             "SELECT exact_graph(unit, variable, value) ->> 'notes' FROM q WHERE unit IN"
             " (SELECT unit FROM few LIMIT 9)",
             "[\"too few units: 9 complete ones for 8 variables, at least 10 are needed\"]");
  CHECK_TEXT(db,
             "SELECT count(*) || ' ' || count(r.probability) || ' ' || count(r.total_effect) FROM"
             " (SELECT exact_graph(unit, variable, value) AS fit FROM q WHERE unit IN"
             " (SELECT unit FROM few LIMIT 9)) AS f, exact_graph(f.fit) AS r",
             "56 0 0");
  CHECK_REAL(db,
             "SELECT count(r.probability) FROM (SELECT exact_graph(unit, variable, value) AS fit"
             " FROM q WHERE unit IN (SELECT unit FROM few)) AS f, exact_graph(f.fit) AS r",
             56, 0);
  CHECK_TEXT(db,
             "SELECT exact_graph(unit, variable, value, '{\"alpha_w\":11}') ->> '$.options.alpha_w'"
             " FROM q WHERE unit = 'run 1'",
             "11.0");
}

static void test_missing(sqlite3 *db) {
  CHECK_TEXT(
      db,
      "WITH w(u,v,x) AS (VALUES (1,'a',''),(1,'b','2'),(2,'a',' 2.5 '),(2,'b',3))"
      " SELECT exact_graph(u, v, x) ->> 'notes' FROM w",
      "[\"1 row with an empty string counted as missing\",\"dropped a: too many of its values are"
      " missing\",\"fewer than two variables are left\"]");
  CHECK_TEXT(
      db,
      "WITH w(o) AS (VALUES ('{\"a\":\"\",\"b\":\"2\"}'),('{\"a\":2,\"b\":3}'), (NULL))"
      " SELECT (fit ->> 'n_missing') || (fit ->> 'notes') FROM (SELECT exact_graph(o) AS fit FROM "
      "w)",
      "1[\"1 empty text counted as missing\",\"dropped a: too many of its values are missing\","
      "\"fewer than two variables are left\"]");
}

/* ---- misuse ---- */

static void test_misuse(sqlite3 *db) {
  load_quarters(db);
#define FIT(options) "SELECT exact_graph(unit, variable, value, '" options "') FROM q"
  CHECK_ERROR(
      db,
      "WITH w(u,v,x) AS (VALUES (1,'a',1),(2,'a',2),(1,'a',3)) SELECT exact_graph(u,v,x) FROM w",
      "exact_graph(): two values for unit '1', variable 'a'");
  CHECK_ERROR(
      db,
      "WITH w(u,v,x) AS (VALUES ('跑一','能耗',1),('跑一','能耗',1)) SELECT exact_graph(u,v,x)"
      " FROM w",
      "exact_graph(): two values for unit '跑一', variable '能耗'");
  CHECK_ERROR(db, "SELECT exact_graph('{\"a\":1,\"a\":2}')",
              "exact_graph(): two values for unit 'one row', variable 'a'");
  CHECK_ERROR(db, "SELECT exact_graph('{\"a\":1')",
              "exact_graph(): a row must be a JSON object of names and numbers in UTF-8, not "
              "'{\"a\":1'");
  CHECK_ERROR(
      db, "SELECT exact_graph(12)",
      "exact_graph(): it takes a JSON object of names and numbers a row; or unit, variable, value");
  CHECK_ERROR(db, "SELECT exact_graph('{\"a\":\"x\"}')",
              "exact_graph(): the value of 'a' must be a finite number or null, not \"x\"");
  CHECK_ERROR(db, "SELECT exact_graph('{\"a\":[1]}')",
              "exact_graph(): the value of 'a' must be a finite number or null, not [1]");
  CHECK_ERROR(db, "SELECT exact_graph('{\"a\":1e999}')",
              "exact_graph(): the value of 'a' must be a finite number or null, not 1e999");
  CHECK_ERROR(
      db, "SELECT exact_graph(1, 'a', 'x')",
      "exact_graph(): argument 3 (value) must be a number, not 'x'; CAST it, or leave such rows "
      "out with WHERE or FILTER");
  CHECK_ERROR(
      db, "SELECT exact_graph(1, 'a', 9e999)",
      "exact_graph(): argument 3 (value) must be a finite number, not 'Inf'; an overflow is not "
      "a measurement: turn it into NULL");
  CHECK_ERROR(db, FIT("{\"require\":[[\"a\",\"b\"]],\"forbid\":[[\"a\",\"b\"]]}"),
              "exact_graph(): a -> b is both required and forbidden");
  CHECK_ERROR(db, FIT("{\"require\":[[\"a\",\"b\"],[\"b\",\"c\"],[\"c\",\"a\"]]}"),
              "exact_graph(): the required edges form a cycle: b -> c -> a -> b");
  CHECK_ERROR(db, FIT("{\"require\":[[\"a\",\"a\"]]}"),
              "exact_graph(): a is required to be its own cause");
  CHECK_ERROR(db, FIT("{\"require\":[[\"a\",\"b\"]],\"tiers\":[[\"b\"],[\"a\"]]}"),
              "exact_graph(): a -> b is required against the tiers");
  CHECK_ERROR(db, FIT("{\"require\":[[\"a\",\"b\"]],\"exogenous\":[\"b\"]}"),
              "exact_graph(): a -> b is required, but b is exogenous");
  CHECK_ERROR(db, FIT("{\"require\":[[\"a\",\"b\"],[\"c\",\"b\"]],\"max_parents\":1}"),
              "exact_graph(): b has more required parents than max_parents");
  CHECK_ERROR(db, FIT("{\"tiers\":[[\"a\"],[\"b\",\"a\"]]}"), "exact_graph(): a is in two tiers");
  CHECK_ERROR(db, FIT("{\"tiers\":[\"a\",\"b\"]}"),
              "exact_graph(): option 'tiers' must be an array of arrays of names, not \"a\"");
  CHECK_ERROR(db, FIT("{\"tiers\":[[\"a\"],null]}"),
              "exact_graph(): option 'tiers' must be an array of arrays of names, not null");
  CHECK_ERROR(db, FIT("{\"tiers\":[[\"a\"],7]}"),
              "exact_graph(): option 'tiers' must be an array of arrays of names, not 7");
  CHECK_ERROR(db, FIT("{\"tiers\":[[1]]}"),
              "exact_graph(): option 'tiers' must be made of names of variables, not 1");
  CHECK_ERROR(db, FIT("{\"tiers\":{\"x\":[\"a\"]}}"),
              "exact_graph(): option 'tiers' must be an array, not {\"x\":[\"a\"]}");
  CHECK_ERROR(db, FIT("{\"exogenous\":\"a\"}"),
              "exact_graph(): option 'exogenous' must be an array of names, not 'a'");
  CHECK_ERROR(db, FIT("{\"exogenous\":[null]}"),
              "exact_graph(): option 'exogenous' must be made of names of variables, not null");
  CHECK_ERROR(
      db, FIT("{\"forbid\":[\"a\",\"b\"]}"),
      "exact_graph(): option 'forbid' must be an array of pairs [source, target], not \"a\"");
  CHECK_ERROR(db, FIT("{\"forbid\":[[\"a\",\"b\",\"c\"]]}"),
              "exact_graph(): option 'forbid' must be an array of pairs [source, target], not "
              "[\"a\",\"b\",\"c\"]");
  CHECK_ERROR(
      db, FIT("{\"alpha_w\":9}"),
      "exact_graph(): option 'alpha_w' must be above the number of variables + 1, 9, not 9");
  CHECK_ERROR(db, FIT("{\"draws\":0}"),
              "exact_graph(): option 'draws' must be a whole number from 1 to 1000000, not 0");
  CHECK_ERROR(
      db, FIT("{\"particles\":3}"),
      "exact_graph(): unknown option 'particles'; allowed are block, tiers, exogenous, forbid, "
      "require, "
      "likelihood, alpha_mu, alpha_w, obs_noise, mean_edge, sig_edge, prior, prior_edges_per_node, "
      "prior_edge_probability, max_parents, memory_limit, transform, max_missing, combination, "
      "seed, threads, bootstrap, draws");
  /* A contradiction is one even where there is nothing to fit. */
  CHECK_ERROR(db, FIT("{\"require\":[[\"a\",\"a\"]]}") " WHERE unit IN ('run 1', 'run 2')",
              "exact_graph(): a is required to be its own cause");
  static const char *const misspelt[][2] = {{"tiers", "[[\"a\",\"A\"],[]]"},
                                            {"exogenous", "[\"A\"]"},
                                            {"forbid", "[[\"b\",\"A\"]]"},
                                            {"require", "[[\"A\",\"b\"]]"}};
  for (int i = 0; i < 4; i++) {
    char sql[200], want[200];
    snprintf(sql, sizeof sql, "SELECT exact_graph(unit, variable, value, '{\"%s\":%s}') FROM q",
             misspelt[i][0], misspelt[i][1]);
    snprintf(want, sizeof want, "exact_graph(): option '%s' names A, a variable that no row has",
             misspelt[i][0]);
    CHECK_ERROR(db, sql, want);
  }
  CHECK_TEXT(
      db,
      "SELECT exact_graph(unit, variable, value, '{\"likelihood\":\"linear\"}') ->> 'notes' FROM q",
      "[\"likelihood 'linear' on standardised data: equal noise variances cannot hold, and scale "
      "decides directions\"]");
#undef FIT
}

static void make_many(sqlite3 *db, int d) {
  char sql[400];
  snprintf(
      sql, sizeof sql,
      "DROP TABLE IF EXISTS m; CREATE TABLE m AS"
      " WITH RECURSIVE u(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM u WHERE i < 90),"
      " v(j) AS (SELECT 1 UNION ALL SELECT j + 1 FROM v WHERE j < %d)"
      " SELECT i AS unit, printf('v%%02d', j) AS variable, (i * i * j + j * j * i * 7919) %% 1009"
      " AS value FROM u, v",
      d);
  run(db, sql);
}

static void test_limits(sqlite3 *db) {
  make_many(db, 18);
  const char *error = text_of(db, "SELECT exact_graph(unit, variable, value, '{\"memory_limit\":16,"
                                  "\"threads\":1}') FROM m");
  static const char head[] = "exact_graph(): 18 variables can have parents: that takes ";
  static const char tail[] =
      " MiB, more than memory_limit 16; declare causes that have none as exogenous "
      "or in the first of the tiers, raise memory_limit, or use dibs_graph()";
  CHECK(strncmp(error, head, strlen(head)) == 0);
  CHECK(strstr(error, tail) != NULL);
  int mib = atoi(error + strlen(head));
  CHECK(mib > 18 && mib < 80); /* A alone is 18 * 2^17 doubles and as many exponents */
  make_many(db, 27);
  CHECK_ERROR(
      db, "SELECT exact_graph(unit, variable, value) FROM m",
      "exact_graph(): 27 variables can have parents, too many for the exact posterior; declare "
      "causes that have none as exogenous or in the first of the tiers, leave variables out, or "
      "use dibs_graph()");
  /* What can have no parents does not count. */
  CHECK_REAL(db,
             "SELECT exact_graph(unit, variable, value, json_object('exogenous', json((SELECT"
             " json_group_array(variable) FROM (SELECT DISTINCT variable FROM m WHERE variable >"
             " 'v06'))), 'max_parents', 3)) -> 'diagnostics' ->> 'expected_edges' > 0 FROM m",
             1, 0);
  make_many(db, 65);
  /* Too many are no error: the rest of an analysis needs no graph. */
  CHECK_TEXT(
      db,
      "SELECT count(*) || count(source) || n || note FROM exact_graph((SELECT"
      " exact_graph(unit, variable, value, '{\"forbid\":[[\"v01\",\"v02\"]]}') FROM m))",
      "109065 variables are 1 more than the 64 that a graph can have: leave some out, with WHERE "
      "or, in the analysis, by the role 'ignore', sums of others first, or lower max_missing");
  CHECK_ERROR(
      db, "SELECT exact_graph(unit, variable, value, '{\"forbid\":[[\"v01\",\"v99\"]]}') FROM m",
      "exact_graph(): option 'forbid' names v99, a variable that no row has");
}

/* ---- units of measurement ---- */

static void test_units(sqlite3 *db) {
  load_table(db, graphs_four, 16, 4);
  fit_table(db, "{}");
  matrix probability = matrix_of(db, "probability", 4), weight = matrix_of(db, "weight", 4);
  matrix raw = matrix_of(db, "weight_raw", 4), effect = matrix_of(db, "total_effect", 4);
  matrix effect_raw = matrix_of(db, "total_effect_raw", 4);
  run(db, "UPDATE d SET value = 1000 * value + 77 WHERE variable = 'v1'");
  fit_table(db, "{}");
  matrix p = matrix_of(db, "probability", 4), w = matrix_of(db, "weight", 4);
  matrix r = matrix_of(db, "weight_raw", 4), e = matrix_of(db, "total_effect", 4);
  matrix er = matrix_of(db, "total_effect_raw", 4);
  for (int i = 0; i < 16; i++) {
    double unit = i / 4 == 1 ? 1e-3 : i % 4 == 1 ? 1e3 : 1.0;
    if (i % 5 == 0) continue;
    CHECK(fabs(p.x[i] - probability.x[i]) <= 1e-11);
    CHECK_NEAR(w.x[i], weight.x[i], 1e-10);
    CHECK_NEAR(r.x[i], unit * raw.x[i], 1e-10);
    CHECK_NEAR(e.x[i], effect.x[i], 1e-9);
    CHECK_NEAR(er.x[i], unit * effect_raw.x[i], 1e-9);
  }
  fit_table(db, "{\"transform\":\"rank\"}");
  CHECK_REAL(
      db, "SELECT count(r.weight_raw) + count(r.total_effect_raw) FROM f, exact_graph(f.fit) AS r",
      0, 0);
  CHECK_REAL(db, "SELECT count(r.weight) FROM f, exact_graph(f.fit) AS r", 12, 0);
  /* Ranks do not see a monotone transformation. */
  CHECK_REAL(
      db,
      "SELECT exact_graph(unit, variable, value, '{\"transform\":\"rank\"}') ->> 'rows' ="
      " exact_graph(unit, variable, CASE variable WHEN 'v1' THEN c_exp(value / 1e4) ELSE value END,"
      " '{\"transform\":\"rank\"}') ->> 'rows' FROM d",
      1, 0);
}

/* What is said of the prior and of the edges that are found. */
static void test_prior(sqlite3 *db) {
  load_quarters(db);
#define FIT(options) "(SELECT exact_graph(unit, variable, value, '{" options "}') AS fit FROM q)"
#define SAID                                                                                       \
  "SELECT json_array(fit ->> '$.options.prior', fit ->> '$.options.prior_edges_per_node',"         \
  " round(fit ->> '$.options.prior_edge_probability', 9)) FROM "
  CHECK_TEXT(db, SAID FIT(""), "[\"er\",2.0,0.5]");
  CHECK_TEXT(db, SAID FIT("\"prior_edges_per_node\":1"), "[\"er\",1.0,0.285714286]");
  CHECK_TEXT(db, SAID FIT("\"prior_edge_probability\":0.25"), "[\"er\",null,0.25]");
  CHECK_TEXT(db, SAID FIT("\"prior\":\"uniform\""), "[\"uniform\",null,null]");
  CHECK_TEXT(db, SAID FIT("\"prior\":\"sf\",\"prior_edge_probability\":0.25"),
             "[\"sf\",null,null]");
#undef SAID
#define SHARE(options)                                                                             \
  "SELECT exact_graph(unit, variable, value, '{" options                                           \
  "}') ->> '$.diagnostics.expected_false_share'"                                                   \
  " FROM d"
  load_table(db, graphs_three, 12, 3);
  fit_table(db, "{}");
  double share = real_of(db, "SELECT avg(1 - r.probability) FROM f, exact_graph(f.fit) AS r WHERE"
                             " r.probability >= 0.5");
  CHECK(share > 0.0);
  CHECK_REAL(db, SHARE(""), share, 1e-12);
  CHECK_REAL(db, SHARE("\"bootstrap\":3"), share, 1e-12); /* of the units, not of a resample */
  CHECK_TEXT(db, "SELECT coalesce((" SHARE("\"max_parents\":0") "), 'null')", "null");
#undef SHARE
#undef FIT
}

/* A large offset costs no digits that the data have. */
static void test_offset(sqlite3 *db) {
  load_quarters(db);
  CHECK_REAL(
      db,
      "WITH a AS (SELECT exact_graph(unit, variable, value) AS fit FROM q),"
      " b AS (SELECT exact_graph(unit, variable, value + 1048576 * 1024) AS fit FROM q)"
      " SELECT max(abs(r.probability - s.probability)) < 1e-9 FROM a, b, exact_graph(a.fit) AS r,"
      " exact_graph(b.fit) AS s WHERE s.source = r.source AND s.target = r.target",
      1, 0);
}

/* Of 20 resamples of twelve rows, those that miss the one row that differs: about (11/12)^12. */
static void test_bootstrap_left_out(sqlite3 *db) {
  run(db,
      "CREATE TABLE once AS WITH RECURSIVE s(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM s WHERE"
      " i < 12), b(v) AS (VALUES ('x'), ('y')) SELECT i, v, iif(v = 'y', i = 1, i * 17 % 19) AS"
      " x FROM s, b; CREATE TABLE left AS SELECT exact_graph(i, v, x, '{\"bootstrap\":20}') AS"
      " fit FROM once");
  CHECK_TEXT(db, "SELECT fit ->> 'notes' FROM left",
             "[\"7 resamples in which a variable does not vary are left out\"]");
  /* The share is of those that are left. */
  CHECK_REAL(db,
             "SELECT max(abs(13 * bootstrap_share - round(13 * bootstrap_share))) < 1e-9"
             " FROM left, exact_graph(left.fit)",
             1, 0);
}

static void test_bootstrap(sqlite3 *db) {
  load_quarters(db);
  run(db, "CREATE TABLE b AS SELECT exact_graph(unit, variable, value, '{\"bootstrap\":40}') AS "
          "fit FROM q"
          " UNION ALL SELECT exact_graph(unit, variable, value, '{\"bootstrap\":40}') FROM q"
          " UNION ALL SELECT exact_graph(unit, variable, value, '{\"bootstrap\":40,\"seed\":2}') "
          "FROM q");
  CHECK_REAL(db, "SELECT count(DISTINCT fit) FROM b", 2, 0);
  CHECK_REAL(
      db,
      "SELECT count(*) FROM b, exact_graph(b.fit) AS r WHERE r.bootstrap_share BETWEEN 0 AND 1"
      " AND abs(40 * r.bootstrap_share - round(40 * r.bootstrap_share)) < 1e-9",
      168, 0);
  CHECK_REAL(db, "SELECT max(r.bootstrap_share) > 0 FROM b, exact_graph(b.fit) AS r", 1, 0);
  CHECK_REAL(
      db,
      "SELECT count(r.bootstrap_share) + count(r.start_agreement) FROM (SELECT exact_graph(unit,"
      " variable, value) AS fit FROM q) AS f, exact_graph(f.fit) AS r",
      0, 0);
  /* Everything but the share is that of the units themselves. */
  CHECK_REAL(
      db,
      "SELECT count(*) FROM b, exact_graph(b.fit) AS r, (SELECT exact_graph(unit, variable, value)"
      " AS fit FROM q) AS f, exact_graph(f.fit) AS s WHERE s.source = r.source AND s.target ="
      " r.target AND s.probability = r.probability AND s.path_probability = r.path_probability",
      168, 0);
}

/* ---- blocks ---- */

/* Five blocks of twelve units whose levels differ wildly; `centred` holds the values less the means
** of their blocks, which are whole numbers, so that nothing is rounded. */
static void make_blocks(sqlite3 *db) {
  run(db,
      "CREATE TABLE raw AS WITH RECURSIVE s(i) AS (SELECT 0 UNION ALL SELECT i + 1 FROM s WHERE"
      " i < 59) SELECT i AS unit, 'block ' || (i % 5) AS block, i * 13 % 17 AS a,"
      " i * 7 % 12 + i * i % 11 AS b, i * i * 5 % 13 - i * 13 % 17 AS c FROM s;"
      "CREATE TABLE blocked AS SELECT unit, block, 'a' AS variable, 12 * a - sum(a) OVER w AS"
      " centred, 1000 * (1 + unit % 5) AS level FROM raw WINDOW w AS (PARTITION BY block) UNION ALL"
      " SELECT unit, block, 'b', 12 * b - sum(b) OVER w, -5000 * (unit % 5) FROM raw"
      " WINDOW w AS (PARTITION BY block) UNION ALL"
      " SELECT unit, block, 'c', 12 * c - sum(c) OVER w, 70 FROM raw WINDOW w AS (PARTITION BY "
      "block)"
      ";"
      "CREATE VIEW blocked_wide AS SELECT json_group_object(variable, centred + level) AS object,"
      " json_set(json_group_object(variable, centred + level), '$.model', block) AS with_block"
      " FROM blocked GROUP BY unit");
}

/* The rows of a fit, without what is said of levels. */
#define ROWS_OF(arguments, table)                                                                  \
  "SELECT group_concat(source || target || round(probability, 12) || round(weight, 12), ' ')"      \
  " FROM exact_graph((SELECT exact_graph(" arguments ") FROM " table "))"

/* The figures of blocked: those of all graphs, one by one. */
static void check_blocked(sqlite3 *db) {
  const struct oracle_graph *o = oracle_graphs;
  while (strcmp(o->name, "five blocks of twelve") != 0) o++;
  run(db, "DROP TABLE IF EXISTS f; CREATE TABLE f AS SELECT exact_graph(unit, 'v' ||"
          " (unicode(variable) - 97), centred + level, block) AS fit FROM blocked");
  check_matrix(db, o, "probability", o->edge, 1e-11);
  check_matrix(db, o, "weight", o->weight, 1e-9);
}

static void blocks(sqlite3 *db) {
  make_blocks(db);
  check_blocked(db);
  char *want =
      sqlite3_mprintf("%s", text_of(db, ROWS_OF("unit, variable, centred, block", "blocked")));
  CHECK_TEXT(db, ROWS_OF("unit, variable, centred + level, block", "blocked"), want);
  CHECK_TEXT(db, ROWS_OF("unit, variable, centred + level, block, '{}'", "blocked"), want);
  /* A block's sum is beyond the whole numbers that doubles are. */
  CHECK_TEXT(db, ROWS_OF("unit, variable, centred + level * 100000000000, block", "blocked"), want);
  CHECK_TEXT(db, ROWS_OF("with_block, '{\"block\":\"model\"}'", "blocked_wide"), want);
  CHECK(strcmp(text_of(db, ROWS_OF("object", "blocked_wide")), want) != 0); /* levels make edges */
  /* Centred by hand, the rows that this takes are not known of. */
  CHECK(strcmp(text_of(db, ROWS_OF("unit, variable, centred", "blocked")), want) != 0);
  sqlite3_free(want);
  /* The very bytes, whatever the order of rows and whichever block comes first; with ties, too. */
  run(db, "CREATE TABLE ties AS SELECT unit, block, variable, abs(centred) % 3 / 7.0 AS value FROM"
          " blocked;"
          "CREATE TABLE ties_by_block AS SELECT * FROM ties ORDER BY block DESC, unit * 17 % 61;");
  want = sqlite3_mprintf("%s",
                         text_of(db, "SELECT exact_graph(unit, variable, value, block) FROM ties"));
  CHECK_TEXT(db, "SELECT exact_graph(unit, variable, value, block) FROM ties_by_block", want);
  sqlite3_free(want);
  want =
      sqlite3_mprintf("%s", text_of(db, "SELECT exact_graph(unit, variable, centred + level / 3.0,"
                                        " block, '{\"transform\":\"rank\"}') FROM blocked"));
  CHECK_TEXT(db,
             "SELECT exact_graph(unit, variable, centred + level / 3.0, block,"
             " '{\"transform\":\"rank\"}') FROM (SELECT * FROM blocked ORDER BY unit * 37 % 61,"
             " variable DESC)",
             want);
  sqlite3_free(want);
  /* Means are those of the values, standard deviations those within the blocks: 55 degrees. */
  CHECK_REAL(db,
             "SELECT (exact_graph(unit, variable, centred + level, block) ->>"
             " '$.variables[0].mean') - (SELECT avg(centred + level) FROM blocked WHERE variable"
             " = 'a') FROM blocked",
             0, 1e-9);
  CHECK_REAL(db,
             "WITH f AS (SELECT exact_graph(unit, variable, centred + level, block) ->>"
             " '$.variables[0].sd' AS sd FROM blocked) SELECT sd * sd / (SELECT sum(centred *"
             " centred) / 55.0 FROM blocked WHERE variable = 'a') FROM f",
             1, 1e-12);
}

static void odd_blocks(sqlite3 *db) {
  CHECK_TEXT(db,
             "SELECT exact_graph(unit, variable, iif(variable = 'c', level + length(block) +"
             " unit % 5 * 0.1, centred), block) ->> 'notes' FROM blocked",
             "[\"dropped c: it does not vary within the blocks\"]");
  CHECK_TEXT(db,
             "SELECT n || ' ' || n_missing || ' ' || note FROM exact_graph((SELECT"
             " exact_graph(unit, variable, centred, iif(unit = 7, NULL, block)) FROM blocked))"
             " LIMIT 1",
             "59 0 3 rows left out: only the value may be NULL");
  CHECK_TEXT(db,
             "SELECT n || ' ' || n_missing FROM exact_graph((SELECT exact_graph(json_remove("
             "with_block, iif(rowid = 1, '$.model', '$.none')), '{\"block\":\"model\"}') FROM"
             " (SELECT *, row_number() OVER () AS rowid FROM blocked_wide))) LIMIT 1",
             "59 1");
  CHECK_ERROR(db,
              "SELECT exact_graph(unit, variable, centred, block || (variable = 'b')) FROM"
              " blocked",
              "exact_graph(): unit '0' is in two blocks");
  CHECK_ERROR(db,
              "SELECT exact_graph(unit, variable, centred, '{\"block\":\"block\"}') FROM blocked",
              "exact_graph(): option 'block' names a key of the JSON object of a row; with unit, "
              "variable, value pass the block as the fourth argument");
  CHECK_ERROR(
      db,
      "SELECT graph_test(unit, variable, centred, unit % 2, '{\"block\":\"block\"}') FROM"
      " blocked",
      "graph_test(): unknown option 'block'; allowed are tiers, exogenous, forbid, require, "
      "likelihood, alpha_mu, alpha_w, obs_noise, mean_edge, sig_edge, prior, "
      "prior_edges_per_node, prior_edge_probability, max_parents, memory_limit, transform, "
      "max_missing, combination, seed, threads, on, test, family, permutations, stop_after, "
      "reference, "
      "threshold, min_difference");
}

/* The error of a wide form whose rows have this as their block; the note if there is no error. */
static const char *with_block(sqlite3 *db, const char *block) {
  char sql[2600];
  snprintf(sql, sizeof sql,
           "SELECT exact_graph('{\"x\":' || level || ',\"y\":' || centred || ',\"k\":' ||"
           " iif(unit %% 2, '%s', 5) || '}', '{\"block\":\"k\"}') ->> 'notes' FROM blocked"
           " WHERE variable = 'a'",
           block);
  return text_of(db, sql);
}

/* A block of a wide row is read as that of long rows is: none is made of what is no label. */
static void wide_blocks(sqlite3 *db) {
  static const char *const none[] = {"1e999", "[1]", "{}"};
  char error[120], digits[1300];
  for (size_t i = 0; i < sizeof none / sizeof *none; i++) {
    snprintf(error, sizeof error,
             "exact_graph(): the block 'k' must be a finite number, text or null, not %s", none[i]);
    CHECK(strcmp(with_block(db, none[i]), error) == 0);
  }
  memset(digits, '1', sizeof digits); /* more than the reader of numbers takes */
  digits[sizeof digits - 1] = 0;
  CHECK(strstr(with_block(db, digits), "the block 'k' must be a finite number"));
  CHECK(strcmp(with_block(db, "\"\""), "[\"30 empty texts counted as missing\"]") == 0);
  CHECK(strcmp(with_block(db, "null"), "[]") == 0);
  CHECK_ERROR(db, "SELECT exact_graph(with_block, '{\"block\":\"modell\"}') FROM blocked_wide",
              "exact_graph(): option 'block' names modell, a key that no row has");
  CHECK_ERROR(db, "SELECT dibs_graph(with_block, '{\"block\":\"modell\"}') FROM blocked_wide",
              "dibs_graph(): option 'block' names modell, a key that no row has");
  CHECK_REAL(db,
             "SELECT exact_graph(with_block, '{\"block\":\"modell\"}') ->> 'n' FROM"
             " blocked_wide WHERE 0",
             0, 0);
  CHECK_REAL(db,
             "SELECT exact_graph(char(10, 9, 13, 32) || with_block, '{\"block\":\"model\"}') ="
             " exact_graph(with_block, '{\"block\":\"model\"}') FROM blocked_wide",
             1, 0);
}

/* A key taken for the variable makes a table of all units with all of them. */
static void large_table(sqlite3 *db) {
#define KEYS                                                                                       \
  " FROM (WITH RECURSIVE s(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM s WHERE i < 2000) SELECT i" \
  " FROM s)"
#define TOO_LARGE                                                                                  \
  "2000 units with 2000 variables take 35 MiB, more than memory_limit 30; is the variable a key, " \
  "or changed about with the unit? Else raise memory_limit"
  CHECK_ERROR(db, "SELECT exact_graph(i, -i, i, '{\"memory_limit\":30}')" KEYS,
              "exact_graph(): " TOO_LARGE);
  CHECK_ERROR(db, "SELECT dibs_graph(i, -i, i, '{\"memory_limit\":30}')" KEYS,
              "dibs_graph(): " TOO_LARGE);
  CHECK_ERROR(db, "SELECT graph_test(i, -i, i, i % 2, '{\"memory_limit\":30}')" KEYS,
              "graph_test(): " TOO_LARGE);
}

/* A name ends at a zero byte: two variables would have one name. */
static void zero_bytes(sqlite3 *db) {
#define ZERO                                                                                       \
  "exact_graph(): the name of a variable has a zero byte behind 'x'; is it of a file in UTF-16? "  \
  "Convert it (iconv -f UTF-16 -t UTF-8) and import it again"
  CHECK_ERROR(db, "SELECT exact_graph('{\"x\":1,\"x\\u0000y\":2}')", ZERO);
  CHECK_ERROR(db, "SELECT exact_graph(1, CAST(x'780079' AS TEXT), 2)", ZERO);
  CHECK_ERROR(db, "SELECT exact_graph(1, 'x', 2, '{\"exogenous\":[\"x\\u0000y\"]}')", ZERO);
}

/* Squares of values in such units overflow or vanish: no figure, and a note, in all three
** functions; ranks have no unit. */
static void out_of_range(sqlite3 *db) {
  static const char *const calls[] = {"exact_graph(u, v, x * %s)",
                                      "dibs_graph(u, v, x * %s, '{\"steps\":5}')",
                                      "graph_test(u, v, x * %s, u %% 2, '{\"permutations\":2}')",
                                      "exact_graph(json_object('a', x * %s, 'b', y))"};
  static const char *const units[] = {"1e-160", "1e-150", "1e160", "1e-320"};
  run(db, "CREATE TABLE far AS WITH RECURSIVE s(u) AS (SELECT 1 UNION ALL SELECT u + 1 FROM s WHERE"
          " u < 30) SELECT u, column1 AS v, (u * column2 % 31 + u) / 7.0 AS x, u * u % 7 AS y FROM"
          " s, (VALUES ('a', 7), ('b', 11), ('c', 3))");
  for (int c = 0; c < 4; c++) {
    for (int u = 0; u < 4; u++) {
      char *call = sqlite3_mprintf(calls[c], units[u]);
      char *sql = sqlite3_mprintf("SELECT notes FROM (SELECT %s ->> 'notes' AS notes,"
                                  " 1 FROM far WHERE v = 'a' OR %d < 3)",
                                  call, c);
      if (!CHECK(strstr(text_of(db, sql), "squares near or beyond the range of a double"))) {
        printf("  %s: %s\n", sql, text_of(db, sql));
      }
      sqlite3_free(sql);
      sqlite3_free(call);
    }
  }
  /* And where the squares are numbers, but not what a small variance of the noise makes of them. */
  static const char *const small[] = {"exact_graph(u, v, x * 1e120, %s)",
                                      "dibs_graph(u, v, x * 1e120, %s)",
                                      "graph_test(u, v, x * 1e120, u %% 2, %s)"};
  for (int c = 0; c < 3; c++) {
    char *call = sqlite3_mprintf(
        small[c], "'{\"likelihood\":\"linear\",\"transform\":\"none\",\"obs_noise\":1e-9}'");
    char *sql = sqlite3_mprintf("SELECT %s ->> 'notes' FROM far", call);
    CHECK_TEXT(db, sql,
               "[\"the likelihood is out of range for these units of measurement: standardise, or "
               "choose obs_noise and sig_edge in their scale\"]");
    sqlite3_free(sql);
    sqlite3_free(call);
  }
  CHECK_REAL(db,
             "SELECT count(*) FROM exact_graph((SELECT exact_graph(u, v, x * 1e-160) FROM far))"
             " WHERE probability IS NULL AND adjacency IS NULL",
             6, 0);
  CHECK_REAL(db,
             "SELECT exact_graph(u, v, x * 1e-160, '{\"transform\":\"rank\"}') -> 'dags' ="
             " exact_graph(u, v, x, '{\"transform\":\"rank\"}') -> 'dags' FROM far",
             1, 0);
  CHECK_REAL(db,
             "SELECT max(abs(a.probability - b.probability)) < 1e-12 FROM exact_graph((SELECT"
             " exact_graph(u, v, x * 1e-130) FROM far)) AS a JOIN exact_graph((SELECT"
             " exact_graph(u, v, x) FROM far)) AS b USING (source, target)",
             1, 0);
}

/* Text that is wholly a number counts as one in the wide form, too; a missing value is missing. */
static void wide_texts(sqlite3 *db) {
  CHECK_TEXT(db,
             "SELECT exact_graph('{\"x\":\"' || (i % 5 + 0.25) || '\",\"y\":' || (i % 3 + 0.5)"
             " || '}') = exact_graph('{ \"x\" : ' || (i % 5 + 0.25) || ' , \"y\" : \" ' || (i %"
             " 3 + 0.5) || ' \" }') FROM (WITH RECURSIVE s(i) AS (SELECT 0 UNION ALL SELECT i + 1"
             " FROM s WHERE i < 11) SELECT i FROM s)",
             "1");
  CHECK_TEXT(db,
             "SELECT exact_graph('{\"x\":\"' || (i % 5 + 0.25) || '\",\"y\":\"' || (i % 3 + 0.5)"
             " || '\"}') -> 'variables' ->> '$[1].mean' FROM (WITH RECURSIVE s(i) AS (SELECT 0"
             " UNION ALL SELECT i + 1 FROM s WHERE i < 11) SELECT i FROM s)",
             "1.5");
  /* true and false are 1 and 0 */
  CHECK_TEXT(db,
             "SELECT exact_graph(json_object('x', i % 5, 'y', json(iif(i % 3 = 1, 'true', 'false'))"
             ")) = exact_graph(json_object('x', i % 5, 'y', i % 3 = 1)) FROM (WITH RECURSIVE s(i)"
             " AS (SELECT 0 UNION ALL SELECT i + 1 FROM s WHERE i < 11) SELECT i FROM s)",
             "1");
  CHECK_ERROR(db, "SELECT exact_graph('{\"x\":[11111,22222,33333,44444,55555,66666,77777,88888]}')",
              "exact_graph(): the value of 'x' must be a finite number or null, not "
              "[11111,22222,33333,44444,55555,66666,777");
}

/* Shards of units, with gaps and blocks that only some of them have. */
static void partials_wide(sqlite3 *db) {
  static const char *const calls[] = {
      "json_object('y', y, 'x', x, 'm', m)",
      "json_object('y', y, 'x', x, 'm', m, 'c', nullif(c, 3), 's', x + m), '{\"draws\":20}'",
      "json_object('y', y, 'x', x, 'm', m, 'f', f), '{\"block\":\"f\",\"bootstrap\":3}'",
      "json_object('y', y, 'x', x, 'm', m), '{\"transform\":\"rank\",\"exogenous\":[\"x\"]}'",
      "json_object('y', y, k, x, 'm', iif(k = 's0', m, NULL))",
  };
  CHECK_PARTIALS(db, "exact_graph", calls, 18);
}

/* Long data, of which a unit may lie in several shards. */
static void partials_long(sqlite3 *db) {
  static const char *const calls[] = {"u, v, z", "u, v, z, f",
                                      "u, v, z, f, '{\"prior\":\"uniform\",\"draws\":9}'"};
  for (int round = 0; round < 9; round++) {
    partials_fill(db, round);
    run(db, "CREATE TABLE rows AS SELECT 'u' || i AS u, 'y' AS v, y AS z, k, f FROM r UNION ALL "
            "SELECT 'u' || i, 'x', x, 's' || (i % 3), f FROM r UNION ALL SELECT 'u' || i, 'm', m, "
            "'s' || (i % 2), f FROM r; DROP TABLE r; ALTER TABLE rows RENAME TO r");
    for (size_t i = 0; i < sizeof calls / sizeof *calls; i++) {
      CHECK(partials_same(db, "exact_graph", calls[i]));
    }
    CHECK_TEXT(db,
               "SELECT (SELECT exact_graph_merge(b, '{\"max_parents\":1,\"seed\":7}') FROM (SELECT "
               "exact_graph_partial(k, u, v, z) AS b FROM r GROUP BY k)) = (SELECT exact_graph(u, "
               "v, z, '{\"max_parents\":1,\"seed\":7}') FROM r)",
               "1");
  }
  run(db, "DROP TABLE r");
}

static void partials_refused(sqlite3 *db) {
  CHECK_ERROR(db,
              "WITH t(k, u, v, x) AS (VALUES (1,'r','a',1),(2,'r','a',2)) SELECT "
              "exact_graph_merge(b) FROM (SELECT exact_graph_partial(k, u, v, x) AS b FROM t GROUP "
              "BY k)",
              "exact_graph_merge(): two values for unit 'r', variable 'a'");
  CHECK_ERROR(db,
              "WITH t(k, u, v, x, b) AS (VALUES (1,'r','a',1,'p'),(2,'r','b',2,'q')) SELECT "
              "exact_graph_merge(b) FROM (SELECT exact_graph_partial(k, u, v, x, b) AS b FROM t "
              "GROUP BY k)",
              "exact_graph_merge(): unit 'r' is in two blocks");
  CHECK_ERROR(db,
              "SELECT exact_graph_merge(b) FROM (SELECT exact_graph_partial(1, 'r', 'a', 1) AS b "
              "UNION ALL SELECT exact_graph_partial(2, '{\"a\":1}'))",
              "exact_graph_merge(): shard '1' was made with 3 arguments beside the shard, but '2' "
              "with 1; call the partial alike for all");
  CHECK_ERROR(
      db,
      "SELECT exact_graph_merge(b, '{\"block\":\"a\"}') FROM (SELECT "
      "exact_graph_partial(2, '{\"a\":1}') AS b)",
      "exact_graph_merge(): option 'block' concerns the rows: give it to the partials; here "
      "are tiers, exogenous, forbid, require, likelihood, alpha_mu, alpha_w, obs_noise, "
      "mean_edge, sig_edge, prior, prior_edges_per_node, prior_edge_probability, "
      "max_parents, memory_limit, transform, max_missing, combination, seed, threads, "
      "bootstrap, draws");
}

int main(void) {
  sqlite3 *db = open_database();
  test_enumerated(db);
  test_cases(db);
  test_same_bytes(db);
  test_preparation(db);
  test_combinations(db);
  test_few(db);
  test_few_within_blocks(db);
  test_missing(db);
  test_misuse(db);
  test_limits(db);
  test_units(db);
  test_prior(db);
  test_offset(db);
  test_bootstrap(db);
  test_bootstrap_left_out(db);
  blocks(db);
  odd_blocks(db);
  wide_texts(db);
  wide_blocks(db);
  large_table(db);
  zero_bytes(db);
  out_of_range(db);
  partials_wide(db);
  partials_long(db);
  partials_refused(db);
  CHECK(sqlite3_close(db) == SQLITE_OK);
  CHECK(sqlite3_memory_used() == 0);
  return test_end();
}
