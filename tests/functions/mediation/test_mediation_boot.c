/* mediation_boot(), with functions/mediation/boot_data.c and functions/mediation/boot_notes.c:
** slopes and estimates by R's lm, limits by bootstraps in R, what the options name, clusters,
** determinism, degenerate data. */
#include "functions/data.h"
#include "oracle/mediation.h"

#define CALL(arguments) "mediation_boot(" arguments ", '{\"n_boot\":200}')"

#define OPPOSITE                                                                                   \
  "the indirect and the direct effect have opposite signs (suppression): no proportion is "        \
  "mediated"
#define WITHIN "every cluster lies in one group: clusters are drawn within groups"
#define ACROSS                                                                                     \
  "clusters have rows of several groups: clusters of the whole data are drawn, and each draw "     \
  "gives the effects of every group"
#define NO_TOTAL "the total effect cannot be told from 0: no proportion of it is mediated"

static void test_shape(sqlite3 *db) {
  CHECK_KEYS(db, CALL("x, m, y, g"), "x,m,y,ci,n_boot,seed,clusters,resampled,rows");
  CHECK_COLUMNS(db, "mediation_boot",
                "stratum, effect, estimate, std_error, conf_low, conf_high, p_value, significant, "
                "ci, mc_error, n, n_missing, note");
  CHECK_TEXT(
      db,
      "SELECT group_concat(stratum || ' ' || effect, ', ') FROM mediation_boot((SELECT " CALL(
          "x, m, y, g") " FROM d))",
      "a a, a b, a indirect, a direct, a total, a proportion, b a, b b, b indirect, b direct, b "
      "total, b proportion, difference a, difference b, difference indirect, difference direct, "
      "difference total, difference proportion");
  CHECK_TEXT(
      db, "SELECT DISTINCT quote(stratum) FROM mediation_boot((SELECT " CALL("x, m, y") " FROM d))",
      "NULL");
  CHECK_TEXT(db,
             "SELECT group_concat(DISTINCT stratum) FROM mediation_boot((SELECT " CALL(
                 "x, m, y, 'all', c1, f") " FROM d))",
             "all");
  CHECK_TEXT(db,
             "SELECT group_concat(DISTINCT stratum) FROM mediation_boot((SELECT " CALL(
                 "x, m, y, f") " FROM d))",
             "f0,f1,f2");
  CHECK_TEXT(db,
             "SELECT group_concat(DISTINCT quote(stratum)) FROM mediation_boot((SELECT " CALL(
                 "x, m, y, i % 2") " FROM d))",
             "0,1,'difference'");
  CHECK_TEXT(db,
             "SELECT group_concat(DISTINCT typeof(significant)) FROM mediation_boot((SELECT " CALL(
                 "x, m, y, g") " FROM d)) WHERE effect <> 'proportion'",
             "integer");
}

static void test_misuse(sqlite3 *db) {
  CHECK_ERROR(
      db, "SELECT mediation_boot(x, m, y, g, '{\"n_boot\":10}') FROM d",
      "mediation_boot(): option 'n_boot' must be a whole number from 20 to 10000000, not 10");
  CHECK_ERROR(
      db, "SELECT mediation_boot(x, m, y, g, '{\"n_boot\":1e3}') FROM d",
      "mediation_boot(): option 'n_boot' must be a whole number from 20 to 10000000, not 1e3");
  CHECK_ERROR(db, "SELECT mediation_boot(x, m, y, g, '{\"ci\":\"BCa\"}') FROM d",
              "mediation_boot(): option 'ci' must be one of 'percentile', 'bca', not 'BCa'");
  CHECK_ERROR(
      db, "SELECT mediation_boot(x, m, y, g, '{\"seed\":-1}') FROM d",
      "mediation_boot(): option 'seed' must be a whole number from 0 to 9007199254740992, not -1");
  CHECK_ERROR(db, "SELECT mediation_boot(x, m, y, g, '{\"threads\":65}') FROM d",
              "mediation_boot(): option 'threads' must be a whole number (0: all cores) from 0 to "
              "64, not 65");
  CHECK_ERROR(db, "SELECT mediation_boot(x, m, y, g, '{\"method\":1}') FROM d",
              "mediation_boot(): unknown option 'method'; allowed are n_boot, ci, seed, threads, "
              "memory_limit, conf_level, reference, names, mediators, cluster");
  CHECK_ERROR(db, "SELECT mediation_boot(x, m, y, g, '{\"memory_limit\":0}') FROM d",
              "mediation_boot(): option 'memory_limit' must be a whole number of MiB from 1 to "
              "1048576, not 0");
  CHECK_ERROR(
      db, "SELECT " CALL("x, m, y, g, iif(i = 3, 'x', 1)") " FROM d",
      "mediation_boot(): cov1 mixes numbers and text: 'x' comes after numbers; make all of them "
      "text that is no number ('m' || value) for a factor, or all of them numbers");
  CHECK_ERROR(
      db, "SELECT mediation_boot(x, m, y, g, '{\"reference\":\"c\"}') FROM d",
      "mediation_boot(): option 'reference' must be one of the groups 'a' and 'b', not 'c'");
  CHECK_ERROR(db, "SELECT mediation_boot(x, m, y, '{\"reference\":\"a\"}') FROM d",
              "mediation_boot(): option 'reference' names a group: pass the group as the fourth "
              "argument");
  CHECK_REAL(db,
             "SELECT mediation_boot(x, m, y, x % 3, '{\"reference\":\"c\",\"n_boot\":20}') LIKE"
             " '%option ''reference'' is not used: the group has more than two values%' FROM d",
             1, 0);
  CHECK_ERROR(
      db, "SELECT mediation_boot(x, m, y, g || char(0)) FROM d",
      "mediation_boot(): the name of a group has a zero byte behind 'a'; is it of a file in "
      "UTF-16? Convert it (iconv -f UTF-16 -t UTF-8) and import it again");
}

/* Limits and standard errors agree with R's resamples of its own within the noise of both: of a
** quantile of order 0.025 in 20000 draws it is 1.7 % of the standard error at most here, and the
** two are independent; 4.5 standard deviations of that are allowed. Clusters' limits lie further
** out, where quantiles are noisier: within 20 %. */
static void check_limits(sqlite3 *db, const figure *f, double allowed) {
  sqlite3_stmt *query = NULL;
  CHECK(sqlite3_prepare_v2(db, f->sql, -1, &query, NULL) == SQLITE_OK &&
        sqlite3_step(query) == SQLITE_ROW);
  for (int c = 0; c < f->n; c++) {
    double got = sqlite3_column_double(query, c), error = fabs(got - f->want[c]) / f->want[0];
    if (!CHECK(error < (c ? allowed : 0.05)))
      printf("  %g, want %g: %s\n", got, f->want[c], f->sql);
  }
  sqlite3_finalize(query);
}

static void test_limits(sqlite3 *db) {
  for (size_t i = 0; i < COUNT(MEDIATION_LIMITS); i++) check_limits(db, &MEDIATION_LIMITS[i], 0.11);
  for (size_t i = 0; i < COUNT(MEDIATION_CLUSTERS); i++) {
    check_limits(db, &MEDIATION_CLUSTERS[i], 0.2);
  }
}

/* What limits are is said in every row, whether they exist or not; slopes have no Monte-Carlo
** error. */
static void test_kind_of_limits(sqlite3 *db) {
  static const char *const kinds[] = {"percentile", "bca"};
  for (size_t i = 0; i < COUNT(kinds); i++) {
    char sql[400], want[80];
    snprintf(sql, sizeof sql,
             "SELECT group_concat(effect || ' ' || ci || (mc_error IS NULL)) FROM mediation_boot("
             "(SELECT mediation_boot(x, m, y, '{\"n_boot\":200,\"ci\":\"%s\"}') FROM d))",
             kinds[i]);
    snprintf(want, sizeof want, "a t1,b t1,indirect %s0,direct t1,total t1,proportion %s0",
             kinds[i], kinds[i]);
    CHECK_TEXT(db, sql, want);
    snprintf(sql, sizeof sql,
             "SELECT group_concat(DISTINCT ci || (mc_error IS NULL)) FROM mediation_boot("
             "(SELECT mediation_boot(x, m, y, 1, i / 3, '{\"n_boot\":200,\"ci\":\"%s\","
             "\"cluster\":\"cov1\"}') FROM d))",
             kinds[i]);
    snprintf(want, sizeof want, "%s0", kinds[i]);
    CHECK_TEXT(db, sql, want);
  }
  CHECK_TEXT(db,
             "SELECT group_concat(effect || ' ' || ci) FROM mediation_boot((SELECT " CALL(
                 "x, m, y") " FROM d WHERE i < 3))",
             "a t,b t,indirect percentile,direct t,total t,proportion percentile");
}

/* SQL that is true where a figure of s and of b differ: by more than `part` of `of`, or in whether
** there is one. What is 0 but for rounding may differ by 1e-25. */
#define DIFFER(figure, part, of)                                                                   \
  "max((s." #figure " IS NULL) <> (b." #figure " IS NULL) OR coalesce(abs(s." #figure              \
  " - b." #figure ") > " #part " * " of " + 1e-25, 0))"

/* The slopes are sobel()'s, whatever the data. */
static void test_slopes(sqlite3 *db) {
  static const char *const arguments[][2] = {{"x, m, y", ""},
                                             {"x, 2 * x + 1, y", ""},
                                             {"x, 5, y", ""},
                                             {"x, m, 5", ""},
                                             {"x, m, 2 * x", ""},
                                             {"3, m, y", ""},
                                             {"x, m, x + m / 4", ""},
                                             {"x, m, y", ", c1, f"},
                                             {"x, m, y", ", f, c1, f"},
                                             {"x, m, y", ", x + c1, c1"},
                                             {"x * 1e8, m, y + 1e8", ""}};
  static const char *const filters[] = {"i < 50", "i <= 3", "i <= 4", "i <= 2", "i < 2"};
  for (size_t i = 0; i < COUNT(arguments) * COUNT(filters); i++) {
    const char *const *given = arguments[i / COUNT(filters)], *where = filters[i % COUNT(filters)];
    char sql[1200];
    snprintf(
        sql, sizeof sql,
        "SELECT count(*) || %s || %s || %s || %s FROM sobel((SELECT sobel(%s%s) FROM d WHERE %s))"
        " AS s JOIN mediation_boot((SELECT mediation_boot(%s%s%s, '{\"n_boot\":20}') FROM d WHERE"
        " %s)) AS b ON s.effect = b.effect WHERE s.effect <> 'indirect'",
        DIFFER(estimate, 1e-12, "abs(s.estimate)"), DIFFER(std_error, 1e-9, "s.std_error"),
        DIFFER(conf_low, 1e-9, "(abs(s.estimate) + s.std_error)"),
        DIFFER(p_value, 1e-9, "s.p_value"), given[0], given[1], where, given[0],
        *given[1] ? ", 1" : "", given[1], where);
    CHECK_TEXT(db, sql, "40000");
  }
}

#define NAMED(more)                                                                                \
  "mediation_boot(x, m, y, g, f, c1, i / 2, '{\"n_boot\":200,\"names\":[\"epochs\",\"util\","      \
  "\"joule\",\"mode\",\"model\",\"temp\",\"day\"]" more "}')"

/* Names reach rows, notes and options. */
static void test_names(sqlite3 *db) {
  CHECK_TEXT(db,
             "SELECT group_concat(effect) FROM mediation_boot((SELECT " NAMED(
                 ",\"mediators\":[\"temp\"]") " FROM d)) WHERE stratum = 'difference'",
             "a: util,a: temp,b: util,b: temp,indirect: util,indirect: temp,indirect,direct,total,"
             "proportion");
  CHECK_TEXT(db,
             "SELECT group_concat(effect) FROM mediation_boot((SELECT mediation_boot(x, m, y, 1,"
             " c1, '{\"mediators\":[\"cov1\"]}') FROM d))",
             "a: m,a: cov1,b: m,b: cov1,indirect: m,indirect: cov1,indirect,direct,total,"
             "proportion");
  CHECK_TEXT(db,
             "SELECT group_concat(effect) FROM mediation_boot((SELECT " NAMED(
                 ",\"mediators\":[]") " FROM d)) WHERE stratum = 'a'",
             "a,b,indirect,direct,total,proportion");
  CHECK_NOTES(db, NAMED(""), "(SELECT i, 3 AS x, m, y, 1 AS g, f, c1 FROM d)",
              "[\"1: epochs is constant or a function of the factors\"]");
  CHECK_NOTES(db, NAMED(""), "(SELECT i, x, 2 * x AS m, y, 1 AS g, f, c1 FROM d)",
              "[\"1: util is constant or a linear function of epochs and the covariates\"]");
  CHECK_NOTES(db, NAMED(""), "(SELECT i, x, m, x + m AS y, 1 AS g, f, c1 FROM d)",
              "[\"1: joule is constant or a linear function of epochs, util and the covariates\"]");
  CHECK_ERROR(db, "SELECT mediation_boot(x, m, y, g, '{\"names\":[\"a\",\"b\"]}') FROM d",
              "mediation_boot(): option 'names' must name all 4 arguments; it has 2 names");
  CHECK_ERROR(
      db, "SELECT " NAMED(",\"mediators\":[\"wattage\"]") " FROM d",
      "mediation_boot(): option 'mediators' names wattage, which is no argument that it can "
      "be; there are model, temp, day");
  CHECK_ERROR(db, "SELECT " NAMED(",\"mediators\":[\"util\"]") " FROM d",
              "mediation_boot(): option 'mediators' names util, which is no argument that it can "
              "be; there are model, temp, day");
  CHECK_ERROR(db, "SELECT " NAMED(",\"mediators\":[\"temp\",\"day\",\"temp\"]") " FROM d",
              "mediation_boot(): option 'mediators' has 'temp' twice; name each mediator once");
  CHECK_ERROR(
      db, "SELECT " NAMED(",\"mediators\":[\"temp\",\"model\"]") " FROM d",
      "mediation_boot(): option 'mediators' names model, which holds text, 'f1'; a mediator "
      "is a number: CAST it, or leave it a covariate");
  CHECK_ERROR(
      db, "SELECT " NAMED(",\"mediators\":[\"day\"],\"cluster\":\"day\"") " FROM d",
      "mediation_boot(): options 'cluster' and 'mediators' both name day; take it out of one "
      "of them");
  CHECK_ERROR(db, "SELECT " NAMED(",\"mediators\":\"temp\"") " FROM d",
              "mediation_boot(): option 'mediators' must be an array of names of arguments, not "
              "'temp'");
  CHECK_ERROR(
      db, "SELECT " NAMED(",\"cluster\":\"night\"") " FROM d",
      "mediation_boot(): option 'cluster' names night, which is no argument that it can be; "
      "there are model, temp, day");
  CHECK_ERROR(
      db, "SELECT mediation_boot(x, m, y, '{\"cluster\":\"day\"}') FROM d",
      "mediation_boot(): option 'cluster' names what comes behind the group: pass the group "
      "(a constant for none) as the fourth argument, and then what is named");
  CHECK_ERROR(db, "SELECT mediation_boot(x, m, y, g, '{\"mediators\":[\"day\"]}') FROM d",
              "mediation_boot(): option 'mediators' names what comes behind the group: pass the "
              "group (a constant for none) as the fourth argument, and then what is named");
}

/* One of several mediators is a function of the others: which of them would be left out is
** arbitrary, so there are no b. */
static void test_collinear_mediators(sqlite3 *db) {
  static const char *const call = "SELECT mediation_boot(x, m, y, g, c1, m + 2 * c1,"
                                  " '{\"n_boot\":200,\"mediators\":[\"cov1\",\"cov2\"]}') FROM d";
  char sql[400];
  snprintf(sql, sizeof sql,
           "SELECT group_concat(effect || (estimate IS NOT NULL) || (conf_low IS NOT NULL)) FROM"
           " mediation_boot((%s)) WHERE stratum = 'difference'",
           call);
  CHECK_TEXT(db, sql,
             "a: m11,a: cov111,a: cov211,b: m00,b: cov100,b: cov200,indirect: m00,indirect: cov100,"
             "indirect: cov200,indirect00,direct00,total11,proportion00");
  CHECK_TEXT(db,
             "SELECT mediation_boot(x, m, y, 1, c1, m + 2 * c1, '{\"n_boot\":200,\"mediators\":"
             "[\"cov1\",\"cov2\"]}') ->> 'notes' FROM d",
             "[\"1: cov2 is constant or a linear function of x, the covariates and the mediators "
             "before it: only the a and the total effect exist\"]");
  CHECK_REAL(
      db,
      "SELECT 1 + sum(iif(effect = 'a: cov2', -1, iif(effect = 'a: m', 1, 2)) * estimate)"
      " FROM mediation_boot((SELECT mediation_boot(x, m, y, 1, c1, m + 2 * c1, '{\"n_boot\":20,"
      "\"mediators\":[\"cov1\",\"cov2\"]}') FROM d)) WHERE effect LIKE 'a: %'",
      1.0, 1e-14);
}

/* Which clusters are drawn, of what label they are, and when there is nothing to draw. */
static void test_clusters(sqlite3 *db) {
#define CLUSTERED(cluster)                                                                         \
  "mediation_boot(x, m, y, g, " cluster ", '{\"cluster\":\"cov1\",\"n_boot\":500}')"
#define RESAMPLED(cluster)                                                                         \
  "SELECT fit ->> 'resampled' || (fit ->> 'clusters') FROM (SELECT " CLUSTERED(                    \
      cluster) " AS fit FROM d)"
  CHECK_TEXT(db, RESAMPLED("i % 20"), "clusters within groups20");
  CHECK_TEXT(db, RESAMPLED("'k' || (i / 2)"), "clusters across groups21");
  CHECK_TEXT(db, "SELECT mediation_boot(x, m, y, g) ->> 'resampled' FROM d", "rows");
  CHECK_NOTES(db, CLUSTERED("i % 20"), "d WHERE i <> 3", "[\"" WITHIN "\",\"b: " OPPOSITE "\"]");
  CHECK_NOTES(db, CLUSTERED("i / 2"), "d WHERE i <> 3", "[\"" ACROSS "\",\"b: " OPPOSITE "\"]");
  /* numbers and the same as text are alike; the order of the labels matters, not their text */
  CHECK_TEXT(db,
             "SELECT " CLUSTERED("i % 20") " = " CLUSTERED("(i % 20) * 1.0") " AND " CLUSTERED(
                 "i % 20") " = " CLUSTERED("'k' || (100 + i % 20)") " FROM d",
             "1");
  CHECK_ERROR(db, "SELECT " CLUSTERED("iif(i < 9, 1, '1')") " FROM d",
              "mediation_boot(): cov1 holds both the number 1 and the text '1'; make them one with "
              "CAST(… AS TEXT) or CAST(… AS NUMERIC)");
  CHECK_NOTES(db, CLUSTERED("i % 2"), "d",
              "[\"" WITHIN "\",\"a: all rows are of one cluster, so that nothing can be "
              "resampled\",\"b: all rows are of one cluster, so that nothing can be resampled\","
              "\"b: " OPPOSITE "\"]");
  CHECK_TEXT(db,
             "SELECT count(estimate) || ' ' || count(std_error) || count(conf_low) ||"
             " count(p_value) FROM mediation_boot((SELECT " CLUSTERED("i % 2") " FROM d))",
             "15 000");
  CHECK_REAL(db,
             "SELECT " CLUSTERED("i % 4") " LIKE '%\"a: 2 clusters only: limits from so few are "
                                          "rough\"%' FROM d",
             1, 0);
  CHECK_NOTES(db, "mediation_boot(x, m, y, 1, i / 3, '{\"cluster\":\"cov1\"}')", "d", "[]");
}

/* The same bytes for any order of the rows, any number of threads, any company in the query. */
static void test_determinism(sqlite3 *db) {
  static const char *const calls[] = {
      "mediation_boot(x, m, y, g, '{\"n_boot\":500%s}')",
      "mediation_boot(x, m, y, g, c1, f, '{\"n_boot\":500%s}')",
      "mediation_boot(x, m, y, f, '{\"n_boot\":500,\"ci\":\"bca\"%s}')",
      "mediation_boot(x, m, y, '{\"n_boot\":500%s}')",
      "mediation_boot(x, m, y, g, i / 2, '{\"n_boot\":500,\"cluster\":\"cov1\"%s}')",
      "mediation_boot(x, m, y, g, 'k' || (i %% 14), f, '{\"n_boot\":500,\"cluster\":\"cov1\","
      "\"ci\":\"bca\"%s}')",
      "mediation_boot(x, m, y, g, i / 2, c1, '{\"n_boot\":500,\"cluster\":\"cov1\","
      "\"mediators\":[\"cov2\"],\"ci\":\"bca\"%s}')"};
  static const char *const variants[] = {"", ",\"threads\":1", ",\"threads\":2", ",\"threads\":8"};
  static const char *const orders[] = {"i", "-i", "(i * 7) % 41", "y, i", "g, m"};
  char call[200], sql[400], *first;
  for (size_t c = 0; c < COUNT(calls); c++) {
    first = NULL;
    for (size_t v = 0; v < COUNT(variants) * COUNT(orders); v++) {
      sqlite3_snprintf(sizeof call, call, calls[c], variants[v % COUNT(variants)]);
      snprintf(sql, sizeof sql, "SELECT %s FROM (SELECT * FROM d ORDER BY %s)", call,
               orders[v / COUNT(variants)]);
      const char *got = text_of(db, sql);
      if (!first) first = sqlite3_mprintf("%s", got);
      CHECK(strlen(got) > 500 && strcmp(got, first) == 0);
    }
    sqlite3_free(first);
  }
  CHECK_TEXT(db,
             "SELECT mediation_boot(x, m, y, g, '{\"n_boot\":500}') = mediation_boot(x, m, y, g,"
             " '{\"n_boot\":500,\"seed\":1}') FROM d",
             "1");
  CHECK_TEXT(db,
             "SELECT mediation_boot(x, m, y, g, '{\"n_boot\":500}') = mediation_boot(x, m, y, g,"
             " '{\"n_boot\":500,\"seed\":2}') FROM d",
             "0");
  CHECK_TEXT(
      db,
      "SELECT count(DISTINCT fit) FROM (SELECT " CALL(
          "x, m, y, g, c1") " AS fit, i % 1 FROM d UNION ALL SELECT " CALL("x, m, y, g, c1") ", 7 "
                                                                                             "FROM "
                                                                                             "(SELE"
                                                                                             "CT * "
                                                                                             "FROM "
                                                                                             "d "
                                                                                             "ORDER"
                                                                                             " BY "
                                                                                             "y))",
      "1");
}

/* What a stratum gives does not depend on the other one, nor on which is the reference. */
static void test_strata(sqlite3 *db) {
  CHECK_TEXT(db,
             "WITH one(r) AS (SELECT " CALL(
                 "x, m, y, g") " -> '$.rows[0]' FROM d WHERE g = 'a')"
                               " SELECT r = (SELECT " CALL(
                                   "x, m, y, g") " -> '$.rows[0]' FROM d) FROM one",
             "1");
  CHECK_TEXT(
      db,
      "SELECT (SELECT estimate FROM mediation_boot((SELECT mediation_boot(x, m, y, g,"
      " '{\"n_boot\":200,\"reference\":\"b\"}') FROM d)) WHERE stratum = 'difference' LIMIT 1) ="
      " -(SELECT estimate FROM mediation_boot((SELECT " CALL(
          "x, m, y, g") " FROM d))"
                        " WHERE stratum = 'difference' LIMIT 1)",
      "1");
  CHECK_TEXT(
      db,
      "SELECT sum(significant <> (conf_low > 0 OR conf_high < 0)) || sum(significant <> (p_value "
      "<= 0.05))"
      " FROM mediation_boot((SELECT mediation_boot(x, m, y, g, '{\"n_boot\":2000}') FROM d))",
      "00");
}

static void test_degenerate(sqlite3 *db) {
  CHECK_NOTES(db, "mediation_boot(x, m, y, g)", "d WHERE 0", "[\"no rows with all values\"]");
  CHECK_TEXT(db,
             "SELECT count(*) || count(effect) || note FROM mediation_boot((SELECT"
             " mediation_boot(x, m, y, g) FROM d WHERE 0))",
             "10no rows with all values");
  CHECK_NOTES(db, "mediation_boot(x, m, NULL, g)", "d", "[\"no rows with all values\"]");
  CHECK_NOTES(db, CALL("x, m, y, g"), "d WHERE i < 6", "[\"a: too few rows\",\"b: too few rows\"]");
  CHECK_NOTES(db, CALL("x, m, y"), "d WHERE i < 3", "[\"too few rows\"]");
  CHECK_NOTES(db, CALL("3, m, y, g"), "d",
              "[\"a: x is constant or a function of the factors\",\"b: x is constant or a function "
              "of the factors\"]");
  CHECK_NOTES(db, CALL("i % 3, m, y, 1, f"), "d",
              "[\"1: x is constant or a function of the factors\"]");
  CHECK_NOTES(db, CALL("x, m, 5"), "d",
              "[\"y is constant or a linear function of x, m and the covariates\",\"" NO_TOTAL
              "\"]");
  CHECK_NOTES(db, CALL("x, m, 0.1 * x + 0.7 * m"), "d",
              "[\"y is constant or a linear function of x, m and the covariates\"]");
  CHECK_NOTES(db, CALL("x, 2 * x + 1, y"), "d",
              "[\"m is constant or a linear function of x and the covariates\"]");
  CHECK_NOTES(db, CALL("x, m, y, g, c1, 2 * c1 + 1, f, 'F' || f"), "d",
              "[\"a: dropped cov2: it adds nothing to the other terms\","
              "\"a: dropped a level of cov4: it adds nothing to the other terms\","
              "\"b: " OPPOSITE "\",\"b: dropped cov2: it adds nothing to the other terms\","
              "\"b: dropped a level of cov4: it adds nothing to the other terms\"]");
  CHECK_NOTES(db, "mediation_boot(x, m, y, '{\"n_boot\":20}')", "d",
              "[\"too few resamples for this conf_level: raise n_boot\"]");
  CHECK_TEXT(db,
             "SELECT group_concat(stratum || coalesce(p_value > 0, '-')) FROM "
             "mediation_boot((SELECT " CALL(
                 "x, iif(g = 'a', 1, m), y, g") " FROM d)) WHERE effect = 'indirect'",
             "a-,b1,difference-");
}

/* Clusters that are all alike say nothing of chance, whatever rounding makes of it. Of two in which
** nothing has an effect, but which differ, neither alone tells how bent the one of both is. */
static void test_alike_clusters(sqlite3 *db) {
#define OF_CLUSTERS                                                                                \
  "mediation_boot(x, m, y, 1, c, '{\"cluster\":\"cov1\",\"n_boot\":100,\"ci\":\"bca\"}')"
  run(db, "CREATE TABLE alike AS WITH RECURSIVE s(i) AS (SELECT 0 UNION ALL SELECT i + 1 FROM s"
          " WHERE i < 79) SELECT 'k' || (i / 8) AS c, i % 8 * 3 % 8 AS x, i % 8 * 5 % 7 + i % 8 AS"
          " m, (i % 8) * (i % 8) % 5 + i % 8 AS y FROM s;"
          "CREATE TABLE apart AS WITH RECURSIVE s(i) AS (SELECT 0 UNION ALL SELECT i + 1 FROM s"
          " WHERE i < 15) SELECT i / 8 AS c, i % 2 + i / 8 * 10 AS x, i / 2 % 2 + i / 8 * 10 AS m,"
          " i / 4 % 2 + i / 8 * 10 AS y FROM s");
  CHECK_NOTES(db, OF_CLUSTERS, "alike", "[\"1: the same in every resample: there is no test\"]");
  CHECK_TEXT(db,
             "SELECT count(estimate) || sum(std_error) || sum(conf_low = estimate AND conf_high ="
             " estimate) || count(p_value) FROM mediation_boot((SELECT " OF_CLUSTERS
             " FROM alike))",
             "60.060");
  CHECK_TEXT(db,
             "SELECT value FROM json_each((SELECT " OF_CLUSTERS " ->> 'notes' FROM apart)) WHERE"
             " value LIKE '%bca%'",
             "1: indirect: no bca limits: all resamples give less than the data, or all give more, "
             "or the effects without one cluster each give no acceleration");
#undef OF_CLUSTERS
}

/* A ratio of effects is no proportion where they have opposite signs or the total effect cannot be
** told from 0: sobel() and the bootstrap agree on that in every group, and the difference needs
** both. */
static void test_proportion(sqlite3 *db) {
  run(db, "CREATE TABLE opposite(x, m, y);"
          "INSERT INTO opposite VALUES (0,1,6),(1,4,7),(6,12,7),(3,8,10),(3,4,2),(0,2,5),(5,7,7),"
          " (4,9,11),(1,7,10),(6,14,9),(1,6,8),(6,9,7),(0,2,5),(2,6,4),(6,9,5),(0,6,12);"
          "CREATE TABLE shares AS SELECT 'opposite' AS g, x, m, y FROM opposite"
          " UNION ALL SELECT 'weak', x, m, x / 8.0 + m / 16.0 + (x + 2 * m) % 7 FROM opposite"
          " UNION ALL SELECT 'clear', x, m, x + m / 2.0 + (y % 3) / 4.0 FROM opposite");
  for (int bca = 0; bca < 2; bca++) {
    const char *ci = bca ? "bca" : "percentile";
    char sql[600];
    snprintf(sql, sizeof sql,
             "SELECT count(estimate) || count(std_error) || count(conf_low) || count(conf_high) ||"
             " count(p_value) || count(significant) || count(mc_error) || count(*) FROM"
             " mediation_boot((SELECT mediation_boot(x, m, y, g, '{\"ci\":\"%s\"}') FROM shares))"
             " WHERE effect = 'proportion' AND stratum <> 'clear'",
             ci);
    CHECK_TEXT(db, sql, "00000002");
    snprintf(sql, sizeof sql,
             "SELECT mediation_boot(x, m, y, g, '{\"ci\":\"%s\"}') ->> 'notes' FROM shares", ci);
    CHECK_TEXT(db, sql, "[\"opposite: " OPPOSITE "\",\"weak: " NO_TOTAL "\"]");
  }
  CHECK_TEXT(db,
             "SELECT group_concat(quote(estimate)) FROM mediation_boot((SELECT " CALL(
                 "x, m, y, g") " FROM shares WHERE g <> 'weak')) WHERE effect = 'proportion'"
                               " AND stratum <> 'clear'",
             "NULL,NULL");
  CHECK_TEXT(db,
             "SELECT group_concat(g || (sobel ->> 'proportion_mediated' IS boot ->> "
             "'$.rows[5].estimate') || (sobel ->> 'notes' = boot ->> 'notes'), ' ') FROM (SELECT g,"
             " sobel(x, m, y) AS sobel, mediation_boot(x, m, y) AS boot FROM shares"
             " WHERE g <> 'clear' GROUP BY g)",
             "opposite11 weak11");
  CHECK_REAL(db,
             "SELECT b.estimate FROM mediation_boot((SELECT mediation_boot(x, m, y) FROM shares"
             " WHERE g = 'clear')) AS b WHERE effect = 'proportion'",
             real_of(db, "SELECT sobel(x, m, y) ->> 'proportion_mediated' FROM shares "
                         "WHERE g = 'clear'"),
             1e-14);
}

/* The unit does not matter, up to rounding. */
static void test_scale(sqlite3 *db) {
#define LOW      "SELECT conf_low FROM (SELECT * FROM mediation_boot((SELECT "
#define INDIRECT " FROM d)) WHERE effect = 'indirect' LIMIT 1)"
  double low = real_of(db, LOW CALL("x, m, y, g") INDIRECT);
  CHECK_REAL(db, LOW CALL("x * 1e250, m * 1e100, y * 1e250, g") INDIRECT, low, 1e-11);
  CHECK_REAL(db, LOW CALL("x + 1e9, m - 1e9, y + 1e9, g") INDIRECT, low, 1e-9);
  CHECK_REAL(db, LOW CALL("x * 1e200, m * 1e-200, y * 1e200, g") INDIRECT, low, 1e-11);
  CHECK_REAL(db, "SELECT 1e100 * (" LOW CALL("x * 1e-100, m * 1e250, y * 1e-200, g") INDIRECT ")",
             low, 1e-11);
  CHECK_NOTES(db, CALL("x * 1e200, m, y * 1e-200"), "d",
              "[\"effects are beyond the range of numbers: choose another unit\"]");
  CHECK_NOTES(db, CALL("x * 1e200, m * 1e-200, y"), "d",
              "[\"effects are beyond the range of numbers: choose another unit\"]");
}

/* 2000 strata of one row, in falling order; a key in the place of the group. */
static void test_many_groups(sqlite3 *db) {
  run(db, "CREATE TABLE many AS WITH RECURSIVE s(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM s "
          "WHERE i < 3000)"
          " SELECT i, (i * 37) % 101 AS x, (i * 17) % 103 AS m, (i * 29) % 107 AS y FROM s;");
  CHECK_REAL(db,
             "SELECT count(*) FROM mediation_boot((SELECT " CALL(
                 "x, m, y, -i") " FROM many WHERE i <= 2000))",
             12000, 0);
  CHECK_ERROR(db, "SELECT " CALL("x, m, y, 'run' || i") " FROM many",
              "mediation_boot(): the group has more than 2000 values; is it a key?");
}

/* What the error says that a call would take, in MiB, at a limit that the rows alone do not
** pass. */
static double announced(sqlite3 *db, const char *call) {
  for (int limit = 1; limit < 1000; limit *= 2) {
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
      "SELECT mediation_boot(x, m, y, '{\"n_boot\":500000,\"memory_limit\":%d}') FROM d",
      "SELECT mediation_boot(x, m, y, i %% 100, '{\"n_boot\":5000,\"memory_limit\":%d}') FROM rows"
      " WHERE i < 3000",
      "SELECT mediation_boot(x, m, y, i %% 1000, '{\"n_boot\":400,\"memory_limit\":%d}') FROM rows"
      " WHERE i < 10000",
      "SELECT mediation_boot(x, m, y, '{\"n_boot\":20,\"memory_limit\":%d}') FROM rows",
      "SELECT mediation_boot(x, m, y, 1, c, 'f' || (i %% 40), '{\"n_boot\":20,\"threads\":16,"
      "\"memory_limit\":%d}') FROM rows",
      "SELECT mediation_boot(x, m, y, i %% 3, c, i * i %% 1009, i * i %% 907, i * i %% 811, i * i "
      "%% "
      "701, i * i %% 601, '{\"n_boot\":20,\"memory_limit\":%d}') FROM rows",
      "SELECT mediation_boot(x, m, y, 'g' || (i %% 30), c, 'k' || (i %% 97), 'l' || (i %% 91),"
      " '{\"n_boot\":20,\"threads\":1,\"memory_limit\":%d}') FROM rows WHERE i < 9000",
      "SELECT mediation_boot(x, m, y, i %% 2, i %% 9000, '{\"n_boot\":50000,\"memory_limit\":%d,"
      "\"cluster\":\"cov1\"}') FROM rows",
      "SELECT mediation_boot(x, m, y, i %% 2, i %% 9001, c, '{\"n_boot\":500,\"memory_limit\":%d,"
      "\"cluster\":\"cov1\",\"ci\":\"bca\",\"threads\":8}') FROM rows WHERE i < 20000",
      "SELECT mediation_boot(x, m, y, i %% 50, c, i * i %% 601, i / 5, '{\"n_boot\":2000,"
      "\"memory_limit\":%d,\"mediators\":[\"cov1\",\"cov2\"],\"cluster\":\"cov3\"}') FROM rows"
      " WHERE i < 20000"};
  run(db,
      "CREATE TABLE rows AS WITH RECURSIVE s(i) AS (SELECT 0 UNION ALL SELECT i + 1 FROM s WHERE"
      " i < 49999) SELECT i, (i * 37) % 10007 AS x, (i * 17) % 10009 AS m, (i * 29) % 10037 AS y,"
      " (i * 53) % 10061 AS c FROM s;");
  for (size_t i = 0; i < COUNT(calls); i++) {
    char sql[400];
    double want = announced(db, calls[i]);
    sqlite3_int64 before = sqlite3_memory_used();
    sqlite3_memory_highwater(1);
    sqlite3_snprintf(sizeof sql, sql, calls[i], 1048576);
    CHECK(*text_of(db, sql) == '{');
    double used = (double)(sqlite3_memory_highwater(0) - before) / 1048576.0;
    if (!CHECK(want > 0.9 * used - 1.0 && want < 1.1 * used + 2.0)) {
      printf("  %.1f MiB, announced %.0f: %s\n", used, want, calls[i]);
    }
  }
  const char *error =
      text_of(db, "SELECT mediation_boot(x, m, y, i % 2000, '{\"n_boot\":10000000}')"
                  " FROM rows WHERE i < 4000");
  CHECK(strstr(error, "mediation_boot(): it would take 3053") == error);
  CHECK(strstr(error, " MiB, more than memory_limit 2048: 10000000 resamples of 2000 groups; lower "
                      "n_boot, use fewer groups or rows, or raise memory_limit"));
  CHECK_ERROR(db, "SELECT mediation_boot(x, m, y, '{\"memory_limit\":1}') FROM rows",
              "mediation_boot(): the rows alone take more than memory_limit 1; use fewer rows or "
              "covariates, or raise memory_limit");
}

int main(void) {
  sqlite3 *db = open_data();
  CHECK_FIGURES(db, MEDIATION_BOOT, 1e-12);
  CHECK_FIGURES(db, MEDIATION_SLOPES, 1e-12);
  test_shape(db);
  test_misuse(db);
  test_limits(db);
  test_kind_of_limits(db);
  test_slopes(db);
  test_names(db);
  test_collinear_mediators(db);
  test_clusters(db);
  test_alike_clusters(db);
  test_determinism(db);
  test_strata(db);
  test_degenerate(db);
  test_proportion(db);
  test_scale(db);
  test_many_groups(db);
  test_memory(db);
  CHECK(sqlite3_close(db) == SQLITE_OK);
  CHECK(sqlite3_memory_used() == 0);
  return test_end();
}
