/*
** The input chooses partial results of two shards and changes one of them: bytes, whole numbers,
** real numbers, pieces put in or left out. Its length and checksum are made right again, so that
** what is inside is read. The merge ends in a fit, or in an error that begins with the function's
** name.
*/
#include "base/hash.h"
#include "fuzz/catalogue.h"
#include "fuzz/data.h"

enum { MOST_BYTES = 1 << 16, MOST_EDITS = 8, LENGTH_AT = 17, HEAD = 25, HASH = 8 };

/* A function, its arguments behind the shard, and what of `data` it is given. */
static const struct {
  const char *of, *arguments, *set;
} CALLS[] = {{"ttest", "y, \"group\"", "0"},
             {"ttest", "y + 1, \"group\", '{\"scale\":\"log\"}'", "0"},
             {"ols", "y, x, cov", "0"},
             {"ols", "y, x, x1", "2"},
             {"ols", "y, x, \"group\", '{\"robust\":\"by_group\",\"group\":\"x2\"}'", "0"},
             {"ols", "y, x, cluster, '{\"cluster\":\"x2\"}'", "0"},
             {"ols_interaction", "y, x, moderator, cov", "0"},
             {"ols_interaction", "y, block, moderator", "2"},
             {"ols_interaction", "y, x, moderator, block, '{\"within\":\"cov1\"}'", "0"},
             {"sobel", "x, m, y", "0"},
             {"sobel", "m, y, p, cov", "2"},
             {"exact_graph", "unit, variable, value, '{\"draws\":2,\"threads\":1}'", "0"},
             {"exact_graph", "unit, variable, value, block, '{\"draws\":2,\"threads\":1}'", "1"}};

enum { N_CALLS = sizeof CALLS / sizeof *CALLS };

typedef struct blob {
  uint8_t *bytes;
  size_t n;
} blob;

static blob shards[N_CALLS][2];

static blob partial_of(sqlite3 *db, int call, int shard) {
  char sql[512];
  sqlite3_snprintf(sizeof sql, sql,
                   "SELECT %s_partial(shard, %s) FROM data WHERE \"set\" = %s AND shard = 's%d'",
                   CALLS[call].of, CALLS[call].arguments, CALLS[call].set, shard);
  sqlite3_stmt *query = NULL;
  blob b = {0};
  sqlite3_prepare_v2(db, sql, -1, &query, NULL);
  if (sqlite3_step(query) == SQLITE_ROW) {
    b.n = (size_t)sqlite3_column_bytes(query, 0);
    b.bytes = malloc(b.n);
    if (b.bytes) memcpy(b.bytes, sqlite3_column_blob(query, 0), b.n);
  } else {
    fuzz_fail(sqlite3_errmsg(db), sql);
  }
  sqlite3_finalize(query);
  return b;
}

static void prepare(sqlite3 *db) {
  fuzz_make_data(db);
  for (int i = 0; i < N_CALLS; i++) {
    for (int s = 0; s < 2; s++) shards[i][s] = partial_of(db, i, s);
  }
}

static void put_word(uint8_t *at, uint64_t word) {
  for (int i = 0; i < 8; i++) at[i] = (uint8_t)(word >> (8 * i));
}

/* What stands for a count or, bit by bit, for a real number. */
static const uint64_t WORDS[] = {0,
                                 1,
                                 2,
                                 3,
                                 7,
                                 64,
                                 255,
                                 1000,
                                 65535,
                                 UINT64_C(1) << 31,
                                 UINT64_C(1) << 32,
                                 UINT64_C(1) << 62,
                                 INT64_MAX,
                                 UINT64_C(1) << 63,
                                 UINT64_MAX,
                                 UINT64_MAX - 1,
                                 UINT64_C(0x3ff0000000000000),
                                 UINT64_C(0xbff0000000000000),
                                 UINT64_C(0x7ff0000000000000),
                                 UINT64_C(0xfff0000000000000),
                                 UINT64_C(0x7ff8000000000000),
                                 UINT64_C(0x7fefffffffffffff),
                                 UINT64_C(0x0000000000000001),
                                 UINT64_C(0x4340000000000000)};

/* One change at a place of its own. The block has room for MOST_BYTES. */
static void edit(fuzz_input *in, blob *b) {
  size_t at = HEAD + fuzz_word(in, 2) % (b->n - HEAD - HASH);
  size_t left = b->n - HASH - at, piece = 1 + (size_t)fuzz_below(in, 32);
  switch (fuzz_below(in, 8)) {
  case 0:
    b->bytes[at] = fuzz_byte(in);
    break;
  case 1:
    b->bytes[at] ^= (uint8_t)(1 << fuzz_below(in, 8));
    break;
  case 2:
    if (left >= 8) put_word(b->bytes + at, fuzz_word(in, 8));
    break;
  case 3: /* out */
    if (piece >= left) break;
    memmove(b->bytes + at, b->bytes + at + piece, b->n - at - piece);
    b->n -= piece;
    break;
  case 4: /* twice */
    if (piece >= left || b->n + piece > MOST_BYTES) break;
    memmove(b->bytes + at + piece, b->bytes + at, b->n - at);
    b->n += piece;
    break;
  default:
    if (left >= 8) put_word(b->bytes + at, FUZZ_PICK(in, WORDS));
  }
}

static void make_whole(blob *b) {
  put_word(b->bytes + LENGTH_AT, b->n);
  put_word(b->bytes + b->n - HASH, clt_hash(b->bytes, b->n - HASH));
}

static void merge(const char *of, const blob *first, const blob *second, const char *options) {
  char sql[160];
  fuzz_function f = {.type = 'a'};
  snprintf(f.name, sizeof f.name, "%s_merge", of);
  snprintf(sql, sizeof sql, "SELECT %s(column1, ?3) FROM (VALUES (?1), (?2))", f.name);
  sqlite3_stmt *query = fuzz_statement(sql);
  sqlite3_bind_blob(query, 1, first->bytes, (int)first->n, SQLITE_STATIC);
  sqlite3_bind_blob(query, 2, second->bytes, (int)second->n, SQLITE_STATIC);
  sqlite3_bind_text(query, 3, options, -1, SQLITE_STATIC);
  fuzz_result(query, &f);
  sqlite3_finalize(query);
}

static void fuzz_one(fuzz_input *in) {
  fuzz_prepare = prepare;
  fuzz_db();
  int call = fuzz_below(in, N_CALLS), order = fuzz_byte(in);
  const blob *from = &shards[call][order & 1], *other = &shards[call][!(order & 1)];
  blob changed = {malloc(MOST_BYTES), from->n};
  if (!changed.bytes) return;
  memcpy(changed.bytes, from->bytes, from->n);
  int edits = 1 + fuzz_below(in, MOST_EDITS);
  for (int i = 0; i < edits && fuzz_left(in); i++) edit(in, &changed);
  make_whole(&changed);
  bool first = order & 2;
  const char *options = strcmp(CALLS[call].of, "exact_graph") == 0 ? "{\"draws\":2}" : "{}";
  merge(CALLS[call].of, first ? &changed : other, first ? other : &changed, options);
  if (fuzz_failed) printf("  %s_partial(shard, %s)\n", CALLS[call].of, CALLS[call].arguments);
  free(changed.bytes);
}

FUZZ_TARGET("partial")
