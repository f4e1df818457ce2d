/* The sweeps over pairs of subsets (sweep.h). */
#include "graph/exact/sweep.h"

#include <string.h>

#include "graph/exact/sweep_flat.h"
#include "graph/exact/sweep_scaled.h"

double clt_sweep_bytes(int m, int workers) {
  int high = m - LOW;
  double blocks = (double)((size_t)1 << (high - clt_exact_leaf(m)));
  double rows = (double)((size_t)1 << clt_exact_leaf(m));
  return blocks * (m * m * 8.0 + 4.0) +
         workers * ((double)sizeof(desk) + rows * (m + 1) * (double)sizeof(row8));
}

/* The blocks by number of variables in them: all blocks of a level are independent. */
static void order_blocks(clt_sweep *s) {
  int top = s->high - s->leaf;
  uint32_t n = 0;
  for (int l = 0; l <= top; l++) {
    s->level[l] = n;
    for (uint32_t i = 0; i < UINT32_C(1) << top; i++) {
      if (clt_count(i) == l) s->block[n++] = i;
    }
  }
  s->level[top + 1] = n;
}

clt_sweep *clt_sweep_new(int m, int workers, clt_arena *arena) {
  clt_sweep *s = clt_arena_take(arena, 1, sizeof *s);
  if (!s) return NULL;
  s->high = m - LOW;
  s->leaf = clt_exact_leaf(m);
  size_t blocks = (size_t)1 << (s->high - s->leaf);
  s->block = clt_arena_take(arena, blocks, sizeof *s->block);
  s->partial = clt_arena_take(arena, blocks * (size_t)(m * m), sizeof *s->partial);
  s->desks = clt_arena_take(arena, (size_t)workers, sizeof *s->desks);
  for (int w = 0; w < workers && !clt_arena_failed(arena); w++) {
    s->desks[w] = clt_arena_take(arena, 1, sizeof **s->desks);
    row8 *g = clt_arena_take_unset(arena, (size_t)(m + 1) << s->leaf, sizeof *g);
    if (s->desks[w]) s->desks[w]->g = g;
  }
  if (clt_arena_failed(arena)) return NULL;
  order_blocks(s);
  return s;
}

/* Should a worker leave off? Only the first, the caller's thread, may ask the host. */
static bool stopped(clt_sweep *s, int worker) {
  if (worker == 0 && clt_task_stop(s->task, 0.5)) atomic_store(&s->stop, true);
  return atomic_load_explicit(&s->stop, memory_order_relaxed);
}

/* ---- forward ---- */

/* F within a row whose other terms have all been added. */
CLT_INLINE void solve_forward(const clt_sweep *w, size_t row, low_matrix *m) {
  clt_exact_weights *t = w->t;
  double *f = t->f + row * CLT_EXACT_ROW;
  if (m->gauge != t->gauge_of[row]) make_low(t, row, t->gauge_of[row], m);
  for (int s = 0; s < CLT_EXACT_ROW; s++) {
    double x = 0.0;
    for (int added = s; added; added = (added - 1) & s) {
      x += low_coefficient(t, m, row, s ^ added, added) * f[s ^ added];
    }
    f[s] = row || s ? -(f[s] + x * t->out[row * CLT_EXACT_ROW + (size_t)s]) : 1.0;
  }
}

CLT_INLINE void forward_flat(clt_sweep *w, size_t block, int worker) {
  desk *k = w->desks[worker];
  const clt_exact_block *b = w->t->block + block;
  size_t rows = (size_t)1 << w->leaf, base = block << w->leaf, from = 0;
  for (; from != block; from = (from - block) & block) {
    if (stopped(w, worker)) return;
    for (size_t u = from << w->leaf; u < (from << w->leaf) + rows; u++) {
      if (!w->t->relevant[u]) continue;
      row8 f = *double_row(w->t->f, u);
      if (!flat_start(w, b, u, (block ^ from) << w->leaf, &f)) continue;
      flat_low(w->t, b, u, &k->low);
      flat_products(w, b, u, &f, 1, &k->list);
      flat_add(w, base, false, k);
    }
  }
  for (size_t u = base; u < base + rows; u++) {
    if (!w->t->relevant[u]) {
      memset(double_row(w->t->f, u), 0, sizeof(row8));
      continue;
    }
    row8 *f = double_row(w->t->f, u);
    const row8 *out = double_row(w->t->out, u);
    f->lo *= out->lo;
    f->hi *= out->hi;
    flat_low(w->t, b, u, &k->low);
    k->low.gauge = w->t->gauge_of[u];
    solve_forward(w, u, &k->low);
    row8 start = *f;
    if (!flat_start(w, b, u, 0, &start)) continue;
    flat_products(w, b, u, &start, 1, &k->list);
    flat_add(w, base, true, k);
  }
}

CLT_INLINE void forward_block(clt_sweep *w, size_t block, int worker) {
  if (w->t->block[block].flat) {
    forward_flat(w, block, worker);
    return;
  }
  desk *k = w->desks[worker];
  size_t rows = (size_t)1 << w->leaf, base = block << w->leaf, from = 0;
  for (; from != block; from = (from - block) & block) {
    if (stopped(w, worker)) return;
    for (size_t u = from << w->leaf; u < (from << w->leaf) + rows; u++) {
      if (!w->t->relevant[u]) continue;
      row8 f = *double_row(w->t->f, u);
      if (!step_top(w->t, u, (block ^ from) << w->leaf, &f)) continue;
      k->low.gauge = -1;
      list_products(w, u, base, &f, &k->list);
      add_terms(w, u, base, 0, k);
    }
  }
  for (size_t u = base; u < base + rows; u++) {
    if (!w->t->relevant[u]) continue;
    k->low.gauge = -1;
    solve_forward(w, u, &k->low);
    list_products(w, u, base, double_row(w->t->f, u), &k->list);
    add_terms(w, u, base, 1, k);
  }
}

/* ---- backward ---- */

/* Folds the terms of one block: those of all T' with j into G_j, and all into the first. */
CLT_INLINE void fold_terms(products *p, row8 *g) {
  int end = p->n;
  for (int d = p->doublings - 1; d >= 0; d--) {
    row8 sum = g[p->variable[d] + LOW];
    for (int i = end - 1; i >= p->begin[d]; i--) {
      row8 *parent = p->sum + p->parent[i];
      sum.lo += p->sum[i].lo;
      sum.hi += p->sum[i].hi;
      parent->lo += p->sum[i].lo;
      parent->hi += p->sum[i].hi;
    }
    g[p->variable[d] + LOW] = sum;
    end = p->begin[d];
  }
}

/* Adds the terms of row U with the variables `added` of T' above the leaf: to its G_j and their
** sum. */
CLT_INLINE void gather_terms(const clt_sweep *w, size_t u, size_t added, row8 *g, desk *k) {
  size_t block = u >> w->leaf | added, base = block << w->leaf;
  const clt_exact_block *b = w->t->block + block;
  row8 start = {{1.0, 1.0, 1.0, 1.0}, {1.0, 1.0, 1.0, 1.0}};
  if (b->flat) {
    if (!flat_start(w, b, u, added << w->leaf, &start)) return;
    flat_low(w->t, b, u, &k->low);
    flat_products(w, b, u, &start, INNER, &k->list);
    flat_take(w, base, !added, g, k);
  } else {
    if (!step_top(w->t, u, added << w->leaf, &start)) return;
    k->low.gauge = -1;
    list_products(w, u, base, &start, &k->list);
    take_terms(w, u, base, added ? 0 : 1, g, k);
  }
  fold_terms(&k->list, g);
  const row8 *sum = k->list.sum;
  g[w->t->m].lo += sum->lo;
  g[w->t->m].hi += sum->hi;
  for (size_t left = added; left; left &= left - 1) {
    row8 *above = g + clt_lowest(left) + w->leaf + LOW;
    above->lo += sum->lo;
    above->hi += sum->hi;
  }
}

/* B within a row, and the terms of G_j with T within the low three. */
CLT_INLINE void solve_backward(const clt_sweep *w, size_t row, row8 *g, desk *k) {
  clt_exact_weights *t = w->t;
  size_t at = row * CLT_EXACT_ROW, last = ((size_t)1 << t->m) - 1;
  const double *other = (const double *)(const void *)(g + t->m);
  make_low(t, row, t->gauge_of[row], &k->low);
  for (int u = CLT_EXACT_ROW - 1; u >= 0; u--) {
    double x = 0.0;
    for (int added = 7 & ~u; added; added = (added - 1) & 7 & ~u) {
      double term = low_coefficient(t, &k->low, row, u, added) * t->b[at + (size_t)(u | added)];
      x += term;
      for (int j = 0; j < LOW; j++) {
        if (added >> j & 1) ((double *)(void *)(g + j))[u] += term;
      }
    }
    double b = at + (size_t)u == last ? 1.0 : -(other[u] + x);
    t->b[at + (size_t)u] = b * t->out[at + (size_t)u];
  }
}

/* P(nondesc(j) = U) for a row, summed by the variables in U, and what takes the place of A_j. */
CLT_INLINE void take_row(const clt_sweep *w, size_t row, int j, const row8 *probability, desk *k) {
  row8 *total = &k->total[j];
  total->lo += probability->lo;
  total->hi += probability->hi;
  size_t within = ((size_t)1 << w->leaf) - 1;
  for (size_t left = row & within; left; left &= left - 1) {
    row8 *above = &k->above[j][clt_lowest(left) + LOW];
    above->lo += probability->lo;
    above->hi += probability->hi;
  }
}

/* a = p / a, 0 where a is 0. */
CLT_INLINE void divide_into(v4d *a, const v4d *p) {
  v4l some = *a != 0.0;
  *a = v4_select(some, *p / v4_select(some, *a, v4_all(1.0)), v4_all(0.0));
}

CLT_INLINE void finish_row(const clt_sweep *w, size_t row, const row8 *g, desk *k) {
  clt_exact_weights *t = w->t;
  const row8 *f = double_row(t->f, row);
  v4d scale = v4_all(-1.0 / w->z);
  for (int j = 0; j < t->m; j++) {
    if (j >= LOW && row >> (j - LOW) & 1) continue;
    row8 p = {f->lo * g[j].lo * scale, f->hi * g[j].hi * scale};
    take_row(w, row, j, &p, k);
    if (j >= LOW) {
      row8 *a = double_row(t->a[j], clt_squeeze(row, j - LOW));
      divide_into(&a->lo, &p.lo);
      divide_into(&a->hi, &p.hi);
      continue;
    }
    v4d *a = (v4d *)(void *)t->a[j] + row, without = p.lo;
    if (j == 0) without = __builtin_shufflevector(p.lo, p.hi, 0, 2, 4, 6);
    if (j == 1) without = __builtin_shufflevector(p.lo, p.hi, 0, 1, 4, 5);
    divide_into(a, &without);
  }
}

/* The same for a variable outside: all terms, T empty included, by F. */
CLT_INLINE void finish_outside(const clt_sweep *w, size_t row, const row8 *total, desk *k) {
  clt_exact_weights *t = w->t;
  size_t at = row * CLT_EXACT_ROW;
  row8 p = *total;
  double *x = (double *)(void *)&p;
  make_low(t, row, t->gauge_of[row], &k->low);
  for (int u = 0; u < CLT_EXACT_ROW; u++) {
    x[u] += t->b[at + (size_t)u] * t->in[at + (size_t)u];
    for (int added = 7 & ~u; added; added = (added - 1) & 7 & ~u) {
      x[u] += low_coefficient(t, &k->low, row, u, added) * t->b[at + (size_t)(u | added)];
    }
    x[u] *= t->f[at + (size_t)u] / w->z;
  }
  take_row(w, row, 0, &p, k);
}

static double lanes_sum(const row8 *r, int mask) {
  const double *x = (const double *)(const void *)r;
  double sum = 0.0;
  for (int u = 0; u < CLT_EXACT_ROW; u++) {
    if ((u & mask) == mask) sum += x[u];
  }
  return sum;
}

/* What a block adds to nondescendant[j][k]. */
static void finish_block(const clt_sweep *w, size_t block, const desk *k) {
  int m = w->t->m;
  double *to = w->partial + block * (size_t)(m * m);
  for (int j = 0; j < m; j++) {
    for (int i = 0; i < m; i++) {
      if (i < LOW) {
        to[j * m + i] = lanes_sum(&k->total[j], 1 << i);
      } else if (i - LOW < w->leaf) {
        to[j * m + i] = lanes_sum(&k->above[j][i], 0);
      } else {
        to[j * m + i] = block >> (i - LOW - w->leaf) & 1 ? lanes_sum(&k->total[j], 0) : 0.0;
      }
    }
  }
}

/* No order of any weight passes through a row. */
static void clear_row(const clt_sweep *w, size_t row) {
  clt_exact_weights *t = w->t;
  memset(t->b + row * CLT_EXACT_ROW, 0, CLT_EXACT_ROW * sizeof(double));
  for (int j = 0; j < LOW; j++) memset(t->a[j] + row * 4, 0, 4 * sizeof(double));
  for (int j = LOW; j < t->m; j++) {
    if (row >> (j - LOW) & 1) continue;
    memset(double_row(t->a[j], clt_squeeze(row, j - LOW)), 0, sizeof(row8));
  }
}

/* The terms of a block's rows that lead to other blocks, one such block after the other. */
CLT_INLINE bool gather_others(clt_sweep *w, size_t block, int worker) {
  desk *k = w->desks[worker];
  size_t rows = (size_t)1 << w->leaf, width = (size_t)w->t->m + 1;
  size_t rest = (((size_t)1 << (w->high - w->leaf)) - 1) & ~block, added = (0 - rest) & rest;
  memset(k->g, 0, rows * width * sizeof *k->g);
  for (; added; added = (added - rest) & rest) {
    if (stopped(w, worker)) return false;
    for (size_t i = 0; i < rows; i++) {
      size_t u = block << w->leaf | i;
      if (w->t->relevant[u]) w->lanes.gather(w, u, added, k->g + i * width, k);
    }
  }
  return true;
}

CLT_INLINE void backward_block(clt_sweep *w, size_t block, int worker) {
  desk *k = w->desks[worker];
  memset(k->above, 0, sizeof k->above);
  memset(k->total, 0, sizeof k->total);
  if (!gather_others(w, block, worker)) return;
  for (size_t i = (size_t)1 << w->leaf; i-- > 0;) {
    size_t row = block << w->leaf | i;
    row8 *g = k->g + i * ((size_t)w->t->m + 1);
    if (!w->t->relevant[row]) {
      if (!w->outside) clear_row(w, row);
      continue;
    }
    k->low.gauge = -1;
    w->lanes.gather(w, row, 0, g, k);
    if (w->outside) {
      finish_outside(w, row, g + w->t->m, k);
    } else {
      solve_backward(w, row, g, k);
      finish_row(w, row, g, k);
    }
  }
  finish_block(w, block, k);
}

/* ---- for each processor, and the levels ---- */

static void forward_plain(void *work, size_t index, int worker) {
  clt_sweep *w = work;
  forward_block(w, w->block[w->first + index], worker);
}

static void gather_plain(const clt_sweep *w, size_t u, size_t added, row8 *g, desk *k) {
  gather_terms(w, u, added, g, k);
}

static void backward_plain(void *work, size_t index, int worker) {
  clt_sweep *w = work;
  backward_block(w, w->block[w->first + index], worker);
}

#ifdef CLT_LANES_AVX2
CLT_LANES_AVX2 static void forward_avx2(void *work, size_t index, int worker) {
  clt_sweep *w = work;
  forward_block(w, w->block[w->first + index], worker);
}

CLT_LANES_AVX2 static void gather_avx2(const clt_sweep *w, size_t u, size_t added, row8 *g,
                                       desk *k) {
  gather_terms(w, u, added, g, k);
}

CLT_LANES_AVX2 static void backward_avx2(void *work, size_t index, int worker) {
  clt_sweep *w = work;
  backward_block(w, w->block[w->first + index], worker);
}
#endif

static sweep_lanes choose_lanes(void) {
#ifdef CLT_LANES_AVX2
  if (clt_simd_avx2()) return (sweep_lanes){forward_avx2, gather_avx2, backward_avx2};
#endif
  return (sweep_lanes){forward_plain, gather_plain, backward_plain};
}

static void begin(clt_sweep *s, clt_exact_weights *t, clt_task *task) {
  s->t = t;
  s->task = task;
  s->lanes = choose_lanes();
  atomic_store(&s->stop, false);
}

static bool run_level(clt_sweep *s, int level, sweep_job *job) {
  s->first = s->level[level];
  return clt_task_run(s->task, s->level[level + 1] - s->first, job, s);
}

bool clt_sweep_forward(clt_sweep *s, clt_exact_weights *t, clt_task *task) {
  begin(s, t, task);
  memset(t->f, 0, sizeof *t->f << t->m);
  for (int level = 0; level <= s->high - s->leaf; level++) {
    if (!run_level(s, level, s->lanes.forward)) return false;
  }
  s->z = t->f[((size_t)1 << t->m) - 1];
  return true;
}

/* The sums over all blocks, in their order. */
static void sum_partial(const clt_sweep *s, int rows, double *sums) {
  size_t m = (size_t)s->t->m, entries = (size_t)rows * m;
  memset(sums, 0, entries * sizeof *sums);
  for (size_t block = 0; block < (size_t)1 << (s->high - s->leaf); block++) {
    const double *part = s->partial + block * m * m;
    for (size_t i = 0; i < entries; i++) sums[i] += part[i];
  }
}

static bool run_backward(clt_sweep *s) {
  for (int level = s->high - s->leaf; level >= 0; level--) {
    if (!run_level(s, level, s->lanes.backward)) return false;
  }
  return true;
}

bool clt_sweep_backward(clt_sweep *s, clt_exact_weights *t, double *nondescendant, clt_task *task) {
  begin(s, t, task);
  s->outside = false;
  if (!run_backward(s)) return false;
  sum_partial(s, t->m, nondescendant);
  return true;
}

bool clt_sweep_outside(clt_sweep *s, clt_exact_weights *t, double z, double *not_reached,
                       clt_task *task) {
  begin(s, t, task);
  s->outside = true;
  s->z = z;
  if (!run_backward(s)) return false;
  sum_partial(s, 1, not_reached);
  return true;
}
