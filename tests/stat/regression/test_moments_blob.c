/* Moments, strata and clusters as bytes: the same to the bit, under other numbers, cut anywhere,
** and without memory. */
#include "stat/regression/moments_blob.h"

#include "base/rng.h"
#include "stat/distribution/rng_normal.h"
#include "test.h"

enum { K = 5, LEVELS = 6, GROUPS = 3, CLUSTERS = 9, ROWS = 200 };

static long allowed; /* allocations until one fails; below 0: none does */

static void *resize(void *block, size_t bytes) {
  if (allowed == 0) return NULL;
  if (allowed > 0) allowed--;
  return realloc(block, bytes);
}

static const clt_allocator heap = {resize, free};

/* Numbers of a partial in the whole: level l is LEVELS - 1 - l there, and the like. */
static const int LEVEL[LEVELS] = {5, 4, 3, 2, 1, 0}, GROUP[GROUPS] = {2, 0, 1};
static const int64_t CLUSTER[CLUSTERS] = {0, 1, 2, 3, 4, 5, 6, 7, 8};

static clt_renumbering renumbering(void) {
  return (clt_renumbering){.key = {[CLT_KEY_GROUP] = GROUP},
                           .keys = {[CLT_KEY_GROUP] = GROUPS},
                           .level = LEVEL,
                           .levels = LEVELS,
                           .cluster = CLUSTER,
                           .clusters = CLUSTERS};
}

/* The same rows under their own numbers and under those of the renumbering. */
typedef struct sums {
  clt_strata own, renumbered;
  clt_clusters own_clusters, renumbered_clusters;
  clt_strata own_whole, renumbered_whole;
} sums;

static void add_row(sums *s, clt_rng *rng, int i) {
  double x[K];
  for (int j = 0; j < K; j++) x[j] = 1e9 * j + clt_rng_normal(rng);
  int first = (int)clt_rng_below(rng, 3), g = (int)clt_rng_below(rng, GROUPS);
  int on[2] = {first, 3 + (int)clt_rng_below(rng, 3)}, key[CLT_KEYS] = {0, g, 0};
  int to_on[2] = {LEVEL[on[0]], LEVEL[on[1]]}, to_key[CLT_KEYS] = {0, GROUP[g], 0};
  int64_t cluster = i < CLUSTERS ? i : (int64_t)clt_rng_below(rng, 3);
  CHECK(clt_strata_add(&s->own, key, x, on, 2));
  CHECK(clt_strata_add(&s->renumbered, to_key, x, to_on, 2));
  CHECK(clt_clusters_add(&s->own_clusters, cluster, key, x, on));
  CHECK(clt_clusters_add(&s->renumbered_clusters, CLUSTER[cluster], to_key, x, to_on));
}

static void fill(sums *s, clt_arena *arena) {
  clt_rng rng;
  clt_rng_seed(&rng, 3, 0);
  clt_strata_init(&s->own, arena, K, NULL);
  clt_strata_init(&s->renumbered, arena, K, NULL);
  clt_strata_init(&s->own_whole, arena, K, NULL);
  clt_strata_init(&s->renumbered_whole, arena, K, NULL);
  clt_clusters_init(&s->own_clusters, &s->own_whole, 2);
  clt_clusters_init(&s->renumbered_clusters, &s->renumbered_whole, 2);
  for (int i = 0; i < ROWS; i++) add_row(s, &rng, i);
}

static bool same_bytes(const clt_writer *a, const clt_writer *b) {
  return a->size == b->size && memcmp(a->bytes, b->bytes, a->size) == 0;
}

/* moments_blob.h (1), (2): what was taken is put again. */
static void test_strata(sums *s, clt_arena *arena) {
  clt_writer own = {.arena = arena}, want = own, got = own;
  clt_strata taken;
  clt_renumbering by = renumbering();
  clt_put_strata(&own, &s->own);
  clt_put_strata(&want, &s->renumbered);
  clt_reader r = {.at = own.bytes, .end = own.bytes + own.size};
  clt_strata_init(&taken, arena, K, NULL);
  CHECK(clt_take_strata(&r, &taken, &by, arena) && r.at == r.end && taken.n == ROWS);
  clt_put_strata(&got, &taken);
  CHECK(same_bytes(&got, &want));
}

/* Rows of a cluster come last first, so that they are turned round. */
static void test_clusters(sums *s, clt_arena *arena) {
  clt_writer own = {.arena = arena};
  clt_strata whole;
  clt_clusters taken;
  clt_renumbering by = renumbering();
  clt_put_clusters(&own, &s->own_clusters, NULL);
  clt_reader r = {.at = own.bytes, .end = own.bytes + own.size};
  clt_strata_init(&whole, arena, K, NULL);
  clt_clusters_init(&taken, &whole, 2);
  CHECK(clt_take_clusters(&r, &taken, &by, arena, NULL) && r.at == r.end);
  CHECK(taken.count == CLUSTERS);
  for (int64_t i = 0; i < CLUSTERS; i++) {
    const clt_cluster *want = &s->renumbered_clusters.cluster[i], *got = &taken.cluster[i];
    CHECK(got->rows == want->rows && (got->strata != NULL) == (want->strata != NULL));
  }
  CHECK(taken.cluster[0].strata && !taken.cluster[8].strata); /* both kinds */
  CHECK(clt_clusters_close(&taken, NULL) && clt_clusters_close(&s->renumbered_clusters, NULL));
  CHECK(whole.n == ROWS);
  for (int j = 0; j < K; j++) {
    CHECK(clt_strata_mean(&whole, j) == clt_strata_mean(&s->renumbered_whole, j));
  }
}

/* Cut anywhere, and with the allocation of any number failing. */
static void test_cut(const sums *s, clt_arena *arena) {
  clt_writer own = {.arena = arena};
  clt_renumbering by = renumbering();
  clt_put_clusters(&own, &s->own_clusters, NULL);
  for (size_t n = 0; n < own.size; n += 1 + n / 64) {
    clt_arena other;
    clt_arena_init(&other, &heap);
    clt_reader r = {.at = own.bytes, .end = own.bytes + n};
    clt_strata whole;
    clt_clusters taken;
    clt_strata_init(&whole, &other, K, NULL);
    clt_clusters_init(&taken, &whole, 2);
    CHECK(!clt_take_clusters(&r, &taken, &by, &other, NULL) && r.bad);
    clt_arena_free(&other);
  }
}

/* A level that is twice in a stratum, and one that there is not. */
static void test_levels(sums *s, clt_arena *arena) {
  int *level = s->own.stratum[0]->level, kept = level[1];
  const int wrong[] = {level[0], LEVELS, -1, kept};
  clt_renumbering by = renumbering();
  for (int i = 0; i < 4; i++) {
    clt_writer own = {.arena = arena};
    clt_strata taken;
    level[1] = wrong[i];
    clt_put_strata(&own, &s->own);
    clt_reader r = {.at = own.bytes, .end = own.bytes + own.size};
    clt_strata_init(&taken, arena, K, NULL);
    CHECK(clt_take_strata(&r, &taken, &by, arena) == (i == 3) && r.bad == (i < 3));
    r = (clt_reader){.at = own.bytes, .end = own.bytes + own.size};
    clt_strata_init(&taken, arena, K - 1, NULL);
    CHECK(!clt_take_strata(&r, &taken, &by, arena) && r.bad);
  }
}

/* Bytes that announce strata and give none the origin of its columns; ends of a column that are no
** numbers; levels where there are none at all; more counts than there are bytes. */
static void test_tampered(sums *s, clt_arena *arena) {
  clt_strata taken;
  clt_renumbering by = renumbering(), without = by;
  clt_writer own = {.arena = arena};
  clt_put_strata(&own, &s->own);
  CHECK(own.bytes[0] == 1); /* there is an origin, of K numbers */
  unsigned char *bytes = clt_arena_take(arena, own.size, 1);
  size_t origin = K * sizeof(double), size = own.size - origin;
  memcpy(bytes + 1, own.bytes + 1 + origin, size - 1);
  clt_reader r = {.at = bytes, .end = bytes + size};
  clt_strata_init(&taken, arena, K, NULL);
  CHECK(!clt_take_strata(&r, &taken, &by, arena) && r.bad);
  without.levels = 0;
  r = (clt_reader){.at = own.bytes, .end = own.bytes + own.size};
  clt_strata_init(&taken, arena, K, NULL);
  CHECK(!clt_take_strata(&r, &taken, &without, arena) && r.bad);
  clt_writer clusters = {.arena = arena};
  clt_put_clusters(&clusters, &s->own_clusters, NULL);
  CHECK(clusters.bytes[0] == 1);
  clusters.bytes[origin] = 0;
  r = (clt_reader){.at = clusters.bytes + origin, .end = clusters.bytes + clusters.size};
  clt_clusters of;
  clt_strata_init(&taken, arena, K, NULL);
  clt_clusters_init(&of, &taken, 2);
  CHECK(!clt_take_clusters(&r, &of, &by, arena, NULL) && r.bad);
  static const double none[] = {(double)NAN, (double)INFINITY};
  double *ends[] = {&s->own.stratum[0]->moments.totals->column[0].least,
                    &s->own.stratum[0]->moments.totals->column[0].most};
  for (int i = 0; i < 4; i++) {
    clt_writer wrong = {.arena = arena};
    double kept = *ends[i / 2];
    *ends[i / 2] = none[i % 2];
    clt_put_strata(&wrong, &s->own);
    *ends[i / 2] = kept;
    r = (clt_reader){.at = wrong.bytes, .end = wrong.bytes + wrong.size};
    clt_strata_init(&taken, arena, K, NULL);
    CHECK(!clt_take_strata(&r, &taken, &by, arena) && r.bad);
  }
}

static void test_memory(const sums *s, clt_arena *arena) {
  clt_writer own = {.arena = arena};
  clt_renumbering by = renumbering();
  clt_put_clusters(&own, &s->own_clusters, NULL);
  bool done = false;
  for (long n = 0; !done && n < 1000; n++) {
    clt_arena other;
    clt_strata whole;
    clt_clusters taken;
    clt_arena_init(&other, &heap);
    clt_reader r = {.at = own.bytes, .end = own.bytes + own.size};
    clt_strata_init(&whole, &other, K, NULL);
    clt_clusters_init(&taken, &whole, 2);
    allowed = n;
    done = clt_take_clusters(&r, &taken, &by, &other, NULL);
    allowed = -1;
    CHECK(done || clt_arena_failed(&other));
    clt_arena_free(&other);
  }
  CHECK(done);
}

int main(void) {
  clt_arena arena;
  sums s;
  allowed = -1;
  clt_arena_init(&arena, &heap);
  fill(&s, &arena);
  test_strata(&s, &arena);
  test_levels(&s, &arena);
  test_tampered(&s, &arena);
  test_cut(&s, &arena);
  test_memory(&s, &arena);
  test_clusters(&s, &arena);
  clt_arena_free(&arena);
  return test_end();
}
