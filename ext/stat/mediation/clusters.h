/*
** Clusters: rows that are not independent of each other, so that whole clusters are resampled.
**
** Where every cluster lies in one group, each group draws from its own clusters as many as it has.
** Else the clusters of all groups are drawn together: what a draw leaves in each group gives that
** group's effects, and replicates of two groups with the same number come from the same draw, so
** that their difference keeps what the groups share.
*/
#ifndef CLT_STAT_MEDIATION_CLUSTERS_H
#define CLT_STAT_MEDIATION_CLUSTERS_H

#include <stdbool.h>

#include "base/arena.h"
#include "base/task.h"
#include "stat/mediation/data.h"

typedef struct clt_mediation_clusters {
  int count;   /* of the data; 0: rows are independent */
  bool across; /* some cluster has rows in two groups */
  int *number; /* [count] scratch, all 0 between calls */
} clt_mediation_clusters;

/* False if out of memory or stopped. */
bool clt_mediation_clusters_init(clt_mediation_clusters *c, const clt_mediation_data *data,
                                 clt_arena *arena, clt_task *task);

/* Numbers the clusters of a group's n rows, in canonical order, as they are to be drawn: from 0 on
** within the group, or as in the data. *present of them have rows here, *drawn are drawn. False if
** stopped. */
bool clt_mediation_clusters_of(clt_mediation_clusters *c, const int *cluster, int *number, size_t n,
                               size_t *present, size_t *drawn, clt_task *task);

#endif
