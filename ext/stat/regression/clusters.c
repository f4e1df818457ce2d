#include "stat/regression/clusters.h"

#include <string.h>

#include "base/sort.h"

void clt_clusters_init(clt_clusters *clusters, clt_strata *whole, int factors) {
  *clusters = (clt_clusters){.whole = whole, .factors = factors};
}

static bool make_place(clt_clusters *c) {
  clt_arena *arena = c->whole->arena;
  size_t at = (size_t)c->places;
  double *x = clt_arena_push(arena, c->x, at, (size_t)c->whole->k * sizeof *x);
  int *on = clt_arena_push(arena, c->on, at, (size_t)c->factors * sizeof *on);
  int *key = clt_arena_push(arena, c->key, at, CLT_KEYS * sizeof *key);
  int64_t *next = clt_arena_push(arena, c->next, at, sizeof *next);
  if (!x || !on || !key || !next) return false;
  c->x = x;
  c->on = on;
  c->key = key;
  c->next = next;
  c->places++;
  next[at] = 0;
  c->free = c->places;
  return true;
}

static bool keep(clt_clusters *c, clt_cluster *to, const int key[CLT_KEYS], const double *x,
                 const int *on) {
  if (!c->free && !make_place(c)) return false;
  int64_t place = c->free - 1;
  size_t k = (size_t)c->whole->k, factors = (size_t)c->factors, at = (size_t)place;
  c->free = c->next[place];
  memcpy(c->x + at * k, x, k * sizeof *x);
  if (factors) memcpy(c->on + at * factors, on, factors * sizeof *on);
  memcpy(c->key + at * CLT_KEYS, key, CLT_KEYS * sizeof *key);
  c->next[place] = to->first;
  to->first = place + 1;
  to->rows++;
  return true;
}

static bool add_place(const clt_clusters *c, int64_t place, clt_strata *strata) {
  size_t at = (size_t)place;
  return clt_strata_add(strata, c->key + at * CLT_KEYS, c->x + at * (size_t)c->whole->k,
                        c->on + at * (size_t)c->factors, c->factors);
}

/* From rows to cross-products; the places are free again. */
static bool condense(clt_clusters *c, clt_cluster *cluster) {
  clt_strata *strata = clt_arena_take(c->whole->arena, 1, sizeof *strata);
  if (!c->bench) c->bench = clt_arena_take(c->whole->arena, 1, sizeof *c->bench);
  if (!c->bench) return false;
  clt_strata_init(strata, c->whole->arena, c->whole->k, c->whole->shift);
  strata->products = c->whole->products;
  strata->bench = c->bench;
  while (cluster->first) {
    int64_t place = cluster->first - 1;
    if (!add_place(c, place, strata)) return false;
    cluster->first = c->next[place];
    c->next[place] = c->free;
    c->free = place + 1;
  }
  cluster->rows = 0;
  cluster->strata = strata;
  return true;
}

/* The cluster of a number, made if it is new; NULL if out of memory. */
static clt_cluster *cluster_of(clt_clusters *c, int64_t index) {
  if (index < c->count) return &c->cluster[index];
  clt_cluster *list = clt_arena_push(c->whole->arena, c->cluster, (size_t)c->count, sizeof *list);
  if (!list) return NULL;
  c->cluster = list;
  list[c->count] = (clt_cluster){.rows = 0};
  return &list[c->count++];
}

bool clt_clusters_add(clt_clusters *clusters, int64_t index, const int key[CLT_KEYS],
                      const double *x, const int *on) {
  clt_clusters *c = clusters;
  if (!c->whole->shift && !clt_strata_keep_shift(c->whole, x)) return false;
  clt_cluster *to = cluster_of(c, index);
  if (!to || (to->rows == CLT_CLUSTER_ROWS && !condense(c, to))) return false;
  if (to->strata) return clt_strata_add(to->strata, key, x, on, c->factors);
  return keep(c, to, key, x, on);
}

clt_strata *clt_clusters_sum(clt_clusters *clusters, int64_t index) {
  clt_cluster *cluster = clusters->whole->shift ? cluster_of(clusters, index) : NULL;
  if (!cluster || (!cluster->strata && !condense(clusters, cluster))) return NULL;
  return cluster->strata;
}

/* ---- order ---- */

/* The rows of a cluster, by place. */
typedef struct placed_rows {
  const clt_clusters *clusters;
  const clt_ranks *ranks;
  int64_t place[CLT_CLUSTER_ROWS];
} placed_rows;

static int compare(double a, double b) {
  return (a > b) - (a < b);
}

static int compare_values(const clt_clusters *c, size_t a, size_t b) {
  size_t k = (size_t)c->whole->k;
  int order = 0;
  for (size_t i = 0; i < k && !order; i++) order = compare(c->x[a * k + i], c->x[b * k + i]);
  return order;
}

static int compare_numbers(const clt_clusters *c, const clt_ranks *ranks, size_t a, size_t b) {
  size_t factors = (size_t)c->factors;
  int order = 0;
  for (size_t i = 0; i < CLT_KEYS && !order; i++) {
    const int *rank = ranks->key[i];
    if (rank) order = rank[c->key[a * CLT_KEYS + i]] - rank[c->key[b * CLT_KEYS + i]];
  }
  for (size_t i = 0; i < factors && !order; i++) {
    order = ranks->level[c->on[a * factors + i]] - ranks->level[c->on[b * factors + i]];
  }
  return order;
}

static bool before(const void *rows, uint32_t a, uint32_t b) {
  const placed_rows *of = rows;
  size_t i = (size_t)of->place[a], j = (size_t)of->place[b];
  int order = compare_values(of->clusters, i, j);
  return (order ? order : compare_numbers(of->clusters, of->ranks, i, j)) < 0;
}

static void sort_rows(clt_clusters *c, clt_cluster *cluster, const clt_ranks *ranks) {
  placed_rows rows = {.clusters = c, .ranks = ranks};
  uint32_t index[CLT_CLUSTER_ROWS], scratch[CLT_CLUSTER_ROWS];
  size_t n = 0;
  for (int64_t at = cluster->first; at; at = c->next[at - 1], n++) {
    rows.place[n] = at - 1;
    index[n] = (uint32_t)n;
  }
  clt_sort_rows(index, scratch, n, before, &rows, NULL);
  cluster->first = 0;
  for (size_t i = n; i-- > 0;) {
    int64_t place = rows.place[index[i]];
    c->next[place] = cluster->first;
    cluster->first = place + 1;
  }
}

bool clt_clusters_sort(clt_clusters *clusters, const int *order, const clt_ranks *ranks,
                       clt_task *task) {
  size_t n = (size_t)clusters->count;
  size_t unpolled = 0, each = (size_t)clusters->whole->k * CLT_CLUSTER_ROWS;
  clt_cluster *sorted = clt_arena_take(clusters->whole->arena, n, sizeof *sorted);
  for (size_t i = 0; sorted && i < n; i++) {
    sorted[i] = clusters->cluster[order[i]];
    sort_rows(clusters, &sorted[i], ranks);
    if (clt_task_stop_after(task, each, &unpolled)) return false;
  }
  if (sorted && n) memcpy(clusters->cluster, sorted, n * sizeof *sorted);
  return sorted != NULL;
}

bool clt_clusters_close(clt_clusters *clusters, clt_task *task) {
  size_t unpolled = 0, each = (size_t)clusters->whole->k * CLT_CLUSTER_ROWS;
  for (int64_t i = 0; i < clusters->count; i++) {
    const clt_cluster *cluster = &clusters->cluster[i];
    bool large = cluster->strata != NULL;
    if (large ? clt_task_stop(task, 0.0) : clt_task_stop_after(task, each, &unpolled)) return false;
    for (int64_t at = cluster->first; at; at = clusters->next[at - 1]) {
      if (!add_place(clusters, at - 1, clusters->whole)) return false;
    }
    if (!cluster->strata) continue;
    if (!clt_strata_sort(cluster->strata)) return false;
    if (!clt_strata_merge(clusters->whole, cluster->strata)) return false;
  }
  return true;
}

bool clt_clusters_forget(clt_clusters *clusters, clt_key key) {
  for (int64_t i = 0; i < clusters->places; i++) clusters->key[i * CLT_KEYS + key] = 0;
  for (int64_t i = 0; i < clusters->count; i++) {
    clt_strata *strata = clusters->cluster[i].strata;
    if (strata && !clt_strata_forget(strata, key)) return false;
  }
  return true;
}

static double *values_at(const clt_clusters *c, int64_t place) {
  return c->x + (size_t)place * (size_t)c->whole->k;
}

void clt_clusters_set_products(clt_clusters *clusters) {
  const clt_products *products = clusters->whole->products;
  for (int64_t i = 0; i < clusters->places; i++) {
    clt_products_set(products, values_at(clusters, i));
  }
  for (int64_t i = 0; i < clusters->count; i++) {
    if (clusters->cluster[i].strata) clt_strata_reread(clusters->cluster[i].strata);
  }
}

clt_rows clt_clusters_rows(const clt_clusters *clusters, const clt_design *design) {
  return (clt_rows){.n = clusters->places,
                    .k = clusters->whole->k,
                    .factors = clusters->factors,
                    .x = clusters->x,
                    .on = clusters->on,
                    .design = design,
                    .key = clusters->key,
                    .keys = CLT_KEYS,
                    .shift = clusters->whole->shift};
}
