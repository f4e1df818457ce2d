/*
** Independent draws of graphs from the exact posterior.
**
** A graph falls into layers: R_1 its variables without parents, R_(i+1) those whose parents lie in
** S_i = R_1 + … + R_i and not all in S_(i-1). Its weight is the product over layers and j in
** R_(i+1) of the weights of single parent sets, so given the layers the parent sets are
** independent, with A_j(S_i) - A_j(S_(i-1)) their sum. A layer is drawn variable by variable
** (compare T. Talvitie, A. Vuoksenmaa and M. Koivisto, Exact sampling of directed acyclic graphs
** from modular distributions, UAI 2020): with I chosen into the layer, O left out and the rest Q
** open, the weight of all completions is, by inclusion and exclusion over the variables that are
** wrongly without a parent in the last layer,
**
**   prod_{j in I} (A_j(S_i) - A_j(S_(i-1))) sum_{T within O + Q} (-1)^|T| B(S_i + I + T)
**         prod_{j in T and O} A_j(S_i) prod_{j in T and Q} A_j(S_(i-1)).
**
** A decision halves the array of what is summed, and all draws that agree so far share it: the
** first variables of the first layer, which are what costs O(2^m), are decided once.
*/
#include "graph/exact/exact.h"

#include <math.h>
#include <string.h>

#include "base/rng.h"

/* One draw's layers. */
typedef struct layers {
  uint32_t before[CLT_EXACT_MAX + 1]; /* S_0 = 0, S_1, …: S_i as bits of the recursion */
  int n;                              /* how many layers */
} layers;

typedef struct drawing {
  clt_exact_weights *t;
  clt_task *task;
  clt_rng rng;  /* decides the layers */
  double *fold; /* [2^(m-1)] scratch */
  layers *draw; /* [draws] */
  layers path;  /* layers decided so far */
  bool stopped;
} drawing;

static size_t all_of(const clt_exact_weights *t) {
  return ((size_t)1 << t->m) - 1;
}

/* ---- layers ---- */

/* The choice of one layer: what has been decided. */
typedef struct choice {
  size_t before;              /* S_(i-1) */
  size_t given;               /* S_i */
  size_t chosen;              /* I */
  size_t open[CLT_EXACT_MAX]; /* by bit of the array's index: the variable's bit */
} choice;

/* A_j(U) for a variable given as a bit, as it is, to be multiplied by 2^*e. */
static double weight_of(const clt_exact_weights *t, size_t u, size_t bit, int32_t *e) {
  *e = t->c[u | bit] - t->c[u];
  int j = clt_lowest(bit);
  return t->a[j][clt_squeeze(u, j)];
}

/* Subset of the open variables for an index into the array. */
static size_t subset_of(const choice *c, size_t index) {
  size_t s = c->given | c->chosen;
  for (; index; index &= index - 1) s |= c->open[clt_lowest(index)];
  return s;
}

static bool stopped(drawing *d) {
  d->stopped = d->stopped || clt_task_stop(d->task, 0.9);
  return d->stopped;
}

/* to[T] = from[T] + x 2^e from[T + w], brought to the scale of T; w is the highest open. */
static void halve(drawing *d, const choice *c, int k, double x, int32_t e, const double *from,
                  double *to) {
  const clt_exact_weights *t = d->t;
  size_t half = (size_t)1 << (k - 1), w = c->open[k - 1];
  size_t s = c->given | c->chosen, open = subset_of(c, half - 1) & ~s;
  size_t added = 0;
  for (size_t i = 0; i < half; i++) {
    /* `added` runs through the subsets of the open variables, in the order of the index. */
    size_t at = s | added;
    if (i % 65536 == 65535 && stopped(d)) return;
    double y = x * from[half + i];
    to[i] = from[i] + (y == 0.0 ? 0.0 : clt_scaled_subset(y, (int64_t)e + t->c[at] - t->c[at | w]));
    added = (added - open) & open;
  }
}

/* The sum over T in the open variables with their A_j(S_(i-1)): the weight of what was decided. */
static double total_weight(drawing *d, const choice *c, int k, const double *array) {
  const clt_exact_weights *t = d->t;
  const double *from = array;
  /* Of the first layer there is nothing to be wrongly without: only T = 0 counts. */
  for (; k > 0 && c->given; k--) {
    int32_t e;
    double a = weight_of(t, c->before, c->open[k - 1], &e);
    halve(d, c, k, -a, e, from, d->fold);
    from = d->fold;
  }
  return from[0] > 0.0 ? from[0] : 0.0;
}

static void next_layer(drawing *d, int first, int count, double *memory);

/* Decides the open variables of a layer, the highest first, for the draws from `first` on. */
static void decide(drawing *d, const choice *c, int k, const double *array, int first, int count,
                   double *memory) {
  if (count == 0 || stopped(d)) return;
  if (k == 0) {
    d->path.before[d->path.n + 1] = (uint32_t)(c->given | c->chosen);
    d->path.n++;
    next_layer(d, first, count, memory);
    d->path.n--;
    return;
  }
  size_t half = (size_t)1 << (k - 1), w = c->open[k - 1], s = c->given | c->chosen;
  int32_t e, e_before;
  double a = weight_of(d->t, c->given, w, &e), in = a;
  if (c->given) {
    double b = weight_of(d->t, c->before, w, &e_before);
    in -= clt_scaled_subset(b, e_before - e);
  }
  choice chosen = *c;
  chosen.chosen |= w;
  double weight_in = in > 0.0 ? total_weight(d, &chosen, k - 1, array + half) : 0.0;
  weight_in = clt_scaled_subset(in * weight_in, e + d->t->c[s] - d->t->c[s | w]);
  halve(d, c, k, -a, e, array, memory);
  double weight_out = total_weight(d, c, k - 1, memory);
  /* A layer is not empty, whatever rounding makes of it. */
  bool last = k == 1 && !c->chosen;
  double p = last || !(weight_in + weight_out > 0.0) ? 1.0 : weight_in / (weight_in + weight_out);
  int n_in = 0;
  for (int i = 0; i < count; i++) n_in += clt_rng_uniform(&d->rng) < p;
  decide(d, c, k - 1, memory, first, count - n_in, memory + half);
  decide(d, &chosen, k - 1, array + half, first + count - n_in, n_in, memory);
}

static void next_layer(drawing *d, int first, int count, double *memory) {
  clt_exact_weights *t = d->t;
  size_t given = d->path.before[d->path.n], rest = all_of(t) & ~given;
  if (!rest) {
    for (int i = 0; i < count; i++) d->draw[first + i] = d->path;
    return;
  }
  choice c = {.given = given, .before = d->path.n ? d->path.before[d->path.n - 1] : 0};
  int k = 0;
  for (size_t left = rest; left; left &= left - 1) c.open[k++] = left & ~(left - 1);
  double *array = t->b;
  if (given) {
    array = memory;
    memory += (size_t)1 << k;
    size_t added = 0;
    for (size_t i = 0; i < (size_t)1 << k; i++) {
      array[i] = t->b[given | added];
      added = (added - rest) & rest;
    }
  }
  decide(d, &c, k, array, first, count, memory);
}

/* ---- parents outside ---- */

/* The best of many sets by log weight plus a Gumbel variate: a draw in proportion to the weights
** that needs neither their sum nor their storage. */
typedef struct contest {
  const clt_knowledge *knowledge;
  int target;
  clt_rng *rng;
  double best;
  uint64_t winner;
} contest;

static void enter(void *context, const clt_walk_state *s) {
  contest *c = context;
  if (c->knowledge->required[c->target] & ~s->set) return;
  const clt_score *score = s->walk->score;
  double log_w = score->log_prior[s->depth] + clt_score_relative(score, c->target, s->depth,
                                                                 s->log_det[s->depth],
                                                                 s->explained[s->depth][c->target]);
  double x = log_w - log(-log(clt_rng_uniform(c->rng)));
  if (!(x > c->best)) return;
  c->best = x;
  c->winner = s->set;
}

/* Adds parents outside to the set `inside` of a target's parents. */
static uint64_t draw_outside(const clt_exact_weights *t, int target, uint64_t inside,
                             clt_rng *rng) {
  if (!t->n_outside) return inside;
  clt_walk walk = {
      .score = t->score, .targets = clt_bit(target), .max_parents = t->knowledge->max_parents};
  int fixed = clt_count(inside);
  uint64_t rest = t->knowledge->allowed[target] & t->knowledge->parentless;
  for (uint64_t m = inside; m; m &= m - 1) walk.candidate[walk.n++] = clt_lowest(m);
  for (uint64_t m = rest; m; m &= m - 1) walk.candidate[walk.n++] = clt_lowest(m);
  for (int i = 0; i < walk.n; i++) walk.takers[i] = walk.targets;
  contest c = {t->knowledge, target, rng, -HUGE_VAL, inside};
  clt_walk_run(&walk, t->walk[0], fixed, clt_all(fixed), enter, &c);
  return c.winner;
}

/* ---- graphs ---- */

static void draw_graph(const clt_exact_weights *t, const layers *l, clt_rng *rng,
                       uint64_t *parents) {
  memset(parents, 0, (size_t)t->d * sizeof *parents);
  for (int i = 0; i < l->n; i++) {
    size_t given = l->before[i], layer = l->before[i + 1] & ~given;
    size_t last = i ? given & ~(size_t)l->before[i - 1] : 0;
    for (size_t m = layer & clt_all(t->members); m; m &= m - 1) {
      int j = clt_lowest(m), target = t->variable[j];
      uint64_t inside = 0;
      size_t within = 0;
      if (i) {
        within = clt_scaled_subset_draw(t->a[j], t->exponent[j], clt_squeeze(given, j),
                                        clt_squeeze(last, j), rng);
      }
      for (within = clt_spread(within, j); within; within &= within - 1) {
        inside |= clt_bit(t->variable[clt_lowest(within)]);
      }
      parents[target] = draw_outside(t, target, inside, rng);
    }
  }
}

/* A, and B on its own scale in place of B by gauge; the memory of F and the gauges is then free. */
static bool prepare(clt_exact *x, drawing *d) {
  clt_exact_weights *t = &x->table;
  if (!clt_exact_weights_fill(t, t->score, 0, d->task) ||
      !clt_exact_weights_scale(t, true, d->task)) {
    return false;
  }
  for (size_t s = 0; s <= all_of(t); s++) t->b[s] *= t->in[s];
  d->fold = (double *)(void *)t->gauge;
  return true;
}

bool clt_exact_draw(clt_exact *x, int draws, uint64_t seed, clt_graph_list *list, clt_arena *arena,
                    clt_task *task) {
  clt_exact_weights *t = &x->table;
  drawing work = {.t = t, .task = task};
  work.draw = clt_arena_take(arena, (size_t)draws, sizeof *work.draw);
  if (!clt_graph_list_init(list, t->d, draws, arena) || !prepare(x, &work)) return false;
  clt_rng_seed(&work.rng, seed, 0);
  next_layer(&work, 0, draws, t->f);
  if (work.stopped || !clt_exact_weights_fill(t, t->score, 0, task)) return false;
  for (int i = 0; i < draws; i++) {
    clt_rng rng;
    uint64_t parents[CLT_GRAPH_MAX];
    clt_rng_seed(&rng, seed, (uint64_t)i + 1);
    draw_graph(t, work.draw + i, &rng, parents);
    clt_graph_list_add(list, parents);
    if (clt_task_stop(task, 0.95)) return false;
  }
  return clt_graph_list_finish(list, t->score, task);
}
