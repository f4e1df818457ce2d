/*
** For fuzz targets: rows, fits and partial results to call any function of the catalogue with.
** Table `data` has a column for every argument, called like it, in FUZZ_SETS sets of rows.
*/
#ifndef CLT_FUZZ_DATA_H
#define CLT_FUZZ_DATA_H

#include "base/json.h"
#include "fuzz/catalogue.h"
#include "plot/xml.h"

enum { FUZZ_SETS = 8 };

static const char FUZZ_DATA[] =
    "CREATE TABLE data AS WITH RECURSIVE i(i) AS (SELECT 0 UNION ALL SELECT i + 1 FROM i WHERE i <"
    " 23), s(s) AS (SELECT 0 UNION ALL SELECT s + 1 FROM s WHERE s < 7) SELECT s AS \"set\", i / 3"
    " AS unit, substr('abc', i % 3 + 1, 1) AS variable, (i / 3 * 7 % 8) * 0.5 + i % 3 * (i * 5 % 7)"
    " AS value, 'b' || (i / 6) AS block, 'k' || (i / 3 % 4) AS cluster, 's' || (i % 2) AS shard,"
    " 'g' || (i / 3 % 2) AS \"group\", i * 7 % 11 * 0.5 + i / 3 % 2 * 1.5 + i * i % 7 * 0.25 AS y,"
    " i * 5 % 13 * 1.0 AS x, i * 5 % 13 * 0.5 + i * 3 % 5 AS m, i * 3 % 10 * 0.5 AS x1, i / 3 % 2"
    " AS moderator, i * 11 % 17 * 0.25 AS cov, i AS \"key\", (i + 1) / 100.0 AS p, 'label ' || i AS"
    " label, i * 1.0 AS estimate, i - 1.5 AS conf_low, i + 1.5 AS conf_high, 'r' || (i % 4) AS"
    " \"row\", 'c' || (i / 4) AS \"column\", i % 5 = 0 AS mark, printf('{\"a\":%d,\"b\":%d.5,"
    "\"c\":%d,\"block\":\"b%d\"}', i * 7 % 11, i * 5 % 13, i * 3 % 7 + i % 4, i / 6) AS object"
    " FROM s, i;"
    /* 0 as they are, 1 here and there nothing, 2 factors, 3 constants, 4 far away, 5 huge, 6 two
    ** rows, 7 none */
    "UPDATE data SET y = NULL, value = NULL, \"group\" = '' WHERE \"set\" = 1 AND rowid % 5 = 0;"
    "UPDATE data SET x = 'f' || (rowid % 3), x1 = 'h' || (rowid % 2), cov = 'c' || (rowid % 4)"
    " WHERE \"set\" = 2;"
    "UPDATE data SET y = 1, x = 1, x1 = 1, m = 1, value = 1, cov = 1 WHERE \"set\" = 3;"
    "UPDATE data SET y = y + 1e12, x = x - 1e9, value = value + 1e12 WHERE \"set\" = 4;"
    "UPDATE data SET y = y * 1e300, x = x * 1e-300, m = m * 1e290, value = value * 1e305"
    " WHERE \"set\" = 5;"
    "DELETE FROM data WHERE \"set\" = 6 AND unit > 0 OR \"set\" = 7;";

/* Calls whose fits are in table `fits`. */
static const char *const FUZZ_FITS[] = {
    "exact_graph(unit, variable, value, '{\"draws\":3}')",
    "exact_graph(unit, variable, value, block, '{\"draws\":3,\"bootstrap\":2,\"threads\":1}')",
    "dibs_graph(object, '{\"steps\":2,\"particles\":3,\"block\":\"block\",\"threads\":1}')",
    "graph_test(unit, variable, value, \"group\", '{\"permutations\":3,\"threads\":1}')",
    "ttest(y, \"group\")",
    "ttest(y + 1, \"group\", '{\"scale\":\"log\",\"margin\":1.2}')",
    "mann_whitney(y, \"group\")",
    "p_adjust(\"key\", p)",
    "ols(y, x, m, '{\"diagnose\":true}')",
    "ols(y, x, \"group\", '{\"robust\":\"by_group\",\"group\":\"x2\"}')",
    "ols_interaction(y, x, moderator, cov, '{\"curve\":true}')",
    "ols_interaction(y, block, moderator)",
    "scale_choice(y + 1, moderator, x1)",
    "sobel(x, m, y, cov)",
    "mediation_boot(x, m, y, '{\"n_boot\":20,\"threads\":1}')",
    "mediation_boot(x, m, y, \"group\", '{\"n_boot\":20,\"ci\":\"bca\",\"threads\":1}')"};

enum { FUZZ_N_FITS = sizeof FUZZ_FITS / sizeof *FUZZ_FITS };

static inline void fuzz_make_data(sqlite3 *db) {
  char sql[512];
  run(db, FUZZ_DATA);
  run(db, "CREATE TABLE fits(fit); CREATE TABLE partials(of, partial)");
  for (int i = 0; i < FUZZ_N_FITS; i++) {
    sqlite3_snprintf(sizeof sql, sql, "INSERT INTO fits SELECT %s FROM data WHERE \"set\" = 0",
                     FUZZ_FITS[i]);
    run(db, sql);
  }
  static const char *const partials[] = {
      "'ttest', ttest_partial(shard, y, \"group\")", "'ols', ols_partial(shard, y, x, cov)",
      "'ols_interaction', ols_interaction_partial(shard, y, x, moderator)",
      "'sobel', sobel_partial(shard, x, m, y)",
      "'exact_graph', exact_graph_partial(shard, unit, variable, value)"};
  for (int i = 0; i < 5; i++) {
    sqlite3_snprintf(sizeof sql, sql,
                     "INSERT INTO partials SELECT %s FROM data WHERE \"set\" = 0 GROUP BY shard",
                     partials[i]);
    run(db, sql);
  }
}

static inline void fuzz_append_argument(sqlite3_str *sql, fuzz_input *in, const char *argument) {
  if (strncmp(argument, "fit", 3) == 0) {
    sqlite3_str_appendf(sql, "(SELECT fit FROM fits WHERE rowid = %d)",
                        1 + fuzz_below(in, FUZZ_N_FITS));
  } else if (strcmp(argument, "source") == 0 || strcmp(argument, "target") == 0) {
    sqlite3_str_appendf(sql, "'%c'", 'a' + fuzz_below(in, 4));
  } else {
    sqlite3_str_appendf(sql, "\"%w\"", argument);
  }
}

/* A statement that calls the function with as many arguments as the input says, and ?1 as options
** if it takes any. */
static inline void fuzz_append_call(sqlite3_str *sql, fuzz_input *in, const fuzz_function *f) {
  int set = fuzz_below(in, 16);
  int n = f->required + fuzz_below(in, (size_t)(f->n_arguments - f->required + 1));
  bool merge = n > 0 && strcmp(f->argument[0], "partial") == 0;
  sqlite3_str_appendf(sql, "SELECT %s%s(", f->type == 't' ? "* FROM " : "", f->name);
  for (int i = 0; i < n; i++) {
    if (i) sqlite3_str_appendall(sql, ", ");
    fuzz_append_argument(sql, in, f->argument[i]);
  }
  if (f->n_options) sqlite3_str_appendall(sql, n ? ", ?1)" : "?1)");
  if (!f->n_options) sqlite3_str_appendchar(sql, 1, ')');
  if (merge) {
    sqlite3_str_appendf(sql, " FROM partials WHERE of || '_merge' = '%s'", f->name);
  } else if (f->type == 'a') {
    sqlite3_str_appendf(sql, " FROM data WHERE \"set\" = %d", set < FUZZ_SETS ? set : 0);
  }
}

/* ---- results ---- */

/* The fit is JSON, names the function whose name `name` begins with, and can be opened. */
static inline void fuzz_check_fit(const char *fit, const char *name) {
  char sql[80], of[FUZZ_NAME];
  const char *merge = strstr(name, "_merge");
  snprintf(of, sizeof of, "%.*s", merge ? (int)(merge - name) : (int)strlen(name), name);
  const char *value = clt_json_check(fit, NULL);
  FUZZ_CHECK(clt_json_is(clt_json_member(value, "function", NULL), of), fit);
  snprintf(sql, sizeof sql, "SELECT * FROM %s(?1)", of);
  sqlite3_stmt *open = fuzz_statement(sql);
  sqlite3_bind_text(open, 1, fit, -1, SQLITE_STATIC);
  FUZZ_CHECK(fuzz_step(open, of), fit);
  sqlite3_finalize(open);
}

/* The figure is well-formed, and no length in it is negative or no number. */
static inline void fuzz_check_figure(const char *svg) {
  static const char *const faults[] = {"=\"nan",     "=\"-nan",     "=\"inf", "=\"-inf",
                                       " width=\"-", " height=\"-", " r=\"-"};
  FUZZ_CHECK(xml_figure(svg), svg);
  for (int i = 0; i < 7; i++) {
    const char *fault = strstr(svg, faults[i]);
    FUZZ_CHECK(!fault, fault);
  }
}

/* Steps the statement that calls the function, and checks what it gives. True if it is no error. */
static inline bool fuzz_result(sqlite3_stmt *query, const fuzz_function *f) {
  if (f->type == 't') return fuzz_step(query, f->name);
  if (!fuzz_row(query, f->name)) return false;
  if (sqlite3_column_type(query, 0) != SQLITE_TEXT) return true;
  const char *text = (const char *)sqlite3_column_text(query, 0);
  if (strncmp(f->name, "plot_", 5) == 0) {
    fuzz_check_figure(text);
  } else if (f->type == 'a') {
    fuzz_check_fit(text, f->name);
  }
  return true;
}

#endif
