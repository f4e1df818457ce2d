/*
** A nonparametric bootstrap of graphs: refits on units drawn with replacement.
**
** Values that are centred within blocks are residuals, which vary by 1 - 1/m of the variance in
** blocks of m units and hang together. So they are raised by sqrt(m / (m - 1)) before they are
** drawn, units alone in their block, which have none, are not drawn, and a resample has as many
** rows as the sample counts as, not as many as it has units (A. Davison and D. Hinkley, Bootstrap
** Methods and their Application, 1997, section 6.2.3). A resample is not centred again: of a block
** of two that would leave nothing whenever one unit is drawn twice.
*/
#ifndef CLT_GRAPH_BOOTSTRAP_H
#define CLT_GRAPH_BOOTSTRAP_H

#include "graph/sample.h"

typedef struct clt_graph_bootstrap {
  const clt_graph_sample *sample;
  const clt_score_model *model;
  uint64_t seed;
  int64_t resamples;
  /* Gives the edge probabilities [d * d] under a score, all NAN if it has found no graph; false if
  ** stopped. */
  bool (*fit)(void *context, const clt_score *score, double *edge);
  void *context;
  double *share; /* found: [d * d] share of the fits with probability > 0.5; NAN if there is none */
  int64_t used;  /* found: resamples that gave graphs */
  int64_t flat;  /* found: those in which a variable does not vary; the others gave none */
} clt_graph_bootstrap;

/* Draws and fits. (1) Moments of a resample are in the mean those of the sample, and vary as those
** of so many independent rows do. False if out of memory or stopped. */
bool clt_graph_bootstrap_run(clt_graph_bootstrap *b, clt_arena *arena);

#endif
