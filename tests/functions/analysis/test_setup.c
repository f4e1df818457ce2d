/*
** causalite_setup(): what it says and writes, what it keeps, what it refuses (with
** functions/analysis/given.c).
*/
#include "functions/analysis/runs.h"

#define SETUP(roles) "SELECT causalite_setup('runs', '" roles "')"

static const char ROLES[] = "SELECT group_concat(name || '=' || role, ' ') FROM variable";

static void test_first(sqlite3 *db) {
  CHECK_TEXT(db, SETUP("{" QUICK "}"),
             "id                               unit             \n"
             "model                            block            \n"
             "mode                             condition        \n"
             "epochs                           cause            \n"
             "util                             mediator         \n"
             "energy_j                         outcome          primary J\n"
             "next: SELECT causalite_refresh();");
  CHECK_TEXT(db, ROLES,
             "energy_j=outcome epochs=cause id=unit mode=condition model=block util=mediator");
  CHECK_TEXT(db, "SELECT value FROM setting WHERE name = 'source'", "runs");
  CHECK_TEXT(db, "SELECT value FROM setting WHERE name = 'reference'", "default");
  CHECK_TEXT(db, "SELECT value FROM setting WHERE name = 'n_boot'", "100");
  CHECK_TEXT(db, "SELECT count(*) || min(rowid) || max(energy_j) FROM experiment", "401160.5");
}

/* What the user has corrected stays, but for what is given. */
static void test_kept(sqlite3 *db) {
  run(db, "UPDATE variable SET label = 'Energy', unit = 'kJ', caveat = 'measured twice', tier = 2,"
          " direction = 'higher' WHERE name = 'energy_j';"
          "UPDATE variable SET role = 'control' WHERE name = 'util';"
          "UPDATE setting SET value = 0.01 WHERE name = 'alpha';"
          "UPDATE setting SET value = 'eco' WHERE name = 'reference';"
          "INSERT INTO candidate_edge VALUES ('g', 'a', 'b', 'me');"
          "INSERT INTO candidate_path VALUES ('g', 'a', 'b', 'c', 'me');"
          "INSERT INTO variable_default VALUES ('g', 'epochs', 7);"
          "INSERT INTO group_merge VALUES ('g', 'h')");
  call(db, SETUP("{\"seed\":5}"));
  CHECK_TEXT(db,
             "SELECT label || unit || caveat || tier || direction || is_primary FROM variable"
             " WHERE name = 'energy_j'",
             "EnergykJmeasured twice2higher1");
  CHECK_TEXT(db, "SELECT role FROM variable WHERE name = 'util'", "control");
  CHECK_TEXT(db,
             "SELECT group_concat(value) FROM setting WHERE name IN ('alpha', 'n_boot',"
             " 'reference', 'seed')",
             "0.01,100,eco,5");
  CHECK_TEXT(db, "SELECT group_concat(selected_by) FROM candidate_edge", "me");
  CHECK_TEXT(db, "SELECT group_concat(selected_by) FROM candidate_path", "me");
  CHECK_TEXT(db, "SELECT value FROM variable_default", "7");
  CHECK_TEXT(db, "SELECT merged_group FROM group_merge", "h");
  call(db, SETUP("{\"again\":null}"));
  call(db, SETUP("{\"again\":false}"));
  call(db, SETUP("{\"again\":0}"));
  call(db, SETUP("{\"again\":\"0\"}"));
  CHECK_TEXT(db, "SELECT role FROM variable WHERE name = 'util'", "control");
}

/* Of the tables that are the user's, one that was dropped is made again, and the others stay. */
static void test_dropped(sqlite3 *db) {
  run(db, "DROP TABLE compared_level; DROP TABLE variable_default; DROP VIEW verdict");
  CHECK_ERROR(db, "SELECT causalite_refresh()",
              "causalite_refresh(): variable_default is not as this version makes it: the analysis "
              "was set up by another version, or has been changed. Set it up anew; what you "
              "corrected stays in kept_variable and kept_setting: CREATE TABLE kept_variable AS "
              "SELECT * FROM variable; CREATE TABLE kept_setting AS SELECT * FROM setting; SELECT "
              "causalite_drop(); SELECT causalite_setup('table')");
  call(db, SETUP("{}"));
  CHECK_TEXT(db, "SELECT merged_group FROM group_merge", "h");
  CHECK_TEXT(db, "SELECT count(*) FROM compared_level", "0");
  CHECK_TEXT(db, "SELECT count(*) FROM variable_default", "0");
}

/* Of a role that one column has, the one given takes the place of the other; tier and reference
** follow. */
static void test_changed(sqlite3 *db) {
  call(db, SETUP("{\"condition\":\"MODEL\",\"outcome\":[\"util\"]}"));
  CHECK_TEXT(db, ROLES,
             "energy_j=outcome epochs=cause id=unit mode=cause model=condition util=outcome");
  CHECK_TEXT(db, "SELECT tier FROM variable WHERE name = 'util'", "3");
  CHECK_TEXT(db, "SELECT tier FROM variable WHERE name = 'energy_j'", "2");
  CHECK_TEXT(db, "SELECT value FROM setting WHERE name = 'reference'", "m0");
  call(db, SETUP("{\"condition\":\"mode\",\"levels\":[\"eco\",\"default\"]}"));
  CHECK_TEXT(db, "SELECT value FROM setting WHERE name = 'reference'", "eco");
  call(db, SETUP("{\"levels\":[\"eco\",\"default\"],\"reference\":\"default\"}"));
  CHECK_TEXT(db, "SELECT value FROM setting WHERE name = 'reference'", "default");
  call(db, SETUP("{\"primary\":\"util\"}"));
  CHECK_TEXT(db, "SELECT name FROM variable WHERE is_primary", "util");
  call(db, SETUP("{\"again\":true," QUICK "}"));
  CHECK_TEXT(db, ROLES,
             "energy_j=outcome epochs=cause id=unit mode=condition model=block util=mediator");
  CHECK_TEXT(db, "SELECT value FROM setting WHERE name = 'alpha'", "0.05");
  CHECK_TEXT(db, "SELECT count(*) FROM candidate_edge", "0");
}

/* A caveat that a given role has cured goes. */
static void test_cured(void) {
  sqlite3 *db = open_runs();
  run(db, "ALTER TABLE runs ADD COLUMN zeta REAL; UPDATE runs SET zeta = id * 13 % 29 / 7.0");
  set_up(db);
  CHECK_TEXT(db, "SELECT role || ' ' || substr(caveat, 1, 9) FROM variable WHERE name = 'zeta'",
             "ignore ignored: ");
  run(db, "UPDATE variable SET role = 'mediator' WHERE name = 'zeta'");
  call(db, SETUP("{}"));
  CHECK_TEXT(db, "SELECT role || tier || coalesce(caveat, '-') FROM variable WHERE name = 'zeta'",
             "mediator2-");
  CHECK(sqlite3_close(db) == SQLITE_OK);
}

static void test_given(sqlite3 *db) {
  refused_like(db, SETUP("[1]"), "causalite_setup(): argument 2 (roles) must be a JSON object");
  refused_like(db, SETUP("{\"nope\":1}"),
               "causalite_setup(): argument 2 (roles): there is no 'nope'; roles are condition, ");
  refused(db, SETUP("{\"cause\":\"nope\"}"),
          "causalite_setup(): argument 2 (roles): 'cause' names nope, which no column is called; "
          "there are id, model, mode, epochs, util, energy_j");
  refused(db, SETUP("{\"cause\":[\"epochs\",null]}"),
          "causalite_setup(): argument 2 (roles): 'cause' must name a column, or be an array of "
          "names");
  refused(db, SETUP("{\"alpha\":2}"),
          "causalite_setup(): CHECK constraint failed: alpha is a number between 0 and 1");
  refused(db, SETUP("{\"alpha\":[0.1]}"),
          "causalite_setup(): argument 2 (roles): 'alpha' must be a number, a text or null");
  refused(db, SETUP("{\"source\":\"x\"}"),
          "causalite_setup(): argument 2 (roles): 'source' is what argument 1 (table) names");
  refused(db, SETUP("{\"levels\":\"eco\"}"),
          "causalite_setup(): argument 2 (roles): 'levels' must be an array, the reference first");
  refused(
      db, "SELECT causalite_setup('runs', '{\"condition\":[\"mode\",\"model\"]}')",
      "causalite_setup(): argument 2 (roles): 'condition' must name one column: there is one at "
      "most");
  refused(
      db, SETUP("{\"unit\":[\"id\",\"model\"]}"),
      "causalite_setup(): argument 2 (roles): 'unit' must name one column: there is one at most");
  refused(db, SETUP("{\"levels\":[[]]}"),
          "causalite_setup(): argument 2 (roles): 'levels' must hold numbers and texts alone");
  refused(db, SETUP("{\"seed\":null}"),
          "causalite_setup(): CHECK constraint failed: seed is a whole number, 0 or more");
  refused(
      db, SETUP("{\"defaults\":{\"g\":{\"nope\":1}}}"),
      "causalite_setup(): argument 2 (roles): 'defaults' names nope, which no column is called; "
      "there are id, model, mode, epochs, util, energy_j");
  refused(db, SETUP("{\"defaults\":{\"g\":{\"epochs\":[1]}}}"),
          "causalite_setup(): argument 2 (roles): 'defaults' must be a number, a text or null");
  refused(db, SETUP("{\"defaults\":{\"g\":1}}"),
          "causalite_setup(): argument 2 (roles): 'defaults' must be "
          "{\"group\":{\"column\":value}}");
  refused(db, "SELECT causalite_setup(NULL)",
          "causalite_setup(): argument 1 (table) must be the name of a table or view");
  refused(db, "SELECT causalite_setup('')",
          "causalite_setup(): argument 1 (table) must be the name of a table or view");
  refused(db, "SELECT causalite_setup('runs' || char(0))",
          "causalite_setup(): argument 1 (table) must be the name of a table or view");
  refused_like(db, "SELECT causalite_setup('nowhere')",
               "causalite_setup(): there is no table or view 'nowhere' to take the experiments "
               "from. ");
  /* a number as a command line has it; a label that looks like one stays as it is */
  call(db, SETUP("{\"n_boot\":\"200\",\"title\":\"1.10\",\"defaults\":{\"g\":{\"EPOCHS\":3}}}"));
  CHECK_TEXT(db, "SELECT typeof(value) || value FROM setting WHERE name = 'n_boot'", "integer200");
  CHECK_TEXT(db, "SELECT typeof(value) || value FROM setting WHERE name = 'title'", "text1.10");
  CHECK_TEXT(db, "SELECT task_group || name || value FROM variable_default", "gepochs3");
}

/* The statement that the error prints works. */
static void test_without_condition(void) {
  sqlite3 *db = open_database();
  run(db, "CREATE TABLE \"it's\" AS WITH RECURSIVE s(i) AS (SELECT 0 UNION ALL SELECT i + 1 FROM s"
          " WHERE i < 29) SELECT char(97 + i % 3) AS \"a \"\"b\"\" it's \\\","
          " char(97 + i / 2 % 3) AS z, i * 7 % 13 AS"
          " energy_j FROM s");
  const char *said = text_of(db, "SELECT causalite_setup('it''s')");
  const char *begin = strstr(said, "SELECT"), *end = begin ? strstr(begin, "')") : NULL;
  char sql[300];
  CHECK(strncmp(said, "causalite_setup(): no column tells what is compared. Name it: ", 62) == 0);
  if (!CHECK(end != NULL)) return;
  snprintf(sql, sizeof sql, "%.*s", (int)(end + 2 - begin), begin);
  CHECK_TEXT(db, "SELECT count(*) FROM sqlite_schema", "1");
  call(db, sql);
  CHECK_TEXT(db, "SELECT name FROM variable WHERE role = 'condition'", "a \"b\" it's \\");
  run(db, "CREATE TABLE few(x, energy_j); INSERT INTO few VALUES (1.5, 2), (2.5, 3)");
  CHECK_ERROR(
      db, "SELECT causalite_setup('few')",
      "causalite_setup(): no column tells what is compared: none has two values or a few, each in "
      "several rows. A row is one run, and one column says under which condition it was; values of "
      "two conditions side by side go below one another first. Columns are x, energy_j");
  CHECK(sqlite3_close(db) == SQLITE_OK);
}

/* Of many columns not all are named. */
static void test_many_columns(void) {
  sqlite3 *db = open_database();
  static const char *const ends[] = {", c29, …", ", c59, …"},
                           *const calls[] = {
                               "SELECT causalite_setup('many')",
                               "SELECT causalite_setup('many', '{\"cause\":\"nope\"}')"};
  for (int i = 0; i < 2; i++) {
    char *make = sqlite3_mprintf("%s", text_of(db, "WITH RECURSIVE s(i) AS (SELECT 0 UNION ALL"
                                                   " SELECT i + 1 FROM s WHERE i < 60) SELECT"
                                                   " 'CREATE TABLE many(' || group_concat('c' || i)"
                                                   " || '); INSERT INTO many VALUES (' ||"
                                                   " group_concat(i) || ')' FROM s"));
    run(db, make);
    sqlite3_free(make);
    const char *said = text_of(db, calls[i]);
    size_t n = strlen(said), end = strlen(ends[i]);
    CHECK(n > end && strcmp(said + n - end, ends[i]) == 0);
    run(db, "DROP TABLE many");
  }
  run(db, "CREATE TABLE empty(mode, energy_j); INSERT INTO empty VALUES (NULL, 1), (NULL, 2)");
  refused(db,
          "SELECT causalite_setup('empty', '{\"condition\":\"mode\",\"levels\":[\"a\",\"b\"]}')",
          "causalite_setup(): argument 2 (roles): 'levels' names 'a', which no run has; there are "
          "none");
  CHECK(sqlite3_close(db) == SQLITE_OK);
}

/* Names of ours that the user has taken. */
static void test_taken(void) {
  sqlite3 *db = open_runs();
  run(db, "CREATE TABLE Setting(x); CREATE VIEW verdict AS SELECT 1");
  refused(db, "SELECT causalite_setup('main.runs')",
          "causalite_setup(): names of the analysis exist already in this database: table Setting, "
          "view verdict. Rename them, or open a new database, ATTACH this one as src, and there: "
          "SELECT causalite_setup('src.runs')");
  run(db, "DROP TABLE setting; DROP VIEW verdict; CREATE TABLE experiment(x)");
  refused_like(db, "SELECT causalite_setup('runs')",
               "causalite_setup(): the analysis fills a table of its own, experiment, and there is "
               "one of yours in this database: rename it, or open a new database, ATTACH this one "
               "as src, and set the analysis up there");
  CHECK(sqlite3_close(db) == SQLITE_OK);
}

/* Where it cannot write. */
static void test_inside(sqlite3 *db) {
  run(db, "BEGIN; INSERT INTO runs(id) VALUES (99)");
  CHECK_ERROR(db, SETUP("{}"),
              "causalite_setup(): a transaction is open, and this makes one of its own: COMMIT "
              "first");
  run(db, "ROLLBACK; CREATE TABLE log(x);"
          "CREATE TRIGGER t AFTER INSERT ON log BEGIN SELECT causalite_setup('runs'); END");
  refused(db, "INSERT INTO log VALUES (1)", "unsafe use of causalite_setup()");
  run(db, "DROP TRIGGER t");
  refused_like(db, "INSERT INTO log SELECT causalite_setup('runs')",
               "causalite_setup(): a statement of this connection that writes has not ended");
  run(db, "PRAGMA query_only = 1");
  refused_like(
      db, SETUP("{}"),
      "causalite_setup(): this connection is set to change nothing: PRAGMA query_only = off");
  run(db, "PRAGMA query_only = 0; DROP TABLE log");
}

/* Another connection corrects while this one is at work: by a function in the source's view. */
static sqlite3 *other;

static void correct(sqlite3_context *context, int argc, sqlite3_value **argv) {
  (void)argc;
  sqlite3_exec(other, "UPDATE setting SET value = 0.2 WHERE name = 'alpha'", NULL, NULL, NULL);
  sqlite3_result_value(context, argv[0]);
}

static void test_meanwhile(void) {
  const char *file = file_of("setup");
  sqlite3 *db = open_file(file, SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE);
  run(db, "PRAGMA journal_mode = wal; " RUNS_INTO("runs"));
  set_up(db);
  other = open_file(file, SQLITE_OPEN_READWRITE);
  sqlite3_create_function(db, "correct", 1, SQLITE_UTF8, NULL, correct, NULL, NULL);
  run(db, "CREATE TEMP VIEW seen AS SELECT id, model, mode, epochs, util,"
          " iif(id = 3, correct(energy_j), energy_j) AS energy_j FROM main.runs");
  CHECK_ERROR(db, "SELECT causalite_setup('seen')",
              "causalite_setup(): another connection has changed the settings meanwhile: call it "
              "again");
  CHECK_TEXT(db, "SELECT value FROM setting WHERE name = 'alpha'", "0.2");
  CHECK_TEXT(db, "SELECT value FROM setting WHERE name = 'source'", "runs");
  CHECK(sqlite3_close(db) == SQLITE_OK && sqlite3_close(other) == SQLITE_OK);
  remove(file);
}

int main(void) {
  sqlite3 *db = open_runs();
  test_first(db);
  test_kept(db);
  test_dropped(db);
  test_changed(db);
  test_given(db);
  test_inside(db);
  test_cured();
  test_without_condition();
  test_many_columns();
  test_taken();
  test_meanwhile();
  return end_runs(db);
}
