/*
** plot_effects(), with plot/effects.c: intervals open at an end, rows without an estimate, more
** rows than are drawn, extreme values.
*/
#include "functions/plot/figures.h"

static void effects(sqlite3 *db) {
  CHECK_FIGURE(
      db,
      "SELECT plot_effects(column1, column2, column3, column4) FROM (VALUES"
      " ('first', 0.52, 0.11, 0.93), ('open', -0.2, NULL, 0.1), ('none', NULL, NULL, NULL))",
      ">first</text>", "0.52 [0.11, 0.93]", "[\xe2\x80\x93, 0.10]", "no estimate",
      "is open on that side", "class=\"fill c1\"");
  CHECK_FIGURE(db, "SELECT plot_effects('x', 1, 0, 2) WHERE 0", "no rows with a value");
  CHECK_FIGURE(db, "SELECT plot_effects('x', 1, 0, 2, '{\"labels\":{\"x\":\"of x\"}}')", ">of x<",
               ">1.00 [0.00, 2.00]<");
  CHECK_FIGURE(db,
               "WITH RECURSIVE s(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM s WHERE i < 250)"
               " SELECT plot_effects(i, i, i - 1, i + 1) FROM s",
               "Rows not drawn: 50.");
  CHECK_ERROR(db, "SELECT plot_effects('x', 1, 2, 0)",
              "plot_effects(): conf_low 2 is above conf_high 0");
}

/* A limit that is not 0 is not printed as 0, however coarse the axis: the interval excludes it. */
static void limits(sqlite3 *db) {
  CHECK_FIGURE(db,
               "SELECT plot_effects(column1, column2, column3, column4) FROM (VALUES"
               " ('a', -1.7, -3.3, -0.04), ('b', 0, -9, 9), ('c', 1, 2e-7, 9))",
               ">\xe2\x88\x92"
               "1.7 [\xe2\x88\x92"
               "3.3, \xe2\x88\x92"
               "0.04]<",
               ">0.0 [\xe2\x88\x92"
               "9.0, 9.0]<",
               ">1.0 [2\xc3\x97"
               "10\xe2\x81\xbb\xe2\x81\xb7, 9.0]<",
               "Of 3 effects, the intervals of 2 exclude 0.");
}

/* What the figures are, and what they count in, stands over them; the description has them all. */
static void heads(sqlite3 *db) {
  CHECK_FIGURE(db, "SELECT plot_effects('x', 1, 0, 2)", ">estimate [interval]<");
  CHECK_FIGURE(db, "SELECT plot_effects('x', 1, 0, 2, '{\"conf_level\":0.9}')",
               ">estimate [90 % CI]<");
  CHECK_FIGURE(db,
               "SELECT plot_effects('x', 2.5e6, 1e6, 4e6, '{\"conf_level\":0.95,\"lang\":\"zh\","
               "\"caption\":false,\"x_label\":\"J\"}')",
               "[95% ", ">\xe4\xbb\xa5 10\xe2\x81\xb6 ", ">2.50 [1.00, 4.00]<",
               "x: 2500000 [1000000, ");
  CHECK_ERROR(db, "SELECT plot_effects('x', 1, 0, 2, '{\"conf_level\":95}')",
              "plot_effects(): option 'conf_level' must be a number from 1e-09 to 0.999999999, "
              "not 95");
}

/* Ratios: no effect is 1, and a limit that is nearly 1 is not printed as 1. */
static void ratios(sqlite3 *db) {
  CHECK_FIGURE(db,
               "SELECT plot_effects(column1, column2, column3, column4, '{\"x_scale\":\"log\"}')"
               " FROM (VALUES ('up', 2, 1.000002, 4), ('no', 0.9, 0.5, NULL), ('down', 0.5, NULL, "
               "0.7), ('none', NULL, -1, NULL))",
               "the interval excludes 1.", "Of 3 effects, the intervals of 2 exclude 1.",
               ">2 [1.000002, 4]<", "class=\"fill c1\"", "class=\"fill c2\"", "class=\"hollow c0\"",
               ">effect, log scale<");
  CHECK_ERROR(db, "SELECT plot_effects('x', 1, 0, 2, '{\"x_scale\":\"log\"}')",
              "plot_effects(): option 'x_scale' is 'log', which needs values above 0, but there is "
              "0.0; leave such rows out with WHERE or FILTER, or write "
              "'{\"x_scale\":\"linear\"}'");
}

static void extremes(sqlite3 *db) {
  check_extremes(db, "SELECT plot_effects('x', x, min(x, y), max(x, y)) FROM extreme");
}

int main(void) {
  sqlite3 *db = open_database();
  effects(db);
  limits(db);
  heads(db);
  ratios(db);
  extremes(db);
  CHECK(sqlite3_close(db) == SQLITE_OK);
  CHECK(sqlite3_memory_used() == 0);
  return test_end();
}
