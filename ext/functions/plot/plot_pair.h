/* What the figures of two graphs have in common: options, and graphs over the same variables. */
#ifndef CLT_FUNCTIONS_PLOT_PLOT_PAIR_H
#define CLT_FUNCTIONS_PLOT_PLOT_PAIR_H

#include "functions/plot/plot_fit.h"

typedef struct clt_pair_options {
  clt_plot_options plot;
  double threshold;
  clt_label label_a, label_b;
  int edges; /* of plot_graph_diff() alone */
} clt_pair_options;

/* Those that both have besides x_label and y_label. */
extern const clt_option clt_pair_option_table[];

/* The arguments: the two fits. */
extern const clt_argument clt_pair_arguments[2];

typedef struct clt_plot_pair {
  clt_plot_graph graph[2];
  const char *label[2];
} clt_plot_pair;

/* Two graph fits, each over the variables of both. False if one is NULL or an error is latched. */
bool clt_plot_read_pair(clt_call *call, sqlite3_value **argv, const clt_pair_options *options,
                        clt_plot_pair *pair);

#endif
