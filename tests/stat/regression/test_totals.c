/*
** Exact sums: both instruction sets against whole numbers that hold them, and against each other;
** values of all sizes in any order; products; what is beyond the digits. Includes the source to
** reach both.
*/
#include "stat/regression/totals.c"

#include "base/rng.h"
#include "test.h"

#include <stdlib.h>

enum { MOST = 5, ROWS = 700 };

static const clt_allocator heap = {realloc, free};

typedef struct table {
  double x[ROWS][MOST];
  int on[ROWS];
} table;

/* The table's rows from `first` on, one in every `step`. */
static void gather(clt_totals *t, clt_arena *arena, int k, const clt_products *products,
                   const table *of, int first, int step) {
  CHECK(clt_totals_init(t, arena, k, products, NULL) && clt_totals_make_room(t, 2));
  bool ok = true;
  for (int r = first; r >= 0 && r < ROWS; r += step) {
    ok = ok && clt_totals_gather(t, of->x[r], &of->on[r], of->on[r] >= 0);
  }
  CHECK(ok && clt_totals_flush(t));
  clt_totals_carry(t, 2);
}

static clt_dd sum_of(const clt_totals *t, int i, const int64_t *sums) {
  const clt_totals_column *c = &t->column[i];
  clt_number sum = clt_number_from(c->low, sums + c->at, c->digits ? c->digits + 1 : 0);
  return clt_number_to_dd(&sum);
}

static clt_dd cross_of(const clt_totals *t, int i, int j) {
  int n = clt_totals_cross_digits(t, i, j);
  clt_number sum =
      clt_number_from(t->column[i].low + t->column[j].low, n ? clt_totals_cross(t, i, j) : NULL, n);
  return clt_number_to_dd(&sum);
}

static bool same_dd(clt_dd a, clt_dd b) {
  return a.hi == b.hi && a.lo == b.lo;
}

static bool same(const clt_totals *a, const clt_totals *b) {
  int wrong = 0;
  for (int i = 0; i < a->k; i++) {
    wrong += !same_dd(sum_of(a, i, a->sum), sum_of(b, i, b->sum));
    for (int l = 0; l < 2; l++) {
      wrong +=
          !same_dd(sum_of(a, i, a->on_sum + l * a->width), sum_of(b, i, b->on_sum + l * b->width));
    }
    for (int j = 0; j <= i; j++) wrong += !same_dd(cross_of(a, i, j), cross_of(b, i, j));
    wrong += a->column[i].least != b->column[i].least || a->column[i].most != b->column[i].most;
  }
  return wrong == 0;
}

/* Whole numbers of up to 30 bits, times a power of two, of which the sums are known. */
static void test_known(void) {
  static table of;
  clt_rng rng;
  clt_arena arena;
  clt_totals t;
  int64_t sum[2] = {0, 0}, on = 0, cross = 0;
  clt_arena_init(&arena, &heap);
  clt_rng_seed(&rng, 1, 1);
  for (int r = 0; r < ROWS; r++) {
    int64_t a = (int64_t)clt_rng_below(&rng, 1 << 30) - (1 << 29), b = clt_rng_below(&rng, 1 << 20);
    of.x[r][0] = ldexp((double)a, -100);
    of.x[r][1] = ldexp((double)b, 33);
    of.on[r] = r % 3 == 0 ? 1 : -1;
    sum[0] += a, sum[1] += b, cross += a * b;
    if (r % 3 == 0) on += a;
  }
  gather(&t, &arena, 2, NULL, &of, 0, 1);
  CHECK(same_dd(sum_of(&t, 0, t.sum), dd_from(ldexp((double)sum[0], -100))));
  CHECK(same_dd(sum_of(&t, 1, t.sum), dd_from(ldexp((double)sum[1], 33))));
  CHECK(same_dd(sum_of(&t, 0, t.on_sum + t.width), dd_from(ldexp((double)on, -100))));
  clt_dd want = dd_from(ldexp((double)(cross >> 20), 20 - 67));
  want = dd_add(want, dd_from(ldexp((double)(cross - (cross >> 20 << 20)), -67)));
  CHECK(same_dd(cross_of(&t, 1, 0), want));
  clt_arena_free(&arena);
}

/* Of all sizes, with columns that are products in the end. */
static void draw(table *of, uint64_t seed, int spread) {
  clt_rng rng;
  clt_rng_seed(&rng, seed, 7);
  for (int r = 0; r < ROWS; r++) {
    of->on[r] = (int)clt_rng_below(&rng, 3) - 1;
    for (int i = 0; i < MOST; i++) {
      int e = spread ? (int)clt_rng_below(&rng, (uint32_t)spread) - spread / 2 : 0;
      of->x[r][i] = clt_rng_below(&rng, 20) ? ldexp(clt_rng_uniform(&rng) - 0.5, e) : 0.0;
    }
  }
}

static clt_product OF_COLUMNS[] = {{.column = 3, .factors = 2, .factor = {0, 1}},
                                   {.column = 4, .factors = 3, .factor = {0, 0, 1}}};
static const clt_products PRODUCTS = {2, OF_COLUMNS};

/* Forwards, backwards, in shards, and by the other instruction set. */
static void test_order(uint64_t seed, int spread, const clt_products *products) {
  static table of;
  clt_arena arena;
  clt_totals forth, back, part, whole;
  clt_arena_init(&arena, &heap);
  draw(&of, seed, spread);
  gather(&forth, &arena, MOST, products, &of, 0, 1);
  gather(&back, &arena, MOST, products, &of, ROWS - 1, -1);
  CHECK(same(&forth, &back));
  CHECK(clt_totals_init(&whole, &arena, MOST, products, NULL) && clt_totals_make_room(&whole, 2));
  for (int i = 4; i >= 0; i--) {
    gather(&part, &arena, MOST, products, &of, i, 5);
    CHECK(clt_totals_merge(&whole, &part, 2, NULL));
  }
  CHECK(same(&forth, &whole));
  clt_arena_free(&arena);
}

/* Each batch by either set. */
static void test_sets(uint64_t seed, int spread, const clt_products *products) {
  static table of;
  clt_arena arena;
  clt_totals t;
  kernel best = best_kernel();
  if (best.split == baseline_split_all) {
    test_skip("no AVX2 and FMA here");
    return;
  }
  clt_arena_init(&arena, &heap);
  draw(&of, seed, spread);
  gather(&t, &arena, MOST, products, &of, 0, 1);
  size_t bytes = t.cross_digits * sizeof *t.cross;
  int64_t *before = clt_arena_take(&arena, t.cross_digits, sizeof *before);
  for (int i = 0; i < 2; i++) {
    for (int r = 0; r < 101; r++) clt_totals_gather(&t, of.x[r], NULL, 0);
    kernel set = i ? (kernel){baseline_range_all, baseline_split_all, baseline_add_up} : best;
    memset(t.cross, 0, bytes);
    lay_down(&t);
    multiply_rows(&t);
    set.range(&t);
    CHECK(set.split(&t));
    set.add(&t);
    t.rows = t.n_on = 0;
    if (i == 0) memcpy(before, t.cross, bytes);
  }
  CHECK(memcmp(before, t.cross, bytes) == 0);
  clt_arena_free(&arena);
}

/* Products of whole numbers are known; of decimals, to two doubles. */
static void test_products(void) {
  static table of;
  clt_arena arena;
  clt_totals t;
  clt_dd sum = dd_from(0.0);
  int64_t cubes = 0;
  clt_arena_init(&arena, &heap);
  for (int r = 0; r < ROWS; r++) {
    of.on[r] = -1;
    of.x[r][0] = r % 37 - 11;
    of.x[r][1] = r % 101;
    cubes += (r % 37 - 11) * (r % 37 - 11) * (r % 101);
  }
  gather(&t, &arena, MOST, &PRODUCTS, &of, 0, 1);
  CHECK(same_dd(sum_of(&t, 4, t.sum), dd_from((double)cubes)));
  CHECK(same_dd(sum_of(&t, 3, t.sum), cross_of(&t, 1, 0)));
  for (int r = 0; r < ROWS; r++) {
    of.x[r][0] = 1e9 + r / 7.0;
    of.x[r][1] = 0.1;
    sum = dd_add(sum, dd_two_prod(of.x[r][0], 0.1));
  }
  gather(&t, &arena, MOST, &PRODUCTS, &of, 0, 1);
  CHECK(fabs(dd_to_double(dd_sub(sum_of(&t, 3, t.sum), sum))) < 1e-15);
  CHECK(same_dd(sum_of(&t, 3, t.sum), cross_of(&t, 1, 0)));
  CHECK(same_dd(sum_of(&t, 4, t.sum), cross_of(&t, 3, 0)));
  clt_arena_free(&arena);
}

/* What has no digits leaves nothing but its size, in products, too. */
static void test_beyond(void) {
  static table of;
  clt_arena arena;
  clt_totals t;
  clt_arena_init(&arena, &heap);
  for (int r = 0; r < ROWS; r++) {
    of.on[r] = r % 2;
    of.x[r][0] = r % 5 ? 1.0 : 1e200;
    of.x[r][1] = r % 7 ? 1e-150 : 1e-300;
    of.x[r][2] = 7e300;
  }
  gather(&t, &arena, MOST, &PRODUCTS, &of, 0, 1);
  CHECK(sum_of(&t, 0, t.sum).hi == ROWS - ROWS / 5 && t.column[0].most == 1e200);
  CHECK(t.column[2].least == 7e300 && t.column[2].most == 7e300 && t.column[2].digits == 0);
  CHECK(sum_of(&t, 3, t.sum).hi < 1e-147);
  clt_arena_free(&arena);
}

/* A product of a factor without digits leaves what the columns behind it have. */
static void test_behind(void) {
  static clt_product product = {.column = 2, .factors = 2, .factor = {0, 1}};
  static const clt_products one = {1, &product};
  static table of;
  clt_arena arena;
  clt_totals t;
  clt_arena_init(&arena, &heap);
  for (int r = 0; r < ROWS; r++) {
    of.x[r][0] = r % 5 ? 1.0 : 1e200;
    of.x[r][1] = 1e-150;
    of.x[r][3] = 1.0;
    of.on[r] = -1;
  }
  gather(&t, &arena, MOST, &one, &of, 0, 1);
  CHECK(sum_of(&t, 3, t.sum).hi == ROWS && cross_of(&t, 3, 3).hi == ROWS);
  clt_arena_free(&arena);
}

/* A product may have digits that two of its factors alone have not: it has none. */
static void test_on_the_way(void) {
  static clt_product product = {.column = 2, .factors = 3, .factor = {0, 0, 1}};
  static const clt_products one = {1, &product};
  static table of;
  clt_arena arena;
  clt_totals t;
  clt_arena_init(&arena, &heap);
  for (int r = 0; r < ROWS; r++) {
    of.x[r][0] = r % 5 ? 1.0 : 1e151;
    of.x[r][1] = r % 5 ? 2.0 : r % 2 ? 1e-300 : 0.0;
    of.on[r] = -1;
  }
  gather(&t, &arena, MOST, &one, &of, 0, 1);
  CHECK(sum_of(&t, 2, t.sum).hi == 2 * (ROWS - ROWS / 5) && !clt_digit_fits(t.column[2].most));
  CHECK(cross_of(&t, 2, 2).hi == 4 * (ROWS - ROWS / 5));
  clt_arena_free(&arena);
}

/* The largest digits in many rows. */
static void test_many(void) {
  enum { MANY = 300000 };
  const double x = 8388607.0;
  clt_arena arena;
  clt_totals t;
  clt_arena_init(&arena, &heap);
  CHECK(clt_totals_init(&t, &arena, 1, NULL, NULL));
  bool ok = true;
  for (int r = 0; r < MANY; r++) ok = ok && clt_totals_gather(&t, &x, NULL, 0);
  CHECK(ok && clt_totals_flush(&t));
  CHECK(same_dd(sum_of(&t, 0, t.sum), dd_from(MANY * x)));
  CHECK(same_dd(cross_of(&t, 0, 0), dd_mul_d(dd_two_prod(x, x), MANY)));
  clt_arena_free(&arena);
}

int main(void) {
  test_known();
  for (uint64_t seed = 0; seed < 6; seed++) {
    for (int spread = 0; spread <= 800; spread += 80) {
      test_order(seed, spread, NULL);
      test_sets(seed, spread, NULL);
      if (spread > 240) continue;
      test_order(seed, spread, &PRODUCTS);
      test_sets(seed, spread, &PRODUCTS);
    }
  }
  test_products();
  test_beyond();
  test_behind();
  test_on_the_way();
  test_many();
  return test_end();
}
