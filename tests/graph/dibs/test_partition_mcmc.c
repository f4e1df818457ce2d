/* The chain over ordered partitions, against the exact posterior. */
#include "graph/dibs/dibs_support.h"

/* Over partitions a long chain gives the exact posterior; over orders it gives that of orders,
** which for two variables and the empty graph's two orders is known. */
static void test_chains(void) {
  bench b;
  clt_edge require[] = {{0, 3}}, forbid[] = {{4, 1}};
  clt_knowledge_spec spec = {.d = 6,
                             .require = require,
                             .n_require = 1,
                             .forbid = forbid,
                             .n_forbid = 1,
                             .max_parents = 4};
  bench_start(&b, table_simulate(20, 6, 0.4, 0.7, 9), &spec, true);
  clt_candidates t;
  CHECK(clt_candidates_init(&t, &b.knowledge, &b.arena, 1));
  CHECK(clt_candidates_fill(&t, &b.score, NULL) && clt_candidates_sum(&t, NULL));
  uint64_t parents[6] = {0, 0, 0, clt_bit(0), 0, 0};
  clt_rng rng;
  clt_rng_seed(&rng, 5, 0);
  clt_partition_chain chain;
  clt_partition_start(&chain, &t, parents, &rng);
  CHECK(chain.n == 2);
  double edge[36] = {0.0}, drawn[36] = {0.0};
  enum { SAMPLES = 20000 };
  for (int s = 0; s < SAMPLES; s++) {
    clt_partition_move(&chain, 20);
    clt_partition_edges(&chain, edge);
    clt_partition_draw(&chain, parents);
    CHECK(knowledge_obeyed(&b.knowledge, parents));
    for (int i = 0; i < 36; i++) drawn[i] += (double)(parents[i % 6] >> (i / 6) & 1) / SAMPLES;
  }
  for (int i = 0; i < 36; i++) edge[i] /= SAMPLES;
  printf("partition chain: worst edge %.4f, drawn %.4f\n", worst_difference(edge, b.exact.edge, 6),
         worst_difference(drawn, b.exact.edge, 6));
  CHECK(worst_difference(edge, b.exact.edge, 6) < 0.01);
  CHECK(worst_difference(drawn, b.exact.edge, 6) < 0.015);
  bench_end(&b);
}

int main(void) {
  test_chains();
  return test_end();
}
