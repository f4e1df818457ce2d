/* The source of an analysis: in which schema, of which kind, by which name. */
#include "functions/analysis/runs.h"

/* Sets up over the source, and reads `experiment`; then all is as before. */
static void reads(sqlite3 *db, const char *source, const char *sql, const char *want) {
  uint64_t before = state_of(db);
  char *setup = sqlite3_mprintf("SELECT causalite_setup(%Q, '{\"condition\":\"mode\"}')", source);
  call(db, setup);
  CHECK_TEXT(db, sql, want);
  call(db, "SELECT causalite_drop()");
  CHECK(state_of(db) == before);
  sqlite3_free(setup);
}

static const char ROWS[] = "SELECT count(*) || ' ' || min(rowid) || ' ' || sum(energy_j) FROM"
                           " main.experiment";
static const char KEY[] = "SELECT coalesce(max(name), '-') FROM variable WHERE role = 'unit'";

static void test_schemas(sqlite3 *db) {
  run(db, "ATTACH ':memory:' AS src; ATTACH ':memory:' AS \"my.src\";"
          "CREATE TABLE src.only AS SELECT * FROM runs WHERE id > 10;"
          "CREATE TABLE \"my.src\".\"a.b\" AS SELECT * FROM runs WHERE id > 20;"
          "CREATE TABLE \"src.only\" AS SELECT * FROM runs WHERE id > 30;"
          "CREATE TEMP TABLE here AS SELECT * FROM runs WHERE id > 35");
  reads(db, "RUNS", ROWS, "40 1 5381.0");
  reads(db, "main.runs", ROWS, "40 1 5381.0");
  reads(db, "only", ROWS, "30 1 3981.0");
  reads(db, "src.only", "SELECT count(*) FROM experiment", "10"); /* the name as it stands */
  run(db, "DROP TABLE \"src.only\"");
  reads(db, "Src.Only", "SELECT count(*) FROM experiment", "30");
  reads(db, "my.src.a.b", "SELECT count(*) FROM experiment", "20");
  reads(db, "here", "SELECT count(*) FROM experiment", "5");
  reads(db, "temp.here", "SELECT count(*) FROM experiment", "5");
  /* a temporary or attached table called as ours is no table of ours */
  run(db, "CREATE TEMP TABLE experiment(x); CREATE TABLE src.experiment(y)");
  reads(db, "runs", ROWS, "40 1 5381.0");
  reads(db, "src.only", ROWS, "30 1 3981.0");
  run(db, "DROP TABLE temp.experiment; DETACH src; DETACH \"my.src\"");
}

static void test_kinds(sqlite3 *db) {
  run(db, "CREATE VIEW seen AS SELECT mode, epochs, energy_j FROM runs WHERE id > 5;"
          "CREATE TABLE \"with \"\"out\"\"\"(k TEXT PRIMARY KEY, mode, energy_j) WITHOUT ROWID;"
          "INSERT INTO \"with \"\"out\"\"\" SELECT 'k' || id, mode, energy_j FROM runs;"
          "CREATE TABLE gap(mode, energy_j, double_j AS (2 * energy_j), u UNIQUE);"
          "INSERT INTO gap SELECT mode, energy_j, id * 7 % 41 || 'x' FROM runs;"
          "DELETE FROM gap WHERE rowid < 4");
  reads(db, "seen", "SELECT count(*) || ' ' || min(rowid) FROM experiment", "35 1");
  reads(db, "with \"out\"", "SELECT count(*) || ' ' || min(rowid) FROM experiment", "40 1");
  reads(db, "with \"out\"", KEY, "k");
  reads(db, "gap", "SELECT count(*) || ' ' || min(rowid) || ' ' || max(double_j) FROM experiment",
        "37 4 318.0");
  reads(db, "gap", KEY, "u");
  reads(db, "runs", KEY, "id");
}

/* Columns called as the rowid is, or as ours are. */
static void test_names(sqlite3 *db) {
  run(db, "CREATE TABLE r(rowid, mode, energy_j, run, name, value, c0);"
          "INSERT INTO r SELECT id + 100, mode, energy_j, 1, 'x', 2, 3 FROM runs;"
          "CREATE TABLE all_three(rowid, mode, energy_j, OID, _rowid_);"
          "INSERT INTO all_three SELECT id + 100, mode, energy_j, id, 2 FROM runs");
  reads(db, "r", "SELECT min(rowid) || ' ' || min(_rowid_) || ' ' || max(c0) FROM experiment",
        "101 1 3");
  reads(db, "all_three", "SELECT count(*) || ' ' || min(rowid) || ' ' || sum(oid) FROM experiment",
        "40 101 820");
}

/* More columns than a table of ours can have, and one that has no name. */
static void test_columns(sqlite3 *db) {
  char *wide = sqlite3_mprintf(
      "%s", text_of(db, "WITH RECURSIVE s(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM s WHERE"
                        " i < 1998) SELECT 'CREATE TABLE wide(mode, energy_j, '"
                        " || group_concat('c' || i) || ')' FROM s"));
  run(db, wide);
  run(db, "CREATE VIEW nameless AS SELECT id AS \"\", mode, energy_j, util FROM runs");
  refused(db, "SELECT causalite_setup('wide')",
          "causalite_setup(): wide has 2000 columns, and at most 1999 can be read. Make a view of "
          "those that matter, and set that up");
  refused(db, "SELECT causalite_setup('nameless', '{\"outcome\":\"\"}')",
          "causalite_setup(): column 1 of nameless has no name, and so no role but ignore: make a "
          "view of it in which it has one, and set that up");
  refused(db, "SELECT causalite_setup('nameless', '{\"primary\":\"\"}')",
          "causalite_setup(): column 1 of nameless has no name, and so no role but ignore: make a "
          "view of it in which it has one, and set that up");
  refused(db, "SELECT causalite_setup('nameless', '{\"primary\":\"\",\"cause\":\"util\"}')",
          "causalite_setup(): column 1 of nameless has no name, and so no role but ignore: make a "
          "view of it in which it has one, and set that up");
  call(db, "SELECT causalite_setup('nameless', '{\"ignore\":\"\",\"cause\":\"util\"}')");
  CHECK_TEXT(db, "SELECT role FROM variable WHERE name = ''", "ignore");
  call(db, "SELECT causalite_drop()");
  call(db, "SELECT causalite_setup('nameless', '{" QUICK "}')");
  CHECK_TEXT(db,
             "SELECT group_concat(name || '=' || role) FROM (SELECT * FROM variable ORDER BY name)",
             "=ignore,energy_j=outcome,mode=condition,util=mediator");
  call(db, "SELECT causalite_refresh()");
  call(db, "SELECT causalite_drop()");
  run(db, "DROP TABLE wide; DROP VIEW nameless");
  sqlite3_free(wide);
}

static void nowhere(sqlite3 *db, const char *source, const char *want) {
  char *sql = sqlite3_mprintf("SELECT causalite_setup(%Q)", source);
  char *said = sqlite3_mprintf("causalite_setup(): there is no table or view '%s' to take the "
                               "experiments from. %s",
                               source, want);
  refused_like(db, sql, said);
  sqlite3_free(said);
  sqlite3_free(sql);
}

/* What there is in the schema instead: in that of the longest name. */
static void test_nowhere(void) {
  sqlite3 *db = open_database();
  run(db, "ATTACH ':memory:' AS \"my.src\"; ATTACH ':memory:' AS my; ATTACH ':memory:' AS \"my.s\";"
          "ATTACH ':memory:' AS \"my.src.in\";"
          "CREATE TABLE \"my.src\".here(x)");
  nowhere(db, "my.src.nope",
          "my.src has here; name the one with a row for each experiment: SELECT "
          "causalite_setup('my.src.here')");
  nowhere(db, "my.src.in.nope", "my.src.in has no tables");
  nowhere(db, "my.nope", "my has no tables");
  nowhere(db, "My", "my has no tables");
  nowhere(db, "mainly", "ATTACH the database that has it, or name another: ");
  CHECK(sqlite3_close(db) == SQLITE_OK);
}

/* The file that the source was in is named where the source tells as what it was attached, and is
** opened by what is said. */
static void test_detached(void) {
  sqlite3 *db = open_database(), *read = NULL;
  const char *file = file_of("detached");
  char *attach = sqlite3_mprintf("ATTACH %Q AS src", file);
  run(db, attach);
  /* as the system has its name */
  char *uri = sqlite3_mprintf("file:%s?mode=ro", sqlite3_db_filename(db, "src"));
  char *known = sqlite3_mprintf("causalite_refresh(): there is no table or view 'src.only' to take "
                                "the experiments from. It was in %s: ATTACH '%s' AS \"src\"",
                                sqlite3_db_filename(db, "src"), uri);
  run(db, RUNS_INTO("src.only"));
  call(db, "SELECT causalite_setup('only', '{" QUICK "}')");
  run(db, "DETACH src");
  refused_like(
      db, "SELECT causalite_refresh()",
      "causalite_refresh(): there is no table or view 'only' to take the experiments from. "
      "ATTACH the database that has it, or name another: ");
  call(db, "SELECT causalite_drop()");
  run(db, attach);
  call(db, "SELECT causalite_setup('src.only', '{" QUICK "}')");
  run(db, "DETACH src");
  refused(db, "SELECT causalite_refresh()", known);
  CHECK(sqlite3_open_v2(uri, &read, SQLITE_OPEN_READONLY | SQLITE_OPEN_URI, NULL) == SQLITE_OK);
  CHECK_TEXT(read, "SELECT count(*) FROM only", "40");
  CHECK(sqlite3_close(read) == SQLITE_OK);
  CHECK(sqlite3_close(db) == SQLITE_OK);
  remove(file);
  sqlite3_free(uri);
  sqlite3_free(known);
  sqlite3_free(attach);
}

/* Names that would break SQL, JSON or a page that does not quote them, through all of the
** analysis. */
static void test_quoted(void) {
  sqlite3 *db = open_database();
  run(db, RUNS_INTO("t"));
  run(db, "CREATE TABLE \"it's \"\"q\"\"\n;\"(\"select\", \"a\"\"b\", \"[c]\", \"d\ne\", \"`f`\","
          " \"\xe4\xb8\xad\xe6\x96\x87\", \"rowid\", mode, \"'q'\", energy_j, \"x;y--\", \"{j}\\\","
          " \"%s\");"
          "INSERT INTO \"it's \"\"q\"\"\n;\" SELECT id % 5, epochs, id % 7, id * id % 11, model,"
          " 'v' || (id % 3), id, mode, id % 4, energy_j, util, id % 9, id % 8 FROM t;"
          "DROP TABLE t");
  call(db, "SELECT causalite_setup('it''s \"q\"' || char(10) || ';', '{\"condition\":\"mode\","
           "\"cause\":[\"select\",\"a\\\"b\",\"[c]\",\"d\\ne\",\"''q''\"],\"block\":\"`f`\","
           "\"mediator\":[\"x;y--\",\"{j}\\\\\"],\"control\":\"%s\"," QUICK "}')");
  call(db, "SELECT causalite_refresh()");
  CHECK_TEXT(
      db, "SELECT group_concat(name, '|') FROM pragma_table_info('experiment')",
      "select|a\"b|[c]|d\ne|`f`|\xe4\xb8\xad\xe6\x96\x87|rowid|mode|'q'|energy_j|x;y--|{j}\\|"
      "%s");
  CHECK_TEXT(db, "SELECT count(DISTINCT source) FROM result_interaction", "5");
  CHECK_TEXT(db, "SELECT count(*) FROM result_main_effect WHERE estimate IS NOT NULL", "1");
  CHECK(strstr(text_of(db, "SELECT causalite_report()"), "</html>") != NULL);
  call(db, "SELECT causalite_drop()");
  CHECK_TEXT(db, "SELECT count(*) FROM sqlite_schema", "1");
  CHECK(sqlite3_close(db) == SQLITE_OK);
}

/* Keys are known where a table has the name of what SQLite would tell them by, and the unit is one
** of them: a primary key and a unique index of one column, and none of two columns, of a part of
** the rows or of an expression. */
static void test_keys(void) {
  sqlite3 *db = open_database();
  run(db, "CREATE TABLE pragma_table_xinfo(a); CREATE TABLE pragma_index_list(a);"
          "CREATE VIEW pragma_index_info AS SELECT 1; CREATE TEMP TABLE pragma_table_info(a);"
          "CREATE TABLE runs(k1 PRIMARY KEY, k2 UNIQUE, u1, u2, u3, u4, mode, energy_j,"
          " UNIQUE(u1, u2)); CREATE UNIQUE INDEX i3 ON runs(u3) WHERE u3 > 0;"
          "CREATE UNIQUE INDEX i4 ON runs(-u4);"
          "WITH RECURSIVE s(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM s WHERE i < 40)"
          " INSERT INTO runs SELECT 'k' || i, 'x' || i, 'y' || i, 'z' || i, i + 0.25, i + 0.5,"
          " iif(i % 2, 'eco', 'default'), 100 + i * 29 % 31 FROM s");
  call(db, "SELECT causalite_setup('runs', '{" QUICK "}')");
  CHECK_TEXT(db, "SELECT group_concat(name) FROM variable WHERE role = 'unit'", "k1");
  CHECK_TEXT(db,
             "SELECT group_concat(name) FROM variable WHERE caveat = 'ignored: k1 is the unit "
             "already'",
             "k2");
  call(db, "SELECT causalite_refresh()");
  CHECK(sqlite3_close(db) == SQLITE_OK);
}

int main(void) {
  sqlite3 *db = open_runs();
  test_keys();
  test_schemas(db);
  test_kinds(db);
  test_names(db);
  test_columns(db);
  test_nowhere();
  test_detached();
  test_quoted();
  return end_runs(db);
}
