/* The permutation test over plain arrays: levels, scales, what is counted, threads. */
#include "graph/permutation.h"

#include "graph/graph_support.h"

enum { D = 3, N = 60 };

static const char *const NAMES[] = {"a", "b", "c"};

/* Groups of a sample in two blocks; b follows a, in group 1 with this slope, in group 0 by -0.9. */
static clt_graph_sample take(double slope, clt_arena *arena) {
  double value[N * D];
  int group[N], block[N];
  clt_rng rng;
  clt_rng_seed(&rng, 3, 0);
  for (int i = 0; i < N; i++) {
    group[i] = i % 2;
    block[i] = i % 3 == 0;
    double a = clt_rng_normal(&rng), level = 5.0 * group[i] + 7.0 * block[i];
    value[i * D] = a + level;
    value[i * D + 1] = (group[i] ? slope : -0.9) * a + 0.4 * clt_rng_normal(&rng) - level;
    value[i * D + 2] = clt_rng_normal(&rng) + level;
  }
  clt_graph_table whole = {
      .units = N, .width = D, .value = value, .names = NAMES, .group = group, .block = block};
  clt_graph_sample sample;
  clt_arena_init(arena, &support_heap);
  CHECK(clt_graph_sample_take(&sample, &whole, 0.4, arena, NULL));
  return sample;
}

/* Every cell has mean 0, and the scales are the sd that its freedom gives. */
static void test_level(void) {
  clt_arena arena;
  clt_graph_sample sample = take(0.0, &arena);
  double *scale[2], sum[4] = {0.0}, squares[2] = {0.0};
  CHECK(clt_graph_permutation_level(&sample, 2, scale, &arena));
  CHECK(sample.d == D && sample.n_drops == 0);
  for (int i = 0; i < N; i++) {
    double x = sample.x[i * D + 1];
    sum[2 * sample.block[i] + sample.group[i]] += x;
    squares[sample.group[i]] += x * x;
  }
  for (int cell = 0; cell < 4; cell++) CHECK(fabs(sum[cell]) < 1e-13);
  for (int g = 0; g < 2; g++) {
    CHECK_NEAR(scale[g][1], sqrt(squares[g] / (N / 2.0 - 2.0)), 1e-14);
  }
  clt_arena_free(&arena);
}

/* A variable that varies only between the cells of a group goes, and its scale with it. */
static void test_level_drops(void) {
  static const double value[] = {1, 1, 5, 2, 1, 3, 3, 2, 4, 4, 3, 9, 5, 3, 7, 6, 4, 8};
  static const int group[] = {0, 0, 0, 1, 1, 1}, block[6] = {0};
  clt_graph_table whole = {
      .units = 6, .width = D, .value = value, .names = NAMES, .group = group, .block = block};
  clt_graph_sample sample;
  clt_arena arena;
  double *scale[2];
  clt_arena_init(&arena, &support_heap);
  CHECK(clt_graph_sample_take(&sample, &whole, 0.4, &arena, NULL));
  for (int i = 0; i < 3; i++) sample.x[i * D + 1] = 1.0;
  CHECK(clt_graph_permutation_level(&sample, 1, scale, &arena));
  CHECK(sample.d == 2 && sample.n_drops == 1);
  CHECK(sample.drops[0].reason == CLT_DROP_WITHIN_CELLS);
  CHECK(strcmp(sample.drops[0].name, "b") == 0);
  CHECK(scale[0][0] == 1.0 && scale[0][1] == 1.0 && scale[1][1] == 1.0); /* of a and c */
  clt_arena_free(&arena);
}

static const clt_score_model MODEL = {.alpha_mu = 1.0, .alpha_w = D + 2.0, .log_odds = -2.0};

static clt_graph_permutation run(clt_graph_sample *sample, int threads, double memory,
                                 clt_arena *arena) {
  static clt_knowledge knowledge;
  static const int tier[] = {0, 1, 2};
  clt_knowledge_spec spec = {.d = D, .tier = tier, .max_parents = -1};
  clt_conflict conflict;
  clt_task task = {.threads = threads};
  CHECK(clt_knowledge_set(&knowledge, &spec, &conflict));
  clt_graph_permutation p = {.sample = sample,
                             .knowledge = &knowledge,
                             .model = &MODEL,
                             .blocks = 2,
                             .seed = 1,
                             .permutations = 99,
                             .memory = memory};
  CHECK(clt_graph_permutation_level(sample, 2, p.scale, arena));
  CHECK(clt_graph_permutation_run(&p, arena, &task));
  return p;
}

/* Equal graphs differ by chance, an edge more in one of them does not; levels are no difference. */
static void test_significance(void) {
  clt_arena arena[2];
  clt_graph_sample same = take(-0.9, &arena[0]), other = take(0.0, &arena[1]);
  clt_graph_permutation p = run(&same, 1, 1e9, &arena[0]), q = run(&other, 1, 1e9, &arena[1]);
  CHECK(p.used == 99 && p.count_whole > 9);
  CHECK(q.used == 99 && q.count_whole < 5 && q.count[1] < 5);
  CHECK(p.edge[0][1] + p.edge[0][D] > 0.99 && p.edge[1][1] + p.edge[1][D] > 0.99);
  CHECK(q.edge[0][1] + q.edge[0][D] > 0.99 && q.edge[1][1] + q.edge[1][D] < 0.5);
  CHECK(p.coefficient[0][1] < -0.8);
  double sum = 0.0;
  for (int i = 0; i < D * D; i++) sum += fabs(q.edge[0][i] - q.edge[1][i]);
  CHECK_NEAR(q.statistic, sum, 1e-15);
  clt_arena_free(&arena[0]);
  clt_arena_free(&arena[1]);
}

/* The result does not depend on how many work on it; without memory for two, one does. */
static void test_threads(void) {
  clt_arena arena[3];
  clt_graph_permutation p[3];
  clt_graph_sample sample[3];
  for (int k = 0; k < 3; k++) {
    sample[k] = take(-0.5, &arena[k]);
    p[k] = run(&sample[k], k == 0 ? 1 : 4, k == 2 ? 1.0 : 1e9, &arena[k]);
    CHECK(p[k].used == p[0].used && p[k].count_whole == p[0].count_whole);
    CHECK(p[k].statistic == p[0].statistic);
    CHECK(memcmp(p[k].count, p[0].count, D * D * sizeof *p[k].count) == 0);
  }
  for (int k = 0; k < 3; k++) clt_arena_free(&arena[k]);
}

int main(void) {
  test_level();
  test_level_drops();
  test_significance();
  test_threads();
  return test_end();
}
