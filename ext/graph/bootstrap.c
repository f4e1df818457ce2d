#include "graph/bootstrap.h"

#include <math.h>

#include "base/rng.h"

/* What is drawn from. */
typedef struct pool {
  clt_graph_sample sample; /* with residuals raised */
  int64_t *unit;           /* [n] numbers of the units that may be drawn */
  int64_t n;
} pool;

/* The numbers of units of the blocks, by number of block. */
static int64_t *block_sizes(const clt_graph_sample *sample, clt_arena *arena) {
  int blocks = 0;
  for (int64_t i = 0; i < sample->n; i++) {
    if (sample->block[i] >= blocks) blocks = sample->block[i] + 1;
  }
  int64_t *size = clt_arena_take(arena, (size_t)blocks, sizeof *size);
  for (int64_t i = 0; size && i < sample->n; i++) size[sample->block[i]]++;
  return size;
}

/* Raises the residuals within blocks, and takes the units that are not alone in theirs. */
static bool take_residuals(pool *p, clt_arena *arena) {
  clt_graph_sample *sample = &p->sample;
  const double *from = sample->x;
  size_t d = (size_t)sample->d, n = (size_t)sample->n;
  const int64_t *size = block_sizes(sample, arena);
  double *x = sample->x = clt_arena_take(arena, n * d, sizeof *x);
  if (clt_arena_failed(arena)) return false;
  for (size_t i = 0; i < n; i++) {
    double m = (double)size[sample->block[i]];
    if (m < 2.0) continue;
    p->unit[p->n++] = (int64_t)i;
    for (size_t v = 0; v < d; v++) x[i * d + v] = from[i * d + v] * sqrt(m / (m - 1.0));
  }
  return true;
}

static bool take_pool(pool *p, const clt_graph_sample *sample, clt_arena *arena) {
  *p = (pool){*sample, clt_arena_take(arena, (size_t)sample->n, sizeof *p->unit), 0};
  if (clt_arena_failed(arena)) return false;
  if (sample->lost) return take_residuals(p, arena);
  for (; p->n < sample->n; p->n++) p->unit[p->n] = p->n;
  return true;
}

/* Numbers of n units, drawn with replacement; stream 2^32 + r of the seed. */
static void draw_units(const pool *p, int64_t *row, int64_t n, uint64_t seed, int64_t r) {
  clt_rng rng;
  clt_rng_seed(&rng, seed, (UINT64_C(1) << 32) + (uint64_t)r);
  for (int64_t i = 0; i < n; i++) row[i] = p->unit[clt_rng_below(&rng, (uint32_t)p->n)];
}

bool clt_graph_bootstrap_run(clt_graph_bootstrap *b, clt_arena *arena) {
  size_t d = (size_t)b->sample->d;
  int64_t n = clt_graph_sample_rows(b->sample);
  double *edge = clt_arena_take(arena, d * d, sizeof *edge);
  double *scatter = clt_arena_take(arena, d * d, sizeof *scatter);
  double *mean = clt_arena_take(arena, d, sizeof *mean);
  int64_t *row = clt_arena_take(arena, (size_t)n, sizeof *row);
  clt_graph_rows rows = {.row = row, .n = n};
  clt_score score;
  pool p;
  b->share = clt_arena_take(arena, d * d, sizeof *b->share);
  b->used = b->flat = 0;
  if (!take_pool(&p, b->sample, arena) || !clt_score_init(&score, (int)d, arena)) return false;
  for (int64_t r = 0; r < b->resamples; r++) {
    draw_units(&p, row, n, b->seed, r);
    if (!clt_graph_sample_score(&p.sample, b->model, &rows, mean, scatter, &score)) {
      b->flat++;
      continue;
    }
    if (!b->fit(b->context, &score, edge)) return false;
    if (isnan(edge[0])) continue;
    for (size_t i = 0; i < d * d; i++) b->share[i] += edge[i] > 0.5;
    b->used++;
  }
  for (size_t i = 0; i < d * d; i++) b->share[i] /= (double)b->used;
  return true;
}
