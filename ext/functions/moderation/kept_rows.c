/* The order of the rows that are kept (regressors.h). */
#include "functions/moderation/regressors.h"

static int compare_values(const clt_regressors *r, size_t a, size_t b) {
  size_t k = (size_t)r->strata.k;
  const double *x = r->kept_x + a * k, *y = r->kept_x + b * k;
  for (size_t i = 0; i < k; i++) {
    if (x[i] != y[i]) return x[i] < y[i] ? -1 : 1;
  }
  return 0;
}

static int compare_labels(const clt_regressors *r, const clt_ranks *ranks, size_t a, size_t b) {
  const size_t factors = (size_t)r->kept_factors, keys = (size_t)r->kept_keys;
  int order = 0;
  for (size_t i = 0; i < keys && !order; i++) {
    const int *rank = ranks->key[i];
    if (rank) order = rank[r->kept_key[a * keys + i]] - rank[r->kept_key[b * keys + i]];
  }
  for (size_t i = 0; i < factors && !order; i++) {
    order = ranks->level[r->kept_on[a * factors + i]] - ranks->level[r->kept_on[b * factors + i]];
  }
  return order;
}

bool clt_kept_before(const clt_regressors *r, const clt_ranks *ranks, const int *cluster, int64_t a,
                     int64_t b) {
  int order = compare_values(r, (size_t)a, (size_t)b);
  if (!order) order = compare_labels(r, ranks, (size_t)a, (size_t)b);
  if (!order && cluster) order = cluster[r->kept_cluster[a]] - cluster[r->kept_cluster[b]];
  return order < 0;
}
