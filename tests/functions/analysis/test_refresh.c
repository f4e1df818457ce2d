/*
** causalite_refresh(): what it stores and says, beside whom, and that it is all of it or nothing
** (with functions/analysis/analysis.c, functions/analysis/data_hash.c and
** functions/analysis/lines.c).
*/
#include <pthread.h>

#include "functions/analysis/runs.h"

static const char REFRESH[] = "SELECT causalite_refresh()";

static void test_stored(sqlite3 *db) {
  set_up(db);
  const char *said = text_of(db, REFRESH);
  CHECK(strncmp(said, "40 runs: 20 eco, 20 default. Effects are eco − default.\n", 57) == 0);
  CHECK(said[strlen(said) - 1] == '\n');
  CHECK_TEXT(db, "SELECT count(*) FROM result_verdict", "1");
  CHECK_TEXT(db, "SELECT count(*) FROM result_main_effect WHERE estimate IS NOT NULL", "1");
  CHECK_TEXT(db,
             "SELECT run || experiments || seed || (version = causalite_version())"
             " || (finished >= started) || length(data_hash) FROM result_run",
             "14011116");
}

/* A hash of the data: the same for the same, another for other data, types and names. */
static void test_hash(sqlite3 *db) {
  static const char *const changes[] = {
      "UPDATE runs SET energy_j = energy_j + 1e-9 WHERE id = 3",
      "UPDATE runs SET model = 'm9' WHERE id = 4",
      "UPDATE variable SET label = 'E' WHERE name = 'energy_j'",
  };
  call(db, REFRESH);
  CHECK_TEXT(db, "SELECT count(DISTINCT data_hash) || count(*) FROM result_run", "12");
  for (int i = 0; i < 3; i++) {
    char want[20];
    run(db, changes[i]);
    call(db, REFRESH);
    snprintf(want, sizeof want, "%d", i + 2);
    CHECK_TEXT(db, "SELECT count(DISTINCT data_hash) FROM result_run", want);
  }
}

/* A run whose condition is empty, however that is written, is of no level, and that is said; unless
** it is said of which; or there is one value alone, beside which empty ones are a level. */
static void test_empty_condition(void) {
  sqlite3 *db = open_runs();
  static const char ALERT[] = "SELECT note FROM result_data_alert WHERE alert = 'empty level'";
  run(db, "UPDATE runs SET mode = ' eco ' WHERE id = 1;"
          "INSERT INTO runs(mode, epochs, util, energy_j) SELECT column1, 1, 50, 1e9 FROM (VALUES"
          " (NULL), (''), (' '), ('NA'), ('NaN'), ('null'), ('n/a'), (X''), (X'ff'))");
  set_up(db);
  const char *said = text_of(db, REFRESH);
  CHECK(strncmp(said, "40 runs: 20 eco, 20 default. ", 29) == 0);
  CHECK_TEXT(db, ALERT, "Left out: 9 of 49 runs, in which mode is empty.");
  CHECK_TEXT(db, "SELECT cure FROM result_data_alert WHERE alert = 'empty level'",
             "UPDATE setting SET value = 'default' WHERE name = 'empty_mode'; SELECT "
             "causalite_refresh()");
  run(db, "UPDATE setting SET value = 'eco' WHERE name = 'empty_mode'");
  said = text_of(db, REFRESH);
  CHECK(strncmp(said, "49 runs: 29 eco, 20 default. ", 29) == 0);
  CHECK_TEXT(db, ALERT, "In 9 of 49 runs mode is empty; they count as 'eco'.");
  run(db, "UPDATE setting SET value = NULL WHERE name = 'empty_mode';"
          "UPDATE runs SET mode = NULL WHERE mode = 'default'");
  said = text_of(db, REFRESH);
  CHECK(strncmp(said, "49 runs: 20 eco, 29 default. ", 29) == 0);
  refused_like(db, "SELECT causalite_setup('runs', '{\"levels\":[\"eco\",\"x\"]}')",
               "causalite_setup(): argument 2 (roles): 'levels' names 'x', which no run has");
  CHECK(sqlite3_close(db) == SQLITE_OK);
}

/* Whatever SQLite writes reals like. */
static void test_hash_value(void) {
  sqlite3 *db = open_runs();
  set_up(db);
  call(db, REFRESH);
  CHECK_TEXT(db, "SELECT data_hash FROM result_run", "a3fc71a2c0e291a7");
  CHECK(sqlite3_close(db) == SQLITE_OK);
}

/* Set up by another version, or changed: the remedy works, and keeps what was corrected. */
static void test_other_version(void) {
  sqlite3 *db = open_runs();
  set_up(db);
  run(db, "UPDATE variable SET caveat = 'mine' WHERE name = 'util';"
          "DROP VIEW known; CREATE VIEW known AS SELECT 0.05 AS alpha");
  refused_like(
      db, REFRESH,
      "causalite_refresh(): known is not as this version makes it: the analysis was set up "
      "by another version, or has been changed. Set it up anew; what you corrected stays in "
      "kept_variable and kept_setting: CREATE TABLE kept_variable AS SELECT * FROM "
      "variable; CREATE TABLE kept_setting AS SELECT * FROM setting; SELECT "
      "causalite_drop(); SELECT causalite_setup('table')");
  refused_like(db, "SELECT causalite_setup('runs')", "causalite_setup(): known is not as this");
  refused_like(db, "SELECT causalite_report()", "causalite_report(): known is not as this");
  run(db, "CREATE TABLE kept_variable AS SELECT * FROM variable;"
          "CREATE TABLE kept_setting AS SELECT * FROM setting");
  call(db, "SELECT causalite_drop()");
  set_up(db);
  call(db, REFRESH);
  CHECK_TEXT(db, "SELECT caveat FROM kept_variable WHERE name = 'util'", "mine");
  CHECK(sqlite3_close(db) == SQLITE_OK);
}

static void test_deleted_setting(sqlite3 *db) {
  run(db, "DELETE FROM setting WHERE name IN ('alpha', 'lang')");
  refused(db, REFRESH,
          "causalite_refresh(): rows of setting have been deleted. Bring them back: INSERT INTO "
          "setting(name, value) VALUES ('alpha', 0.05), ('lang', 'en')");
  run(db, "INSERT INTO setting(name, value) VALUES ('alpha', 0.05), ('lang', 'en')");
  call(db, REFRESH);
}

static void test_kept(sqlite3 *db) {
  run(db, "UPDATE variable SET caveat = 'mine' WHERE name = 'util';"
          "INSERT INTO candidate_edge VALUES ('(one group)', 'util', 'energy_j', 'me');"
          "INSERT INTO candidate_path VALUES ('(one group)', 'epochs', 'util', 'energy_j', 'me');"
          "ALTER TABLE runs ADD COLUMN zeta REAL; UPDATE runs SET zeta = id / 3.0");
  call(db, REFRESH);
  CHECK_TEXT(db, "SELECT caveat FROM variable WHERE name = 'util'", "mine");
  CHECK_TEXT(db, "SELECT group_concat(DISTINCT selected_by) FROM candidate_edge", "family,me");
  CHECK_TEXT(db, "SELECT count(*) FROM candidate_path WHERE selected_by = 'me'", "1");
  /* a column that is new */
  CHECK_TEXT(db, "SELECT role || ': ' || caveat FROM variable WHERE name = 'zeta'",
             "ignore: ignored: it came after causalite_setup(); call that again, and its role is "
             "guessed");
  CHECK_TEXT(db, "SELECT zeta FROM experiment WHERE rowid = 3", "1.0");
  run(db, "CREATE VIEW renamed AS SELECT mode, energy_j, zeta AS zeta_watts FROM runs");
  call(db, "SELECT causalite_setup('renamed')");
  CHECK_TEXT(db, "SELECT role FROM variable WHERE name = 'zeta_watts'", "outcome");
  call(db, "SELECT causalite_setup('runs', '{\"again\":true," QUICK "}')");
}

static void test_refused(sqlite3 *db) {
  sqlite3 *empty = open_database();
  refused(empty, REFRESH,
          "causalite_refresh(): no analysis is set up in this database; set one up over your "
          "table of experiments: SELECT causalite_setup('table')");
  run(empty, "CREATE TABLE result_run(x)"); /* the user's own */
  refused_like(empty, REFRESH, "causalite_refresh(): no analysis is set up in this database");
  CHECK(sqlite3_close(empty) == SQLITE_OK);
  run(db, "BEGIN");
  refused(db, REFRESH,
          "causalite_refresh(): a transaction is open, and this makes one of its own: COMMIT "
          "first");
  run(db, "COMMIT; CREATE TABLE log(x)");
  refused_like(db, "INSERT INTO log SELECT causalite_refresh()",
               "causalite_refresh(): a statement of this connection that writes has not ended");
  run(db, "PRAGMA query_only = 1");
  refused_like(
      db, REFRESH,
      "causalite_refresh(): this connection is set to change nothing: PRAGMA query_only = off");
  CHECK(sqlite3_exec(db, REFRESH, NULL, NULL, NULL) == SQLITE_READONLY);
  run(db,
      "PRAGMA query_only = 0;"
      "CREATE VIEW rounds AS SELECT id, model, mode, epochs AS n, util, energy_j, zeta FROM runs;"
      "CREATE VIEW empty AS SELECT * FROM runs WHERE 0;"
      "UPDATE setting SET value = 'gone' WHERE name = 'source'");
  refused_like(db, REFRESH,
               "causalite_refresh(): there is no table or view 'gone' to take the "
               "experiments from. ");
  run(db, "UPDATE setting SET value = 'rounds' WHERE name = 'source'");
  refused(db, REFRESH,
          "causalite_refresh(): epochs has the role cause, but is no column of experiment: UPDATE "
          "variable SET role = 'ignore' WHERE name = 'epochs'; SELECT causalite_refresh()");
  run(db, "UPDATE variable SET role = 'ignore' WHERE name = 'epochs'"); /* as it says */
  call(db, REFRESH);
  run(db, "UPDATE variable SET role = 'cause' WHERE name = 'epochs';"
          "UPDATE setting SET value = 'empty' WHERE name = 'source'");
  refused(db, REFRESH,
          "causalite_refresh(): empty has no rows: there is nothing to compute. Fill it, then: "
          "SELECT causalite_refresh()");
  run(db, "UPDATE setting SET value = 'runs' WHERE name = 'source'; DROP TABLE log");
}

/* Half-read cursors on what it writes are no obstacle. */
static void test_cursor(sqlite3 *db) {
  sqlite3_stmt *half[2] = {NULL, NULL};
  sqlite3_prepare_v2(db, "SELECT * FROM result_main_effect", -1, &half[0], NULL);
  sqlite3_prepare_v2(db, "SELECT * FROM experiment", -1, &half[1], NULL);
  for (int i = 0; i < 2; i++) CHECK(sqlite3_step(half[i]) == SQLITE_ROW);
  call(db, REFRESH);
  for (int i = 0; i < 2; i++) sqlite3_finalize(half[i]);
  CHECK(sqlite3_get_autocommit(db) != 0);
  call(db, "SELECT causalite_refresh() FROM runs LIMIT 1");
}

/* ---- others ---- */

static sqlite3 *other;
static const char *others_work; /* done by the other connection in the middle of the computation */

/* In the source's view, so that it is called when the settings have been taken. */
static void meanwhile(sqlite3_context *context, int argc, sqlite3_value **argv) {
  (void)argc;
  CHECK(sqlite3_exec(other, others_work, NULL, NULL, NULL) == SQLITE_OK);
  sqlite3_result_value(context, argv[0]);
}

/* What another connection writes meanwhile is not lost, and neither has to wait. */
static void test_meanwhile(sqlite3 *db) {
  sqlite3_create_function(db, "meanwhile", 1, SQLITE_UTF8, NULL, meanwhile, NULL, NULL);
  run(db, "CREATE TEMP VIEW seen AS SELECT id, model, mode, epochs, util,"
          " iif(id = 40, meanwhile(energy_j), energy_j) AS energy_j FROM main.runs;"
          "UPDATE setting SET value = 'seen' WHERE name = 'source'");
  others_work = "UPDATE variable SET label = 'corrected' WHERE name = 'util';"
                "INSERT INTO candidate_edge VALUES ('(one group)', 'util', 'energy_j', 'them');"
                "INSERT INTO result_run(started) VALUES ('theirs');"
                "UPDATE setting SET value = 0.02 WHERE name = 'alpha'";
  call(db, REFRESH);
  CHECK_TEXT(db, "SELECT label FROM variable WHERE name = 'util'", "corrected");
  CHECK_TEXT(db, "SELECT count(*) FROM candidate_edge WHERE selected_by = 'them'", "1");
  CHECK_TEXT(db, "SELECT group_concat(started = 'theirs') FROM result_run", "1,0");
  CHECK_TEXT(db, "SELECT value FROM setting WHERE name = 'alpha'", "0.02");
  others_work = "SELECT causalite_refresh()"; /* two at once */
  run(other, "UPDATE setting SET value = 'runs' WHERE name = 'source'");
  run(db, "UPDATE setting SET value = 'seen' WHERE name = 'source'");
  others_work = "UPDATE setting SET value = 'runs' WHERE name = 'source';"
                "SELECT causalite_refresh()";
  call(db, REFRESH);
  CHECK_TEXT(db, "SELECT count(*) FROM result_run", "4");
}

static void test_locked(sqlite3 *db) {
  run(db, "PRAGMA busy_timeout = 50");
  run(other, "BEGIN IMMEDIATE");
  refused(db, REFRESH,
          "causalite_refresh(): another connection is using the database: call it again when that "
          "has ended, or set a longer PRAGMA busy_timeout");
  CHECK(sqlite3_exec(db, REFRESH, NULL, NULL, NULL) == SQLITE_BUSY);
  run(other, "COMMIT; BEGIN; SELECT * FROM runs"); /* WAL: a reader is in nobody's way */
  call(db, REFRESH);
  run(other, "COMMIT");
}

static void test_others(const char *encoding) {
  const char *file = file_of("refresh");
  char pragma[80];
  sqlite3 *db = open_file(file, SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE);
  snprintf(pragma, sizeof pragma,
           "PRAGMA encoding = '%s'; PRAGMA foreign_keys = 1;"
           "PRAGMA journal_mode = wal",
           encoding);
  run(db, pragma);
  run(db, RUNS_INTO("runs"));
  set_up(db);
  other = open_file(file, SQLITE_OPEN_READWRITE);
  test_meanwhile(db);
  test_locked(db);
  CHECK(sqlite3_close(db) == SQLITE_OK && sqlite3_close(other) == SQLITE_OK);
  remove(file);
}

/* ---- stopped ---- */

static int calls_left;

static int stop_later(void *unused) {
  (void)unused;
  return calls_left > 0 && --calls_left == 0;
}

/* By the progress handler, in the computation aside, too: nothing has changed. */
static void test_stopped(sqlite3 *db) {
  int stopped = 0;
  uint64_t before = state_of(db);
  for (int calls = 1; calls < 3000 && state_of(db) == before; calls = 4 * calls + 1) {
    calls_left = calls;
    sqlite3_progress_handler(db, 50, stop_later, NULL);
    const char *got = text_of(db, REFRESH);
    sqlite3_progress_handler(db, 0, NULL, NULL);
    if (strcmp(got, "interrupted") != 0) break;
    stopped++;
    CHECK(sqlite3_get_autocommit(db) != 0);
    CHECK(state_of(db) == before);
  }
  CHECK(stopped > 3);
}

/* How the connection names columns and orders rows is no matter. */
static void test_pragmas(void) {
  static const char RESULTS[] = "SELECT * FROM result_finding ORDER BY task_group, mode, target, "
                                "source";
  static const char VARIABLES[] = "SELECT * FROM variable ORDER BY name";
  static const char PAGE[] = "SELECT substr(p, 1, instr(p, 'id=\"method\"')) FROM"
                             " (SELECT causalite_report() AS p)";
  uint64_t hash[2];
  for (int odd = 0; odd < 2; odd++) {
    sqlite3 *db = open_runs();
    if (odd) {
      run(db, "PRAGMA full_column_names = 1; PRAGMA short_column_names = 0;"
              "PRAGMA reverse_unordered_selects = 1");
    }
    set_up(db);
    call(db, REFRESH);
    CHECK_TEXT(db, "SELECT group_concat(name) FROM causalite_cells('runs') WHERE run = 1",
               "id,model,mode,epochs,util,energy_j");
    CHECK_TEXT(db, "SELECT value FROM causalite_cells('runs') WHERE run = 7 AND name = 'id'", "7");
    hash[odd] = hash_of(db, PAGE, hash_of(db, VARIABLES, hash_of(db, RESULTS, 0)));
    CHECK(sqlite3_close(db) == SQLITE_OK);
  }
  CHECK(hash[0] == hash[1]);
}

/* ---- a host whose authorizer has statements do nothing ---- */

static int ignore(void *action, int code, const char *a, const char *b, const char *c,
                  const char *d) {
  (void)b, (void)c, (void)d;
  bool schema = a && strncmp(a, "sqlite_", 7) == 0; /* which SQLite itself does not survive */
  return code == *(int *)action && !schema ? SQLITE_IGNORE : SQLITE_OK;
}

/* What is not done is not said to be done, and half of it is not done. */
static void ignored(sqlite3 *db, int code, const char *sql) {
  static const char want[] =
      "the authorizer of this connection has statements of the analysis ignored (SQLITE_IGNORE): "
      "let it allow or deny them";
  uint64_t before = state_of(db);
  sqlite3_set_authorizer(db, ignore, &code);
  const char *got = text_of(db, sql);
  sqlite3_set_authorizer(db, NULL, NULL);
  if (!CHECK(strstr(got, want) != NULL)) printf("  %d: %s\n  gives %s\n", code, sql, got);
  CHECK(state_of(db) == before && sqlite3_get_autocommit(db) != 0);
}

static void test_ignored(void) {
  static const char SET_UP[] = "SELECT causalite_setup('runs', '{" QUICK "}')";
  sqlite3 *db = open_runs();
  ignored(db, SQLITE_CREATE_TABLE, SET_UP);
  ignored(db, SQLITE_CREATE_VIEW, SET_UP);
  ignored(db, SQLITE_INSERT, SET_UP);
  ignored(db, SQLITE_TRANSACTION, SET_UP);
  set_up(db);
  ignored(db, SQLITE_INSERT, REFRESH);
  run(db, "CREATE TRIGGER late BEFORE INSERT ON result_verdict BEGIN"
          " SELECT raise(ABORT, 'not this one'); END");
  ignored(db, SQLITE_TRANSACTION, REFRESH);
  ignored(db, SQLITE_DROP_TABLE, "SELECT causalite_drop()");
  ignored(db, SQLITE_DROP_VIEW, "SELECT causalite_drop()");
  run(db, "DROP TRIGGER late; CREATE TRIGGER late BEFORE INSERT ON result_verdict BEGIN"
          " SELECT raise(IGNORE); END");
  refused(db, REFRESH,
          "causalite_refresh(): a trigger on result_verdict keeps its rows from being stored: drop "
          "it");
  CHECK(sqlite3_close(db) == SQLITE_OK);
}

/* Without a journal nothing could be taken back. */
static void test_no_journal(void) {
  static const char want[] = "the database keeps no journal, so that nothing could be taken back "
                             "if it fails: PRAGMA journal_mode = delete";
  const char *file = file_of("journal");
  sqlite3 *db = open_file(file, SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE);
  run(db, RUNS_INTO("runs") "PRAGMA journal_mode = off");
  CHECK(strstr(text_of(db, "SELECT causalite_setup('runs', '{" QUICK "}')"), want) != NULL);
  run(db, "PRAGMA journal_mode = delete");
  set_up(db);
  run(db, "PRAGMA journal_mode = off;"
          "CREATE TRIGGER late BEFORE INSERT ON result_verdict BEGIN"
          " SELECT raise(ABORT, 'not this one'); END");
  uint64_t before = state_of(db);
  CHECK(strstr(text_of(db, REFRESH), want) != NULL);
  CHECK(state_of(db) == before);
  CHECK(sqlite3_close(db) == SQLITE_OK);
  remove(file);
}

/* Refreshed over rows that come in an order; what is stored, but for the time. */
static uint64_t results_in_order(const char *rows, const char *order) {
  sqlite3 *db = open_database();
  char *sql = sqlite3_mprintf("CREATE TABLE runs(model TEXT, mode, epochs, joules);"
                              "WITH RECURSIVE s(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM s"
                              " WHERE i < 120) INSERT INTO runs %s FROM s ORDER BY i %s",
                              rows, order);
  run(db, sql);
  sqlite3_free(sql);
  set_up(db);
  call(db, REFRESH);
  CHECK_REAL(db, "SELECT count(p_value) FROM result_finding", 2, 0);
  run(db, "DROP TABLE result_run");
  uint64_t hash = 0;
  sqlite3_stmt *tables = NULL;
  sqlite3_prepare_v2(db,
                     "SELECT name FROM sqlite_schema WHERE type = 'table' AND name GLOB"
                     " 'result_*'",
                     -1, &tables, NULL);
  while (sqlite3_step(tables) == SQLITE_ROW) {
    sql = sqlite3_mprintf("SELECT * FROM %s", (const char *)sqlite3_column_text(tables, 0));
    hash = hash_of(db, sql, hash);
    sqlite3_free(sql);
  }
  sqlite3_finalize(tables);
  CHECK(sqlite3_close(db) == SQLITE_OK);
  return hash;
}

static void test_order(void) {
  /* Outcomes that are alike, and of which one level has lost some: those that the other level is
  ** rid of are chosen by what the runs hold, not by where they stand. */
  static const char lost[] =
      "SELECT 'm' || (i % 2), iif(i / 2 % 2, 'default', 'eco'), 1 + i * 7 % 11,"
      " iif(i / 2 % 2 = 0 AND i % 7 < 2, NULL, 10 + i * 29 % 5 + i / 2 % 2)";
  /* and what no sum of doubles has the same in each order */
  static const char thirds[] =
      "SELECT 'm' || (i % 3), iif(i / 3 % 2, 1e-5, 1 / 3.0), (1 + i * 7 % 5) / 3.0,"
      " (100 + i * 29 % 31 * 1.1 + i / 3 % 2 * 20) / 7";
  CHECK(results_in_order(lost, "") == results_in_order(lost, "DESC"));
  CHECK(results_in_order(thirds, "") == results_in_order(thirds, "DESC"));
}

/* Real numbers as labels and in options: versions of SQLite write them in several ways. */
static void test_reals(void) {
  sqlite3 *db = open_database();
  run(db, "CREATE TABLE runs(model REAL, mode REAL, epochs REAL, joules REAL);"
          "WITH RECURSIVE s(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM s WHERE i < 80) INSERT INTO"
          " runs SELECT iif(i % 2, 4.0, 0.1 + 0.2), iif(i / 2 % 2, 1e-5, 1 / 3.0),"
          " (1 + i * 7 % 5) / 3.0, 100 + i FROM s");
  call(db, "SELECT causalite_setup('runs', '{" QUICK ",\"block\":\"model\",\"alpha\":0.07}')");
  call(db, REFRESH);
  CHECK_TEXT(db, "SELECT value FROM setting WHERE name = 'reference'", "1e-05");
  CHECK_TEXT(db, "SELECT group_concat(mode, ' ') FROM mode_level", "1e-05 0.3333333333333333");
  CHECK_TEXT(db,
             "SELECT group_concat(block, ' ') FROM (SELECT DISTINCT block FROM run_label"
             " ORDER BY 1)",
             "(one group) / 0.30000000000000004 (one group) / 4");
  CHECK_TEXT(db, "SELECT model || ' ' || diff FROM fit_option",
             "{\"conf_level\":0.93} \"threshold\":0.5,\"min_difference\":0.1");
  CHECK_TEXT(db,
             "SELECT group_concat(thirds) FROM (SELECT DISTINCT c.configuration,"
             " CAST(round(3 * o.value) AS INTEGER) AS thirds FROM configuration AS c JOIN"
             " observation AS o ON o.unit = c.unit WHERE o.variable = 'epochs' AND"
             " c.configuration < 6 ORDER BY 1)",
             "1,2,3,4,5");
  /* a level is that number, however it is spelt; what was chosen stays */
  static const char levels[] = "SELECT group_concat(mode || is_reference, ' ') FROM (SELECT * FROM"
                               " mode_level ORDER BY mode)";
  run(db, "UPDATE setting SET value = '0.33333333333333330' WHERE name = 'reference'");
  call(db, REFRESH);
  CHECK_TEXT(db, levels, "0.33333333333333331 1e-050");
  call(db, "SELECT causalite_setup('runs')");
  CHECK_TEXT(db, levels, "0.33333333333333331 1e-050");
  run(db, "UPDATE setting SET value = 'none of them' WHERE name = 'reference'");
  call(db, "SELECT causalite_setup('runs')");
  CHECK_TEXT(db, levels, "0.33333333333333330 1e-051");
  call(db, "SELECT causalite_setup('runs', '{\"levels\":[\"0.00001\",0.3333333333333333]}')");
  CHECK_TEXT(db, levels, "0.33333333333333330 1e-051");
  CHECK_TEXT(db, "SELECT group_concat(mode, ' ') FROM compared_level", "0.3333333333333333 1e-05");
  run(db, "UPDATE setting SET value = 1e-5 WHERE name = 'reference'");
  call(db, REFRESH);
  CHECK_TEXT(db, levels, "0.33333333333333330 1e-051");
  run(db, "UPDATE setting SET value = 2e-5 WHERE name = 'reference'");
  CHECK(strncmp(text_of(db, REFRESH),
                "causalite_refresh(): setting reference is '2.0e-05', which is"
                " none of the levels: 0.3333333333333333 (40), 1e-05 (40).",
                100) == 0);
  CHECK(sqlite3_close(db) == SQLITE_OK);
}

static void count_of_group(sqlite3 *db, const char *group, const char *want) {
  char *sql = sqlite3_mprintf("SELECT 'SELECT count(*) FROM runs WHERE ' || condition || '1' FROM"
                              " alert_own_group WHERE task_group = %Q",
                              group);
  char *count = sqlite3_mprintf("%s", text_of(db, sql));
  CHECK_TEXT(db, count, want);
  sqlite3_free(count);
  sqlite3_free(sql);
}

/* What picks the rows of a group out of a table, for a cure to paste. */
static void test_group_of_numbers(const char *type) {
  sqlite3 *db = open_database();
  char *sql = sqlite3_mprintf("CREATE TABLE runs(grp %s, mode TEXT, epochs, joules);"
                              "WITH RECURSIVE s(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM s WHERE"
                              " i < 60) INSERT INTO runs SELECT iif(i %% 3, 2.0, 0.25),"
                              " iif(i / 3 %% 2, 'eco', 'default'), i * 7 %% 5, 100 + i FROM s",
                              type);
  run(db, sql);
  sqlite3_free(sql);
  call(db, "SELECT causalite_setup('runs', '{" QUICK ",\"group\":\"grp\"}')");
  CHECK_TEXT(db, "SELECT group_concat(task_group, ' ') FROM alert_own_group", "0.25 2");
  count_of_group(db, "2", "40");
  count_of_group(db, "0.25", "20");
  CHECK(sqlite3_close(db) == SQLITE_OK);
}

/* Several connections of their own at once. */
static void *refresh_alone(void *unused) {
  sqlite3 *db = open_runs();
  set_up(db);
  call(db, REFRESH);
  CHECK(sqlite3_close(db) == SQLITE_OK);
  return unused;
}

static void test_threads(void) {
  pthread_t thread[2];
  for (int i = 0; i < 2; i++) pthread_create(&thread[i], NULL, refresh_alone, NULL);
  for (int i = 0; i < 2; i++) pthread_join(thread[i], NULL);
}

int main(void) {
  sqlite3 *db = open_runs();
  test_stored(db);
  test_hash(db);
  test_hash_value();
  test_order();
  test_reals();
  test_group_of_numbers("REAL");
  test_group_of_numbers("");
  test_pragmas();
  test_ignored();
  test_no_journal();
  test_empty_condition();
  test_other_version();
  test_deleted_setting(db);
  test_kept(db);
  test_refused(db);
  test_cursor(db);
  test_stopped(db);
  test_others("UTF-8");
  test_others("UTF-16le");
  test_threads();
  return end_runs(db);
}
