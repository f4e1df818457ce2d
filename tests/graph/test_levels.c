/* Levels of cells and the contrasts that stand for what is left: numbered as in levels.h. */
#include "graph/levels.h"

#include "countdown.h"
#include "graph/graph_support.h"

enum { D = 3, N = 60 };

static const char *const NAMES[] = {"a", "b", "c"};

/* Two groups in two blocks, all with levels of their own; clusters of four. */
static clt_graph_sample take(bool clustered, clt_arena *arena) {
  double value[N * D];
  int group[N], block[N], cluster[N];
  clt_rng rng;
  clt_rng_seed(&rng, 3, 0);
  for (int i = 0; i < N; i++) {
    group[i] = i % 2;
    block[i] = i % 3 == 0;
    cluster[i] = i / 8 * 2 + i % 2;
    for (int v = 0; v < D; v++) {
      value[i * D + v] = clt_rng_normal(&rng) + 5.0 * group[i] + 7.0 * block[i];
    }
  }
  clt_graph_table whole = {.units = N,
                           .width = D,
                           .value = value,
                           .names = NAMES,
                           .group = group,
                           .block = block,
                           .cluster = clustered ? cluster : NULL};
  clt_graph_sample sample;
  clt_arena_init(arena, &support_heap);
  CHECK(clt_graph_sample_take(&sample, &whole, 0.4, arena, NULL));
  return sample;
}

/* Promises 1 and 2. */
static void test_take_out(void) {
  clt_arena arena;
  clt_graph_sample sample = take(false, &arena);
  double sum[4] = {0.0};
  int64_t rows[2];
  CHECK(clt_levels_take_out(&sample, 2, rows, &arena));
  CHECK(sample.d == D && sample.n_drops == 0);
  for (int i = 0; i < N; i++) sum[2 * sample.block[i] + sample.group[i]] += sample.x[i * D + 1];
  for (int cell = 0; cell < 4; cell++) CHECK(fabs(sum[cell]) < 1e-13);
  CHECK(rows[0] == N / 2 - 1 && rows[1] == N / 2 - 1);
  clt_arena_free(&arena);
}

/* Promise 1: a variable that varies only between the cells of a group goes; where a group has no
** contrasts nothing is judged. */
static void test_drops(void) {
  static const double value[] = {1, 1, 5, 2, 1, 3, 3, 2, 4, 4, 3, 9, 5, 3, 7, 6, 4, 8};
  static const int group[] = {0, 0, 0, 1, 1, 1}, one[6] = {0}, each[] = {0, 1, 2, 0, 0, 0};
  clt_graph_table whole = {
      .units = 6, .width = D, .value = value, .names = NAMES, .group = group, .block = one};
  clt_graph_sample sample;
  clt_arena arena;
  int64_t rows[2];
  clt_arena_init(&arena, &support_heap);
  CHECK(clt_graph_sample_take(&sample, &whole, 0.4, &arena, NULL));
  for (int i = 0; i < 3; i++) sample.x[i * D + 1] = 1.0;
  CHECK(clt_levels_take_out(&sample, 1, rows, &arena));
  CHECK(sample.d == 2 && sample.n_drops == 1 && rows[0] == 3 && rows[1] == 3);
  CHECK(sample.drops[0].reason == CLT_DROP_WITHIN_CELLS);
  CHECK(strcmp(sample.drops[0].name, "b") == 0);
  whole.block = each;
  CHECK(clt_graph_sample_take(&sample, &whole, 0.4, &arena, NULL));
  CHECK(clt_levels_take_out(&sample, 3, rows, &arena));
  CHECK(sample.d == D && rows[0] == 1 && rows[1] == 3);
  clt_arena_free(&arena);
}

/* Sum of products of two variables over a group's units or contrasts. */
static double products(const double *x, const int *group, int64_t n, int g, int v, int w) {
  double sum = 0.0;
  for (int64_t i = 0; i < n; i++) sum += group[i] == g ? x[i * D + v] * x[i * D + w] : 0.0;
  return sum;
}

/* Promise 3: as many as are free, with the scatter of what they stand for; all between units, or
** within a cluster's part and between the parts. */
static void test_contrasts(bool clustered) {
  clt_arena arena;
  clt_contrasts c;
  int64_t rows[2], between = 0, units[2] = {0, 0};
  clt_graph_sample sample = take(clustered, &arena);
  CHECK(clt_levels_take_out(&sample, 2, rows, &arena));
  CHECK(clt_contrasts_take(&c, &sample, 1, &arena, NULL));
  CHECK(c.n == N - 4);
  for (int64_t i = 0; i < c.n; i++) between += c.between[i], units[c.group[i]]++;
  CHECK(units[0] == rows[0] - 1 && units[1] == rows[1] - 1);
  /* Of 16 clusters each has units in both blocks, but for the last two of two units. */
  CHECK(clustered ? between > 20 && between < 40 : between == c.n);
  for (int g = 0; g < 2; g++) {
    for (int k = 0; k < D * D; k++) {
      double want = products(sample.x, sample.group, N, g, k / D, k % D);
      CHECK(fabs(products(c.z, c.group, c.n, g, k / D, k % D) - want) < 1e-12 * N);
    }
  }
  clt_arena_free(&arena);
}

/* What is between parts of two and three units has the weight that their means have. */
static void test_parts(void) {
  static const double value[] = {1, 3, 7, 8, 12};
  static const int zero[5] = {0}, cluster[] = {0, 0, 1, 1, 1};
  clt_graph_table whole = {.units = 5,
                           .width = 1,
                           .value = value,
                           .names = NAMES,
                           .group = zero,
                           .block = zero,
                           .cluster = cluster};
  clt_graph_sample sample;
  clt_contrasts c;
  clt_arena arena;
  int64_t rows[2];
  clt_arena_init(&arena, &support_heap);
  CHECK(clt_graph_sample_take(&sample, &whole, 0.4, &arena, NULL));
  CHECK(clt_levels_take_out(&sample, 1, rows, &arena));
  CHECK(clt_contrasts_take(&c, &sample, 7, &arena, NULL) && c.n == 4);
  double within[2] = {0.0, 0.0}, between = 0.0;
  for (int i = 0; i < 4; i++) *(c.between[i] ? &between : &within[c.cluster[i]]) += c.z[i] * c.z[i];
  CHECK_NEAR(within[0], 2.0, 1e-14);
  CHECK_NEAR(within[1], 14.0, 1e-14);
  CHECK_NEAR(between, 49.0 * 6.0 / 5.0, 1e-14);
  clt_arena_free(&arena);
}

/* Wherever it is told to, it stops. */
static void test_stopped(void) {
  bool done = false;
  int n = 0;
  for (; n < 100 && !done; n++) {
    clt_arena arena;
    clt_contrasts c;
    countdown host = {.task = {.poll = count_down}, .left = n};
    host.task.host = &host;
    clt_graph_sample sample = take(true, &arena);
    done = clt_contrasts_take(&c, &sample, 1, &arena, &host.task);
    CHECK(done != host.task.stopped);
    clt_arena_free(&arena);
  }
  CHECK(done && n > 1);
}

int main(void) {
  test_take_out();
  test_drops();
  test_contrasts(false);
  test_contrasts(true);
  test_parts();
  test_stopped();
  return test_end();
}
