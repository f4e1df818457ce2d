/*
** A host that has set a locale with a decimal comma: every function gives the same bytes as in the
** C locale, whether a number comes in as a value, in an option, in a fit or in a row of JSON.
** (SQLite 3.40 as Debian builds it reads the numbers of JSON by the locale.)
*/
#include <locale.h>

#include "fault/data.h"
#include "fault/refusals.h"
#include "fault/statements.h"

static const char *const STATEMENTS[] = {
    "SELECT ttest('0.5' + y, g, '{\"conf_level\":0.905}') FROM t",
    "SELECT ttest('1.5', g) FROM t",
    "SELECT ttest(y || '.25', g) FROM t",
    "SELECT exact_graph(json_object('y', y + 0.25, 'x', x / 8.0, 'c', c * 0.3)) FROM t",
    "SELECT * FROM exact_graph((SELECT exact_graph(json_object('y', y + 0.25, 'x', x / 8.0, 'c', c"
    " * 0.3)) FROM t))",
    "SELECT exact_graph(json_object('y', y || '.25', 'x', x / 8.0)) FROM t",
    "SELECT exact_graph(u, v, x, '{\"alpha_mu\":0.5,\"prior_edge_probability\":0.25}') FROM l",
    "SELECT dibs_graph(json_object('y', y + 0.25, 'x', x / 8.0), '{\"particles\":3,\"steps\":5,"
    "\"step_size\":0.25}') FROM t",
    "SELECT p.* FROM f, graph_paths(f.a, 'x', 'y', '{\"threshold\":0.05}') AS p",
    "SELECT d.* FROM f, graph_diff(f.a, f.b, '{\"min_difference\":0.05}') AS d",
    "SELECT graph_dot(a, '{\"threshold\":0.25}') FROM f",
    "SELECT plot_graph(a, '{\"threshold\":0.25}') FROM f",
};

static void same_in_locale(sqlite3 *db, const char *sql, const char *name) {
  setlocale(LC_ALL, "C");
  result want = result_of(db, sql);
  sqlite3_exec(db, "DROP TABLE IF EXISTS main.made", NULL, NULL, NULL);
  setlocale(LC_ALL, name);
  result got = result_of(db, sql);
  setlocale(LC_ALL, "C");
  sqlite3_exec(db, "DROP TABLE IF EXISTS main.made", NULL, NULL, NULL);
  if (!CHECK(result_same(&got, &want))) {
    printf("  in %s: %s\n", name, sql);
    result_print_difference(&got, &want);
  }
  result_free(&got);
  result_free(&want);
}

int main(void) {
  static const char name[] = "de_DE.UTF-8";
  sqlite3 *db = open_faults("UTF-8");
  if (setlocale(LC_ALL, name)) {
    CHECK(strcmp(localeconv()->decimal_point, ",") == 0);
    for (size_t i = 0; i < FAULT_COUNT(STATEMENTS); i++) same_in_locale(db, STATEMENTS[i], name);
    for (size_t i = 0; i < FAULT_COUNT(FAULT_STATEMENTS); i++) {
      same_in_locale(db, FAULT_STATEMENTS[i], name);
    }
    for (size_t i = 0; i < FAULT_COUNT(FAULT_REFUSALS); i++) {
      same_in_locale(db, FAULT_REFUSALS[i], name);
    }
  } else {
    test_skip("the locale de_DE.UTF-8 could not be made");
  }
  CHECK(sqlite3_close(db) == SQLITE_OK);
  CHECK(sqlite3_memory_used() == 0);
  return test_end();
}
