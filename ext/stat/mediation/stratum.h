/*
** One group of a mediation analysis, prepared for resampling and for the jackknife.
**
** The models are m ~ x + cov (slope a), y ~ x + m + cov (slopes b of m, c' of x) and y ~ x + cov
** (slope c of x), least squares. All four are functions of the cross-products of [cov…, x, m, y]
** within the levels of one factor (without a factor: within one level, which is the intercept): if
** L L' is their Cholesky factorisation,
**
**   a = L_mx / L_xx,  c = L_yx / L_xx,  b = L_ym / L_mm,  c' = c - a b.
**
** Least squares commutes with linear maps of the columns, so the rows are replaced by the whitened
** z = sqrt(n) L^-1 (row - level mean), computed in double-double arithmetic once. Whatever offsets,
** scales and collinearity the data has is then in L; the z are of size 1 and uncorrelated, and
** plain double arithmetic on their sums is enough in every resample. A resample's slopes in terms
** of z (a_z, b_z, c_z, c'_z, all 0 in the sample itself) give its deviation from the sample's
** effects.
*/
#ifndef CLT_STAT_MEDIATION_STRATUM_H
#define CLT_STAT_MEDIATION_STRATUM_H

#include "stat/mediation/result.h"
#include "stat/mediation/rows.h"

/* Slopes in terms of whitened columns; NAN where they do not exist. */
typedef struct clt_mediation_slopes {
  double a, b, c, direct;
} clt_mediation_slopes;

/* From whitened slopes to deviations of the effects. All in scaled units (rows.h), in
** which slopes and their products are of moderate size whatever the data's own units are. */
typedef struct clt_mediation_map {
  double a, a_by;                       /* a of the sample; deviation of a by a_z */
  double b, b_by;                       /* b of the sample; deviation of b by b_z */
  double direct_by;                     /* deviation of c' by c'_z */
  double total_by_a, total_by_c;        /* deviation of c by a_z and by c_z */
  double effect[CLT_MEDIATION_EFFECTS]; /* the sample's effects */
  int unit[CLT_MEDIATION_EFFECTS];      /* an effect is 2^unit of these in the data's own units */
} clt_mediation_map;

typedef struct clt_mediation_stratum {
  size_t n;                /* rows, in canonical order: by level, then by value */
  size_t levels;           /* levels of the factor that is absorbed */
  const size_t *level_end; /* [levels] the rows of level l end before this one */
  size_t columns;          /* covariates kept, then x, m, y: at least 3 */
  const double *z;         /* [n * columns] whitened rows */
  const double *record;    /* [n * 8] if there are only x, m and y: x, m, y, xx, xm, mm, xy, my of a
                            ** row; else NULL */
  bool resampled;          /* resamples can be fitted: x varies, y is not a perfect fit, and
                            ** there are residual degrees of freedom */
  clt_mediation_map map;   /* to effects */
  double effect[CLT_MEDIATION_EFFECTS]; /* of the sample, in the data's own units */
  double rms[CLT_MEDIATION_EFFECTS];  /* jackknife: root of the sum of squares of influences / n */
  double skew[CLT_MEDIATION_EFFECTS]; /* sum of their cubes / the sum of their squares ^ 1.5 */
} clt_mediation_stratum;

/* Prepares group `group`; what is found wrong is set in `result` (n, problems, dropped, share),
** whose arrays come from `arena`. conf_level is that of the total effect's test, on which the
** proportion hangs. Depends on the group's rows alone, and not on their order. False if out
** of memory or stopped. */
bool clt_mediation_prepare(clt_mediation_stratum *s, clt_mediation_result *result,
                           const clt_mediation_data *data, int group, double conf_level,
                           clt_arena *arena, clt_task *task);

/* A pivot below this share of its column's sum of squares has vanished: more than 11 of its digits
** are gone. */
#define CLT_MEDIATION_PIVOT 0x1p-36

#endif
