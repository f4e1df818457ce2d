/* Directed paths between two variables of a graph whose edges have probabilities. */
#ifndef CLT_GRAPH_PATHS_H
#define CLT_GRAPH_PATHS_H

#include "base/dag.h"
#include "base/task.h"

enum { CLT_PATH_MAX = 10 }; /* most edges of a path */

/* A DAG with its share of the posterior. */
typedef struct clt_kept_dag {
  uint64_t *parents; /* [d] bit i of parents[j]: i -> j */
  double weight;
} clt_kept_dag;

typedef struct clt_paths {
  int d;
  const double *probability; /* [d * d], rows for sources; NAN: no edge */
  double threshold;          /* every edge of a path has at least this probability */
  int source, target;        /* variables; equal ones have no path */
  int longest;               /* edges, at most CLT_PATH_MAX */
  /* Takes a path, node[0] = source … node[length] = target; false ends the search. */
  bool (*found)(void *context, const int *node, int length);
  void *context;
  clt_task *task;
} clt_paths;

/* Finds every path, ordered by length and then by the numbers of its variables. False if stopped or
** ended. */
bool clt_paths_find(const clt_paths *paths);

/* The share of the DAGs, by weight, in which all edges of a path hold; NAN if there are none. */
double clt_path_probability(const clt_kept_dag *dags, int n, const int *node, int length);

#endif
