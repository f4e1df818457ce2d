/* scale_choice(), with stat/regression/scale.c: what it says of data of which that is known, and of
** degenerate data; the order of rows, ties, units, misuse and memory. Figures: test_terms.c. */
#include "functions/data.h"

#define SCALE(arguments) "scale_choice(y, g, " arguments ")"

static void test_shape(sqlite3 *db) {
  CHECK_KEYS(db, SCALE("x, m"), "scale,delta,delta_trimmed");
  CHECK_COLUMNS(db, "scale_choice", "scale, delta, delta_trimmed, n, n_missing, note");
  CHECK_TEXT(db,
             "SELECT scale || ' ' || (delta = fit ->> 'delta') || ' ' || n || ' ' || n_missing"
             " FROM (SELECT scale_choice(nullif(y, (SELECT max(y) FROM d)), g, x) AS fit FROM d) AS"
             " s, scale_choice(s.fit)",
             "raw 1 39 1");
}

/* Noise that is the same in absolute or in relative terms, over two powers of ten. */
static void test_choice(sqlite3 *db) {
  run(db, "CREATE TABLE noise AS WITH RECURSIVE s(i) AS (SELECT 0 UNION ALL SELECT i + 1 FROM s"
          " WHERE i < 199) SELECT i % 100 AS x, iif(i % 3, 'p', 'q') AS g,"
          " (i * 7919 % 1009) / 1009.0 AS e FROM s");
  CHECK_TEXT(db, "SELECT scale_choice(2 + x + e, g, x) ->> 'scale' FROM noise", "raw");
  CHECK_TEXT(db, "SELECT scale_choice(c_exp(x / 20.0 + e), g, x) ->> 'scale' FROM noise", "log");
  CHECK_TEXT(db, "SELECT scale_choice(100 + x / 100.0 + e, g, x) ->> 'scale' FROM noise",
             "undecided");
}

/* delta is a difference of ols()'s log_lik, which has the Jacobian; its terms are those of ols()
** with the products. */
static void test_likelihood(sqlite3 *db) {
#define DELTA_OF_OLS(terms)                                                                        \
  "(SELECT (ols(y, " terms ", '{\"scale\":\"log\"}') ->> 'log_lik')"                               \
  " - (ols(y, " terms ") ->> 'log_lik') FROM d)"
  CHECK_REAL(db, "SELECT (scale_choice(y, 'one', x) ->> 'delta') / " DELTA_OF_OLS("x") " FROM d", 1,
             1e-11);
  CHECK_REAL(db,
             "SELECT (" SCALE("x, m") " ->> 'delta') / " DELTA_OF_OLS(
                 "x, m, g, x * (g = 'b'), m * (g = 'b')") " FROM d",
             1, 1e-11);
  CHECK_REAL(db,
             "SELECT (" SCALE("x, f, '{\"alone\":[\"x2\"]}'") " ->> 'delta') / " DELTA_OF_OLS(
                 "x, f, g, x * (g = 'b')") " FROM d",
             1, 1e-11);
  /* within: the block's own slopes and effects; a factor x has a product with all of them */
  CHECK_REAL(db,
             "SELECT (" SCALE("x, f, '{\"within\":\"x2\"}'") " ->> 'delta') / " DELTA_OF_OLS(
                 "x * (f = 'f0'), x * (f = 'f1'), x * (f = 'f2'), g || f, x * (g = 'b')") " FROM d",
             1, 1e-11);
  CHECK_REAL(db,
             "SELECT (" SCALE("x, f") " ->> 'delta') / " DELTA_OF_OLS(
                 "x, g || f, x * (g = 'b')") " FROM d",
             1, 1e-11);
  /* numbers as labels */
  CHECK_REAL(db,
             "SELECT scale_choice(y, g = 'b', x, i % 3, '{\"within\":\"x2\",\"factors\":[\"x2\"]}')"
             " ->> 'delta' = " SCALE("x, f, '{\"within\":\"x2\"}'") " ->> 'delta' FROM d",
             1, 0);
  CHECK_REAL(
      db,
      "SELECT scale_choice(y, g = 'b', x, i % 3, '{\"alone\":[\"x2\"]}') ->> 'delta' = " SCALE(
          "x, f, '{\"alone\":[\"x2\"]}'") " ->> 'delta' FROM d",
      1, 0);
}

/* Whatever the order of the rows, to the byte; that of labels, too. The orders are tables, because
** SQLite leaves out an ORDER BY under an aggregate. */
static void test_order(sqlite3 *db) {
  static const char *const orders[] = {"i", "i DESC", "g DESC, i * 7 % 41", "f DESC, y"};
  static char first[1 << 20];
  for (size_t i = 0; i < COUNT(orders); i++) {
    char sql[200];
    snprintf(sql, sizeof sql,
             "DROP TABLE IF EXISTS sorted; CREATE TABLE sorted AS SELECT *, f || i %% 2 AS c FROM d"
             " ORDER BY %s",
             orders[i]);
    run(db, sql);
    const char *fit = text_of(
        db, "SELECT scale_choice(y / 3, g, x, m, f, c, '{\"within\":\"x3\",\"alone\":[\"x4\"]}')"
            " FROM sorted");
    if (i == 0) snprintf(first, sizeof first, "%s", fit);
    CHECK(*fit == '{' && strcmp(fit, first) == 0);
  }
}

/* 160 is as far from the mean of the groups p and q, 100, and on the other scale nearer, which the
** third group sees to: of the two, the one of the first group is kept, and what is left differs. */
static void test_ties(sqlite3 *db) {
  run(db,
      "CREATE TABLE tie(y, g, i);"
      "WITH RECURSIVE s(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM s WHERE i < 15)"
      " INSERT INTO tie SELECT 96, 'p', i FROM s;"
      "INSERT INTO tie VALUES (160, 'p', 16), (92, 'q', 17), (92, 'q', 18), (92, 'q', 19),"
      " (92, 'q', 20), (92, 'q', 21), (90, 'q', 22), (90, 'q', 23), (160, 'q', 24), (70, 'r', 25),"
      " (130, 'r', 26);");
  double want = real_of(db, "SELECT scale_choice(y, g, 1) ->> 'delta' FROM tie WHERE i <> 24");
  double other = real_of(db, "SELECT scale_choice(y, g, 1) ->> 'delta' FROM tie WHERE i <> 16");
  CHECK(fabs(want - other) > 0.1);
  CHECK_REAL(db, "SELECT scale_choice(y, g, 1) ->> 'delta_trimmed' FROM tie", want, 1e-12);
  run(db, "CREATE TABLE turned AS SELECT * FROM tie ORDER BY i DESC");
  CHECK_REAL(db, "SELECT scale_choice(y, g, 1) ->> 'delta_trimmed' FROM turned", want, 1e-12);
}

/* The unit is free. Far from 0, where ln y is all but linear, delta is all but 0, and halves with
** the distance: the logarithm's own rounding would hide it. */
static void test_units(sqlite3 *db) {
  double want = real_of(db, "SELECT " SCALE("x") " ->> 'delta' FROM d");
  CHECK_REAL(db, "SELECT scale_choice(1024 * y, g, x) ->> 'delta' FROM d", want, 1e-14);
  CHECK_REAL(db, "SELECT scale_choice(1e-9 * y, g, x) ->> 'delta' FROM d", want, 1e-11);
  CHECK_REAL(db, "SELECT scale_choice(1e100 * y, g, x) ->> 'delta' FROM d", want, 1e-11);
  CHECK_REAL(db,
             "SELECT (scale_choice(67108864.0 + y, g, x) ->> 'delta')"
             " / (scale_choice(134217728.0 + y, g, x) ->> 'delta') FROM d",
             2, 1e-5);
}

#define NO_CHOICE(call, notes)                                                                     \
  CHECK_TEXT(db,                                                                                   \
             "SELECT printf('%s|%s|%s|%s', ifnull(scale, 'null'), ifnull(delta, 'null'), "         \
             "ifnull(delta_trimmed, 'null'), note) FROM (SELECT " call                             \
             " AS fit FROM d) AS s, scale_choice(s.fit)",                                          \
             notes)

static void test_degenerate(sqlite3 *db) {
  NO_CHOICE("scale_choice(y - (SELECT min(y) FROM d), g, x)",
            "raw|null|null|scale 'log' needs y above 0, but 1 value is not: the smallest is 0");
  NO_CHOICE("scale_choice(-y, g, x)",
            "raw|null|null|scale 'log' needs y above 0, but 40 values are not: the smallest is "
            "-5.6875");
  NO_CHOICE("scale_choice(0.1 + 0 * y, g, x)", "null|null|null|the response is constant");
  NO_CHOICE("scale_choice(y, g, x) FILTER (WHERE 0)", "null|null|null|no rows with all values");
  NO_CHOICE("scale_choice(y, g, x) FILTER (WHERE i < 5)",
            "null|null|null|too few rows: 4 for 4 terms leave no degree of freedom");
  NO_CHOICE("scale_choice(y, g, 'x' || i)",
            "null|null|null|too few rows: 40 for 40 terms leave no degree of freedom");
  NO_CHOICE("scale_choice(1e160 * y, g, x)",
            "null|null|null|the values or their differences have squares near or beyond the range "
            "of a double (1e-270 to 1e300): choose another unit");
#define PERFECT "null|null|null|the fit is perfect on one of the scales: there is no likelihood"
  NO_CHOICE("scale_choice(1 + x / 3, g, x)", PERFECT);
  NO_CHOICE("scale_choice(c_exp(x), g, x)", PERFECT);
  NO_CHOICE("scale_choice(c_exp(x / 640), g, x)", PERFECT);
  /* one row is all that does not fit */
  CHECK_TEXT(
      db, "SELECT scale_choice(i + iif(i = 7, 1, 0), g, i) ->> 'notes' FROM d",
      "[\"without the rows that fit worst: the fit is perfect on one of the scales: there is "
      "no likelihood\"]");
  CHECK_REAL(db, "SELECT scale_choice(i + iif(i = 7, 1, 0), g, i) ->> 'delta' < -3 FROM d", 1, 0);
  CHECK_TEXT(db, "SELECT scale_choice(y, 'one', x, 'two') ->> 'notes' FROM d",
             "[\"moderator has one level only, 'one': it adds no term\","
             "\"x2 has one level only, 'two': it adds no term\"]");
  CHECK_REAL(db,
             "SELECT " SCALE("x, 3, 2 * x, 'two', '{\"within\":\"x4\"}'") " ->> 'delta' = " SCALE(
                 "x") " ->> 'delta' FROM d",
             1, 0);
  CHECK_NOTES(db, SCALE("x, 'two', '{\"within\":\"x2\"}'"), "d", "[]");
}

static void test_misuse(sqlite3 *db) {
  CHECK_ERROR(db, "SELECT scale_choice(y, g) FROM d", "scale_choice(): needs at least 3 arguments");
  CHECK_ERROR(
      db, "SELECT " SCALE("x, '{\"cluster\":\"x1\"}'") " FROM d",
      "scale_choice(): unknown option 'cluster'; allowed are names, factors, wide, within, alone, "
      "memory_limit");
  CHECK_ERROR(db, "SELECT " SCALE("x, f, '{\"within\":\"f\"}'") " FROM d",
              "scale_choice(): option 'within' names f, which is no argument that it can be; there "
              "are x1, x2");
  CHECK_ERROR(db, "SELECT " SCALE("x, f, '{\"within\":\"moderator\"}'") " FROM d",
              "scale_choice(): option 'within' names moderator, which is no argument that it can "
              "be; there are x1, x2");
  CHECK_ERROR(db, "SELECT " SCALE("x, f, '{\"alone\":[\"moderator\"]}'") " FROM d",
              "scale_choice(): option 'alone' names moderator, which is the moderator; name an x");
  CHECK_ERROR(db, "SELECT " SCALE("x, f, '{\"alone\":\"x2\"}'") " FROM d",
              "scale_choice(): option 'alone' must be an array of names of arguments, not 'x2'");
  CHECK_ERROR(db, "SELECT " SCALE("x, f, '{\"within\":\"x2\",\"alone\":[\"x2\"]}'") " FROM d",
              "scale_choice(): options 'within' and 'alone' both name x2");
  CHECK_ERROR(db, "SELECT " SCALE("x, i % 3, '{\"within\":\"x2\"}'") " FROM d",
              "scale_choice(): option 'within' names x2, which holds numbers; if they are labels, "
              "name it in option 'factors', too");
  CHECK_ERROR(
      db, "SELECT scale_choice('a', g, x) FROM d",
      "scale_choice(): argument 1 (y) must be a number, not 'a'; CAST it, or leave such rows "
      "out with WHERE or FILTER");
}

/* MiB that the refusal of a call announces, with the least limit that lets the rows in. */
static double announced(sqlite3 *db, const char *call) {
  for (int limit = 1; limit < 4096; limit += 1 + limit / 16) {
    char sql[400];
    sqlite3_snprintf(sizeof sql, sql, call, limit);
    const char *error = text_of(db, sql), *at = strstr(error, "it would take ");
    if (at) return strtod(at + strlen("it would take "), NULL);
    if (*error == '{') return 0.0;
    CHECK(strstr(error, "the rows alone take more than memory_limit"));
  }
  return 0.0;
}

/* The announced memory is what is taken then, whatever it grows with. */
static void test_memory(sqlite3 *db) {
  static const char *const calls[] = {
      "SELECT scale_choice(y, i %% 2, x, '{\"memory_limit\":%d}') FROM rows",
      "SELECT scale_choice(y, i %% 2, x, c, 'b' || (i %% 150), '{\"within\":\"x3\","
      "\"memory_limit\":%d}') FROM rows WHERE i < 3000",
      "SELECT scale_choice(y, i %% 2, x, 'b' || (i %% 20), 'f' || (i * i %% 23),"
      " '{\"within\":\"x2\",\"memory_limit\":%d}') FROM rows WHERE i < 3000",
      "SELECT scale_choice(y, i %% 2, x, 'b' || (i %% 40), 'f' || (i %% 1009),"
      " '{\"within\":\"x2\",\"alone\":[\"x3\"],\"memory_limit\":%d}') FROM rows WHERE i < 9000"};
  run(db,
      "CREATE TABLE rows AS WITH RECURSIVE s(i) AS (SELECT 0 UNION ALL SELECT i + 1 FROM s WHERE"
      " i < 49999) SELECT i, (i * 37) % 10007 AS x, 1 + (i * 29) % 10037 AS y, (i * 53) % 10061 AS "
      "c FROM s;");
  for (size_t i = 0; i < COUNT(calls); i++) {
    char sql[400];
    double want = announced(db, calls[i]);
    sqlite3_int64 before = sqlite3_memory_used();
    sqlite3_memory_highwater(1);
    sqlite3_snprintf(sizeof sql, sql, calls[i], 1048576);
    CHECK(*text_of(db, sql) == '{');
    double used = (double)(sqlite3_memory_highwater(0) - before) / 1048576.0;
    if (!CHECK(want > 0.9 * used - 1.0 && want < 1.2 * used + 2.0)) {
      printf("  %.1f MiB, announced %.0f: %s\n", used, want, calls[i]);
    }
  }
  const char *error = text_of(db, "SELECT scale_choice(y, i % 2, x, 'b' || (i % 2000), 'f' || (i %"
                                  " 1999), '{\"within\":\"x2\"}') FROM rows WHERE i < 4000");
  CHECK(strstr(error, "scale_choice(): it would take ") == error);
  CHECK(strstr(error, " MiB, more than memory_limit 2048: the model has 4003999 terms; use fewer "
                      "levels, name factors in option 'alone', or raise memory_limit"));
  CHECK_ERROR(db, "SELECT scale_choice(y, i % 2, x, '{\"memory_limit\":1}') FROM rows",
              "scale_choice(): the rows alone take more than memory_limit 1; use fewer rows or "
              "covariates, or raise memory_limit");
}

int main(void) {
  sqlite3 *db = open_data();
  test_shape(db);
  test_choice(db);
  test_likelihood(db);
  test_order(db);
  test_ties(db);
  test_units(db);
  test_degenerate(db);
  test_misuse(db);
  test_memory(db);
  CHECK(sqlite3_close(db) == SQLITE_OK);
  CHECK(sqlite3_memory_used() == 0);
  return test_end();
}
