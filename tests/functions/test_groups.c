/* Groups: a number and the text of it are no two groups, whichever function is asked. And the
** notes of data without figures (functions/notes.c), in all functions alike. */
#include "functions/data.h"

#define MIXED(number, text) "iif(i % 2, " number ", " text ")"
#define HOLDS(function, number, text)                                                              \
  function "(): group holds both the number " number " and the text " text                         \
           "; make them one with CAST(… AS TEXT) or CAST(… AS NUMERIC)"

/* Every function with a group. */
static void test_functions(sqlite3 *db) {
  CHECK_TEXT(db, "SELECT ttest(y, " MIXED("0", "'0'") ") FROM d", HOLDS("ttest", "0", "'0'"));
  CHECK_TEXT(db, "SELECT mann_whitney(y, " MIXED("0", "'0'") ") FROM d",
             HOLDS("mann_whitney", "0", "'0'"));
  CHECK_TEXT(db, "SELECT mediation_boot(x, m, y, " MIXED("0", "'0'") ", '{}') FROM d",
             HOLDS("mediation_boot", "0", "'0'"));
  CHECK_TEXT(db, "SELECT plot_groups(y, " MIXED("0", "'0'") ") FROM d",
             HOLDS("plot_groups", "0", "'0'"));
  CHECK_TEXT(db, "SELECT plot_interaction(y, x, " MIXED("0", "'0'") ") FROM d",
             HOLDS("plot_interaction", "0", "'0'"));
  CHECK_TEXT(db,
             "SELECT graph_test(i, v.column1, iif(v.column1 = 'x', x, y), " MIXED(
                 "0", "'0'") ", '{\"permutations\":1}') FROM d, (VALUES ('x'), ('y')) AS v",
             HOLDS("graph_test", "0", "'0'"));
}

/* Either may come first, a third value does not hide it, and many groups do not either. */
static void test_order(sqlite3 *db) {
  CHECK_TEXT(db, "SELECT ttest(y, " MIXED("'0'", "0") ") FROM d", HOLDS("ttest", "0", "'0'"));
  CHECK_TEXT(db, "SELECT ttest(y, CASE i % 3 WHEN 0 THEN 1 WHEN 1 THEN 'a' ELSE '1' END) FROM d",
             HOLDS("ttest", "1", "'1'"));
  CHECK_TEXT(db, "SELECT mediation_boot(x, m, y, iif(i = 40, '7', i % 10), '{}') FROM d",
             HOLDS("mediation_boot", "7", "'7'"));
}

/* What reads as the number is the text of it; what does not is not. */
static void test_spellings(sqlite3 *db) {
  CHECK_TEXT(db, "SELECT ttest(y, " MIXED("1", "'1.0'") ") FROM d", HOLDS("ttest", "1", "'1.0'"));
  CHECK_TEXT(db, "SELECT ttest(y, " MIXED("0.5", "'5e-1'") ") FROM d",
             HOLDS("ttest", "0.5", "'5e-1'"));
  CHECK_TEXT(db, "SELECT ttest(y, " MIXED("-3", "'-3'") ") FROM d", HOLDS("ttest", "-3", "'-3'"));
  CHECK_TEXT(db, "SELECT ttest(y, " MIXED("1", "'01'") ") FROM d", HOLDS("ttest", "1", "'01'"));
  CHECK_TEXT(db, "SELECT ttest(y, " MIXED("10", "'9'") ") ->> 'group1' FROM d", "9");
  CHECK_TEXT(db, "SELECT ttest(y, " MIXED("16", "'0x10'") ") ->> 'group1' FROM d", "0x10");
  CHECK_TEXT(db, "SELECT ttest(y, " MIXED("0", "'nan'") ") ->> 'group1' FROM d", "nan");
  CHECK_TEXT(db, "SELECT ttest(y, " MIXED("'1'", "'1.0'") ") ->> 'group1' FROM d", "1.0");
}

/* Labels of other kinds: the first row of a mixed type is a slip there, too. */
static void test_labels(sqlite3 *db) {
  static const char *const arguments[] = {"unit", "variable", "block"};
  char sql[400], want[200];
  for (int k = 0; k < 3; k++) {
    snprintf(
        sql, sizeof sql,
        "SELECT exact_graph(iif(%d AND i = 7, '8', i), iif(v.column1 = 1, iif(%d AND i = 9, '1',"
        " 1), 2), iif(v.column1 = 1, x, y), iif(%d AND i = 5, '1', i %% 2)) FROM d,"
        " (VALUES (1), (2)) AS v",
        k == 0, k == 1, k == 2);
    snprintf(want, sizeof want,
             "exact_graph(): %s holds both the number %d and the text '%d'; make them one with"
             " CAST(… AS TEXT) or CAST(… AS NUMERIC)",
             arguments[k], k == 0 ? 8 : 1, k == 0 ? 8 : 1);
    CHECK_TEXT(db, sql, want);
  }
}

/* Where the argument is a number as well, its text is that number. */
static void test_numbers(sqlite3 *db) {
  CHECK_TEXT(db,
             "SELECT ols_interaction(y, x, iif(i % 4 < 2, i % 2, i % 2 || '')) = "
             "ols_interaction(y, x, i % 2) FROM d",
             "1");
}

/* Whichever function is asked, in the same words. */
static void test_notes(sqlite3 *db) {
  static const char *const calls[] = {"ols(y, x)", "ols_interaction(y, x, g)",
                                      "scale_choice(y, g, x)", "sobel(x, m, y)",
                                      "mediation_boot(x, m, y)"};
  char sql[200];
  for (size_t i = 0; i < sizeof calls / sizeof *calls; i++) {
    snprintf(sql, sizeof sql,
             "SELECT instr(%s ->> 'notes', 'no rows with all values') > 0 FROM d WHERE i < 0",
             calls[i]);
    CHECK_TEXT(db, sql, "1");
  }
}

int main(void) {
  sqlite3 *db = open_data();
  test_functions(db);
  test_order(db);
  test_spellings(db);
  test_labels(db);
  test_numbers(db);
  test_notes(db);
  sqlite3_close(db);
  return test_end();
}
