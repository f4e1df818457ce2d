/*
** Moments by stratum: what is told apart, levels that only some strata meet, any number of factors
** in a row, merging, the shift, and failing allocations.
*/
#include "stat/regression/strata.h"

#include "base/rng.h"
#include "test.h"

static const clt_allocator heap = {realloc, free};

enum { K = 2, ROWS = 3000, FACTORS = 3, LEVELS = 40 };

typedef struct row {
  int key[CLT_KEYS];
  double x[K];
  int on[FACTORS];
} row;

/* Multiples of 1/16 about 1e9, so that sums about the first row are exact in double. Factor f has
** levels of its own, of which a block meets a third. */
static void make_rows(row *rows, uint64_t seed) {
  clt_rng rng;
  clt_rng_seed(&rng, seed, 0);
  for (int i = 0; i < ROWS; i++) {
    row *r = &rows[i];
    r->key[CLT_KEY_BLOCK] = (int)clt_rng_below(&rng, 60);
    r->key[CLT_KEY_GROUP] = (int)clt_rng_below(&rng, 3);
    r->key[CLT_KEY_X] = (int)clt_rng_below(&rng, 2);
    for (int j = 0; j < K; j++) r->x[j] = 1e9 + (double)clt_rng_below(&rng, 1000) / 16.0;
    for (int f = 0; f < FACTORS; f++) {
      int level = 3 * (int)clt_rng_below(&rng, LEVELS / 3) + r->key[CLT_KEY_BLOCK] % 3;
      r->on[f] = f * LEVELS + level;
    }
  }
}

static bool same_key(const int *a, const int *b) {
  return memcmp(a, b, CLT_KEYS * sizeof *a) == 0;
}

/* The indicator of a level in the stratum, -1 if the stratum has not met it. */
static int indicator_of(const clt_stratum *s, int level) {
  for (int i = 0; i < s->moments.indicators; i++) {
    if (s->level[i] == level) return i;
  }
  return -1;
}

/* Sum of (x - shift) over the rows of the stratum in which the level is on (-1: all rows). */
static double sum_of(const clt_strata *strata, const clt_stratum *s, const row *rows, int level,
                     int j, int *n) {
  double sum = 0.0;
  *n = 0;
  for (int i = 0; i < ROWS; i++) {
    bool on = level < 0;
    for (int f = 0; f < FACTORS; f++) on = on || rows[i].on[f] == level;
    if (!on || !same_key(rows[i].key, s->key)) continue;
    sum += rows[i].x[j] - strata->shift[j];
    ++*n;
  }
  return sum;
}

static void check_stratum(const clt_strata *strata, const clt_stratum *s, const row *rows) {
  int n;
  double sum = sum_of(strata, s, rows, -1, 1, &n);
  CHECK(n > 0 && s->moments.n == n);
  clt_dd got = clt_moments_raw_product(&s->moments, CLT_CONSTANT, clt_numeric_column(1));
  CHECK(dd_to_double(dd_sub(got, dd_mul_d(dd_from(strata->shift[1]), n))) == sum);
  for (int level = 0; level < FACTORS * LEVELS; level++) {
    sum = sum_of(strata, s, rows, level, 0, &n);
    int i = indicator_of(s, level);
    CHECK((i >= 0) == (n > 0));
    if (i < 0) continue;
    int column = clt_indicator_column(&s->moments, i);
    CHECK(clt_moments_product(&s->moments, column, column).hi == n);
    got = clt_moments_raw_product(&s->moments, column, clt_numeric_column(0));
    CHECK(dd_to_double(dd_sub(got, dd_mul_d(dd_from(strata->shift[0]), n))) == sum);
  }
}

static void check_all(const clt_strata *strata, const row *rows) {
  CHECK(strata->n == ROWS);
  double sum = 0.0;
  for (int i = 0; i < ROWS; i++) sum += rows[i].x[1] - 1e9;
  CHECK_NEAR(clt_strata_mean(strata, 1) - 1e9, sum / ROWS, 1e-7);
  for (int i = 0; i < strata->count; i++) {
    for (int j = 0; j < i; j++) CHECK(!same_key(strata->stratum[i]->key, strata->stratum[j]->key));
    check_stratum(strata, strata->stratum[i], rows);
  }
}

static bool add(clt_strata *strata, const row *r) {
  return clt_strata_add(strata, r->key, r->x, r->on, FACTORS);
}

static void test_rows(void) {
  static row rows[ROWS];
  clt_arena arena;
  clt_strata strata, half, other;
  clt_arena_init(&arena, &heap);
  make_rows(rows, 1);
  clt_strata_init(&strata, &arena, K, NULL);
  CHECK(clt_strata_mean(&strata, 0) == 0.0);
  for (int i = 0; i < ROWS; i++) CHECK(add(&strata, &rows[i]));
  CHECK(strata.shift[0] == rows[0].x[0] && strata.count > 300);
  check_all(&strata, rows);
  /* two halves, the second about the shift of the first, and merged */
  clt_strata_init(&half, &arena, K, NULL);
  for (int i = 0; i < ROWS / 2; i++) CHECK(add(&half, &rows[i]));
  clt_strata_init(&other, &arena, K, half.shift);
  for (int i = ROWS / 2; i < ROWS; i++) CHECK(add(&other, &rows[i]));
  CHECK(other.shift == half.shift && clt_strata_merge(&half, &other));
  check_all(&half, rows);
  /* into nothing */
  clt_strata_init(&other, &arena, K, NULL);
  CHECK(clt_strata_merge(&other, &strata) && other.shift[0] == strata.shift[0]);
  check_all(&other, rows);
  clt_arena_free(&arena);
}

/* A row may be at the levels of hundreds of factors. */
static void test_many_factors(void) {
  enum { MANY = 300 };
  const int key[CLT_KEYS] = {0};
  int on[MANY];
  double x[K] = {1.0, 2.0};
  clt_arena arena;
  clt_strata strata;
  clt_arena_init(&arena, &heap);
  clt_strata_init(&strata, &arena, K, NULL);
  for (int n_on = 0; n_on <= MANY; n_on += 50) {
    for (int i = 0; i < n_on; i++) on[i] = 7 * i;
    CHECK(clt_strata_add(&strata, key, x, on, n_on));
  }
  const clt_moments *m = &strata.stratum[0]->moments;
  CHECK(strata.n == 7 && m->n == 7);
  if (CHECK(m->indicators == MANY)) {
    int last = clt_indicator_column(m, MANY - 1), first = clt_indicator_column(m, 0);
    CHECK(clt_moments_product(m, last, first).hi == 1.0);
    CHECK(clt_moments_product(m, first, first).hi == 6.0);
  }
  clt_arena_free(&arena);
}

/* ---- memory that fails ---- */

static int allowed;

static void *stingy(void *block, size_t bytes) {
  return allowed-- > 0 ? realloc(block, bytes) : NULL;
}

static const clt_allocator failing = {stingy, free};

static bool build(const row *rows, clt_arena *arena) {
  clt_strata strata, whole;
  clt_strata_init(&strata, arena, K, NULL);
  for (int i = 0; i < 400; i++) {
    if (!add(&strata, &rows[i])) return false;
  }
  clt_strata_init(&whole, arena, K, NULL);
  return clt_strata_merge(&whole, &strata);
}

static void test_no_memory(void) {
  static row rows[ROWS];
  bool done = false;
  make_rows(rows, 2);
  for (int most = 0; !done && most < 10000; most++) {
    clt_arena arena;
    clt_arena_init(&arena, &failing);
    allowed = most;
    done = build(rows, &arena);
    CHECK(done == !clt_arena_failed(&arena));
    clt_arena_free(&arena);
  }
  CHECK(done);
}

int main(void) {
  test_rows();
  test_many_factors();
  test_no_memory();
  return test_end();
}
