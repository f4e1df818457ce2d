/*
** Two graphs held against each other, pair by pair: what graph_diff() and graph_test() have in
** common. Edges are what base/edge.h calls so; a direction that is open is the other graph's, if
** that has one.
*/
#ifndef CLT_FUNCTIONS_GRAPH_COMPARISON_H
#define CLT_FUNCTIONS_GRAPH_COMPARISON_H

#include <stdbool.h>

#include "sqlite/fit.h"
#include "sqlite/options.h"

/* What is known of an ordered pair in one graph; NAN where the graph lacks a variable. */
typedef struct clt_pair_view {
  double probability; /* of source -> target */
  double reverse;     /* of target -> source */
  double adjacency;   /* of either */
  double weight_raw;  /* mean coefficient given source -> target, in the variables' own units */
} clt_pair_view;

typedef struct clt_compare_options {
  double threshold;      /* of the adjacency */
  double min_difference; /* of the probabilities, to be called changed */
} clt_compare_options;

extern const clt_option clt_compare_option_table[];

/* Writes the pair's columns as keys of an open object: source, target, probability_a, …. */
void clt_write_comparison(clt_fit *fit, const char *source, const char *target,
                          const clt_pair_view *a, const clt_pair_view *b,
                          const clt_compare_options *options);

#endif
