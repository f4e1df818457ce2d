/*
** Two graphs held against each other, pair by pair: what graph_diff() and graph_test() have in
** common. Edges are what base/edge.h calls so; a direction that is open is the other graph's, if
** that has one.
*/
#ifndef CLT_FUNCTIONS_GRAPH_COMPARISON_H
#define CLT_FUNCTIONS_GRAPH_COMPARISON_H

#include "sqlite/field.h"
#include "sqlite/options.h"

/* What is known of an ordered pair in one graph; NAN where the graph lacks a variable. */
typedef struct clt_pair_view {
  double probability; /* of source -> target */
  double reverse;     /* of target -> source */
  double adjacency;   /* of either */
  double weight_raw;  /* mean coefficient given source -> target, in the variables' own units */
  double total_effect_raw; /* mean total effect, in the same */
} clt_pair_view;

/* Of a pair that the graph lacks. */
extern const clt_pair_view clt_pair_unknown;

typedef struct clt_compare_options {
  double threshold;      /* of the adjacency */
  double min_difference; /* of the probabilities, to be called changed */
} clt_compare_options;

extern const clt_option clt_compare_option_table[];

/* A row: an ordered pair in the graphs a and b. */
typedef struct clt_comparison {
  const char *source, *target;
  double probability_a, probability_b, difference;
  double adjacency_a, adjacency_b;
  double weight_raw_a, weight_raw_b, weight_raw_difference;
  double total_effect_raw_a, total_effect_raw_b, total_effect_raw_difference;
  const char *status; /* NULL: neither graph knows the pair */
  int changed;        /* -1: not known */
} clt_comparison;

extern const clt_field clt_comparison_fields[];

clt_comparison clt_comparison_of(const char *source, const char *target, const clt_pair_view *a,
                                 const clt_pair_view *b, const clt_compare_options *options);

#endif
