/*
** The steps of the sweeps (sweep.h) to blocks that are not flat (weights.h): every product is
** brought to the scale of where it leads, and dropped if it is negligible. Part of sweep.c, all
** inline.
*/
#ifndef CLT_GRAPH_EXACT_SWEEP_SCALED_H
#define CLT_GRAPH_EXACT_SWEEP_SCALED_H

#include "graph/exact/sweep_rows.h"

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

/* Terms of the products from number `from` on: sums for the fold, and the low variables' G. */
CLT_INLINE void take_terms(const clt_sweep *w, size_t u, size_t base, int from, row8 *g, desk *k) {
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
    g[0].lo += (lo13 + lo57) * lo;
    g[0].hi += hi13 * hi;
    g[1].lo += ((lo2 + lo3) + (lo6 + lo7)) * lo;
    g[1].hi += (hi2 + hi3) * hi;
    g[2].lo += (lo46 + lo57) * lo;
    p->sum[i].lo = ((b->lo + lo2) + lo13 + (lo46 + lo57)) * lo;
    p->sum[i].hi = ((b->hi + hi2) + hi13) * hi;
  }
}

#endif
