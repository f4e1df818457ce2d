/* The posterior over few variables by all graphs one by one, under random knowledge. */
#ifndef CLT_TEST_BRUTE_H
#define CLT_TEST_BRUTE_H

#include "graph/exact/exact.h"

#include "graph/graph_support.h"

enum { BRUTE_MAX = 5 };

typedef struct brute {
  double z, edge[25], path[25], coefficient[25], edges;
  int n;             /* graphs */
  uint64_t *parents; /* [n * d] */
  double *weight;    /* [n] */
} brute;

/* Adds a graph, its weight relative to `offset`. */
static inline void brute_add(brute *b, const clt_score *score, const uint64_t *parents,
                             double offset) {
  int d = score->d, order[BRUTE_MAX];
  uint64_t ancestors[BRUTE_MAX];
  if (clt_dag_order(parents, d, order) < d) return;
  double log_w = -offset, coefficient[BRUTE_MAX][BRUTE_MAX];
  for (int j = 0; j < d; j++) {
    log_w += clt_score_local(score, j, parents[j], coefficient[j]) +
             score->log_prior[clt_count(parents[j])];
  }
  double w = exp(log_w);
  clt_dag_ancestors(parents, order, d, ancestors);
  for (int j = 0; j < d; j++) {
    int k = 0;
    for (int i = 0; i < d; i++) {
      if (ancestors[j] & clt_bit(i)) b->path[i * d + j] += w;
      if (!(parents[j] & clt_bit(i))) continue;
      b->edge[i * d + j] += w;
      b->coefficient[i * d + j] += w * coefficient[j][k++];
    }
  }
  b->z += w;
  b->edges += w * dag_edges(parents, d);
  memcpy(b->parents + b->n * d, parents, (size_t)d * sizeof *parents);
  b->weight[b->n++] = w;
}

static inline void brute_all(brute *b, const clt_score *score, const clt_knowledge *knowledge,
                             double offset) {
  int d = score->d;
  uint64_t parents[BRUTE_MAX], all = clt_all(d * (d - 1));
  *b = (brute){.parents = calloc(30000 * 5, sizeof(uint64_t)),
               .weight = calloc(30000, sizeof(double))};
  for (uint64_t code = 0; code <= all; code++) {
    bool self = false;
    for (int j = 0; j < d; j++) {
      uint64_t bits = code >> (j * (d - 1)) & clt_all(d - 1);
      parents[j] = (bits & (clt_bit(j) - 1)) | (bits & ~(clt_bit(j) - 1)) << 1;
      self = self || parents[j] & clt_bit(j);
    }
    if (!self && knowledge_obeyed(knowledge, parents)) brute_add(b, score, parents, offset);
  }
}

/* Random knowledge without a contradiction. */
static inline void random_knowledge(clt_rng *rng, int d, clt_knowledge *knowledge) {
  int tier[BRUTE_MAX];
  clt_edge forbid[3], require[2];
  clt_conflict conflict;
  do {
    clt_knowledge_spec spec = {.d = d, .max_parents = (int)clt_rng_below(rng, 6) - 1};
    if (spec.max_parents == 0) spec.max_parents = -1;
    if (clt_rng_below(rng, 2)) spec.tier = tier;
    for (int j = 0; j < d; j++) {
      tier[j] = (int)clt_rng_below(rng, 4) - 1;
      if (clt_rng_below(rng, 6) == 0) spec.exogenous |= clt_bit(j);
    }
    spec.n_forbid = (int)clt_rng_below(rng, 4);
    spec.n_require = (int)clt_rng_below(rng, 3);
    spec.forbid = forbid;
    spec.require = require;
    for (int i = 0; i < 3; i++) {
      forbid[i].source = (int)clt_rng_below(rng, (uint32_t)d);
      forbid[i].target = (int)clt_rng_below(rng, (uint32_t)d);
    }
    for (int i = 0; i < 2; i++) {
      require[i].source = (int)clt_rng_below(rng, (uint32_t)d);
      require[i].target = (int)clt_rng_below(rng, (uint32_t)d);
    }
    if (clt_knowledge_set(knowledge, &spec, &conflict)) return;
  } while (true);
}

/* A data set, its exact posterior, and all its graphs. */
typedef struct problem {
  table data;
  clt_knowledge knowledge;
  clt_score score;
  clt_exact exact;
  clt_arena arena;
  brute b;
} problem;

/* Few and many rows, weak and strong edges, both likelihoods, all priors, any knowledge. */
static inline void problem_open(problem *p, clt_rng *rng, int d, int trial) {
  static const int sizes[] = {8, 25, 100, 850};
  static const double strengths[] = {0.3, 1.0, 3.0};
  p->data = table_simulate(sizes[trial % 4], d, 0.6, strengths[trial % 3], (uint64_t)trial + 1);
  random_knowledge(rng, d, &p->knowledge);
  clt_score_model model = score_defaults(d);
  if (trial % 5 == 1) model.likelihood = CLT_LINEAR;
  if (trial % 7 == 1) model.mean_edge = 0.4;
  model.log_odds = trial % 2 ? -0.7 : 0.0;
  if (trial % 3 == 2) model.prior = CLT_SCALE_FREE;
  clt_arena_init(&p->arena, &support_heap);
  clt_task task = {.threads = 1};
  clt_score_init(&p->score, d, &p->arena);
  CHECK(clt_exact_init(&p->exact, &p->knowledge, &p->arena, &task));
  clt_score_data condensed = table_data(&p->data);
  clt_score_set(&p->score, &model, &condensed);
  CHECK(clt_exact_fit(&p->exact, &p->score, CLT_EXACT_PATHS, &task));
  brute_all(&p->b, &p->score, &p->knowledge, p->exact.log_z);
}

static inline void problem_close(problem *p) {
  free(p->b.parents);
  free(p->b.weight);
  clt_arena_free(&p->arena);
  table_free(&p->data);
}

#endif
