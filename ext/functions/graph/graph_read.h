/* Reading a graph fit back: its variables, the figures of its pairs, the DAGs it kept. */
#ifndef CLT_FUNCTIONS_GRAPH_GRAPH_READ_H
#define CLT_FUNCTIONS_GRAPH_GRAPH_READ_H

#include "graph/paths.h"
#include "sqlite/call.h"

/* Figures of an ordered pair, by the names of the row's columns; NAN for null. */
typedef enum clt_pair_figure {
  CLT_PAIR_PROBABILITY,
  CLT_PAIR_ADJACENCY,
  CLT_PAIR_WEIGHT,
  CLT_PAIR_WEIGHT_RAW,
  CLT_PAIR_TOTAL_EFFECT_RAW,
  CLT_PAIR_FIGURES
} clt_pair_figure;

typedef struct clt_graph_fit {
  const char *object; /* the fit as JSON (base/json.h) */
  int d;
  const char **names;               /* [d] */
  double *figure[CLT_PAIR_FIGURES]; /* [d * d] each, [source * d + target] */
  int n_dags;
  clt_kept_dag *dags; /* [n_dags] */
} clt_graph_fit;

/* Reads the fit; an error names the `argument` (from 1) that is not a graph. The DAGs are read only
** if asked for. */
bool clt_graph_read(clt_call *call, int argument, const char *json, bool with_dags,
                    clt_graph_fit *fit);

/* Index of a variable by name, -1 if there is none. */
int clt_graph_fit_index(const clt_graph_fit *fit, const char *name);

/* The variables of two fits: those of the first, then what the second has besides. */
typedef struct clt_graph_union {
  int n;
  const char **names; /* [n] */
  int *at[2];         /* [n] their numbers in either fit, -1 if it lacks them */
} clt_graph_union;

/* False if an error is latched. */
bool clt_graph_unite(clt_call *call, const clt_graph_fit fit[2], clt_graph_union *all);

#endif
