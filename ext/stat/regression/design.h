/*
** The columns of a model over strata (strata.h): a numeric column, the constant or a level, each of
** them as it is or only in the strata of one block, one group, one level of x, and 0 elsewhere.
** From the design and the strata come moments over these very columns, of which lm.h makes a fit.
**
** A numeric column is taken about the shift of the strata. One that is restricted is the difference
** from that shift where it is on, so that
**   x in the strata of a key = column + shift * (the constant in those strata).
*/
#ifndef CLT_STAT_REGRESSION_DESIGN_H
#define CLT_STAT_REGRESSION_DESIGN_H

#include "stat/regression/strata.h"

enum { CLT_ANY = -1 }; /* in a key: not restricted */

typedef struct clt_design_column {
  int base;          /* numeric column of the strata; of an indicator: the level, or CLT_ANY for the
                     ** constant */
  int key[CLT_KEYS]; /* the strata in which it is on */
} clt_design_column;

typedef struct clt_design {
  clt_arena *arena;
  int numerics, indicators;
  clt_design_column *numeric;   /* [numerics] */
  clt_design_column *indicator; /* [indicators] */
} clt_design;

void clt_design_init(clt_design *design, clt_arena *arena);

/* Appends a column; its index among the numeric ones, or among the indicators. Failure is latched
** in the arena. `key` NULL: unrestricted. */
int clt_design_numeric(clt_design *design, int base, const int *key);
int clt_design_indicator(clt_design *design, int level, const int *key);

/* The moments' column, once the design is complete. */
static inline int clt_design_numeric_column(int numeric) {
  return clt_numeric_column(numeric);
}
static inline int clt_design_indicator_column(const clt_design *design, int indicator) {
  return 1 + design->numerics + indicator;
}

/* The moments of the rows in the strata that `key` lets through (NULL: all) over the columns of the
** design. False if out of memory or stopped. */
bool clt_design_moments(const clt_design *design, const clt_strata *strata, const int *key,
                        clt_moments *moments, clt_arena *arena, clt_task *task);

/* Those columns of a design that are on in some of the strata, as a design of their own: where
** there are many strata, few of them are. */
typedef struct clt_design_part {
  clt_design design;
  int *place; /* [columns of the whole's moments] the part's column; -1: it is 0 in all of them */
} clt_design_part;

/* The part in the strata that `key` lets through. False if out of memory or stopped. */
bool clt_design_part_of(const clt_design *design, const clt_strata *strata, const int *key,
                        clt_design_part *part, clt_arena *arena, clt_task *task);

/* The shift of a numeric column in such moments. */
static inline double clt_design_shift(const clt_design *design, const double *shift, int numeric) {
  const clt_design_column *c = &design->numeric[numeric];
  bool restricted = false;
  for (int i = 0; i < CLT_KEYS; i++) restricted = restricted || c->key[i] != CLT_ANY;
  return restricted ? 0.0 : shift[c->base];
}

/* One row as the columns of the design: numeric ones about `shift`, exactly, and the indicators
** that are on, of which there are *n_on. */
typedef struct clt_raw_row {
  const int *key;
  const double *x;
  const int *on;
  int n_on;
} clt_raw_row;
void clt_design_row(const clt_design *design, const double *shift, const clt_raw_row *row,
                    clt_dd *numeric, int *on, int *n_on);

#endif
