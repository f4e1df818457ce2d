/*
** dibs_graph(): its SQL function. What DiBS itself finds is tests/graph/dibs/test_dibs.c; here are
** options, knowledge, the same bytes for any order of rows and number of threads, agreement with
** exact_graph(), degenerate data and misuse.
*/
#include "result.h"

/*
** d(unit, variable, value): 60 units in quarters; a -> b -> c, and e by itself. Long; wide is
** w(unit, a, b, c, e).
*/
static const char TABLES[] =
    "CREATE TABLE w AS WITH RECURSIVE s(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM s WHERE i < "
    "60),"
    " a AS (SELECT i AS unit, (i * 37) % 61 / 4.0 AS a, (i * 17) % 23 / 4.0 AS u,"
    " (i * 29) % 19 / 4.0 AS v, (i * 41) % 53 / 4.0 AS e FROM s),"
    " b AS (SELECT *, a / 2 + u AS b FROM a) SELECT unit, a, b, b - v AS c, e FROM b;"
    "CREATE TABLE d(unit, variable, value);"
    "INSERT INTO d SELECT unit, 'a', a FROM w UNION ALL SELECT unit, 'b', b FROM w"
    " UNION ALL SELECT unit, 'c', c FROM w UNION ALL SELECT unit, 'e', e FROM w";

#define LONG           "unit, variable, value"
#define FIT(arguments) "(SELECT dibs_graph(" arguments ") FROM d)"
#define SMALL          "\"particles\":6,\"steps\":40"

/* How much two statements of (source, target, probability) differ at most. */
static double worst_difference(sqlite3 *db, const char *one, const char *other) {
  char *sql = sqlite3_mprintf("SELECT max(abs(r.probability - s.probability)) FROM %s AS r"
                              " JOIN %s AS s USING (source, target)",
                              one, other);
  double worst = real_of(db, sql);
  sqlite3_free(sql);
  return worst;
}

static void test_agrees_with_exact(sqlite3 *db) {
  CHECK_REAL(db, "SELECT count(*) FROM dibs_graph(" FIT(LONG) ")", 12, 0);
  CHECK(worst_difference(db, "dibs_graph(" FIT(LONG) ")",
                         "exact_graph((SELECT exact_graph(" LONG ") FROM d))") < 0.05);
#define TIERS ", '{\"tiers\":[[\"a\"],[\"b\",\"e\"],[\"c\"]],\"max_parents\":2}'"
  CHECK(worst_difference(db, "dibs_graph(" FIT(LONG TIERS) ")",
                         "exact_graph((SELECT exact_graph(" LONG TIERS ") FROM d))") < 0.05);
#undef TIERS
#define FREE ", '{\"prior\":\"sf\"}'"
  CHECK(worst_difference(db, "dibs_graph(" FIT(LONG FREE) ")",
                         "exact_graph((SELECT exact_graph(" LONG FREE ") FROM d))") < 0.05);
#undef FREE
#define BLOCK ", unit / 2"
  CHECK(worst_difference(db, "dibs_graph(" FIT(LONG BLOCK) ")",
                         "exact_graph((SELECT exact_graph(" LONG BLOCK ") FROM d))") < 0.05);
  /* beta is 10 n / steps, and 60 units in 31 blocks count as 30 */
  CHECK_REAL(db, "SELECT " FIT(LONG BLOCK ", '{" SMALL "}'") " ->> '$.options.beta'", 7.5, 0);
  CHECK_REAL(db, "SELECT " FIT(LONG ", '{" SMALL "}'") " ->> '$.options.beta'", 15.0, 0);
#undef BLOCK
  CHECK_TEXT(db,
             "SELECT count(*) > 0 AND abs((fit ->> '$.diagnostics.expected_false_share') -"
             " avg(1 - probability)) < 1e-12 FROM (SELECT " FIT(LONG) " AS fit), dibs_graph(fit)"
                                                                      " WHERE probability >= 0.5",
             "1");
  CHECK_TEXT(db,
             "SELECT min(probability BETWEEN 0 AND 1 AND adjacency BETWEEN probability AND 1 AND"
             " start_agreement BETWEEN 0 AND 1 AND path_probability BETWEEN 0 AND 1 AND"
             " bootstrap_share IS NULL) FROM dibs_graph(" FIT(LONG) ")",
             "1");
  CHECK_TEXT(db,
             "SELECT count(*) FROM dibs_graph(" FIT(LONG) ") AS r JOIN dibs_graph(" FIT(
                 LONG) ") AS s"
                       " ON s.source = r.target AND s.target = r.source"
                       " WHERE s.probability = r.reverse_probability AND s.adjacency = r.adjacency",
             "12");
}

/* DiBS as published, particle by particle, finds the edges that are there. */
static void test_published(sqlite3 *db) {
#define PUBLISHED ", '{\"refine\":\"none\",\"particles\":20,\"steps\":300}'"
  CHECK_REAL(db,
             "SELECT min(adjacency) > 0.5 FROM dibs_graph(" FIT(
                 LONG PUBLISHED) ") WHERE (source, target) IN (VALUES ('a', 'b'), ('b', 'c'))",
             1, 0);
  CHECK_TEXT(db, "SELECT " FIT(LONG PUBLISHED) " ->> '$.options.weights'", "mixture");
#undef PUBLISHED
}

static void test_options(sqlite3 *db) {
  CHECK_TEXT(db,
             "SELECT json_extract(fit, '$.function', '$.method', '$.options.starts',"
             " '$.options.refine', '$.options.weights', '$.options.latent_dim') FROM"
             " (SELECT " FIT(LONG) " AS fit)",
             "[\"dibs_graph\",\"dibs\",3,\"order\",\"uniform\",4]");
  CHECK_TEXT(db,
             "SELECT json_extract(fit, '$.options.starts', '$.options.particles',"
             " '$.options.steps', '$.options.latent_dim', '$.options.alpha', '$.options.beta',"
             " '$.options.bandwidth', '$.options.step_size', '$.options.weights',"
             " '$.options.refine') FROM (SELECT " FIT(
                 LONG ", '{\"starts\":2,\"particles\":5,\"steps\":30,\"latent_dim\":2,"
                      "\"alpha\":0.5,\"beta\":0.25,\"bandwidth\":5,\"step_size\":0.125,"
                      "\"weights\":\"mixture\",\"refine\":\"none\"}'") " AS fit)",
             "[2,5,30,2,0.5,0.25,5.0,0.125,\"mixture\",\"none\"]");
  CHECK_TEXT(
      db,
      "SELECT min((d ->> 'unique_dags') > 0 AND (d ->> 'cyclic_share') BETWEEN 0 AND 1 AND"
      " (d ->> 'effective_particles') >= 1 AND (d ->> 'max_start_difference') BETWEEN 0 AND 1"
      " AND abs((d ->> 'expected_edges') - (SELECT sum(value ->> 'probability') FROM"
      " json_each(fit, '$.rows'))) < 1e-9)"
      " FROM (SELECT fit, fit -> 'diagnostics' AS d FROM (SELECT " FIT(LONG) " AS fit))",
      "1");
  /* the smallest bandwidth that there is: no particle feels another */
  CHECK_TEXT(db,
             "SELECT count(probability) || ' ' || (max(probability) > 0.5) FROM dibs_graph(" FIT(
                 LONG ", '{" SMALL ",\"bandwidth\":5e-324,\"refine\":\"none\"}'") ")",
             "12 1");
  /* another seed is another run, and a bootstrap gives shares */
  CHECK_TEXT(db,
             "SELECT " FIT(LONG ", '{" SMALL ",\"seed\":2}'") " -> 'rows' = " FIT(
                 LONG ", '{" SMALL "}'") " -> 'rows'",
             "0");
  CHECK_TEXT(db,
             "SELECT count(bootstrap_share) || min(bootstrap_share BETWEEN 0 AND 1) FROM"
             " dibs_graph(" FIT(LONG ", '{" SMALL ",\"bootstrap\":4}'") ")",
             "121");
}

static void test_knowledge(sqlite3 *db) {
#define KNOWS                                                                                      \
  ", '{" SMALL ",\"exogenous\":[\"c\"],\"forbid\":[[\"e\",\"a\"]],\"require\":[[\"e\",\"b\"]]}'"
  CHECK_REAL(db,
             "SELECT sum(probability) FROM dibs_graph(" FIT(
                 LONG KNOWS) ") WHERE target = 'c' OR (source, target) = ('e', 'a')",
             0, 0);
  CHECK_REAL(
      db,
      "SELECT probability FROM dibs_graph(" FIT(LONG KNOWS) ") WHERE (source, target) = ('e', 'b')",
      1, 0);
#undef KNOWS
  CHECK_ERROR(db,
              "SELECT dibs_graph(" LONG ", '{\"require\":[[\"a\",\"b\"],[\"b\",\"a\"]]}') FROM d",
              "dibs_graph(): the required edges form a cycle: b -> a -> b");
}

/* Two statements give the same bytes. */
static void same(sqlite3 *db, const char *one, const char *other) {
  result a = result_of(db, one), b = result_of(db, other);
  CHECK(a.code == SQLITE_DONE && a.n > 100);
  if (!CHECK(result_same(&a, &b))) {
    printf("  %s\n", other);
    result_print_difference(&b, &a);
  }
  result_free(&a);
  result_free(&b);
}

#define ROWS_OF(source, options)                                                                   \
  "SELECT * FROM dibs_graph((SELECT dibs_graph(" LONG ", '{" SMALL ",\"bootstrap\":2" options      \
  "}') FROM " source "))"

static void test_determinism(sqlite3 *db) {
  const char *reference = ROWS_OF("d", ",\"threads\":1");
  same(db, reference, ROWS_OF("d", ",\"threads\":2"));
  same(db, reference, ROWS_OF("d", ",\"threads\":5"));
  same(db, reference, ROWS_OF("d", ""));
  same(db, reference, ROWS_OF("(SELECT * FROM d ORDER BY value, unit DESC)", ""));
  same(db, reference, ROWS_OF("(SELECT * FROM d ORDER BY (rowid * 97) % 241)", ",\"threads\":3"));
  same(db, "SELECT dibs_graph(" LONG ", '{" SMALL "}') ->> 'dags' FROM d",
       "SELECT dibs_graph(" LONG ", '{" SMALL "}') ->> 'dags' FROM"
       " (SELECT * FROM d ORDER BY variable DESC, unit)");
}

static void test_wide(sqlite3 *db) {
  same(db, "SELECT * FROM dibs_graph(" FIT(LONG ", '{" SMALL "}'") ")",
       "SELECT * FROM dibs_graph((SELECT dibs_graph(json_object('e', e, 'a', a, 'c', c, 'b', b),"
       " '{" SMALL "}') FROM w))");
}

static void test_degenerate(sqlite3 *db) {
  CHECK_TEXT(db, "SELECT dibs_graph(" LONG ") ->> 'n' FROM d WHERE 0", "0");
  CHECK_TEXT(db,
             "SELECT count(*) || count(source) || note FROM dibs_graph((SELECT dibs_graph(" LONG
             ") FROM d WHERE 0))",
             "10fewer than two variables are left");
  CHECK_TEXT(db,
             "SELECT json_extract(fit, '$.notes[0]', '$.diagnostics.unique_dags',"
             " '$.diagnostics.expected_edges') FROM"
             " (SELECT dibs_graph(" LONG ") AS fit FROM d WHERE variable = 'a')",
             "[\"fewer than two variables are left\",0,null]");
  CHECK_TEXT(db,
             "SELECT count(*) || ' ' || count(probability) || ' ' || count(start_agreement) FROM"
             " dibs_graph((SELECT dibs_graph(" LONG ") FROM d WHERE unit < 4))",
             "12 0 0");
  CHECK_TEXT(db,
             "SELECT instr(dibs_graph(" LONG ") ->> 'notes', 'too few units: 3 complete ones for 4"
             " variables') > 0 FROM d WHERE unit < 4",
             "1");
  /* a gap leaves out the unit, a constant the variable */
  CHECK_TEXT(db,
             "SELECT json_extract(dibs_graph(unit, variable, CASE WHEN variable = 'e' THEN 3 WHEN"
             " unit > 1 THEN value END, '{" SMALL "}'), '$.n', '$.n_missing', '$.dropped[0]',"
             " '$.variables[2].name') FROM d",
             "[59,1,\"e\",\"c\"]");
}

/* Too few steps: where no particle is acyclic nothing is known, not even that there is no edge; a
** start without a graph neither agrees nor differs. */
static void test_cyclic(sqlite3 *db) {
  run(db, "CREATE TABLE e AS WITH RECURSIVE i(i) AS (SELECT 0 UNION ALL SELECT i + 1 FROM i WHERE"
          " i < 35) SELECT i / 4 AS unit, substr('abcd', i % 4 + 1, 1) AS variable, i / 4 * 7 % 9 *"
          " 0.5 + i % 4 * (i * 5 % 7) + i * i % 5 AS value FROM i");
#define CYCLIC(more)                                                                               \
  "(SELECT dibs_graph(" LONG ", '{\"steps\":2,\"particles\":2,\"starts\":1" more "}') FROM e)"
#define COUNTS                                                                                     \
  "SELECT count(*) || ' ' || count(probability) || count(adjacency) || count(path_probability) ||" \
  " count(total_effect) || count(weight) || count(start_agreement) || count(bootstrap_share) ||"   \
  " ' ' || note FROM dibs_graph("
#define SAYS                                                                                       \
  "12 0000000 no particle, of 2, ended in a graph without cycles; raise steps, now 2, or beta"
  CHECK_TEXT(db, COUNTS CYCLIC("") ")", SAYS);
  CHECK_TEXT(db, COUNTS CYCLIC(",\"refine\":\"none\",\"bootstrap\":3") ")",
             SAYS "; 3 resamples that gave only graphs with cycles are left out");
  CHECK_TEXT(
      db,
      "SELECT note FROM dibs_graph((SELECT dibs_graph(unit, variable, iif(variable = 'a',"
      " unit = 3, value), '{\"steps\":2,\"particles\":2,\"starts\":1,\"refine\":\"none\","
      "\"bootstrap\":20}') FROM e))",
      "no particle, of 2, ended in a graph without cycles; raise steps, now 2, or beta; 4 "
      "resamples in which a variable does not vary are left out; 16 resamples that gave only "
      "graphs with cycles are left out");
#undef SAYS
#undef COUNTS
#undef CYCLIC
  CHECK_TEXT(db,
             "SELECT round(fit ->> '$.diagnostics.cyclic_share', 3) || ' ' ||"
             " (fit ->> '$.diagnostics.max_start_difference' IS NULL) || ' ' ||"
             " (SELECT min(start_agreement) FROM dibs_graph(fit)) FROM (SELECT dibs_graph(" LONG
             ", '{\"steps\":6,\"particles\":1,\"seed\":2}') AS fit FROM e)",
             "0.667 1 1.0");
}

static void test_misuse(sqlite3 *db) {
#define CHECK_OPTION(option, message)                                                              \
  CHECK_ERROR(db, "SELECT dibs_graph(" LONG ", '{\"" option "}') FROM d", "dibs_graph(): " message)
  CHECK_OPTION("particles\":0", "option 'particles' must be a whole number from 1 to 10000, not 0");
  CHECK_OPTION("steps\":1.5", "option 'steps' must be a whole number from 1 to 100000, not 1.5");
  CHECK_OPTION("starts\":101", "option 'starts' must be a whole number from 1 to 100, not 101");
  CHECK_OPTION("latent_dim\":257",
               "option 'latent_dim' must be a whole number from 1 to 256, not 257");
  CHECK_OPTION("beta\":1000000001",
               "option 'beta' must be a number from 0 to 1000000000, not 1000000001");
  CHECK_OPTION("refine\":\"chain\"", "option 'refine' must be one of 'order', 'none', not 'chain'");
  CHECK_OPTION("weights\":1", "option 'weights' must be one of 'uniform', 'mixture', not 1");
  CHECK(strstr(text_of(db, "SELECT dibs_graph(" LONG ", '{\"particles\":10000,\"starts\":100,"
                           "\"memory_limit\":1}') FROM d"),
               " MiB, more than memory_limit 1; lower particles, starts or max_parents, or raise"));
#undef CHECK_OPTION
  CHECK_ERROR(db, "SELECT dibs_graph(unit, variable, 'x') FROM d",
              "dibs_graph(): argument 3 (value) must be a number, not 'x'; CAST it, or leave such "
              "rows out with WHERE or FILTER");
  CHECK_ERROR(db, "SELECT dibs_graph(" LONG ") FROM (SELECT * FROM d UNION ALL SELECT 1, 'a', 2)",
              "dibs_graph(): two values for unit '1', variable 'a'");
}

/* As many required parents as the tables have candidates are in every graph, beyond 20 variables,
** too; more are refused. */
static void test_many_required(sqlite3 *db) {
  run(db,
      "CREATE TABLE many AS WITH RECURSIVE s(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM s WHERE"
      " i < 40), v(k) AS (SELECT 10 UNION ALL SELECT k + 1 FROM v WHERE k < 32) SELECT"
      " json_group_object('v' || k, (i * (k * k + 7) * 7919 + k * i * i * 104729) % (997 + k))"
      " AS o FROM s, v GROUP BY i;"
      "CREATE TABLE needed AS WITH RECURSIVE v(k) AS (SELECT 10 UNION ALL SELECT k + 1 FROM v"
      " WHERE k < 29) SELECT json_array('v' || k, 'v32') AS edge FROM v");
#define MANY_FIT(n)                                                                                \
  "SELECT dibs_graph(o, json_object('starts', 1, 'particles', 2, 'require', (SELECT"               \
  " json_group_array(json(edge)) FROM (SELECT edge FROM needed LIMIT " n ")))) FROM many"
  CHECK_TEXT(db,
             "SELECT count(*) || ' ' || min(probability) FROM dibs_graph((" MANY_FIT(
                 "19") ")) WHERE target = 'v32' AND source < 'v29'",
             "19 1.0");
  CHECK_ERROR(db, MANY_FIT("20"),
              "dibs_graph(): v32 has 20 required parents, and 19 is the most here; leave some out "
              "of `require`, or use exact_graph()");
}

int main(void) {
  sqlite3 *db = open_database();
  run(db, TABLES);
  test_agrees_with_exact(db);
  test_published(db);
  test_options(db);
  test_knowledge(db);
  test_determinism(db);
  test_wide(db);
  test_degenerate(db);
  test_cyclic(db);
  test_misuse(db);
  test_many_required(db);
  CHECK(sqlite3_close(db) == SQLITE_OK);
  CHECK(sqlite3_memory_used() == 0);
  return test_end();
}
