/*
** Which scale do the data choose, y or ln y? The log-likelihood of ln y, with its Jacobian, less
** that of y (G. E. P. Box and D. R. Cox, J. Roy. Statist. Soc. B 26 (1964)), both by least squares
** on the same columns X:
**
**   delta = n/2 ln(RSS(y | X) / RSS(ln y | X)) - sum ln y
**
** The unit of y is free, and y/c for ln(y/c) has the same delta: with c amid the data no digits go
** where ln y is all but linear, as it is far from 0.
**
** Above 0 it speaks for ln y. A few rows can decide it, so it is asked again without those that fit
** worst on either scale.
*/
#ifndef CLT_STAT_REGRESSION_SCALE_H
#define CLT_STAT_REGRESSION_SCALE_H

#include "stat/regression/lm.h"

/* The columns X, over rows with a design whose numeric columns 0 and 1 are y and ln(y/c). */
typedef struct clt_scale_model {
  const clt_rows *rows;
  double c;
  int n_terms;
  const int *terms; /* [n_terms] as of a clt_lm_model */
  int absorb_begin, absorb_end;
} clt_scale_model;

/* Why there is no delta. */
typedef enum clt_scale_problem {
  CLT_SCALE_FINE,
  CLT_SCALE_OUT_OF_RANGE,
  CLT_SCALE_CONSTANT, /* y does not vary */
  CLT_SCALE_TOO_FEW,  /* no residual degree of freedom */
  CLT_SCALE_PERFECT   /* the residuals of one scale are at rounding level */
} clt_scale_problem;

typedef struct clt_scale_delta {
  double delta; /* NAN if there is a problem */
  clt_scale_problem problem;
  int64_t n; /* rows */
  int rank;  /* of the columns */
} clt_scale_delta;

/* ln(y/c) of y, c > 0, with all its digits also where y is near c. */
double clt_scale_log(double y, double c);

/* (1) All rows, order[n] of them, and (2) the ceil(.95 n) with the smallest max(|e| / sd(e)) of the
** two fits; of equal ones those that come first in `order`. (3) With a problem of all rows that of
** the others is the same. (4) The same order of rows gives the same bits. False if out of memory or
** stopped. */
bool clt_scale_compare(const clt_scale_model *model, const uint32_t *order, clt_scale_delta *all,
                       clt_scale_delta *trimmed, clt_arena *arena, clt_task *task);

/* (5) The memory that takes, in bytes, for a design of so many columns, of which `absorbed` are
** absorbed; `like` has the strata that the rows make. */
double clt_scale_bytes(int numerics, int indicators, int absorbed, const clt_strata *like);

#endif
