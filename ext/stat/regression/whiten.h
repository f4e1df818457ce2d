/*
** Rows in the orthogonal columns of a fit.
**
** With row x of the design in the order of the factorisation, z = L^-1 x has as its components what
** is left of each column in this row after the columns before it; so z_y is the residual e, and the
** leverage is h = sum z_i^2 / d_i. Of a row's absorbed components at most one is not 0, and is 1.
*/
#ifndef CLT_STAT_REGRESSION_WHITEN_H
#define CLT_STAT_REGRESSION_WHITEN_H

#include "stat/regression/lm.h"

typedef struct clt_whitener {
  const clt_lm *lm;     /* the fit */
  const clt_rows *rows; /* the data */
  int absorbed;         /* absorbed components */
  int dense;            /* other components, the response left out */
  bool fused;           /* the processor has fused multiply-adds (stat/fused.h) */
  int *column;          /* [absorbed + dense + 1] moments' column at each position */
  int *position;        /* [indicators] position of each, -1 if not in the model */
  clt_dd *numeric;      /* [numeric columns of the moments] the row at hand about the shift */
  int *on;              /* [indicators] those that are on in it */
  clt_dd *x;            /* [absorbed + dense + 1] the row at hand; absorbed entries are not used */
  int *filled;          /* [n_filled] positions of it, ascending, that are not 0 */
  int n_filled;
  int level;       /* absorbed position that is on in the row, -1 at the reference level */
  double *unit;    /* [dense + 1] power of two near 1 / (root sum of squares of the component),
                        ** in which z is measured: fourth powers would leave the range */
  clt_dd *inverse; /* [dense + 1] 1 / pivot in that unit; 0 of a dropped column */
  double *noise;   /* [dense + 1] the pivot's rounding level, relative to it */
  double *nothing; /* [dense + 1] what is 0 in z: a billionth of what the data's own rounding leaves
                   ** of the column, above the rounding of this arithmetic; all of a dropped one */
  clt_dd *z;       /* [dense + 1] dense components of the row, then the residual, times unit */
} clt_whitener;

/* False if out of memory. */
bool clt_whiten_init(clt_whitener *w, const clt_lm *lm, const clt_rows *rows, clt_arena *arena);

/* Row `index` of the data into level and z; components of dropped columns are 0. */
void clt_whiten_row(clt_whitener *w, int64_t index);

/* The residual alone of row `index`, times its unit[dense]. */
clt_dd clt_whiten_residual(clt_whitener *w, int64_t index);

/* 1 - h of the row at hand; 0 if it is at the rounding level. */
clt_dd clt_whiten_rest(const clt_whitener *w);

#endif
