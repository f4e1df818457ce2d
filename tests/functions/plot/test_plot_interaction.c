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
  CHECK_FIGURE(db,
               "SELECT plot_interaction(y, x, g, '{\"reference\":\"b\","
               "\"labels\":{\"a\":\"alone\"}}') FROM line",
               ">alone<", ">b<", "Difference of the slopes, alone \xe2\x88\x92 b: 0.5");
  CHECK_FIGURE(db, "SELECT plot_interaction(y, x, g) FROM line WHERE g = 'a' OR x = 1",
               "b: no slope (n = 1", "The slopes cannot be compared.");
  CHECK_FIGURE(db, "SELECT plot_interaction(y, 7, g) FROM line", "a: no slope (n = 3");
  CHECK_FIGURE(db, "SELECT plot_interaction(y, x * 1e307, g) FROM line",
               "a: no slope (n = 3; the values are too large or too close; choose another unit).");
  CHECK_FIGURE(db, "SELECT plot_interaction(y * 3e307, x, g) FROM line",
               "a: no slope (n = 3; the values are too large or too close; choose another unit).");
  CHECK_FIGURE(db, "SELECT plot_interaction(y, x, 'a') FROM line", "Fewer than two groups");
  CHECK_FIGURE(db, "SELECT plot_interaction(NULL, x, g) FROM line", "no values", "value: 6.");
  CHECK_FIGURE(db, "SELECT plot_interaction(y, x, g) FROM line WHERE 0", "no rows with a value");
  check_same(db, "SELECT plot_interaction(y, x, g) FROM line",
             "SELECT plot_interaction(y, x, g) FROM (SELECT * FROM line ORDER BY y DESC, g DESC)");
}

/* An axis without a title takes no room for one; what is said of its scale does. */
static void untitled(sqlite3 *db) {
  static const char *const options[][2] = {
      {"\"x_label\":\"at\"", ">at</text>"},
      {"\"x_label\":\"\"", "<title>y against x by group</title>"},
      {"\"x_label\":\"\",\"x_scale\":\"log\",\"caption\":false", ">log scale</text>"},
      {"\"y_label\":\"\",\"y_scale\":\"log\",\"caption\":false", ">log scale</text>"}};
  double height[4];
  for (int i = 0; i < 4; i++) {
    char sql[160];
    snprintf(sql, sizeof sql, "SELECT plot_interaction(y, x, g, '{%s}') FROM line", options[i][0]);
    CHECK_FIGURE(db, sql, options[i][1]);
    char *text = figure_of(db, sql);
    height[i] = number_behind(text, " height=\"");
    sqlite3_free(text);
  }
  CHECK(height[1] == height[0] - 18.0 && height[2] == height[3]);
  CHECK_FIGURE(db, "SELECT plot_interaction(y, x * 1e60, g, '{\"x_label\":\"\"}') FROM line",
               ">units of 10\xe2\x81\xb6\xe2\x81\xb0</text>");
}

/* Labels that leave no room for the panels of a narrow figure leave them a little all the same. */
static void interaction_narrow(sqlite3 *db) {
  char *text = figure_of(db, "SELECT plot_interaction(y + 1e12, x * 4 - 1e9, g, '{\"width\":320,"
                             "\"y_scale\":\"log\"}') FROM line");
  double from = 0.0, to = 0.0;
  int lines = 0;
  for (const char *at = text; (at = strstr(at, "<line class=\"axis\" x1=\"")); at++) {
    if (sscanf(at, "<line class=\"axis\" x1=\"%lf\" y1=\"%*f\" x2=\"%lf\"", &from, &to) != 2)
      continue;
    CHECK(to >= from);
    lines += to > from;
  }
  CHECK(xml_figure(text) && lines == 3);
  sqlite3_free(text);
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

/* The places of a path of a class, as x and y in turn; how many numbers. */
static int places(const char *text, const char *classes, double *at, int most) {
  const char *path = strstr(text, classes);
  int n = 0;
  path = path ? strstr(path, " d=\"") : NULL;
  for (path = path ? path + 4 : ""; *path && *path != '"' && n < most;) {
    char *end;
    at[n] = strtod(path, &end);
    n += end != path;
    path = end != path ? end : path + 1;
  }
  return n;
}

/* y = x, which is the diagonal of an axis in raw units, is on a logarithmic axis of x the curve
** y = 10^(share of the axis): at half of the way from 1 to 100 it is at 10, not at 50.5. */
static void logarithmic(sqlite3 *db) {
  double at[200];
  run(db, "CREATE TABLE wide(y, x, g);"
          "INSERT INTO wide VALUES (1,1,'a'),(2,2,'a'),(10,10,'a'),(100,100,'a'),(1,1,'b'),"
          "(3,2,'b'),(100,99,'b')");
  CHECK_FIGURE(db, "SELECT plot_interaction(y, x, g, '{\"x_scale\":\"log\"}') FROM wide",
               ">x, log scale<", ">y<", "hence curved on a logarithmic axis", ">10<");
  char *text = figure_of(db, "SELECT plot_interaction(y, x, g, '{\"x_scale\":\"log\"}') FROM wide");
  int n = places(text, "class=\"stroke c1\" d=", at, 200);
  if (CHECK(n == 66)) { /* 33 points */
    double left = at[0], right = at[64], low = at[1], high = at[65];
    CHECK_NEAR(at[32], (left + right) / 2.0, 0.2);
    CHECK_NEAR((at[33] - low) / (high - low), 9.0 / 99.0, 0.005);
  }
  sqlite3_free(text);
  text = figure_of(db, "SELECT plot_interaction(y, x, g, '{\"x_scale\":\"log\",\"y_scale\":"
                       "\"log\"}') FROM wide");
  n = places(text, "class=\"stroke c1\" d=", at, 200);
  if (CHECK(n == 66)) { /* straight, because it has no constant */
    CHECK_NEAR((at[33] - at[1]) / (at[65] - at[1]), 0.5, 0.005);
  }
  sqlite3_free(text);
}

/* A line that leaves the axis is cut where it does: the fit of 'a' is below 0 at one end, which no
** logarithmic axis has. */
static void line_below_zero(sqlite3 *db) {
  double at[200];
  run(db, "CREATE TABLE bent(y, x, g); INSERT INTO bent VALUES"
          " (100,1,'a'),(1,5,'a'),(1,6,'a'),(1,7,'a'),(1,2,'b'),(2,3,'b'),(3,5,'b')");
  char *text = figure_of(db, "SELECT plot_interaction(y, x, g, '{\"y_scale\":\"log\"}') FROM bent");
  CHECK(xml_figure(text));
  int n = places(text, "class=\"stroke c1\" d=", at, 200), band = 0;
  double ends[200];
  band = places(text, "class=\"band c1\" d=", ends, 200);
  if (CHECK(n == 66 && band == 132)) {
    double lowest = 0.0; /* of the band, which is cut at the axis, too */
    for (int i = 1; i < band; i += 2) lowest = fmax(lowest, ends[i]);
    CHECK_NEAR(at[65], lowest, 0.2); /* pixels go down */
    CHECK(at[64] < ends[64] - 1.0);  /* and before the last x */
  }
  sqlite3_free(text);
}

/* Marked points are rings in both panels that have them. */
static void marks(sqlite3 *db) {
  char *text = figure_of(db, "SELECT plot_interaction(y, x, g, x = 3) FROM line");
  CHECK(xml_figure(text) && count(text, "<circle class=\"hollow c1\"") == 2);
  CHECK(count(text, "<circle class=\"hollow c2\"") == 2 && count(text, "h0") == 8);
  CHECK(strstr(text, "Hollow: marked (2 of 6 points)."));
  sqlite3_free(text);
}

/* At most 2000 points of a group are drawn, each in its panel and in the third; the same whatever
** the order of the rows. */
static void thinning(sqlite3 *db) {
  char *text = figure_of(db, "SELECT plot_interaction(y, x, g) FROM big");
  CHECK(xml_figure(text) && count(text, "h0") == 8000);
  CHECK(strstr(text, "4000 of the 9000 points are drawn, chosen by a hash of their values"));
  sqlite3_free(text);
  check_same(db, "SELECT plot_interaction(y, x, g) FROM big",
             "SELECT plot_interaction(y, x, g) FROM (SELECT * FROM big ORDER BY y)");
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
  untitled(db);
  interaction_narrow(db);
  interaction_units(db);
  interaction_agrees(db);
  logarithmic(db);
  line_below_zero(db);
  marks(db);
  thinning(db);
  extremes(db);
  errors(db);
  CHECK(sqlite3_close(db) == SQLITE_OK);
  CHECK(sqlite3_memory_used() == 0);
  return test_end();
}
