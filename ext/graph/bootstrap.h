/* A nonparametric bootstrap of graphs: refits on units drawn with replacement. */
#ifndef CLT_GRAPH_BOOTSTRAP_H
#define CLT_GRAPH_BOOTSTRAP_H

#include "graph/sample.h"

typedef struct clt_graph_bootstrap {
  const clt_graph_sample *sample;
  const clt_score_model *model;
  uint64_t seed;
  int64_t resamples;
  /* Gives the edge probabilities [d * d] under a score; false if stopped. */
  bool (*fit)(void *context, const clt_score *score, double *edge);
  void *context;
  double *share; /* found: [d * d] share of the fits with probability > 0.5; NAN if there is none */
  int64_t used;  /* found: resamples that could be fitted; in the others a variable does not vary */
} clt_graph_bootstrap;

/* Draws and fits. False if out of memory or stopped. */
bool clt_graph_bootstrap_run(clt_graph_bootstrap *b, clt_arena *arena);

#endif
