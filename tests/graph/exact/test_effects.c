/* Total effects by parent sets against sums over all graphs of up to five variables. */
#include "graph/exact/effects.h"

#include "graph/exact/components.h"
#include "graph/graph_support.h"
#include "oracle/graphs.h"

enum { MOST = 13 };

/* Standardises the columns of a table; their standard deviations. */
static void standardise(table *t, double *sd) {
  table_moments(t);
  for (int v = 0; v < t->d; v++) {
    sd[v] = sqrt(t->scatter[v * t->d + v] / (t->n - 1));
    for (int i = 0; i < t->n; i++) t->x[i * t->d + v] = (t->x[i * t->d + v] - t->mean[v]) / sd[v];
  }
  table_moments(t);
}

/* Promises 1 and 2, of the sample standardised, among so many variables: those that are not of the
** case have edges among themselves alone, and change no score, which knows alpha_w - d. */
static void compare(const struct oracle_effect *o, clt_likelihood likelihood, int d) {
  table t = table_new(o->n, d);
  clt_edge forbid[MOST * MOST];
  double sd[MOST];
  int tier[MOST];
  clt_knowledge_spec spec = {.d = d, .tier = tier, .forbid = forbid, .max_parents = -1};
  for (int v = 0; v < d; v++) {
    bool other = v >= o->d;
    tier[v] = other ? -1 : o->tier[v];
    if (o->roots && tier[v] == 0) spec.exogenous |= clt_bit(v);
    for (int i = 0; i < o->n; i++) t.x[i * d + v] = other ? sin(i * v) : o->data[i * o->d + v];
    for (int w = 0; other && w < o->d; w++) {
      forbid[spec.n_forbid++] = (clt_edge){v, w};
      forbid[spec.n_forbid++] = (clt_edge){w, v};
    }
  }
  standardise(&t, sd);
  clt_knowledge knowledge;
  clt_conflict conflict;
  clt_arena arena;
  clt_score score;
  clt_exact_components exact;
  clt_score_model model = score_defaults(d);
  clt_score_data data = table_data(&t);
  model.likelihood = likelihood;
  model.log_odds = clt_score_log_odds(o->d, 2.0);
  clt_arena_init(&arena, &support_heap);
  CHECK(clt_knowledge_set(&knowledge, &spec, &conflict));
  CHECK(clt_score_init(&score, d, &arena));
  CHECK(clt_exact_components_init(&exact, &knowledge, &arena, NULL));
  clt_score_set(&score, &model, &data);
  CHECK(clt_exact_components_fit(&exact, &score, CLT_EXACT_EFFECTS, NULL));
  for (int i = 0; i < o->d * o->d; i++) {
    int source = i / o->d, target = i % o->d, at = source * d + target;
    double ratio = sd[target] / sd[source], effect = exact.effect[at] * ratio;
    double variance = exact.effect_variance[at] * ratio * ratio;
    if (likelihood == CLT_BGE) {
      CHECK(fabs(effect - o->total[i]) <= 1e-10 * fmax(1.0, fabs(o->total[i])));
      CHECK(fabs(variance - o->variance[i]) <= 1e-10 * fmax(1.0, o->variance[i]));
    } else {
      CHECK(isfinite(effect) && variance >= 0.0);
      CHECK((variance > 0.0) == (o->variance[i] > 0.0));
    }
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
    const struct oracle_effect *o = &oracle_effects[i];
    compare(o, CLT_BGE, o->d);
    compare(o, CLT_LINEAR, o->d);
    compare(o, CLT_BGE, MOST); /* summed in pieces */
  }
  test_linear();
  return test_end();
}
