/*
** For the tests of partial results: random tables in shards, whose merged fit must be that of all
** rows to the byte, whatever the number, the order and the sizes of the shards. Table r has
**   i, k        number of the row; its shard
**   y, x, m     numbers with decimals, NULL here and there, in some rounds far from 0
**   g           'a' or 'b'
**   f, h        factors, of which a shard has other levels than the next; and by row
**   c           clusters, some of one row, some in one shard, some of many rows in all of them
*/
#ifndef CLT_FUNCTIONS_PARTIALS_H
#define CLT_FUNCTIONS_PARTIALS_H

#include "base/rng.h"
#include "sql_test.h"
#include "stat/distribution/rng_normal.h"

/* One of some rounds, each another number of shards, or one a row: shard 1 has one row in many of
** them, and of 64 shards some have none. */
static inline void partials_fill(sqlite3 *db, int round) {
  static const uint32_t numbers[] = {1, 2, 7, 64, 3, 0, 9, 4, 64, 5};
  clt_rng rng;
  sqlite3_stmt *insert = NULL;
  clt_rng_seed(&rng, 20261128, (uint64_t)round);
  uint32_t shards = numbers[round % 10];
  double offset = round % 3 == 1 ? 1e12 : round % 3 == 2 ? -4.7e5 : 0.0;
  int rows = round % 7 == 6 ? 12 : 60 + (int)clt_rng_below(&rng, 300);
  run(db, "DROP TABLE IF EXISTS r; CREATE TABLE r(i, k, y, x, m, g, f, h, c); BEGIN");
  sqlite3_prepare_v2(db,
                     "INSERT INTO r VALUES (?1, 's' || ?2, ?3, ?4, ?5, iif(?6, 'a', 'b'), 'f' || "
                     "?7, 'h' || ?8, ?9)",
                     -1, &insert, NULL);
  for (int i = 0; i < rows; i++) {
    uint32_t k = i == 7 || shards == 1 ? 0 : 1 + clt_rng_below(&rng, shards ? shards - 1 : 1);
    if (shards == 0) k = (uint32_t)i;
    uint32_t g = clt_rng_below(&rng, 2), f = k % 16 / 2 + clt_rng_below(&rng, 2);
    double x = clt_rng_normal(&rng), m = 0.4 * x + clt_rng_normal(&rng) + 0.3 * g;
    double value[] = {0.1 * x * (1 + g) + m + clt_rng_normal(&rng) + 0.7 * f + offset, x, m};
    sqlite3_bind_int(insert, 1, i);
    sqlite3_bind_int(insert, 2, (int)k);
    for (int v = 0; v < 3; v++) {
      sqlite3_bind_double(insert, 3 + v, value[v]);
      if (clt_rng_below(&rng, 40) == 0) sqlite3_bind_null(insert, 3 + v);
    }
    uint32_t c = clt_rng_below(&rng, 3) ? clt_rng_below(&rng, 4) : 4 + clt_rng_below(&rng, 60);
    const uint32_t label[] = {g, f, clt_rng_below(&rng, 4), c};
    for (int l = 0; l < 4; l++) sqlite3_bind_int(insert, 6 + l, (int)label[l]);
    sqlite3_step(insert);
    sqlite3_reset(insert);
  }
  sqlite3_finalize(insert);
  run(db, "COMMIT");
}

/* The function's fit of all rows of r, and of its shards in another order, one of them empty. */
static inline bool partials_same(sqlite3 *db, const char *function, const char *arguments) {
  char sql[1200];
  sqlite3_snprintf(sizeof sql, sql,
                   "WITH p AS (SELECT k, %s_partial(k, %s) AS b FROM r GROUP BY k UNION ALL SELECT"
                   " 's3', %s_partial('empty', %s) FROM r WHERE 0)"
                   "SELECT (SELECT %s_merge(b) FROM (SELECT b FROM p ORDER BY k = 's1',"
                   " substr(k, 2) * 7 %% 10)) IS (SELECT %s(%s) FROM r)",
                   function, arguments, function, arguments, function, function, arguments);
  const char *same = text_of(db, sql);
  if (strcmp(same, "1") == 0) return true;
  printf("  %s(%s): %s\n", function, arguments, same);
  return false;
}

/* What differs, for whoever looks for the reason. */
static inline void partials_print(sqlite3 *db, const char *function, const char *arguments) {
  char sql[1200];
  sqlite3_snprintf(sizeof sql, sql, "SELECT %s(%s) FROM r", function, arguments);
  printf("  one pass: %s\n", text_of(db, sql));
  sqlite3_snprintf(sizeof sql, sql,
                   "SELECT %s_merge(b) FROM (SELECT %s_partial(k, %s) AS b FROM r GROUP BY k)",
                   function, function, arguments);
  printf("  merged:   %s\n", text_of(db, sql));
}

/* In so many rounds, over what stands in the braces of `calls`: the arguments, options among
** them. */
#define CHECK_PARTIALS(db, function, calls, rounds)                                                \
  check_partials((db), (function), (calls), sizeof(calls) / sizeof *(calls), (rounds))

static inline void check_partials(sqlite3 *db, const char *function, const char *const *calls,
                                  size_t n, int rounds) {
  for (int round = 0; round < rounds; round++) {
    partials_fill(db, round);
    for (size_t i = 0; i < n; i++) {
      if (CHECK(partials_same(db, function, calls[i]))) continue;
      printf("  in round %d\n", round);
      partials_print(db, function, calls[i]);
    }
  }
  run(db, "DROP TABLE r");
}

#endif
