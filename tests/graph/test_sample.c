/* What becomes of a table: variables and units chosen, their order, centring, scores, moments
** (graph/sample_values.c). */
#include "graph/sample.h"

#include "countdown.h"
#include "graph/graph_support.h"

static const char *const NAMES[] = {"a", "b", "c", "d", "e"};

/* Takes a sample of `units` rows of five variables, in groups and blocks if there are any. */
static clt_graph_sample take(const double *value, int units, const int *group, const int *block,
                             double max_missing, clt_arena *arena) {
  clt_graph_table whole = {
      .units = units, .width = 5, .value = value, .names = NAMES, .group = group, .block = block};
  clt_graph_sample sample;
  clt_arena_init(arena, &support_heap);
  CHECK(clt_graph_sample_take(&sample, &whole, max_missing, arena, NULL));
  return sample;
}

static void check_drop(const clt_graph_sample *sample, int i, const char *name,
                       clt_drop_reason reason) {
  if (!CHECK(i < sample->n_drops)) return;
  CHECK(strcmp(sample->drops[i].name, name) == 0);
  CHECK(sample->drops[i].reason == reason);
}

/* sample.h (1), (2): every reason, in the order in which the variables go; the names in that of the
** table. */
static void test_choice(void) {
  static const double value[] = {
      1, NAN, 3, NAN, 5, /* */
      2, NAN, 3, 7,   5, /* */
      3, NAN, 3, NAN, 5, /* */
      4, NAN, 3, 9,   5, /* */
      5, NAN, 3, NAN, 6,
  };
  clt_arena arena;
  clt_graph_sample sample = take(value, 5, NULL, NULL, 0.4, &arena);
  CHECK(sample.d == 2 && sample.n == 5 && !sample.refused && !sample.group && !sample.block);
  CHECK(clt_graph_sample_index(&sample, "a") == 0 && clt_graph_sample_index(&sample, "e") == 1);
  CHECK(clt_graph_sample_index(&sample, "c") == -1 && clt_graph_dropped(&sample, "c"));
  CHECK(!clt_graph_dropped(&sample, "a"));
  CHECK(sample.n_drops == 3 && sample.n_dropped == 3);
  check_drop(&sample, 0, "b", CLT_DROP_EMPTY);
  check_drop(&sample, 1, "c", CLT_DROP_CONSTANT);
  check_drop(&sample, 2, "d", CLT_DROP_MISSING);
  CHECK(sample.mean[0] == 3.0 && sample.mean[1] == 5.2);
  CHECK_NEAR(sample.sd[0], sqrt(2.5), 1e-15);
  clt_arena_free(&arena);
  /* As many missing as are allowed: units with a gap go, and with them what e varied by. */
  sample = take(value, 5, NULL, NULL, 0.6, &arena);
  CHECK(sample.d == 2 && sample.n == 2);
  check_drop(&sample, 2, "e", CLT_DROP_CONSTANT_COMPLETE);
  CHECK(strcmp(sample.dropped[2], "e") == 0);
  clt_arena_free(&arena);
}

/* sample.h (1): what is constant in one group goes, by group and then by variable; the names stay
** in order. */
static void test_groups(void) {
  static const double value[] = {
      1, 1,  4, 1, 2,   /* */
      2, 2,  4, 2, 1,   /* */
      3, 3,  4, 3, 4,   /* */
      9, 9,  9, 4, NAN, /* */
      1, -5, 4, 5, 3,   /* */
      1, -6, 5, 6, 5,   /* */
      1, -7, 6, 7, 6,   /* */
      8, 8,  8, 8, NAN,
  };
  static const int group[] = {0, 0, 0, 0, 1, 1, 1, 1};
  clt_arena arena;
  clt_graph_sample sample = take(value, 8, group, NULL, 0.4, &arena);
  CHECK(sample.d == 3 && sample.n == 6);
  check_drop(&sample, 0, "c", CLT_DROP_CONSTANT_COMPLETE); /* in the first group, */
  check_drop(&sample, 1, "a", CLT_DROP_CONSTANT_COMPLETE); /* in the second */
  CHECK(strcmp(sample.dropped[0], "a") == 0 && strcmp(sample.dropped[1], "c") == 0);
  for (int i = 0; i < 6; i++) CHECK(sample.group[i] == i / 3);
  clt_arena_free(&arena);
}

static void test_too_many(void) {
  enum { WIDTH = CLT_GRAPH_MAX + 1 };
  const char *names[WIDTH];
  double value[2 * WIDTH];
  for (int v = 0; v < WIDTH; v++) {
    names[v] = "x";
    value[v] = 0.0;
    value[WIDTH + v] = 1.0;
  }
  clt_graph_table whole = {.units = 2, .width = WIDTH, .value = value, .names = names};
  clt_graph_sample sample;
  clt_arena arena;
  clt_arena_init(&arena, &support_heap);
  CHECK(clt_graph_sample_take(&sample, &whole, 0.4, &arena, NULL));
  CHECK(sample.refused == WIDTH && sample.d == 0);
  CHECK(sample.n_dropped == WIDTH && sample.n_drops == 0);
  clt_arena_free(&arena);
  /* what is constant besides is named once, and does not count */
  enum { MORE = WIDTH + 1 };
  const char *more_names[MORE];
  double more[2 * MORE] = {0.0};
  for (int v = 0; v < MORE; v++) {
    more_names[v] = v == 3 ? "constant" : "x";
    more[MORE + v] = v != 3;
  }
  whole = (clt_graph_table){.units = 2, .width = MORE, .value = more, .names = more_names};
  clt_arena_init(&arena, &support_heap);
  CHECK(clt_graph_sample_take(&sample, &whole, 0.4, &arena, NULL));
  CHECK(sample.refused == WIDTH && sample.d == 0 && sample.n_drops == 1);
  CHECK(sample.n_dropped == MORE && clt_graph_dropped(&sample, "constant"));
  clt_arena_free(&arena);
}

/* sample.h (3): the same rows in another order are the same sample. */
static void test_order(void) {
  enum { N = 40 };
  double value[2][N * 5];
  int block[2][N];
  clt_arena arena[2];
  clt_graph_sample sample[2];
  for (int i = 0; i < N; i++) {
    for (int v = 0; v < 5; v++) {
      value[0][i * 5 + v] = value[1][(N - 1 - i) * 5 + v] = (i * (v + 3)) % 7;
    }
    block[0][i] = block[1][N - 1 - i] = i % 3;
  }
  for (int k = 0; k < 2; k++) {
    sample[k] = take(value[k], N, NULL, block[k], 0.4, &arena[k]);
    CHECK(clt_graph_sample_centre(&sample[k], 3, &arena[k], NULL));
    CHECK(clt_graph_sample_transform(&sample[k], CLT_RANK, &arena[k], NULL));
  }
  int d = sample[0].d;
  CHECK(d == 4);
  for (int v = 0; v < d; v++) { /* the size is that of the scores */
    double squares = 0.0;
    for (int i = 0; i < N; i++) squares += sample[0].x[i * d + v] * sample[0].x[i * d + v];
    CHECK_NEAR(sample[0].size[v], sqrt(squares / N), 1e-14);
  }
  CHECK(memcmp(sample[0].x, sample[1].x, (size_t)(N * d) * sizeof(double)) == 0);
  CHECK(memcmp(sample[0].block, sample[1].block, N * sizeof(int)) == 0);
  clt_arena_free(&arena[0]);
  clt_arena_free(&arena[1]);
}

/* sample.h (4): within blocks: means of 0 in each, the sd with the freedom that is left, what
** varies only between them dropped. */
static void test_centre(void) {
  static const double value[] = {1, 10, 5, 2, 1, 3, 10, 6, 2, 2, 7, 30, 9, 4, 3, 8, 30, 7, 4, 5};
  static const int block[] = {0, 0, 1, 1};
  clt_arena arena;
  clt_graph_sample sample = take(value, 4, NULL, block, 0.4, &arena);
  CHECK(sample.d == 5);
  CHECK(clt_graph_sample_centre(&sample, 2, &arena, NULL));
  CHECK(sample.d == 3 && sample.n_drops == 2);
  check_drop(&sample, 0, "b", CLT_DROP_WITHIN_BLOCKS);
  check_drop(&sample, 1, "d", CLT_DROP_WITHIN_BLOCKS);
  static const double want[] = {-1, -0.5, -0.5, 1, 0.5, 0.5, -0.5, 1, -1, 0.5, -1, 1};
  for (int i = 0; i < 12; i++) CHECK(sample.x[i] == want[i]);
  CHECK_NEAR(sample.sd[0], sqrt(2.5 / 2.0), 1e-15);
  CHECK(sample.mean[0] == 4.75); /* of the values as they came */
  CHECK(sample.lost == 1);
  double mean[3], scatter[9];
  clt_graph_rows all = {.n = 4, .lost = sample.lost};
  CHECK(clt_graph_sample_moments(&sample, &all, mean, scatter)); /* two degrees of freedom */
  CHECK(mean[0] == 0.0 && scatter[0] == 2.0 && scatter[4] == 2.0);
  all.lost = 3;
  CHECK(!clt_graph_sample_moments(&sample, &all, mean, scatter)); /* none */
  clt_arena_free(&arena);
}

/* sample.h (5): normal scores: the quantiles of R's qnorm(rank(x) / (n + 1)), ties sharing their
** mean rank. */
static void test_scores(void) {
  static const double value[] = {5, 1, 1, 1, 9, 7, 2, 2, 3, 8, 7, 3, 3, 2, 7, 11, 4, 4, 4, 6};
  static const double want[] = {-0.8416212335729142, 0.0, 0.0, 0.8416212335729143};
  clt_arena arena;
  clt_graph_sample sample = take(value, 4, NULL, NULL, 0.4, &arena);
  CHECK(clt_graph_sample_transform(&sample, CLT_RANK, &arena, NULL));
  for (int i = 0; i < 4; i++) CHECK_NEAR(sample.x[i * 5], want[i], 1e-14);
  clt_arena_free(&arena);
}

/* sample.h (7): moments of some rows, standardised or not; none where a variable is constant in
** them. */
static void test_moments(void) {
  static const double value[] = {1, 4, 1, 0, 2, 2, 4, 3, 1, 2, 4, 5, 2, 5, 3, 9, 7, 7, 1, 8};
  static const int64_t rows[] = {0, 2, 2}, constant[] = {0, 1, 1};
  double mean[5], scatter[25];
  clt_arena arena;
  clt_graph_sample sample = take(value, 4, NULL, NULL, 0.4, &arena);
  clt_graph_rows three = {.row = rows, .n = 3};
  CHECK(clt_graph_sample_moments(&sample, &three, mean, scatter));
  CHECK(mean[0] == 0.0 && scatter[0] == 2.0 && scatter[6] == 2.0);
  CHECK_NEAR(scatter[1], 2.0, 1e-15); /* two points make a line */
  CHECK(scatter[1] == scatter[5]);
  CHECK(clt_graph_sample_transform(&sample, CLT_RAW, &arena, NULL));
  CHECK(clt_graph_sample_moments(&sample, &three, mean, scatter));
  CHECK(mean[0] == 3.0 && scatter[0] == 6.0 && scatter[1] == 2.0);
  CHECK(clt_graph_sample_moments(&sample, &(clt_graph_rows){.n = 4}, mean, scatter));
  CHECK(mean[0] == 4.0 && scatter[0] == 38.0 && scatter[9] == scatter[21]);
  three.row = constant; /* b is 4 in them */
  CHECK(!clt_graph_sample_moments(&sample, &three, mean, scatter));
  clt_arena_free(&arena);
}

/* Units that all have a gap: the variables stay, and nothing is known of them. */
static void test_no_units(void) {
  static const double value[] = {1,   NAN, NAN, NAN, NAN, 2,   NAN, NAN, NAN, NAN,
                                 NAN, 3,   NAN, NAN, NAN, NAN, 4,   NAN, NAN, NAN};
  static const int block[] = {0, 0, 1, 1};
  clt_arena arena;
  clt_combinations found;
  clt_graph_sample sample = take(value, 4, NULL, block, 0.6, &arena);
  CHECK(sample.d == 2 && sample.n == 0 && sample.n_drops == 3);
  CHECK(clt_graph_sample_centre(&sample, 2, &arena, NULL));
  CHECK(sample.d == 2 && sample.n == 0 && sample.lost == 0 && sample.n_drops == 3);
  for (int v = 0; v < 2; v++) {
    CHECK(isnan(sample.mean[v]) && isnan(sample.sd[v]) && isnan(sample.size[v]));
  }
  CHECK(clt_graph_sample_combinations(&sample, &found, &arena, NULL) && found.n == 0);
  clt_arena_free(&arena);
}

static void test_stopped(void) {
  static const double value[] = {1, 2, 3, 4, 5, 5, 4, 3, 2, 1};
  clt_graph_table whole = {.units = 2, .width = 5, .value = value, .names = NAMES};
  clt_graph_sample sample;
  clt_arena arena;
  bool done = false;
  int n = 0;
  for (; n < 100 && !done; n++) {
    countdown host = {.task = {.poll = count_down}, .left = n};
    host.task.host = &host;
    clt_arena_init(&arena, &support_heap);
    done = clt_graph_sample_take(&sample, &whole, 0.4, &arena, &host.task);
    CHECK(done != host.task.stopped);
    clt_arena_free(&arena);
  }
  CHECK(done && n > 2);
}

int main(void) {
  test_choice();
  test_groups();
  test_too_many();
  test_order();
  test_centre();
  test_scores();
  test_moments();
  test_no_units();
  test_stopped();
  return test_end();
}
