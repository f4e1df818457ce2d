/*
** Cholesky factorisation of a Gram matrix in double-double arithmetic, G = L D L' with unit lower
** triangular L, together with L^-1 and a decision about rank.
**
** Row i of L^-1 says what column i has that the columns before it have not: with X the design
** matrix, X L^-T has orthogonal columns, the residuals of each column regressed on the ones before,
** and D holds their sums of squares. So minus the entries of the row are the regression
** coefficients, and where the response is the last column they are the estimates of least squares.
**
** The leading `absorbed` columns are indicators of which at most one is on in any row: their block
** of G is diagonal and is not stored, so that a factor of a thousand levels costs what it weighs.
**
** Tried: gsl_linalg_cholesky_decomp1() works in double, which loses half the digits, and ends the
** process where a column is a linear combination of others.
*/
#ifndef CLT_STAT_REGRESSION_CHOLESKY_H
#define CLT_STAT_REGRESSION_CHOLESKY_H

#include <stdint.h>

#include "base/arena.h"
#include "base/task.h"
#include "stat/dd.h"

typedef struct clt_cholesky {
  int absorbed;    /* leading columns with a diagonal block */
  int dense;       /* the other columns */
  int64_t n;       /* rows of the design, for the rounding level */
  double *count;   /* [absorbed] the diagonal block; a column with 0 is dropped */
  clt_dd *pivot;   /* [dense] D; 0 where the column is dropped */
  double *noise;   /* [dense] rounding level of the pivot: at or below it the column is dropped */
  double *norm;    /* [absorbed + dense] root sum of squares of each column as in G */
  double *raw;     /* [absorbed + dense] root sum of squares of each column's values about zero */
  clt_dd *inverse; /* [dense rows of absorbed + dense] L^-1; before factorisation: G. Entries above
                   ** the diagonal, and those of dropped columns, are 0 */
} clt_cholesky;

/* Room for a matrix; the caller then fills in count, norm, raw and the lower triangle of G (row i
** of clt_cholesky_row(): absorbed + i + 1 entries). False (latched) if out of memory. */
bool clt_cholesky_init(clt_cholesky *f, clt_arena *arena, int absorbed, int dense, int64_t n);

/* Row i of `inverse`. */
static inline clt_dd *clt_cholesky_row(const clt_cholesky *f, int i) {
  return f->inverse + (size_t)i * ((size_t)f->absorbed + (size_t)f->dense);
}

/* Factorises. A column is dropped when what the columns before it leave of it is at the rounding
** level, either of the values that they and it were given as (3 units of 2^-53 in the root mean
** square, relative to the largest of the column and of the contributions coefficient * column that
** reproduce it, about zero), or of the sums over n rows (16 + n units of 2^-106, relative to the
** largest of the same squares as in G).
** False if out of memory or stopped. */
bool clt_cholesky_factor(clt_cholesky *f, clt_arena *arena, clt_task *task);

/* Are all entries numbers? Of columns in units too far apart they need not be. */
bool clt_cholesky_finite(const clt_cholesky *f);

#endif
