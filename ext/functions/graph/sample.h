/*
** The sample (graph/sample.h) of what a graph function was called with, the same for all of them,
** and the notes on it.
*/
#ifndef CLT_FUNCTIONS_GRAPH_SAMPLE_H
#define CLT_FUNCTIONS_GRAPH_SAMPLE_H

#include "functions/graph/pivot.h"
#include "graph/sample.h"

/* What is said of the units, by the pivot's numbers of units. */
typedef struct clt_graph_units {
  const int *group;   /* 0 or 1; NULL: none */
  const int *block;   /* numbered in sort order; NULL: none */
  int centred_blocks; /* centre the values within the blocks, of which there are so many; 0: no */
} clt_graph_units;

/* Takes the sample from what the pivot holds, noting what was left out. Sets the call's n and
** n_missing to units. False if an error is latched. */
bool clt_graph_prepare(clt_graph_sample *sample, clt_pivot *pivot, const clt_graph_units *units,
                       double max_missing, clt_transform transform);

/* Notes why variables were dropped, each once however often this is called. */
void clt_graph_note_drops(clt_call *call, const clt_graph_sample *sample);

/* True if there are enough variables and units, and values in range, to fit; else notes why not. */
bool clt_graph_enough(clt_call *call, const clt_graph_sample *sample, int64_t n);

/* Notes each variable that is an exact linear combination of those before it. */
void clt_graph_note_combinations(clt_call *call, const clt_graph_sample *sample);

#endif
