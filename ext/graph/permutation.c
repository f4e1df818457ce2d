#include "graph/permutation.h"

#include <math.h>
#include <string.h>

#include "graph/exact/components.h"

/* Differences that are equal but for rounding count as equal. */
static const double ROUNDING = 1e-10;

/* Fits that take less (seconds) are done several at a time, one a thread; longer ones one by one,
** with all threads at work on each. */
static const double SHORT_FIT = 0.03;

/* Short fits are handed out by so many a thread, which is worth starting it. */
enum { BATCH = 8 };

static bool at_least(double x, double least) {
  return x >= least - ROUNDING * fmax(1.0, least);
}

/* ---- both groups ---- */

/* What one thread works with. */
typedef struct worker {
  const clt_graph_sample *sample; /* of the contrasts */
  const clt_score_model *model;
  clt_score score;
  clt_task *task; /* of its fits */
  clt_task alone; /* a thread among others: no threads of its own, no polling */
  clt_exact_components exact;
  int *group;             /* [n] permuted labels of the contrasts */
  int64_t *row;           /* [n] scratch: contrasts of a group */
  double *mean, *scatter; /* scratch of the score */
  double *scale[2];       /* [d] of the contrasts, by group */
  double *difference;     /* [d * d] a - b of what is compared */
  double *variance;       /* [d * d] of that, of total effects */
  int64_t *count;         /* [d * d] this worker's part of the result */
} worker;

typedef struct run {
  clt_graph_permutation *p;
  clt_contrasts contrasts;
  clt_graph_sample sample; /* of the contrasts, which are its values */
  double *whole, *largest; /* [permutations] the statistic, and the largest of the family; NAN:
                           ** could not be fitted */
  worker *workers;
  int n_workers;
  clt_task *task, share; /* the caller's, and that of a batch */
  int64_t begun, batch;  /* permutations before the batch, and of it */
} run;

static bool take_worker(const run *r, worker *w, bool alone, clt_arena *arena, clt_task *task) {
  size_t d = (size_t)r->sample.d, n = (size_t)r->sample.n;
  w->sample = &r->sample;
  w->model = r->p->model;
  w->alone = (clt_task){.threads = 1};
  w->task = alone ? &w->alone : task;
  w->group = clt_arena_take(arena, n, sizeof *w->group);
  w->row = clt_arena_take(arena, n, sizeof *w->row);
  w->mean = clt_arena_take(arena, d, sizeof *w->mean);
  w->scatter = clt_arena_take(arena, d * d, sizeof *w->scatter);
  for (int g = 0; g < 2; g++) w->scale[g] = clt_arena_take(arena, d, sizeof(double));
  w->difference = clt_arena_take(arena, d * d, sizeof *w->difference);
  w->variance = clt_arena_take(arena, d * d, sizeof *w->variance);
  w->count = clt_arena_take(arena, d * d, sizeof *w->count);
  return clt_score_init(&w->score, (int)d, arena) &&
         clt_exact_components_init(&w->exact, r->p->knowledge, arena, w->task);
}

/* Standard deviations of the contrasts of a group. */
static void take_scale(worker *w, int g, const clt_graph_rows *rows) {
  int d = w->sample->d;
  for (int v = 0; v < d; v++) {
    double squares = 0.0;
    for (int64_t i = 0; i < rows->n; i++) {
      double z = w->sample->x[rows->row[i] * d + v];
      squares += z * z;
    }
    w->scale[g][v] = sqrt(squares / (double)rows->n);
  }
}

/* Fits group g of w->group; false if stopped or if some variable does not vary in it. */
static bool fit_group(worker *w, int g, int what) {
  clt_graph_rows rows = {.row = w->row, .contrasts = true};
  for (int64_t i = 0; i < w->sample->n; i++) {
    if (w->group[i] == g) w->row[rows.n++] = i;
  }
  if (what & CLT_EXACT_EFFECTS) take_scale(w, g, &rows);
  return clt_graph_sample_score(w->sample, w->model, &rows, w->mean, w->scatter, &w->score) &&
         clt_exact_components_fit(&w->exact, &w->score, what, w->task);
}

/* Brings the effects of group g from the scale of the score to the contrasts' own units. */
static void to_own_units(worker *w, int g) {
  int d = w->sample->d;
  if (w->sample->transform == CLT_RAW) return;
  for (int s = 0; s < d; s++) {
    for (int t = 0; t < d; t++) {
      double ratio = w->scale[g][t] / w->scale[g][s];
      w->exact.effect[s * d + t] *= ratio;
      w->exact.effect_variance[s * d + t] *= ratio * ratio;
    }
  }
}

static void keep_group(const worker *w, clt_graph_permutation *p, int g) {
  size_t bytes = (size_t)w->sample->d * (size_t)w->sample->d * sizeof(double);
  memcpy(p->edge[g], w->exact.edge, bytes);
  memcpy(p->coefficient[g], w->exact.coefficient, bytes);
  memcpy(p->effect[g], w->exact.effect, bytes);
}

static void studentise(worker *w) {
  for (int i = 0; i < w->sample->d * w->sample->d; i++) {
    if (w->difference[i] != 0.0) w->difference[i] /= sqrt(w->variance[i]);
  }
}

/* Fits both groups of w->group; `keep`: also keeps what they are. False like fit_group(). */
static bool compare(worker *w, const clt_graph_permutation *p, clt_graph_permutation *keep) {
  int size = w->sample->d * w->sample->d;
  bool effects = keep || p->total_effect;
  int what = (effects ? CLT_EXACT_EFFECTS : 0) | (keep ? 0 : CLT_EXACT_EDGES);
  for (int g = 0; g < 2; g++) {
    if (!fit_group(w, g, what)) return false;
    if (effects) to_own_units(w, g);
    const double *compared = p->total_effect ? w->exact.effect : w->exact.edge;
    for (int i = 0; i < size; i++) {
      w->difference[i] = g == 0 ? compared[i] : w->difference[i] - compared[i];
      w->variance[i] = w->exact.effect_variance[i] + (g == 0 ? 0.0 : w->variance[i]);
    }
    if (keep) keep_group(w, keep, g);
  }
  if (p->total_effect) studentise(w);
  return true;
}

/* The statistic of a worker's differences, and the largest of the family. */
static double statistic_of(const worker *w, const clt_graph_permutation *p, double *largest) {
  double sum = 0.0;
  *largest = 0.0;
  for (int i = 0; i < w->sample->d * w->sample->d; i++) {
    if (!p->family[i]) continue;
    sum += fabs(w->difference[i]);
    *largest = fmax(*largest, fabs(w->difference[i]));
  }
  return p->sum ? sum : *largest;
}

/* ---- permutations ---- */

static void permutation(void *pointer, size_t index, int number) {
  run *r = pointer;
  const clt_graph_permutation *p = r->p;
  worker *w = &r->workers[number];
  int64_t i = r->begun + (int64_t)index;
  clt_shuffle_labels(&p->shuffle, p->seed, (uint64_t)i, w->group);
  r->whole[i] = NAN;
  if (!compare(w, p, NULL)) return;
  r->whole[i] = statistic_of(w, p, &r->largest[i]);
  for (int k = 0; k < p->sample->d * p->sample->d; k++) {
    w->count[k] += at_least(fabs(w->difference[k]), fabs(p->difference[k]));
  }
}

/* Contrasts of both groups on one scale. */
static void scale_contrasts(run *r) {
  const clt_graph_permutation *p = r->p;
  int d = r->sample.d;
  if (p->total_effect || r->sample.transform == CLT_RAW) return;
  for (int64_t i = 0; i < r->contrasts.n; i++) {
    for (int v = 0; v < d; v++) r->contrasts.z[i * d + v] /= p->scale[r->contrasts.group[i]][v];
  }
}

/* How far all is, from how far a batch is. */
static bool poll_share(void *host, double done, double waited) {
  const run *r = host;
  double all = (double)r->begun + done * (double)r->batch;
  return r->task->poll(r->task->host, all / (double)r->p->permutations, waited);
}

/* Does the permutations of a batch; false if stopped. */
static bool run_batch(run *r) {
  if (r->n_workers > 1) {
    r->task->stopped = !clt_task_run(&r->share, (size_t)r->batch, permutation, r);
    return !r->task->stopped;
  }
  permutation(r, 0, 0);
  r->task->stopped = clt_task_stop(&r->share, 1.0);
  return !r->task->stopped;
}

/* Counts, in the order of their numbers, the permutations of a batch. */
static void count_batch(run *r, int64_t *exceed) {
  clt_graph_permutation *p = r->p;
  for (int64_t i = r->begun; i < r->begun + r->batch && !p->settled; i++) {
    if (isnan(r->whole[i])) continue;
    p->used++;
    *exceed += at_least(r->whole[i], p->statistic);
    p->settled = p->stop_after > 0 && *exceed == p->stop_after;
  }
}

/* No fewer than are wanting to the last exceedance that counts. */
static int64_t batch_size(const run *r, int64_t exceed) {
  const clt_graph_permutation *p = r->p;
  if (r->n_workers == 1) return 1;
  int64_t left = p->permutations - r->begun, size = p->stop_after ? p->stop_after - exceed : left;
  if (size < BATCH * r->n_workers) size = BATCH * r->n_workers;
  return size < left ? size : left;
}

static bool run_all(run *r) {
  clt_graph_permutation *p = r->p;
  int64_t exceed = 0;
  for (r->begun = 0; r->begun < p->permutations && !p->settled; r->begun += r->batch) {
    r->batch = batch_size(r, exceed);
    if (!run_batch(r)) return false;
    count_batch(r, &exceed);
  }
  if (p->settled) {
    p->p_value = (double)exceed / (double)p->used;
  } else {
    p->p_value = (1.0 + (double)exceed) / (1.0 + (double)p->used);
  }
  return true;
}

/* Sums up what is known of the pairs. */
static void count_pairs(run *r) {
  clt_graph_permutation *p = r->p;
  int size = p->sample->d * p->sample->d;
  for (int k = 0; k < size; k++) {
    for (int w = 0; w < r->n_workers; w++) p->count[k] += r->workers[w].count[k];
    for (int64_t i = 0; i < p->permutations && p->family[k]; i++) {
      p->count_family[k] += !isnan(r->whole[i]) && at_least(r->largest[i], fabs(p->difference[k]));
    }
  }
}

/* ---- all of it ---- */

/* How many permutations to work on at a time, within the memory allowed. */
static int count_workers(const clt_graph_permutation *p, const clt_task *task) {
  clt_task alone = {.threads = 1};
  bool edges_by_minors = p->model->likelihood == CLT_BGE && !p->total_effect;
  if (clt_exact_components_cost(p->knowledge, edges_by_minors) > SHORT_FIT) return 1;
  double most = p->memory / clt_exact_components_bytes(p->knowledge, &alone);
  int workers = clt_task_workers(task, (size_t)p->permutations);
  return workers < most ? workers : most < 1.0 ? 1 : (int)most;
}

static bool take_result(clt_graph_permutation *p, clt_arena *arena) {
  size_t d = (size_t)p->sample->d;
  for (int g = 0; g < 2; g++) {
    p->scale[g] = clt_arena_take(arena, d, sizeof(double));
    p->edge[g] = clt_arena_take(arena, d * d, sizeof(double));
    p->coefficient[g] = clt_arena_take(arena, d * d, sizeof(double));
    p->effect[g] = clt_arena_take(arena, d * d, sizeof(double));
  }
  p->difference = clt_arena_take(arena, d * d, sizeof *p->difference);
  p->count = clt_arena_take(arena, d * d, sizeof *p->count);
  p->count_family = clt_arena_take(arena, d * d, sizeof *p->count_family);
  p->statistic = p->p_value = NAN;
  p->used = 0;
  p->settled = p->fitted = false;
  return !clt_arena_failed(arena);
}

static bool take_run(run *r, clt_arena *arena) {
  size_t permutations = (size_t)r->p->permutations;
  if (!clt_contrasts_take(&r->contrasts, r->p->sample, r->p->seed, arena, r->task)) return false;
  r->sample = *r->p->sample;
  r->sample.x = r->contrasts.z;
  r->sample.n = r->contrasts.n;
  r->n_workers = count_workers(r->p, r->task);
  r->share = (clt_task){.poll = r->task->poll ? poll_share : NULL,
                        .host = r,
                        .threads = r->n_workers > 1 ? r->n_workers : r->task->threads};
  r->whole = clt_arena_take(arena, permutations, sizeof *r->whole);
  r->largest = clt_arena_take(arena, permutations, sizeof *r->largest);
  r->workers = clt_arena_take(arena, (size_t)r->n_workers, sizeof *r->workers);
  if (clt_arena_failed(arena)) return false;
  for (int i = 0; i < r->n_workers; i++) {
    if (!take_worker(r, &r->workers[i], r->n_workers > 1, arena, &r->share)) return false;
  }
  return true;
}

/* Both groups as they are; false if they cannot be fitted. */
static bool observe(run *r) {
  clt_graph_permutation *p = r->p;
  worker *w = &r->workers[0];
  size_t d = (size_t)r->sample.d;
  double largest;
  memcpy(w->group, r->contrasts.group, (size_t)r->contrasts.n * sizeof *w->group);
  if (!compare(w, p, p)) return false;
  for (int g = 0; g < 2; g++) memcpy(p->scale[g], w->scale[g], d * sizeof(double));
  memcpy(p->difference, w->difference, d * d * sizeof(double));
  p->statistic = statistic_of(w, p, &largest);
  p->fitted = true;
  return true;
}

bool clt_graph_permutation_run(clt_graph_permutation *p, clt_arena *arena, clt_task *task) {
  run r = {.p = p, .task = task};
  bool any = false;
  if (!take_result(p, arena) || !take_run(&r, arena)) return false;
  for (int k = 0; k < p->sample->d * p->sample->d; k++) any = any || p->family[k];
  if (!observe(&r)) {
    task->stopped = r.share.stopped;
    return !clt_arena_failed(arena) && !task->stopped;
  }
  if (!any) p->statistic = NAN;
  if (!clt_shuffle_init(&p->shuffle, &r.contrasts, p->sample, p->blocks, arena)) return false;
  if (!any || p->shuffle.ways < 1.5) return true;
  scale_contrasts(&r);
  if (!run_all(&r)) return false;
  if (!p->settled) count_pairs(&r);
  return true;
}
