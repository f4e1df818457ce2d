#include "graph/permutation.h"

#include <math.h>
#include <string.h>

#include "base/rng.h"
#include "graph/exact/components.h"

/* Differences that are equal but for rounding count as equal. */
static const double ROUNDING = 1e-10;

/* Fits that take less (seconds) are done several at a time, one a thread; longer ones one by one,
** with all threads at work on each. */
static const double SHORT_FIT = 0.01;

/* ---- levels ---- */

/* Scratch for the means of the cells. */
typedef struct cells {
  double *first, *sum; /* [2 * blocks] a value of the cell, and the others' distance from it */
  int64_t *size;       /* [2 * blocks] units */
} cells;

static bool take_cells(cells *c, int blocks, clt_arena *arena) {
  c->first = clt_arena_take(arena, 2 * (size_t)blocks, sizeof *c->first);
  c->sum = clt_arena_take(arena, 2 * (size_t)blocks, sizeof *c->sum);
  c->size = clt_arena_take(arena, 2 * (size_t)blocks, sizeof *c->size);
  return !clt_arena_failed(arena);
}

static int cell_of(const clt_graph_sample *sample, const int *group, int64_t i) {
  return 2 * sample->block[i] + group[i];
}

/* to[n * d] = from[n * d] less the means of the cells; exactly 0 where all of a
** cell's are equal. */
static void centre(const clt_graph_sample *sample, int blocks, const int *group, const double *from,
                   double *to, cells *c) {
  int d = sample->d;
  for (int v = 0; v < d; v++) {
    for (int cell = 0; cell < 2 * blocks; cell++) c->sum[cell] = 0.0, c->size[cell] = 0;
    for (int64_t i = 0; i < sample->n; i++) {
      int cell = cell_of(sample, group, i);
      if (c->size[cell]++ == 0) c->first[cell] = from[i * d + v];
      c->sum[cell] += from[i * d + v] - c->first[cell];
    }
    for (int64_t i = 0; i < sample->n; i++) {
      int cell = cell_of(sample, group, i);
      to[i * d + v] = from[i * d + v] - c->first[cell] - c->sum[cell] / (double)c->size[cell];
    }
  }
}

/* Standard deviations of centred values, with the degrees of freedom that the cells leave; NAN
** where there are none. */
static void take_scale(const clt_graph_sample *sample, int blocks, const cells *c,
                       double *scale[2]) {
  int64_t freedom[2] = {0, 0};
  for (int cell = 0; cell < 2 * blocks; cell++) {
    if (c->size[cell]) freedom[cell % 2] += c->size[cell] - 1;
  }
  for (int v = 0; v < sample->d; v++) {
    double squares[2] = {0.0, 0.0};
    for (int64_t i = 0; i < sample->n; i++) {
      double x = sample->x[i * sample->d + v];
      squares[sample->group[i]] += x * x;
    }
    for (int g = 0; g < 2; g++) scale[g][v] = sqrt(squares[g] / (double)freedom[g]);
  }
}

bool clt_graph_permutation_level(clt_graph_sample *sample, int blocks, double *scale[2],
                                 clt_arena *arena) {
  cells c;
  bool keep[CLT_GRAPH_MAX];
  for (int g = 0; g < 2; g++) {
    scale[g] = clt_arena_take(arena, (size_t)sample->d, sizeof(double));
  }
  if (!take_cells(&c, blocks, arena)) return false;
  centre(sample, blocks, sample->group, sample->x, sample->x, &c);
  take_scale(sample, blocks, &c, scale);
  int d = 0;
  for (int v = 0; v < sample->d; v++) {
    keep[v] = scale[0][v] > 0.0 && scale[1][v] > 0.0;
    if (!keep[v]) continue;
    for (int g = 0; g < 2; g++) scale[g][d] = scale[g][v];
    d++;
  }
  /* With a group that has no units there is nothing to judge the variables by. */
  if (sample->n > 0 && d < sample->d && !isnan(scale[0][0]) && !isnan(scale[1][0])) {
    clt_graph_sample_drop(sample, keep, CLT_DROP_WITHIN_CELLS);
  }
  return true;
}

/* ---- permutations ---- */

/* What one thread works with. */
typedef struct worker {
  clt_graph_sample sample; /* a copy with values of its own */
  const clt_score_model *model;
  clt_score score;
  clt_task *task; /* of its fits */
  clt_task alone; /* a thread among others: no threads of its own, no polling */
  clt_exact_components exact;
  cells cells;
  int *group;                        /* [n] permuted labels */
  int64_t *row;                      /* [n] scratch: units of a group */
  double *mean, *scatter;            /* scratch of the score */
  double *difference;                /* [d * d] a - b */
  double statistic;                  /* sum of its sizes */
  int64_t used, count_whole, *count; /* this worker's part of the result */
} worker;

typedef struct run {
  clt_graph_permutation *p;
  double *residual;   /* [n * d] what is permuted */
  int64_t *by_block;  /* [n] units to permute, block by block */
  int64_t *block_end; /* [blocks] where a block ends in it */
  worker *workers;
} run;

static bool take_worker(const run *r, worker *w, bool alone, clt_arena *arena, clt_task *task) {
  const clt_graph_sample *sample = r->p->sample;
  size_t d = (size_t)sample->d, n = (size_t)sample->n;
  w->sample = *sample;
  w->model = r->p->model;
  w->alone = (clt_task){.threads = 1};
  w->task = alone ? &w->alone : task;
  w->sample.x = clt_arena_take(arena, n * d, sizeof(double));
  w->group = clt_arena_take(arena, n, sizeof *w->group);
  w->row = clt_arena_take(arena, n, sizeof *w->row);
  w->mean = clt_arena_take(arena, d, sizeof *w->mean);
  w->scatter = clt_arena_take(arena, d * d, sizeof *w->scatter);
  w->difference = clt_arena_take(arena, d * d, sizeof *w->difference);
  w->count = clt_arena_take(arena, d * d, sizeof *w->count);
  return take_cells(&w->cells, r->p->blocks, arena) && clt_score_init(&w->score, (int)d, arena) &&
         clt_exact_components_init(&w->exact, r->p->knowledge, arena, w->task);
}

/* Fits group g of w->group; false if stopped or if some variable does not vary in it. */
static bool fit_group(worker *w, int g) {
  int64_t n = 0;
  for (int64_t i = 0; i < w->sample.n; i++) {
    if (w->group[i] == g) w->row[n++] = i;
  }
  return clt_graph_sample_score(&w->sample, w->model, w->row, n, w->mean, w->scatter, &w->score) &&
         clt_exact_components_fit(&w->exact, &w->score, w->task);
}

/* Fits both groups; `keep`: also what they are. False like fit_group(). */
static bool compare(worker *w, clt_graph_permutation *keep) {
  int size = w->sample.d * w->sample.d;
  w->statistic = 0.0;
  for (int g = 0; g < 2; g++) {
    if (!fit_group(w, g)) return false;
    for (int i = 0; i < size; i++) {
      double probability = w->exact.edge[i];
      w->difference[i] = g == 0 ? probability : w->difference[i] - probability;
      if (g == 1) w->statistic += fabs(w->difference[i]);
      if (keep) keep->edge[g][i] = probability;
      if (keep) keep->coefficient[g][i] = w->exact.coefficient[i];
    }
  }
  return true;
}

/* Shuffles the labels within every block (Fisher-Yates), by stream i of the seed. */
static void permute(const run *r, worker *w, uint64_t i) {
  const clt_graph_sample *sample = r->p->sample;
  clt_rng rng;
  clt_rng_seed(&rng, r->p->seed, i);
  memcpy(w->group, sample->group, (size_t)sample->n * sizeof *w->group);
  for (int64_t b = 0, start = 0; b < r->p->blocks; start = r->block_end[b++]) {
    for (int64_t k = r->block_end[b] - 1; k > start; k--) {
      int64_t other = start + clt_rng_below(&rng, (uint32_t)(k - start + 1));
      int *one = &w->group[r->by_block[k]], *two = &w->group[r->by_block[other]], label = *one;
      *one = *two;
      *two = label;
    }
  }
}

static void permutation(void *pointer, size_t index, int number) {
  run *r = pointer;
  const clt_graph_permutation *p = r->p;
  worker *w = &r->workers[number];
  const clt_graph_sample *sample = p->sample;
  permute(r, w, (uint64_t)index);
  centre(sample, p->blocks, w->group, r->residual, w->sample.x, &w->cells);
  if (!compare(w, NULL)) return;
  w->used++;
  w->count_whole += w->statistic >= p->statistic - ROUNDING;
  for (int i = 0; i < sample->d * sample->d; i++) {
    w->count[i] += fabs(w->difference[i]) >= fabs(p->edge[0][i] - p->edge[1][i]) - ROUNDING;
  }
}

/* The residuals that are permuted, and the order of units by block. */
static bool prepare(run *r, const cells *c, clt_arena *arena) {
  const clt_graph_permutation *p = r->p;
  const clt_graph_sample *sample = p->sample;
  size_t d = (size_t)sample->d, n = (size_t)sample->n;
  r->residual = clt_arena_take(arena, n * d, sizeof *r->residual);
  r->by_block = clt_arena_take(arena, n, sizeof *r->by_block);
  r->block_end = clt_arena_take(arena, (size_t)p->blocks, sizeof *r->block_end);
  if (clt_arena_failed(arena)) return false;
  for (size_t i = 0; i < n; i++) {
    int64_t size = c->size[cell_of(sample, sample->group, (int64_t)i)];
    double raise = size > 1 ? sqrt((double)size / (double)(size - 1)) : 1.0;
    for (size_t v = 0; v < d; v++) {
      double scale = sample->transform == CLT_RAW ? 1.0 : p->scale[sample->group[i]][v];
      r->residual[i * d + v] = sample->x[i * d + v] * raise / scale;
    }
  }
  /* A counting sort: where the blocks start, then their units, which leaves where they end. */
  int64_t start = 0;
  for (int b = 0; b < p->blocks; b++) {
    r->block_end[b] = start;
    for (int cell = 2 * b; cell < 2 * b + 2; cell++) start += c->size[cell] > 1 ? c->size[cell] : 0;
  }
  for (int64_t i = 0; i < sample->n; i++) {
    bool alone = c->size[cell_of(sample, sample->group, i)] == 1;
    if (!alone) r->by_block[r->block_end[sample->block[i]]++] = i;
  }
  return true;
}

/* How many permutations to work on at a time, within the memory allowed. */
static int count_workers(const clt_graph_permutation *p, const clt_task *task) {
  clt_task alone = {.threads = 1};
  if (clt_exact_components_cost(p->knowledge) > SHORT_FIT) return 1;
  double most = p->memory / clt_exact_components_bytes(p->knowledge, &alone);
  int workers = clt_task_workers(task, (size_t)p->permutations);
  return workers < most ? workers : most < 1.0 ? 1 : (int)most;
}

static bool run_all(run *r, int workers, clt_task *task) {
  int64_t permutations = r->p->permutations;
  if (workers > 1) {
    clt_task many = *task;
    many.threads = workers;
    task->stopped = !clt_task_run(&many, (size_t)permutations, permutation, r);
    return !task->stopped;
  }
  for (int64_t i = 0; i < permutations; i++) {
    permutation(r, (size_t)i, 0);
    if (clt_task_stop(task, (double)i / (double)permutations)) return false;
  }
  return true;
}

/* Memory of the result and of the workers. */
static bool take_all(run *r, int workers, clt_arena *arena, clt_task *task) {
  clt_graph_permutation *p = r->p;
  size_t size = (size_t)p->sample->d * (size_t)p->sample->d;
  p->count = clt_arena_take(arena, size, sizeof *p->count);
  for (int g = 0; g < 2; g++) {
    p->edge[g] = clt_arena_take(arena, size, sizeof(double));
    p->coefficient[g] = clt_arena_take(arena, size, sizeof(double));
  }
  r->workers = clt_arena_take(arena, (size_t)workers, sizeof *r->workers);
  if (clt_arena_failed(arena)) return false;
  for (int i = 0; i < workers; i++) {
    if (!take_worker(r, &r->workers[i], workers > 1, arena, task)) return false;
  }
  return true;
}

bool clt_graph_permutation_run(clt_graph_permutation *p, clt_arena *arena, clt_task *task) {
  const clt_graph_sample *sample = p->sample;
  int workers = count_workers(p, task);
  run r = {.p = p};
  if (!take_all(&r, workers, arena, task)) return false;
  worker *w = &r.workers[0];
  memcpy(w->group, sample->group, (size_t)sample->n * sizeof *w->group);
  centre(sample, p->blocks, w->group, sample->x, w->sample.x, &w->cells);
  if (!prepare(&r, &w->cells, arena)) return false;
  if (!compare(w, p)) {
    p->statistic = NAN;
    return !clt_arena_failed(arena) && !task->stopped;
  }
  p->statistic = w->statistic;
  if (!run_all(&r, workers, task)) return false;
  for (int i = 0; i < workers; i++) {
    p->used += r.workers[i].used;
    p->count_whole += r.workers[i].count_whole;
    for (int k = 0; k < sample->d * sample->d; k++) p->count[k] += r.workers[i].count[k];
  }
  return true;
}
