/*
** Memory that fails under the analysis: set-up, refresh, report, removal, and every view of it,
** over a small table, a richer one, one that is attached, and the stores of trackers. In another
** encoding set-up, report and removal alone.
*/
#include "fault/sweep.h"

/* Runs on three days at two sites in three arms, with an empty cell, units, parameters in JSON, a
** run that failed and names that have to be quoted; and tables that cannot be set up. */
static const char TRIAL[] =
    "CREATE TABLE \"my trial\"(started TEXT, status TEXT, arm TEXT, site TEXT, subject TEXT,"
    " params TEXT, \"gpu \"\"util\" REAL, energy TEXT);"
    "WITH RECURSIVE s(i) AS (SELECT 0 UNION ALL SELECT i + 1 FROM s WHERE i < 47)"
    " INSERT INTO \"my trial\" SELECT printf('2024-03-%02d 10:%02d:00', 1 + i / 16, i),"
    " iif(i = 7, 'FAILED', 'FINISHED'), CASE i % 3 WHEN 0 THEN 'a' WHEN 1 THEN 'b''s' ELSE 'c' END,"
    " 's' || (i / 3 % 2), 'p' || (i / 6), printf('{\"epochs\":%d,\"opt\":\"%s\"}', 1 + i * 7 % 5,"
    " iif(i % 4, 'adam', 'sgd')), iif(i = 11, NULL, 50 + i * 37 % 23),"
    " iif(i = 13, 'NA', (100 + i * 29 % 31 * 1.5 + i % 3 * 20) || ' mJ') FROM s;"
    "CREATE TABLE shapeless(a, b); INSERT INTO shapeless VALUES (1, 'x'), (2, 'y'), (3, 'z');"
    "CREATE TABLE hollow(mode, energy_j);"
    "CREATE TABLE several(\"it's\", z, energy_j); CREATE TABLE many(k, energy_j);"
    "INSERT INTO several SELECT char(97 + id % 3), char(97 + id / 2 % 3), energy_j FROM runs;"
    "INSERT INTO many SELECT 'k' || (id % 25), energy_j FROM runs;";

/* Settings under which everything is computed that can be. */
#define THOROUGH                                                                                   \
  "\"n_boot\":100,\"ci\":\"bca\",\"graph_method\":\"exact\",\"permutations\":2,"                   \
  "\"graph_bootstrap\":2,\"lang\":\"zh\",\"price_per_kwh\":0.3"

typedef struct script {
  const char *sql;
  int most; /* runs of a sample */
} script;

static void exhaust(const image *from, const char *before, bool converting, const script *scripts,
                    size_t n) {
  for (size_t i = 0; i < n; i++) {
    sweep_statement((sweep){.from = from,
                            .before = before,
                            .sql = scripts[i].sql,
                            .converting = converting,
                            .changes = true},
                    scripts[i].most);
  }
}

/* What begins an analysis, or cannot. */
static const script FRESH[] = {
    {"SELECT causalite_setup('runs', '{" QUICK "}')", 16},
    {"SELECT causalite_setup('runs', "
     "'{\"levels\":[\"default\"],\"defaults\":{\"g\":{\"epochs\":1}}}')",
     8},
    {"SELECT causalite_setup('my trial', '{\"condition\":\"arm\",\"levels\":[\"a\",\"c\"],"
     "\"outcome\":\"energy\"}')",
     16},
    {"SELECT causalite_setup('nowhere')", 8},
    {"SELECT causalite_setup('runs', '{\"cause\":\"nope\"}')", 8},
    {"SELECT causalite_setup('runs', '{\"nope\":1}')", 8},
    {"SELECT causalite_setup('runs', '{\"n_boot\":1}')", 8},
    {"SELECT causalite_setup('runs', '{\"levels\":[\"eco\",\"nope\"]}')", 8},
    {"SELECT causalite_setup('runs', 'nope')", 8},
    {"SELECT causalite_setup('shapeless')", 8},
    {"SELECT causalite_setup('hollow')", 8},
    {"SELECT causalite_setup('several')", 12},
    {"SELECT causalite_setup('many', '{\"condition\":\"k\"}')", 8},
    {"SELECT causalite_refresh()", 8},
};

/* What follows a set-up. */
static const script SET_UP[] = {
    {"SELECT causalite_refresh()", 12},
    {"SELECT causalite_report()", 10},
    {"SELECT causalite_setup('runs', '{\"again\":true,\"primary\":\"energy_j\"}')", 8},
};

/* What follows a refresh. */
static const script REFRESHED[] = {
    {"SELECT causalite_refresh()", 4},
    {"SELECT causalite_report()", 12},
    {"SELECT * FROM causalite_cells WHERE name = 'mode'", 8},
    {"SELECT causalite_drop()", 8},
    {"SELECT causalite_drop('{\"keep\":\"results\"}')", 8},
};

static const script ATTACHED[] = {{"SELECT causalite_setup('src.runs')", 8}};

static sqlite3 *open_runs_in(const char *encoding) {
  sqlite3 *db = open_database();
  char pragma[50];
  snprintf(pragma, sizeof pragma, "PRAGMA encoding = '%s'", encoding);
  run(db, pragma);
  run(db, RUNS_INTO("runs"));
  run(db, TRIAL);
  return db;
}

static image fresh(const char *encoding) {
  return image_of(open_runs_in(encoding));
}

static image set_up_with(const char *encoding, const char *setup, bool refresh) {
  sqlite3 *db = open_runs_in(encoding);
  call(db, setup);
  if (refresh) call(db, "SELECT causalite_refresh()");
  return image_of(db);
}

static void exhaust_runs(void) {
  static const char setup[] = "SELECT causalite_setup('runs', '{" QUICK "}')";
  image i = fresh("UTF-8");
  exhaust(&i, NULL, false, FRESH, FAULT_COUNT(FRESH));
  exhaust(&i, "ATTACH ':memory:' AS src; CREATE TABLE src.runs AS SELECT * FROM main.runs", false,
          ATTACHED, FAULT_COUNT(ATTACHED));
  image_free(&i);
  i = set_up_with("UTF-8", setup, false);
  exhaust(&i, NULL, false, SET_UP, FAULT_COUNT(SET_UP));
  image_free(&i);
  i = set_up_with("UTF-8", setup, true);
  exhaust(&i, NULL, false, REFRESHED, FAULT_COUNT(REFRESHED));
  image_free(&i);
}

static const char TRIAL_SETUP[] =
    "SELECT causalite_setup('my trial', '{\"condition\":\"arm\",\"outcome\":\"energy\"," THOROUGH
    "}')";

static void exhaust_trial(void) {
  image i = set_up_with("UTF-8", TRIAL_SETUP, false);
  exhaust(&i, NULL, false, SET_UP, 1);
  image_free(&i);
  i = set_up_with("UTF-8", TRIAL_SETUP, true);
  exhaust(&i, NULL, false, REFRESHED + 1, 1);
  image_free(&i);
}

static void exhaust_other_encoding(void) {
  image i = fresh("UTF-16le");
  exhaust(&i, NULL, true, FRESH, 1);
  image_free(&i);
  i = set_up_with("UTF-16le", TRIAL_SETUP, true);
  exhaust(&i, NULL, true, REFRESHED + 1, FAULT_COUNT(REFRESHED) - 1);
  image_free(&i);
}

/* Sources that are stores of trackers. */
static void exhaust_tracker(const char *name, const char *setup) {
  sqlite3 *db = open_database();
  make_tracker(db, name);
  image i = image_of(db);
  exhaust(&i, NULL, false, &(script){setup, 8}, 1);
  db = image_open(&i, NULL);
  image_free(&i);
  call(db, setup);
  i = image_of(db);
  exhaust(&i, NULL, false, &(script){setup, 8}, 1);
  image_free(&i);
}

static void exhaust_view(const image *from, const char *name) {
  char sql[100];
  sqlite3_snprintf(sizeof sql, sql, "SELECT * FROM main.\"%w\"", name);
  sweep_statement((sweep){.from = from, .sql = sql}, 0);
}

/* Every view, as whoever looks at one computes it; the sample has those that a refresh reads. */
static void exhaust_views(void) {
  image i = set_up_with("UTF-8", TRIAL_SETUP, true);
  char name[200][64];
  int n = 0;
  sqlite3 *db = image_open(&i, NULL);
  sqlite3_stmt *views = NULL;
  sqlite3_prepare_v2(db, "SELECT name FROM sqlite_schema WHERE type = 'view'", -1, &views, NULL);
  for (; n < 200 && sqlite3_step(views) == SQLITE_ROW; n++) {
    snprintf(name[n], sizeof name[n], "%s", (const char *)sqlite3_column_text(views, 0));
  }
  CHECK(n > 100 && n < 200);
  sqlite3_finalize(views);
  CHECK(sqlite3_close(db) == SQLITE_OK);
  for (int v = 0; v < n; v++) exhaust_view(&i, name[v]);
  image_free(&i);
}

int main(int argc, char **argv) {
  sweep_begin(argc, argv);
  exhaust_runs();
  exhaust_trial();
  exhaust_other_encoding();
  exhaust_tracker("mlflow", "SELECT causalite_setup('runs')");
  exhaust_tracker("optuna", "SELECT causalite_setup('trials')");
  if (sweep_ways || sweep_shares) exhaust_views();
  return sweep_end();
}
