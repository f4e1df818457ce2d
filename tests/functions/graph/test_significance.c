/* graph_test(): against all permutations of small data sets; what levels, units of measurement,
** order and threads must not change; misuse. How often it errs is measured in tests/bench. */
#include "sql_test.h"

#include "oracle/graphs.h"

/* ---- all permutations ---- */

static void load_groups(sqlite3 *db, const struct oracle_permutation *o) {
  sqlite3_stmt *insert = NULL;
  run(db, "DROP TABLE IF EXISTS d; CREATE TABLE d(unit, variable, value, g, block, cluster)");
  sqlite3_prepare_v2(db, "INSERT INTO d VALUES (?1, 'v' || ?2, ?3, ?4, ?5, ?6)", -1, &insert, NULL);
  for (int i = 0; i < o->n * o->d; i++) {
    sqlite3_bind_int(insert, 1, i / o->d);
    sqlite3_bind_int(insert, 2, i % o->d);
    sqlite3_bind_double(insert, 3, o->data[i]);
    sqlite3_bind_int(insert, 4, o->group[i / o->d]);
    sqlite3_bind_int(insert, 5, o->block[i / o->d]);
    sqlite3_bind_int(insert, 6, o->cluster[i / o->d]);
    sqlite3_step(insert);
    sqlite3_reset(insert);
  }
  sqlite3_finalize(insert);
}

enum { PERMUTATIONS = 4000 };

/* Is the p-value of a sample of permutations within six standard errors of that of all? NULL where
** it is NAN. */
static bool close_to(sqlite3_stmt *rows, int column, double want) {
  if (isnan(want)) return sqlite3_column_type(rows, column) == SQLITE_NULL;
  double got = sqlite3_column_double(rows, column);
  return fabs(got - want) <= 6.0 * sqrt(want * (1.0 - want) / PERMUTATIONS) + 2.0 / PERMUTATIONS;
}

static void compare_pair(sqlite3_stmt *rows, const struct oracle_permutation *o) {
  int pair = sqlite3_column_int(rows, 0) * o->d + sqlite3_column_int(rows, 1);
  double total = sqlite3_column_double(rows, 3);
  CHECK(fabs(sqlite3_column_double(rows, 2) - o->difference[pair]) <= 1e-10);
  if (!CHECK(fabs(total - o->total[pair]) <= 1e-9 * fmax(1.0, fabs(o->total[pair])))) {
    printf("  %s: pair %d: total effect %.15g, not %.15g\n", o->name, pair, total, o->total[pair]);
  }
  if (!CHECK(close_to(rows, 4, o->p[pair])) || !CHECK(close_to(rows, 5, o->p_family[pair]))) {
    printf("  %s: pair %d: p = %g, %g, not %g, %g\n", o->name, pair, sqlite3_column_double(rows, 4),
           sqlite3_column_double(rows, 5), o->p[pair], o->p_family[pair]);
  }
}

static void compare(sqlite3 *db, const struct oracle_permutation *o) {
  char sql[700];
  size_t end = strlen(o->options) - 1;
  load_groups(db, o);
  snprintf(sql, sizeof sql,
           "CREATE TABLE p AS SELECT graph_test(unit, variable, value, g, block, cluster, '%.*s%s"
           "\"permutations\":%d,\"stop_after\":0,\"reference\":1}') AS fit FROM d",
           (int)end, o->options, end > 1 ? "," : "", PERMUTATIONS);
  run(db, "DROP TABLE IF EXISTS p");
  run(db, sql);
  CHECK_REAL(db, "SELECT p.fit ->> 'statistic' FROM p", o->statistic, 1e-9);
  sqlite3_stmt *rows = NULL;
  sqlite3_prepare_v2(db,
                     "SELECT substr(r.source, 2), substr(r.target, 2), r.difference,"
                     " r.total_effect_raw_difference, r.p_value, r.p_family, p.fit ->> 'p_value'"
                     " FROM p, graph_test(p.fit) AS r",
                     -1, &rows, NULL);
  int n = 0;
  for (; sqlite3_step(rows) == SQLITE_ROW; n++) {
    compare_pair(rows, o);
    if (n == 0 && !CHECK(close_to(rows, 6, o->p_value)))
      printf("  %s: p = %g, not %g\n", o->name, sqlite3_column_double(rows, 6), o->p_value);
  }
  CHECK(n == o->d * (o->d - 1));
  sqlite3_finalize(rows);
}

static void test_enumerated(sqlite3 *db) {
  for (size_t i = 0; i < sizeof oracle_permutations / sizeof *oracle_permutations; i++) {
    compare(db, &oracle_permutations[i]);
  }
}

/* ---- against exact_graph(), graph_diff() and p_adjust() ---- */

/* Five variables, 40 units in each of two modes and of four blocks; values in eighths. */
static void load_modes(sqlite3 *db) {
  run(db, "CREATE TABLE t AS WITH RECURSIVE u(i) AS (SELECT 0 UNION ALL SELECT i + 1 FROM u WHERE "
          "i < 79),"
          " x(i, e1, e2, e3) AS (SELECT i, i * 7919 % 113 % 32, i * 104729 % 127 % 32, i * i * 31 "
          "% 101 % 32 FROM u),"
          " w(i, a, b, c, d, e) AS (SELECT i, e1, e2, e1 + e3, iif(i % 2, 1, 3) * e2 + e3, e1 + i "
          "* 37 % 41 FROM x),"
          " v(unit, variable, value) AS (SELECT i, 'a', a FROM w UNION ALL SELECT i, 'b', b FROM w "
          "UNION ALL"
          " SELECT i, 'c', c FROM w UNION ALL SELECT i, 'd', d FROM w UNION ALL SELECT i, 'e', e "
          "FROM w)"
          " SELECT unit, variable, value / 8.0 + unit / 2 % 4 * 16 AS value, iif(unit % 2, "
          "'parallel', 'default')"
          " AS mode, 'model ' || (unit / 2 % 4) AS block FROM v");
}

static void test_relations(sqlite3 *db) {
  run(db, "CREATE TABLE r AS SELECT graph_test(unit, variable, value, mode, block, "
          "'{\"permutations\":99,\"stop_after\":0,\"test\":\"sum\"}') AS fit FROM t");
  CHECK_TEXT(db,
             "SELECT json_array(fit ->> 'group_a', fit ->> 'group_b', fit ->> 'n_a', fit ->> 'n_b',"
             " fit ->> 'permutations', fit ->> 'n', fit ->> 'n_missing', fit -> 'notes') FROM r",
             "[\"parallel\",\"default\",40,40,99,80,0,[]]");
  run(db, "CREATE TABLE e AS SELECT exact_graph(unit, variable, value, block,"
          " '{\"combination\":\"keep\"}') FILTER (WHERE mode = 'parallel') AS a,"
          " exact_graph(unit, variable, value, block, '{\"combination\":\"keep\"}')"
          " FILTER (WHERE mode = 'default') AS b FROM t");
  CHECK_REAL(db,
             "SELECT count(*) FROM r, e, graph_test(r.fit) AS t, graph_diff(e.a, e.b) AS d WHERE"
             " d.source = t.source AND d.target = t.target"
             " AND abs(t.probability_a - d.probability_a) < 1e-10"
             " AND abs(t.probability_b - d.probability_b) < 1e-10"
             " AND abs(t.difference - d.difference) < 1e-10"
             " AND abs(t.adjacency_a - d.adjacency_a) < 1e-10"
             " AND abs(t.weight_raw_a - d.weight_raw_a) < 1e-9"
             " AND abs(t.weight_raw_b - d.weight_raw_b) < 1e-9"
             " AND t.status = d.status AND t.changed = d.changed",
             20, 0);
  CHECK_REAL(
      db,
      "SELECT r.fit ->> 'statistic' / (SELECT sum(abs(t.difference)) FROM graph_test(r.fit) AS t)"
      " FROM r",
      1, 1e-12);
  CHECK_REAL(db,
             "SELECT count(*) FROM r, graph_test(r.fit) AS t WHERE t.p_value BETWEEN 0.01 AND 1 AND"
             " abs(100 * t.p_value - round(100 * t.p_value)) < 1e-9",
             20, 0);
  CHECK_REAL(
      db,
      "WITH a AS (SELECT p_adjust(t.source || t.target, t.p_value, '{\"method\":\"bh\"}') AS fit"
      " FROM r, graph_test(r.fit) AS t) SELECT count(*) FROM a, p_adjust(a.fit) AS p, r,"
      " graph_test(r.fit) AS t WHERE p.key = t.source || t.target AND p.p_adjusted = t.p_bh",
      20, 0);
  /* b -> d has three times the coefficient in one of the modes. */
  CHECK_REAL(db,
             "SELECT t.weight_raw_b / t.weight_raw_a FROM r, graph_test(r.fit) AS t WHERE t.source "
             "= 'b' AND"
             " t.target = 'd'",
             3, 0.1);
  CHECK_TEXT(db,
             "SELECT json_array(fit ->> '$.options.permutations', fit ->> '$.options.reference',"
             " fit ->> '$.options.threshold', fit ->> '$.options.min_difference') FROM r",
             "[99,\"default\",0.5,0.1]");
}

/* ---- what must not matter ---- */

#define FIT(value, rest)                                                                           \
  "SELECT graph_test(unit, variable, " value                                                       \
  ", mode, block, '{\"permutations\":60,\"stop_after\":0" rest "}') AS fit"

/* How many different fits, and how many different rows of them, these options and orders of rows
** give. */
static void test_same_bytes(sqlite3 *db) {
  static const char *const on[] = {"", ",\"on\":\"total_effect\"", ",\"stop_after\":3"};
  static const char *const orders[] = {"t", "(SELECT * FROM t ORDER BY value * 7919 % 101, unit)"};
  char sql[500];
  for (int o = 0; o < 3; o++) {
    run(db, "DROP TABLE IF EXISTS s; CREATE TABLE s(fit)");
    for (int i = 0; i < 6; i++) {
      snprintf(sql, sizeof sql,
               "INSERT INTO s SELECT graph_test(unit, variable, value, mode, block, unit / 16,"
               " '{\"permutations\":60,\"threads\":%d%s}') FROM %s",
               i / 2 * 2 + 1, on[o], orders[i % 2]);
      run(db, sql);
    }
    CHECK_TEXT(db, "SELECT count(*) || ' ' || count(DISTINCT fit) FROM s", "6 1");
  }
  run(db, "DROP TABLE s; CREATE TABLE s AS " FIT("value", "") " FROM t");
  run(db, "INSERT INTO s " FIT("value", ",\"seed\":2") " FROM t");
  CHECK_TEXT(db,
             "SELECT count(DISTINCT round(fit ->> 'statistic', 9)) || count(DISTINCT fit ->> "
             "'rows') FROM s",
             "12");
  /* One worker at a time where memory allows no more. */
  run(db, "DELETE FROM s; INSERT INTO s " FIT("value", ",\"threads\":4") " FROM t");
  run(db, "INSERT INTO s " FIT("value", ",\"threads\":4,\"memory_limit\":2") " FROM t");
  CHECK_REAL(db, "SELECT count(DISTINCT fit ->> 'rows') FROM s", 1, 0);
}

/* ---- stopping, and what it leaves ---- */

/* p-values of the whole by all permutations up to number k, and the statistics they come from, are
** those that runs of k permutations give: so the last of the exceedances that stop it is at the k
** with so many. */
static void test_stopping(sqlite3 *db) {
  char sql[400];
  int exceed = 0, k = 0;
  while (exceed < 4 && ++k < 60) {
    snprintf(sql, sizeof sql,
             "SELECT (graph_test(unit, variable, value, mode, block, '{\"stop_after\":0,"
             "\"permutations\":%d}') ->> 'p_value') * %d - 1 FROM t WHERE variable < 'c' OR "
             "variable = 'e'",
             k, k + 1);
    exceed = (int)(real_of(db, sql) + 0.5);
  }
  CHECK(k > 4 && k < 60);
  for (int threads = 1; threads < 5; threads += 3) {
    snprintf(sql, sizeof sql,
             "DROP TABLE IF EXISTS s; CREATE TABLE s AS SELECT graph_test(unit, variable, value,"
             " mode, block, '{\"stop_after\":4,\"threads\":%d}') AS fit FROM t WHERE variable < "
             "'c' OR variable = 'e'",
             threads);
    run(db, sql);
    CHECK_REAL(db, "SELECT fit ->> 'permutations' FROM s", k, 0);
    CHECK_REAL(db, "SELECT fit ->> 'p_value' FROM s", 4.0 / k, 1e-15);
    CHECK_REAL(db,
               "SELECT count(r.p_value) + count(r.p_family) + count(r.p_bh) FROM s,"
               " graph_test(s.fit) AS r",
               0, 0);
  }
  snprintf(sql, sizeof sql,
           "[\"settled after %d permutations: p = %.2g; the pairs' own p-values would take all of"
           " them (stop_after 0)\"]",
           k, 4.0 / k);
  CHECK_TEXT(db, "SELECT fit ->> 'notes' FROM s", sql);
}

/* The largest difference of the family is what the whole is tested by. */
static void test_family(sqlite3 *db) {
#define FAMILY ",\"family\":{\"sources\":[\"a\",\"b\"],\"targets\":[\"c\",\"d\",\"gone\"]}"
  run(db, "CREATE TABLE w AS SELECT * FROM t UNION ALL SELECT unit, 'gone', 7, mode, block FROM t "
          "WHERE variable = 'a'");
  run(db, "DROP TABLE IF EXISTS s; CREATE TABLE s AS " FIT("value", FAMILY) " FROM w");
  CHECK_TEXT(db,
             "SELECT group_concat(r.source || r.target, ' ') FROM s, graph_test(s.fit) AS r"
             " WHERE r.p_family IS NOT NULL AND r.p_bh IS NOT NULL",
             "ac ad bc bd");
  CHECK_REAL(db, "SELECT count(r.p_value) FROM s, graph_test(s.fit) AS r", 20, 0);
  CHECK_REAL(db,
             "SELECT count(*) FROM s, graph_test(s.fit) AS r WHERE p_family IS NOT NULL AND"
             " (fit ->> 'statistic') = abs(difference) AND (fit ->> 'p_value') = p_family",
             1, 0);
  CHECK_REAL(db,
             "SELECT min(p_family - p_value) >= 0 FROM s, graph_test(s.fit) AS r WHERE p_family IS"
             " NOT NULL",
             1, 0);
  /* The knowledge allows none of them, or they were dropped. */
  CHECK_TEXT(
      db,
      "SELECT (fit -> 'p_value') || (fit -> 'statistic') || (fit -> 'permutations')"
      " || (fit ->> 'notes') FROM (" FIT("value", FAMILY ",\"exogenous\":[\"c\",\"d\"]") " FROM w)",
      "nullnull0[\"dropped gone: it is constant\",\"no test: the knowledge allows no pair of the "
      "family\"]");
  CHECK_TEXT(db,
             "SELECT (fit -> 'p_value') || (fit -> 'notes' ->> 1) FROM (" FIT(
                 "value", ",\"family\":{\"targets\":[\"gone\"]}") " FROM w)",
             "nullno test: the knowledge allows no pair of the family");
  CHECK_ERROR(db, FIT("value", ",\"family\":{\"sources\":[\"x\"]}") " FROM t",
              "graph_test(): option 'family' names x, a variable that no row has");
  CHECK_ERROR(db, FIT("value", ",\"family\":{\"source\":[\"a\"]}") " FROM t",
              "graph_test(): option 'family' has sources and targets, and no source");
  CHECK_ERROR(db, FIT("value", ",\"family\":[\"a\"]") " FROM t",
              "graph_test(): option 'family' must be an object with sources and targets, not an "
              "array");
  CHECK_ERROR(db, FIT("value", ",\"family\":{\"sources\":\"a\"}") " FROM t",
              "graph_test(): option 'family' must be an array, not \"a\"");
}

/* ---- clusters ---- */

static void test_clusters(sqlite3 *db) {
  /* Of units one by one they change nothing. */
  run(db, "DROP TABLE IF EXISTS s; CREATE TABLE s AS " FIT("value", "") " FROM t");
  run(db, "INSERT INTO s SELECT graph_test(unit, variable, value, mode, block, unit,"
          " '{\"permutations\":60,\"stop_after\":0}') FROM t");
  CHECK_TEXT(db, "SELECT count(DISTINCT fit ->> 'rows') || group_concat(fit ->> 'notes') FROM s",
             "1[],[]");
  CHECK_TEXT(db,
             "SELECT graph_test(unit, variable, value, mode, block, iif(unit < 20, unit % 2, unit),"
             " '{\"permutations\":9}') ->> 'notes' FROM t",
             "[\"2 clusters keep together, in 0 with both groups units are exchanged\"]");
  CHECK_TEXT(db,
             "SELECT graph_test(unit, variable, value, mode, 1, unit / 2 % 10, "
             "'{\"permutations\":9}') ->> 'notes' FROM t",
             "[\"0 clusters keep together, in 10 with both groups units are exchanged\"]");
  CHECK_TEXT(
      db,
      "SELECT graph_test(unit, variable, value, mode, 1, unit % 4, "
      "'{\"permutations\":9}') ->> 'notes' FROM t",
      "[\"4 clusters keep together, in 0 with both groups units are exchanged\",\"labels can "
      "be exchanged in 12 ways only: no p can be much below 0.083\"]");
  /* Blocks that have one group each. */
  CHECK_TEXT(
      db,
      "SELECT (fit -> 'p_value') || (fit -> 'permutations') || (fit ->> 'notes') FROM (SELECT"
      " graph_test(unit, variable, value, mode, mode) AS fit FROM t)",
      "null0[\"no test: the labels cannot be exchanged; within each block all units that vary are "
      "of one group\"]");
  CHECK_TEXT(
      db,
      "SELECT graph_test(unit, variable, value, mode, mode, mode || (unit / 4)) ->> 'notes' ->> "
      "'$[#-1]'"
      " FROM t",
      "no test: the labels cannot be exchanged; within each block all clusters that vary are of "
      "one group");
  CHECK_ERROR(db, "SELECT graph_test(unit, variable, value, mode, block, variable) FROM t",
              "graph_test(): unit '0' is in two clusters");
}

/* The differences and the p-values are those of the data as they are. */
static void same_result(sqlite3 *db, const char *value) {
  char sql[1000];
  snprintf(sql, sizeof sql,
           "WITH f(fit) AS (" FIT("value", "") " FROM t), g(fit) AS (" FIT(
               "%s", "") " FROM t)"
                         " SELECT count(*) FROM f, g, graph_test(f.fit) AS r, graph_test(g.fit) AS "
                         "s WHERE s.source = r.source"
                         " AND s.target = r.target AND abs(s.difference - r.difference) < 1e-9 AND "
                         "s.p_value = r.p_value"
                         " AND (f.fit ->> 'p_value') = (g.fit ->> 'p_value')",
           value);
  CHECK_REAL(db, sql, 20, 0);
}

static void test_levels(sqlite3 *db) {
  same_result(db, "value + iif(mode = 'parallel', 1024, 0)");
  same_result(
      db, "value + unit / 2 % 4 * 4096 * (unicode(variable) - 96) - iif(mode = 'default', 512, 0)");
  same_result(db, "value * iif(mode = 'parallel', 8, 0.5)");
  same_result(db, "value * iif(variable = 'b', 64, 1)");
  /* Blocks by any name, in the same order. */
  CHECK_REAL(
      db,
      "WITH f(fit) AS (" FIT(
          "value", "") " FROM t UNION ALL SELECT graph_test(unit, variable, value,"
                       " mode, unit / 2 % 4, '{\"permutations\":60,\"stop_after\":0}') FROM t) "
                       "SELECT count(DISTINCT fit) FROM f",
      1, 0);
  /* No block is one block. */
  CHECK_REAL(db,
             "WITH f(fit) AS (SELECT graph_test(unit, variable, value, mode, "
             "'{\"permutations\":60}') FROM t"
             " UNION ALL SELECT graph_test(unit, variable, value, mode, 'all', "
             "'{\"permutations\":60}') FROM t)"
             " SELECT count(DISTINCT fit) FROM f",
             1, 0);
  /* The other reference turns the sign. */
  CHECK_REAL(db,
             "WITH f(fit) AS (" FIT("value", "") " FROM t), g(fit) AS (" FIT(
                 "value",
                 ",\"reference\":\"parallel\"") " FROM t) SELECT count(*) FROM f, g, "
                                                "graph_test(f.fit) AS r,"
                                                " graph_test(g.fit) AS s WHERE s.source = r.source "
                                                "AND s.target = r.target AND"
                                                " abs(s.difference + r.difference) < 1e-11 AND "
                                                "abs(s.probability_a - r.probability_b) < 1e-11"
                                                " AND abs(s.weight_raw_a - r.weight_raw_b) < 1e-11",
             20, 0);
}

/* ---- preparation and degenerate data ---- */

static void test_degenerate(sqlite3 *db) {
  run(db, "CREATE TABLE u AS SELECT * FROM t;"
          "INSERT INTO u SELECT unit, 'fixed', 0.1 * (unit / 2 % 4), mode, block FROM t WHERE "
          "variable = 'a';"
          "INSERT INTO u SELECT unit, 'one side', iif(mode = 'parallel', unit * unit % 7, 3), "
          "mode, block FROM t"
          " WHERE variable = 'a'");
  CHECK_TEXT(
      db, "SELECT (fit ->> 'dropped') || (fit ->> 'notes') FROM (" FIT("value", "") " FROM u)",
      "[\"one side\",\"fixed\"][\"dropped one side: it is constant\",\"dropped fixed: it does not "
      "vary"
      " within the groups and blocks\"]");
  CHECK_REAL(db,
             "WITH f(fit) AS (" FIT("value", "") " FROM t UNION ALL " FIT(
                 "value", "") " FROM u)"
                              " SELECT count(DISTINCT fit ->> 'rows') FROM f",
             1, 0);
  /* Every unit a group and block of its own: nothing is left. */
  CHECK_TEXT(
      db,
      "SELECT (fit ->> 'notes') || (fit -> 'p_value') || json_array_length(fit, '$.rows') FROM"
      " (SELECT graph_test(unit, variable, value, mode, unit / 2) AS fit FROM t)",
      "[\"too few units: centring within blocks leaves 1 rows for 5 variables, at least 7 are "
      "needed\"]null20");
  CHECK_TEXT(
      db,
      "SELECT fit ->> 'notes' FROM (SELECT graph_test(unit, variable, value, mode) AS fit FROM t"
      " WHERE unit < 12 OR mode = 'default')",
      "[\"too few units: 6 complete ones for 5 variables, at least 7 are needed\"]");
  CHECK_TEXT(
      db,
      "SELECT (fit ->> 'notes') || (fit -> 'p_value') || (fit ->> 'n_b') || (fit -> 'group_a') FROM"
      " (SELECT graph_test(unit, variable, value, mode) AS fit FROM t WHERE mode = 'default')",
      "[\"one group only: 'default'\",\"too few units: 0 complete ones for 5 variables, at least 7 "
      "are"
      " needed\"]null40null");
  CHECK_TEXT(
      db,
      "SELECT fit ->> 'notes' FROM (SELECT graph_test(unit, variable, value, mode) AS fit FROM t"
      " WHERE 0)",
      "[\"no rows with a value\",\"fewer than two variables are left\"]");
  /* a differs in one unit of each group, from which a permutation can take it: that is none. */
  CHECK_TEXT(db,
             "SELECT (fit ->> 'permutations') || (fit ->> 'notes') FROM (WITH s(u) AS (SELECT 0"
             " UNION ALL SELECT u + 1 FROM s WHERE u < 23) SELECT graph_test(u, column1,"
             " iif(column1 = 'a', u IN (3, 4), u * 7 % 11), u % 2, '{\"permutations\":60,"
             "\"stop_after\":0}') AS fit FROM s, (VALUES ('a'), ('b')))",
             "54[\"6 permutations in which a variable does not vary are left out\"]");
  CHECK_TEXT(
      db,
      "SELECT (fit ->> 'n') || ' ' || (fit ->> 'n_missing') || ' ' || (fit ->> 'n_a') FROM (SELECT"
      " graph_test(unit, variable, iif(unit = 10 AND variable = 'a', NULL, value), mode, block) AS "
      "fit FROM t WHERE NOT (unit = 7 AND"
      " variable = 'c'))",
      "78 2 39");
}

static void test_knowledge(sqlite3 *db) {
  CHECK_REAL(db,
             "WITH f(fit) AS (" FIT("value", ",\"exogenous\":[\"a\",\"b\"],\"forbid\":[[\"c\","
                                             "\"d\"]]") " FROM t) SELECT count(*) FROM f, "
                                                        "graph_test(f.fit) AS r WHERE (r.p_value "
                                                        "IS NULL) ="
                                                        " (r.target IN ('a', 'b') OR (r.source = "
                                                        "'c' AND r.target = 'd')) AND (r.p_bh IS "
                                                        "NULL) ="
                                                        " (r.p_value IS NULL) AND (r.p_value IS "
                                                        "NOT NULL OR r.probability_a + "
                                                        "r.probability_b = 0)",
             20, 0);
  CHECK_REAL(
      db,
      "WITH f(fit) AS (" FIT(
          "value", ",\"transform\":\"rank\"") " FROM t) SELECT count(r.weight_raw_a)"
                                              " || count(r.p_value) FROM f, graph_test(f.fit) AS r",
      20, 0);
}

static void test_misuse(sqlite3 *db) {
  CHECK_ERROR(db, "SELECT graph_test(unit, variable, value, variable = 'a') FROM t",
              "graph_test(): unit '0' is in two groups");
  CHECK_ERROR(db, "SELECT graph_test(unit, variable, value, mode, variable) FROM t",
              "graph_test(): unit '0' is in two blocks");
  CHECK_ERROR(
      db, "SELECT graph_test(unit, variable, value, unit % 3) FROM t",
      "graph_test(): the group has more than two values: '0', '1', '2'…; choose two with WHERE or "
      "FILTER");
  CHECK_ERROR(db, "SELECT graph_test(unit, variable, value, mode, '{\"reference\":\"x\"}') FROM t",
              "graph_test(): option 'reference' must be one of the groups 'default' and "
              "'parallel', not 'x'");
  CHECK_ERROR(db, "SELECT graph_test(unit, variable, value, mode, '{\"bootstrap\":9}') FROM t",
              "graph_test(): unknown option 'bootstrap'; allowed are tiers, exogenous, forbid, "
              "require, likelihood, alpha_mu, alpha_w, obs_noise, mean_edge, sig_edge, prior, "
              "prior_edges_per_node, prior_edge_probability, max_parents, memory_limit, transform, "
              "max_missing, combination, seed, threads, on, test, family, permutations, "
              "stop_after, reference, "
              "threshold, min_difference");
  CHECK_ERROR(
      db, "SELECT graph_test(unit, variable, value, mode, '{\"permutations\":0}') FROM t",
      "graph_test(): option 'permutations' must be a whole number from 1 to 1000000, not 0");
  CHECK_ERROR(db,
              "SELECT graph_test(unit, variable, value, mode) FROM (SELECT * FROM t UNION ALL "
              "SELECT * FROM t)",
              "graph_test(): two values for unit '0', variable 'a'");
}

/* A sum goes before anything is compared, with ranks, too; 'keep' compares it. One that is a sum
** only without the levels of its cells is one. */
static void test_sums(sqlite3 *db) {
  run(db,
      "CREATE TABLE parts AS WITH RECURSIVE s(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM s"
      " WHERE i < 60) SELECT i, i % 2 AS g, i % 3 AS block, (i * 7) % 11 AS x, (i * 5) % 13 AS y"
      " FROM s");
  run(db, "CREATE TABLE long AS SELECT i, g, block, 'x' AS name, x AS value FROM parts UNION ALL"
          " SELECT i, g, block, 'y', y FROM parts UNION ALL"
          " SELECT i, g, block, 'total', x + y + 100 * g + 7 * block FROM parts");
#define TEST(options)                                                                              \
  "SELECT (fit ->> 'dropped') || (fit ->> 'notes') FROM (SELECT graph_test(i, name, value, g, "    \
  "block, '{\"permutations\":3" options "}') AS fit FROM long)"
  CHECK_TEXT(db, TEST(""),
             "[\"total\"][\"dropped total: it is an exact linear combination of x, y\"]");
  CHECK_TEXT(db, TEST(",\"combination\":\"keep\""),
             "[][\"total is an exact linear combination of x, y\"]");
  run(db, "UPDATE long SET value = (SELECT sum(value) FROM long AS l WHERE l.i = long.i"
          " AND l.name <> 'total') WHERE name = 'total'");
  CHECK_TEXT(db, TEST(",\"transform\":\"rank\""),
             "[\"total\"][\"dropped total: it is an exact linear combination of x, y\"]");
}

int main(void) {
  sqlite3 *db = open_database();
  test_enumerated(db);
  load_modes(db);
  test_relations(db);
  test_same_bytes(db);
  test_stopping(db);
  test_family(db);
  test_clusters(db);
  test_levels(db);
  test_degenerate(db);
  test_knowledge(db);
  test_misuse(db);
  test_sums(db);
  CHECK(sqlite3_close(db) == SQLITE_OK);
  CHECK(sqlite3_memory_used() == 0);
  return test_end();
}
