/*
** The moderator of an interaction: two-valued of any type (then the indicator of the group that is
** not the reference) or numeric. Which of the two it is shows only when all rows are in, so rows
** are accumulated by a code and the moments recoded at the end.
*/
#ifndef CLT_FUNCTIONS_MODERATION_MODERATOR_H
#define CLT_FUNCTIONS_MODERATION_MODERATOR_H

#include "functions/groups.h"
#include "functions/moderation/regressors.h"

typedef struct clt_moderator {
  bool settled;         /* the first row told whether it is text */
  bool text;            /* its values are labels */
  clt_label_set labels; /* the values seen, at most three of them */
  double origin;        /* number: the first row's value, which the code is counted from */
  double x_origin;      /* the first row's x, which x is counted from in its product with the code:
                        ** large offsets would cost the product its digits */
  /* from here on known after clt_moderator_recode() */
  bool two_valued; /* it is an indicator of the group `pair.other` */
  clt_pair pair;   /* its groups, if two-valued */
} clt_moderator;

void clt_moderator_start(clt_moderator *moderator, clt_arena *arena);

/* The code of a row's value, its distance from the first row's value or the number of its label;
** and its product with x, which is counted from the first row's. */
void clt_moderator_row(clt_call *call, clt_moderator *moderator, const clt_cell *cell, double x,
                       double *m, double *xm);

/* Recodes numeric columns `m`, `xm` and `rest` of the design, as above, and those of the rows kept,
** so that m is the indicator or the number itself, xm its product with x and rest, which had the
** code too, 1 - m: the indicator of the reference (below 0: there is no such column). Columns are
** positions among the design's own. */
void clt_moderator_recode(clt_regressors *design, clt_moderator *moderator,
                          const clt_label *reference, int x, int m, int xm, int rest);

#endif
