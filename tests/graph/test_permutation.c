/* The permutation test over plain arrays: what is found of the groups, what is counted and when it
** stops, threads. */
#include "graph/permutation.h"

#include "graph/graph_support.h"

enum { D = 3, N = 60, PERMUTATIONS = 99 };

static const char *const NAMES[] = {"a", "b", "c"};

/* Groups of a sample in two blocks; b follows a, in group 1 with this slope, in group 0 by -0.9. */
static clt_graph_sample take(double slope, clt_arena *arena) {
  double value[N * D];
  int group[N], block[N];
  int64_t rows[2];
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
  CHECK(clt_levels_take_out(&sample, 2, rows, arena));
  return sample;
}

static const clt_score_model MODEL = {.alpha_mu = 1.0, .alpha_w = D + 2.0, .log_odds = -2.0};
static const bool ALL[D * D] = {0, 1, 1, 0, 0, 1, 0, 0, 0};
static const bool ONE[D * D] = {0, 0, 1, 0, 0, 0, 0, 0, 0};

/* A test of which the rest is to be set: tiers in the order of the variables. */
static clt_graph_permutation ask(const clt_graph_sample *sample) {
  static clt_knowledge knowledge;
  static const int tier[] = {0, 1, 2};
  clt_knowledge_spec spec = {.d = D, .tier = tier, .max_parents = -1};
  clt_conflict conflict;
  CHECK(clt_knowledge_set(&knowledge, &spec, &conflict));
  return (clt_graph_permutation){.sample = sample,
                                 .knowledge = &knowledge,
                                 .model = &MODEL,
                                 .blocks = 2,
                                 .family = ALL,
                                 .seed = 1,
                                 .permutations = PERMUTATIONS,
                                 .memory = 1e9};
}

static void run(clt_graph_permutation *p, int threads, clt_arena *arena) {
  clt_task task = {.threads = threads};
  CHECK(clt_graph_permutation_run(p, arena, &task));
  CHECK(p->fitted);
}

/* Equal graphs differ by chance, an edge more in one of them does not; levels are no difference. */
static void test_significance(bool total_effect) {
  clt_arena arena[2];
  clt_graph_sample same = take(-0.9, &arena[0]), other = take(0.0, &arena[1]);
  clt_graph_permutation p = ask(&same), q = ask(&other);
  p.total_effect = q.total_effect = total_effect;
  run(&p, 1, &arena[0]);
  run(&q, 1, &arena[1]);
  CHECK(p.used == PERMUTATIONS && !p.settled && p.p_value > 0.1);
  CHECK(q.used == PERMUTATIONS && q.p_value < 0.1 && q.count[1] < 8);
  CHECK(q.edge[0][1] + q.edge[0][D] > 0.99 && q.edge[1][1] + q.edge[1][D] < 0.5);
  CHECK(p.coefficient[0][1] < -0.8);
  CHECK(fabs(q.effect[0][1] + 0.9) < 0.2 && fabs(q.effect[1][1]) < 0.2);
  CHECK(q.effect[0][D] == 0.0); /* against the tiers */
  CHECK_NEAR(q.statistic, fabs(q.difference[1]), 1e-15);
  CHECK_NEAR(q.p_value, (1.0 + (double)q.count_family[1]) / (1.0 + PERMUTATIONS), 1e-15);
  CHECK(total_effect ? fabs(q.difference[1]) > 3.0
                     : q.difference[1] == q.edge[0][1] - q.edge[1][1]);
  clt_arena_free(&arena[0]);
  clt_arena_free(&arena[1]);
}

/* Studentised, effects do not know their units; as they are, they do. */
static void test_units(void) {
  clt_arena arena[2];
  clt_graph_sample sample[2] = {take(-0.5, &arena[0]), take(-0.5, &arena[1])};
  clt_graph_permutation p[2];
  for (int i = 0; i < N; i++) sample[1].x[i * D + 1] *= 64.0;
  for (int k = 0; k < 2; k++) {
    p[k] = ask(&sample[k]);
    p[k].total_effect = true;
    run(&p[k], 1, &arena[k]);
  }
  CHECK_NEAR(p[1].effect[0][1], 64.0 * p[0].effect[0][1], 1e-12);
  CHECK_NEAR(p[1].difference[1], p[0].difference[1], 1e-9);
  CHECK(p[1].p_value == p[0].p_value);
  clt_arena_free(&arena[0]);
  clt_arena_free(&arena[1]);
}

/* The statistic is the family's, largest or sum; pairs are counted in any case, for the family only
** its own. */
static void test_family(void) {
  clt_arena arena;
  clt_graph_sample sample = take(-0.2, &arena);
  clt_graph_permutation largest = ask(&sample), sum = ask(&sample), one = ask(&sample);
  sum.sum = true;
  one.family = ONE;
  run(&largest, 1, &arena);
  run(&sum, 1, &arena);
  run(&one, 1, &arena);
  double all = fabs(sum.difference[1]) + fabs(sum.difference[2]) + fabs(sum.difference[5]);
  CHECK_NEAR(sum.statistic, all, 1e-15);
  CHECK(memcmp(sum.count, largest.count, sizeof(int64_t) * D * D) == 0);
  CHECK(memcmp(sum.count_family, largest.count_family, sizeof(int64_t) * D * D) == 0);
  CHECK(memcmp(one.count, largest.count, sizeof(int64_t) * D * D) == 0);
  for (int k = 0; k < D * D; k++) CHECK(!ALL[k] || largest.count_family[k] >= largest.count[k]);
  CHECK_NEAR(one.statistic, fabs(one.difference[2]), 1e-15);
  CHECK(one.count_family[2] == one.count[2] && one.count_family[1] == 0);
  clt_arena_free(&arena);
}

/* It stops at the exceedance asked for, in the order of the permutations whatever the threads. */
static void test_stop(void) {
  clt_arena arena;
  clt_graph_sample sample = take(-0.8, &arena);
  clt_graph_permutation whole = ask(&sample);
  run(&whole, 1, &arena);
  for (int64_t h = 1; h < 12; h += 5) {
    int64_t at = 0;
    /* How many exceed among the first k is what the p-value of k permutations says. */
    for (int64_t k = 1; k <= PERMUTATIONS && at == 0; k++) {
      clt_graph_permutation first = ask(&sample);
      first.permutations = k;
      run(&first, 1, &arena);
      if (first.p_value * (double)(k + 1) - 1.0 > (double)h - 0.5) at = k;
    }
    CHECK(at >= h);
    for (int threads = 1; threads < 5; threads++) {
      clt_graph_permutation p = ask(&sample);
      p.stop_after = h;
      run(&p, threads, &arena);
      CHECK(p.settled && p.used == at);
      CHECK_NEAR(p.p_value, (double)h / (double)at, 1e-15);
    }
  }
  clt_arena_free(&arena);
}

/* The result does not depend on how many work on it; without memory for two, one does. */
static void test_threads(void) {
  clt_arena arena[3];
  clt_graph_permutation p[3];
  clt_graph_sample sample[3];
  for (int k = 0; k < 3; k++) {
    sample[k] = take(-0.5, &arena[k]);
    p[k] = ask(&sample[k]);
    p[k].memory = k == 2 ? 1.0 : 1e9;
    run(&p[k], k == 0 ? 1 : 4, &arena[k]);
    CHECK(p[k].used == p[0].used && p[k].p_value == p[0].p_value);
    CHECK(p[k].statistic == p[0].statistic);
    CHECK(memcmp(p[k].count, p[0].count, D * D * sizeof *p[k].count) == 0);
    CHECK(memcmp(p[k].count_family, p[0].count_family, D * D * sizeof *p[k].count) == 0);
  }
  for (int k = 0; k < 3; k++) clt_arena_free(&arena[k]);
}

/* Nothing to test, nothing to exchange, nothing that varies. */
static void test_nothing(void) {
  static const bool none[D * D] = {0};
  clt_arena arena;
  clt_task task = {.threads = 1};
  clt_graph_sample sample = take(-0.5, &arena);
  clt_graph_permutation p = ask(&sample);
  p.family = none;
  run(&p, 1, &arena);
  CHECK(isnan(p.statistic) && isnan(p.p_value) && p.used == 0 && p.edge[0][1] > 0.0);
  for (int i = 0; i < N; i++) sample.block[i] = sample.group[i];
  p = ask(&sample);
  run(&p, 1, &arena);
  CHECK(p.shuffle.ways == 1.0 && isnan(p.p_value) && p.statistic > 0.0 && p.used == 0);
  for (int i = 0; i < N; i++) sample.x[i * D] = sample.group[i] ? 0.0 : sample.x[i * D];
  p = ask(&sample);
  CHECK(clt_graph_permutation_run(&p, &arena, &task));
  CHECK(!p.fitted && isnan(p.p_value));
  clt_arena_free(&arena);
}

int main(void) {
  test_significance(false);
  test_significance(true);
  test_units();
  test_family();
  test_stop();
  test_threads();
  test_nothing();
  return test_end();
}
