/* Adjusted p-values against R (tests/oracle/p_adjust.R). */
#include "stat/p_adjust.h"

#include "oracle/p_adjust.h"
#include "test.h"

static const clt_allocator heap = {realloc, free};

/* `family` has six rows of n: p, the four methods in the order of the enumeration, the rank. */
static void check_family(const double *family, size_t n) {
  double *adjusted = calloc(n, sizeof *adjusted);
  int64_t *rank = calloc(n, sizeof *rank);
  for (size_t method = CLT_HOLM; method <= CLT_BONFERRONI; method++) {
    clt_arena arena;
    clt_arena_init(&arena, &heap);
    CHECK(clt_p_adjust(family, n, (clt_adjustment)method, adjusted, rank, &arena, NULL));
    for (size_t i = 0; i < n; i++) {
      CHECK_NEAR(adjusted[i], family[(method + 1) * n + i], method == CLT_BY ? 1e-15 : 0.0);
      CHECK((double)rank[i] == family[5 * n + i]);
    }
    clt_arena_free(&arena);
  }
  free(adjusted);
  free(rank);
}

static void test_families(void) {
  check_family(mixed[0], sizeof mixed[0] / sizeof(double));
  check_family(ties[0], sizeof ties[0] / sizeof(double));
  check_family(extreme[0], sizeof extreme[0] / sizeof(double));
  check_family(single[0], sizeof single[0] / sizeof(double));
  check_family(missing[0], sizeof missing[0] / sizeof(double));
  check_family(many[0], sizeof many[0] / sizeof(double));
}

static void test_empty(void) {
  clt_arena arena;
  clt_arena_init(&arena, &heap);
  CHECK(clt_p_adjust(NULL, 0, CLT_BY, NULL, NULL, &arena, NULL));
  clt_arena_free(&arena);
}

static void *no_memory(void *block, size_t bytes) {
  (void)block;
  (void)bytes;
  return NULL;
}

static bool stop_at_once(void *host, double done, double waited) {
  (void)waited;
  (void)host;
  return done >= 0.0;
}

static void test_failure(void) {
  static const clt_allocator none = {no_memory, free};
  const double p[] = {0.1, 0.2};
  double adjusted[2];
  int64_t rank[2];
  clt_arena arena;
  clt_arena_init(&arena, &none);
  CHECK(!clt_p_adjust(p, 2, CLT_HOLM, adjusted, rank, &arena, NULL));
  clt_arena_init(&arena, &heap);
  clt_task task = {.poll = stop_at_once};
  CHECK(!clt_p_adjust(p, 2, CLT_HOLM, adjusted, rank, &arena, &task));
  clt_arena_free(&arena);
}

int main(void) {
  test_families();
  test_empty();
  test_failure();
  return test_end();
}
