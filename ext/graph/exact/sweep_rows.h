/*
** What the sweeps (sweep.h) work on: rows of eight subsets, the products K(U, T') of one row U and
** the T' of one block, and the scratch of a worker. Part of sweep.c, all inline.
*/
#ifndef CLT_GRAPH_EXACT_SWEEP_ROWS_H
#define CLT_GRAPH_EXACT_SWEEP_ROWS_H

#include "graph/exact/sweep.h"
#include "graph/simd.h"

enum { LOW = 3, INNER = 3 /* at most */, MAX_LEAF = CLT_EXACT_LEAF };

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
  row8 inner[INNER];    /* flat blocks: the factors of the innermost variables, the products with
                           which are not in the list; 0 where there are no more variables */
  int inner_bit[INNER]; /* the variables as what they add to `at` */
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
  row8 *g;                                  /* [rows of a block * (m + 1)] by row: G_j before its
                                               sign, then the sum of all terms */
  row8 above[CLT_EXACT_MAX][CLT_EXACT_MAX]; /* P(nondesc(j) = U) summed over rows U with bit k */
  row8 total[CLT_EXACT_MAX];                /* the same over all rows */
} desk;

/* What is compiled for each kind of processor; the terms of a row by themselves, or the frame of
** their caller would hold them twice. */
typedef void sweep_job(void *work, size_t index, int worker);
typedef struct sweep_lanes {
  sweep_job *forward;
  void (*gather)(const clt_sweep *w, size_t u, size_t added, row8 *g, desk *k);
  sweep_job *backward;
} sweep_lanes;

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
  sweep_lanes lanes;
  bool outside;     /* the sweep for a variable outside: B is given */
  atomic_bool stop; /* workers other than the first look here */
};

CLT_INLINE row8 *double_row(double *array, size_t row) {
  return (row8 *)(void *)(array + row * CLT_EXACT_ROW);
}

CLT_INLINE double row_sum(const row8 *r) {
  v4d x = r->lo + r->hi;
  return (x[0] + x[2]) + (x[1] + x[3]);
}

CLT_INLINE const v4i *scale_row(const clt_exact_weights *t, size_t row) {
  return (const v4i *)(const void *)(t->c + row * CLT_EXACT_ROW);
}

/* c(S + j) - c(S) for row s, j being bit `bit` of the row index. */
CLT_INLINE v8i scale_step(const clt_exact_weights *t, size_t s, int bit) {
  const v8i *c = (const v8i *)(const void *)t->c;
  return c[s | (size_t)1 << bit] - c[s];
}

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

/* One coefficient of the matrix within U's own row, on the scale c: from U to U + t. */
static double low_coefficient(const clt_exact_weights *t, const low_matrix *m, size_t row, int u,
                              int added) {
  size_t at = row * CLT_EXACT_ROW;
  double x = u < 4 ? m->lo[added][u] : m->hi[added][u - 4];
  return x * t->in[at + (size_t)u];
}

#endif
