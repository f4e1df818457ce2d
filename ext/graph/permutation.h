/*
** A permutation test: is the difference between the causal graphs of two groups more than
** exchanging their units would give?
**
** Levels are not structure, so what is permuted are residuals under the full model, in which every
** group has its own mean in every block (C. ter Braak, in Bootstrapping and Related Techniques,
** 1992; M. Anderson and P. Legendre, J. Statistical Computation and Simulation 62 (1999)). The
** residuals of a small cell are dependent; independent contrasts of them (levels.h) stand for them,
** and their labels are exchanged within blocks and clusters (shuffle.h). Where probabilities are
** compared and transform is not 'none', both groups' contrasts are brought to one scale first.
**
** Tried: permuting the residuals themselves, raised by sqrt(m / (m - 1)) and centred again (A.
** Davison and D. Hinkley, Bootstrap Methods and their Application, 1997, section 6.2.3). In cells
** of two, units that are each other's mirror images come to stand in both groups and make them
** alike: with blocks of 2 + 2 it found a difference in 11 to 29 % of data sets that had none.
**
** Total effects are compared in the variables' own units, in which a group with more noise or a
** narrower range of a cause has the same ones; one scale would make them unequal. Their differences
** are studentised by the two posterior variances, (effect_a - effect_b) / sqrt(var_a + var_b): that
** makes pairs of different units one family, and a permutation test right where more than what is
** tested differs (A. Janssen, Statistics & Probability Letters 36 (1997); E. Chung and J. Romano,
** Annals of Statistics 41 (2013)).
**
** The statistic of the whole is the largest difference of a family of pairs, or their sum. Of the
** largest, the permutations' distribution also gives p-values of the pairs that hold for all of the
** family together (P. Westfall and S. Young, Resampling-Based Multiple Testing, 1993).
**
** Permuting may stop at the h-th exceedance of the whole statistic: at permutation l, p = h / l
** (J. Besag and P. Clifford, Biometrika 78 (1991)).
*/
#ifndef CLT_GRAPH_PERMUTATION_H
#define CLT_GRAPH_PERMUTATION_H

#include "graph/shuffle.h"

/* Group 0 is a, group 1 is b. Matrices are [d * d], rows for sources. */
typedef struct clt_graph_permutation {
  const clt_graph_sample *sample; /* its levels taken out; its groups, blocks and clusters */
  const clt_knowledge *knowledge;
  const clt_score_model *model;
  int blocks;
  bool total_effect;  /* what is compared: total effects instead of edge probabilities */
  bool sum;           /* the statistic: a sum instead of the largest */
  const bool *family; /* the pairs it is taken over */
  uint64_t seed;
  int64_t permutations;
  int64_t stop_after; /* exceedances of the statistic at which permuting stops; 0: never */
  double memory;      /* bytes that fits done at the same time may take together */

  /* Found in both groups as they are. */
  double *scale[2];       /* [d] sd within the blocks, by group */
  double *edge[2];        /* probabilities */
  double *coefficient[2]; /* mean coefficients, in the scale of the score */
  double *effect[2];      /* total effects; in the values' own units */
  double *difference;     /* a - b of what is compared */
  double statistic;       /* NAN if the family is empty */
  bool fitted;            /* else a group has no score that is in range, and there is nothing */

  /* Found by permuting. */
  clt_shuffle shuffle;
  int64_t used;          /* permutations that could be fitted, until it stopped */
  bool settled;          /* it stopped: nothing is known of the pairs */
  double p_value;        /* of the statistic; NAN if there is none, or labels cannot be exchanged */
  int64_t *count;        /* permutations with at least as large a difference of the pair */
  int64_t *count_family; /* with at least as large a difference somewhere in the family */
} clt_graph_permutation;

/* Fits both groups as they are, then with labels permuted by streams of the seed. All is set but
** what is found. False if out of memory or stopped. */
bool clt_graph_permutation_run(clt_graph_permutation *p, clt_arena *arena, clt_task *task);

#endif
