/*
** Stores of experiment trackers as sources: small ones, that tests/sql/store_mlflow.sql and
** store_optuna.sql make; where they are there, those of ../shared, of which
** tests/oracle/trackers.py has read what each column holds.
*/
#include "functions/analysis/tracker.h"

#include "functions/analysis/runs.h"
#include "oracle/trackers.h"

/* The file of a store that tests/sql/store_….sql makes, and then more SQL. */
static const char *make_store(const char *name, const char *more) {
  const char *file = file_of(name);
  sqlite3 *db = open_file(file, SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE);
  make_tracker(db, name);
  run(db, more);
  CHECK(sqlite3_close(db) == SQLITE_OK);
  return file;
}

static void attach(sqlite3 *db, const char *file, const char *schema) {
  char *sql = sqlite3_mprintf("ATTACH 'file:%q?mode=ro' AS \"%w\"", file, schema);
  run(db, sql);
  sqlite3_free(sql);
}

/* One that stores can be attached to by URI. */
static sqlite3 *open_host(void) {
  return open_file(":memory:", SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE | SQLITE_OPEN_URI);
}

static sqlite3 *open_store(const char *name, const char *more) {
  const char *file = make_store(name, more);
  sqlite3 *db = open_host();
  attach(db, file, "src");
  remove(file);
  return db;
}

static void finish(sqlite3 *db) {
  CHECK(sqlite3_close(db) == SQLITE_OK);
  CHECK(sqlite3_memory_used() == 0);
}

static const char ROLES[] =
    "SELECT group_concat(c.name || ':' || v.role, ' ') FROM pragma_table_info('experiment') AS c"
    " JOIN variable AS v ON v.name = c.name";

/* ---- MLflow ---- */

static void check_mlflow(sqlite3 *db) {
  CHECK_TEXT(db, ROLES,
             "run_id:unit experiment:group status:status start_time:time end_time:ignore"
             " duration_seconds:duration run_name:ignore user:ignore source_name:ignore"
             " git_commit:ignore mode:condition lr:cause loss_weight:cause amp:cause Loss:ignore"
             " team:cause gpu_energy_joules:outcome accuracy:performance gpu_power_watts:outcome"
             " loss_2:performance");
  CHECK_TEXT(db, "SELECT count(*) || ' ' || sum(status = 'FINISHED') FROM experiment", "24 22");
  CHECK_TEXT(db,
             "SELECT concat FROM (SELECT run_id || ' ' || experiment || ' ' || start_time || ' ' ||"
             " end_time || ' ' || duration_seconds || ' ' || run_name || ' ' || source_name || ' '"
             " || git_commit AS concat FROM experiment WHERE rowid = 2)",
             "0000000000000000000000000000615d vision 2023-11-14T22:15:20.000Z"
             " 2023-11-14T22:15:22.250Z 2.25 name-2 train.py c0ffee");
  /* the power is 62, 62, 62, 124 at seconds 0 to 3 */
  CHECK_REAL(db, "SELECT gpu_energy_joules FROM experiment WHERE rowid = 2", 217.0, 0);
  CHECK_REAL(db, "SELECT gpu_power_watts FROM experiment WHERE rowid = 2", 124.0, 0);
  CHECK_REAL(db, "SELECT loss_2 FROM experiment WHERE rowid = 2", 0.25, 0); /* of the last step */
  CHECK_TEXT(db, "SELECT group_concat(coalesce(amp, '-'), '') FROM experiment WHERE rowid < 7",
             "0-10-1");
  /* neither a number that is none nor infinity */
  CHECK_TEXT(db, "SELECT group_concat(rowid) FROM experiment WHERE accuracy IS NULL", "3,5");
  CHECK_TEXT(db, "SELECT direction FROM variable WHERE name = 'gpu_energy_joules'", "lower");
  CHECK_TEXT(db, "SELECT unit FROM variable WHERE name = 'duration_seconds'", "s");
}

static void test_mlflow(void) {
  sqlite3 *db = open_store("mlflow", "");
  CHECK(strncmp(text_of(db, "SELECT causalite_setup('src.runs', '{" QUICK "}')"),
                "MLflow: 1 FAILED, 22 FINISHED, 1 RUNNING; deleted and left out: 2\n", 66) == 0);
  check_mlflow(db);
  call(db, "SELECT causalite_refresh()");
  CHECK_TEXT(db, "SELECT count(*) > 0 FROM result_main_effect WHERE p_value IS NOT NULL", "1");
  finish(db);
}

/* The last values are found where the store does not keep them. */
static void test_mlflow_last(void) {
  sqlite3 *db = open_store("mlflow", "DROP TABLE latest_metrics");
  call(db, "SELECT causalite_setup('src.runs')");
  check_mlflow(db);
  finish(db);
}

/* As main, where the analysis is made beside it. */
static void test_main(void) {
  const char *file = make_store("mlflow", "");
  sqlite3 *db = open_file(file, SQLITE_OPEN_READWRITE);
  uint64_t before = hash_of(db, "SELECT * FROM runs, params USING (run_uuid)", 0);
  call(db, "SELECT causalite_setup('runs')");
  check_mlflow(db);
  CHECK(hash_of(db, "SELECT * FROM runs, params USING (run_uuid)", 0) == before);
  call(db, "SELECT causalite_drop()");
  CHECK_TEXT(db, "SELECT count(*) FROM sqlite_schema WHERE type = 'table'", "7");
  finish(db);
  remove(file);
}

/* Attached by any name, written in any case. */
static void test_schema_names(void) {
  const char *file = make_store("mlflow", "");
  sqlite3 *db = open_host();
  attach(db, file, "my \"src.\" %s 'x'");
  remove(file);
  call(db, "SELECT causalite_setup('MY \"src.\" %s ''x''.Runs')");
  check_mlflow(db);
  finish(db);
}

/* It is read again, as it stands then. */
static void test_again(void) {
  const char *file = file_of("50%41 #1?");
  CHECK(rename(make_store("mlflow", ""), file) == 0);
  sqlite3 *db = open_host(), *store = open_file(file, SQLITE_OPEN_READWRITE);
  char *as_named = sqlite3_mprintf("ATTACH %Q AS src", file);
  run(db, as_named);
  sqlite3_free(as_named);
  call(db, "SELECT causalite_setup('src.runs', '{" QUICK "}')");
  run(store, "UPDATE runs SET status = 'FINISHED'; UPDATE params SET value = 8 WHERE key = 'lr';"
             "UPDATE runs SET lifecycle_stage = 'active'");
  call(db, "SELECT causalite_refresh()");
  CHECK_TEXT(db, "SELECT count(*) || ' ' || sum(lr) FROM experiment", "25 200.0");
  run(db, "DETACH src");
  char want[400];
  snprintf(want, sizeof want,
           "causalite_refresh(): there is no table or view 'src.runs' to take the experiments from."
           " It was in %s: ATTACH 'file:/tmp/clt_50%%2541 %%231%%3f_%d.db?mode=ro' AS \"src\"",
           file, (int)getpid());
  refused(db, "SELECT causalite_refresh()", want);
  run(db, strstr(want, "ATTACH"));
  call(db, "SELECT causalite_refresh()");
  CHECK(sqlite3_close(store) == SQLITE_OK);
  remove(file);
  finish(db);
}

/* ---- Optuna ---- */

static void test_optuna(void) {
  sqlite3 *db = open_store("optuna", "");
  CHECK(strncmp(text_of(db, "SELECT causalite_setup('src.trials', '{" QUICK "}')"),
                "Optuna: 28 COMPLETE, 1 FAIL, 1 PRUNED\n", 38) == 0);
  CHECK_TEXT(db, ROLES,
             "trial_id:unit trial_number:ignore state:status start_time:time end_time:ignore"
             " duration_seconds:duration backend:condition clip:cause lr:cause width:cause"
             " energy_j:outcome score:performance intermediate_value:performance host:block"
             " peak_mb:ignore");
  CHECK_TEXT(db,
             "SELECT group_concat(backend || coalesce(clip, '-') || width, ' ') FROM experiment"
             " WHERE rowid < 4",
             "cpu-6 cuda, Infinity011 cpu116");
  CHECK_REAL(db, "SELECT lr FROM experiment WHERE trial_id = 4", 0.0029, 1e-15);
  CHECK_REAL(db, "SELECT duration_seconds FROM experiment WHERE trial_id = 30", 59.250001, 1e-12);
  CHECK_REAL(db, "SELECT energy_j FROM experiment WHERE trial_id = 3", 80.0, 0);
  CHECK_TEXT(db, "SELECT group_concat(trial_id) FROM experiment WHERE score IS NULL", "4,6,8");
  CHECK_TEXT(db, "SELECT count(*) FROM experiment WHERE intermediate_value = trial_id + 1", "30");
  CHECK_TEXT(db, "SELECT host FROM experiment WHERE trial_id = 3", "node a");
  CHECK_TEXT(db, "SELECT group_concat(trial_id) FROM experiment WHERE peak_mb IS NULL", "2");
  CHECK_TEXT(db,
             "SELECT group_concat(name || ' ' || direction) FROM (SELECT * FROM variable"
             " WHERE name IN ('energy_j', 'score') ORDER BY name)",
             "energy_j lower,score higher");
  call(db, "SELECT causalite_refresh()");
  finish(db);
}

/* Objectives without names; of several studies, by what they agree on. */
static void test_objectives(void) {
  sqlite3 *db = open_store(
      "optuna", "DELETE FROM study_system_attributes; INSERT INTO studies VALUES (2, 'other');"
                "INSERT INTO study_directions VALUES (3, 'MINIMIZE', 2, 0), (4, 'MINIMIZE', 2, 1);"
                "UPDATE trials SET study_id = 2 WHERE trial_id > 15");
  call(db, "SELECT causalite_setup('src.trials', '{\"primary\":\"objective_0\"}')");
  CHECK_TEXT(db, "SELECT direction FROM variable WHERE name = 'objective_0'", "lower");
  CHECK_TEXT(db, "SELECT direction <> 'lower' FROM variable WHERE name = 'objective_1'", "1");
  CHECK_TEXT(db, "SELECT role FROM variable WHERE name = 'study'", "group");
  finish(db);
}

/* ---- refused ---- */

static void test_refused(void) {
  sqlite3 *db = open_store("mlflow", "UPDATE runs SET status = 'FAILED'");
  refused(db, "SELECT causalite_setup('src.runs')",
          "causalite_setup(): there is nothing to analyse. MLflow: no run has finished: 24 FAILED;"
          " deleted and left out: 2");
  refused_like(db, "SELECT causalite_setup('src.run')",
               "causalite_setup(): there is no table or view 'src.run' to take the experiments from"
               ". src has alembic_version, experiments, ");
  CHECK(strstr(text_of(db, "SELECT causalite_setup('src')"),
               "SELECT causalite_setup('src.runs')") != NULL);
  finish(db);
  db = open_store("mlflow", "ALTER TABLE metrics RENAME COLUMN is_nan TO nan");
  refused(db, "SELECT causalite_setup('src.runs')",
          "causalite_setup(): src.runs is an MLflow store of an older version. Bring a copy of it"
          " up to date: mlflow db upgrade sqlite:///FILE");
  finish(db);
  db = open_store("optuna", "");
  sqlite3_limit(db, SQLITE_LIMIT_COLUMN, 12);
  refused(db, "SELECT causalite_setup('src.trials')",
          "causalite_setup(): src.trials is an Optuna storage with 15 columns, and this connection"
          " allows 12. Analyse a part of it: export that to a CSV, and import it");
  finish(db);
}

/* A table called as a tracker's, without what stands beside that, is a table. */
static void test_others(void) {
  sqlite3 *db = open_runs();
  run(db, "CREATE TABLE params(x); CREATE TABLE metrics(x); CREATE TABLE tags(x)");
  call(db, "SELECT causalite_setup('runs')");
  CHECK_TEXT(db, "SELECT sum(energy_j) FROM experiment", "5381.0");
  finish(db);
}

/* ---- the real ones ---- */

static void check_column(sqlite3 *db, const char *want) {
  char *sql = sqlite3_mprintf(
      "SELECT %.*Q || printf(' %%d %%.4f %%d', count(x), total(iif(typeof(x) <> 'text', x, 0)),"
      " total(iif(typeof(x) = 'text', length(x), 0))) FROM (SELECT \"%.*w\" AS x FROM experiment)",
      (int)strcspn(want, " "), want, (int)strcspn(want, " "), want);
  CHECK_TEXT(db, sql, want);
  sqlite3_free(sql);
}

static void check_real(const char *file, const char *setup, const char *const *columns) {
  sqlite3 *db = open_host();
  FILE *f = fopen(file, "rb");
  if (f == NULL) {
    test_skip(file);
  } else {
    int n = 0;
    fclose(f);
    attach(db, file, "src");
    call(db, setup);
    for (; columns[n]; n++) check_column(db, columns[n]);
    CHECK(atoi(text_of(db, "SELECT count(*) FROM pragma_table_info('experiment')")) == n);
  }
  finish(db);
}

static void test_real(void) {
  check_real("../shared/trackers/mlflow.db",
             "SELECT causalite_setup('src.runs', '{\"condition\":\"run_name\"}')", real_mlflow);
  check_real("../shared/trackers/optuna.db",
             "SELECT causalite_setup('src.trials', '{\"condition\":\"activation\"}')", real_optuna);
}

int main(void) {
  test_mlflow();
  test_mlflow_last();
  test_main();
  test_schema_names();
  test_again();
  test_optuna();
  test_objectives();
  test_refused();
  test_others();
  test_real();
  return test_end();
}
