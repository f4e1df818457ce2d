/*
** Sums over all parent sets of all variables at once, weighted with their posterior probabilities
** p: of the edges, of the edges' coefficients, and of what total effects are made of (effects.h).
**
** A set's coefficients come out of its factor by back substitution: with the parents v_1 .. v_l in
** order of elimination and c_a the factor's column of v_a,
**
**   b_a = (c_a[j] - sum_{k > a} c_a[v_k] b_k) / c_a[v_a]                    for a = l .. 1.
**
** That is linear in what stands on its right, and c_a depends on v_1 .. v_a alone: it is the same
** in all sets that the walk meets below (v_1 .. v_a). So their sums obey the same equation,
**
**   Y_a = (c_a[j] W - sum_v c_a[v] Y_v) / c_a[v_a],    W = sum p,    Y_v = sum p b_v,
**
** v being the candidates after v_a, and a walk can take it once where it leaves (v_1 .. v_a). Half
** of all sets have no candidate after their last parent, a quarter have one: in the mean it is O(d)
** operations a set for all d variables together, where substitution takes O(d^3).
*/
#ifndef CLT_GRAPH_EXACT_MARGINALS_H
#define CLT_GRAPH_EXACT_MARGINALS_H

#include "graph/exact/weights.h"

typedef struct clt_marginals clt_marginals; /* one worker's scratch */

/* Bytes of scratch, and the scratch itself, of one worker. NULL (latched): no memory. */
double clt_marginals_bytes(const clt_knowledge *knowledge);
clt_marginals *clt_marginals_new(const clt_exact_weights *table, clt_arena *arena);

/* Where the sums of a piece of the walk go, matrices [d * d] with rows for sources. */
typedef struct clt_marginal_sums {
  double *edge;        /* of p */
  double *coefficient; /* of p b; NULL: not wanted */
  double *effects;     /* [clt_effects_size(d)]; NULL: not wanted */
} clt_marginal_sums;

/* Adds up the sets of one piece of the walk (weights.h), where A holds the sums over supersets that
** a set's weight is to be multiplied by. `walk` is altered. */
void clt_marginals_run(clt_marginals *m, const clt_exact_weights *table, clt_walk *walk,
                       uint64_t piece, const clt_marginal_sums *sums);

#endif
