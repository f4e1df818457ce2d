/*
** The permutation test of graph_test(): is the difference between the causal graphs of two groups
** more than exchanging their units would give?
**
** Levels are not structure, so values are residuals: less the mean of their cell, that is of their
** group and block. Labels are permuted among the residuals of a block, and each permuted data set
** goes through all that the real one went through, the centring of its cells included (residuals
** under the full model: C. ter Braak, in Bootstrapping and Related Techniques, 1992; M. Anderson and
** P. Legendre, J. Statistical Computation and Simulation 62 (1999)). Without that, cells of m units
** would differ in the real data with m - 1 degrees of freedom and in the permuted with almost m, and
** the test would find too much. So that residuals of cells and groups may change places, those to be
** permuted are raised by sqrt(m / (m - 1)) and, unless transform is 'none', brought to one scale
** (A. Davison and D. Hinkley, Bootstrap Methods and their Application, 1997, section 6.2.3).
** A unit alone in its cell says nothing, and keeps its label.
*/
#ifndef CLT_FUNCTIONS_GRAPH_PERMUTATION_H
#define CLT_FUNCTIONS_GRAPH_PERMUTATION_H

#include "functions/graph/model.h"

/* Group 0 is a, group 1 is b. Matrices are [d * d], rows for sources. */
typedef struct clt_graph_permutation {
  const clt_graph_problem *problem; /* its data levelled */
  int blocks;
  double *scale[2];       /* [d] sd within the blocks, by group */
  double *edge[2];        /* probabilities in both groups as they are */
  double *coefficient[2]; /* and mean coefficients, in the scale of the score */
  double statistic;       /* sum of |difference| as it is; NAN if a group could not be fitted */
  int64_t used;           /* permutations that could be fitted */
  int64_t *count;         /* of them with at least as large a |difference|, by pair */
  int64_t count_whole;    /* and with at least as large a statistic */
} clt_graph_permutation;

/* Centres the values within group and block and takes the scales; drops, with a note, a variable
** that does not vary within the blocks of a group. False if an error is latched. */
bool clt_graph_level(clt_call *call, clt_graph_sample *data, int blocks, double *scale[2]);

/* Fits both groups as they are, then `permutations` times with labels permuted by streams of the
** seed. `problem` and `scale` are set, the rest is not. False if an error is latched. */
bool clt_graph_permutation_run(clt_call *call, clt_graph_permutation *p, uint64_t seed,
                               int64_t permutations, int64_t memory_limit);

#endif
