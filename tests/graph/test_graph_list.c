/* Graphs kept once, their order and weights, and averages over them. */
#include "graph/graph_list.h"

#include "graph/graph_support.h"

enum { D = 3 };

/* a -> b -> c, a -> b, and none, by variable. */
static const uint64_t CHAIN[D] = {0, 1, 2}, ONE[D] = {0, 1, 0}, NONE[D] = {0, 0, 0};

static void fill(clt_graph_list *list, const clt_score *score, clt_arena *arena) {
  CHECK(clt_graph_list_init(list, D, 10, arena));
  for (int i = 0; i < 10; i++) clt_graph_list_add(list, i < 3 ? ONE : i < 8 ? CHAIN : NONE);
  CHECK(clt_graph_list_finish(list, score, NULL));
}

static void test_order(const clt_score *score, clt_arena *arena) {
  clt_graph_list list;
  fill(&list, score, arena);
  CHECK(list.n == 3 && list.total == 10);
  CHECK(list.count[0] == 5 && list.count[1] == 3 && list.count[2] == 2);
  CHECK(memcmp(list.parents, CHAIN, sizeof CHAIN) == 0);
  CHECK(memcmp(list.parents + 2 * D, NONE, sizeof NONE) == 0);
  CHECK_NEAR(list.weight[0], 0.5, 0.0);
  CHECK_NEAR(clt_graph_list_effective(&list), 1.0 / (0.25 + 0.09 + 0.04), 1e-15);
  double log_odds = list.log_posterior[0] - list.log_posterior[2];
  clt_graph_list_weigh(&list);
  CHECK_NEAR(log(list.weight[0] / list.weight[2]), log_odds, 1e-12);
  CHECK_NEAR(list.weight[0] + list.weight[1] + list.weight[2], 1.0, 1e-15);
}

static void test_averages(const clt_score *score, clt_arena *arena) {
  double edge[D * D], path[D * D], coefficient[D * D], effect[D * D], ab, bc;
  clt_graph_list list;
  fill(&list, score, arena);
  const clt_graph_average average = {edge, path, coefficient, effect};
  CHECK(clt_graph_list_average(&list, score, &average, NULL));
  clt_score_local(score, 1, 1, &ab);
  clt_score_local(score, 2, 2, &bc);
  CHECK_NEAR(edge[0 * D + 1], 0.8, 1e-15);
  CHECK_NEAR(edge[1 * D + 2], 0.5, 1e-15);
  CHECK(edge[0 * D + 2] == 0.0 && edge[1 * D + 0] == 0.0);
  CHECK_NEAR(path[0 * D + 2], 0.5, 1e-15);
  CHECK_NEAR(coefficient[0 * D + 1], ab, 1e-15);
  CHECK(isnan(coefficient[2 * D + 0]));
  CHECK_NEAR(effect[0 * D + 1], 0.8 * ab, 1e-15);
  CHECK_NEAR(effect[0 * D + 2], 0.5 * ab * bc, 1e-15);
  CHECK(effect[2 * D + 0] == 0.0);
  const clt_graph_average edges_only = {.edge = path};
  CHECK(clt_graph_list_average(&list, score, &edges_only, NULL));
  CHECK(memcmp(path, edge, sizeof edge) == 0);
}

int main(void) {
  table t = table_simulate(20, D, 1.0, 1.0, 3);
  clt_arena arena;
  clt_score score;
  clt_arena_init(&arena, &support_heap);
  CHECK(clt_score_init(&score, D, &arena));
  clt_score_model model = score_defaults(D);
  clt_score_data data = table_data(&t);
  clt_score_set(&score, &model, &data);
  test_order(&score, &arena);
  test_averages(&score, &arena);
  clt_arena_free(&arena);
  table_free(&t);
  return test_end();
}
