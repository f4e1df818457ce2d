/* The sweeps over pairs of subsets (sweep.h). */
#include "graph/exact/sweep.h"

#include <string.h>

#include "graph/simd.h"

enum { LOW = 3, MAX_LEAF = 9 };

/* Eight lanes: the subsets of a row. */
typedef struct row8 {
  v4d lo, hi;
} row8;

/* The products K(U, T') for one row U and the T' of one block, and what is made of them. */
typedef struct products {
  row8 value[1 << MAX_LEAF]; /* times (-1)^|T'| */
  row8 sum[1 << MAX_LEAF];   /* backward: their terms, folded from the end */
  int at[1 << MAX_LEAF];     /* row within the target block */
  int parent[1 << MAX_LEAF]; /* the product it was made from, by one variable more */
  int begin[MAX_LEAF + 1];   /* where each doubling begins */
  int variable[MAX_LEAF];    /* its variable, as a bit of the row index */
  int doublings;
  int n;
} products;

/* The low three variables' coefficients for one row U, by the subset t of them that is added: lane
** u holds (-1)^|t| prod_{j in t} A_j(U) in the gauge; for t of 4 and above only the lower lanes can
** be other than 0. */
typedef struct low_matrix {
  v4d lo[8], hi[4];
  int gauge; /* the gauge it is for; -1: not made yet */
} low_matrix;

/* What one worker needs. */
typedef struct desk {
  products list;
  low_matrix low;
  row8 g[CLT_EXACT_MAX];                    /* G_j of the row at hand, before its sign */
  row8 above[CLT_EXACT_MAX][CLT_EXACT_MAX]; /* P(nondesc(j) = U) summed over rows U with bit k */
  row8 total[CLT_EXACT_MAX];                /* the same over all rows */
} desk;

struct clt_sweep {
  clt_exact_weights *t;
  clt_task *task;
  int high;                          /* bits of a row's index */
  int leaf;                          /* bits of a row's index within its block */
  uint32_t *block;                   /* [2^(high - leaf)] blocks by number of variables */
  uint32_t level[CLT_EXACT_MAX + 2]; /* where in `block` each number begins */
  uint32_t first;                    /* first job's place in `block` */
  desk **desks;                      /* [workers] */
  double *partial;                   /* [blocks * m * m] sums of one block */
  double z;                          /* F(V) */
  bool outside;                      /* the sweep for a variable outside: B is given */
  atomic_bool stop;                  /* workers other than the first look here */
};

/* Small tables are one block. Of large ones a block's rows stay in the nearest cache, there are
** blocks enough for threads, and the largest job takes well under 100 ms with 22 variables. */
static int leaf_of(int high) {
  if (high <= MAX_LEAF) return high;
  return high <= 12 ? 6 : 7;
}

double clt_sweep_bytes(int m, int workers) {
  int high = m - LOW;
  double blocks = (double)((size_t)1 << (high - leaf_of(high)));
  return blocks * (m * m * 8.0 + 4.0) + workers * (double)sizeof(desk);
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
  s->leaf = leaf_of(s->high);
  size_t blocks = (size_t)1 << (s->high - s->leaf);
  s->block = clt_arena_take(arena, blocks, sizeof *s->block);
  s->partial = clt_arena_take(arena, blocks * (size_t)(m * m), sizeof *s->partial);
  s->desks = clt_arena_take(arena, (size_t)workers, sizeof *s->desks);
  for (int w = 0; w < workers && !clt_arena_failed(arena); w++) {
    s->desks[w] = clt_arena_take(arena, 1, sizeof **s->desks);
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

/* ---- products along T' ---- */

CLT_INLINE const v4i *scale_row(const clt_exact_weights *t, size_t row) {
  return (const v4i *)(const void *)(t->c + row * CLT_EXACT_ROW);
}

/* c(S + j) - c(S) for row s, j being bit `bit` of the row index. */
CLT_INLINE v8i scale_step(const clt_exact_weights *t, size_t s, int bit) {
  const v8i *c = (const v8i *)(const void *)t->c;
  return c[s | (size_t)1 << bit] - c[s];
}

CLT_INLINE row8 *double_row(double *array, size_t row) {
  return (row8 *)(void *)(array + row * CLT_EXACT_ROW);
}

/* For one row U and a variable j, bit `bit` of the row index: -A_j(U), and c(U + j) - c(U). */
typedef struct factor {
  row8 a;
  v8i scale;
} factor;

CLT_INLINE factor factor_of(const clt_exact_weights *t, size_t u, int bit) {
  const row8 *a = double_row(t->a[bit + LOW], clt_squeeze(u, bit));
  return (factor){{-a->lo, -a->hi}, scale_step(t, u, bit)};
}

/* K(U, T' + j) from K(U, T') where S = U + T' is row s; false if it is negligible. (The lanes have
** one sign, that of T'.) */
CLT_INLINE bool step(const clt_exact_weights *t, const factor *f, int bit, size_t s, const row8 *k,
                     row8 *next) {
  v8i e = f->scale - scale_step(t, s, bit);
  v4_bias(v8i, e);
  v4d lo = k->lo * f->a.lo * v4_power(__builtin_shufflevector(e, e, 0, 1, 2, 3));
  v4d hi = k->hi * f->a.hi * v4_power(__builtin_shufflevector(e, e, 4, 5, 6, 7));
  next->lo = lo;
  next->hi = hi;
  lo += hi;
  double sum = (lo[0] + lo[2]) + (lo[1] + lo[3]);
  return sum > 0x1p-200 || sum < -0x1p-200;
}

/* K(U, T') for T' above the leaf, starting from *k; false if it is negligible. */
CLT_INLINE bool step_top(const clt_exact_weights *t, size_t u, size_t added, row8 *k) {
  size_t s = u;
  for (; added; added &= added - 1) {
    int bit = clt_lowest(added);
    factor f = factor_of(t, u, bit);
    if (!step(t, &f, bit, s, k, k)) return false;
    s |= (size_t)1 << bit;
  }
  return true;
}

/* The list of all products within the target block, whose rows begin at `base`, starting from k. */
CLT_INLINE void list_products(const clt_sweep *w, size_t u, size_t base, const row8 *k,
                              products *p) {
  size_t within = ((size_t)1 << w->leaf) - 1;
  p->value[0] = *k;
  p->at[0] = (int)(u & within);
  p->n = 1;
  p->doublings = 0;
  for (size_t left = within & ~u; left; left &= left - 1) {
    int bit = clt_lowest(left), before = p->n;
    factor f = factor_of(w->t, u, bit);
    p->variable[p->doublings] = bit;
    p->begin[p->doublings++] = before;
    for (int i = 0; i < before; i++) {
      size_t s = base | (size_t)p->at[i];
      if (!step(w->t, &f, bit, s, &p->value[i], &p->value[p->n])) continue;
      p->at[p->n] = p->at[i] | 1 << bit;
      p->parent[p->n++] = i;
    }
  }
}

/* ---- the low three variables ---- */

/* A_j of the low variables with 0 in the lanes that contain j. */
CLT_INLINE void low_factors(const clt_exact_weights *t, size_t u, row8 *a0, row8 *a1, v4d *a2) {
  const v4d zero = {0.0, 0.0, 0.0, 0.0};
  v4d x = ((const v4d *)(const void *)t->a[0])[u];
  a0->lo = __builtin_shufflevector(x, zero, 0, 4, 1, 4);
  a0->hi = __builtin_shufflevector(x, zero, 2, 4, 3, 4);
  x = ((const v4d *)(const void *)t->a[1])[u];
  a1->lo = __builtin_shufflevector(x, zero, 0, 1, 4, 4);
  a1->hi = __builtin_shufflevector(x, zero, 2, 3, 4, 4);
  *a2 = ((const v4d *)(const void *)t->a[2])[u];
}

/*
** The low variables' part of K(U, T) in the gauge, for a row of eight U and every subset T of the
** low variables 0, 1, 2 (number t = 1, 2, 4 and their sums):
**
**   (-1)^|T| prod_{j in T} A_j(U) 2^(sum_{j in T} (c(U + j) - c(U)) + g(U) - g(U + T))
**
** A_j(U) is stored as A_j(U) 2^(c(U) - c(U + j)), hence the first sum in the exponent, which takes
** that back. Lanes are the U: `lo` those without variable 2, `hi` those with it. To add variable 0
** is to go to lane ^ 1, variable 1 to lane ^ 2, both to lane ^ 3, and variable 2 from lo to hi; so
**
**   d0, d1, d2   c(U + 0) - c(U), c(U + 1) - c(U), c(U + 2) - c(U) for the lower four U
**   e0, e1       the first two for the upper four, which have variable 2 already
**   g[0], g[1]   g(U) of the lower and of the upper four; from the lower four g(U + T) is a lane
**                of g[0] for t < 4, of g[1] for t >= 4
**
** The differences are meaningless in a lane whose U contains a variable of T: A_j is 0 there
** (low_factors()), and what v4_pow2() makes of any exponent is finite.
*/
CLT_INLINE void make_low(const clt_exact_weights *t, size_t u, int gauge, low_matrix *m) {
  row8 a0, a1;
  v4d a2;
  low_factors(t, u, &a0, &a1, &a2);
  const v4i *c = scale_row(t, u), *g = (const v4i *)(const void *)t->gauge[gauge].g;
  v4i d0 = v4_xor1(c[0]) - c[0], d1 = v4_xor2(c[0]) - c[0], d2 = c[1] - c[0];
  v4i e0 = v4_xor1(c[1]) - c[1], e1 = v4_xor2(c[1]) - c[1];
  v4i up = g[0] - g[1];
  m->lo[1] = -a0.lo * v4_pow2(d0 + g[0] - v4_xor1(g[0]));
  m->lo[2] = -a1.lo * v4_pow2(d1 + g[0] - v4_xor2(g[0]));
  m->lo[3] = a0.lo * a1.lo * v4_pow2(d0 + d1 + g[0] - v4_xor3(g[0]));
  m->hi[1] = -a0.hi * v4_pow2(e0 + g[1] - v4_xor1(g[1]));
  m->hi[2] = -a1.hi * v4_pow2(e1 + g[1] - v4_xor2(g[1]));
  m->hi[3] = a0.hi * a1.hi * v4_pow2(e0 + e1 + g[1] - v4_xor3(g[1]));
  m->lo[4] = -a2 * v4_pow2(d2 + up);
  m->lo[5] = a0.lo * a2 * v4_pow2(d0 + d2 + g[0] - v4_xor1(g[1]));
  m->lo[6] = a1.lo * a2 * v4_pow2(d1 + d2 + g[0] - v4_xor2(g[1]));
  m->lo[7] = -a0.lo * a1.lo * a2 * v4_pow2(d0 + d1 + d2 + g[0] - v4_xor3(g[1]));
  m->gauge = gauge;
}

/* One coefficient of the matrix within U's own row, on the scale c: from U to U + t. */
static double low_coefficient(const clt_exact_weights *t, const low_matrix *m, size_t row, int u,
                              int added) {
  size_t at = row * CLT_EXACT_ROW;
  double x = u < 4 ? m->lo[added][u] : m->hi[added][u - 4];
  return x * t->in[at + (size_t)u];
}

/* ---- forward ---- */

/* Adds the terms of the products from number `from` on to the rows of F. */
CLT_INLINE void add_terms(const clt_sweep *w, size_t u, size_t base, int from, desk *k) {
  const products *p = &k->list;
  clt_exact_weights *t = w->t;
  low_matrix *m = &k->low;
  for (int i = from; i < p->n; i++) {
    size_t s = base | (size_t)p->at[i];
    if (!t->relevant[s]) continue;
    if (m->gauge != t->gauge_of[s]) make_low(t, u, t->gauge_of[s], m);
    const row8 *in = double_row(t->in, s), *out = double_row(t->out, s);
    v4d lo = p->value[i].lo * in->lo, hi = p->value[i].hi * in->hi;
    v4d y_lo = lo + v4_xor1(m->lo[1] * lo) + v4_xor2(m->lo[2] * lo) + v4_xor3(m->lo[3] * lo);
    v4d y_hi = hi + v4_xor1(m->hi[1] * hi) + v4_xor2(m->hi[2] * hi) + v4_xor3(m->hi[3] * hi);
    v4d z_hi =
        m->lo[4] * lo + v4_xor1(m->lo[5] * lo) + v4_xor2(m->lo[6] * lo) + v4_xor3(m->lo[7] * lo);
    row8 *f = double_row(t->f, s);
    f->lo += out->lo * y_lo;
    f->hi += out->hi * (y_hi + z_hi);
  }
}

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

CLT_INLINE void forward_block(clt_sweep *w, size_t block, int worker) {
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

/* Terms of the products from number `from` on: sums for the fold, and the low variables' G. */
CLT_INLINE void take_terms(const clt_sweep *w, size_t u, size_t base, int from, desk *k) {
  products *p = &k->list;
  clt_exact_weights *t = w->t;
  low_matrix *m = &k->low;
  const row8 none = {{0.0, 0.0, 0.0, 0.0}, {0.0, 0.0, 0.0, 0.0}};
  p->sum[0] = none;
  for (int i = from; i < p->n; i++) {
    size_t s = base | (size_t)p->at[i];
    p->sum[i] = none;
    if (!t->relevant[s]) continue;
    if (m->gauge != t->gauge_of[s]) make_low(t, u, t->gauge_of[s], m);
    const row8 *in = double_row(t->in, s), *b = double_row(t->b, s);
    v4d lo = p->value[i].lo * in->lo, hi = p->value[i].hi * in->hi;
    v4d lo1 = m->lo[1] * v4_xor1(b->lo), lo2 = m->lo[2] * v4_xor2(b->lo);
    v4d lo3 = m->lo[3] * v4_xor3(b->lo), lo4 = m->lo[4] * b->hi;
    v4d lo5 = m->lo[5] * v4_xor1(b->hi), lo6 = m->lo[6] * v4_xor2(b->hi);
    v4d lo7 = m->lo[7] * v4_xor3(b->hi);
    v4d hi1 = m->hi[1] * v4_xor1(b->hi), hi2 = m->hi[2] * v4_xor2(b->hi);
    v4d hi3 = m->hi[3] * v4_xor3(b->hi);
    v4d lo13 = lo1 + lo3, lo57 = lo5 + lo7, lo46 = lo4 + lo6, hi13 = hi1 + hi3;
    k->g[0].lo += (lo13 + lo57) * lo;
    k->g[0].hi += hi13 * hi;
    k->g[1].lo += ((lo2 + lo3) + (lo6 + lo7)) * lo;
    k->g[1].hi += (hi2 + hi3) * hi;
    k->g[2].lo += (lo46 + lo57) * lo;
    p->sum[i].lo = ((b->lo + lo2) + lo13 + (lo46 + lo57)) * lo;
    p->sum[i].hi = ((b->hi + hi2) + hi13) * hi;
  }
}

/* Folds the terms of one block: those of all T' with j into G_j, and all into the first. */
CLT_INLINE void fold_terms(desk *k) {
  products *p = &k->list;
  int end = p->n;
  for (int d = p->doublings - 1; d >= 0; d--) {
    row8 *g = &k->g[p->variable[d] + LOW];
    for (int i = end - 1; i >= p->begin[d]; i--) {
      g->lo += p->sum[i].lo;
      g->hi += p->sum[i].hi;
      p->sum[p->parent[i]].lo += p->sum[i].lo;
      p->sum[p->parent[i]].hi += p->sum[i].hi;
    }
    end = p->begin[d];
  }
}

/* All terms of row U with T' not empty; their sum. */
CLT_INLINE row8 gather_terms(clt_sweep *w, size_t u, desk *k) {
  size_t own = u >> w->leaf, rest = (((size_t)1 << (w->high - w->leaf)) - 1) & ~own, added = 0;
  row8 total = {{0.0, 0.0, 0.0, 0.0}, {0.0, 0.0, 0.0, 0.0}};
  memset(k->g, 0, sizeof k->g);
  k->low.gauge = -1;
  do {
    row8 one = {{1.0, 1.0, 1.0, 1.0}, {1.0, 1.0, 1.0, 1.0}};
    if (step_top(w->t, u, added << w->leaf, &one)) {
      size_t base = (own | added) << w->leaf;
      list_products(w, u, base, &one, &k->list);
      take_terms(w, u, base, added ? 0 : 1, k);
      fold_terms(k);
      total.lo += k->list.sum[0].lo;
      total.hi += k->list.sum[0].hi;
      for (size_t left = added; left; left &= left - 1) {
        row8 *g = &k->g[clt_lowest(left) + w->leaf + LOW];
        g->lo += k->list.sum[0].lo;
        g->hi += k->list.sum[0].hi;
      }
    }
    added = (added - rest) & rest;
  } while (added);
  return total;
}

/* B within a row, and the terms of G_j with T within the low three. */
CLT_INLINE void solve_backward(const clt_sweep *w, size_t row, const row8 *total, desk *k) {
  clt_exact_weights *t = w->t;
  size_t at = row * CLT_EXACT_ROW, last = ((size_t)1 << t->m) - 1;
  const double *other = (const double *)(const void *)total;
  if (k->low.gauge != t->gauge_of[row]) make_low(t, row, t->gauge_of[row], &k->low);
  for (int u = CLT_EXACT_ROW - 1; u >= 0; u--) {
    double x = 0.0;
    for (int added = 7 & ~u; added; added = (added - 1) & 7 & ~u) {
      double term = low_coefficient(t, &k->low, row, u, added) * t->b[at + (size_t)(u | added)];
      x += term;
      for (int j = 0; j < LOW; j++) {
        if (added >> j & 1) ((double *)(void *)&k->g[j])[u] += term;
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

CLT_INLINE void finish_row(const clt_sweep *w, size_t row, desk *k) {
  clt_exact_weights *t = w->t;
  const row8 *f = double_row(t->f, row);
  v4d scale = v4_all(-1.0 / w->z);
  for (int j = 0; j < t->m; j++) {
    if (j >= LOW && row >> (j - LOW) & 1) continue;
    row8 p = {f->lo * k->g[j].lo * scale, f->hi * k->g[j].hi * scale};
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
  if (k->low.gauge != t->gauge_of[row]) make_low(t, row, t->gauge_of[row], &k->low);
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

CLT_INLINE void backward_block(clt_sweep *w, size_t block, int worker) {
  desk *k = w->desks[worker];
  memset(k->above, 0, sizeof k->above);
  memset(k->total, 0, sizeof k->total);
  for (size_t i = (size_t)1 << w->leaf; i-- > 0;) {
    size_t row = block << w->leaf | i;
    if (stopped(w, worker)) return;
    if (!w->t->relevant[row]) {
      if (!w->outside) clear_row(w, row);
      continue;
    }
    row8 total = gather_terms(w, row, k);
    if (w->outside) {
      finish_outside(w, row, &total, k);
    } else {
      solve_backward(w, row, &total, k);
      finish_row(w, row, k);
    }
  }
  finish_block(w, block, k);
}

/* ---- for each processor, and the levels ---- */

static void forward_plain(void *work, size_t index, int worker) {
  clt_sweep *w = work;
  forward_block(w, w->block[w->first + index], worker);
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

CLT_LANES_AVX2 static void backward_avx2(void *work, size_t index, int worker) {
  clt_sweep *w = work;
  backward_block(w, w->block[w->first + index], worker);
}
#endif

typedef void block_job(void *work, size_t index, int worker);

static block_job *forward_job(void) {
#ifdef CLT_LANES_AVX2
  if (clt_simd_avx2()) return forward_avx2;
#endif
  return forward_plain;
}

static block_job *backward_job(void) {
#ifdef CLT_LANES_AVX2
  if (clt_simd_avx2()) return backward_avx2;
#endif
  return backward_plain;
}

static void begin(clt_sweep *s, clt_exact_weights *t, clt_task *task) {
  s->t = t;
  s->task = task;
  atomic_store(&s->stop, false);
}

static bool run_level(clt_sweep *s, int level, block_job *job) {
  s->first = s->level[level];
  return clt_task_run(s->task, s->level[level + 1] - s->first, job, s);
}

bool clt_sweep_forward(clt_sweep *s, clt_exact_weights *t, clt_task *task) {
  begin(s, t, task);
  memset(t->f, 0, sizeof *t->f << t->m);
  for (int level = 0; level <= s->high - s->leaf; level++) {
    if (!run_level(s, level, forward_job())) return false;
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
    if (!run_level(s, level, backward_job())) return false;
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
