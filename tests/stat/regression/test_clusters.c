/*
** Clusters, and the variances that rest on groups of rows: a cluster kept as rows and one kept as
** cross-products are the same to CR2 (so with stat/regression/clustered.c); what is known of a fit
** by group from fits to each group (stat/regression/by_group.c), and which kind is which
** (stat/regression/variance.c).
*/
#include "stat/regression/clusters.h"

#include "base/rng.h"
#include "stat/distribution/rng_normal.h"
#include "stat/regression/cr2.h"
#include "stat/regression/variance.h"
#include "stat/fused.h"
#include "stat/regression/whiten.h"
#include "test.h"

static const clt_allocator heap = {realloc, free};

enum { Y, X, Z, K, MOST_ROWS = 600, BLOCKS = 3, GROUPS = 2, LEVELS = 4, MOST_TERMS = 16 };

typedef struct row {
  int key[CLT_KEYS];
  double x[K];
  int on;
  int64_t cluster;
} row;

/* Clusters cross blocks, groups and levels. */
static void make_rows(row *rows, int n, int64_t clusters, uint64_t seed) {
  clt_rng rng;
  clt_rng_seed(&rng, seed, 0);
  for (int i = 0; i < n; i++) {
    row *r = &rows[i];
    *r = (row){.cluster = i < clusters ? i : (int64_t)clt_rng_below(&rng, (uint32_t)clusters)};
    r->key[CLT_KEY_BLOCK] = (int)clt_rng_below(&rng, BLOCKS);
    r->key[CLT_KEY_GROUP] = (int)clt_rng_below(&rng, GROUPS);
    r->on = (int)clt_rng_below(&rng, LEVELS);
    r->x[X] = 1e6 + clt_rng_normal(&rng);
    r->x[Z] = clt_rng_normal(&rng) + (double)(r->cluster % 5);
    r->x[Y] = 3.0 * r->key[CLT_KEY_BLOCK] + (r->x[X] - 1e6) * (1.0 + r->key[CLT_KEY_GROUP]) +
              clt_rng_normal(&rng) + (double)(r->cluster % 7);
  }
}

/* y ~ block + x:block + group + x:group + z + levels, those of x and the levels about theirs. */
typedef struct fixture {
  clt_arena arena;
  clt_strata strata;
  clt_clusters clusters;
  clt_design design;
  clt_moments moments;
  clt_lm lm;
  clt_fit_source source;
  clt_rows rows; /* all of them */
  int terms[MOST_TERMS], n_terms;
} fixture;

static void numeric(fixture *f, int base, int block, int group) {
  const int key[CLT_KEYS] = {
      [CLT_KEY_BLOCK] = block, [CLT_KEY_GROUP] = group, [CLT_KEY_X] = CLT_ANY};
  f->terms[f->n_terms++] = ~clt_design_numeric(&f->design, base, key);
}

static void constant(fixture *f, int level, int block, int group) {
  const int key[CLT_KEYS] = {
      [CLT_KEY_BLOCK] = block, [CLT_KEY_GROUP] = group, [CLT_KEY_X] = CLT_ANY};
  f->terms[f->n_terms++] = clt_design_indicator(&f->design, level, key);
}

static void fit(fixture *f) {
  clt_design_init(&f->design, &f->arena);
  int y = clt_design_numeric(&f->design, Y, NULL);
  f->n_terms = 0;
  for (int b = 1; b < BLOCKS; b++) constant(f, CLT_ANY, b, CLT_ANY);
  int absorbed = f->n_terms;
  for (int b = 0; b < BLOCKS; b++) numeric(f, X, b, CLT_ANY);
  constant(f, CLT_ANY, CLT_ANY, 1);
  numeric(f, X, CLT_ANY, 1);
  numeric(f, Z, CLT_ANY, CLT_ANY);
  for (int l = 1; l < LEVELS; l++) constant(f, l, CLT_ANY, CLT_ANY);
  for (int i = 0; i < f->n_terms; i++) {
    f->terms[i] = f->terms[i] < 0 ? clt_design_numeric_column(~f->terms[i])
                                  : clt_design_indicator_column(&f->design, f->terms[i]);
  }
  f->terms[f->n_terms++] = CLT_CONSTANT;
  clt_lm_model model = {.moments = &f->moments,
                        .response = clt_design_numeric_column(y),
                        .n_terms = f->n_terms,
                        .terms = f->terms,
                        .absorb_begin = 0,
                        .absorb_end = absorbed};
  CHECK(clt_design_moments(&f->design, &f->strata, NULL, &f->moments, &f->arena, NULL));
  CHECK(clt_lm_fit(&f->lm, &model, &f->arena, NULL));
  f->rows.design = &f->design;
  f->rows.shift = f->strata.shift;
  static const int groups[GROUPS] = {1, 0};
  f->source = (clt_fit_source){.design = &f->design,
                               .strata = &f->strata,
                               .rows = &f->rows,
                               .clusters = &f->clusters,
                               .groups = GROUPS,
                               .group = groups};
}

static void keep_rows(fixture *f, const row *rows, int n) {
  double *x = clt_arena_take(&f->arena, (size_t)n * K, sizeof *x);
  int *on = clt_arena_take(&f->arena, (size_t)n, sizeof *on);
  int *key = clt_arena_take(&f->arena, (size_t)n * CLT_KEYS, sizeof *key);
  for (int i = 0; i < n; i++) {
    memcpy(x + (size_t)i * K, rows[i].x, sizeof rows[i].x);
    memcpy(key + (size_t)i * CLT_KEYS, rows[i].key, sizeof rows[i].key);
    on[i] = rows[i].on;
  }
  f->rows = (clt_rows){.n = n, .k = K, .factors = 1, .x = x, .on = on, .key = key};
  f->rows.keys = CLT_KEYS;
}

static void fill(fixture *f, const row *rows, int n) {
  clt_arena_init(&f->arena, &heap);
  clt_strata_init(&f->strata, &f->arena, K, NULL);
  clt_clusters_init(&f->clusters, &f->strata, 1);
  for (int i = 0; i < n; i++) {
    CHECK(clt_clusters_add(&f->clusters, rows[i].cluster, rows[i].key, rows[i].x, &rows[i].on));
  }
}

static void close_and_fit(fixture *f, const row *rows, int n) {
  CHECK(f->strata.n == 0 && clt_clusters_close(&f->clusters, NULL) && f->strata.n == n);
  clt_strata_centre(&f->strata);
  keep_rows(f, rows, n);
  fit(f);
}

static void open(fixture *f, const row *rows, int n) {
  fill(f, rows, n);
  close_and_fit(f, rows, n);
}

/* ---- CR2 by rows, whatever the size of a cluster ---- */

static int basis_of(const clt_lm *lm, int *position, double *root) {
  const clt_cholesky *f = &lm->factor;
  int dimensions = 0;
  for (int p = 0; p < lm->model.n_terms; p++) {
    double pivot = p < f->absorbed ? f->count[p] : f->pivot[p - f->absorbed].hi;
    if (!(pivot > 0.0)) continue;
    position[dimensions] = p;
    root[dimensions++] = sqrt(pivot);
  }
  return dimensions;
}

/* The same bits with fused multiply-adds and without. */
static void whiten(clt_whitener *w, int i) {
  clt_dd z[MOST_TERMS + 1];
  size_t bytes = ((size_t)w->dense + 1) * sizeof *z;
  w->fused = false;
  clt_whiten_row(w, i);
  memcpy(z, w->z, bytes);
  clt_dd rest = clt_whiten_rest(w);
  w->fused = clt_has_fused();
  clt_whiten_row(w, i);
  clt_dd again = clt_whiten_rest(w);
  CHECK(memcmp(z, w->z, bytes) == 0);
  CHECK(rest.hi == again.hi && rest.lo == again.lo);
}

static void add_cluster(const fixture *f, clt_whitener *w, const row *rows, int64_t cluster,
                        const int *position, const double *root, clt_cr2 *cr2) {
  static double u[MOST_ROWS * MOST_TERMS], e[MOST_ROWS];
  int all[MOST_TERMS], k = cr2->dimensions, n = 0;
  for (int d = 0; d < k; d++) all[d] = d;
  for (int i = 0; i < (int)f->rows.n; i++) {
    if (rows[i].cluster != cluster) continue;
    whiten(w, i);
    for (int d = 0; d < k; d++) {
      int p = position[d];
      double z = p < w->absorbed ? w->level == p
                                 : dd_to_double(w->z[p - w->absorbed]) / w->unit[p - w->absorbed];
      u[n * k + d] = z / root[d];
    }
    e[n++] = dd_to_double(w->z[w->dense]) / w->unit[w->dense] / sqrt(f->lm.rss);
  }
  CHECK(clt_cr2_add_rows(cr2, n, k, all, u, e, NULL));
}

static void by_rows(fixture *f, const row *rows, int64_t clusters, double *std_error, double *df) {
  int position[MOST_TERMS], terms = f->n_terms;
  double root[MOST_TERMS], lambda[MOST_TERMS * MOST_TERMS], unit[MOST_TERMS] = {0};
  clt_dd along[MOST_TERMS + 1];
  clt_whitener w;
  clt_cr2 cr2;
  int k = basis_of(&f->lm, position, root);
  for (int i = 0; i < terms; i++) {
    unit[i] = 1.0;
    bool found = clt_lm_along(&f->lm, unit, along);
    unit[i] = 0.0;
    for (int d = 0; d < k; d++) {
      lambda[i * k + d] = found ? dd_to_double(along[position[d]]) / root[d] : 0.0;
    }
  }
  CHECK(clt_whiten_init(&w, &f->lm, &f->rows, &f->arena));
  CHECK(clt_cr2_init(&cr2, k, terms, lambda, &f->arena));
  for (int64_t g = 0; g < clusters; g++) add_cluster(f, &w, rows, g, position, root, &cr2);
  for (int i = 0; i < terms; i++) {
    clt_cr2_result(&cr2, i, &std_error[i], &df[i]);
    std_error[i] = sqrt(std_error[i]) * sqrt(f->lm.rss);
  }
}

/* How many clusters are kept as cross-products. */
static int condensed(const fixture *f) {
  int n = 0;
  for (int64_t g = 0; g < f->clusters.count; g++) {
    n += f->clusters.cluster[g].strata != NULL;
    CHECK(f->clusters.cluster[g].rows <= CLT_CLUSTER_ROWS);
  }
  return n;
}

static void test_cr2(int n, int64_t clusters, int as_products) {
  static row rows[MOST_ROWS];
  double got[MOST_TERMS], got_df[MOST_TERMS], want[MOST_TERMS], want_df[MOST_TERMS];
  int failed = test_failed;
  clt_variance_notes notes;
  fixture f;
  make_rows(rows, n, clusters, (uint64_t)(n + clusters));
  open(&f, rows, n);
  CHECK(f.clusters.count == clusters && (as_products < 0 || condensed(&f) == as_products));
  CHECK(f.clusters.places <= CLT_CLUSTER_ROWS * clusters && f.clusters.places <= n);
  CHECK(clt_variance(&f.lm, &f.source, CLT_CR2, f.n_terms, NULL, got, got_df, &notes, &f.arena,
                     NULL));
  CHECK(notes.clusters == clusters);
  by_rows(&f, rows, clusters, want, want_df);
  for (int i = 0; i < f.n_terms; i++) {
    CHECK_NEAR(got[i], want[i], 1e-10);
    CHECK_NEAR(got_df[i], want_df[i], 1e-10);
    CHECK(clusters == 1 ? got[i] == 0.0 && isnan(got_df[i]) : got[i] > 0.0 && got_df[i] > 0.0);
  }
  if (test_failed > failed) printf("  ... with %d rows in %d clusters\n", n, (int)clusters);
  clt_arena_free(&f.arena);
}

/* Clusters of one row are HC2's, and so is the order of rows of no matter. */
static void test_singletons(void) {
  enum { ROWS = 90 };
  static row rows[ROWS];
  double got[MOST_TERMS], df[MOST_TERMS], want[MOST_TERMS], unused[MOST_TERMS];
  clt_variance_notes notes;
  fixture f;
  make_rows(rows, ROWS, ROWS, 8);
  open(&f, rows, ROWS);
  CHECK(clt_variance(&f.lm, &f.source, CLT_CR2, f.n_terms, NULL, got, df, &notes, &f.arena, NULL));
  CHECK(clt_variance(&f.lm, &f.source, CLT_HC2, f.n_terms, NULL, want, unused, &notes, &f.arena,
                     NULL));
  for (int i = 0; i < f.n_terms; i++) {
    CHECK_NEAR(got[i], want[i], 1e-11);
    CHECK(df[i] < unused[i] && unused[i] == (double)f.lm.df_residual);
  }
  clt_arena_free(&f.arena);
}

/* ---- by group ---- */

/* y ~ x in each of two groups, which two fits give, too. */
static void test_by_group(int first, int second) {
  static row rows[MOST_ROWS];
  double error[4], df[4];
  clt_variance_notes notes;
  fixture f = {.n_terms = 0};
  make_rows(rows, first + second, 1, (uint64_t)first);
  clt_arena_init(&f.arena, &heap);
  clt_strata_init(&f.strata, &f.arena, K, NULL);
  clt_design_init(&f.design, &f.arena);
  int y = clt_design_numeric_column(clt_design_numeric(&f.design, Y, NULL));
  for (int i = 0; i < first + second; i++) {
    rows[i].key[CLT_KEY_GROUP] = i >= first;
    CHECK(clt_strata_add(&f.strata, rows[i].key, rows[i].x, NULL, 0));
  }
  for (int g = 0; g < 2; g++) constant(&f, CLT_ANY, CLT_ANY, g);
  for (int g = 0; g < 2; g++) numeric(&f, X, CLT_ANY, g);
  for (int i = 0; i < 4; i++) {
    f.terms[i] = f.terms[i] < 0 ? clt_design_numeric_column(~f.terms[i])
                                : clt_design_indicator_column(&f.design, f.terms[i]);
  }
  clt_lm_model model = {.moments = &f.moments, .response = y, .n_terms = 4, .terms = f.terms};
  static const int groups[3] = {2, 0, 1};
  clt_fit_source source = {.design = &f.design, .strata = &f.strata, .groups = 3, .group = groups};
  CHECK(clt_design_moments(&f.design, &f.strata, NULL, &f.moments, &f.arena, NULL));
  CHECK(clt_lm_fit(&f.lm, &model, &f.arena, NULL));
  CHECK(clt_variance(&f.lm, &source, CLT_BY_GROUP, 4, NULL, error, df, &notes, &f.arena, NULL));
  CHECK(notes.short_group == (second == 2 ? 2 : 0));
  for (int g = 0; g < 2; g++) {
    int n = g ? second : first;
    const int key[CLT_KEYS] = {CLT_ANY, g, CLT_ANY};
    int terms[] = {CLT_CONSTANT, 2};
    clt_moments own;
    clt_lm lm;
    clt_design alone;
    clt_design_init(&alone, &f.arena);
    clt_design_numeric(&alone, Y, NULL);
    clt_design_numeric(&alone, X, NULL);
    CHECK(clt_design_moments(&alone, &f.strata, key, &own, &f.arena, NULL));
    clt_lm_model one = {.moments = &own, .response = 1, .n_terms = 2, .terms = terms};
    CHECK(clt_lm_fit(&lm, &one, &f.arena, NULL) && lm.df_residual == n - 2);
    double want = n > 2 ? clt_lm_std_error(&lm, lm.unscaled[1]) : NAN;
    CHECK_NEAR(error[2 + g], want, 1e-12);
    CHECK_NEAR(df[2 + g], n > 2 ? n - 2.0 : NAN, 1e-12);
    CHECK_NEAR(f.lm.estimate[2 + g], lm.estimate[1], 1e-12);
  }
  clt_arena_free(&f.arena);
}

/* ---- what ends early ---- */

static int allowed;

static void *stingy(void *block, size_t bytes) {
  return allowed-- > 0 ? realloc(block, bytes) : NULL;
}

static const clt_allocator failing = {stingy, free};

static bool build(const row *rows, int n, clt_arena *arena) {
  clt_strata whole;
  clt_clusters clusters;
  clt_strata_init(&whole, arena, K, NULL);
  clt_clusters_init(&clusters, &whole, 1);
  for (int i = 0; i < n; i++) {
    if (!clt_clusters_add(&clusters, rows[i].cluster, rows[i].key, rows[i].x, &rows[i].on)) {
      return false;
    }
  }
  return clt_clusters_close(&clusters, NULL);
}

static void test_no_memory(void) {
  static row rows[MOST_ROWS];
  bool done = false;
  make_rows(rows, 300, 6, 1);
  for (int most = 0; !done && most < 10000; most++) {
    clt_arena arena;
    clt_arena_init(&arena, &failing);
    allowed = most;
    done = build(rows, 300, &arena);
    CHECK(done == !clt_arena_failed(&arena));
    clt_arena_free(&arena);
  }
  CHECK(done);
}

static bool stop(void *host, double done, double waited) {
  (void)done;
  (void)waited;
  return --*(int *)host < 0;
}

static void test_stopped(void) {
  static row rows[MOST_ROWS];
  double error[MOST_TERMS], df[MOST_TERMS];
  clt_variance_notes notes;
  fixture f;
  int left = 0;
  clt_task task = {.poll = stop, .host = &left};
  make_rows(rows, 300, 6, 2);
  open(&f, rows, 300);
  for (int kind = CLT_HC0; kind <= CLT_CR2; kind++) {
    task.stopped = false;
    task.polled = 0;
    CHECK(!clt_variance(&f.lm, &f.source, (clt_robust)kind, f.n_terms, NULL, error, df, &notes,
                        &f.arena, &task));
  }
  task.stopped = false;
  task.polled = 0;
  CHECK(!clt_clusters_close(&f.clusters, &task) && !clt_arena_failed(&f.arena));
  clt_arena_free(&f.arena);
}

/* Rows in another order: the same to the bit, once they are sorted. Values tie, so that ranks
** decide. */
static void test_order(void) {
  enum { N = 300, CLUSTERS = 30 };
  static row rows[2][N];
  static fixture f[2];
  static const int rank[LEVELS] = {0, 1, 2, 3};
  const clt_ranks ranks = {.key = {[CLT_KEY_BLOCK] = rank, [CLT_KEY_GROUP] = rank}, .level = rank};
  double std_error[2][MOST_TERMS], df[2][MOST_TERMS];
  clt_variance_notes notes;
  make_rows(rows[0], N, CLUSTERS, 5);
  for (int i = 0; i < N; i++) {
    for (int j = 0; j < K; j++) rows[0][i].x[j] = round(rows[0][i].x[j]);
    rows[1][N - 1 - i] = rows[0][i];
  }
  for (int s = 0; s < 2; s++) {
    int order[CLUSTERS], met = 0;
    for (int i = 0; i < CLUSTERS; i++) order[i] = -1;
    for (int i = 0; i < N; i++) {
      int *number = &order[rows[s][i].cluster];
      if (*number < 0) *number = met++;
      rows[s][i].cluster = *number;
    }
    fill(&f[s], rows[s], N);
    CHECK(clt_clusters_sort(&f[s].clusters, order, &ranks, NULL));
    close_and_fit(&f[s], rows[s], N);
    CHECK(clt_variance(&f[s].lm, &f[s].source, CLT_CR2, f[s].n_terms, NULL, std_error[s], df[s],
                       &notes, &f[s].arena, NULL));
  }
  CHECK(memcmp(std_error[0], std_error[1], (size_t)f[0].n_terms * sizeof(double)) == 0);
  CHECK(memcmp(df[0], df[1], (size_t)f[0].n_terms * sizeof(double)) == 0);
  for (int s = 0; s < 2; s++) clt_arena_free(&f[s].arena);
}

int main(void) {
  test_cr2(600, 12, 12);
  test_cr2(400, 12, -1); /* some of each */
  test_cr2(60, 12, 0);
  test_cr2(400, 40, 0);
  test_cr2(CLT_CLUSTER_ROWS, 1, 0);
  test_cr2(CLT_CLUSTER_ROWS + 1, 1, 1);
  test_cr2(CLT_CLUSTER_ROWS + 60, 60, 0);
  test_singletons();
  test_by_group(40, 25);
  test_by_group(300, 3);
  test_by_group(40, 2);
  test_no_memory();
  test_stopped();
  test_order();
  return test_end();
}
