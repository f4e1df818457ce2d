/*
** What a causal graph is fitted to: the complete units of a table, and what became of the rest.
**
** The preparation is the same for every graph function: a variable is dropped, with a note, that has
** no values, is constant, or is missing in more than `max_missing` of the units (of some group);
** then units with a gap are left out. Nothing is imputed. Units are sorted by their values, so that
** nothing downstream can depend on the order of rows.
*/
#ifndef CLT_FUNCTIONS_GRAPH_DATA_H
#define CLT_FUNCTIONS_GRAPH_DATA_H

#include "functions/pivot.h"
#include "sqlite/fit.h"

typedef enum clt_transform { CLT_STANDARDIZE, CLT_RANK, CLT_RAW } clt_transform;

typedef struct clt_graph_data {
  int d;              /* variables kept */
  const char **names; /* [d] in sort order */
  int64_t n;          /* complete units */
  double *x;          /* [n * d] their values: own units, or normal scores under CLT_RANK */
  int *group;         /* [n] of each unit; NULL if there are no groups */
  int *block;         /* [n] of each unit; NULL if there are no blocks */
  double *mean, *sd;  /* [d] in own units, over the units kept */
  int n_dropped;
  const char **dropped; /* [n_dropped] names of variables dropped */
  clt_transform transform;
} clt_graph_data;

/* Prepares what the pivot holds. `unit_group` and `unit_block` give each unit's group and block, by
** the pivot's numbers of units; NULL: none. Sets the call's n and n_missing to units. False if an
** error is latched. */
bool clt_graph_prepare(clt_graph_data *data, clt_pivot *pivot, const int *unit_group,
                       const int *unit_block, double max_missing, clt_transform transform);

/* Drops, with a note, the variables for which keep[d] is false. */
void clt_graph_drop(clt_call *call, clt_graph_data *data, const bool *keep, const char *why);

/* The index of a variable, -1 if it is not (any more) among them. */
int clt_graph_variable(const clt_graph_data *data, const char *name);

/* True if there are enough variables and units to fit; else notes why not. */
bool clt_graph_enough(clt_call *call, const clt_graph_data *data, int64_t n);

/* Notes each variable that is an exact linear combination of those before it. */
void clt_graph_note_combinations(clt_call *call, const clt_graph_data *data);

/* Writes the keys `variables` (name, mean, sd) and `dropped`. */
void clt_graph_write_variables(clt_fit *fit, const clt_graph_data *data);

/* Means and scatter matrix [d * d] of `n` rows given by their numbers in `row` (with repetitions;
** NULL: all rows), in the scale that scores are computed in: standardised unless CLT_RAW. False if
** a variable is constant in these rows. */
bool clt_graph_moments(const clt_graph_data *data, const int64_t *row, int64_t n, double *mean,
                       double *scatter);

#endif
