/*
** The steps of the sweeps (sweep.h) to flat blocks (weights.h). In a flat block's gauge a step from
** S to S + j has one factor for a row U wherever S is in the block, and the low variables' matrix
** is the product of theirs. So a product is a multiplication by the one before, and 27 terms are:
**
**   forward    12 multiplications and 12 additions of four doubles, 6 shuffles
**   backward   15 and 14 of them, 5 shuffles, the sums for all G_j included
**
** Backward, the sum over the T' is not taken product by product. It is a polynomial linear in every
** factor, and G_j its derivative by the factor of j, times that. By Horner's rule, three variables
** at a time, seven multiplications and additions take the sum over eight T' with one K(U, T'), four
** more the derivatives, and four add them up; what remains is a list of an eighth of the products.
** All that is by pairs of subsets of the low three variables (sweep_pairs.h); their matrix comes
** last, as it is the same for all T'. (Nothing overflows before K comes in: A_j(U) grows with U and
** at a subset in the block is, like c, at most 241 bits above its slope, several of them together.)
**
** A processor that does four such operations a cycle, of which two are multiplications, takes 8
** cycles for them either way. It comes to 9 forward and to 12 backward, where the loads are nearly
** as many as there is time for, with 200 cycles more for a row and a block that it leads to; the
** list and its factors come on top. Memory has no part in that, as a block's rows stay in the
** second cache. Fused multiply-add would save additions, but in software, where a processor has
** none, it is slow; results must not depend on it, so it is not used.
**
** Part of sweep.c, all inline.
*/
#ifndef CLT_GRAPH_EXACT_SWEEP_FLAT_H
#define CLT_GRAPH_EXACT_SWEEP_FLAT_H

#include <stddef.h>

#include "graph/exact/sweep_pairs.h"

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

/* The list of all products within a flat block but for those with the innermost variables, `inner`
** of them, whose factors stand beside it. The lanes of `least` are not above those of any other. */
CLT_INLINE void flat_products(const clt_sweep *w, const clt_exact_block *b, size_t u, const row8 *k,
                              int inner, products *p) {
  size_t within = ((size_t)1 << w->leaf) - 1, left = within & ~u;
  const v4d one = v4_all(1.0);
  row8 least = *k;
  p->value[0] = *k;
  p->at[0] = (int)(u & within);
  p->n = 1;
  p->doublings = 0;
  for (int i = 0; i < inner; i++, left &= left - 1) {
    p->inner_bit[i] = (int)(left & (0 - left));
    p->inner[i] = (row8){{0.0}, {0.0}};
    if (left) p->inner[i] = flat_high(w->t, b, u, clt_lowest(left));
  }
  for (; left; left &= left - 1) {
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

/* Adds the terms of all products to the rows of F, in the gauge, one variable being the innermost;
** `own`: but for the first. */
CLT_INLINE void flat_add(const clt_sweep *w, size_t base, bool own, desk *k) {
  const products *p = &k->list;
  const low_matrix m = flat_turn(&k->low);
  row8 *rows = double_row(w->t->f, base);
  const row8 inner = p->inner[0];
  int bit = p->inner_bit[0];
  for (int i = 0; i < p->n; i++) {
    row8 one = p->value[i], two = {one.lo * inner.lo, one.hi * inner.hi};
    if (i || !own) flat_term(&m, &one, rows + p->at[i]);
    flat_term(&m, &two, rows + (p->at[i] | bit));
  }
}

/* The sum of the rows r[0], r[a], r[b], r[a + b] times 1, x, y, xy, and its derivatives by x, y. */
typedef struct flat_four {
  v4d all, with_a, with_b;
} flat_four;

CLT_INLINE flat_four flat_gather(int v, const row8 *r, ptrdiff_t a, ptrdiff_t b, const v4d *x,
                                 const v4d *y) {
  flat_four s;
  v4d ra = pair_to(v, r + a), rab = pair_to(v, r + a + b);
  s.with_b = pair_to(v, r + b) + *x * rab;
  s.with_a = ra + *y * rab;
  s.all = (pair_to(v, r) + *x * ra) + *y * s.with_b;
  return s;
}

/* By pair, before the low matrix: the terms of a row U, and those with each of the innermost
** variables but for its factor. */
typedef struct flat_sums {
  pairs all, with[INNER];
} flat_sums;

/* Vector v of the terms of a product and of its multiples by the innermost variables, whose factors
** are f. */
CLT_INLINE v4d flat_eight(int v, const products *p, int i, const row8 *rows, const pairs *f,
                          flat_sums *s) {
  const ptrdiff_t a = p->inner_bit[0], b = p->inner_bit[1], c = p->inner_bit[2];
  const v4d x = f[0].x[v], y = f[1].x[v], z = f[2].x[v];
  flat_four h = flat_gather(v, rows + p->at[i] + c, a, b, &x, &y);
  flat_four l = flat_gather(v, rows + p->at[i], a, b, &x, &y);
  v4d k = pair_from(v, p->value + i), all = k * (l.all + z * h.all);
  s->with[0].x[v] += k * (l.with_a + z * h.with_a);
  s->with[1].x[v] += k * (l.with_b + z * h.with_b);
  s->with[2].x[v] += k * h.all;
  s->all.x[v] += all;
  return all;
}

/* The terms of all products; their sums for the fold. */
CLT_INLINE void flat_walk(products *p, const row8 *rows, const pairs *m, flat_sums *s) {
  pairs f[INNER];
  pair_clear(&s->all);
  for (int i = 0; i < INNER; i++) {
    f[i] = pair_row(p->inner + i);
    pair_clear(s->with + i);
  }
  for (int i = 0; i < p->n; i++) {
    pairs sum;
    sum.x[0] = flat_eight(0, p, i, rows, f, s);
    sum.x[1] = flat_eight(1, p, i, rows, f, s);
    sum.x[2] = flat_eight(2, p, i, rows, f, s);
    sum.x[3] = flat_eight(3, p, i, rows, f, s);
    sum.x[4] = flat_eight(4, p, i, rows, f, s);
    sum.x[5] = flat_eight(5, p, i, rows, f, s);
    sum.x[6] = flat_eight(6, p, i, rows, f, s);
    p->sum[i] = pair_sum(&sum, m);
  }
}

/* The terms of row U in a flat block; `own`: but for the first product's, whose row is U itself. */
CLT_INLINE void flat_take(const clt_sweep *w, size_t base, bool own, row8 *g, desk *k) {
  products *p = &k->list;
  const pairs m = pair_matrix(&k->low);
  const row8 none = {{0.0}, {0.0}};
  row8 *rows = double_row(w->t->b, base), *first = rows + p->at[0], kept = *first;
  flat_sums s;
  if (own) *first = none;
  flat_walk(p, rows, &m, &s);
  if (own) *first = kept;
  pair_share(&s.all, &m, g);
  for (int i = 0; i < INNER && p->inner_bit[i]; i++) {
    row8 sum = pair_sum(s.with + i, &m), *to = g + clt_lowest((uint64_t)p->inner_bit[i]) + LOW;
    to->lo += p->inner[i].lo * sum.lo;
    to->hi += p->inner[i].hi * sum.hi;
  }
}

#endif
