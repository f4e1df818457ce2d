/* The posterior of the edges by parts is that of the whole, under random knowledge. */
#include "graph/graph_support.h"

#include "graph/exact/components.h"

enum { D = 7, N = 40, ROUNDS = 60 };

static void simulate(table *t, clt_rng *rng) {
  for (int i = 0; i < t->n; i++) {
    for (int j = 0; j < t->d; j++) {
      double x = clt_rng_normal(rng);
      for (int k = 0; k < j; k++) x += ((j * 7 + k * 3) % 5 - 2) * 0.3 * t->x[i * t->d + k];
      t->x[i * t->d + j] = x;
    }
  }
  table_moments(t);
}

/* Random tiers, forbidden and required edges; false if they contradict each other. */
static bool random_knowledge(clt_knowledge *k, clt_rng *rng) {
  int tier[D];
  clt_edge forbid[4], require[1];
  clt_conflict conflict;
  for (int j = 0; j < D; j++) {
    tier[j] = clt_rng_below(rng, 12) ? (int)clt_rng_below(rng, 3) : -1;
  }
  for (int e = 0; e < 4; e++) {
    forbid[e] = (clt_edge){(int)clt_rng_below(rng, D), (int)clt_rng_below(rng, D)};
  }
  require[0] = (clt_edge){(int)clt_rng_below(rng, D), (int)clt_rng_below(rng, D)};
  clt_knowledge_spec spec = {.d = D,
                             .tier = tier,
                             .forbid = forbid,
                             .n_forbid = 4,
                             .require = require,
                             .n_require = (int)clt_rng_below(rng, 2),
                             .max_parents = -1,
                             .exogenous = clt_rng_below(rng, 3) ? 0 : clt_bit(0)};
  return clt_knowledge_set(k, &spec, &conflict);
}

static void compare(const clt_knowledge *k, const clt_score *score, clt_arena *arena,
                    int *several) {
  clt_exact whole;
  clt_exact_components parts;
  CHECK(clt_exact_init(&whole, k, arena, NULL) &&
        clt_exact_components_init(&parts, k, arena, NULL));
  CHECK(clt_exact_fit(&whole, score, 0, NULL) && clt_exact_components_fit(&parts, score, 0, NULL));
  double worst = 0.0;
  for (int i = 0; i < D * D; i++) {
    worst = fmax(worst, fabs(whole.edge[i] - parts.edge[i]));
    if (whole.edge[i] > 1e-9) {
      worst = fmax(worst, fabs(whole.coefficient[i] - parts.coefficient[i]));
    }
  }
  CHECK(worst < 1e-9);
  *several += parts.n > 1;
}

/* Two tiers are two parts: the cost of each is that with the other's variables as exogenous. */
static void test_cost(void) {
  static const int tier[] = {0, 0, 0, 0, 1, 1, 1};
  clt_knowledge whole, part;
  clt_conflict conflict;
  clt_knowledge_spec both = {.d = D, .tier = tier, .max_parents = -1},
                     first = {.d = D, .exogenous = clt_all(D) & ~clt_all(4), .max_parents = -1},
                     second = {.d = D, .exogenous = clt_all(4), .max_parents = -1};
  double cost = 0.0;
  CHECK(clt_knowledge_set(&part, &first, &conflict));
  cost += clt_exact_cost(&part);
  CHECK(clt_knowledge_set(&part, &second, &conflict));
  cost += clt_exact_cost(&part);
  CHECK(clt_knowledge_set(&whole, &both, &conflict));
  CHECK_NEAR(clt_exact_components_cost(&whole, false), cost, 1e-15);
}

int main(void) {
  clt_arena arena;
  clt_rng rng;
  clt_score score;
  int several = 0;
  table t = table_new(N, D);
  clt_arena_init(&arena, &support_heap);
  clt_rng_seed(&rng, 5, 0);
  CHECK(clt_score_init(&score, D, &arena));
  for (int r = 0; r < ROUNDS; r++) {
    clt_knowledge k;
    simulate(&t, &rng);
    clt_score_model model = score_defaults(D);
    clt_score_data data = table_data(&t);
    clt_score_set(&score, &model, &data);
    if (random_knowledge(&k, &rng)) compare(&k, &score, &arena, &several);
  }
  CHECK(several > ROUNDS / 4); /* the test means something */
  test_cost();
  clt_arena_free(&arena);
  table_free(&t);
  return test_end();
}
