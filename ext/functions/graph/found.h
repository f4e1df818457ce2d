/*
** What the fit of a graph holds, as fields that exact_graph(), dibs_graph() and graph_test() share:
** the variables and how they were fitted, the graphs kept, a row for every ordered pair.
*/
#ifndef CLT_FUNCTIONS_GRAPH_FOUND_H
#define CLT_FUNCTIONS_GRAPH_FOUND_H

#include "graph/sample.h"
#include "sqlite/field.h"
#include "sqlite/options.h"

/* What was fitted, and how. */
typedef struct clt_graph_head {
  const clt_graph_sample *sample;
  const char *method;
  const clt_option *table; /* of the options */
  const void *options;     /* as used */
} clt_graph_head;

extern const clt_field clt_graph_head_fields[];

/* What is said of two figures that the diagnostics of the posterior hold. */
#define CLT_GRAPH_EXPECTED_EDGES "posterior mean of how many there are"
#define CLT_GRAPH_FALSE_SHARE                                                                      \
  "of the pairs with a probability of 0.5 or more, the share that is expected to be no edge: the " \
  "mean of 1 - probability; null if there are none"

/* What was found. Matrices are [d * d], rows for sources; NULL where there is none. */
typedef struct clt_graph_found {
  const clt_graph_sample *sample;
  const double *edge, *coefficient, *path, *total_effect; /* in the scale of the score */
  const double *start_agreement, *bootstrap_share;
  int n_dags;
  const uint64_t *parents; /* [n_dags * d] */
  const double *log_posterior, *weight;
} clt_graph_found;

extern const clt_field clt_graph_found_fields[];

/* Of the rows. */
extern const clt_field clt_graph_pair_fields[];

#endif
