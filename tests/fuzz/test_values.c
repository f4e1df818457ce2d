/*
** Random values of every kind in every argument of every function: each call must end in a fit that
** is valid JSON with the function's name in it, in a figure, or in an error that begins with that
** name.
*/
#include "base/rng.h"
#include "stat/distribution/rng_normal.h"
#include "sql_test.h"

enum { ROUNDS = 4000, MOST_ROWS = 12, MOST_ARGUMENTS = 7 };

typedef struct subject {
  const char *name;
  int low, high; /* arguments */
  bool partial;  /* there are partial results */
} subject;

static const subject SUBJECTS[] = {
    {"ttest", 2, 3, true},           {"mann_whitney", 2, 3, false},
    {"p_adjust", 2, 3, false},       {"ols", 2, 7, true},
    {"ols_interaction", 3, 7, true}, {"sobel", 3, 7, true},
    {"mediation_boot", 3, 7, false}, {"exact_graph", 1, 4, true},
    {"graph_test", 4, 7, false},     {"scale_choice", 3, 7, false},
    {"plot_groups", 2, 3, false},    {"plot_interaction", 3, 4, false},
    {"plot_effects", 4, 5, false},   {"plot_matrix", 3, 5, false},
};

static int fits, errors; /* what the rounds ended in */

static const char *const OPTIONS[] = {"{}",
                                      "{\"conf_level\":0.9}",
                                      "{\"n_boot\":30,\"seed\":3}",
                                      "{\"robust\":\"HC3\"}",
                                      "{\"method\":\"welch\"}",
                                      "{\"reference\":1}",
                                      "{\"intercept\":false}",
                                      "{",
                                      "{\"names\":[1]}",
                                      "{\"names\":[\"a\",\"b\",\"c\"]}",
                                      "{\"ci\":\"bca\",\"n_boot\":40}",
                                      "{\"method\":\"bh\"}",
                                      "{\"on\":\"total_effect\",\"stop_after\":2}",
                                      "{\"test\":\"sum\",\"family\":{\"targets\":[\"a\"]}}",
                                      "{\"conf_level\":1e999}",
                                      "{\"alternative\":\"less\"}",
                                      "{\"n_boot\":30,\"cluster\":\"cov1\",\"ci\":\"bca\"}",
                                      "{\"n_boot\":30,\"mediators\":[\"cov1\"]}",
                                      "{\"crossed\":[\"cov1\"]}",
                                      "{\"crossed\":[\"cov1\",\"cov2\"],\"curve\":true}",
                                      "{\"labels\":{\"a\":\"A\"},\"caption\":false}",
                                      "{\"n_boot\":30,\"mediators\":[\"cov2\"],"
                                      "\"cluster\":\"cov1\"}"};

static void bind(sqlite3_stmt *query, int at, clt_rng *rng, bool tame) {
  static const double numbers[] = {0.0, 1.0, -1.0, 1e300, -1e-300, 1e308, 5e-324, 1e15, 0.1};
  static const char *const texts[] = {"",      "a",   "b",     "1",   "0.5",
                                      "x'\"]", "nan", "1e999", " 2 ", "{}"};
  uint32_t kind = clt_rng_below(rng, tame ? 24 : 10);
  if (kind >= 8) {
    sqlite3_bind_int(query, at, (int)clt_rng_below(rng, 5));
  } else if (kind >= 4) {
    sqlite3_bind_double(query, at, clt_rng_normal(rng));
  } else if (kind == 3) {
    sqlite3_bind_double(query, at, numbers[clt_rng_below(rng, 9)]);
  } else if (kind == 2) {
    sqlite3_bind_text(query, at, texts[clt_rng_below(rng, 10)], -1, SQLITE_STATIC);
  } else if (kind == 1) {
    sqlite3_bind_null(query, at);
  } else if (!tame && clt_rng_below(rng, 8) == 0) {
    sqlite3_bind_blob(query, at, "\x00\xff", 2, SQLITE_STATIC);
  } else {
    sqlite3_bind_int64(query, at, INT64_MAX);
  }
}

static void fill(sqlite3 *db, clt_rng *rng, int columns, bool tame, const char *options) {
  sqlite3_stmt *insert = NULL;
  run(db, "DELETE FROM t");
  sqlite3_prepare_v2(db, "INSERT INTO t VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)", -1, &insert, NULL);
  int rows = (int)clt_rng_below(rng, MOST_ROWS + 1);
  for (int r = 0; r < rows; r++) {
    for (int c = 1; c <= MOST_ARGUMENTS; c++) bind(insert, c, rng, tame);
    if (options) sqlite3_bind_text(insert, columns, options, -1, SQLITE_STATIC);
    sqlite3_step(insert);
    sqlite3_reset(insert);
  }
  sqlite3_finalize(insert);
}

static bool figure(sqlite3 *db) {
  return strcmp(text_of(db, "SELECT fit LIKE '<svg %</svg>_' FROM result"), "1") == 0;
}

/* Makes the table `result` of a fit; the error if it is one. */
static const char *fit(sqlite3 *db, const char *sql) {
  run(db, "DROP TABLE IF EXISTS temp.result");
  const char *error = text_of(db, sql);
  *(strcmp(error, "(none)") == 0 ? &fits : &errors) += 1;
  return error;
}

/* There must be a fit, and that must open, or a figure; or an error in the name of a function. */
static bool acceptable(sqlite3 *db, const char *error, const char *function, const char *form) {
  char sql[256];
  size_t length = strlen(function), more = strlen(form);
  if (strcmp(error, "(none)") != 0) {
    return strncmp(error, function, length) == 0 && strncmp(error + length, form, more) == 0 &&
           strncmp(error + length + more, "():", 3) == 0;
  }
  if (strncmp(function, "plot_", 5) == 0) return figure(db);
  snprintf(sql, sizeof sql,
           "SELECT json_valid(fit) AND fit ->> 'function' = '%s'"
           " AND (SELECT count(*) FROM %s(fit)) >= 0 FROM result",
           function, function);
  return strcmp(text_of(db, sql), "1") == 0;
}

static bool call(sqlite3 *db, const subject *s, int columns) {
  char sql[512], arguments[64] = "";
  for (int c = 0; c < columns; c++) {
    size_t length = strlen(arguments);
    snprintf(arguments + length, sizeof arguments - length, "%s%c", c ? "," : "", 'a' + c);
  }
  snprintf(sql, sizeof sql, "CREATE TEMP TABLE result AS SELECT %s(%s) AS fit FROM t", s->name,
           arguments);
  if (!acceptable(db, fit(db, sql), s->name, "")) return false;
  if (!s->partial) return true;
  snprintf(sql, sizeof sql,
           "CREATE TEMP TABLE result AS SELECT %s_merge(b) AS fit FROM (SELECT %s_partial(rowid %% "
           "3, %s) AS b FROM t GROUP BY rowid %% 3)",
           s->name, s->name, arguments);
  const char *error = fit(db, sql);
  return acceptable(db, error, s->name, strstr(error, "_partial():") ? "_partial" : "_merge");
}

int main(void) {
  sqlite3 *db = open_database();
  run(db, "CREATE TABLE t(a, b, c, d, e, f, g)");
  clt_rng rng;
  clt_rng_seed(&rng, 20261124, 0);
  for (int i = 0; i < ROUNDS; i++) {
    const subject *s = &SUBJECTS[clt_rng_below(&rng, sizeof SUBJECTS / sizeof *SUBJECTS)];
    int columns = s->low + (int)clt_rng_below(&rng, (uint32_t)(s->high - s->low + 1));
    bool with_options = columns > s->low && clt_rng_below(&rng, 2);
    const char *options = OPTIONS[clt_rng_below(&rng, sizeof OPTIONS / sizeof *OPTIONS)];
    fill(db, &rng, columns, clt_rng_below(&rng, 3) > 0, with_options ? options : NULL);
    if (!CHECK(call(db, s, columns))) {
      printf("  round %d: %s with %d arguments: %s\n", i, s->name, columns,
             text_of(db, "SELECT json_group_array(json_array(quote(a),quote(b),quote(c),quote(d),"
                         "quote(e),quote(f),quote(g))) FROM t"));
    }
  }
  CHECK(fits > ROUNDS / 4 && errors > ROUNDS / 10); /* both kinds are common */
  CHECK(sqlite3_close(db) == SQLITE_OK);
  CHECK(sqlite3_memory_used() == 0);
  return test_end();
}
