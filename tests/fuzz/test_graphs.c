/*
** The graph functions under hostile input: fits with bytes changed, cut or doubled, and options
** made of pieces. Each call must end in rows or in an error that begins with the function's name.
*/
#include "base/rng.h"
#include "sql_test.h"

enum { ROUNDS = 6000, LONGEST = 60000 };

static int results, errors; /* what the rounds ended in */

/* Steps a statement with up to two texts bound through to its end. */
static bool acceptable(sqlite3 *db, const char *name, const char *sql, const char *first,
                       const char *second) {
  sqlite3_stmt *query = NULL;
  int code = sqlite3_prepare_v2(db, sql, -1, &query, NULL);
  sqlite3_bind_text(query, 1, first, -1, SQLITE_STATIC);
  if (second) sqlite3_bind_text(query, 2, second, -1, SQLITE_STATIC);
  while (code == SQLITE_OK || code == SQLITE_ROW) code = sqlite3_step(query);
  size_t length = strlen(name);
  const char *error = sqlite3_errmsg(db);
  bool ok = code == SQLITE_DONE || (code == SQLITE_ERROR && strncmp(error, name, length) == 0 &&
                                    strncmp(error + length, "(): ", 4) == 0);
  *(code == SQLITE_DONE ? &results : &errors) += 1;
  if (!ok) printf("  %s: %d %s\n", name, code, error);
  sqlite3_finalize(query);
  return ok;
}

/* Changes a few places of the text: numbers above all, now and then its structure. */
static void mutate(clt_rng *rng, char *text) {
  static const char digits[] = "0123456789.-e", structure[] = "[]{}\",:nul \\\x7f";
  int changes = 1 + (int)clt_rng_below(rng, 4);
  for (int i = 0; i < changes; i++) {
    size_t length = strlen(text), at = clt_rng_below(rng, (uint32_t)length),
           size = 1 + clt_rng_below(rng, 30);
    switch (clt_rng_below(rng, 8)) {
    case 0:
      text[at] = structure[clt_rng_below(rng, sizeof structure - 1)];
      break;
    case 1: /* cut a piece out */
      if (at + size < length) memmove(text + at, text + at + size, length - at - size + 1);
      break;
    case 2: /* double a piece */
      if (at + size < length && length + size < LONGEST)
        memmove(text + at + size, text + at, length - at + 1);
      break;
    case 3:
      if (clt_rng_below(rng, 8) == 0) text[at] = 0;
      break;
    default: /* a digit, where one was */
      while (text[at] && (text[at] < '0' || text[at] > '9')) at++;
      if (text[at]) text[at] = digits[clt_rng_below(rng, sizeof digits - 1)];
    }
  }
  if (!text[0]) strcpy(text, "{");
}

static void fuzz_fits(sqlite3 *db, clt_rng *rng) {
  static const struct {
    const char *name, *sql;
    bool two;
  } subjects[] = {
      {"exact_graph", "SELECT * FROM exact_graph(?1)", false},
      {"graph_test", "SELECT * FROM graph_test(?1)", false},
      {"graph_diff", "SELECT * FROM graph_diff(?1, ?2)", true},
      {"graph_paths", "SELECT * FROM graph_paths(?1, 'a', 'c', '{\"threshold\":0.1}')", false},
      {"graph_dot", "SELECT graph_dot(?1, '{\"threshold\":0.1}')", false},
  };
  static char first[LONGEST + 1], second[LONGEST + 1], test[LONGEST + 1];
  char *fit = sqlite3_mprintf("%s", text_of(db, "SELECT fit FROM f"));
  snprintf(test, sizeof test, "%s", text_of(db, "SELECT test FROM f"));
  for (int i = 0; i < ROUNDS; i++) {
    uint32_t k = clt_rng_below(rng, sizeof subjects / sizeof *subjects);
    snprintf(first, sizeof first, "%s", k == 1 ? test : fit);
    snprintf(second, sizeof second, "%s", fit);
    mutate(rng, first);
    if (clt_rng_below(rng, 2)) mutate(rng, second);
    if (!CHECK(acceptable(db, subjects[k].name, subjects[k].sql, first,
                          subjects[k].two ? second : NULL))) {
      printf("  round %d: %s\n  %s\n", i, first, subjects[k].two ? second : "");
    }
  }
  sqlite3_free(fit);
}

/* Options of pieces that are right or wrong. */
static void fuzz_options(sqlite3 *db, clt_rng *rng) {
  static const char *const keys[] = {"tiers",
                                     "exogenous",
                                     "forbid",
                                     "require",
                                     "likelihood",
                                     "alpha_mu",
                                     "alpha_w",
                                     "prior",
                                     "prior_edges_per_node",
                                     "prior_edge_probability",
                                     "max_parents",
                                     "transform",
                                     "max_missing",
                                     "obs_noise",
                                     "mean_edge",
                                     "sig_edge",
                                     "combination",
                                     "bootstrap"};
  static const char *const values[] = {"[]",
                                       "[[]]",
                                       "[\"a\"]",
                                       "[[\"a\"],[\"b\",\"zz\"]]",
                                       "[[\"a\",\"b\"]]",
                                       "[[\"b\",\"a\"],[\"c\",\"a\"]]",
                                       "[[\"a\",\"a\"]]",
                                       "[[\"a\"]]",
                                       "[1,[2]]",
                                       "{}",
                                       "{\"a\":[\"b\"]}",
                                       "null",
                                       "\"linear\"",
                                       "\"bge\"",
                                       "\"uniform\"",
                                       "\"sf\"",
                                       "\"keep\"",
                                       "\"rank\"",
                                       "\"none\"",
                                       "0",
                                       "1",
                                       "2",
                                       "6",
                                       "1e-6",
                                       "0.3",
                                       "1e6",
                                       "-1",
                                       "\"\"",
                                       "[[[\"a\"]]]",
                                       "[\"{}\",\"[\\\"a\\\"]\"]"};
  for (int i = 0; i < ROUNDS / 4; i++) {
    char options[300] = "{\"draws\":3";
    int n = 1 + (int)clt_rng_below(rng, 2);
    for (int k = 0; k < n; k++) {
      size_t length = strlen(options);
      snprintf(options + length, sizeof options - length, ",\"%s\":%s",
               keys[clt_rng_below(rng, sizeof keys / sizeof *keys)],
               values[clt_rng_below(rng, sizeof values / sizeof *values)]);
    }
    strcat(options, "}");
    if (!CHECK(acceptable(db, "exact_graph", "SELECT exact_graph(u, v, x, ?1) FROM l", options,
                          NULL))) {
      printf("  round %d: %s\n", i, options);
    }
  }
}

int main(void) {
  sqlite3 *db = open_database();
  run(db, "CREATE TABLE l AS WITH RECURSIVE u(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM u WHERE "
          "i < 30)"
          " SELECT i AS u, 'a' AS v, i * 7 % 23 AS x, i % 2 AS g FROM u UNION ALL SELECT i, 'b', i "
          "* 7 % 23 + i % 5,"
          " i % 2 FROM u UNION ALL SELECT i, 'c', i * 7 % 23 + i * 3 % 7, i % 2 FROM u;"
          "CREATE TABLE f AS SELECT exact_graph(u, v, x, '{\"draws\":40}') AS fit, graph_test(u, "
          "v, x, g,"
          " '{\"permutations\":9}') AS test FROM l");
  clt_rng rng;
  clt_rng_seed(&rng, 20261124, 0);
  fuzz_fits(db, &rng);
  CHECK(results > ROUNDS / 4 && errors > ROUNDS / 20);
  results = errors = 0;
  fuzz_options(db, &rng);
  CHECK(results > 60 && errors > 60);
  CHECK(sqlite3_close(db) == SQLITE_OK);
  CHECK(sqlite3_memory_used() == 0);
  return test_end();
}
