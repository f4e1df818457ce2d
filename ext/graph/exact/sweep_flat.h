/*
** The steps of the sweeps (sweep.h) to flat blocks (weights.h). In a flat block's gauge a step from
** S to S + j has one factor for a row U wherever S is in the block, and the low variables' matrix
** is the product of theirs. So a product is a multiplication by the one before, and 27 terms are:
**
**   forward    12 multiplications and 12 additions of four doubles, 6 shuffles
**   backward   19 and 24 of them, the sums for all G_j included
**
** A processor that does four such operations a cycle, of which two are multiplications, takes 8 and
** 13 cycles for them; memory has no part in that, as a block's rows stay in the second cache. Fused
** multiply-add would save less than the shuffles' share, and in software, where a processor has
** none, it is slow; results must not depend on it, so it is not used.
**
** Part of sweep.c, all inline.
*/
#ifndef CLT_GRAPH_EXACT_SWEEP_FLAT_H
#define CLT_GRAPH_EXACT_SWEEP_FLAT_H

#include "graph/exact/sweep_rows.h"

/* What is less than that in a flat block's gauge has no bearing. */
#define FLAT_NEGLIGIBLE 0x1p-320

/* The factors of a row U in a flat block's gauge: A_j(U) 2^(c(U + j) - c(U) - slope_j). */
CLT_INLINE void flat_factor(row8 *a, const v8i *exponent) {
  const v4d least = v4_all(0x1p-600);
  v8i e = *exponent;
  v4_bias(v8i, e);
  a->lo *= v4_power(__builtin_shufflevector(e, e, 0, 1, 2, 3));
  a->hi *= v4_power(__builtin_shufflevector(e, e, 4, 5, 6, 7));
  a->lo = v4_select(a->lo > least, a->lo, v4_all(0.0));
  a->hi = v4_select(a->hi > least, a->hi, v4_all(0.0));
}

/* -A_j of a variable above the low three. */
CLT_INLINE row8 flat_high(const clt_exact_weights *t, const clt_exact_block *b, size_t u, int bit) {
  row8 a = *double_row(t->a[bit + LOW], clt_squeeze(u, bit));
  v8i e = scale_step(t, u, bit) - b->slope[bit + LOW];
  flat_factor(&a, &e);
  return (row8){-a.lo, -a.hi};
}

#define at_most(x, y) v4_select((x) < (y), x, y)

/* The low variables' matrix in a flat block's gauge. */
CLT_INLINE void flat_low(const clt_exact_weights *t, const clt_exact_block *b, size_t u,
                         low_matrix *m) {
  row8 a0, a1, a2 = {{0}, {0}};
  low_factors(t, u, &a0, &a1, &a2.lo);
  v8i c = ((const v8i *)(const void *)t->c)[u];
  v8i e = __builtin_shufflevector(c, c, 1, 0, 3, 2, 5, 4, 7, 6) - c - b->slope[0];
  flat_factor(&a0, &e);
  e = __builtin_shufflevector(c, c, 2, 3, 0, 1, 6, 7, 4, 5) - c - b->slope[1];
  flat_factor(&a1, &e);
  e = __builtin_shufflevector(c, c, 4, 5, 6, 7, 0, 1, 2, 3) - c - b->slope[2];
  flat_factor(&a2, &e);
  const v4d most = v4_all(0x1p1000);
  v4d lo3 = at_most(a0.lo * a1.lo, most), hi3 = at_most(a0.hi * a1.hi, most);
  v4d lo5 = at_most(a0.lo * a2.lo, most), lo6 = at_most(a1.lo * a2.lo, most);
  v4d lo7 = at_most(lo3 * a2.lo, most);
  m->lo[1] = -a0.lo;
  m->hi[1] = -a0.hi;
  m->lo[2] = -a1.lo;
  m->hi[2] = -a1.hi;
  m->lo[3] = lo3;
  m->hi[3] = hi3;
  m->lo[4] = -a2.lo;
  m->lo[5] = lo5;
  m->lo[6] = lo6;
  m->lo[7] = -lo7;
  m->gauge = -1;
}

/* K(U, T') for T' above the leaf, in the gauge of the block where it leads, starting from *k; false
** if it is negligible. At most four factors are multiplied before they are brought to scale. */
CLT_INLINE bool flat_start(const clt_sweep *w, const clt_exact_block *b, size_t u, size_t added,
                           row8 *k) {
  const clt_exact_weights *t = w->t;
  const v8i *c = (const v8i *)(const void *)t->c;
  v8i own = c[u], e = own;
  const int32_t *g = b->slope;
  int32_t base = clt_exact_block_base(t, b, u), g01 = g[0] + g[1];
  v8i low = {0, g[0], g[1], g01, g[2], g[2] + g[0], g[2] + g[1], g[2] + g01};
  size_t s = u;
  for (int n = 1; added; added &= added - 1, n++) {
    int bit = clt_lowest(added);
    const row8 *a = double_row(t->a[bit + LOW], clt_squeeze(u, bit));
    k->lo *= -a->lo;
    k->hi *= -a->hi;
    e += c[u | (size_t)1 << bit] - own;
    s |= (size_t)1 << bit;
    if (n % 4 == 0) {
      e -= c[s];
      v4_bias(v8i, e);
      k->lo *= v4_power(__builtin_shufflevector(e, e, 0, 1, 2, 3));
      k->hi *= v4_power(__builtin_shufflevector(e, e, 4, 5, 6, 7));
      e = c[s];
    }
  }
  e -= low + base;
  v4_bias(v8i, e);
  k->lo *= v4_power(__builtin_shufflevector(e, e, 0, 1, 2, 3));
  k->hi *= v4_power(__builtin_shufflevector(e, e, 4, 5, 6, 7));
  v4d lo = k->lo + k->hi;
  double sum = (lo[0] + lo[2]) + (lo[1] + lo[3]);
  return sum > FLAT_NEGLIGIBLE || sum < -FLAT_NEGLIGIBLE;
}

/* Doubles a list by variable `bit` with factor *f; what is negligible is left out. */
CLT_INLINE void flat_double_some(products *p, const row8 *f, int bit) {
  int before = p->n, n = before;
  for (int i = 0; i < before; i++) {
    row8 next = {p->value[i].lo * f->lo, p->value[i].hi * f->hi};
    p->value[n] = next;
    p->at[n] = p->at[i] | 1 << bit;
    p->parent[n] = i;
    double sum = row_sum(&next);
    n += sum > FLAT_NEGLIGIBLE || sum < -FLAT_NEGLIGIBLE;
  }
  p->n = n;
}

/* The same where nothing can be negligible. */
CLT_INLINE void flat_double_all(products *p, const row8 *f, int bit) {
  int before = p->n;
  const row8 *from = p->value;
  row8 *to = p->value + before;
  const int *at = p->at;
  int *at_to = p->at + before, *parent = p->parent + before;
  row8 by = *f;
  for (int i = 0; i < before; i++) {
    to[i].lo = from[i].lo * by.lo;
    to[i].hi = from[i].hi * by.hi;
    at_to[i] = at[i] | 1 << bit;
    parent[i] = i;
  }
  p->n = 2 * before;
}

/* The list of all products within a flat block but for those with the last variable, whose factor
** stands beside it. The lanes of `least` are not above those of any product. */
CLT_INLINE void flat_products(const clt_sweep *w, const clt_exact_block *b, size_t u, const row8 *k,
                              products *p) {
  size_t within = ((size_t)1 << w->leaf) - 1, left = within & ~u;
  const v4d one = v4_all(1.0);
  row8 least = *k;
  p->value[0] = *k;
  p->at[0] = (int)(u & within);
  p->n = 1;
  p->doublings = 0;
  for (; left & (left - 1); left &= left - 1) {
    int bit = clt_lowest(left);
    row8 f = flat_high(w->t, b, u, bit);
    least.lo *= at_most(-f.lo, one);
    least.hi *= at_most(-f.hi, one);
    p->variable[p->doublings] = bit;
    p->begin[p->doublings++] = p->n;
    double sum = row_sum(&least);
    if (sum > FLAT_NEGLIGIBLE || sum < -FLAT_NEGLIGIBLE) {
      flat_double_all(p, &f, bit);
    } else {
      flat_double_some(p, &f, bit);
    }
  }
  p->last = (row8){{0.0}, {0.0}};
  p->last_bit = (int)left;
  if (left) p->last = flat_high(w->t, b, u, clt_lowest(left));
}

/* Adds the terms of one product to its row of F, in the gauge; m as flat_turn() made it. */
CLT_INLINE void flat_term(const low_matrix *m, const row8 *k, row8 *f) {
  v4d lo = k->lo, hi = k->hi;
  v4d x1 = v4_xor1(lo), x2 = v4_xor2(lo), x3 = v4_xor2(x1);
  v4d z1 = v4_xor1(hi), z2 = v4_xor2(hi), z3 = v4_xor2(z1);
  f->lo += (lo + m->lo[1] * x1) + (m->lo[2] * x2 + m->lo[3] * x3);
  f->hi += ((hi + m->hi[1] * z1) + (m->hi[2] * z2 + m->hi[3] * z3)) +
           ((m->lo[4] * lo + m->lo[5] * x1) + (m->lo[6] * x2 + m->lo[7] * x3));
}

/* The low matrix by lanes of where it leads. */
CLT_INLINE low_matrix flat_turn(const low_matrix *m) {
  low_matrix t = *m;
  t.lo[1] = v4_xor1(m->lo[1]);
  t.lo[2] = v4_xor2(m->lo[2]);
  t.lo[3] = v4_xor3(m->lo[3]);
  t.lo[5] = v4_xor1(m->lo[5]);
  t.lo[6] = v4_xor2(m->lo[6]);
  t.lo[7] = v4_xor3(m->lo[7]);
  t.hi[1] = v4_xor1(m->hi[1]);
  t.hi[2] = v4_xor2(m->hi[2]);
  t.hi[3] = v4_xor3(m->hi[3]);
  return t;
}

/* Adds the terms of all products to the rows of F, in the gauge; `own`: but for the first. */
CLT_INLINE void flat_add(const clt_sweep *w, size_t base, bool own, desk *k) {
  const products *p = &k->list;
  const low_matrix m = flat_turn(&k->low);
  row8 *rows = double_row(w->t->f, base);
  int bit = p->last_bit;
  for (int i = 0; i < p->n; i++) {
    row8 one = p->value[i], two = {one.lo * p->last.lo, one.hi * p->last.hi};
    if (i || !own) flat_term(&m, &one, rows + p->at[i]);
    flat_term(&m, &two, rows + (p->at[i] | bit));
  }
}

/* What the terms of a row U in a flat block are summed into. */
typedef struct flat_sums {
  row8 g0, g1;
  v4d g2;
} flat_sums;

/* One product's terms. */
CLT_INLINE row8 flat_gather(const low_matrix *m, const row8 *k, const row8 *b, flat_sums *g) {
  v4d lo = k->lo, hi = k->hi;
  v4d x = b->lo, z = b->hi, x1 = v4_xor1(x), x2 = v4_xor2(x), x3 = v4_xor2(x1);
  v4d z1 = v4_xor1(z), z2 = v4_xor2(z), z3 = v4_xor2(z1);
  v4d lo1 = m->lo[1] * x1, lo2 = m->lo[2] * x2, lo3 = m->lo[3] * x3, lo4 = m->lo[4] * z;
  v4d lo5 = m->lo[5] * z1, lo6 = m->lo[6] * z2, lo7 = m->lo[7] * z3;
  v4d hi1 = m->hi[1] * z1, hi2 = m->hi[2] * z2, hi3 = m->hi[3] * z3;
  v4d lo13 = lo1 + lo3, lo57 = lo5 + lo7, hi13 = hi1 + hi3, lo4567 = (lo4 + lo6) + lo57;
  g->g0.lo += (lo13 + lo57) * lo;
  g->g0.hi += hi13 * hi;
  g->g1.lo += ((lo2 + lo3) + (lo6 + lo7)) * lo;
  g->g1.hi += (hi2 + hi3) * hi;
  g->g2 += lo4567 * lo;
  return (row8){((x + lo2) + lo13 + lo4567) * lo, ((z + hi2) + hi13) * hi};
}

/* The terms of row U in a flat block; `own`: but for the first product's. */
CLT_INLINE void flat_take(const clt_sweep *w, size_t base, bool own, row8 *g, desk *k) {
  products *p = &k->list;
  const low_matrix m = k->low;
  flat_sums s = {g[0], g[1], g[2].lo};
  row8 last = {{0.0}, {0.0}};
  const row8 *rows = double_row(w->t->b, base);
  int bit = p->last_bit;
  p->sum[0] = last;
  if (own && !bit) return; /* the row has no B yet */
  for (int i = 0; i < p->n; i++) {
    row8 k1 = p->value[i], k2 = {k1.lo * p->last.lo, k1.hi * p->last.hi}, one = {{0.0}, {0.0}};
    if (i || !own) one = flat_gather(&m, &k1, rows + p->at[i], &s);
    row8 two = flat_gather(&m, &k2, rows + (p->at[i] | bit), &s);
    last.lo += two.lo;
    last.hi += two.hi;
    p->sum[i].lo = one.lo + two.lo;
    p->sum[i].hi = one.hi + two.hi;
  }
  g[0] = s.g0;
  g[1] = s.g1;
  g[2].lo = s.g2;
  if (!bit) return;
  row8 *above = g + clt_lowest((uint64_t)bit) + LOW;
  above->lo += last.lo;
  above->hi += last.hi;
}

#endif
