#include "stat/regression/clusters.h"

#include <string.h>

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
  if (!strata) return false;
  clt_strata_init(strata, c->whole->arena, c->whole->k, c->whole->shift);
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

bool clt_clusters_add(clt_clusters *clusters, int64_t index, const int key[CLT_KEYS],
                      const double *x, const int *on) {
  clt_clusters *c = clusters;
  if (!c->whole->shift && !clt_strata_keep_shift(c->whole, x)) return false;
  if (index == c->count) {
    clt_cluster *list = clt_arena_push(c->whole->arena, c->cluster, (size_t)c->count, sizeof *list);
    if (!list) return false;
    c->cluster = list;
    list[c->count++] = (clt_cluster){.rows = 0};
  }
  clt_cluster *to = &c->cluster[index];
  if (to->rows == CLT_CLUSTER_ROWS && !condense(c, to)) return false;
  if (to->strata) return clt_strata_add(to->strata, key, x, on, c->factors);
  return keep(c, to, key, x, on);
}

bool clt_clusters_close(clt_clusters *clusters, clt_task *task) {
  for (int64_t i = 0; i < clusters->count; i++) {
    const clt_cluster *cluster = &clusters->cluster[i];
    if (clt_task_stop(task, 0.0)) return false;
    for (int64_t at = cluster->first; at; at = clusters->next[at - 1]) {
      if (!add_place(clusters, at - 1, clusters->whole)) return false;
    }
    if (cluster->strata && !clt_strata_merge(clusters->whole, cluster->strata)) return false;
  }
  return true;
}

clt_rows clt_clusters_rows(const clt_clusters *clusters, const clt_design *design) {
  return (clt_rows){.n = clusters->places,
                    .k = clusters->whole->k,
                    .factors = clusters->factors,
                    .x = clusters->x,
                    .on = clusters->on,
                    .design = design,
                    .key = clusters->key,
                    .shift = clusters->whole->shift};
}
