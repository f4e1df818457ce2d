/*
** plot_matrix(), with plot/matrix.c and plot/grid.c: signs, decimals, marks, order, empty cells,
** grids wider than the figure, more than is drawn, extreme values, and what is refused.
*/
#include "functions/plot/figures.h"

static void make_cells(sqlite3 *db) {
  run(db,
      "CREATE TABLE cell(r, c, v, p);"
      "INSERT INTO cell VALUES ('g2', 'energy_gpu', 0.584, 0.01), ('g2', 'power', -0.204, 0.5),"
      " ('g1', 'energy_gpu', -0.001, NULL), ('g1', 'power', 0, 0.01), ('g1', 'time', NULL, 0.01)");
}

static void values(sqlite3 *db) {
  CHECK_FIGURE(
      db,
      "SELECT plot_matrix(r, c, v, p < 0.05, '{\"width\":900,\"mark_label\":\"Holm p < 0.05\"}')"
      " FROM cell",
      "class=\"ink small bold\"", ">+0.58</text>",
      ">\xe2\x88\x92"
      "0.20</text>",
      ">\xe2\x88\x92"
      "0.00</text>",
      ">0.00</text>", "<title>g2, energy_gpu: +0.584</title>", "Bold: Holm p &lt; 0.05.",
      "Empty: no value.", "Cells above 0: 1; below 0: 2; at 0: 1; empty: 2.",
      "Largest: g2, energy_gpu: +0.584. Smallest: g2, power: \xe2\x88\x92"
      "0.204.",
      "Bold: Holm p &lt; 0.05. g2, energy_gpu: +0.584. g1, power: 0.</desc>",
      "<title>Values of 2 rows and 3 columns</title>");
  CHECK_FIGURE(db, "SELECT plot_matrix(r, c, 100 * v) FROM cell", ">+58.4</text>");
  CHECK_FIGURE(db, "SELECT plot_matrix(r, c, 1e9 * v) FROM cell",
               ">+5.84\xc3\x97"
               "10\xe2\x81\xb8<");
  CHECK_FIGURE(db, "SELECT plot_matrix(r, c, 0 * v) FROM cell", ">0</text>", "fill-opacity:0\"");
  CHECK_FIGURE(db, "SELECT plot_matrix(r, c, NULL) FROM cell", "empty: 6.", "Empty: no value.");
  CHECK_FIGURE(db, "SELECT plot_matrix(r, c, v) FROM cell WHERE 0", "no rows with a value");
  CHECK_FIGURE(db, "SELECT plot_matrix(NULL, c, v) FROM cell",
               "Rows left out for a missing value: 5.");
  CHECK_FIGURE(db, "SELECT plot_matrix(r, c, v, 1, '{\"lang\":\"zh\"}') FROM cell",
               "\xe5\xb7\xb2\xe6\xa0\x87\xe8\xae\xb0");
}

/* Marks change nothing but the weight of the letters: no row is left out where they are NULL. */
static void marks(sqlite3 *db) {
  check_same(db, "SELECT plot_matrix(r, c, v) FROM cell",
             "SELECT plot_matrix(r, c, v, NULL) FROM cell");
  check_same(db, "SELECT plot_matrix(r, c, v) FROM cell",
             "SELECT plot_matrix(r, c, v, iif(p IS NULL, NULL, 0)) FROM cell ORDER BY rowid");
  char *text = figure_of(db, "SELECT plot_matrix(r, c, v, p < 0.05) FROM"
                             " (SELECT * FROM cell ORDER BY p IS NOT NULL, rowid)");
  CHECK(strstr(text, "below 0: 2"));
  CHECK(count(text, "small bold") == 2);
  sqlite3_free(text);
}

static void labels(sqlite3 *db) {
  CHECK_FIGURE(db,
               "SELECT plot_matrix(r, c, v, '{\"labels\":{\"energy_gpu\":\"Energy "
               "(J)\",\"g1\":1,\"g2\":null,"
               "\"other\":\"x\"},\"x_label\":\"measure\",\"y_label\":\"group\"}') FROM cell",
               ">Energy (J)</text>", ">1</text>", ">g2</text>", ">measure</text>", ">group</text>",
               "1, power: 0</title>");
  char *text = figure_of(db, "SELECT plot_matrix(r, c, v, '{\"caption\":false}') FROM cell");
  CHECK(!strstr(text, "Blue: above") && strstr(text, "Cells above 0: 1;"));
  sqlite3_free(text);
}

/* Wider than the figure: blocks, each with all names of rows; every value is there once. */
static void blocks(sqlite3 *db) {
  static const char wide[] =
      "WITH RECURSIVE s(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM s WHERE i < %d)"
      " SELECT plot_matrix('row ' || a.i, 'column ' || b.i, a.i - b.i %s) FROM s a, s b";
  char sql[400];
  snprintf(sql, sizeof sql, wide, 12, ", '{\"width\":320}'");
  char *text = figure_of(db, sql);
  CHECK(xml_figure(text) && texts_apart(text));
  CHECK(count(text, ">row 7</text>") == 3 && count(text, ">column 7</text>") == 1);
  CHECK(count(text, "<title>row ") == 144);
  sqlite3_free(text);
  snprintf(sql, sizeof sql, wide, 230, ", '{\"width\":900}'");
  CHECK_FIGURE(db, sql, "Rows not drawn: 30.", "Columns not drawn: 170.",
               "Values of 200 rows and 60 columns");
}

/* Names of columns whose words are wider than a column read upwards, and are whole. */
static void long_names(sqlite3 *db) {
  char *text = figure_of(db, "WITH RECURSIVE s(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM s WHERE"
                             " i < 12) SELECT plot_matrix(1, 'utilisation' || i, i) FROM s");
  CHECK(count(text, "rotate(-90)") == 12 && strstr(text, ">utilisation7</text>"));
  CHECK(texts_apart(text));
  sqlite3_free(text);
}

/* A description of 12 000 sentences takes no more memory than it has to. */
static void many_marks(sqlite3 *db) {
  sqlite3_memory_highwater(1);
  CHECK_FIGURE(db,
               "WITH RECURSIVE s(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM s WHERE i < 200)"
               " SELECT plot_matrix('row ' || a.i, 'column ' || b.i, a.i - b.i, 1) FROM s a, s b"
               " WHERE b.i <= 60",
               "row 200, column 60: +140.");
  CHECK(sqlite3_memory_highwater(0) < 64 << 20);
}

static void errors(sqlite3 *db) {
  CHECK_ERROR(db, "SELECT plot_matrix(r, 'all', v) FROM cell",
              "plot_matrix(): row 'g2', column 'all' has two values; make them one in a subquery, "
              "such as SELECT \"row\", \"column\", avg(\"value\") \xe2\x80\xa6 GROUP BY 1, 2");
  CHECK_ERROR(db, "SELECT plot_matrix(i, 1, 1) FROM (SELECT 1 AS i UNION ALL SELECT '1')",
              "plot_matrix(): row holds both the number 1 and the text '1'; make them one with "
              "CAST(\xe2\x80\xa6 AS TEXT) or CAST(\xe2\x80\xa6 AS NUMERIC)");
  CHECK_ERROR(db, "SELECT plot_matrix(1, 1, 1, '{\"labels\":[\"a\"]}')",
              "plot_matrix(): option 'labels' must be an object of names and texts, such as "
              "{\"energy_gpu\":\"GPU energy (J)\"}, not [\"a\"]");
  CHECK_ERROR(db, "SELECT plot_matrix(1, 1, 1, '{\"labels\":{\"a\":[]}}')",
              "plot_matrix(): option 'labels' must be an object of names and texts, such as "
              "{\"energy_gpu\":\"GPU energy (J)\"}, not {\"a\":[]}");
}

int main(void) {
  sqlite3 *db = open_database();
  make_cells(db);
  values(db);
  marks(db);
  labels(db);
  blocks(db);
  long_names(db);
  many_marks(db);
  errors(db);
  check_extremes(db, "SELECT plot_matrix(1, c, v) FROM (SELECT 'x' AS c, x AS v FROM extreme"
                     " UNION ALL SELECT 'y', y FROM extreme)");
  CHECK(sqlite3_close(db) == SQLITE_OK);
  CHECK(sqlite3_memory_used() == 0);
  return test_end();
}
