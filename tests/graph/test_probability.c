/* Every probability of a graph is in [0, 1], and so are the two directions of a pair together. */
#include "graph/probability.h"

#include "graph/dibs/dibs.h"
#include "graph/exact/components.h"

#include "graph/graph_support.h"

static void test_rounding(void) {
  CHECK(clt_probability(1.0 + 1e-15) == 1.0 && clt_probability(-1e-15) == 0.0);
  CHECK(clt_probability(0.25) == 0.25 && isnan(clt_probability(NAN)));
  /* What no rounding explains is not hidden. */
  CHECK(clt_probability(1.001) == 1.001 && clt_probability(-0.001) == -0.001);
  double pair[4] = {0.0, 0.3, 0.7 + 4e-16, 0.0}, apart[4] = {0.0, NAN, 0.4, 0.0};
  CHECK(pair[1] + pair[2] > 1.0);
  clt_probability_pairs(pair, 2);
  CHECK(pair[1] + pair[2] == 1.0 && fabs(pair[1] - 0.3) < 1e-15);
  clt_probability_pairs(apart, 2);
  CHECK(isnan(apart[1]) && apart[2] == 0.4);
}

/* By hand: 0.5 is found, what is below is not. */
static void test_false_share(void) {
  double edge[9] = {0.0, 0.5, 0.9, 0.49, 0.0, 1.0, 0.1, 0.0, 0.0};
  CHECK_NEAR(clt_probability_false_share(edge, 3), (0.5 + 0.1 + 0.0) / 3.0, 1e-15);
  CHECK_NEAR(clt_probability_false_share(edge, 2), 0.3, 1e-15); /* 0.5 and 0.9 */
  edge[1] = edge[2] = edge[5] = NAN;
  CHECK(isnan(clt_probability_false_share(edge, 3)));
}

/* Are they all probabilities? Of a pair's directions at most one can be. */
static bool all_within(const double *matrix, int d) {
  bool within = true;
  for (int i = 0; i < d; i++) {
    for (int j = 0; j < d; j++) {
      double p = matrix[i * d + j], reverse = matrix[j * d + i];
      within = within && p >= 0.0 && p <= 1.0 && p + reverse <= 1.0;
    }
  }
  return within;
}

/* One data set, with what is assumed of it. */
typedef struct problem {
  table data;
  clt_arena arena;
  clt_knowledge knowledge;
  clt_score score;
} problem;

/* Strong and weak edges, few and many rows, both likelihoods, three priors, tiers and roots. */
static bool pose(problem *p, clt_rng *rng, int trial) {
  static const int rows[] = {30, 200, 2000};
  static const double strength[] = {0.3, 1.5, 30.0};
  int d = 2 + (int)clt_rng_below(rng, 7), tier[8];
  *p = (problem){
      .data = table_simulate(rows[trial % 3], d, 0.6, strength[trial / 3 % 3], (uint64_t)trial)};
  table_standardise(&p->data);
  clt_arena_init(&p->arena, &support_heap);
  for (int j = 0; j < d; j++) tier[j] = clt_rng_below(rng, 2) ? -1 : (int)clt_rng_below(rng, 2);
  clt_knowledge_spec spec = {.d = d,
                             .tier = trial % 2 ? tier : NULL,
                             .exogenous = trial % 5 ? 0 : clt_bit(0),
                             .max_parents = trial % 7 ? -1 : 2};
  clt_conflict conflict;
  clt_score_model model = score_defaults(d);
  if (trial % 4 == 1) model.likelihood = CLT_LINEAR;
  if (trial % 3 == 1) model.log_odds = 0.0;
  if (trial % 3 == 2) model.log_odds = -6.0;
  clt_score_data condensed = table_data(&p->data);
  CHECK(clt_knowledge_set(&p->knowledge, &spec, &conflict));
  CHECK(clt_score_init(&p->score, d, &p->arena));
  clt_score_set(&p->score, &model, &condensed);
  return CHECK(clt_score_in_range(&p->score));
}

static void close_problem(problem *p) {
  clt_arena_free(&p->arena);
  table_free(&p->data);
}

static void check_exact(problem *p) {
  clt_exact exact;
  clt_exact_components parts;
  CHECK(clt_exact_init(&exact, &p->knowledge, &p->arena, NULL));
  CHECK(clt_exact_components_init(&parts, &p->knowledge, &p->arena, NULL));
  CHECK(clt_exact_fit(&exact, &p->score, CLT_EXACT_PATHS, NULL));
  CHECK(clt_exact_components_fit(&parts, &p->score, 0, NULL));
  CHECK(all_within(exact.edge, p->data.d));
  CHECK(all_within(exact.path, p->data.d));
  CHECK(all_within(parts.edge, p->data.d));
}

/* Edges and paths as shares of the draws kept, too. */
static void check_dibs(problem *p, int trial) {
  int d = p->data.d;
  clt_dibs_options options = clt_dibs_defaults(d, trial % 3 != 0);
  options.mixture = trial % 2;
  options.particles = 7;
  options.steps = 40;
  clt_dibs dibs;
  CHECK(clt_dibs_init(&dibs, &p->knowledge, &options, &p->arena, NULL));
  CHECK(clt_dibs_fit(&dibs, &p->score, p->data.n, NULL));
  if (dibs.cyclic_share == 1.0) return;
  CHECK(all_within(dibs.edge, d));
  CHECK(all_within(dibs.path, d));
  for (int s = 0; s < options.starts; s++) {
    const double *edge = dibs.start_edge + s * d * d;
    if (!isnan(edge[1])) CHECK(all_within(edge, d));
  }
}

int main(void) {
  test_false_share();
  clt_rng rng;
  clt_rng_seed(&rng, 11, 0);
  test_rounding();
  for (int trial = 0; trial < 300; trial++) {
    problem p;
    if (pose(&p, &rng, trial)) {
      check_exact(&p);
      if (trial % 3 == 0) check_dibs(&p, trial / 3);
    }
    close_problem(&p);
  }
  return test_end();
}
