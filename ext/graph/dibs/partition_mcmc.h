/*
** Metropolis chains over ordered partitions (J. Kuipers and G. Moffa, Partition MCMC for inference
** on acyclic digraphs, JASA 112 (2017)): a graph has just one partition into layers, the first its
** variables without parents, and each further one those whose parents come before and not all
** before the last layer. So graphs are neither counted twice nor left out. The weight of a
** partition is the product over variables of A_j(S) - A_j(S - R), S being what comes before j's
** layer and R the layer before it; given the partition, parent sets are independent and drawn
** exactly.
*/
#ifndef CLT_GRAPH_DIBS_PARTITION_MCMC_H
#define CLT_GRAPH_DIBS_PARTITION_MCMC_H

#include "base/rng.h"
#include "graph/dibs/candidates.h"

typedef struct clt_partition_chain {
  const clt_candidates *table;        /* summed */
  clt_rng rng;                        /* of this chain */
  int n;                              /* layers */
  uint64_t layer[CLT_GRAPH_MAX + 1];  /* [n] their variables */
  uint64_t before[CLT_GRAPH_MAX + 1]; /* [n] what comes before each */
  int at[CLT_GRAPH_MAX];              /* by variable: its layer */
  double weight[CLT_GRAPH_MAX];       /* by variable: its factor's mantissa, */
  int32_t exponent[CLT_GRAPH_MAX];    /* and exponent */
} clt_partition_chain;

/* Starts at the layers of an acyclic graph that obeys the knowledge. */
void clt_partition_start(clt_partition_chain *chain, const clt_candidates *table,
                         const uint64_t *parents, const clt_rng *rng);

/* Makes so many moves: a variable is put into another layer or one of its own, or two variables
** change places. All proposals are symmetric. */
void clt_partition_move(clt_partition_chain *chain, int moves);

/* Adds P(i -> j | partition) to edge[i * d + j]. */
void clt_partition_edges(const clt_partition_chain *chain, double *edge);

/* Draws a graph given the partition. */
void clt_partition_draw(clt_partition_chain *chain, uint64_t *parents);

#endif
