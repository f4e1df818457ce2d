/* The exact posterior: against reference matrices, and against all DAGs one by one. */
#include "graph/exact/exact.h"

#include "graph/graph_support.h"

/* ---- the reference cases ---- */

static double worst_difference(const double *got, const table *want) {
  double worst = 0.0;
  for (int i = 0; i < want->d * want->d; i++) {
    double difference = fabs(got[i] - want->x[i]);
    if (!(difference <= worst)) worst = difference;
  }
  return worst;
}

static void compare_case(int i, const char *likelihood, const char *prior, const char *json) {
  char what[64], key[64];
  table data = case_table(i, "data");
  snprintf(what, sizeof what, "edge_%s_%s", likelihood, prior);
  table edge = case_table(i, what);
  snprintf(what, sizeof what, "anc_%s_%s", likelihood, prior);
  table path = case_table(i, what);

  clt_score_model model = score_defaults(data.d);
  double p = number_after(json, "\"er_p\"", NULL);
  model.log_odds = strcmp(prior, "er") == 0 ? log(p / (1.0 - p)) : 0.0;
  if (strcmp(likelihood, "bge") != 0) model.likelihood = CLT_LINEAR;
  clt_knowledge_spec spec = {.d = data.d, .max_parents = -1};
  clt_knowledge knowledge;
  clt_conflict conflict;
  CHECK(clt_knowledge_set(&knowledge, &spec, &conflict));

  clt_arena arena;
  clt_arena_init(&arena, &support_heap);
  clt_task task = {.threads = 2};
  clt_score score;
  clt_exact exact;
  CHECK(clt_score_init(&score, data.d, &arena));
  CHECK(clt_exact_init(&exact, &knowledge, &arena, &task));
  clt_score_data condensed = table_data(&data);
  clt_score_set(&score, &model, &condensed);
  CHECK(clt_exact_fit(&exact, &score, CLT_EXACT_PATHS, &task));
  double worst_edge = worst_difference(exact.edge, &edge);
  double worst_path = worst_difference(exact.path, &path);
  CHECK(worst_edge <= 1e-11);
  if (path.n) CHECK(worst_path <= 1e-11);
  snprintf(key, sizeof key, "\"%s_%s\"", likelihood, prior);
  const char *at = strstr(json, key);
  CHECK_NEAR(exact.log_z, number_after(at, "\"logZ\"", NULL), 1e-12);
  CHECK_NEAR(exact.expected_edges, number_after(at, "\"expected_edges\"", NULL), 1e-11);
  printf("%s %s %s: worst edge %.1e, path %.1e\n", case_names[i], likelihood, prior, worst_edge,
         worst_path);
  clt_arena_free(&arena);
  table_free(&data);
  table_free(&edge);
  table_free(&path);
}

static void test_cases(void) {
  for (int i = 0; i < CASES; i++) {
    char *json = case_json(i);
    if (!json) {
      test_skip("no ../shared/graphs");
      return;
    }
    compare_case(i, "bge", "uniform", json);
    compare_case(i, "bge", "er", json);
    compare_case(i, "lingauss", "uniform", json);
    compare_case(i, "lingauss", "er", json);
    free(json);
  }
}

/* ---- all graphs, one by one ---- */

enum { BRUTE_MAX = 5 };

typedef struct brute {
  double z, edge[25], path[25], coefficient[25], edges;
  int n;             /* graphs */
  uint64_t *parents; /* [n * d] */
  double *weight;    /* [n] */
} brute;

/* Adds a graph, its weight relative to `offset`. */
static void brute_add(brute *b, const clt_score *score, const uint64_t *parents, double offset) {
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

static void brute_all(brute *b, const clt_score *score, const clt_knowledge *knowledge,
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
static void random_knowledge(clt_rng *rng, int d, clt_knowledge *knowledge) {
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

static double brute_probability(const brute *b, int d, const uint64_t *parents) {
  for (int i = 0; i < b->n; i++) {
    if (!memcmp(b->parents + i * d, parents, (size_t)d * sizeof *parents))
      return b->weight[i] / b->z;
  }
  return 0.0;
}

/* Frequencies of drawn graphs lie within 6 standard errors, all of them. */
static void check_draws(clt_exact *exact, const brute *b, int d, clt_arena *arena) {
  enum { DRAWS = 20000 };
  clt_graph_list draws;
  clt_task task = {.threads = 1};
  CHECK(clt_exact_draw(exact, DRAWS, 7, &draws, arena, &task));
  int total = 0;
  double seen = 0.0;
  bool close = true;
  for (int i = 0; i < draws.n; i++) {
    double p = brute_probability(b, d, draws.parents + i * d);
    double error = fabs((double)draws.count[i] / DRAWS - p);
    if (!(error <= 6.0 * sqrt(p * (1.0 - p) / DRAWS) + 3.0 / DRAWS)) close = false;
    if (p == 0.0) close = false;
    total += draws.count[i];
    seen += p;
  }
  CHECK(close);
  CHECK(total == DRAWS);
  CHECK(seen > 0.9);
}

static void compare_brute(clt_rng *rng, int d, int trial) {
  static const int sizes[] = {8, 25, 100, 850};
  static const double strengths[] = {0.3, 1.0, 3.0};
  table data = table_simulate(sizes[trial % 4], d, 0.6, strengths[trial % 3], (uint64_t)trial + 1);
  clt_knowledge knowledge;
  random_knowledge(rng, d, &knowledge);
  clt_score_model model = score_defaults(d);
  if (trial % 5 == 1) model.likelihood = CLT_LINEAR;
  if (trial % 7 == 1) model.mean_edge = 0.4;
  model.log_odds = trial % 2 ? -0.7 : 0.0;
  clt_arena arena;
  clt_arena_init(&arena, &support_heap);
  clt_task task = {.threads = 1};
  clt_score score;
  clt_exact exact;
  clt_score_init(&score, d, &arena);
  CHECK(clt_exact_init(&exact, &knowledge, &arena, &task));
  clt_score_data condensed = table_data(&data);
  clt_score_set(&score, &model, &condensed);
  CHECK(clt_exact_fit(&exact, &score, CLT_EXACT_PATHS, &task));
  brute b;
  brute_all(&b, &score, &knowledge, exact.log_z);
  double edge = 0.0, path = 0.0, coefficient = 0.0;
  for (int i = 0; i < d * d; i++) {
    edge = fmax(edge, fabs(exact.edge[i] - b.edge[i] / b.z));
    path = fmax(path, fabs(exact.path[i] - b.path[i] / b.z));
    bool there = b.edge[i] / b.z > 1e-20;
    CHECK(there || !(exact.edge[i] > 1e-19));
    if (!there) continue;
    double want = b.coefficient[i] / b.edge[i];
    coefficient = fmax(coefficient, fabs(exact.coefficient[i] - want) / (1.0 + fabs(want)));
  }
  CHECK(fabs(log(b.z)) < 1e-10);
  CHECK(edge < 1e-11);
  CHECK(path < 1e-11);
  CHECK(coefficient < 1e-9);
  CHECK(fabs(exact.expected_edges - b.edges / b.z) < 1e-10);
  if (trial % 4 == 0) check_draws(&exact, &b, d, &arena);
  if (!(edge < 1e-11 && path < 1e-11 && fabs(log(b.z)) < 1e-10))
    printf("trial %d d %d: %g %g %g logz %g\n", trial, d, edge, path, coefficient, log(b.z));
  free(b.parents);
  free(b.weight);
  clt_arena_free(&arena);
  table_free(&data);
}

static void test_brute(void) {
  clt_rng rng;
  clt_rng_seed(&rng, 2, 0);
  for (int trial = 0; trial < 240; trial++) compare_brute(&rng, 1 + trial / 4 % 4, trial);
  for (int trial = 0; trial < 6; trial++) compare_brute(&rng, 5, trial);
}

/* ---- threads, memory, interruption, range ---- */

typedef struct outcome {
  double edge[14 * 14], path[14 * 14], coefficient[14 * 14], log_z, taken, bytes;
  bool done;
  uint64_t first_draw[14];
} outcome;

static outcome fit_large(const table *data, const clt_knowledge *knowledge, clt_task *task) {
  outcome o = {.log_z = NAN};
  clt_arena arena;
  clt_arena_init(&arena, &support_heap);
  clt_score score;
  clt_exact exact;
  clt_score_model model = score_defaults(data->d);
  clt_score_data condensed = table_data(data);
  clt_graph_list draws;
  CHECK(clt_exact_init(&exact, knowledge, &arena, task));
  o.taken = (double)arena.taken;
  o.bytes = clt_exact_bytes(knowledge, task);
  CHECK(clt_score_init(&score, data->d, &arena));
  clt_score_set(&score, &model, &condensed);
  o.done = clt_exact_fit(&exact, &score, CLT_EXACT_PATHS, task) &&
           clt_exact_draw(&exact, 50, 3, &draws, &arena, task);
  if (o.done) {
    memcpy(o.edge, exact.edge, sizeof o.edge);
    memcpy(o.path, exact.path, sizeof o.path);
    for (int i = 0; i < 14 * 14; i++) o.coefficient[i] = exact.coefficient[i];
    memcpy(o.first_draw, draws.parents, sizeof o.first_draw);
    o.log_z = exact.log_z;
  }
  clt_arena_free(&arena);
  return o;
}

/* Says stop at the poll of a given number. */
typedef struct countdown {
  int left;
} countdown;

static bool count_down(void *host, double done, double waited) {
  (void)waited;
  countdown *c = host;
  CHECK(done >= 0.0 && done <= 1.0);
  return --c->left <= 0;
}

static void test_threads(void) {
  table data = table_simulate(50, 14, 0.3, 1.0, 12);
  clt_knowledge_spec spec = {.d = 14, .exogenous = 5, .max_parents = -1};
  clt_knowledge knowledge;
  clt_conflict conflict;
  CHECK(clt_knowledge_set(&knowledge, &spec, &conflict));
  clt_task one = {.threads = 1}, two = {.threads = 2};
  outcome a = fit_large(&data, &knowledge, &one), b = fit_large(&data, &knowledge, &two);
  CHECK(a.done && b.done);
  CHECK(!memcmp(a.edge, b.edge, sizeof a.edge) && !memcmp(a.path, b.path, sizeof a.path));
  CHECK(!memcmp(a.first_draw, b.first_draw, sizeof a.first_draw));
  CHECK(a.log_z == b.log_z);
  printf("taken %.0f, computed %.0f\n", b.taken, b.bytes);
  CHECK(b.taken <= b.bytes);
  CHECK(b.taken > 0.9 * b.bytes - 100000.0);
  for (int polls = 1; polls < 4; polls++) {
    countdown c = {polls};
    clt_task task = {.threads = 2, .poll = count_down, .host = &c};
    CHECK(!fit_large(&data, &knowledge, &task).done);
  }
  table_free(&data);
}

/* Scores of hundreds of thousands: nothing overflows, and the posterior is that of the chain. */
static void test_range(void) {
  table data = table_simulate(200, 14, 1.0, 2.0, 5);
  data.n = 100000;
  for (int i = 0; i < 14 * 14; i++) data.scatter[i] *= 500.0;
  clt_knowledge_spec spec = {.d = 14, .max_parents = -1};
  clt_knowledge knowledge;
  clt_conflict conflict;
  CHECK(clt_knowledge_set(&knowledge, &spec, &conflict));
  clt_task task = {.threads = 2};
  outcome o = fit_large(&data, &knowledge, &task);
  CHECK(o.done && isfinite(o.log_z));
  for (int i = 0; i < 14 * 14; i++) CHECK(o.edge[i] >= 0.0 && o.edge[i] <= 1.0);
  /* BGe cannot tell the graphs with all pairs adjacent apart, and excludes no other pair. */
  for (int i = 0; i < 14; i++) {
    for (int j = 0; j < i; j++) {
      double adjacent = o.edge[i * 14 + j] + o.edge[j * 14 + i];
      CHECK(adjacent < 1.0 + 1e-9);
    }
  }
  table_free(&data);
}

int main(void) {
  test_cases();
  test_brute();
  test_threads();
  test_range();
  return test_end();
}
