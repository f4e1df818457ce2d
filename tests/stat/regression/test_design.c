/*
** The columns of a model over strata: moments, parts and rows of a design are those of the rows
** written out with all its columns.
*/
#include "stat/regression/design.h"

#include "base/rng.h"
#include "test.h"

static const clt_allocator heap = {realloc, free};

enum { K = 3, ROWS = 700, BLOCKS = 5, GROUPS = 3, XS = 2, LEVELS = 12, MOST = 64 };

typedef struct row {
  int key[CLT_KEYS];
  double x[K];
  int on[2];
} row;

/* Multiples of 1/16 with offsets of 1e9, so that differences are exact. Block 4 has one row; levels
** 9 to 11 are met in block 0 only. */
static void make_rows(row *rows, uint64_t seed) {
  static const double offset[K] = {1e9, 0.0, -1e9};
  clt_rng rng;
  clt_rng_seed(&rng, seed, 0);
  for (int i = 0; i < ROWS; i++) {
    row *r = &rows[i];
    r->key[CLT_KEY_BLOCK] = i == 77 ? 4 : (int)clt_rng_below(&rng, 4);
    r->key[CLT_KEY_GROUP] = (int)clt_rng_below(&rng, GROUPS);
    r->key[CLT_KEY_X] = (int)clt_rng_below(&rng, XS);
    for (int j = 0; j < K; j++) r->x[j] = offset[j] + (double)clt_rng_below(&rng, 4000) / 16.0;
    r->on[0] = (int)clt_rng_below(&rng, 6);
    r->on[1] = 6 + (int)clt_rng_below(&rng, r->key[CLT_KEY_BLOCK] ? 3 : 6);
  }
}

static void key_of(int *key, int block, int group, int x) {
  key[CLT_KEY_BLOCK] = block;
  key[CLT_KEY_GROUP] = group;
  key[CLT_KEY_X] = x;
}

/* Every kind of column, in no particular order; one of a key that no row has. */
static void make_design(clt_design *design, clt_arena *arena) {
  int key[CLT_KEYS];
  clt_design_init(design, arena);
  clt_design_numeric(design, 2, NULL);
  clt_design_numeric(design, 0, NULL);
  for (int b = 0; b < BLOCKS; b++) {
    key_of(key, b, CLT_ANY, CLT_ANY);
    clt_design_numeric(design, 0, key);
    clt_design_indicator(design, CLT_ANY, key);
    key_of(key, b, 1, CLT_ANY);
    clt_design_indicator(design, CLT_ANY, key);
  }
  for (int l = LEVELS - 1; l >= 0; l -= 1 + (l == 3)) clt_design_indicator(design, l, NULL);
  key_of(key, CLT_ANY, 2, 1);
  clt_design_numeric(design, 1, key);
  clt_design_numeric(design, 0, key);
  clt_design_indicator(design, CLT_ANY, key);
  key_of(key, CLT_ANY, -2, CLT_ANY);
  clt_design_numeric(design, 1, key);
  clt_design_indicator(design, CLT_ANY, key);
}

static bool on_in(const int *wanted, const int *key) {
  bool on = true;
  for (int i = 0; i < CLT_KEYS; i++) on = on && (wanted[i] == CLT_ANY || wanted[i] == key[i]);
  return on;
}

/* A row with all columns of the design: as numbers, without the shift where unrestricted. */
static void write_out(const clt_design *design, const row *r, const double *shift, clt_moments *m) {
  double x[MOST];
  int on[MOST], n = 0;
  for (int i = 0; i < design->numerics; i++) {
    const clt_design_column *c = &design->numeric[i];
    bool restricted = false;
    for (int j = 0; j < CLT_KEYS; j++) restricted = restricted || c->key[j] != CLT_ANY;
    x[i] = on_in(c->key, r->key) ? r->x[c->base] - (restricted ? shift[c->base] : 0.0) : 0.0;
  }
  for (int i = 0; i < design->indicators; i++) {
    const clt_design_column *c = &design->indicator[i];
    bool is_on =
        c->base == CLT_ANY ? on_in(c->key, r->key) : r->on[0] == c->base || r->on[1] == c->base;
    if (is_on) on[n++] = i;
  }
  clt_moments_add(m, x, on, n);
}

/* All products of two columns. Those of the whole are placed in the part; NULL: where they are. */
static void compare(const clt_moments *got, const int *place, const clt_moments *want) {
  int columns = clt_indicator_column(want, want->indicators);
  CHECK(got->n == want->n);
  for (int a = 0; a < columns; a++) {
    for (int b = 0; b <= a; b++) {
      clt_dd w = clt_moments_raw_product(want, a, b), g = dd_from(0.0);
      int at_a = place ? place[a] : a, at_b = place ? place[b] : b;
      if (at_a >= 0 && at_b >= 0) g = clt_moments_raw_product(got, at_a, at_b);
      /* both columns may have an offset of 1e9, whose squares are the size of what is summed */
      double size = sqrt(clt_moments_raw_product(want, a, a).hi) *
                    sqrt(clt_moments_raw_product(want, b, b).hi);
      CHECK(fabs(dd_sub(g, w).hi) <= 1e-29 * size);
    }
  }
}

static void expand(const clt_design *design, const row *rows, int n, const int *key,
                   const double *shift, clt_moments *m, clt_arena *arena) {
  CHECK(clt_moments_init(m, arena, design->numerics));
  for (int i = 0; i < design->indicators; i++) CHECK(clt_moments_add_indicator(m, NULL));
  for (int i = 0; i < n; i++) {
    if (!key || on_in(key, rows[i].key)) write_out(design, &rows[i], shift, m);
  }
}

/* Of the strata that a key lets through, as a whole and as the part that is on there. */
static void test_key(const clt_design *design, const clt_strata *strata, const row *rows, int n,
                     const int *key, clt_arena *arena) {
  clt_moments got, want;
  clt_design_part part;
  expand(design, rows, n, key, strata->shift, &want, arena);
  CHECK(clt_design_moments(design, strata, key, &got, arena, NULL));
  CHECK(got.k == design->numerics && got.indicators == design->indicators);
  for (int i = 0; n && i < design->numerics; i++) {
    CHECK(got.shift[i] == clt_design_shift(design, strata->shift, i));
  }
  compare(&got, NULL, &want);
  CHECK(clt_design_part_of(design, strata, key, &part, arena, NULL));
  CHECK(clt_design_moments(&part.design, strata, key, &got, arena, NULL));
  CHECK(part.design.numerics < design->numerics && part.design.indicators < design->indicators);
  compare(&got, part.place, &want);
}

static bool fill(clt_strata *strata, const row *rows, int n, clt_arena *arena) {
  clt_strata_init(strata, arena, K, NULL);
  for (int i = 0; i < n; i++) {
    if (!clt_strata_add(strata, rows[i].key, rows[i].x, rows[i].on, 2)) return false;
  }
  return true;
}

static void test_moments(int n) {
  static row rows[ROWS];
  clt_arena arena;
  clt_strata strata;
  clt_design design;
  int key[CLT_KEYS];
  clt_arena_init(&arena, &heap);
  make_rows(rows, 3);
  make_design(&design, &arena);
  CHECK(fill(&strata, rows, n, &arena));
  test_key(&design, &strata, rows, n, NULL, &arena);
  for (int b = 0; b < BLOCKS; b++) {
    key_of(key, b, CLT_ANY, CLT_ANY);
    test_key(&design, &strata, rows, n, key, &arena);
  }
  for (int g = 0; g <= GROUPS; g++) { /* the last is that of no row */
    key_of(key, CLT_ANY, g, CLT_ANY);
    test_key(&design, &strata, rows, n, key, &arena);
  }
  clt_arena_free(&arena);
}

/* The rows one by one: the numeric columns about the shift, the indicators that are on. */
static void test_rows(void) {
  static row rows[ROWS];
  clt_dd numeric[MOST];
  int on[MOST], n_on;
  clt_arena arena;
  clt_strata strata;
  clt_design design;
  clt_moments sums, want;
  clt_arena_init(&arena, &heap);
  make_rows(rows, 4);
  make_design(&design, &arena);
  CHECK(fill(&strata, rows, ROWS, &arena));
  CHECK(clt_moments_init(&sums, &arena, design.numerics));
  for (int i = 0; i < design.indicators; i++) CHECK(clt_moments_add_indicator(&sums, NULL));
  for (int i = 0; i < ROWS; i++) {
    double x[MOST];
    clt_raw_row raw = {rows[i].key, rows[i].x, rows[i].on, 2};
    clt_design_row(&design, strata.shift, &raw, numeric, on, &n_on);
    for (int j = 0; j < design.numerics; j++) {
      x[j] = numeric[j].hi + clt_design_shift(&design, strata.shift, j);
      CHECK(numeric[j].lo == 0.0);
    }
    clt_moments_add(&sums, x, on, n_on);
  }
  CHECK(clt_design_moments(&design, &strata, NULL, &want, &arena, NULL));
  compare(&sums, NULL, &want);
  clt_arena_free(&arena);
}

static bool stop(void *host, double done, double waited) {
  (void)done;
  (void)waited;
  ++*(int *)host;
  return true;
}

static void test_stopped(void) {
  static row rows[ROWS];
  clt_arena arena;
  clt_strata strata;
  clt_design design;
  clt_moments m;
  clt_design_part part;
  int asked = 0;
  clt_task task = {.poll = stop, .host = &asked};
  clt_arena_init(&arena, &heap);
  make_rows(rows, 5);
  make_design(&design, &arena);
  CHECK(fill(&strata, rows, ROWS, &arena));
  CHECK(!clt_design_moments(&design, &strata, NULL, &m, &arena, &task));
  CHECK(!clt_design_part_of(&design, &strata, NULL, &part, &arena, &task));
  CHECK(asked == 1 && !clt_arena_failed(&arena));
  clt_arena_free(&arena);
}

int main(void) {
  test_moments(ROWS);
  test_moments(1);
  test_moments(0);
  test_rows();
  test_stopped();
  return test_end();
}
