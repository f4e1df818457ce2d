/* Total effects by parent sets against sums over all graphs of up to five variables. */
#include "graph/exact/effects.h"

#include "graph/exact/components.h"
#include "graph/graph_support.h"
#include "oracle/graphs.h"

/* Promises 1 and 2, of the sample standardised; `minors`: the weights are from their table. */
static void compare(const struct oracle_effect *o, clt_likelihood likelihood) {
  table t = table_new(o->n, o->d);
  memcpy(t.x, o->data, (size_t)(o->n * o->d) * sizeof *t.x);
  table_moments(&t);
  double sd[5];
  for (int v = 0; v < o->d; v++) {
    sd[v] = sqrt(t.scatter[v * o->d + v] / (o->n - 1));
    for (int i = 0; i < o->n; i++) t.x[i * o->d + v] = (t.x[i * o->d + v] - t.mean[v]) / sd[v];
  }
  table_moments(&t);
  clt_knowledge_spec spec = {.d = o->d, .tier = o->tier, .max_parents = -1};
  for (int v = 0; v < o->d; v++) {
    if (o->roots && o->tier[v] == 0) spec.exogenous |= clt_bit(v);
  }
  clt_knowledge knowledge;
  clt_conflict conflict;
  clt_arena arena;
  clt_score score;
  clt_exact_components exact;
  clt_score_model model = score_defaults(o->d);
  clt_score_data data = table_data(&t);
  model.likelihood = likelihood;
  clt_arena_init(&arena, &support_heap);
  CHECK(clt_knowledge_set(&knowledge, &spec, &conflict));
  CHECK(clt_score_init(&score, o->d, &arena));
  CHECK(clt_exact_components_init(&exact, &knowledge, &arena, NULL));
  clt_score_set(&score, &model, &data);
  CHECK(clt_exact_components_fit(&exact, &score, CLT_EXACT_EFFECTS, NULL));
  for (int i = 0; i < o->d * o->d && likelihood == CLT_BGE; i++) {
    double ratio = sd[i % o->d] / sd[i / o->d];
    CHECK(fabs(exact.effect[i] * ratio - o->total[i]) <= 1e-10 * fmax(1.0, fabs(o->total[i])));
    CHECK(fabs(exact.effect_variance[i] * ratio * ratio - o->variance[i]) <=
          1e-10 * fmax(1.0, o->variance[i]));
  }
  for (int i = 0; i < o->d * o->d && likelihood == CLT_LINEAR; i++) {
    CHECK(isfinite(exact.effect[i]) && exact.effect_variance[i] >= 0.0);
    CHECK((exact.effect_variance[i] > 0.0) == (o->variance[i] > 0.0));
  }
  clt_arena_free(&arena);
  table_free(&t);
}

/* Under 'linear' with one candidate order the effect is the posterior mean of the coefficient. */
static void test_linear(void) {
  clt_arena arena;
  clt_score score;
  clt_knowledge knowledge;
  clt_conflict conflict;
  clt_exact_components exact;
  int tier[] = {0, 1};
  table t = table_simulate(30, 2, 1.0, 1.0, 4);
  clt_knowledge_spec spec = {.d = 2, .tier = tier, .exogenous = 1, .max_parents = -1};
  clt_score_model model = score_defaults(2);
  clt_score_data data = table_data(&t);
  double coefficient;
  model.likelihood = CLT_LINEAR;
  model.mean_edge = 0.7;
  clt_arena_init(&arena, &support_heap);
  CHECK(clt_knowledge_set(&knowledge, &spec, &conflict));
  CHECK(clt_score_init(&score, 2, &arena));
  CHECK(clt_exact_components_init(&exact, &knowledge, &arena, NULL));
  clt_score_set(&score, &model, &data);
  CHECK(clt_exact_components_fit(&exact, &score, CLT_EXACT_EFFECTS, NULL));
  clt_score_local(&score, 1, 1, &coefficient);
  CHECK_NEAR(exact.effect[1], coefficient, 1e-12);
  CHECK(exact.effect[2] == 0.0 && exact.effect_variance[2] == 0.0); /* 1 is no cause of 0 */
  clt_arena_free(&arena);
  table_free(&t);
}

int main(void) {
  for (size_t i = 0; i < sizeof oracle_effects / sizeof *oracle_effects; i++) {
    compare(&oracle_effects[i], CLT_BGE);
    compare(&oracle_effects[i], CLT_LINEAR);
  }
  test_linear();
  return test_end();
}
