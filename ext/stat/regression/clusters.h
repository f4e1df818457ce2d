/*
** Rows by cluster, of which only whole clusters are independent: what CR2 (cr2.h) is made from.
**
** A cluster keeps its rows while they are few, and its cross-products by stratum (strata.h) once
** they are many, so that memory is O(clusters), whatever the number of rows.
*/
#ifndef CLT_STAT_REGRESSION_CLUSTERS_H
#define CLT_STAT_REGRESSION_CLUSTERS_H

#include "stat/regression/lm.h"

enum { CLT_CLUSTER_ROWS = 32 }; /* most rows that a cluster keeps */

typedef struct clt_cluster {
  int rows;           /* kept */
  int64_t first;      /* 1 + place of the row kept last, from which the others follow; 0: none */
  clt_strata *strata; /* NULL as long as rows are kept */
} clt_cluster;

typedef struct clt_clusters {
  clt_strata *whole; /* of all rows together: they hold the shift, and the rows in the end */
  int factors;       /* levels of each row */
  int64_t count;
  clt_cluster *cluster; /* [count] */
  int64_t places;       /* of rows, free ones included */
  double *x;            /* [places * whole->k] */
  int *on;              /* [places * factors] */
  int *key;             /* [places * CLT_KEYS] */
  int64_t *next; /* [places] 1 + place of the next row of the cluster, or of the next free place */
  int64_t free;  /* 1 + first free place */
  clt_totals_bench *bench; /* of the clusters that are summed */
} clt_clusters;

/* Rows of clusters over the numeric columns of `whole`, which is empty. */
void clt_clusters_init(clt_clusters *clusters, clt_strata *whole, int factors);

/* Adds a row to a cluster; a number one beyond the last begins a new one. False if out of
** memory. */
bool clt_clusters_add(clt_clusters *clusters, int64_t cluster, const int key[CLT_KEYS],
                      const double *x, const int *on);

/* The cross-products of a cluster, which keeps its rows no longer; likewise of a new one. NULL if
** out of memory, or if there is no shift yet. */
clt_strata *clt_clusters_sum(clt_clusters *clusters, int64_t cluster);

/* What numbers are ranked by, so that the order of rows does not matter: rank of each. */
typedef struct clt_ranks {
  const int *key[CLT_KEYS]; /* NULL: of this key there is 0 only */
  const int *level;
} clt_ranks;

/* Puts clusters into an order, and the rows of each into one by their values, then by the ranks of
** their strata and levels: sums in doubles and decompositions that follow are then the same to the
** bit whatever the order of rows. False if out of memory or stopped. */
bool clt_clusters_sort(clt_clusters *clusters, const int *order, const clt_ranks *ranks,
                       clt_task *task);

/* When all rows are in: adds them to `whole`. False if out of memory or stopped. */
bool clt_clusters_close(clt_clusters *clusters, clt_task *task);

/* As clt_strata_forget(), of every cluster. */
bool clt_clusters_forget(clt_clusters *clusters, clt_key key);

/* Puts products about their origins into the rows kept, and has them read so from sums. */
void clt_clusters_set_products(clt_clusters *clusters);

/* The rows kept of all clusters, by place. */
clt_rows clt_clusters_rows(const clt_clusters *clusters, const clt_design *design);

#endif
