/* Particles, runs and refinement of DiBS (dibs.h). */
#include "graph/dibs/dibs.h"

#include <math.h>
#include <string.h>

#include "graph/dibs/step.h"
#include "graph/probability.h"
#include "stat/distribution/rng_normal.h"

/* Graphs that the chains draw, about so many of all runs together. */
enum { DRAWS = 500, EDGE_SAMPLES = 8 };

typedef struct clt_dibs_work {
  clt_task *task; /* of the fit */
  clt_dibs *x;
  clt_dibs_options options;
  clt_dibs_field field;
  int total;                   /* particles of all runs */
  double alpha, beta;          /* increments a step */
  int step;                    /* with a kernel: the step at hand */
  clt_dibs_particle *particle; /* [total] */
  double *next;                /* with a kernel: [total * size] directions */
  clt_dibs_scratch *scratch;   /* [workers] */
  uint64_t *parents;           /* [total * d] their final graphs */
  bool *cyclic;                /* [total] */
  int draws;                   /* graphs drawn by each chain */
  uint64_t *drawn;             /* [total * draws * d] */
  double *edges;               /* [total * d * d] mean P(edge | partition) of each chain */
} work;

clt_dibs_options clt_dibs_defaults(int d, bool refine) {
  return (clt_dibs_options){.starts = CLT_DIBS_STARTS,
                            .particles = refine ? 50 : 160,
                            .steps = refine ? 200 : 100 + 20 * d,
                            .alpha = NAN,
                            .beta = NAN,
                            .step_size = CLT_DIBS_STEP_SIZE,
                            .refine = refine,
                            .mixture = !refine,
                            .seed = 1};
}

static int latent_dim(const clt_dibs_options *o, int d) {
  return o->latent_dim > 0 ? o->latent_dim : d;
}

static int draws_of(const clt_dibs_options *o) {
  int total = o->starts * o->particles;
  return o->refine ? (DRAWS + total - 1) / total : 1;
}

static int whole_lanes(int n) {
  return (n + 3) / 4 * 4;
}

static size_t particle_size(const clt_dibs_options *o, int d) {
  return 2 * (size_t)whole_lanes(latent_dim(o, d)) * (size_t)whole_lanes(d);
}

double clt_dibs_bytes(const clt_knowledge *k, const clt_dibs_options *o, const clt_task *task) {
  double d = k->d, stride = whole_lanes(k->d), total = (double)o->starts * o->particles;
  int workers = clt_task_workers(task, SIZE_MAX);
  double size = (double)particle_size(o, k->d),
         each = 8.0 * size * (o->bandwidth > 0.0 ? 4.0 : 3.0);
  double graphs = total * draws_of(o) * (d * 8.0 * 3.0 + 32.0);
  return clt_candidates_bytes(k, workers) + total * (each + 8.0 * d * d + 128.0) + graphs +
         (workers * 5.0 + 2.0) * 8.0 * stride * stride + (5.0 + o->starts) * 8.0 * d * d + 65536.0;
}

static bool take_particles(work *w, clt_arena *arena) {
  size_t size = particle_size(&w->options, w->field.d), total = (size_t)w->total;
  w->particle = clt_arena_take(arena, total, sizeof *w->particle);
  double *memory = clt_arena_take(arena, 3 * total * size, sizeof(double));
  if (w->options.bandwidth > 0.0) w->next = clt_arena_take(arena, total * size, sizeof(double));
  if (clt_arena_failed(arena)) return false;
  for (size_t i = 0; i < total; i++) {
    double *z = memory + 3 * i * size;
    w->particle[i] = (clt_dibs_particle){.z = z, .square = z + size, .gradient = z + 2 * size};
  }
  return true;
}

static bool take_scratch(work *w, clt_arena *arena, int workers) {
  w->scratch = clt_arena_take(arena, (size_t)workers, sizeof *w->scratch);
  for (int i = 0; i < workers && !clt_arena_failed(arena); i++) {
    double *memory = clt_arena_take(arena, clt_dibs_scratch_size(&w->field), sizeof(double));
    if (memory) clt_dibs_scratch_set(w->scratch + i, &w->field, memory);
  }
  return !clt_arena_failed(arena);
}

bool clt_dibs_init(clt_dibs *x, const clt_knowledge *knowledge, const clt_dibs_options *options,
                   clt_arena *arena, const clt_task *task) {
  *x = (clt_dibs){.max_start_difference = NAN};
  int workers = clt_task_workers(task, SIZE_MAX);
  size_t d = (size_t)knowledge->d, starts = (size_t)options->starts;
  work *w = x->work = clt_arena_take(arena, 1, sizeof *w);
  if (!w || !clt_candidates_init(&x->table, knowledge, arena, workers)) return false;
  w->x = x;
  w->options = *options;
  w->total = options->starts * options->particles;
  w->draws = draws_of(options);
  w->field = (clt_dibs_field){.table = &x->table,
                              .d = knowledge->d,
                              .k = latent_dim(options, knowledge->d),
                              .stride = whole_lanes(knowledge->d),
                              .rows = whole_lanes(latent_dim(options, knowledge->d))};
  size_t stride = (size_t)w->field.stride, matrix = stride * stride, total = (size_t)w->total;
  w->field.open = clt_arena_take(arena, matrix, sizeof(double));
  w->field.required = clt_arena_take(arena, matrix, sizeof(double));
  w->parents = clt_arena_take(arena, total * d, sizeof *w->parents);
  w->cyclic = clt_arena_take(arena, total, sizeof *w->cyclic);
  w->drawn = clt_arena_take(arena, total * (size_t)w->draws * d, sizeof *w->drawn);
  w->edges = clt_arena_take(arena, total * d * d, sizeof *w->edges);
  double **matrices[] = {&x->edge, &x->coefficient, &x->path, &x->effect};
  for (size_t i = 0; i < 4; i++) *matrices[i] = clt_arena_take(arena, d * d, sizeof(double));
  x->start_edge = clt_arena_take(arena, starts * d * d, sizeof(double));
  return clt_graph_list_init(&x->graphs, knowledge->d, w->total * w->draws, arena) &&
         take_particles(w, arena) && take_scratch(w, arena, workers);
}

/* ---- particles ---- */

/* Z ~ N(0, 1/k). */
static void start_particle(const work *w, int index) {
  const clt_dibs_field *f = &w->field;
  clt_dibs_particle *p = w->particle + index;
  clt_rng_seed(&p->rng, w->options.seed, (uint64_t)index);
  double sd = 1.0 / sqrt(f->k);
  size_t size = particle_size(&w->options, f->d);
  memset(p->z, 0, size * sizeof *p->z);
  memset(p->square, 0, size * sizeof *p->square);
  memset(p->gradient, 0, size * sizeof *p->gradient);
  for (int l = 0; l < 2 * f->k; l++) {
    double *row = p->z + (l < f->k ? l : f->rows + l - f->k) * f->stride;
    for (int i = 0; i < f->d; i++) row[i] = sd * clt_rng_normal(&p->rng);
  }
}

static void harden(work *w, size_t index) {
  int order[CLT_GRAPH_MAX], d = w->field.d;
  uint64_t *parents = w->parents + index * (size_t)d;
  clt_dibs_graph(&w->field, w->particle + index, parents);
  w->cyclic[index] = clt_dag_order(parents, d, order) < d;
}

/* All steps of one particle on its own. */
static void run_particle(void *context, size_t index, int worker) {
  work *w = context;
  clt_dibs_particle *p = w->particle + index;
  start_particle(w, (int)index);
  for (int t = 1; t <= w->options.steps; t++) {
    if (clt_task_within(w->task, worker)) return;
    clt_dibs_gradient(&w->field, p, w->alpha * t, w->beta * t, w->scratch + worker);
    clt_dibs_ascend(&w->field, p, w->options.step_size);
  }
  harden(w, index);
}

/* ---- with a kernel, all particles of a run in step ---- */

static void one_gradient(void *context, size_t index, int worker) {
  work *w = context;
  if (w->step == 1) start_particle(w, (int)index);
  clt_dibs_gradient(&w->field, w->particle + index, w->alpha * w->step, w->beta * w->step,
                    w->scratch + worker);
}

/* phi(Z) = mean over Z' of K(Z', Z) grad log p(Z') + grad_Z' K(Z', Z) (Q. Liu and D. Wang,
** 2016). */
static void one_direction(void *context, size_t index, int worker) {
  work *w = context;
  (void)worker;
  size_t size = particle_size(&w->options, w->field.d), n = (size_t)w->options.particles;
  size_t first = index / n * n;
  double *to = w->next + index * size;
  const double *z = w->particle[index].z;
  memset(to, 0, size * sizeof *to);
  for (size_t other = first; other < first + n; other++) {
    const clt_dibs_particle *p = w->particle + other;
    double distance = 0.0;
    for (size_t i = 0; i < size; i++) distance += (p->z[i] - z[i]) * (p->z[i] - z[i]);
    double h = w->options.bandwidth, kernel = exp(-distance / h);
    if (kernel == 0.0) continue; /* of a small h: the other factor may be beyond all doubles */
    for (size_t i = 0; i < size; i++) {
      to[i] += kernel * (p->gradient[i] - 2.0 * (p->z[i] - z[i]) / h) / (double)n;
    }
  }
}

static void one_ascent(void *context, size_t index, int worker) {
  work *w = context;
  (void)worker;
  size_t size = particle_size(&w->options, w->field.d);
  memcpy(w->particle[index].gradient, w->next + index * size, size * sizeof(double));
  clt_dibs_ascend(&w->field, w->particle + index, w->options.step_size);
  if (w->step == w->options.steps) harden(w, index);
}

static bool run_with_kernel(work *w, clt_task *task) {
  size_t n = (size_t)w->total;
  for (w->step = 1; w->step <= w->options.steps; w->step++) {
    if (!clt_task_run(task, n, one_gradient, w) || !clt_task_run(task, n, one_direction, w) ||
        !clt_task_run(task, n, one_ascent, w)) {
      return false;
    }
  }
  return true;
}

/* ---- refinement ---- */

/* Moves between two questions whether to stop: some milliseconds at most. */
enum { MOVES_AT_ONCE = 500 };

/* From a particle's order, a chain that gets near fast and a graph from where it ends; from that
** graph's partition one that is exact. After half of its moves, edges and graphs at even distances.
*/
static void refine_particle(void *context, size_t index, int worker) {
  work *w = context;
  int d = w->field.d, order[CLT_GRAPH_MAX];
  int order_moves = 100 * d;
  int moves = w->options.moves > 0 ? w->options.moves : 1000 * d;
  size_t cells = (size_t)d * (size_t)d;
  double *edges = w->edges + index * cells;
  memset(edges, 0, cells * sizeof *edges);
  if (w->cyclic[index]) return;
  clt_dag_order(w->parents + index * (size_t)d, d, order);
  clt_order_chain orders;
  clt_order_start(&orders, &w->x->table, order, &w->particle[index].rng);
  for (int left = order_moves; left > 0; left -= MOVES_AT_ONCE) {
    if (clt_task_within(w->task, worker)) return;
    clt_order_move(&orders, left < MOVES_AT_ONCE ? left : MOVES_AT_ONCE);
  }
  uint64_t *graph = w->drawn + index * (size_t)w->draws * (size_t)d;
  clt_order_draw(&orders, graph);
  clt_partition_chain chain;
  clt_partition_start(&chain, &w->x->table, graph, &orders.rng);
  for (int left = moves / 2; left > 0; left -= MOVES_AT_ONCE) {
    if (clt_task_within(w->task, worker)) return;
    clt_partition_move(&chain, left < MOVES_AT_ONCE ? left : MOVES_AT_ONCE);
  }
  int samples = w->draws > EDGE_SAMPLES ? w->draws : EDGE_SAMPLES;
  for (int s = 0; s < samples; s++) {
    if (clt_task_within(w->task, worker)) return;
    clt_partition_move(&chain, moves / 2 / samples);
    clt_partition_edges(&chain, edges);
    /* The last ones of the samples also give a graph. */
    if (s < samples - w->draws) continue;
    clt_partition_draw(&chain, graph);
    graph += d;
  }
  for (size_t i = 0; i < cells; i++) edges[i] /= samples;
}

/* ---- results ---- */

static void add_graphs(work *w) {
  clt_dibs *x = w->x;
  size_t d = (size_t)w->field.d;
  x->graphs.n = x->graphs.total = 0;
  for (int i = 0; i < w->total; i++) {
    if (w->cyclic[i]) continue;
    for (int g = 0; g < w->draws; g++) {
      const uint64_t *parents = w->options.refine ? w->drawn + (size_t)(i * w->draws + g) * d
                                                  : w->parents + (size_t)i * d;
      clt_graph_list_add(&x->graphs, parents);
    }
  }
}

/* Weight of a particle's graph within the list. */
static double weight_in_list(const clt_graph_list *list, const uint64_t *parents) {
  for (int g = 0; g < list->n; g++) {
    const uint64_t *other = list->parents + (size_t)g * (size_t)list->d;
    if (!memcmp(other, parents, (size_t)list->d * sizeof *other)) {
      return list->weight[g] / list->count[g];
    }
  }
  return 0.0;
}

/* The edges of one run, from its chains or from its particles. */
static void find_start_edge(const work *w, int start, double *edge) {
  int d = w->field.d, first = start * w->options.particles;
  size_t cells = (size_t)d * (size_t)d;
  double sum = 0.0;
  memset(edge, 0, cells * sizeof *edge);
  for (int i = first; i < first + w->options.particles; i++) {
    const uint64_t *parents = w->parents + (size_t)(i * d);
    if (w->cyclic[i]) continue;
    double weight = w->options.refine ? 1.0 : weight_in_list(&w->x->graphs, parents);
    sum += weight;
    for (int j = 0; j < d; j++) {
      for (int k = 0; k < d; k++) {
        double p = w->options.refine ? w->edges[(size_t)i * cells + (size_t)(k * d + j)]
                                     : (double)(parents[j] >> k & 1);
        edge[k * d + j] += weight * p;
      }
    }
  }
  for (size_t i = 0; i < cells; i++) edge[i] = sum > 0.0 ? edge[i] / sum : NAN;
  clt_probability_pairs(edge, d);
}

/* Runs pool by the number of their particles that are left. */
static void pool_edges(const work *w) {
  clt_dibs *x = w->x;
  int d = w->field.d;
  size_t cells = (size_t)d * (size_t)d;
  double sum = 0.0;
  memset(x->edge, 0, cells * sizeof *x->edge);
  for (int i = 0; i < w->total; i++) {
    if (w->cyclic[i]) continue;
    sum += 1.0;
    for (size_t c = 0; c < cells; c++) x->edge[c] += w->edges[(size_t)i * cells + c];
  }
  for (size_t c = 0; c < cells; c++) x->edge[c] = sum > 0.0 ? x->edge[c] / sum : NAN;
  clt_probability_pairs(x->edge, d);
}

static bool find_results(work *w, const clt_score *score, clt_task *task) {
  clt_dibs *x = w->x;
  size_t cells = (size_t)w->field.d * (size_t)w->field.d;
  int cyclic = 0;
  for (int i = 0; i < w->total; i++) cyclic += w->cyclic[i];
  x->cyclic_share = (double)cyclic / w->total;
  add_graphs(w);
  if (!clt_graph_list_finish(&x->graphs, score, task)) return false;
  if (w->options.mixture) clt_graph_list_weigh(&x->graphs);
  x->effective = clt_graph_list_effective(&x->graphs);
  clt_graph_average average = {.edge = w->options.refine && !w->options.mixture ? NULL : x->edge,
                               .path = x->path,
                               .coefficient = x->coefficient,
                               .effect = x->effect};
  if (!clt_graph_list_average(&x->graphs, score, &average, task)) return false;
  if (!average.edge) pool_edges(w);
  x->max_start_difference = w->options.starts > 1 ? NAN : 0.0;
  for (int s = 0; s < w->options.starts; s++) {
    double *edge = x->start_edge + (size_t)s * cells;
    find_start_edge(w, s, edge);
    for (int other = 0; other < s; other++) {
      for (size_t c = 0; c < cells; c++) {
        double difference = fabs(edge[c] - x->start_edge[(size_t)other * cells + c]);
        x->max_start_difference = fmax(x->max_start_difference, difference);
      }
    }
  }
  return true;
}

bool clt_dibs_fit(clt_dibs *x, const clt_score *score, double n, clt_task *task) {
  work *w = x->work;
  int steps = w->options.steps;
  w->task = task;
  w->alpha = isnan(w->options.alpha) ? 200.0 / steps : w->options.alpha;
  w->beta = isnan(w->options.beta) ? 10.0 * n / steps : w->options.beta;
  if (!clt_candidates_fill(&x->table, score, task)) return false;
  clt_dibs_field_set(&w->field);
  bool done = w->options.bandwidth > 0.0 ? run_with_kernel(w, task)
                                         : clt_task_run(task, (size_t)w->total, run_particle, w);
  if (!done) return false;
  if (w->options.refine) {
    if (!clt_candidates_sum(&x->table, task) ||
        !clt_task_run(task, (size_t)w->total, refine_particle, w)) {
      return false;
    }
  }
  return find_results(w, score, task);
}
