/* The rank sum test against R (tests/oracle/ranks.R), its mirror, and empty groups. */
#include "stat/ranks/ranks.h"

#include "oracle/ranks.h"
#include "test.h"

static const clt_allocator heap = {realloc, free};

static double *copy(const double *a, size_t n) {
  double *out = malloc((n + 1) * sizeof *out);
  if (n) memcpy(out, a, n * sizeof *out);
  return out;
}

static clt_mann_whitney run(const double *x, size_t n1, const double *y, size_t n2, clt_tail tail,
                            double conf_level) {
  clt_arena arena;
  clt_arena_init(&arena, &heap);
  double *a = copy(x, n1), *b = copy(y, n2);
  clt_mann_whitney out;
  CHECK(clt_mann_whitney_test(&out, a, n1, b, n2, tail, conf_level, &arena, NULL));
  clt_arena_free(&arena);
  free(a);
  free(b);
  return out;
}

static void test_against_r(void) {
  for (size_t i = 0; i < sizeof oracle_ranks / sizeof *oracle_ranks; i++) {
    const struct oracle_ranks *r = &oracle_ranks[i];
    clt_mann_whitney w = run(r->x, r->n1, r->y, r->n2, r->tail, r->conf_level);
    int failed = test_failed;
    CHECK(w.exact == r->exact);
    CHECK_NEAR(w.u, r->u, 0.0);
    CHECK_NEAR(w.z, r->z, 1e-14);
    CHECK_NEAR(w.p_value, r->p_value, 2e-13);
    double pairs = (double)(r->n1 * r->n2);
    CHECK_NEAR(w.rank_biserial, (2.0 * r->u - pairs) / pairs, 0.0);
    CHECK_NEAR(w.hodges_lehmann, r->hodges_lehmann, 1e-15);
    CHECK_NEAR(w.conf_low, r->conf_low, 0.0);
    CHECK_NEAR(w.conf_high, r->conf_high, 0.0);
    CHECK_NEAR(w.conf_attained, r->conf_attained, 1e-13);
    if (test_failed > failed) printf("  in case %s\n", r->name);
  }
}

static void test_medians(void) {
  const double x[] = {4.0, 1.0, 9.0}, y[] = {7.0, 2.0, 2.0, 0.5};
  clt_mann_whitney w = run(x, 3, y, 4, CLT_TWO_SIDED, 0.95);
  CHECK(w.median1 == 4.0 && w.median2 == 2.0 && w.ties && !w.exact && w.u == 8.0);
}

static void test_empty(void) {
  const double x[] = {4.0, 1.0};
  clt_mann_whitney w = run(x, 2, NULL, 0, CLT_TWO_SIDED, 0.95);
  CHECK(w.median1 == 2.5 && isnan(w.median2) && isnan(w.u) && isnan(w.z) && isnan(w.p_value));
  CHECK(isnan(w.rank_biserial) && isnan(w.hodges_lehmann) && isnan(w.conf_low));
  CHECK(isnan(w.conf_high) && isnan(w.conf_attained));
  w = run(NULL, 0, x, 2, CLT_LESS, 0.95);
  CHECK(isnan(w.median1) && w.median2 == 2.5 && isnan(w.u));
  w = run(NULL, 0, NULL, 0, CLT_LESS, 0.95);
  CHECK(isnan(w.median1) && isnan(w.median2) && isnan(w.u));
}

/* Antisymmetry: swapped groups and tails mirror every figure. */
static void test_mirror(void) {
  for (size_t i = 0; i < sizeof oracle_ranks / sizeof *oracle_ranks; i++) {
    const struct oracle_ranks *r = &oracle_ranks[i];
    clt_tail mirrored = r->tail == CLT_LESS ? CLT_GREATER : CLT_LESS;
    if (r->tail == CLT_TWO_SIDED) mirrored = CLT_TWO_SIDED;
    clt_mann_whitney a = run(r->x, r->n1, r->y, r->n2, r->tail, r->conf_level);
    clt_mann_whitney b = run(r->y, r->n2, r->x, r->n1, mirrored, r->conf_level);
    CHECK_NEAR(a.p_value, b.p_value, 0.0);
    CHECK_NEAR(a.z, -b.z, 0.0);
    CHECK_NEAR(a.hodges_lehmann, -b.hodges_lehmann, 0.0);
    CHECK_NEAR(a.conf_low, -b.conf_high, 0.0);
    CHECK_NEAR(a.rank_biserial, -b.rank_biserial, 0.0);
  }
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
  double x[] = {1.0, 2.0}, y[] = {3.0, 1.5};
  clt_mann_whitney out;
  clt_arena arena;
  clt_arena_init(&arena, &none);
  CHECK(!clt_mann_whitney_test(&out, x, 2, y, 2, CLT_TWO_SIDED, 0.95, &arena, NULL));
  CHECK(clt_arena_failed(&arena));
  clt_arena_init(&arena, &heap);
  clt_task task = {.poll = stop_at_once};
  CHECK(!clt_mann_whitney_test(&out, x, 2, y, 2, CLT_TWO_SIDED, 0.95, &arena, &task));
  clt_arena_free(&arena);
}

int main(void) {
  test_against_r();
  test_medians();
  test_empty();
  test_mirror();
  test_failure();
  return test_end();
}
