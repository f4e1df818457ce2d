/* What the figures of a fit have in common: the graph behind it, the result. */
#ifndef CLT_FUNCTIONS_PLOT_PLOT_FIT_H
#define CLT_FUNCTIONS_PLOT_PLOT_FIT_H

#include "functions/graph/graph_read.h"
#include "functions/plot/plot_options.h"
#include "plot/plots.h"

/* Options that the figures of graphs share, as rows of a table. */
#define CLT_PLOT_NOT_DRAWN "not drawn, but taken, so that one object of options serves all figures"
#define CLT_PLOT_THRESHOLD(type)                                                                   \
  {                                                                                                \
    "threshold", CLT_OPTION_REAL, offsetof(type, threshold), 0.5, 0, 1,                            \
        .allowed = "a number", .meaning = "adjacency from which on two variables are joined"       \
  }

/* What the details of the figures of graphs have in common: how an edge is read. */
#define CLT_PLOT_EDGE_IS                                                                           \
  "The wider an edge the more probable. It points in the direction of the larger probability; "    \
  "without an arrow, where the two are within 0.1, the direction is undecided, as in "             \
  "graph_diff(). "

/* A graph fit as the drawing wants it: the tiers from the fit's options, if it has them. False if
** an error is latched. */
bool clt_plot_read_graph(clt_call *call, int argument, const char *json, clt_graph_fit *fit,
                         clt_plot_graph *graph);

/* The figure, or the latched error, as the function's result. */
void clt_plot_result(clt_call *call, sqlite3_context *context, const char *svg);

#endif
