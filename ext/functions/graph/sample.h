/*
** The sample (graph/sample.h) of what a graph function was called with, the same for all of them,
** and the notes on it.
*/
#ifndef CLT_FUNCTIONS_GRAPH_SAMPLE_H
#define CLT_FUNCTIONS_GRAPH_SAMPLE_H

#include "functions/graph/pivot.h"
#include "graph/sample.h"

/* What becomes of a variable that is an exact linear combination of others. */
typedef enum clt_combination { CLT_COMBINATION_DROP, CLT_COMBINATION_KEEP } clt_combination;

/* What is said of the units, by the pivot's numbers of units. */
typedef struct clt_graph_units {
  const int *group;   /* 0 or 1; NULL: none */
  const int *block;   /* numbered in sort order; NULL: none */
  const int *cluster; /* the same */
  int centred_blocks; /* centre the values within the blocks, of which there are so many; 0: no */
  const int *combination; /* clt_combination, of what is centred; NULL: asked for later */
} clt_graph_units;

/* Takes the sample from what the pivot holds, noting what was left out. Sets the call's n and
** n_missing to units. False if an error is latched. */
bool clt_graph_prepare(clt_graph_sample *sample, clt_pivot *pivot, const clt_graph_units *units,
                       double max_missing, clt_transform transform);

/* Notes why variables were dropped, each once however often this is called. */
void clt_graph_note_drops(clt_call *call, const clt_graph_sample *sample);

/* True if there are enough variables and rows, and values in range, to fit; else notes why not.
** `n` rows count, those of a group where there are groups: what centring took is not among them. */
bool clt_graph_enough(clt_call *call, const clt_graph_sample *sample, int64_t n);

/* Drops the variables that are exact linear combinations of others, or keeps them, and notes them
** either way (clt_graph_sample_combinations() says of which sample). Where values are centred after
** clt_graph_prepare(), within groups and blocks, this comes after that, with sample->lost the cells
** met less 1, and before anything is kept by variable. False if an error is latched. */
bool clt_graph_combinations(clt_call *call, clt_graph_sample *sample, clt_combination what);

#endif
