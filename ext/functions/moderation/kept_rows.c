/* The order of the rows that are kept (regressors.h). */
#include <string.h>

#include "base/sort.h"
#include "functions/moderation/regressors.h"

typedef struct kept_rows {
  const clt_regressors *of;
  const clt_ranks *ranks;
  const int *cluster; /* ranks; NULL: none */
} kept_rows;

static int compare_values(const clt_regressors *r, size_t a, size_t b) {
  size_t k = (size_t)r->strata.k;
  const double *x = r->kept_x + a * k, *y = r->kept_x + b * k;
  for (size_t i = 0; i < k; i++) {
    if (x[i] != y[i]) return x[i] < y[i] ? -1 : 1;
  }
  return 0;
}

static int compare_labels(const kept_rows *rows, size_t a, size_t b) {
  const clt_regressors *r = rows->of;
  const size_t factors = (size_t)r->kept_factors;
  int order = 0;
  for (size_t i = 0; i < CLT_KEYS && !order; i++) {
    const int *rank = rows->ranks->key[i];
    if (rank) order = rank[r->kept_key[a * CLT_KEYS + i]] - rank[r->kept_key[b * CLT_KEYS + i]];
  }
  for (size_t i = 0; i < factors && !order; i++) {
    const int *rank = rows->ranks->level;
    order = rank[r->kept_on[a * factors + i]] - rank[r->kept_on[b * factors + i]];
  }
  if (rows->cluster && !order) {
    order = rows->cluster[r->kept_cluster[a]] - rows->cluster[r->kept_cluster[b]];
  }
  return order;
}

static bool before(const void *context, uint32_t a, uint32_t b) {
  const kept_rows *rows = context;
  int order = compare_values(rows->of, a, b);
  return (order ? order : compare_labels(rows, a, b)) < 0;
}

/* The rows' objects of `size` bytes in the order; NULL if out of memory. */
static void *ordered(clt_regressors *r, const uint32_t *order, const void *from, size_t size) {
  size_t n = (size_t)r->kept;
  char *to = clt_arena_take_unset(&r->call->arena, n, size);
  for (size_t i = 0; to && size && i < n; i++) {
    memcpy(to + i * size, (const char *)from + order[i] * size, size);
  }
  return to;
}

static bool put_in_order(clt_regressors *r, const uint32_t *order) {
  r->kept_x = ordered(r, order, r->kept_x, (size_t)r->strata.k * sizeof *r->kept_x);
  r->kept_on = ordered(r, order, r->kept_on, (size_t)r->kept_factors * sizeof *r->kept_on);
  r->kept_key = ordered(r, order, r->kept_key, CLT_KEYS * sizeof *r->kept_key);
  if (r->clusters) r->kept_cluster = ordered(r, order, r->kept_cluster, sizeof *r->kept_cluster);
  return !clt_failed(r->call);
}

bool clt_regressors_sort(clt_regressors *r, const clt_ranks *ranks) {
  kept_rows rows = {.of = r, .ranks = ranks};
  clt_call *call = r->call;
  size_t n = (size_t)r->kept;
  if (r->clusters) {
    rows.cluster = clt_regressors_ranks(r, &clt_regressors_of(r, CLT_AS_CLUSTER)->levels);
  }
  uint32_t *order = clt_arena_take(&call->arena, n, sizeof *order);
  uint32_t *scratch = clt_arena_take(&call->arena, n, sizeof *scratch);
  if (clt_failed(call)) return false;
  for (size_t i = 0; i < n; i++) order[i] = (uint32_t)i;
  return clt_sort_rows(order, scratch, n, before, &rows, &call->task) && put_in_order(r, order);
}
