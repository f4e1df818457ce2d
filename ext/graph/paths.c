#include "graph/paths.h"

#include <math.h>

/* A depth-first search for the paths of one length. */
typedef struct search {
  const clt_paths *paths;
  int length;
  int node[CLT_PATH_MAX + 1]; /* the path so far */
} search;

static bool extend(search *s, int depth, uint64_t seen) {
  const clt_paths *p = s->paths;
  const double *probability = p->probability + s->node[depth] * p->d;
  bool last = depth + 1 == s->length;
  if (clt_task_stop(p->task, 0.0)) return false;
  for (int to = 0; to < p->d; to++) {
    if ((seen & clt_bit(to)) || (to == p->target) != last) continue;
    if (!(probability[to] >= p->threshold)) continue;
    s->node[depth + 1] = to;
    bool more =
        last ? p->found(p->context, s->node, s->length) : extend(s, depth + 1, seen | clt_bit(to));
    if (!more) return false;
  }
  return true;
}

bool clt_paths_find(const clt_paths *paths) {
  search s = {.paths = paths, .node = {paths->source}};
  if (paths->source == paths->target) return true;
  for (s.length = 1; s.length <= paths->longest; s.length++) {
    if (!extend(&s, 0, clt_bit(paths->source))) return false;
  }
  return true;
}

double clt_path_probability(const clt_kept_dag *dags, int n, const int *node, int length) {
  double sum = 0.0, all = 0.0;
  for (int i = 0; i < n; i++) {
    bool holds = true;
    for (int e = 0; e < length && holds; e++) {
      holds = (dags[i].parents[node[e + 1]] & clt_bit(node[e])) != 0;
    }
    all += dags[i].weight;
    if (holds) sum += dags[i].weight;
  }
  return all > 0.0 ? sum / all : NAN;
}
