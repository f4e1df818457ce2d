/* functions/analysis/facts.h: what is counted of the columns, for the guess of their roles. */
#include "functions/analysis/facts.h"

#include "sql_test.h"

static clt_call call;

/* The facts of main.experiment as it is now; to be ended by end(). */
static clt_column_facts *count(sqlite3 *db, int want) {
  int n = 0;
  clt_call_start(&call, clt_connection_open(db), "f");
  clt_column_facts *facts = clt_facts_count(&call, db, &n);
  CHECK(facts && n == want);
  return facts;
}

static void end(void) {
  clt_connection *connection = call.connection;
  clt_call_end(&call);
  clt_connection_release(connection);
}

static void make(sqlite3 *db, const char *columns, const char *rows) {
  run(db, "DROP TABLE IF EXISTS experiment");
  char *sql = sqlite3_mprintf("CREATE TABLE experiment(%s); INSERT INTO experiment VALUES %s",
                              columns, rows);
  run(db, sql);
  sqlite3_free(sql);
}

static void test_values(sqlite3 *db) {
  make(db, "a, b, c, d",
       "(1, 1.5, 'x', NULL), (2, 2, 'y', NULL), (2, 4, 3, NULL), (NULL, 4, 'x', NULL)");
  const clt_column_facts *f = count(db, 4);
  if (!f) return;
  CHECK(f[0].kind == CLT_COLUMN_INTEGER && f[1].kind == CLT_COLUMN_REAL);
  CHECK(f[2].kind == CLT_COLUMN_TEXT && f[3].kind == CLT_COLUMN_EMPTY);
  CHECK(f[0].rows == 4 && f[0].filled == 3 && f[0].numbers == 3 && f[0].distinct == 2);
  CHECK(f[0].lowest == 1 && f[0].highest == 2 && f[0].median == 2);
  CHECK(f[1].lowest == 1.5 && f[1].highest == 4 && f[1].median == 2);
  CHECK(f[2].numbers == 1 && f[2].stray && strcmp(f[2].stray, "x") == 0);
  CHECK(f[2].n_common == 3 && strcmp(f[2].common[0].text, "x") == 0 && f[2].common[0].rows == 2);
  CHECK(strcmp(f[2].common[1].text, "3") == 0); /* of equally frequent ones the first in order */
  CHECK(f[3].filled == 0 && isnan(f[3].lowest) && isnan(f[3].median) && !f[3].times);
  end();
}

/* The most frequent ones are kept, whatever comes before them in sort order. */
static void test_common(sqlite3 *db) {
  run(db, "DROP TABLE IF EXISTS experiment; CREATE TABLE experiment(a); WITH RECURSIVE s(i) AS"
          " (SELECT 1 UNION ALL SELECT i + 1 FROM s WHERE i < 60)"
          " INSERT INTO experiment SELECT iif(i > 50, 1000, i) FROM s");
  const clt_column_facts *f = count(db, 1);
  if (!f) return;
  CHECK(f->distinct == 51 && f->n_common == CLT_COMMON_VALUES);
  CHECK(strcmp(f->common[0].text, "1000") == 0 && f->common[0].rows == 10);
  CHECK(strcmp(f->common[1].text, "1") == 0);
  end();
}

static void test_order(sqlite3 *db) {
  make(db, "up, down, same, text", "(1, 3, 2, 'a'), (NULL, 2, 2, 'b'), (2, 1, 2, 'ba')");
  const clt_column_facts *f = count(db, 4);
  if (!f) return;
  CHECK(f[0].ascending && !f[1].ascending && f[2].ascending && f[3].ascending);
  CHECK(f[0].unique && f[1].unique && !f[2].unique);
  end();
}

static void test_times(sqlite3 *db) {
  make(
      db, "iso, day, epoch, ms, number, text",
      "('2026-11-28T05:00:00Z', '2026-11-28', 1764306000, 1764306000000, 5, '2026-11-28x'),"
      " ('2026-11-29 05:00', '2026-11-29', 1764392400.5, 1764392400000, 1764392400, '2026-11-28')");
  const clt_column_facts *f = count(db, 6);
  if (!f) return;
  for (int i = 0; i < 4; i++) CHECK(f[i].times);
  CHECK(!f[4].times && !f[5].times);
  end();
  make(db, "seconds, ms", "(1764306000, 1764306000000), (4.2e9, 4.2e12)"); /* beyond 2100 */
  f = count(db, 2);
  if (!f) return;
  CHECK(!f[0].times && !f[1].times);
  end();
}

/* A column is another's renaming where each value stands for one of its, missing cells too; columns
** of one value are none. */
static void test_renamings(sqlite3 *db) {
  make(db, "a, b, c, d, one, uno",
       "('x', 1, 'p', 1, 7, 8), ('y', 2, 'q', 2, 7, 8), ('x', 1, 'q', NULL, 7, 8),"
       " ('y', 2, 'p', 2, 7, 8)");
  const clt_column_facts *f = count(db, 6);
  if (!f) return;
  CHECK(f[0].same_as == -1 && f[1].same_as == 0 && f[2].same_as == -1 && f[3].same_as == -1);
  CHECK(f[4].same_as == -1 && f[5].same_as == -1);
  end();
}

/* Up to 64 values: a column of more is no factor that another could rename. */
static void test_many_values(sqlite3 *db) {
  for (int n = 64; n <= 65; n++) {
    char *sql = sqlite3_mprintf("DROP TABLE IF EXISTS experiment; CREATE TABLE experiment AS WITH"
                                " RECURSIVE s(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM s WHERE"
                                " i < %d) SELECT i AS a, 'n' || i AS b FROM s",
                                n);
    run(db, sql);
    sqlite3_free(sql);
    const clt_column_facts *f = count(db, 2);
    if (!f) return;
    CHECK(f[1].same_as == (n > 64 ? -1 : 0));
    end();
  }
}

int main(void) {
  sqlite3 *db = open_database();
  test_values(db);
  test_common(db);
  test_order(db);
  test_times(db);
  test_renamings(db);
  test_many_values(db);
  CHECK(sqlite3_close(db) == SQLITE_OK);
  CHECK(sqlite3_memory_used() == 0);
  return test_end();
}
