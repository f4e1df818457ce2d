/*
** plot_interaction(), with plot/interaction.c: the numbers are those of ols() and
** ols_interaction(), in any unit; groups without a slope, thinned points, extreme values.
*/
#include "functions/plot/figures.h"

static void interaction(sqlite3 *db) {
  CHECK_FIGURE(db, "SELECT plot_interaction(y, x, g) FROM line", "a: slope 2 (CI",
               "b: slope 1.5 (CI",
               "Difference of the slopes, b \xe2\x88\x92 a: \xe2\x88\x92"
               "0.5",
               "95 % confidence bands", "class=\"band c1\"", "class=\"band c2\"");
  CHECK_FIGURE(db, "SELECT plot_interaction(y, x, g, '{\"reference\":\"b\"}') FROM line",
               "Difference of the slopes, a \xe2\x88\x92 b: 0.5");
  CHECK_FIGURE(db, "SELECT plot_interaction(y, x, g) FROM line WHERE g = 'a' OR x = 1",
               "b: no slope (n = 1", "The slopes cannot be compared.");
  CHECK_FIGURE(db, "SELECT plot_interaction(y, 7, g) FROM line", "a: no slope (n = 3");
  CHECK_FIGURE(db, "SELECT plot_interaction(y, x, 'a') FROM line", "Fewer than two groups");
  CHECK_FIGURE(db, "SELECT plot_interaction(NULL, x, g) FROM line", "no values", "value: 6.");
  CHECK_FIGURE(db, "SELECT plot_interaction(y, x, g) FROM line WHERE 0", "no rows with a value");
  check_same(db, "SELECT plot_interaction(y, x, g) FROM line",
             "SELECT plot_interaction(y, x, g) FROM (SELECT * FROM line ORDER BY y DESC, g DESC)");
}

/* Units whose squares leave the range of a double: the slope's test is that of ols() all the
** same. */
static void interaction_units(sqlite3 *db) {
  run(db, "CREATE TABLE far_line AS WITH RECURSIVE k(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM k"
          " WHERE i < 40) SELECT i * 1e60 AS x, (i + i % 7 * 0.3) * 1e-110 AS y,"
          " iif(i % 2, 'b', 'a') AS g FROM k");
  CHECK_REAL(db, "SELECT ols(y, x) ->> '$.rows[1].p_value' FROM far_line WHERE g = 'a'", 7.048e-25,
             1e-4);
  CHECK_FIGURE(db, "SELECT plot_interaction(y, x, g) FROM far_line",
               "a: slope 1.002\xc3\x97"
               "10\xe2\x81\xbb\xc2\xb9\xe2\x81\xb7\xe2\x81\xb0 (CI 9.775\xc3\x97"
               "10\xe2\x81\xbb\xc2\xb9\xe2\x81\xb7\xc2\xb9 to 1.027",
               "p = 7.05\xc3\x97"
               "10\xe2\x81\xbb\xc2\xb2\xe2\x81\xb5",
               "class=\"band c1\"");
}

/* The interaction's figures are those of ols_interaction(), to the digits printed. */
static void interaction_agrees(sqlite3 *db) {
  run(db, "CREATE TABLE many AS WITH RECURSIVE s(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM s "
          "WHERE i < 90)"
          " SELECT (i * 37) % 23 + 0.3 * ((i * 17) % 19) AS y, (i * 17) % 19 AS x,"
          " CASE WHEN i % 3 THEN 'a' ELSE 'b' END AS g FROM s");
  double estimate =
      real_of(db, "SELECT ols_interaction(y, x, g) ->> '$.interaction.estimate' FROM many");
  double p = real_of(db, "SELECT ols_interaction(y, x, g) ->> '$.interaction.p_value' FROM many");
  char *text = figure_of(db, "SELECT plot_interaction(y, x, g) FROM many");
  const char *says = strstr(text, "Difference of the slopes, b \xe2\x88\x92 a: ");
  if (CHECK(says != NULL)) {
    says += strlen("Difference of the slopes, b \xe2\x88\x92 a: ");
    bool negative = strncmp(says, "\xe2\x88\x92", 3) == 0;
    CHECK_NEAR((negative ? -1.0 : 1.0) * strtod(says + (negative ? 3 : 0), NULL), estimate, 5e-4);
    CHECK_NEAR(strtod(strstr(says, "p = ") + 4, NULL), p, 5e-3);
  }
  sqlite3_free(text);
}

/* At most 2000 points a panel are drawn. */
static void thinning(sqlite3 *db) {
  char *text = figure_of(db, "SELECT plot_interaction(y, x, g) FROM big");
  CHECK(xml_figure(text) && count(text, "h0") == 4000); /* two panels with points */
  CHECK(strstr(text, "At most 2000 of up to 4500 points a panel are drawn"));
  sqlite3_free(text);
}

static void extremes(sqlite3 *db) {
  check_extremes(db, "WITH v(a) AS (SELECT x FROM extreme UNION ALL SELECT y FROM extreme UNION ALL"
                     " SELECT 1) SELECT plot_interaction(a, -a, a = 1) FROM v");
}

static void errors(sqlite3 *db) {
  CHECK(strstr(text_of(db, "SELECT plot_interaction(y, x, x) FROM big"), "more than two values"));
}

int main(void) {
  sqlite3 *db = open_database();
  make_lines(db);
  make_big(db);
  interaction(db);
  interaction_units(db);
  interaction_agrees(db);
  thinning(db);
  extremes(db);
  errors(db);
  CHECK(sqlite3_close(db) == SQLITE_OK);
  CHECK(sqlite3_memory_used() == 0);
  return test_end();
}
