/*
** Local scores: against reference values and a determinant formula; and the weights of all
** variables at once against each score by itself, with and without AVX2 (simd.h): the source is
** compiled here once more without it, under other names.
*/
#include "graph/score.h"

#pragma GCC diagnostic ignored "-Wmissing-prototypes" /* of the other names */
#define CLT_LANES_PLAIN
#define clt_score_log_odds plain_score_log_odds
#define clt_score_init     plain_score_init
#define clt_score_set      plain_score_set
#define clt_score_relative plain_score_relative
#define clt_score_weights  plain_score_weights
#define clt_score_local    plain_score_local
#define clt_score_in_range plain_score_in_range
#include "graph/score.c"
#undef clt_score_log_odds
#undef clt_score_init
#undef clt_score_set
#undef clt_score_relative
#undef clt_score_weights
#undef clt_score_local
#undef clt_score_in_range

#include "graph/graph_support.h"

/* ---- the 30 reference log marginal likelihoods ---- */

/* Reads the adjacency matrix after `at`; returns where it ends. */
static const char *read_parents(const char *at, int d, uint64_t *parents) {
  for (int j = 0; j < d; j++) parents[j] = 0;
  const char *p = strstr(at, "\"adj\"") + 5;
  for (int cell = 0; cell < d * d; p++) {
    if (*p != '0' && *p != '1') continue;
    if (*p == '1') parents[cell % d] |= clt_bit(cell / d);
    cell++;
  }
  return p;
}

static void compare_dag(const char *json, const char *name, clt_score *bge, clt_score *linear) {
  char key[32];
  snprintf(key, sizeof key, "\"%s\": {", name);
  uint64_t parents[CLT_GRAPH_MAX];
  const char *dags = strstr(json, "\"dags\"");
  const char *at = read_parents(strstr(dags, key), bge->d, parents);
  double sum = 0.0, sum_linear = 0.0;
  const char *node = strstr(at, "\"bge_per_node\"") + 14;
  for (int j = 0; j < bge->d; j++) {
    double got = clt_score_local(bge, j, parents[j], NULL);
    while (*node != '-' && (*node < '0' || *node > '9')) node++;
    char *end;
    CHECK_NEAR(got, strtod(node, &end), 1e-11);
    node = end;
    sum += got;
    sum_linear += clt_score_local(linear, j, parents[j], NULL);
  }
  CHECK_NEAR(sum, number_after(at, "\"bge\"", NULL), 1e-12);
  CHECK_NEAR(sum_linear, number_after(at, "\"lingauss_evidence_noise0p1\"", NULL), 1e-12);
}

static void test_cases(void) {
  static const char *const dags[] = {"empty", "true", "chain", "complete", "random"};
  for (int i = 0; i < CASES; i++) {
    char *json = case_json(i);
    if (!json) {
      test_skip("no ../shared/graphs");
      return;
    }
    table data = case_table(i, "data");
    clt_arena arena;
    clt_arena_init(&arena, &support_heap);
    clt_score bge, linear;
    CHECK(clt_score_init(&bge, data.d, &arena) && clt_score_init(&linear, data.d, &arena));
    clt_score_model model = score_defaults(data.d);
    clt_score_data condensed = table_data(&data);
    clt_score_set(&bge, &model, &condensed);
    model.likelihood = CLT_LINEAR;
    clt_score_set(&linear, &model, &condensed);
    for (size_t k = 0; k < sizeof dags / sizeof *dags; k++) {
      compare_dag(json, dags[k], &bge, &linear);
    }
    clt_arena_free(&arena);
    table_free(&data);
    free(json);
  }
}

/* ---- a small table whose answers are at hand ---- */

/* Four rows of three variables; scores by 50-digit determinants (tests/oracle/score.py). */
#include "oracle/score.h"

static void test_small(void) {
  double mean[3], scatter[9];
  table t = {4, 3, NULL, mean, scatter};
  double x[12];
  memcpy(x, score_rows, sizeof x);
  t.x = x;
  table_moments(&t);
  clt_arena arena;
  clt_arena_init(&arena, &support_heap);
  clt_score score;
  CHECK(clt_score_init(&score, 3, &arena));
  clt_score_data data = table_data(&t);
  for (size_t i = 0; i < sizeof score_cases / sizeof *score_cases; i++) {
    const score_case *c = &score_cases[i];
    clt_score_set(&score, &c->model, &data);
    double coefficients[3] = {0.0, 0.0, 0.0};
    CHECK_NEAR(clt_score_local(&score, c->target, c->parents, coefficients), c->log_score, 1e-13);
    for (int k = 0; k < clt_count(c->parents); k++) {
      CHECK_NEAR(coefficients[k], c->coefficients[k], 1e-13);
    }
  }
  clt_arena_free(&arena);
}

/* BGe is score equivalent: reversing a covered edge changes nothing. */
static void test_equivalence(void) {
  table t = table_simulate(60, 5, 0.7, 1.5, 3);
  clt_arena arena;
  clt_arena_init(&arena, &support_heap);
  clt_score s;
  CHECK(clt_score_init(&s, 5, &arena));
  clt_score_model model = score_defaults(5);
  clt_score_data data = table_data(&t);
  clt_score_set(&s, &model, &data);
  for (uint64_t common = 0; common < 8; common++) {
    double forth =
        clt_score_local(&s, 3, common, NULL) + clt_score_local(&s, 4, common | clt_bit(3), NULL);
    double back =
        clt_score_local(&s, 4, common, NULL) + clt_score_local(&s, 3, common | clt_bit(4), NULL);
    CHECK_NEAR(forth, back, 1e-13);
  }
  clt_arena_free(&arena);
  table_free(&t);
}

static void test_range(void) {
  table t = table_simulate(40, 4, 0.6, 1.0, 5);
  clt_arena arena;
  clt_arena_init(&arena, &support_heap);
  clt_score score;
  CHECK(clt_score_init(&score, 4, &arena));
  clt_score_model model = score_defaults(4);
  for (int linear = 0; linear < 2; linear++) {
    model.likelihood = linear ? CLT_LINEAR : CLT_BGE;
    clt_score_data data = table_data(&t);
    clt_score_set(&score, &model, &data);
    CHECK(clt_score_in_range(&score));
    for (int i = 0; i < 16; i++) t.scatter[i] *= 1e10;
    clt_score_set(&score, &model, &data);
    /* BGe has its scale from the data, the linear model from obs_noise. */
    CHECK(clt_score_in_range(&score) == !linear);
    for (int i = 0; i < 16; i++) t.scatter[i] *= 1e-10;
  }
  clt_arena_free(&arena);
  table_free(&t);
}

/* Structure priors by number of parents, by hand. */
static void test_prior(void) {
  static const double scatter[9] = {3, 1, 0, 1, 3, 1, 0, 1, 3}, mean[3] = {0};
  clt_score_data data = {4, mean, scatter};
  clt_score score;
  clt_arena arena;
  clt_arena_init(&arena, &support_heap);
  CHECK(clt_score_init(&score, 3, &arena));
  clt_score_model model = score_defaults(3);
  model.log_odds = log(0.25);
  clt_score_set(&score, &model, &data);
  CHECK(score.log_prior[0] == 0.0 && score.log_prior[2] == 2.0 * log(0.25));
  model.prior = CLT_SCALE_FREE;
  clt_score_set(&score, &model, &data);
  CHECK(score.log_prior[0] == 0.0);
  CHECK_NEAR(exp(score.log_prior[1]), 1.0 / 8.0, 1e-15);
  CHECK_NEAR(exp(score.log_prior[2]), 1.0 / 27.0, 1e-15);
  clt_arena_free(&arena);
}

/* Of all variables at once, what is explained reaching from nothing to everything. */
static void test_weights(void) {
  enum { D = 6, STRIDE = 8 };
  table t = table_simulate(300, D, 0.6, 1.0, 7);
  clt_arena arena;
  clt_arena_init(&arena, &support_heap);
  clt_score score;
  CHECK(clt_score_init(&score, D, &arena));
  clt_score_data data = table_data(&t);
  for (int run = 0; run < 40; run++) {
    clt_score_model model = score_defaults(D);
    model.likelihood = run & 1 ? CLT_LINEAR : CLT_BGE;
    clt_score_set(&score, &model, &data);
    _Alignas(32) double explained[STRIDE] = {0.0}, w[STRIDE], plain[STRIDE];
    _Alignas(32) int32_t e[STRIDE], plain_e[STRIDE];
    int l = run % D;
    double log_det = 0.7 * run;
    for (int j = 0; j < D; j++) explained[j] = score.response[j] * (j + run) / (D + 34.0);
    clt_score_weights(&score, l, log_det, explained, w, e);
    plain_score_weights(&score, l, log_det, explained, plain, plain_e);
    CHECK(memcmp(w, plain, D * sizeof *w) == 0 && memcmp(e, plain_e, D * sizeof *e) == 0);
    for (int j = 0; j < D; j++) {
      double want = clt_score_relative(&score, j, l, log_det, explained[j]) + score.log_prior[l];
      CHECK(w[j] > 0.7 && w[j] < 1.5);
      CHECK_NEAR(log(w[j]) + e[j] * log(2.0), want, 1e-14);
    }
  }
  clt_arena_free(&arena);
  table_free(&t);
}

int main(void) {
  test_weights();
  test_prior();
  test_cases();
  test_small();
  test_equivalence();
  test_range();
  return test_end();
}
