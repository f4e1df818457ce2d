/* ols_interaction(): figures by R's lm and to 50 digits, moderators of all kinds, degenerate data,
** products (functions/moderation/interaction_products.c), and partial results (with
** functions/moderation/regressors_blob.c). */
#include "functions/data.h"
#include "functions/moderation/term_answers.h"
#include "functions/partials.h"

/* Option rows: what is asked about is as it is with all rows. */
static void test_rows(sqlite3 *db) {
  static const char *const effect = "'{\"robust\":\"HC3\",\"rows\":\"effect\"}'";
  char *sql = sqlite3_mprintf(
      "SELECT group_concat(a.model || ' ' || a.term) FROM ols_interaction((SELECT"
      " ols_interaction(y, x, g, f, %s) FROM d)) AS a JOIN ols_interaction((SELECT"
      " ols_interaction(y, x, g, f, '{\"robust\":\"HC3\"}') FROM d)) AS b ON b.model = a.model"
      " AND b.term = a.term AND b.estimate = a.estimate AND b.p_value = a.p_value",
      effect);
  CHECK_TEXT(db, sql, "interaction x:moderator,slope x[a],slope x[b]");
  sqlite3_free(sql);
  sql = sqlite3_mprintf("SELECT count(*) FROM (SELECT ols_interaction(y, x, g, f, %s) AS a,"
                        " ols_interaction(y, x, g, f, '{\"robust\":\"HC3\"}') AS b FROM d)"
                        " WHERE a ->> 'main' ->> 'estimate' IS NULL AND a ->> 'f_change_p' ="
                        " b ->> 'f_change_p' AND a ->> 'interaction' = b ->> 'interaction'",
                        effect);
  CHECK_REAL(db, sql, 1.0, 0.0);
  sqlite3_free(sql);
}

/* Without the slopes the test is the same, and what they decide is not known. */
static void test_rows_tested(sqlite3 *db) {
  CHECK_TEXT(db,
             "SELECT group_concat(model || ' ' || term) FROM ols_interaction((SELECT"
             " ols_interaction(y, x, g, f, '{\"rows\":\"tested\"}') FROM d))",
             "interaction x:moderator");
  CHECK_REAL(db,
             "SELECT count(*) FROM (SELECT ols_interaction(y, x, g, f, '{\"rows\":\"tested\"}')"
             " AS a, ols_interaction(y, x, g, f) AS b FROM d) WHERE a ->> 'effect' IS NULL"
             " AND a ->> 'f_change_p' = b ->> 'f_change_p'"
             " AND a ->> 'interaction' = b ->> 'interaction'",
             1.0, 0.0);
}

static void test_shape(sqlite3 *db) {
  CHECK_KEYS(db, "ols_interaction(y, x, g)",
             "r_squared_main,r_squared,delta_r_squared,f_change,f_change_p,main,interaction,effect,"
             "dropped,rows");
  CHECK_COLUMNS(db, "ols_interaction",
                "model, term, estimate, std_error, statistic, df, p_value, conf_low, conf_high, "
                "beta, ratio, ratio_low, ratio_high, estimable, equivalence_p, detectable, "
                "robustness_value, n, n_missing, note");
  CHECK_TEXT(
      db,
      "SELECT group_concat(model || ' ' || term, ', ') FROM ols_interaction(("
      "SELECT ols_interaction(y, x, g, c1, f) FROM d))",
      "main intercept, main x, main moderator, main cov1, main cov2[f1], main cov2[f2], "
      "interaction intercept, interaction x, interaction moderator, interaction x:moderator, "
      "interaction cov1, interaction cov2[f1], interaction cov2[f2], slope x[a], slope x[b]");
  CHECK_TEXT(db,
             "SELECT group_concat(term, ', ') FROM ols_interaction((SELECT ols_interaction(y, x, m,"
             " '{\"names\":[\"e\",\"hp\",\"mode\"],\"intercept\":false}') FROM d))",
             "hp, mode, hp, mode, hp:mode, hp[mean - sd], hp[mean], hp[mean + sd]");
  CHECK_TEXT(db,
             "SELECT group_concat(key) FROM json_each((SELECT ols_interaction(y, x, g) -> "
             "'interaction' FROM d))",
             "estimate,std_error,beta,p_value");
}

/* A term that a block drops is named with the block; the row is the average over the others. */
static void test_block_names(sqlite3 *db) {
  run(db,
      "CREATE TABLE flat_block AS WITH RECURSIVE c(i) AS (VALUES (1) UNION ALL SELECT i + 1 FROM c "
      "WHERE i < 40) SELECT iif(i < 14, 3, i * 7 % 11) AS x, i % 2 AS mode, 'b' || (i / 14) AS "
      "block, i * 13 % 17 AS y FROM c");
  CHECK_TEXT(
      db,
      "SELECT ols_interaction(y, x, mode, block, '{\"within\":\"cov1\"}') ->> 'dropped' FROM "
      "flat_block",
      "[\"x in cov1[b0]\"]");
  CHECK_TEXT(db,
             "SELECT group_concat(term, ', ') FROM ols_interaction((SELECT ols_interaction(y, x, "
             "mode, block, '{\"within\":\"cov1\"}') FROM flat_block)) WHERE model = 'interaction'",
             "x, moderator, x:moderator");
  run(db, "DROP TABLE flat_block");
}

/* What option crossed cannot name. */
static void test_misuse_crossed(sqlite3 *db) {
  static const struct {
    const char *arguments, *options, *error;
  } calls[] = {
      {"y, x, g, m", "\"crossed\":[\"c1\"]",
       "option 'crossed' names c1, which is no argument that it can be; there are cov1"},
      {"y, x, g, m, c1", "\"crossed\":[\"x\"]",
       "option 'crossed' names x, which is no argument that it can be; there are cov1, cov2"},
      {"y, x, g", "\"crossed\":[\"moderator\"]",
       "option 'crossed' names moderator, which is no argument that it can be"},
      {"y, x, g, json_object('m', m)", "\"crossed\":[\"cov1\"],\"wide\":\"cov1\"",
       "option 'crossed' names cov1, which is no argument that it can be; there are m"},
      {"y, x, g, m", "\"crossed\":[\"cov1\",\"cov1\"]",
       "option 'crossed' has 'cov1' twice; name each covariate once"},
      {"y, x, g, f", "\"crossed\":[\"cov1\"]",
       "option 'crossed' names cov1, which holds labels; only numbers have a product with x: leave "
       "it out of 'crossed'"},
      {"y, x, g, m", "\"crossed\":[\"cov1\"],\"factors\":[\"cov1\"]",
       "options 'factors' and 'crossed' both name cov1; only a number that is a term has a product "
       "with x: leave it out of 'crossed'"},
      {"y, x, g, f", "\"crossed\":[\"cov1\"],\"within\":\"cov1\"",
       "options 'within' and 'crossed' both name cov1; only a number that is a term has a product "
       "with x: leave it out of 'crossed'"},
      {"y, x, g, f", "\"crossed\":[\"cov1\"],\"cluster\":\"cov1\"",
       "options 'cluster' and 'crossed' both name cov1; only a number that is a term has a product "
       "with x: leave it out of 'crossed'"},
      {"y, f, g, m", "\"crossed\":[\"cov1\"]",
       "option 'crossed' needs x to be a number, and it is a factor: leave the option out"},
      {"y, x, g, m", "\"crossed\":[\"cov1\"],\"intercept\":false",
       "options 'crossed' and 'intercept' false exclude each other: leave one of them out"},
      {"y, x, g, m", "\"crossed\":\"cov1\"",
       "option 'crossed' must be an array of names of covariates that are numbers, not 'cov1'"},
      {"y, x, g, m", "\"crossed\":[1]", "option 'crossed' must be an array of texts, not [1]"},
  };
  for (size_t i = 0; i < COUNT(calls); i++) {
    char *sql = sqlite3_mprintf("SELECT ols_interaction(%s, '{%s}') FROM d", calls[i].arguments,
                                calls[i].options);
    char *error = sqlite3_mprintf("ols_interaction(): %s", calls[i].error);
    CHECK_ERROR(db, sql, error);
    sqlite3_free(error);
    sqlite3_free(sql);
  }
}

static void test_misuse(sqlite3 *db) {
  CHECK_ERROR(
      db, "SELECT ols_interaction(y, x, g || char(0)) FROM d",
      "ols_interaction(): the name of a level has a zero byte behind 'a'; is it of a file in "
      "UTF-16? Convert it (iconv -f UTF-16 -t UTF-8) and import it again");
  CHECK_ERROR(db, "SELECT ols_interaction(y, x, iif(i = 9, 1, g)) FROM d",
              "ols_interaction(): moderator mixes numbers and text: '1' comes after text; make all "
              "of them text that is no number ('m' || value) for a factor, or all of them numbers");
  CHECK_ERROR(db, "SELECT ols_interaction(y, x, iif(i < 9, i % 2, g)) FROM d",
              "ols_interaction(): the moderator mixes numbers and text; make it one or the other");
  CHECK_ERROR(
      db, "SELECT ols_interaction(y, x, g, iif(i = 2, 1, f)) FROM d",
      "ols_interaction(): cov1 mixes numbers and text: '1' comes after text; make all of them "
      "text that is no number ('m' || value) for a factor, or all of them numbers");
  CHECK_ERROR(
      db, "SELECT ols_interaction(y, x, g, '{\"reference\":\"c\"}') FROM d",
      "ols_interaction(): option 'reference' must be one of the groups 'a' and 'b', not 'c'");
  CHECK_ERROR(
      db, "SELECT ols_interaction(y, x, 'm' || (i % 3), '{\"reference\":\"c\"}') FROM d",
      "ols_interaction(): option 'reference' must be one of the moderator's levels, not 'c'");
  CHECK_ERROR(
      db, "SELECT ols_interaction(y, x, g, f, '{\"within\":\"cov1\",\"intercept\":false}') FROM d",
      "ols_interaction(): options 'within' and 'intercept' false exclude each other: leave one of "
      "them out");
  CHECK_ERROR(db, "SELECT ols_interaction(y, x, g, '{\"curve\":true,\"intercept\":false}') FROM d",
              "ols_interaction(): options 'curve' and 'intercept' false exclude each other: leave "
              "one of them out");
  test_misuse_crossed(db);
  CHECK_ERROR(db, "SELECT ols_interaction(y, x, g, '{\"names\":[\"a\"]}') FROM d",
              "ols_interaction(): option 'names' must name all 3 arguments; it has 1 names");
  CHECK_ERROR(db, "SELECT ols_interaction(y, x) FROM d",
              "ols_interaction(): needs at least 3 arguments");
}

/* A curve beside a number as the moderator: the terms are those that ols() gets written out. */
static void test_curve(sqlite3 *db) {
  static const char *const names[][2] = {
      {"intercept", "intercept"}, {"x", "x1"},   {"moderator", "x2"},
      {"x:moderator", "x3"},      {"x^2", "x4"}, {"x^2:moderator", "x5"}};
  for (size_t i = 0; i < COUNT(names); i++) {
    char *got = sqlite3_mprintf("SELECT estimate FROM ols_interaction((SELECT ols_interaction(y,"
                                " x + 1, m + 1, '{\"curve\":true}') FROM d)) WHERE model ="
                                " 'interaction' AND term = %Q",
                                names[i][0]);
    char *want = sqlite3_mprintf("SELECT estimate FROM ols((SELECT ols(y, x + 1, m + 1, (x + 1) *"
                                 " (m + 1), (x - a) * (x - a), (x - a) * (x - a) * (m + 1)) FROM"
                                 " d, (SELECT avg(x) AS a FROM d))) WHERE term = %Q",
                                 names[i][1]);
    CHECK_REAL(db, got, real_of(db, want), 1e-11);
    sqlite3_free(got);
    sqlite3_free(want);
  }
}

/* The rows of the two models that have a term of x have the same figures, as far as they are of the
** one coefficient. */
static void check_written_out(sqlite3 *db, const char *arguments, const char *options,
                              const char *data, const char *written, const char *as) {
  static const char *const names[][2] = {
      {"x", "x1"},    {"moderator", "x2"}, {"x:moderator", "x3"}, {"cov1", "x4"},
      {"cov2", "x5"}, {"x:cov1", "x6"},    {"x:cov2", "x7"}};
  for (size_t i = 0; i < COUNT(names); i++) {
    static const char *const figures[] = {"estimate", "std_error", "df", "beta"};
    for (size_t f = 0; f < COUNT(figures); f++) {
      char *got = sqlite3_mprintf("SELECT %s FROM ols_interaction((SELECT ols_interaction(%s, "
                                  "'{\"crossed\":[\"cov1\",\"cov2\"]%s}') FROM %s)) WHERE model = "
                                  "'interaction' AND term = %Q",
                                  figures[f], arguments, options, data, names[i][0]);
      char *want = sqlite3_mprintf("SELECT %s FROM ols((SELECT ols(%s, '{%s}') FROM %s)) WHERE "
                                   "term = %Q",
                                   figures[f], written, as, data, names[i][1]);
      CHECK_REAL(db, got, real_of(db, want), 1e-9);
      sqlite3_free(got);
      sqlite3_free(want);
    }
  }
}

/* Products with covariates, written out: about the means, whatever the kind of variance; under
** option log those of the logarithms. */
static void test_crossed(sqlite3 *db) {
  static const char means[] =
      "(SELECT y, x, m, f AS c, g = 'b' AS h, m * m AS w, 1e6 + m AS far, x - a AS dx,"
      " m - b AS dm, e AS mid FROM d, (SELECT avg(x) AS a, avg(m) AS b, avg(m * m) AS e FROM d))";
#define OURS    "y, x, h, far, w"
#define WRITTEN "y, x, h, x * h, far, w, dx * dm, dx * (w - mid)"
  check_written_out(db, OURS, "", means, WRITTEN, "");
  check_written_out(db, OURS, ",\"robust\":\"HC3\"", means, WRITTEN, "\"robust\":\"HC3\"");
  check_written_out(db, OURS ", c", ",\"cluster\":\"cov3\"", means, WRITTEN ", c",
                    "\"cluster\":\"x8\"");
  check_written_out(db, OURS, ",\"robust\":\"by_group\"", means, WRITTEN,
                    "\"robust\":\"by_group\",\"group\":\"x2\"");
  CHECK_TEXT(db,
             "SELECT group_concat(term) FROM ols_interaction((SELECT ols_interaction(y, x, g, m, f,"
             " '{\"crossed\":[\"cov1\"],\"curve\":true}') FROM d)) WHERE model = 'interaction'",
             "intercept,x,x^2,moderator,x:moderator,x^2:moderator,cov1,cov2[f1],cov2[f2],x:cov1");
#undef OURS
#undef WRITTEN
}

/* On logarithms, by keys of a wide column, within blocks; of none, and of what is the level's. */
static void test_crossed_elsewhere(sqlite3 *db) {
  static const char *const figures[] = {"estimate", "std_error"};
  for (size_t i = 0; i < COUNT(figures); i++) {
    char *got = sqlite3_mprintf(
        "SELECT ols_interaction(c_exp(y), c_exp(x), g, json_object('z', c_exp(m)), f, "
        "'{\"scale\":\"log\",\"log\":[\"x\",\"z\"],\"crossed\":[\"z\"],\"wide\":\"cov1\","
        "\"within\":\"cov2\"}') ->> '$.interaction.%s' FROM d",
        figures[i]);
    char *want = sqlite3_mprintf(
        "SELECT ols_interaction(y, x, g, m, (x - a) * (m - b), f, '{\"within\":\"cov3\"}')"
        " ->> '$.interaction.%s' FROM d, (SELECT avg(x) AS a, avg(m) AS b FROM d)",
        figures[i]);
    CHECK_REAL(db, got, real_of(db, want), 1e-11);
    sqlite3_free(got);
    sqlite3_free(want);
  }
  CHECK_TEXT(db,
             "SELECT ols_interaction(y, x, g, m, '{\"crossed\":[]}') = ols_interaction(y, x, g, m)"
             " FROM d",
             "1");
  CHECK_TEXT(db,
             "SELECT group_concat(term) FROM ols_interaction((SELECT ols_interaction(NULL, x, g, "
             "json_object('z', m), '{\"crossed\":[\"z\"],\"wide\":\"cov1\"}') FROM d)) WHERE "
             "model = 'main'",
             "intercept,x,moderator");
  /* the level's own covariate: there is no telling which of the two x acts together with */
  CHECK_TEXT(db,
             "SELECT ols_interaction(y, x, g, iif(g = 'b', 3, 2), '{\"crossed\":[\"cov1\"]}') ->> "
             "'dropped' FROM d",
             "[\"cov1\",\"x:moderator\"]");
}

/* A moderator of two values is an indicator, whatever they are; text that is a number is one. */
static void test_moderators(sqlite3 *db) {
  static const char *const same[] = {"g = 'b'", "2023 + (g = 'b')", "CAST(g = 'b' AS TEXT)",
                                     "iif(g = 'b', 1e9 + 0.5, 0.1)", "iif(g = 'b', 'x', 'A')"};
  char sql[160];
  double p = real_of(db, "SELECT ols_interaction(y, x, g) ->> 'f_change_p' FROM d");
  double b = real_of(db, "SELECT ols_interaction(y, x, g) ->> '$.interaction.estimate' FROM d");
  for (size_t i = 0; i < COUNT(same); i++) {
    snprintf(sql, sizeof sql, "SELECT ols_interaction(y, x, %s) ->> 'f_change_p' FROM d", same[i]);
    CHECK_REAL(db, sql, p, 1e-13);
    snprintf(sql, sizeof sql,
             "SELECT ols_interaction(y, x, %s) ->> '$.interaction.estimate' FROM d", same[i]);
    CHECK_REAL(db, sql, b, 1e-14);
  }
  CHECK_REAL(db,
             "SELECT ols_interaction(y, x, g, '{\"reference\":\"b\"}') ->> "
             "'$.interaction.estimate' FROM d",
             -b, 1e-14);
  CHECK_REAL(db,
             "SELECT ols_interaction(y, x, 2023 + (g = 'b'), '{\"reference\":\"2024\"}')"
             " ->> '$.interaction.estimate' FROM d",
             -b, 1e-14);
  CHECK_NOTES(db, "ols_interaction(y, x, m, '{\"reference\":1}')", "d",
              "[\"option 'reference' is not used: the moderator has more than two values\"]");
  CHECK_REAL(db,
             "SELECT ols_interaction(y, x, g) ->> 'f_change_p' FROM (SELECT * FROM d ORDER BY (i * "
             "7) % 41)",
             p, 1e-14);
}

static void test_effect(sqlite3 *db) {
  CHECK_TEXT(db, "SELECT ols_interaction(c1 + x * iif(g = 'b', 9, 1), x, g) ->> 'effect' FROM d",
             "strengthens");
  CHECK_TEXT(db, "SELECT ols_interaction(c1 + x * iif(g = 'b', 1, 9), x, g) ->> 'effect' FROM d",
             "weakens");
  CHECK_TEXT(db, "SELECT ols_interaction(c1 + x * iif(g = 'b', -9, 9), x, g) ->> 'effect' FROM d",
             "reverses");
  CHECK_TEXT(db, "SELECT ols_interaction(c1 + x * iif(g = 'b', -9, 0), x, g) ->> 'effect' FROM d",
             "strengthens");
  CHECK_TEXT(db,
             "SELECT ols_interaction(c1 + x * iif(g = 'b', 1, 9), x, g, '{\"reference\":\"b\"}') "
             "->> 'effect'"
             " FROM d",
             "strengthens");
  CHECK_TEXT(db, "SELECT ols_interaction(c1, x, g) ->> 'effect' FROM d", "not detected");
  CHECK_TEXT(db, "SELECT ols_interaction(c1 + x * m, x, m) ->> 'effect' FROM d", "strengthens");
  CHECK_TEXT(db, "SELECT ols_interaction(2 * x, x, g) ->> 'effect' FROM d", "(null)");
}

/* A group of two runs has leverage 1 in both. */
static void test_leverage(sqlite3 *db) {
  run(db, "CREATE TABLE lone(y, x, g);"
          "INSERT INTO lone VALUES (1,1,0),(2,2,0),(2.5,3,0),(4,4,0),(9,5,1),(1,6,1);");
  CHECK_NOTES(
      db, "ols_interaction(y, x, g, '{\"robust\":\"HC3\"}')", "lone",
      "[\"2 rows with leverage 1 left out of the HC3 variance\",\"a standard error is 0: it "
      "rests on rows that the model fits exactly, so there is no test\"]");
  CHECK_TEXT(
      db,
      "SELECT count(std_error) || count(*) FROM ols_interaction((SELECT ols_interaction(y, x,"
      " g, '{\"robust\":\"HC3\"}') FROM lone))",
      "99");
  CHECK_NOTES(db, "ols_interaction(y, x, g, '{\"robust\":\"HC0\"}')", "lone",
              "[\"a standard error is 0: it rests on rows that the model fits exactly, so there is "
              "no test\"]");
}

static void test_degenerate(sqlite3 *db) {
  CHECK_NOTES(db, "ols_interaction(y, x, g)", "d WHERE 0",
              "[\"no rows with a value\",\"no rows with all values\"]");
  CHECK_NOTES(db, "ols_interaction(NULL, x, g, '{\"factors\":[\"x\"]}')", "d",
              "[\"no rows with a value\",\"no rows with all values\"]");
  CHECK_NOTES(db, "ols_interaction(NULL, x, g, f, '{\"within\":\"cov1\"}')", "d",
              "[\"no rows with a value\",\"no rows with all values\"]");
  CHECK_NOTES(db, "ols_interaction(y, x, g)", "d WHERE g = 'a'",
              "[\"one group only: 'a'\",\"dropped moderator: it is constant\",\"dropped "
              "x:moderator: it is constant\"]");
  CHECK_TEXT(
      db,
      "SELECT group_concat(term) FROM ols_interaction((SELECT ols_interaction(y, x, g) FROM d"
      " WHERE g = 'a')) WHERE model = 'slope'",
      "x[a]");
  CHECK_NOTES(db, "ols_interaction(y, x, 5)", "d",
              "[\"one group only: '5'\",\"dropped moderator: it is constant\",\"dropped "
              "x:moderator: it is constant\"]");
  CHECK_NOTES(db, "ols_interaction(y, x, '')", "d",
              "[\"40 rows with an empty string counted as missing\",\"no rows with a value\",\"no "
              "rows with all values\"]");
  CHECK_NOTES(db, "ols_interaction(y, 3, g)", "d",
              "[\"dropped x: it is constant\",\"dropped x:moderator: it is a linear combination of "
              "other terms\"]");
  CHECK_NOTES(db, "ols_interaction(y, iif(g = 'a', 3.1, x), g)", "d",
              "[\"dropped x:moderator: it is a linear combination of other terms\"]");
  CHECK_NOTES(db, "ols_interaction(y, iif(g = 'b', 3.1, x), g)", "d",
              "[\"dropped x:moderator: it is a linear combination of other terms\"]");
  CHECK_REAL(
      db,
      "SELECT count(*) FROM (SELECT ols_interaction(y, iif(g = 'b', 3.1, x), g) AS fit FROM d)"
      " WHERE fit ->> 'f_change' IS NULL AND fit ->> 'delta_r_squared' IS NULL AND fit ->> "
      "'effect' IS NULL"
      " AND fit ->> '$.interaction.p_value' IS NULL AND fit ->> '$.main.p_value' IS NOT NULL",
      1, 0);
  CHECK_NOTES(db, "ols_interaction(y, g, iif(g = 'b', 0, m))", "d",
              "[\"dropped x[b]:moderator: it is a linear combination of other terms\"]");
  CHECK_NOTES(db, "ols_interaction(y, g, iif(g = 'b', 0, i % 4 - 2))", "d",
              "[\"dropped x[b]:moderator: it is a linear combination of other terms\"]");
  CHECK_NOTES(db, "ols_interaction(y, x, iif(i = 40, 'z', 'a'))", "d",
              "[\"dropped x:moderator: it is a linear combination of other terms\"]");
  CHECK_NOTES(db, "ols_interaction(y, x, g, 2 * x + 1)", "d",
              "[\"dropped cov1: it is a linear combination of other terms\"]");
  CHECK_NOTES(db, "ols_interaction(y, x, g, 'block')", "d",
              "[\"cov1 has one level only, 'block': it adds no term\"]");
  CHECK_NOTES(db, "ols_interaction(y, x, g, 'm' || g)", "d",
              "[\"dropped moderator: it is a linear combination of other terms\"]");
  CHECK_NOTES(db, "ols_interaction(3 * x + 1, x, g)", "d",
              "[\"the fit is perfect: residuals are at rounding level, so there is no test\"]");
  CHECK_REAL(db, "SELECT ols_interaction(3 * x + 1, x, g) ->> 'delta_r_squared' FROM d", 0, 0);
  CHECK_NOTES(db, "ols_interaction(4, x, g)", "d", "[\"the response is constant\"]");
  CHECK_NOTES(db, "ols_interaction(y, x, g)", "d WHERE i < 5",
              "[\"too few rows: 4 for 4 terms leave no degree of freedom\"]");
  CHECK_NOTES(db, "ols_interaction(y, x, g)", "d WHERE i < 3",
              "[\"dropped moderator: it is a linear combination of other terms\","
              "\"dropped x:moderator: it is a linear combination of other terms\","
              "\"too few rows: 2 for 2 terms leave no degree of freedom\"]");
  CHECK_NOTES(db, "ols_interaction(y * 1e160, x, g)", "d", OUT_OF_RANGE);
}

/* Two levels of x and three of the moderator: their products are two terms. */
static void test_several_products(sqlite3 *db) {
  CHECK_NOTES(db, "ols_interaction(y, g, f)", "d",
              "[\"the interaction has several terms: main, interaction and effect are null\"]");
  CHECK_TEXT(db,
             "SELECT group_concat(o.term) || (fit ->> 'effect' IS NULL) FROM (SELECT"
             " ols_interaction(y, g, f) AS fit FROM d), ols_interaction(fit) AS o"
             " WHERE o.model = 'interaction' AND o.term LIKE '%:%'",
             "x[b]:moderator[f1],x[b]:moderator[f2]1");
}

/* A moderator that is a number may enter as its logarithm. */
static void test_logarithm(sqlite3 *db) {
  static const char *const numbers[] = {"m", "i % 2", "i % 3"};
  for (int i = 0; i < 3; i++) {
    for (int key = 0; key < 2; key++) {
      const char *path = key ? "$.interaction.p_value" : "$.main.std_error";
      char *sql = sqlite3_mprintf("SELECT json_extract(ols_interaction(y, x, c_exp(%s),"
                                  " '{\"log\":[\"moderator\"]}'), '%s') - json_extract("
                                  "ols_interaction(y, x, %s), '%s') FROM d",
                                  numbers[i], path, numbers[i], path);
      CHECK_REAL(db, sql, 0, 1e-12);
      sqlite3_free(sql);
    }
  }
}

/* A large offset of x and of the moderator costs their product no digit: it moves the other terms
** only. Measured against the fit without offsets. */
static void test_offset(sqlite3 *db) {
  double f = real_of(db, "SELECT ols_interaction(y, x, m) ->> 'f_change' FROM d");
  double b = real_of(db, "SELECT ols_interaction(y, x, m) ->> '$.interaction.estimate' FROM d");
  double d = real_of(db, "SELECT ols_interaction(y, x, m) ->> 'delta_r_squared' FROM d");
  CHECK_REAL(db, "SELECT ols_interaction(y, x + 1e9, m) ->> 'f_change' FROM d", f, 1e-12);
  CHECK_REAL(db, "SELECT ols_interaction(y + 1e9, x + 1e6, m - 2e6) ->> 'f_change' FROM d", f,
             1e-12);
  CHECK_REAL(db, "SELECT ols_interaction(y, x + 1e6, m - 2e6) ->> '$.interaction.estimate' FROM d",
             b, 1e-12);
  CHECK_REAL(db, "SELECT ols_interaction(y, x + 1e6, m - 2e6) ->> 'delta_r_squared' FROM d", d,
             1e-12);
  CHECK_REAL(db, "SELECT ols_interaction(y, x + 1e9, iif(g = 'a', 0.1, 0.4)) ->> 'f_change' FROM d",
             real_of(db, "SELECT ols_interaction(y, x, g) ->> 'f_change' FROM d"), 1e-12);
  /* the rows kept for robust errors, as well */
  CHECK_REAL(
      db,
      "SELECT ols_interaction(y, x * 1048577 / 1048576 + 1e6, m * 1048577 / 1048576 + 2e6,"
      " '{\"robust\":\"HC3\"}') ->> 'f_change' FROM d",
      real_of(db, "SELECT ols_interaction(y, x, m, '{\"robust\":\"HC3\"}') ->> 'f_change' FROM d"),
      1e-9);
  /* a gain in R^2 of some 1e-13 is not lost in the difference */
  CHECK_REAL(
      db, "SELECT ols_interaction(y + 1e6 * x, x, g) ->> 'delta_r_squared' FROM d",
      real_of(
          db,
          "WITH t AS (SELECT avg(y) AS y, avg(x) AS x, ols_interaction(y, x, g)"
          " ->> 'delta_r_squared' AS gain FROM d) SELECT gain * sum((d.y - t.y) * (d.y - t.y))"
          " / sum((d.y - t.y + 1e6 * (d.x - t.x)) * (d.y - t.y + 1e6 * (d.x - t.x))) FROM d, t"),
      1e-12);
}

static void check_interaction(sqlite3 *db, const char *name, double tolerance) {
  check_terms(db, name,
              "(SELECT * FROM ols_interaction((SELECT ols_interaction(y, x, g) FROM d))"
              " WHERE model = 'interaction')",
              "y ~ x * g", NULL, tolerance);
  check_terms(db, name,
              "(SELECT * FROM ols_interaction((SELECT ols_interaction(y, x, g) FROM d))"
              " WHERE model = 'main')",
              "y ~ x + g", NULL, tolerance);
  check_terms(db, name,
              "(SELECT * FROM ols_interaction((SELECT ols_interaction(y, x, g, c1, c2) FROM d))"
              " WHERE model = 'interaction')",
              "y ~ x * g + c1 + c2", NULL, tolerance);
  check_terms(db, name,
              "(SELECT * FROM ols_interaction((SELECT ols_interaction(y, x, g, c1, c2, "
              "'{\"robust\":\"HC2\"}') FROM d)) WHERE model = 'interaction')",
              "y ~ x * g + c1 + c2", "HC2", tolerance);
  check_answer(db, name, "SELECT ols_interaction(y, x, g) ->> 'f_change' FROM d",
               "$.anova.\"x+g vs x*g\".F", tolerance);
  check_answer(db, name, "SELECT ols_interaction(y, x, g) ->> 'f_change_p' FROM d",
               "$.anova.\"x+g vs x*g\".p", tolerance);
  check_answer(db, name, "SELECT ols_interaction(y, x, g) ->> 'delta_r_squared' FROM d",
               "$.anova.\"x+g vs x*g\".r2_change", tolerance);
}

/* Levels of x without an intercept, each with its own slope of a moderator: they are as in each
** level alone. */
static void test_levels_of_x(sqlite3 *db) {
  CHECK_TEXT(db,
             "WITH fit(f, fit) AS (SELECT f, ols(y, c1) FROM d GROUP BY f), alone AS (SELECT f, "
             "o.estimate FROM fit, ols(fit.fit) AS o WHERE o.term = 'intercept') SELECT count(*) "
             "FROM alone JOIN ols_interaction((SELECT ols_interaction(y, f, c1, "
             "'{\"intercept\":false}') FROM d)) AS i ON i.term = 'x[' || alone.f || ']' WHERE "
             "i.model = 'interaction' AND abs(i.estimate - alone.estimate) < 1e-12",
             "3");
}

/* Shards: x, the moderator and blocks of every kind; levels and clusters of one shard alone. */
static void test_partials(sqlite3 *db) {
  static const char *const calls[] = {
      "y, x, g",
      "y, x, g = 'a', '{\"reference\":1,\"robust\":\"by_group\"}'",
      "y, x, iif(k = 's1', 1.0, g = 'a'), f, '{\"robust\":\"by_group\"}'",
      "y, 1e9 + x, g, f, c % 20, '{\"within\":\"cov1\",\"cluster\":\"cov2\"}'",
      "1e-9 * m, 1e9 * x, f, i % 3, '{\"robust\":\"by_group\"}'",
      "y, x, f, h, '{\"conf_level\":0.9,\"rows\":\"effect\"}'",
      "y, x, f, h, c, '{\"cluster\":\"cov2\"}'",
      "y, h, g, c, '{\"cluster\":\"cov1\"}'",
      "y, x, g, h, m, c % 9, '{\"within\":\"cov1\",\"cluster\":\"cov3\"}'",
      "y, f, g, h, '{\"within\":\"cov1\",\"robust\":\"by_group\"}'",
      "m, x, length(f) + (g = 'b'), f, '{\"intercept\":false}'",
      "c_exp(m), c_exp(x), c, f, "
      "'{\"factors\":[\"moderator\"],\"scale\":\"log\",\"log\":[\"x\"]}'",
      "y, x, g, json_object('f', f, 'm', m), '{\"wide\":\"cov1\",\"names\":[\"e\",\"hp\",\"mode\","
      "\"cov1\"]}'",
      "round(m), round(x), g, h, c, '{\"within\":\"cov1\",\"cluster\":\"cov2\"}'",
      "y, x, iif(k = 's0', NULL, 'one'), f",
      "y, x, m",
      "y, 1e9 + x, 1e7 + m, h, '{\"curve\":true}'",
      "y, x, iif(k = 's1', i % 2, round(m)), c, '{\"cluster\":\"cov1\"}'",
      "y, f, m, h",
      "y, x, g, f, c, '{\"curve\":true,\"within\":\"cov1\",\"cluster\":\"cov2\"}'",
      "y, x, g, json_object('z', m, 'w', c % 5), f, '{\"curve\":true,\"wide\":\"cov1\","
      "\"within\":\"cov2\",\"crossed\":[\"w\",\"z\"]}'",
      "y, x, m, c % 5, '{\"crossed\":[\"cov1\"]}'",
      "y, x, c_exp(round(m)), '{\"log\":[\"moderator\"]}'",
      "y, x, c % 3, json_object('f', f, 'm', m), '{\"wide\":\"cov1\",\"factors\":[\"moderator\"]}'",
  };
  CHECK_PARTIALS(db, "ols_interaction", calls, 29);
}

static void test_partials_refused(sqlite3 *db) {
  CHECK_ERROR(db, "SELECT ols_interaction_partial(1, y, x, g, '{\"robust\":\"HC2\"}') FROM d",
              "ols_interaction_partial(): option 'robust' 'HC2' needs all rows at once, and a "
              "partial has none; use 'by_group' or 'cluster', or ols_interaction() over all rows");
  CHECK_ERROR(db,
              "SELECT ols_interaction_merge(b) FROM (SELECT ols_interaction_partial(g, y, x, "
              "iif(g = 'a', 1, 'a')) AS b FROM d GROUP BY g)",
              "ols_interaction_merge(): the moderator holds numbers in some shards and text in "
              "others; make it one or the other");
}

/* A product within the range of what can be summed, of factors one of which is beyond it. */
static void test_product_of_far(sqlite3 *db) {
  CHECK_TEXT(
      db,
      "SELECT (fit ->> '$.interaction.estimate' IS NULL) || (fit ->> '$.notes') FROM (SELECT"
      " ols_interaction(y, x * 1e-200, g, m * 1e200, '{\"crossed\":[\"cov1\"]}') AS fit"
      " FROM d)",
      "1[\"the values or their differences have squares near or beyond the range of a double "
      "(1e-270 to 1e300): choose another unit\"]");
}

int main(void) {
  sqlite3 *db = open_data();
  CHECK_FIGURES(db, OLS_INTERACTION, 1e-11);
  test_shape(db);
  test_rows(db);
  test_rows_tested(db);
  test_block_names(db);
  test_misuse(db);
  test_moderators(db);
  test_curve(db);
  test_crossed(db);
  test_product_of_far(db);
  test_crossed_elsewhere(db);
  test_effect(db);
  test_leverage(db);
  test_degenerate(db);
  test_several_products(db);
  test_logarithm(db);
  test_offset(db);
  test_levels_of_x(db);
  test_partials(db);
  test_partials_refused(db);
  CHECK(sqlite3_close(db) == SQLITE_OK);
  check_answers(check_interaction);
  CHECK(sqlite3_memory_used() == 0);
  return test_end();
}
