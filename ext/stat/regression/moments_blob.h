/* Moments, strata and clusters as bytes (base/blob.h): what partial results are made of. */
#ifndef CLT_STAT_REGRESSION_MOMENTS_BLOB_H
#define CLT_STAT_REGRESSION_MOMENTS_BLOB_H

#include "base/blob.h"
#include "stat/regression/clusters.h"

/* (1) Moments that are taken are those that were put, to the bit: over k numeric columns, in
** `arena`. False if out of memory or the reader is bad. */
void clt_put_moments(clt_writer *w, const clt_moments *moments);
bool clt_take_moments(clt_reader *r, clt_moments *moments, int k, clt_arena *arena);

/* What the numbers in strata that were put are in those they are added to. */
typedef struct clt_renumbering {
  const int *key[CLT_KEYS]; /* NULL: all are 0 */
  int keys[CLT_KEYS];       /* how many numbers there are of each key */
  const int *level;
  int levels;
  const int64_t *cluster;
  int64_t clusters;
} clt_renumbering;

/* (2) Rows that were put are added to others. What is needed meanwhile is from `scratch`. False if
** out of memory or the reader is bad. */
void clt_put_strata(clt_writer *w, const clt_strata *strata);
bool clt_take_strata(clt_reader *r, clt_strata *strata, const clt_renumbering *by,
                     clt_arena *scratch);

/* The same of rows by cluster, before clt_clusters_close(): a new cluster has the next number. As
** there may be many, a task (or NULL) may stop it; then false, too. */
bool clt_put_clusters(clt_writer *w, const clt_clusters *clusters, clt_task *task);
bool clt_take_clusters(clt_reader *r, clt_clusters *clusters, const clt_renumbering *by,
                       clt_arena *scratch, clt_task *task);

#endif
