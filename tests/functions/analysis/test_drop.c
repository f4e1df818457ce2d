/* causalite_drop(): all of the analysis goes, and nothing else. */
#include "functions/analysis/runs.h"

static const char DROP[] = "SELECT causalite_drop()";
static const char NAMES[] = "SELECT group_concat(name) FROM sqlite_schema";

static void test_all(sqlite3 *db) {
  run(db, "CREATE TABLE mine(x); CREATE VIEW my_view AS SELECT * FROM runs");
  uint64_t before = state_of(db);
  refused(db, DROP,
          "causalite_drop(): no analysis is set up in this database; set one up over your table of "
          "experiments: SELECT causalite_setup('table')");
  set_up(db);
  CHECK(strncmp(text_of(db, DROP), "removed: ", 9) == 0);
  CHECK(state_of(db) == before);
  CHECK_TEXT(db, NAMES, "runs,mine,my_view");
}

/* The source called experiment is the user's, whatever the setting says by now. */
static void test_experiment(void) {
  sqlite3 *db = open_database();
  run(db, RUNS_INTO("experiment") "CREATE TABLE runs AS SELECT * FROM experiment");
  uint64_t before = state_of(db);
  call(db, "SELECT causalite_setup('experiment', '{" QUICK "}')");
  call(db, "SELECT causalite_refresh()");
  run(db, "UPDATE setting SET value = 'runs' WHERE name = 'source'");
  refused_like(db, "SELECT causalite_refresh()",
               "causalite_refresh(): the analysis fills a table of its own, experiment, and there "
               "is one of yours in this database");
  call(db, DROP);
  CHECK(state_of(db) == before);
  call(db, "SELECT causalite_setup('main.Experiment')");
  call(db, DROP);
  CHECK(state_of(db) == before);
  CHECK(sqlite3_close(db) == SQLITE_OK);
}

/* What the user has dropped already is missed by nobody. */
static void test_without_experiment(void) {
  sqlite3 *db = open_runs();
  uint64_t before = state_of(db);
  set_up(db);
  run(db, "DROP TABLE experiment");
  call(db, DROP);
  CHECK(state_of(db) == before);
  CHECK(sqlite3_close(db) == SQLITE_OK);
}

static void test_results(void) {
  sqlite3 *db = open_runs();
  set_up(db);
  call(db, "SELECT causalite_refresh()");
  call(db, "SELECT causalite_drop('{\"keep\":\"results\"}')");
  CHECK_TEXT(db, "SELECT count(*) FROM result_verdict", "1");
  CHECK_TEXT(db, "SELECT count(*) > 100 FROM data_dictionary", "1");
  CHECK_TEXT(db,
             "SELECT count(*) FROM sqlite_schema WHERE type = 'view' OR name IN ('setting',"
             " 'experiment')",
             "0");
  refused_like(db, DROP, "causalite_drop(): no analysis is set up in this database");
  refused_like(db, "SELECT causalite_setup('runs')",
               "causalite_setup(): names of the analysis exist already in this database: table "
               "result_run, table result_figure, ");
  CHECK(sqlite3_close(db) == SQLITE_OK);
}

/* What you have made of a name of ours is yours. */
static void test_other_kind(void) {
  sqlite3 *db = open_runs();
  set_up(db);
  run(db, "DROP VIEW known; CREATE TABLE known AS SELECT 'mine' AS x;"
          "DROP TABLE group_merge; CREATE VIEW group_merge AS SELECT 1; DROP VIEW verdict");
  CHECK(strncmp(text_of(db, DROP), "removed: ", 9) == 0);
  CHECK_TEXT(db, NAMES, "runs,known,group_merge");
  CHECK_TEXT(db, "SELECT x FROM known", "mine");
  CHECK(sqlite3_close(db) == SQLITE_OK);
}

static void test_refused(sqlite3 *db) {
  static const char LOCKED[] =
      "causalite_drop(): another query that reads a table of the analysis has not ended: finish "
      "the other query of this connection, and call it again";
  sqlite3_stmt *half = NULL;
  set_up(db);
  sqlite3_prepare_v2(db, "SELECT * FROM setting", -1, &half, NULL);
  CHECK(sqlite3_step(half) == SQLITE_ROW);
  refused(db, DROP, LOCKED);
  sqlite3_finalize(half);
  refused(db, "SELECT causalite_drop() FROM setting", LOCKED);
  run(db, "BEGIN");
  refused_like(db, DROP, "causalite_drop(): a transaction is open");
  run(db, "COMMIT");
  refused(db, "SELECT causalite_drop('{\"keep\":\"x\"}')",
          "causalite_drop(): option 'keep' must be one of 'nothing', 'results', not 'x'");
  call(db, DROP);
}

int main(void) {
  sqlite3 *db = open_runs();
  test_all(db);
  test_refused(db);
  test_experiment();
  test_without_experiment();
  test_results();
  test_other_kind();
  return end_runs(db);
}
