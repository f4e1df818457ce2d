/*
** What the subset recursions run on, over the m variables that can have parents (the others are
** summed out):
**
**   A_j(U) = sum over parent sets P of j within U of w_j(P)
**   c(S)   = the integer maximum over orders of S of sum_j log2 A_j(predecessors), so that the
**            weight F(S) of all DAGs on S lies between 2^c(S) and 2^(c(S) + 100)
**
** F(S) is kept as F(S) 2^-c(S), its adjoint B(S) (the weight of all ways to complete a DAG on S) as
** B(S) 2^(c(S) - c(V)), and A_j(U) as A_j(U) 2^(c(U) - c(U + j)) <= 2. A step of the recursions
** from U to U + T then has the coefficient
**
**   K(U, T) = prod_{j in T} A_j(U) 2^(c(U) - c(U + T)) <= 2^|T|,
**
** which only falls as T grows; so what is negligible can be dropped with all that follows from it.
**
** The lowest three variables are handled together: a row is the eight subsets that agree in all
** others. m is at least 3; variables are added for that which neither have parents nor are any.
*/
#ifndef CLT_GRAPH_EXACT_WEIGHTS_H
#define CLT_GRAPH_EXACT_WEIGHTS_H

#include <stdatomic.h>

#include "base/task.h"
#include "graph/parent_sets.h"
#include "graph/scaled_subset.h"

enum {
  CLT_EXACT_MAX = 26,        /* most variables in the recursion */
  CLT_EXACT_ROW = 8,         /* subsets in a row */
  CLT_EXACT_NEGLIGIBLE = 200 /* bits: 2^-200 times the number of ways to order 26 variables in
                                layers (2^125) is far below the last bit of a sum near 1 */
};

/*
** Within a row the coefficients of the low three variables are numbers without a scale of their
** own, relative to a gauge g: the increments of c within the row, which must not be off by more
** than CLT_EXACT_GAUGE either way. One gauge is enough unless n is large and the low variables
** strongly related.
*/
enum { CLT_EXACT_GAUGE = 250 };
typedef struct clt_exact_gauge {
  _Alignas(32) int32_t g[CLT_EXACT_ROW]; /* by subset of the low three variables */
} clt_exact_gauge;

/*
** A block is the rows that agree in all but the lowest `leaf` bits of their number. It is flat if c
** is linear over its subsets, but for CLT_EXACT_FLAT bits either way: then all its rows have one
** gauge,
**
**   g(S) = base + sum of slope[j] over the variables j of S that tell its subsets apart.
*/
enum { CLT_EXACT_LEAF = 11, CLT_EXACT_FLAT = 120 };
typedef struct clt_exact_block {
  bool flat;
  int32_t base;
  int32_t slope[3 + CLT_EXACT_LEAF]; /* the low three variables', then by bit of a row's number */
} clt_exact_block;

/* Bits of a row's number within its block, for m variables. */
int clt_exact_leaf(int m);

typedef struct clt_exact_weights {
  int d;                            /* all variables */
  int m;                            /* variables in the recursion, with those added */
  int members;                      /* without those added */
  int variable[CLT_EXACT_MAX];      /* [members] which they are; increasing */
  int n_outside;                    /* variables that can have no parents */
  int outside[CLT_GRAPH_MAX];       /* [n_outside] which they are; increasing */
  const clt_knowledge *knowledge;   /* zero weight for what it excludes */
  const clt_score *score;           /* of the present data */
  double *a[CLT_EXACT_MAX];         /* [2^(m-1)] by j: A_j, index without bit j */
  int32_t *exponent[CLT_EXACT_MAX]; /* [2^(m-1)] by j: its exponents; this memory then holds: */
  double *f;                        /* [2^m] F */
  double *in, *out;                 /* [2^m] from c to the gauge and back; `out` is 0 for subsets
                                       that no DAG of any weight has an order through */
  double *b;                        /* [2^m] B, divided by `in`; before that the scale from S up
                                       to V, as int32_t. Not in the memory of the exponents, though
                                       there is room beside F: ancestors outside and draws need B
                                       while A has its exponents again */
  int32_t *c;                       /* [2^m] the scale */
  uint8_t *relevant;                /* [2^(m-3)] by row: lanes with `out` not 0 */
  int32_t *gauge_of;                /* [2^(m-3)] by row: its gauge */
  clt_exact_gauge *gauge;           /* [2^(m-3)] gauges; lives as long as F */
  int n_gauges;                     /* of them in use */
  int leaf;                         /* bits of a row's number within its block */
  clt_exact_block *block;           /* [2^(m-3-leaf)] */
  struct clt_minors *minors;        /* minors.h; NULL: there is no table of them */
  clt_walk_state **walk;            /* [workers] where each worker's walk is */
  int workers;
} clt_exact_weights;

/* Bytes that clt_exact_weights_init() will take. */
double clt_exact_weights_bytes(const clt_knowledge *knowledge, int workers);

/* Splits the variables and takes the memory; false (latched) if there is none. At most
** CLT_EXACT_MAX variables that can have parents. */
bool clt_exact_weights_init(clt_exact_weights *t, const clt_knowledge *knowledge, clt_arena *arena,
                            int workers);

/* Does a table of minors give the weights under this score? */
bool clt_exact_weights_by_minors(const clt_exact_weights *t, const clt_score *score);

/* Fills A with all parent sets that do not contain any of the `banned` variables outside. */
bool clt_exact_weights_fill(clt_exact_weights *t, const clt_score *score, uint64_t banned,
                            clt_task *task);

/* Finds the scale c and brings A to it; `keep_scale`: c is that of an earlier, larger A. */
bool clt_exact_weights_scale(clt_exact_weights *t, bool keep_scale, clt_task *task);

/* The walk over the parent sets of the members: candidates are the members, then those outside.
** The job that takes a piece of it enters its worker. */
void clt_exact_weights_walk(const clt_exact_weights *t, uint64_t banned, clt_task *task,
                            clt_walk *walk);

/* It is cut into independent pieces by the first so many of the candidates: 2^fixed of them, whose
** results can be summed in their order. */
int clt_exact_walk_fixed(int d, int members);

/* Finds blocks and gauges for the scale c; `keep_scale`: it is an earlier one, and what is relevant
** is known. False if stopped. */
bool clt_exact_gauges(clt_exact_weights *t, bool keep_scale, clt_task *task);

/* The gauge of a flat block for a row's subset without any of the low three. */
static inline int32_t clt_exact_block_base(const clt_exact_weights *t, const clt_exact_block *b,
                                           size_t row) {
  int32_t base = b->base;
  for (size_t left = row & (((size_t)1 << t->leaf) - 1); left; left &= left - 1) {
    base += b->slope[3 + clt_lowest(left)];
  }
  return base;
}

/* Is there no DAG at all? (Never with consistent knowledge.) */
static inline bool clt_exact_weights_empty(const clt_exact_weights *t) {
  return t->c[((size_t)1 << t->m) - 1] == CLT_SUBSET_ZERO;
}

#endif
