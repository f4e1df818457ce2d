/* DiBS against the exact posterior, its seed and threads, and stopping. */
#include "countdown.h"
#include "graph/dibs/dibs_support.h"

/* dibs.h (1) */
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

/* dibs.h (1), (4) */
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
  clt_prior prior = trial % 2 ? CLT_ERDOS_RENYI : CLT_SCALE_FREE;
  bench_start_under(&b, table_simulate(50, d, 0.5, 1.0, (uint64_t)trial + 20), &spec, true, prior);
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

/* dibs.h (3): the same bytes with one thread and with two, and on a second fit; another seed
** differs. */
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

/* dibs.h (2): a particle's steps and the moves of its chain are jobs that take long for many
** variables: the caller's worker asks within them. So many questions in one job are those about the
** moves. */
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

/* dibs.h (2): particles that see each other take three runs of jobs a step; it stops in each. */
static void test_stop_with_kernel(void) {
  bench b;
  clt_knowledge_spec spec = {.d = 4, .max_parents = -1};
  bench_start(&b, table_simulate(40, 4, 0.5, 1.0, 3), &spec, false);
  clt_dibs_options o = clt_dibs_defaults(4, true);
  o.particles = 2;
  o.starts = 1;
  o.steps = 3;
  o.bandwidth = 5.0;
  clt_dibs x;
  CHECK(clt_dibs_init(&x, &b.knowledge, &o, &b.arena, NULL));
  bool done = false;
  int n = 0;
  for (; n < 1000 && !done; n++) {
    countdown host = {.task = {.threads = 1, .poll = count_down}, .left = n};
    host.task.host = &host;
    done = clt_dibs_fit(&x, &b.score, 40, &host.task);
    CHECK(done != host.task.stopped);
  }
  CHECK(done && n > 3 * 3);
  bench_end(&b);
}

/* One variable has no edge and no order. */
static void test_alone(void) {
  for (int refine = 0; refine < 2; refine++) {
    bench b;
    clt_knowledge_spec spec = {.d = 1, .max_parents = -1};
    bench_start(&b, table_simulate(20, 1, 0.5, 1.0, 3), &spec, false);
    clt_dibs_options o = clt_dibs_defaults(1, refine);
    o.particles = 2;
    o.steps = 3;
    clt_dibs x;
    CHECK(clt_dibs_init(&x, &b.knowledge, &o, &b.arena, NULL));
    CHECK(clt_dibs_fit(&x, &b.score, 20, NULL));
    CHECK(x.edge[0] == 0.0 && x.cyclic_share == 0.0 && x.graphs.n == 1);
    bench_end(&b);
  }
}

/* dibs.h (4): as near under the scale-free prior, which for these data is far from the other. */
static void test_scale_free(void) {
  enum { D = 7 };
  double edge[2][D * D];
  for (int k = 0; k < 2; k++) {
    bench b;
    clt_knowledge_spec spec = {.d = D, .max_parents = -1};
    bench_start_under(&b, table_simulate(30, D, 0.6, 0.6, 11), &spec, true, (clt_prior)k);
    clt_dibs_options o = clt_dibs_defaults(D, true);
    clt_dibs x;
    CHECK(clt_dibs_init(&x, &b.knowledge, &o, &b.arena, &b.task));
    CHECK(clt_dibs_fit(&x, &b.score, 30, &b.task));
    CHECK(mean_difference(x.edge, b.exact.edge, D) < 0.02);
    memcpy(edge[k], b.exact.edge, sizeof edge[k]);
    bench_end(&b);
  }
  CHECK(mean_difference(edge[0], edge[1], D) > 0.05);
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
  for (int trial = 0; trial < 40; trial++) fit_random(&rng, trial);
  test_determinism();
  test_stop_within();
  test_stop_with_kernel();
  test_alone();
  test_scale_free();
  test_shared();
  return test_end();
}
