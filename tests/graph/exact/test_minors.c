/* Weights and edges by principal minors are those of the walk, under random knowledge. */
#include "graph/exact/minors.h"

#include "graph/exact/exact.h"
#include "graph/graph_support.h"

enum { D = 8, ROUNDS = 60 };

static bool random_knowledge(clt_knowledge *k, clt_rng *rng) {
  int tier[D];
  clt_edge forbid[5], require[2];
  clt_conflict conflict;
  for (int j = 0; j < D; j++) tier[j] = (int)clt_rng_below(rng, 4) - 1;
  for (int e = 0; e < 5; e++) {
    forbid[e] = (clt_edge){(int)clt_rng_below(rng, D), (int)clt_rng_below(rng, D)};
  }
  for (int e = 0; e < 2; e++) {
    require[e] = (clt_edge){(int)clt_rng_below(rng, D), (int)clt_rng_below(rng, D)};
  }
  clt_knowledge_spec spec = {.d = D,
                             .tier = tier,
                             .forbid = forbid,
                             .n_forbid = 5,
                             .require = require,
                             .n_require = (int)clt_rng_below(rng, 3),
                             .exogenous =
                                 clt_rng_next(rng) & clt_all(1 + (int)clt_rng_below(rng, D)),
                             .max_parents = (int)clt_rng_below(rng, D) - 1};
  if (clt_rng_below(rng, 3) == 0) spec.tier = NULL;
  if (spec.max_parents == 0) spec.max_parents = -1;
  return clt_knowledge_set(k, &spec, &conflict) && clt_count(k->parentless) < D;
}

static void compare(const clt_knowledge *k, const table *t, double scale) {
  clt_arena arena;
  clt_score score;
  clt_exact walked, by_minors;
  clt_score_model model = score_defaults(D);
  clt_score_data data = table_data(t);
  double scatter[D * D];
  /* Own units: what log R_jj has in it matters. */
  for (int i = 0; i < D * D; i++) {
    scatter[i] = t->scatter[i] * pow(scale, i / D % 3) * pow(scale, i % D % 3);
  }
  data.scatter = scatter;
  clt_arena_init(&arena, &support_heap);
  CHECK(clt_score_init(&score, D, &arena));
  clt_score_set(&score, &model, &data);
  CHECK(clt_exact_init(&walked, k, &arena, NULL) && clt_exact_init(&by_minors, k, &arena, NULL));
  CHECK(clt_exact_add_minors(&by_minors, &arena) && by_minors.table.minors);
  for (int round = 0; round < 2; round++) { /* promise 2 of exact.h */
    CHECK(clt_exact_fit(&walked, &score, CLT_EXACT_PATHS, NULL));
    int what = CLT_EXACT_PATHS | (round == 0 ? CLT_EXACT_EDGES : 0);
    CHECK(clt_exact_fit(&by_minors, &score, what, NULL));
    CHECK_NEAR(by_minors.log_z, walked.log_z, 1e-12);
    for (int i = 0; i < D * D; i++) {
      CHECK(fabs(by_minors.edge[i] - walked.edge[i]) < 1e-11);
      CHECK(fabs(by_minors.path[i] - walked.path[i]) < 1e-11);
      CHECK(round == 0 ? isnan(by_minors.coefficient[i])
                       : !isnan(by_minors.coefficient[i]) == !isnan(walked.coefficient[i]));
    }
  }
  clt_arena_free(&arena);
}

/* Collinear variables: their pivots stay where the walk's do. */
static void test_collinear(void) {
  table t = table_simulate(40, D, 0.4, 1.0, 9);
  clt_knowledge_spec spec = {.d = D, .exogenous = 3, .max_parents = -1};
  clt_knowledge k;
  clt_conflict conflict;
  for (int i = 0; i < t.n; i++) t.x[i * D + 5] = t.x[i * D + 2] + t.x[i * D + 3];
  table_moments(&t);
  CHECK(clt_knowledge_set(&k, &spec, &conflict));
  compare(&k, &t, 1.0);
  table_free(&t);
}

/* All others are the sum of two that have no parents: with both, a set's weight is more than 2^1000
** times that with one or none. */
static void test_far_apart(void) {
  table t = table_simulate(400, D, 0.0, 1.0, 10);
  clt_knowledge_spec spec = {.d = D, .exogenous = 3, .max_parents = 4};
  clt_knowledge k;
  clt_conflict conflict;
  for (int i = 0; i < t.n; i++) {
    for (int j = 2; j < D; j++) {
      t.x[i * D + j] = t.x[i * D] + t.x[i * D + 1] + 0.1 * t.x[i * D + j];
    }
  }
  table_moments(&t);
  CHECK(clt_knowledge_set(&k, &spec, &conflict));
  compare(&k, &t, 1.0);
  table_free(&t);
}

/* Too many variables: no table, and no harm. */
static void test_many(void) {
  clt_knowledge_spec spec = {.d = 30, .exogenous = clt_all(26), .max_parents = -1};
  clt_knowledge k;
  clt_conflict conflict;
  clt_arena arena;
  clt_exact exact;
  clt_arena_init(&arena, &support_heap);
  CHECK(clt_knowledge_set(&k, &spec, &conflict));
  CHECK(clt_minors_bytes(&k) == 0.0);
  CHECK(clt_exact_init(&exact, &k, &arena, NULL) && clt_exact_add_minors(&exact, &arena));
  CHECK(!exact.table.minors);
  clt_arena_free(&arena);
}

int main(void) {
  clt_rng rng;
  clt_rng_seed(&rng, 8, 0);
  for (int r = 0; r < ROUNDS; r++) {
    clt_knowledge k;
    table t = table_simulate(15 + 20 * (r % 4), D, 0.5, 1.0, (uint64_t)r);
    if (random_knowledge(&k, &rng)) compare(&k, &t, r % 2 ? 1.0 : 30.0);
    table_free(&t);
  }
  test_collinear();
  test_far_apart();
  test_many();
  return test_end();
}
