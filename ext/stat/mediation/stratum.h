/*
** One group of a mediation analysis, prepared for resampling and for the jackknife.
**
** The models are m_j ~ x + cov (slope a_j) for each mediator, y ~ x + m_1 + … + m_k + cov (slopes
** b_j of m_j, c' of x) and y ~ x + cov (slope c of x, c = c' + sum a_j b_j), least squares. All are
** functions of the cross-products of [cov…, x, m_1 … m_k, y] within the levels of one factor
** (without a factor: within one level, which is the intercept), whose Cholesky factorisation gives
** them (map.h).
**
** Least squares commutes with linear maps of the columns, so the rows are replaced by the whitened
** z = sqrt(n) L^-1 (row - level mean), L L' being that factorisation, computed in double-double
** arithmetic once. Whatever offsets, scales and collinearity the data has is then in L; the z are
** of size 1 and uncorrelated, and plain double arithmetic on their sums is enough in every
** resample. A resample's slopes in terms of z (all 0 in the sample itself) give its deviation from
** the sample's effects.
*/
#ifndef CLT_STAT_MEDIATION_STRATUM_H
#define CLT_STAT_MEDIATION_STRATUM_H

#include "stat/mediation/clusters.h"
#include "stat/mediation/map.h"
#include "stat/mediation/rows.h"

/* What the jackknife says of an effect, in the data's own units. */
typedef struct clt_mediation_influence {
  double rms;  /* root of the sum of squares of influences / n */
  double skew; /* sum of their cubes / the sum of their squares ^ 1.5 */
} clt_mediation_influence;

typedef struct clt_mediation_stratum {
  size_t n;                /* rows, in canonical order: by level, then by value */
  size_t levels;           /* levels of the factor that is absorbed */
  const size_t *level_end; /* [levels] the rows of level l end before this one */
  size_t columns;          /* covariates kept, then x, mediators, y: at least 3 */
  int mediators;           /* at least 1 */
  const double *z;         /* [n * columns] whitened rows */
  const double *record;    /* [n * 8] if there are only x, m and y: x, m, y, xx, xm, mm, xy, my of a
                            ** row; else NULL */
  const int *cluster;      /* [n] of each row, a number below `clusters`; NULL: rows are drawn */
  size_t clusters;         /* that are drawn */
  uint64_t key;            /* of the random streams */
  bool resampled;          /* resamples can be fitted: x varies, y is not a perfect fit, there are
                            ** residual degrees of freedom and, if any, two clusters */
  clt_mediation_map map;   /* to effects */
  double *effect;          /* [effects] of the sample, in the data's own units */
  clt_inference *test;     /* [effects] of the slopes, as if rows were independent; same units */
} clt_mediation_stratum;

/* Prepares group `group`; what is found wrong is set in `result` (n, clusters, problems, dropped,
** collinear, share), whose arrays come from `arena`. conf_level is that of the tests. With clusters
** whether the total effect can be told from 0, on which the proportion hangs, is left open.
** Depends on the group's rows and on whether clusters are drawn across groups, not on the order of
** rows. False if out of memory or stopped. */
bool clt_mediation_prepare(clt_mediation_stratum *s, clt_mediation_result *result,
                           const clt_mediation_data *data, int group,
                           clt_mediation_clusters *clusters, double conf_level, clt_arena *arena,
                           clt_task *task);

#endif
