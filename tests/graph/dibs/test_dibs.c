/* Parent tables, the chains over orders and partitions, and DiBS, against the exact posterior. */
#include "graph/dibs/dibs.h"
#include "graph/exact/exact.h"

#include "graph/graph_support.h"

/* Everything a comparison needs for one table. */
typedef struct bench {
  table data;
  clt_arena arena;
  clt_knowledge knowledge;
  clt_score score;
  clt_exact exact;
  clt_task task;
} bench;

static void bench_start(bench *b, table data, const clt_knowledge_spec *spec, bool exact) {
  clt_conflict conflict;
  *b = (bench){.data = data, .task = {.threads = 2}};
  clt_arena_init(&b->arena, &support_heap);
  CHECK(clt_knowledge_set(&b->knowledge, spec, &conflict));
  CHECK(clt_score_init(&b->score, data.d, &b->arena));
  clt_score_model model = score_defaults(data.d);
  clt_score_data condensed = table_data(&b->data);
  clt_score_set(&b->score, &model, &condensed);
  if (!exact) return;
  CHECK(clt_exact_init(&b->exact, &b->knowledge, &b->arena, &b->task));
  CHECK(clt_exact_fit(&b->exact, &b->score, CLT_EXACT_PATHS, &b->task));
}

static void bench_end(bench *b) {
  clt_arena_free(&b->arena);
  table_free(&b->data);
}

static double mean_difference(const double *a, const double *b, int d) {
  double sum = 0.0;
  for (int i = 0; i < d * d; i++) sum += fabs(a[i] - b[i]);
  return sum / (d * (d - 1));
}

static double worst_difference(const double *a, const double *b, int d) {
  double worst = 0.0;
  for (int i = 0; i < d * d; i++) worst = fmax(worst, fabs(a[i] - b[i]));
  return worst;
}

/* ---- parent tables ---- */

static void test_table(void) {
  bench b;
  clt_edge require[] = {{3, 0}, {24, 0}}, forbid[] = {{1, 0}};
  clt_knowledge_spec spec = {.d = 25,
                             .require = require,
                             .n_require = 2,
                             .forbid = forbid,
                             .n_forbid = 1,
                             .max_parents = 6};
  bench_start(&b, table_simulate(80, 25, 0.15, 1.0, 4), &spec, false);
  clt_candidates t;
  CHECK(clt_candidates_init(&t, &b.knowledge, &b.arena, 2));
  CHECK(clt_candidates_fill(&t, &b.score, &b.task));
  CHECK(t.n[0] < 24 && t.n[0] >= 14);
  CHECK(t.bit[0][3] && t.bit[0][24] && !t.bit[0][1] && !t.bit[0][0]);
  double worst = 0.0;
  clt_rng rng;
  clt_rng_seed(&rng, 1, 0);
  for (int i = 0; i < 2000; i++) {
    int j = i % 25;
    uint32_t index =
        clt_rng_below(&rng, UINT32_C(1) << t.n[j]) & clt_rng_below(&rng, UINT32_C(1) << t.n[j]);
    uint64_t set = clt_parent_set(&t, j, index);
    CHECK(clt_parent_index(&t, j, set) == index);
    bool allowed = clt_count(set) <= 6 && !(b.knowledge.required[j] & ~set);
    CHECK(allowed == (t.weight[j][index] > -HUGE_VAL));
    if (!allowed) continue;
    double want = clt_score_local(&b.score, j, set, NULL) - b.score.base[j] +
                  b.score.log_prior[clt_count(set)];
    worst = fmax(worst, fabs(t.weight[j][index] - want));
  }
  CHECK(worst < 1e-10);
  bench_end(&b);
}

/* ---- chains ---- */

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

/* ---- DiBS ---- */

static void check_obeyed(const clt_dibs *x, const clt_knowledge *k) {
  int d = k->d;
  for (int g = 0; g < x->graphs.n; g++) {
    int order[CLT_GRAPH_MAX];
    const uint64_t *parents = x->graphs.parents + g * d;
    CHECK(knowledge_obeyed(k, parents));
    CHECK(clt_dag_order(parents, d, order) == d);
  }
  for (int i = 0; i < d * d; i++) {
    bool allowed = k->allowed[i % d] >> (i / d) & 1, required = k->required[i % d] >> (i / d) & 1;
    CHECK(x->edge[i] >= 0.0 && x->edge[i] <= 1.0 + 1e-12);
    if (!allowed) CHECK(x->edge[i] == 0.0);
    if (required) CHECK(fabs(x->edge[i] - 1.0) < 1e-12);
  }
}

static void fit_random(clt_rng *rng, int trial) {
  int d = 2 + trial % 7, tier[8];
  clt_edge forbid[2], require[1];
  clt_knowledge_spec spec = {.d = d,
                             .forbid = forbid,
                             .n_forbid = 2,
                             .require = require,
                             .n_require = trial % 2,
                             .max_parents = trial % 3 ? -1 : 2};
  clt_knowledge knowledge;
  clt_conflict conflict;
  do {
    for (int j = 0; j < d; j++) tier[j] = (int)clt_rng_below(rng, 4) - 1;
    spec.tier = trial % 4 ? NULL : tier;
    spec.exogenous = clt_rng_next(rng) & clt_rng_next(rng) & clt_all(d);
    forbid[0] =
        (clt_edge){(int)clt_rng_below(rng, (uint32_t)d), (int)clt_rng_below(rng, (uint32_t)d)};
    forbid[1] =
        (clt_edge){(int)clt_rng_below(rng, (uint32_t)d), (int)clt_rng_below(rng, (uint32_t)d)};
    require[0] =
        (clt_edge){(int)clt_rng_below(rng, (uint32_t)d), (int)clt_rng_below(rng, (uint32_t)d)};
  } while (!clt_knowledge_set(&knowledge, &spec, &conflict));
  bench b;
  bench_start(&b, table_simulate(50, d, 0.5, 1.0, (uint64_t)trial + 20), &spec, true);
  clt_dibs_options o = clt_dibs_defaults(d, trial % 3 != 1);
  o.particles = 10;
  if (trial % 5 == 4) o.bandwidth = 5.0;
  o.mixture = trial % 4 == 3;
  clt_dibs x;
  CHECK(clt_dibs_init(&x, &b.knowledge, &o, &b.arena, &b.task));
  CHECK(clt_dibs_fit(&x, &b.score, 50, &b.task));
  if (x.cyclic_share < 1.0) check_obeyed(&x, &b.knowledge);
  if (o.refine && !o.mixture) CHECK(mean_difference(x.edge, b.exact.edge, d) < 0.05);
  bench_end(&b);
}

/* The same bytes with one thread and with two, and on a second fit; another seed differs. */
static void test_determinism(void) {
  bench b;
  clt_knowledge_spec spec = {.d = 9, .max_parents = -1};
  bench_start(&b, table_simulate(60, 9, 0.4, 1.0, 8), &spec, false);
  double first[81];
  for (int run = 0; run < 4; run++) {
    clt_dibs_options o = clt_dibs_defaults(9, true);
    o.particles = 8;
    o.seed = run == 3 ? 2 : 1;
    clt_task task = {.threads = run == 1 ? 1 : 2};
    clt_dibs x;
    CHECK(clt_dibs_init(&x, &b.knowledge, &o, &b.arena, &task));
    if (run == 2) CHECK(clt_dibs_fit(&x, &b.score, 60, &task));
    CHECK(clt_dibs_fit(&x, &b.score, 60, &task));
    if (run == 0) memcpy(first, x.edge, sizeof first);
    CHECK((memcmp(first, x.edge, sizeof first) == 0) == (run != 3));
  }
  bench_end(&b);
}

/* Says stop when it is asked for the `patience`-th time within one job. */
typedef struct stopper {
  clt_task task;
  double last; /* share of the jobs done when it was asked before */
  int asked, patience;
} stopper;

static bool stop_within(void *host, double done, double waited) {
  (void)waited;
  stopper *s = host;
  s->asked = done == s->last ? s->asked + 1 : 0;
  s->last = done;
  s->task.polled = 0; /* to be asked whenever it could be, however little time has passed */
  return s->task.told && done > 0.0 && done < 1.0 && s->asked >= s->patience;
}

/* A particle's steps and the moves of its chain are jobs that take long for many variables: the
** caller's worker asks within them. So many questions in one job are those about the moves. */
static void test_stop_within(void) {
  bench b;
  clt_knowledge_spec spec = {.d = 9, .max_parents = -1};
  bench_start(&b, table_simulate(60, 9, 0.4, 1.0, 8), &spec, false);
  for (int chain = 0; chain < 2; chain++) {
    clt_dibs_options o = clt_dibs_defaults(9, chain);
    stopper host = {.task = {.threads = 1, .poll = stop_within}, .patience = chain ? 80 : 5};
    host.task.host = &host;
    o.steps = 50;
    o.moves = 200000;
    clt_dibs x;
    CHECK(clt_dibs_init(&x, &b.knowledge, &o, &b.arena, NULL));
    CHECK(!clt_dibs_fit(&x, &b.score, 60, &host.task) && host.task.stopped);
  }
  bench_end(&b);
}

/* Filling a table is a long job, too, where there are many candidates. */
static void test_stop_filling(void) {
  enum { D = 14 };
  bench b;
  clt_candidates t;
  clt_knowledge_spec spec = {.d = D, .max_parents = -1};
  stopper host = {.task = {.threads = 1, .poll = stop_within}, .patience = 3};
  host.task.host = &host;
  bench_start(&b, table_simulate(60, D, 0.4, 1.0, 8), &spec, false);
  CHECK(clt_candidates_init(&t, &b.knowledge, &b.arena, 1));
  CHECK(!clt_candidates_fill(&t, &b.score, &host.task) && host.task.stopped);
  bench_end(&b);
}

/* The benchmark sets: near the exact posterior with the defaults. */
static void test_shared(void) {
  double sum = 0.0;
  for (int s = 0; s < 3; s++) {
    char path[64];
    snprintf(path, sizeof path, "../shared/graphs/er2_d10_n100_s%d_data.csv", s);
    table data = table_read(path);
    if (!data.n) {
      test_skip("no ../shared/graphs");
      return;
    }
    table_standardise(&data);
    bench b;
    clt_knowledge_spec spec = {.d = data.d, .max_parents = -1};
    bench_start(&b, data, &spec, true);
    clt_dibs_options o = clt_dibs_defaults(data.d, true);
    clt_dibs x;
    CHECK(clt_dibs_init(&x, &b.knowledge, &o, &b.arena, &b.task));
    CHECK(clt_dibs_fit(&x, &b.score, data.n, &b.task));
    double difference = mean_difference(x.edge, b.exact.edge, data.d);
    printf("d = 10, seed %d: mean difference %.4f, paths %.4f\n", s, difference,
           mean_difference(x.path, b.exact.path, data.d));
    sum += difference / 3.0;
    CHECK(mean_difference(x.path, b.exact.path, data.d) < 0.05);
    bench_end(&b);
  }
  CHECK(sum <= 0.02);
}

int main(void) {
  clt_rng rng;
  clt_rng_seed(&rng, 3, 0);
  test_table();
  test_chains();
  test_order_chain();
  for (int trial = 0; trial < 40; trial++) fit_random(&rng, trial);
  test_determinism();
  test_stop_within();
  test_stop_filling();
  test_shared();
  return test_end();
}
