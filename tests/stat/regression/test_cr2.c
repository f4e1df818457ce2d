/*
** CR2 and its degrees of freedom: figures at 50 digits, by rows and by products, in any order of
** the clusters; what does not exist; many clusters, many dimensions, and being stopped; with fused
** multiply-adds and without (stat/fused.h).
*/
#include "stat/regression/cr2.h"

#include "base/rng.h"
#include "countdown.h"
#include "oracle/cr2.h"
#include "stat/distribution/rng_normal.h"
#include "test.h"

static const clt_allocator heap = {realloc, free};

enum { MOST = 64 }; /* rows, and dimensions, of a small case */

typedef enum by { BY_ROWS, BY_PRODUCTS } by;

/* Adds rows of all k columns of u, of which only those are named that are not 0. */
static bool add(clt_cr2 *c, int n, int k, const double *u, const double *e, by how) {
  int dimension[MOST], t = 0;
  double part[MOST * MOST], p[MOST * MOST], q[MOST];
  for (int j = 0; j < k; j++) {
    bool zero = true;
    for (int i = 0; i < n; i++) zero = zero && u[i * k + j] == 0.0;
    if (!zero) dimension[t++] = j;
  }
  for (int i = 0; i < n; i++) {
    for (int a = 0; a < t; a++) part[i * t + a] = u[i * k + dimension[a]];
  }
  if (how == BY_ROWS) return clt_cr2_add_rows(c, n, t, dimension, part, e, NULL);
  for (int a = 0; a < t; a++) {
    q[a] = 0.0;
    for (int i = 0; i < n; i++) q[a] += part[i * t + a] * e[i];
    for (int b = 0; b < t; b++) {
      p[a * t + b] = 0.0;
      for (int i = 0; i < n; i++) p[a * t + b] += part[i * t + a] * part[i * t + b];
    }
  }
  return clt_cr2_add_products(c, t, dimension, p, q, NULL);
}

/* The clusters of a case, from the one named `from` on and round. */
static void add_all(clt_cr2 *c, const cr2_case *of, int from, by how) {
  for (int i = 0; i < of->clusters; i++) {
    int g = (i + from) % of->clusters, first = 0;
    for (int j = 0; j < g; j++) first += of->size[j];
    CHECK(add(c, of->size[g], of->k, of->u + first * of->k, of->e + first, how));
  }
}

static void test_figures(const cr2_case *of, by how) {
  int failed = test_failed;
  clt_arena arena;
  clt_arena_init(&arena, &heap);
  for (int from = 0; from < of->clusters; from++) {
    clt_cr2 c;
    CHECK(clt_cr2_init(&c, of->k, CR2_CONTRASTS, of->lambda, &arena));
    add_all(&c, of, from, how);
    CHECK(c.clusters == of->clusters && c.saturated == of->saturated);
    for (int i = 0; i < CR2_CONTRASTS; i++) {
      double variance, df;
      clt_cr2_result(&c, i, &variance, &df);
      CHECK_NEAR(variance, of->variance[i], 1e-10);
      CHECK_NEAR(df, of->df[i], 1e-10);
    }
  }
  clt_arena_free(&arena);
  if (test_failed > failed) printf("  ... where %s, %d\n", of->name, how);
}

/* Two levels, a cluster in each: all that is known of their means is in what the model reproduces.
** The third dimension is known from both. */
static void test_nothing_left(void) {
  const double r = sqrt(0.5);
  const double u[4][3] = {{r, 0, 0.5}, {r, 0, -0.5}, {0, r, 0.5}, {0, r, -0.5}};
  const double e[4] = {0.5, -0.5, -0.5, 0.5};
  const double lambda[4][3] = {{1, -1, 0}, {0, 0, 1}, {1, 0, 1e-7}, {0, 0, 0}};
  double variance, df;
  clt_arena arena;
  clt_arena_init(&arena, &heap);
  for (int how = BY_ROWS; how <= BY_PRODUCTS; how++) {
    clt_cr2 c;
    CHECK(clt_cr2_init(&c, 3, 4, lambda[0], &arena));
    for (int g = 0; g < 2; g++) CHECK(add(&c, 2, 3, u[2 * g], e + 2 * g, (by)how));
    CHECK(c.saturated == 2);
    clt_cr2_result(&c, 1, &variance, &df);
    CHECK_NEAR(variance, 1.0, 1e-14); /* each: w = l / sqrt(1/2), w'e = (1/2) / sqrt(1/2) */
    CHECK_NEAR(df, 1.0, 1e-14);       /* one residual dimension */
    for (int i = 0; i < 4; i++) {
      clt_cr2_result(&c, i, &variance, &df);
      CHECK(i == 1 || (variance == 0.0 && isnan(df)));
    }
  }
  clt_arena_free(&arena);
}

static void test_no_residuals(void) {
  const cr2_case *of = &cr2_cases[0];
  const double e[MOST] = {0};
  double variance, df;
  clt_arena arena;
  clt_cr2 c;
  clt_arena_init(&arena, &heap);
  CHECK(clt_cr2_init(&c, of->k, 1, of->lambda, &arena));
  for (int g = 0, first = 0; g < of->clusters; first += of->size[g++]) {
    CHECK(add(&c, of->size[g], of->k, of->u + first * of->k, e, BY_ROWS));
  }
  clt_cr2_result(&c, 0, &variance, &df);
  CHECK(variance == 0.0 && isnan(df));
  clt_arena_free(&arena);
}

/* Whatever number is not finite, both results are NAN, and nothing goes on for ever. */
static void test_not_finite(int rows, int place, double value, by how) {
  double u[5 * 4], e[5] = {1, -1, 2, -2, 0.5}, lambda[4] = {1, 2, -1, 1}, variance, df;
  for (int i = 0; i < 20; i++) u[i] = 0.3 * sin(i * i + 1.0);
  clt_arena arena;
  clt_cr2 c;
  clt_arena_init(&arena, &heap);
  if (place == 20 + 5) lambda[2] = value;
  CHECK(clt_cr2_init(&c, 4, 1, lambda, &arena) && add(&c, rows, 4, u, e, how));
  if (place < 20) u[place] = value;
  if (place >= 20 && place < 25) e[place - 20] = value;
  CHECK(add(&c, rows, 4, u, e, how) && c.clusters == 2);
  clt_cr2_result(&c, 0, &variance, &df);
  bool given = place < 20 ? place < 4 * rows : place < 25 ? place - 20 < rows : place == 25;
  CHECK(given ? isnan(variance) && isnan(df) : variance > 0.0 && df > 0.0);
  clt_arena_free(&arena);
}

/* The scale of a contrast is that of V, and df has none. */
static void test_units(double unit) {
  const cr2_case *of = &cr2_cases[1];
  double lambda[MOST], variance, df;
  clt_arena arena;
  clt_cr2 c;
  clt_arena_init(&arena, &heap);
  for (int i = 0; i < of->k; i++) lambda[i] = of->lambda[i] * unit;
  CHECK(clt_cr2_init(&c, of->k, 1, lambda, &arena));
  add_all(&c, of, 0, BY_ROWS);
  clt_cr2_result(&c, 0, &variance, &df);
  CHECK_NEAR(variance, of->variance[0] * unit * unit, 1e-10);
  CHECK_NEAR(df, of->df[0], 1e-10);
  clt_arena_free(&arena);
}

/* Level i has dimension i, and all share a numeric column; its clusters are pairs of rows. */
typedef struct wide {
  int levels, clusters; /* clusters in each level */
  double *u;            /* [levels * clusters * 2 * 2] of each row: its level's, the numeric one */
  double *e;            /* [levels * clusters * 2] */
} wide;

/* Numeric values about the means of their level; the residuals are any numbers, which is all the
** same to the sums. */
static wide wide_new(int levels, int clusters, clt_arena *arena) {
  wide w = {levels, clusters, NULL, NULL};
  size_t rows = (size_t)levels * (size_t)clusters * 2, in_level = (size_t)clusters * 2;
  double square = 0.0;
  clt_rng rng;
  clt_rng_seed(&rng, 7, 1);
  w.u = clt_arena_take(arena, rows * 2, sizeof *w.u);
  w.e = clt_arena_take(arena, rows, sizeof *w.e);
  for (size_t first = 0; first < rows; first += in_level) {
    double mean = 0.0;
    for (size_t i = first; i < first + in_level; i++) {
      w.u[2 * i] = 1.0 / sqrt((double)in_level);
      w.u[2 * i + 1] = clt_rng_normal(&rng);
      w.e[i] = clt_rng_normal(&rng);
      mean += w.u[2 * i + 1] / (double)in_level;
    }
    for (size_t i = first; i < first + in_level; i++) {
      w.u[2 * i + 1] -= mean;
      square += w.u[2 * i + 1] * w.u[2 * i + 1];
    }
  }
  for (size_t i = 0; i < rows; i++) w.u[2 * i + 1] /= sqrt(square);
  return w;
}

/* Adds its clusters in the order g, g + step, ..., for a step without a common divisor. */
static bool wide_add(clt_cr2 *c, const wide *w, int step, clt_task *task) {
  int64_t all = (int64_t)w->levels * w->clusters;
  for (int64_t i = 0; i < all; i++) {
    int64_t g = i * step % all;
    int dimension[2] = {(int)(g / w->clusters), w->levels};
    if (!clt_cr2_add_rows(c, 2, 2, dimension, w->u + 4 * g, w->e + 2 * g, task)) return false;
  }
  return true;
}

/* Many clusters and dimensions: the order does not matter, and memory is that of what meets; the
** same bits with fused multiply-adds and without. */
static void test_wide(int levels, int clusters) {
  double variance[3], df[3];
  clt_dd pairs[3];
  clt_arena arena, own;
  clt_arena_init(&arena, &heap);
  wide w = wide_new(levels, clusters, &arena);
  double *lambda = clt_arena_take(&arena, (size_t)levels + 1, sizeof *lambda);
  lambda[levels] = 1.0;
  lambda[0] = 0.25;
  for (int i = 0; i < 3; i++) {
    clt_cr2 c;
    clt_arena_init(&own, &heap);
    CHECK(clt_cr2_init(&c, levels + 1, 1, lambda, &own));
    if (i == 2) c.fused = false;
    CHECK(wide_add(&c, &w, i == 1 ? 7919 : 1, NULL));
    CHECK(c.clusters == (int64_t)levels * clusters);
    CHECK(own.taken < 100000 + 400 * (size_t)levels);
    clt_cr2_result(&c, 0, &variance[i], &df[i]);
    pairs[i] = c.sums[0].pairs;
    clt_arena_free(&own);
  }
  CHECK(variance[2] == variance[0] && memcmp(&pairs[2], &pairs[0], sizeof *pairs) == 0);
  CHECK(variance[0] > 0.0 && df[0] > 1.0 && df[0] < (double)levels * clusters);
  CHECK_NEAR(variance[1], variance[0], 1e-14);
  CHECK_NEAR(df[1], df[0], 1e-14);
  clt_arena_free(&arena);
}

static bool stop_at_once(void *host, double done, double waited) {
  (void)done;
  (void)waited;
  ++*(int *)host;
  return true;
}

/* Asked to stop, it does: by small clusters, within many dimensions and within many rows. */
static void test_stopped(void) {
  enum { LARGE = 400 };
  int asked = 0;
  clt_task task = {.poll = stop_at_once, .host = &asked};
  clt_arena arena;
  clt_cr2 c;
  clt_arena_init(&arena, &heap);
  wide w = wide_new(100, 1000, &arena);
  double lambda[LARGE] = {1, 1};
  CHECK(clt_cr2_init(&c, 101, 1, lambda, &arena) && !wide_add(&c, &w, 1, &task));
  CHECK(asked == 1 && c.clusters > 0 && c.clusters < 20000);
  task = (clt_task){.poll = stop_at_once, .host = &asked};
  double *p = clt_arena_take(&arena, (size_t)LARGE * LARGE, sizeof *p), q[LARGE] = {0};
  int dimension[LARGE];
  for (int i = 0; i < LARGE; i++) dimension[i] = i;
  for (int i = 0; i < LARGE * LARGE; i++) p[i] = 1e-3 * sin(i / LARGE + i % LARGE);
  CHECK(clt_cr2_init(&c, LARGE, 1, lambda, &arena));
  CHECK(!clt_cr2_add_products(&c, LARGE, dimension, p, q, &task) && asked == 2);
  task = (clt_task){.poll = stop_at_once, .host = &asked};
  CHECK(clt_cr2_init(&c, 2, 1, lambda, &arena));
  CHECK(!clt_cr2_add_rows(&c, 200000, 2, dimension, w.u, w.e, &task) && asked == 3);
  bool done = false;
  int n = 0;
  for (; n < 1000 && !done; n++) { /* and wherever else it asks */
    countdown host = {.task = {.poll = count_down}, .left = n};
    host.task.host = &host;
    CHECK(clt_cr2_init(&c, 2, 1, lambda, &arena));
    done = clt_cr2_add_rows(&c, 200000, 2, dimension, w.u, w.e, &host.task);
    CHECK(done != host.task.stopped);
  }
  CHECK(done && n > 1);
  clt_arena_free(&arena);
}

static int allocations_left;

static void *resize_or_fail(void *block, size_t bytes) {
  return allocations_left-- > 0 ? realloc(block, bytes) : NULL;
}

/* Without memory it ends with false, whichever allocation fails. */
static void test_memory(void) {
  const clt_allocator scarce = {resize_or_fail, free};
  const cr2_case *of = &cr2_cases[8];
  bool enough = false;
  for (int n = 0; n < 100 && !enough; n++) {
    clt_arena arena;
    clt_cr2 c;
    clt_arena_init(&arena, &scarce);
    allocations_left = n;
    enough = clt_cr2_init(&c, of->k, CR2_CONTRASTS, of->lambda, &arena);
    for (int g = 0, first = 0; enough && g < of->clusters; first += of->size[g++]) {
      enough = add(&c, of->size[g], of->k, of->u + first * of->k, of->e + first, BY_ROWS);
    }
    CHECK(enough != clt_arena_failed(&arena));
    clt_arena_free(&arena);
  }
  CHECK(enough);
}

int main(void) {
  for (size_t i = 0; i < sizeof cr2_cases / sizeof *cr2_cases; i++) {
    test_figures(&cr2_cases[i], BY_ROWS);
    test_figures(&cr2_cases[i], BY_PRODUCTS);
  }
  test_nothing_left();
  test_no_residuals();
  for (int place = 0; place < 27; place++) {
    for (int rows = 1; rows <= 5; rows++) {
      test_not_finite(rows, place, NAN, BY_ROWS);
      test_not_finite(rows, place, INFINITY, BY_ROWS);
      test_not_finite(rows, place, -INFINITY, BY_PRODUCTS);
      test_not_finite(rows, place, NAN, BY_PRODUCTS);
    }
  }
  test_units(0x1p-300);
  test_units(0x1p300);
  test_wide(3000, 10);
  test_wide(5, 2000);
  test_stopped();
  test_memory();
  return test_end();
}
