/*
** The levels of cells, a cell being the units of a group in a block, taken out of a sample; and
** what is left of it as contrasts that are independent of each other.
**
** Of m independent values less their mean, m - 1 are free: the residuals of a cell are dependent,
** the more so the smaller it is (in cells of two, one is minus the other). So they are turned into
** m - 1 orthonormal contrasts, each a value less the mean of those before it,
** sqrt(k / (k + 1)) (x - mean of k), in random order: independent and of one variance if the values
** are, normal if they are, and with the same scatter matrix (Helmert's; R. Brown, J. Durbin and
** J. Evans, J. Royal Statistical Society B 37 (1975)).
**
** Where units come in clusters, which share what the others do not, contrasts are those within a
** cluster's part of a cell, and of its mean against the clusters before it,
** sqrt(M m / (M + m)) (mean of m - mean of M). Their variances differ, and they are told apart.
*/
#ifndef CLT_GRAPH_LEVELS_H
#define CLT_GRAPH_LEVELS_H

#include "graph/sample.h"

/* (1) Takes the means of the cells out of the values, exactly 0 being left where all of a cell's
** are equal, and drops variables that do not vary then in a group; rows[g]: (2) contrasts of a
** group, plus one for its mean. False if out of memory. */
bool clt_levels_take_out(clt_graph_sample *sample, int blocks, int64_t rows[2], clt_arena *arena);

typedef struct clt_contrasts {
  int64_t n;     /* contrasts */
  double *z;     /* [n * d] their values */
  int *group;    /* [n] of the cell that it is from */
  int *cluster;  /* [n] the cluster that it is within, or that is held against others */
  bool *between; /* [n] the latter */
} clt_contrasts;

/* The cluster of a unit; without clusters each is one. */
static inline int clt_cluster_of(const clt_graph_sample *sample, int64_t unit) {
  return sample->cluster ? sample->cluster[unit] : (int)unit;
}

/* (3) The contrasts of a sample whose levels are taken out, in an order by the seed. False if out
** of memory or stopped. */
bool clt_contrasts_take(clt_contrasts *contrasts, const clt_graph_sample *sample, uint64_t seed,
                        clt_arena *arena, clt_task *task);

#endif
