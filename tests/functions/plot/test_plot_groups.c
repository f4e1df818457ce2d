/*
** plot_groups(), with plot/groups.c, plot/points.c and plot/axis.c: the numbers are those of the
** t-test, groups that are missing, too many or without spread, thinned points, extreme values.
*/
#include "functions/plot/figures.h"

static void groups(sqlite3 *db) {
  CHECK_FIGURE(db, "SELECT plot_groups(weight, treatment, '{\"reference\":\"trt1\"}') FROM plant",
               "ctrl \xe2\x88\x92 trt1: difference 0.371",
               "95 % CI \xe2\x88\x92"
               "0.2833 to 1.025",
               "t(18) = 1.191", "p = 0.249", "n = 10", "ctrl: n = 10, median 5.155, mean 5.032.",
               "trt1: n = 10, median 4.55, mean 4.661.");
  CHECK_FIGURE(db,
               "SELECT plot_groups(weight, treatment, "
               "'{\"lang\":\"zh\",\"title\":\"\xe6\xa0\x87\xe9\xa2\x98\"}') FROM plant",
               "<title>\xe6\xa0\x87\xe9\xa2\x98</title>", "t \xe6\xa3\x80\xe9\xaa\x8c");
  CHECK_FIGURE(db, "SELECT plot_groups(weight, 'all') FROM plant", "it needs exactly two groups");
  CHECK_FIGURE(db, "SELECT plot_groups(NULL, treatment) FROM plant", "no values", "n = 0",
               "Rows left out for a missing value: 20.");
  CHECK_FIGURE(db, "SELECT plot_groups(weight, treatment) FROM plant WHERE 0",
               "no rows with a value");
  CHECK_FIGURE(db, "SELECT plot_groups(5, treatment) FROM plant", "the values do not vary");
  CHECK_FIGURE(db, "SELECT plot_groups(weight * 1e160, treatment) FROM plant",
               "No t-test: the values are too large or too close; choose another unit.");
  CHECK_FIGURE(db, "SELECT plot_groups(weight * 1e-160, treatment) FROM plant",
               "No t-test: the values are too large or too close; choose another unit.");
  CHECK_FIGURE(db, "SELECT plot_groups(weight, treatment) FROM plant WHERE rowid IN (1, 11)",
               "too few values");
  check_same(
      db, "SELECT plot_groups(weight, treatment) FROM plant",
      "SELECT plot_groups(weight, treatment) FROM (SELECT * FROM plant ORDER BY weight DESC)");
}

/* At most 2000 points are drawn, the same whatever the order of the rows. */
static void thinning(sqlite3 *db) {
  char *text = figure_of(db, "SELECT plot_groups(y, g) FROM big");
  CHECK(xml_figure(text) && count(text, "h0") == 2000); /* one panel */
  CHECK(strstr(text, "2000 of the 9000 points are drawn, chosen by a hash of their values"));
  sqlite3_free(text);
  text = figure_of(db, "SELECT plot_groups(y, g) FROM big WHERE x <= 2000");
  CHECK(count(text, "h0") == 2000 && !strstr(text, "are drawn"));
  sqlite3_free(text);
  /* as many where the values are few: equal points have hashes of their own */
  text = figure_of(db, "SELECT plot_groups(y % 7, g) FROM big");
  CHECK(xml_figure(text) && count(text, "h0") == 2000);
  sqlite3_free(text);
  check_same(db, "SELECT plot_groups(y, g) FROM big",
             "SELECT plot_groups(y, g) FROM (SELECT * FROM big ORDER BY y)");
}

static void extremes(sqlite3 *db) {
  check_extremes(db, "WITH v(a) AS (SELECT x FROM extreme UNION ALL SELECT y FROM extreme)"
                     " SELECT plot_groups(a, a = x) FROM v, extreme");
}

/* Quartiles whose distance is beyond a double: the points are drawn, and no box. Groups that are
** narrower than an upright label is high have upright labels, however short. */
static void box_and_labels(sqlite3 *db) {
  char *text = figure_of(db, "SELECT plot_groups(column1, column2) FROM (VALUES (-1.7e308, 'a'),"
                             " (-1.7e308, 'a'), (1.7e308, 'a'), (1.7e308, 'a'))");
  CHECK(xml_figure(text) && drawn_within(text) && count(text, "h0") == 4);
  CHECK(!strstr(text, "<rect class=\"stroke"));
  sqlite3_free(text);
  CHECK_FIGURE(db,
               "SELECT plot_groups(column1, column2) FROM (VALUES (1.5e308, 'a'), (1.6e308, 'a'),"
               " (1.7e308, 'a'), (1.5e308, 'b'), (1.6e308, 'b'), (1.6e308, 'b'))",
               "</svg>");
  static const int groups[] = {3, 9};
  CHECK_FIGURE(db, "SELECT plot_groups(x, x % 2, '{\"y_label\":\"\"}') FROM big", ">y by group<");
  for (int i = 0; i < 2; i++) {
    char sql[160];
    snprintf(sql, sizeof sql,
             "SELECT plot_groups(x, x %% %d, '{\"width\":320}') FROM big"
             " WHERE x <= 180",
             groups[i]);
    text = figure_of(db, sql);
    CHECK(xml_figure(text) && texts_apart(text) && drawn_within(text));
    CHECK(count(text, "(n = 20)<") == (groups[i] == 9 ? 9 : 0)); /* behind an upright label */
    sqlite3_free(text);
  }
}

/* Marked points are rings, and the caption says what they are; a mark that is missing is none. */
static void marks(sqlite3 *db) {
  char *text = figure_of(db, "SELECT plot_groups(weight, treatment, iif(weight > 6, 1, NULL),"
                             " '{\"mark_label\":\"tall\"}') FROM plant");
  CHECK(xml_figure(text) && count(text, "<circle class=\"hollow ") == 2);
  CHECK(count(text, "h0") == 18 && strstr(text, "Hollow: tall (2 of 20 points)."));
  sqlite3_free(text);
  text = figure_of(db, "SELECT plot_groups(weight, treatment, 0) FROM plant");
  CHECK(xml_figure(text) && count(text, "h0") == 20 && !strstr(text, "Hollow"));
  sqlite3_free(text);
  check_same(db, "SELECT plot_groups(weight, treatment, NULL) FROM plant",
             "SELECT plot_groups(weight, treatment) FROM plant");
}

/* The reference stands first where it is named, of many groups, too. */
static void reference_first(sqlite3 *db) {
  char *text = figure_of(db, "SELECT plot_groups(weight, treatment, '{\"reference\":\"trt2\"}')"
                             " FROM (SELECT * FROM plant UNION ALL SELECT 5.0, 'trt2')");
  const char *first = strstr(text, ">trt2<"), *second = strstr(text, ">ctrl<"),
             *third = strstr(text, ">trt1<");
  CHECK(first && second && third && first < second && second < third);
  sqlite3_free(text);
}

static void labels(sqlite3 *db) {
  CHECK_FIGURE(db,
               "SELECT plot_groups(weight, treatment, '{\"reference\":\"trt1\","
               "\"labels\":{\"ctrl\":\"no treatment\"}}') FROM plant",
               ">no treatment<", ">trt1<", "no treatment \xe2\x88\x92 trt1: difference 0.371");
  CHECK_FIGURE(db, "SELECT plot_groups(weight, 7, '{\"labels\":{\"7\":\"seven\"}}') FROM plant",
               ">seven<");
  CHECK_ERROR(db, "SELECT plot_groups(weight, treatment, '{\"labels\":[\"a\"]}') FROM plant",
              "plot_groups(): option 'labels' must be an object of names and texts, such as "
              "{\"energy_gpu\":\"GPU energy (J)\"}, not [\"a\"]");
}

static void errors(sqlite3 *db) {
  CHECK(strstr(text_of(db, "SELECT plot_groups(weight, rowid) FROM big"), "no such column"));
  CHECK_ERROR(db, "SELECT plot_groups(y, x) FROM big",
              "plot_groups(): the group has more than 20 values; choose some with WHERE or FILTER");
}

int main(void) {
  sqlite3 *db = open_database();
  make_plants(db);
  make_big(db);
  groups(db);
  thinning(db);
  extremes(db);
  box_and_labels(db);
  marks(db);
  reference_first(db);
  labels(db);
  errors(db);
  CHECK(sqlite3_close(db) == SQLITE_OK);
  CHECK(sqlite3_memory_used() == 0);
  return test_end();
}
