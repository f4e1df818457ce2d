/*
** Partial results as such (sqlite/partial.c, with sqlite/label_blob.c): what a blob is refused for,
** and in which words; bytes changed, cut off and forged; shards and options that do not belong
** together; none at all; those that another machine has made. What is merged is judged by the tests
** of the functions, in tests/functions/partials.h.
*/
#include <math.h>

#include "base/hash.h"
#include "base/rng.h"
#include "sql_test.h"
#include "sqlite/stored.h"

enum { MOST_BYTES = 8192, FORMAT_AT = 9, LENGTH_AT = 17 };

typedef struct blob {
  unsigned char bytes[MOST_BYTES];
  int n;
} blob;

static blob blob_of(sqlite3 *db, const char *sql) {
  blob b = {.n = 0};
  sqlite3_stmt *query = NULL;
  sqlite3_prepare_v2(db, sql, -1, &query, NULL);
  if (sqlite3_step(query) == SQLITE_ROW) {
    b.n = sqlite3_column_bytes(query, 0);
    if (CHECK(b.n > 0 && b.n < MOST_BYTES)) {
      memcpy(b.bytes, sqlite3_column_blob(query, 0), (size_t)b.n);
    }
  }
  sqlite3_finalize(query);
  return b;
}

/* What the merge of a blob, and of what else stands in table p, says. */
static const char *merge(sqlite3 *db, const char *function, const blob *b, int n) {
  static char text[4096];
  char sql[120];
  sqlite3_stmt *query = NULL;
  snprintf(sql, sizeof sql, "SELECT %s_merge(b) FROM (SELECT ?1 AS b UNION ALL SELECT b FROM p)",
           function);
  sqlite3_prepare_v2(db, sql, -1, &query, NULL);
  sqlite3_bind_blob(query, 1, b->bytes, n, SQLITE_STATIC);
  bool row = sqlite3_step(query) == SQLITE_ROW;
  const char *got = row ? (const char *)sqlite3_column_text(query, 0) : sqlite3_errmsg(db);
  snprintf(text, sizeof text, "%s", got ? got : "NULL");
  sqlite3_finalize(query);
  return text;
}

static bool begins(const char *text, const char *with) {
  return strncmp(text, with, strlen(with)) == 0;
}

static void seal(blob *b) {
  uint64_t hash = clt_hash(b->bytes, (size_t)b->n - 8);
  for (int i = 0; i < 8; i++) b->bytes[b->n - 8 + i] = (unsigned char)(hash >> 8 * i);
}

/* Any byte, changed in any way, is an error. */
static void test_damage(sqlite3 *db, const blob *good) {
  for (int i = 0; i < good->n; i++) {
    for (int by = 1; by < 256; by = 2 * by + 1) {
      blob b = *good;
      b.bytes[i] = (unsigned char)(b.bytes[i] ^ by);
      const char *got = merge(db, "ttest", &b, b.n);
      if (!CHECK(begins(got, "ttest_merge(): argument 1 (partial) "))) {
        printf("  byte %d: %s\n", i, got);
      }
    }
  }
  blob b = *good;
  b.bytes[100] ^= 1;
  CHECK(strcmp(merge(db, "ttest", &b, b.n),
               "ttest_merge(): argument 1 (partial) is damaged: its checksum is not that of its "
               "bytes; make it anew") == 0);
}

static void test_cut(sqlite3 *db, const blob *good) {
  char want[200];
  for (int n = 1; n < good->n; n++) {
    snprintf(want, sizeof want,
             "ttest_merge(): argument 1 (partial) is cut off, after %d bytes; store it as a BLOB, "
             "and send it whole",
             n);
    CHECK(strcmp(merge(db, "ttest", good, n), want) == 0);
  }
  const char *foreign = "ttest_merge(): argument 1 (partial) is a blob that ttest_partial(…) has "
                        "not made";
  CHECK_ERROR(db, "SELECT ttest_merge(x'')", foreign);
  CHECK_ERROR(db, "SELECT ttest_merge(x'00')", foreign);
  CHECK_ERROR(db, "SELECT ttest_merge(zeroblob(5000))", foreign);
  blob longer = *good;
  longer.n++;
  CHECK(strstr(merge(db, "ttest", &longer, longer.n), "is damaged"));
}

static void test_formats(sqlite3 *db, const blob *good) {
  blob b = *good;
  b.bytes[FORMAT_AT]++;
  seal(&b);
  CHECK(strcmp(merge(db, "ttest", &b, b.n),
               "ttest_merge(): argument 1 (partial) has format 3, and this version reads format 2: "
               "it was made by a newer causalite, which can merge it, or it is damaged") == 0);
  b = *good;
  b.bytes[FORMAT_AT]--;
  seal(&b);
  CHECK(strcmp(merge(db, "ttest", &b, b.n),
               "ttest_merge(): argument 1 (partial) has format 1, and this version reads format 2: "
               "it was made by an older causalite, and this one has to make it anew, or it is "
               "damaged") == 0);
}

/* Whoever forges a checksum gets an error or a fit, but no crash, and nothing beyond the bytes is
** read. */
static void test_forged(sqlite3 *db, const blob *good, const char *function) {
  clt_rng rng;
  clt_rng_seed(&rng, 7, 0);
  int fits = 0, errors = 0;
  for (int round = 0; round < 3000; round++) {
    blob b = *good;
    int changes = 1 + (int)clt_rng_below(&rng, 3);
    for (int i = 0; i < changes; i++) {
      int at = LENGTH_AT + 8 + (int)clt_rng_below(&rng, (uint32_t)(b.n - LENGTH_AT - 16));
      static const unsigned char values[] = {0, 1, 2, 127, 128, 255};
      b.bytes[at] = clt_rng_below(&rng, 2) ? values[clt_rng_below(&rng, 6)]
                                           : (unsigned char)clt_rng_below(&rng, 256);
    }
    seal(&b);
    const char *got = merge(db, function, &b, b.n);
    *(got[0] == '{' ? &fits : &errors) += 1;
    if (!CHECK(got[0] == '{' || begins(got, function))) printf("  round %d: %s\n", round, got);
  }
  CHECK(fits > 100 && errors > 100);
}

/* Of shard 's', that says to have been made with fewer arguments than the function must have. */
static void test_few_arguments(sqlite3 *db, const blob *good, const char *function, int fewest) {
  enum { SHARD = 1 + 8 + 1, COUNTS = 3 * 8 };
  size_t at = LENGTH_AT + 8 + 8 + strlen(function) + SHARD + COUNTS;
  blob b = *good;
  CHECK(b.bytes[at] >= fewest && b.bytes[at] < 10);
  for (b.bytes[at] = 0; b.bytes[at] < fewest; b.bytes[at]++) {
    seal(&b);
    CHECK(strstr(merge(db, function, &b, b.n), "a right checksum over what no partial holds"));
  }
}

static void test_types(sqlite3 *db) {
  CHECK_ERROR(db, "SELECT ttest_merge('cltpart')",
              "ttest_merge(): argument 1 (partial) is text; pass the blob that ttest_partial(…) "
              "returns");
  CHECK_ERROR(db, "SELECT ttest_merge(1)",
              "ttest_merge(): argument 1 (partial) is an integer; pass the blob that "
              "ttest_partial(…) returns");
  CHECK_ERROR(db, "SELECT ttest_merge(b) FROM (SELECT b FROM p UNION ALL SELECT NULL)",
              "ttest_merge(): argument 1 (partial) is NULL; pass the blob that ttest_partial(…) "
              "returns, of every shard: one that is not there is not merged");
  CHECK_ERROR(db, "SELECT sobel_merge(b) FROM p",
              "sobel_merge(): argument 1 (partial) is of ttest_partial(); pass what "
              "sobel_partial(…) returns");
}

static void test_shards(sqlite3 *db) {
  CHECK_ERROR(db, "SELECT ttest_merge(b) FROM (SELECT b FROM p UNION ALL SELECT b FROM p)",
              "ttest_merge(): shard 'one' is merged twice");
  CHECK_ERROR(db, "SELECT ttest_partial(i, y, g) FROM d",
              "ttest_partial(): argument 1 (shard) is '1' in some rows and '2' in others; GROUP BY "
              "it, or give all rows one name");
  CHECK_ERROR(db, "SELECT ttest_partial(nullif(i, 3), y, g) FROM d WHERE i = 3",
              "ttest_partial(): argument 1 (shard) is NULL; give every shard a name of its own, so "
              "that none is merged twice");
  CHECK_ERROR(db, "SELECT ttest_partial('', y, g) FROM d",
              "ttest_partial(): argument 1 (shard) is empty; give every shard a name of its own, "
              "so that none is merged twice");
  CHECK_ERROR(db, "SELECT ttest_partial(1, 'a', g) FROM d",
              "ttest_partial(): argument 2 (y) must be a number, not 'a'; CAST it, or leave such "
              "rows out with WHERE or FILTER");
  /* Where there was no row, there is no name; and it may be repeated. */
  CHECK_TEXT(db,
             "WITH e(b) AS (SELECT ttest_partial(1, y, g) FROM d WHERE 0) SELECT (SELECT "
             "ttest_merge(b) FROM (SELECT b FROM e UNION ALL SELECT b FROM p UNION ALL SELECT b "
             "FROM e)) = (SELECT ttest(y, g) FROM d)",
             "1");
  CHECK_TEXT(db,
             "SELECT (SELECT ttest_merge(b) FROM (SELECT ttest_partial(1, y, g) AS b FROM d WHERE "
             "0)) = (SELECT ttest(y, g) FROM d WHERE 0)",
             "1");
  CHECK_TEXT(db,
             "SELECT (SELECT ttest_merge(b) FROM p WHERE 0) = (SELECT ttest(y, g) FROM d WHERE 0)",
             "1");
}

static void test_options(sqlite3 *db) {
  CHECK_ERROR(
      db,
      "SELECT ttest_merge(b) FROM (SELECT ttest_partial(1, y, g, '{\"conf_level\":0.9}') AS b"
      " FROM d UNION ALL SELECT ttest_partial(2, y, g, '{\"conf_level\":0.8}') FROM d)",
      "ttest_merge(): shard '1' was made with the options {\"conf_level\":0.9}, but '2' with "
      "{\"conf_level\":0.8}; give all the same text");
  CHECK_TEXT(db,
             "SELECT (SELECT ttest_merge(b, '{\"conf_level\":0.9,\"reference\":\"b\"}') FROM p) = "
             "(SELECT ttest(y, g, '{\"conf_level\":0.9,\"reference\":\"b\"}') FROM d)",
             "1");
  /* over what the partials were given */
  CHECK_TEXT(db,
             "SELECT (SELECT ttest_merge(b, '{\"conf_level\":0.5}') FROM (SELECT ttest_partial(1, "
             "y, g, '{\"conf_level\":0.9,\"method\":\"welch\"}') AS b FROM d)) = (SELECT ttest(y, "
             "g, '{\"method\":\"welch\",\"conf_level\":0.5}') FROM d)",
             "1");
  CHECK_ERROR(db, "SELECT ttest_merge(b, '{\"scale\":\"log\"}') FROM p",
              "ttest_merge(): option 'scale' concerns the rows: give it to the partials; here are "
              "conf_level, method, alternative, reference, margin, power, tests");
  CHECK_ERROR(db, "SELECT ttest_merge(b, '{\"nope\":1}') FROM p",
              "ttest_merge(): unknown option 'nope'; allowed are conf_level, method, alternative, "
              "reference, margin, power, tests");
  CHECK_ERROR(db, "SELECT ttest_merge(b, 1) FROM p",
              "ttest_merge(): argument 2 must be options: a JSON object such as "
              "'{\"conf_level\":…}'");
  CHECK_ERROR(db,
              "SELECT ttest_merge(b) FROM (SELECT b FROM p UNION ALL SELECT ttest_partial('two', "
              "y, g, '{}') FROM d)",
              "ttest_merge(): shard 'one' was made with the options none, but 'two' with {}; give "
              "all the same text");
  CHECK_ERROR(db,
              "SELECT sobel_merge(b) FROM (SELECT sobel_partial('a', i, y, y * y) AS b FROM d "
              "UNION ALL SELECT sobel_partial('b', i, y, y * y, g) FROM d)",
              "sobel_merge(): shard 'a' was made with 3 arguments beside the shard, but 'b' with "
              "4; call the partial alike for all");
}

/* In views, where the schema is not trusted, and stored. */
static void test_places(sqlite3 *db) {
  run(db,
      "PRAGMA trusted_schema = OFF;"
      "CREATE VIEW shard AS SELECT i % 4 AS k, ttest_partial(i % 4, y, g) AS b FROM d GROUP BY 1;"
      "CREATE VIEW merged AS SELECT ttest_merge(b) AS fit FROM shard;"
      "CREATE TABLE stored(b BLOB); INSERT INTO stored SELECT b FROM shard;");
  CHECK_TEXT(db, "SELECT fit = (SELECT ttest(y, g) FROM d) FROM merged", "1");
  CHECK_TEXT(db, "SELECT ttest_merge(b) = (SELECT fit FROM merged) FROM stored", "1");
  CHECK_TEXT(db,
             "SELECT estimate = (SELECT ttest(y, g) ->> 'estimate' FROM d) FROM merged, "
             "ttest(merged.fit)",
             "1");
}

/* The same text, but for the last digits of numbers, which the machine's libm decides. */
static bool alike(const char *got, const char *want) {
  while (*got && *want) {
    char *after_got, *after_want;
    double a = strtod(got, &after_got), b = strtod(want, &after_want);
    bool numbers = after_got != got && after_want != want;
    if (numbers ? !(fabs(a - b) <= 1e-13 * fabs(b)) : *got != *want) return false;
    got = numbers ? after_got : got + 1;
    want = numbers ? after_want : want + 1;
  }
  return *got == *want;
}

/* Blobs that were made elsewhere, at another time: the fit is, to the byte, that of the rows here,
** and that of then. (Its version may be another.) */
static void test_stored(sqlite3 *db) {
  run(db, STORED_ROWS);
  for (size_t i = 0; i < sizeof STORED / sizeof *STORED; i++) {
    const struct stored *s = &STORED[i];
    char *sql = sqlite3_mprintf(
        "SELECT CASE WHEN merged IS NOT whole THEN 'not the fit of the rows: ' || merged"
        " ELSE substr(merged, instr(merged, '\"n\":')) END"
        " FROM (SELECT (SELECT %s_merge(b) FROM (SELECT x'%s' AS b UNION ALL SELECT x'%s')) AS"
        " merged, (SELECT %s(%s) FROM %s) AS whole)",
        s->function, s->blob[0], s->blob[1], s->function, s->arguments, s->table);
    const char *got = text_of(db, sql);
    if (!CHECK(alike(got, s->fit))) printf("  %s gives %s\n  not %s\n", s->function, got, s->fit);
    sqlite3_free(sql);
  }
  run(db, "DROP TABLE d; DROP TABLE l");
}

/* With the word stored: only that, for where a test takes long (tests/shards/big_endian.sh). */
int main(int n, char **arguments) {
  sqlite3 *db = open_database();
  test_stored(db);
  if (n > 1 && strcmp(arguments[1], "stored") == 0) {
    sqlite3_close(db);
    return test_end();
  }
  run(db, "CREATE TABLE d AS WITH RECURSIVE s(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM s WHERE "
          "i < 20) SELECT i, i * 37 % 23 / 8.0 AS y, iif(i % 3, 'a', 'b') AS g FROM s;"
          "CREATE TABLE p AS SELECT ttest_partial('one', y, g) AS b FROM d;");
  blob good = blob_of(db, "SELECT ttest_partial(2, y, g, '{}') FROM d");
  test_types(db);
  test_shards(db);
  test_options(db);
  test_places(db);
  run(db, "DELETE FROM p");
  CHECK(begins(merge(db, "ttest", &good, good.n), "{\"function\":\"ttest\""));
  test_damage(db, &good);
  test_cut(db, &good);
  test_formats(db, &good);
  test_forged(db, &good, "ttest");
  good = blob_of(db, "SELECT sobel_partial('s', i, y, i * i % 7, g) FROM d");
  test_forged(db, &good, "sobel");
  test_few_arguments(db, &good, "sobel", 3);
  good = blob_of(db, "SELECT ols_partial('s', y, i, g, i % 3, '{\"cluster\":\"x3\"}') FROM d");
  test_forged(db, &good, "ols");
  test_few_arguments(db, &good, "ols", 2);
  good = blob_of(db, "SELECT ols_interaction_partial('s', y, i, g, i % 4 > 0, "
                     "'{\"within\":\"cov1\",\"factors\":[\"cov1\"]}') FROM d");
  test_forged(db, &good, "ols_interaction");
  test_few_arguments(db, &good, "ols_interaction", 3);
  good = blob_of(db, "SELECT exact_graph_partial('s', i, 'y', y, g) FROM d WHERE i < 6");
  test_forged(db, &good, "exact_graph");
  good = blob_of(db, "SELECT exact_graph_partial('s', json_object('y', y, 'i', i, 'g', g), "
                     "'{\"block\":\"g\"}') FROM d WHERE i < 6");
  test_forged(db, &good, "exact_graph");
  test_few_arguments(db, &good, "exact_graph", 1);
  CHECK(sqlite3_close(db) == SQLITE_OK);
  CHECK(sqlite3_memory_used() == 0);
  return test_end();
}
