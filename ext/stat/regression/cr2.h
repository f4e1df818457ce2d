/*
** The cluster-robust variance CR2 (R. M. Bell and D. F. McCaffrey, Survey Methodology 28 (2002))
** and its Satterthwaite degrees of freedom (J. E. Pustejovsky and E. Tipton, J. Bus. Econ. Stat. 36
** (2018), under independent errors of one variance) of any number of contrasts, cluster by cluster.
**
** Let the rows of U be those of an orthonormal basis of the model, so that the estimate of a
** contrast is lambda' U'y and its weights on the rows of cluster g are l_g = U_g lambda. With
** H_g = U_g U_g' and residuals e_g,
**
**   w_g = (I - H_g)^(-1/2) l_g,   V = sum (w_g'e_g)^2,
**   df = (sum p_gg)^2 / sum over g, h of p_gh^2,   p_gh = w_g'(I - H)_gh w_h.
**
** An eigenvalue of I - H_g below 1e-8 counts as 0, and so does its inverse: nothing can be learned
** from a direction that the model reproduces. What remains of l_g after the others is p_gg, and
** p_gh = -v_g'v_h with v_g = U_g'w_g, so that the pairs need one matrix only, S = sum v_g v_g':
** each cluster adds 2 v_g'S v_g before it joins S. For P_g = U_g'U_g, w_g = U_g (I - P_g)^(-1/2)
** lambda: the smaller of H_g and P_g is decomposed. Clusters of one row alone make V that of HC2.
**
** Costs. A cluster of n rows that touches t dimensions: n t min(n, t), then some 4 m^3 for
** m = min(n, t), then t^2 for each contrast. Memory: 16 bytes for each contrast and each entry of
** S's envelope, which begins in row i at the first dimension that some cluster touches together
** with i; so put last the dimensions that most clusters touch. At most K^2 / 2 entries (twice that
** while it grows). The scratch is that of the largest m (stat/spectrum.h).
**
** The sums over clusters are in double-double, for their order not to matter, and because v_g'v_g
** is as large as 1 / (1 - leverage) next to the p that are wanted.
*/
#ifndef CLT_STAT_REGRESSION_CR2_H
#define CLT_STAT_REGRESSION_CR2_H

#include <stdint.h>

#include "base/arena.h"
#include "base/task.h"
#include "stat/dd.h"
#include "stat/spectrum.h"

/* Of one contrast, lambda being divided by its unit. */
typedef struct clt_cr2_sums {
  double unit;     /* power of two near the largest |lambda|: df has fourth powers */
  double norm;     /* |lambda|^2 */
  clt_dd variance; /* V */
  clt_dd trace;    /* sum p_gg */
  clt_dd squares;  /* sum p_gg^2 */
  clt_dd pairs;    /* sum over g < h of p_gh^2 */
} clt_cr2_sums;

typedef struct clt_cr2 {
  clt_arena *arena;      /* where all memory comes from */
  int dimensions;        /* K */
  int contrasts;         /* how many */
  int64_t clusters;      /* added so far */
  int64_t saturated;     /* those of them that had a direction left out */
  double *lambda;        /* [contrasts * dimensions] */
  clt_cr2_sums *sums;    /* [contrasts] */
  clt_dd **envelope;     /* [dimensions] row i of S, from its diagonal down to lower columns: the
                         ** entry beside column j and contrast c is [(i - j) * contrasts + c] */
  int *width;            /* [dimensions] columns in it */
  clt_spectrum spectrum; /* of the cluster's H or P */
  double *score;         /* [m] the residuals along its eigenvectors */
  double *along;         /* [m] l, then w, along them */
  double *v;             /* [dimensions] U'w over the touched ones */
  int room;              /* of score and along */
  bool fused;            /* the processor has fused multiply-adds (stat/fused.h) */
  size_t unpolled;       /* operations since the task was last asked */
} clt_cr2;

/* For contrasts in the rows of `lambda`, which is copied. False (latched) if out of memory. */
bool clt_cr2_init(clt_cr2 *c, int dimensions, int contrasts, const double *lambda,
                  clt_arena *arena);

/* Adds a cluster by its n rows: `dimension` lists the `touched` columns of the basis, ascending,
** that are not 0 in all of them, u[n * touched] has those columns and e[n] the residuals, in a unit
** whose square is in the range of a double. False if out of memory or stopped. */
bool clt_cr2_add_rows(clt_cr2 *c, int n, int touched, const int *dimension, const double *u,
                      const double *e, clt_task *task);

/* The same by the cluster's cross-products p = U'U (both triangles) and q = U'e. */
bool clt_cr2_add_products(clt_cr2 *c, int touched, const int *dimension, const double *p,
                          const double *q, clt_task *task);

/* V and df of a contrast. Where less than 1e-12 of |lambda|^2 is outside the directions that were
** left out, nothing can be learned: V is 0. df is NAN where V is 0; both are NAN where a number is
** not finite in lambda or in a cluster that the contrast touches. */
void clt_cr2_result(const clt_cr2 *c, int contrast, double *variance, double *df);

#endif
