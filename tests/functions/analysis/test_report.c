/* causalite_report(): a page of what is stored, which is all that it needs, and nothing written. */
#include "base/utf8.h"
#include "functions/analysis/runs.h"

static const char REPORT[] = "SELECT causalite_report()";

static void test_nothing(sqlite3 *db) {
  refused(db, REPORT,
          "causalite_report(): no analysis is set up in this database; set one up over your table "
          "of experiments: SELECT causalite_setup('table')");
  set_up(db);
  refused(db, REPORT,
          "causalite_report(): no results are stored yet; compute them: SELECT "
          "causalite_refresh()");
}

static bool is_page(const char *page) {
  size_t n = strlen(page);
  return strncmp(page, "<!DOCTYPE html>", 15) == 0 && n > 8 &&
         strcmp(page + n - 8, "</html>\n") == 0;
}

/* It reads in a transaction, without the right to write, and without the source. */
static void test_page(sqlite3 *db) {
  call(db, "SELECT causalite_refresh()");
  char *page = sqlite3_mprintf("%s", text_of(db, REPORT));
  uint64_t before = state_of(db);
  CHECK(is_page(page));
  run(db, "BEGIN");
  CHECK_TEXT(db, REPORT, page);
  run(db, "COMMIT; PRAGMA query_only = 1");
  CHECK_TEXT(db, REPORT, page);
  run(db, "PRAGMA query_only = 0");
  CHECK(state_of(db) == before);
  run(db, "BEGIN; DROP TABLE experiment");
  refused(db, REPORT,
          "causalite_report(): the table experiment, which the results are of, has been dropped; "
          "have it filled anew: SELECT causalite_refresh()");
  run(db, "COMMIT");
  call(db, "SELECT causalite_refresh()");
  sqlite3_free(page);
  page = sqlite3_mprintf("%s", text_of(db, REPORT));
  CHECK(is_page(page));
  run(db, "DROP TABLE runs");
  CHECK_TEXT(db, REPORT, page);
  run(db, "CREATE TABLE pages AS SELECT causalite_report() AS page");
  CHECK_TEXT(db, "SELECT page FROM pages", page);
  sqlite3_free(page);
}

/* No text of a stored result is HTML: column by column, for some choose what is said of others. */
static void test_texts(sqlite3 *db) {
  sqlite3_stmt *changes = NULL;
  sqlite3_prepare_v2(db,
                     "SELECT printf('UPDATE %s SET %s = %s || '' <script>''', t.name, c.name,"
                     " c.name) FROM sqlite_schema AS t, pragma_table_info(t.name) AS c"
                     " WHERE t.name IN ('result_finding', 'result_verdict', 'result_main_effect',"
                     " 'result_data_alert') AND c.type = 'TEXT' AND c.pk = 0",
                     -1, &changes, NULL);
  while (sqlite3_step(changes) == SQLITE_ROW) {
    run(db, "BEGIN");
    run(db, (const char *)sqlite3_column_text(changes, 0));
    const char *page = text_of(db, REPORT);
    if (!CHECK(is_page(page) && !strstr(page, "<script"))) {
      printf("  by %s\n", sqlite3_column_text(changes, 0));
    }
    run(db, "ROLLBACK");
  }
  sqlite3_finalize(changes);
}

/* What others may have put where a picture was, and texts that are not UTF-8. */
static void test_foreign(void) {
  static const char *const pictures[] = {
      "replace(svg, '</svg>', '<script>alert(1)</script></svg>')",
      "'<img src=\"x\" onerror=\"alert(1)\"/>'",
      "svg || '<script>alert(1)</script>'",
      "svg || char(0) || '<script>alert(1)</script>'",
      "CAST(svg || '<script>alert(1)</script>' AS BLOB)",
      "CAST(replace(svg, ' by ', CAST(X'FF' AS TEXT)) AS TEXT)",
      "1",
  };
  char sql[200];
  sqlite3 *db = open_runs();
  set_up(db);
  call(db, "SELECT causalite_refresh()");
  run(db, "CREATE TABLE drawn AS SELECT * FROM result_figure");
  for (size_t i = 0; i < sizeof pictures / sizeof *pictures; i++) {
    snprintf(sql, sizeof sql, "UPDATE result_figure SET svg = %s WHERE name = 'groups'",
             pictures[i]);
    run(db, sql);
    refused(db, REPORT,
            "causalite_report(): result_figure has a picture 'groups' that this version has not "
            "drawn; have all drawn anew: SELECT causalite_refresh()");
    run(db, "DELETE FROM result_figure; INSERT INTO result_figure SELECT * FROM drawn");
  }
  run(db, "UPDATE result_finding SET n1 = '<script>alert(1)</script>'");
  refused(db, REPORT,
          "causalite_report(): result_finding has a text where a number belongs; have all computed "
          "anew: SELECT causalite_refresh()");
  run(db, "UPDATE result_finding SET n1 = CAST('<' AS BLOB)");
  refused_like(db, REPORT, "causalite_report(): result_finding has a text where a number");
  run(db, "UPDATE result_finding SET n1 = 20");
  run(db, "UPDATE result_figure SET svg = NULL WHERE name = 'groups';"
          "UPDATE result_run SET version = CAST(X'FF' AS TEXT);"
          "UPDATE result_data_alert SET note = CAST(X'FF' AS TEXT)");
  const char *page = text_of(db, REPORT);
  CHECK(is_page(page) && clt_utf8_valid(page, strlen(page)));
  test_texts(db);
  CHECK(sqlite3_close(db) == SQLITE_OK);
}

static void test_read_only(void) {
  const char *file = file_of("report");
  sqlite3 *db = open_file(file, SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE);
  run(db, RUNS_INTO("runs"));
  set_up(db);
  call(db, "SELECT causalite_refresh()");
  CHECK(sqlite3_close(db) == SQLITE_OK);
  db = open_file(file, SQLITE_OPEN_READONLY);
  CHECK(is_page(text_of(db, REPORT)));
  refused_like(db, "SELECT causalite_refresh()",
               "causalite_refresh(): the database is read-only. Open a new one");
  refused_like(db, "SELECT causalite_setup('runs')",
               "causalite_setup(): the database is read-only. Open a new one");
  refused_like(db, "SELECT causalite_drop()",
               "causalite_drop(): the database is read-only. Open a new one");
  CHECK(sqlite3_close(db) == SQLITE_OK);
  /* and what that says helps */
  db = open_database();
  char attach[200];
  snprintf(attach, sizeof attach, "ATTACH 'file:%s?mode=ro' AS src", file);
  run(db, attach);
  call(db, "SELECT causalite_setup('src.runs', '{" QUICK "}')");
  call(db, "SELECT causalite_refresh()");
  run(db, "DETACH src");
  CHECK(is_page(text_of(db, REPORT)));
  CHECK(sqlite3_close(db) == SQLITE_OK);
  remove(file);
}

/* The other connection exchanges results while they are being read. */
static int exchange(unsigned event, void *other, void *statement, void *sql) {
  (void)event, (void)statement;
  if (strstr(sql, "result_data_alert")) run(other, "DELETE FROM result_verdict");
  return 0;
}

/* The page is of one moment. */
static void test_moment(void) {
  const char *file = file_of("moment");
  sqlite3 *db = open_file(file, SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE);
  run(db, "PRAGMA journal_mode = wal");
  run(db, RUNS_INTO("runs"));
  set_up(db);
  call(db, "SELECT causalite_refresh()");
  char *page = sqlite3_mprintf("%s", text_of(db, REPORT));
  sqlite3 *other = open_file(file, SQLITE_OPEN_READWRITE);
  sqlite3_trace_v2(db, SQLITE_TRACE_STMT, exchange, other);
  CHECK(strcmp(text_of(db, REPORT), page) == 0);
  sqlite3_trace_v2(db, 0, NULL, NULL);
  CHECK_TEXT(db, "SELECT count(*) FROM result_verdict", "0");
  CHECK(strcmp(text_of(db, REPORT), page) != 0);
  sqlite3_free(page);
  CHECK(sqlite3_close(db) == SQLITE_OK && sqlite3_close(other) == SQLITE_OK);
  remove(file);
}

int main(void) {
  sqlite3_config(SQLITE_CONFIG_URI, 1);
  sqlite3 *db = open_runs();
  test_nothing(db);
  test_page(db);
  test_foreign();
  test_read_only();
  test_moment();
  return end_runs(db);
}
