/*
** The 27 pairs of subsets u within s of the low three variables, in seven vectors:
**
**   u      0 0 0 0   0 0 0 0   1 1 1 1   2 2 2 2   4 4 4 4   3 3 5 5   6 6 . 7
**   s      0 1 2 3   4 5 6 7   1 5 3 7   2 3 6 7   4 5 6 7   3 7 5 7   6 7 . 7
**
** Lane by lane of U there would be twelve, and zeros in 21 lanes of them. (The lane that is left
** over holds what s = 6 and u = 7 have; the low matrix is 0 there.) A row of eight values by s or
** by u takes the form of one vector with a load and at most one shuffle.
**
** Part of sweep.c, all inline.
*/
#ifndef CLT_GRAPH_EXACT_SWEEP_PAIRS_H
#define CLT_GRAPH_EXACT_SWEEP_PAIRS_H

#include <string.h>

#include "graph/exact/sweep_rows.h"

enum { PAIRS = 7 };
typedef struct pairs {
  v4d x[PAIRS];
} pairs;

typedef double v2d __attribute__((vector_size(16)));
typedef v4d v4d_anywhere __attribute__((aligned(8)));

/* Lanes 2, 3, 4, 5 of a row. */
CLT_INLINE v4d pair_middle(const row8 *row) {
  return *(const v4d_anywhere *)(const void *)((const double *)(const void *)row + 2);
}

/* Lanes 6, 7, 6, 7 of a row. */
CLT_INLINE v4d pair_last(const row8 *row) {
  v2d last = ((const v2d *)(const void *)row)[3];
  return __builtin_shufflevector(last, last, 0, 1, 0, 1);
}

/* Vector v of a row's values by s. */
CLT_INLINE v4d pair_to(int v, const row8 *row) {
  switch (v) {
  case 0:
    return row->lo;
  case 2:
    return __builtin_shufflevector(row->lo, row->hi, 1, 5, 3, 7);
  case 3:
    return __builtin_shufflevector(row->lo, row->hi, 2, 3, 6, 7);
  case 5:
    return __builtin_shufflevector(pair_middle(row), pair_last(row), 1, 5, 3, 7);
  case 6:
    return pair_last(row);
  default:
    return row->hi;
  }
}

/* Vector v of a row's values by u. */
CLT_INLINE v4d pair_from(int v, const row8 *row) {
  const double *x = (const double *)(const void *)row;
  v4d y;
  switch (v) {
  case 2:
    return v4_all(x[1]);
  case 3:
    return v4_all(x[2]);
  case 4:
    return v4_all(x[4]);
  case 5:
    y = pair_middle(row);
    return __builtin_shufflevector(y, y, 1, 1, 3, 3);
  case 6:
    y = pair_last(row);
    return __builtin_shufflevector(y, y, 0, 0, 3, 3);
  default:
    return v4_all(x[0]);
  }
}

CLT_INLINE pairs pair_row(const row8 *row) {
  return (pairs){{pair_from(0, row), pair_from(1, row), pair_from(2, row), pair_from(3, row),
                  pair_from(4, row), pair_from(5, row), pair_from(6, row)}};
}

/* (As a loop or a memset() it is a slow string instruction.) */
CLT_INLINE void pair_clear(pairs *y) {
  y->x[0] = y->x[1] = y->x[2] = y->x[3] = y->x[4] = y->x[5] = y->x[6] = v4_all(0.0);
}

/* The low matrix, by pair. */
CLT_INLINE pairs pair_matrix(const low_matrix *m) {
  const v4d *lo = m->lo, *hi = m->hi;
  return (pairs){{{1.0, lo[1][0], lo[2][0], lo[3][0]},
                  {lo[4][0], lo[5][0], lo[6][0], lo[7][0]},
                  {1.0, lo[4][1], lo[2][1], lo[6][1]},
                  {1.0, lo[1][2], lo[4][2], lo[5][2]},
                  {1.0, hi[1][0], hi[2][0], hi[3][0]},
                  {1.0, lo[4][3], 1.0, hi[2][1]},
                  {1.0, hi[1][2], 0.0, 1.0}}};
}

#define pair_even(x, y) __builtin_shufflevector(x, y, 0, 4, 2, 6)
#define pair_odd(x, y)  __builtin_shufflevector(x, y, 1, 5, 3, 7)

/* The sums over s, by u, times the low matrix. */
CLT_INLINE row8 pair_sum(const pairs *y, const pairs *m) {
  v4d y01 = y->x[0] * m->x[0] + y->x[1] * m->x[1], y2 = y->x[2] * m->x[2];
  v4d y3 = y->x[3] * m->x[3], y4 = y->x[4] * m->x[4];
  v4d y5 = y->x[5] * m->x[5], y6 = y->x[6] * m->x[6];
  v4d u01 = pair_even(y01, y2) + pair_odd(y01, y2), u24 = pair_even(y3, y4) + pair_odd(y3, y4);
  v4d u3657 = pair_even(y5, y6) + pair_odd(y5, y6);
  v4d u0124 =
      __builtin_shufflevector(u01, u24, 0, 1, 4, 5) + __builtin_shufflevector(u01, u24, 2, 3, 6, 7);
  return (row8){__builtin_shufflevector(u0124, u3657, 0, 1, 2, 4),
                __builtin_shufflevector(u0124, u3657, 3, 6, 5, 7)};
}

/* Adds sums by pair, times the low matrix, to the G_j of the low variables j in s but not in u. */
CLT_INLINE void pair_share(const pairs *all, const pairs *m, row8 *g) {
  double y[PAIRS][4];
  double *g0 = (double *)(void *)g, *g1 = g0 + CLT_EXACT_ROW, *g2 = g1 + CLT_EXACT_ROW;
  for (int v = 0; v < PAIRS; v++) {
    v4d x = all->x[v] * m->x[v];
    memcpy(y[v], &x, sizeof x);
  }
  g0[0] += (y[0][1] + y[0][3]) + (y[1][1] + y[1][3]);
  g0[2] += y[3][1] + y[3][3];
  g0[4] += y[4][1] + y[4][3];
  g0[6] += y[6][1];
  g1[0] += (y[0][2] + y[0][3]) + (y[1][2] + y[1][3]);
  g1[1] += y[2][2] + y[2][3];
  g1[4] += y[4][2] + y[4][3];
  g1[5] += y[5][3];
  g2[0] += (y[1][0] + y[1][1]) + (y[1][2] + y[1][3]);
  g2[1] += y[2][1] + y[2][3];
  g2[2] += y[3][2] + y[3][3];
  g2[3] += y[5][1];
}

#endif
