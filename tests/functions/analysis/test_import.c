/* causalite_import(): what stands in the table, what is said, and that nothing is half done. */
#include "sql_test.h"

#define CHAR(code) "' || char(" #code ") || '"
#define NL         CHAR(10)

/* Imports, checks the sentence and the table's rows, each cell quoted, and drops the table. */
static void imports(sqlite3 *db, const char *arguments, const char *said, const char *columns,
                    const char *rows) {
  char sql[600];
  sqlite3_snprintf(sizeof sql, sql, "SELECT causalite_import(%s)", arguments);
  CHECK_TEXT(db, sql, said);
  CHECK_TEXT(db, "SELECT group_concat(name || ':' || type, '|') FROM pragma_table_info('t')",
             columns);
  char *expression = sqlite3_mprintf(
      "SELECT 'SELECT group_concat(' || group_concat('coalesce(quote(\"' || replace(name, '\"', "
      "'\"\"') || '\"), 0)', '||'',''||') || ', '' '') FROM t' FROM pragma_table_info('t')");
  char *all = sqlite3_mprintf("%s", text_of(db, expression));
  CHECK_TEXT(db, all, rows);
  sqlite3_free(expression);
  sqlite3_free(all);
  run(db, "DROP TABLE t");
}

static void test_content(sqlite3 *db) {
  imports(db, "'a,b" NL "1,x y" NL "2," NL "', 't'", "t: 2 rows, 2 columns, separated by ','",
          "a:TEXT|b:TEXT", "'1','x y' '2',NULL");
  imports(db, "'a;b" CHAR(13) NL "1,5;2" CHAR(13) NL "', 't'",
          "t: 1 row, 2 columns, separated by ';'", "a:TEXT|b:TEXT", "'1,5','2'");
  imports(db, "'a" CHAR(9) "b" CHAR(13) "1" CHAR(9) "2', 't'",
          "t: 1 row, 2 columns, separated by tabs", "a:TEXT|b:TEXT", "'1','2'");
  imports(db, "'a,\"b" NL "c\",a, " NL "1,\"x" NL "\"\"y\"\",\",3" NL NL "', 't'",
          "t: 1 row, 4 columns, separated by ','; 1 short line filled up; 1 empty line left out",
          "a:TEXT|b c:TEXT|a_3:TEXT|column_4:TEXT", "'1','x\n\"y\",','3',NULL");
  imports(db, "'a b" NL "x 1 2" NL "y 3 4', 't'",
          "t: 2 rows, 3 columns, separated by blanks; the first column has no name: row names",
          "column_1:TEXT|a:TEXT|b:TEXT", "'x','1','2' 'y','3','4'");
  imports(db, "'only', 't'", "t: 0 rows, 1 column, separated by ','", "only:TEXT", "(null)");
  imports(db, "'\"q\"\"r\",rowid' || char(10) || '1,2', 't'",
          "t: 1 row, 2 columns, separated by ','", "q\"r:TEXT|rowid:TEXT", "'1','2'");
}

static void test_options(sqlite3 *db) {
  imports(db, "'x,y" NL "3a5 J,1" NL "4a5 J,2', 't'", "t: 2 rows, 2 columns, separated by ','",
          "x:TEXT|y:TEXT", "'3a5 J','1' '4a5 J','2'");
  imports(db, "'a:b" NL "1:2', 't', '{\"sep\":\":\"}'", "t: 1 row, 2 columns, separated by ':'",
          "a:TEXT|b:TEXT", "'1','2'");
  imports(db, "'a" CHAR(9) "b;c" NL "1" CHAR(9) "2;3', 't', '{\"sep\":\"tab\"}'",
          "t: 1 row, 2 columns, separated by tabs", "a:TEXT|b;c:TEXT", "'1','2;3'");
  imports(db, "'a;b;c" NL "1,234;x;1,1" NL "1.234,5 J;y;1,10', 't', '{\"decimal\":\",\"}'",
          "t: 2 rows, 3 columns, separated by ';'; numbers written with a decimal point: a",
          "a:TEXT|b:TEXT|c:TEXT", "'1.234','x','1,1' '1234.5 J','y','1,10'");
  imports(db, "'a;b" NL "1,234;1.5', 't', '{\"decimal\":\".\"}'",
          "t: 1 row, 2 columns, separated by ';'; numbers written with a decimal point: a",
          "a:TEXT|b:TEXT", "'1234','1.5'");
  CHECK_ERROR(
      db, "SELECT causalite_import('a', 't', '{\"sep\":\";;\"}')",
      "causalite_import(): option 'sep' must be one character of ASCII that is no quote and "
      "no line end, or 'tab'");
  CHECK_ERROR(
      db, "SELECT causalite_import('a', 't', '{\"sep\":\"\\\"\"}')",
      "causalite_import(): option 'sep' must be one character of ASCII that is no quote and "
      "no line end, or 'tab'");
  CHECK_ERROR(db, "SELECT causalite_import('a', 't', '{\"decimal\":\"x\"}')",
              "causalite_import(): option 'decimal' must be one of 'as_is', '.', ',', not 'x'");
}

static void test_encodings(sqlite3 *db) {
  imports(db, "x'efbbbf612c620a312cc3a9', 't'", "t: 1 row, 2 columns, separated by ','",
          "a:TEXT|b:TEXT", "'1','\xc3\xa9'");
  imports(db, "x'612c620a312ce9', 't', '{\"encoding\":\"latin1\"}'",
          "t: 1 row, 2 columns, separated by ',', read as latin1", "a:TEXT|b:TEXT",
          "'1','\xc3\xa9'");
  imports(db, "x'612c620a312c80', 't', '{\"encoding\":\"windows-1252\"}'",
          "t: 1 row, 2 columns, separated by ',', read as windows-1252", "a:TEXT|b:TEXT",
          "'1','\xe2\x82\xac'");
  imports(db, "x'fffe61003b0062000a0031003b00e900', 't'",
          "t: 1 row, 2 columns, separated by ';', read as utf-16", "a:TEXT|b:TEXT",
          "'1','\xc3\xa9'");
  /* a text has been decoded by the host */
  imports(db, "'a" NL "\xc3\xa9', 't', '{\"encoding\":\"latin1\"}'",
          "t: 1 row, 1 column, separated by ','", "a:TEXT", "'\xc3\xa9'");
}

static void refuses(sqlite3 *db, const char *arguments, const char *why) {
  char sql[600], want[600];
  snprintf(sql, sizeof sql, "SELECT causalite_import(%s)", arguments);
  snprintf(want, sizeof want, "causalite_import(): %s", why);
  CHECK_ERROR(db, sql, want);
  CHECK_TEXT(db, "SELECT count(*) FROM sqlite_schema WHERE name = 't'", "0");
  CHECK(sqlite3_get_autocommit(db) != 0);
}

static void test_refused(sqlite3 *db) {
  refuses(db, "'a,b" NL "1,2" NL "\"3,4" NL "5,6', 't'",
          "argument 1 (csv): the quote that line 3 opens is not closed; within quotes a quote is "
          "written twice");
  refuses(db, "'a,b" NL "\"1\"x,2', 't'",
          "argument 1 (csv): line 2 has text behind a closing quote; within quotes a quote is "
          "written twice");
  refuses(db, "'a,b" NL "1,2" NL "1,2,3', 't'",
          "argument 1 (csv): line 3 has 3 cells, and the header 2; put in quotes what holds a "
          "separator, or name another by option 'sep'");
  refuses(db, "x'610a620ae9', 't'",
          "argument 1 (csv): line 3 is not UTF-8; say what it is: "
          "'{\"encoding\":\"windows-1252\"}' (or latin1, utf-16)");
  refuses(db, "x'61000a006200', 't'",
          "argument 1 (csv): line 1 has a zero byte; if it is UTF-16, say so: "
          "'{\"encoding\":\"utf-16\"}'");
  refuses(db, "x'1f8b0800aaaa', 't'",
          "argument 1 (csv) is no CSV, but compressed by gzip: gunzip it first");
  refuses(db, "x'504b03040a00', 't'",
          "argument 1 (csv) is no CSV, but a zip archive, as a workbook (.xlsx) is: unpack it, or "
          "save a sheet as CSV");
  refuses(db, "x'53514c69746520666f726d6174203300', 't'",
          "argument 1 (csv) is no CSV, but a database: ATTACH it, and name its table to "
          "causalite_setup()");
  refuses(db, "NULL, 't'",
          "argument 1 (csv) is NULL, as readfile() gives for a file that it cannot read");
  refuses(db, "7, 't'", "argument 1 (csv) must be the content of a CSV file, a text or a blob");
  refuses(db, "'', 't'", "argument 1 (csv) is empty: there is no header");
  refuses(db, "x'', 't'", "argument 1 (csv) is empty: there is no header");
  refuses(db, "'data/runs.csv', 't'",
          "argument 1 (csv) must be the content of a file, not its name: readfile('data/runs.csv') "
          "in the sqlite3 shell, open(…, 'rb').read() in Python");
  refuses(db, "'a', NULL", "argument 2 (table) must be the name of the table to make");
  refuses(db, "'a', ''", "argument 2 (table) must be the name of the table to make");
  refuses(db, "'a', 't' || char(0) || 'x'",
          "argument 2 (table) must be the name of the table to make");
  refuses(db, "'a', 'sqlite_t'", "object name reserved for internal use: sqlite_t");
  refuses(db, "'a' || printf('%.2000c', ','), 't'",
          "argument 1 (csv) has 2001 columns, and this connection allows 2000");
  int most = sqlite3_limit(db, SQLITE_LIMIT_VARIABLE_NUMBER, 20);
  refuses(db, "'a' || printf('%.20c', ','), 't'",
          "argument 1 (csv) has 21 columns, and this connection allows 20");
  sqlite3_limit(db, SQLITE_LIMIT_VARIABLE_NUMBER, most);
}

static void test_taken(sqlite3 *db) {
  static const char *const kinds[] = {"table", "view", "index"};
  run(db, "CREATE TABLE \"my runs\"(x); INSERT INTO \"my runs\" VALUES (7);"
          "CREATE VIEW v AS SELECT 1; CREATE INDEX i ON \"my runs\"(x)");
  static const char *const names[] = {"My Runs", "v", "I"};
  for (int i = 0; i < 3; i++) {
    char arguments[60], why[200];
    snprintf(arguments, sizeof arguments, "'a', '%s'", names[i]);
    snprintf(why, sizeof why,
             "argument 2 (table): there is a %s '%s' already, and nothing is overwritten; take "
             "another name, or rename or drop it first",
             kinds[i], names[i]);
    refuses(db, arguments, why);
  }
  CHECK_TEXT(db, "SELECT x FROM \"my runs\"", "7");
  CHECK_TEXT(db, "SELECT causalite_import('a' || char(10) || '1', 'it''s \"x\"')",
             "it's \"x\": 1 row, 1 column, separated by ','");
  CHECK_TEXT(db, "SELECT a FROM \"it's \"\"x\"\"\"", "1");
}

/* One transaction, and only by a direct call. */
static void test_transaction(sqlite3 *db) {
  run(db, "CREATE TABLE log(x); BEGIN");
  CHECK_ERROR(db, "SELECT causalite_import('a', 't')",
              "causalite_import(): a transaction is open, and this makes one of its own: COMMIT "
              "first");
  run(db, "COMMIT");
  refuses(db, "'a" NL "1" NL "2" NL "3,4', 't'",
          "argument 1 (csv): line 4 has 2 cells, and the header 1; put in quotes what holds a "
          "separator, or name another by option 'sep'");
  CHECK_ERROR(
      db, "INSERT INTO log SELECT causalite_import('a', 't')",
      "causalite_import(): a statement of this connection that writes has not ended (INSERT "
      "… SELECT, CREATE TABLE AS, RETURNING): call it in a SELECT of its own");
  run(db, "CREATE VIEW w AS SELECT causalite_import('a', 't') AS x");
  CHECK_ERROR(db, "SELECT x FROM w", "unsafe use of causalite_import()");
  run(db, "CREATE TRIGGER r AFTER INSERT ON log BEGIN SELECT causalite_import('a', 't'); END");
  CHECK_ERROR(db, "INSERT INTO log VALUES (1)", "unsafe use of causalite_import()");
  CHECK_TEXT(db, "SELECT count(*) FROM sqlite_schema WHERE name = 't'", "0");
}

static int countdown;

static int stop(void *unused) {
  (void)unused;
  return --countdown == 0;
}

/* Stopped at every look of the host, in turn: nothing is left, or all. */
static void test_stopped(sqlite3 *db) {
  static const char SQL[] = "SELECT causalite_import('a,b' || replace(printf('%.300c', '.'), '.', "
                            "char(10) || '1,2'), 't', '{\"decimal\":\".\"}')";
  int stopped = 0;
  for (int at = 1;; at += 7) {
    countdown = at;
    sqlite3_progress_handler(db, 3, stop, NULL);
    const char *got = text_of(db, SQL);
    sqlite3_progress_handler(db, 0, NULL, NULL);
    if (countdown > 0) break;
    if (!CHECK(strcmp(got, "interrupted") == 0)) printf("  at %d: %s\n", at, got);
    CHECK(sqlite3_get_autocommit(db) != 0);
    if (real_of(db, "SELECT count(*) FROM sqlite_schema WHERE name = 't'") > 0) {
      CHECK_TEXT(db, "SELECT count(*) FROM t", "300"); /* stopped behind the COMMIT */
      run(db, "DROP TABLE t");
    }
    stopped++;
  }
  CHECK(stopped > 50);
  CHECK_TEXT(db, "SELECT count(*) FROM t", "300");
  run(db, "DROP TABLE t");
}

static void test_all(const char *encoding) {
  char pragma[60];
  sqlite3 *db = open_database();
  snprintf(pragma, sizeof pragma, "PRAGMA encoding = '%s'", encoding);
  run(db, pragma);
  test_content(db);
  test_options(db);
  test_encodings(db);
  test_refused(db);
  test_taken(db);
  test_transaction(db);
  test_stopped(db);
  CHECK(sqlite3_close(db) == SQLITE_OK);
  CHECK(sqlite3_memory_used() == 0);
}

int main(void) {
  test_all("UTF-8");
  test_all("UTF-16");
  return test_end();
}
