/*
** Options: what is refused, and by which error. And every numeric option of every function: the
** error of a value out of range names the whole range, and the range that is named is the one that
** is enforced. Those options are found by asking for one that does not exist.
*/
#include "sqlite/few_rows.h"

static const char *const CALLS[] = {
    "SELECT ttest(y, g, '%s') FROM t",
    "SELECT ttest_partial(1, y, g, '%s') FROM t",
    "SELECT ttest_merge(ttest, '%s') FROM p",
    "SELECT mann_whitney(y, g, '%s') FROM t",
    "SELECT ols(y, x, '%s') FROM t",
    "SELECT ols_partial(1, y, x, '%s') FROM t",
    "SELECT ols_merge(ols, '%s') FROM p",
    "SELECT ols_interaction(y, x, g, '%s') FROM t",
    "SELECT ols_interaction_partial(1, y, x, g, '%s') FROM t",
    "SELECT ols_interaction_merge(ols_interaction, '%s') FROM p",
    "SELECT scale_choice(y, g, x, '%s') FROM t",
    "SELECT p_adjust(i, 0.5, '%s') FROM t",
    "SELECT sobel(x, m, y, '%s') FROM t",
    "SELECT sobel_partial(1, x, m, y, '%s') FROM t",
    "SELECT sobel_merge(sobel, '%s') FROM p",
    "SELECT mediation_boot(x, m, y, '%s') FROM t",
    "SELECT exact_graph(object, '%s') FROM w",
    "SELECT exact_graph_partial(1, object, '%s') FROM w",
    "SELECT exact_graph_merge(exact_graph, '%s') FROM p",
    "SELECT dibs_graph(object, '%s') FROM w",
    "SELECT graph_test(i, v, x, i %% 2, '%s') FROM l",
    "SELECT count(*) FROM graph_diff((SELECT fit FROM f), (SELECT fit FROM f), '%s')",
    "SELECT count(*) FROM graph_paths((SELECT fit FROM f), 'x', 'y', '%s')",
    "SELECT graph_dot(fit, '%s') FROM f",
    "SELECT plot_groups(y, g, '%s') FROM t",
    "SELECT plot_interaction(y, x, g, '%s') FROM t",
    "SELECT plot_effects('a', x, 0, y, '%s') FROM t",
    "SELECT plot_matrix(i, g, x, 1, '%s') FROM t",
    "SELECT plot_graph(fit, '%s') FROM f",
    "SELECT plot_graph_diff(fit, fit, '%s') FROM f",
    "SELECT plot_edge_matrix(fit, fit, '%s') FROM f",
    "SELECT plot_mediation((SELECT sobel(x, m, y) FROM t), '%s')",
    "SELECT causalite_import('a', 't', '%s')",
    "SELECT causalite_drop('%s')",
};

static const char *ask(sqlite3 *db, const char *call, const char *option, const char *value) {
  char options[200], sql[600];
  snprintf(options, sizeof options, "{\"%s\":%s}", option, value);
  sqlite3_snprintf(sizeof sql, sql, call, options);
  return text_of(db, sql);
}

/* Is the value refused, by the error of a range? */
static bool out_of_range(sqlite3 *db, const char *call, const char *option, const char *value) {
  const char *got = ask(db, call, option, value);
  return strstr(got, " must be ") && strstr(got, ", not ");
}

static void check_option(sqlite3 *db, const char *call, const char *option) {
  char low[40], high[40], beyond[40];
  const char *error = ask(db, call, option, "-1e300");
  const char *range = strstr(error, " from ");
  if (!strstr(error, "must be a number") && !strstr(error, "must be a whole number")) return;
  if (!CHECK(range && sscanf(range, " from %39s to %39[^,]", low, high) == 2)) {
    printf("  %s: %s\n", option, error);
    return;
  }
  bool whole = strstr(error, "whole") != NULL;
  snprintf(beyond, sizeof beyond, "%.17g", nextafter(atof(low), -INFINITY));
  if (whole) snprintf(beyond, sizeof beyond, "%lld", atoll(low) - 1);
  bool ok = out_of_range(db, call, option, beyond);
  snprintf(beyond, sizeof beyond, "%.17g", nextafter(atof(high), INFINITY));
  if (whole) snprintf(beyond, sizeof beyond, "%lld", atoll(high) + 1); /* 2^53 + 1 is no double */
  ok = out_of_range(db, call, option, beyond) && ok;
  if (!CHECK(ok))
    printf("  %s: the range %s to %s is not the one enforced in %s\n", option, low, high, call);
  if (!CHECK(!strstr(ask(db, call, option, low), ", not ") || strstr(option, "alpha_w"))) {
    printf("  %s: %s\n", option, ask(db, call, option, low));
  }
}

static int check_call(sqlite3 *db, const char *call) {
  char list[2000];
  int n = 0;
  const char *error = ask(db, call, "nope", "1");
  const char *names = strstr(error, "allowed are ");
  if (!CHECK(names)) printf("  %s: %s\n", call, error);
  snprintf(list, sizeof list, "%s", names ? names + strlen("allowed are ") : "");
  for (char *name = strtok(list, ", "); name; name = strtok(NULL, ", "), n++) {
    check_option(db, call, name);
  }
  return n;
}

static void refused(sqlite3 *db) {
  CHECK_REAL(db, "SELECT ttest(y, g, '{\"conf_level\":0.9}') ->> 'n' FROM t", 6, 0);
  CHECK_REAL(db, "SELECT ttest(y, g, json_object('conf_level', 0.9)) ->> 'n' FROM t", 6, 0);
  CHECK_ERROR(db, "SELECT ttest(y, g, '{\"conf\":0.9}') FROM t",
              "ttest(): unknown option 'conf'; allowed are conf_level, method, alternative, "
              "reference, scale, margin, power, tests");
  CHECK_ERROR(db, "SELECT ttest(y, g, '{\"conf_level\":1.5}') FROM t",
              "ttest(): option 'conf_level' must be a number from 1e-09 to 0.999999999, not 1.5");
  CHECK_ERROR(db, "SELECT ttest(y, g, '{\"conf_level\":\"0.9\"}') FROM t",
              "ttest(): option 'conf_level' must be a number from 1e-09 to 0.999999999, not '0.9'");
  CHECK_ERROR(db, "SELECT ttest(y, g, '{\"conf_level\":null}') FROM t",
              "ttest(): option 'conf_level' must be a number from 1e-09 to 0.999999999, not null");
  CHECK_ERROR(
      db,
      "SELECT ttest(y, g, '{\"conf_level\":[1,2,3,4,5,6,7,8,9,10,11,12,13,14,15,16,17,18,19,"
      "20,21,22,23,24]}') FROM t", /* 60 bytes of it */
      "ttest(): option 'conf_level' must be a number from 1e-09 to 0.999999999, not "
      "[1,2,3,4,5,6,7,8,9,10,11,12,13,14,15,16,17,18,19,20,21,22,23");
  CHECK_ERROR(db, "SELECT ttest(y, g, '{\"method\":\"z\"}') FROM t",
              "ttest(): option 'method' must be one of 'student', 'welch', not 'z'");
  CHECK_ERROR(db, "SELECT ttest(y, g, '{\"method\":\"welch\",\"method\":\"welch\"}') FROM t",
              "ttest(): option 'method' is given twice");
  CHECK_ERROR(db, "SELECT ttest(y, g, '{bad') FROM t",
              "ttest(): the options are not a JSON object in UTF-8: {bad");
  CHECK_ERROR(db, "SELECT ttest(y, g, 0.9) FROM t",
              "ttest(): argument 3 must be options: a JSON object such as '{\"conf_level\":…}'");
  CHECK_ERROR(db, "SELECT ttest(y, g, '[1]') FROM t",
              "ttest(): argument 3 must be options: a JSON object such as '{\"conf_level\":…}'");
  CHECK_ERROR(db, "SELECT ttest(y, g, json_object('conf_level', 0.9 + y / 1000.0)) FROM t",
              "ttest(): the options vary; they must be the same in all rows of a group");
  CHECK_ERROR(
      db, "SELECT ttest(y, g, NULL) FROM t",
      "ttest(): the last argument is NULL in every row: an options query that found nothing, "
      "or a column without values (then add '{}' as options)");
  CHECK_ERROR(db, "SELECT ttest(y, g, CASE WHEN y > 1 THEN '{}' END) FROM t",
              "ttest(): the options are NULL in some rows; they must be the same in all rows of a "
              "group");
  CHECK_ERROR(db, "SELECT ttest(y, g, '{\"reference\":\"c\"}') FROM t",
              "ttest(): option 'reference' must be one of the groups 'a' and 'b', not 'c'");
}

int main(void) {
  sqlite3 *db = open_database();
  int n = 0;
  fill(db);
  refused(db);
  run(db, "DROP TABLE t");
  run(db,
      "CREATE TABLE t AS WITH RECURSIVE s(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM s WHERE"
      " i < 24) SELECT i, i * 37 % 23 AS y, i * 17 % 19 AS x, i * 29 % 31 AS m, i % 2 AS g FROM s;"
      "CREATE TABLE w AS SELECT json_object('y', y, 'x', x) AS object FROM t;"
      "CREATE TABLE l AS SELECT i, 'x' AS v, x FROM t UNION ALL SELECT i, 'y', y FROM t;"
      "CREATE TABLE f AS SELECT exact_graph(object) AS fit FROM w;"
      "CREATE TABLE p AS SELECT ttest_partial(1, y, g) AS ttest, sobel_partial(1, x, m, y) AS "
      "sobel,"
      " ols_partial(1, y, x) AS ols, ols_interaction_partial(1, y, x, g) AS ols_interaction,"
      " (SELECT exact_graph_partial(1, object) FROM w) AS exact_graph"
      " FROM t;");
  CHECK_ALL_CALLED(db, "kind = 'option'", CALLS);
  for (size_t i = 0; i < sizeof CALLS / sizeof *CALLS; i++) n += check_call(db, CALLS[i]);
  CHECK(n > 150);
  CHECK_ERROR(db, "SELECT ols(y, x, '{\"intercept\":3}') FROM t",
              "ols(): option 'intercept' must be true or false, not 3");
  CHECK_ERROR(db, "SELECT ols(y, x, '{\"intercept\":-1}') FROM t",
              "ols(): option 'intercept' must be true or false, not -1");
  CHECK_TEXT(db,
             "SELECT (ols(y, x, '{\"intercept\":0}') = ols(y, x, '{\"intercept\":false}')) ||"
             " (ols(y, x, '{\"intercept\":1}') = ols(y, x, '{\"intercept\":true}')) ||"
             " (ols(y, x, '{\"intercept\":0}') = ols(y, x)) FROM t",
             "110");
  CHECK(sqlite3_close(db) == SQLITE_OK);
  return test_end();
}
