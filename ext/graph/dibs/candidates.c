/* Tables of parent sets over candidates (candidates.h). */
#include "graph/dibs/candidates.h"

#include <math.h>
#include <string.h>

#include "graph/scaled_subset.h"

/* The tables of 20 variables with all parents. */
static const double ENTRIES = 20.0 * (1 << 19);

static int most_candidates(int d) {
  int most = CLT_CANDIDATES_MAX;
  while (most > 1 && d * (double)(1 << most) > ENTRIES) most--;
  return most < d - 1 ? most : d > 1 ? d - 1 : 0;
}

/* Candidates of j: required parents may exceed the usual number. */
static int candidates_of(const clt_knowledge *k, int j, int most) {
  int n = clt_count(k->allowed[j]), required = clt_count(k->required[j]);
  if (most < required) most = required < CLT_CANDIDATES_MAX ? required : CLT_CANDIDATES_MAX;
  return n < most ? n : most;
}

double clt_candidates_bytes(const clt_knowledge *k, int workers) {
  double bytes = workers * (double)sizeof(clt_walk_state) + k->d * 8192.0;
  int most = most_candidates(k->d);
  for (int j = 0; j < k->d; j++) bytes += 12.0 * (double)(1 << candidates_of(k, j, most)) + 640.0;
  return bytes;
}

bool clt_candidates_init(clt_candidates *t, const clt_knowledge *knowledge, clt_arena *arena,
                         int workers) {
  *t = (clt_candidates){.d = knowledge->d, .knowledge = knowledge};
  t->most = most_candidates(t->d);
  for (int j = 0; j < t->d; j++) {
    t->n[j] = candidates_of(knowledge, j, t->most);
    size_t entries = (size_t)1 << t->n[j];
    t->weight[j] = clt_arena_take_unset(arena, entries, sizeof *t->weight[j]);
    t->exponent[j] = clt_arena_take_unset(arena, entries, sizeof *t->exponent[j]);
  }
  t->candidate = clt_arena_take(arena, (size_t)t->d, sizeof *t->candidate);
  t->bit = clt_arena_take(arena, (size_t)t->d, sizeof *t->bit);
  t->byte = clt_arena_take(arena, (size_t)t->d, sizeof *t->byte);
  t->walk = clt_arena_take(arena, (size_t)workers, sizeof *t->walk);
  for (int w = 0; w < workers && !clt_arena_failed(arena); w++) {
    t->walk[w] = clt_arena_take(arena, 1, sizeof **t->walk);
  }
  return !clt_arena_failed(arena);
}

/* ---- candidates ---- */

/* One variable's forward selection: a Cholesky factor that grows by the chosen. */
typedef struct selection {
  double (*column)[CLT_WALK_STRIDE]; /* by step, variable; in the scratch of a walk */
  double left[CLT_GRAPH_MAX];        /* by variable: its diagonal, what is left */
  int n;                             /* chosen so far */
} selection;

/* What v is to j, all chosen ones taken out. */
static double product_left(const clt_score *score, const selection *s, int v, int j) {
  double x = score->cross[v * score->stride + j];
  for (int k = 0; k < s->n; k++) x -= s->column[k][v] * s->column[k][j];
  return x;
}

static void choose(const clt_score *score, selection *s, int v) {
  double root = sqrt(s->left[v]);
  double *column = s->column[s->n];
  for (int j = 0; j < score->d; j++) column[j] = product_left(score, s, v, j) / root;
  s->n++;
  for (int j = 0; j < score->d; j++) s->left[j] -= column[j] * column[j];
}

/* The variable out of `from` that explains most of j besides what was chosen. */
static int best_of(const clt_score *score, const selection *s, int j, uint64_t from) {
  int best = clt_lowest(from);
  double most = -1.0;
  for (uint64_t m = from; m; m &= m - 1) {
    int v = clt_lowest(m);
    double x = product_left(score, s, v, j), gain = s->left[v] > 0.0 ? x * x / s->left[v] : 0.0;
    if (gain > most) {
      most = gain;
      best = v;
    }
  }
  return best;
}

/* The candidates of j as a set: the required ones, then the best. */
static uint64_t select_candidates(const clt_candidates *t, int j, int worker) {
  uint64_t allowed = t->knowledge->allowed[j], chosen = 0;
  if (clt_count(allowed) <= t->n[j]) return allowed;
  selection s = {.column = t->walk[worker]->column};
  for (int v = 0; v < t->d; v++) s.left[v] = t->score->cross[v * t->score->stride + v];
  while (s.n < t->n[j]) {
    uint64_t required = t->knowledge->required[j] & ~chosen;
    int v = best_of(t->score, &s, j, required ? required : allowed & ~chosen);
    chosen |= clt_bit(v);
    if (s.left[v] > 0.0) {
      choose(t->score, &s, v);
    } else {
      memset(s.column[s.n++], 0, sizeof s.column[0]);
    }
  }
  return chosen;
}

static void set_candidates(clt_candidates *t, int j, int worker) {
  uint64_t set = t->all[j] = select_candidates(t, j, worker);
  memset(t->bit[j], 0, sizeof t->bit[j]);
  t->required[j] = 0;
  int n = 0;
  for (uint64_t m = set; m; m &= m - 1) {
    int v = clt_lowest(m);
    t->bit[j][v] = UINT32_C(1) << n;
    if (t->knowledge->required[j] & clt_bit(v)) t->required[j] |= UINT32_C(1) << n;
    t->candidate[j][n++] = v;
  }
  for (int b = 0; b < 8; b++) {
    for (int value = 0; value < 256; value++) {
      uint32_t bits = 0;
      for (int v = 0; v < 8; v++) bits |= value >> v & 1 ? t->bit[j][8 * b + v] : 0;
      t->byte[j][b][value] = bits;
    }
  }
}

/* ---- tables ---- */

typedef struct filling {
  clt_candidates *t;
  int j;
} filling;

static void enter_weight(void *context, const clt_walk_state *s) {
  const filling *f = context;
  clt_candidates *t = f->t;
  if (t->required[f->j] & ~s->index) return;
  t->weight[f->j][s->index] = t->score->log_prior[s->depth] +
                              clt_score_relative(t->score, f->j, s->depth, s->log_det[s->depth],
                                                 s->explained[s->depth][f->j]);
}

static void fill_one(void *work, size_t index, int worker) {
  filling f = {work, (int)index};
  clt_candidates *t = f.t;
  set_candidates(t, f.j, worker);
  for (size_t i = 0; i < (size_t)1 << t->n[f.j]; i++) t->weight[f.j][i] = -HUGE_VAL;
  clt_walk walk = {.score = t->score,
                   .n = t->n[f.j],
                   .targets = clt_bit(f.j),
                   .max_parents = t->knowledge->max_parents,
                   .task = t->task,
                   .worker = worker};
  for (int c = 0; c < walk.n; c++) {
    int at = walk.n - 1 - c;
    walk.candidate[c] = t->candidate[f.j][at];
    walk.takers[c] = walk.targets;
    walk.mark[c] = clt_bit(at);
  }
  clt_walk_run(&walk, t->walk[worker], 0, 0, enter_weight, &f);
}

bool clt_candidates_fill(clt_candidates *t, const clt_score *score, clt_task *task) {
  t->score = score;
  t->task = task;
  t->summed = false;
  return clt_task_run(task, (size_t)t->d, fill_one, t);
}

static void sum_one(void *work, size_t index, int worker) {
  clt_candidates *t = work;
  double *w = t->weight[index];
  int32_t *e = t->exponent[index];
  size_t entries = (size_t)1 << t->n[index];
  (void)worker;
  for (size_t i = 0; i < entries; i++) {
    if (w[i] > -HUGE_VAL) {
      w[i] = clt_scaled_subset_exp(w[i], e + i);
    } else {
      w[i] = 0.0;
      e[i] = CLT_SUBSET_ZERO;
    }
  }
  clt_scaled_subset_zeta(w, e, t->n[index], true);
  clt_scaled_subset_normalise(w, e, entries);
}

bool clt_candidates_sum(clt_candidates *t, clt_task *task) {
  t->summed = true;
  return clt_task_run(task, (size_t)t->d, sum_one, t);
}

uint64_t clt_parent_set(const clt_candidates *t, int j, uint32_t index) {
  uint64_t set = 0;
  for (uint32_t m = index; m; m &= m - 1) set |= clt_bit(t->candidate[j][clt_lowest(m)]);
  return set;
}
