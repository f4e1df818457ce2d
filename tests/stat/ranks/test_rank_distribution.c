/* The distribution of U against all ways to choose the ranks, one by one. */
#include "stat/ranks/rank_distribution.h"

#include "test.h"

static const clt_allocator heap = {realloc, free};

/* Every way to choose m of m + n ranks, as bits. */
static void test_enumeration(void) {
  enum { M = 5, N = 8, PAIRS = M * N };
  double count[PAIRS + 1] = {0}, total = 0.0;
  for (unsigned set = 0; set < 1U << (M + N); set++) {
    int chosen = 0, u = 0;
    for (int i = 0; i < M + N; i++) {
      if (set >> i & 1) {
        chosen++;
        u += i + 1 - chosen; /* values of the other group that are smaller */
      }
    }
    if (chosen != M) continue;
    count[u] += 1.0;
    total += 1.0;
  }
  clt_arena arena;
  clt_arena_init(&arena, &heap);
  clt_rank_distribution d;
  CHECK(clt_rank_distribution_init(&d, N, M, &arena));
  double sum = 0.0;
  CHECK(clt_rank_lower(&d, -1.0) == 0.0);
  for (int u = 0; u <= PAIRS; u++) {
    sum += count[u];
    CHECK_NEAR(clt_rank_lower(&d, u), sum / total, 1e-15);
    CHECK(clt_rank_quantile(&d, sum / total) == (size_t)u);
  }
  clt_arena_free(&arena);
}

int main(void) {
  test_enumeration();
  return test_end();
}
