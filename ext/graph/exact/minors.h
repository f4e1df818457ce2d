/*
** The weights of all parent sets of one variable after the other, without a walk over them, under
** BGe. Its local scores are ratios of marginal likelihoods of sets of variables, so with one figure
** a set,
**
**   log M(S) = sum_{l < |S|} c_l - (a + |S|)/2 log |R_SS|,
**
** (c_l and a as in graph/score.h, c_l with the structure prior's factor), the weight of the parents
** P of j is M(P + j) / M(P): 2^d logarithms and exponentials in place of m 2^(d - 1), and the rest
** is multiplications. All minors |R_SS| come from one recursion, which takes variables out one by
** one, those in the set by elimination, O(1) operations a minor.
**
** R is scaled to a diagonal of 1, and log R_jj has its share in c. The figures are exact to some
** 1e-16 (n + d) log|R_SS|, while graph/score.h loses no digits with n: this is for many fits of
** data that are permuted.
*/
#ifndef CLT_GRAPH_EXACT_MINORS_H
#define CLT_GRAPH_EXACT_MINORS_H

#include "graph/exact/weights.h"

enum { CLT_MINORS_MAX = 20 }; /* most variables, those without parents included */

/* Sets are numbered: the lowest bits are variables outside the recursion, of which there are at
** least two (some that are not there, then), the highest its members. */
typedef struct clt_minors {
  int outside, members;                      /* bits */
  int n_outsiders, outsider[CLT_MINORS_MAX]; /* by bit: the variables outside */
  double *up, *down; /* [2^(outside + members)] mantissas of M and of its inverse */
  int32_t *exponent; /* [the same] of M */
  double *matrix;    /* scratch of the recursion */
  double *mask;      /* [2^outside] scratch: 1 where a set outside is allowed, else 0 */
  double *sum;       /* [2^outside] the same: sums by set outside */
} clt_minors;

/* Bytes for a table of this knowledge; 0 if it has too many variables for it. */
double clt_minors_bytes(const clt_knowledge *knowledge);

/* Seconds that weights and edges of such a table take. */
double clt_minors_cost(const clt_knowledge *knowledge);

/* False (latched) if there is no memory. */
bool clt_minors_init(clt_minors *minors, const clt_exact_weights *table, clt_arena *arena);

/* Fills the table's A, before the zeta transform, as a walk over all sets does (weights.h). */
void clt_minors_fill(clt_minors *minors, clt_exact_weights *table, const clt_score *score);

/* The number of a set of parents of members. */
size_t clt_minors_number(const clt_minors *minors, const clt_walk_state *state);

/* log2 of the weight of a set with that number for member i, rounded; and the weight divided by
** that power of two. */
int32_t clt_minors_weight(const clt_minors *minors, size_t number, int i, double *mantissa);

/* Adds P(i -> j) to edge[d * d], where A holds what a parent set's weight is multiplied by. */
void clt_minors_edges(clt_minors *minors, const clt_exact_weights *table, double *edge);

#endif
