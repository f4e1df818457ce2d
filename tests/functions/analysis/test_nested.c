/*
** Blocks that are guessed and lie in one level of the condition each: through causalite_setup(),
** which asks the rows, and causalite_refresh().
*/
#include "functions/analysis/runs.h"

/* Four subjects of each sex, with four runs each; the site is crossed with both. */
static void fill(sqlite3 *db) {
  run(db,
      "CREATE TABLE runs(sex, subject, site, size);"
      "WITH RECURSIVE i(i) AS (VALUES (0) UNION ALL SELECT i + 1 FROM i WHERE i < 31)"
      " INSERT INTO runs SELECT iif(i % 2, 'm', 'f'), iif(i = 31, NULL, 's' || (i % 8)),"
      " iif(i / 8 % 2, 'north', 'south'), 20 + i % 2 * 2 + i % 8 * 0.3 + i * 7 % 5 * 0.1 FROM i");
}

static const char ROLES[] = "SELECT group_concat(name || '=' || role, ' ') FROM variable";

#define SETUP(roles) "SELECT causalite_setup('runs', '{\"again\":1,\"outcome\":\"size\"" roles "}')"

static void test_guess(sqlite3 *db) {
  call(db, SETUP(",\"condition\":\"sex\""));
  CHECK_TEXT(db, ROLES, "sex=condition site=block size=outcome subject=cluster");
  /* one that has two sexes is none */
  run(db, "UPDATE runs SET sex = 'f' WHERE rowid = 32 AND subject IS NULL;"
          "UPDATE runs SET subject = 's0' WHERE rowid = 2");
  call(db, SETUP(",\"condition\":\"sex\""));
  CHECK_TEXT(db, ROLES, "sex=condition site=block size=outcome subject=block");
  run(db, "UPDATE runs SET subject = 's1' WHERE rowid = 2");
}

/* Of three levels, a block that has two that are not compared with each other is of no use. */
static void test_reference(sqlite3 *db) {
  run(db, "CREATE TABLE three(arm REAL, site, size);"
          "WITH RECURSIVE i(i) AS (VALUES (0) UNION ALL SELECT i + 1 FROM i WHERE i < 35)"
          " INSERT INTO three SELECT i % 3 + 1, iif(i % 3, 'b', 'a') || (i / 3 % 2), i FROM i");
  static const char SET_UP[] =
      "SELECT causalite_setup('three', '{\"again\":1,\"condition\":\"arm\","
      "\"outcome\":\"size\"}')";
  call(db, SET_UP);
  CHECK_TEXT(db, ROLES, "arm=condition site=cluster size=outcome");
  run(db, "UPDATE three SET site = 'a0' WHERE rowid = 2");
  call(db, SET_UP);
  CHECK_TEXT(db, ROLES, "arm=condition site=block size=outcome");
}

/* What is given stays: then nothing is left to test it by. */
static void test_given(sqlite3 *db) {
  call(db, SETUP(",\"condition\":\"sex\",\"block\":\"subject\",\"n_boot\":100"));
  CHECK_TEXT(db, ROLES, "sex=condition site=cause size=outcome subject=block");
  call(db, "SELECT causalite_refresh()");
  CHECK_TEXT(db, "SELECT count(*) FROM result_data_alert WHERE alert = 'confounded block'", "1");
}

/* Of runs in clusters of one size, it is Welch's test of the clusters' means. */
static void test_tested(sqlite3 *db) {
  run(db,
      "UPDATE runs SET subject = 's7' WHERE rowid = 32; UPDATE runs SET sex = 'm' WHERE rowid = 32;"
      "UPDATE runs SET site = 'x'");
  call(db, SETUP(",\"condition\":\"sex\",\"n_boot\":100,\"permutations\":0"));
  CHECK_TEXT(db, ROLES, "sex=condition site=ignore size=outcome subject=cluster");
  call(db, "SELECT causalite_refresh()");
  CHECK_TEXT(db,
             "WITH mean AS (SELECT sex, subject, avg(size) AS x FROM runs GROUP BY sex, subject),"
             " fit AS (SELECT ttest(x, sex, '{\"method\":\"welch\"}') AS fit FROM mean)"
             " SELECT abs(f.estimate / t.estimate - 1) < 1e-9"
             " AND abs(f.std_error / t.std_error - 1) < 1e-9 FROM fit, ttest(fit.fit) AS t,"
             " result_finding AS f WHERE f.kind = 'main effect'",
             "1");
}

int main(void) {
  sqlite3 *db = open_database();
  fill(db);
  test_guess(db);
  test_reference(db);
  test_given(db);
  test_tested(db);
  sqlite3_close(db);
  return test_end();
}
