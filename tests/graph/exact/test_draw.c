/* Graphs drawn from the exact posterior, against the probabilities of all graphs. */
#include "graph/exact/brute.h"

static double brute_probability(const brute *b, int d, const uint64_t *parents) {
  for (int i = 0; i < b->n; i++) {
    if (!memcmp(b->parents + i * d, parents, (size_t)d * sizeof *parents))
      return b->weight[i] / b->z;
  }
  return 0.0;
}

/* exact.h (5): frequencies of drawn graphs lie within 6 standard errors, all of them. */
static void check_draws(problem *p, int d) {
  enum { DRAWS = 20000 };
  clt_graph_list draws;
  clt_task task = {.threads = 1};
  CHECK(clt_exact_draw(&p->exact, DRAWS, 7, &draws, &p->arena, &task));
  int total = 0;
  double seen = 0.0;
  bool close = true;
  for (int i = 0; i < draws.n; i++) {
    double want = brute_probability(&p->b, d, draws.parents + i * d);
    double error = fabs((double)draws.count[i] / DRAWS - want);
    if (!(error <= 6.0 * sqrt(want * (1.0 - want) / DRAWS) + 3.0 / DRAWS)) close = false;
    if (want == 0.0) close = false;
    total += draws.count[i];
    seen += want;
  }
  CHECK(close);
  CHECK(total == DRAWS);
  CHECK(seen > 0.9);
}

static int blocks_left;

static void *scarce(void *block, size_t bytes) {
  return blocks_left-- > 0 ? realloc(block, bytes) : NULL;
}

static bool stop_at_once(void *host, double done, double waited) {
  (void)waited;
  return host == NULL && done >= 0.0;
}

/* exact.h (7): whichever block there is no memory for, and stopping. */
static void test_failures(clt_rng *rng) {
  static const clt_allocator allocator = {scarce, free};
  bool drawn = false;
  for (int blocks = 0; blocks < 20 && !drawn; blocks++) {
    problem p;
    clt_arena small;
    clt_graph_list draws;
    problem_open(&p, rng, 4, 2);
    blocks_left = blocks;
    clt_arena_init(&small, &allocator);
    drawn = clt_exact_draw(&p.exact, 2000, 7, &draws, &small, NULL);
    CHECK(drawn == !clt_arena_failed(&small) && (blocks > 0 || !drawn));
    clt_arena_free(&small);
    problem_close(&p);
  }
  CHECK(drawn);
  problem p;
  clt_graph_list draws;
  clt_task task = {.poll = stop_at_once};
  problem_open(&p, rng, 4, 2);
  CHECK(!clt_exact_draw(&p.exact, 2000, 7, &draws, &p.arena, &task));
  problem_close(&p);
}

int main(void) {
  clt_rng rng;
  problem p;
  clt_rng_seed(&rng, 2, 0);
  for (int trial = 0; trial < 246; trial += 4) {
    int d = trial < 240 ? 1 + trial / 4 % 4 : 5;
    problem_open(&p, &rng, d, trial);
    check_draws(&p, d);
    problem_close(&p);
  }
  test_failures(&rng);
  return test_end();
}
