/* ols(): figures by R's lm and by the formulas of HC0 to HC3, options, factors
** (functions/moderation/regressors.c), and degenerate data. */
#include "functions/data.h"
#include "functions/partials.h"
#include "functions/moderation/term_answers.h"

static void test_shape(sqlite3 *db) {
  CHECK_KEYS(db, "ols(y, x)",
             "df_residual,r_squared,adj_r_squared,sigma,f_statistic,f_p_value,log_lik,aic,bic,"
             "dropped,rows");
  CHECK_COLUMNS(
      db, "ols",
      "term, estimate, std_error, statistic, df, p_value, conf_low, conf_high, beta, vif, "
      "ratio, ratio_low, ratio_high, estimable, equivalence_p, detectable, "
      "robustness_value, n, n_missing, note");
  CHECK_TEXT(db, "SELECT group_concat(term) FROM ols((SELECT ols(y, x, m, f) FROM d))",
             "intercept,x1,x2,x3[f1],x3[f2]");
  CHECK_TEXT(db,
             "SELECT group_concat(term) FROM ols((SELECT ols(y, x, f, "
             "'{\"names\":[\"e\",\"epochs\",\"模型\"]}')"
             " FROM d))",
             "intercept,epochs,模型[f1],模型[f2]");
  CHECK_TEXT(db,
             "SELECT group_concat(term) FROM ols((SELECT ols(y, x, '{\"intercept\":0}') FROM d))",
             "x1");
  CHECK_NOTES(db, "ols(y, x, '{\"robust\":\"HC3\"}')", "d",
              "[\"f_statistic and f_p_value are not robust\"]");
}

/* Option rows: the other terms are in the model all the same. */
static void test_rows(sqlite3 *db) {
  CHECK_TEXT(db,
             "SELECT group_concat(term) FROM ols((SELECT ols(y, x, m, f, '{\"rows\":\"effect\"}')"
             " FROM d))",
             "x1");
  CHECK_TEXT(db,
             "SELECT group_concat(term) FROM ols((SELECT ols(y, f, x, '{\"rows\":\"effect\"}')"
             " FROM d))",
             "x1[f1],x1[f2]");
  CHECK_REAL(db,
             "SELECT count(*) FROM ols((SELECT ols(y, f, x, '{\"robust\":\"HC3\"}') FROM d)) AS a"
             " JOIN ols((SELECT ols(y, f, x, '{\"robust\":\"HC3\",\"rows\":\"effect\"}') FROM d))"
             " AS b ON b.term = a.term WHERE abs(a.estimate / b.estimate - 1) < 1e-12"
             " AND abs(a.std_error / b.std_error - 1) < 1e-12 AND a.vif = b.vif AND a.n = b.n",
             2.0, 0.0);
  CHECK_REAL(db,
             "SELECT (SELECT ols(y, x, m, '{\"rows\":\"effect\",\"diagnose\":true}') FROM d)"
             " ->> '$.influence.x1.change' = (SELECT ols(y, x, m, '{\"diagnose\":true}') FROM d)"
             " ->> '$.influence.x1.change'",
             1.0, 0.0);
  CHECK_ERROR(db, "SELECT ols(y, x, '{\"rows\":\"x1\"}') FROM d",
              "ols(): option 'rows' must be one of 'all', 'effect', 'tested', not 'x1'");
}

static void test_options(sqlite3 *db) {
  CHECK_ERROR(db, "SELECT ols(y, x, '{\"robust\":\"hc3\"}') FROM d",
              "ols(): option 'robust' must be one of 'none', 'HC0', 'HC1', 'HC2', 'HC3', "
              "'by_group', 'CR2', not 'hc3'");
  CHECK_ERROR(db, "SELECT ols(y, x, '{\"intercept\":\"yes\"}') FROM d",
              "ols(): option 'intercept' must be true or false, not 'yes'");
  CHECK_ERROR(db, "SELECT ols(y, x, '{\"intercept\":2}') FROM d",
              "ols(): option 'intercept' must be true or false, not 2");
  CHECK_ERROR(db, "SELECT ols(y, x, '{\"names\":[\"y\"]}') FROM d",
              "ols(): option 'names' must name all 2 arguments; it has 1 names");
  CHECK_ERROR(db, "SELECT ols(y, x, '{\"names\":[\"y\",1]}') FROM d",
              "ols(): option 'names' must be an array of texts, not [\"y\",1]");
  CHECK_ERROR(db, "SELECT ols(y, x, '{\"names\":{\"y\":\"x\"}}') FROM d",
              "ols(): option 'names' must be an array of texts, not {\"y\":\"x\"}");
  CHECK_ERROR(db, "SELECT ols(y, x, '{\"names\":\"y\"}') FROM d",
              "ols(): option 'names' must be an array of texts, not 'y'");
  CHECK_ERROR(db, "SELECT ols(y, x, '{\"names\":[\"y\",\"a\\u0000b\"]}') FROM d",
              "ols(): option 'names' has a zero byte behind 'a'; take it out");
  CHECK_ERROR(db, "SELECT ols(y, x, '{\"weights\":1}') FROM d",
              "ols(): unknown option 'weights'; allowed are names, intercept, robust, conf_level, "
              "cluster, factors, log, wide, diagnose, rows, scale, margin, power, tests, group");
  CHECK_ERROR(db, "SELECT ols(y) FROM d", "ols(): needs at least 2 arguments");
  CHECK_ERROR(db, "SELECT ols() FROM d", "ols(): needs at least 2 arguments");
  CHECK_ERROR(db, "SELECT ols(y, x, iif(i = 7, '{}', 'f')) FROM d",
              "ols(): the last argument is data in some rows and options in others");
  CHECK_ERROR(db, "SELECT ols(y, x, iif(i = 7, 'f', '{}')) FROM d",
              "ols(): the options vary; they must be the same in all rows of a group");
  CHECK_ERROR(
      db, "SELECT ols(y, x, iif(i > 7, '{}', NULL)) FROM d",
      "ols(): the options are NULL in some rows; they must be the same in all rows of a group");
  CHECK_ERROR(
      db, "SELECT ols(y, x, NULL) FROM d",
      "ols(): the last argument is NULL in every row: an options query that found nothing, or a "
      "column without values (then add '{}' as options)");
  CHECK_NOTES(db, "ols(y, x, NULL, '{}')", "d", "[\"no rows with all values\"]");
}

static void test_factors(sqlite3 *db) {
  CHECK_ERROR(
      db, "SELECT ols(y, x, iif(i = 7, 'seven', i)) FROM d",
      "ols(): x2 mixes numbers and text: 'seven' comes after numbers; make all of them text that "
      "is no number ('m' || value) for a factor, or all of them numbers");
  CHECK_ERROR(
      db, "SELECT ols(y, x, iif(i = 7, '1e3', f), '{\"names\":[\"e\",\"x\",\"model\"]}') FROM d",
      "ols(): model mixes numbers and text: '1000' comes after text; make all of them text that "
      "is no number ('m' || value) for a factor, or all of them numbers");
  CHECK_ERROR(db, "SELECT ols(y, x, 'a' || char(0) || i) FROM d",
              "ols(): the name of a level has a zero byte behind 'a'; is it of a file in UTF-16? "
              "Convert it "
              "(iconv -f UTF-16 -t UTF-8) and import it again");
  CHECK_ERROR(
      db, "SELECT ols(y, x, x'00') FROM d",
      "ols(): argument 3 (x) must be a number or text, not a blob; pass the number or text itself");
  CHECK_REAL(db, "SELECT ols(y, CAST(x AS TEXT)) = ols(y, x) FROM d", 1, 0);
  CHECK_NOTES(db, "ols(y, x, 'only')", "d", "[\"x2 has one level only, 'only': it adds no term\"]");
  CHECK_REAL(db, "SELECT ols(y, x, 'only') ->> 'r_squared' = ols(y, x) ->> 'r_squared' FROM d", 1,
             0);
  /* a level of one row takes that row out of the fit */
  CHECK_REAL(
      db,
      "SELECT (SELECT estimate FROM ols((SELECT ols(y, x, iif(i = 40, 'z', 'a')) FROM d)) WHERE "
      "term = 'x1')"
      " / (SELECT estimate FROM ols((SELECT ols(y, x) FROM d WHERE i < 40)) WHERE term = 'x1')",
      1, 1e-14);
  CHECK_NOTES(db, "ols(y, x, f, 'g' || f)", "d",
              "[\"dropped x3[gf1]: it is a linear combination of other terms\","
              "\"dropped x3[gf2]: it is a linear combination of other terms\"]");
  CHECK_NOTES(db, "ols(y, i % 3, f)", "d",
              "[\"dropped x1: it is a linear combination of other terms\"]");
}

/* 1000 levels of two rows each: within-level differences, 1000 means; above 2000 levels an
** error. */
static void test_many_levels(sqlite3 *db) {
  run(db, "CREATE TABLE big AS WITH RECURSIVE s(i) AS (SELECT 0 UNION ALL SELECT i + 1 FROM s "
          "WHERE i < 2000)"
          " SELECT i, 'k' || (i % 1000) AS k, (i * 7919) % 1009 / 64.0 AS x, (i * 104729) % 2003 / "
          "32.0 AS y FROM s"
          " WHERE i < 2000;");
  CHECK_REAL(db, "SELECT ols(y, x, k) ->> 'df_residual' FROM big", 999, 0);
  CHECK_REAL(db, "SELECT estimate FROM ols((SELECT ols(y, x, k) FROM big)) WHERE term = 'x1'",
             real_of(db, "SELECT sum((a.x - b.x) * (a.y - b.y)) / sum((a.x - b.x) * (a.x - b.x))"
                         " FROM big AS a JOIN big AS b ON b.i = a.i + 1000"),
             1e-12);
  CHECK_REAL(db, "SELECT count(*) FROM ols((SELECT ols(y, x, 'l' || i) FROM big))", 2001, 0);
  CHECK_ERROR(db,
              "SELECT ols(y, x, 'l' || i, f) FROM (SELECT i, x, y, 'f' || (i % 2) AS f FROM big)",
              "ols(): the factors have more than 2000 levels in all; is one of them a key?");
  /* In shards, too. */
#define MERGED(rows)                                                                               \
  "SELECT count(*) FROM ols((SELECT ols_merge(b) FROM (SELECT ols_partial(i % 2, y, x, 'l' || i)"  \
  " AS b FROM (" rows ") GROUP BY i % 2)))"
  CHECK_REAL(db, MERGED("SELECT * FROM big"), 2001, 0);
  CHECK_ERROR(db, MERGED("SELECT * FROM big UNION ALL SELECT 2000, 'k', 1, 2"),
              "ols_merge(): x2 has more than 2000 levels; is it a key?");
#undef MERGED
}

/* Where no row can be spared, or none changes anything, the influence is null and the rest of the
** fit is there. */
static void test_no_influence(sqlite3 *db) {
#define OF_ROWS(y, limit)                                                                          \
  "SELECT json_array_length(fit, '$.rows') || (fit ->> 'df_residual') || (fit -> '$.influence.x1"  \
  ".change') FROM (SELECT ols(" y ", x, '{\"diagnose\":true}') AS fit FROM d WHERE i < " limit ")"
  CHECK_TEXT(db, OF_ROWS("y", "4"), "21null");
  CHECK_TEXT(db, OF_ROWS("2 * x + 1", "9"), "26null");
#undef OF_ROWS
}

/* Without an intercept the first factor keeps all its levels: the model is the one with an
** intercept, told by level. However many there are, and whichever factor is the largest. */
static void test_factor_without_intercept(sqlite3 *db) {
  run(db, "CREATE TABLE small(y, g, x);"
          "INSERT INTO small VALUES (10,'a',1),(11,'a',2),(12,'a',3),(20,'b',1),(21,'b',2),"
          "(22.5,'b',3.2);");
  static const double want[] = {8.846385542, 18.94126506, 1.076807229};
  static const char *const terms[] = {"x1[a]", "x1[b]", "x2"};
  for (size_t i = 0; i < COUNT(want); i++) {
    char sql[200];
    snprintf(sql, sizeof sql,
             "SELECT estimate FROM ols((SELECT ols(y, g, x, '{\"intercept\":false}') FROM small))"
             " WHERE term = '%s'",
             terms[i]);
    CHECK_REAL(db, sql, want[i], 1e-9);
  }
  CHECK_TEXT(db,
             "SELECT group_concat(term) FROM ols((SELECT ols(y, 'one', f, x, g,"
             " '{\"intercept\":false}') FROM d))",
             "x1[one],x2[f1],x2[f2],x3,x4[b]");
  run(db, "CREATE TABLE large AS WITH RECURSIVE s(i) AS (SELECT 0 UNION ALL SELECT i + 1 FROM s"
          " WHERE i < 2999) SELECT i, 'l' || (i % 700) AS l, 'f' || (i % 11) AS f,"
          " (i * 17) % 191 / 4.0 AS x, (i * 37) % 233 / 8.0 + i % 700 AS y FROM s;");
  static const char *const orders[] = {"l, f, x", "f, l, x"};
  for (int i = 0; i < 2; i++) {
    char sql
        [900]; /* worst relative difference of level means and slope from the intercept's model */
    snprintf(sql, sizeof sql,
             "WITH c AS MATERIALIZED (SELECT t.* FROM (SELECT ols(y, %s) AS fit FROM large) AS q,"
             " ols(q.fit) AS t), w AS MATERIALIZED (SELECT t.* FROM (SELECT ols(y, %s,"
             " '{\"intercept\":false}') AS fit FROM large) AS q, ols(q.fit) AS t)"
             " SELECT max(abs(w.estimate - c.estimate - (w.term LIKE 'x1[%%') *"
             " (SELECT estimate FROM c WHERE term = 'intercept'))) || ' ' || count(*) || ' ' ||"
             " (SELECT max(w.std_error / c.std_error) FROM w JOIN c USING (term)"
             "  WHERE term NOT LIKE 'x1[%%') FROM w JOIN c USING (term)",
             orders[i], orders[i]);
    const char *got = text_of(db, sql);
    double difference = strtod(got, NULL), ratio = strtod(strrchr(got, ' ') + 1, NULL);
    CHECK(difference < 1e-11 && fabs(ratio - 1.0) < 1e-12 && strstr(got, " 710 "));
    snprintf(sql, sizeof sql,
             "SELECT count(*) FROM ols((SELECT ols(y, %s, '{\"intercept\":false}') FROM large))"
             " WHERE estimate IS NOT NULL AND vif >= 1 AND beta IS NOT NULL",
             orders[i]);
    CHECK_REAL(db, sql, 711, 0);
  }
}

/* A level of one row has leverage 1: HC2 and HC3 leave the row out (R: estimatr). */
static void test_leverage(sqlite3 *db) {
  run(db, "CREATE TABLE lone(y, z, x);"
          "INSERT INTO lone VALUES (1.2,0,'a'),(2.3,1,'a'),(1.9,0,'a'),(3.1,1,'b'),(2.2,0,'b'),"
          "(2.9,1,'b'),(7.7,1,'c'),(4.0,0,'d');");
  static const double want[] = {0.354430174, 0.223549748, 0.223549748, 0.15180322, 0.354430174};
  for (int i = 0; i < 5; i++) {
    char sql[160];
    snprintf(sql, sizeof sql,
             "SELECT ols(y, z, x, '{\"robust\":\"HC3\"}') ->> '$.rows[%d].std_error' FROM lone", i);
    CHECK_REAL(db, sql, want[i], 2e-9);
  }
  CHECK_NOTES(db, "ols(y, z, x, '{\"robust\":\"HC3\"}')", "lone",
              "[\"2 rows with leverage 1 left out of the HC3 variance\","
              "\"f_statistic and f_p_value are not robust\"]");
  CHECK_NOTES(db, "ols(y, z, x, '{\"robust\":\"HC2\"}')", "lone WHERE x <> 'd'",
              "[\"1 row with leverage 1 left out of the HC2 variance\","
              "\"f_statistic and f_p_value are not robust\"]");
  CHECK_NOTES(db, "ols(y, z, x, '{\"robust\":\"HC1\"}')", "lone",
              "[\"f_statistic and f_p_value are not robust\"]");
  CHECK_NOTES(db, "ols(y, x, '{\"robust\":\"HC0\",\"intercept\":false}')", "lone",
              "[\"a standard error is 0: it rests on rows that the model fits exactly, so there is "
              "no test\",\"f_statistic and f_p_value are not robust\"]");
}

/* Units whose ratios' squares are beyond the range of a double change no t. */
static void test_units(sqlite3 *db) {
  static const char *const units[] = {"y, x * 1e-100, m * 1e100", "y * 1e-110, x * 1e60, m",
                                      "y * 1e140, x * 1e-130, m * 1e140",
                                      "y * 1e-130, x * 1e140, m * 1e-130"};
  static const char *const kinds[] = {"none", "HC0", "HC1", "HC2", "HC3"};
  char sql[240];
  for (size_t i = 0; i < COUNT(units) * COUNT(kinds) * 3; i++) {
    const char *kind = kinds[i / COUNT(units) % COUNT(kinds)];
    int at = (int)(i / COUNT(units) / COUNT(kinds));
    const char *what = i % 2 && at ? "beta" : "statistic";
    snprintf(sql, sizeof sql,
             "SELECT ols(y, x, m, '{\"robust\":\"%s\"}') ->> '$.rows[%d].%s' FROM d", kind, at,
             what);
    double plain = real_of(db, sql);
    snprintf(sql, sizeof sql, "SELECT ols(%s, '{\"robust\":\"%s\"}') ->> '$.rows[%d].%s' FROM d",
             units[i % COUNT(units)], kind, at, what);
    CHECK_REAL(db, sql, plain, 1e-12);
  }
}

static void test_degenerate(sqlite3 *db) {
  CHECK_NOTES(db, "ols(y, x)", "d WHERE 0", "[\"no rows with all values\"]");
  CHECK_NOTES(db, "ols(y, NULL, x)", "d", "[\"no rows with all values\"]");
  CHECK_NOTES(db, "ols('', x)", "d",
              "[\"40 rows with an empty string counted as missing\",\"no rows with all values\"]");
  CHECK_NOTES(db, "ols(y, x)", "d WHERE i = 1",
              "[\"the response is constant\",\"dropped x1: it is constant\","
              "\"too few rows: 1 for 1 terms leave no degree of freedom\"]");
  CHECK_NOTES(db, "ols(y, x)", "d WHERE i < 3",
              "[\"too few rows: 2 for 2 terms leave no degree of freedom\"]");
  CHECK_REAL(
      db,
      "SELECT estimate FROM ols((SELECT ols(2 * i + 3, i) FROM d WHERE i < 3)) WHERE term = 'x1'",
      2, 1e-15);
  CHECK_NOTES(db, "ols(7, x)", "d", "[\"the response is constant\"]");
  CHECK_TEXT(db, "SELECT ols(7, x) ->> 'r_squared' FROM d", "(null)");
  CHECK_NOTES(db, "ols(y, x, 0.1)", "d", "[\"dropped x2: it is constant\"]");
  CHECK_TEXT(db, "SELECT ols(y, x, 0.1) ->> 'dropped' FROM d", "[\"x2\"]");
  CHECK_REAL(db,
             "SELECT count(*) FROM ols((SELECT ols(y, x, 0.1) FROM d)) WHERE term = 'x2' AND "
             "estimate IS NULL"
             " AND std_error IS NULL AND p_value IS NULL AND beta IS NULL AND vif IS NULL",
             1, 0);
  CHECK_NOTES(db, "ols(y, x, '{\"intercept\":false}')", "d", "[]");
  CHECK_NOTES(db, "ols(y, 3, x, '{\"intercept\":false}')", "d",
              "[\"x1 is constant: it has no beta\"]");
  CHECK_NOTES(db, "ols(y, 1e-200, '{\"intercept\":false}')", "d", OUT_OF_RANGE);
  /* about 0 the squares are larger */
  CHECK_TEXT(
      db,
      "SELECT json_array(ols(i, i * 2e149, i * i, '{\"intercept\":false,\"robust\":\"HC2\"}')"
      " ->> '$.notes[0]') FROM d WHERE i < 6",
      OUT_OF_RANGE);
  /* and columns that are in range, but not what is left of one beside the other: numbers near
  ** 3.543e-136, 6.467e-16 and 9.963e284, which no reader of decimals rounds.
  ** Where products are fused their errors do not overflow, and it is told that the third is the
  ** difference of the others, many times */
#if defined(__FMA__) || defined(FP_FAST_FMA) /* as dd.h has it */
  static const char AT_THE_END[] = "[\"dropped x3: it is a linear combination of other terms\"]";
#else
  static const char AT_THE_END[] = OUT_OF_RANGE;
#endif
  CHECK_NOTES(db, "ols(i * i, u, u + v * c, v * b)",
              "(SELECT i, c, b, iif(i & 1, a, -a) AS u, iif(i & 2, a, -a) AS v FROM d, (SELECT"
              " 1.0 * 4639049169510412 / (1 << 52) * e AS a,"
              " 1.0 * 6558317145340768 / (1 << 53) / (1 << 50) AS c,"
              " 1.0 * 7543519315698929 / e / e / 64 AS b FROM (SELECT f * f * f AS e FROM ("
              "SELECT g * g * g AS f FROM (SELECT 1.0 / (1 << 50) AS g)))) WHERE i <= 8)",
              AT_THE_END);
  CHECK_NOTES(db, "ols(y, 1e151 + x, '{\"intercept\":false}')", "d", OUT_OF_RANGE);
  CHECK_NOTES(db, "ols(y, x, 0 * x, '{\"intercept\":false}')", "d",
              "[\"dropped x2: it is a linear combination of other terms\"]");
  /* exact in binary, in decimal, and as doubles have it */
  CHECK_NOTES(db, "ols(y, x, c1, 2 * x + 3 * c1)", "d",
              "[\"dropped x3: it is a linear combination of other terms\"]");
  CHECK_NOTES(db, "ols(y, x / 3, c1 / 7, 2 * (x / 3) + 3 * (c1 / 7))", "d",
              "[\"dropped x3: it is a linear combination of other terms\"]");
  CHECK_NOTES(db, "ols(y, x / 3e9, c1 / 7e-9, 2 * (x / 3e9) + 1e-18 * (c1 / 7e-9) + 0.1)", "d",
              "[\"dropped x3: it is a linear combination of other terms\"]");
  CHECK_NOTES(db, "ols(y, x, x + 1e-6 * m)", "d", "[]"); /* nearly is not exactly */
  CHECK_NOTES(db, "ols(2 * x + 1, x)", "d",
              "[\"the fit is perfect: residuals are at rounding level, so there is no test\"]");
  CHECK_NOTES(db, "ols(0.1 * x + 0.7 * m + 0.3, x, m)", "d",
              "[\"the fit is perfect: residuals are at rounding level, so there is no test\"]");
  CHECK_TEXT(db, "SELECT ols(0.1 * x + 0.3, x) ->> '$.rows[1].p_value' FROM d", "(null)");
  CHECK_REAL(db, "SELECT ols(0.1 * x + 0.3, x) ->> 'r_squared' FROM d", 1, 0);
}

/* Figures without a unit, for any unit and offset of the columns. */
static void test_scale(sqlite3 *db) {
  static const char *const fits[] = {
      "ols(y * 1e-130, x * 1e-130, c1, f)", "ols(y * 1e145, x * 1e145, c1 * 1e-100, f)",
      "ols(y + 1e9, x - 1e9, c1 + 1e9, f)", "ols(y, x * 3e100, c1 * 7e-100, f)"};
  char sql[256];
  double r = real_of(db, "SELECT ols(y, x, c1, f) ->> 'r_squared' FROM d");
  double hc3 = real_of(
      db, "SELECT ols(y, x, c1, f, '{\"robust\":\"HC3\"}') ->> '$.rows[1].statistic' FROM d");
  for (size_t i = 0; i < COUNT(fits); i++) {
    snprintf(sql, sizeof sql, "SELECT %s ->> 'r_squared' FROM d", fits[i]);
    CHECK_REAL(db, sql, r, 1e-13);
    snprintf(sql, sizeof sql,
             "SELECT %.*s, '{\"robust\":\"HC3\"}') ->> '$.rows[1].statistic' FROM d",
             (int)strlen(fits[i]) - 1, fits[i]);
    CHECK_REAL(db, sql, hc3, 1e-12);
  }
  CHECK_REAL(db, "SELECT ols(y * 1e140, x * 1e-120, c1, f) ->> '$.rows[1].statistic' FROM d",
             real_of(db, "SELECT ols(y, x, c1, f) ->> '$.rows[1].statistic' FROM d"), 1e-13);
  CHECK_NOTES(db, "ols(y, x * 1e150, c1 * 1e152)", "d", OUT_OF_RANGE);
  CHECK_REAL(db,
             "SELECT ols(y, x, c1, f) ->> 'r_squared' FROM (SELECT * FROM d ORDER BY (i * 7) % 41)",
             r, 1e-15);
}

static void test_places(sqlite3 *db) {
  CHECK_TEXT(
      db,
      "SELECT group_concat(part || ':' || (fit ->> 'df_residual') || ':' || (fit ->> 'dropped'), ' "
      "')"
      " FROM (SELECT i > 3 AS part, ols(y, x, iif(i > 3, m, 1), f) AS fit FROM d GROUP BY part)",
      "0:0:[\"x1\",\"x2\"] 1:32:[]");
  CHECK_REAL(db,
             "SELECT count(*) FROM (SELECT ols(y, x) AS a, ols(y, m) AS b, ols(y, x, m) AS c FROM "
             "d GROUP BY g"
             " HAVING ols(y, x) ->> 'r_squared' < ols(y, x, m) ->> 'r_squared')",
             2, 0);
}

static void check_ols(sqlite3 *db, const char *name, double tolerance) {
  static const char *const keys[][2] = {
      {"r_squared", "r2"},  {"adj_r_squared", "adj_r2"}, {"sigma", "sigma"}, {"f_statistic", "F"},
      {"f_p_value", "F_p"}, {"log_lik", "logLik"},       {"aic", "AIC"},     {"bic", "BIC"}};
  static const char *const robust[] = {"HC0", "HC1", "HC2", "HC3"};
  char query[512], at[256];
  check_terms(db, name, "ols((SELECT ols(y, x, '{\"names\":[\"y\",\"x\"]}') FROM d))", "y ~ x",
              NULL, tolerance);
  check_terms(db, name,
              "ols((SELECT ols(y, x, '{\"names\":[\"y\",\"x\"],\"intercept\":false}') FROM d))",
              "y ~ 0 + x", NULL, tolerance);
  for (size_t i = 0; i < sizeof keys / sizeof *keys; i++) {
    snprintf(query, sizeof query, "SELECT ols(y, x, g, c1, c2) ->> '%s' FROM d", keys[i][0]);
    snprintf(at, sizeof at, "$.lm.\"y ~ x + g + c1 + c2\".%s", keys[i][1]);
    check_answer(db, name, query, at, tolerance);
    snprintf(query, sizeof query, "SELECT ols(y, x, '{\"intercept\":false}') ->> '%s' FROM d",
             keys[i][0]);
    snprintf(at, sizeof at, "$.lm.\"y ~ 0 + x\".%s", keys[i][1]);
    check_answer(db, name, query, at, tolerance);
  }
  for (int i = 0; i < 4; i++) {
    snprintf(query, sizeof query,
             "ols((SELECT ols(y, x, g, c1, c2, '{\"names\":[\"y\",\"x\",\"g\",\"c1\",\"c2\"],"
             "\"robust\":\"%s\"}') FROM d))",
             robust[i]);
    check_terms(db, name, query, "y ~ x + g + c1 + c2", robust[i], tolerance);
  }
}

/* Through the origin, CR2 of one slope is sum a^2 / (x'x)^2 with a = x_g'e_g / sqrt(1 - x_g'x_g /
** x'x): for clusters of many rows, which are kept as sums, and of few. */
static void test_clusters_through_origin(sqlite3 *db) {
  run(db,
      "CREATE TABLE origin AS WITH RECURSIVE s(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM s"
      " WHERE i < 170) SELECT 1 + i * 37 % 101 / 20.0 AS x, 0.7 + i * 37 % 101 / 40.0"
      " + i * 53 % 97 / 30.0 AS y, iif(i <= 150, i % 3, 3 + i % 5) AS c FROM s;"
      "CREATE TABLE of_origin AS WITH b AS (SELECT sum(x * y) / sum(x * x) AS b, sum(x * x) AS"
      " xx FROM origin), g AS (SELECT sum(x * (y - b * x)) AS e, sum(x * x) / xx AS h"
      " FROM origin, b GROUP BY c) SELECT b, c_sqrt(sum(e * e / (1 - h))) / xx AS se FROM g, b");
  static const char fit[] = "SELECT ols(y, x, c, '{\"cluster\":\"x2\",\"intercept\":false}')"
                            " ->> '$.rows[0].%s' FROM origin";
  char sql[200];
  snprintf(sql, sizeof sql, fit, "estimate");
  CHECK_REAL(db, sql, real_of(db, "SELECT b FROM of_origin"), 1e-13);
  snprintf(sql, sizeof sql, fit, "std_error");
  CHECK_REAL(db, sql, real_of(db, "SELECT se FROM of_origin"), 1e-12);
}

/* Shards: every kind of variance that has partials, levels that only one shard has, keys of an
** object, logarithms. */
static void test_partials(sqlite3 *db) {
  static const char *const calls[] = {
      "y, x",
      "y, 1e9 + x, 1e9 * m, f, c, '{\"cluster\":\"x4\"}'",
      "y, x, m, f, h, '{\"conf_level\":0.9,\"margin\":0.2}'",
      "m, x, f, h, '{\"intercept\":false,\"rows\":\"effect\"}'",
      "y, x, h, f, '{\"robust\":\"by_group\",\"group\":\"x2\"}'",
      "y, x, length(h) + (g = 'a'), f, '{\"robust\":\"by_group\",\"group\":\"x2\"}'",
      "y, x, f, c, '{\"cluster\":\"x3\"}'",
      "round(m), round(x), f, h, c, '{\"cluster\":\"x4\"}'",
      "y, x, h, m, f, c % 7, '{\"cluster\":\"x5\"}'",
      "y, c, json_object('x', x, 'f', f, 'p', c_exp(m)), "
      "'{\"wide\":\"x2\",\"log\":[\"p\"],\"factors\":[\"x1\"]}'",
      "c_exp(m), x, f, '{\"scale\":\"log\"}'",
      "m, x, f, '{\"scale\":\"log\",\"log\":[\"x1\"]}'",
      "y, iif(k = 's0', NULL, x), iif(k = 's0', f, 'f1')",
  };
  CHECK_PARTIALS(db, "ols", calls, 27);
}

static void test_partials_refused(sqlite3 *db) {
  /* A key of another length, and a long one of which the beginning is shown. */
  CHECK_ERROR(
      db,
      "SELECT ols_merge(b) FROM (SELECT ols_partial(g, y, json_object(iif(g = 'a', 'x', "
      "'a_key_of_more_than_forty_letters_for_a_variable'), x), '{\"wide\":\"x1\"}') AS b "
      "FROM d GROUP BY g)",
      "ols_merge(): option 'wide': key 1 is 'x' in some shards and "
      "'a_key_of_more_than_forty_letters_for_a_v' in others; give all rows the same keys in "
      "one order");
  CHECK_ERROR(
      db, "SELECT ols_partial(1, y, x, '{\"robust\":\"HC3\"}') FROM d",
      "ols_partial(): option 'robust' 'HC3' needs all rows at once, and a partial has none; "
      "use 'by_group' or 'cluster', or ols() over all rows");
  CHECK_ERROR(db, "SELECT ols_partial(1, y, x, '{\"diagnose\":true}') FROM d",
              "ols_partial(): option 'diagnose' needs all rows at once, and a partial has none; "
              "leave it out, or use ols() over all rows");
  CHECK_ERROR(db,
              "SELECT ols_merge(b) FROM (SELECT ols_partial(g, y, iif(g = 'a', 1, 'a')) AS b FROM "
              "d GROUP BY g)",
              "ols_merge(): x1 holds numbers in some shards and text in others; make all of them "
              "text that is no number ('m' || value) for a factor, or all of them numbers");
  CHECK_ERROR(db,
              "SELECT ols_merge(b) FROM (SELECT ols_partial(g, y, iif(g = 'a', json_object('x', x, "
              "'m', m), json_object('m', m, 'x', x)), '{\"wide\":\"x1\"}') AS b FROM d GROUP BY g)",
              "ols_merge(): option 'wide': key 1 is 'x' in some shards and 'm' in others; give all "
              "rows the same keys in one order");
  CHECK_ERROR(db,
              "SELECT ols_merge(b) FROM (SELECT ols_partial(g, y, iif(g = 'a', json_object('x', x, "
              "'m', m), json_object('x', x)), '{\"wide\":\"x1\"}') AS b FROM d GROUP BY g)",
              "ols_merge(): option 'wide': there are 2 keys in some shards and 1 in others; give "
              "all rows the same keys in one order");
}

int main(void) {
  sqlite3 *db = open_data();
  CHECK_FIGURES(db, OLS, 1e-12);
  test_shape(db);
  test_rows(db);
  test_options(db);
  test_factors(db);
  test_many_levels(db);
  test_no_influence(db);
  test_factor_without_intercept(db);
  test_leverage(db);
  test_units(db);
  test_degenerate(db);
  test_scale(db);
  test_places(db);
  test_clusters_through_origin(db);
  test_partials(db);
  test_partials_refused(db);
  CHECK(sqlite3_close(db) == SQLITE_OK);
  check_answers(check_ols);
  CHECK(sqlite3_memory_used() == 0);
  return test_end();
}
