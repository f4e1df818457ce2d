/*
** The figures from SQL: every one a well-formed document whatever the data, the numbers in it those
** of the tests it speaks of, the same bytes for any order of rows, and errors that name what is
** wrong.
*/
#include "plot/xml.h"
#include "sql_test.h"

/* The figure a query gives, to be freed with sqlite3_free(); an error is printed and gives "". */
static char *figure_of(sqlite3 *db, const char *sql) {
  sqlite3_stmt *query = NULL;
  char *text = NULL;
  int code = sqlite3_prepare_v2(db, sql, -1, &query, NULL);
  if (code == SQLITE_OK) code = sqlite3_step(query);
  if (code == SQLITE_ROW) text = sqlite3_mprintf("%s", sqlite3_column_text(query, 0));
  if (!text) printf("  %s\n  in: %s\n", sqlite3_errmsg(db), sql);
  sqlite3_finalize(query);
  return text ? text : sqlite3_mprintf("");
}

#define CHECK_FIGURE(db, sql, ...)                                                                 \
  check_figure((db), (sql), (const char *const[]){__VA_ARGS__, NULL}, __LINE__)

/* A figure that holds all these texts. */
static void check_figure(sqlite3 *db, const char *sql, const char *const *parts, int line) {
  char *text = figure_of(db, sql);
  if (!test_check(xml_figure(text), "a figure", __FILE__, line)) printf("  in: %s\n", sql);
  for (int i = 0; parts[i]; i++) {
    if (!test_check(strstr(text, parts[i]) != NULL, parts[i], __FILE__, line))
      printf("  in: %s\n", sql);
  }
  sqlite3_free(text);
}

static void check_same(sqlite3 *db, const char *a, const char *b) {
  char *text_a = figure_of(db, a), *text_b = figure_of(db, b);
  CHECK(*text_a && strcmp(text_a, text_b) == 0);
  sqlite3_free(text_a);
  sqlite3_free(text_b);
}

/* Heights in cm of plants, R's PlantGrowth (Dobson 1983): ctrl and trt1. t.test(var.equal = TRUE)
** gives t = 1.1913, df = 18, p = 0.249, ctrl - trt1 = 0.371, interval -0.2833 to 1.0253; medians
** 5.155, 4.55. */
static void make_plants(sqlite3 *db) {
  run(db, "CREATE TABLE plant(weight, treatment);"
          "INSERT INTO plant VALUES (4.17,'ctrl'),(5.58,'ctrl'),(5.18,'ctrl'),(6.11,'ctrl'),"
          "(4.50,'ctrl'),(4.61,'ctrl'),(5.17,'ctrl'),(4.53,'ctrl'),(5.33,'ctrl'),(5.14,'ctrl'),"
          "(4.81,'trt1'),(4.17,'trt1'),(4.41,'trt1'),(3.59,'trt1'),(5.87,'trt1'),(3.83,'trt1'),"
          "(6.03,'trt1'),(4.89,'trt1'),(4.32,'trt1'),(4.69,'trt1');");
}

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

/* Four lines whose figures are exact: slope 2 and 1 + 1/2 (with residuals 0.5, -1, 0.5), n = 3
** each. */
static void interaction(sqlite3 *db) {
  run(db,
      "CREATE TABLE line(y, x, g);"
      "INSERT INTO line VALUES (1.5,1,'a'),(2,2,'a'),(5.5,3,'a'),(2,1,'b'),(2.5,2,'b'),(5,3,'b')");
  CHECK_FIGURE(db, "SELECT plot_interaction(y, x, g) FROM line", "a: slope 2 (CI",
               "b: slope 1.5 (CI",
               "Difference of the slopes, b \xe2\x88\x92 a: \xe2\x88\x92"
               "0.5",
               "95 % confidence bands", "class=\"band c1\"", "class=\"band c2\"");
  CHECK_FIGURE(db, "SELECT plot_interaction(y, x, g, '{\"reference\":\"b\"}') FROM line",
               "Difference of the slopes, a \xe2\x88\x92 b: 0.5");
  CHECK_FIGURE(db, "SELECT plot_interaction(y, x, g) FROM line WHERE g = 'a' OR x = 1",
               "b: no slope (n = 1", "The slopes cannot be compared.");
  CHECK_FIGURE(db, "SELECT plot_interaction(y, 7, g) FROM line", "a: no slope (n = 3");
  CHECK_FIGURE(db, "SELECT plot_interaction(y, x, 'a') FROM line", "Fewer than two groups");
  CHECK_FIGURE(db, "SELECT plot_interaction(NULL, x, g) FROM line", "no values", "value: 6.");
  CHECK_FIGURE(db, "SELECT plot_interaction(y, x, g) FROM line WHERE 0", "no rows with a value");
  check_same(db, "SELECT plot_interaction(y, x, g) FROM line",
             "SELECT plot_interaction(y, x, g) FROM (SELECT * FROM line ORDER BY y DESC, g DESC)");
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

static int count(const char *text, const char *part) {
  int n = 0;
  for (const char *at = text; (at = strstr(at, part)); at += strlen(part)) n++;
  return n;
}

static void thinning(sqlite3 *db) {
  run(db, "CREATE TABLE big AS WITH RECURSIVE s(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM s "
          "WHERE i < 9000)"
          " SELECT (i * 7919) % 9001 AS y, i AS x, i % 2 AS g FROM s");
  char *text = figure_of(db, "SELECT plot_interaction(y, x, g) FROM big");
  CHECK(xml_figure(text) && count(text, "h0") == 4000); /* two panels with points */
  CHECK(strstr(text, "At most 2000 of up to 4500 points a panel are drawn"));
  sqlite3_free(text);
  text = figure_of(db, "SELECT plot_groups(y, g) FROM big");
  CHECK(xml_figure(text) && count(text, "h0") == 2000); /* one panel */
  CHECK(strstr(text, "At most 2000 of up to 9000 points a panel are drawn"));
  sqlite3_free(text);
  text = figure_of(db, "SELECT plot_groups(y, g) FROM big WHERE x <= 2000");
  CHECK(count(text, "h0") == 2000 && !strstr(text, "At most"));
  sqlite3_free(text);
  check_same(db, "SELECT plot_groups(y, g) FROM big",
             "SELECT plot_groups(y, g) FROM (SELECT * FROM big ORDER BY y)");
}

static void effects(sqlite3 *db) {
  CHECK_FIGURE(
      db,
      "SELECT plot_effects(column1, column2, column3, column4) FROM (VALUES"
      " ('first', 0.52, 0.11, 0.93), ('open', -0.2, NULL, 0.1), ('none', NULL, NULL, NULL))",
      ">first</text>", "0.52 [0.11, 0.93]", "[\xe2\x80\x93, 0.10]", "no estimate",
      "is open on that side", "class=\"fill c1\"");
  CHECK_FIGURE(db, "SELECT plot_effects('x', 1, 0, 2) WHERE 0", "no rows with a value");
  CHECK_FIGURE(db,
               "WITH RECURSIVE s(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM s WHERE i < 250)"
               " SELECT plot_effects(i, i, i - 1, i + 1) FROM s",
               "Rows not drawn: 50.");
  CHECK_ERROR(db, "SELECT plot_effects('x', 1, 2, 0)",
              "plot_effects(): conf_low 2 is above conf_high 0");
}

static void mediation(sqlite3 *db) {
  run(db, "CREATE TABLE path AS WITH RECURSIVE s(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM s "
          "WHERE i < 40)"
          " SELECT i AS x, 0.5 * i + (i * 7) % 5 AS m, 0.3 * i + (i * 11) % 7 + 0.5 * ((i * 7) % "
          "5) AS y FROM s");
  char *text = figure_of(db, "SELECT plot_mediation(sobel(x, m, y), '{\"x_label\":\"dose "
                             "<mg>\",\"m_label\":\"level\"}') FROM path");
  CHECK(xml_figure(text) && strstr(text, ">dose &lt;mg&gt;</text>") &&
        strstr(text, ">level</text>"));
  const char *a = strstr(text, ">a = ");
  if (CHECK(a != NULL)) {
    CHECK_NEAR(strtod(a + 5, NULL),
               real_of(db, "SELECT sobel(x, m, y) ->> '$.rows[0].estimate' FROM path"), 5e-4);
  }
  sqlite3_free(text);
  CHECK_FIGURE(db, "SELECT plot_mediation(sobel(1, 2, 3)) FROM path", "The effects do not exist");
  CHECK_FIGURE(db, "SELECT plot_mediation(sobel(x, m, y)) FROM path WHERE 0",
               "The effects do not exist");
  CHECK_TEXT(db, "SELECT plot_mediation(NULL)", "(null)");
  CHECK_ERROR(db, "SELECT plot_mediation('{\"function\":\"ols\"}')",
              "plot_mediation(): argument 1 (fit) is a fit of ols(); pass what sobel(\xe2\x80\xa6) "
              "returns");
  CHECK_ERROR(db, "SELECT plot_mediation('no json')",
              "plot_mediation(): argument 1 (fit) is not a fit but 'no json'; pass what "
              "sobel(\xe2\x80\xa6) returns");
}

/* What is said of each kind, and nothing of one that there is not. */
static void mediation_kinds(sqlite3 *db) {
  static const char *const kinds[][2] = {{"none", "No mediation detected."},
                                         {"full", "Full mediation."},
                                         {"partial", "Partial mediation."},
                                         {"suppression", "Suppression: "},
                                         {"other", NULL}};
  char sql[160];
  for (int i = 0; i < 5; i++) {
    snprintf(sql, sizeof sql,
             "SELECT plot_mediation(json_replace(sobel(x, m, y), '$.mediation', '%s')) FROM path",
             kinds[i][0]);
    char *text = figure_of(db, sql);
    for (int k = 0; k < 4; k++) CHECK((strstr(text, kinds[k][1]) != NULL) == (k == i));
    sqlite3_free(text);
  }
}

/* causalite_help() tells of every argument and option what it is. */
static void help(sqlite3 *db) {
  CHECK_TEXT(db,
             "SELECT count(*) FROM causalite_help() WHERE function LIKE 'plot%'"
             " AND coalesce(meaning, '') = ''",
             "0");
  CHECK_TEXT(db,
             "SELECT group_concat(default_value, '; ') FROM causalite_help('plot_mediation')"
             " WHERE kind = 'option'",
             "640; what the figure needs; 'en'; 'x'; 'y'; 'm'");
}

/* Fits written by hand: a -> b -> c with b -> c negative, and one with c -> b and a variable d. */
static void make_graphs(sqlite3 *db) {
  run(db,
      "CREATE TABLE edge(graph, source, target, p, w);"
      "INSERT INTO edge VALUES "
      "('one','a','b',0.9,0.5),('one','b','c',0.8,-0.4),('two','a','b',0.9,0.5),"
      " ('two','c','b',0.8,0.4),('two','a','d',0.54,0.3),('two','d','a',0.46,0.3);"
      "CREATE TABLE node(graph, name);"
      "INSERT INTO node VALUES "
      "('one','a'),('one','b'),('one','c'),('two','a'),('two','b'),('two','c'),('two','d');"
      "CREATE VIEW pair AS SELECT s.graph, s.name AS source, t.name AS target,"
      " coalesce(e.p, 0.0) AS p, coalesce(r.p, 0.0) AS q, coalesce(e.w, 0.0) AS w"
      " FROM node s JOIN node t ON s.graph = t.graph AND s.name <> t.name"
      " LEFT JOIN edge e ON e.graph = s.graph AND e.source = s.name AND e.target = t.name"
      " LEFT JOIN edge r ON r.graph = s.graph AND r.source = t.name AND r.target = s.name;"
      "CREATE TABLE graph AS SELECT graph AS name, json_object('function', 'exact_graph', 'notes', "
      "json_array(),"
      " 'options', json_object('tiers', NULL),"
      " 'variables', (SELECT json_group_array(json_object('name', n.name)) FROM node n WHERE "
      "n.graph = p.graph),"
      " 'rows', json_group_array(json_object('source', source, 'target', target, 'probability', p,"
      " 'reverse_probability', q, 'adjacency', p + q, 'weight', w))) AS fit FROM pair p GROUP BY "
      "graph;");
}

static void graphs(sqlite3 *db) {
  make_graphs(db);
  CHECK_FIGURE(db, "SELECT plot_graph(fit) FROM graph WHERE name = 'one'",
               "<title>a \xe2\x86\x92 b: probability 0.9, coefficient 0.5.</title>",
               "class=\"stroke c2 dash\"", "2 edges of probability 0.5 or more among 3 variables");
  CHECK_FIGURE(db, "SELECT plot_graph(fit, '{\"threshold\":0.85}') FROM graph WHERE name = 'one'",
               "1 edges of");
  CHECK_FIGURE(db, "SELECT plot_graph(fit) FROM graph WHERE name = 'two'", "direction undecided",
               "a \xe2\x80\x94 d: probability 1");
  CHECK_FIGURE(db, "SELECT plot_graph(fit, '{\"threshold\":1}') FROM graph WHERE name = 'one'",
               "No edge among 3");
  CHECK_FIGURE(db,
               "SELECT plot_graph_diff(a.fit, b.fit, '{\"label_a\":\"<A>\",\"label_b\":\"B\"}')"
               " FROM graph a, graph b WHERE a.name = 'one' AND b.name = 'two'",
               "1 in both, 0 only in &lt;A&gt;, 1 only in B, 1 reversed", "class=\"absent\"",
               "not in this graph");
  CHECK_FIGURE(db,
               "SELECT plot_graph('{\"function\":\"dibs_graph\",\"notes\":[\"too few units\"],"
               "\"variables\":[{\"name\":\"a\"},{\"name\":\"b\"}],\"rows\":[]}')",
               "too few for a graph", "too few units");
  CHECK_FIGURE(db,
               "SELECT plot_graph('{\"function\":\"dibs_graph\",\"variables\":[],\"rows\":[]}')",
               "no variables");
  CHECK_TEXT(db, "SELECT plot_graph(NULL)", "(null)");
  CHECK_TEXT(db, "SELECT plot_graph_diff(NULL, fit) FROM graph", "(null)");
  CHECK(strstr(text_of(db, "SELECT plot_graph('{}')"), "plot_graph(): argument 1 is not a graph"));
}

/* Tiers are those of the first fit that has any of a variable, whatever its place. */
static void graph_tiers(sqlite3 *db) {
  run(db, "CREATE TEMP VIEW tiered AS SELECT fit AS plain,"
          " json_set(fit, '$.options.tiers', json('[[\"c\"],[\"a\",\"b\"]]')) AS tiers"
          " FROM graph WHERE name = 'one'");
  CHECK_TEXT(db, "SELECT plot_graph_diff(tiers, plain) = plot_graph_diff(tiers, tiers) FROM tiered",
             "1");
  CHECK_TEXT(db, "SELECT plot_graph_diff(plain, tiers) = plot_graph_diff(tiers, tiers) FROM tiered",
             "1");
  CHECK_TEXT(db, "SELECT plot_graph_diff(plain, plain) = plot_graph_diff(tiers, tiers) FROM tiered",
             "0");
}

/* Texts that break what does not escape or clean them, wherever a text can stand. */
static void hostile(sqlite3 *db) {
  static const char *const texts[] = {"'<script>alert(1)</script>'",
                                      "'\"'' onload=\"x'",
                                      "'a&b;&lt;'",
                                      "']]>'",
                                      "char(0x1, 0x8, 0x1f, 0x7f)",
                                      "char(0x202e) || 'x'",
                                      "char(0xffff)",
                                      "printf('%.*c', 5000, 'x')",
                                      "replace(printf('%.*c', 500, 'x'), 'x', char(0x4e2d))",
                                      "' '",
                                      "char(10)"};
  char sql[1024];
  for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
    const char *t = texts[i];
    snprintf(sql, sizeof sql,
             "SELECT plot_groups(weight, %s || treatment, json_object('title', %s, 'x_label', %s,"
             " 'y_label', %s)) FROM plant",
             t, t, t, t);
    CHECK_FIGURE(db, sql, "</svg>");
    snprintf(sql, sizeof sql,
             "SELECT plot_interaction(y, x, g || %s, json_object('title', %s, 'x_label', %s,"
             " 'y_label', %s)) FROM line",
             t, t, t, t);
    CHECK_FIGURE(db, sql, "</svg>");
    snprintf(sql, sizeof sql, "SELECT plot_effects(%s, 1, 0, 2, json_object('x_label', %s))", t, t);
    CHECK_FIGURE(db, sql, "</svg>");
    snprintf(sql, sizeof sql,
             "SELECT plot_graph_diff(json_replace(fit, '$.variables[0].name', %s), fit,"
             " json_object('label_a', %s, 'title', %s)) FROM graph WHERE name = 'one'",
             t, t, t);
    CHECK_FIGURE(db, sql, "</svg>");
    snprintf(sql, sizeof sql,
             "SELECT plot_mediation(sobel(x, m, y), json_object('m_label', %s)) FROM path", t);
    CHECK_FIGURE(db, sql, "</svg>");
  }
}

/* What is not UTF-8 is refused, not drawn as something else. */
static void not_utf8(sqlite3 *db) {
  CHECK_ERROR(db, "SELECT plot_groups(weight, CAST(x'eda080' AS TEXT) || treatment) FROM plant",
              "plot_groups(): argument 2 (group) must be text in UTF-8, not '\xed\xa0\x80"
              "ctrl'; convert the file it comes from (iconv -f GB18030 -t UTF-8, say) and import "
              "it again");
  CHECK_ERROR(db, "SELECT plot_effects('x', 1, 0, 2, json_object('x_label', CAST(x'ff' AS TEXT)))",
              "plot_effects(): the options are not a JSON object in UTF-8: "
              "{\"x_label\":\"\xff\"}");
}

static void extremes(sqlite3 *db) {
  static const char *const values[] = {"1e308", "-1e308", "5e-324",       "0",
                                       "1e15",  "1e-300", "123456789.123"};
  char sql[512];
  for (int i = 0; i < 7; i++) {
    for (int j = 0; j < 7; j++) {
      snprintf(sql, sizeof sql,
               "WITH v(a) AS (VALUES (%s), (%s)) SELECT plot_groups(a, a = %s) FROM v", values[i],
               values[j], values[i]);
      CHECK_FIGURE(db, sql, "</svg>");
      snprintf(sql, sizeof sql,
               "WITH v(a) AS (VALUES (%s), (%s), (1)) SELECT plot_interaction(a, -a, a = 1) FROM v",
               values[i], values[j]);
      CHECK_FIGURE(db, sql, "</svg>");
      snprintf(sql, sizeof sql, "SELECT plot_effects('x', %s, min(%s, %s), max(%s, %s))", values[i],
               values[i], values[j], values[i], values[j]);
      CHECK_FIGURE(db, sql, "</svg>");
    }
  }
}

static void sizes(sqlite3 *db) {
  static const char *const calls[][2] = {
      {"plot_groups(weight, treatment", "plant"},
      {"plot_interaction(y, x, g", "line"},
      {"plot_effects(treatment, weight, weight - 1, weight + 1", "plant"},
      {"plot_mediation(sobel(x, m, y)", "path"},
      {"plot_graph(fit", "graph"}};
  char sql[320];
  for (int i = 0; i < 5; i++) {
    snprintf(sql, sizeof sql, "SELECT %s, '{\"width\":1000,\"height\":800}') FROM %s", calls[i][0],
             calls[i][1]);
    CHECK_FIGURE(db, sql, "width=\"1000\" height=\"800\"");
    snprintf(sql, sizeof sql, "SELECT %s, '{\"width\":320,\"height\":160}') FROM %s", calls[i][0],
             calls[i][1]);
    CHECK_FIGURE(db, sql, "width=\"320\"");
  }
}

static void errors(sqlite3 *db) {
  CHECK_ERROR(db, "SELECT plot_groups(weight, treatment, '{\"lang\":\"fr\"}') FROM plant",
              "plot_groups(): option 'lang' must be one of 'en', 'zh', not 'fr'");
  CHECK(strstr(text_of(db, "SELECT plot_groups(weight, treatment, '{\"color\":1}') FROM plant"),
               "unknown option 'color'; allowed are title, width, height, lang, x_label, y_label"));
  CHECK(strstr(text_of(db, "SELECT plot_groups(weight, rowid) FROM big"), "no such column"));
  CHECK_ERROR(db, "SELECT plot_groups(y, x) FROM big",
              "plot_groups(): the group has more than 20 values; choose some with WHERE or FILTER");
  CHECK(strstr(text_of(db, "SELECT plot_interaction(y, x, x) FROM big"), "more than two values"));
}

int main(void) {
  sqlite3 *db = open_database();
  make_plants(db);
  groups(db);
  interaction(db);
  interaction_units(db);
  interaction_agrees(db);
  thinning(db);
  effects(db);
  mediation(db);
  mediation_kinds(db);
  help(db);
  graphs(db);
  graph_tiers(db);
  hostile(db);
  not_utf8(db);
  extremes(db);
  sizes(db);
  errors(db);
  CHECK(sqlite3_close(db) == SQLITE_OK);
  CHECK(sqlite3_memory_used() == 0);
  return test_end();
}
