/* The exact posterior: order of work, and marginals of parent sets (exact.h). */
#include "graph/exact/exact.h"

#include <math.h>
#include <string.h>

#include <gsl/gsl_math.h>

#include "graph/exact/effects.h"
#include "graph/exact/marginals.h"
#include "graph/exact/minors.h"
#include "graph/probability.h"

/* Of a piece of the walk: edges, coefficients times probability, and the sums of the effects. */
static size_t partial_size(int d) {
  return 2 * (size_t)d * (size_t)d + clt_effects_size(d);
}

static int free_variables(const clt_knowledge *k) {
  int m = k->d - clt_count(k->parentless);
  return m < 3 ? 3 : m;
}

double clt_exact_bytes(const clt_knowledge *k, const clt_task *task) {
  int m = free_variables(k), workers = clt_task_workers(task, SIZE_MAX);
  if (m > CLT_EXACT_MAX) return HUGE_VAL;
  double d = k->d;
  double pieces = 1 << clt_exact_walk_fixed(k->d, k->d - clt_count(k->parentless));
  return clt_exact_weights_bytes(k, workers) + clt_sweep_bytes(m, workers) + (double)m * m * 8.0 +
         pieces * 8.0 * (double)partial_size(k->d) + workers * clt_marginals_bytes(k) +
         24.0 * d * d + 65536.0;
}

/* Seconds a core takes for a pair (U, T) of a sweep, and for a parent set of one variable in a walk
** over them with all that is made of it, to an order of magnitude: measured were 2e-10 (7e-10 where
** blocks are not flat) and 3e-8 on a core with AVX2, by 12 to 20 variables with at most 3
** parents (the walks are nothing then) and with any number. */
static const double PER_PAIR = 2e-10, PER_SET = 3e-8;

/* Two sweeps over 3^m pairs and two walks; two and one more for each variable without parents. */
double clt_exact_cost(const clt_knowledge *k) {
  int m = free_variables(k), outside = clt_count(k->parentless);
  double sets = 0.0, choose = 1.0;
  for (int l = 0; l <= k->max_parents; l++) {
    sets += choose;
    choose *= (double)(k->d - 1 - l) / (l + 1);
  }
  return (2.0 + 2.0 * outside) * pow(3.0, m) * PER_PAIR + (2.0 + outside) * m * sets * PER_SET;
}

bool clt_exact_init(clt_exact *x, const clt_knowledge *knowledge, clt_arena *arena,
                    const clt_task *task) {
  *x = (clt_exact){.log_z = NAN};
  int workers = clt_task_workers(task, SIZE_MAX);
  if (!clt_exact_weights_init(&x->table, knowledge, arena, workers)) return false;
  const clt_exact_weights *t = &x->table;
  size_t m = (size_t)t->m, d = (size_t)t->d,
         pieces = (size_t)1 << clt_exact_walk_fixed(t->d, t->members);
  x->sweep = clt_sweep_new(t->m, workers, arena);
  x->nondescendant = clt_arena_take(arena, m * m, sizeof(double));
  x->partial = clt_arena_take(arena, pieces * partial_size(t->d), sizeof(double));
  x->marginals = clt_arena_take(arena, (size_t)workers, sizeof *x->marginals);
  for (int w = 0; w < workers && !clt_arena_failed(arena); w++) {
    x->marginals[w] = clt_marginals_new(t, arena);
  }
  x->edge = clt_arena_take(arena, d * d, sizeof(double));
  x->coefficient = clt_arena_take(arena, d * d, sizeof(double));
  x->path = clt_arena_take(arena, d * d, sizeof(double));
  return !clt_arena_failed(arena);
}

bool clt_exact_add_minors(clt_exact *x, clt_arena *arena) {
  if (clt_minors_bytes(x->table.knowledge) == 0.0) return true;
  clt_minors *minors = clt_arena_take(arena, 1, sizeof *minors);
  if (!minors || !clt_minors_init(minors, &x->table, arena)) return false;
  x->table.minors = minors;
  return true;
}

/* ---- P(Pa_j = P | data) = w_j(P) sum_{U contains P} P(nondesc(j) = U) / A_j(U) ---- */

/* The sums over U in place of A_j, by a zeta transform over supersets. */
static void sum_supersets(void *work, size_t index, int worker) {
  clt_exact_weights *t = work;
  (void)worker;
  int j = (int)index;
  double *h = t->a[j];
  int32_t *e = t->exponent[j];
  for (size_t i = 0; i < (size_t)1 << (t->m - 1); i++) {
    size_t u = clt_spread(i, j);
    e[i] = h[i] > 0.0 ? t->c[u] - t->c[u | (size_t)1 << j] : CLT_SUBSET_ZERO;
    if (!(h[i] > 0.0)) h[i] = 0.0;
  }
  clt_scaled_subset_normalise(h, e, (size_t)1 << (t->m - 1));
  clt_scaled_subset_zeta(h, e, t->m - 1, false);
}

static void sum_pieces(clt_exact *x, size_t pieces, bool coefficients) {
  const clt_exact_weights *t = &x->table;
  size_t cells = (size_t)t->d * (size_t)t->d;
  memset(x->edge, 0, cells * sizeof(double));
  memset(x->coefficient, 0, cells * sizeof(double));
  for (size_t p = 0; p < pieces; p++) {
    const double *part = x->partial + p * partial_size(t->d);
    for (size_t i = 0; i < cells; i++) {
      x->edge[i] += part[i];
      x->coefficient[i] += part[cells + i];
    }
  }
  for (size_t i = 0; i < cells; i++) {
    bool known = coefficients && x->edge[i] > 0.0;
    x->coefficient[i] = known ? x->coefficient[i] / x->edge[i] : NAN;
  }
  clt_probability_pairs(x->edge, t->d);
  x->expected_edges = 0.0;
  for (size_t i = 0; i < cells; i++) x->expected_edges += x->edge[i];
}

/* All pieces' sums of the effects, in the first one's place. */
static void sum_effects(clt_exact *x, size_t pieces) {
  const clt_exact_weights *t = &x->table;
  double *sums = x->effect_sums = x->partial + 2 * (size_t)t->d * (size_t)t->d;
  for (size_t p = 1; p < pieces; p++) {
    const double *part = sums + p * partial_size(t->d);
    for (size_t i = 0; i < clt_effects_size(t->d); i++) sums[i] += part[i];
  }
}

/* Probabilities of the edges alone. */
static void find_edges(clt_exact *x) {
  const clt_exact_weights *t = &x->table;
  size_t cells = (size_t)t->d * (size_t)t->d;
  for (size_t i = 0; i < cells; i++) {
    x->edge[i] = 0.0;
    x->coefficient[i] = NAN;
  }
  clt_minors_edges(t->minors, t, x->edge);
  clt_probability_pairs(x->edge, t->d);
  x->expected_edges = 0.0;
  for (size_t i = 0; i < cells; i++) x->expected_edges += x->edge[i];
}

typedef struct marginals {
  clt_exact *x;
  clt_walk walk;
  int what;
} marginals;

static void sum_piece(void *work, size_t index, int worker) {
  const marginals *m = work;
  clt_exact_weights *t = &m->x->table;
  size_t cells = (size_t)t->d * (size_t)t->d;
  double *part = m->x->partial + index * partial_size(t->d);
  clt_marginal_sums sums = {
      .edge = part,
      .coefficient = m->what & CLT_EXACT_EDGES ? NULL : part + cells,
      .effects = m->what & CLT_EXACT_EFFECTS ? part + 2 * cells : NULL,
  };
  clt_walk walk = m->walk;
  walk.worker = worker;
  clt_marginals_run(m->x->marginals[worker], t, &walk, index, &sums);
}

static bool find_marginals(clt_exact *x, int what, clt_task *task) {
  clt_exact_weights *t = &x->table;
  bool effects = what & CLT_EXACT_EFFECTS;
  if (!clt_task_run(task, (size_t)t->members, sum_supersets, t)) return false;
  if (!effects && what & CLT_EXACT_EDGES && clt_exact_weights_by_minors(t, t->score)) {
    find_edges(x);
    return true;
  }
  size_t pieces = (size_t)1 << clt_exact_walk_fixed(t->d, t->members);
  memset(x->partial, 0, pieces * partial_size(t->d) * sizeof(double));
  marginals m = {x, {0}, what};
  clt_exact_weights_walk(t, 0, task, &m.walk);
  if (!clt_task_run(task, pieces, sum_piece, &m)) return false;
  sum_pieces(x, pieces, !(what & CLT_EXACT_EDGES));
  if (effects) sum_effects(x, pieces);
  return true;
}

/* ---- paths ---- */

static void paths_of_members(clt_exact *x) {
  const clt_exact_weights *t = &x->table;
  for (int a = 0; a < t->members; a++) {
    for (int b = 0; b < t->members; b++) {
      if (a == b) continue;
      x->path[t->variable[a] * t->d + t->variable[b]] = 1.0 - x->nondescendant[a * t->m + b];
    }
  }
}

/* Ancestors outside the recursion, one at a time: no way around a sweep pair for each. */
static bool paths_of_outside(clt_exact *x, double z, clt_task *task) {
  clt_exact_weights *t = &x->table;
  for (int i = 0; i < t->n_outside; i++) {
    int source = t->outside[i];
    if (!clt_exact_weights_fill(t, t->score, clt_bit(source), task) ||
        !clt_exact_weights_scale(t, true, task) || !clt_sweep_forward(x->sweep, t, task) ||
        !clt_sweep_outside(x->sweep, t, z, x->nondescendant, task)) {
      return false;
    }
    for (int b = 0; b < t->members; b++) {
      x->path[source * t->d + t->variable[b]] = 1.0 - x->nondescendant[b];
    }
  }
  return true;
}

bool clt_exact_fit(clt_exact *x, const clt_score *score, int what, clt_task *task) {
  clt_exact_weights *t = &x->table;
  size_t all = ((size_t)1 << t->m) - 1;
  memset(x->path, 0, (size_t)t->d * (size_t)t->d * sizeof(double));
  if (!clt_exact_weights_fill(t, score, 0, task) || !clt_exact_weights_scale(t, false, task) ||
      !clt_sweep_forward(x->sweep, t, task)) {
    return false;
  }
  double z = t->f[all];
  x->log_z = log(z) + t->c[all] * M_LN2;
  for (int j = 0; j < t->d; j++) x->log_z += score->base[j];
  if (!clt_sweep_backward(x->sweep, t, x->nondescendant, task)) return false;
  if (what & CLT_EXACT_PATHS) paths_of_members(x);
  if (!find_marginals(x, what, task)) return false;
  if ((what & CLT_EXACT_PATHS) && !paths_of_outside(x, z, task)) return false;
  clt_probability_pairs(x->path, t->d);
  return true;
}
