/*
** Which way an edge points, by what a fit says of two variables: fits are compared by this rule and
** drawn by it. It stands here because ext/plot does not see ext/graph.
**
** Whether there is an edge is judged by the adjacency; which way it points, by the larger of the
** two probabilities, where they differ by more than CLT_UNDECIDED_WITHIN. Else its direction is
** open.
*/
#ifndef CLT_BASE_EDGE_H
#define CLT_BASE_EDGE_H

#include <stdbool.h>

#define CLT_UNDECIDED_WITHIN 0.1

/* An open direction can be either; one that is unknown, a probability being NAN, is neither. */
typedef struct clt_edge_view {
  bool there, forward, backward;
} clt_edge_view;

static inline clt_edge_view clt_edge_of(double forward, double backward, double adjacency,
                                        double threshold) {
  double difference = forward - backward;
  bool there = adjacency >= threshold; /* not if NAN */
  return (clt_edge_view){there, there && difference >= -CLT_UNDECIDED_WITHIN,
                         there && difference <= CLT_UNDECIDED_WITHIN};
}

#endif
