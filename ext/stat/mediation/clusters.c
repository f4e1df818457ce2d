#include "stat/mediation/clusters.h"

static bool told_to_stop(size_t row, clt_task *task) {
  return row % 4096 == 0 && clt_task_stop(task, 0.0);
}

bool clt_mediation_clusters_init(clt_mediation_clusters *c, const clt_mediation_data *data,
                                 clt_arena *arena, clt_task *task) {
  *c = (clt_mediation_clusters){.count = data->cluster ? data->clusters : 0};
  c->number = clt_arena_take(arena, (size_t)c->count, sizeof *c->number);
  if (!c->number) return false;
  for (size_t i = 0; data->cluster && data->group && i < data->n; i++) {
    int *group = &c->number[data->cluster[i]], own = data->group[i] + 1;
    if (*group && *group != own) c->across = true;
    *group = own;
    if (told_to_stop(i, task)) return false;
  }
  for (int i = 0; i < c->count; i++) c->number[i] = 0;
  return true;
}

bool clt_mediation_clusters_of(clt_mediation_clusters *c, const int *cluster, int *number, size_t n,
                               size_t *present, size_t *drawn, clt_task *task) {
  int found = 0;
  for (size_t i = 0; i < n; i++) {
    int *place = &c->number[cluster[i]];
    if (!*place) *place = ++found;
    number[i] = c->across ? cluster[i] : *place - 1;
    if (told_to_stop(i, task)) return false;
  }
  for (size_t i = 0; i < n; i++) c->number[cluster[i]] = 0;
  *present = (size_t)found;
  *drawn = c->across ? (size_t)c->count : *present;
  return true;
}
