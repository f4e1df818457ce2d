/* Graphs drawn from the exact posterior, against the probabilities of all graphs. */
#include "graph/exact/brute.h"

static double brute_probability(const brute *b, int d, const uint64_t *parents) {
  for (int i = 0; i < b->n; i++) {
    if (!memcmp(b->parents + i * d, parents, (size_t)d * sizeof *parents))
      return b->weight[i] / b->z;
  }
  return 0.0;
}

/* Frequencies of drawn graphs lie within 6 standard errors, all of them. */
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
  return test_end();
}
