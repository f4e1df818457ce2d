/* Refits on resamples: how many could be fitted, their share, the streams of the seed. */
#include "graph/bootstrap.h"

#include "graph/graph_support.h"

enum { N = 6 };

static const char *const NAMES[] = {"a", "b"};
static const clt_score_model MODEL = {.likelihood = CLT_BGE, .alpha_mu = 1.0, .alpha_w = 4.0};

/* A fit that finds a -> b in every second resample, and stops after some. */
typedef struct fits {
  int n, stop_at;
  bool none; /* finds no graph at all */
} fits;

static bool fit(void *context, const clt_score *score, double *edge) {
  fits *f = context;
  CHECK(score->d == 2);
  memset(edge, 0, 4 * sizeof *edge);
  for (int i = 0; f->none && i < 4; i++) edge[i] = NAN;
  if (!f->none) edge[1] = f->n % 2 ? 0.5 : 0.6; /* 0.5 is no edge */
  return ++f->n != f->stop_at;
}

/* b is 1 in one unit only, and a resample without that unit cannot be fitted. */
static clt_graph_sample take(clt_arena *arena) {
  double value[2 * N];
  for (int i = 0; i < N; i++) value[2 * i] = i, value[2 * i + 1] = i == 2;
  clt_graph_table whole = {.units = N, .width = 2, .value = value, .names = NAMES};
  clt_graph_sample sample;
  clt_arena_init(arena, &support_heap);
  CHECK(clt_graph_sample_take(&sample, &whole, 0.4, arena, NULL));
  return sample;
}

static void test_share(void) {
  clt_arena arena;
  clt_graph_sample sample = take(&arena);
  fits f = {0};
  clt_graph_bootstrap b = {
      .sample = &sample, .model = &MODEL, .seed = 1, .resamples = 400, .fit = fit, .context = &f};
  CHECK(clt_graph_bootstrap_run(&b, &arena));
  /* A resample leaves a given unit out with probability (5/6)^6. */
  CHECK(fabs((double)b.used / 400.0 - (1.0 - pow(5.0 / 6.0, 6.0))) < 4.0 * 0.024);
  CHECK(b.used == f.n);
  CHECK(b.share[1] == (double)((f.n + 1) / 2) / f.n && b.share[2] == 0.0);
  int64_t used = b.used;
  CHECK(clt_graph_bootstrap_run(&b, &arena) && b.used == used);
  b.resamples = 0;
  CHECK(clt_graph_bootstrap_run(&b, &arena) && b.used == 0 && isnan(b.share[1]));
  b.resamples = 400;
  f = (fits){.none = true}; /* it finds no graph */
  CHECK(clt_graph_bootstrap_run(&b, &arena) && f.n == used && b.flat == 400 - used);
  CHECK(b.used == 0 && isnan(b.share[1]));
  f = (fits){.stop_at = 3};
  CHECK(!clt_graph_bootstrap_run(&b, &arena) && f.n == 3);
  clt_arena_free(&arena);
}

/* ---- blocks ---- */

/* Moments of the resamples, from the scores: R = T + S + n/(n + 1) m m' with T = I/2. */
typedef struct spreads {
  int n;
  double scatter, r, squares; /* sums: of a's scatter, of the correlation and of its square */
} spreads;

static bool note_moments(void *context, const clt_score *score, double *edge) {
  spreads *s = context;
  const double *one = score->cross, *other = score->cross + score->stride;
  double r = one[1] / sqrt((one[0] - 0.5) * (other[1] - 0.5));
  s->n++;
  s->scatter += one[0] - 0.5;
  s->r += r;
  s->squares += r * r;
  memset(edge, 0, 4 * sizeof *edge);
  return true;
}

/* bootstrap.h (1): sixty blocks of two units, and forty of one, which say nothing. */
static void test_blocks(void) {
  enum { PAIRS = 60, ALONE = 40, UNITS = 2 * PAIRS + ALONE, RESAMPLES = 2000 };
  double value[2 * UNITS];
  int block[UNITS];
  clt_rng rng;
  clt_rng_seed(&rng, 5, 0);
  for (int i = 0; i < UNITS; i++) {
    block[i] = i < 2 * PAIRS ? i / 2 : i - PAIRS;
    value[2 * i] = clt_rng_normal(&rng) + 10.0 * block[i];
    value[2 * i + 1] = clt_rng_normal(&rng) - 5.0 * block[i];
  }
  clt_graph_table whole = {
      .units = UNITS, .width = 2, .value = value, .names = NAMES, .block = block};
  clt_graph_sample sample;
  clt_arena arena;
  clt_arena_init(&arena, &support_heap);
  CHECK(clt_graph_sample_take(&sample, &whole, 0.4, &arena, NULL));
  CHECK(clt_graph_sample_centre(&sample, PAIRS + ALONE, &arena, NULL));
  CHECK(clt_graph_sample_transform(&sample, CLT_RAW, &arena, NULL));
  CHECK(clt_graph_sample_rows(&sample) == PAIRS + 1);
  spreads s = {0};
  clt_graph_bootstrap b = {.sample = &sample,
                           .model = &MODEL,
                           .seed = 1,
                           .resamples = RESAMPLES,
                           .fit = note_moments,
                           .context = &s};
  CHECK(clt_graph_bootstrap_run(&b, &arena) && s.n == RESAMPLES);
  double scatter = 0.0, mean = s.r / RESAMPLES, variance = s.squares / RESAMPLES - mean * mean;
  for (int i = 0; i < UNITS; i++) scatter += sample.x[2 * i] * sample.x[2 * i];
  CHECK(fabs(s.scatter / RESAMPLES / scatter - 1.0) < 0.03);
  CHECK(fabs(variance * PAIRS - 1.0) < 0.2);
  clt_arena_free(&arena);
}

int main(void) {
  test_share();
  test_blocks();
  return test_end();
}
