/*
** What a causal graph is fitted to: the complete units of a table, and what became of the rest.
**
** (1) A variable is dropped that has no values, is constant, or is missing in more than
** `max_missing` of the units (of some group); then (2) units with a gap are left out. Nothing is
** imputed. (3) Units are sorted by their values, so that nothing downstream can depend on the order
** of rows. Then (4) values may be centred within blocks, so that the blocks' levels make no edges,
** and (5) replaced by normal scores. Centring takes a row for every block's mean, and the score
** reckons with one mean anyway; so what is centred counts as n - (blocks - 1) rows, of mean 0: else
** many small blocks would make the posterior too sure.
*/
#ifndef CLT_GRAPH_SAMPLE_H
#define CLT_GRAPH_SAMPLE_H

#include "base/arena.h"
#include "base/task.h"
#include "graph/score.h"

typedef enum clt_transform { CLT_STANDARDIZE, CLT_RANK, CLT_RAW } clt_transform;

/* A table before anything is left out, and what is said of its units. */
typedef struct clt_graph_table {
  int64_t units;
  int width;                /* variables */
  const double *value;      /* [units * width]; NAN: missing */
  const char *const *names; /* [width] in sort order */
  const int *group;         /* [units] 0 or 1; NULL: none */
  const int *block;         /* [units] numbered in sort order; NULL: none */
  const int *cluster;       /* the same */
} clt_graph_table;

typedef enum clt_drop_reason {
  CLT_DROP_EMPTY,             /* it has no values */
  CLT_DROP_MISSING,           /* too many of them are missing */
  CLT_DROP_CONSTANT,          /* they are all equal */
  CLT_DROP_CONSTANT_COMPLETE, /* in the complete units they are */
  CLT_DROP_WITHIN_BLOCKS,     /* within the blocks they are */
  CLT_DROP_WITHIN_CELLS,      /* within groups and blocks they are */
  CLT_DROP_COMBINATION        /* it is an exact linear combination of others */
} clt_drop_reason;

typedef struct clt_drop {
  const char *name;
  clt_drop_reason reason;
  int n_parts;              /* of a combination: */
  const char *const *parts; /* [n_parts] what it is one of, in sort order */
} clt_drop;

typedef struct clt_graph_sample {
  int d;              /* variables kept */
  const char **names; /* [d] in sort order */
  int64_t n;          /* complete units */
  int64_t lost;       /* rows that centring took: blocks met - 1; 0 where nothing was centred */
  double *x;          /* [n * d] their values: own units, centred within blocks where that is asked
                      ** for; normal scores of that under CLT_RANK */
  int *group;         /* [n] of each unit; NULL if there are no groups */
  int *block;         /* [n] of each unit; NULL if there are no blocks */
  int *cluster;       /* [n] of each unit; NULL if there are no clusters */
  double *mean, *sd;  /* [d] in own units, over the units kept; sd within blocks where centred */
  double *size;       /* [d] root mean square of the values as they were given, about zero: their
                      ** rounding is relative to it; of the scores under CLT_RANK */
  int n_dropped;
  const char **dropped; /* [n_dropped] names of variables dropped */
  int n_drops;
  clt_drop *drops; /* [n_drops] why, in the order in which they were dropped */
  int refused; /* too many variables for a graph were left, so many, and all were dropped; or 0 */
  bool out_of_range; /* some variable is not clt_moments_in_range(): only under CLT_RANK are there
                     ** figures */
  clt_transform transform;
} clt_graph_sample;

/* Takes what can be fitted out of a table. This and the next three return false if out of memory or
** stopped; `task` may be NULL. */
bool clt_graph_sample_take(clt_graph_sample *sample, const clt_graph_table *table,
                           double max_missing, clt_arena *arena, clt_task *task);

/* Centres all values within blocks, which are numbered below `blocks`, and drops the variables that
** vary only between them. */
bool clt_graph_sample_centre(clt_graph_sample *sample, int blocks, clt_arena *arena,
                             clt_task *task);

/* Sets the transform; under CLT_RANK the values become normal scores. */
bool clt_graph_sample_transform(clt_graph_sample *sample, clt_transform transform, clt_arena *arena,
                                clt_task *task);

/* Variables that are exact linear combinations of others. */
typedef struct clt_combinations {
  int n;
  clt_drop drop[CLT_GRAPH_MAX]; /* [n] in the order in which they were found */
  bool keep[CLT_GRAPH_MAX];     /* [d] false for them */
} clt_combinations;

/* (6) Finds them in the values as they are. A dependency is a variable together with those before
** it that it is a combination of, without those whose coefficient is rounding. Of all of them that
** of most variables is taken first; of its variables that one which is a sum of the others, with
** positive coefficients only, else, or if several are, the last; and so on with the variables that
** are left, until there is no dependency. To be asked for of values as they are fitted but for
** normal scores, that is, after all centring, of which sample->lost must be true: where there are
** no more rows than variables, everything is a combination, which is not what is meant. False if
** out of memory or stopped. */
bool clt_graph_sample_combinations(const clt_graph_sample *sample, clt_combinations *found,
                                   clt_arena *arena, clt_task *task);

/* Drops them. What else is kept by variable must be closed up by found->keep. */
void clt_graph_sample_drop_combinations(clt_graph_sample *sample, const clt_combinations *found);

/* Drops the variables for which keep[d] is false. */
void clt_graph_sample_drop(clt_graph_sample *sample, const bool *keep, clt_drop_reason reason);

/* The index of a variable, -1 if it is not (any more) among them. */
int clt_graph_sample_index(const clt_graph_sample *sample, const char *name);

/* Is it one of those that were dropped? */
bool clt_graph_dropped(const clt_graph_sample *sample, const char *name);

/* How many rows the sample counts as. */
static inline int64_t clt_graph_sample_rows(const clt_graph_sample *sample) {
  return sample->n - sample->lost;
}

/* Rows of a sample, from which moments are taken. */
typedef struct clt_graph_rows {
  const int64_t *row; /* [n] their numbers, with repetitions; NULL: all of them */
  int64_t n;
  int64_t lost;   /* rows that their centring took */
  bool contrasts; /* they are contrasts, whose mean is 0: of n of them, n + 1 rows */
} clt_graph_rows;

/* (7) Means and scatter matrix [d * d] of rows in the scale that scores are computed in:
** standardised unless CLT_RAW. False if a variable is constant in these rows. */
bool clt_graph_sample_moments(const clt_graph_sample *sample, const clt_graph_rows *rows,
                              double *mean, double *scatter);

/* Sets the score from those moments, `mean` and `scatter` being scratch. False if a variable is
** constant or the score is out of range. */
bool clt_graph_sample_score(const clt_graph_sample *sample, const clt_score_model *model,
                            const clt_graph_rows *rows, double *mean, double *scatter,
                            clt_score *score);

#endif
