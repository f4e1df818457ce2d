/*
** The moment core (with stat/regression/moments_read.c): exact cases, NIST's univariate sets,
** indicators against explicit columns, merging, row order, range, and failing allocations.
*/
#include "base/rng.h"
#include "stat/distribution/rng_normal.h"
#include "stat/regression/moments.h"
#include "test.h"

#include <stdlib.h>

static const clt_allocator heap = {realloc, free};

enum { K = 3, LEVELS = 4, ROWS = 1000 };

/* |a - b| at most `tolerance` of the size of the data's products. */
static bool near_dd(clt_dd a, clt_dd b, double size, double tolerance) {
  return fabs(dd_sub(a, b).hi) <= tolerance * size;
}

/*
** Exactly known: integers, with an offset that double cannot square.
*/
/* moments.h (1) */
static void test_exact(void) {
  clt_arena arena;
  clt_arena_init(&arena, &heap);
  clt_moments m;
  CHECK(clt_moments_init(&m, &arena, 2));
  const double offset = 0x1p50;
  double sum = 0.0, squares = 0.0, cross = 0.0;
  for (int i = 0; i < 1000; i++) {
    double a = (i * 37) % 101, b = (i * 53) % 97;
    double x[2] = {offset + a, b};
    clt_moments_add(&m, x, NULL, 0);
    sum += a;
    squares += a * a;
    cross += a * b;
  }
  int a = clt_numeric_column(0), b = clt_numeric_column(1);
  clt_dd mean = clt_moments_mean(&m, a);
  CHECK_NEAR(dd_to_double(dd_sub(mean, dd_from(offset))), sum / 1000.0, 1e-15);
  CHECK_NEAR(dd_to_double(clt_moments_scatter(&m, a)), squares - sum * sum / 1000.0, 1e-15);
  clt_dd raw = clt_moments_raw_product(&m, a, b);
  clt_dd sum_b = clt_moments_raw_product(&m, CLT_CONSTANT, b);
  clt_dd about_offset = dd_sub(raw, dd_mul_d(sum_b, offset));
  CHECK(dd_to_double(about_offset) == cross);
  CHECK(clt_moments_product(&m, CLT_CONSTANT, CLT_CONSTANT).hi == 1000.0);
  clt_arena_free(&arena);
}

/*
** NIST univariate sets NumAcc1-4 (https://www.itl.nist.gov/div898/strd/univ/homepage.html): the
** certified standard deviation is 1 for the first and 0.1 for the others; the digits allowed are
** those that the rounding of the data to double leaves.
*/
static void test_numacc(double first, double low, double high, int rows, double mean, double sd,
                        double digits) {
  clt_arena arena;
  clt_arena_init(&arena, &heap);
  clt_moments m;
  CHECK(clt_moments_init(&m, &arena, 1));
  for (int i = 0; i < rows; i++) {
    double x = i == 0 ? first : i % 2 ? low : high;
    clt_moments_add(&m, &x, NULL, 0);
  }
  double scatter = dd_to_double(clt_moments_scatter(&m, clt_numeric_column(0)));
  CHECK_NEAR(dd_to_double(clt_moments_mean(&m, clt_numeric_column(0))), mean, 1e-15);
  CHECK_NEAR(sqrt(scatter / (rows - 1)), sd, pow(10.0, -digits));
  clt_arena_free(&arena);
}

/*
** Random rows: K numeric columns, one with an offset, and a factor whose level 0 is the reference.
*/
typedef struct data {
  double x[ROWS][K];
  int level[ROWS];
} data;

static void draw(data *d, uint64_t seed) {
  clt_rng rng;
  clt_rng_seed(&rng, seed, 0);
  for (int i = 0; i < ROWS; i++) {
    d->level[i] = (int)clt_rng_below(&rng, LEVELS);
    d->x[i][0] = clt_rng_normal(&rng);
    d->x[i][1] = 1e9 + clt_rng_normal(&rng);
    d->x[i][2] = d->x[i][0] + 0.1 * clt_rng_normal(&rng) + d->level[i];
  }
}

static void add(clt_moments *m, const data *d, int row, const int *map) {
  int on = d->level[row] - 1;
  if (map && on >= 0) on = map[on];
  clt_moments_add(m, d->x[row], &on, on >= 0);
}

static void open_moments(clt_moments *m, clt_arena *arena, int k, int indicators) {
  CHECK(clt_moments_init(m, arena, k));
  for (int i = 0; i < indicators; i++) {
    int index = -1;
    CHECK(clt_moments_add_indicator(m, &index) && index == i);
  }
}

/* Are all products and shifts the same, to the bit? */
static bool alike(const clt_moments *a, const clt_moments *b) {
  bool ok = a->n == b->n && a->indicators == b->indicators;
  int columns = 1 + a->k + a->indicators;
  for (int i = 0; ok && i < columns; i++) {
    ok = clt_moments_shift(a, i) == clt_moments_shift(b, i);
    for (int j = 0; j <= i; j++) {
      clt_dd p = clt_moments_product(a, i, j), q = clt_moments_product(b, i, j);
      ok = ok && p.hi == q.hi && p.lo == q.lo;
    }
  }
  return ok;
}

/* moments.h (2) */
static void test_indicators_are_columns(void) {
  static data d;
  draw(&d, 1);
  clt_arena arena;
  clt_arena_init(&arena, &heap);
  clt_moments m, wide;
  open_moments(&m, &arena, K, LEVELS - 1);
  open_moments(&wide, &arena, K + LEVELS - 1, 0);
  for (int i = 0; i < ROWS; i++) {
    add(&m, &d, i, NULL);
    double x[K + LEVELS - 1] = {d.x[i][0], d.x[i][1], d.x[i][2]};
    if (d.level[i] > 0) x[K + d.level[i] - 1] = 1.0;
    clt_moments_add(&wide, x, NULL, 0);
  }
  int wrong = 0;
  for (int i = 0; i <= K + LEVELS - 1; i++) {
    for (int j = 0; j <= i; j++) {
      clt_dd p = clt_moments_raw_product(&m, i, j), q = clt_moments_raw_product(&wide, i, j);
      double size =
          sqrt(clt_moments_raw_product(&wide, i, i).hi * clt_moments_raw_product(&wide, j, j).hi);
      wrong += !near_dd(p, q, size, 1e-28);
      wrong += !near_dd(p, clt_moments_raw_product(&m, j, i), size, 0.0);
    }
    clt_dd s = clt_moments_scatter(&m, i), t = clt_moments_scatter(&wide, i);
    wrong += !near_dd(s, t, s.hi, 1e-28);
  }
  CHECK(wrong == 0);
  clt_arena_free(&arena);
}

/* moments.h (2): two factors: rows in which two indicators are on, which come to be known as rows
** stream in. */
static void test_pairs(void) {
  clt_arena arena;
  clt_arena_init(&arena, &heap);
  clt_moments m;
  CHECK(clt_moments_init(&m, &arena, 1));
  int64_t count[3][5] = {{0}};
  for (int i = 0; i < 600; i++) {
    int a = (i / 7) % 3, b = (i / 3) % 5;
    while (m.indicators < 8 && m.indicators <= i / 10) clt_moments_add_indicator(&m, NULL);
    int on[2] = {a, 3 + b};
    if (on[0] >= m.indicators || on[1] >= m.indicators) continue;
    double x = i;
    clt_moments_add(&m, &x, on, 2);
    count[a][b]++;
  }
  int wrong = 0;
  for (int a = 0; a < 3; a++) {
    for (int b = 0; b < 5; b++) {
      int i = clt_indicator_column(&m, a), j = clt_indicator_column(&m, 3 + b);
      wrong += clt_moments_product(&m, i, j).hi != (double)count[a][b];
    }
  }
  int first = clt_indicator_column(&m, 0), second = clt_indicator_column(&m, 1);
  CHECK(wrong == 0 && clt_moments_product(&m, first, second).hi == 0.0);
  clt_arena_free(&arena);
}

/* moments.h (3), (7) */
static void test_merge(void) {
  static data d;
  draw(&d, 2);
  clt_rng rng;
  clt_rng_seed(&rng, 3, 0);
  for (int trial = 0; trial < 20; trial++) {
    clt_arena arena;
    clt_arena_init(&arena, &heap);
    clt_moments whole, part[3], merged;
    const int map[LEVELS - 1] = {2, 0, 1}, back[LEVELS - 1] = {1, 2, 0};
    open_moments(&whole, &arena, K, LEVELS - 1);
    open_moments(&merged, &arena, K, 0);
    for (int p = 0; p < 3; p++) open_moments(&part[p], &arena, K, LEVELS - 1);
    for (int i = 0; i < ROWS; i++) {
      /* The third part numbers the levels differently, and may be empty. */
      int p = (int)clt_rng_below(&rng, trial == 0 ? 2 : 3);
      add(&part[p], &d, i, p == 2 ? map : NULL);
      add(&whole, &d, i, NULL);
    }
    CHECK(clt_moments_merge(&merged, &part[0], NULL));
    CHECK(clt_moments_merge(&merged, &part[1], NULL));
    CHECK(clt_moments_merge(&merged, &part[2], back));
    CHECK(alike(&merged, &whole));
    clt_arena_free(&arena);
  }
}

/* moments.h (6) */
static void test_row_order(void) {
  static data d;
  draw(&d, 4);
  clt_arena arena;
  clt_arena_init(&arena, &heap);
  clt_moments forward, backward;
  open_moments(&forward, &arena, K, LEVELS - 1);
  open_moments(&backward, &arena, K, LEVELS - 1);
  for (int i = 0; i < ROWS; i++) {
    add(&forward, &d, i, NULL);
    add(&backward, &d, ROWS - 1 - i, NULL);
  }
  CHECK(alike(&forward, &backward));
  clt_arena_free(&arena);
}

/* Columns of two or three distinct values. */
static void judge(const double *values, int n, bool *constant, bool *in_range) {
  clt_arena arena;
  clt_arena_init(&arena, &heap);
  clt_moments m;
  CHECK(clt_moments_init(&m, &arena, 1));
  for (int i = 0; i < 30 * n; i++) clt_moments_add(&m, &values[i % n], NULL, 0);
  *constant = clt_moments_constant(&m, clt_numeric_column(0));
  *in_range = clt_moments_in_range(&m, clt_numeric_column(0));
  clt_arena_free(&arena);
}

/* moments.h (4), (9) */
static void test_judgements(void) {
  bool constant, in_range;
  judge((double[]){0.3, 0.1 + 0.2}, 2, &constant, &in_range);
  CHECK(constant && in_range);
  judge((double[]){7e300, 7e300}, 2, &constant, &in_range);
  CHECK(constant && in_range);
  judge((double[]){1e151, 1e151 * (1.0 + 0x1p-52)}, 2, &constant, &in_range);
  CHECK(constant && in_range);
  judge((double[]){0.0, 0.0}, 2, &constant, &in_range);
  CHECK(constant && in_range);
  judge((double[]){1e15, 1e15 + 1, 1e15 + 2}, 3, &constant, &in_range);
  CHECK(!constant && in_range);
  judge((double[]){1e-100, 2e-100}, 2, &constant, &in_range);
  CHECK(!constant && in_range);
  judge((double[]){1e9, 1e9 + 1e-4}, 2, &constant, &in_range);
  CHECK(!constant && in_range);
  judge((double[]){1e200, 2e200}, 2, &constant, &in_range);
  CHECK(!in_range);
  judge((double[]){-1.7e308, 1.7e308}, 2, &constant, &in_range);
  CHECK(!in_range);
  judge((double[]){1e-200, 2e-200}, 2, &constant, &in_range);
  CHECK(!in_range);
}

/* moments.h (8) */
static void test_empty(void) {
  clt_arena arena;
  clt_arena_init(&arena, &heap);
  clt_moments m;
  open_moments(&m, &arena, 1, 1);
  int column = clt_numeric_column(0);
  CHECK(clt_moments_mean(&m, column).hi == 0.0 && clt_moments_scatter(&m, column).hi == 0.0);
  CHECK(clt_moments_constant(&m, column) && clt_moments_in_range(&m, column));
  CHECK(clt_moments_constant(&m, clt_indicator_column(&m, 0)));
  clt_arena_free(&arena);
}

/*
** Every allocation fails once.
*/
static int calls, fail_at;

static void *failing_resize(void *block, size_t bytes) {
  return ++calls == fail_at ? NULL : realloc(block, bytes);
}

static const clt_allocator failing = {failing_resize, free};

/* False if something ran out of memory. */
static bool try_all(clt_arena *arena) {
  clt_moments m, other;
  if (!clt_moments_init(&m, arena, 5) || !clt_moments_init(&other, arena, 5)) return false;
  for (int i = 0; i < 200; i++) {
    if (!clt_moments_add_indicator(&m, NULL)) return false;
  }
  return clt_moments_merge(&other, &m, NULL);
}

/* moments.h (5) */
static void test_failures(void) {
  fail_at = 0;
  do {
    calls = 0;
    fail_at++;
    clt_arena arena;
    clt_arena_init(&arena, &failing);
    bool ok = try_all(&arena);
    CHECK(ok == !clt_arena_failed(&arena) && ok == (calls < fail_at));
    clt_arena_free(&arena);
  } while (calls >= fail_at);
  CHECK(fail_at > 10);
}

int main(void) {
  test_exact();
  test_numacc(10000001, 10000003, 10000002, 3, 10000002, 1.0, 15.0);
  test_numacc(1.2, 1.1, 1.3, 1001, 1.2, 0.1, 14.9);
  test_numacc(1000000.2, 1000000.1, 1000000.3, 1001, 1000000.2, 0.1, 9.4);
  test_numacc(10000000.2, 10000000.1, 10000000.3, 1001, 10000000.2, 0.1, 8.2);
  test_indicators_are_columns();
  test_pairs();
  test_merge();
  test_row_order();
  test_judgements();
  test_empty();
  test_failures();
  return test_end();
}
