/*
** The rows of one group as a matrix, in canonical order: what everything else about a mediation
** stratum is computed from. The order depends on the values alone, so nothing that follows depends
** on the order in which the rows came.
*/
#ifndef CLT_STAT_MEDIATION_ROWS_H
#define CLT_STAT_MEDIATION_ROWS_H

#include "base/arena.h"
#include "base/task.h"
#include "stat/mediation/data.h"

/*
** The columns are x, the numeric covariates, indicators of the levels (but the first) of every
** factor but one, mediators, y: the order in which a collinear one is found. The one factor, that
** with most levels in this group, has no indicators: rows are sorted by it, and effects are
** computed from what varies within its levels.
*/
typedef struct clt_mediation_rows {
  size_t n;          /* rows */
  int columns;       /* at least 3 */
  int covariates;    /* columns between x and the mediators: columns - 2 - mediators */
  int mediators;     /* at least 1 */
  double *value;     /* [n * columns] each column scaled by a power of 2, to at most 1 in size */
  int *exponent;     /* [columns] the value itself is value * 2^exponent */
  int *source;       /* [columns] index of the covariate, or covariates + index of the factor, that
                     ** the column belongs to; nothing of x, mediators, y */
  int *cluster;      /* [n] cluster of each row in the data; NULL: none are given */
  size_t levels;     /* levels of the one factor in this group; 1 if there is no factor */
  size_t *level_end; /* [levels] rows of level l end before this one */
} clt_mediation_rows;

/* Collects the rows of a group. False if out of memory or stopped. */
bool clt_mediation_collect(clt_mediation_rows *rows, const clt_mediation_data *data, int group,
                           clt_arena *arena, clt_task *task);

#endif
