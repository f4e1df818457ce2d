/* graph_test(): against all permutations of small data sets; what levels, units of measurement,
** order and threads must not change; misuse. How often it errs is measured in tests/bench. */
#include "sql_test.h"

#include "oracle/graphs.h"

/* ---- all permutations ---- */

static void load_groups(sqlite3 *db, const struct oracle_permutation *o) {
  sqlite3_stmt *insert = NULL;
  run(db, "DROP TABLE IF EXISTS d; CREATE TABLE d(unit, variable, value, g, block)");
  sqlite3_prepare_v2(db, "INSERT INTO d VALUES (?1, 'v' || ?2, ?3, ?4, ?5)", -1, &insert, NULL);
  for (int i = 0; i < o->n * o->d; i++) {
    sqlite3_bind_int(insert, 1, i / o->d);
    sqlite3_bind_int(insert, 2, i % o->d);
    sqlite3_bind_double(insert, 3, o->data[i]);
    sqlite3_bind_int(insert, 4, o->group[i / o->d]);
    sqlite3_bind_int(insert, 5, o->block[i / o->d]);
    sqlite3_step(insert);
    sqlite3_reset(insert);
  }
  sqlite3_finalize(insert);
}

/* The p-value of a sample of permutations and that of all lie within six standard errors. */
static bool close_to(double got, double want, int permutations) {
  return fabs(got - want) <= 6.0 * sqrt(want * (1.0 - want) / permutations) + 2.0 / permutations;
}

static void compare(sqlite3 *db, const struct oracle_permutation *o) {
  enum { PERMUTATIONS = 4000 };
  char sql[600];
  size_t end = strlen(o->options) - 1;
  load_groups(db, o);
  snprintf(sql, sizeof sql,
           "CREATE TABLE p AS SELECT graph_test(unit, variable, value, g, block, "
           "'%.*s%s\"permutations\":%d,"
           "\"reference\":1}') AS fit FROM d",
           (int)end, o->options, end > 1 ? "," : "", PERMUTATIONS);
  run(db, "DROP TABLE IF EXISTS p");
  run(db, sql);
  CHECK_REAL(db, "SELECT p.fit ->> 'statistic' FROM p", o->statistic, 1e-10);
  double p = real_of(db, "SELECT p.fit ->> 'p_value' FROM p");
  if (!CHECK(close_to(p, o->p_value, PERMUTATIONS)))
    printf("  %s: p = %g, not %g\n", o->name, p, o->p_value);
  sqlite3_stmt *rows = NULL;
  sqlite3_prepare_v2(
      db,
      "SELECT substr(r.source, 2), substr(r.target, 2), r.difference, r.p_value FROM p,"
      " graph_test(p.fit) AS r",
      -1, &rows, NULL);
  int n = 0;
  for (; sqlite3_step(rows) == SQLITE_ROW; n++) {
    int pair = sqlite3_column_int(rows, 0) * o->d + sqlite3_column_int(rows, 1);
    CHECK(fabs(sqlite3_column_double(rows, 2) - o->difference[pair]) <= 1e-10);
    if (sqlite3_column_type(rows, 3) == SQLITE_NULL) {
      CHECK(o->p[pair] == 1.0); /* what the knowledge rules out is not tested */
    } else if (!CHECK(close_to(sqlite3_column_double(rows, 3), o->p[pair], PERMUTATIONS))) {
      printf("  %s: pair %d: p = %g, not %g\n", o->name, pair, sqlite3_column_double(rows, 3),
             o->p[pair]);
    }
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
          "'{\"permutations\":99}') AS fit"
          " FROM t");
  CHECK_TEXT(db,
             "SELECT json_array(fit ->> 'group_a', fit ->> 'group_b', fit ->> 'n_a', fit ->> 'n_b',"
             " fit ->> 'permutations', fit ->> 'n', fit ->> 'n_missing', fit -> 'notes') FROM r",
             "[\"parallel\",\"default\",40,40,99,80,0,[]]");
  run(db,
      "CREATE TABLE e AS SELECT exact_graph(unit, variable, value - mean) FILTER (WHERE mode = "
      "'parallel')"
      " AS a, exact_graph(unit, variable, value - mean) FILTER (WHERE mode = 'default') AS b FROM"
      " (SELECT *, avg(value) OVER (PARTITION BY variable, mode, block) AS mean FROM t)");
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
      "SELECT r.fit ->> 'statistic' - (SELECT sum(abs(t.difference)) FROM graph_test(r.fit) AS t)"
      " FROM r",
      0, 0);
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
  "SELECT graph_test(unit, variable, " value ", mode, block, '{\"permutations\":60" rest "}')"

static void test_same_bytes(sqlite3 *db) {
  CHECK_TEXT(
      db,
      "WITH s AS MATERIALIZED (SELECT * FROM t ORDER BY value * 7919 % 101, unit),"
      " fits(fit) AS (" FIT("value", ",\"threads\":1") " FROM t UNION ALL " FIT(
          "value", ",\"threads\":1") " FROM s UNION ALL " FIT("value",
                                                              ",\"threads\":2") " FROM s UNION "
                                                                                "ALL " FIT("value",
                                                                                           ",\"thre"
                                                                                           "ads\":"
                                                                                           "5") " F"
                                                                                                "RO"
                                                                                                "M "
                                                                                                "t)"
                                                                                                " S"
                                                                                                "EL"
                                                                                                "EC"
                                                                                                "T "
                                                                                                "co"
                                                                                                "un"
                                                                                                "t("
                                                                                                "*)"
                                                                                                " |"
                                                                                                "| "
                                                                                                "' "
                                                                                                "' "
                                                                                                "||"
                                                                                                " c"
                                                                                                "ou"
                                                                                                "nt"
                                                                                                "(D"
                                                                                                "IS"
                                                                                                "TI"
                                                                                                "NC"
                                                                                                "T "
                                                                                                "fi"
                                                                                                "t)"
                                                                                                " F"
                                                                                                "RO"
                                                                                                "M "
                                                                                                "fi"
                                                                                                "t"
                                                                                                "s",
      "4 1");
  CHECK_REAL(db,
             "WITH fits(fit) AS (" FIT("value", "") " FROM t UNION ALL " FIT(
                 "value", ",\"seed\":2") " FROM t) SELECT count(DISTINCT fit ->> 'statistic') || "
                                         "count(DISTINCT fit ->> 'rows') FROM"
                                         " fits",
             12, 0);
  /* One worker at a time where memory allows no more. */
  CHECK_REAL(
      db,
      "WITH fits(fit) AS (" FIT("value", ",\"threads\":4") " FROM t UNION ALL " FIT(
          "value",
          ",\"threads\":4,\"memory_limit\":2") " FROM t)"
                                               " SELECT count(DISTINCT fit ->> 'rows') FROM fits",
      1, 0);
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
  CHECK_REAL(db,
             "WITH f(fit) AS (" FIT("value",
                                    "") " FROM t UNION ALL SELECT graph_test(unit, variable, value,"
                                        " mode, unit / 2 % 4, '{\"permutations\":60}') FROM t) "
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
      db,
      "SELECT (fit ->> 'dropped') || (fit ->> 'notes') FROM (" FIT("value", "") " AS fit FROM u)",
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
      "[\"nothing varies within the groups and blocks\"]null20");
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
              "graph_test(): there is no bootstrap in a permutation test");
  CHECK_ERROR(
      db, "SELECT graph_test(unit, variable, value, mode, '{\"permutations\":0}') FROM t",
      "graph_test(): option 'permutations' must be a whole number from 1 to 1000000, not 0");
  CHECK_ERROR(db,
              "SELECT graph_test(unit, variable, value, mode) FROM (SELECT * FROM t UNION ALL "
              "SELECT * FROM t)",
              "graph_test(): two values for unit '0', variable 'a'");
}

int main(void) {
  sqlite3 *db = open_database();
  test_enumerated(db);
  load_modes(db);
  test_relations(db);
  test_same_bytes(db);
  test_levels(db);
  test_degenerate(db);
  test_knowledge(db);
  test_misuse(db);
  CHECK(sqlite3_close(db) == SQLITE_OK);
  CHECK(sqlite3_memory_used() == 0);
  return test_end();
}
