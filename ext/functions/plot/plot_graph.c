/*
** plot_graph(fit [, options]) -> SVG text: a causal graph, drawn in layers from causes to effects. The
** wider an edge the more probable; colour and dash show the sign of its coefficient; without an arrow
** the direction is undecided.
**
** Arguments: what exact_graph() or dibs_graph() returned; NULL gives NULL.
** Options: title, width, height, lang (plot_options.h); threshold 0.5: variables are joined whose
**   adjacency is at least that. The direction is that of the larger probability, undecided where the
**   two are within 0.1 (as in graph_diff()).
** The tiers of the fit, if it has any, lie one below the other.
*/
#include "functions/functions.h"
#include "functions/plot/plot_fit.h"

typedef struct graph_options {
  clt_plot_options plot;
  double threshold;
} graph_options;

static const clt_option OPTIONS[] = {
    CLT_PLOT_OPTIONS(graph_options),
    {"threshold", CLT_OPTION_REAL, offsetof(graph_options, threshold), 0.5, 0, 1, "a number"},
};

enum { N_OPTIONS = sizeof OPTIONS / sizeof *OPTIONS };

static void evaluate(clt_call *call, sqlite3_context *context, int argc, sqlite3_value **argv) {
  graph_options options;
  clt_graph_fit fit;
  clt_plot_graph graph;
  const char *json = clt_text_of(call, argv[0]);
  if (!json) return;
  clt_options_default(OPTIONS, N_OPTIONS, &options);
  if (argc > 1) clt_options_argument(call, OPTIONS, N_OPTIONS, &options, argv[1]);
  if (clt_failed(call) || !clt_plot_read_graph(call, 1, json, &fit, &graph)) return;
  clt_figure_options figure = clt_plot_figure(call, &options.plot);
  clt_plot_result(call, context,
                  clt_plot_graph_of(&graph, options.threshold, &figure, &call->arena, &call->task));
}

static const clt_scalar scalar = {1, 2, SQLITE_DETERMINISTIC | SQLITE_INNOCUOUS, evaluate};

const clt_function clt_function_plot_graph = {"plot_graph", .scalar = &scalar};
