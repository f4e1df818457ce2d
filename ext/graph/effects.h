/*
** Total causal effects averaged over graphs. In a linear model with coefficients B (B_ij of i -> j)
** the total effect of i on j is the entry of (I - B)^-1: the sum over directed paths of the products
** of the coefficients along them (S. Wright 1934; J. Pearl, Causality, 2009, section 5.3).
**
** A path enters every variable at most once, and given the graph the coefficients of different
** variables are independent in the posterior; so the posterior mean of the effect given the graph is
** what the posterior means of the coefficients give.
*/
#ifndef CLT_GRAPH_EFFECTS_H
#define CLT_GRAPH_EFFECTS_H

#include "score.h"
#include "stat/task.h"

/* effect[d * d], rows for sources: mean over `n` acyclic graphs (parents [n * d]) with weights that
** sum to 1; exactly 0 where none of them has a path. The diagonal is 0. False if stopped. */
bool clt_total_effects(const clt_score *score, int n, const uint64_t *parents, const double *weight,
                       double *effect, clt_task *task);

/* Log of P(data | graph) times the structure prior's factor, not normalised over graphs. */
double clt_log_joint(const clt_score *score, const uint64_t *parents);

#endif
