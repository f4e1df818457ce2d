/* The chain over orders, where its weights are known. */
#include "graph/dibs/dibs_support.h"

static void test_order_chain(void) {
  bench b;
  clt_knowledge_spec spec = {.d = 2, .max_parents = -1};
  bench_start(&b, table_simulate(12, 2, 1.0, 0.5, 3), &spec, true);
  clt_candidates t;
  CHECK(clt_candidates_init(&t, &b.knowledge, &b.arena, 1));
  CHECK(clt_candidates_fill(&t, &b.score, NULL));
  /* Both orders have weight 1 + w, BGe being score equivalent. */
  double w = exp(t.weight[0][1]);
  CHECK_NEAR(w, exp(t.weight[1][1]), 1e-12);
  CHECK_NEAR(b.exact.edge[1], w / (1.0 + 2.0 * w), 1e-12);
  CHECK(clt_candidates_sum(&t, NULL));
  int order[2] = {0, 1}, edges = 0;
  clt_rng rng;
  clt_rng_seed(&rng, 6, 0);
  clt_order_chain chain;
  clt_order_start(&chain, &t, order, &rng);
  enum { SAMPLES = 20000 };
  for (int s = 0; s < SAMPLES; s++) {
    uint64_t parents[2];
    clt_order_move(&chain, 1);
    clt_order_draw(&chain, parents);
    edges += dag_edges(parents, 2);
  }
  double p = w / (1.0 + w);
  CHECK(fabs((double)edges / SAMPLES - p) < 6.0 * sqrt(p * (1.0 - p) / SAMPLES));
  bench_end(&b);
}

int main(void) {
  test_order_chain();
  return test_end();
}
