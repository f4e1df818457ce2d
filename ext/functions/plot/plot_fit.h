/* What the figures of a fit have in common: the graph behind it, the result. */
#ifndef CLT_FUNCTIONS_PLOT_PLOT_FIT_H
#define CLT_FUNCTIONS_PLOT_PLOT_FIT_H

#include "functions/graph/graph_read.h"
#include "functions/plot/plot_options.h"
#include "plot/plots.h"

/* A graph fit as the drawing wants it: the tiers from the fit's options, if it has them. False if
** an error is latched. */
bool clt_plot_read_graph(clt_call *call, int argument, const char *json, clt_graph_fit *fit,
                         clt_plot_graph *graph);

/* The figure, or the latched error, as the function's result. */
void clt_plot_result(clt_call *call, sqlite3_context *context, const char *svg);

#endif
