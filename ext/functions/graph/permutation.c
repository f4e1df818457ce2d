#include "functions/graph/permutation.h"

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

static int cell_of(const clt_graph_sample *data, const int *group, int64_t i) {
  return 2 * data->block[i] + group[i];
}

/* to[n * d] = from[n * d] less the means of the cells; exactly 0 where a cell's values are equal. */
static void centre(const clt_graph_sample *data, int blocks, const int *group, const double *from,
                   double *to, cells *c) {
  int d = data->d;
  for (int v = 0; v < d; v++) {
    for (int cell = 0; cell < 2 * blocks; cell++) c->sum[cell] = 0.0, c->size[cell] = 0;
    for (int64_t i = 0; i < data->n; i++) {
      int cell = cell_of(data, group, i);
      if (c->size[cell]++ == 0) c->first[cell] = from[i * d + v];
      c->sum[cell] += from[i * d + v] - c->first[cell];
    }
    for (int64_t i = 0; i < data->n; i++) {
      int cell = cell_of(data, group, i);
      to[i * d + v] = from[i * d + v] - c->first[cell] - c->sum[cell] / (double)c->size[cell];
    }
  }
}

/* Standard deviations of centred values, with the degrees of freedom that the cells leave; NAN where
** there are none. */
static void take_scale(const clt_graph_sample *data, int blocks, const cells *c, double *scale[2]) {
  int64_t freedom[2] = {0, 0};
  for (int cell = 0; cell < 2 * blocks; cell++) {
    if (c->size[cell]) freedom[cell % 2] += c->size[cell] - 1;
  }
  for (int v = 0; v < data->d; v++) {
    double squares[2] = {0.0, 0.0};
    for (int64_t i = 0; i < data->n; i++) {
      double x = data->x[i * data->d + v];
      squares[data->group[i]] += x * x;
    }
    for (int g = 0; g < 2; g++) scale[g][v] = sqrt(squares[g] / (double)freedom[g]);
  }
}

bool clt_graph_level(clt_call *call, clt_graph_sample *data, int blocks, double *scale[2]) {
  cells c;
  bool keep[CLT_GRAPH_MAX];
  for (int g = 0; g < 2; g++) {
    scale[g] = clt_arena_take(&call->arena, (size_t)data->d, sizeof(double));
  }
  if (!take_cells(&c, blocks, &call->arena) || clt_failed(call)) return false;
  centre(data, blocks, data->group, data->x, data->x, &c);
  take_scale(data, blocks, &c, scale);
  int d = 0;
  for (int v = 0; v < data->d; v++) {
    keep[v] = scale[0][v] > 0.0 && scale[1][v] > 0.0;
    if (!keep[v]) continue;
    for (int g = 0; g < 2; g++) scale[g][d] = scale[g][v];
    d++;
  }
  /* With a group that has no units there is nothing to judge the variables by. */
  if (data->n > 0 && d < data->d && !isnan(scale[0][0]) && !isnan(scale[1][0])) {
    clt_graph_drop(call, data, keep, "it does not vary within the groups and blocks");
  }
  return !clt_failed(call);
}

/* ---- permutations ---- */

/* What one thread works with. */
typedef struct worker {
  clt_graph_problem problem; /* a copy with values and score of its own */
  clt_task *task;            /* of its fits */
  clt_task alone;            /* a thread among others: no threads of its own, no polling */
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
  uint64_t seed;
  worker *workers;
} run;

static bool take_worker(clt_call *call, const run *r, worker *w, bool alone) {
  const clt_graph_sample *data = &r->p->problem->data;
  size_t d = (size_t)data->d, n = (size_t)data->n;
  clt_arena *arena = &call->arena;
  w->problem = *r->p->problem;
  w->alone = (clt_task){.threads = 1};
  w->task = alone ? &w->alone : &call->task;
  w->problem.data.x = clt_arena_take(arena, n * d, sizeof(double));
  w->group = clt_arena_take(arena, n, sizeof *w->group);
  w->row = clt_arena_take(arena, n, sizeof *w->row);
  w->mean = clt_arena_take(arena, d, sizeof *w->mean);
  w->scatter = clt_arena_take(arena, d * d, sizeof *w->scatter);
  w->difference = clt_arena_take(arena, d * d, sizeof *w->difference);
  w->count = clt_arena_take(arena, d * d, sizeof *w->count);
  return take_cells(&w->cells, r->p->blocks, arena) &&
         clt_score_init(&w->problem.score, (int)d, arena) &&
         clt_exact_components_init(&w->exact, &r->p->problem->knowledge, arena, w->task);
}

/* Fits group g of w->group; false if stopped or if some variable does not vary in it. */
static bool fit_group(worker *w, int g) {
  int64_t n = 0;
  for (int64_t i = 0; i < w->problem.data.n; i++) {
    if (w->group[i] == g) w->row[n++] = i;
  }
  return clt_graph_score(&w->problem, w->row, n, w->mean, w->scatter, &w->problem.score) &&
         clt_exact_components_fit(&w->exact, &w->problem.score, w->task);
}

/* Fits both groups; `keep`: also what they are. False like fit_group(). */
static bool compare(worker *w, clt_graph_permutation *keep) {
  int size = w->problem.data.d * w->problem.data.d;
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
  const clt_graph_sample *data = &r->p->problem->data;
  clt_rng rng;
  clt_rng_seed(&rng, r->seed, i);
  memcpy(w->group, data->group, (size_t)data->n * sizeof *w->group);
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
  const clt_graph_sample *data = &p->problem->data;
  permute(r, w, (uint64_t)index);
  centre(data, p->blocks, w->group, r->residual, w->problem.data.x, &w->cells);
  if (!compare(w, NULL)) return;
  w->used++;
  w->count_whole += w->statistic >= p->statistic - ROUNDING;
  for (int i = 0; i < data->d * data->d; i++) {
    w->count[i] += fabs(w->difference[i]) >= fabs(p->edge[0][i] - p->edge[1][i]) - ROUNDING;
  }
}

/* The residuals that are permuted, and the order of units by block. */
static bool prepare(clt_call *call, run *r, const cells *c) {
  const clt_graph_permutation *p = r->p;
  const clt_graph_sample *data = &p->problem->data;
  size_t d = (size_t)data->d, n = (size_t)data->n;
  r->residual = clt_arena_take(&call->arena, n * d, sizeof *r->residual);
  r->by_block = clt_arena_take(&call->arena, n, sizeof *r->by_block);
  r->block_end = clt_arena_take(&call->arena, (size_t)p->blocks, sizeof *r->block_end);
  if (clt_failed(call)) return false;
  for (size_t i = 0; i < n; i++) {
    int64_t size = c->size[cell_of(data, data->group, (int64_t)i)];
    double raise = size > 1 ? sqrt((double)size / (double)(size - 1)) : 1.0;
    for (size_t v = 0; v < d; v++) {
      double scale = data->transform == CLT_RAW ? 1.0 : p->scale[data->group[i]][v];
      r->residual[i * d + v] = data->x[i * d + v] * raise / scale;
    }
  }
  /* A counting sort: where the blocks start, then their units, which leaves where they end. */
  int64_t start = 0;
  for (int b = 0; b < p->blocks; b++) {
    r->block_end[b] = start;
    for (int cell = 2 * b; cell < 2 * b + 2; cell++) start += c->size[cell] > 1 ? c->size[cell] : 0;
  }
  for (int64_t i = 0; i < data->n; i++) {
    bool alone = c->size[cell_of(data, data->group, i)] == 1;
    if (!alone) r->by_block[r->block_end[data->block[i]]++] = i;
  }
  return true;
}

/* How many permutations to work on at a time, within the memory allowed. */
static int count_workers(clt_call *call, const clt_knowledge *knowledge, int64_t permutations,
                         int64_t memory_limit) {
  clt_task alone = {.threads = 1};
  if (clt_exact_components_cost(knowledge) > SHORT_FIT) return 1;
  double most = (double)memory_limit * 1048576.0 / clt_exact_components_bytes(knowledge, &alone);
  int workers = clt_task_workers(&call->task, (size_t)permutations);
  return workers < most ? workers : most < 1.0 ? 1 : (int)most;
}

static bool run_all(clt_call *call, run *r, int64_t permutations, int workers) {
  clt_task task = call->task;
  task.threads = workers;
  if (workers > 1) {
    if (!clt_task_run(&task, (size_t)permutations, permutation, r)) call->task.stopped = true;
  } else {
    for (int64_t i = 0; i < permutations; i++) {
      permutation(r, (size_t)i, 0);
      if (clt_task_stop(&call->task, (double)i / (double)permutations)) break;
    }
  }
  return !clt_failed(call);
}

bool clt_graph_permutation_run(clt_call *call, clt_graph_permutation *p, uint64_t seed,
                               int64_t permutations, int64_t memory_limit) {
  const clt_graph_sample *data = &p->problem->data;
  size_t size = (size_t)data->d * (size_t)data->d;
  int workers = count_workers(call, &p->problem->knowledge, permutations, memory_limit);
  run r = {.p = p, .seed = seed};
  p->count = clt_arena_take(&call->arena, size, sizeof *p->count);
  for (int g = 0; g < 2; g++) {
    p->edge[g] = clt_arena_take(&call->arena, size, sizeof(double));
    p->coefficient[g] = clt_arena_take(&call->arena, size, sizeof(double));
  }
  r.workers = clt_arena_take(&call->arena, (size_t)workers, sizeof *r.workers);
  if (clt_failed(call)) return false;
  for (int i = 0; i < workers; i++) {
    if (!take_worker(call, &r, &r.workers[i], workers > 1)) return false;
  }
  worker *w = &r.workers[0];
  memcpy(w->group, data->group, (size_t)data->n * sizeof *w->group);
  centre(data, p->blocks, w->group, data->x, w->problem.data.x, &w->cells);
  if (!prepare(call, &r, &w->cells)) return false;
  if (!compare(w, p)) {
    p->statistic = NAN;
    return !clt_failed(call);
  }
  p->statistic = w->statistic;
  if (!run_all(call, &r, permutations, workers)) return false;
  for (int i = 0; i < workers; i++) {
    p->used += r.workers[i].used;
    p->count_whole += r.workers[i].count_whole;
    for (size_t k = 0; k < size; k++) p->count[k] += r.workers[i].count[k];
  }
  return true;
}
