/*
** From the factorisation of a group's cross-products to its effects, to their t-tests, and to what
** becomes of them in a resample.
**
** The columns are [cov…, x, m_1 … m_k, y] and their Gram matrix is L D L', L unit lower triangular.
** With e_l what m_l has that the columns before it have not, |e_l|^2 = D_l, the block N of L^-1
** over the mediators says e = N m - (what is of x), and U = N^-1 says m = U e + (what is of x).
** Whitened columns are z = e / sqrt(D / n) (stratum.h). In a resample, slopes over the whitened
** columns (a_z: of each z_l on z_x; c_z: of z_y on z_x; b_z and c'_z: of z_y on all of them) move
** the effects by triangular maps,
**
**   da_j = sum_{l <= j} U_jl sqrt(D_l / D_x) a_z,l       dc  = sum_l (b'U)_l sqrt(D_l / D_x) a_z,l
**   db_j = sum_{l >= j} N_lj sqrt(D_y / D_l) b_z,l             + sqrt(D_y / D_x) c_z
**   dc'  = sqrt(D_y / D_x) c'_z - sum_j a_j db_j.
*/
#ifndef CLT_STAT_MEDIATION_MAP_H
#define CLT_STAT_MEDIATION_MAP_H

#include "stat/mediation/result.h"
#include "stat/regression/cholesky.h"

/* What there is to start from. Positions are those of the factorisation. */
typedef struct clt_mediation_fit {
  const clt_cholesky *factor;
  int x;         /* position of x; the mediators follow, then y */
  int mediators; /* k */
  double df;     /* rows less levels and covariates */
  clt_dd *upper; /* [k * k] U, which is unit lower triangular */
} clt_mediation_fit;

/* Slopes in terms of whitened columns; NAN where they do not exist. */
typedef struct clt_mediation_slopes {
  double *a, *b; /* [k] */
  double c, direct;
} clt_mediation_slopes;

/* From whitened slopes to deviations of the effects. All in scaled units (rows.h), in
** which slopes and their products are of moderate size whatever the data's own units are. */
typedef struct clt_mediation_map {
  int mediators;
  double *a_by;       /* [k * k] deviation of a_j by a_z,l; 0 above the diagonal */
  double *b_by;       /* [k * k] deviation of b_j by b_z,l; 0 below the diagonal */
  double direct_by;   /* deviation of c' by c'_z */
  double *total_by_a; /* [k] deviation of c by a_z,l */
  double total_by_c;  /* deviation of c by c_z */
  double *effect;     /* [effects] of the sample */
  int *unit;          /* [effects] an effect is 2^unit of these in the data's own units */
} clt_mediation_map;

/* Takes U of the fit and the map from the factorisation; the proportion is not set. `exponent` is
** that of x, of each mediator, of y (rows.h). False if out of memory. */
bool clt_mediation_map_init(clt_mediation_map *map, clt_mediation_fit *fit, const int *exponent,
                            clt_arena *arena);

/* A pivot below this share of its column's sum of squares has vanished: more than 11 of its digits
** are gone. */
#define CLT_MEDIATION_PIVOT 0x1p-36

/* How far the effects lie from the sample's where the whitened slopes are these. */
void clt_mediation_deviate(const clt_mediation_map *map, const clt_mediation_slopes *z,
                           double *deviation);

/* Student's t of every slope by its own fit, as clt_sobel has it, in scaled units; other effects
** have no more than the estimate. */
void clt_mediation_test_slopes(const clt_mediation_fit *fit, const clt_mediation_map *map,
                               double conf_level, clt_inference *test);

/* The difference a - b of a slope in two groups of independent rows: the squares of the standard
** errors add up, with Satterthwaite's degrees of freedom (F. E. Satterthwaite, Biometrics Bulletin
** 2 (1946); B. L. Welch, Biometrika 34 (1947)). */
clt_inference clt_mediation_test_difference(const clt_inference *a, const clt_inference *b,
                                            double conf_level);

#endif
