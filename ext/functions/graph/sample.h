/*
** What a causal graph is fitted to: the complete units of a table, and what became of the rest.
**
** The preparation is the same for every graph function: a variable is dropped, with a note, that has
** no values, is constant, or is missing in more than `max_missing` of the units (of some group);
** then units with a gap are left out. Nothing is imputed. Units are sorted by their values, so that
** nothing downstream can depend on the order of rows. Then values are centred within blocks, where
** there are any, so that the blocks' levels make no edges.
*/
#ifndef CLT_FUNCTIONS_GRAPH_SAMPLE_H
#define CLT_FUNCTIONS_GRAPH_SAMPLE_H

#include "functions/graph/pivot.h"
#include "sqlite/fit.h"

typedef enum clt_transform { CLT_STANDARDIZE, CLT_RANK, CLT_RAW } clt_transform;

typedef struct clt_graph_sample {
  int d;              /* variables kept */
  const char **names; /* [d] in sort order */
  int64_t n;          /* complete units */
  double *x;          /* [n * d] their values: own units, centred within blocks where that is asked
                      ** for; normal scores of that under CLT_RANK */
  int *group;         /* [n] of each unit; NULL if there are no groups */
  int *block;         /* [n] of each unit; NULL if there are no blocks */
  double *mean, *sd;  /* [d] in own units, over the units kept; sd within blocks where centred */
  bool out_of_range;  /* some variable is not clt_moments_in_range(): noted, and only under CLT_RANK
                      ** are there figures */
  int n_dropped;
  const char **dropped; /* [n_dropped] names of variables dropped */
  clt_transform transform;
} clt_graph_sample;

/* What is said of the units, by the pivot's numbers of units. */
typedef struct clt_graph_units {
  const int *group; /* 0 or 1; NULL: none */
  const int *block; /* below `blocks`, numbered in sort order; NULL: none */
  int blocks;
  bool centre; /* centre the values within blocks */
} clt_graph_units;

/* Prepares what the pivot holds. Sets the call's n and n_missing to units. False if an error is
** latched. */
bool clt_graph_prepare(clt_graph_sample *data, clt_pivot *pivot, const clt_graph_units *units,
                       double max_missing, clt_transform transform);

/* Drops, with a note, the variables for which keep[d] is false. */
void clt_graph_drop(clt_call *call, clt_graph_sample *data, const bool *keep, const char *why);

/* The index of a variable, -1 if it is not (any more) among them. */
int clt_graph_variable(const clt_graph_sample *data, const char *name);

/* Is it one of those that were dropped? */
bool clt_graph_dropped(const clt_graph_sample *data, const char *name);

/* True if there are enough variables and units, and values in range, to fit; else it is noted why. */
bool clt_graph_enough(clt_call *call, const clt_graph_sample *data, int64_t n);

/* Notes each variable that is an exact linear combination of those before it. */
void clt_graph_note_combinations(clt_call *call, const clt_graph_sample *data);

/* Writes the keys `variables` (name, mean, sd) and `dropped`. */
void clt_graph_write_variables(clt_fit *fit, const clt_graph_sample *data);

/* Means and scatter matrix [d * d] of `n` rows given by their numbers in `row` (with repetitions;
** NULL: all rows), in the scale that scores are computed in: standardised unless CLT_RAW. False if
** a variable is constant in these rows. */
bool clt_graph_moments(const clt_graph_sample *data, const int64_t *row, int64_t n, double *mean,
                       double *scatter);

#endif
