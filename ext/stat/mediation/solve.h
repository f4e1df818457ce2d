/*
** The slopes of a mediation's models from cross-products: of whitened columns in a resample.
*/
#ifndef CLT_STAT_MEDIATION_SOLVE_H
#define CLT_STAT_MEDIATION_SOLVE_H

#include <stddef.h>

#include "stat/mediation/map.h"

/* Where row i of a lower triangle begins. */
static inline size_t clt_triangle(size_t i) {
  return i * (i + 1) / 2;
}

/*
** The slopes from `within`, the lower triangle of the cross-products of p columns (covariates, x, k
** mediators, y) about means, which is overwritten. `square` has each column's sum of squares before
** anything was taken out, to judge by what is left of it. A collinear covariate is left out. Where
** x is collinear nothing exists; where a mediator is, or has no column (only zeros), there are only
** the a and c.
*/
void clt_mediation_solve(clt_mediation_slopes *z, double *within, const double *square, size_t p,
                         size_t k);

#endif
