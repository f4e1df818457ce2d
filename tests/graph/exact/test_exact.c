/* The exact posterior: against reference matrices, and against all DAGs one by one. */
#include "graph/exact/brute.h"

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

/* Edges, paths, coefficients and evidence. */
static void compare_brute(clt_rng *rng, int d, int trial) {
  problem p;
  problem_open(&p, rng, d, trial);
  const clt_exact *exact = &p.exact;
  const brute *b = &p.b;
  double edge = 0.0, path = 0.0, coefficient = 0.0;
  for (int i = 0; i < d * d; i++) {
    edge = fmax(edge, fabs(exact->edge[i] - b->edge[i] / b->z));
    path = fmax(path, fabs(exact->path[i] - b->path[i] / b->z));
    bool there = b->edge[i] / b->z > 1e-20;
    CHECK(there || !(exact->edge[i] > 1e-19));
    if (!there) continue;
    double want = b->coefficient[i] / b->edge[i];
    coefficient = fmax(coefficient, fabs(exact->coefficient[i] - want) / (1.0 + fabs(want)));
  }
  CHECK(fabs(log(b->z)) < 1e-10);
  CHECK(edge < 1e-11);
  CHECK(path < 1e-11);
  CHECK(coefficient < 1e-9);
  CHECK(fabs(exact->expected_edges - b->edges / b->z) < 1e-10);
  double again[BRUTE_MAX * BRUTE_MAX]; /* exact.h (2) */
  memcpy(again, exact->edge, (size_t)(d * d) * sizeof *again);
  CHECK(clt_exact_fit(&p.exact, &p.score, CLT_EXACT_PATHS, NULL));
  CHECK(memcmp(again, exact->edge, (size_t)(d * d) * sizeof *again) == 0);
  if (!(edge < 1e-11 && path < 1e-11 && fabs(log(b->z)) < 1e-10))
    printf("trial %d d %d: %g %g %g logz %g\n", trial, d, edge, path, coefficient, log(b->z));
  problem_close(&p);
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
  clt_task task;
} countdown;

static bool count_down(void *host, double done, double waited) {
  (void)waited;
  countdown *c = host;
  CHECK(done >= 0.0 && done <= 1.0);
  return --c->left <= 0;
}

/* exact.h (1), (3), (4), (6) */
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
    countdown c = {.left = polls};
    clt_task task = {.threads = 2, .poll = count_down, .host = &c};
    CHECK(!fit_large(&data, &knowledge, &task).done);
  }
  table_free(&data);
}

static bool count_all(void *host, double done, double waited) {
  countdown *c = host;
  c->task.polled = 0; /* to be asked whenever it could be */
  return count_down(host, done, waited);
}

/* exact.h (4): wherever it is told to, it stops. */
static void test_stop_anywhere(void) {
  table data = table_simulate(50, 7, 0.3, 1.0, 12);
  clt_knowledge_spec spec = {.d = 7, .exogenous = 5, .max_parents = -1};
  clt_knowledge knowledge;
  clt_conflict conflict;
  CHECK(clt_knowledge_set(&knowledge, &spec, &conflict));
  bool done = false;
  int n = 1;
  for (; n < 1000 && !done; n++) {
    countdown c = {.left = n, .task = {.threads = 1, .poll = count_all}};
    c.task.host = &c;
    done = fit_large(&data, &knowledge, &c.task).done;
    CHECK(done != c.task.stopped);
  }
  CHECK(done && n > 10);
  table_free(&data);
}

/* Four variables, and so many more: a chain of required edges beside them, which changes nothing of
** them, but leaves the large tables mostly without a graph. */
enum { FEW = 4, CHAINED = 14 };

static void fit_beside(const table *data, int d, double *edge, double *path) {
  clt_edge forbid[CHAINED * CHAINED], require[CHAINED];
  clt_knowledge_spec spec = {.d = d, .forbid = forbid, .require = require, .max_parents = -1};
  for (int i = 0; i < d * d; i++) {
    int from = i / d, to = i % d;
    if (to > FEW && from == to - 1) require[spec.n_require++] = (clt_edge){from, to};
    if ((from < FEW && to < FEW) || from == to || (to > FEW && from == to - 1)) continue;
    forbid[spec.n_forbid++] = (clt_edge){from, to};
  }
  table part = table_new(data->n, d);
  for (int i = 0; i < data->n * d; i++) part.x[i] = data->x[i / d * data->d + i % d];
  table_moments(&part);
  clt_knowledge knowledge;
  clt_conflict conflict;
  clt_arena arena;
  clt_score score;
  clt_exact exact;
  clt_task task = {.threads = 1};
  clt_score_model model = score_defaults(d);
  clt_score_data condensed = table_data(&part);
  model.log_odds = clt_score_log_odds(FEW, 2.0);
  clt_arena_init(&arena, &support_heap);
  CHECK(clt_knowledge_set(&knowledge, &spec, &conflict));
  CHECK(clt_score_init(&score, d, &arena));
  clt_score_set(&score, &model, &condensed);
  CHECK(clt_exact_init(&exact, &knowledge, &arena, &task));
  CHECK(clt_exact_fit(&exact, &score, CLT_EXACT_PATHS, &task));
  for (int i = 0; i < FEW * FEW; i++) {
    edge[i] = exact.edge[i / FEW * d + i % FEW];
    path[i] = exact.path[i / FEW * d + i % FEW];
  }
  for (int i = FEW; i < d; i++) {
    for (int j = FEW; j < d; j++) {
      CHECK(fabs(exact.edge[i * d + j] - (j == i + 1)) < 1e-12);
      if (i != j) CHECK(fabs(exact.path[i * d + j] - (j > i)) < 1e-12);
    }
  }
  clt_arena_free(&arena);
  table_free(&part);
}

static void test_beside_chain(void) {
  double edge[2][FEW * FEW], path[2][FEW * FEW];
  table data = table_simulate(50, CHAINED, 0.4, 1.0, 7);
  fit_beside(&data, FEW, edge[0], path[0]);
  fit_beside(&data, CHAINED, edge[1], path[1]);
  for (int i = 0; i < FEW * FEW; i++) {
    CHECK(fabs(edge[0][i] - edge[1][i]) < 1e-11);
    if (i / FEW != i % FEW) CHECK(fabs(path[0][i] - path[1][i]) < 1e-11);
  }
  table_free(&data);
}

/* exact.h (1): of too many variables there is no table, so none that would fit. */
static void test_too_many(void) {
  clt_knowledge_spec spec = {.d = CLT_EXACT_MAX + 2, .exogenous = 1, .max_parents = -1};
  clt_knowledge knowledge;
  clt_conflict conflict;
  CHECK(clt_knowledge_set(&knowledge, &spec, &conflict));
  CHECK(clt_exact_bytes(&knowledge, NULL) == HUGE_VAL);
  spec.exogenous = 3;
  CHECK(clt_knowledge_set(&knowledge, &spec, &conflict));
  CHECK(isfinite(clt_exact_bytes(&knowledge, NULL)));
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
  test_stop_anywhere();
  test_beside_chain();
  test_too_many();
  test_range();
  return test_end();
}
