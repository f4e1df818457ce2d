/*
** Metropolis chains over the orders of the variables (N. Friedman and D. Koller, Machine Learning
** 50 (2003)): an order's weight is the product over variables of A_j(predecessors), the sum of the
** weights of all parent sets among the predecessors. Given an order, parent sets are independent
** and graphs are drawn exactly. The chains mix fast; but a graph counts once for every order that
** it agrees with, which favours sparse graphs (partition_mcmc.h does not have that fault).
*/
#ifndef CLT_GRAPH_DIBS_ORDER_MCMC_H
#define CLT_GRAPH_DIBS_ORDER_MCMC_H

#include "base/rng.h"
#include "graph/dibs/candidates.h"

typedef struct clt_order_chain {
  const clt_candidates *table;    /* summed */
  clt_rng rng;                    /* of this chain */
  int order[CLT_GRAPH_MAX];       /* by position: the variable */
  uint32_t before[CLT_GRAPH_MAX]; /* by variable: its candidates that come before it */
} clt_order_chain;

/* Starts at an order, which must put required parents before their children. */
void clt_order_start(clt_order_chain *chain, const clt_candidates *table, const int *order,
                     const clt_rng *rng);

/* Makes so many moves: a variable is taken out and put back anywhere. */
void clt_order_move(clt_order_chain *chain, int moves);

/* Draws a graph given the order. */
void clt_order_draw(clt_order_chain *chain, uint64_t *parents);

#endif
