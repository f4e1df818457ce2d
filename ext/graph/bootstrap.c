#include "graph/bootstrap.h"

#include "base/rng.h"

/* Numbers of as many units as there are, drawn with replacement; stream 2^32 + r of the seed. */
static void draw_units(int64_t *row, int64_t n, uint64_t seed, int64_t r) {
  clt_rng rng;
  clt_rng_seed(&rng, seed, (UINT64_C(1) << 32) + (uint64_t)r);
  for (int64_t i = 0; i < n; i++) row[i] = clt_rng_below(&rng, (uint32_t)n);
}

bool clt_graph_bootstrap_run(clt_graph_bootstrap *b, clt_arena *arena) {
  size_t d = (size_t)b->sample->d;
  int64_t n = b->sample->n;
  double *edge = clt_arena_take(arena, d * d, sizeof *edge);
  double *scatter = clt_arena_take(arena, d * d, sizeof *scatter);
  double *mean = clt_arena_take(arena, d, sizeof *mean);
  int64_t *row = clt_arena_take(arena, (size_t)n, sizeof *row);
  clt_score score;
  b->share = clt_arena_take(arena, d * d, sizeof *b->share);
  b->used = 0;
  if (clt_arena_failed(arena) || !clt_score_init(&score, (int)d, arena)) return false;
  for (int64_t r = 0; r < b->resamples; r++) {
    draw_units(row, n, b->seed, r);
    if (!clt_graph_sample_score(b->sample, b->model, row, n, mean, scatter, &score)) continue;
    if (!b->fit(b->context, &score, edge)) return false;
    for (size_t i = 0; i < d * d; i++) b->share[i] += edge[i] > 0.5;
    b->used++;
  }
  for (size_t i = 0; i < d * d; i++) b->share[i] /= (double)b->used;
  return true;
}
