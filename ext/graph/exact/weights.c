/* Weights, scale and gauges of the subset recursions (weights.h). */
#include "graph/exact/weights.h"

#include <math.h>
#include <string.h>

#include "graph/exact/minors.h"
#include "graph/simd.h"

/* Arrays of the same entries for different variables are read together; were they a power of two
** apart, they would fall on the same few lines of a cache. So each is followed by some room. */
enum { ROOM = 9 * 64 };

static size_t padded(size_t count, size_t size) {
  return count * size < ROOM ? count : count + ROOM / size;
}

/* Entries of one A_j. */
static size_t half_of(const clt_exact_weights *t) {
  return (size_t)1 << (t->m - 1);
}

static void split(clt_exact_weights *t, const clt_knowledge *k) {
  t->knowledge = k;
  t->d = k->d;
  for (int j = 0; j < k->d; j++) {
    if (k->parentless & clt_bit(j)) {
      t->outside[t->n_outside++] = j;
    } else {
      t->variable[t->members++] = j;
    }
  }
  t->m = t->members < 3 ? 3 : t->members;
}

/* The shared memory: first the exponents of A, then F, the gauges' factors, and the gauges. */
static size_t shared_bytes(int m) {
  size_t exponents = (size_t)m * padded((size_t)1 << (m - 1), sizeof(int32_t)) * sizeof(int32_t);
  size_t sweeps = 3 * padded((size_t)1 << m, sizeof(double)) * sizeof(double);
  sweeps += ((size_t)1 << (m - 3)) * sizeof(clt_exact_gauge);
  return exponents > sweeps ? exponents : sweeps;
}

/* Small tables are one block. Large ones have blocks enough for threads, as long as a worker's part
** of the sums (sweep_rows.h) stays near. */
int clt_exact_leaf(int m) {
  int high = m - 3, leaf = high - 6;
  if (high < 10) return high;
  return leaf < 6 ? 6 : leaf > CLT_EXACT_LEAF ? CLT_EXACT_LEAF : leaf;
}

double clt_exact_weights_bytes(const clt_knowledge *k, int workers) {
  int m = k->d - clt_count(k->parentless);
  if (m < 3) m = 3;
  if (m > CLT_EXACT_MAX) return HUGE_VAL;
  double entries = (double)((size_t)1 << m);
  double blocks = (double)((size_t)1 << (m - 3 - clt_exact_leaf(m)));
  return entries * (4.0 * m + 8.0 + 4.0 + (4.0 + 1.0) / 8.0) + (double)shared_bytes(m) +
         blocks * (double)sizeof(clt_exact_block) + m * (double)ROOM +
         workers * (double)sizeof(clt_walk_state);
}

bool clt_exact_weights_init(clt_exact_weights *t, const clt_knowledge *knowledge, clt_arena *arena,
                            int workers) {
  *t = (clt_exact_weights){.workers = workers};
  split(t, knowledge);
  size_t half = half_of(t), rows = half / 4;
  size_t apart = padded(half, sizeof(double)), exponents = padded(half, sizeof(int32_t));
  double *a = clt_arena_take_unset(arena, (size_t)t->m * apart, sizeof *a);
  char *shared = clt_arena_take_unset(arena, shared_bytes(t->m), 1);
  t->b = clt_arena_take_unset(arena, 2 * half, sizeof *t->b);
  t->c = clt_arena_take_unset(arena, 2 * half, sizeof *t->c);
  t->relevant = clt_arena_take(arena, rows, 1);
  t->gauge_of = clt_arena_take(arena, rows, sizeof *t->gauge_of);
  t->leaf = clt_exact_leaf(t->m);
  t->block = clt_arena_take(arena, rows >> t->leaf, sizeof *t->block);
  t->walk = clt_arena_take(arena, (size_t)workers, sizeof *t->walk);
  for (int w = 0; w < workers && !clt_arena_failed(arena); w++) {
    t->walk[w] = clt_arena_take(arena, 1, sizeof **t->walk);
  }
  if (clt_arena_failed(arena)) return false;
  for (int j = 0; j < t->m; j++) {
    t->a[j] = a + (size_t)j * apart;
    t->exponent[j] = (int32_t *)(void *)shared + (size_t)j * exponents;
  }
  t->f = (double *)(void *)shared;
  t->in = t->f + padded(2 * half, sizeof(double));
  t->out = t->in + padded(2 * half, sizeof(double));
  t->gauge = (clt_exact_gauge *)(void *)(t->out + padded(2 * half, sizeof(double)));
  return true;
}

/* ---- the weights ---- */

void clt_exact_weights_walk(const clt_exact_weights *t, uint64_t banned, clt_task *task,
                            clt_walk *walk) {
  const clt_knowledge *k = t->knowledge;
  *walk = (clt_walk){.score = t->score, .max_parents = k->max_parents, .task = task};
  for (int i = 0; i < t->members; i++) walk->targets |= clt_bit(t->variable[i]);
  /* The last of the members come first, so that the ends of the walk are near in memory. */
  for (int i = 0; i < t->members + t->n_outside; i++) {
    int member = t->members - 1 - i;
    int v = member >= 0 ? t->variable[member] : t->outside[i - t->members];
    walk->candidate[i] = v;
    walk->mark[i] = member >= 0 ? clt_bit(member) : 0;
    for (int j = 0; j < t->members && !(banned & clt_bit(v)); j++) {
      int target = t->variable[j];
      if (k->allowed[target] & clt_bit(v)) walk->takers[i] |= clt_bit(target);
    }
  }
  walk->n = t->members + t->n_outside;
}

int clt_exact_walk_fixed(int d, int members) {
  int fixed = d > 14 ? 8 : d > 12 ? 4 : 0;
  return fixed < members ? fixed : members;
}

/* Adds the weights of the present set to its part within the recursion, for every target. */
static void add_weights(void *context, const clt_walk_state *s) {
  clt_exact_weights *t = context;
  _Alignas(32) double w[CLT_WALK_STRIDE];
  _Alignas(32) int32_t e[CLT_WALK_STRIDE];
  int l = s->depth;
  clt_score_weights(s->walk->score, l, s->log_det[l], s->explained[l], w, e);
  for (int i = 0; i < t->members; i++) {
    int j = t->variable[i];
    if (!(s->alive[l] & clt_bit(j)) || t->knowledge->required[j] & ~s->set) continue;
    size_t at = clt_squeeze(s->index, i);
    clt_scaled_subset_add(t->a[i] + at, t->exponent[i] + at, w[j], e[j]);
  }
}

typedef struct filling {
  clt_exact_weights *table;
  clt_walk walk;
  int fixed;
} filling;

static void add_piece(void *work, size_t index, int worker) {
  const filling *f = work;
  clt_walk walk = f->walk;
  walk.worker = worker;
  clt_walk_run(&walk, f->table->walk[worker], f->fixed, index, add_weights, f->table);
}

static void clear_weights(void *work, size_t index, int worker) {
  clt_exact_weights *t = work;
  (void)worker;
  memset(t->a[index], 0, half_of(t) * sizeof *t->a[index]);
  for (size_t u = 0; u < half_of(t); u++) t->exponent[index][u] = CLT_SUBSET_ZERO;
}

/* The zeta transform of one variable's weights. */
static void sum_subsets(void *work, size_t index, int worker) {
  clt_exact_weights *t = work;
  (void)worker;
  if ((int)index < t->members) {
    clt_scaled_subset_zeta(t->a[index], t->exponent[index], t->m - 1, true);
  } else {
    /* An added variable: no parents, whatever is there to choose from. */
    for (size_t u = 0; u < half_of(t); u++) {
      t->a[index][u] = 1.0;
      t->exponent[index][u] = 0;
    }
  }
  clt_scaled_subset_normalise(t->a[index], t->exponent[index], half_of(t));
}

bool clt_exact_weights_by_minors(const clt_exact_weights *t, const clt_score *score) {
  return t->minors && score->likelihood == CLT_BGE;
}

bool clt_exact_weights_fill(clt_exact_weights *t, const clt_score *score, uint64_t banned,
                            clt_task *task) {
  t->score = score;
  if (!clt_task_run(task, (size_t)t->m, clear_weights, t)) return false;
  if (!banned && clt_exact_weights_by_minors(t, score)) {
    clt_minors_fill(t->minors, t, score);
  } else {
    filling f = {.table = t, .fixed = clt_exact_walk_fixed(t->d, t->members)};
    clt_exact_weights_walk(t, banned, task, &f.walk);
    if (!clt_task_run(task, (size_t)1 << f.fixed, add_piece, &f)) return false;
  }
  return clt_task_run(task, (size_t)t->m, sum_subsets, t);
}

/* ---- the scale ---- */

/* One subset's c, from those one smaller; 0 in F has CLT_SUBSET_ZERO here. */
static int32_t scale_of(const clt_exact_weights *t, size_t s) {
  int32_t best = CLT_SUBSET_ZERO;
  for (size_t left = s; left; left &= left - 1) {
    int j = clt_lowest(left);
    size_t u = s & ~((size_t)1 << j);
    int32_t e = t->exponent[j][clt_squeeze(u, j)];
    if (e == CLT_SUBSET_ZERO || t->c[u] == CLT_SUBSET_ZERO) continue;
    if (t->c[u] + e > best) best = t->c[u] + e;
  }
  return best;
}

/* The greatest weight of all completions of a DAG on u. */
static int32_t reach_of(const clt_exact_weights *t, const int32_t *reach, size_t u) {
  int32_t best = CLT_SUBSET_ZERO;
  size_t all = ((size_t)1 << t->m) - 1;
  for (size_t left = all & ~u; left; left &= left - 1) {
    int j = clt_lowest(left);
    int32_t e = t->exponent[j][clt_squeeze(u, j)], r = reach[u | (size_t)1 << j];
    if (e == CLT_SUBSET_ZERO || r == CLT_SUBSET_ZERO) continue;
    if (r + e > best) best = r + e;
  }
  return best;
}

static bool find_scale(clt_exact_weights *t, clt_task *task) {
  size_t n = (size_t)1 << t->m;
  t->c[0] = 0;
  for (size_t s = 1; s < n; s++) {
    t->c[s] = scale_of(t, s);
    if (s % 65536 == 0 && clt_task_stop(task, 0.0)) return false;
  }
  int32_t *reach = (int32_t *)(void *)t->b; /* there is no B yet */
  reach[n - 1] = 0;
  for (size_t u = n - 1; u-- > 0;) {
    reach[u] = reach_of(t, reach, u);
    if (u % 65536 == 0 && clt_task_stop(task, 0.0)) return false;
  }
  return true;
}

/* A_j(U) 2^(c(U) - c(U + j)) for one j; the exponent is never above 0. */
static void apply_scale(void *work, size_t index, int worker) {
  clt_exact_weights *t = work;
  (void)worker;
  int j = (int)index;
  for (size_t i = 0; i < half_of(t); i++) {
    size_t u = clt_spread(i, j);
    int32_t e = t->exponent[j][i], c = t->c[u];
    bool possible = e != CLT_SUBSET_ZERO && c != CLT_SUBSET_ZERO;
    if (possible) e += c - t->c[u | (size_t)1 << j];
    t->a[j][i] = possible && e >= -CLT_EXACT_NEGLIGIBLE ? clt_scaled_subset(t->a[j][i], e) : 0.0;
  }
}

bool clt_exact_weights_scale(clt_exact_weights *t, bool keep_scale, clt_task *task) {
  if (!keep_scale && !find_scale(t, task)) return false;
  if (!clt_task_run(task, (size_t)t->m, apply_scale, t)) return false;
  if (clt_exact_weights_empty(t)) return true;
  return clt_exact_gauges(t, keep_scale, task);
}
