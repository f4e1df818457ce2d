/*
** A permutation test: is the difference between the causal graphs of two groups more than
** exchanging their units would give?
**
** Levels are not structure, so values are residuals: less the mean of their cell, that is of their
** group and block. Labels are permuted among the residuals of a block, and each permuted data set
** goes through all that the real one went through, the centring of its cells included (residuals
** under the full model: C. ter Braak, in Bootstrapping and Related Techniques, 1992; M. Anderson
** and P. Legendre, J. Statistical Computation and Simulation 62 (1999)). Without that, cells of m
** units would differ in the real data with m - 1 degrees of freedom and in the permuted with almost
** m, and the test would find too much. So that residuals of cells and groups may change places,
** those to be permuted are raised by sqrt(m / (m - 1)) and, unless transform is 'none', brought to
** one scale (A. Davison and D. Hinkley, Bootstrap Methods and their Application, 1997, section
** 6.2.3). A unit alone in its cell says nothing, and keeps its label.
*/
#ifndef CLT_GRAPH_PERMUTATION_H
#define CLT_GRAPH_PERMUTATION_H

#include "graph/sample.h"

/* Group 0 is a, group 1 is b. Matrices are [d * d], rows for sources. */
typedef struct clt_graph_permutation {
  const clt_graph_sample *sample; /* levelled; its groups and blocks */
  const clt_knowledge *knowledge;
  const clt_score_model *model;
  int blocks;
  uint64_t seed;
  int64_t permutations;
  double memory;          /* bytes that fits done at the same time may take together */
  double *scale[2];       /* [d] sd within the blocks, by group */
  double *edge[2];        /* found: probabilities in both groups as they are */
  double *coefficient[2]; /* found: and mean coefficients, in the scale of the score */
  double statistic;       /* found: sum of |difference| as it is; NAN if a group cannot be fitted */
  int64_t used;           /* found: permutations that could be fitted */
  int64_t *count;         /* found: of them with at least as large a |difference|, by pair */
  int64_t count_whole;    /* found: and with at least as large a statistic */
} clt_graph_permutation;

/* Centres the values within group and block and takes the scales; drops variables that do not vary
** within the blocks of a group. False if out of memory. */
bool clt_graph_permutation_level(clt_graph_sample *sample, int blocks, double *scale[2],
                                 clt_arena *arena);

/* Fits both groups as they are, then with labels permuted by streams of the seed. All is set but
** what is found. False if out of memory or stopped. */
bool clt_graph_permutation_run(clt_graph_permutation *p, clt_arena *arena, clt_task *task);

#endif
