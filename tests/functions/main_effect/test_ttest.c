/* ttest(), with functions/inference_options.c: figures by R's t.test and to 50 digits, arguments,
** options, and data that allow no test. */
#include "functions/answers.h"
#include "functions/data.h"
#include "functions/partials.h"

static void test_shape(sqlite3 *db) {
  CHECK_KEYS(
      db, "ttest(y, g)",
      "group1,group2,n1,n2,mean1,mean2,sd1,sd2,estimate,std_error,statistic,df,p_value,conf_low,"
      "conf_high,cohens_d,cohens_d_low,cohens_d_high,hedges_g,method,ratio,ratio_low,ratio_high,"
      "equivalence_p,detectable");
  CHECK_COLUMNS(
      db, "ttest",
      "group1, group2, n1, n2, mean1, mean2, sd1, sd2, estimate, std_error, statistic, df, "
      "p_value, conf_low, conf_high, cohens_d, cohens_d_low, cohens_d_high, hedges_g, method, "
      "ratio, ratio_low, ratio_high, equivalence_p, detectable, n, n_missing, note");
  CHECK_TEXT(
      db,
      "SELECT count(*) || group1 || group2 || method || n FROM ttest((SELECT ttest(y, g) FROM d))",
      "1bastudent40");
}

/* Text, numbers, booleans and text numbers as groups, and how the reference may be named. */
static void test_groups(sqlite3 *db) {
  CHECK_TEXT(db, "SELECT ttest(y, g = 'a') ->> 'group2' FROM d", "0");
  CHECK_TEXT(db, "SELECT ttest(y, 2023 + i % 2) ->> 'group2' FROM d", "2023");
  CHECK_TEXT(db, "SELECT ttest(y, i % 2 / 2.0) ->> 'group1' FROM d", "0.5");
  CHECK_TEXT(db, "SELECT json_type(ttest(y, CAST(i % 2 AS TEXT)), '$.group2') FROM d", "text");
  CHECK_TEXT(db, "SELECT ttest(y, iif(i % 2, 10, 'x')) ->> 'group2' FROM d", "10");
  CHECK_TEXT(db, "SELECT ttest(y, iif(i % 2, 10, 9)) ->> 'group2' FROM d", "9");
  CHECK_TEXT(db, "SELECT ttest(y, iif(i % 2, '10', '9')) ->> 'group2' FROM d", "10");
  CHECK_TEXT(db, "SELECT ttest(y, i % 2, '{\"reference\":1}') ->> 'group2' FROM d", "1");
  CHECK_TEXT(db, "SELECT ttest(y, i % 2, '{\"reference\":\"1\"}') ->> 'group2' FROM d", "1");
  CHECK_TEXT(db, "SELECT ttest(y, i % 2, '{\"reference\":true}') ->> 'group2' FROM d", "1");
  CHECK_TEXT(db, "SELECT ttest(y, i % 2 + 0.0, '{\"reference\":\"1\"}') ->> 'group2' FROM d",
             "1.0");
  CHECK_TEXT(db, "SELECT ttest(y, CAST(i % 2 AS TEXT), '{\"reference\":1}') ->> 'group2' FROM d",
             "1");
  CHECK_TEXT(
      db,
      "SELECT ttest(y, g || char(10) || '\"', '{\"reference\":\"b\\n\\\"\"}') ->> 'group2' FROM d",
      "b\n\"");
  CHECK_ERROR(db, "SELECT ttest(y, i % 2, '{\"reference\":2}') FROM d",
              "ttest(): option 'reference' must be one of the groups '1' and '0', not '2'");
  CHECK_ERROR(db, "SELECT ttest(y, i % 2, '{\"reference\":[1]}') FROM d",
              "ttest(): option 'reference' must be a text or a number, not [1]");
  CHECK_ERROR(
      db, "SELECT ttest(y, f) FROM d",
      "ttest(): the group has more than two values: 'f1', 'f2', 'f0'…; choose two with WHERE or "
      "FILTER");
  CHECK_ERROR(db, "SELECT ttest(y, printf('%.*c', 50, '默') || f) FROM d WHERE i <= 3",
              "ttest(): the group has more than two values: "
              "'默默默默默默默默默默默默默默默默默默默默默默默默默默默默默默默默默默默默默默默默', "
              "'默默默默默默默默默默默默默默默默默默默默默默默默默默默默默默默默默默默默默默默默', "
              "'默默默默默默默默默默默默默默默默默默默默默默默默默默默默默默默默默默默默默默默默'…;"
              " choose two with "
              "WHERE or FILTER");
}

static void test_options(sqlite3 *db) {
  CHECK_ERROR(db, "SELECT ttest(y, g, '{\"alternative\":\"two.sided\"}') FROM d",
              "ttest(): option 'alternative' must be one of 'two_sided', 'greater', 'less', not "
              "'two.sided'");
  CHECK_ERROR(db, "SELECT ttest(y, g, '{\"method\":true}') FROM d",
              "ttest(): option 'method' must be one of 'student', 'welch', not true");
  CHECK_ERROR(db, "SELECT ttest(y, g, '{\"conf_level\":1}') FROM d",
              "ttest(): option 'conf_level' must be a number from 1e-09 to 0.999999999, not 1");
  CHECK_ERROR(db, "SELECT ttest(y, g, '{\"conf_level\":0}') FROM d",
              "ttest(): option 'conf_level' must be a number from 1e-09 to 0.999999999, not 0");
  CHECK_ERROR(
      db, "SELECT ttest(y, g, (SELECT v FROM (SELECT '{}' AS v) WHERE v = '')) FROM d",
      "ttest(): the last argument is NULL in every row: an options query that found nothing, or "
      "a column without values (then add '{}' as options)");
  CHECK_TEXT(
      db,
      "WITH setting(v) AS (VALUES (0.5)) SELECT ttest(y, g, (SELECT json_object('conf_level', v)"
      " FROM setting)) = ttest(y, g, ' {\"conf_level\" : 0.5} ') FROM d",
      "1");
  CHECK_NOTES(db, "ttest(y, g, '{\"method\":\"welch\"}')", "d",
              "[\"cohens_d, its interval and hedges_g are two-sided and use the pooled sd and "
              "Student's t\"]");
}

static void test_more_options(sqlite3 *db) {
  CHECK_ERROR(db, "SELECT ttest(y, g, '{\"scale\":\"ln\"}') FROM d",
              "ttest(): option 'scale' must be one of 'raw', 'log', not 'ln'");
  CHECK_ERROR(db, "SELECT ttest(y, g, '{\"margin\":0}') FROM d",
              "ttest(): option 'margin' must be a number above 0 (with scale 'log' a ratio above "
              "1), from 1e-300 to 1e+300, not 0");
  CHECK_ERROR(db, "SELECT ttest(y, g, '{\"margin\":0.9,\"scale\":\"log\"}') FROM d",
              "ttest(): option 'margin' must be a ratio above 1 with scale 'log', not 0.9");
  CHECK_ERROR(db, "SELECT ttest(y, g, '{\"margin\":1,\"scale\":\"log\"}') FROM d",
              "ttest(): option 'margin' must be a ratio above 1 with scale 'log', not 1");
  CHECK_ERROR(db, "SELECT ttest(y, g, '{\"power\":1}') FROM d",
              "ttest(): option 'power' must be a number from 1e-09 to 0.999999999, not 1");
  CHECK_ERROR(db, "SELECT ttest(y, g, '{\"tests\":1.5}') FROM d",
              "ttest(): option 'tests' must be a whole number from 1 to 1000000, not 1.5");
  CHECK_TEXT(db,
             "SELECT ttest(y, g, '{\"scale\":\"raw\",\"power\":0.8,\"tests\":1}') = ttest(y, g) "
             "FROM d",
             "1");
  /* What is asked for beside the test changes nothing of it. */
  CHECK_TEXT(db,
             "SELECT json_remove(ttest(y, g, '{\"margin\":1,\"power\":0.9,\"tests\":9}'), "
             "'$.equivalence_p', '$.detectable') = json_remove(ttest(y, g), '$.equivalence_p', "
             "'$.detectable') FROM d",
             "1");
  CHECK_TEXT(db, "SELECT ttest(y, g) ->> 'ratio' FROM d", "(null)");
  CHECK_TEXT(db, "SELECT ttest(y, g) ->> 'equivalence_p' FROM d", "(null)");
}

/* Where a value has no logarithm, means and sds are all there is, and the value is named. */
static void test_log(sqlite3 *db) {
  CHECK_NOTES(db, "ttest(i - 3.5, g, '{\"scale\":\"log\"}')", "d",
              "[\"scale 'log' needs y above 0, but 3 values are not: the smallest is -2.5\"]");
  CHECK_NOTES(db, "ttest(i - 1, g, '{\"scale\":\"log\"}')", "d",
              "[\"scale 'log' needs y above 0, but 1 value is not: the smallest is 0\"]");
  static const char *const null[] = {"estimate", "std_error",     "df",        "p_value",
                                     "conf_low", "cohens_d_high", "ratio",     "ratio_low",
                                     "hedges_g", "equivalence_p", "detectable"};
  char sql[160];
  for (size_t k = 0; k < COUNT(null); k++) {
    snprintf(sql, sizeof sql,
             "SELECT ttest(i - 1, g, '{\"scale\":\"log\",\"margin\":1.1}') ->> '%s' FROM d",
             null[k]);
    CHECK_TEXT(db, sql, "(null)");
  }
  CHECK_TEXT(db,
             "SELECT (ttest(i - 1, g, '{\"scale\":\"log\"}') ->> '$.mean1') = 20 AND"
             " (ttest(i - 1, g, '{\"scale\":\"log\"}') ->> '$.sd2') = (ttest(i, g) ->> '$.sd2')"
             " FROM d",
             "1");
  CHECK_NOTES(db, "ttest(3, g, '{\"scale\":\"log\"}')", "d",
              "[\"y does not vary within the groups: there is no test\"]");
  CHECK_NOTES(db, "ttest(i, 'a', '{\"scale\":\"log\"}')", "d", "[\"one group only: 'a'\"]");
  CHECK_NOTES(db, "ttest(y, g, '{\"scale\":\"log\"}')", "d WHERE 0", "[\"no rows with a value\"]");
  /* A unit is a factor, which the logarithm makes a shift. */
  double p = real_of(db, "SELECT ttest(i, g, '{\"scale\":\"log\"}') ->> 'p_value' FROM d");
  CHECK_REAL(db, "SELECT ttest(i * 1e100, g, '{\"scale\":\"log\"}') ->> 'p_value' FROM d", p,
             1e-10);
  /* Squares of y beyond a double's range leave no sd, while the logarithms have a test. */
  CHECK_REAL(db, "SELECT ttest(i * 1e300, g, '{\"scale\":\"log\"}') ->> 'p_value' FROM d", p,
             1e-10);
  CHECK_NOTES(db, "ttest(i * 1e300, g, '{\"scale\":\"log\"}')", "d", OUT_OF_RANGE);
  CHECK_TEXT(db,
             "SELECT ttest(y + 1, g, '{\"scale\":\"log\",\"alternative\":\"greater\"}')"
             " ->> 'ratio_high' FROM d",
             "(null)");
}

/* Quantiles of the log-normal distribution are far from normal; their logarithms are not. */
static void test_shape_note(sqlite3 *db) {
  run(db,
      "CREATE TABLE skew AS WITH RECURSIVE s(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM s WHERE"
      " i < 100) SELECT i, (i - 50.5) / 25 AS z, i % 2 AS g FROM s");
  CHECK_NOTES(db, "ttest(z, g)", "skew", "[]");
  CHECK_NOTES(db, "ttest(c_exp(z), g, '{\"scale\":\"log\"}')", "skew", "[]");
  CHECK_NOTES(
      db, "ttest(c_exp(z), g)", "skew",
      "[\"y is far from normal within the groups (skewness 1.27, excess kurtosis 0.56): the "
      "interval of cohens_d covers less than conf_level\"]");
  CHECK_NOTES(db, "ttest(c_exp(c_exp(z)), g, '{\"scale\":\"log\"}')", "skew",
              "[\"ln y is far from normal within the groups (skewness 1.27, excess kurtosis 0.56): "
              "the interval of cohens_d covers less than conf_level\"]");
  static const char *const same[] = {
      "c_exp(z) * 1e-100, g) ->> 'notes' FROM skew", "c_exp(z) * 1e120, g) ->> 'notes' FROM skew",
      "c_exp(z) + 1000, g) ->> 'notes' FROM skew",
      "c_exp(z), g) ->> 'notes' FROM (SELECT * FROM skew ORDER BY i DESC)"};
  char sql[160];
  for (size_t i = 0; i < COUNT(same); i++) {
    snprintf(sql, sizeof sql, "SELECT ttest(%s", same[i]);
    CHECK_TEXT(
        db, sql,
        "[\"y is far from normal within the groups (skewness 1.27, excess kurtosis 0.56): the "
        "interval of cohens_d covers less than conf_level\"]");
  }
  /* A figure in the middle between two that can be written is not for the order to round. */
  run(db, "CREATE TABLE tie(y, g); INSERT INTO tie VALUES (0, 7), (-12.58, 0), (0, 0), (0, 0),"
          " (0, 0), (0, 0), (0, 0), (0, 0), (0, 0), (0, 0)");
  static const char tie[] =
      "[\"y is far from normal within the groups (skewness 2.47, excess kurtosis 4.12): the "
      "interval of cohens_d covers less than conf_level\",\"a group has one value only: it has no "
      "sd\"]";
  CHECK_NOTES(db, "ttest(y, g)", "tie", tie);
  CHECK_NOTES(db, "ttest(y, g)", "(SELECT * FROM tie ORDER BY rowid DESC)", tie);
  /* Unequal variances alone are none of its business, nor is a difference of the groups. */
  CHECK_NOTES(db, "ttest(z * iif(g, 10, 1) + g * 1000, g)", "skew", "[]");
}

static void test_degenerate(sqlite3 *db) {
  CHECK_NOTES(db, "ttest(y, g)", "d WHERE 0", "[\"no rows with a value\"]");
  CHECK_NOTES(db, "ttest(NULL, g)", "d", "[\"no rows with a value\"]");
  CHECK_NOTES(db, "ttest('', g)", "d",
              "[\"40 rows with an empty string counted as missing\",\"no rows with a value\"]");
  CHECK_NOTES(db, "ttest(y, g)", "d WHERE i = 1", "[\"one group only: 'a'\"]");
  CHECK_NOTES(db, "ttest(y, 'it''s \"a\"')", "d", "[\"one group only: 'it's \\\"a\\\"'\"]");
  CHECK_TEXT(db, "SELECT ttest(y, g, '{\"reference\":\"b\"}') ->> 'group1' FROM d WHERE g = 'a'",
             "a");
  CHECK_NOTES(db, "ttest(y, g)", "d WHERE i < 3",
              "[\"too few rows: 1 and 1 leave no degrees of freedom\"]");
  CHECK_NOTES(db, "ttest(y, g)", "d WHERE i < 4",
              "[\"a group has one value only: it has no sd, and three values in all have no "
              "hedges_g\"]");
  CHECK_NOTES(db, "ttest(y, g)", "d WHERE i = 2 OR i IN (1, 3, 5)",
              "[\"a group has one value only: it has no sd\"]");
  CHECK_REAL(db, "SELECT ttest(i, g) ->> 'estimate' FROM d WHERE i < 3", 1, 0);
  CHECK_TEXT(db, "SELECT ttest(y, g) ->> 'conf_low' FROM d WHERE i < 3", "(null)");
  CHECK_NOTES(db, "ttest(y, g, '{\"method\":\"welch\"}')", "d WHERE i < 4",
              "[\"cohens_d, its interval and hedges_g are two-sided and use the pooled sd and "
              "Student's t\","
              "\"too few rows: 1 and 2 leave no degrees of freedom\"]");
  CHECK_NOTES(db, "ttest(0.1 + 0.2 * (g = 'a'), g)", "d",
              "[\"y does not vary within the groups: there is no test\"]");
  CHECK_TEXT(db, "SELECT ttest(0.1 + 0.2 * (g = 'a'), g) ->> 'p_value' FROM d", "(null)");
  CHECK_TEXT(db, "SELECT ttest(0.1 + 0.2 * (g = 'a'), g) ->> 'sd1' FROM d", "0.0");
  CHECK_TEXT(db, "SELECT ttest(0.1, g) ->> 'estimate' FROM d", "0.0");
  /* a constant group beside one that varies is a test */
  CHECK_REAL(db, "SELECT (ttest(iif(g = 'a', 0.1, y), g) ->> 'p_value') < 0.001 FROM d", 1, 0);
}

/* The unit of y does not matter, nor does an offset, as far as doubles and their squares reach. */
static void test_scale(sqlite3 *db) {
  static const char *const scaled[] = {"y * 1e-134", "y * 1e149", "y + 1e9", "y / 1024",
                                       "y - 1e12"};
  char sql[128];
  for (size_t i = 0; i < COUNT(scaled); i++) {
    snprintf(sql, sizeof sql, "SELECT ttest(%s, g) ->> 'statistic' FROM d", scaled[i]);
    CHECK_REAL(db, sql, TTEST[0].want[8], 1e-13);
  }
  static const char *const lost[] = {"1e-140", "1e151", "1e300"};
  for (size_t i = 0; i < COUNT(lost); i++) {
    snprintf(sql, sizeof sql, "SELECT ttest(y * %s, g) ->> 'notes' FROM d", lost[i]);
    CHECK_TEXT(db, sql, OUT_OF_RANGE);
    snprintf(sql, sizeof sql, "SELECT ttest(y * %s, g) ->> 'conf_low' FROM d", lost[i]);
    CHECK_TEXT(db, sql, "(null)");
  }
}

/* Groups of which some are degenerate; a shuffled table. */
static void test_places(sqlite3 *db) {
  CHECK_TEXT(db,
             "SELECT group_concat(part || ':' || (fit ->> 'n1') || ':' || iif(fit ->> 'p_value' IS "
             "NULL, '-', '+'))"
             " FROM (SELECT i / 20 AS part, ttest(y, g) AS fit FROM d GROUP BY part)",
             "0:9:+,1:10:+,2:0:-");
  CHECK_TEXT(
      db,
      "SELECT group_concat(note, '/') FROM (SELECT ttest(y, g) AS fit FROM d GROUP BY i / 20)"
      " AS t, ttest(t.fit)",
      "one group only: 'b'");
  CHECK_REAL(db, "SELECT ttest(y, g) ->> 'p_value' FROM (SELECT * FROM d ORDER BY (i * 7) % 41)",
             TTEST[0].want[10], 1e-15);
}

static void check_ttest(sqlite3 *db, const char *name, double tolerance) {
  static const char *const pairs[][2] = {{"statistic", "t"},      {"df", "df"},
                                         {"estimate", "diff"},    {"p_value", "p_two"},
                                         {"std_error", "se"},     {"conf_low", "ci95[0]"},
                                         {"conf_high", "ci95[1]"}};
  static const char *const effects[][2] = {{"cohens_d", "cohen_d"},
                                           {"hedges_g", "hedges_g"},
                                           {"cohens_d_low", "d_ci95[0]"},
                                           {"cohens_d_high", "d_ci95[1]"}};
  static const char *const methods[] = {"student", "welch"};
  char query[256], path[128];
  for (int m = 0; m < 2; m++) {
    for (size_t i = 0; i < sizeof pairs / sizeof *pairs; i++) {
      snprintf(query, sizeof query,
               "SELECT %s FROM ttest((SELECT ttest(y, g, '{\"reference\":\"B\",\"method\":\"%s\"}')"
               " FROM d))",
               pairs[i][0], methods[m]);
      snprintf(path, sizeof path, "$.ttest_y_by_g.%s.%s", methods[m], pairs[i][1]);
      check_answer(db, name, query, path, tolerance);
    }
  }
  for (size_t i = 0; i < sizeof effects / sizeof *effects; i++) {
    snprintf(query, sizeof query,
             "SELECT %s FROM ttest((SELECT ttest(y, g, '{\"reference\":\"B\"}') FROM d))",
             effects[i][0]);
    snprintf(path, sizeof path, "$.ttest_y_by_g.effect.%s", effects[i][1]);
    check_answer(db, name, query, path, i < 2 ? tolerance : 1e-10);
  }
  check_answer(db, name,
               "SELECT ttest(y, g, '{\"reference\":\"B\",\"alternative\":\"less\"}') ->> 'p_value'"
               " FROM d",
               "$.ttest_y_by_g.student.p_less", tolerance);
  check_answer(db, name,
               "SELECT ttest(y, g, '{\"reference\":\"B\",\"alternative\":\"greater\"}') ->> "
               "'conf_low' FROM d",
               "$.ttest_y_by_g.student.ci95_greater[0]", tolerance);
}

/* Shards: figures to the byte; what only one of them shows, a third group, a value without a
** logarithm, far from normal; and labels that are one number in two types. */
static void test_partials(sqlite3 *db) {
  static const char *const calls[] = {
      "y, g",
      "y, g, '{\"method\":\"welch\",\"margin\":0.5,\"reference\":\"b\"}'",
      "x, g, '{\"scale\":\"log\",\"power\":0.9}'",
      "c_exp(x), g, '{\"scale\":\"log\",\"margin\":1.1}'",
      "c_exp(2 * m), g",
      "y, nullif(f, 'f0') > 'f1'",
      "CASE WHEN k = 's0' THEN '' ELSE 0.1 END, g",
      "y, iif(k = 's0', 1, 1.0 * (g = 'a'))",
  };
  CHECK_PARTIALS(db, "ttest", calls, 27);
  CHECK_ERROR(
      db, "SELECT ttest_merge(b) FROM (SELECT ttest_partial(f, y, f || g) AS b FROM d GROUP BY f)",
      "ttest_merge(): the group has more than two values: 'f0a', 'f0b', 'f1a'…; choose two with "
      "WHERE or FILTER");
  CHECK_ERROR(db,
              "SELECT ttest_merge(b) FROM (SELECT ttest_partial(g, y, iif(g = 'a', 1, '1')) AS b "
              "FROM d GROUP BY g)",
              "ttest_merge(): group holds both the number 1 and the text '1'; make them one with "
              "CAST(… AS TEXT) or CAST(… AS NUMERIC)");
}

int main(void) {
  sqlite3 *db = open_data();
  CHECK_FIGURES(db, TTEST, 1e-12);
  test_shape(db);
  test_groups(db);
  test_options(db);
  test_more_options(db);
  test_log(db);
  test_shape_note(db);
  test_degenerate(db);
  test_scale(db);
  test_places(db);
  test_partials(db);
  CHECK(sqlite3_close(db) == SQLITE_OK);
  check_answers(check_ttest);
  CHECK(sqlite3_memory_used() == 0);
  return test_end();
}
