/*
** The two sweeps of the exact posterior over all pairs (U, T), U and T disjoint:
**
**   F(S) = sum_{0 != T within S} (-1)^(|T|+1) F(S - T) prod_{j in T} A_j(S - T),  F(0) = 1
**   B(U) = sum_{0 != T within V-U} (-1)^(|T|+1) B(U + T) prod_{j in T} A_j(U),    B(V) = 1
**   G_j(U) = the same sum over the T that contain j,  Z = F(V)
**
** (S - T are the variables of a DAG on S with a set T of sinks taken off: inclusion and exclusion
** over the sinks. B is the adjoint of F, and F(U) G_j(U) / Z the probability that U is the set of
** nondescendants of j.)
**
** Work is by rows of eight U (weights.h) and by blocks of rows. For a row U and a choice T' of
** the variables above the lowest three, the coefficients K(U, T') of its eight subsets are a
** product along T'; the products for all T' within a block are a list that doubles with every
** variable, and from which what is negligible is dropped. The lowest three variables then take an
** 8 x 8 triangular matrix, the same for all T'. No gathers, and 27 terms cost some dozen
** multiplications of four (sweep_flat.h counts them, and sweep_scaled.h what else there is to do
** where the weights within a block have too many sizes). Backward, the sums of a block's rows are
** kept while one block after the other is read, so that both stay in the cache.
*/
#ifndef CLT_GRAPH_EXACT_SWEEP_H
#define CLT_GRAPH_EXACT_SWEEP_H

#include "graph/exact/weights.h"

typedef struct clt_sweep clt_sweep;

/* Bytes of scratch, and the scratch itself, for sweeps over tables of m variables. */
double clt_sweep_bytes(int m, int workers);
clt_sweep *clt_sweep_new(int m, int workers, clt_arena *arena);

/* Computes F. False if stopped. */
bool clt_sweep_forward(clt_sweep *sweep, clt_exact_weights *table, clt_task *task);

/*
** Computes B, and from F and B
**   nondescendant[j * m + k] = P(k is no descendant of j) for j != k below m;
** A_j(U) is overwritten with F(U) G_j(U) / (Z A_j(U)): what the weight of a parent set within U is
** multiplied by to give its probability together with U being j's nondescendants.
*/
bool clt_sweep_backward(clt_sweep *sweep, clt_exact_weights *table, double *nondescendant,
                        clt_task *task);

/*
** For a variable x that can have no parents: with A and F those of all parent sets without x, and B
** that of all, the nondescendants of x are U with weight F(U) sum_T (-1)^|T| B(U + T) prod A_j(U);
** not_reached[k], k below m, is that weight summed over U that contain k, relative to Z.
*/
bool clt_sweep_outside(clt_sweep *sweep, clt_exact_weights *table, double z, double *not_reached,
                       clt_task *task);

#endif
