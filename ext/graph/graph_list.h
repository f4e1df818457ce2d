/*
** Graphs kept, equal ones once, and averages over them.
*/
#ifndef CLT_GRAPH_GRAPH_LIST_H
#define CLT_GRAPH_GRAPH_LIST_H

#include "base/task.h"
#include "graph/score.h"

typedef struct clt_graph_list {
  int d;                 /* variables */
  int n;                 /* different graphs */
  int capacity;          /* most that fit */
  int total;             /* graphs added */
  uint64_t *parents;     /* [n * d] parents by variable */
  int *count;            /* [n] how many times each was added */
  double *weight;        /* [n] after clt_graph_list_finish(): count / total; sums to 1 */
  double *log_posterior; /* [n] log of P(data | graph) times the prior's factors */
  uint64_t *sorted;      /* scratch, [capacity * d] */
  int *sorted_count;     /* scratch, [capacity] */
  double *b;             /* scratch, [d * d] coefficients of one graph, */
  double *through;       /* and its total effects */
} clt_graph_list;

/* An empty list with room for `capacity` graphs; false (latched) if out of memory. */
bool clt_graph_list_init(clt_graph_list *list, int d, int capacity, clt_arena *arena);

/* Adds a graph; `capacity` of them at most. */
void clt_graph_list_add(clt_graph_list *list, const uint64_t *parents);

/* Orders the graphs by count, then by parents, and finds weights and log posteriors. This and the
** averages return false if stopped. */
bool clt_graph_list_finish(clt_graph_list *list, const clt_score *score, clt_task *task);

/* Weights in proportion to the posterior instead of the counts. */
void clt_graph_list_weigh(clt_graph_list *list);

/* 1 / sum of squared weights. */
double clt_graph_list_effective(const clt_graph_list *list);

/* Matrices [d * d], rows for sources, columns for targets; NULL for those not wanted. All NAN where
** the list is empty. */
typedef struct clt_graph_average {
  double *edge;        /* share of graphs with the edge */
  double *path;        /* share in which the source is an ancestor of the target */
  double *coefficient; /* mean of the coefficient (its posterior mean given the graph) over the
                          graphs with the edge; NAN if there are none */
  double *effect;      /* mean of the total effect, (I - B)^-1; 0 where no graph has a path */
} clt_graph_average;
bool clt_graph_list_average(const clt_graph_list *list, const clt_score *score,
                            const clt_graph_average *average, clt_task *task);

#endif
